"""Where a projection cuts the world open, and where its map ends at the sides."""

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from geodata.projections.extents import CIRCLE, EDGE, POLE, Extent
from geodata.projections.longitudes import SHORT_OF_THE_SEAM, Floats
from geodata.projections.parameters import central_meridian

# Metres. A point that is led to the globe and back lies where it was, unless it lay beyond the edge of the world; Robinson's
# tables lead it back no more exactly. The same in degrees.
SAME_M = 100.0
SAME_DEGREES = 1e-3
# Degrees to either side of a cut, more than one datum is off another; and metres: farther apart than this, they are two
# places of the map.
BESIDE, APART_M = 0.01, 1e5
# Degrees. The central meridian is a number for a caption and may lie so far from the middle of an extent.
ROUNDED = 0.25
# Latitudes at which a cut is examined: without the poles, where it may close.
TRIED = np.linspace(-80, 80, 17)


@lru_cache(maxsize=32)
def to_metres(crs: pyproj.CRS) -> pyproj.Transformer:
    """Leads longitudes and latitudes, in this order, to x and y; whatever order of axes the CRS has.

    To find the way from one datum to another takes longer than to go it, so it is kept.

    Args:
        crs: projected, in metres.
    """
    return pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)


@lru_cache(maxsize=32)
def is_cut_open(crs: pyproj.CRS) -> bool:
    """Whether the projection cuts the world open along the meridian opposite the central one.

    Cylinders, cones and the maps of the whole world do so. Azimuthal projections, transverse and oblique cylinders do not:
    both sides of that meridian lie at the same places, or beyond the horizon.

    Args:
        crs: projected, in metres.
    """
    west, east = (_meridian(crs, end) for end in (BESIDE - EDGE, EDGE - BESIDE))
    shown = np.isfinite(west).all(axis=0) & np.isfinite(east).all(axis=0)
    apart = np.hypot(*(east[:, shown] - west[:, shown]))
    return bool(apart.size and (apart > APART_M).all())


def sides_of(crs: pyproj.CRS) -> tuple[float, float]:
    """How far to the left and to the right a map may reach, in projected metres.

    The world of Mercator is an upright strip, that of Equal Earth or Robinson an upright barrel: a map that reached beyond
    its sides would show an empty sea there. Where parallels are not straight lines from side to side, the map has no such
    sides.

    Args:
        crs: projected, in metres.

    Returns:
        The least x and the greatest; infinite where there are no sides.
    """
    side = EDGE - SHORT_OF_THE_SEAM
    west, middle, east = (_meridian(crs, away) for away in (-side, 0, side))
    is_straight = np.isfinite(east).all() and np.allclose((west[1], east[1]), middle[1], rtol=0, atol=SAME_M)
    if not is_straight or not is_cut_open(crs):
        return -math.inf, math.inf
    return float(west[0].min()), float(east[0].max())


def cut_of(crs: pyproj.CRS) -> MultiLineString:
    """The lines along which a map is cut open: its sides, and the poles where they are lines.

    What lies on both sides of the cut ends there on the map only: no coast and no border may be drawn along it.

    Args:
        crs: projected, in metres.

    Returns:
        Lines in its metres, with a point at every degree; empty where the map is not cut. Where it goes on to infinity,
        as a cone does beyond the other pole, they end before.
    """
    if not is_cut_open(crs):
        return MultiLineString()
    side, middle = EDGE - SHORT_OF_THE_SEAM, central_meridian(crs)
    up, around = np.linspace(-POLE, POLE, EDGE + 1), np.linspace(middle - side, middle + side, CIRCLE + 1)
    lines = []
    for lon, lat in ((middle - side, up), (middle + side, up), (around, -POLE), (around, POLE)):
        lons, lats = np.broadcast_arrays(lon, lat)
        places = np.column_stack(to_metres(crs).transform(lons, lats))
        shown = places[np.isfinite(places).all(axis=1)]
        if len(shown) > 1:
            lines.append(LineString(shown))
    return MultiLineString(lines)


def around_the_middle(extent: Extent, crs: pyproj.CRS) -> tuple[float, float] | None:
    """The longitudes between which a map that is cut open shows an extent, a hair's breadth off the cut.

    Args:
        extent: Degrees.
        crs: a projection that `is_cut_open`.

    Returns:
        West and east, continuous and counted like those of `extent.continuous`; None where the cut runs through the extent.
    """
    west, _, east, _ = extent.continuous
    middle = central_meridian(crs)
    middle += CIRCLE * round((extent.middle - middle) / CIRCLE)
    if west < middle - EDGE - ROUNDED or middle + EDGE + ROUNDED < east:
        return None
    side = EDGE - SHORT_OF_THE_SEAM
    return max(west, middle - side), min(east, middle + side)


def is_shown(lon: Floats, lat: Floats, transformer: pyproj.Transformer) -> npt.NDArray[np.bool_]:
    """Whether places lie on the map, each at a point of its own: led to it and back, they are where they were.

    Args:
        lon: Degrees; they may go on beyond 180.
        lat: Degrees.
        transformer: to the map's metres, see `to_metres`.
    """
    # The formulas of some projections end at the poles themselves.
    lat = lat.clip(BESIDE - POLE, POLE - BESIDE)
    lon_again, lat_again = transformer.transform(*transformer.transform(lon, lat), direction="INVERSE")
    # What is lost comes back as infinite.
    lon_off, lat_off = (
        np.nan_to_num(again - given, posinf=EDGE) for again, given in ((lon_again, lon), (lat_again, lat))
    )
    turned = (lon_off + EDGE) % CIRCLE - EDGE
    shown: npt.NDArray[np.bool_] = np.hypot(turned * np.cos(np.radians(lat)), lat_off) < SAME_DEGREES
    return shown


def shown_part(extent: Extent, crs: pyproj.CRS) -> BaseGeometry | None:
    """What of an extent a projection shows, to a degree: the near side of a globe, and nothing of the point opposite it.

    Args:
        extent: Degrees.
        crs: projected, in metres.

    Returns:
        Polygons in degrees, longitudes counted like those of `extent.continuous`; None where all of it is shown.
    """
    west, south, east, north = extent.continuous
    across, up = (np.linspace(start, end, math.ceil(end - start) + 1) for start, end in ((west, east), (south, north)))
    lon, lat = np.meshgrid(across, up)
    shown = is_shown(lon, lat, to_metres(crs))
    if shown.all():
        return None
    row, column = np.nonzero(shown[:-1, :-1] & shown[1:, :-1] & shown[:-1, 1:] & shown[1:, 1:])
    return shapely.coverage_union_all(shapely.box(across[column], up[row], across[column + 1], up[row + 1]))


def _meridian(crs: pyproj.CRS, away: float) -> Floats:
    """Points along the meridian so many degrees from the central one, as x and y."""
    return np.array(to_metres(crs).transform(np.full_like(TRIED, central_meridian(crs) + away), TRIED))
