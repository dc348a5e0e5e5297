"""The catalogues: whole, with the blanks of English, and used for every word that the program says itself."""

import re
from gettext import NullTranslations
from typing import Any

import pytest
from babel.messages.pofile import read_po

import viz.dossier_map
from geodata import Dossier
from geodata.formats.vocabularies import PAGE_LANGUAGES
from tools import catalogues
from viz import StoryMap, story_map
from viz.languages.catalogues import CATALOGUES, ENGLISH, SOURCE, Wording, entries, languages, wording_of
from viz.page.page import page, plotly_bundle
from viz.payload.payload import payload

OTHERS = [language for language in languages() if language != SOURCE]
BLANK = re.compile(r"\{\w+\}")
# A sentence of the program with its words blotted out; what is filled in stays.
WORDS = re.compile(r"[^{}]+(?![^{]*\})")
TAG = re.compile(r"<[^>]+>")
# What no reader sees: names of typefaces, and what plotly is told.
UNSEEN = ("font", "layout", "ink")


def messages(language: str) -> dict[str, Any]:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return {str(message.context): message for message in read_po(file) if message.id}


def test_the_format_names_the_languages_that_there_are_words_for() -> None:
    assert set(PAGE_LANGUAGES) == set(languages())


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_the_keys_and_the_blanks_of_english(language: str) -> None:
    known, wanted = messages(language), dict(entries())
    assert list(known) == list(wanted)
    for context, english in wanted.items():
        message = known[context]
        assert message.id == english, context
        one, forms = (english, [message.string]) if isinstance(english, str) else (english[0], message.string)
        assert all(form and sorted(BLANK.findall(form)) == sorted(BLANK.findall(one)) for form in forms), context


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_as_its_tool_writes_it(language: str) -> None:
    text = (CATALOGUES / f"{language}.po").read_text(encoding="utf-8")
    assert text == catalogues.written(language, messages(language))


def test_what_is_new_in_english_is_left_to_be_filled_in() -> None:
    known = messages("ru")
    del known["interface.begin"]
    written = catalogues.written("ru", known)
    assert '#, fuzzy\nmsgctxt "interface.begin"\nmsgid "Next"\nmsgstr ""\n' in written


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1 event", "2 events", "5 events", "1,234 events"]),
        ("ru", ["1 событие", "2 события", "5 событий", "1\N{NO-BREAK SPACE}234 события"]),
        ("ar", ["حدث واحد (1)", "حدثان (2)", "5 أحداث", "1,234 حدثًا"]),
        ("ko", ["사건 1건", "사건 2건", "사건 5건", "사건 1,234건"]),
    ],
)
def test_what_is_counted_has_the_plural_of_the_language(language: str, expected: list[str]) -> None:
    assert [wording_of(language).counted("events", count) for count in (1, 2, 5, 1234)] == expected


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(ValueError, match="no words in the language 'xx'; there are en, ar, de"):
        wording_of("xx")


class Blotted(NullTranslations):
    """A catalogue that says nothing."""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - as gettext calls it
        return WORDS.sub("…", message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return WORDS.sub("…", msgid2)


def seen(value: Any, name: str = "") -> list[str]:
    """The texts with a blank in them that a reader may see."""
    if isinstance(value, str):
        return [value] if " " in value and name not in UNSEEN else []
    if isinstance(value, dict):
        return [text for key, each in value.items() if key not in UNSEEN for text in seen(each, key)]
    return [text for each in value for text in seen(each, name)] if isinstance(value, list | tuple) else []


def test_no_english_is_left_but_what_the_dossier_says(cable: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    # Its names are Cyrillic: the names of the base map, which are English, are left out.
    monkeypatch.setattr(viz.dossier_map, "wording_of", lambda _: Wording("ru", Blotted()))
    told = payload(story_map(cable, language="ru"))
    said = {
        word.lower() for file in cable.path.iterdir() for word in re.findall(r"\w+", file.read_text(encoding="utf-8"))
    }
    left = {word for text in seen(told) for word in re.findall(r"[^\W\d_]{3,}", TAG.sub("", text)) if word.isascii()}
    assert {word for word in left if word.lower() not in said} == set()


@pytest.fixture(scope="module")
def korean(cable: Dossier) -> StoryMap:
    return story_map(cable, language="ko")


def test_dates_and_places_are_in_the_language_and_the_dossiers_words_as_written(
    story: StoryMap, korean: StoryMap
) -> None:
    own, other = story.narrative, korean.narrative
    assert (other.language, other.title, other.dated) == ("ko", own.title, "1950년 10월 12일")
    assert [card["title"] for card in other.cards] == [card["title"] for card in own.cards]
    assert [card["quotation"] for card in other.cards] == [card["quotation"] for card in own.cards]
    assert korean.language == "ko"
    # A place is found by both names; one without a Korean name keeps its own.
    assert other.toponyms["pyongyang"][0] == "평양"
    assert "Pyongyang" in other.toponyms["pyongyang"]
    assert {label.text for label in korean.labels} >= {"평양", "Sukhaya Rechka"}


def test_a_translation_that_nobody_reviewed_says_so(story: StoryMap, korean: StoryMap) -> None:
    assert payload(korean)["remarks"][0] == wording_of("ko").interface["unreviewed"]
    assert ENGLISH.interface["unreviewed"] not in payload(story)["remarks"]


def test_english_is_the_same_whether_it_is_asked_for_or_not(cable: Dossier, story: StoryMap) -> None:
    bundle = plotly_bundle()
    assert page(story_map(cable, language="en"), bundle) == page(story, bundle)
