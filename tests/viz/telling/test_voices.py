"""Who says so, in words that a class understands."""

from types import SimpleNamespace

import pytest

from geodata.formats.vocabularies import MODALITIES
from viz.languages.event_words import BY, MODALITY, STANCE
from viz.telling.voices import manner

PEOPLE = {
    "stalin": SimpleNamespace(name="Joseph Stalin", body=""),
    "zhou": SimpleNamespace(name="Zhou Enlai", body=""),
    "pilot": SimpleNamespace(name="The pilot", body=""),
    "meeting": SimpleNamespace(name="The meeting", body="yes"),
}


@pytest.mark.parametrize(
    ("modality", "voices", "words"),
    [
        ("occurred", [], "It happened"),
        ("recommended", ["stalin"], "Recommended by Joseph Stalin"),
        ("recommended", ["stalin", "meeting"], "Recommended by Joseph Stalin, for the meeting"),
        ("judged", ["stalin", "meeting"], "Judged by the meeting, as told by Joseph Stalin"),
        ("recommended", ["stalin", "pilot"], "Recommended by the pilot, as told by Joseph Stalin"),
        ("occurred", ["stalin", "zhou"], "It happened, says Zhou Enlai, as told by Joseph Stalin"),
        (
            "forecast",
            ["stalin", "meeting", "zhou"],
            "Forecast by Zhou Enlai, as told by the meeting, as told by Joseph Stalin",
        ),
    ],
)
def test_voices_in_words(modality: str, voices: list[str], words: str) -> None:
    assert manner(modality, voices, PEOPLE) == words


def test_every_modality_has_its_words() -> None:
    assert set(MODALITY) == set(BY) == set(STANCE) - {"draft"} == set(MODALITIES)
