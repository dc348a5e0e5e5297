"""The shapes of what Overpass gives: of ways, of relations with the ways that they are made of, and of features."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon, shape
from shapely.geometry.base import BaseGeometry

from geodata.exchange.gazetteers.gathered import listed, mapping, text_of
from geodata.frames.shapes import NO_GEOMETRY

# The types of relations whose ways enclose areas; those of others, such as a route, are lines.
_AREAS = {"boundary", "multipolygon"}


def drawn(element: Mapping[str, Any]) -> BaseGeometry | None:
    """The shape of an element or feature, in degrees; None if it has none, or one that is damaged or cut off.

    Args:
        element: A way or a relation as `out geom` gives it, or a feature of GeoJSON. A node has a point, and no shape.
    """
    geometry = element.get("geometry")
    try:
        if isinstance(geometry, dict):
            found: BaseGeometry | None = shape(geometry)
        else:
            found = _way(geometry) if geometry else _relation(element)
    except NO_GEOMETRY:
        return None
    return None if found is None or found.is_empty else found


def _points(geometry: Any) -> list[tuple[float, float]]:
    return [(float(each["lon"]), float(each["lat"])) for each in listed(geometry)]


def _way(geometry: Any) -> BaseGeometry | None:
    points = _points(geometry)
    is_area = len(points) > 3 and points[0] == points[-1]  # noqa: PLR2004 - a ring
    return (Polygon(points) if is_area else LineString(points)) if len(points) > 1 else None


def _relation(element: Mapping[str, Any]) -> BaseGeometry | None:
    """The area that the ways of a relation enclose, without those that lie within; else the ways, joined."""
    ways: dict[bool, list[LineString]] = {True: [], False: []}
    for member in map(mapping, listed(element.get("members"))):
        if len(points := _points(member.get("geometry"))) > 1:
            if not np.isfinite(points).all():
                return None
            ways[text_of(member.get("role")) == "inner"].append(LineString(points))
    outer, inner = ways[False], ways[True]
    if not outer:
        return None
    areas, *open_ = shapely.polygonize_full(outer)
    is_area = text_of(mapping(element.get("tags")).get("type")) in _AREAS
    if is_area and all(rest.is_empty for rest in open_):
        return shapely.union_all(areas).difference(shapely.union_all(shapely.polygonize(inner)))
    return shapely.line_merge(MultiLineString(outer))
