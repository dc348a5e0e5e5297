"""The document itself, as the first event: somebody writes to somebody, on a day, at a place."""

import re

from geodata.drafting.findings import DateFinding, EventFinding, RecordEntry, ToponymFinding
from geodata.drafting.prose import Prose, Span

# Longer lines are no heads of letters; of them the words that name or date the document are quoted, and no more.
_LONGEST_LINE = 240
# So many characters of a document that has neither title nor date, and that nobody signs.
_BEGINNING = 60
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# What the quotation of the document is taken from, the best first.
_FIELDS = ("title", "number", "date", "author", "addressee")


def document_event(  # noqa: PLR0913 - what was found before
    prose: Prose,
    *,
    record: tuple[RecordEntry, ...],
    dates: tuple[DateFinding, ...],
    toponyms: tuple[ToponymFinding, ...],
    author: tuple[str, ...],
    addressees: tuple[str, ...],
) -> EventFinding | None:
    """A message from the author to the addressees; its quotation is the line that names or numbers it, or else dates it.

    Args:
        prose: The text.
        record: What its head and foot say.
        dates: Those of the text.
        toponyms: Those of the text.
        author: Id of who writes, if known.
        addressees: Ids of those to whom it is written.

    Returns:
        The event, or None for a text without a letter in it.
    """
    by_field = {entry.field: entry for entry in reversed(record)}
    entry = next((by_field[field] for field in _FIELDS if field in by_field), None)
    line = _line_at(prose.text, entry.start if entry else 0)
    if line is None:
        return None
    if entry is None:
        line = _first_words(prose.text, line)
    elif line.end - line.start > _LONGEST_LINE:
        line = Span(entry.start, entry.end)
    quotation = prose.text[line.start : line.end]
    place = next((each for each in record if each.field == "place"), None)
    where = Span(place.start, place.end) if place else line
    places = tuple(toponym for toponym in toponyms if toponym.start in where)
    title = by_field["title"].value if "title" in by_field else quotation
    dated = Span(by_field["date"].start, by_field["date"].end) if "date" in by_field else line
    return EventFinding(
        start=line.start,
        end=line.end,
        text=quotation,
        rule="the document itself",
        score=0.9,
        title=title,
        kind="message",
        modality="occurred",
        voices=(),
        actors=(*author, *addressees),
        date=next((date for date in dates if date.start in dated), None),
        places=places[:1],
        place_from=places[0] if places else None,
        place_to=None,
        means="",
        sender=author[0] if author else "",
        recipients=addressees,
    )


def _line_at(text: str, offset: int) -> Span | None:
    """The line that holds an offset, without blanks at its ends; the first with a letter where none is there."""
    found = _LINE.search(text, text.rfind("\n", 0, offset) + 1)
    if not found:
        return None
    line = found.group()
    start = found.start() + len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))


def _first_words(text: str, line: Span) -> Span:
    """The beginning of a line, for a document of which nothing else is known."""
    end = line.start + _BEGINNING
    if end >= line.end:
        return line
    blank = text.rfind(" ", line.start, end)
    return Span(line.start, blank if blank > line.start else end)
