"""Where the marks of a crowded row stand on the page: side by side, each within its own date."""

from typing import Any

import pytest
import unpacked

from viz import StoryMap
from viz.payload.time_axis import time_axis
from viz.payload.timeline import alone
from viz.stories.timeline import Span


def span(event: str, start: int, end: int, row: str = "r") -> Span:
    return Span(
        event=event,
        row=row,
        color="#123456",
        start=start,
        end=end,
        at=start,
        y=0,
        wide=False,
        open_start=False,
        open_end=False,
    )


def test_marks_of_one_date_stand_side_by_side_within_it() -> None:
    spans = [span("a", 10, 11), span("b", 20, 31), span("c", 10, 11), span("d", 10, 11, row="other"), span("e", 10, 11)]
    assert alone(spans) == pytest.approx([10 + 1 / 6, 25.5, 10.5, 10.5, 10 + 5 / 6])


def test_dates_that_only_overlap_do_not_share_their_room() -> None:
    assert alone([span("a", 10, 20), span("b", 10, 21), span("c", 11, 20)]) == [15, 15.5, 15.5]


def test_every_mark_of_the_page_stands_within_its_date_and_those_of_a_date_in_order(
    story: StoryMap, sent: dict[str, Any]
) -> None:
    ids = [card["id"] for card in unpacked.cards(sent)]
    marks = unpacked.rows(sent["timeline"]["marks"], sent["dictionary"])
    spans, axis = story.chronology.spans, time_axis(story.chronology)
    assert [ids[mark["event"]] for mark in marks] == [each.event for each in spans]
    last: dict[tuple[str, float, float], float] = {}
    for mark, each in zip(marks, spans, strict=True):
        day, date = mark["alone"] / 1000, (each.row, each.start, each.end)
        assert axis.place(each.start) < day < axis.place(each.end), each.event
        assert day > last.get(date, axis.place(each.start)), each.event
        last[date] = day
    assert len(last) < len(spans), "some events have one date"
