"""The story as students get it: nothing of the answers, and nothing after the document, whatever day was chosen."""

import pytest

from viz import StoryMap


@pytest.mark.parametrize("chosen", ["no day", "a later day", "a later span"])
def test_what_came_after_is_not_in_it(story: StoryMap, chosen: str) -> None:
    given = {
        "no day": story,
        "a later day": story.at("1950-11-30"),
        "a later span": story.between("1950-10-01", "1950-11-30"),
    }[chosen]
    mine = given.student()
    later = {card["id"] for card in story.narrative.cards if card["after"]}
    assert later
    assert mine.narrative.cards
    assert not later & mine.narrative.events
    assert not any(card["fate"] or card["outcome"] for card in mine.narrative.cards)
    assert str(mine.day or mine.span[1]) == "1950-10-12"


def test_an_earlier_day_stays_and_a_later_one_brings_no_card_back(story: StoryMap) -> None:
    assert str(story.at("1950-10-09").student().day) == "1950-10-09"
    later = {card["id"] for card in story.narrative.cards if card["after"]}
    assert not later & story.student().at("1950-11-30").narrative.events
