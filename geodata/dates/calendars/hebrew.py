"""The Hebrew calendar by its fixed rules: Nisan is month 1, and the year begins with Tishri, month 7.

In a leap year 12 is Adar I and 13 is Adar II. `convertdate.hebrew` counts the same numbers but takes any: a 13th month in a
common year and a 31st day pass for days of the next month, so both are looked at here. The rules were settled by 4686 (925
CE), after the dispute of Saadia Gaon and Ben Meir; earlier dates differ from them by days and in their leap years (Sacha
Stern, "Calendar and Community", Oxford 2001, part II).
"""

from functools import lru_cache

from convertdate import hebrew

from geodata.dates.calendars.christian import number_of_midnight
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_FIRST_YEAR, _LAST_YEAR = 4686, 6000
_TISHRI = 7
_MEAN_YEAR = 35_975_351 / 98_496  # days: 235 months of 29 days 12 hours 793 parts in 19 years
_COMMON_YEAR = (*range(7, 13), *range(1, 7))
_LEAP_YEAR = (*range(7, 14), *range(1, 7))


def _months(year: int) -> tuple[int, ...]:
    return _LEAP_YEAR if hebrew.leap(year) else _COMMON_YEAR


def _month_length(year: int, month: int) -> int:
    length: int = hebrew.month_length(year, month)
    return length


@lru_cache(maxsize=_LAST_YEAR - _FIRST_YEAR + 1)
def _month_starts(year: int) -> dict[int, int]:
    """The first day of each month, in the order of the year."""
    # Of later months than Tishri `to_jd` asks a function of its own that is deprecated, and warns.
    number = number_of_midnight(hebrew.to_jd(year, _TISHRI, 1))
    starts = {}
    for month in _months(year):
        starts[month] = number
        number += _month_length(year, month)
    return starts


def _number_of(year: int, month: int, day: int) -> int:
    return _month_starts(year)[month] + day - 1


def _date_of(number: int) -> tuple[int, int, int]:
    year = int((number - _month_starts(1)[_TISHRI]) / _MEAN_YEAR) + 1
    year += (number >= _month_starts(year + 1)[_TISHRI]) - (number < _month_starts(year)[_TISHRI])
    month, first = [each for each in _month_starts(year).items() if each[1] <= number][-1]
    return year, month, number - first + 1


COUNTINGS: dict[Calendar, Counting] = {
    "hebrew": Counting(
        months=_months,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        instead="Hebrew years are counted from 4686 (925 CE), when their rules were settled, to 6000, Syriac and Ottoman ones "
        "not; write the date with the calendar julian or gregorian",
    ),
}
