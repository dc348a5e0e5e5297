"""A dossier as KML; see `kml`."""

import json
import re
from collections.abc import Mapping

import shapely
from lxml import etree
from shapely.geometry.base import BaseGeometry

from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dossiers.reading import Dossier
from geodata.exchange.foreign_member import MEMBER, member_of
from geodata.exchange.spans import date_text, ends_of
from geodata.exchange.tables import Tables, cell, records
from geodata.exchange.xml_files import Element, add, as_bytes
from geodata.projections.extents import CIRCLE
from geodata.tables.cells import values

NAMESPACE = "http://www.opengis.net/kml/2.2"
# Of each sheet: the column that is the name of a placemark, and that which is its description.
SHOWN = {"events": ("title", "summary"), "places": ("name", "note"), "geometries": ("label", "note")}
# These stand in the geometry alone.
DRAWN = frozenset({"lat", "lon", "wkt"})
_FOLDERS = {"events": "Events", "places": "Places", "geometries": "Lines and areas"}
# What a click on an event shows: the words that it rests on below what it says.
_BALLOON = "<h3>$[name]</h3><p>$[date]</p><p>$[description]</p>"
# XML Schema 1.0 has no such year.
_YEAR_0 = ("0000", "-0000")
_HOURS = re.compile(r"[+-][0-9]{2}")
_STYLES = {"told": _BALLOON, "quoted": f"{_BALLOON}<blockquote>$[quotation]</blockquote>"}


def kml_of(dossier: Dossier, tables: Tables) -> bytes:
    """The file."""
    root = etree.Element("kml", nsmap={None: NAMESPACE})
    document = add(root, "Document")
    add(document, "name", tables.keys.get("title", ""))
    for name, balloon in _STYLES.items():
        add(add(add(document, "Style", attributes={"id": name}), "BalloonStyle"), "text", balloon)
    held = member_of(tables, SHOWN)
    _extend(document, {MEMBER: json.dumps(held, ensure_ascii=False)})
    points = _points(tables)
    shapes = {row["id"]: shapely.from_wkt(row["wkt"]) for row in records(tables.sheets["geometries"]) if row["wkt"]}
    drawn = {id_ for cell in tables.sheets["events"]["geometry"] for id_ in values(cell)}
    for name, title in _FOLDERS.items():
        if rows := records(tables.sheets[name]):
            folder = add(document, "Folder", attributes={"id": name})
            add(folder, "name", title)
            dates = list(dossier.events["when"]) if name == "events" else [None] * len(rows)
            for row, when in zip(rows, dates, strict=True):
                # What an event draws is not drawn twice.
                is_hidden = name == "places" or row["id"] in drawn
                geometry = _drawn(row, points, shapes) if name == "events" else (points | shapes).get(row["id"])
                _placemark(folder, row, when, geometry, is_hidden=is_hidden)
    return as_bytes(root)


def _points(tables: Tables) -> dict[str, BaseGeometry]:
    """Where the places are that are somewhere."""
    rows = [row for row in records(tables.sheets["places"]) if row["lat"] and row["lon"]]
    return {row["id"]: shapely.Point(float(row["lon"]), float(row["lat"])) for row in rows}


def _drawn(
    row: Mapping[str, str], points: Mapping[str, BaseGeometry], shapes: Mapping[str, BaseGeometry]
) -> BaseGeometry:
    """What shows an event: its geometries, or else its places; an empty one if there is nothing to show."""
    named = [shapes[each] for each in values(row["geometry"]) if each in shapes]
    found = named or [points[each] for each in values(row["places"]) if each in points]
    return found[0] if len(found) == 1 else shapely.GeometryCollection(found)


def _placemark(
    folder: Element,
    row: Mapping[str, str],
    when: HistoricalDate | None,
    geometry: BaseGeometry | None,
    *,
    is_hidden: bool,
) -> None:
    name = folder.get("id")
    mark = add(folder, "Placemark", attributes={"id": f"{name}.{row['id']}"})
    title, description = SHOWN[name]
    add(mark, "name", row[title])
    if is_hidden:
        add(mark, "visibility", "0")
    if row[description]:
        add(mark, "description", row[description])
    if when is not None:
        add_time(mark, when)
        add(mark, "styleUrl", "#quoted" if row["quotation"] else "#told")
    rest = {column: text for column, text in row.items() if text and column not in {title, description, *DRAWN}}
    _extend(mark, {"sheet": name, **rest})
    if geometry is not None and not geometry.is_empty:
        _shape(mark, geometry)


def _extend(parent: Element, data: Mapping[str, str]) -> None:
    held = add(parent, "ExtendedData")
    for name, text in data.items():
        add(add(held, "Data", attributes={"name": name}), "value", text)


def add_time(mark: Element, when: HistoricalDate) -> None:
    """Add the element that says a date, if there is any."""
    tag, times = time_of(when)
    time = add(mark, tag) if times else None
    for end, text in times.items():
        add(time, end, text)


def time_of(when: HistoricalDate) -> tuple[str, dict[str, str]]:
    """The element that says a date in KML, and its children with their texts; none for what it cannot say."""
    try:
        stamp = date_text(when)
    except DateError:  # a Julian day with its hour
        stamp = ""
    if stamp:
        only = when.spans[0].start
        is_hour = bool(only and only.time and when.calendar == "gregorian")
        whole = (
            f"{stamp}T{only.time}{only.offset}{':00' if _HOURS.fullmatch(only.offset) else ''}"
            if is_hour and only
            else stamp
        )
        return "TimeStamp", {} if stamp.startswith(_YEAR_0) else {"when": whole}
    ends = dict(zip(("begin", "end"), ends_of(when), strict=True))
    return "TimeSpan", {name: text for name, text in ends.items() if text and not text.startswith(_YEAR_0)}


def _shape(parent: Element, geometry: BaseGeometry) -> None:
    """The geometry with the longitudes that KML has, from -180 to 180."""
    match geometry.geom_type:
        case "Point" | "LineString" | "LinearRing":
            _coordinates(add(parent, geometry.geom_type), geometry)
        case "Polygon":
            polygon = add(parent, "Polygon")
            for number, ring in enumerate(shapely.get_rings(geometry)):
                side = "innerBoundaryIs" if number else "outerBoundaryIs"
                _coordinates(add(add(polygon, side), "LinearRing"), ring)
        case _:
            several = add(parent, "MultiGeometry")
            for part in shapely.get_parts(geometry):
                _shape(several, part)


def _coordinates(parent: Element, geometry: BaseGeometry) -> None:
    points = shapely.get_coordinates(geometry).tolist()
    add(
        parent,
        "coordinates",
        " ".join(f"{cell(lon - CIRCLE * round(lon / CIRCLE))},{cell(lat)}" for lon, lat in points),
    )
