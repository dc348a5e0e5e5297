"""The Hebrew calendar by its fixed rules: Nisan is month 1, and the year begins with Tishri, month 7.

In a leap year 12 is Adar I and 13 is Adar II. `convertdate.hebrew` counts the same numbers but takes any: a 13th month in a
common year and a 31st day pass for days of the next month, so both are looked at here. The rules were settled by 4686 (925
CE), after the dispute of Saadia Gaon and Ben Meir; earlier dates differ from them by days and in their leap years (Sacha
Stern, "Calendar and Community", Oxford 2001, part II).
"""

from convertdate import hebrew

from geodata.dates.calendars.christian import EPOCH, HALF_DAY
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_FIRST_YEAR, _LAST_YEAR = 4686, 6000
_COMMON_YEAR = (*range(7, 13), *range(1, 7))
_LEAP_YEAR = (*range(7, 14), *range(1, 7))


def _months(year: int) -> tuple[int, ...]:
    return _LEAP_YEAR if hebrew.leap(year) else _COMMON_YEAR


def _month_length(year: int, month: int) -> int:
    length: int = hebrew.month_length(year, month)
    return length


def _number_of(year: int, month: int, day: int) -> int:
    return int(hebrew.to_jd(year, month, day) + HALF_DAY) - EPOCH


def _date_of(number: int) -> tuple[int, int, int]:
    year, month, day = hebrew.from_jd(number + EPOCH - HALF_DAY)
    return int(year), int(month), int(day)


COUNTINGS: dict[Calendar, Counting] = {
    "hebrew": Counting(
        months=_months,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        instead="Hebrew years are counted from 4686 (925 CE) on, when their rules were settled, to 6000, Syriac and Ottoman years "
        "with months of the same names not; write the date with the calendar julian or gregorian",
    ),
}
