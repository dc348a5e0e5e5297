"""The calendar of Sweden and Finland from 1 March 1700 to 30 February 1712: a day ahead of the Julian.

Sweden left out 29 February 1700 in order to pass into the Gregorian calendar by leaving out leap days until 1740, kept
those of 1704 and 1708 nevertheless, and went back to the Julian calendar by a second leap day, 30 February 1712. Before and
after these days its dates are Julian, until 17 February 1753 was followed by 1 March. Sources: H. Grotefend, "Taschenbuch
der Zeitrechnung"; Explanatory Supplement to the Astronomical Ephemeris (1961).
"""

from geodata.dates.calendars.christian import COUNTINGS as CHRISTIAN
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_JULIAN = CHRISTIAN["julian"]
_FIRST_YEAR, _LAST_YEAR = 1700, 1712
_FIRST_MONTH = 3
_FEBRUARY, _LEAP_DAYS = 2, 30
_AHEAD = 1  # days that it calls by the number of the next Julian one


def _months(year: int) -> range:
    return range(_FIRST_MONTH if year == _FIRST_YEAR else 1, _FEBRUARY + 1 if year == _LAST_YEAR else 13)


def _month_length(year: int, month: int) -> int:
    return _LEAP_DAYS if (year, month) == (_LAST_YEAR, _FEBRUARY) else _JULIAN.month_length(year, month)


def _number_of(year: int, month: int, day: int) -> int:
    # By days after the first of the month, since the Julian calendar has no 30 February.
    return _JULIAN.number_of(year, month, 1) - _AHEAD + day - 1


def _date_of(number: int) -> tuple[int, int, int]:
    year, month, day = _JULIAN.date_of(number + _AHEAD)
    is_second_leap_day = (year, month, day) == (_LAST_YEAR, _FEBRUARY + 1, 1)
    return (year, _FEBRUARY, _LEAP_DAYS) if is_second_leap_day else (year, month, day)


COUNTINGS: dict[Calendar, Counting] = {
    "swedish": Counting(
        months=_months,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        cut=(_FIRST_YEAR, _LAST_YEAR),
        instead="Sweden had a calendar of its own from 1 March 1700 to 30 February 1712; before and after, until 17 February "
        "1753, write the calendar julian, and from 1 March 1753 on gregorian",
    ),
}
