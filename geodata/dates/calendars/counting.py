"""How calendars count: the day that a calendar calls by its numbers, and the numbers by which it calls a day.

Years of the Gregorian and the Julian calendar are astronomical: year 0 is 1 BCE. Both are counted backwards and forwards
without end ("proleptic"), as historians do who write a Julian date of Caesar's youth. The other calendars are counted
within the years for which their rules are known. Days of the Islamic and the Hebrew calendar begin at sunset; they are given as
the day of their daylight, so that what happened in their first evening happened on the day before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from geodata.dates.calendars.names import CALENDARS, Calendar
from geodata.dates.days import Day

# A month, and those of its days that follow one another in a year.
Stretch = tuple[int, range]


@dataclass(frozen=True, kw_only=True)
class Counting:
    """How a calendar counts its days.

    Attributes:
        months: The months of a year by their numbers, in the order in which they follow one another. A leap month that repeats a
            month has its number and `LEAP`.
        month_length: Days in a month of a year.
        number_of: `Day.number` of a year, month and day that exist.
        date_of: Year, month and day of a `Day.number` within the years that are counted.
        years: The first and the last year that are counted; None without end.
        cut: Years of these that are counted in part.
        stretches: The days of a year as they follow one another, month by month, where a year begins within a month; None where
            it begins and ends with whole months.
        instead: What to write for a date outside these years, a sentence without its full stop.
        unsure: By how many days a date of a year may be off, either way.
    """

    months: Callable[[int], Sequence[int]]
    month_length: Callable[[int, int], int]
    number_of: Callable[[int, int, int], int]
    date_of: Callable[[int], tuple[int, int, int]]
    years: tuple[int, int] | None = None
    cut: tuple[int, ...] = ()
    stretches: Callable[[int], Sequence[Stretch]] | None = None
    instead: str = ""
    unsure: Callable[[int], int] = lambda _: 0


# The module that counts a calendar; it is imported when the calendar is first met.
_MODULES: dict[Calendar, str] = {
    "gregorian": "christian",
    "julian": "christian",
    "old-style": "old_style",
    "swedish": "swedish",
    "islamic": "islamic",
    "umm-al-qura": "umm_al_qura",
    "hebrew": "hebrew",
    "french-republican": "french_republican",
    "coptic": "coptic",
    "ethiopian": "coptic",
    "persian": "persian",
    "korean": "east_asian.lunisolar",
    "chinese": "east_asian.lunisolar",
    "japanese": "east_asian.japanese",
}


@lru_cache(maxsize=len(CALENDARS))
def counting(calendar: Calendar) -> Counting:
    """How a calendar counts its days."""
    module = import_module(f"geodata.dates.calendars.{_MODULES[calendar]}")
    found: Counting = module.COUNTINGS[calendar]
    return found


def months_of(calendar: Calendar, year: int) -> Sequence[int]:
    """The months of a year by their numbers, in the order in which they follow one another."""
    return counting(calendar).months(year)


def days_in_month(calendar: Calendar, year: int, month: int) -> int:
    """Days in a month of a year."""
    return counting(calendar).month_length(year, month)


def stretches_of(calendar: Calendar, year: int, among: Sequence[int] = ()) -> Sequence[Stretch]:
    """The days of a year as they follow one another, month by month; none if the calendar does not count the year.

    Args:
        calendar: In which they are counted.
        year: As the calendar counts it.
        among: The months that are asked for; all if none are given.
    """
    how = counting(calendar)
    if how.years and not how.years[0] <= year <= how.years[1]:
        return ()
    if how.stretches:
        return [(month, days) for month, days in how.stretches(year) if not among or month in among]
    months = (month for month in how.months(year) if not among or month in among)
    return [(month, range(1, how.month_length(year, month) + 1)) for month in months]


def day_of(calendar: Calendar, year: int, month: int, day: int) -> Day:
    """The day that a calendar calls so.

    Args:
        calendar: In which the date is counted.
        year: As the calendar counts it; astronomical in the Gregorian and the Julian.
        month: One of `months_of` the year.
        day: 1 to the length of the month.

    Raises:
        ValueError: If there is no such day.
    """
    how = counting(calendar)
    if not _has(how, year, month, day):
        raise ValueError(f"there is no day {day} in month {month} of the year {year}")
    return Day(how.number_of(year, month, day))


def date_in(calendar: Calendar, day: Day) -> tuple[int, int, int]:
    """Year, month and day of the month, as a calendar counts them.

    Raises:
        ValueError: If the calendar does not count so far.
    """
    how = counting(calendar)
    year, month, number = how.date_of(day.number)
    if how.years and not (how.years[0] <= year <= how.years[1] and _has(how, year, month, number)):
        raise ValueError(f"the calendar {calendar} does not count {day}")
    return year, month, number


def _has(how: Counting, year: int, month: int, day: int) -> bool:
    """Whether a year has a day."""
    if how.stretches:
        return any(month == each and day in days for each, days in how.stretches(year))
    return month in how.months(year) and 1 <= day <= how.month_length(year, month)
