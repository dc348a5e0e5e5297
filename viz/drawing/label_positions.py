"""Finds room for labels on paper: one after the other, each in the first of its places where it lies on nothing else.

The page follows the same rules (viz/page/assets/names/labels.js). Everything is in points from the lower left corner of the map.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from viz.drawing.label_paths import Arc, Course, arcs, sampled
from viz.layers.labels import Anchor, Metres

# So many points of a line under a label strike it out; one that yields is then left out.
YIELDS_AT = 2
# Aslant of its point, a label keeps these shares of its gap, sideways and upwards.
ASLANT = (0.7, 0.5)


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        apart = self.left >= other.right or other.left >= self.right
        return not (apart or self.bottom >= other.top or other.bottom >= self.top)

    def contains(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top

    def holds(self, points: Metres) -> npt.NDArray[np.bool_]:
        """Which of the points (x, y) lie in it."""
        x, y = points.T
        inside: npt.NDArray[np.bool_] = (x > self.left) & (x < self.right) & (y > self.bottom) & (y < self.top)
        return inside


@dataclass(frozen=True)
class Room:
    """Where a label may stand.

    Attributes:
        boxes: what it covers: one box, or along a line a chain of small ones.
        arc: along which it is written; None for a level one.
    """

    boxes: tuple[Box, ...]
    arc: Arc | None = None

    def overlaps(self, taken: Iterable[Box]) -> bool:
        """Whether it shares room with any of these."""
        return any(box.overlaps(other) for other in taken for box in self.boxes)

    def count(self, points: Metres) -> int:
        """How many of the points (x, y) lie in it."""
        return int(np.logical_or.reduce([box.holds(points) for box in self.boxes]).sum())


@dataclass(frozen=True, kw_only=True)
class Seeker:
    """A label that seeks its place.

    Attributes:
        x, y: the point that it names.
        width, height: of its text.
        gap: from the point to the text.
        anchors: on which side of the point it may stand, best first.
        dot: half the width of a dot on the point, drawn with it; 0 for none.
        yields: whether it is left out where lines would strike it out.
        course: the line along which it is written, if there is room; else it stands at its anchors.
    """

    x: float
    y: float
    width: float
    height: float
    gap: float
    anchors: tuple[Anchor, ...]
    dot: float = 0.0
    yields: bool = False
    course: Course | None = None

    def along(self, frame: Box) -> Iterator[Room]:
        """Where it may stand along its line, as far as that is to be seen, the best place first."""
        if self.course:
            points = _longest_run(sampled(self.course.points), frame)
            for arc in arcs(self.course, points, self.height):
                yield Room(tuple(_chain(arc, self.height)), arc)

    def beside(self) -> Iterator[Room]:
        """Where it may stand at its point, the best side first."""
        for anchor in self.anchors:
            across, along = (share * self.gap for share in (ASLANT if len(anchor) > 1 else (1, 1)))
            left, bottom = self.x - self.width / 2, self.y - self.height / 2
            if "e" in anchor:
                left = self.x + across
            elif "w" in anchor:
                left = self.x - across - self.width
            if "n" in anchor:
                bottom = self.y + along
            elif "s" in anchor:
                bottom = self.y - along - self.height
            yield Room((Box(left, bottom, left + self.width, bottom + self.height),))


def square(x: float, y: float, half: float) -> Box:
    """The box around a point, half as wide as given on each side."""
    return Box(x - half, y - half, x + half, y + half)


def places(seekers: Sequence[Seeker], obstacles: Sequence[Box], lines: Metres, frame: Box) -> list[Room | None]:
    """A place for each label that finds one.

    Args:
        seekers: in the order in which they choose.
        obstacles: what no label may lie on.
        lines: points along lines, x and y, which labels avoid where they can, as they do the dots of others.
        frame: which none may leave.

    Returns:
        For each its room, or None.
    """
    taken = list(obstacles)
    dots = np.array([(each.x, each.y) for each in seekers if each.dot]).reshape(-1, 2)
    avoided = np.vstack([lines, dots])
    found: list[Room | None] = []
    for each in seekers:
        room = _best(each, each.along(frame), taken, avoided, frame)
        room = room or _best(each, each.beside(), taken, avoided, frame)
        found.append(room)
        if room:
            taken += [*room.boxes, *([square(each.x, each.y, each.dot)] if each.dot else [])]
    return found


def _best(each: Seeker, rooms: Iterable[Room], taken: Sequence[Box], avoided: Metres, frame: Box) -> Room | None:
    """Of the free rooms the first that lies on the fewest points of lines."""
    best, fewest = None, math.inf
    for room in rooms:
        if all(frame.contains(box) for box in room.boxes) and not room.overlaps(taken):
            crossed = room.count(avoided)
            if crossed < fewest:
                best, fewest = room, crossed
            if not crossed:
                break
    return None if each.yields and fewest > YIELDS_AT else best


def _longest_run(points: Metres, frame: Box) -> Metres:
    """The longest stretch of a line that lies within the frame."""
    inside = np.flatnonzero(frame.holds(points))
    return points[max(np.split(inside, np.flatnonzero(np.diff(inside) > 1) + 1), key=len)]


def _chain(arc: Arc, height: float) -> Iterator[Box]:
    """Boxes side by side along an arc, each about as wide as high."""
    count = max(1, round(arc.width / height))
    step = arc.width / count
    for number in range(count):
        x, y, angle = arc.at((number + 0.5) * step - arc.width / 2)
        sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
        across, upwards = (cosine * step + sine * height) / 2, (sine * step + cosine * height) / 2
        yield Box(x - across, y - upwards, x + across, y + upwards)
