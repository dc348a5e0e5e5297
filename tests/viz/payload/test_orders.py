"""The orders that the reader may choose."""

from dataclasses import replace
from typing import cast

import pytest
from unpacked import whole

from geodata import Dossier
from viz.layers.styles import Theme
from viz.payload.legend import Legend
from viz.payload.marks import Ink, Places
from viz.payload.orders import orders, path_words
from viz.payload.packing import Words
from viz.telling.dossier_narrative import narrate
from viz.telling.narrative import Narrative


def sent(narrative: Narrative) -> tuple[dict[str, list[str]], dict[str, str], dict[str, list[dict[str, str]]]]:
    ids = [card["id"] for card in narrative.cards]
    by_id = {id_: place for place, id_ in enumerate(ids)}
    # Orders have no marks that a legend explains.
    places = Places(by_id, {}, Words(), Ink(Theme()), cast("Legend", None))
    told = orders(narrative, places)
    return (
        {name: [ids[place] for place in whole(order)] for name, order in told["orders"].items()},
        told["order_words"],
        told["steps"],
    )


def test_every_path_can_be_chosen_the_one_that_opens_first(invented: Dossier) -> None:
    events, words, steps = sent(narrate(invented))
    assert words == {
        "path": "as a lesson",
        "path:short": "as a lesson: short",
        "document": "as the document argues",
        "dates": "as the dates run",
    }
    assert list(events) == list(words)
    assert (events["path"], events["path:short"]) == (["letter", "overland"], ["sale"])
    assert [step["question"] for step in steps["path"]] == ["Who writes?", "Why not by sea?"]
    assert len(steps["path:short"]) == 1


def test_a_story_that_opens_with_another_path_still_has_the_first(invented: Dossier) -> None:
    events, words, _ = sent(narrate(invented).along("short"))
    assert (events["path"], events["path:lesson"]) == (["sale"], ["letter", "overland"])
    assert (words["path"], words["path:lesson"]) == ("as a lesson: short", "as a lesson")


def test_without_a_path_to_open_with_all_can_be_chosen(invented: Dossier) -> None:
    events, words, _ = sent(narrate(replace(invented, default_path="")))
    assert list(events) == ["path:lesson", "path:short", "document", "dates"]
    assert list(words) == list(events)


def test_of_a_part_of_the_story_no_path_tells_of_the_rest(invented: Dossier) -> None:
    events, words, steps = sent(narrate(invented).among({"letter", "pirates"}))
    assert events["path"] == ["letter"]
    assert words["path"] == "as a lesson"
    assert list(steps) == ["path"]
    assert len(steps["path"]) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("lesson", "as a lesson"), ("lesson-full", "as a lesson: full"), ("lessons-two", "as a lesson: lessons two")],
)
def test_a_path_is_called_by_its_name(name: str, words: str) -> None:
    assert path_words(name, is_alone=False) == words
    assert path_words(name, is_alone=True) == "as a lesson"
