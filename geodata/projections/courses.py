"""How lines run on the Earth: along great circles, and along parallels. Everything is in degrees, EPSG:4326."""

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.projections.longitudes import single_parts, together, unrolled

GEOD = Geod(ellps="WGS84")
MAX_GREAT_CIRCLE_STEP_KM = 100.0
# Degrees of longitude. The map of an area or line with a wider edge is bent.
WIDEST_EDGE = 10.0


def great_circles(links: BaseGeometry) -> BaseGeometry:
    """Lines whose vertices are joined by great circles; where they lie close together the lines are left as they are.

    Args:
        links: a LineString or MultiLineString in EPSG:4326.
    """
    parts = [_linked(shapely.get_coordinates(part)) for part in shapely.get_parts(links)]
    return parts[0] if len(parts) == 1 else MultiLineString(parts)


def _linked(stops: np.ndarray) -> LineString:
    metres = GEOD.line_lengths(*stops.T)
    ways = [
        shapely.get_coordinates(great_circle(start, end))[1:] if far > MAX_GREAT_CIRCLE_STEP_KM * 1000 else [end]
        for start, end, far in zip(stops[:-1], stops[1:], metres, strict=True)
    ]
    lon, lat = np.vstack([stops[:1], *ways]).T
    return LineString(np.column_stack([unrolled(lon), lat]))


def along_parallels(geometry: BaseGeometry) -> BaseGeometry:
    """Lines and areas whose long edges bend on the map as the parallels do: what is straight in degrees is so nowhere else.

    Args:
        geometry: EPSG:4326.

    Returns:
        The geometry itself where no edge is wider than WIDEST_EDGE; else with a vertex at every degree.
    """
    west, _, east, _ = geometry.bounds
    if east - west <= WIDEST_EDGE:
        return geometry
    parts = single_parts(geometry)
    runs = [run for part in parts for run in (shapely.get_rings(part) if isinstance(part, Polygon) else [part])]
    if all(np.abs(np.diff(shapely.get_coordinates(run)[:, 0])).max(initial=0) <= WIDEST_EDGE for run in runs):
        return geometry
    # What has no length cannot be divided.
    divided = [shapely.segmentize(part, 1.0) if part.length else part for part in parts]
    return together(divided)


def great_circle(start: tuple[float, float], end: tuple[float, float]) -> LineString:
    """The shortest way between two places on the ellipsoid.

    Args:
        start: lon, lat in degrees.
        end: lon, lat in degrees.

    Returns:
        A line in EPSG:4326, with a vertex at least every 100 km. Where it crosses 180°, its longitudes go on beyond it.
    """
    _, _, metres = GEOD.inv(*start, *end)
    count = max(2, int(metres / 1000 / MAX_GREAT_CIRCLE_STEP_KM))
    lon, lat = np.transpose([start, *GEOD.npts(*start, *end, count), end])
    return LineString(np.column_stack([unrolled(lon), lat]))
