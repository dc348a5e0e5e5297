"""EDTF, or the numbers of another calendar, become a `HistoricalDate`; what names no day is refused with what does."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from geodata.dates.bounds import first_day, in_counted_years, last_day
from geodata.dates.calendars.counting import counting, days_in_month, months_of, stretches_of
from geodata.dates.calendars.names import CALENDARS, LEAP, OF_EDTF, OF_GREGORIAN_MONTHS, REFUSED, Calendar
from geodata.dates.conversion import edges, edtf_of
from geodata.dates.days import Day
from geodata.dates.edtf import DateError, Element, Span, parse
from geodata.dates.historical import HistoricalDate, Precision
from geodata.dates.words import month_in_words

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
        from geodata.dates.remedies import PLAIN_REMEDY, recommended  # noqa: PLC0415 - the mistakes are a large table

        if all(_is_date(date, calendar) for date in recommended(error.fix)):
            raise
        raise DateError(text, why=error.why, fix=PLAIN_REMEDY) from None


def to_date(date: HistoricalDate | str) -> HistoricalDate:
    """A date as it is, or as it is read from EDTF; the errors are those of `parse_edtf`."""
    return date if isinstance(date, HistoricalDate) else parse_edtf(date)


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
    for span in counted.spans:
        _check_days(text, span, calendar)
    first, last = edges(counted.spans, calendar, unsure=True)
    elements = [element for span in counted.spans for element in (span.start, span.end) if element]
    is_as_edtf = calendar in OF_EDTF or (calendar in OF_GREGORIAN_MONTHS and counted == written)
    edtf = text if is_as_edtf else edtf_of(counted, calendar)
    expression = counted if is_as_edtf else parse(edtf)
    return HistoricalDate(
        edtf=edtf,
        earliest=first if all(span.start for span in counted.spans) else None,
        latest=last if all(span.end for span in counted.spans) else None,
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


def _check_days(text: str, span: Span, calendar: Calendar) -> None:
    """Refuse a span with an end that does not exist, or that ends before it begins."""
    for element in (span.start, span.end):
        if element and first_day(element, calendar) is None:
            raise _no_such_day(text, element, calendar)
    if span.start and span.end and span.start is not span.end:
        _check_direction(text, span.start, span.end, calendar)


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
