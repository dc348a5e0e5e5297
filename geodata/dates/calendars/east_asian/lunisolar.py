"""The calendars of the Moon and the Sun in China and Korea: by tables of the years that they really had.

A month begins on the day of the new moon, and a leap month repeats the number of the month before it. A year is known by that
of the Gregorian calendar in which it begins: its last weeks fall into the next one. The dates went on being used when the states
took the Gregorian calendar, Korea in 1896 and China in 1912.

Chinese years, 1000 to 2100, stand in `chinese_years.csv`, made by `tools/build_chinese_years.py` from `lunar_python` 1.4.8: that
library follows the printed tables, but takes 4 to 17 milliseconds for a year. Korean years, 1000 to 2049, are those of
`korean_lunar_calendar`, which has the table of the Korea Astronomy and Space Science Institute. How far they are right was found
by comparing the first days of all months:

- China 1645 to 1911: of 3303 first days 22 are not those of the new moons that `ephem` computes for UTC+8, and the calendars
  that were issued have just these (Y. T. Liu, "Discrepancies between Modern Calculation and Historical Data", 2019).
- China 1912 to 2100: of 2337 first days one, in 2057, is not that of the new moon, at 23:59. `lunardate`, after almanacs of Hong
  Kong, has others in 1933, 1954 and 1978, and `borax` in 2089 and 2097. These six years are unsure by a day.
- Korea 1654 to 1911: of 3191 first days three are not the Chinese ones, in 1699, 1709 and 1841: unsure by a day. Korea 1912 to
  2049: all 1706 are those of the new moons that `ephem` computes for Korean time. In 63 months China has another day.
- Before the Shixian calendar, of 1645 in China and 1654 in Korea, no calculation tells what the astronomers of the time found:
  unsure by a day. The tables of both countries have other first days in 9 of 3129 months from 1392 to 1644, and in 41 of 4848
  from 1000 to 1391; in 1096 the Korean table is two days off the moon. Both had other leap months in 1067 and 1270, and in
  1648, 1650 and 1653, when Korea still kept the older rules.
- Before 1000 there is no second table. Chinese years are those of Song, Yuan, Ming and Qing, not of states beside them.

`korean_lunar_calendar` returns False for a date that it does not know, and then still holds the date before it; of days before
15 October 1582 it gives the proleptic Gregorian date, although its text says that ten days were left out. `lunar_python` puts
days before 15 October 1582 into the Julian calendar. Neither is asked for days here, but for the years' months alone.
"""

import csv
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate

from korean_lunar_calendar import KoreanLunarCalendar

from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import LEAP, Calendar
from geodata.dates.days import Day

_SHORT, _LONG = 29, 30  # days of a month
_YEARS_OF_KOREA = (1000, 2049)  # the last months of 2050 are wanting in the library
_YEARS_OF_CHINA = (1000, 2100)
# First years of the Shixian calendar; before it no table is sure to the day.
_SHIXIAN_OF_KOREA, _SHIXIAN_OF_CHINA = 1654, 1645
_UNSURE_IN_KOREA = {1096: 2, 1699: 1, 1709: 1, 1841: 1}
_UNSURE_IN_CHINA = dict.fromkeys((1933, 1954, 1978, 2057, 2089, 2097), 1)


@dataclass(frozen=True)
class LunarYear:
    """The months of one year.

    Attributes:
        months: Their numbers, in order; a leap month has that of the month before it and `LEAP`.
        starts: `Day.number` of the first day of each, and of the first day of the next year.
    """

    months: tuple[int, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=_YEARS_OF_KOREA[1] - _YEARS_OF_KOREA[0] + 1)
def korean_year(year: int) -> LunarYear:
    """A year within `_YEARS_OF_KOREA`."""
    found = _library()
    months, starts = [], []
    for month in range(1, 13):
        for is_leap in (False, True):
            # True only for months that are there; what it holds after False is another date.
            if found.setLunarDate(year, month, 1, is_leap) and found.isIntercalation == is_leap:
                months.append(month + LEAP * is_leap)
                starts.append(Day.from_civil(found.solarYear, found.solarMonth, found.solarDay).number)
    last = months[-1]
    length = _LONG if found.setLunarDate(year, last % LEAP, _LONG, last > LEAP) else _SHORT
    return LunarYear(tuple(months), (*starts, starts[-1] + length))


@cache
def _library() -> KoreanLunarCalendar:
    """The library's one object: it remembers how many days there were before each year."""
    return KoreanLunarCalendar()


def chinese_year(year: int) -> LunarYear:
    """A year within `_YEARS_OF_CHINA`."""
    return _chinese_years()[year]


@cache
def _chinese_years() -> dict[int, LunarYear]:
    text = (files("geodata.dates.calendars.east_asian") / "chinese_years.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {int(row["year"]): _tabled(row["first_day"], row["leap"], row["lengths"]) for row in rows}


def _tabled(first_day: str, leap: str, lengths: str) -> LunarYear:
    months = list(range(1, 13))
    if leap:
        months.insert(int(leap), int(leap) + LEAP)
    start = Day.from_civil(*map(int, first_day.split("-"))).number
    days = (_LONG if length == "0" else _SHORT for length in lengths)
    return LunarYear(tuple(months), tuple(accumulate(days, initial=start)))


def _counting(year_of: Callable[[int], LunarYear], years: tuple[int, int], unsure: Callable[[int], int]) -> Counting:
    """How a calendar counts whose years are tabled."""

    def months(year: int) -> tuple[int, ...]:
        return year_of(year).months if years[0] <= year <= years[1] else ()

    def month_length(year: int, month: int) -> int:
        found = year_of(year)
        at = found.months.index(month)
        return found.starts[at + 1] - found.starts[at]

    def number_of(year: int, month: int, day: int) -> int:
        found = year_of(year)
        return found.starts[found.months.index(month)] + day - 1

    def date_of(number: int) -> tuple[int, int, int]:
        year = Day(number).civil[0]
        if year > years[1] or (year >= years[0] and number < year_of(year).starts[0]):
            year -= 1
        if not (years[0] <= year <= years[1] and number < year_of(year).starts[-1]):
            return (years[0] - 1, 1, 1)  # a year that is not counted, for which the caller asks
        found = year_of(year)
        at = bisect_right(found.starts, number) - 1
        return year, found.months[at], number - found.starts[at] + 1

    return Counting(
        months=months,
        month_length=month_length,
        number_of=number_of,
        date_of=date_of,
        years=years,
        instead=(
            f"Years are counted here from {years[0]} to {years[1]}: write the Gregorian or Julian date from a printed table, and "
            "these words in date_as_written"
        ),
        unsure=unsure,
    )


COUNTINGS: dict[Calendar, Counting] = {
    "korean": _counting(
        korean_year,
        _YEARS_OF_KOREA,
        lambda year: _UNSURE_IN_KOREA.get(year, int(year < _SHIXIAN_OF_KOREA)),
    ),
    "chinese": _counting(
        chinese_year,
        _YEARS_OF_CHINA,
        lambda year: _UNSURE_IN_CHINA.get(year, int(year < _SHIXIAN_OF_CHINA)),
    ),
}
