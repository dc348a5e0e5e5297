"""Which events have a number, in which order, and what is refused."""

import re

import pytest

from geodata import Dossier
from viz import StoryMap
from viz.captions.callouts import MOST_CALLOUTS, called_out, in_a_row
from viz.dossier_map import story_map


@pytest.fixture(scope="module")
def small(invented: Dossier) -> StoryMap:
    return story_map(invented)


def test_all_events_of_the_document_s_day_are_numbered_as_the_dates_run(small: StoryMap) -> None:
    callouts = called_out(small)
    # What came after the document, the sale of December, is not on the map of its day; the sailing has no place.
    assert callouts.numbers == {"pirates": 1, "arrival": 2, "letter": 3, "overland": 4}
    assert callouts.unplaced == ("sailing",)


def test_a_later_day_has_what_came_by_then(small: StoryMap) -> None:
    assert called_out(small.at("1398-12-31")).numbers["sale"] == 5
    assert called_out(small.at("1398-09-29")).unplaced == ()


def test_a_path_has_its_own_order(small: StoryMap) -> None:
    assert called_out(small.path("lesson")).numbers == {"letter": 1, "overland": 2}


def test_events_are_numbered_as_they_are_named(small: StoryMap) -> None:
    callouts = called_out(small, events=["overland", "sailing", "pirates", "overland"])
    assert callouts.numbers == {"overland": 1, "pirates": 2}
    assert callouts.unplaced == ("sailing",)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"events": ["pirate"]}, "there is no event 'pirate'; did you mean 'pirates'? There are "),
        ({"events": ["sale"]}, "'sale' came after the document; choose a later day"),
        ({"events": []}, "events is empty"),
    ],
)
def test_what_is_not_there_is_one_line_that_names_what_is(small: StoryMap, given: dict, said: str) -> None:
    with pytest.raises(ValueError, match=f"^[^\\n]*{re.escape(said)}[^\\n]*$"):
        called_out(small, **given)


def test_an_event_of_another_day_is_refused_with_the_day(small: StoryMap) -> None:
    with pytest.raises(ValueError, match="As of 29 September 1398: there is no event 'letter'; there are "):
        called_out(small.at("1398-09-29"), events=["letter"])
    with pytest.raises(TypeError, match=r'write events=\["letter"\]'):
        called_out(small, events="letter")


def test_more_numbers_than_can_be_told_apart_are_refused(small: StoryMap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.captions.callouts.MOST_CALLOUTS", 3)
    with pytest.raises(ValueError, match=r"5 events would have a number; a map has room for 3: name some with events="):
        called_out(small)
    assert MOST_CALLOUTS > 100


def test_numbers_in_a_row_are_written_as_a_run() -> None:
    assert in_a_row([3, 4, 5, 6, 8]) == "3–6, 8"
    assert in_a_row([7, 2, 1]) == "1, 2, 7"
    assert in_a_row([]) == ""
