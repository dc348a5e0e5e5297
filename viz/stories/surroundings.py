"""The extent around places, where nobody chose one."""

import math
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geodata.projections.choice import POLAR_LATITUDE
from geodata.projections.extents import CIRCLE, EDGE, POLE, Extent, turns
from geodata.projections.map_sizes import MOST_HALF, widened
from geodata.projections.on_earth import on_earth
from viz.layers.rows import located

# Room around the places: a share of their span, and at least so many degrees.
ROOM, LEAST_ROOM = 0.12, 0.5
# The extent is at most so many times as high as wide, or as wide as high.
SLENDER = 4.0
# Degrees: points so close stand for all that lies between them.
CLOSE = 10


def extent_around(places: gpd.GeoDataFrame) -> Extent:
    """An extent that holds every place, with room around it; the inhabited world where no place is located.

    It crosses 180° where it is narrower so. Around places one behind the other it is wider than they need. Around a pole that
    lies in its room, or around which the places lie, it goes all around.

    Args:
        places: any geometries, any CRS.
    """
    there = places[located(places)]
    if there.empty:
        return Extent(-170.0, -56.0, 170.0, 75.0)
    shapes = on_earth(there.geometry)
    # Of what has one part, taking it apart makes another, which costs more than all else here.
    bounds = shapely.bounds(shapely.get_parts(shapes) if (shapely.get_num_geometries(shapes) > 1).any() else shapes)
    south, north = float(bounds[:, 1].min()), float(bounds[:, 3].max())
    sides = bounds[:, [0, 2]]
    # What is wide has no gap in it.
    wide = sides[sides[:, 1] - sides[:, 0] > CLOSE].tolist()
    spread = [np.linspace(left, right, 1 + math.ceil((right - left) / CLOSE)) for left, right in wide]
    longitudes = np.concatenate([sides.ravel(), *spread])
    west, east = _narrowest(longitudes - CIRCLE * np.ceil((longitudes - EDGE) / CIRCLE))
    if east - west >= EDGE and (polar := _around_a_pole(south, north)):
        return polar
    room = max(LEAST_ROOM, ROOM * max(east - west, north - south))
    # All around, or nearly so, a map is cut where it is farthest from the places.
    half = min((east - west) / 2 + room, MOST_HALF)
    south, north = max(south - room, -POLE), min(north + room, POLE)
    if max(-south, north) == POLE and abs(south + north) / 2 > POLAR_LATITUDE:
        half = MOST_HALF
    # A map of all longitudes is cut at 180°, as usual.
    middle = 0.0 if east - west >= CIRCLE - CLOSE else (west + east) / 2
    west, east = (end - CIRCLE * turns(end) for end in (middle - half, middle + half))
    return widened(Extent(west, south, east, north), most=SLENDER)


def _around_a_pole(south: float, north: float) -> Extent | None:
    """The extent from a pole to beyond the places around it; None where they lie too far from one for a polar map."""
    edge = south if south > 0 else -north
    edge -= max(LEAST_ROOM, ROOM * 2 * (POLE - edge))
    if (POLE + edge) / 2 <= POLAR_LATITUDE:
        return None
    limits = (edge, float(POLE)) if south > 0 else (-float(POLE), -edge)
    return Extent(-MOST_HALF, limits[0], MOST_HALF, limits[1])


def _narrowest(longitudes: Any) -> tuple[float, float]:
    """The ends of the shortest arc that holds all longitudes, west and east; west lies below -180 where it crosses 180°."""
    eastwards = np.unique(longitudes)
    following = np.append(eastwards[1:], eastwards[0] + CIRCLE)
    # The widest gap is left out; among equal ones the last, which lies across 180°.
    gap = len(eastwards) - 1 - int(np.argmax((following - eastwards)[::-1]))
    # The arc begins where the gap ends, counted one turn back, and ends where the gap begins.
    return float(following[gap]) - CIRCLE, float(eastwards[gap])
