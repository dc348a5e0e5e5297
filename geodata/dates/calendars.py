"""The calendars in which sources count their days: Gregorian and Julian.

Years are astronomical in both: year 0 is 1 BCE. Both are counted backwards and forwards without end
("proleptic"), as historians do who write a Julian date of Caesar's youth.
"""

from typing import Literal, get_args

from convertdate import julian

from geodata.dates.days import Day, month_length

Calendar = Literal["gregorian", "julian"]
CALENDARS: tuple[Calendar, ...] = get_args(Calendar)

# Julian day number of the noon of 1970-01-01, day 0 of `Day`.
_EPOCH = 2_440_588
_HALF_DAY = 0.5  # convertdate counts from midnight, Julian day numbers from noon
_FEBRUARY = 2


def days_in_month(calendar: Calendar, year: int, month: int) -> int:
    """Days in a month (1 to 12) of an astronomical year."""
    if calendar == "julian" and month == _FEBRUARY:
        return 29 if year % 4 == 0 else 28
    return month_length(year, month)


def day_of(calendar: Calendar, year: int, month: int, day: int) -> Day:
    """The day that a calendar calls so; Julian dates are converted by `convertdate`.

    Args:
        calendar: In which the date is counted.
        year: Astronomical year.
        month: 1 to 12.
        day: 1 to the length of the month.

    Raises:
        ValueError: If there is no such day.
    """
    if calendar == "julian":
        return Day(int(julian.to_jd(year, month, day) + _HALF_DAY) - _EPOCH)
    return Day.from_civil(year, month, day)


def date_in(calendar: Calendar, day: Day) -> tuple[int, int, int]:
    """Astronomical year, month and day of the month, as a calendar counts them."""
    if calendar == "julian":
        year, month, number = julian.from_jd(day.number + _EPOCH - _HALF_DAY)
        return int(year), int(month), int(number)
    return day.civil
