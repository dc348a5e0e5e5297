"""A pipeline of spaCy as a second reader: what it adds, what it takes away, and what is said where it is missing."""

import sys
from pathlib import Path

import pytest
import spacy

from geodata.drafting.draft import draft
from geodata.drafting.models import second_reader
from geodata.drafting.prose import Prose

TEXT = "We left Nantucket for the happy valley. The mute said that Oahu pays.\n\nThe mute went to Oahu."


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline on the disk that knows a few names."""
    folder = tmp_path_factory.mktemp("pipelines") / "few_names"
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "GPE", "pattern": "the happy valley"},
            {"label": "PERSON", "pattern": "mute"},
            {"label": "ORG", "pattern": "Oahu"},
            {"label": "DATE", "pattern": "We"},
        ]
    )
    nlp.to_disk(folder)
    return str(folder)


def test_a_pipeline_adds_and_takes_away_and_each_difference_is_told(pipeline: str) -> None:
    alone, helped = draft(TEXT), draft(TEXT, model=pipeline)
    assert list(alone.toponyms["text"]) == ["Nantucket", "Oahu", "Oahu"]
    assert alone.differences.empty
    assert list(helped.toponyms["text"]) == ["Nantucket", "happy valley"]
    told = helped.differences[["kind", "change", "text"]].itertuples(index=False, name=None)
    assert list(told) == [
        ("toponyms", "added", "happy valley"),
        ("toponyms", "taken away", "Oahu"),
        ("toponyms", "taken away", "Oahu"),
        ("people", "added", "mute"),
        ("people", "added", "mute"),
    ]
    assert set(helped.differences["rule"]) == {f"by {pipeline}"}


def test_who_is_found_by_the_pipeline_alone_is_one_person_wherever_named(pipeline: str) -> None:
    people = draft(TEXT, model=pipeline).people
    mute = people[people["text"] == "mute"]
    assert list(mute["person"]) == ["mute", "mute"]
    assert [TEXT[start:end] for start, end in zip(mute["start"], mute["end"], strict=True)] == ["mute", "mute"]
    assert set(mute["rule"]) == {f"PERSON by {pipeline}"}


def test_long_paragraphs_are_read_in_pieces_and_offsets_stay_those_of_the_text(pipeline: str) -> None:
    text = "It rained. " * 20_000 + "Oahu\n\nmute"
    assert [text[each.start : each.end] for each in second_reader(pipeline).entities(Prose(text))] == ["Oahu", "mute"]


def test_a_pipeline_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r'the model "en_nowhere" is no pipeline .*python -m spacy download'):
        draft(TEXT, model="en_nowhere")


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "empty")
    with pytest.raises(ValueError, match="finds no names"):
        draft(TEXT, model=str(tmp_path / "empty"))


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install chronotope\[model\]"):
        draft(TEXT, model="en_core_web_sm")
