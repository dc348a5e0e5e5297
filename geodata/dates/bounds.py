"""The first and the last day of what EDTF names, in the calendar in which it is counted."""

from geodata.dates.calendars.counting import day_of, days_in_month, stretches_of
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import Element
from geodata.dates.seasons import SEASONS

_MONTHS_IN_YEAR = 12


def first_day(element: Element, calendar: Calendar) -> Day | None:
    """The first day that a date may mean; None if there is no such day, as on 30 February."""
    if element.season:
        return day_of(calendar, element.years[0], SEASONS[element.season].first_month, 1)
    return _find(calendar, element, 1)


def last_day(element: Element, calendar: Calendar) -> Day | None:
    """The last day that a date may mean; None if there is no such day."""
    if element.season:
        season = SEASONS[element.season]
        turns, month = divmod(season.first_month + season.months - 2, _MONTHS_IN_YEAR)
        year = element.years[-1] + turns
        return day_of(calendar, year, month + 1, days_in_month(calendar, year, month + 1))
    return _find(calendar, element, -1)


def _find(calendar: Calendar, element: Element, step: int) -> Day | None:
    """The first day that exists, or, by steps of -1, the last one."""
    for year in element.years[::step]:
        for month, month_days in stretches_of(calendar, year, among=element.months)[::step]:
            for day in (element.days or month_days)[::step]:
                if day in month_days:
                    return day_of(calendar, year, month, day)
    return None
