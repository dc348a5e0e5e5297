"""Months and feasts by the Moon: Korean dates of 1949 and 1950 as the Korea Astronomy and Space Science Institute has them."""

import pytest

from geodata import DateError
from geodata.dates.reading import read_date


@pytest.mark.parametrize(
    ("phrase", "numbers", "edtf"),
    [
        ("1950년 추석", "1950-08-15", "1950-09-26"),
        ("추석", "1950-08-15", "1950-09-26"),
        ("Chuseok 1950", "1950-08-15", "1950-09-26"),
        ("1950년 설날", "1950-01-01", "1950-02-17"),
        ("1950년 단오", "1950-05-05", "1950-06-20"),
        ("음력 9월 10일", "1950-09-10", "1950-10-20"),
        ("1949년 음력 윤7월 1일", "1949-07L-01", "1949-08-24"),
        ("음력 1950년 9월", "1950-09", "[1950-10-11..1950-11-09]"),
        ("음력 9월 초", "[1950-09-01..1950-09-10]", "[1950-10-11..1950-10-20]"),
        ("추석 전날", "1950-08-14", "1950-09-25"),
        ("1950년 추석 이전", "[..1950-08-15]", "[..1950-09-26]"),
    ],
)
def test_korean_feasts_and_moons_are_counted_by_the_moon(phrase: str, numbers: str, edtf: str) -> None:
    date = read_date(phrase, anchor="1950-10-12")
    assert (date.calendar, date.numbers, date.edtf) == ("korean", numbers, edtf)


@pytest.mark.parametrize(
    "phrase",
    ["the tenth day of the ninth moon", "the 10th day of the 9th month", "10. Tag des neunten Monats", "9월 10일"],
)
def test_the_calendar_that_is_given_counts_the_moons(phrase: str) -> None:
    date = read_date(phrase, calendar="korean", anchor="1950-10-12")
    assert (date.numbers, date.edtf, date.anchor) == ("1950-09-10", "1950-10-20", "1950-10-12")
    assert "the korean calendar, which follows the Moon" in date.rule


def test_china_counted_its_own_moons() -> None:
    korean, chinese = (
        read_date("the first day of the second moon of 1950", calendar=calendar).edtf
        for calendar in ("korean", "chinese")
    )
    assert (korean, chinese) == ("1950-03-19", "1950-03-18")


def test_a_moon_that_the_year_does_not_have_is_refused() -> None:
    with pytest.raises(DateError, match="names a month that does not exist"):
        read_date("1950년 음력 윤7월 1일")
    with pytest.raises(DateError, match="names a day that does not exist"):
        read_date("the 30th day of the 8th moon of 1950", calendar="korean")


def test_days_of_other_years_are_refused() -> None:
    with pytest.raises(DateError, match="is no year that is counted in the calendar korean"):
        read_date("900년 추석")


def test_a_moon_without_its_year_needs_an_anchor() -> None:
    with pytest.raises(DateError) as refused:
        read_date("추석")
    assert refused.value.fix == "Give the year, or the day on which it was said as anchor"
