"""What a draft found as rows of a table: one a toponym, a date or an event, with the sentence in which it stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import shapely

from geodata.corpus.table import KINDS, SCHEMA
from geodata.drafting.draft import Draft
from geodata.drafting.findings import DateFinding, ToponymFinding
from geodata.drafting.prose import Prose

# Of a sentence so many characters are kept, those around the mention: a table without full stops would be one sentence.
LONGEST_SENTENCE = 400
# Between several values in a cell, as in the sheets of a dossier.
_SEPARATOR = " | "


def mentions(draft: Draft) -> pa.Table:
    """The rows of a document, in the order of its words; of those that begin together the longest first.

    Every row has `kind`, `start` and `end` (code points of the text), `text`, `sentence`, `rule`, `score`, and `written`: when
    the document was written, as its file or its own words say. `date` is EDTF: what the words of a date mean, when an event
    happened, and of a toponym the date of the first event that happens there in these words. `place` is what the likeliest
    candidate is called today, with `external_id`, `precision_km`, `place_score`, `credit` and its point as `geometry`
    (longitude, latitude, as WKB); of an event that of the first place it names. `title`, `event_kind`, `modality`, `voices` and
    `actors` (names, the outermost voice first) are those of an event. What is not known is missing.

    Args:
        draft: of one document.
    """
    written = draft.written.edtf if draft.written else None
    sentences = Prose(draft.text).sentences
    starts = [sentence.start for sentence in sentences]
    rows = [*_toponyms(draft), *_dates(draft.dates), *_events(draft)]
    rows.sort(key=lambda row: (row["start"], -row["end"], KINDS.index(row["kind"])))
    for row in rows:
        within = sentences[max(bisect_right(starts, row["start"]) - 1, 0)] if sentences else None
        edges = (within.start, within.end) if within else (row["start"], row["end"])
        row["written"], row["sentence"] = written, _around(draft.text, row["start"], *edges)
    return pa.Table.from_pylist(
        [{name: cell or None for name, cell in row.items()} | _numbers(row) for row in rows], SCHEMA
    )


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    """The cells that may be nought, which is not to be missing."""
    return {name: row[name] for name in ("start", "end", "score", "precision_km", "place_score") if name in row}


def _around(text: str, at: int, start: int, end: int) -> str:
    """The sentence as one line; of a long one the part around an offset, with dots where it is cut."""
    first = max(start, min(at - LONGEST_SENTENCE // 2, end - LONGEST_SENTENCE))
    last = min(end, first + LONGEST_SENTENCE)
    words = " ".join(text[first:last].split())
    return f"{'…' if first > start else ''}{words}{'…' if last < end else ''}"


def _toponyms(draft: Draft) -> Iterator[dict[str, Any]]:
    dates = _dates_of_places(draft.events)
    for row in _each(draft.toponyms):
        yield {**_words("toponym", row), "date": dates.get((row.start, row.end)), **_place(row.candidates)}


def _dates_of_places(events: pd.DataFrame) -> dict[tuple[int, int], str]:
    """When the first event happened that names a place, by where its name stands."""
    dates: dict[tuple[int, int], str] = {}
    for event in _each(events):
        if isinstance(event.date, DateFinding):
            for place in _places(event):
                dates.setdefault((place.start, place.end), event.date.edtf)
    return dates


def _dates(dates: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in _each(dates):
        yield {**_words("date", row), "date": row.edtf}


def _events(draft: Draft) -> Iterator[dict[str, Any]]:
    names = dict(zip(draft.people["person"], draft.people["name"], strict=True))
    for row in _each(draft.events):
        first = next(iter(_places(row)), None)
        yield {
            **_words("event", row),
            **(_place(first.candidates) if first else {}),
            "date": row.date.edtf if isinstance(row.date, DateFinding) else None,
            "title": row.title,
            "event_kind": row.kind,
            "modality": row.modality,
            "voices": _named(row.voices, names),
            "actors": _named(row.actors, names),
        }


def _each(findings: pd.DataFrame) -> Iterator[Any]:
    return iter(findings.itertuples())


def _words(kind: str, row: Any) -> dict[str, Any]:
    return {"kind": kind, "start": row.start, "end": row.end, "text": row.text, "rule": row.rule, "score": row.score}


def _places(event: Any) -> list[ToponymFinding]:
    """The toponyms of an event: where it happens, else where it leads to, else from where."""
    return [each for each in (*event.places, event.place_to, event.place_from) if isinstance(each, ToponymFinding)]


def _place(candidates: tuple[Any, ...]) -> dict[str, Any]:
    """The likeliest candidate; nothing where no gazetteer knows the name."""
    if not candidates:
        return {}
    best = candidates[0]
    return {
        "place": best.name,
        "external_id": best.external_id,
        "precision_km": best.precision_km,
        "place_score": best.score,
        "credit": best.credit,
        "geometry": shapely.to_wkb(shapely.Point(best.lon, best.lat)),
    }


def _named(people: Iterable[str], names: dict[str, str]) -> str:
    return _SEPARATOR.join(names.get(person, person) for person in people)
