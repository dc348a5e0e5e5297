"""A plate of a given height: its main map shows more ground above and below or at both sides, until all fits."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from geodata.projections.seams import sides_of
from viz.plates.composing import Composition
from viz.plates.options import LEAST_MM, MOST_MM
from viz.plates.plate import Plate, steepness
from viz.printing.legend import Entry
from viz.printing.typesetting import points
from viz.stories.views import INSET_MARGIN, MapView

Arrangement = Callable[[Plate, Sequence[Entry], float], Composition]
Explain = Callable[[Plate], Sequence[Entry]]
# No map is lower than so many mm: of an extent that is, more is shown.
LEAST_MAP_MM = 20.0
# A frame shows at most so many times the ground of its extent, or is a square; of a still higher figure the rest stays empty.
MOST_GROUND = 3.0
# Another arrangement than the first must keep so much nearer to the shape of the extent, as a ratio.
WORTH_IT = 1.15
# In points. What is asked for is met so exactly, in so many rounds: the legend may change with what is seen.
EXACT_PT, ROUNDS = 0.01, 6


def fitted(plate: Plate, explain: Explain, arrangements: Sequence[Arrangement]) -> tuple[Plate, Composition]:
    """The plate with its main map in a frame of the right shape, and where everything stands.

    Args:
        plate: what is asked of it has a height, or none.
        explain: the entries of its legend.
        arrangements: that may be chosen; without a height it is the first.

    Raises:
        ValueError: the height cannot be met; the message says the least that can.
    """
    asked = plate.options.height_mm
    if asked is None:
        return _usually(plate, explain, arrangements[0])
    found = [_filled(plate, explain, arrange, points(asked)) for arrange in arrangements]
    fits = [each for each in found if isinstance(each, tuple)]
    if fits:
        return min(fits, key=lambda fit: _strain(plate, fit[1]) * (1 if fit is found[0] else WORTH_IT))
    least = min(_least(plate, explain, arrange) for arrange in arrangements)
    raise ValueError(
        f"height_mm is {asked:g}; at width_mm={plate.options.width_mm:g} the figure is at least {least} mm high"
    )


def _usually(plate: Plate, explain: Explain, arrange: Arrangement) -> tuple[Plate, Composition]:
    """The plate as high as its extent asks for; its main map has the least height at least."""
    steep = steepness(plate.shown.views[0])
    height, least = plate.map_width * steep, points(LEAST_MAP_MM)
    where = arrange(plate, explain(plate), height)
    # Degrees at its left make the map narrower.
    if (usual := where.maps[0].width * steep) != height or usual < least:
        plate = framed(plate, arrange, max(usual, least))
        where = arrange(plate, explain(plate), max(usual, least))
    _ensure_not_too_high(plate, where)
    return plate, where


def framed(plate: Plate, arrange: Arrangement, height: float) -> Plate:
    """The plate whose main map, or that of each panel, shows so much ground that it fills its frame."""
    spot = arrange(plate, [], height).maps[0]
    return plate.with_main(lambda view: _widened(view, spot.width, spot.height))


def _widened(view: MapView, width: float, height: float) -> MapView:
    """A view with more ground above and below or at both sides, in the shape of a frame."""
    xmin, ymin, xmax, ymax = view.bounds
    across, up = xmax - xmin, ymax - ymin
    # A hair of a point is no reason to make another base map.
    if math.isclose(height / width, up / across, rel_tol=1e-6):
        return view
    more_x, more_y = max(0.0, up * width / height - across) / 2, max(0.0, across * height / width - up) / 2
    bounds = (xmin - more_x, ymin - more_y, xmax + more_x, ymax + more_y)
    west, east = sides_of(view.crs)
    beyond = [share * size for share, size in zip(INSET_MARGIN, (across + 2 * more_x, up + 2 * more_y), strict=True)]
    limits = (
        min(view.limits[0], max(bounds[0] - beyond[0], west)),
        min(view.limits[1], bounds[1] - beyond[1]),
        max(view.limits[2], min(bounds[2] + beyond[0], east)),
        max(view.limits[3], bounds[3] + beyond[1]),
    )
    return replace(view, bounds=bounds, limits=limits)


def _usual(plate: Plate, arrange: Arrangement) -> float:
    """How high the main map is that shows its extent alone, in points."""
    return arrange(plate, [], points(LEAST_MAP_MM)).maps[0].width * steepness(plate.shown.views[0])


def _strain(plate: Plate, where: Composition) -> float:
    """How far the shape of the main map is from that of its extent, as a ratio of 1 or more."""
    ratio = where.maps[0].height / where.maps[0].width / steepness(plate.shown.views[0])
    return max(ratio, 1 / ratio)


def _filled(plate: Plate, explain: Explain, arrange: Arrangement, wanted: float) -> tuple[Plate, Composition] | float:
    """The plate so many points high; where it cannot be so low, a height that comes nearer."""
    usual = _usual(plate, arrange)
    square = usual / steepness(plate.shown.views[0])
    least, most = max(points(LEAST_MAP_MM), min(usual / MOST_GROUND, square)), max(MOST_GROUND * usual, square)
    height = usual
    for _ in range(ROUNDS):
        height = min(max(height, least), most)
        mine = framed(plate, arrange, height)
        where = arrange(mine, explain(mine), height)
        missing = wanted - where.height
        if abs(missing) <= EXACT_PT or (missing > 0 and height >= most):
            return mine, replace(where, height=wanted)
        height += missing
    return where.height


def _least(plate: Plate, explain: Explain, arrange: Arrangement) -> int:
    """The least height that can be met, in whole mm."""
    tried = points(1)
    for _ in range(ROUNDS):
        found = _filled(plate, explain, arrange, tried)
        if isinstance(found, tuple):
            break
        tried = points(math.ceil(found / points(1) - 1e-9))
    return round(tried / points(1))


def _ensure_not_too_high(plate: Plate, where: Composition) -> None:
    """Refuse a figure that is higher than it may be wide."""
    if where.height <= points(MOST_MM):
        return
    height, width = (size / points(1) for size in (where.height, plate.width))
    spot = where.maps[0]
    # What does not grow with the width, and what does.
    steep = spot.height / spot.width * math.ceil(len(plate.panels) / plate.abreast or 1) / plate.abreast
    fitting = math.floor((MOST_MM - height + width * steep) / steep)
    remedy = f"give width_mm={fitting} or less" if fitting >= LEAST_MM else "take an extent that is less high"
    raise ValueError(
        f"at width_mm={width:g} the figure is {height:.0f} mm high; a map is at most {MOST_MM:g} mm high: {remedy}"
    )
