"""Old Style with the year from 25 March, as in England to 1751: Julian days, and years as the sources write them.

The year began on Lady Day, the feast of the Annunciation: 24 March 1649 was followed by 25 March 1650, and 12 February 1649
is the day that others wrote in 1650; hence `12 February 1649/50`. The days of 1 to 24 March close a year, those of 25 to 31
March open it, so that a month of March alone may mean either. The custom is general in England from about 1155. By the
Calendar (New Style) Act 1750 (24 Geo. II c. 23) the year 1751 ended on 31 December, and 1752 began on 1 January. Scotland
counted from 1 January since 1600 (act of the Privy Council, 17 December 1599). Source: C. R. Cheney and M. Jones, "A
Handbook of Dates for Students of British History", 2nd ed., Cambridge 2000.
"""

from functools import lru_cache

from geodata.dates.calendars.christian import COUNTINGS as CHRISTIAN
from geodata.dates.calendars.counting import Counting, Stretch
from geodata.dates.calendars.names import Calendar

_JULIAN = CHRISTIAN["julian"]
_FIRST_YEAR, _LAST_YEAR = 1155, 1751
# The first day of the year: month and day.
LADY_DAY = (3, 25)
_MARCH, _FIRST_DAY = LADY_DAY
_MONTHS_OF_LAST_YEAR = tuple(range(_MARCH, 13))
_MONTHS = (*_MONTHS_OF_LAST_YEAR, 1, 2)


def _months(year: int) -> tuple[int, ...]:
    return _MONTHS_OF_LAST_YEAR if year == _LAST_YEAR else _MONTHS


def _julian_year(year: int, month: int, day: int) -> int:
    return year + ((month, day) < LADY_DAY)


def _month_length(year: int, month: int) -> int:
    return _JULIAN.month_length(_julian_year(year, month, 1), month)


@lru_cache(maxsize=_LAST_YEAR - _FIRST_YEAR + 1)
def _stretches(year: int) -> list[Stretch]:
    _, *others = _months(year)
    whole = [(month, range(1, _month_length(year, month) + 1)) for month in others]
    opening, closing = (_MARCH, range(_FIRST_DAY, 32)), (_MARCH, range(1, _FIRST_DAY))
    return [opening, *whole] if year == _LAST_YEAR else [opening, *whole, closing]


def _number_of(year: int, month: int, day: int) -> int:
    return _JULIAN.number_of(_julian_year(year, month, day), month, day)


def _date_of(number: int) -> tuple[int, int, int]:
    year, month, day = _JULIAN.date_of(number)
    return year - ((month, day) < LADY_DAY), month, day


COUNTINGS: dict[Calendar, Counting] = {
    "old-style": Counting(
        months=_months,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        cut=(_LAST_YEAR,),
        stretches=_stretches,
        instead="The year began on 25 March in England from about 1155 to 1751; else write the date with the calendar julian, "
        "and the year counted from 1 January",
    ),
}
