"""By what the reader may filter the events."""

import pytest

from geodata import Dossier
from viz.telling.dossier_narrative import narrate
from viz.telling.filters import filters
from viz.telling.narrative import Narrative


@pytest.fixture(scope="module")
def told(cable: Dossier) -> Narrative:
    return narrate(cable)


def test_only_values_that_occur_are_offered_in_words(cable: Dossier, told: Narrative) -> None:
    offered = {each["name"]: each for each in filters(told)}
    assert list(offered) == ["actor", "kind", "modality", "rests-on"]
    assert {each["value"] for each in offered["kind"]["values"]} == set(cable.events["kind"])
    assert {each["value"] for each in offered["modality"]["values"]} == set(cable.events["modality"])
    assert offered["actor"]["values"][0] == {"value": "ussr", "words": "Soviet Union"}
    assert {"value": "recommended", "words": "Recommended"} in offered["modality"]["values"]


def test_the_values_are_those_of_the_cards(cable: Dossier, told: Narrative) -> None:
    actors = dict(zip(cable.events["id"], cable.events["actors"], strict=True))
    assert {card["id"]: " | ".join(card["actors"]) for card in told.cards} == actors


def test_what_all_events_share_is_no_filter(told: Narrative) -> None:
    battles = told.among({card["id"] for card in told.cards if card["kind"] == "battle"})
    assert len(battles.cards) > 1
    assert not {"kind", "modality"} & {each["name"] for each in filters(battles)}
