"""Which words are toponyms: in the documents of the four dossiers, and in sentences of other centuries and continents."""

import tracemalloc
import unicodedata
from collections import Counter

import pytest
from exchanged import SEEDS

from geodata.drafting.places.recognising.renown import renown
from geodata.drafting.places.recognising.rules import parted
from geodata.drafting.places.recognising.tokens import tokens_of
from geodata.drafting.places.recognition import Recognised, recognise
from geodata.drafting.prose import Prose
from geodata.gazetteers.known import known

# In the order in which they stand in the text; in brackets what may as well be none.
DOCUMENTS = {
    "cable-75511/document.txt": """(USSR) USSR Korea Korea China Korea Korea Pyongyang Wonsan Pyongyang Manchuria Manchuria USSR
        USSR USSR Manchuria""",
    "whaler-1837/document.txt": """Port_Jackson Nantucket Oahu (Line) Nantucket Tarawa Sydenham's Rotch's Rotuma Sydney
        Bay_of_Islands Sydney (Heads)""",
    "rhone-218-bce/document.txt": """Emporion Rome Gaul New_Carthage Rhône Pyrenees Emporion Italy New_Carthage Emporion""",
    "aden-letter/document.en.txt": """Aden Miṣr Aden Manjarūr Kūlam Aden Aden Miṣr Nile Qūṣ ʿAydhāb Judda Miṣr Qūṣ India
        Aden""",
}


def found(text: str) -> tuple[Recognised, ...]:
    return recognise(Prose(text), known())


def names(text: str) -> list[str]:
    return [each.text for each in found(text)]


def test_the_documents_of_the_dossiers_give_their_toponyms_and_hardly_anything_else() -> None:
    right = wrong = missing = 0
    for document, listed in DOCUMENTS.items():
        expected = [name.replace("_", " ") for name in listed.split()]
        sure = Counter(name for name in expected if name[0] != "(")
        optional = Counter(name.strip("()") for name in expected if name[0] == "(")
        given = Counter(names((SEEDS / document).read_text(encoding="utf-8")))
        right += (given & sure).total()
        wrong += (given - sure - optional).total()
        missing += (sure - given).total()
    assert right / (right + wrong) >= 0.9
    assert right / (right + missing) >= 0.9


def test_the_cable_gives_places_and_neither_peoples_nor_people() -> None:
    text = (SEEDS / "cable-75511" / "document.txt").read_text(encoding="utf-8")
    assert set(names(text)) == {"Pyongyang", "Wonsan", "Manchuria", "Korea", "China", "USSR"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We marched from Culpeper to the Rapidan and camped near Morton's Ford.",
            ["Culpeper", "Rapidan", "Morton's Ford"],
        ),
        ("A flood destroyed three villages near Dhaka, Bangladesh, on Monday.", ["Dhaka", "Bangladesh"]),
        ("Livingstone sailed from Zanzibar to Bombay.", ["Zanzibar", "Bombay"]),
        ("Caesar left Rome for Geneva.", ["Rome", "Geneva"]),
        ("President Lincoln met General Jackson in Richmond.", ["Richmond"]),
        ("The Korean comrades and the Chinese troops were ready.", []),
        ("On Monday, in May, nobody came. March was cold.", []),
        ("The ship Philadelphia and H.M.S. London are in harbour.", []),
        ("The 5th Ohio Infantry held the bridge.", []),
    ],
)
def test_places_are_told_from_people_peoples_days_ships_and_regiments(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_capitals_throughout_hide_no_toponym() -> None:
    assert names("THE ARMY CROSSED THE DANUBE NEAR VIENNA AND MARCHED TO BUDAPEST.") == ["DANUBE", "VIENNA", "BUDAPEST"]


def test_offsets_count_code_points_and_the_words_are_those_of_the_text() -> None:
    text = "𝔄 letter: we went to Qūṣ, then to P’yŏngyang."
    toponyms = found(text)
    assert [each.text for each in toponyms] == ["Qūṣ", "P’yŏngyang"]
    assert [text[each.start : each.end] for each in toponyms] == [each.text for each in toponyms]
    assert all(0 < each.score <= 1 for each in toponyms)


def test_marks_that_are_set_apart_from_their_letters_change_nothing() -> None:
    text = "We went from P’yŏngyang by Qūṣ to São Paulo."
    apart = unicodedata.normalize("NFD", text)
    assert len(apart) > len(text)
    assert [unicodedata.normalize("NFC", name) for name in names(apart)] == names(text)
    assert names(text) == ["P’yŏngyang", "Qūṣ", "São Paulo"]


def test_a_region_without_a_comma_is_a_toponym_of_its_own() -> None:
    assert names("He went to Saint Louis Mo. by rail.") == ["Saint Louis", "Mo."]


def test_two_places_are_two_and_one_that_gazetteers_know_with_both_names_is_one() -> None:
    tokens = tokens_of(Prose("Asunción and Central; Trinidad and Tobago"))
    rank = renown(known())
    assert [list(parted(tokens, words, rank)) for words in (range(3), range(4, 7))] == [
        [range(1), range(2, 3)],
        [range(4, 7)],
    ]


def test_the_word_that_says_what_a_place_is_comes_with_it() -> None:
    kinds = {each.text: each.kind for each in found("We crossed the Snake River, and the island of Oahu was in sight.")}
    assert kinds == {"Snake River": "river", "Oahu": "island"}


def test_a_rule_says_by_what_a_toponym_was_recognised() -> None:
    river, town = found("We crossed the Snake River near Boise.")
    assert 'named "River"' in river.rule
    assert town.rule == 'after "near", known to a gazetteer'


def test_no_name_runs_from_one_paragraph_into_the_next() -> None:
    assert "\n" not in "".join(names("To the Consul at Tunis\n\nSir, I write from Algiers\n\nAlgiers is quiet."))


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "A", "'s", "平壤 元山", "a b c", "— –", "The", "of the"])
def test_texts_without_names_give_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.thorough
def test_a_run_of_capitals_without_an_end_takes_no_memory_to_speak_of() -> None:
    text = "Anna of Bern and Bonn, " * 1_000
    assert len(tokens_of(Prose(text)).words) == 6 * 1_000
    tracemalloc.start()
    found(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000


def test_the_same_text_gives_the_same_toponyms() -> None:
    text = (SEEDS / "rhone-218-bce" / "document.txt").read_text(encoding="utf-8")
    assert found(text) == found(text)
