"""The weights that come with chronotope are those that the script makes."""

import json
from random import Random

import pytest
from toponym_texts import Text, marked, read_corpus, repunctuated, shouted
from train_toponyms import TARGET, Recipe, learn, made_from

from geodata.drafting.places.recognising.model import Model, packaged_model, packed, unpacked
from geodata.drafting.places.recognition import recognise
from geodata.drafting.prose import Prose
from geodata.gazetteers.known import known

pytestmark = pytest.mark.thorough

CORPUS = "We left [Tunis] and came to [Algiers] by way of [Oran]. General [Dean] stayed."
QUICK = Recipe(rounds=2, passes=60)
MOST_BYTES = 1_000_000


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Text]:
    """A corpus of one text, as a file."""
    text = marked(CORPUS)
    file = tmp_path_factory.mktemp("corpus") / "tiny.jsonl"
    file.write_text(
        json.dumps({"id": "1", "text": text.text, "toponyms": [[*each, None, None] for each in text.toponyms]})
    )
    return read_corpus(file)


@pytest.fixture(scope="module")
def model(corpus: list[Text]) -> Model:
    return learn(corpus, QUICK)


def test_what_was_learned_is_recognised_also_after_it_was_packed(model: Model) -> None:
    again = unpacked(packed(model))
    assert packed(again) == packed(model)
    for each in (model, again):
        found = recognise(Prose("They sailed from Lisbon to Tripoli, said Mr. Lisbon."), known(), model=each)
        assert [toponym.text for toponym in found] == ["Lisbon", "Tripoli"]


@pytest.mark.thorough
def test_the_same_texts_give_the_same_weights(model: Model, corpus: list[Text]) -> None:
    assert packed(learn(corpus, QUICK)) == packed(model)


def test_the_weights_that_come_with_chronotope_were_made_from_the_sentences_and_lists_beside_them() -> None:
    assert packaged_model().made_from == made_from()


def test_the_weights_are_small() -> None:
    assert TARGET.stat().st_size < MOST_BYTES


def test_marks_that_are_put_in_leave_toponyms_whole() -> None:
    text = Text("left Tunis The boat sank at Oran 4 May", [(5, 10), (28, 32)])
    copy = repunctuated(text, Random(3))  # noqa: S311
    assert len(copy.text) > len(text.text)
    assert [copy.text[start:end] for start, end in copy.toponyms] == ["Tunis", "Oran"]
    assert [shouted(copy).text[start:end] for start, end in shouted(copy).toponyms] == ["TUNIS", "ORAN"]
