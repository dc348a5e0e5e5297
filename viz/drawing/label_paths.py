"""Names along lines: the gentle arcs on which a name may be written along a river, a range or a sea.

The page follows the same rules (viz/page/assets/names/arcs.js). Everything is in points, x to the right and y upwards.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from viz.layers.labels import Metres

# Where along a line the middle of its name may stand: the best share first.
SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)
# A line is looked at every so many points.
STEP = 3.0
# What is not gentle: a name that turns by more radians than this, or a line that leaves its arc by more heights of the type.
MOST_TURN, MOST_ASTRAY = 1.0, 0.5
# The middle of a name above a line keeps so many heights of the type from it.
CLEAR = 0.5
# A name that is spread takes up to this share of its line.
SPREAD_SHARE = 0.6


@dataclass(frozen=True)
class Arc:
    """A piece of a circle, or a straight line, seen from its middle.

    Attributes:
        x, y: its middle.
        angle: in which direction it runs there, in radians, anticlockwise from the right.
        bend: one by its radius, positive where it turns to the left; 0 for a straight line.
        width: how long it is.
    """

    x: float
    y: float
    angle: float
    bend: float
    width: float

    def at(self, distance: float) -> tuple[float, float, float]:
        """A point so far along the arc from its middle, and the direction there: x, y, radians."""
        turned = self.bend * distance
        chord = distance * float(np.sinc(turned / 2 / math.pi))
        towards = self.angle + turned / 2
        return self.x + chord * math.cos(towards), self.y + chord * math.sin(towards), self.angle + turned


@dataclass(frozen=True, kw_only=True)
class Course:
    """A line along which a name may be written.

    Attributes:
        points: its corners, from either end.
        width: of the name.
        most: the width to which the name may be spread.
        above: whether it stands above the line, as that of a river does, or on it.
    """

    points: Metres
    width: float
    most: float
    above: bool


def sampled(path: Metres) -> Metres:
    """Points along a line, `STEP` apart.

    Args:
        path: its corners.
    """
    line = shapely.LineString(path)
    found: Metres = shapely.get_coordinates(
        shapely.line_interpolate_point(line, np.arange(0, line.length, STEP).tolist())
    )
    return found


def arcs(course: Course, points: Metres, height: float) -> Iterator[Arc]:
    """The arcs along a line on which a name may stand, the best first; each runs through the middle of the letters.

    Args:
        course: the line and the widths of the name.
        points: of the part of the line that is to be seen, as `sampled` gives them.
        height: of the name.
    """
    if not len(points):
        return
    wide = min(course.most, SPREAD_SHARE * STEP * (len(points) - 1))
    for width in (wide, course.width) if wide > course.width else (course.width,):
        for share in SHARES:
            if arc := _arc(points, round(share * (len(points) - 1)), width, height, above=course.above):
                yield arc


def _arc(points: Metres, middle: int, width: float, height: float, *, above: bool) -> Arc | None:
    """The arc closest to the stretch of a line that lies under a name; None where the line ends or is not gentle."""
    far = np.hypot(*(points - points[middle]).T) >= width / 2
    before, after = np.flatnonzero(far[:middle]), np.flatnonzero(far[middle:])
    if not len(before) or not len(after):
        return None
    under = points[before[-1] : middle + after[0] + 1]
    if under[-1, 0] < under[0, 0]:
        under = under[::-1]
    # Least squares: a straight line, and about it a parabola, which where it is gentle is as good as a circle.
    ranks = np.arange(len(under)) - (len(under) - 1) / 2
    x, y = ranks @ under
    angle = math.atan2(y, x)
    centre = under.mean(axis=0)
    along, across = ((under - centre) @ [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]).T
    squares = along**2 - (along**2).mean()
    half_bend = float(across @ squares / (squares @ squares))
    across = across - half_bend * squares
    if abs(2 * half_bend * width) > MOST_TURN or np.abs(across).max() > MOST_ASTRAY * height:
        return None
    lift = float(across.max()) + CLEAR * height if above else 0.0
    off = lift - half_bend * float((along**2).mean())
    return Arc(
        x=float(centre[0]) - off * math.sin(angle),
        y=float(centre[1]) + off * math.cos(angle),
        angle=angle,
        bend=2 * half_bend / (1 - 2 * half_bend * lift),
        width=width,
    )
