"""Outlines that run around a pole: in degrees they have no inside until they are led through the pole."""

import numpy as np
import numpy.typing as npt
import shapely
from shapely.affinity import translate
from shapely.geometry import LinearRing, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.projections.extents import CIRCLE, POLE
from geodata.projections.longitudes import Floats, unrolled


def is_around_a_pole(ring: LinearRing) -> bool:
    """Whether a ring runs around a pole without being led through it, or along both sides of one meridian.

    Args:
        ring: degrees, in any notation of what crosses 180°.
    """
    lon, lat = shapely.get_coordinates(ring).T
    went = unrolled(lon)
    if went[0] == went[-1]:
        return False
    upright = lon[:-1][(np.diff(lon) == 0) & (np.diff(lat) != 0)]
    return not np.isin(upright + CIRCLE, upright).any()


def through_the_pole(area: Polygon) -> BaseGeometry:
    """An area around a pole, with an outline that is led to the pole and back along one meridian.

    Args:
        area: degrees; its exterior `is_around_a_pole`. Holes may lie anywhere in it, also around the pole.

    Returns:
        A valid area, all of 360° wide, that takes in the nearer pole: the smaller of the two that the outline parts.
    """
    shell = _led(area.exterior)
    holes = [_led(hole) if is_around_a_pole(hole) else _rolled(hole) for hole in area.interiors]
    turned = [translate(hole, turn) for hole in holes for turn in (-CIRCLE, 0, CIRCLE)]
    return shapely.make_valid(shell).difference(shapely.union_all([shapely.make_valid(hole) for hole in turned]))


def _led(ring: LinearRing) -> Polygon:
    """What a ring parts off around the nearer pole."""
    corners = shapely.get_coordinates(ring)[:-1]
    pole = _nearer_pole(corners)
    # From the corner nearest to the pole its meridian meets no other part of the ring.
    first = int(np.argmax(corners[:, 1] * np.sign(pole)))
    around = np.vstack([corners[first:], corners[: first + 1]])
    lon, lat = unrolled(around[:, 0]), around[:, 1]
    # Counted to the whole circle, which the numbers may miss by a hair.
    lon[-1] = lon[0] + CIRCLE * round((lon[-1] - lon[0]) / CIRCLE)
    return Polygon([*zip(lon, lat, strict=True), (lon[-1], pole), (lon[0], pole)])


def _nearer_pole(corners: npt.NDArray[np.float64]) -> float:
    """The pole on whose side of a ring there is less of the Earth: the mean of the sine of the latitude says how much."""
    closed: Floats = np.vstack([corners, corners[:1]])
    lon, height = unrolled(closed[:, 0]), np.sin(np.radians(closed[:, 1]))
    mean = np.sum(np.diff(lon) * (height[:-1] + height[1:]) / 2) / (lon[-1] - lon[0])
    return POLE if mean >= 0 else -POLE


def _rolled(hole: LinearRing) -> Polygon:
    lon, lat = shapely.get_coordinates(hole).T
    return Polygon(np.column_stack([unrolled(lon), lat]))
