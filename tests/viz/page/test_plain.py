"""The events of a page as text: what is listed, how many, and that nothing of it is markup."""

import pandas as pd
import pytest

import viz
from viz import StoryMap
from viz.page.plain import FIRST_LISTED, MOST_LISTED, plain

pytestmark = pytest.mark.thorough


def rows(count: int) -> StoryMap:
    table = pd.DataFrame({"when": [str(1000 + n % 900) for n in range(count)], "lon": 5.0, "lat": 50.0})
    return viz.quick_map(table, date="when")


def test_what_came_after_the_document_is_not_listed(story: StoryMap) -> None:
    listed = plain(story, None)
    cards = story.narrative.cards
    assert listed.count("<li>") == sum(not card["after"] for card in cards)
    later = [card["title"] for card in cards if card["after"]]
    assert later
    assert not [title for title in later if title in listed]
    assert "What came after the document is not listed here." in listed
    assert '<q dir="ltr">To immediately begin the evacuation of Pyongyang</q>' in listed


def test_of_very_many_events_the_first_are_listed_and_the_others_counted() -> None:
    assert plain(rows(MOST_LISTED), None).count("<li>") == MOST_LISTED
    many = plain(rows(MOST_LISTED + 1), None)
    assert many.count("<li>") == FIRST_LISTED
    assert "<p>and 801 more events," in many


def test_nothing_of_a_table_is_markup() -> None:
    table = pd.DataFrame({"n": ["</section><script>alert(1)</script>"], "when": "1700", "lon": 5.0, "lat": 50.0})
    listed = plain(viz.quick_map(table, date="when", label="n"), None)
    assert "&lt;/section&gt;&lt;script&gt;" in listed
    assert "<script" not in listed
