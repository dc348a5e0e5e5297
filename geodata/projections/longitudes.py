"""Geometries across 180° of longitude: read from every notation, and laid around a meridian.

Inside the program a line or outline that crosses 180° has continuous longitudes: they go on beyond 180, or below
-180, and no two neighbours are more than 180° apart. pyproj takes such longitudes as they are.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
from shapely.affinity import translate
from shapely.geometry import GeometryCollection, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from geodata.projections.extents import CIRCLE, EDGE, POLE, turns

Floats = npt.NDArray[np.float64]

# Degrees. No segment is longer, so that a straight one in longitude and latitude may be projected vertex by
# vertex: at 45° N the chord then lies 0.1 km from the parallel.
LONGEST_SEGMENT = 1.0

# Degrees, some 0.1 m. What is laid around a meridian ends so far short of the opposite one: a point on that one itself
# would be projected to the left or to the right edge of the map by chance.
SHORT_OF_THE_SEAM = 1e-6

# Degrees, some 0.1 m. Two pieces of a line belong together if their ends at 180° lie no farther apart.
SAME_LATITUDE = 1e-6


def unrolled(longitudes: npt.ArrayLike) -> Floats:
    """Longitudes along a line, made continuous from the first one on: each step goes the shorter way round.

    Longitudes without a step of more than 180° come back unaltered.
    """
    given = np.asarray(longitudes, dtype=float)
    # A step of exactly 180° is rounded to no turn.
    steps: Floats = np.round(np.diff(given, prepend=given[0]) / CIRCLE)
    rolled: Floats = given - CIRCLE * steps.cumsum()
    return rolled


def continuous(geometry: BaseGeometry) -> BaseGeometry:
    """A line or area as GeoJSON may write it, with continuous longitudes.

    It may be cut at 180° (RFC 7946, section 3.1.9), jump from one side of it to the other, or go on beyond it. Pieces
    that the cut has parted are joined again: a line that was cut in two is one LineString.

    Args:
        geometry: (Multi)LineString or (Multi)Polygon, not empty, in EPSG:4326.

    Returns:
        A geometry whose middle lies between -180 and 180; the given one itself where there is nothing to do. An area
        that takes in a pole stays as it is given: along 180°, through the pole and along -180°.

    Raises:
        ValueError: An outline runs around a pole without passing through it, so that nothing says which side is inside.
    """
    west, _, east, _ = geometry.bounds
    if west > -EDGE and east < EDGE and _steps(geometry).max(initial=0) <= EDGE:
        return geometry
    if geometry.geom_type.endswith("LineString"):
        lines = _joined([np.asarray(part.coords) for part in shapely.get_parts(geometry)])
        whole = together([LineString(_unrolled(line)) for line in lines])
    else:
        whole = together(_merged([_outlined(part) for part in shapely.get_parts(geometry)]))
    return translate(whole, -CIRCLE * turns(_middle(whole)))


def around(geometry: BaseGeometry, meridian: float) -> BaseGeometry:
    """The geometry with longitudes less than 180° from a meridian; cut where it crosses the opposite one.

    Args:
        geometry: EPSG:4326, its longitudes continuous.
        meridian: Degrees; beyond 180 where the longitudes are to lie there.

    Returns:
        The geometry itself where it lies so already, otherwise its pieces in their order. Where an area was cut, its
        edge runs along the cut. One whose outline crosses itself is first taken apart.
    """
    west, east = _ends(meridian)
    if geometry.is_empty or _lies_between(geometry, west, east):
        return geometry
    parts = [whole for part in single_parts(geometry) for whole in _whole(part)]
    return together([piece for part in parts for piece in _between(part, west, east)])


def all_around(geometries: npt.NDArray[np.object_], meridian: float) -> npt.NDArray[np.object_]:
    """Many geometries, each laid `around` a meridian; the same array where all lie so already."""
    west, east = _ends(meridian)
    bounds = shapely.bounds(geometries)
    elsewhere = ~((west <= bounds[:, 0]) & (bounds[:, 2] <= east))
    if not elsewhere.any():
        return geometries
    laid = geometries.copy()
    laid[elsewhere] = [around(geometry, meridian) for geometry in geometries[elsewhere]]
    return laid


def _ends(meridian: float) -> tuple[float, float]:
    """The least longitude of what is laid around a meridian, and the greatest."""
    return meridian - EDGE + SHORT_OF_THE_SEAM, meridian + EDGE - SHORT_OF_THE_SEAM


def _whole(part: BaseGeometry) -> list[BaseGeometry]:
    """A part as it can be cut: an outline that crosses itself, or has no area, is taken apart first."""
    return single_parts(shapely.make_valid(part)) if isinstance(part, Polygon) and not part.is_valid else [part]


def single_parts(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The points, lines and polygons of which a geometry is made, in their order."""
    if not isinstance(geometry, BaseMultipartGeometry):
        return [geometry]
    return [part for each in geometry.geoms for part in single_parts(each)]


def _between(part: BaseGeometry, west: float, east: float) -> list[BaseGeometry]:
    """What of a single geometry lies between two meridians, whichever way its longitudes are counted."""
    pieces: list[tuple[float, BaseGeometry]] = []
    first, _, last, _ = part.bounds
    for turn in range(math.ceil((west - last) / CIRCLE), math.floor((east - first) / CIRCLE) + 1):
        moved = translate(part, CIRCLE * turn)
        if _lies_between(moved, west, east):
            return [moved]
        cut = shapely.clip_by_rect(moved, west, -POLE, east, POLE)
        # The cut is straight in degrees, and bends on the map like its side.
        for piece in shapely.get_parts(shapely.segmentize(cut, LONGEST_SEGMENT) if isinstance(part, Polygon) else cut):
            # A geometry that only touches an edge leaves a piece of lower dimension there.
            if shapely.get_dimensions(piece) == shapely.get_dimensions(part):
                start = Point(shapely.get_coordinates(piece)[0])
                pieces.append((moved.project(start) if isinstance(part, LineString) else 0, piece))
    # A line's pieces in the order in which it runs through them. One that lies along the cut leaves none.
    return [piece for _, piece in sorted(pieces, key=itemgetter(0))] or [part]


def _lies_between(geometry: BaseGeometry, west: float, east: float) -> bool:
    first, _, last, _ = geometry.bounds
    return bool(west <= first and last <= east)


def _joined(lines: list[Floats]) -> list[Floats]:
    """Puts together the pieces of a line that ends at 180° and goes on at -180°, or the other way round."""
    following = _following(lines)
    left = dict(enumerate(lines))
    joined: dict[int, Floats] = {}
    # A line that comes back to where it began has no first piece; it begins with the one that is given first.
    for first in sorted(left, key=set(following.values()).__contains__):
        number, pieces = first, []
        while number in left:
            pieces.append(left.pop(number))
            number = following.get(number, -1)
        if pieces:
            joined[first] = np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
    return [joined[first] for first in sorted(joined)]


def _following(lines: list[Floats]) -> dict[int, int]:
    """The number of the piece with which each goes on at 180°, where there is one; each follows one other at most."""
    starts = sorted((float(line[0, 0]), float(line[0, 1]), number) for number, line in enumerate(lines))
    following = {}
    for number, line in enumerate(lines):
        place = bisect_left(starts, (-line[-1, 0], line[-1, 1] - SAME_LATITUDE))
        # A line around the whole world would go on with itself.
        if place < len(starts) and starts[place][2] == number:
            place += 1
        if place < len(starts) and _goes_on(line[-1], lines[starts[place][2]][0]):
            following[number] = starts.pop(place)[2]
    return following


def _goes_on(end: Floats, start: Floats) -> bool:
    return bool(abs(end[0]) == EDGE and start[0] == -end[0] and abs(end[1] - start[1]) <= SAME_LATITUDE)


def _outlined(polygon: Polygon) -> Polygon:
    """A polygon with continuous longitudes.

    Raises:
        ValueError: A ring runs around a pole without passing through it.
    """
    rings = [_unrolled(np.asarray(ring.coords)) for ring in (polygon.exterior, *polygon.interiors)]
    closed = all((ring[0] == ring[-1]).all() for ring in rings)
    whole = Polygon(rings[0], [_laid_into(ring, rings[0]) for ring in rings[1:]]) if closed else polygon
    # An outline over the whole width of the world steps from 180 to -180, at a pole or along a parallel.
    long_steps = _steps(polygon)[_steps(polygon) > EDGE]
    if polygon.is_valid and (long_steps == CIRCLE).all() and not (closed and whole.is_valid):
        return polygon
    if not closed:
        raise ValueError("the outline runs around a pole without passing through it")
    return whole


def _laid_into(hole: Floats, shell: Floats) -> Floats:
    """The ring of a hole, turned by whole circles to where its polygon lies."""
    apart = (shell[:, 0].min() + shell[:, 0].max() - hole[:, 0].min() - hole[:, 0].max()) / 2
    return np.column_stack([hole[:, 0] + CIRCLE * round(apart / CIRCLE), hole[:, 1]])


def _merged(areas: list[Polygon]) -> list[BaseGeometry]:
    """Joins polygons that were cut along 180°, so that no edge is left there."""
    eastern = [area for area in areas if area.bounds[0] > -EDGE and area.bounds[2] == EDGE]
    western = [area for area in areas if area.bounds[0] == -EDGE and area.bounds[2] < EDGE]
    if not (eastern and western and all(area.is_valid for area in areas)):
        return list(areas)
    others = [area for area in areas if area not in eastern and area not in western]
    joined = shapely.union_all([*eastern, *(translate(area, CIRCLE) for area in western)])
    return [*others, *shapely.get_parts(joined)]


def _unrolled(run: Floats) -> Floats:
    return np.column_stack([unrolled(run[:, 0]), run[:, 1]])


def _steps(geometry: BaseGeometry) -> Floats:
    """The lengths of all segments in degrees of longitude."""
    parts = shapely.get_parts(geometry)
    runs = shapely.get_rings(parts) if shapely.get_dimensions(geometry) > 1 else parts
    return np.concatenate([np.abs(np.diff(shapely.get_coordinates(run)[:, 0])) for run in runs])


def _middle(geometry: BaseGeometry) -> float:
    west, _, east, _ = geometry.bounds
    return float(west + east) / 2


def together(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """One geometry of single parts; one part as it is."""
    if len(set(shapely.get_dimensions(parts))) > 1:
        return GeometryCollection(parts)
    multiple = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    return parts[0] if len(parts) == 1 else cast("BaseGeometry", multiple[shapely.get_dimensions(parts[0])](parts))
