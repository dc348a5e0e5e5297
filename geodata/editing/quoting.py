"""Marked words become a quotation: whole words, and as much around them as tells them from the same words elsewhere."""

import re

from geodata.dossiers.quotations import QuotationError, locate
from geodata.errors import Refusal

_WORD = re.compile(r"\S+")
# So many words on either side are tried before the passage is said to be everywhere.
_MOST_AROUND = 60
# Signs at the ends of marked words that belong to the sentence around them.
_LOOSE = ".,;:!?…—–-)]}»›”’\"'"
_OPENING = "([{«‹“‘\"'—–-"


def quotation_of(text: str, start: int, end: int) -> tuple[str, str]:
    """The cells `quotation` and `quotation_context` of marked words.

    Args:
        text: The document.
        start: Offset of the first marked character, in code points.
        end: Offset after the last one. Words that are marked in part are taken whole.

    Raises:
        Refusal: Nothing is marked, or the words stand in so many places that no stretch around them tells which are meant.
    """
    words = [word.span() for word in _WORD.finditer(text)]
    inside = [index for index, (first, last) in enumerate(words) if first < end and last > start]
    if start >= end or not inside:
        raise Refusal(text[start:end], why="marks no words", fix="Mark at least one word of the document")
    first, last = inside[0], inside[-1]
    low, high = words[first][0], words[last][1]
    quoted = text[low:high]
    # A full stop after marked words was not marked, or may as well not have been.
    bare = quoted.rstrip(_LOOSE).lstrip(_OPENING)
    quoted = bare if bare and high > end - 1 else quoted
    at = low + text[low:high].index(quoted)
    for around in range(_MOST_AROUND + 1):
        left, right = max(first - around, 0), min(last + around, len(words) - 1)
        context = text[words[left][0] : words[right][1]]
        try:
            found = locate(text, quoted, context if around else "")
        except QuotationError:
            continue
        if found.start == at:
            return _one_line(quoted), _one_line(context) if around else ""
    raise Refusal(_one_line(quoted), why="stands in several places that read alike", fix="Mark more words")


def _one_line(text: str) -> str:
    return " ".join(text.split())
