"""Where the date of a front may stand: anywhere along what is seen of it, beside it or at the end of a leader, or on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from viz.drawing.label_positions import NO_POINTS, Box, Room, Seeker
from viz.drawing.shapes import NOWHERE_M
from viz.layers.labels import Metres

# A front is looked at every so many points, and no label lies between two of them.
STEP_PT, FINE_PT = 7.0, 1.5
# So many gaps from the front stands what a leader ties to it.
LEADERS = (3.0, 5.5, 9.0)
# A date beside its front is no more than so many gaps away, and so many times nearer to it than to another front.
NEAR, NEARER = 1.7, 1.6
# The sides of a point: across the front, then level and upright.
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))


@dataclass(frozen=True, kw_only=True)
class FrontSeeker(Seeker):
    """The date of a front.

    Attributes:
        tried: points of the front, x, y and the direction across it, in the order in which they are tried.
        front: points of the front, close together.
        others: those of other fronts, for which it must not be taken.
        is_led: whether it may stand at the end of a leader.
        is_on: whether it stands on the front itself.
    """

    tried: Metres
    front: Metres = field(default_factory=lambda: NO_POINTS)
    others: Metres = field(default_factory=lambda: NO_POINTS)
    is_led: bool = False
    is_on: bool = False

    def beside(self) -> Iterator[Room]:
        """On the front, or beside it, then farther away."""
        points = self.tried.tolist()
        if self.is_on:
            yield from (Room((self._around(x, y),)) for x, y, *_ in points)
            return
        for x, y, across, up in points:
            for towards in ((across, up), (-across, -up), *SIDES):
                box = self._box(x, y, towards, self.gap)
                if self._is_beside(box):
                    yield Room((box,))
        for far in LEADERS if self.is_led else ():
            for x, y, across, up in points:
                for towards in ((across, up), (-across, -up)):
                    yield Room((self._box(x, y, towards, far * self.gap),), leader=(x, y))

    def _is_beside(self, box: Box) -> bool:
        """Whether a box is so near to the front that nobody takes it for the name of another."""
        away = _away(box, self.front)
        return away < NEAR * self.gap and _away(box, self.others) > NEARER * away

    def _box(self, x: float, y: float, towards: tuple[float, float], gap: float) -> Box:
        """A box in some direction from a point, which keeps a gap from the straight line through it."""
        across, up = towards
        away = gap + abs(across) * self.width / 2 + abs(up) * self.height / 2
        return self._around(x + across * away, y + up * away)

    def _around(self, x: float, y: float) -> Box:
        return Box(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)


def tried(seen: BaseGeometry) -> Metres:
    """The points of a front in the order in which its date is tried there, with the direction across it: from the middle on.

    Args:
        seen: what is seen of the front, in points of the paper.

    Returns:
        Array of shape (n, 4); empty for nothing.
    """
    found = []
    for line in sorted(lines_of(seen), key=lambda line: -line.length):
        run = np.arange(0, line.length / 2, STEP_PT)
        at = np.ravel(np.column_stack([line.length / 2 + run, line.length / 2 - run]))[1:] if len(run) else np.zeros(1)
        here, ahead, behind = (
            shapely.get_coordinates(shapely.line_interpolate_point(line, np.clip(at + off, 0, line.length)))
            for off in (0, STEP_PT, -STEP_PT)
        )
        along = ahead - behind
        unit = along / np.fmax(np.hypot(*along.T), NOWHERE_M)[:, None]
        found.append(np.column_stack([here, -unit[:, 1], unit[:, 0]]))
    return np.vstack(found) if found else np.empty((0, 4))


def close_points(seen: BaseGeometry) -> Metres:
    """Points along what is seen of a front, so close together that no label finds room between them."""
    return shapely.get_coordinates([line.segmentize(FINE_PT) for line in lines_of(seen)])


def lines_of(seen: BaseGeometry) -> list[LineString]:
    """The lines of a shape that have a length."""
    return [part for part in shapely.get_parts(seen) if isinstance(part, LineString) and part.length > 0]


def _away(box: Box, points: Metres) -> float:
    """How far a box is from the nearest of some points."""
    return float(box.away_from(np.column_stack([points, np.zeros(len(points))])).min(initial=np.inf))
