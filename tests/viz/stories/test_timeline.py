import random
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, pairwise
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

import viz
from geodata import Day, Dossier, parse_edtf, values
from viz import StoryMap
from viz.figures.timelines import label_px, row_labels
from viz.layers.colors import PALETTE
from viz.layers.styles import SCREEN
from viz.stories.lanes import COLUMNS, OPEN_END_SLOTS, Lane
from viz.stories.timeline import SLOTS_IN_WINDOW, Span, Timeline, lay_out

ROWS = [
    {"id": name, "label": name.title(), "abbreviation": name[:3], "color": "#123456", "shape": "circle"}
    for name in ("first", "second", "third")
]


def event(name: str, row: str, earliest: int | None, latest: int | None) -> dict[str, Any]:
    return {"id": name, "row": row, "earliest": earliest, "latest": latest}


def crowd(seed: int, slot: int) -> list[dict[str, Any]]:
    """A hundred events in two rows: single days, short and long dates, open ends, many of them equal."""
    chance = random.Random(seed)  # noqa: S311
    events = []
    for number in range(100):
        start = chance.randrange(0, SLOTS_IN_WINDOW * slot)
        length = chance.choice([0, 0, 0, 1, slot - 1, slot, 3 * slot])
        ends = chance.choice([(start, start + length)] * 8 + [(start, None), (None, start)])
        events.append(event(f"e{number}", chance.choice(["first", "third"]), *ends))
    repeated = [{**events[number], "id": f"again-{number}"} for number in range(0, 100, 3)]
    return sorted(events + repeated, key=lambda each: each["earliest"] if each["latest"] is None else each["latest"])


def timeline_of(events: list[dict[str, Any]], slot: int = 1, messages: dict | None = None) -> Timeline:
    return lay_out(events, ROWS, (0, SLOTS_IN_WINDOW * slot - 1), messages or {}, "gregorian")


def lanes(spans: Iterable[Span]) -> dict[float, list[Span]]:
    """The spans of each lane, from left to right."""
    found = defaultdict(list)
    for span in sorted(spans, key=lambda each: each.at):
        found[span.y].append(span)
    return found


@pytest.fixture(params=[(0, 1), (1, 1), (2, 7), (3, 10), (4, 365)], ids=lambda pair: f"slot-{pair[1]}")
def crowded(request: pytest.FixtureRequest) -> Timeline:
    timeline = timeline_of(crowd(*request.param), request.param[1])
    assert timeline.slot == request.param[1]
    return timeline


@pytest.fixture
def drawn(story: StoryMap) -> Timeline:
    return story.timeline


@pytest.fixture(params=["crowded", "drawn"])
def timeline(request: pytest.FixtureRequest) -> Timeline:
    """Crowds of invented events, and the real timeline of the cable."""
    if request.param == "drawn":
        return request.getfixturevalue("drawn")
    return timeline_of(crowd(5, 1))


def check_no_overlap(timeline: Timeline) -> None:
    apart = timeline.slot / COLUMNS
    for spans in lanes(timeline.spans).values():
        close = [(one.event, other.event) for one, other in pairwise(spans) if other.at - one.at < apart - 1e-9]
        assert close == []


def test_no_two_marks_of_a_lane_overlap(crowded: Timeline) -> None:
    check_no_overlap(crowded)


def test_no_two_marks_of_the_cable_overlap(drawn: Timeline) -> None:
    check_no_overlap(drawn)
    assert len(drawn.spans) > 90


def test_each_mark_lies_inside_its_own_date_or_its_slot(crowded: Timeline, drawn: Timeline) -> None:
    for timeline in (crowded, drawn):
        slot = timeline.slot
        for span in timeline.spans:
            first = span.start if span.wide else span.start // slot * slot
            end = span.end if span.wide else -(-span.end // slot) * slot
            assert first < span.at < end, span


def test_a_mark_stands_at_the_middle_of_its_date_where_it_is_alone() -> None:
    timeline = timeline_of([event("day", "first", 3, 3), event("week", "second", 5, 11)])
    assert [(span.event, span.at) for span in timeline.spans] == [("day", 3.5), ("week", 8.5)]


@pytest.mark.parametrize(
    ("slot", "ends", "expected"),
    [
        # earliest and latest; start, end, wide, open_start, open_end
        (1, (4, 4), (4, 5, False, False, False)),
        (1, (4, 5), (4, 6, True, False, False)),
        (1, (4, None), (4, 4 + OPEN_END_SLOTS, True, False, True)),
        (1, (None, 4), (5 - OPEN_END_SLOTS, 5, True, True, False)),
        (7, (4, 4), (4, 5, False, False, False)),
        (7, (4, 5), (4, 6, True, False, False)),
        (7, (4, 10), (4, 11, True, False, False)),
        (7, (4, 11), (4, 12, True, False, False)),
        (7, (4, None), (4, 4 + 7 * OPEN_END_SLOTS, True, False, True)),
    ],
)
def test_a_span_is_as_wide_as_its_date(slot: int, ends: tuple, expected: tuple) -> None:
    (span,) = timeline_of([event("it", "first", *ends)], slot).spans
    assert (span.start, span.end, span.wide, span.open_start, span.open_end) == expected


def test_bars_of_one_lane_lie_apart_unless_they_are_the_same(timeline: Timeline) -> None:
    for spans in lanes(timeline.spans).values():
        for one, other in combinations([span for span in spans if span.wide], 2):
            same = (one.start, one.end) == (other.start, other.end)
            assert same or one.end <= other.start or other.end <= one.start, (one, other)


def test_no_mark_lies_on_the_bar_of_another_date(timeline: Timeline) -> None:
    for spans in lanes(timeline.spans).values():
        for bar in (span for span in spans if span.wide):
            on_it = [span for span in spans if bar.start < span.at < bar.end]
            assert {(span.start, span.end) for span in on_it} == {(bar.start, bar.end)}


def test_nothing_lies_outside_the_limits(crowded: Timeline, drawn: Timeline) -> None:
    for timeline in (crowded, drawn):
        first, last = timeline.limits
        assert first < timeline.window[0] < timeline.window[1] < last
        assert all(first < span.start < span.end < last for span in timeline.spans)


def test_rows_lie_below_each_other_in_the_order_given(crowded: Timeline, drawn: Timeline) -> None:
    assert [row.id for row in crowded.rows] == ["first", "third"]  # one without events is left out
    for timeline in (crowded, drawn):
        assert all(upper.bottom < lower.top for upper, lower in pairwise(timeline.rows))
        own = {row.id: row for row in timeline.rows}
        for span in timeline.spans:
            assert own[span.row].top + 0.5 <= span.y <= own[span.row].bottom - 0.5


def test_a_fifth_event_of_a_day_goes_to_the_next_lane() -> None:
    timeline = timeline_of([event(f"e{number}", "first", 3, 3) for number in range(COLUMNS + 1)])
    assert [(span.at, span.y) for span in timeline.spans] == [
        *((3 + (number + 0.5) / COLUMNS, 0.5) for number in range(COLUMNS)),
        (3.5, 1.5),
    ]


def test_a_short_date_that_crosses_slots_keeps_clear_of_both() -> None:
    timeline = timeline_of([event("across", "first", 5, 8), event("after", "first", 7, 7)], 7)
    check_no_overlap(timeline)
    assert timeline.spans[0].at == 7


def test_spans_keep_the_order_of_the_events(drawn: Timeline, story: StoryMap) -> None:
    assert [span.event for span in drawn.spans] == story.narrative.orders["dates"]


def test_the_window_is_the_dossiers(drawn: Timeline) -> None:
    assert drawn.window == (int(Day.from_civil(1950, 9, 27)), int(Day.from_civil(1950, 10, 28)))
    assert drawn.slot == 1


def test_the_cables_events_stand_at_their_own_dates(cable: Dossier, drawn: Timeline) -> None:
    spans = {span.event: span for span in drawn.spans}
    assert len(spans) == len(cable.events)
    for name, written, actors in zip(cable.events["id"], cable.events["date"], cable.events["actors"], strict=True):
        date, span = parse_edtf(written), spans[name]
        assert span.row == values(actors)[0]
        assert date.earliest is None or span.start == int(date.earliest)
        assert date.latest is None or span.end == int(date.latest) + 1
        assert (span.open_start, span.open_end) == (date.earliest is None, date.latest is None)
    assert spans["zhou-air"].open_end
    assert spans["seoul-entered"].end - spans["seoul-entered"].start == 4


def test_the_rows_are_the_actors(cable: Dossier, drawn: Timeline) -> None:
    assert [(row.id, row.label, row.color) for row in drawn.rows] == list(
        cable.actors[["id", "label", "color"]].itertuples(index=False, name=None)
    )


def test_a_message_runs_from_its_mark_to_the_recipients_row_on_the_day_of_receipt() -> None:
    events = [event("letter", "first", 3, 3), event("answer", "third", 9, 9)]
    timeline = timeline_of(events, messages={"letter": ("third", 6), "answer": ("second", 9)})
    (link,) = timeline.links  # the second row has no events, so it is not there
    row = timeline.rows[1]
    assert (link.event, link.start) == ("letter", (3.5, timeline.spans[0].y))
    assert link.end == (6.5, (row.top + row.bottom) / 2)


def test_a_message_never_runs_backwards() -> None:
    events = [event("letter", "first", 3, 9), event("answer", "third", 9, 9)]
    (link,) = timeline_of(events, messages={"letter": ("third", 4)}).links
    assert link.end[0] == link.start[0] == 6.5


def test_a_message_received_after_everything_else_lies_inside_the_limits() -> None:
    events = [event("letter", "first", 3, 3), event("answer", "third", 9, 9)]
    timeline = timeline_of(events, messages={"letter": ("third", 200)})
    assert timeline.links[0].end[0] < timeline.limits[1]


def test_the_cables_messages(cable: Dossier, drawn: Timeline) -> None:
    links = {link.event: link for link in drawn.links}
    spans = {span.event: span for span in drawn.spans}
    rows = {row.id: row for row in drawn.rows}
    assert set(links) <= set(cable.messages["event"])
    for name, recipient, day in [
        ("kim-asks-stalin", "ussr", (1950, 10, 1)),
        ("stalin-presses-mao", "prc", (1950, 10, 6)),
        ("cable", "dprk", (1950, 10, 12)),
    ]:
        assert links[name].start == (spans[name].at, spans[name].y)
        x, y = links[name].end
        assert rows[recipient].top < y < rows[recipient].bottom
        assert int(x // 1) == int(Day.from_civil(*day))
    for missing in ("jcs-directive", "kim-radio-reply"):  # no second actor; a broadcast, sent to nobody
        assert missing not in links


def test_the_figure_draws_bars_exactly_as_wide_as_their_dates(story: StoryMap, drawn: Timeline) -> None:
    traces = {trace.uid: trace for trace in story.timeline_figure().data}
    wide = [span for span in drawn.spans if span.wide]
    assert {f"bar__{span.event}" for span in wide} == {uid for uid in traces if uid.startswith("bar__")}
    for span in wide:
        bar = traces[f"bar__{span.event}"]
        assert (list(bar.x), list(bar.y)) == ([span.start, span.end], [span.y] * 2)
        assert (bar.line.dash == "solid") == (not (span.open_start or span.open_end))


def test_the_figure_has_a_mark_for_every_event(story: StoryMap, drawn: Timeline) -> None:
    (marks,) = (trace for trace in story.timeline_figure().data if trace.uid == "events")
    assert list(marks.customdata) == [span.event for span in drawn.spans]
    assert list(marks.x) == [span.at for span in drawn.spans]
    assert marks.meta == "events"
    shown = dict(zip(marks.customdata, marks.marker.symbol, strict=True))
    assert (shown["cable"], shown["rec-1"], shown["zhou-air"]) == ("circle", "diamond", "square-dot")
    paper = story.theme.paper
    hollow = {name for name, color in zip(marks.customdata, marks.marker.color, strict=True) if color == paper}
    happened = {card["id"] for card in story.narrative.cards if card["modality"] == "occurred"}
    assert hollow == set(marks.customdata) - happened


def test_a_very_long_name_gives_way_to_its_abbreviation() -> None:
    rows = [{**ROWS[0], "label": "Merchants " * 40}, ROWS[1]]
    drawn = lay_out([event("a", "first", 0, 0), event("b", "second", 1, 1)], rows, (0, 9), {}, "gregorian")
    assert [label.split()[0] for label in row_labels(drawn, SCREEN)] == ["fir", "Second"]
    assert label_px(drawn) < 100


def test_the_figure_names_rows_and_the_documents_day(story: StoryMap) -> None:
    layout = story.timeline_figure().layout
    assert len(layout.yaxis.ticktext) == len(story.timeline.rows)
    assert layout.yaxis.ticktext[4].startswith("United States and UN Command")
    day = int(Day.from_civil(1950, 10, 12))
    assert (layout.shapes[-1].x0, layout.shapes[-1].x1) == (day, day + 1)
    assert layout.yaxis.range[0] > layout.yaxis.range[1]  # lanes are counted downwards


def test_no_mark_leaves_its_own_date_however_wide_a_slot() -> None:
    days = [event(f"e{n}", "first", n // 2, n // 2) for n in range(40)]
    timeline = timeline_of(days, slot=10)
    assert timeline.slot > 1
    for span in timeline.spans:
        assert span.start <= span.at < span.end


def test_laid_out_anew_with_all_its_events_a_timeline_is_the_same(story: StoryMap) -> None:
    timeline = story.chronology
    everything = {span.event for span in timeline.spans}
    assert timeline.relaid(everything, None, None) == timeline
    arrived = timeline.relaid(everything, None, int(Day.from_civil(1950, 10, 1)))
    assert {link.event for link in arrived.links} < {link.event for link in timeline.links}


def test_many_events_of_one_day_are_placed_without_looking_through_all_lanes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    has_room = Lane.has_room
    monkeypatch.setattr(Lane, "has_room", lambda lane, box: asked.append(box) or has_room(lane, box))
    events = [event(f"e{number}", "first", number % 2, number % 2) for number in range(400)]
    timeline = timeline_of(sorted(events, key=lambda each: each["earliest"]))
    assert len(lanes(timeline.spans)) == 200 / COLUMNS
    assert len(asked) <= len(events)


def treaties(shapes: list[BaseGeometry]) -> Timeline:
    frame = gpd.GeoDataFrame(
        {"from": ["1721", "1743-08-18", "1807"], "to": ["1743", None, "1815-06-09"]}, geometry=shapes, crs="EPSG:4326"
    )
    return viz.quick_map(frame, date=("from", "to")).chronology


def test_what_holds_on_has_an_open_bar_to_the_end_of_the_window() -> None:
    timeline = treaties([box(20, 50, 21, 51)] * 3)
    ended, on, _ = timeline.spans
    assert (on.start, on.end) == (int(Day.from_civil(1743, 8, 18)), timeline.window[1])
    assert (on.wide, on.open_end, ended.open_end) == (True, True, False)
    assert timeline.window[1] == int(Day.from_civil(1815, 6, 10))
    assert timeline.relaid(timeline.events, None, None) == timeline


def test_a_point_with_a_start_alone_is_a_mark() -> None:
    _, alone, _ = treaties([Point(20, 50)] * 3).spans
    assert (alone.wide, alone.open_end, alone.end - alone.start) == (False, False, 1)


def towns(**columns: list[str]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame({"town": ["Visby", "Lübeck", "Kalmar"], "when": ["1361", "1370", "1397"], **columns})
    return gpd.GeoDataFrame(frame, geometry=[Point(18.3, 57.6), Point(10.7, 53.9), Point(16.4, 56.7)], crs=4326)


def test_without_colours_that_mean_something_marks_are_as_on_the_map() -> None:
    timeline = viz.quick_map(towns(), date="when", label="town", row="town").chronology
    assert {span.color for span in timeline.spans} == {row.color for row in timeline.rows} == {SCREEN.ink}
    assert timeline.key == ()


def test_marks_of_layers_without_a_timeline_have_the_colours_of_the_map() -> None:
    frame = towns(side=["Denmark", "Hansa", "Denmark"])
    own = viz.EventLayer(frame, id="own", date="when", label="town", color="side", name="Side")
    plain = viz.EventLayer(frame, id="plain", date="when", name="Plain", style=viz.Style(color="#123456"))
    story = StoryMap([*viz.base_layers(), own, plain], views=[viz.map_view(frame)])
    timeline = story.chronology
    first, second = PALETTE[:2]
    assert [span.color for span in timeline.spans if span.row == "Side"] == [first, second, first]
    assert {row.label: row.color for row in timeline.rows} == {"Side": SCREEN.quiet, "Plain": "#123456"}
    assert timeline.key == (("Denmark", first), ("Hansa", second))


def test_a_figure_of_a_table_has_room_for_its_first_mark_and_its_last() -> None:
    story = viz.quick_map(towns(), date="when", label="town")
    first, end = story.timeline_figure().layout.xaxis.range
    marks = [span.at for span in story.chronology.spans]
    assert min(marks) - first >= story.chronology.slot
    assert end - max(marks) >= story.chronology.slot


def test_a_title_of_a_figure_reads_as_it_was_given() -> None:
    story = viz.quick_map(towns(), date="when", label="town", title="The <Thirty Years' War> & after")
    assert story.figure().layout.title.text == "The &lt;Thirty Years' War&gt; &amp; after"
