"""Dates in words: a table of phrases with what they mean, and one of phrases that are refused with what would be right.

What phrases.csv expects was checked by hand; its movable feasts and days of the week against the tables of Grotefend's
Taschenbuch der Zeitrechnung.
"""

import csv
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import DateError, HistoricalDate, parse_edtf, reckon
from geodata.dates.calendars.names import CALENDARS
from geodata.dates.phrases.reading import read_phrase
from geodata.dates.reading import read_date

Row = dict[str, str]
CABLE = "1950-10-12"


def table(name: str) -> list[Row]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PHRASES, REFUSED = table("phrases.csv"), table("refused.csv")


def named(row: Row) -> str:
    return f"{row['language']}: {row['phrase']}"


def read(row: Row, language: str | None) -> HistoricalDate:
    calendar = next((each for each in CALENDARS if each == row["calendar"]), None)
    return read_date(row["phrase"], calendar=calendar, anchor=row["anchor"] or None, language=language)


@pytest.mark.parametrize("row", PHRASES, ids=named)
@pytest.mark.parametrize("says_language", [True, False], ids=["said", "unsaid"])
def test_a_phrase_is_read_whether_or_not_its_language_is_said(row: Row, says_language: bool) -> None:  # noqa: FBT001
    date = read(row, row["language"] if says_language else None)
    assert date.edtf == row["edtf"]
    bounds = ["" if day is None else str(day) for day in (date.earliest, date.latest)]
    assert bounds == [row["earliest"], row["latest"]]
    assert date.calendar == row["counted"]
    assert date.as_written == row["phrase"]
    assert date.anchor == row["anchor"]
    assert date.rule or not row["anchor"]


def test_every_language_has_its_share_of_the_table() -> None:
    languages = Counter(row["language"] for row in PHRASES)
    assert len(PHRASES) > 150
    assert all(languages[code] >= 40 for code in ("en", "de", "fr", "ko"))


@pytest.mark.parametrize("row", REFUSED, ids=named)
def test_what_cannot_be_read_is_refused_with_what_would_be_right(row: Row) -> None:
    with pytest.raises(DateError) as refused:
        read(row, row["language"])
    assert row["why"] in refused.value.why
    assert row["fix"] in refused.value.fix


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("early October 1950", "the beginning of a month is a third of it"),
        ("Martinmas 1422", "Martinmas is 11 November; Julian calendar, as of days before 15 October 1582"),
        ("Martinmas 1950", "Martinmas is 11 November; Gregorian calendar, as from 15 October 1582 on"),
        ("Palm Sunday 1422", "Palm Sunday is 7 days before Easter, 12 April 1422"),
        ("Lent 1422", "Lent runs from 46 days before to 1 day before Easter, 12 April 1422; one of its days"),
        ("14 October 1066", "Julian calendar, as of days before 15 October 1582"),
        ("the first half of 1950", "first half of a year"),
        ("the 12th century", "a century is its hundred: 1100 to 1199"),
        ("winter 1950", "a winter bears the year in which it begins"),
        ("the night of 11 October 1950", "a night belongs to two days"),
        ("III Kal. Ian. 1189", "of 1189 may be the year of the day, or that of the Kalends after it"),
        ("between 1949 and 1951", "both ends counted in"),
    ],
)
def test_the_rule_says_what_was_assumed(phrase: str, rule: str) -> None:
    assert rule in read_date(phrase).rule


def test_the_rule_names_the_anchor() -> None:
    assert read_date("Michaelmas", anchor=CABLE).rule.startswith("the Michaelmas nearest to 12 October 1950; ")
    assert read_date("next Lent", anchor=CABLE).rule.startswith("the Lent after 12 October 1950; ")


def test_the_calendar_of_a_date_does_not_depend_on_an_anchor_that_it_does_not_need() -> None:
    for anchor in (None, CABLE):
        assert read_date("14 October 1066", anchor=anchor).calendar == "julian"


def test_what_needs_no_anchor_has_none() -> None:
    assert read_date("Michaelmas 1422", anchor=CABLE).anchor == ""


def test_a_calendar_that_is_given_is_kept() -> None:
    assert read_date("14 October 1066", calendar="gregorian").calendar == "gregorian"
    assert read_date("Easter 1943", calendar="julian").edtf == "1943-04-12"
    christmas = read_date("Christmas 1950", calendar="julian")
    assert (christmas.edtf, str(christmas.earliest)) == ("1950-12-25", "1951-01-07")


def test_the_calendar_and_the_marks_of_the_anchor_are_kept() -> None:
    julian = reckon("Michaelmas", parse_edtf("1710-10-01", calendar="julian"))
    assert (julian.edtf, julian.calendar) == ("1710-09-29", "julian")
    assert reckon("early October", parse_edtf("1950-10-12~")).edtf == "[1950-10-01~..1950-10-10~]"
    assert reckon("the 10th", parse_edtf("1950-10-12?")).edtf == "1950-10-10?"
    assert reckon("three days later", parse_edtf("1950-10-10/1950-10-11")).edtf == "[1950-10-13..1950-10-14]"


@pytest.mark.parametrize("text", ["1950", "1949–1951", "", "?"])
def test_numbers_alone_are_no_phrase(text: str) -> None:
    assert read_phrase(text) is None


@pytest.mark.parametrize("language", ["fr", "fr-CA", "FR"])
def test_a_language_that_is_said_is_the_only_one(language: str) -> None:
    assert read_phrase("hier", anchor=parse_edtf(CABLE), language=language)
    assert read_phrase("yesterday", anchor=parse_edtf(CABLE), language=language) is None


def test_a_language_without_words_here_is_tried_in_all() -> None:
    assert read_phrase("early October 1950", language="ru")


def test_a_long_text_is_refused_before_it_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geodata.dates.phrases.reading.Grammar", None)
    with pytest.raises(DateError, match="has 201 letters, and a date in words has 200 at most"):
        read_phrase("x" * 201)


@pytest.mark.parametrize("noise", ["’", "Sept.", "OCTOBER", "  "])
def test_signs_and_letters_do_not_matter(noise: str) -> None:
    texts = {
        "’": "New Year’s Eve 1950",
        "Sept.": "12 Sept. 1950",
        "OCTOBER": "12 OCTOBER 1950",
        "  ": "12   October   1950",
    }
    assert read_date(texts[noise]).precision == "day"


ANCHORS = ["", CABLE, "0001-01-01", "9999-12-31"]
WORDS = sorted(
    {word for row in PHRASES for word in row["phrase"].split()} | {"0", "31", "9999", "0001", "29", "XX", "–", "~"}
)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
    st.sampled_from(ANCHORS),
)
def test_whatever_the_words_they_are_a_date_or_refused(words: str, anchor: str) -> None:
    with suppress(DateError):
        read_date(words, anchor=anchor or None)


@pytest.mark.parametrize(
    ("phrase", "calendar", "edtf"),
    [
        ("before 10 Rabīʿ II 592", "islamic", "[..1196-03-20]"),
        ("early Ramadan 592", "islamic", "[1196-08-04..1196-08-15]"),
        ("about 19 Brumaire an VIII", "french-republican", "1799-11-10~"),
        ("avant le 19 brumaire an VIII", "french-republican", "[..1799-11-09]"),
        ("1 Tishri 5711 or 2 Tishri 5711", "hebrew", "[1950-09-12,1950-09-13]"),
        ("Tuesday, 30 January 1648/9", "old-style", "1649-02-09"),
    ],
)
def test_a_phrase_may_hold_a_date_of_another_calendar(phrase: str, calendar: str, edtf: str) -> None:
    date = read_date(phrase)
    assert (date.calendar, date.edtf) == (calendar, edtf)
