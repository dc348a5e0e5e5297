"""The Gregorian and the Julian calendar; Julian dates are converted by `convertdate`."""

from convertdate import julian

from geodata.dates.calendars.counting import Counting
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day, month_length

# Julian day number of the noon of 1970-01-01, day 0 of `Day`.
EPOCH = 2_440_588
_HALF_DAY = 0.5  # convertdate counts from midnight, Julian day numbers from noon
_FEBRUARY = 2
_MONTHS = tuple(range(1, 13))


def number_of_midnight(midnight: float) -> int:
    """The `Day.number` of a midnight as `convertdate` gives it, in days from the noon that begins Julian day 0."""
    return int(midnight + _HALF_DAY) - EPOCH


def midnight_of(number: int) -> float:
    """The midnight that `convertdate` asks for, of a `Day.number`."""
    return number + EPOCH - _HALF_DAY


def _julian_length(year: int, month: int) -> int:
    if month == _FEBRUARY:
        return 29 if year % 4 == 0 else 28
    return month_length(year, month)


def _julian_number(year: int, month: int, day: int) -> int:
    return number_of_midnight(julian.to_jd(year, month, day))


def _julian_date(number: int) -> tuple[int, int, int]:
    year, month, day = julian.from_jd(midnight_of(number))
    return int(year), int(month), int(day)


def _gregorian_number(year: int, month: int, day: int) -> int:
    return Day.from_civil(year, month, day).number


def _gregorian_date(number: int) -> tuple[int, int, int]:
    return Day(number).civil


COUNTINGS: dict[Calendar, Counting] = {
    "gregorian": Counting(
        months=lambda _: _MONTHS, month_length=month_length, number_of=_gregorian_number, date_of=_gregorian_date
    ),
    "julian": Counting(
        months=lambda _: _MONTHS, month_length=_julian_length, number_of=_julian_number, date_of=_julian_date
    ),
}
