"""What the page of a table says before any event is the current one, and of the rows that are left out."""

import pandas as pd
import pytest

import viz
from viz.telling.overview import left_out_words, overview

TOWNS = pd.DataFrame(
    {
        "name": ["Visby", "Danzig", "Lübeck"],
        "when": ["1361-07-27", "1398~", "1370-05"],
        "lon": [18.3, 18.6, 10.7],
        "lat": [57.6, 54.4, 53.9],
    }
)


def said(story: viz.StoryMap) -> dict:
    found = overview(story.narrative, story.told.words, left_out_words(story.left_out, story.row_count))
    assert found
    return found


def test_it_counts_the_events_and_tells_the_first_and_the_last_date_as_they_are_written() -> None:
    it = said(viz.quick_map(TOWNS, date="when", label="name"))
    assert it["rows"] == ["3 events. The first: 27 July 1361; the last: about 1398."]
    assert it["as_of"] == "The map: all events"
    one = said(viz.quick_map(TOWNS.head(1), date="when"))
    assert one["rows"] == ["1 event: 27 July 1361."]


def test_rows_that_are_left_out_are_counted_and_named() -> None:
    frame = TOWNS.assign(when=["1361", None, None], lon=[18.3, 18.6, None])
    it = said(viz.quick_map(frame, date="when"))
    assert it["rows"] == ["1 event: 1361.", "2 of 3 rows are left out: no date (row 1); no place (row 2)."]


def test_of_very_many_the_first_are_named() -> None:
    left_out = pd.Series("no date", index=range(1200))
    assert left_out_words(left_out, 2000) == (
        "1,200 of 2,000 rows are left out: no date (rows 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 1,190 more)."
    )
    assert left_out_words(left_out.head(1), 2) == "1 of 2 rows is left out: no date (row 0)."
    assert left_out_words(left_out.head(0), 2) == ""


def test_of_a_chosen_day_it_says_which() -> None:
    it = said(viz.quick_map(TOWNS, date="when").at("1370-12-31"))
    assert (it["when"], it["as_of"]) == ("As of 31 December 1370", "As of 31 December 1370")
    assert it["rows"] == ["2 events. The first: 27 July 1361; the last: May 1370."]


def test_a_story_with_a_document_opens_with_an_event(story: viz.StoryMap) -> None:
    assert overview(story.narrative, story.told.words, "") is None
    assert story.narrative.first in story.narrative.events


def test_rows_without_dates_are_told_in_the_order_of_the_table() -> None:
    story = viz.quick_map(TOWNS, date=None, label="name")
    assert [card["title"] for card in story.narrative.cards] == ["Visby", "Danzig", "Lübeck"]
    assert [card["line"] for card in story.narrative.cards] == ["Visby", "Danzig", "Lübeck"]
    assert said(story)["rows"] == ["3 rows."]
    assert said(story)["as_of"] == ""


def test_of_dated_and_undated_layers_the_dated_rows_are_told() -> None:
    story = viz.quick_map(TOWNS, date="when", label="name")
    undated = viz.quick_map(TOWNS, date=None, label="name").replace_layer("events", id="more")
    more = undated.add(story["events"])
    assert [card["id"] for card in more.narrative.cards] == [card["id"] for card in story.narrative.cards]
    said = [trace.customdata for trace in more.figure().data if trace.customdata is not None]
    ids = {event for cells in said for cell in cells for event in cell.split()}
    assert ids == more.narrative.events
    again = more.without("events")
    assert [card["id"] for card in again.narrative.cards] == ["more/0", "more/1", "more/2"]


@pytest.mark.parametrize("chosen", [{"at": "1300"}, {"between": ("1300", "1301")}])
def test_what_has_no_date_is_told_on_every_day(chosen: dict) -> None:
    story = viz.quick_map(TOWNS, date=None)
    one = story.at(chosen["at"]) if "at" in chosen else story.between(*chosen["between"])
    assert len(one.narrative.cards) == len(TOWNS)
    assert not one.chronology.spans


def test_a_label_of_blanks_is_none() -> None:
    story = viz.quick_map(TOWNS.assign(name=["  ", "Danzig", "\t"]), date="when", label="name")
    assert [card["title"] for card in story.narrative.cards] == ["events 0", "events 2", "Danzig"]
    assert {label.text for label in story.labels} == {"Danzig"}
