"""A date written in another calendar becomes EDTF, in Gregorian or Julian numbers: as wide as it is, and no surer than it is."""

from collections.abc import Iterable

from geodata.dates.bounds import first_day, last_day, stretches_of_month
from geodata.dates.calendars.counting import counting, date_in
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import Element, Expression, Span

# The first Gregorian day of Rome, Spain and Portugal: of earlier days histories give the Julian date.
REFORM = Day.from_civil(1582, 10, 15)


def days_of(element: Element, calendar: Calendar, *, unsure: bool) -> tuple[Day, Day]:
    """The first and the last day of a date that exists; with the days by which its calendar may be off, if `unsure`."""
    first, last = first_day(element, calendar), last_day(element, calendar)
    if first is None or last is None:
        raise AssertionError("a date that does not exist is refused before it is converted")
    off = counting(calendar).unsure if unsure else lambda _: 0
    return Day(first.number - off(element.years[0])), Day(last.number + off(element.years[-1]))


def edges(spans: Iterable[Span], calendar: Calendar, *, unsure: bool) -> tuple[Day | None, Day | None]:
    """The first and the last day of all spans; None where there is no end at all."""
    starts = [days_of(span.start, calendar, unsure=unsure)[0] for span in spans if span.start]
    ends = [days_of(span.end, calendar, unsure=unsure)[1] for span in spans if span.end]
    return min(starts, default=None), max(ends, default=None)


def edtf_of(expression: Expression, calendar: Calendar, into: Calendar = "gregorian", *, unsure: bool = True) -> str:
    """What a calendar says, in EDTF.

    A month or a year becomes one of its days, `[a..b]`, since `a/b` says that something lasted from a to b; an interval keeps its
    ends, and a set of all its members, marked as approximate where the calendar does not tell them to the day.

    Args:
        expression: In the numbers of the calendar; its days exist.
        calendar: In which it is written.
        into: The calendar of the EDTF, Gregorian or Julian.
        unsure: Whether the days by which the calendar may be off are counted in.
    """
    spans = expression.spans
    if expression.kind == "interval":
        start, end = (_end(spans[0], side, calendar, into, unsure=unsure) for side in ("start", "end"))
        return f"{start}/{end}"
    is_all = expression.kind == "all_of"
    members = [part for span in spans for part in _members(span, calendar, into, unsure=unsure, is_all=is_all)]
    if expression.kind == "date" and len(members) == 1 and ".." not in members[0]:
        return members[0]
    return ("{%s}" if is_all else "[%s]") % ",".join(members)


def civil_calendar_of(expression: Expression, calendar: Calendar) -> Calendar:
    """In which calendar histories give a date of another one: the Julian for days before 15 October 1582."""
    ends = [last_day(end, calendar) for span in expression.spans for end in (span.start, span.end) if end]
    return "julian" if all(day is None or day < REFORM for day in ends) else "gregorian"


def _end(span: Span, side: str, calendar: Calendar, into: Calendar, *, unsure: bool) -> str:
    element, state = (span.start, span.start_is) if side == "start" else (span.end, span.end_is)
    if element is None:
        return ".." if state == "open" else ""
    first, last = days_of(element, calendar, unsure=unsure)
    mark = _mark([element], is_off=unsure and _is_off(element, calendar))
    return written_in(into, first if side == "start" else last) + mark


def _members(span: Span, calendar: Calendar, into: Calendar, *, unsure: bool, is_all: bool) -> list[str]:
    """A member of a set; several where the days of a month do not follow one another."""
    ends = [end for end in (span.start, span.end) if end]
    mark = _mark(ends, is_off=unsure and is_all and any(_is_off(end, calendar) for end in ends))
    if span.start and span.start is span.end and (stretches := stretches_of_month(span.start, calendar)):
        return [_range(*(written_in(into, day) + mark for day in each)) for each in stretches]
    first = written_in(into, days_of(span.start, calendar, unsure=unsure)[0]) + mark if span.start else ""
    last = written_in(into, days_of(span.end, calendar, unsure=unsure)[1]) + mark if span.end else ""
    return [_range(first, last)]


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}..{last}"


def _is_off(element: Element, calendar: Calendar) -> bool:
    """Whether a calendar may be off by some days in a year that is meant."""
    return any(counting(calendar).unsure(year) for year in element.years)


def _mark(elements: Iterable[Element], *, is_off: bool) -> str:
    is_uncertain = any(element.uncertain for element in elements)
    is_about = is_off or any(element.approximate for element in elements)
    return ("%" if is_about else "?") if is_uncertain else "~" if is_about else ""


def written_in(calendar: Calendar, day: Day) -> str:
    """A day in the numbers of the Gregorian or the Julian calendar."""
    year, month, number = date_in(calendar, day)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"
