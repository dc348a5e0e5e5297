"""Dates in the languages of the page: their months and order are those of CLDR, as Babel has them."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date, get_month_names

from geodata import parse_edtf
from geodata.dates.words import LANGUAGES, short_day, short_month, short_year

# What CLDR writes after a Russian year, and captions leave out.
YEAR_SIGN = "\u202fг."
WORDED = {
    "ru": {
        "1950-10": "октябрь 1950",
        "1951-04~": "ок. апрель 1951",
        "1950-10-08?": "возможно, 8 октября 1950",
        "1950-10-10/1950-10-11": "10–11 октября 1950",
        "1950-09-29/1950-10-01": "29 сентября – 1 октября 1950",
        "1950-10/1950-11": "октябрь–ноябрь 1950",
        "[1950-10-10..1950-10-12]": "между 10 и 12 октября 1950",
        "../1950-11-11": "по 11 ноября 1950",
        "../1950-11": "ноябрь 1950 и ранее",
        "0000": "1 до н. э.",
        "-0217/-0200": "218–201 до н. э.",
        "-0004/0003": "5 до н. э. – 3 н. э.",
        "195X": "1950-е годы",
    },
    "zh-Hans": {
        "1950-10": "1950年10月",
        "1951-04~": "约1951年4月",
        "1950-10-08?": "可能为1950年10月8日",
        "1950-10-10/1950-10-11": "1950年10月10日至11日",
        "1950-09-29/1950-10-01": "1950年9月29日至10月1日",
        "[1950-10-10..1950-10-12]": "1950年10月10日与12日之间",
        "../1950-11-11": "至1950年11月11日止",
        "0000": "公元前1年",
        "-0217/-0200": "公元前218年至公元前201年",
        "195X": "1950年代",
        "1950-10-12T14:30:00": "1950年10月12日 14:30",
    },
    "ar": {
        "1950-10": "أكتوبر 1950",
        "1951-04~": "نحو أبريل 1951",
        "1950-10-08?": "ربما 8 أكتوبر 1950",
        "1950-10-10/1950-10-11": "10–11 أكتوبر 1950",
        "[1950-10-10..1950-10-12]": "بين 10 و12 أكتوبر 1950",
        "../1950-11-11": "حتى 11 نوفمبر 1950",
        "0000": "1 ق.م",
        "-0217/-0200": "218–201 ق.م",
    },
}


@pytest.mark.parametrize("language", WORDED)
def test_dates_are_worded_by_the_rules_of_the_language(language: str) -> None:
    assert {edtf: parse_edtf(edtf).in_words(language) for edtf in WORDED[language]} == WORDED[language]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_a_day_is_written_as_cldr_writes_it(language: str) -> None:
    for month in range(1, 13):
        written = format_date(date(1950, month, 12), "long", language).removesuffix(YEAR_SIGN)
        assert parse_edtf(f"1950-{month:02}-12").in_words(language) == written
        short = _filled("MMMd", language, month, "format")
        assert short_day(month, 12, language) == short


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_a_month_is_written_as_cldr_writes_it(language: str) -> None:
    for month in range(1, 13):
        context = "stand-alone" if language == "ru" else "format"
        short = _filled("yMMM", language, month, context)
        assert short_month(1950, month, language) == short.removesuffix(YEAR_SIGN)


def _filled(skeleton: str, language: str, month: int, context: str) -> str:
    """A pattern of CLDR filled in for the 12th of a month of 1950."""
    pattern = str(Locale.parse(language).datetime_skeletons[skeleton])
    named = get_month_names("abbreviated", context, language)[month]  # type: ignore[arg-type]
    said = pattern.replace("d", "12").replace("MMM", "M").replace("LLL", "M").replace("y", "1950").replace("'", "")
    return said.replace("M月", "M").replace("M", named)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ("1950", "218 BCE")), ("ko", ("1950년", "기원전 218년")), ("xx", ("1950", "218 BCE"))],
)
def test_the_year_of_an_axis_has_its_era(language: str, expected: tuple[str, str]) -> None:
    assert (short_year(1950, language), short_year(-217, language)) == expected
