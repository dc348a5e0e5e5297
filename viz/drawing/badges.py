"""What stands beside marks in print, and where: beside its mark by the rules of labels, else farther off, and never left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from viz.drawing.label_positions import ASLANT, Box, Room, Seeker, Spot, places
from viz.drawing.pieces import Piece
from viz.drawing.spots import Marked, Paper, marked_points
from viz.layers.labels import Anchor, Metres

ASIDE: tuple[Anchor, ...] = ("ne", "nw", "se", "sw")
AROUND: tuple[Anchor, ...] = (*ASIDE, "e", "w", "n", "s")
# On a line in its middle; beside the middle of an area or an arrow, or else on it.
ON_A_LINE: tuple[Anchor, ...] = ("c",)
ON_A_SHAPE: tuple[Anchor, ...] = (*AROUND, "c")
# So far from a shape's middle a badge stands, in px.
SHAPE_GAP_PX = 5.0
# Where there is no room beside its mark, a badge stands so many times as far, and a line leads to the mark.
FARTHER_OUT = (2.0, 3.0, 4.5, 6.0, 8.0)
# A badge whose edge is farther than this from the edge of its mark has such a line, in px.
LEADS_FROM_PX = 6.0


@dataclass(frozen=True)
class Badge:
    """What is to stand beside a spot."""

    text: str
    spot: Marked


class Badging(Protocol):
    """Says which badges a view has."""

    def badges(self, pieces: Sequence[Piece], paper: Paper) -> Iterator[Badge]:
        """The badges of what is drawn on a paper."""
        ...


class Counts:
    """Beside each spot with several marks stands how many they are."""

    def badges(self, pieces: Sequence[Piece], paper: Paper) -> Iterator[Badge]:
        """The badges of what is drawn on a paper."""
        for spot in marked_points(pieces, paper):
            if spot.count > 1:
                yield Badge(str(spot.count), spot)


def badge_seeker(badge: Badge, size: tuple[float, float], px: float) -> Seeker:
    """How a badge seeks its place.

    Args:
        badge: what stands there.
        size: width and height, in points.
        px: points for each px.
    """
    spot = badge.spot
    return Seeker(
        x=spot.x,
        y=spot.y,
        width=size[0],
        height=size[1],
        gap=spot.half / ASLANT[0] if spot.half else SHAPE_GAP_PX * px,
        anchors=ASIDE if spot.half else ON_A_LINE if spot.is_line else ON_A_SHAPE,
        mark=spot.half,
        # It says what must be said, and is small.
        clear=None,
    )


def badge_rooms(
    seekers: Iterable[Seeker], lines: Metres, frame: Box, marks: Sequence[Spot], taken: Sequence[Box] = ()
) -> list[Room]:
    """A place for every badge: as labels have it, else farther off, else beside its mark whatever lies there.

    Args:
        seekers: in the order in which they choose.
        lines: points along lines, which they avoid where they can.
        frame: which none may leave.
        marks: which none may lie on.
        taken: what none may lie on besides.
    """
    seekers = list(seekers)
    rooms = places(seekers, taken, lines, frame, marks)
    for at, (each, room) in enumerate(zip(seekers, rooms, strict=True)):
        if room is None:
            others = [*taken, *(box for other in rooms if other for box in other.boxes)]
            rooms[at] = _farther(each, others, lines, frame, marks) or _forced(each, frame)
    return [room for room in rooms if room]


def is_led(seeker: Seeker, room: Room, px: float) -> bool:
    """Whether a badge stands so far from its mark that a line has to lead there."""
    return room.boxes[0].away((seeker.x, seeker.y, seeker.mark)) > LEADS_FROM_PX * px


def _farther(each: Seeker, taken: list[Box], lines: Metres, frame: Box, marks: Sequence[Spot]) -> Room | None:
    """The nearest free place around a mark. It need not be nearest to its own, since a line leads there."""
    for times in (1.0, *FARTHER_OUT):
        farther = replace(each, gap=each.gap * times, mark=0.0, anchors=AROUND)
        [room] = places([farther], taken, lines, frame, marks)
        if room:
            return room
    return None


def _forced(each: Seeker, frame: Box) -> Room:
    """The first place beside a mark, moved into the frame."""
    box = next(iter(each.beside())).boxes[0]
    across = max(frame.left - box.left, 0.0) - max(box.right - frame.right, 0.0)
    upwards = max(frame.bottom - box.bottom, 0.0) - max(box.top - frame.top, 0.0)
    return Room((Box(box.left + across, box.bottom + upwards, box.right + across, box.top + upwards),))
