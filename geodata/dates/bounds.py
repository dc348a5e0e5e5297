"""The first and the last day of what EDTF names, in the calendar in which it is counted."""

from collections.abc import Callable, Iterable, Sequence

from geodata.dates.calendars.counting import counting, day_of, days_in_month, months_of
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import Element
from geodata.dates.seasons import SEASONS

_MONTHS_IN_YEAR = 12


def first_day(element: Element, calendar: Calendar) -> Day | None:
    """The first day that a date may mean; None if there is no such day, as on 30 February."""
    if element.season:
        return day_of(calendar, element.years[0], SEASONS[element.season].first_month, 1)
    return _find(calendar, element, element.years, lambda each: each)


def last_day(element: Element, calendar: Calendar) -> Day | None:
    """The last day that a date may mean; None if there is no such day."""
    if element.season:
        season = SEASONS[element.season]
        turns, month = divmod(season.first_month + season.months - 2, _MONTHS_IN_YEAR)
        year = element.years[-1] + turns
        return day_of(calendar, year, month + 1, days_in_month(calendar, year, month + 1))
    return _find(calendar, element, element.years[::-1], lambda each: each[::-1])


def _find(
    calendar: Calendar, element: Element, years: Iterable[int], order: Callable[[Sequence[int]], Sequence[int]]
) -> Day | None:
    """The first day that exists, in an order of years, months and days."""
    counted = counting(calendar).years
    for year in years:
        if counted and not counted[0] <= year <= counted[1]:
            continue
        for month in order(months_of(calendar, year)):
            if element.months and month not in element.months:
                continue
            length = days_in_month(calendar, year, month)
            for day in order(element.days or range(1, length + 1)):
                if 1 <= day <= length:
                    return day_of(calendar, year, month, day)
    return None
