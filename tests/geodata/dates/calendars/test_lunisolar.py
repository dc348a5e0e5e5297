"""The Korean and the Chinese calendar against printed dates and other algorithms, and what the libraries do in silence."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from korean_lunar_calendar import KoreanLunarCalendar
from lunar_python import Lunar, LunarYear

from geodata import Calendar, DateError, Day, parse_edtf
from geodata.dates.calendars.christian import EPOCH
from geodata.dates.calendars.counting import counting, date_in, day_of, days_in_month, months_of
from geodata.dates.calendars.east_asian import lunisolar
from geodata.dates.calendars.names import LEAP

HERE = Path(__file__).parent
# Files are named after their calendar.
CASES = [
    (calendar, row)
    for calendar in ("korean", "chinese", "japanese")
    for row in csv.DictReader((HERE / f"{calendar}.csv").read_text(encoding="utf-8").splitlines())
]
CALENDARS: tuple[Calendar, ...] = ("korean", "chinese")
FIRST_YEAR, LAST_YEARS = 1000, {"korean": 2049, "chinese": 2100}


@pytest.mark.parametrize(("calendar", "row"), CASES, ids=[f"{calendar} {row['typed']}" for calendar, row in CASES])
def test_a_date_of_the_table_is_the_day_that_the_source_says(calendar: Calendar, row: dict[str, str]) -> None:
    if row["refused"]:
        with pytest.raises(DateError) as caught:
            parse_edtf(row["typed"], calendar=calendar)
        assert row["refused"] in str(caught.value)
        assert caught.value.fix
    else:
        date = parse_edtf(row["typed"], calendar=calendar)
        assert [str(date.earliest), str(date.latest)] == [row["earliest"], row["latest"]], row["source"]


@pytest.mark.parametrize("calendar", CALENDARS)
def test_days_follow_one_another_from_the_first_year_to_the_last(calendar: Calendar) -> None:
    number = int(day_of(calendar, FIRST_YEAR, 1, 1))
    for year in range(FIRST_YEAR, LAST_YEARS[calendar] + 1):
        months = months_of(calendar, year)
        assert [month for month in months if month < LEAP] == list(range(1, 13))
        for month in months:
            length = days_in_month(calendar, year, month)
            assert length in {29, 30}
            assert date_in(calendar, Day(number)) == (year, month, 1)
            assert date_in(calendar, Day(number + length - 1)) == (year, month, length)
            number += length
    with pytest.raises(ValueError, match="does not count"):
        date_in(calendar, Day(number))
    with pytest.raises(ValueError, match="does not count"):
        date_in(calendar, Day(int(day_of(calendar, FIRST_YEAR, 1, 1)) - 1))


@pytest.mark.parametrize("calendar", CALENDARS)
@given(data=st.data())
def test_there_and_back_is_the_same_day(calendar: Calendar, data: st.DataObject) -> None:
    first = int(day_of(calendar, FIRST_YEAR, 1, 1))
    last_year = LAST_YEARS[calendar]
    last = int(day_of(calendar, last_year, 12, days_in_month(calendar, last_year, 12)))
    number = data.draw(st.integers(first, last))
    assert int(day_of(calendar, *date_in(calendar, Day(number)))) == number


@pytest.mark.parametrize("year", [-5, 999, 2101])
@pytest.mark.parametrize("calendar", CALENDARS)
def test_a_year_that_is_not_counted_has_no_days(calendar: Calendar, year: int) -> None:
    with pytest.raises(ValueError, match="there is no day"):
        day_of(calendar, year, 1, 1)


@pytest.mark.parametrize(
    ("calendar", "year", "days"),
    [
        *(("korean", year, days) for year, days in ((1096, 2), (1653, 1), (1654, 0), (1699, 1), (1841, 1), (1950, 0))),
        *(("chinese", year, days) for year, days in ((1644, 1), (1645, 0), (1841, 0), (1978, 1), (2057, 1), (2058, 0))),
    ],
)
def test_years_are_as_unsure_as_their_tables(calendar: Calendar, year: int, days: int) -> None:
    assert counting(calendar).unsure(year) == days


@pytest.mark.parametrize("year", [*range(1000, 2101, 61), 1644, 1645, 2033, 2057, 2100])
def test_the_chinese_years_are_those_of_the_library(year: int) -> None:
    months = LunarYear.fromYear(year).getMonthsInYear()
    found = lunisolar.chinese_year(year)
    assert found.months == tuple(LEAP * month.isLeap() + abs(month.getMonth()) for month in months)
    assert found.starts[:-1] == tuple(int(month.getFirstJulianDay()) - EPOCH for month in months)
    assert found.starts[-1] - found.starts[-2] == months[-1].getDayCount()


def test_a_korean_year_is_asked_of_the_library_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = KoreanLunarCalendar.setLunarDate

    def counted(self: KoreanLunarCalendar, year: int, month: int, day: int, leap: bool) -> bool:  # noqa: FBT001 - as it has it
        asked.append(year)
        return bool(real(self, year, month, day, leap))

    monkeypatch.setattr(KoreanLunarCalendar, "setLunarDate", counted)
    lunisolar.korean_year.cache_clear()
    for day in range(1, 29):
        parse_edtf(f"1777-05-{day:02}", calendar="korean")
    assert set(asked) <= {1776, 1777, 1778}
    assert len(asked) <= 3 * 25


def test_the_korean_library_keeps_the_date_before_when_it_refuses_one() -> None:
    library = KoreanLunarCalendar()
    assert library.setLunarDate(1592, 4, 13, False)  # noqa: FBT003 - its own signature
    for year, month, day, leap in (
        (1592, 4, 31, False),
        (1592, 13, 1, False),
        (1592, 4, 1, True),
        (2050, 12, 1, False),
    ):
        assert library.setLunarDate(year, month, day, leap) is False
        assert library.SolarIsoFormat() == "1592-05-23"


def test_the_korean_library_gives_gregorian_days_before_1582_and_then_refuses_them() -> None:
    library = KoreanLunarCalendar()
    library.setLunarDate(1446, 9, 10, False)  # noqa: FBT003 - its own signature
    assert library.SolarIsoFormat() == "1446-10-09"
    library.setLunarDate(1582, 9, 18, False)  # noqa: FBT003 - likewise
    assert library.SolarIsoFormat() == "1582-10-14"
    assert library.setSolarDate(1582, 10, 14) is False


def test_the_korean_table_is_a_day_before_the_diary_of_1597() -> None:
    # The war diary of Admiral Yi names the 16th of the 9th month 甲辰, 26 October; so the year is unsure by a day.
    library = KoreanLunarCalendar()
    library.setLunarDate(1597, 9, 16, False)  # noqa: FBT003 - its own signature
    assert library.SolarIsoFormat() == "1597-10-25"
    assert str(parse_edtf("1597-09-16", calendar="korean").latest) == "1597-10-26"


def test_the_chinese_library_gives_julian_days_before_1582() -> None:
    assert Lunar.fromYmd(1582, 9, 18).getSolar().toYmd() == "1582-10-04"
    assert Lunar.fromYmd(1582, 9, 19).getSolar().toYmd() == "1582-10-15"
    days = [parse_edtf(text, calendar="chinese").display for text in ("1582-09-18", "1582-09-19")]
    assert ["[4 October 1582, Julian]" in days[0], "[15 October 1582]" in days[1]] == [True, True]


@pytest.mark.parametrize(
    ("typed", "calendar", "display"),
    [
        ("1592-04-13", "korean", "day 13 of month 4, 1592 (Korean lunar calendar) [23 May 1592] ±1 day"),
        ("1811-12-18", "korean", "day 18 of month 12, 1811 (Korean lunar calendar) [31 January 1812]"),
        ("1446-09-10", "korean", "day 10 of month 9, 1446 (Korean lunar calendar) [30 September 1446, Julian] ±1 day"),
        (
            "1811-04/1811-06",
            "korean",
            "month 4 – month 6, 1811 (Korean lunar calendar) [22 May – 18 August 1811]",
        ),
        ("2033-11L-01", "chinese", "day 1 of leap month 11, 2033 (Chinese calendar) [22 December 2033]"),
    ],
)
def test_a_date_of_the_moon_is_shown_with_the_day_that_it_was(typed: str, calendar: Calendar, display: str) -> None:
    assert parse_edtf(typed, calendar=calendar).display == display
