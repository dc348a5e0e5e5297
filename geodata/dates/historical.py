"""Dates as a source gives them: EDTF in, the first and the last possible day out, and questions about them."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from geodata.dates.bounds import first_day, in_counted_years, last_day, stretches_of_month
from geodata.dates.calendars.counting import counting, days_in_month, months_of, stretches_of
from geodata.dates.calendars.names import CALENDARS, LEAP, OF_EDTF, OF_GREGORIAN_MONTHS, REFUSED, Calendar
from geodata.dates.conversion import civil_calendar_of, days_of, edges, edtf_of
from geodata.dates.days import Day
from geodata.dates.edtf import DateError, Element, End, Expression, Kind, Part, Span, parse
from geodata.dates.remedies import PLAIN_REMEDY, recommended
from geodata.dates.words import in_words, month_in_words

__all__ = ["Answer", "DateError", "HistoricalDate", "NoTextError", "Precision", "parse_edtf", "to_date"]

Answer = Literal["certainly", "possibly", "no"]
Precision = Literal["second", "day", "month", "season", "year", "decade", "century", "millennium", "unknown"]

_FROM_FINE_TO_COARSE: tuple[Precision, ...] = (
    "second",
    "day",
    "month",
    "season",
    "year",
    "decade",
    "century",
    "millennium",
    "unknown",
)

GREGORIAN: Calendar = "gregorian"
_MOST_DIGITS_SHOWN = 12
# Many rows of a table have one date, and it is asked for several times: so many texts are remembered as the dates that they are.
REMEMBERED = 10_000


class NoTextError(DateError, TypeError):
    """Something else than text was given for a date, or for words that mean one."""

    def __init__(self, given: object) -> None:
        is_year = isinstance(given, int) and abs(given) < 10**_MOST_DIGITS_SHOWN
        # What else was given may be a whole table, or a number that Python does not write.
        shown = (
            str(given)
            if is_year or isinstance(given, float | dt.date)
            else f"a value of the type {type(given).__name__}"
        )
        fix = f'Write it as text, such as "{given}"' if is_year else "Write a date as text, such as 1950-10-12"
        super().__init__(shown, why="is no text", fix=fix)


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
        return form_named(form).write(parse_edtf(self.edtf) if self.sure else self)

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
        other = to_date(other)
        (low, high), (other_low, other_high) = _limits(self), _limits(other)
        return "no" if low >= other_high else _answer(self, other, sure=high < other_low)

    def after(self, other: "HistoricalDate | str") -> Answer:
        """Whether this date falls after another; the opposite of `before`, with the same answers.

        Example:
            >>> ct.parse_edtf("1950-10").after("1950-09")
            'certainly'
        """
        return to_date(other).before(self)

    def within(self, other: "HistoricalDate | str") -> Answer:
        """Whether this date falls within another, from the first day of that to its last.

        It does so `certainly` only if the other is a stretch of time that is known: within one of several
        dates, a date with open digits, or an interval with an unknown end it falls `possibly`. The answers,
        arguments and errors are those of `before`.

        Example:
            >>> ct.parse_edtf("1950-10-11").within("1950-10")
            'certainly'
        """
        other = to_date(other)
        mine, others = _stretches(self), _stretches(other)
        if not any(low <= last and first <= high for low, high in mine for first, last in others):
            return "no"
        # Of a month in two stretches nobody can tell which of them is meant.
        is_whole = len(others) == 1 and _is_whole(other)
        (low, high), (other_low, other_high) = _limits(self), _limits(other)
        return _answer(self, other, sure=is_whole and other_low <= low and high <= other_high)


def parse_edtf(text: str, *, calendar: Calendar = "gregorian", as_written: str = "") -> HistoricalDate:
    """Read a date, an interval or a set of dates in EDTF, levels 0 to 2.

    Args:
        text: The date, without blanks around it.
        calendar: In which it is written. EDTF itself is Gregorian; a date in another calendar is written in the same way, in the
            numbers of that calendar: `0592-04-10` is 10 Rabīʿ II 592. A leap month has an L: `1650-11L-03`.
        as_written: The words of the source, kept beside it.

    Raises:
        DateError: If the text is not EDTF, names a day that does not exist, or runs backwards; a TypeError as well if it is no
            text.
        ValueError: If there is no such calendar.

    Example:
        >>> print(ct.parse_edtf("1917-10-25", calendar="julian").earliest)
        1917-11-07
    """
    if not isinstance(text, str):
        raise NoTextError(text)
    check_calendar(calendar)
    try:
        return _read(text, calendar, as_written)
    except DateError as error:
        if all(_is_date(date, calendar) for date in recommended(error.fix)):
            raise
        raise DateError(text, why=error.why, fix=PLAIN_REMEDY) from None


def on_day(date: HistoricalDate, day: Day) -> HistoricalDate:
    """A date of a calendar that may be off by some days, of which a day of the week tells the day itself."""
    edtf = str(day)
    return replace(date, edtf=edtf, earliest=day, latest=day, kind="date", spans=parse(edtf).spans, level=0, sure=day)


def check_calendar(calendar: str) -> None:
    """Refuse a calendar that is not counted here, with what to write instead.

    Raises:
        ValueError: If there is no such calendar.
    """
    if calendar in REFUSED:
        raise ValueError(f"the calendar {calendar!r} is not counted: {REFUSED[calendar]}")
    if calendar not in CALENDARS:
        raise ValueError(f"there is no calendar {calendar!r}; there are {', '.join(CALENDARS)}")


def _is_date(text: str, calendar: Calendar) -> bool:
    """Whether a text that a remedy recommends is really a date, in the calendar or, as some say, in the Gregorian."""
    for each in dict.fromkeys((calendar, GREGORIAN)):
        try:
            _read(text, each, "")
        except DateError:
            continue
        return True
    return False


@lru_cache(maxsize=REMEMBERED)
def _read(text: str, calendar: Calendar, as_written: str) -> HistoricalDate:
    written = parse(text, is_edtf=calendar in OF_EDTF)
    counted = written if calendar in OF_EDTF else in_counted_years(written, calendar)
    bounds = [_bounds(text, span, calendar) for span in counted.spans]
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    elements = [element for span in counted.spans for element in (span.start, span.end) if element]
    is_as_edtf = calendar in OF_EDTF or (calendar in OF_GREGORIAN_MONTHS and counted == written)
    edtf = text if is_as_edtf else edtf_of(counted, calendar)
    expression = counted if is_as_edtf else parse(edtf)
    return HistoricalDate(
        edtf=edtf,
        earliest=min((start for start in starts if start), default=None) if all(starts) else None,
        latest=max((end for end in ends if end), default=None) if all(ends) else None,
        start_is=expression.spans[0].start_is,
        end_is=expression.spans[-1].end_is,
        calendar=calendar,
        kind=expression.kind,
        spans=expression.spans,
        level=expression.level,
        precision=max(map(_precision, elements), key=_FROM_FINE_TO_COARSE.index, default="unknown"),
        approximate=frozenset().union(*(element.approximate for element in elements)),
        uncertain=frozenset().union(*(element.uncertain for element in elements)),
        counted=counted,
        numbers=text,
        as_written=as_written,
    )


def _bounds(text: str, span: Span, calendar: Calendar) -> tuple[Day | None, Day | None]:
    """First and last day of a span."""
    for element in (span.start, span.end):
        if element and first_day(element, calendar) is None:
            raise _no_such_day(text, element, calendar)
    if span.start and span.end and span.start is not span.end:
        _check_direction(text, span.start, span.end, calendar)
    first = days_of(span.start, calendar, unsure=True)[0] if span.start else None
    last = days_of(span.end, calendar, unsure=True)[1] if span.end else None
    return first, last


def _check_direction(text: str, start: Element, end: Element, calendar: Calendar) -> None:
    """Refuse an interval that ends before it begins, as far as its ends are written.

    June 2004 begins before 11 June 2004, so `2004-06-11/2004-06` is refused; an end with open digits, as in
    `2004-06-11/2004-06-XX`, may lie on any of its days, and so may a season, whose days EDTF cannot leave open.
    """
    begins = first_day(start, calendar)
    ends, ends_at_last = first_day(end, calendar), last_day(end, calendar)
    if begins is None or ends is None or ends_at_last is None or begins <= ends:
        return
    if begins > ends_at_last:
        dash = "/" if "/" in text else ".."
        turned = text.replace(f"{start.text}{dash}{end.text}", f"{end.text}{dash}{start.text}")
        raise DateError(text, why="runs backwards: it ends before it begins", fix=f"Write {turned}, or check the years")
    if end.is_specified and not end.season:
        why = f"begins within {end.text}, which is to be its end"
        any_day = f"{end.text}-XX" if end.months else f"{end.text}-XX-XX"
        raise DateError(text, why=why, fix=f"Write the end as exactly as the start, or {any_day} for any day of it")


def _no_such_day(text: str, element: Element, calendar: Calendar) -> DateError:
    year, month = element.years[0], element.months[0] if element.months else 0
    how = counting(calendar)
    if how.years and not any(stretches_of(calendar, each) for each in element.years):
        return DateError(text, why=f"is no year that is counted in the calendar {calendar}", fix=how.instead)
    if element.is_specified and year in how.cut:
        why = f"names a day that is not in the year {year}, of which the calendar {calendar} has only a part"
        return DateError(text, why=why, fix=how.instead)
    if not element.is_specified:
        return DateError(text, why=f"names no day that exists: {element.text}", fix="Leave another digit open")
    if month not in months_of(calendar, year):
        given = ", ".join(f"{each % LEAP:02}{'L' * (each > LEAP)}" for each in months_of(calendar, year))
        why = f"names a month that does not exist: the months of {year} are {given}"
        return DateError(text, why=why, fix="Write one of these, or the year alone")
    length = days_in_month(calendar, year, month)
    month_text = element.text.rpartition("-")[0].strip("?~%")
    return DateError(
        text,
        why=f"names a day that does not exist: {month_in_words(calendar, year, month)} has {length} days",
        fix=f"Write a day from 01 to {length}, or {month_text} if the day is not known",
    )


def _precision(element: Element) -> Precision:
    years = element.years[-1] - element.years[0]
    if years:
        return "decade" if years < 10 else "century" if years < 100 else "millennium"  # noqa: PLR2004
    if len(element.months) > 1:
        return "year"
    if len(element.days) > 1:
        return "month"
    return "second" if element.time else element.finest


def to_date(date: HistoricalDate | str) -> HistoricalDate:
    """A date as it is, or as it is read from EDTF; the errors are those of `parse_edtf`."""
    return date if isinstance(date, HistoricalDate) else parse_edtf(date)


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
