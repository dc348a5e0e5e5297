"""How slender and how small a map may be, and how many pixels its relief has: one bound for every view, whoever asks for it."""

import math
from collections.abc import Iterable

import pyproj

from geodata.errors import Refusal
from geodata.projections.choice import Bounds, bounds_of
from geodata.projections.custom import KM_PER_DEGREE
from geodata.projections.extents import CIRCLE, POLE, Extent, turns

# A map is so many times as high as wide at most, or as wide as high. Chile fills one of 10 times, the belt between the tropics
# one of 8; of a more slender one nothing could be seen on a page, and its surroundings would be half the world.
MOST_SLENDER = 20.0
# What is advised instead is less slender: a projection may squeeze it.
ADVISED_SLENDER = 10.0
# Metres. No map is narrower or lower: figures are drawn to a metre.
LEAST_M = 100.0
# What is widened is so much larger than the least, since a projection may make it smaller.
AMPLE = 1.2
# Pixels of a relief: those of a square map 240 mm wide at 300 to an inch.
MOST_PIXELS = 8_000_000
# Degrees to either side of the middle: a little less than the whole world, which is cut where it is farthest from the places.
MOST_HALF = 179.9
# Decimals of a degree in the advice for a small map, some 10 m; for others one is enough.
EXACT_DIGITS = 4


def ensure_drawable(extent: Extent, crs: pyproj.CRS) -> Bounds:
    """Sees to it that a map of an extent is neither too slender nor too small to be drawn.

    It is measured on the ground, since a flat extent may be bent to a high map, and in the projection.

    Args:
        extent: Degrees.
        crs: Projected, in metres, and able to show the extent (`geodata.projections.custom.ensure_shown`).

    Returns:
        The extent's rectangle in metres, as `geodata.projections.choice.bounds_of` gives it.

    Raises:
        Refusal: A ValueError: the map would be higher or wider than it may be, or too small; it names another extent.
    """
    bounds = bounds_of(extent, crs)
    across, up = bounds[2] - bounds[0], bounds[3] - bounds[1]
    width, height = _ground_km(extent)
    if min(across, up) < LEAST_M or max(width, height) * 1000 < LEAST_M:
        least, side = min((across, "wide"), (up, "high"))
        why = f"would be a map only {least:.2g} m {side}; {LEAST_M:g} m is the least"
        raise _refusal(extent, why, "larger")
    upright, flat = max(up / across, _ratio(height, width)), max(across / up, _ratio(width, height))
    if upright > MOST_SLENDER:
        why = f"would be a map {upright:,.0f} times as high as it is wide; {MOST_SLENDER:g} times is the most"
        raise _refusal(extent, why, "wider")
    if flat > MOST_SLENDER:
        why = f"would be a map {flat:,.0f} times as wide as it is high; {MOST_SLENDER:g} times is the most"
        raise _refusal(extent, why, "higher")
    return bounds


def widened(extent: Extent, *, most: float) -> Extent:
    """The extent, made wider or higher around its middle where it is more slender than it should be, or too small for a map.

    Args:
        extent: Degrees.
        most: How many times as high as wide, or as wide as high, it may be on the ground.
    """
    width, height = _ground_km(extent)
    least = AMPLE * LEAST_M / 1000
    if (wanted := max(width / most, least)) > height:
        half, middle = wanted / KM_PER_DEGREE / 2, (extent.south + extent.north) / 2
        middle = min(max(middle, half - POLE), POLE - half)
        extent = extent._replace(south=middle - half, north=middle + half)
    width, height = _ground_km(extent)
    if (wanted := max(height / most, least)) > width:
        half = min(extent.width * wanted / width / 2, MOST_HALF)
        west, east = (extent.middle - half, extent.middle + half)
        extent = extent._replace(west=west - CIRCLE * turns(west), east=east - CIRCLE * turns(east))
    return extent


def width_in_pixels(bounds: Bounds, wanted: int) -> int:
    """How many pixels wide a picture of a rectangle is: as many as are wanted, or fewer if it would have too many in all.

    Args:
        bounds: In any unit.
        wanted: Pixels.
    """
    across, up = bounds[2] - bounds[0], bounds[3] - bounds[1]
    return min(wanted, math.ceil(math.sqrt(MOST_PIXELS * across / up)))


def _ground_km(extent: Extent) -> tuple[float, float]:
    """Width and height on the ground; the width where the extent is widest."""
    return (
        extent.width * KM_PER_DEGREE * _shrunk(extent.south, extent.north),
        KM_PER_DEGREE * (extent.north - extent.south),
    )


def _shrunk(south: float, north: float) -> float:
    """How much of a degree of the equator the widest parallel has."""
    return 1.0 if south <= 0 <= north else math.cos(math.radians(min(abs(south), abs(north))))


def _ratio(longer: float, shorter: float) -> float:
    return longer / shorter if shorter else math.inf


def _refusal(extent: Extent, why: str, what: str) -> Refusal:
    other = widened(extent, most=ADVISED_SLENDER)
    digits = 1 if min(other.width, other.north - other.south) >= 1 else EXACT_DIGITS
    advised = _written([round(side, digits) for side in other])
    return Refusal(_written(extent), why=why, fix=f"Take a {what} extent, such as {advised}", nearest=advised)


def _written(sides: Iterable[float]) -> str:
    return f"[{', '.join(f'{side:.10g}' for side in sides)}]"
