"""The French Republican calendar: the years I to XIV, to 10 Nivôse XIV (31 December 1805), and the year 79 of the Commune (1871).

Twelve months have 30 days; the jours complémentaires, here month 13, are five, and six in the years III, VII and XI. The
law reckoned the first day of the year from the equinox at Paris, and each method of `convertdate` gives the same days for
the years counted here; between them and after they do not, and nobody counted. `convertdate` takes several milliseconds for
a date, so the first day of each year is kept.
"""

from functools import lru_cache

from convertdate import french_republican

from geodata.dates.calendars.christian import number_of_midnight
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_LAST_YEAR, _COMMUNE = 14, 79
_YEARS = (*range(1, _LAST_YEAR + 1), _COMMUNE)
_LEAP_YEARS = (3, 7, 11)
_DAYS_OF_MONTH = 30
_COMPLEMENTARY = 13
_NIVOSE, _LAST_OF_NIVOSE = 4, 10
_MONTHS, _MONTHS_OF_LAST_YEAR = range(1, _COMPLEMENTARY + 1), range(1, _NIVOSE + 1)


def _months(year: int) -> range:
    if year not in _YEARS:
        return range(0)
    return _MONTHS_OF_LAST_YEAR if year == _LAST_YEAR else _MONTHS


def _month_length(year: int, month: int) -> int:
    if month == _COMPLEMENTARY:
        return 6 if year in _LEAP_YEARS else 5
    return _LAST_OF_NIVOSE if (year, month) == (_LAST_YEAR, _NIVOSE) else _DAYS_OF_MONTH


@lru_cache(maxsize=len(_YEARS))
def _first_day(year: int) -> int:
    return number_of_midnight(french_republican.to_jd(year, 1, 1))


def _number_of(year: int, month: int, day: int) -> int:
    return _first_day(year) + (month - 1) * _DAYS_OF_MONTH + day - 1


def _date_of(number: int) -> tuple[int, int, int]:
    year = max((each for each in _YEARS if _first_day(each) <= number), default=0)
    if not year:
        return 0, 1, 1
    month, day = divmod(number - _first_day(year), _DAYS_OF_MONTH)
    return year, month + 1, day + 1


COUNTINGS: dict[Calendar, Counting] = {
    "french-republican": Counting(
        months=_months,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(1, _COMMUNE),
        cut=(_LAST_YEAR,),
        instead="The calendar was in use to 10 Nivôse XIV (31 December 1805), and in the Paris of 1871 as the year 79; write the "
        "calendar gregorian",
    ),
}
