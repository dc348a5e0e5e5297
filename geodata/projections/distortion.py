"""What a projection does to lengths and to the north at places of a map: what its scale bar and its arrow must know."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyproj

from geodata.projections.degree_words import SIDES, WHERE, latitude_in_words
from geodata.projections.extents import CIRCLE, EDGE
from geodata.projections.longitudes import Floats
from geodata.projections.seams import SAME_M, sides_of, to_metres

__all__ = ["Distortion", "distortion_of", "norths_at", "scales_at"]

# Metres of the map, from end to end of the line by which a length is measured at a place.
MEASURED_M = 1000.0
# Degrees of latitude from a place to the next one on its meridian.
NORTHWARDS = 0.01
# Places across and up a map at which it is examined; odd, so that its middle is one of them.
EXAMINED = 9
# Where the largest scale of a map is so many times its smallest, the bar must say where it holds.
MOST_UNEQUAL = 1.2
# Degrees. Where meridians lean so much against that in the middle, one arrow to the north would mislead.
MOST_LEANING = 45.0


@dataclass(frozen=True, kw_only=True)
class Distortion:
    """What the margin of a map must know of its projection.

    Attributes:
        scale: metres of the map for a metre on the ground, from left to right in its middle.
        place: where this holds, if the scale differs by more than a fifth across the map: `at the equator`, `at 40° N`,
            or `in the middle`; else "".
        north: where the north is in its middle, in degrees clockwise from the top of the page; None where the meridians
            converge so much that one arrow would mislead.
    """

    scale: float
    place: str
    north: float | None


def distortion_of(
    crs: pyproj.CRS, bounds: tuple[float, float, float, float], words: Mapping[str, str] = SIDES | WHERE
) -> Distortion:
    """Measures a projection in the middle of a map and compares it with the rest of the map.

    Args:
        crs: projected, in metres.
        bounds: what the map shows: xmin, ymin, xmax, ymax in metres of the projection.
        words: for the place, with the keys of `SIDES` and `WHERE`.

    Raises:
        ValueError: The middle of the map lies outside the world.

    Example:
        >>> distortion_of(pyproj.CRS("EPSG:3857"), (-2e7, -9e6, 2e7, 1.5e7)).place
        'at 26° N'
    """
    across, up = (np.linspace(bounds[side], bounds[side + 2], EXAMINED) for side in (0, 1))
    x, y = (net.ravel() for net in np.meshgrid(across, up))
    middle = EXAMINED**2 // 2
    scales, north = scales_at(crs, x, y), norths_at(crs, x, y)
    if math.isnan(scales[middle]):
        raise ValueError(f"{bounds}: the middle of the map lies outside the world.")
    # At a pole in the middle, all sides are the north or the south.
    at_pole = math.isnan(north[middle])
    leaning = np.array([CIRCLE]) if at_pole else np.abs((north - north[middle] + EDGE) % CIRCLE - EDGE)
    upright = scales_at(crs, x, y, upwards=True)
    largest, smallest = (float(end([end(scales), end(upright)])) for end in (np.nanmax, np.nanmin))
    return Distortion(
        scale=float(scales[middle]),
        place=_place(crs, x[middle], y[middle], words) if largest > MOST_UNEQUAL * smallest else "",
        north=float(north[middle]) if np.nanmax(leaning) <= MOST_LEANING else None,
    )


def scales_at(crs: pyproj.CRS, x: Floats, y: Floats, *, upwards: bool = False) -> Floats:
    """Metres of the map for a metre on the ground, along the geodesic of the projection's own ellipsoid.

    Args:
        crs: projected, in metres.
        x: of the places, in metres of the projection.
        y: likewise.
        upwards: measured from below to above rather than from left to right.

    Returns:
        One number for each place; NaN beyond the edge of the world.
    """
    half = MEASURED_M / 2
    right, above = (0.0, half) if upwards else (half, 0.0)
    transformer = to_metres(crs)
    start = transformer.transform(x - right, y - above, direction="INVERSE")
    end = transformer.transform(x + right, y + above, direction="INVERSE")
    # An inverse formula may give an answer beyond the edge of the world, too.
    shown = np.ones(x.shape, dtype=bool)
    for places, side in ((start, -1), (end, 1)):
        x_again, y_again = transformer.transform(*places)
        shown &= np.isclose(x_again, x + side * right, rtol=0, atol=SAME_M)
        shown &= np.isclose(y_again, y + side * above, rtol=0, atol=SAME_M)
    scales = np.full(x.shape, np.nan)
    ends = [values[shown] for values in (*start, *end)]
    metres = np.asarray(_geod(crs).inv(*ends)[2])
    # Where all longitudes meet in one point of the map, both ends are the same place.
    scales[shown] = np.divide(MEASURED_M, metres, out=np.full(metres.shape, np.nan), where=metres > 0)
    return scales


def norths_at(crs: pyproj.CRS, x: Floats, y: Floats) -> Floats:
    """Where the north is at places of a map, in degrees clockwise from the top of the page.

    Args:
        crs: projected, in metres.
        x: of the places, in metres of the projection.
        y: likewise.

    Returns:
        One number for each place, from -180 to 180; NaN beyond the edge of the world and at the poles.
    """
    transformer = to_metres(crs)
    lon, lat = transformer.transform(x, y, direction="INVERSE")
    shown = ~np.isnan(scales_at(crs, x, y)) & (np.abs(lat) < 90 - NORTHWARDS)
    norths = np.full(x.shape, np.nan)
    here = np.array(transformer.transform(lon[shown], lat[shown]))
    right, above = np.array(transformer.transform(lon[shown], lat[shown] + NORTHWARDS)) - here
    norths[shown] = np.degrees(np.arctan2(right, above))
    return norths


def _place(crs: pyproj.CRS, x: float, y: float, words: Mapping[str, str]) -> str:
    """Where a scale holds. Where parallels run straight from side to side, it does so along one of them."""
    if not math.isfinite(sides_of(crs)[0]):
        return words["in_middle"]
    latitude = round(to_metres(crs).transform(x, y, direction="INVERSE")[1])
    return words["at"].format(latitude=latitude_in_words(latitude, words)) if latitude else words["at_equator"]


def _geod(crs: pyproj.CRS) -> pyproj.Geod:
    geod = crs.get_geod()
    return geod if geod is not None else pyproj.Geod(ellps="WGS84")
