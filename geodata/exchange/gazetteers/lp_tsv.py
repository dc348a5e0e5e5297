"""Linked Places as a table (LP-TSV 0.5): a row for each place, its names in one cell, its events not at all.

Rules: https://github.com/LinkedPasts/linked-places-format/blob/main/tsv_0.5.md. Cells are parted by tabs and know neither
quotation marks nor line breaks; several values are parted by semicolons. Years are historical: -320 is 320 BCE, and there is no
year 0. The document is the source of every name (`title_source`), in its year (`attestation_year`). `types` is the kind of a
place, `approximation` its `precision_km` and `description` its note; other columns of a place stand under their own names.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems, Refusal
from geodata.exchange.event_rows import joined, parted, unique
from geodata.exchange.features import degrees, wkt
from geodata.exchange.forms import Loss
from geodata.exchange.gazetteers.linked_places import ALIASES, FEATURE_CLASSES
from geodata.exchange.gazetteers.place_rows import NAMES, names_of, place_rows, sources_of, unnamed
from geodata.exchange.samples import Sample
from geodata.exchange.spans import edtf_of, year_text
from geodata.exchange.tables import BETWEEN, SHEETS, Tables, records
from geodata.exchange.text_tables import read_text_table
from geodata.files.plain_files import as_text
from geodata.formats.vocabularies import PLACE_KINDS
from geodata.tables.cells import language, values
from geodata.tables.identifiers import check_identifier, identifier_of

_OWN = {
    "name": "title",
    "kind": "types",
    "precision_km": "approximation",
    "note": "description",
    "external_ids": "matches",
}
_OF_NAMES = ("script", "period")
_REQUIRED = ("id", "title", "title_source")
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def recognises(sample: Sample) -> bool:
    """A table with the columns that the format requires."""
    return set(_REQUIRED) <= set(sample.header)


def read(path: Path) -> Tables:
    """Read a table.

    What a place has no column for (its time, a larger place that it belongs to, kinds of places that are none of ours) stands
    in its note.

    Raises:
        FileError: If it cannot be read, has no column `title`, or a geometry in it is none.
    """
    frame = read_text_table(path)
    problems, name = Problems(), as_text(path)
    if "title" not in frame:
        problems.add(name, row=1, why="no column is called title", fix="Call the column with the names of places title")
        problems.raise_any(FileError)
    sheets: dict[str, list[dict[str, str]]] = {each: [] for each in ("places", "toponyms", "sources", "geometries")}
    taken: set[str] = set()
    for number, row in zip(frame.index, records(frame), strict=True):
        id_ = unique(row.get("id") or row["title"], taken, f"place-{number}")
        place = {column.name: row[column.name] for column in SHEETS["places"] if row.get(column.name)}
        place |= {column: row[other] for column, other in _OWN.items() if row.get(other)}
        place["id"] = id_
        shape = _shape(row.get("geowkt", ""), number, name, problems)
        if isinstance(shape, shapely.Point):
            place |= {"lat": degrees(shape.y), "lon": degrees(shape.x)}
        elif shape:
            place["geometry"] = f"{id_}-area"
            sheets["geometries"].append({"id": place["geometry"], "label": row["title"], "wkt": wkt(shape)})
        sheets["toponyms"] += _toponyms(id_, row)
        for column, cell in (*_kind_and_note(row), ("external_ids", _matches(row.get("matches", "")))):
            place[column] = cell
        place["source"] = _sources(row, sheets["sources"])
        sheets["places"].append(place)
    problems.raise_any(FileError)
    return Tables(sheets={each: pd.DataFrame(rows) for each, rows in sheets.items()})


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the places of a dossier."""
    frame = place_rows(tables).rename(columns=_OWN).drop(columns=[*NAMES], errors="ignore")
    names = names_of(tables)
    shapes = {row["id"]: row["wkt"] for row in tables.rows("geometries")}
    kept = {id_: [row for row in rows if _fits(row)] for id_, rows in names.items()}
    frame["matches"] = [_curies(cell) for cell in tables.sheets["places"]["external_ids"]]
    frame["variants"] = [";".join(map(_variant, kept.get(str(id_), []))) for id_ in frame["id"]]
    for column in _OF_NAMES:
        frame[f"variant_{column}"] = [joined(row[column] for row in kept.get(str(id_), [])) for id_ in frame["id"]]
    frame["geowkt"] = [shapes.get(str(cell), "") for cell in tables.sheets["places"]["geometry"]]
    frame["fclasses"] = [FEATURE_CLASSES.get(str(kind), "") for kind in tables.sheets["places"]["kind"]]
    frame["title_source"] = dossier.document.title
    frame["title_uri"] = dossier.document.url
    frame["attestation_year"] = _year(dossier)
    frame["start"] = ""
    plain = frame.map(lambda cell: _BREAKS.sub(" ", cell))
    first = ["id", "title", "title_source", "fclasses", "attestation_year", "start"]
    others = [column for column in map(str, plain) if column not in first and (plain[column] != "").any()]
    shown = [*first, *others]
    lines = ["\t".join(shown), *("\t".join(row) for row in plain[shown].to_numpy().tolist())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return [*unnamed(tables), *_losses(frame, plain, names, kept)]


def _losses(
    frame: pd.DataFrame,
    plain: pd.DataFrame,
    names: Mapping[str, list[dict[str, str]]],
    kept: Mapping[str, list[dict[str, str]]],
) -> Iterator[Loss]:
    count = sum(map(len, names.values())) - sum(map(len, kept.values()))
    if count:
        yield Loss(what="toponyms", count=count, why="their letters part names in the format (; or @), or break a line")
    ours = {other: f"places.{column}" for column, other in _OWN.items()}
    for column in map(str, frame):
        if changed := int((frame[column] != plain[column]).sum()):
            _, is_source, of_source = column.partition("source_")
            what = f"sources.{of_source}" if is_source and column != "title_source" else f"places.{column}"
            what = ours.get(column, what)
            yield Loss(what=what, count=changed, why="line breaks have become blanks")


def _fits(row: Mapping[str, str]) -> bool:
    """Whether a name can stand among others, and is found again."""
    name = row["toponym"]
    is_plain = not _BREAKS.search(row["period"]) and not _BREAKS.search(name) and ";" not in name
    return is_plain and _split(_variant(row)) == (name, row["language"])


def _variant(row: Mapping[str, str]) -> str:
    return f"{row['toponym']}@{row['language']}" if row["language"] else row["toponym"]


def _split(variant: str) -> tuple[str, str]:
    """A name and its language, "" where it has none."""
    name, _, tag = variant.strip().rpartition("@")
    try:
        language(tag)
    except Refusal:
        return variant.strip(), ""
    return (name.strip(), tag) if name else (variant.strip(), "")


def _toponyms(place: str, row: Mapping[str, str]) -> Iterator[dict[str, str]]:
    variants = [each for each in row.get("variants", "").split(";") if each.strip()]
    parts = {column: parted(row.get(f"variant_{column}", ""), len(variants)) for column in _OF_NAMES}
    for index, variant in enumerate(variants):
        name, tag = _split(variant)
        yield {
            "place": place,
            "toponym": name,
            "language": tag,
            **{column: part[index] for column, part in parts.items()},
        }


def _year(dossier: Dossier) -> str:
    """The year of the document, as the format counts it."""
    first = dossier.document.date.earliest
    return year_text(first.civil[0], "historical", digits=1) if first else ""


def _curies(cell: str) -> str:
    parts = (each.partition(":") for each in values(cell))
    return ";".join(f"{ALIASES.get(prefix, prefix)}:{local}" for prefix, _, local in parts)


def _matches(cell: str) -> str:
    """CURIEs from those of the gazetteer; addresses that stand for none are left out."""
    found = []
    for each in cell.split(";"):
        curie = identifier_of(each) or ("" if "//" in each else each.strip())
        try:
            check_identifier(curie)
        except Refusal:
            continue
        found.append(curie)
    return BETWEEN.join(dict.fromkeys(found))


def _kind_and_note(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The kind, if it is one of ours, and a note with all that has no column."""
    kinds = [each.strip() for each in row.get("types", "").split(";") if each.strip()]
    is_ours = len(kinds) == 1 and kinds[0] in PLACE_KINDS
    ends = [edtf_of(row.get(end, ""), "historical") or row.get(end, "") for end in ("start", "end")]
    approximation = row.get("approximation", "")
    lines = [
        row.get("description", ""),
        "" if is_ours else ", ".join(kinds),
        "/".join(ends).rstrip("/") if ends[1] else ends[0],
        row.get("parent_name", ""),
        "" if _NUMBER.fullmatch(approximation) else approximation,
    ]
    yield "kind", kinds[0] if is_ours else ""
    yield "note", "\n".join(line for line in lines if line)
    yield "precision_km", approximation if _NUMBER.fullmatch(approximation) else ""


def _shape(written: str, number: int, name: str, problems: Problems) -> BaseGeometry | None:
    """The geometry of a row, which counts more than `lat` and `lon`; None if it has none."""
    try:
        shape = shapely.from_wkt(written) if written else None
    except shapely.errors.ShapelyError:
        why, fix = "is no geometry in well-known text", "Write such as POINT (125.75 39.03), longitude first"
        problems.add(name, row=number, column="geowkt", value=written[:100], why=why, fix=fix)
        return None
    return None if shape is None or shape.is_empty else shape


def _sources(row: Mapping[str, str], known: list[dict[str, str]]) -> str:
    """The ids of the sources of a place, which are entered; those of other programs are its `title_source` and `geo_source`."""
    ids = {each["id"] for each in known}
    if "checked" in row:
        known += [each for each in sources_of(row) if each["id"] not in ids]
        return row.get("source", "")
    found = []
    for citation, url in ((row.get("title_source"), row.get("title_uri")), (row.get("geo_source"), row.get("geo_id"))):
        address = url if url and url.startswith(("http://", "https://")) else ""
        if not citation:
            continue
        same = [each["id"] for each in known if (each["citation"], each["url"]) == (citation, address)]
        if not same:
            same = [unique(citation, ids, f"source-{len(known) + 1}")]
            known.append({"id": same[0], "citation": citation, "url": address})
        found += same
    return BETWEEN.join(dict.fromkeys(found))
