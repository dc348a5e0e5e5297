"""OpenHistoricalMap: what Overpass gives (JSON with `elements`), or the same as GeoJSON; it is only read.

| tag | in a dossier |
| --- | --- |
| `name`, `name:ko`, `alt_name`, `old_name`, `official_name` | name of a place, and its toponyms |
| `start_date`, `end_date`, better `…:edtf` | `period` of the toponyms, `valid` of lines and areas |
| the ways of a relation | one area, if it is a boundary or multipolygon that they enclose; else lines |
| `place`, `waterway=river` | kind, where it is one of ours |
| `wikidata`, and its own number | external ids |
| `source`, `source:url` | a source |
| `description`, `note`; dates that are none | note |

Years are astronomical: `-0043` is 44 BCE. What has no name is left out.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shapely.geometry import Point

from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_date
from geodata.errors import FileError, Problems
from geodata.exchange.gazetteers.gathered import Gathered, identifiers, listed, mapping, paragraphs, text_of
from geodata.exchange.gazetteers.ohm_shapes import drawn
from geodata.exchange.samples import Sample
from geodata.exchange.spans import ends_of
from geodata.exchange.tables import BETWEEN, Tables
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text

_AGAIN = "Export it from Overpass again, with out geom"
_NAMES = ("name", "alt_name", "old_name", "official_name", "loc_name")
_LOCAL = re.compile(r"(?:name|alt_name|old_name|official_name):([a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)")
_KINDS = {"town": "town", "village": "village", "country": "country", "region": "region", "sea": "sea"}
_DATED = ("start_date", "end_date", "start_date:edtf", "end_date:edtf")
_OBJECT = re.compile(r"(?:node|way|relation)/[1-9][0-9]*")


def recognises(sample: Sample) -> bool:
    """Elements with tags, or features of them with a start or an end."""
    found = list(_elements(sample.json))
    if "elements" in mapping(sample.json):
        return bool(found)
    return any(_OBJECT.fullmatch(name) and any(key in tags for key in _DATED) for name, tags, _ in found)


def _elements(value: Any) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Type and number of each element, its tags, and the element or feature."""
    for element in map(mapping, listed(mapping(value).get("elements"))):
        if tags := mapping(element.get("tags")):
            yield f"{text_of(element.get('type'))}/{text_of(element.get('id'))}", tags, element
    for feature in map(mapping, listed(mapping(value).get("features"))):
        tags = mapping(feature.get("properties"))
        tags = mapping(tags.get("tags")) or tags
        yield text_of(tags.get("@id")) or text_of(feature.get("id")), tags, feature


def read(path: Path) -> Tables:
    """Read the elements that have a name.

    Raises:
        FileError: If it cannot be read, has none, or coordinates that are none.
    """
    problems, file = Problems(), as_text(path)
    value = read_json(path, file, problems, _AGAIN)
    gathered = Gathered(file, problems)
    found = list(_elements(value))
    if value is not None and not any(text_of(tags.get("name")) for _, tags, _ in found):
        problems.add(file, why="the file holds no element with a name", fix=_AGAIN)
    for number, (object_, tags, element) in enumerate(found):
        if text_of(tags.get("name")):
            where = "elements" if "elements" in mapping(value) else "features"
            _add(gathered, object_, tags, element, f"{where}[{number}]")
    problems.raise_any(FileError)
    return gathered.tables()


def _add(gathered: Gathered, object_: str, tags: Mapping[str, Any], element: Mapping[str, Any], where: str) -> None:
    name = text_of(tags.get("name"))
    period, why = _period(tags)
    shape = drawn(element)
    cells = gathered.point(shape.y, shape.x, where) if isinstance(shape, Point) else _lonely(gathered, element, where)
    citation = text_of(tags.get("source")) or text_of(tags.get("source:name"))
    cells |= {
        "name": name,
        "kind": "river" if tags.get("waterway") == "river" else _KINDS.get(text_of(tags.get("place")), ""),
        "geometry": gathered.shape(name, shape, period) if shape is not None and shape.geom_type != "Point" else "",
        "external_ids": BETWEEN.join(
            filter(
                None,
                [
                    f"ohm:{object_}" if _OBJECT.fullmatch(object_) else "",
                    identifiers(f"wikidata:{text_of(tags.get('wikidata'))}"),
                ],
            )
        ),
        "source": gathered.source(citation, tags.get("source:url") or citation) if citation else "",
        "note": paragraphs(text_of(tags.get("description")), text_of(tags.get("note")), why),
    }
    place = gathered.add("places", name, cells)
    for key in _NAMES:
        for each in text_of(tags.get(key)).split(";"):
            gathered.name(place, each, "", period)
    for key, text in tags.items():
        if match := _LOCAL.fullmatch(key):
            for each in text_of(text).split(";"):
                gathered.name(place, each, match[1].replace("_", "-"), period)


def _lonely(gathered: Gathered, element: Mapping[str, Any], where: str) -> dict[str, str]:
    """The point of an element that has no shape: its own, or its centre."""
    center = mapping(element.get("center")) or element
    return gathered.point(center.get("lat"), center.get("lon"), where) if "lat" in center or "lon" in center else {}


def _period(tags: Mapping[str, Any]) -> tuple[str, str]:
    """EDTF from start and end, and what of them could not be read."""
    (first, why_first), (last, why_last) = (_date(tags, key) for key in ("start_date", "end_date"))
    if not (first or last):
        return "", paragraphs(why_first, why_last)
    ends = [_end(when) for when in (first, last)]
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        return "", paragraphs(why_first, why_last, f"from {ends[0]} to {ends[1]}, which runs backwards")
    return "/".join(ends), paragraphs(why_first, why_last)


def _end(when: HistoricalDate | None) -> str:
    """A date as an end of an interval: itself, or of several the first day or the last that is known."""
    if when is None:
        return ""
    return when.edtf if when.kind == "date" else next(filter(None, ends_of(when)), "")


def _date(tags: Mapping[str, Any], key: str) -> tuple[HistoricalDate | None, str]:
    """The first of its two dates that can be read, and why those before it could not."""
    why: list[str] = []
    for name in (f"{key}:edtf", key):
        found = text_of(tags.get(name))
        try:
            if found:
                return read_date(found, form="ohm"), paragraphs(*why)
        except DateError as error:
            why.append(f"{name} is {found}, which {error.why}.")
    return None, paragraphs(*why)
