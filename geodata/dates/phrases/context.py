"""What a phrase is read with: its calendar, the day on which it was said, and what its neighbours have said already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from geodata.dates.calendars.counting import counting, date_in, day_of
from geodata.dates.calendars.months import NUMBERING
from geodata.dates.calendars.names import OF_EDTF, Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.parsing import parse_edtf
from geodata.dates.phrases.meaning import Meant, written

# Whose months have the Roman names.
ROMAN_MONTHS: tuple[Calendar, ...] = (*OF_EDTF, "old-style", "swedish")
# Whose years are numbered alike, but for the days from 1 January on which a year ends.
_OF_OUR_ERA: tuple[Calendar, ...] = (*ROMAN_MONTHS, *NUMBERING)
_REFORM = (1582, 10, 15)
_JULIAN = "Julian calendar, as of days before 15 October 1582"
_SUCH_DAY = {
    "nearest to": "the nearest such day to",
    "after": "the next such day after",
    "before": "the last such day before",
}


class MissingError(Exception):
    """A phrase says less than a date needs: its year, its month, or the day on which it was said."""


class OtherCalendarError(Exception):
    """A phrase names a month without its year, and the calendar in which it is read has no such month."""


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
        since: The day on which the words were said, as its calendar counts; None if they must stand for themselves.
        since_real: One of the days that this may be, where its calendar may be off by some; weekdays are counted from it.
        since_text: This day in words.
        since_calendar: The calendar of this day.
        year: The year of a phrase that names none, in `calendar`.
        turn: Instead of `year`: a day, and in which year after that of the day it is, in the calendar in which the phrase counts.
        month: The month of a phrase that names none.
        choice: How the year was chosen, for the rule: `nearest to`, `after` or `before` the day on which it was said, or "".
    """

    words: str
    given: Calendar | None = None
    since: Day | None = None
    since_real: Day | None = None
    since_text: str = ""
    since_calendar: Calendar | None = None
    year: int | None = None
    turn: tuple[Day, int] | None = None
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
        month_beside = month if other.unit != "year" else None
        return replace(self, given=given, year=year, turn=None, month=month_beside, choice="")

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

    @property
    def weekday_anchor(self) -> tuple[Day, bool]:
        """The day from which days of the week are counted, and whether its calendar may be off by some days."""
        is_off = counting(self.calendar).unsure(date_in(self.calendar, self.anchor)[0]) > 0
        return self.since_real or self.anchor, is_off

    def year_of(self, values: Values, calendar: Calendar | None = None) -> int:
        """The year that is said, or that follows from the anchor or a neighbour.

        Args:
            values: What is said.
            calendar: In which the phrase counts its years; None for `calendar`.
        """
        calendar = calendar or self.calendar
        if "year" in values:
            said: int = values["year"]
            return said
        if self.turn is not None:
            day, years = self.turn
            return date_in(calendar, day)[0] + years
        is_alike = calendar == self.calendar or {calendar, self.calendar}.issubset(_OF_OUR_ERA)
        if self.year is None or not is_alike:
            raise MissingError
        return self.year

    def church_year_of(self, values: Values) -> int:
        """The year of a feast or Roman day; by an anchor in a calendar without them it is one of our era."""
        return self.year_of(values, self.calendar if self.calendar in ROMAN_MONTHS else "gregorian")

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
        years = counting(calendar).years
        try:
            if years is None or years[0] <= year <= years[1]:
                return day_of(calendar, year, month, day)
        except ValueError:
            pass
        try:
            parse_edtf(written(year, month, day), calendar=calendar)
        except DateError as error:
            raise DateError(self.words, why=error.why, fix=error.fix) from None
        raise AssertionError("what is no day is no date either")
