"""Areas, routes and front lines of a dossier: geometries.geojson, read and checked feature by feature."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import shapely
from pyproj import Geod
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.dates.parsing import parse_edtf
from geodata.errors import Problems, nearest
from geodata.files.records import Records
from geodata.files.texts import read_text
from geodata.formats.geometries import GEOMETRIES, GEOMETRY_SHEET
from geodata.projections.extents import CIRCLE
from geodata.projections.longitudes import continuous
from geodata.tables.cells import is_id, values
from geodata.tables.columns import Row, check_row
from geodata.tables.reading import Table, check_ids, read_table
from geodata.tables.references import missing_id

_FILE = "geometries.geojson"
_AREAS = ("Polygon", "MultiPolygon")
_LINES = ("LineString", "MultiLineString")
_TYPES = {
    "area": _AREAS,
    "route": _LINES,
    "direction": ("LineString",),
    "front": _LINES,
    "spearhead": ("LineString",),
    "border": _LINES,
}
_EARTH = Geod(ellps="WGS84")
# Metres, to which maps are drawn: what is shorter has no direction.
_SHORTEST_M = 1.0
# How deep the positions lie in the coordinates of each type (RFC 7946, section 3.1).
_DEPTHS = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
# JSON may write a letter beyond U+FFFF as two halves (surrogates), and thereby one of them alone.
_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Geometries:
    """The features of a dossier.

    Attributes:
        table: Their properties, one row for each feature, numbered from 1.
        shapes: Their geometry by the number of the feature, in EPSG:4326; only those free of problems. Where one
            crosses 180°, its longitudes are continuous (see `geodata.projections.longitudes`).
        column: Under what name the geometry stands: `geometry`, or `wkt` in a workbook.
    """

    table: Table
    shapes: Mapping[int, BaseGeometry]
    column: str = "geometry"

    def frame(self) -> geopandas.GeoDataFrame:
        """The properties, `earliest` and `latest` of `valid` (Day or None), geometry in EPSG:4326."""
        frame = self.table.frame()
        dates = [parse_edtf(valid) if valid else None for valid in frame["valid"]]
        frame["earliest"] = pd.Series([date and date.earliest for date in dates], dtype=object)
        frame["latest"] = pd.Series([date and date.latest for date in dates], dtype=object)
        shapes = [self.shapes[row.number] for row in self.table.rows]
        return geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")

    def by_id(self) -> dict[str, BaseGeometry]:
        """The geometries by their ids."""
        return {row.cells["id"]: self.shapes[row.number] for row in self.table.rows}


def no_geometries() -> Geometries:
    """Those of a dossier without areas, routes and front lines."""
    return _geometries([], {}, complete=True)


def read_geojson(path: Path, problems: Problems) -> Geometries:
    """Read geometries.geojson.

    Args:
        path: The file, a FeatureCollection in WGS 84.
        problems: Takes what is wrong.
    """
    features = read_features(path, problems)
    rows: list[Row] = []
    shapes: dict[int, BaseGeometry] = {}
    for number, feature in enumerate(features or [], start=1):
        if not isinstance(feature, dict):
            problems.add(_FILE, row=number, why="the feature is no object", fix="Export the file again")
            continue
        row = Row(number, properties(number, feature, problems))
        check_row(_FILE, row, GEOMETRIES, problems, missing="the property is missing")
        rows.append(row)
        try:
            shapes[number] = _shape(feature.get("geometry"), row.cells["kind"])
        except _NotDrawable as error:
            problems.add(_FILE, row=number, column="geometry", why=error.why, fix=error.fix)
    geometries = _geometries(rows, shapes, complete=features is not None and len(rows) == len(features))
    check_ids(geometries.table, problems)
    return geometries


def read_wkt(records: Records, problems: Problems) -> Geometries:
    """Read the sheet geometries of a workbook.

    Args:
        records: Its rows: the properties of the format, and `wkt`, the geometry as well-known text (OGC 06-103r4)
            in degrees of WGS 84, longitude first.
        problems: Takes what is wrong.
    """
    table = read_table(_FILE, records, GEOMETRY_SHEET, problems)
    shapes: dict[int, BaseGeometry] = {}
    for row in table.rows:
        if row.cells["wkt"]:
            try:
                shapes[row.number] = _shape(_parsed(row.cells["wkt"]), row.cells["kind"])
            except _NotDrawable as error:
                problems.add(_FILE, row=row.number, column="wkt", why=error.why, fix=error.fix)
    return replace(_geometries(table.rows, shapes, complete=table.complete), column="wkt")


def _geometries(rows: Sequence[Row], shapes: Mapping[int, BaseGeometry], *, complete: bool) -> Geometries:
    ids = frozenset(row.cells["id"] for row in rows) - {""}
    table = Table(file=_FILE, columns=GEOMETRIES, rows=tuple(rows), ids=ids, complete=complete)
    return Geometries(table=table, shapes=shapes)


def _parsed(wkt: str) -> object:
    """A geometry given as well-known text, as GeoJSON gives it.

    Raises:
        _NotDrawable: If it is not well-known text, or a ring is not closed.
    """
    try:
        geometry = shapely.from_wkt(wkt)
    except (ValueError, shapely.errors.ShapelyError) as error:
        why = f"is not well-known text: {error}"
        raise _NotDrawable(why, "Write it like LINESTRING (10.7 53.9, 9.99 53.55), longitude first") from None
    return json.loads(json.dumps(shapely.geometry.mapping(geometry)))


def check_geometries(geometries: Geometries, sources: Table | None, problems: Problems) -> None:
    """Check what the properties of a feature say together, and with sources.csv.

    Args:
        geometries: The features.
        sources: sources.csv; None if it could not be read.
        problems: Takes what is wrong.
    """
    for row in geometries.table.rows:
        if row.cells["series"] and not row.cells["valid"]:
            why, fix = "the feature is of a series, but nothing says when it holds", "Give valid in EDTF"
            problems.add(_FILE, row=row.number, column="valid", why=why, fix=fix)
        # `source` holds words or ids; a word that looks like an id is taken for one.
        for value in values(row.cells["source"]):
            if sources and is_id(value) and (refusal := missing_id(value, sources.file, sources)):
                problems.refuse(refusal, _FILE, row=row.number, column="source")


class _NotDrawable(Exception):  # noqa: N818 - caught where the feature is read
    """A geometry that cannot be used: why, and what would be right."""

    def __init__(self, why: str, fix: str) -> None:
        super().__init__(why)
        self.why = why
        self.fix = fix


def read_features(path: Path, problems: Problems) -> list[object] | None:
    """The features as parsed; None if the file is no FeatureCollection in WGS 84."""
    text = read_text(path, _FILE, problems)
    if text is None:
        return None
    try:
        collection = json.loads(text)
    except json.JSONDecodeError as error:
        why = f"the file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        problems.add(_FILE, why=why, fix="Correct the line, or export the file again")
        return None
    except (ValueError, RecursionError) as error:
        why = f"the file is not JSON that can be read ({error})"
        problems.add(_FILE, why=why, fix="Export the file again")
        return None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or collection.get("type") != "FeatureCollection":
        problems.add(_FILE, why="the file is not a GeoJSON FeatureCollection", fix="Export it as GeoJSON")
        return None
    crs = json.dumps(collection.get("crs"))
    if collection.get("crs") and "CRS84" not in crs and not crs.rstrip('"} ').endswith("4326"):
        problems.add(_FILE, column="crs", value=crs, why="is not WGS 84", fix="Export the file in EPSG:4326")
    return features


def properties(number: int, feature: Mapping[str, object], problems: Problems) -> dict[str, str]:
    """The properties of a feature as texts, as a table row would hold them; "" where nothing is said."""
    cells = dict.fromkeys((column.name for column in GEOMETRIES), "")
    typed = feature.get("properties")
    given: dict[str, object] = dict(typed) if isinstance(typed, dict) else {}
    given |= {"id": feature["id"]} if "id" in feature else {}
    for name, value in given.items():
        if name not in cells:
            meant = nearest(name, set(cells).difference(given))
            fix = f"Write {meant}" if meant else f"Delete it; the format has {', '.join(cells)}"
            why = "is not a property of the format"
            problems.add(_FILE, row=number, column=name, value=name, why=why, fix=fix, nearest=meant)
        elif isinstance(value, str):
            cells[name] = value.strip()
        elif isinstance(value, int | float) and not isinstance(value, bool):
            cells[name] = str(value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            cells[name] = " | ".join(value)
        elif value is not None:
            typed = json.dumps(value, ensure_ascii=False)
            why, fix = "is not text", "Write it as text"
            problems.add(_FILE, row=number, column=name, value=typed, why=why, fix=fix)
    for name, cell in cells.items():
        if half := _HALF.search(cell):
            why = f"holds half a letter, {half[0].encode(errors='backslashreplace').decode()}, which no file can hold"
            problems.add(_FILE, row=number, column=name, value=cell, why=why, fix="Write the letter itself")
    return cells


def _shape(geometry: object, kind: str) -> BaseGeometry:
    """The geometry of a feature, without heights, its longitudes continuous.

    Raises:
        _NotDrawable: If it is missing, malformed, of the wrong type for its kind, off the globe, of no length, or if its
            edge crosses itself or runs around a pole.
    """
    if not isinstance(geometry, dict):
        raise _NotDrawable("the feature has no geometry", "Draw it, or delete the feature")
    allowed = _TYPES.get(kind, _AREAS + _LINES)
    type_ = geometry.get("type")
    wrong_type = _NotDrawable(f"a {kind or 'feature'} cannot be a {type_}", f"Draw it as {' or '.join(allowed)}")
    # A line that was cut at 180° comes as a MultiLineString and may turn out to be one line.
    if not isinstance(type_, str) or type_ not in (*allowed, *(_LINES if "LineString" in allowed else ())):
        raise wrong_type
    coordinates = _positions(geometry.get("coordinates"), _DEPTHS[type_])
    try:
        given = shape({"type": type_, "coordinates": coordinates})
    except (ValueError, shapely.errors.ShapelyError) as error:
        raise _NotDrawable(f"the {type_} cannot be built: {error}", "Draw it again") from None
    try:
        built = continuous(given)
    except ValueError as error:
        way = "Lead it along 180°, through the pole, and back along -180°"
        raise _NotDrawable(f"the {type_} cannot be filled: {error}", way) from None
    if built.geom_type not in allowed:
        raise wrong_type
    if type_ in _LINES and abs(_EARTH.geometry_length(built)) < _SHORTEST_M:
        raise _NotDrawable(
            "the line has no length", "Draw it with two positions at least that lie apart, or delete the feature"
        )
    if not built.is_valid:
        # GEOS says "Self-intersection[12.4 55.3]".
        reason, _, position = shapely.is_valid_reason(built).rstrip("]").partition("[")
        raise _NotDrawable(
            f"the {type_} is not valid: {reason.lower()} near longitude and latitude {position}",
            "Draw an edge that does not cross or touch itself",
        )
    return built


def _positions(coordinates: object, depth: int) -> list[Any]:
    """Coordinates nested `depth` lists deep, every position checked and cut to longitude and latitude."""
    if depth == 0:
        return _position(coordinates)
    if not isinstance(coordinates, list) or not coordinates:
        raise _NotDrawable("its coordinates are not nested as its type asks", "Draw it again")
    return [_positions(part, depth - 1) for part in coordinates]


def _position(position: object) -> list[float]:
    match position:
        case [int() | float() as lon, int() | float() as lat, *_]:
            pass
        case _:
            raise _NotDrawable(f"{json.dumps(position)} is not a position", "Write [longitude, latitude]")
    # Some programs count on beyond 180, or from 0 to 360.
    if abs(lon) <= CIRCLE and abs(lat) <= 90:  # noqa: PLR2004 - degrees
        return [lon, lat]
    why = f"the position {json.dumps([lon, lat])} is not on the globe"
    if abs(lon) <= 90 and abs(lat) <= 180:  # noqa: PLR2004
        raise _NotDrawable(f"{why}; longitude and latitude are probably swapped", f"Write [{lat}, {lon}]")
    raise _NotDrawable(why, "Write degrees, longitude first; metres mean that the file is not in WGS 84")
