"""Who acts, told by a shape where the colours of a map are greys: small marks on arrows and messages and within areas.

They have the shapes that the actors' points have, which the legend explains.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon

from viz.drawing.outlines import MARKS
from viz.drawing.pieces import Fill, Line, Piece
from viz.engraving.paper import PrintedSheet
from viz.layers.labels import Metres

# Much smaller than the mark of an event, and no smaller than can be told apart in print; from one to the next within an area.
MARK_PX, LEAST_MARK_PT, APART_PX = 6.0, 2.6, 26.0
# Within an area they are smaller and paler, and without a rim: a ground, and no events.
IN_AREA, PALE = 0.75, 0.6
# In so many marks at most an area is covered: in a large one they stand farther apart.
MOST_MARKS = 60
RIM_PX = 0.8


def marked(sheet: PrintedSheet, row: Any, places: Sequence[tuple[float, float]]) -> Iterator[Piece]:
    """The shape of whoever acts in a row at some places, in metres; nothing where colours tell it."""
    if shape := sheet.shape_of(row):
        size = max(MARK_PX, sheet.px(LEAST_MARK_PT)) * sheet.metres
        rim = Line(color=sheet.theme.paper, width=RIM_PX)
        yield Fill(about=sheet.about(row, "who"), shape=_marks(shape, size, places), color=row.color, edge=rim)


def pattern(sheet: PrintedSheet, row: Any) -> Iterator[Piece]:
    """Likewise within an area, in rows of which every second is shifted; at least once."""
    shape = sheet.shape_of(row)
    if not shape:
        return
    seen = row.geometry.intersection(shapely.box(*sheet.paper.bounds))
    if seen.is_empty:
        return
    step = max(APART_PX * sheet.metres, (seen.area / MOST_MARKS) ** 0.5)
    xmin, ymin, xmax, ymax = seen.bounds
    places = [
        (x, y)
        for number, y in enumerate(np.arange(ymin + step / 2, ymax, step))
        for x in np.arange(xmin + step * (0.25 if number % 2 else 0.75), xmax, step)
    ]
    room = seen.buffer(-MARK_PX / 2 * sheet.metres)
    inside = [place for place in places if room.contains(Point(place))]
    middle = seen.representative_point()
    size = max(IN_AREA * MARK_PX, sheet.px(LEAST_MARK_PT)) * sheet.metres
    marks = _marks(shape, size, inside or [(middle.x, middle.y)])
    yield Fill(about=sheet.about(row, "who"), shape=marks, color=row.color, pale=PALE)


def _marks(shape: str, size: float, places: Sequence[tuple[float, float]]) -> MultiPolygon:
    """Marks of one shape and size at several places, in metres."""
    return MultiPolygon([_mark(shape, size, x, y) for x, y in places])


def _mark(shape: str, size: float, x: float, y: float) -> Polygon:
    """The outline of a mark, whose corners are those of events' marks."""
    corners: Metres = np.array(MARKS[shape.removesuffix("-dot")])
    if not len(corners):
        return Point(x, y).buffer(size / 2)
    return Polygon(corners * size / 2 + (x, y))
