"""Arrows on paper: each with a head that can be seen, however small the map, and none on another."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.affinity import scale, translate
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from viz.drawing.pieces import Fill, Hatch, Line, Piece
from viz.drawing.shapes import NOWHERE_M, SHORTEST_M, arrow
from viz.engraving.actors import marked
from viz.engraving.paper import PrintedSheet
from viz.layers.labels import Metres

# No shaft is narrower than so many points, and no arrow shorter than so many times its shaft.
LEAST_SHAFT_PT, LEAST_LENGTH = 2.2, 3.5
# A narrower arrow has a whole outline: a few dashes around it would be taken for dashes.
DASHED_FROM_PT, DASH = 4.0, "3px,1.5px"
OUTLINE_PX = 1.1
# Its hatching is finer, too: so many points from one stroke to the next.
FINE_PT, HATCH_PX, SOLIDITY, ASKED_SOLIDITY = 1.1, 5.0, 0.35, 0.25
# Under the hatching of what was done lies its own colour, under that of what was only asked for the paper.
DONE_GROUND, ASKED_GROUND = 0.35, 0.8
# Two arrows that run the same way or against each other, with a cosine of so much, and share more than so much of the smaller one
# are laid side by side, so many shafts from middle to middle; one that is so many times as long as the next leads from place to
# place, and stays. Those that part where they begin need no room.
LONGER = 1.6
PARALLEL, SHARED, APART = 0.85, 0.3, 1.5


def arrows(sheet: PrintedSheet) -> Iterator[Piece]:
    """The movements of a layer."""
    yield from sheet.dots
    legs = [(row, leg) for row in sheet.rows for leg in shapely.get_parts(row.geometry)]
    widths = [_shaft(sheet, row, leg) for row, leg in legs]
    ways = side_by_side([_long_enough(leg, width) for (_, leg), width in zip(legs, widths, strict=True)], widths)
    drawn: dict[str, list[int]] = {}
    for at, (row, _) in enumerate(legs):
        drawn.setdefault(row.id, []).append(at)
    for mine in drawn.values():
        row = legs[mine[0]][0]
        shape = shapely.MultiPolygon([arrow(ways[at], widths[at]) for at in mine])
        is_narrow = max(widths[at] for at in mine) < DASHED_FROM_PT * sheet.paper.metres
        outline = Line(color=row.color, width=OUTLINE_PX, dash=_dash(row.dash, is_narrow=is_narrow))
        fine = sheet.px(FINE_PT) if is_narrow else HATCH_PX
        hatch = hatched(row.color, sheet.theme.paper, fine, is_done=row.dash == "solid") if row.hatched else None
        yield Fill(about=sheet.about(row), shape=shape, color=row.color, opacity=row.fill, edge=outline, hatch=hatch)
        yield from marked(sheet, row, [(ways[at].coords[0][0], ways[at].coords[0][1]) for at in mine])


def side_by_side(ways: Sequence[LineString], widths: Sequence[float]) -> list[LineString]:
    """Ways of arrows, those that would lie on one another moved apart.

    Args:
        ways: in metres.
        widths: of their shafts, in metres.
    """
    bands = np.array(
        [way.buffer(width, cap_style="flat") for way, width in zip(ways, widths, strict=True)], dtype=object
    )
    group = list(range(len(ways)))
    along = [_direction(way) for way in ways]
    for one, other in shapely.STRtree(bands).query(bands, predicate="intersects").T.tolist():
        is_parallel = abs(along[one] @ along[other]) > PARALLEL
        if one < other and is_parallel and _share_ground(bands[one], bands[other]):
            here, there = sorted((group[one], group[other]))
            group = [here if each == there else each for each in group]
    moved = list(ways)
    for first in {each for each in group if group.count(each) > 1}:
        members = [at for at, each in enumerate(group) if each == first]
        step = APART * max(widths[at] for at in members)
        for place, at in zip(_places([ways[at].length for at in members]), members, strict=True):
            aside = place * step
            moved[at] = translate(ways[at], -along[first][1] * aside, along[first][0] * aside)
    return moved


def _places(lengths: Sequence[float]) -> list[float]:
    """Where ways lie side by side, counted from the middle; one that is much longer than the others stays where it is."""
    order = sorted(range(len(lengths)), key=lambda at: -lengths[at])
    longest, second = lengths[order[0]], lengths[order[1]]
    if longest < LONGER * second:
        return [at - (len(lengths) - 1) / 2 for at in range(len(lengths))]
    return [(rank + 1) // 2 * (1 if rank % 2 else -1) for rank in (order.index(at) for at in range(len(lengths)))]


def _direction(way: LineString) -> Metres:
    """From the beginning of a way to its end, of length 1."""
    start, end = shapely.get_coordinates(way)[[0, -1]]
    unit: Metres = (end - start) / max(float(np.hypot(*(end - start))), NOWHERE_M)
    return unit


def _share_ground(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Whether the smaller of two bands lies to a good part on the other."""
    return bool(one.intersection(other).area > SHARED * min(one.area, other.area))


def _shaft(sheet: PrintedSheet, row: Any, leg: LineString) -> float:
    """The width of an arrow at its head, in metres: less than asked for where the way is short, but never too little."""
    least = LEAST_SHAFT_PT * sheet.paper.metres
    return float(max(least, min(row.width * sheet.metres, leg.length / 3)))


def _long_enough(leg: LineString, width: float) -> LineString:
    """A way on which a head and some of a shaft find room; one that is too short grows from its middle."""
    if leg.length < SHORTEST_M:
        return leg
    grown = LEAST_LENGTH * width / leg.length
    return leg if grown <= 1 else scale(leg, grown, grown, origin=leg.interpolate(0.5, normalized=True))


def _dash(asked: str, *, is_narrow: bool) -> str:
    if is_narrow:
        return "solid"
    return DASH if asked == "dash" else asked


def hatched(color: str, paper: str, size: float, *, is_done: bool) -> Hatch:
    """The strokes of an arrow that is our reading: on its own colour where it was done, on the paper where it was asked for.

    Args:
        color: of the arrow.
        paper: its ground.
        size: from one stroke to the next, in px.
        is_done: whether the movement happened.
    """
    return Hatch(
        color=color,
        ground=color if is_done else paper,
        ground_opacity=DONE_GROUND if is_done else ASKED_GROUND,
        size=size,
        solidity=SOLIDITY if is_done else ASKED_SOLIDITY,
    )
