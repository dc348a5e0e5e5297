"""The Solar Hijri calendar of Iran, 1277 to 1501, where equinox and arithmetic agree.

The law of 11 Farvardin 1304 (31 March 1925) made it the calendar of the state: six months of 31 days, five of 30, and
Esfand of 29 or 30, the year from the equinox as seen at Tehran. The rule of 33 years, of which eight are leap, gives the
same years as the equinox (`convertdate.persian`) and as `persiantools`, `jdatetime` and ICU from 1277 to 1502, but for
1503, which is a day apart (K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996, on
why). Before 1277 they are a day apart in many years; and before 1304 sources name signs of the zodiac, or count in the
Islamic calendar. The rule is taken since `convertdate.persian` computes the equinox anew for each date, 20 ms.
"""

from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_MONTHS = tuple(range(1, 13))
_FIRST_YEAR, _LAST_YEAR = 1277, 1501
_ESFAND = 12
_LONG_MONTHS, _DAYS_OF_LONG_MONTH, _DAYS_OF_MONTH = 6, 31, 30
_DAYS_OF_LONG_MONTHS = _LONG_MONTHS * _DAYS_OF_LONG_MONTH
_DAYS_OF_YEAR, _CYCLE, _LEAP_YEARS_OF_CYCLE = 365, 33, 8
_EPOCH = -492_268  # `Day.number` of 1 Farvardin 1, 19 March 622 of the Julian calendar


def _first_day(year: int) -> int:
    leap_days = (_LEAP_YEARS_OF_CYCLE * year + 21) // _CYCLE
    return _EPOCH + _DAYS_OF_YEAR * (year - 1) + leap_days


def _month_length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return _DAYS_OF_LONG_MONTH
    is_short = month == _ESFAND and _first_day(year + 1) - _first_day(year) == _DAYS_OF_YEAR
    return _DAYS_OF_MONTH - is_short


def _number_of(year: int, month: int, day: int) -> int:
    before = (month - 1) * _DAYS_OF_MONTH + min(month - 1, _LONG_MONTHS)
    return _first_day(year) + before + day - 1


def _date_of(number: int) -> tuple[int, int, int]:
    year = (number - _EPOCH) * _CYCLE // (_DAYS_OF_YEAR * _CYCLE + _LEAP_YEARS_OF_CYCLE) + 1
    year += (number >= _first_day(year + 1)) - (number < _first_day(year))
    day_of_year = number - _first_day(year)
    if day_of_year < _DAYS_OF_LONG_MONTHS:
        month, day = divmod(day_of_year, _DAYS_OF_LONG_MONTH)
        return year, month + 1, day + 1
    month, day = divmod(day_of_year - _DAYS_OF_LONG_MONTHS, _DAYS_OF_MONTH)
    return year, _LONG_MONTHS + month + 1, day + 1


COUNTINGS: dict[Calendar, Counting] = {
    "persian": Counting(
        months=lambda _: _MONTHS,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        instead="Solar Hijri years are counted from 1277 (1898) to 1501 (2123), where all rules agree; write the date in "
        "the calendar of the source or its edition, such as islamic or gregorian",
    ),
}
