"""The Islamic calendar: by arithmetic, where months were sighted.

The common tabular calendar has 11 leap years in 30, whose last month has 30 days (years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
and 29), counted from Friday, 16 July 622 of the Julian calendar ("civil" epoch); it is that of `convertdate`. A month began
when its crescent was seen, a day earlier or later: so its dates are unsure by a day. `convertdate` takes any number for a
month or a day, and any year; its Gregorian dates are proleptic, where histories write Julian ones.
"""

from convertdate import islamic

from geodata.dates.calendars.christian import midnight_of, number_of_midnight
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_MONTHS = tuple(range(1, 13))
_FIRST_YEAR, _LAST_YEAR = 1, 1600


def _month_length(year: int, month: int) -> int:
    length: int = islamic.month_length(year, month)
    return length


def _number_of(year: int, month: int, day: int) -> int:
    return number_of_midnight(islamic.to_jd(year, month, day))


def _date_of(number: int) -> tuple[int, int, int]:
    year, month, day = islamic.from_jd(midnight_of(number))
    return int(year), int(month), int(day)


COUNTINGS: dict[Calendar, Counting] = {
    "islamic": Counting(
        months=lambda _: _MONTHS,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        instead="Years of the Hijra are counted from 1 (622) to 1600; write the date with the calendar julian or gregorian",
        unsure=lambda _: 1,
    ),
}
