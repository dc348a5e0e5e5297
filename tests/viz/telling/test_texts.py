"""The document beside its translations, cut where a quotation begins or ends."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter import replace_once

from geodata import Dossier, read_dossier
from geodata.dossiers.documents import paragraphs
from viz.languages.directions import direction, isolated
from viz.telling.cards import cards
from viz.telling.texts import cut_paragraphs, segments, texts


@pytest.fixture(scope="module")
def aden() -> Dossier:
    """An Arabic letter with its English translation; not to be altered."""
    return read_dossier(Path(__file__).parents[3] / "seeds" / "aden-letter")


@pytest.mark.parametrize("name", ["cable", "invented"])
def test_the_paragraphs_are_the_document_word_for_word(request: pytest.FixtureRequest, name: str) -> None:
    dossier: Dossier = request.getfixturevalue(name)
    paragraphs = cut_paragraphs(dossier)
    joined = "\n\n".join("".join(segment["text"] for segment in paragraph) for paragraph in paragraphs)
    assert joined.strip("\n") == dossier.document.text.strip("\n")
    assert len(paragraphs) == len(re.split(r"\n\n+", dossier.document.text.strip("\n")))


@pytest.mark.parametrize("name", ["cable", "invented"])
def test_an_events_segments_are_its_quotation(request: pytest.FixtureRequest, name: str) -> None:
    dossier: Dossier = request.getfixturevalue(name)
    every = [segment for paragraph in cut_paragraphs(dossier) for segment in paragraph]
    quoted = dossier.events[dossier.events["quotation"] != ""]
    for event, quotation in quoted[["id", "quotation"]].itertuples(index=False):
        marked = "".join(segment["text"] for segment in every if event in segment["events"])
        assert marked.split() == quotation.split()


def test_where_quotations_overlap_the_shortest_comes_first(cable: Dossier) -> None:
    length = {event: len(words) for event, words in cable.events[["id", "quotation"]].itertuples(index=False)}
    shared = [s["events"] for p in cut_paragraphs(cable) for s in p if len(s["events"]) > 1]
    assert shared
    assert all([length[e] for e in events] == sorted(length[e] for e in events) for events in shared)


@given(
    lengths=st.lists(st.integers(1, 9), min_size=1, max_size=5),
    edges=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12),
)
def test_each_segment_has_the_quotations_that_cover_it(lengths: list[int], edges: list[tuple[int, int]]) -> None:
    text = "abcdefghij" * 7
    starts = [sum(lengths[:number]) + 2 * number for number in range(len(lengths))]
    stretches = [(start, start + length) for start, length in zip(starts, lengths, strict=True)]
    spans = [(start, start + length, f"e{number}") for number, (start, length) in enumerate(edges)]
    # They are walked through once, however many there are.
    cut = segments(text, stretches, iter(spans))
    ordered = sorted((end - start, start, end, event) for start, end, event in spans)
    for (begin, stop), paragraph in zip(stretches, cut, strict=True):
        at = begin
        for segment in paragraph:
            end = at + len(segment["text"])
            assert segment["text"] == text[at:end]
            assert segment["events"] == [event for _, first, last, event in ordered if first <= at and end <= last]
            assert not any(at < edge < end for _, *ends, _ in ordered for edge in ends)
            at = end
        assert at == stop


def test_a_document_without_quotations_stays_whole(invented: Dossier) -> None:
    silent = replace(invented, events=invented.events.assign(quotation=""))
    paragraphs = cut_paragraphs(silent)
    assert [len(paragraph) for paragraph in paragraphs] == [1] * 4
    assert all(segment["events"] == [] for paragraph in paragraphs for segment in paragraph)


def test_paragraphs_are_parted_by_empty_lines_and_lines_of_blanks() -> None:
    text = "\n  One,\nwith two lines\n\n\ntwo\n \t\n\u3000three\n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["  One,\nwith two lines", "two", "\u3000three"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("كتبت إليك هذا الكتاب", "rtl"),
        ("שלום עליכם", "rtl"),
        ("نامه‌ای به یزد", "rtl"),
        ("ܫܠܡܐ ܥܡܟܘܢ", "rtl"),
        ("臣李舜臣謹啓", "ltr"),
        ("Written at Aden", "ltr"),
        ("Fol. 12r. كتبت إليك هذا الكتاب من عدن", "rtl"),  # an archivist's stamp does not turn the page
        ("The word عدن is Aden", "ltr"),
        ("1196", "ltr"),
    ],
)
def test_the_letters_of_a_text_say_how_it_runs(text: str, way: str) -> None:
    assert direction(text) == way


def test_words_that_run_the_other_way_are_set_apart_in_a_sentence() -> None:
    assert isolated("عدن") == "\u2068عدن\u2069"
    assert isolated("Aden (1196)") == "Aden (1196)"


def test_a_document_without_translation_stands_alone(cable: Dossier) -> None:
    (alone,) = texts(cable)
    assert (alone["language"], alone["direction"], alone["quiet"]) == ("en", "ltr", False)
    assert {tuple(card["translated"]) for card in cards(cable)} == {()}


def test_the_document_has_a_language_of_its_own(letter: Path) -> None:
    replace_once(letter, "dossier.toml", 'language = "en"\nrights', 'language = "gml"\nrights')
    (alone,) = texts(read_dossier(letter))
    assert (alone["language"], alone["quiet"]) == ("gml", False)


def test_a_translation_stands_beside_the_document_paragraph_for_paragraph(aden: Dossier) -> None:
    original, english = texts(aden)
    assert (original["language"], original["direction"], original["quiet"]) == ("ar", "rtl", True)
    assert (english["language"], english["direction"], english["quiet"]) == ("en", "ltr", False)
    assert len(original["paragraphs"]) == len(english["paragraphs"]) == 12
    for beside in zip(original["paragraphs"], english["paragraphs"], strict=True):
        told, answered = ({event for segment in paragraph for event in segment["events"]} for paragraph in beside)
        assert told == answered


def test_marked_words_are_those_of_the_card_in_every_language(aden: Dossier) -> None:
    for event, card in zip(aden.events["id"], cards(aden), strict=True):
        for text, words in zip(texts(aden), [card["quotation"], *card["translated"]], strict=True):
            every = [segment for paragraph in text["paragraphs"] for segment in paragraph]
            marked = "".join(segment["text"] for segment in every if event in segment["events"])
            assert marked.split() == words.split()


def test_other_names_and_written_dates_keep_their_direction_within_a_sentence(aden: Dossier) -> None:
    told = {card["id"]: card for card in cards(aden)}
    assert told["copper"]["names"][0] == "Qus: \u2068قوص\u2069 (in the letter)"
    assert told["arrival"]["written"].startswith("in the document: “\u2068أول من أمس\u2069”; reckoned: ")
