"""Wikidata: the JSON of entities (`Special:EntityData`, a dump, the API); it is only read.

| in Wikidata | in a dossier |
| --- | --- |
| an item with P585 (point in time), P580 or P582 (start, end), or with P571 or P576 (inception, end) and no place | an event |
| any other | a place; when it began and ended is said in its note |
| labels and aliases | toponyms of a place; the English label, or the first, is its name or title |
| descriptions | summary of an event, note of a place |
| P625 (coordinates, and their precision in degrees) | coordinates and precision of a place |
| P1566, P1667, P1584 | GeoNames, TGN and Pleiades among the external ids, beside Wikidata itself |

Dates are those of `geodata.dates.forms.wikidata`: no year 0 (`-0044` is 44 BCE), Julian as they say. Of several statements the
preferred one is taken, else the first; deprecated ones never. An unknown value is an end that is not known, no value one without
limit.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geodata.dates.edtf import DateError
from geodata.dates.reading import read_date
from geodata.errors import FileError, Problems
from geodata.exchange.gazetteers.gathered import Gathered, identifiers, listed, mapping, paragraphs, text_of
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, cell
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text

_KM_IN_A_DEGREE = 111.32
_EARTH = "Q2"
_AUTHORITIES = {"P1566": "geonames", "P1667": "tgn", "P1584": "pleiades"}
_AGAIN = "Fetch it from https://www.wikidata.org/wiki/Special:EntityData/ again"


def recognises(sample: Sample) -> bool:
    """An item, or some, with labels or statements."""
    return any(True for _ in _items(sample.json))


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    """The items of a file: by their ids, in a list, or one alone."""
    entities = mapping(value).get("entities", value if isinstance(value, list) else [value])
    for each in entities.values() if isinstance(entities, dict) else listed(entities):
        if isinstance(each, dict) and text_of(each.get("id"))[:1] == "Q" and ("labels" in each or "claims" in each):
            yield each


def read(path: Path) -> Tables:
    """Read the items.

    Raises:
        FileError: If it cannot be read, has no item, or coordinates that are none.
    """
    problems, file = Problems(), as_text(path)
    value = read_json(path, file, problems, _AGAIN)
    items = list(_items(value))
    if value is not None and not items:
        problems.add(file, why="the file holds no item of Wikidata", fix=_AGAIN)
    gathered = Gathered(file, problems)
    for item in items:
        _add(gathered, item)
    problems.raise_any(FileError)
    return gathered.tables()


def _add(gathered: Gathered, item: Mapping[str, Any]) -> None:
    claims, number = mapping(item.get("claims")), text_of(item.get("id"))
    labels = {
        str(tag): text
        for tag, each in mapping(item.get("labels")).items()
        if (text := text_of(mapping(each).get("value")))
    }
    title = labels.get("en") or labels.get("mul") or next(iter(labels.values()), "")
    said = mapping(item.get("descriptions"))
    description = text_of(mapping(said.get("en") or next(iter(said.values()), None)).get("value"))
    happened, stood = _span(claims, "P585", "P580", "P582"), _span(claims, "", "P571", "P576")
    where = _where(gathered, claims, f"{number}.claims.P625")
    when = happened if any(happened) else stood if not where else ("", "", "")
    ids = identifiers(f"wikidata:{number}", *_other_ids(claims))
    if not any(when):
        cells = {"name": title, **where, "external_ids": ids, "note": paragraphs(description, stood[0], stood[2])}
        place = gathered.add("places", title or number, cells)
        _name(gathered, place, item, labels)
        return
    date, calendar, why = when
    # Where it was has no name of its own here.
    place = gathered.add("places", title or number, where) if where else ""
    cells = {"title": title, "summary": description, "date": date, "calendar": calendar, "places": place, "note": why}
    gathered.add("events", title or number, cells)


def _name(gathered: Gathered, place: str, item: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    for tag, label in labels.items():
        gathered.name(place, label, tag)
    for tag, several in mapping(item.get("aliases")).items():
        for each in listed(several):
            gathered.name(place, mapping(each).get("value"), tag)


def _best(claims: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The snak of the statement that counts; an empty object if there is none."""
    statements: Sequence[Mapping[str, Any]] = [mapping(each) for each in listed(claims.get(key))]
    kept = [each for each in statements if each.get("rank") != "deprecated"]
    kept.sort(key=lambda each: each.get("rank") != "preferred")
    return mapping(kept[0].get("mainsnak")) if kept else {}


def _span(claims: Mapping[str, Any], point: str, start: str, end: str) -> tuple[str, str, str]:
    """Date and calendar from a point in time, or from a start and an end; and what of them could not be read."""
    moment = _time(_best(claims, point))
    if moment[0] or moment[2]:
        return moment
    first, last = _time(_best(claims, start)), _time(_best(claims, end))
    why = paragraphs(first[2], last[2])
    if not (first[0] or last[0]):
        return "", "", why
    calendars = {calendar for date, calendar, _ in (first, last) if date not in {"", ".."}}
    if len(calendars) > 1 or any(each[0][:1] in "[{" for each in (first, last) if each[0]):
        return "", "", paragraphs(why, f"from {first[0]} {first[1]} to {last[0]} {last[1]}")
    return f"{first[0]}/{last[0]}", calendars.pop() if calendars else "", why


def _time(snak: Mapping[str, Any]) -> tuple[str, str, str]:
    """The date of a snak and its calendar, or why it is none."""
    if snak.get("snaktype") == "novalue":
        return "..", "", ""
    value = mapping(mapping(snak.get("datavalue")).get("value"))
    if not value:
        return "", "", ""
    try:
        when = read_date(json.dumps(value), form="wikidata")
    except DateError as error:
        return "", "", f"Wikidata has {text_of(value.get('time'))}, which {error.why}."
    return when.numbers, "" if when.calendar == "gregorian" else when.calendar, ""


def _where(gathered: Gathered, claims: Mapping[str, Any], where: str) -> dict[str, str]:
    """The cells of the coordinates, if there are any on Earth."""
    value = mapping(mapping(_best(claims, "P625").get("datavalue")).get("value"))
    if not value or text_of(value.get("globe")).rpartition("/")[2] not in {"", _EARTH}:
        return {}
    cells = gathered.point(value.get("latitude"), value.get("longitude"), where)
    precision = value.get("precision")
    if cells and isinstance(precision, int | float) and 0 < precision <= 90:  # noqa: PLR2004 - degrees
        cells["precision_km"] = cell(float(f"{precision * _KM_IN_A_DEGREE:.2g}"))
    return cells


def _other_ids(claims: Mapping[str, Any]) -> Iterator[str]:
    for key, prefix in _AUTHORITIES.items():
        if number := text_of(mapping(_best(claims, key).get("datavalue")).get("value")):
            yield f"{prefix}:{number}"
