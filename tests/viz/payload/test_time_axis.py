"""The axis of the page's timeline: which days are drawn wider and which times narrower, and where everything stands then."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import unpacked

import viz
from geodata import Dossier, parse_edtf, read_dossier
from viz import StoryMap
from viz.payload.time_axis import CROWD, MOST_CROWDED, Piece, TimeAxis, opening_window, time_axis
from viz.stories.lanes import COLUMNS
from viz.stories.timeline import Timeline, lay_out

ROWS = [
    {"id": name, "label": name, "abbreviation": "", "color": "#123456", "shape": "circle"} for name in ("one", "other")
]
MONTH = (0, 39)
SEEDS = Path(__file__).parents[3] / "seeds"


def timeline(days: list[int], window: tuple[int, int] = MONTH, row: str = "one") -> Timeline:
    """A timeline of events of one day each."""
    events = [{"id": f"e{n}", "row": row, "earliest": day, "latest": day} for n, day in enumerate(days)]
    return lay_out(events, ROWS, window, {}, "gregorian")


def test_a_day_stands_where_its_piece_puts_it() -> None:
    axis = TimeAxis((Piece(10, 11, 6), Piece(20, 120, 3)))
    days = [0, 10, 10.5, 11, 20, 70, 120, 121]
    assert [axis.place(day) for day in days] == [0, 10, 13, 16, 25, 26.5, 28, 29]
    assert TimeAxis().place(-3.25) == -3.25


def test_one_crowded_day_gets_room_for_its_fullest_row() -> None:
    crowded = timeline([3, 5, 8, *[12] * CROWD, 20])
    assert time_axis(crowded).pieces == (Piece(12, 13, 6),)
    drawn = crowded.drawn_along(time_axis(crowded).place)
    marks = sorted(span.at for span in drawn.spans if span.start == 12)
    assert min(after - before for before, after in pairwise(marks)) * COLUMNS >= 2
    assert {span.y for span in drawn.spans} == {drawn.spans[0].y}
    assert not any(span.wide for span in drawn.spans), "a day is no bar"


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(list(range(0, 40, 2)), id="even"),
        pytest.param([day for day in range(0, 40, 4) for _ in range(CROWD)], id="all crowded"),
        pytest.param([1, 2, 3, *[12] * (CROWD - 1)], id="few"),
        pytest.param([*range(40), *(day for day in range(1, 2 + MOST_CROWDED) for _ in range(50))], id="many crowded"),
        pytest.param([0, 30, 39], id="a gap that is seen whole"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_is_spread_evenly_keeps_one_scale(days: list[int]) -> None:
    assert time_axis(timeline(days)).pieces == ()


def test_a_long_time_without_marks_is_shortened_beside_the_marks_not() -> None:
    long = timeline([1, 2, 5, 30, 400, 402])
    assert time_axis(long).pieces == (Piece(32, 399, 3),)
    assert time_axis(long).told("gregorian") == [
        {"from": 32, "to": 35, "words": "367 days, shortened", "stretched": False}
    ]
    assert time_axis(timeline([1, 20_000])).told("gregorian")[0]["words"] == "55 years, shortened"


def test_the_seeds_have_the_axis_that_suits_them(cable: Dossier) -> None:
    said = {}
    for name in ("aden-letter", "rhone-218-bce", "whaler-1837"):
        chronology = viz.story_map(read_dossier(SEEDS / name)).chronology
        said[name] = [piece["words"] for piece in time_axis(chronology).told(chronology.calendar)]
    chronology = viz.story_map(cable).chronology
    said["cable"] = [piece["words"] for piece in time_axis(chronology).told(chronology.calendar)]
    assert said == {
        "aden-letter": [],
        "rhone-218-bce": [],
        "whaler-1837": ["622 days, shortened"],
        "cable": ["12 Oct: one day, stretched", "114 days, shortened"],
    }


def test_no_mark_of_the_page_leaves_its_date_and_ticks_stay_true(story: StoryMap, sent: dict[str, Any]) -> None:
    linear, shown = story.chronology, sent["timeline"]
    axis = time_axis(linear)
    marks = unpacked.rows(shown["marks"], sent["dictionary"])
    for mark, span in zip(marks, linear.spans, strict=True):
        assert axis.place(span.start) < mark["at"] / 1000 < axis.place(span.end), span.event
    day = int(parse_edtf("1950-10-14").earliest or 0)
    days = next(tier for tier in shown["tiers"] if "14 Oct" in tier["labels"])
    assert days["days"][days["labels"].index("14 Oct")] == axis.place(day + 0.5)
    assert shown["horizon"] == (axis.place(day - 2), axis.place(day - 1))
    assert shown["horizon"][1] - shown["horizon"][0] > 4


def test_messages_arrive_on_their_day_in_the_row_of_whom_they_are_for() -> None:
    events = [
        {"id": "letter", "row": "one", "earliest": 12, "latest": 12},
        *({"id": f"e{n}", "row": "other", "earliest": 12, "latest": 12} for n in range(CROWD)),
        {"id": "answer", "row": "other", "earliest": 15, "latest": 15},
    ]
    linear = lay_out(events, ROWS, MONTH, {"letter": ("other", 14)}, "gregorian")
    axis = time_axis(linear)
    (link,) = linear.drawn_along(axis.place).links
    assert axis.place(14) <= link.end[0] <= axis.place(15)


def test_a_page_opens_without_the_time_of_which_it_tells_nothing() -> None:
    events = timeline([4, 6, 9, 25, 38])
    assert opening_window(events, ["e0", "e1", "e2"]) == (3, 12)
    assert opening_window(events, [f"e{n}" for n in range(5)]) == (3, 40)
    assert opening_window(events, []) == events.window
