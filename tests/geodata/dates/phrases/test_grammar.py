"""The forms of the languages: whole, known to the rules, and never long at work on a hostile text."""

import pytest

from geodata.dates.phrases.feasts import FEASTS
from geodata.dates.phrases.grammar import MOST_PARTS, Grammar
from geodata.dates.phrases.language import LANGUAGES, NESTED, Form, spoken
from geodata.dates.phrases.rules import RULES
from geodata.dates.phrases.spelling import LONGEST, expanded, plain
from geodata.dates.phrases.sun import TURNS
from geodata.dates.words import LANGUAGES as OF_WORDS


def test_dates_are_written_in_the_languages_in_which_they_are_read() -> None:
    assert set(LANGUAGES) - {"la"} <= set(OF_WORDS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_names_rules_feasts_and_slots_that_exist(code: str) -> None:
    language = spoken(code)
    feasts = {name for table in FEASTS.values() for name in table} | {"advent", "advent-sunday", *TURNS}
    assert {form.rule for form in language.forms} <= set(RULES)
    assert set(language.words["feast"].values()) <= feasts
    for slot in {slot for form in language.forms for slot in form.slots} - NESTED:
        language.read(slot, "x")


def test_english_names_every_feast() -> None:
    assert set(spoken("en").called) == {name for table in FEASTS.values() for name in table} | {
        "advent",
        "advent-sunday",
        *TURNS,
    }


def test_every_rule_has_a_form() -> None:
    # Dates of other calendars have no form: they are what is left within a phrase.
    without = {"named", "named-month"}
    assert set(RULES) == {form.rule for code in LANGUAGES for form in spoken(code).forms} | without


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "repeated", ["or ", "8–", "the ", "before ", "de ", "vor ", "일 ", "8 or 9 and ", "night of ", "1950 "]
)
def test_a_hostile_text_is_given_up(code: str, repeated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    language = spoken(code)
    looked_at: list[str] = []
    forms_for = language.forms_for

    def counted(text: str) -> tuple[Form, ...]:
        looked_at.append(text)
        return forms_for(text)

    monkeypatch.setattr(language, "forms_for", counted)
    assert Grammar(language).phrase(language.plain((repeated * LONGEST)[:LONGEST])) is None
    assert 0 < len(looked_at) <= MOST_PARTS


def test_patterns_stand_for_their_texts() -> None:
    assert expanded("[the ](night|eve) of {a}") == ["the night of {a}", "the eve of {a}", "night of {a}", "eve of {a}"]
    assert expanded("[in |on ]x") == ["in x", "on x", "x"]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("12 Oct., 1950", "12 oct 1950"),
        ("St. Martin’s Day", "st martin's day"),
        ("44 av. J.-C.", "44 av j-c"),
        ("Mariä Lichtmeß", "maria lichtmess"),
        ("8 - 10 October", "8–10 october"),
        ("1950-10-12", "1950-10-12"),
        ("1950-1951", "1950–1951"),
        ("12일(목요일)", "12일 목요일"),
    ],
)
def test_spelling_is_levelled(text: str, compared: str) -> None:
    assert plain(text) == compared
