"""The first and the last day of what EDTF names, in the calendar in which it is counted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geodata.dates.calendars.counting import counting, day_of, days_in_month, stretches_of
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import Element, Expression, Span
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


def stretches_of_month(element: Element, calendar: Calendar) -> list[tuple[Day, Day]]:
    """The first and the last day of each stretch of a month that begins its year and closes it, as March of the Old Style.

    None for any other date, whose days follow one another.
    """
    if len(element.years) != 1 or len(element.months) != 1 or len(element.days) == 1:
        return []
    [year], [month] = element.years, element.months
    found = [
        [day for day in days if not element.days or day in element.days]
        for _, days in stretches_of(calendar, year, among=[month])
    ]
    stretches = [
        (day_of(calendar, year, month, days[0]), day_of(calendar, year, month, days[-1])) for days in found if days
    ]
    return stretches if len(stretches) > 1 else []


def in_counted_years(expression: Expression, calendar: Calendar) -> Expression:
    """The same dates, whose open digits stand for those years alone that the calendar counts and that have such a day.

    A date that has none of them is left as it is; it is for the caller to refuse it.
    """
    return replace(expression, spans=tuple(_in_counted_years(span, calendar) for span in expression.spans))


def _in_counted_years(span: Span, calendar: Calendar) -> Span:
    start, end = (each and _narrowed(each, calendar) for each in (span.start, span.end))
    return replace(span, start=start, end=start if span.start is span.end else end)


def _narrowed(element: Element, calendar: Calendar) -> Element:
    if len(element.years) == 1:
        return element
    years = _counted_years(calendar, element.years, element.months, element.days)
    return replace(element, years=years) if years else element


@lru_cache(maxsize=512)  # XXXX-12-25 stands for thousands of years, and may stand many times in a table
def _counted_years(
    calendar: Calendar, years: Sequence[int], months: Sequence[int], days: Sequence[int]
) -> tuple[int, ...]:
    """The years that have the month, or the day, of a date."""
    return tuple(year for year in years if _is_counted(calendar, year, months, days))


def _is_counted(calendar: Calendar, year: int, months: Sequence[int], days: Sequence[int]) -> bool:
    how = counting(calendar)
    if how.years and not how.years[0] <= year <= how.years[1]:
        return False
    if not days:
        all_months = how.months(year)
        return bool(all_months) and (not months or any(month in all_months for month in months))
    return any(day in month_days for _, month_days in stretches_of(calendar, year, among=months) for day in days)
