"""Months and feasts by the Moon, on three years of the Korean calendar."""

import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from geodata import DateError, Day
from geodata.dates.calendars import counting as calendars
from geodata.dates.historical import _read
from geodata.dates.reading import read_date

# First days of the months as the Korea Astronomy and Space Science Institute has them, Gregorian; 107 is the leap month after 7.
MONTHS = {
    (1949, 1): (1949, 1, 29),
    (1949, 2): (1949, 2, 28),
    (1949, 3): (1949, 3, 30),
    (1949, 4): (1949, 4, 28),
    (1949, 5): (1949, 5, 28),
    (1949, 6): (1949, 6, 26),
    (1949, 7): (1949, 7, 26),
    (1949, 107): (1949, 8, 24),
    (1949, 8): (1949, 9, 22),
    (1949, 9): (1949, 10, 22),
    (1949, 10): (1949, 11, 20),
    (1949, 11): (1949, 12, 20),
    (1949, 12): (1950, 1, 18),
    (1950, 1): (1950, 2, 17),
    (1950, 2): (1950, 3, 19),
    (1950, 3): (1950, 4, 17),
    (1950, 4): (1950, 5, 17),
    (1950, 5): (1950, 6, 16),
    (1950, 6): (1950, 7, 15),
    (1950, 7): (1950, 8, 14),
    (1950, 8): (1950, 9, 12),
    (1950, 9): (1950, 10, 11),
    (1950, 10): (1950, 11, 10),
    (1950, 11): (1950, 12, 9),
    (1950, 12): (1951, 1, 8),
    (1951, 1): (1951, 2, 6),
    (1951, 2): (1951, 3, 8),
}
FIRST_DAYS = {month: Day.from_civil(*day).number for month, day in MONTHS.items()}
ORDER = sorted(FIRST_DAYS, key=lambda month: FIRST_DAYS[month])


def date_of(number: int) -> tuple[int, int, int]:
    year, month = max((each for each in ORDER if FIRST_DAYS[each] <= number), key=lambda each: FIRST_DAYS[each])
    return year, month, number - FIRST_DAYS[year, month] + 1


def month_length(year: int, month: int) -> int:
    following = ORDER.index((year, month)) + 1
    return FIRST_DAYS[ORDER[following]] - FIRST_DAYS[year, month] if following < len(ORDER) else 29


KOREAN = calendars.Counting(
    months=lambda year: tuple(month for each, month in ORDER if each == year),
    month_length=month_length,
    number_of=lambda year, month, day: FIRST_DAYS[year, month] + day - 1,
    date_of=date_of,
    years=(1949, 1951),
)


@pytest.fixture(autouse=True)
def _korean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The Korean calendar of these years."""
    modules = {"gregorian": "christian", "julian": "christian", "korean": "of_three_years"}
    monkeypatch.setattr("geodata.dates.calendars.counting._MODULES", modules)
    stand_in = SimpleNamespace(COUNTINGS={"korean": KOREAN})
    monkeypatch.setitem(sys.modules, "geodata.dates.calendars.of_three_years", stand_in)
    for remembered in (calendars.counting, _read):
        remembered.cache_clear()
    yield
    for remembered in (calendars.counting, _read):
        remembered.cache_clear()


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


def test_a_moon_that_the_year_does_not_have_is_refused() -> None:
    with pytest.raises(DateError, match="names a month that does not exist"):
        read_date("1950년 음력 윤7월 1일")
    with pytest.raises(DateError, match="names a day that does not exist"):
        read_date("the 30th day of the 8th moon of 1950", calendar="korean")


def test_days_of_other_years_are_refused() -> None:
    with pytest.raises(DateError, match="1800"):
        read_date("1800년 추석")


def test_a_moon_without_its_year_needs_an_anchor() -> None:
    with pytest.raises(DateError) as refused:
        read_date("추석")
    assert refused.value.fix == "Give the year, or the day on which it was said as anchor"
