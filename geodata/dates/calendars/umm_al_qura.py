"""The Umm al-Qura calendar of Saudi Arabia, 1343 to 1500 of the Hijra, by the tables of `hijridate`.

Its months were published beforehand, so that its dates are exact, as the civil calendar of the kingdom counts them.
`hijridate` has them as they were printed: the mastheads of the newspaper Umm al-Qura agree with it. A table that KACST
computed afterwards, which ICU and the JDK have, begins 740 of these 1,896 months on another day, 540 of them before 1420;
from 1451 (2029) on, where both are forecasts, a date is unsure by a day. `hijridate` raises an OverflowError, no
ValueError, outside its years; it is only asked within them.
"""

from datetime import date
from functools import lru_cache

from hijridate import Gregorian, Hijri

from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_MONTHS = tuple(range(1, 13))
_FIRST_YEAR, _LAST_YEAR = 1343, 1500
_LAST_PUBLISHED = 1450
_MONTHS_COUNTED = (_LAST_YEAR - _FIRST_YEAR + 1) * len(_MONTHS)
_UNIX_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_NUMBER = Hijri(_FIRST_YEAR, 1, 1).to_gregorian().toordinal() - _UNIX_EPOCH
_LAST_NUMBER = Hijri(_LAST_YEAR, 12, 30).to_gregorian().toordinal() - _UNIX_EPOCH


@lru_cache(maxsize=_MONTHS_COUNTED)
def _month_length(year: int, month: int) -> int:
    return Hijri(year, month, 1).month_length()


@lru_cache(maxsize=_MONTHS_COUNTED)
def _month_start(year: int, month: int) -> int:
    return Hijri(year, month, 1).to_gregorian().toordinal() - _UNIX_EPOCH


def _number_of(year: int, month: int, day: int) -> int:
    return _month_start(year, month) + day - 1


def _date_of(number: int) -> tuple[int, int, int]:
    if number < _FIRST_NUMBER:
        return _FIRST_YEAR - 1, 12, 1
    if number > _LAST_NUMBER:
        return _LAST_YEAR + 1, 1, 1
    return Gregorian.fromordinal(number + _UNIX_EPOCH).to_hijri().datetuple()


COUNTINGS: dict[Calendar, Counting] = {
    "umm-al-qura": Counting(
        months=lambda _: _MONTHS,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(_FIRST_YEAR, _LAST_YEAR),
        unsure=lambda year: int(year > _LAST_PUBLISHED),
        instead="The tables of Umm al-Qura go from 1343 (1924) to 1500; write the calendar islamic, which is unsure by a day",
    ),
}
