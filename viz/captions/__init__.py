"""A story and what its views show come in; numbers for marks, the list of what lies on one spot, and captions as text go out.

The doors are `callouts.called_out`, `stacks.stacks_of` with `listing.listing_of`, `caption.caption_of`, and `formats.written`
with `beside.files_beside`.
"""
