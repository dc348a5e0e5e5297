"""Where a time axis has its ticks, at several densities, and what is written there."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from geodata import Calendar, Day
from geodata.dates.calendars.counting import date_in, day_of
from geodata.dates.words import julian_year, short_day, short_month, short_year

DAY_STEPS = (1, 2, 7)
MONTH_STEPS = (1, 3, 6)
YEAR_STEPS = tuple(step * 10**power for power in range(12) for step in (1, 2, 5))
MOST_TICKS = 400


def tiers(first: int, end: int, calendar: Calendar, language: str = "en") -> list[dict[str, list[Any]]]:
    """The ticks of a span of time, from the densest tier to the sparsest.

    Args:
        first: day number of the first day.
        end: day number of the day after the last.
        calendar: in which months and years are counted.
        language: of the labels.

    Returns:
        Dicts of `days` (numbers) and `labels`; tiers of one tick, or of more than 400, are left out.
    """
    every = (
        list(ticks)
        for kind in (_day_tiers, _month_tiers, _year_tiers)
        for ticks in kind(first, end, calendar, language)
    )
    fitting = (ticks for ticks in every if 1 < len(ticks) <= MOST_TICKS)
    return [{"days": [day for day, _ in ticks], "labels": [label for _, label in ticks]} for ticks in fitting]


def _day_tiers(first: int, end: int, calendar: Calendar, language: str) -> Iterator[Iterator[tuple[float, str]]]:
    for step in DAY_STEPS:
        if (end - first) / step <= MOST_TICKS:
            yield (
                (day + 0.5, day_label(day, calendar, language))
                for day in range(first - first % step, end, step)
                if day >= first
            )


def _month_tiers(first: int, end: int, calendar: Calendar, language: str) -> Iterator[Iterator[tuple[float, str]]]:
    (first_year, _, _), (last_year, _, _) = date_in(calendar, Day(first)), date_in(calendar, Day(end))
    for step in MONTH_STEPS:
        if (last_year - first_year) * 12 / step <= MOST_TICKS:
            starts = (
                (day_of(calendar, year, month, 1), short_month(year, month, language))
                for year in range(first_year, last_year + 1)
                for month in range(1, 13, step)
            )
            yield ((float(int(day)), label) for day, label in starts if first <= int(day) < end)


def _year_tiers(first: int, end: int, calendar: Calendar, language: str) -> Iterator[Iterator[tuple[float, str]]]:
    (first_year, _, _), (last_year, _, _) = date_in(calendar, Day(first)), date_in(calendar, Day(end))
    for step in YEAR_STEPS:
        if (last_year - first_year) / step <= MOST_TICKS:
            round_years = _round_years(first_year, last_year, step)
            starts = ((int(day_of(calendar, year, 1, 1)), short_year(year, language)) for year in round_years)
            yield ((float(day), label) for day, label in starts if first <= day < end)


def _round_years(first: int, last: int, step: int) -> Iterator[int]:
    """Astronomical years that are round as historians count, who have no year 0: 9000 BCE is -8999."""
    before = (1 - bce for bce in range((1 - first) // step * step, 0, -step) if 1 - bce <= last)
    since = range(max(1, -(-first // step)) * step, last + 1, step)
    return chain(before, since)


def day_label(number: int, calendar: Calendar, language: str = "en") -> str:
    """A day without its year, as an axis tells it."""
    _, month, day = date_in(calendar, Day(number))
    return short_day(month, day, language)


def years(first: int, end: int, calendar: Calendar, language: str = "en") -> list[tuple[int, str]]:
    """The first day of each year of a span of time, with its name; from the year in which the span begins."""
    (first_year, _, _), (last_year, _, _) = date_in(calendar, Day(first)), date_in(calendar, Day(end))
    step = max(1, -(-(last_year - first_year + 1) // MOST_TICKS))
    named = julian_year if calendar == "julian" else short_year
    return [
        (int(day_of(calendar, year, 1, 1)), named(year, language)) for year in range(first_year, last_year + 1, step)
    ]
