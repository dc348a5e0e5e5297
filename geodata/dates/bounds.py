"""The first and the last day of what EDTF names, in the calendar in which it is counted."""

from collections.abc import Iterable, Sequence

from geodata.dates.calendars import Calendar, day_of, days_in_month
from geodata.dates.days import Day
from geodata.dates.edtf import Element
from geodata.dates.seasons import SEASONS

_MONTHS_IN_YEAR = 12


def first_day(element: Element, calendar: Calendar) -> Day | None:
    """The first day that a date may mean; None if there is no such day, as on 30 February."""
    if element.season:
        return day_of(calendar, element.years[0], SEASONS[element.season].first_month, 1)
    return _find(calendar, element.years, element.months or (1,), element.days or (1,))


def last_day(element: Element, calendar: Calendar) -> Day | None:
    """The last day that a date may mean; None if there is no such day."""
    if element.season:
        season = SEASONS[element.season]
        turns, month = divmod(season.first_month + season.months - 2, _MONTHS_IN_YEAR)
        return _end_of_month(calendar, element.years[-1] + turns, month + 1)
    months = element.months[::-1] or (_MONTHS_IN_YEAR,)
    if element.days:
        return _find(calendar, element.years[::-1], months, element.days[::-1])
    return _end_of_month(calendar, element.years[-1], months[0])


def _find(calendar: Calendar, years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> Day | None:
    """The first of these dates that exists."""
    for year in years:
        for month in months:
            length = days_in_month(calendar, year, month)
            for day in days:
                if 1 <= day <= length:
                    return day_of(calendar, year, month, day)
    return None


def _end_of_month(calendar: Calendar, year: int, month: int) -> Day:
    return day_of(calendar, year, month, days_in_month(calendar, year, month))
