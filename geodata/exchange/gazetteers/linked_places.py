"""Linked Places: a feature for each place, with its names, kind, identifiers elsewhere, and the events there as relations.

Rules: https://github.com/LinkedPasts/linked-places-format. Written is what the schema of version 1.2 of the World Historical
Gazetteer accepts, with the feature classes that version 1.3 asks for; read are these and the drafts before. Years are those of
ISO 8601: 0000 is 1 BCE. The columns of a place are properties under their own names; all sheets but `places` and `toponyms`
stand in the member `chronotope` of the file.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geodata.dates.historical import HistoricalDate
from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.foreign_member import MEMBER, from_member, member_of
from geodata.exchange.forms import Loss
from geodata.exchange.gazetteers.places_of import Reader
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, records
from geodata.exchange.whens import when_of
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text
from geodata.frames.geojson import features_of
from geodata.tables.cells import values

_ROWS = ("places", "toponyms")
CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
_AGAIN = "Export the file again as Linked Places"
# Feature classes of GeoNames (https://www.geonames.org/export/codes.html) for our kinds of places.
FEATURE_CLASSES = {
    "capital": "P",
    "town": "P",
    "village": "P",
    "site": "S",
    "region": "L",
    "country": "A",
    "sea": "H",
    "river": "H",
    "mountains": "T",
}
# What the gazetteers that take the format call the authorities.
ALIASES = {"geonames": "gn", "wikidata": "wd", "pleiades": "pl"}
# CIDOC CRM: a place witnessed an event.
_WITNESSED = "crm:P7i_witnessed"
_MOST_LOOKED_AT = 50


def recognises(sample: Sample) -> bool:
    """A collection that names the context of the format, or has features with names."""
    if b'"names"' not in sample.content and b"linked" not in sample.content.lower():
        return False  # without reading all of it
    content = sample.json
    if not isinstance(content, dict) or content.get("type") not in ("FeatureCollection", "Feature"):
        return False
    features = content.get("features", [content])
    some = features[:_MOST_LOOKED_AT] if isinstance(features, list) else []
    said = str(content.get("@context")).casefold()
    is_named = "linkedplaces" in said or "linked-places" in said
    return is_named or any(isinstance(each, dict) and isinstance(each.get("names"), list) for each in some)


def read(path: Path) -> Tables:
    """Read a file; see `places_of.Reader` for what it takes of a feature.

    Raises:
        FileError: If it cannot be read, or something in it is of another kind than it should be.
    """
    problems, name = Problems(), as_text(path)
    parsed = read_json(path, name, problems, _AGAIN)
    features = None if parsed is None else features_of(parsed, name, problems)
    problems.raise_any(FileError)
    reader = Reader(from_member(parsed.get(MEMBER), name, problems), name, problems, is_ours=MEMBER in parsed)
    for number, feature in enumerate(features or [], start=1):
        reader.add(number, feature)
    problems.raise_any(FileError)
    return reader.tables()


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:
    """Write the places of a dossier, and all else beside them but its pictures."""
    member = member_of(tables, without=_ROWS)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type": "FeatureCollection",\n"@context": {_text(CONTEXT)},\n')
        file.writelines(f"{_text(each)}: {_text(value)},\n" for each, value in ((MEMBER, member),) if value)
        file.write('"features": [')
        for number, feature in enumerate(_features(dossier, tables)):
            file.write(f"{',' if number else ''}\n{_text(feature)}")
        file.write("\n]}\n")
    return []


def _features(dossier: Dossier, tables: Tables) -> Iterator[dict[str, Any]]:
    names: dict[str, list[dict[str, str]]] = {}
    for row in tables.rows("toponyms"):
        names.setdefault(row["place"], []).append(row)
    sources = {row["id"]: row for row in tables.rows("sources")}
    shapes = {row["id"]: row["wkt"] for row in tables.rows("geometries")}
    relations = _relations(dossier, tables)
    for row in tables.rows("places"):
        kind = row.get("kind", "")
        cited = [sources[each] for each in values(row.get("source", "")) if each in sources]
        yield {
            "@id": row["id"],
            "type": "Feature",
            "properties": {
                "title": row["name"],
                "ccodes": [],
                "fclasses": [FEATURE_CLASSES[kind]] if kind else [],
                **{column: cell for column, cell in row.items() if column not in {"name", "lat", "lon"}},
            },
            "names": _names(row["name"], names.get(row["id"], []), cited),
            "types": [{"label": kind}] if kind else [],
            "geometry": _geometry(row, shapes),
            **{
                name: said
                for name, said in (
                    ("links", [_link(each) for each in values(row.get("external_ids", ""))]),
                    ("relations", relations.get(row["id"], [])),
                    ("descriptions", [{"value": row["note"]}] if "note" in row else []),
                )
                if said
            },
        }


def _names(title: str, rows: list[dict[str, str]], cited: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The names of a place; one without any has its title, whose language is null."""
    named: list[dict[str, Any]] = [
        {"toponym": row["toponym"], **({"lang": row["language"]} if "language" in row else {})}
        | {column: row[column] for column in ("script", "period") if column in row}
        for row in rows
    ]
    first, *others = named or [{"toponym": title, "lang": None}]
    citations = [{"label": row["citation"], **({"@id": row["url"]} if "url" in row else {})} for row in cited]
    return [{**first, **({"citations": citations} if citations else {})}, *others]


def _geometry(row: Mapping[str, str], shapes: Mapping[str, str]) -> dict[str, Any]:
    """Its point, and the region that is drawn of it as well-known text; a place whose location is not known has neither."""
    certainty = {"established": "certain", "likely": "less-certain", "contested": "uncertain", "unknown": "uncertain"}
    how = {"certainty": certainty[row["standing"]]} if "standing" in row else {}
    parts: list[dict[str, Any]] = []
    if "lat" in row:
        coordinates = [float(row["lon"]), float(row["lat"])]
        region = {"geowkt": shapes[row["geometry"]]} if row.get("geometry") in shapes else {}
        parts.append({"type": "Point", "coordinates": coordinates, **region, **how})
    return {"type": "GeometryCollection", "geometries": parts}


def _link(curie: str) -> dict[str, str]:
    prefix, _, local = curie.partition(":")
    return {"type": "closeMatch", "identifier": f"{ALIASES.get(prefix, prefix)}:{local}"}


def _relations(dossier: Dossier, tables: Tables) -> dict[str, list[dict[str, Any]]]:
    """The events at each place, by its id, with when they were."""
    found: dict[str, list[dict[str, Any]]] = {}
    whens: list[HistoricalDate] = dossier.events["when"].tolist()
    for row, date in zip(records(tables.sheets["events"]), whens, strict=True):
        when = when_of(date)
        relation = {"relationType": _WITNESSED, "relationTo": row["id"], "label": row["title"]}
        for place in values(row["places"]):
            found.setdefault(place, []).append(relation | ({"when": when} if when else {}))
    return found


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
