"""Where numbers stand: beside their marks, farther off with a line, and never nowhere; stacks and what they hide."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from viz.drawing.badges import Badge, badge_rooms, badge_seeker, is_led
from viz.drawing.label_positions import Box
from viz.drawing.pieces import About, Fill, Points
from viz.drawing.spots import Marked, marked_points, marked_shapes, topmost

NO_LINES = np.empty((0, 2))
FRAME = Box(0, 0, 200, 100)


@dataclass(frozen=True)
class Sheet:
    pt: float = 1.0
    metres: float = 1000.0
    bounds: tuple[float, float, float, float] = (0, 0, 200_000, 100_000)


def points(*marks: tuple[float, float, str, float], letters: tuple[str, ...] = ()) -> Points:
    xs, ys, of, sizes = zip(*marks, strict=True)
    count = len(marks)
    return Points(
        about=About(uid="events"),
        x=np.array(xs),
        y=np.array(ys),
        of=of,
        first=[0] * count,
        hovers=[""] * count,
        shapes=["circle"] * count,
        fills=["#000000"] * count,
        rims=["#ffffff"] * count,
        sizes=sizes,
        rim_widths=[1.0] * count,
        letters=letters,
    )


def seekers(*spots: tuple[float, float]) -> list:
    return [badge_seeker(Badge("1", Marked(x, y, 5.0, 1, ("e",))), (8, 7), 1.0) for x, y in spots]


def test_a_badge_stands_beside_its_mark_and_on_no_other() -> None:
    marks = [(50.0, 50.0, 5.0), (60.0, 58.0, 5.0)]
    first, second = badge_rooms(seekers((50, 50), (60, 58)), NO_LINES, FRAME, marks)
    for room in (first, second):
        assert all(room.boxes[0].away(mark) > 0 for mark in marks)
    assert not first.boxes[0].overlaps(second.boxes[0])


def test_a_badge_without_room_stands_farther_off_with_a_line_and_is_never_left_out() -> None:
    crowd = [(50.0 + 9 * across, 50.0 + 9 * up, 5.0) for across in (-1, 0, 1) for up in (-1, 0, 1)]
    [middle] = seekers((50, 50))
    [room] = badge_rooms([middle], NO_LINES, FRAME, crowd)
    assert all(room.boxes[0].away(mark) > 0 for mark in crowd)
    assert is_led(middle, room, 1.0)
    full = [(float(x), float(y), 5.0) for x in range(0, 201, 8) for y in range(0, 101, 8)]
    [forced] = badge_rooms(seekers((199, 99)), NO_LINES, FRAME, full)
    assert FRAME.contains(forced.boxes[0])


def test_marks_on_one_spot_are_one_stack_with_all_their_events() -> None:
    stack, single = marked_points(
        [points((10_000, 20_000, "a", 11), (10_020, 20_000, "b", 11), (50_000, 20_000, "c d", 11), (-9, 0, "out", 11))],
        Sheet(),
    )
    assert (stack.count, stack.events, stack.x, stack.y) == (2, ("a", "b"), 10, 20)
    assert single.events == ("c", "d")


def test_of_a_stack_the_topmost_mark_is_drawn_and_smaller_ones_on_larger() -> None:
    under, over = points((10_000, 20_000, "a", 11), (50_000, 20_000, "c", 11)), points((10_000, 20_000, "b", 11))
    assert [piece.of for piece in topmost([under, over], Sheet())] == [["c"], ("b",)]
    larger = replace(under, sizes=[20, 11])
    assert [piece.of for piece in topmost([larger, over], Sheet())] == [("a", "c"), ("b",)]


def test_an_event_without_a_point_has_its_mark_on_its_area_and_at_each_rival_place() -> None:
    area = Fill(about=About(uid="areas__x", events="a b"), shape=shapely.box(20_000, 20_000, 400_000, 80_000), color="")
    rivals = points((10_000, 10_000, "r", 11), (90_000, 90_000, "r", 11), letters=("a", "b"))
    found = marked_shapes([area, rivals], Sheet(), {"b", "r"})
    assert [(spot.events, spot.half > 0) for spot in found] == [(("r",), True), (("r",), True), (("b",), False)]
    assert 20 < found[-1].x < 200
