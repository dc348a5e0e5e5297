"""The net of meridians and parallels over an extent."""

import math
from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import LineString

from geodata.projections.degree_words import latitude_in_words, longitude_in_words
from geodata.projections.extents import CIRCLE, POLE, Extent, turns
from geodata.projections.longitudes import LONGEST_SEGMENT

__all__ = ["graticule"]

# Kind, degrees, label and line.
Row = tuple[str, float, str, LineString]

# Degrees from one line to the next, as atlases have them: 1', 5', 10', 15', 30', then whole degrees.
STEPS = (1 / 60, 1 / 12, 1 / 6, 1 / 4, 1 / 2, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0)
# So many lines across a map is the aim: half-way, as a ratio, between four and eight.
LINES = math.sqrt(4 * 8)
# So many of a kind are the most that an extent has, however small the part that is seen.
MOST_LINES = 360
# Around a pole meridians end here, or at the last parallel if that is nearer to it; only every 90th goes on to the pole.
CROWDED = 85.0
UP_TO_THE_POLE = 90
# Degrees, some 0.1 m. An extent that is so near to the whole circle is all around, see `geodata.projections.longitudes`.
HAIR = 1e-5


def graticule(extent: Extent, *, seen: Extent | None = None) -> gpd.GeoDataFrame:
    """Meridians and parallels, cut along the extent.

    Args:
        extent: Degrees. Around the whole world, the meridian at its sides is given once, at its west.
        seen: The part of it that the map shows at first. From one line to the next it is 1', 5', 10', 15', 30', 1, 2, 5, 10,
            15, 20 or 30 degrees: those, for meridians and for parallels, by which some four to eight lines cross this part,
            unless more than 360 would cross the extent. None: the whole extent.

    Returns:
        EPSG:4326, a LineString for each row, with a point at least at every degree; longitudes go on beyond 180 where the
        extent crosses 180°. Columns: `kind` (meridian or parallel), `degrees` (the longitude from -180 to 180, or the
        latitude) and `label` (`40° N`, `126°30′ E`). Poles are no lines. Towards a pole that lies in the extent, meridians
        end at 85° or at the last parallel, save those of 0°, 90° and 180°.

    Raises:
        ValueError: The extent is not one.

    Example:
        >>> list(graticule(Extent(124, 33, 132, 43)).query("kind == 'parallel'")["label"])
        ['34° N', '36° N', '38° N', '40° N', '42° N']
    """
    extent.checked()
    west, south, east, north = (seen or extent).checked().continuous
    by_meridian, by_parallel = _usual(east - west, extent.width), _usual(north - south, extent.north - extent.south)
    end = max(CROWDED, POLE - by_parallel)
    rows = [*_meridians(extent, by_meridian, end), *_parallels(extent, by_parallel)]
    lines = shapely.segmentize(np.array([line for *_, line in rows], dtype=object), LONGEST_SEGMENT)
    columns = {
        "kind": [kind for kind, *_ in rows],
        "degrees": np.array([degrees for _, degrees, *_ in rows], dtype=float),
        "label": [label for *_, label, _ in rows],
    }
    return gpd.GeoDataFrame(columns, geometry=lines, crs="EPSG:4326")


def _meridians(extent: Extent, step: float, end: float) -> Iterator[Row]:
    """The meridians; all but every 90th end at a latitude, `end` degrees from the equator."""
    west, south, east, north = extent.continuous
    for multiple in _multiples(west, east, step):
        to_the_pole = math.isclose(multiple % UP_TO_THE_POLE, 0, abs_tol=HAIR)
        lowest, highest = (south, north) if to_the_pole else (max(south, -end), min(north, end))
        # Those at the very sides are to lie on the map, and once.
        at = min(max(multiple, west), east)
        if lowest < highest and at - west < CIRCLE - HAIR:
            degrees = multiple - CIRCLE * turns(multiple)
            yield "meridian", degrees, longitude_in_words(degrees), LineString([(at, lowest), (at, highest)])


def _parallels(extent: Extent, step: float) -> Iterator[Row]:
    west, south, east, north = extent.continuous
    for degrees in _multiples(south, north, step):
        if abs(degrees) < POLE:
            yield "parallel", degrees, latitude_in_words(degrees), LineString([(west, degrees), (east, degrees)])


def _usual(span: float, whole: float) -> float:
    """The usual step whose lines across so many degrees come nearest to the aim, as a ratio; of two the longer one.

    Lines across the whole are not too many.
    """
    steps = [step for step in STEPS if whole / step <= MOST_LINES]
    return max(steps, key=lambda step: (-round(abs(math.log(span / step / LINES)), 9), step))


def _multiples(start: float, end: float, step: float) -> list[float]:
    """The multiples of a step from start to end, both counted in."""
    first, last = math.ceil((start - HAIR) / step), math.floor((end + HAIR) / step)
    return [round(number * step, 9) for number in range(first, last + 1)]
