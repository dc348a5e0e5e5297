"""A draft as the sheets of a dossier."""

import pandas as pd

from geodata.dates.historical import HistoricalDate
from geodata.drafting.findings import EventFinding, PersonFinding, RecordEntry, ToponymFinding
from geodata.drafting.prose import Prose
from geodata.drafting.sheets.events import calendar_of_document, event_sheets, shortened
from geodata.drafting.sheets.languages import language_of
from geodata.drafting.sheets.people import actors_of, people_rows
from geodata.drafting.sheets.places import PlaceSheets, place_sheets
from geodata.drafting.texts.reading import SourceText
from geodata.exchange.tables import BETWEEN, Tables

# Letters of a title.
_LONGEST = 100
# What stands where only people can know; the dossier can be looked at, and says so itself.
_NOT_KNOWN = "Not known: nobody has looked into it yet"
_DRAFT = (
    "This is a draft. A program found people, places, dates and events in the words of the document; nobody has reviewed what it "
    "found."
)


def tables_of_draft(  # noqa: PLR0913 - what was found
    source: SourceText,
    *,
    record: tuple[RecordEntry, ...],
    toponyms: tuple[ToponymFinding, ...],
    people: tuple[PersonFinding, ...],
    events: tuple[EventFinding, ...],
    written: HistoricalDate | None,
) -> Tables:
    """The sheets of a dossier in which every row awaits review.

    What the text does not say stays empty: summaries, standing, fate, archive. Rights and credit say that they are not known.

    Args:
        source: The document, and what its file says of it, which comes before what its words say.
        record: What its head and foot say.
        toponyms: The places it names.
        people: The people and bodies it names.
        events: What it tells, the document itself first.
        written: When it was written, if that is known.
    """
    text = source.text
    said = {key: value for key, value in source.record.items() if value and key not in {"date", "calendar"}}
    language = said.get("language") or language_of(text)
    places = place_sheets(toponyms, language)
    actors, actor_of = actors_of(people, events)
    told = event_sheets(Prose(text), events, written=written, places=places, actors=actor_of)
    title = said.get("title") or _title(text, record)
    day, calendar = written.edtf if written else "", calendar_of_document(written)
    by_field = {field: [each.value for each in record if each.field == field] for field in ("author", "addressee")}
    sheets = {
        "actors": actors,
        "places": places.places,
        "toponyms": places.toponyms,
        "people": people_rows(people, events),
        # A dossier has one event at least.
        "events": told.events or [{"id": "document", "date": day, "title": title, "checked": "draft"}],
        "messages": told.messages,
        "candidates": told.candidates,
        "geometries": told.geometries,
        "sources": places.sources,
    }
    return Tables(
        text=text,
        keys={"title": title, "kind": "source", "language": language, "note": _note(places)},
        record={
            "title": title,
            "date": day,
            "calendar": calendar if calendar == "julian" else "",
            "author": BETWEEN.join(by_field["author"][:1]),
            "addressees": BETWEEN.join(dict.fromkeys(by_field["addressee"])),
            "language": language,
            "rights": _NOT_KNOWN,
            "credit": _NOT_KNOWN,
            **said,
        },
        sheets={name: pd.DataFrame(rows) for name, rows in sheets.items() if rows},
    )


def _title(text: str, record: tuple[RecordEntry, ...]) -> str:
    """What the document calls itself; else who writes to whom; else its first line."""
    values = {each.field: each.value for each in reversed(record)}
    if "title" in values:
        title = values["title"]
    elif "author" in values and "addressee" in values:
        title = f"{values['author']} to {values['addressee']}"
    else:
        title = next((" ".join(line.split()) for line in text.splitlines() if line.strip()), "")
    return shortened(title, _LONGEST)


def _note(places: PlaceSheets) -> str:
    """That it is a draft, which toponyms are on no map, and whose gazetteers were used."""
    parts = [_DRAFT]
    if places.unknown:
        parts.append(f"No gazetteer at hand knows these toponyms, which are on no map: {'; '.join(places.unknown)}.")
    if places.credits:
        parts.append(f"Places: {'; '.join(places.credits)}.")
    return "\n\n".join(parts)
