"""Finds room for labels on paper: one after the other, each in the first of its places where it lies on nothing else.

A label is never on a mark or a dot, and nearer to its own than to any other: else it would be read as the other's. The page
follows the same rules (viz/page/assets/names/labels.js). Everything is in points from the lower left corner of the map.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

import numpy as np
import numpy.typing as npt

from viz.drawing.label_paths import Arc, Course, arcs, sampled
from viz.layers.labels import Anchor, Metres

# So many points of a line under a label strike it out; one that yields is then left out.
YIELDS_AT = 2
# Aslant of its point, a label keeps these shares of its gap, sideways and upwards: its corner is as far as its side elsewhere.
ASLANT = (0.8, 0.6)
# From any other mark or dot a label is so many times as far as from its own, at least.
FARTHER = 1.1
# Points and marks that are no farther from one another lie on the same spot; in points, as in px.
SAME = 1.5

NO_POINTS: Metres = np.empty((0, 2))

# A mark or a dot: x, y and half of the room that it takes, which is round.
Spot = tuple[float, float, float]


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

    def grown(self, by: float) -> "Box":
        """The rectangle, so much larger on each side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def away(self, spot: Spot) -> float:
        """How far it is from the edge of a mark or a dot; less than 0 where it lies on it."""
        return float(self.away_from(np.array([spot]))[0])

    def away_from(self, spots: Metres) -> npt.NDArray[np.float64]:
        """Likewise from each of several, shape (n, 3)."""
        nearest = np.clip(spots[:, :2], (self.left, self.bottom), (self.right, self.top))
        away: npt.NDArray[np.float64] = np.hypot(*(spots[:, :2] - nearest).T) - spots[:, 2]
        return away

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
        leader: the point to which a line leads from it, where it stands apart from what it names; None for none.
        instead: how many of the label's forms found no room; see `Seeker.instead`.
    """

    boxes: tuple[Box, ...]
    arc: Arc | None = None
    leader: tuple[float, float] | None = None
    instead: int = 0

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
        mark: half of the mark that stands on the point; 0 for none.
        dot: half of a dot that is drawn on the point with it; 0 for none.
        yields: whether it is left out where lines would strike it out.
        course: the line along which it is written, if there is room; else it stands at its anchors.
        clear: how far it stays from fronts; None where it may lie on one.
        instead: another form of the label, where there is no room for this one.
    """

    x: float
    y: float
    width: float
    height: float
    gap: float
    anchors: tuple[Anchor, ...]
    mark: float = 0.0
    dot: float = 0.0
    yields: bool = False
    course: Course | None = None
    clear: float | None = 0.0
    instead: "Seeker | None" = None

    @property
    def own(self) -> Spot | None:
        """Its mark or its dot; None for what is spread over its place."""
        half = self.mark or self.dot
        return (self.x, self.y, half) if half else None

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


def places(  # noqa: PLR0913, PLR0917 - all that is on a map
    seekers: Sequence[Seeker],
    obstacles: Sequence[Box],
    lines: Metres,
    frame: Box,
    marks: Sequence[Spot] = (),
    fronts: Metres = NO_POINTS,
) -> list[Room | None]:
    """A place for each label that finds one.

    Args:
        seekers: in the order in which they choose.
        obstacles: what no label may lie on.
        lines: points along lines, x and y, which labels avoid where they can, as they do the dots of others.
        frame: which none may leave.
        marks: which no label may lie on or be taken for the name of another's.
        fronts: points along lines that no label may lie on.

    Returns:
        For each its room, or None.
    """
    dots = np.array([(each.x, each.y) for each in seekers if each.dot]).reshape(-1, 2)
    spots = np.array(marks, dtype=float).reshape(-1, 3)
    ground = _Ground(frame, np.vstack([lines, dots]), fronts, list(obstacles), spots)
    return [ground.placed(each) for each in seekers]


@dataclass
class _Ground:
    """What of the map is taken.

    Attributes:
        frame: which no label may leave.
        avoided: points x, y that labels avoid where they can.
        fronts: points that they never lie on.
        taken: what no label may lie on.
        spots: marks, and the dots of labels that have their place; shape (n, 3).
        kept: the boxes of such labels, each with how near to it no other's dot may come.
    """

    frame: Box
    avoided: Metres
    fronts: Metres
    taken: list[Box]
    spots: Metres
    kept: list[tuple[Box, float]] = field(default_factory=list)

    def placed(self, each: Seeker) -> Room | None:
        """A room for a label, which is taken then."""
        form: Seeker | None = each
        for instead in count():
            if form is None:
                break
            if room := self.best(form, form.along(self.frame)) or self.best(form, form.beside()):
                self.take(form, room)
                return replace(room, instead=instead) if instead else room
            form = form.instead
        return None

    def best(self, each: Seeker, rooms: Iterable[Room]) -> Room | None:
        """Of the free rooms the first that lies on the fewest points of lines."""
        best, fewest = None, math.inf
        for room in rooms if self._has_room_for_dot(each) else ():
            if all(self.frame.contains(box) for box in room.boxes) and self._is_free(each, room):
                crossed = room.count(self.avoided)
                if crossed < fewest:
                    best, fewest = room, crossed
                if not crossed:
                    break
        return None if each.yields and fewest > YIELDS_AT else best

    def take(self, each: Seeker, room: Room) -> None:
        """Lets nothing else lie where a label and its dot do, or be taken for them."""
        self.taken.extend(room.boxes)
        self.kept.extend((box, _reach(each, box)) for box in room.boxes)
        if each.dot:
            self.spots = np.vstack([self.spots, (each.x, each.y, each.dot)])

    def _has_room_for_dot(self, each: Seeker) -> bool:
        """Whether its dot would lie on nothing, and be nearer to no label than that is to its own."""
        if not each.dot:
            return True
        dot = (each.x, each.y, each.dot)
        is_covered = any(square(*dot).overlaps(box) for box in self.taken) or (self._apart(each) < each.dot).any()
        return not is_covered and all(box.away(dot) > reach for box, reach in self.kept)

    def _apart(self, each: Seeker) -> npt.NDArray[np.float64]:
        """How far the point of a label is from the edges of the spots."""
        away: npt.NDArray[np.float64] = np.hypot(*(self.spots[:, :2] - (each.x, each.y)).T) - self.spots[:, 2]
        return away

    def _is_free(self, each: Seeker, room: Room) -> bool:
        """Whether a room lies on nothing, and is nearer to the label's own mark or dot than to any other."""
        if room.overlaps(self.taken):
            return False
        if each.clear is not None and any(box.grown(each.clear).holds(self.fronts).any() for box in room.boxes):
            return False
        is_own = self._apart(each) + self.spots[:, 2] <= (SAME if each.own else -1)
        return all((box.away_from(self.spots) > np.where(is_own, 0, _reach(each, box))).all() for box in room.boxes)


def _reach(each: Seeker, box: Box) -> float:
    """How far other marks and dots are at least from one of a label's boxes."""
    return FARTHER * box.away(each.own) if each.own else 0.0


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
