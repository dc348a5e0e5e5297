"""Messages on paper: those between the same two places side by side, each with a head that says which way it went."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from viz.drawing.layer_pieces import INSET_MESSAGE
from viz.drawing.pieces import Fill, Line, Piece, Stroke
from viz.drawing.shapes import NOWHERE_M
from viz.engraving.actors import marked
from viz.engraving.paper import PrintedSheet
from viz.layers.labels import Metres

# From one message to the next between the same places, in points; all of them take no more than so much.
STEP_PT, MOST_PT = 3.0, 18.0
# Over so many points at either end a message bends away from its neighbours, but over no more than this share of its length.
BEND_PT, BEND_SHARE = 36.0, 0.35
# One that bends is drawn with a point every so many points of the paper, and with no more than so many.
DRAWN_PT, MOST_POINTS = 3.0, 400
# The head: how long in px, and in points at least; half as wide as long. So far along what is seen it stands, those of neighbours
# a little further each.
HEAD_PX, LEAST_HEAD_PT, HALF_WIDE = 9.0, 3.4, 0.36
MIDDLE, FURTHER = 0.5, 0.05
# So far along what is seen stands the mark of whoever sent it.
SENDER = 0.16


def messages(sheet: PrintedSheet) -> Iterator[Piece]:
    """The messages of a layer."""
    yield from sheet.dots
    share = INSET_MESSAGE if sheet.view.inset else 1
    metres = sheet.paper.metres
    seen = shapely.box(*sheet.paper.bounds)
    drawn = sheet.rows
    for row, (way, turn) in zip(drawn, parted([row.geometry for row in drawn], metres), strict=True):
        line = Line(color=row.color, width=row.width * share, dash=row.dash)
        yield Stroke(about=sheet.about(row), shape=way, line=line)
        visible = _longest(way.intersection(seen))
        length = max(HEAD_PX * share, sheet.px(LEAST_HEAD_PT)) * sheet.metres
        if visible is not None and visible.length > 2 * length:
            head = _head(visible, MIDDLE + turn * FURTHER, length)
            yield Fill(about=sheet.about(row, "head"), shape=head, color=row.color)
            at = visible.interpolate(SENDER, normalized=True)
            yield from marked(sheet, row, [(at.x, at.y)])


def parted(ways: Sequence[BaseGeometry], metres: float) -> list[tuple[BaseGeometry, float]]:
    """Messages, those between the same two places bent apart.

    Args:
        ways: from sender to recipient, in metres; one that a map cuts stays as it is.
        metres: for each point of the paper.

    Returns:
        Each with its place among those between the same places, 0 for the middle.
    """
    between: dict[tuple[tuple[int, ...], ...], list[int]] = {}
    # On whole points of the paper, places that look like one are one.
    ends = [np.rint(shapely.get_coordinates(way)[[0, -1]] / metres).astype(int).tolist() for way in ways]
    for at, (start, end) in enumerate(ends):
        between.setdefault(tuple(sorted((tuple(start), tuple(end)))), []).append(at)
    found: list[tuple[BaseGeometry, float]] = [(way, 0.0) for way in ways]
    for (first, _), members in between.items():
        step = min(STEP_PT, MOST_PT / len(members)) * metres
        for number, at in enumerate(members):
            turn, way = number - (len(members) - 1) / 2, ways[at]
            if turn and isinstance(way, LineString):
                # Seen from the other end, left is right.
                side = 1 if tuple(ends[at][0]) == first else -1
                found[at] = _bent(way, side * turn * step, metres), turn
    return found


def _bent(way: LineString, aside: float, metres: float) -> LineString:
    """A way that leaves its place and comes to its end as before, and runs so far to the left of itself in between."""
    count = int(np.clip(way.length / (DRAWN_PT * metres), 16, MOST_POINTS))
    run = np.linspace(0, way.length, count)
    path: Metres = shapely.get_coordinates(shapely.line_interpolate_point(way, run))
    along = np.gradient(path, axis=0)
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.fmax(np.hypot(*along.T), NOWHERE_M)[:, None]
    bend = min(BEND_PT * metres, BEND_SHARE * way.length)
    share = np.clip(np.minimum(run, way.length - run) / bend, 0, 1)
    return LineString(path + normal * (aside * share * share * (3 - 2 * share))[:, None])


def _longest(shape: BaseGeometry) -> LineString | None:
    """The longest of the lines of what is seen of a message."""
    lines = [part for part in shapely.get_parts(shape) if isinstance(part, LineString)]
    return max(lines, key=lambda line: line.length, default=None)


def _head(way: LineString, share: float, length: float) -> Polygon:
    """A small arrowhead along a way, a little notched."""
    middle = share * way.length
    tip, foot = (shapely.get_coordinates(way.interpolate(middle + side * length / 2))[0] for side in (1, -1))
    along = (tip - foot) / max(float(np.hypot(*(tip - foot))), NOWHERE_M)
    across = np.array([-along[1], along[0]]) * HALF_WIDE * length
    return Polygon([tip, foot + across, foot + along * length * 0.28, foot - across])
