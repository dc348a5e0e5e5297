"""What a phrase is read with: its calendar, the day on which it was said, and what its neighbours have said already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from geodata.dates.calendars.counting import date_in, day_of
from geodata.dates.calendars.names import OF_EDTF, Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.parsing import parse_edtf
from geodata.dates.phrases.meaning import Meant, written

# Whose months have the Roman names.
ROMAN_MONTHS: tuple[Calendar, ...] = (*OF_EDTF, "old-style", "swedish")
_REFORM = (1582, 10, 15)
_JULIAN = "Julian calendar, as of days before 15 October 1582"
_SUCH_DAY = {
    "nearest to": "the nearest such day to",
    "after": "the next such day after",
    "before": "the last such day before",
}


class MissingError(Exception):
    """A phrase says less than a date needs: its year, its month, or the day on which it was said."""


Values = Mapping[str, Any]
Rule = Callable[[Values, "Context"], Meant]


@dataclass(frozen=True)
class Phrase:
    """A phrase taken apart: what is to be reckoned, and from what."""

    rule: Rule
    values: Values


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is known when a phrase is read.

    Attributes:
        words: The whole text, for refusals.
        given: The calendar that was asked for; None if none was.
        since: The day on which the words were said; None if they must stand for themselves.
        since_text: This day in words.
        since_calendar: The calendar of this day.
        year: The year of a phrase that names none.
        month: The month of a phrase that names none.
        choice: How `year` was chosen, for the rule: `nearest to`, `after` or `before` the day on which it was said, or "".
    """

    words: str
    given: Calendar | None = None
    since: Day | None = None
    since_text: str = ""
    since_calendar: Calendar | None = None
    year: int | None = None
    month: int | None = None
    choice: str = ""

    def read(self, phrase: Phrase) -> Meant:
        """What a part of the phrase means."""
        return phrase.rule(phrase.values, self)

    def beside(self, other: Meant) -> "Context":
        """The context of a phrase that leaves out what its neighbour says: the 8 of `8 or 9 October 1950`."""
        day = other.first or other.last
        if day is None:
            return self
        year, month, _ = date_in(other.calendar, day)
        given = self.given or other.calendar
        return replace(self, given=given, year=year, month=month if other.unit != "year" else None, choice="")

    @property
    def anchor(self) -> Day:
        """The day on which the words were said."""
        if self.since is None:
            raise MissingError
        return self.since

    @property
    def calendar(self) -> Calendar:
        """The calendar of years, and of what is counted from the anchor."""
        return self.given or self.since_calendar or "gregorian"

    @cached_property
    def today(self) -> tuple[int, int, int]:
        """Year, month and day of the anchor in `calendar`."""
        return date_in(self.calendar, self.anchor)

    def year_of(self, values: Values) -> int:
        """The year that is said, or that follows from the anchor or a neighbour."""
        year: int | None = values.get("year", self.year)
        if year is None:
            raise MissingError
        return year

    def chosen(self, name: str, values: Values) -> tuple[str, ...]:
        """How the year was chosen of what is called so, or of a day without a name ("")."""
        if not self.choice or "year" in values:
            return ()
        return (f"{f'the {name} {self.choice}' if name else _SUCH_DAY[self.choice]} {self.since_text}",)

    def calendar_of(self, values: Values, date: tuple[int, int, int]) -> tuple[Calendar, tuple[str, ...]]:
        """The calendar of a day or month with a Roman name, and the rule by which it is this one.

        A date that leaves out its year is in the calendar of the anchor; one that has it is Julian before the reform, unless the
        anchor is in another calendar than the Gregorian.

        Raises:
            DateError: If the calendar that was given has no such months.
        """
        if self.calendar not in ROMAN_MONTHS:
            why = f"names a month that the calendar {self.calendar} does not have"
            raise DateError(self.words, why=why, fix="Name a month of this calendar, or leave the calendar out")
        if self.calendar != "gregorian" or self.given or "year" not in values or date >= _REFORM:
            return self.calendar, ()
        return "julian", (_JULIAN,)

    def church_calendar(self, year: int, month: int = 12, day: int = 31) -> tuple[Calendar, tuple[str, ...]]:
        """The calendar of a feast or Roman day, and the rule by which it is this one.

        Raises:
            DateError: If a calendar was asked for that has no such days.
        """
        if self.given and self.given not in ROMAN_MONTHS:
            why = f"names a day of the Christian year, which the calendar {self.given} does not have"
            raise DateError(self.words, why=why, fix="Leave the calendar out, or give julian or gregorian")
        calendar = self.given or (self.since_calendar if self.since_calendar != "gregorian" else None)
        if calendar and calendar in ROMAN_MONTHS:
            return calendar, (f"{calendar} calendar",)
        if (year, month, day) >= _REFORM:
            return "gregorian", ("Gregorian calendar, as from 15 October 1582 on",)
        return "julian", (_JULIAN,)

    def day(self, calendar: Calendar, year: int, month: int, day: int) -> Day:
        """The day that a calendar calls so.

        Raises:
            DateError: If there is no such day.
        """
        try:
            return day_of(calendar, year, month, day)
        except ValueError:
            pass
        try:
            parse_edtf(written(year, month, day), calendar=calendar)
        except DateError as error:
            raise DateError(self.words, why=error.why, fix=error.fix) from None
        raise AssertionError("what is no day is no date either")
