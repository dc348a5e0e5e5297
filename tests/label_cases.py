"""Where labels find room: what both renderers must find. In px, y upwards, in a frame of 300 by 200 whose edge of 2 stays free.

A line is looked at every 3 px, so that places along it are exact to 2.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest

SIZE, EDGE = (300, 200), 2
CLOSE_PX, CLOSE_DEGREES, CLOSE_RADIUS = 2, 1, 0.02
NAME: dict[str, Any] = {"x": 150, "y": 100, "width": 60, "height": 10, "gap": 6, "anchors": ["c", "n"], "yields": True}


def river(points: list[tuple[float, float]], **more: Any) -> dict[str, Any]:
    """A name that stands above its line or nowhere."""
    return {**NAME, "anchors": [], "course": {"points": points, "width": 60, "most": 60, "above": True}, **more}


def sea(points: list[tuple[float, float]], most: float = 60, **more: Any) -> dict[str, Any]:
    """A name on its line, which may be spread; else it stands level."""
    return {**NAME, "course": {"points": points, "width": 60, "most": most, "above": False}, **more}


def town(x: float = 150, *, mark: float = 0, anchors: tuple[str, ...] = ("e", "w")) -> dict[str, Any]:
    """A name beside its own dot of 2.5, or beside the mark that stands there: 3.5 from the one to the right and left."""
    return {**NAME, "x": x, "anchors": anchors, "mark": mark, "dot": 0 if mark else 2.5, "gap": 6, "yields": False}


ZIGZAG = [(x, 100 + 20 * (x // 20 % 2)) for x in range(20, 281, 20)]
BOW = [(150 - 150 * math.cos(turn / 50), 20 + 150 * math.sin(turn / 50)) for turn in range(30, 128)]
LEVEL = [(20, 100), (280, 100)]


class Case(NamedTuple):
    """Names that seek their places, one after the other.

    Attributes:
        about: what it is about.
        names: as `label_positions.Seeker` has them.
        expected: the place of each: None; the left and lower edge of a level name; or, along a line, its middle, its direction in
            degrees, its radius (0: straight; negative where it turns to the right), its width.
        taken: boxes, left, bottom, right, top.
        lines: points along lines.
        marks: x, y and half of each.
    """

    about: str
    names: list[dict[str, Any]]
    expected: list[tuple[float, ...] | None]
    taken: Sequence[tuple[float, ...]] = ()
    lines: Sequence[tuple[float, float]] = ()
    marks: Sequence[tuple[float, float, float]] = ()


IN_THE_MIDDLE = (150, 105, 0, 0, 60)
RIGHT, LEFT = (156, 95), (84, 95)
BESIDE = [(80, 90, 90, 110), (220, 90, 230, 110)]
CASES = [
    Case("above the middle of a river", [river(LEVEL)], [IN_THE_MIDDLE]),
    Case("from left to right, whichever way it flows", [river(LEVEL[::-1])], [IN_THE_MIDDLE]),
    Case("up a river that comes down steeply", [river([(160, 190), (140, 10)])], [(145, 100.6, 83.7, 0, 60)]),
    Case("along a bow", [river(BOW)], [(150, 175, 0, -155, 60)]),
    Case("not along a zigzag", [river(ZIGZAG)], [None]),
    Case("a sea is then named in its middle", [sea(ZIGZAG)], [(120, 95)]),
    Case("not where the river is too short", [river([(100, 100), (150, 100)])], [None]),
    Case("elsewhere where the middle is taken", [river(LEVEL)], [(170, 105, 0, 0, 60)], taken=[(115, 100, 125, 110)]),
    Case(
        "where no line strikes it out",
        [river(LEVEL)],
        [(108, 105, 0, 0, 60)],
        lines=[(153, height) for height in range(100, 110)],
    ),
    Case(
        "level, on the side without a line",
        [sea(ZIGZAG)],
        [(120, 106)],
        lines=[(across, 102.5) for across in range(20, 280, 8)],
    ),
    Case("spread over a long line", [sea(LEVEL, most=500)], [(150, 100, 0, 0, 154.8)]),
    Case("closer where it is taken", [sea(LEVEL, most=500)], [(150, 100, 0, 0, 60)], taken=BESIDE),
    Case("on what is to be seen of a line", [river([(200, 100), (600, 100)])], [(248, 105, 0, 0, 60)]),
    Case("one after the other", [river(LEVEL), river(LEVEL)], [IN_THE_MIDDLE, (86, 105, 0, 0, 60)]),
    Case("beside its own dot", [town()], [RIGHT]),
    Case("aslant its corner is as far as its side elsewhere", [town(anchors=("ne",))], [(154.8, 103.6)]),
    Case("on no mark", [town()], [LEFT], marks=[(180, 100, 4)]),
    Case("nor nearer to another mark than to its own dot", [town()], [LEFT], marks=[(222, 100, 4)]),
    Case("nearer to its own dot is enough", [town()], [RIGHT], marks=[(225, 100, 4)]),
    Case("without room it is dropped", [town()], [None], marks=[(222, 100, 4), (78, 100, 4)]),
    Case("beside the mark that is its own", [town(mark=4)], [RIGHT], marks=[(150, 100, 4)]),
    Case("not where its dot would touch another's mark", [town()], [None], marks=[(155, 100, 4)]),
    Case("not where its dot would lie under a name", [town(anchors=("e",)), town(180)], [RIGHT, None]),
    Case("nor where the name would be read as its own", [town(), town(222)], [RIGHT, None]),
    Case("a dot apart from the name is named", [town(), town(224)], [RIGHT, (230, 95)]),
    Case("nor nearer to another's dot than to its own", [town(221), town(anchors=("e",))], [(227, 95), None]),
    Case("a spread name lies on no mark", [sea(ZIGZAG)], [(120, 106)], marks=[(150, 100, 4)]),
]


def agreed(place: Any) -> Any:
    """A place as it is compared with what was found."""
    if place is None or len(place) == 2:
        return None if place is None else pytest.approx(place, abs=0.1)
    near = (CLOSE_PX, CLOSE_PX, CLOSE_DEGREES, CLOSE_RADIUS * abs(place[3]), CLOSE_PX)
    return tuple(pytest.approx(number, abs=close) for number, close in zip(place, near, strict=True))
