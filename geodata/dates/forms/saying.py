"""What the readers and writers of forms share: joining two ends, and telling what of a date a form may be unable to say."""

import re
from collections.abc import Collection, Iterable
from typing import Literal, NamedTuple

from geodata.dates.calendars.names import LEAP, Calendar
from geodata.dates.conversion import edtf_of
from geodata.dates.edtf import DateError, Element, Expression, Part, Span, parse
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf

Mark = Literal["", "?", "~", "%"]

_PARTS: dict[Part, set[Part]] = {
    "year": {"year"},
    "month": {"year", "month"},
    "season": {"year", "season"},
    "day": {"year", "month", "day"},
}
# The formats write years with four digits, and without a year 0; a limit may be written as the year after the last.
_YEARS = range(-9998, 9999)


class Numbers(NamedTuple):
    """A date as it is counted, not yet read: `0592-04-10`, with a qualifier behind it or none, and its calendar."""

    numbers: str
    calendar: Calendar = "gregorian"

    @property
    def parts(self) -> int:
        """How many of year, month and day are given."""
        return self.numbers.lstrip("-").count("-") + 1


def read_numbers(numbers: str, text: str, calendar: Calendar = "gregorian") -> HistoricalDate:
    """A date in the numbers of a calendar, `text` beside it as it was written.

    Raises:
        DateError: As `parse_edtf` does, but of the text.
    """
    try:
        return parse_edtf(numbers, calendar=calendar, as_written="" if numbers == text else text)
    except DateError as error:
        raise DateError(text, why=error.why, fix=error.fix) from None


def mistaken(text: str, value: str, mistakes: Iterable[tuple[str, str, str]], *, why: str, fix: str) -> DateError:
    """What to say of a value that is not of a form.

    Args:
        text: As it was written.
        value: The part of it that is not of the form.
        mistakes: Patterns of a whole value, each with what is wrong and what would be right; the first that fits is taken.
        why: What is wrong with any other.
        fix: What would be right for it.
    """
    for pattern, its_why, its_fix in mistakes:
        if re.fullmatch(pattern, value):
            return DateError(text, why=its_why, fix=its_fix)
    return DateError(text, why=why, fix=fix)


def check_gregorian(text: str, calendar: Calendar | None, fix: str) -> None:
    """Refuse another calendar for a text of a form that says itself that it is Gregorian.

    Raises:
        DateError: With `fix`, how the form writes a date of another calendar.
    """
    if calendar not in {None, "gregorian"}:
        raise DateError(text, why=f"is Gregorian in this form, and the calendar {calendar} was given", fix=fix)


def joined(start: Numbers | None, end: Numbers | None, text: str, *, lasting: bool) -> HistoricalDate:
    """What lasts from one date to another, or one day between them; a missing end is unknown, or without limit.

    One-of has both ends as exactly as each other; where they are not, and where they are in two calendars, the first day and the
    last are taken, in the Gregorian calendar.

    Args:
        start: A year, month or day; None if there is none.
        end: Likewise.
        text: As it was written.
        lasting: Whether it goes on from the one to the other.

    Raises:
        DateError: If an end is no date, or they run backwards.
    """
    ends = [each for each in (start, end) if each]
    if len({each.calendar for each in ends}) == 1 and (lasting or len({each.parts for each in ends}) == 1):
        first, last = (each.numbers if each else "" for each in (start, end))
        calendar = ends[0].calendar
    else:
        first, last = (_day_of(each, text, is_start=each is start) if each else "" for each in (start, end))
        calendar = "gregorian"
    try:
        return read_numbers(f"{first}/{last}" if lasting else f"[{first}..{last}]", text, calendar)
    except DateError:
        for each in ends:
            read_numbers(each.numbers, text, each.calendar)  # which says better what is wrong with an end
        raise


def _day_of(end: Numbers, text: str, *, is_start: bool) -> str:
    """The first day of a start, or the last one of an end."""
    date = read_numbers(end.numbers, text, end.calendar)
    element = date.counted.spans[0].start
    mark = mark_of(element) if element else ""
    return f"{date.earliest if is_start else date.latest}{mark or ''}"


def said_in(date: HistoricalDate, calendars: Collection[Calendar]) -> tuple[Expression, Calendar]:
    """What a date says, in its own calendar if that is one of those given, else in the Gregorian.

    Raises:
        DateError: As `gregorian_edtf` does.
    """
    if date.calendar in calendars:
        return date.counted, date.calendar
    return parse(gregorian_edtf(date)), "gregorian"


def gregorian_edtf(date: HistoricalDate) -> str:
    """A date in EDTF itself, which is Gregorian; a Julian month becomes one of its days.

    Raises:
        DateError: If the time of day, or the year that was meant, would be lost on the way.
    """
    if date.calendar != "julian":
        return date.edtf
    ends = [end for span in date.counted.spans for end in (span.start, span.end) if end]
    if any(end.time or end.estimate is not None for end in ends):
        why, fix = "has a time of day or significant digits in the Julian calendar", "Write the day or the years alone"
        raise DateError(date.numbers, why=why, fix=fix)
    edtf = edtf_of(date.counted, "julian")
    try:
        parse(edtf)
    except DateError:
        why = "has a day that EDTF cannot write, in a year of more than four digits"
        raise DateError(date.numbers, why=why, fix="Write a Gregorian year") from None
    return edtf


def only_span(date: HistoricalDate, expression: Expression, form: str) -> Span:
    """The one date, interval or range that is said.

    Raises:
        DateError: If there are several.
    """
    if expression.kind == "all_of":
        raise DateError(date.numbers, why=f"means all of several dates, and {form} has one", fix="Write each by itself")
    if len(expression.spans) > 1:
        fix = "Write the first and the last, such as [1667..1672]"
        raise DateError(date.numbers, why=f"means one of several dates, and {form} has a range at most", fix=fix)
    return expression.spans[0]


def plain(date: HistoricalDate, element: Element, form: str) -> Element:
    """A year, month or day, as it is.

    Raises:
        DateError: If it is anything else, or has more than four digits in its year.
    """
    if element.time:
        raise DateError(date.numbers, why=f"has a time of day, which {form} does not say", fix="Write the day alone")
    if not is_plain(element):
        why = f"is not a single year, month or day, and {form} has no way to say what it is"
        raise DateError(date.numbers, why=why, fix=f"Write [{date.earliest or ''}..{date.latest or ''}]")
    if element.years[0] not in _YEARS:
        why = f"has a year of more than four digits, which {form} does not take"
        raise DateError(date.numbers, why=why, fix="Write it in EDTF")
    return element


def is_plain(element: Element) -> bool:
    """Whether a date is a year, month or day, and no digit is left open."""
    return element.is_specified and not (element.season or element.time) and element.estimate is None


def mark_of(element: Element) -> Mark | None:
    """The qualifier that all parts of a date bear; None if some bear one and others none."""
    parts = _PARTS[element.finest]
    if any(marked and marked != parts for marked in (element.uncertain, element.approximate)):
        return None
    if element.uncertain:
        return "%" if element.approximate else "?"
    return "~" if element.approximate else ""


def numbers_of(element: Element) -> str:
    """The numbers of a plain date without its qualifiers: `1950-10`, `-0043-03-15`."""
    year = element.years[0]
    months = [f"{month % LEAP:02}{'L' if month > LEAP else ''}" for month in element.months]
    days = [f"{day:02}" for day in element.days]
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *months, *days])
