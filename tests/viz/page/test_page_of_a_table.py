"""What the page of a table gets: no timeline where nothing has a date, everything in sight, each colour explained once."""

from html import escape
from itertools import pairwise

import pandas as pd
import pytest
import unpacked

import viz
from viz.figures.timelines import AXIS_PX, ROW_PX
from viz.layers.colors import PALETTE
from viz.page.page import Bundle, page
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

BUNDLE = Bundle("a stand-in", "window.Plotly = {};")


def table(rows: int, events: int = 1) -> pd.DataFrame:
    count = rows * events
    return pd.DataFrame(
        {
            "name": [f"Event {number}" for number in range(count)],
            "when": [str(1700 + number) for number in range(count)],
            "side": [f"Kingdom no. {number % rows + 1}" for number in range(count)],
            "kind": [("land", "sea")[number % 2] for number in range(count)],
            "lon": [10 + number / count for number in range(count)],
            "lat": 50,
        }
    )


def test_a_page_without_dates_has_no_timeline_and_no_room_for_one() -> None:
    story = viz.quick_map(table(3), date=None, label="name", title="Three places")
    sent = payload(story)
    assert sent["timeline"] is None
    assert sent["words"]["events"] == "All rows"
    html = page(story, BUNDLE)
    assert '<section class="timeline">' not in html
    without_script = html.partition('<div class="plain" id="list">')[2].partition("</section>")[0]
    assert "<p>3 rows.</p><ol><li><b>Event 0</b> when: 1700; side: Kingdom no. 1; kind: land</li>" in without_script
    assert "Map and timeline" not in sent["citation"]


def test_marks_of_rows_without_dates_lead_to_their_cards() -> None:
    sent = payload(viz.quick_map(table(3), date=None, label="name"))
    [sheet] = [sheet for sheet in sent["views"][0]["marks"] if "points" in sheet]
    events = [row["events"] for row in unpacked.rows(sheet["points"], sent["dictionary"])]
    assert sorted(events) == [0, 1, 2]


def test_layers_of_which_no_row_is_told_have_a_page_too() -> None:
    frame = viz.quick_map(table(3), date=None)["events"].data
    story = viz.StoryMap(
        [*viz.base_layers(), viz.PlaceLayer(frame, id="towns", label="name")], views=[viz.map_view(frame)]
    )
    sent = payload(story)
    assert (sent["cards"]["length"], sent["timeline"], sent["overview"]["rows"]) == (0, None, [])
    assert story.at("1950").narrative.orders == {"dates": []}


def test_rows_that_are_left_out_are_told_in_about_and_without_scripts() -> None:
    story = viz.quick_map(table(3).assign(when=["1700", None, "1702"]), date="when")
    told = "1 of 3 rows is left out: no date (row 1)."
    assert payload(story)["remarks"] == [told]
    assert escape(told) in page(story, BUNDLE).partition('<div class="plain" id="list">')[2]


def test_a_page_without_a_document_opens_with_the_whole_timeline() -> None:
    story = viz.quick_map(table(4, 20), date="when")
    timeline = payload(story)["timeline"]
    assert timeline["whole"]
    assert timeline["window"] == story.chronology.limits
    assert all(
        timeline["window"][0] < span.start <= span.end < timeline["window"][1] for span in story.chronology.spans
    )


@pytest.mark.parametrize(("row", "words"), [("side", ["kind: land", "kind: sea"]), (None, ["kind: land", "kind: sea"])])
def test_colours_are_explained_once(row: str | None, words: list[str]) -> None:
    story = viz.quick_map(table(3), date="when", color="kind", row=row)
    assert [entry["words"] for entry in payload(story)["legend"]] == words
    many = viz.quick_map(table(20), date="when", color="name", row="side")
    assert [entry["words"] for entry in payload(many)["legend"]][len(PALETTE) :] == ["name: 8 others"]


def test_colours_that_only_the_timeline_has_are_explained() -> None:
    story = viz.quick_map(table(3), date="when", color="kind")
    data = story["events"].data.assign(id=[card["id"] for card in story.narrative.cards])
    mine = story.replace(timeline=viz.event_timeline(data, date="when", row="kind", color="side"))
    assert [entry["words"] for entry in payload(mine)["legend"]][2:] == [
        f"Kingdom no. {number}" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("rows", [2, 24, 60])
def test_a_figure_is_as_high_as_the_names_of_its_rows(rows: int) -> None:
    story = viz.quick_map(table(rows, 3), date="when", color="kind", row="side")
    layout = story.timeline_figure().layout
    bottom, top = layout.yaxis.range
    height = (layout.height or 450) - layout.margin.t - AXIS_PX
    places = sorted((at - top) / (bottom - top) * height for at in layout.yaxis.tickvals)
    assert len(places) == rows
    assert min(b - a for a, b in pairwise(places)) >= ROW_PX - 0.1
    assert (layout.height is None) == (rows == 2)


def test_names_that_have_no_room_are_shortened_and_told_apart() -> None:
    story = viz.quick_map(table(12), date="when", row="side")
    timeline = payload(story)["timeline"]
    assert timeline["names"][0] == timeline["names_of"][0]["texts"][0] == "Kingdom no. 1"
    for names in timeline["names_of"]:
        assert len(set(names["texts"])) == 12
    assert timeline["names_of"][-1]["texts"][:2] == ["…1", "…2"]
    assert timeline["names_of"][-1]["labels"][0].startswith("…1 <span")


def test_a_widget_shows_everything_until_an_event_is_chosen() -> None:
    widget = viz.quick_map(table(3), date=None, label="name").widget()
    assert (widget.current, len(widget.selection)) == ("", 0)
    widget.current = "events/1"
    widget.current = ""
    with pytest.raises(ValueError, match="there is no event 'events/7'"):
        widget.current = "events/7"
    assert widget.current == ""
