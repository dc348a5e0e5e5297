"""Labels that their author has moved: so far from where they would stand, whatever lies there; the others make room for them."""

from collections.abc import Sequence
from dataclasses import replace

from viz.drawing.label_positions import NO_POINTS, Box, Room, Seeker, Spot, places
from viz.layers.labels import Metres

# To the right and upwards, in points; None for a label that finds its own place.
Move = tuple[float, float] | None


def moved_places(  # noqa: PLR0913 - what `places` takes, and the moves
    seekers: Sequence[Seeker],
    moves: Sequence[Move],
    *,
    obstacles: Sequence[Box],
    lines: Metres,
    frame: Box,
    marks: Sequence[Spot],
    fronts: Metres = NO_POINTS,
) -> list[Room | None]:
    """A place for each label that finds one, and for each that is moved.

    Args:
        seekers: in the order in which they choose.
        moves: how far each is moved.
        obstacles: what no other label may lie on.
        lines: see `places`.
        frame: see `places`.
        marks: see `places`.
        fronts: see `places`.

    Returns:
        For each its room, or None.
    """
    rooms = places(seekers, obstacles, lines, frame, marks, fronts)
    if not any(moves):
        return rooms
    pinned = {
        at: _shifted(room if room and not room.instead else _usual(each), *move)
        for at, (each, room, move) in enumerate(zip(seekers, rooms, moves, strict=True))
        if move
    }
    taken = [*obstacles, *(box for room in pinned.values() for box in room.boxes)]
    others = [at for at in range(len(seekers)) if at not in pinned]
    rooms = places([seekers[at] for at in others], taken, lines, frame, marks, fronts)
    found = dict(zip(others, rooms, strict=True))
    return [(pinned | found)[at] for at in range(len(seekers))]


def _usual(each: Seeker) -> Room:
    """The first of the places at its point, for a label that finds no room in full; on the point, where it has none."""
    on_it = replace(each, anchors=("c",))
    return next(iter((*each.beside(), *on_it.beside())))


def _shifted(room: Room, across: float, upwards: float) -> Room:
    boxes = tuple(
        Box(box.left + across, box.bottom + upwards, box.right + across, box.top + upwards) for box in room.boxes
    )
    arc = room.arc and replace(room.arc, x=room.arc.x + across, y=room.arc.y + upwards)
    return replace(room, boxes=boxes, arc=arc)
