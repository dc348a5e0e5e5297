"""In which order what is written on a map chooses its place: capitals, then what stands beside marks, then all other names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from viz.drawing.badges import badge_rooms
from viz.drawing.label_moves import moved_places
from viz.drawing.label_positions import Box, Room, Spot, places
from viz.layers.labels import Metres

if TYPE_CHECKING:
    from viz.printing.labels import Wanted


def all_placed(  # noqa: PLR0913 - what is written, and what is there
    badges: "Sequence[Wanted]",
    wanted: "Sequence[Wanted]",
    *,
    lines: Metres,
    fronts: Metres,
    frame: Box,
    marks: Sequence[Spot],
) -> "list[tuple[Wanted, Room]]":
    """What finds room, each with its place.

    A map without the name of its capital is hard to read, and a badge can stand farther off.

    Args:
        badges: what stands beside marks.
        wanted: labels in the order in which they choose.
        lines: points along lines, which labels avoid where they can.
        fronts: points along fronts, on which none may lie.
        frame: which none may leave.
        marks: which none may lie on.
    """
    capitals = [each for each in wanted if each.is_capital and not each.move]
    named = places([each.seeker for each in capitals], [], lines, frame, marks, fronts)
    taken = _boxes(named)
    fixed = badge_rooms([each.seeker for each in badges], lines, frame, marks, taken)
    others = [each for each in wanted if not any(each is capital for capital in capitals)]
    rooms = moved_places(
        [each.seeker for each in others],
        [each.move for each in others],
        obstacles=[*taken, *_boxes(fixed)],
        lines=lines,
        frame=frame,
        marks=marks,
        fronts=fronts,
    )
    found = zip([*badges, *capitals, *others], [*fixed, *named, *rooms], strict=True)
    return [(each.form(room.instead), room) for each, room in found if room]


def _boxes(rooms: Sequence[Room | None]) -> list[Box]:
    return [box for room in rooms if room for box in room.boxes]
