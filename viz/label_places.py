"""Finds room for labels on paper: one after the other, each on the first of its sides where it lies on nothing else.

The rules are those of the page (viz/assets/labels.js). Everything is in points from the lower left corner of the map.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from viz.labels import Anchor
from viz.pieces import Metres

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

    def count(self, points: Metres) -> int:
        """How many of the points (x, y) lie in it."""
        inside = (points > (self.left, self.bottom)) & (points < (self.right, self.top))
        return int(inside.all(axis=1).sum())


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
    """

    x: float
    y: float
    width: float
    height: float
    gap: float
    anchors: tuple[Anchor, ...]
    dot: float = 0.0
    yields: bool = False

    def boxes(self) -> Iterator[Box]:
        """Where it may stand, its best side first."""
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
            yield Box(left, bottom, left + self.width, bottom + self.height)


def square(x: float, y: float, half: float) -> Box:
    """The box around a point, half as wide as given on each side."""
    return Box(x - half, y - half, x + half, y + half)


def places(seekers: Sequence[Seeker], obstacles: Sequence[Box], lines: Metres, frame: Box) -> list[Box | None]:
    """A place for each label that finds one.

    Args:
        seekers: in the order in which they choose.
        obstacles: what no label may lie on.
        lines: points along lines, x and y, which labels avoid where they can, as they do the dots of others.
        frame: which none may leave.

    Returns:
        For each its box, or None.
    """
    taken = list(obstacles)
    dots = np.array([(each.x, each.y) for each in seekers if each.dot]).reshape(-1, 2)
    avoided = np.vstack([lines, dots])
    found: list[Box | None] = []
    for each in seekers:
        free = [box for box in each.boxes() if frame.contains(box) and not any(box.overlaps(other) for other in taken)]
        crossed = [box.count(avoided) for box in free]
        if not free or (each.yields and min(crossed) > YIELDS_AT):
            found.append(None)
            continue
        best = free[crossed.index(min(crossed))]
        found.append(best)
        taken += [best, *([square(each.x, each.y, each.dot)] if each.dot else [])]
    return found
