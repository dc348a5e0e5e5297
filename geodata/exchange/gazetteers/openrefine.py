"""A table of places for OpenRefine, and for reconciling with the World Historical Gazetteer: CSV, a row for each place.

What a reconciliation adds is found again: identifiers in any column, as addresses or CURIEs, or bare in a column that is called
after their authority (`wikidata`, `geonames id`), become `external_ids`. Rows without an id and a name go with the row above
them, as OpenRefine's records have them.
"""

import re
from pathlib import Path

import pandas as pd

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.event_rows import unique
from geodata.exchange.forms import Loss
from geodata.exchange.gazetteers.place_rows import SOURCES, place_rows, sources_of, toponyms_of, unnamed
from geodata.exchange.samples import Sample
from geodata.exchange.tables import BETWEEN, SHEETS, Tables, records
from geodata.exchange.text_tables import read_text_table
from geodata.files.plain_files import as_text
from geodata.tables.cells import values
from geodata.tables.identifiers import AUTHORITIES, identifier_of

_OWN = {column.name for column in SHEETS["places"]} - {"geometry"}
# What other programs call what stands in these columns of ours, in small letters.
_ALSO = {
    "name": ("title", "place", "label", "place_name", "placename", "toponym"),
    "lat": ("latitude", "y"),
    "lon": ("longitude", "lng", "long", "x"),
    "note": ("description", "notes"),
}
_TEXTS = {*_ALSO, *(f"source_{column}" for column in SOURCES)}


def recognises(sample: Sample) -> bool:
    """A table with our columns of a place, or with a name and identifiers of a known authority."""
    names = {name.casefold() for name in sample.header}
    is_ours = {"id", "name", "kind", "precision_km"} <= names
    return is_ours or ("name" in names and "title" not in names and any(map(_authority, names)))


def read(path: Path) -> Tables:
    """Read a table of places; columns of which nothing is known are left out.

    Raises:
        FileError: If it cannot be read, or has no column that could be a name or an id.
    """
    frame = _named(read_text_table(path))
    if "name" not in frame and "id" not in frame:
        problems = Problems()
        problems.add(as_text(path), why="no column is the name of places", fix="Call the column with their names name")
        problems.raise_any(FileError)
    sheets: dict[str, list[dict[str, str]]] = {"places": [], "toponyms": [], "sources": []}
    taken: set[str] = set()
    for number, row in zip(frame.index, records(frame), strict=True):
        found = _identifiers(row)
        if not row.get("id") and not row.get("name") and sheets["places"]:
            _add(sheets["places"][-1], found)
            continue
        place = {column: cell for column, cell in row.items() if column in _OWN and cell}
        place["id"] = unique(row.get("id") or row.get("name", ""), taken, f"place-{number}")
        _add(place, found)
        sheets["places"].append(place)
        sheets["toponyms"] += toponyms_of(place["id"], row)
        known = {each["id"] for each in sheets["sources"]}
        sheets["sources"] += [each for each in sources_of(row) if each["id"] not in known]
    return Tables(sheets={name: pd.DataFrame(rows) for name, rows in sheets.items()})


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:  # noqa: ARG001 - as every format
    """Write the places of a dossier."""
    path.write_text(place_rows(tables).to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")
    return unnamed(tables)


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with our names for its columns."""
    lower = {str(name).casefold(): str(name) for name in reversed(list(frame))}
    renames = {}
    for ours, others in _ALSO.items():
        if ours not in frame and (found := next((lower[each] for each in (ours, *others) if each in lower), None)):
            renames[found] = ours
    return frame.rename(columns=renames)


def _identifiers(row: dict[str, str]) -> list[str]:
    """The identifiers in a row, without those that stand in `external_ids` already."""
    found = []
    for column, cell in row.items():
        if column in _TEXTS or (column in _OWN and column != "external_ids"):
            continue
        prefix = _authority(column.casefold())
        found += [
            curie
            for value in re.split(r"\s*[|;]\s*", cell)
            if (curie := identifier_of(value) or (identifier_of(f"{prefix}:{value}") if prefix else ""))
        ]
    return found


def _authority(column: str) -> str:
    """The prefix of the authority that a column is called after; "" for another."""
    words = re.split(r"[^a-z]+", column)
    names = {each.prefix: {each.prefix, "qid" if each.prefix == "wikidata" else each.prefix} for each in AUTHORITIES}
    return next((prefix for prefix, known in names.items() if known & set(words)), "")


def _add(place: dict[str, str], found: list[str]) -> None:
    known = list(values(place.get("external_ids", "")))
    if ids := list(dict.fromkeys([*known, *found])):
        place["external_ids"] = BETWEEN.join(ids)
