"""Marked words become a quotation: whole words, and as much around them as tells them from the same words elsewhere."""

from geodata.dossiers.quotations import QuotationError, is_within_word, locate
from geodata.errors import Refusal

# So many letters more on either side are tried at a time, and so often, before the passage is said to be everywhere.
_LETTERS, _TIMES = 12, 40
# Signs at the ends of marked words that belong to the sentence around them.
_LOOSE = ".,;:!?…—–-)]}»›”’\"'。，、；：！？）」』"
_OPENING = "([{«‹“‘\"'—–-（「『"


def quotation_of(text: str, start: int, end: int) -> tuple[str, str]:
    """The cells `quotation` and `quotation_context` of marked words.

    Args:
        text: The document.
        start: Offset of the first marked character, in code points.
        end: Offset after the last one. Words that are marked in part are taken whole.

    Raises:
        Refusal: Nothing is marked, or the words stand in so many places that no stretch around them tells which are meant.
    """
    if not text[start:end].split():
        raise Refusal(text[start:end], why="marks no words", fix="Mark at least one word of the document")
    start, end = _whole(text, *_without(text, start, end, first="", last=""))
    bare = _without(text, start, end, first=_OPENING, last=_LOOSE)
    start, end = bare if bare[0] < bare[1] else (start, end)
    quoted = text[start:end]
    for times in range(_TIMES + 1):
        around = _whole(text, max(start - times * _LETTERS, 0), min(end + times * _LETTERS, len(text)))
        context = text[slice(*around)] if times else ""
        try:
            found = locate(text, quoted, context)
        except QuotationError:
            continue
        if found.start == start:
            return _one_line(quoted), _one_line(context)
    raise Refusal(_one_line(quoted), why="stands in several places that read alike", fix="Mark more words")


def _without(text: str, start: int, end: int, *, first: str, last: str) -> tuple[int, int]:
    """A stretch without the blanks at its ends, nor the signs `first` and `last`."""
    while start < end and (text[start].isspace() or text[start] in first):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in last):
        end -= 1
    return start, end


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch whose first and last words are whole."""
    while start > 0 and is_within_word(text, start):
        start -= 1
    while end < len(text) and is_within_word(text, end):
        end += 1
    return start, end


def _one_line(text: str) -> str:
    return " ".join(text.split())
