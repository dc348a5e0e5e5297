"""GeoJSON: its properties as they are written; GDAL would take texts for dates, and move times to universal time."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyproj
from shapely.geometry import shape

from geodata.errors import Problems
from geodata.files.json_files import read_json
from geodata.files.plain_files import as_text
from geodata.frames.shapes import NO_GEOMETRY

# The members of a feature that RFC 7946 (section 3.2) gives a meaning; its `id` is told like a property.
_MEMBERS = {"type", "properties", "geometry", "bbox"}
_WGS_84 = "EPSG:4326"
# What 64 bits hold.
_MOST = 2**63
_AGAIN = "Export the file again as GeoJSON"


def read_geojson(path: Path, layer: str | None, problems: Problems) -> gpd.GeoDataFrame | None:
    """Read the features; members beside their properties are columns too, and what holds lists or objects keeps them.

    Args:
        path: The file: a FeatureCollection or a Feature.
        layer: None; such a file has no layers.
        problems: Takes what keeps it from being read.
    """
    name = as_text(path.name)
    if layer is not None:
        problems.add(name, value=layer, why="is no layer of the file, which has none", fix="Leave layer out")
        return None
    parsed = read_json(path, name, problems, _AGAIN)
    features = None if parsed is None else features_of(parsed, name, problems)
    if features is None:
        return None
    shapes = shapes_of(parsed, features, name, problems)
    rows = [_properties(feature) for feature in features]
    columns = dict.fromkeys(key for row in rows for key in row)
    # One called geometry would stand in the place of the geometries.
    data = {_free(key, columns): column_of([row.get(key) for row in rows]) for key in columns}
    return gpd.GeoDataFrame(data, index=range(len(rows)), geometry=shapes)


def column_of(values: Sequence[Any]) -> pd.Series:
    """A column of the values of JSON, in the one type that all have; as they are where they have several."""
    kinds = {type(value) for value in values if value is not None}
    is_whole = all(value is not None for value in values)
    if kinds == {str}:
        return pd.Series(values, dtype="str")
    if kinds == {bool}:
        return pd.Series(values, dtype="bool" if is_whole else "boolean")
    if kinds == {int} and all(value is None or abs(value) < _MOST for value in values):
        return pd.Series(values, dtype="int64" if is_whole else "Int64")
    if kinds and kinds <= {int, float}:
        return pd.Series(values, dtype="float64")
    return pd.Series(values, dtype=object)


def features_of(parsed: Any, name: str, problems: Problems) -> list[dict[str, Any]] | None:
    """The features of a FeatureCollection, or the one that stands alone; None if it is something else, which is noted."""
    if not isinstance(parsed, dict):
        problems.add(name, why="the file is JSON, but no GeoJSON", fix=_AGAIN)
        return None
    kind, features = parsed.get("type"), parsed.get("features")
    if kind == "Feature":
        return [dict(parsed)]
    if kind == "FeatureCollection" and isinstance(features, list):
        if all(isinstance(feature, dict) for feature in features):
            return features
        problems.add(name, why="holds a feature that is no object", fix=_AGAIN)
        return None
    what = {"Topology": "TopoJSON"}.get(str(kind), "JSON of another kind")
    problems.add(name, why=f"the file is {what}, no GeoJSON FeatureCollection", fix="Save it as GeoJSON")
    return None


def shapes_of(
    parsed: Mapping[str, Any], features: Sequence[Mapping[str, Any]], name: str, problems: Problems
) -> gpd.GeoSeries:
    """The geometries of features, None where there is none, in the reference system that the collection names.

    What is no geometry is noted with the number of its feature.
    """
    shapes = [_shape(number, feature, name, problems) for number, feature in enumerate(features, start=1)]
    return gpd.GeoSeries(shapes, index=range(len(shapes)), crs=_crs(parsed.get("crs"), name, problems))


def _properties(feature: Mapping[str, Any]) -> dict[str, Any]:
    """What stands beside the properties comes first, and gives way to them."""
    beside = {key: value for key, value in feature.items() if key not in _MEMBERS and key != "crs"}
    properties = feature.get("properties")
    return {**beside, **(properties if isinstance(properties, dict) else {})}


def _free(key: str, columns: Mapping[str, None]) -> str:
    name = key
    while name == "geometry" or (name != key and name in columns):
        name = f"{name} (2)"
    return name


def _shape(number: int, feature: Mapping[str, Any], name: str, problems: Problems) -> Any:
    """The geometry of a feature; None if it has none."""
    written = feature.get("geometry")
    if written is None:
        return None
    try:
        return shape(written)
    except RecursionError:
        value = None
    except NO_GEOMETRY:
        value = json.dumps(written)
    why, fix = "is no geometry of GeoJSON", "Correct its type and coordinates, longitude first"
    problems.add(name, row=number, column="geometry", value=value, why=why, fix=fix)
    return None


def _crs(written: Any, name: str, problems: Problems) -> pyproj.CRS | None:
    """The reference system: WGS 84 (RFC 7946), or what older files name."""
    if written is None:
        return pyproj.CRS.from_user_input(_WGS_84)
    try:
        named = str(written["properties"]["name"])
        return pyproj.CRS.from_user_input(_WGS_84 if named.endswith("CRS84") else named)
    except (KeyError, TypeError, ValueError, pyproj.exceptions.CRSError):
        why, fix = "is no reference system that is known", "Export the file in EPSG:4326"
        problems.add(name, column="crs", value=json.dumps(written), why=why, fix=fix)
        return None
