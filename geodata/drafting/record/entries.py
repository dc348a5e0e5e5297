"""An entry of the record from words of the text."""

from collections.abc import Iterator

from geodata.drafting.findings import RecordEntry
from geodata.drafting.names import HONORIFICS, plain
from geodata.drafting.prose import Prose

_EDGES = ' \t\n,;:.-–—[]()_*"“”'


def entry(  # noqa: PLR0913 - what an entry says
    text: str, field: str, start: int, end: int, *, rule: str, score: float, value: str = ""
) -> RecordEntry | None:
    """The entry for a stretch of the text, without the marks and blanks at its edges.

    Args:
        text: The text.
        field: As in `RecordEntry`.
        start: Where the words begin.
        end: Where they end.
        rule: By what they were recognised.
        score: How sure the rule is.
        value: What they say; by default the words, white space made one blank.

    Returns:
        None where nothing but marks stands there.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    # A point after an initial and a bracket that was opened belong to the words.
    if end < len(text) and text[end] == "." and text[max(end - 2, 0) : end - 1] in {"", " ", "."}:
        end += 1
    if start >= end:
        return None
    return RecordEntry(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule,
        score=score,
        field=field,
        value=value or " ".join(text[start:end].split()),
    )


def without_honorifics(prose: Prose, start: int, end: int) -> int:
    """Where a name begins without `Mr.`, `Cdes.` and their like before it."""
    for word in prose.words:
        if word.start >= end:
            break
        if word.start >= start and plain(word.text) not in HONORIFICS and word.text != ".":
            return word.start
    return start


def one(found: RecordEntry | None) -> Iterator[RecordEntry]:
    """The entry, if there is one."""
    if found:
        yield found
