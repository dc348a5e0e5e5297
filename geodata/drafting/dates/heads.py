"""Whether a date is that of a letter, or of an entry in a diary, whose words begin with it."""

import re

from geodata.drafting.prose import Span

# Small words that stand in the head of a letter besides names and numbers.
_SMALL = frozenset({"of", "at", "in", "the", "near", "on", "de", "le", "den", "this", "camp", "and", "by", "la", "a", "du", "am", "im", "off"})
# "On the 5th of May we left" is no head.
_LED = frozenset({"on", "in", "at", "by", "since", "until", "from", "about", "during", "after", "before", "of", "early", "late"})
_LONGEST_HEAD = 150
_LONGEST_LINE = 100
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(r"[ \t]*(?:$|\n|[.,:;)\]–—-]|[A-Z])")


def is_head(text: str, paragraph: Span, date: Span) -> bool:
    """Whether a date stands where letters and entries have their own: after nothing but a place, at the start of a paragraph."""
    before = text[paragraph.start : date.start]
    if len(before) > _LONGEST_HEAD or not _GOES_ON.match(text, date.end, paragraph.end):
        return False
    words = _WORD.findall(before)
    if not text[date.start].isupper() and not text[date.start].isdigit():
        return False
    first = _WORD.search(text, date.start, date.end)
    if first and first.group().casefold() in _LED:
        return False
    if not words and text[date.end : paragraph.end].lstrip()[:1] == "," and paragraph.end - paragraph.start > _LONGEST_LINE:
        return False
    is_named = all(word[0].isupper() or word in _SMALL or len(word) == 1 for word in words)
    is_line = paragraph.end - paragraph.start <= _LONGEST_LINE
    return is_named and (is_line or not words or any(word[0].isupper() for word in words))
