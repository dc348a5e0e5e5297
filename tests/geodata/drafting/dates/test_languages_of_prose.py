"""Dates in prose of other languages than English, as far as their phrases are known."""

import pytest

from geodata import parse_edtf
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.dates.wording import LANGUAGES, language_of, wording_of
from geodata.drafting.prose import Prose

GERMAN = (
    "Am 12. Oktober 1950 schrieb er einen Brief. Am nächsten Tag ging er nach Wien, und am 15. kam er zurück. Vor drei Tagen war "
    "das 5. Regiment da, gestern nicht. Am Martinstag 1422 zog das Heer ab, und im Jahre 1849 waren es 1200 Mann."
)
FRENCH = (
    "Le 12 octobre 1950, il écrivit une lettre. Le lendemain il partit pour Lyon, et le 15 il était de retour. Au printemps de "
    "1848 la révolution éclata; le 19 brumaire an VIII il passa. Il y avait 1200 hommes dans le 5e régiment. En l'an 1204 la "
    "ville fut prise."
)
KOREAN = "1950년 10월 12일 스탈린은 김일성에게 전보를 보냈다. 어제 회의가 열렸다. 10월 8일 중국군이 왔다."
LATIN = "Anno domini MCLXXXIX rex venit ad civitatem et in ea fuit cum suis. Idibus Martiis anno 1190 obiit, et non est sepultus."


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        (GERMAN, "de", ["1950-10-12", "1950-10-13", "1950-10-15", "1950-10-30", "1950-11-01", "1422-11-11", "1849"]),
        (FRENCH, "fr", ["1950-10-12", "1950-10-13", "1950-10-15", "1848-21", "1799-11-10", "1204"]),
        (KOREAN, "ko", ["1950-10-12", "1950-11-01", "1950-10-08"]),
        (LATIN, "la", ["1189", "1190-03-15"]),
    ],
    ids=["German", "French", "Korean", "Latin"],
)
def test_dates_are_found_in_a_language(text: str, language: str, values: list[str]) -> None:
    assert language_of(text) == language
    assert [each.edtf for each in find_dates(Prose(text), anchor=parse_edtf("1950-11-02"))] == values


def test_the_roman_calendar_is_read_in_any_language() -> None:
    text = "The charter was given III Kal. Sept. 1189 and sealed on the 5th of September 1189."
    assert [each.edtf for each in find_dates(Prose(text))] == ["1189-08-30", "1189-09-05"]


def test_a_text_without_common_words_is_english() -> None:
    assert language_of("Fort Union, Septr 2d 1865. S. C.") == "en"
    assert language_of("") == "en"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_a_language_are_read(code: str) -> None:
    words = wording_of(code)
    assert words.said
    assert words.said.isdisjoint(words.idle)
