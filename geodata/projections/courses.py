"""How lines run on the Earth: along great circles, and along parallels. Everything is in degrees, EPSG:4326."""

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from geodata.projections.longitudes import single_parts, together, unrolled

GEOD = Geod(ellps="WGS84")
MAX_GREAT_CIRCLE_STEP_KM = 100.0
# Degrees of longitude or latitude. The map of an area or line with a longer edge is bent.
LONGEST_EDGE = 10.0


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
    """Lines and areas whose long edges bend as parallels and meridians do: what is straight in degrees is so on no other map.

    Args:
        geometry: EPSG:4326.

    Returns:
        The geometry itself where no edge is longer than LONGEST_EDGE; else with a vertex at every degree.
    """
    west, south, east, north = geometry.bounds
    if max(east - west, north - south) <= LONGEST_EDGE:
        return geometry
    parts = single_parts(geometry)
    runs = [run for part in parts for run in (shapely.get_rings(part) if isinstance(part, Polygon) else [part])]
    if all(np.abs(np.diff(shapely.get_coordinates(run), axis=0)).max(initial=0) <= LONGEST_EDGE for run in runs):
        return geometry
    return together([piece for part in parts for piece in _divided(part)])


def _divided(part: BaseGeometry) -> list[BaseGeometry]:
    """A part with a vertex at every degree; what has no length or area cannot be divided, and an outline may fall apart."""
    divided = shapely.segmentize(part, 1.0) if part.length else part
    return [part] if divided.is_empty else single_parts(divided)


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
