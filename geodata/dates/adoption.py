"""Which calendar was in use where: advice for whoever reads a date, from a table with sources; no date is ever changed by it.

adoption.csv has a row for each change: the last day of the calendar before, in its own numbers (none if it is not counted
here), and the first day of the one after, in its. The sources are the laws themselves and handbooks, of which no page is
given: Grotefend, "Taschenbuch der Zeitrechnung"; Cappelli, "Cronologia"; Cheney and Jones, "A Handbook of Dates"; and the
"Explanatory Supplement to the Astronomical Ephemeris" (1961).
"""

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from geodata.dates.calendars.names import CALENDARS, Calendar
from geodata.dates.days import Day
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf, to_date


@dataclass(frozen=True, kw_only=True)
class CalendarInUse:
    """A calendar that was in use in a country or a part of it.

    Attributes:
        country: Such as `Britain`.
        region: The part of it, "" if it is the whole.
        calendar: By its name in `read_date`, or in words if its days are not counted: `rumi`, `japanese lunisolar`.
        first: The first day on which it was in use; None if the table knows no calendar before it.
        last: The last day; None if it still is.
        year_began: When its years began, or in what they were counted, while it was in use; "" if from 1 January, not known, or
            if it still is in use.
        source: The law, or the handbook, for its end; of the calendar that is still in use, for its beginning.

    Example:
        >>> [england] = ct.calendars_in("England", "1650")
        >>> print(england.calendar, england.year_began)
        old-style from 25 March to 1751
    """

    country: str
    region: str
    calendar: str
    first: Day | None
    last: Day | None
    year_began: str
    source: str


def calendars_in(country: str, date: HistoricalDate | str) -> tuple[CalendarInUse, ...]:
    """The calendars that were in use in a country on a date, as advice: which of them a source follows, only its reader can say.

    Args:
        country: Or a region, in English: `Russia`, `Britain`, `Scotland`, `Holland`.
        date: A date, or EDTF in the Gregorian calendar. A wide date may have several calendars.

    Returns:
        One for each region and calendar; those of a country that has several regions may differ.

    Raises:
        DateError: If `date` is a text that is not EDTF.
        ValueError: If the table has no such country; the message lists those it has.

    Example:
        >>> for each in ct.calendars_in("Russia", "1917-11-07"):
        ...     print(each.calendar, "to", each.last)
        julian to 1918-02-13
    """
    when = to_date(date)
    named = re.compile(rf"\b{re.escape(country.strip())}\b", re.IGNORECASE)
    found = [each for each in _table() if country.strip() and named.search(f"{each.country}, {each.region}")]
    if not found:
        countries = ", ".join(sorted({each.country for each in _table()}))
        raise ValueError(f"there is no table for {country!r}; there are {countries} and their regions")
    return tuple(each for each in found if _meets(each, when))


def countries_counting(calendars: Collection[str], date: HistoricalDate) -> list[str]:
    """The countries in which one of some calendars was in use on a date, in the order of the alphabet."""
    return sorted({each.country for each in _table() if each.calendar in calendars and _meets(each, date)})


def _meets(period: CalendarInUse, when: HistoricalDate) -> bool:
    is_over = period.last is not None and when.earliest is not None and period.last < when.earliest
    is_to_come = period.first is not None and when.latest is not None and when.latest < period.first
    return not (is_over or is_to_come)


@cache
def _table() -> tuple[CalendarInUse, ...]:
    text = (files("geodata.dates") / "adoption.csv").read_text(encoding="utf-8")
    places = groupby(csv.DictReader(text.splitlines()), key=lambda row: (row["country"], row["region"]))
    return tuple(period for _, changes in places for period in _periods(list(changes)))


def _periods(changes: list[dict[str, str]]) -> Iterator[CalendarInUse]:
    """The calendar before each change, and the one after the last."""
    since: Day | None = None
    for change in changes:
        first = _first_day(change)
        yield _period(change, change["before"], since, Day(first.number - 1), change["year_began"])
        since = first
    yield _period(changes[-1], changes[-1]["after"], since, None, "")


def _period(
    change: dict[str, str], calendar: str, first: Day | None, last: Day | None, year_began: str
) -> CalendarInUse:
    return CalendarInUse(
        country=change["country"],
        region=change["region"],
        calendar=calendar,
        first=first,
        last=last,
        year_began=year_began,
        source=change["source"],
    )


def _first_day(change: dict[str, str]) -> Day:
    # "rumi with Gregorian days" is not counted by its name.
    calendar: Calendar = next((each for each in CALENDARS if each == change["after"]), "gregorian")
    day = parse_edtf(change["first_day"], calendar=calendar).earliest
    if day is None:
        raise AssertionError("the table has whole days")
    return day
