"""Pleiades: the JSON of a place, or a list or dump (`@graph`) of them; it is only read.

| in Pleiades | in a dossier |
| --- | --- |
| `title`, `description`, `details` | name and note of a place |
| `reprPoint` (longitude first), `accuracy_value` (metres) of its locations | coordinates and precision |
| `placeTypes` | kind, where it is one of ours; else the note has them |
| `names`: `attested`, `romanized`, `language`, `start`, `end` | toponyms; `period` is EDTF |
| lines and areas of `locations` | a geometry |
| `references` | sources |

Years are counted without a year 0: `-30` is 30 BCE. A place of which nobody knows where it was has no coordinates.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import shape

from geodata.dates.edtf import DateError
from geodata.errors import FileError, Problems
from geodata.exchange.gazetteers.gathered import Gathered, identifiers, listed, mapping, paragraphs, text_of
from geodata.exchange.samples import Sample
from geodata.exchange.spans import edtf_of, span_edtf
from geodata.exchange.stories.markup import plain
from geodata.exchange.tables import BETWEEN, Tables, cell
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text
from geodata.formats.vocabularies import PLACE_KINDS
from geodata.frames.shapes import NO_GEOMETRY

_KINDS = {"mountain": "mountains", **{kind: kind for kind in PLACE_KINDS}}
_METRES = 1000
_AGAIN = "Fetch the JSON of the place from pleiades.stoa.org again"


def recognises(sample: Sample) -> bool:
    """A place, or some, with a representative point and names."""
    return any("reprPoint" in place and "names" in place for place in _places(sample.json)[:1])


def _places(value: Any) -> list[Mapping[str, Any]]:
    several = mapping(value).get("@graph", value if isinstance(value, list) else [value])
    return [each for each in listed(several) if isinstance(each, dict)]


def read(path: Path) -> Tables:
    """Read the places.

    Raises:
        FileError: If it cannot be read, has no place, or coordinates that are none.
    """
    problems, file = Problems(), as_text(path)
    value = read_json(path, file, problems, _AGAIN)
    gathered = Gathered(file, problems)
    places = _places(value)
    if value is not None and not any(text_of(place.get("title")) for place in places):
        problems.add(file, why="the file holds no place with a title", fix=_AGAIN)
    for number, place in enumerate(places):
        if title := text_of(place.get("title")):
            _add(gathered, place, title, f"[{number}]" if len(places) > 1 else "")
    problems.raise_any(FileError)
    return gathered.tables()


def _add(gathered: Gathered, place: Mapping[str, Any], title: str, where: str) -> None:
    types = [text for each in listed(place.get("placeTypes")) if (text := text_of(each))]
    kinds = [_KINDS[each] for each in types if each in _KINDS]
    # "unknown" says nothing.
    others = ", ".join(each for each in types if each not in _KINDS and each != "unknown")
    locations = [mapping(each) for each in listed(place.get("locations"))]
    point = place.get("reprPoint")
    number = text_of(place.get("id")) or text_of(place.get("uri")).rpartition("/")[2]
    sources = [source for each in listed(place.get("references")) if (source := _source(gathered, mapping(each)))]
    cells = {
        "name": title,
        "kind": kinds[0] if kinds else "",
        "external_ids": identifiers(f"pleiades:{number}"),
        "source": BETWEEN.join(dict.fromkeys(sources)),
        "note": paragraphs(text_of(place.get("description")), plain(text_of(place.get("details"))), others),
    }
    if point is not None:
        lon, lat = point if isinstance(point, list) and len(point) == 2 else (None, None)  # noqa: PLR2004
        cells |= gathered.point(lat, lon, f"{where}.reprPoint".lstrip("."))
        metres = [each for location in locations if isinstance(each := location.get("accuracy_value"), int | float)]
        cells["precision_km"] = cell(max(metres) / _METRES) if metres and max(metres) > 0 else ""
    cells["geometry"] = next((id_ for each in locations if (id_ := _geometry(gathered, each, title))), "")
    id_ = gathered.add("places", title, cells)
    for name in map(mapping, listed(place.get("names"))):
        _name(gathered, id_, name)


def _name(gathered: Gathered, place: str, name: Mapping[str, Any]) -> None:
    """A name as it is attested, and its transcriptions, which are parted by commas."""
    period, tag = _span(name), text_of(name.get("language"))
    attested = text_of(name.get("attested"))
    gathered.name(place, attested, tag, period)
    is_latin = attested.isascii() or not attested
    for romanized in text_of(name.get("romanized")).split(","):
        if romanized.strip() != attested:
            gathered.name(place, romanized, tag if is_latin or not tag else f"{tag.partition('-')[0]}-Latn", period)


def _span(dated: Mapping[str, Any]) -> str:
    """EDTF from `start` and `end`; "" where there is no such time."""
    start, end = (edtf_of(text_of(dated.get(key)), "historical") for key in ("start", "end"))
    try:
        return span_edtf(start, end)
    except DateError:
        return ""


def _source(gathered: Gathered, reference: Mapping[str, Any]) -> str:
    citation = plain(text_of(reference.get("formattedCitation"))) or text_of(reference.get("shortTitle"))
    detail = text_of(reference.get("citationDetail"))
    whole = citation if not detail or detail in citation else f"{citation} {detail}"
    url = reference.get("accessURI") or reference.get("bibliographicURI")
    return gathered.source(whole, url) if citation else ""


def _geometry(gathered: Gathered, location: Mapping[str, Any], title: str) -> str:
    """The id of the geometry of a location that is a line or an area."""
    geometry = location.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") not in {
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
    }:
        return ""
    try:
        return gathered.shape(text_of(location.get("title")) or title, shape(geometry), _span(location))
    except NO_GEOMETRY:
        return ""
