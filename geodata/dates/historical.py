"""Dates as a source gives them, with the first and the last possible day, and questions about them."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from geodata.dates.bounds import stretches_of_month
from geodata.dates.calendars.counting import counting
from geodata.dates.calendars.names import OF_EDTF, Calendar
from geodata.dates.conversion import civil_calendar_of, edges
from geodata.dates.days import Day
from geodata.dates.edtf import End, Expression, Kind, Part, Span
from geodata.dates.words import in_words

Answer = Literal["certainly", "possibly", "no"]
Precision = Literal["second", "day", "month", "season", "year", "decade", "century", "millennium", "unknown"]


@dataclass(frozen=True, kw_only=True)
class HistoricalDate:
    """A date, an interval or a set of dates, as wide as it is uncertain.

    A bound that the date does not give is None: nothing is invented for an open or unknown end, and
    "about" and "perhaps" do not widen the bounds.

    Attributes:
        edtf: The date in EDTF: as typed, in Gregorian or Julian numbers; converted to the Gregorian calendar from any other.
        earliest: First possible day, None if the start is open or unknown.
        latest: Last possible day, None if the end is open or unknown.
        start_is: `known`, `open` (without limit) or `unknown`.
        end_is: Likewise.
        calendar: In which the date is written; the bounds are the same days in any. They are as wide as the calendar is
            unsure, such as by a day on either side where months began when the moon was seen.
        kind: A `date`, an `interval`, `one_of` several dates or `all_of` them.
        spans: What it is made of, see `edtf.Span`; one for a date or an interval.
        level: The EDTF level it needs: 0, 1 or 2.
        precision: The coarsest of its dates: `day`, `month`, `year` …; `season` stands for every part of a
            year, `decade` to `millennium` for years of which digits are open or not significant, `unknown`
            for an interval without any date.
        approximate: The parts marked `~` or `%` (`year`, `month`, `season`, `day`), of any of its dates.
        uncertain: The parts marked `?` or `%`, likewise.
        counted: What is written, in the numbers of `calendar`; `kind`, `spans` and `level` are those of `edtf`.
        numbers: As typed, in the numbers of `calendar`: `edtf` itself, or such as `0592-04-10`.
        sure: The day itself, where a day of the week tells it in a calendar that may be off by some days; None elsewhere.
        as_written: The words of the source, "" if they were not given.
        anchor: What a computed date was reckoned from, EDTF; "" for any other.
        rule: How a computed date was reckoned, in words; "" for any other.

    Example:
        >>> date = ct.parse_edtf("1951-04~")
        >>> print(date.earliest, date.latest, date.precision, sorted(date.approximate))
        1951-04-01 1951-04-30 month ['month', 'year']
    """

    edtf: str
    earliest: Day | None
    latest: Day | None
    start_is: End
    end_is: End
    calendar: Calendar
    kind: Kind
    spans: tuple[Span, ...]
    level: int
    precision: Precision
    approximate: frozenset[Part]
    uncertain: frozenset[Part]
    counted: Expression
    numbers: str
    sure: Day | None = None
    as_written: str = ""
    anchor: str = ""
    rule: str = ""

    def __str__(self) -> str:
        """The date in EDTF."""
        return self.edtf

    def __repr__(self) -> str:
        """The date in EDTF, and the calendar that it is written in where this is not the Gregorian."""
        return f"<HistoricalDate {self.edtf}{'' if self.calendar == 'gregorian' else f' {self.calendar}'}>"

    @property
    def counted_bounds(self) -> tuple[Day | None, Day | None]:
        """The first and the last day as its calendar counts, without those by which it may be off; `sure` if it is known.

        Example:
            >>> date = ct.parse_edtf("0592-04-10", calendar="islamic")
            >>> print(date.earliest, *date.counted_bounds)
            1196-03-19 1196-03-20 1196-03-20
        """
        if self.calendar in OF_EDTF or self.sure:
            return self.earliest, self.latest
        first, last = edges(self.counted.spans, self.calendar, unsure=False)
        return (self.earliest and first), (self.latest and last)

    @property
    def civil_calendar(self) -> Calendar:
        """In which calendar histories give the date: its own, Gregorian or Julian; else the one that was new on 15 October 1582.

        Example:
            >>> ct.parse_edtf("0592-04-10", calendar="islamic").civil_calendar
            'julian'
        """
        return self.calendar if self.calendar in OF_EDTF else civil_calendar_of(self.counted, self.calendar)

    @property
    def display(self) -> str:
        """The date in English, such as "10–11 October 1950".

        Example:
            >>> ct.parse_edtf("1950-10-10/1950-10-11").display
            '10–11 October 1950'
        """
        return self.in_words("en")

    def in_words(self, language: str) -> str:
        """The date as a reader writes it: `about 11 October 1950`, `spring 1378`, `218 BCE`.

        Args:
            language: BCP 47: `en`, `de`, `fr` or `ko`, and English for any other.

        Example:
            >>> ct.parse_edtf("1951-04~").in_words("fr")
            'vers avril 1951'
        """
        if language not in self._worded:
            self._worded[language] = in_words(self.counted, self.calendar, language, self.sure)
        return self._worded[language]

    @cached_property
    def _worded(self) -> dict[str, str]:
        """The date in the languages that were asked for."""
        return {}

    def to(self, form: str) -> str:
        """The date as another program writes it.

        Args:
            form: `edtf`, `osm`, `ohm`, `gedcom`, `tei` or `wikidata`, as `read_date` reads them.

        Returns:
            EDTF in the Gregorian calendar; a value of `start_date` (OpenStreetMap) or `start_date:edtf` (OpenHistoricalMap); the
            payload of a DATE of GEDCOM 7; attributes of TEI; a value of QuickStatements. It is read back with the same first and
            last day and the same qualifiers; `as_written` and `rule`, which the forms have no place for, are lost.

        Raises:
            DateError: If the form cannot say it, with what to write instead.
            ValueError: If there is no such form.

        Example:
            >>> ct.parse_edtf("1950-10~").to("gedcom")
            'ABT OCT 1950'
        """
        from geodata.dates.forms.registry import form_named  # noqa: PLC0415 - the forms make dates

        # Where a day of the week tells the day, the numbers of the calendar alone would tell less.
        return form_named(form).write(_as_date(self.edtf) if self.sure else self)

    def before(self, other: "HistoricalDate | str") -> Answer:
        """Whether this date falls before another.

        It does so `certainly` if its last possible day is before the first possible day of the other, and if
        nothing in either is marked uncertain or approximate; `possibly` if the bounds leave it open; else
        `no`. An open or unknown end may lie anywhere.

        Args:
            other: A date, or EDTF in the Gregorian calendar.

        Raises:
            DateError: If `other` is a text that is not EDTF.

        Example:
            >>> ct.parse_edtf("1950-10").before("1950-10-12")
            'possibly'
        """
        other = _as_date(other)
        (low, high), (other_low, other_high) = _limits(self), _limits(other)
        return "no" if low >= other_high else _answer(self, other, sure=high < other_low)

    def after(self, other: "HistoricalDate | str") -> Answer:
        """Whether this date falls after another; the opposite of `before`, with the same answers.

        Example:
            >>> ct.parse_edtf("1950-10").after("1950-09")
            'certainly'
        """
        return _as_date(other).before(self)

    def within(self, other: "HistoricalDate | str") -> Answer:
        """Whether this date falls within another, from the first day of that to its last.

        It does so `certainly` only if the other is a stretch of time that is known: within one of several
        dates, a date with open digits, or an interval with an unknown end it falls `possibly`. The answers,
        arguments and errors are those of `before`.

        Example:
            >>> ct.parse_edtf("1950-10-11").within("1950-10")
            'certainly'
        """
        other = _as_date(other)
        mine, others = _stretches(self), _stretches(other)
        if not any(low <= last and first <= high for low, high in mine for first, last in others):
            return "no"
        # Of a month in two stretches nobody can tell which of them is meant.
        is_whole = len(others) == 1 and _is_whole(other)
        (low, high), (other_low, other_high) = _limits(self), _limits(other)
        return _answer(self, other, sure=is_whole and other_low <= low and high <= other_high)


def _as_date(date: HistoricalDate | str) -> HistoricalDate:
    from geodata.dates.parsing import to_date  # noqa: PLC0415 - it makes dates

    return to_date(date)


def _limits(date: HistoricalDate) -> tuple[float, float]:
    """Number of the first and the last possible day, infinite where there is none."""
    low = -math.inf if date.earliest is None else date.earliest.number
    high = math.inf if date.latest is None else date.latest.number
    return low, high


def _stretches(date: HistoricalDate) -> list[tuple[float, float]]:
    """Likewise of each stretch of a month that begins its year and closes it; else those of the date."""
    first = date.counted.spans[0].start if date.counted.kind == "date" else None
    stretches = stretches_of_month(first, date.calendar) if first and date.calendar not in OF_EDTF else []
    return [(low.number, high.number) for low, high in stretches] or [_limits(date)]


def _is_whole(date: HistoricalDate) -> bool:
    """Whether a date is all of the days between its bounds, none of them left open."""
    if date.sure:
        return True
    counted = date.counted
    elements = [element for span in counted.spans for element in (span.start, span.end) if element]
    unsure = counting(date.calendar).unsure
    is_plain = all(each.is_specified and each.estimate is None and not unsure(each.years[0]) for each in elements)
    return is_plain and counted.kind in {"date", "interval"} and "unknown" not in {date.start_is, date.end_is}


def _answer(date: HistoricalDate, other: HistoricalDate, *, sure: bool) -> Answer:
    is_plain = not (date.uncertain or date.approximate or other.uncertain or other.approximate)
    return "certainly" if sure and is_plain else "possibly"
