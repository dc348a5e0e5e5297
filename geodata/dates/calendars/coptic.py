"""The Coptic and the Ethiopian calendar: the same months and days, twelve months of 30 and a 13th of five or six.

Both are Julian in their leap years, and neither was reformed. Years of the Martyrs (Diocletian) are counted from 29 August
284 of the Julian calendar; those of the Incarnation in Ethiopia from 29 August 8, which is 276 years more. `convertdate`
has the Coptic calendar alone, and takes any number for a day.
"""

from convertdate import coptic

from geodata.dates.calendars.christian import midnight_of, number_of_midnight
from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar

_MONTHS = tuple(range(1, 14))
_LAST_YEAR = 2000  # of the Martyrs: 2284 CE, beyond every source
_SINCE_INCARNATION = 276  # years from the Ethiopian epoch to the Coptic
_LITTLE_MONTH, _DAYS_OF_MONTH = 13, 30


def _month_length(year: int, month: int) -> int:
    if month < _LITTLE_MONTH:
        return _DAYS_OF_MONTH
    return 6 if year % 4 == 3 else 5  # noqa: PLR2004 - a leap year comes before each Julian one


def _number_of(year: int, month: int, day: int) -> int:
    return number_of_midnight(coptic.to_jd(year, month, day))


def _date_of(number: int) -> tuple[int, int, int]:
    year, month, day = coptic.from_jd(midnight_of(number))
    return int(year), int(month), int(day)


def _ethiopian_date(number: int) -> tuple[int, int, int]:
    year, month, day = _date_of(number)
    return year + _SINCE_INCARNATION, month, day


COUNTINGS: dict[Calendar, Counting] = {
    "coptic": Counting(
        months=lambda _: _MONTHS,
        month_length=_month_length,
        number_of=_number_of,
        date_of=_date_of,
        years=(1, _LAST_YEAR),
        instead="Coptic years are counted from 1 to 2000 of the Martyrs; earlier Egyptian years are not, write the Julian date",
    ),
    # 276 is a multiple of four: both have the same leap years.
    "ethiopian": Counting(
        months=lambda _: _MONTHS,
        month_length=_month_length,
        number_of=lambda year, month, day: _number_of(year - _SINCE_INCARNATION, month, day),
        date_of=_ethiopian_date,
        years=(1, _LAST_YEAR + _SINCE_INCARNATION),
        instead="Ethiopian years are counted from 1 to 2276 of the Incarnation; for years of the world write the Julian date",
    ),
}
