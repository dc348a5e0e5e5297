"""Events, messages, rival places and the directions of movements."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.dossiers.quotations import QuotationError, locate
from geodata.drafting.findings import EventFinding, ToponymFinding
from geodata.drafting.prose import Prose
from geodata.drafting.sheets.people import acting_in
from geodata.drafting.sheets.places import PlaceSheets
from geodata.exchange.event_rows import unique
from geodata.exchange.tables import BETWEEN

Row = dict[str, str]

# Letters around a quotation that are tried in turn to tell it from others of the same words.
_AROUND = (0, 30, 100, 300, 1000)
# Of words that so many events quote, nothing is tried: to tell each from all others takes as long as there are pairs of them.
_MOST_ALIKE = 50
# Letters of a title.
_LONGEST = 90


@dataclass(kw_only=True)
class EventSheets:
    """Events of a draft, and what belongs to them: rows of the sheets of these names."""

    events: list[Row] = field(default_factory=list)
    messages: list[Row] = field(default_factory=list)
    candidates: list[Row] = field(default_factory=list)
    geometries: list[Row] = field(default_factory=list)


def event_sheets(
    prose: Prose,
    events: Sequence[EventFinding],
    *,
    written: HistoricalDate | None,
    places: PlaceSheets,
    actors: Mapping[str, str],
) -> EventSheets:
    """Make the rows.

    Args:
        prose: The text.
        events: The first is the document itself, of which all others are a part.
        written: When the document was written, if it is known.
        places: Its places.
        actors: The id of the actor for that of each person.
    """
    sheets = EventSheets()
    alike = Counter(_words(event) for event in events)
    taken: set[str] = set()
    document = ""
    for number, event in enumerate(events, start=1):
        id_ = unique(event.title, taken, f"event-{number}")
        document = document or id_
        row = {
            "id": id_,
            **_dating(event, written, is_document=id_ == document),
            "title": shortened(" ".join(event.title.split()), _LONGEST),
            "kind": event.kind,
            "modality": event.modality,
            "voice": _joined(event.voices),
            "actors": _joined(actors[each] for each in acting_in(event) if each in actors),
            "places": _joined(_place(each, places) for each in event.places),
            **_quoted(prose, event, alike[_words(event)]),
            "checked": "draft",
            "part_of": document if id_ != document else "",
        }
        ways = [_place(each, places) for each in (event.place_from, event.place_to)]
        if event.sender and event.recipients:
            sent = row["date"] if id_ == document else ""
            sheets.messages.append(_message(id_, event, ways, sent))
        elif event.kind == "movement" and all(ways) and ways[0] != ways[1]:
            row["geometry"] = f"way-{id_}"
            sheets.geometries.append(_direction(row, event, places))
        sheets.candidates += _rivals(id_, event, places)
        sheets.events.append(row)
    return sheets


def _dating(event: EventFinding, written: HistoricalDate | None, *, is_document: bool) -> Row:
    """The date of an event, the words and the rule it rests on; where the text tells no day, what follows from its own."""
    said = event.date
    words = " ".join(said.text.split()) if said else ""
    if said and _bounds(said.edtf):
        told = {"date": said.edtf, "date_as_written": words} | _calendar(said.calendar, written)
        if not said.anchor:
            return told | {"basis": "stated"}
        return told | {"date_rule": f"{said.rule}, from {said.anchor}", "basis": "computed"}
    if said and not written:
        # Once the document has a date, the words are counted from it.
        return {"date_as_written": words, "date_rule": "counted from the day of the document", "basis": "computed"}
    day = written.edtf if written else ""
    if is_document or event.modality != "occurred" or not (written and written.latest):
        return {"date": day, "basis": "stated"}
    rule = "the text tells no day: some day up to that of the document"
    told = {"date": f"[..{written.latest}]", "date_rule": rule, "basis": "computed"}
    return told | _calendar("gregorian", written)


def _calendar(calendar: str, written: HistoricalDate | None) -> Row:
    """The calendar of a date, where it is another than that of the document, which counts else."""
    return {} if calendar == calendar_of_document(written) else {"calendar": calendar}


def calendar_of_document(written: HistoricalDate | None) -> str:
    """In which calendar the EDTF of the document's day is numbered."""
    return "julian" if written and written.calendar == "julian" else "gregorian"


def _bounds(edtf: str) -> bool:
    """Whether a date can be put on a timeline."""
    try:
        date = parse_edtf(edtf)
    except DateError:
        return False
    return bool(date.earliest or date.latest)


def _words(event: EventFinding) -> str:
    """The words on which an event rests, as a cell has them."""
    return " ".join(event.text.split())


def _quoted(prose: Prose, event: EventFinding, count: int) -> Row:
    """The words on which an event rests, with as many around them as tell them from others of the same words.

    Where the text repeats so much that nothing tells them apart, they are in the note, for a reader to decide.

    Args:
        prose: The text.
        event: What was found in it.
        count: How many events have these words.
    """
    quotation = _words(event)
    contexts = ("", *(_around(prose, event, letters) for letters in _AROUND)) if count <= _MOST_ALIKE else ()
    for context in contexts:
        with suppress(QuotationError):
            found = locate(prose.text, quotation, context)
            if (found.start, found.end) == (event.start, event.end):
                return {"quotation": quotation, "quotation_context": context}
    return {"note": f"The text has these words more than once: “{quotation}”"}


def _around(prose: Prose, event: EventFinding, letters: int) -> str:
    """The sentence of an event, and so many letters of whole words on either side."""
    sentence = prose.sentence_at(event.start)
    start = min(sentence.start, event.start)
    end = max(sentence.end, event.end)
    before = prose.text[max(start - letters, 0) : start]
    after = prose.text[end : end + letters]
    if start > letters:
        before = before.partition(" ")[2]
    if end + letters < len(prose.text):
        after = after.rpartition(" ")[0]
    return " ".join(f"{before}{prose.text[start:end]}{after}".split())


def _place(toponym: ToponymFinding | None, places: PlaceSheets) -> str:
    """The id of the likeliest place; "" where no gazetteer knows one."""
    found = places.ids.get(toponym.start, []) if toponym else []
    return found[0][0] if found else ""


def _message(id_: str, event: EventFinding, ways: list[str], sent: str) -> Row:
    return {
        "event": id_,
        "sender": event.sender,
        "recipient": _joined(event.recipients),
        "place_from": ways[0],
        "place_to": ways[1],
        "sent": sent,
    }


def _direction(row: Row, event: EventFinding, places: PlaceSheets) -> Row:
    """An arrow from where a movement begins to where it goes; it claims no route."""
    ends = [places.ids[each.start][0][1] for each in (event.place_from, event.place_to) if each]
    points = ", ".join(f"{each.lon:.4f} {each.lat:.4f}" for each in ends)
    return {
        "id": row["geometry"],
        "kind": "direction",
        "label": row["title"],
        "basis": "computed",
        "checked": "draft",
        "precision_km": f"{max(1, *(each.precision_km for each in ends)):g}",
        "source": "The places that the document names",
        "note": "Drawn by the program from the one place to the other; no route is claimed.",
        "wkt": f"LINESTRING ({points})",
    }


def _rivals(id_: str, event: EventFinding, places: PlaceSheets) -> list[Row]:
    """The places that may be meant by a toponym in doubt, the likeliest preferred."""
    rows: list[Row] = []
    for toponym in event.places:
        found = places.ids.get(toponym.start, [])
        if len(found) > 1:
            rows += [
                {
                    "subject": id_,
                    "field": "place",
                    "value": place,
                    "preferred": "" if number else "yes",
                    "note": f"“{' '.join(toponym.text.split())}”: {candidate.reason}".rstrip(": "),
                }
                for number, (place, candidate) in enumerate(found)
            ]
    # Two toponyms of an event may have the same rivals; only one place of an event is preferred.
    once = {row["value"]: row for row in reversed(rows)}
    preferred = next((row["value"] for row in rows if row["preferred"]), "")
    return [row | {"preferred": "yes" if row["value"] == preferred else ""} for row in reversed(once.values())]


def shortened(title: str, most: int) -> str:
    """A title of at most so many letters, cut between words."""
    return title if len(title) <= most else f"{title[:most].rpartition(' ')[0]} …"


def _joined(ids: Iterable[str]) -> str:
    """Ids in one cell, each once."""
    return BETWEEN.join(dict.fromkeys(each for each in ids if each))
