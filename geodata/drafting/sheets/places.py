"""Toponyms become places, their names, and the gazetteers that know them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from geodata.drafting.findings import Candidate, ToponymFinding
from geodata.drafting.sheets.languages import script_of
from geodata.exchange.event_rows import unique
from geodata.formats.vocabularies import PLACE_KINDS
from geodata.gazetteers.packaged import DOSSIER
from geodata.tables.cells import slug
from geodata.version import program_version

Row = dict[str, str]

# The address of a gazetteer in its credit: `GeoNames (geonames.org)`.
_ADDRESS = re.compile(r"\(([a-z0-9-]+(?:\.[a-z0-9-]+)+)\)")

# A place that is likelier than this is not told with its rivals; of these no more are told than so many.
_SURE, _MOST = 0.75, 3
# Digits of degrees: eleven metres.
_DIGITS = 4


@dataclass(kw_only=True)
class PlaceSheets:
    """Places of a draft.

    Attributes:
        places: A row for each place that is meant, or may be.
        toponyms: Its names in the text.
        sources: The gazetteers.
        ids: The places that a toponym may mean, by its offset: the likeliest first, rivals only where it is in doubt.
        unknown: Toponyms of which no gazetteer knows a place, each once.
        credits: The lines that ask to be printed.
    """

    places: list[Row] = field(default_factory=list)
    toponyms: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    ids: dict[int, list[tuple[str, Candidate]]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)


def place_sheets(toponyms: Iterable[ToponymFinding], language: str) -> PlaceSheets:
    """Make the rows.

    Args:
        toponyms: With their candidates, the best first.
        language: Of the text.
    """
    sheets = PlaceSheets()
    ids: dict[tuple[object, ...], str] = {}
    taken: set[str] = set()
    named: set[tuple[str, str]] = set()
    unknown: dict[str, None] = {}
    for toponym in toponyms:
        name = " ".join(toponym.text.split())
        if not toponym.candidates:
            unknown.setdefault(name)
        for candidate in _told(toponym):
            key = (candidate.external_id or (candidate.name, round(candidate.lat, 1), round(candidate.lon, 1)),)
            if key not in ids:
                ids[key] = unique(candidate.name, taken, f"place-{len(ids) + 1}")
                sheets.places.append(_place(ids[key], candidate, _source(candidate, sheets)))
            sheets.ids.setdefault(toponym.start, []).append((ids[key], candidate))
        if toponym.candidates:
            place = sheets.ids[toponym.start][0][0]
            if (place, name) not in named:
                named.add((place, name))
                row = {
                    "place": place,
                    "toponym": name,
                    "language": language,
                    "script": script_of(name),
                    "period": "in the document",
                }
                sheets.toponyms.append(row)
    sheets.unknown += unknown
    return sheets


def _told(toponym: ToponymFinding) -> tuple[Candidate, ...]:
    """The likeliest place, and where it is in doubt the next ones."""
    is_sure = bool(toponym.candidates) and toponym.candidates[0].score >= _SURE
    return toponym.candidates[: 1 if is_sure else _MOST]


def _place(id_: str, candidate: Candidate, source: str) -> Row:
    return {
        "id": id_,
        "name": candidate.name,
        "kind": candidate.kind if candidate.kind in PLACE_KINDS else "site",
        "lat": _degrees(candidate.lat),
        "lon": _degrees(candidate.lon),
        "precision_km": f"{candidate.precision_km:g}",
        "basis": "source" if source else "editor",
        "checked": "draft",
        "external_ids": candidate.external_id if ":" in candidate.external_id else "",
        "source": source,
        "note": f"Chosen by the program: {candidate.reason}." if candidate.reason else "",
    }


def _degrees(degrees: float) -> str:
    return f"{degrees:.{_DIGITS}f}".rstrip("0").rstrip(".")


def _source(candidate: Candidate, sheets: PlaceSheets) -> str:
    """The id of the gazetteer, which is entered among the sources; "" for the dossier's own places."""
    if not candidate.gazetteer or candidate.gazetteer == DOSSIER:
        return ""
    id_ = slug(candidate.gazetteer)
    if all(each["id"] != id_ for each in sheets.sources):
        citation = candidate.credit or f"chronotope {program_version()}: {candidate.gazetteer}"
        address = _ADDRESS.search(candidate.credit)
        url = f"https://{address[1]}" if address else ""
        sheets.sources.append({"id": id_, "citation": citation, "url": url, "short": candidate.gazetteer})
    sheets.credits += [each for each in credits_of(candidate) if each not in sheets.credits]
    return id_


def credits_of(candidate: Candidate) -> list[str]:
    """The lines that a place asks to be printed, one for each gazetteer that knows it."""
    return [line for line in candidate.credit.split("; ") if line]
