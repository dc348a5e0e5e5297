"""Whether a date is that of a letter, or of an entry in a diary, whose words begin with it."""

import re

from geodata.drafting.dates.wording import Wording
from geodata.drafting.prose import Span

# "Headquarters Department of the Pacific, San Francisco, Cal., October 15, 1862" has 62 letters before its date.
_LONGEST_HEAD = 150
# A line that holds little besides its date.
_LONGEST_LINE = 100
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(r"[ \t]*(?:$|\n|[.,:;)\]–—-]|[A-Z])")


def is_head(text: str, paragraph: Span, date: Span, words: Wording) -> bool:
    """Whether a date stands where letters and entries have their own: at the start of a paragraph, after nothing but a place."""
    before = (
        _WORD.findall(text[paragraph.start : date.start]) if date.start - paragraph.start <= _LONGEST_HEAD else None
    )
    if before is None or not _GOES_ON.match(text, date.end, paragraph.end):
        return False
    # "On the 5th of May we left" is none.
    led_into = before[-1:] or _WORD.findall(text[date.start : date.end])[:1]
    if any(word.casefold() in words.prepositions | words.leading for word in led_into):
        return False
    if not all(word[0].isupper() or word in words.small or len(word) == 1 for word in before):
        return False
    is_line = paragraph.end - paragraph.start <= _LONGEST_LINE
    # "June 5, left camp" is an entry as well, and "Monday, the 5th, was fair" is none.
    return is_line or bool(before) or text[date.end : paragraph.end].lstrip()[:1] != ","
