"""What those who cannot see the map are told: sentences of events and fronts."""

import pytest

from geodata import Dossier
from viz.languages.catalogues import ENGLISH
from viz.telling.dossier_narrative import narrate
from viz.telling.spoken import event_sentences, line_sentences, sentence


def test_an_event_is_told_with_its_voice_and_its_places_without_kilometres(cable: Dossier) -> None:
    said = {card["id"]: card["spoken"] for card in narrate(cable).cards}
    assert said["rec-1"] == "Recommended by Joseph Stalin, for the meeting. Pyongyang."
    assert said["rec-3a"] == (
        "Recommended by Joseph Stalin, for the meeting. Mountains north of Wonsan and Pyongyang: our reading."
    )
    assert said["zhou-air"] == "Forecast by Zhou Enlai, as told by Joseph Stalin. No place on the map."
    assert not [words for words in said.values() if "±" in words]


def test_several_places_are_told_apart() -> None:
    assert event_sentences("It happened", ["Sochi", "Moscow"], ENGLISH) == "It happened. Sochi; Moscow."


def test_a_front_is_told_by_its_checked_places_from_end_to_end(cable: Dossier) -> None:
    fronts = line_sentences(cable, ENGLISH)
    assert fronts["f3"] == "Front about 12 October 1950: Kumchon to Wonsan, by way of Cheorwon."
    assert fronts["f4"] == "Front about 19–20 October 1950: Pyongyang to Hamhung."
    # As the line runs, not as its table names them.
    assert fronts["f5"] == "Front about 24–26 October 1950: Onjong-ri to Tokchon, by way of Huichon."


def test_a_dossier_without_fronts_tells_of_none(invented: Dossier) -> None:
    assert line_sentences(invented, ENGLISH) == {}


@pytest.mark.parametrize("words", ["", "Who?", "وأين؟", "在哪里。", "And so on…"])
def test_what_has_ended_is_not_ended_again(words: str) -> None:
    assert sentence(words, ENGLISH) == words
