"""A story and what its views show come in; the numbers beside marks, what is listed of stacks, and captions as text go out.

The doors are `callouts.called_out`, `caption.caption_of`, `formats.written` and `beside.write_beside`; what is printed asks
`badges.badge_rooms` for the places of numbers, and `stacks.stacks_of` for what lies on one spot.
"""
