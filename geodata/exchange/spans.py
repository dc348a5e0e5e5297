"""Dates as other formats say them: a first and a last day, each as in ISO 8601 or XML Schema, with the years counted as they do.

EDTF and ISO 8601 have a year 0, which is 1 BCE (`astronomical`). Linked Places as a table, Pleiades and the JSON of Wikidata have
none: -1 is 1 BCE there (`historical`).
"""

import re
from typing import Literal

from geodata.dates.days import Day
from geodata.dates.edtf import DateError, Element
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf

Count = Literal["astronomical", "historical"]

_WRITTEN = re.compile(
    r"(?P<year>[+-]?[0-9]{1,12})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?"
    r"(?:T(?P<minute>[0-9]{2}:[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?)?(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?"
)
# 19501012 is a day to ISO 8601 and the year 19,501,012 to XML Schema.
_COMPACT = re.compile(r"[0-9]{8}")
_LAST_YEAR_OF_FOUR_DIGITS = 9999


def year_text(year: int, count: Count = "astronomical", digits: int = 4) -> str:
    """A year as a format writes it.

    Args:
        year: Astronomical: 0 is 1 BCE.
        count: How the format counts.
        digits: At least so many, with zeros before them.
    """
    counted = year - 1 if count == "historical" and year < 1 else year
    return f"{'-' if counted < 0 else ''}{abs(counted):0{digits}}"


def day_text(day: Day, count: Count = "astronomical", digits: int = 4) -> str:
    """A day as `xsd:date` writes it, `-0043-03-15`; longer years have all their digits and no letter."""
    year, month, of_month = day.civil
    return f"{year_text(year, count, digits)}-{month:02}-{of_month:02}"


def ends_of(date: HistoricalDate, count: Count = "astronomical", digits: int = 4) -> tuple[str, str]:
    """The first and the last possible day of a date as `xsd:date`; "" for an end that is open or not known."""
    first, last = date.earliest, date.latest
    return (first and day_text(first, count, digits)) or "", (last and day_text(last, count, digits)) or ""


def element_text(element: Element | None, count: Count = "astronomical", digits: int = 4) -> str:
    """A year, month or day as XML Schema writes it, `1950-10`; "" if it is a season, has an open digit or is none.

    A qualifier and a time of day are left out. The calendar has to be Gregorian.
    """
    if element is None or element.season or not element.is_specified:
        return ""
    parts = [f"{each:02}" for each in (*element.months, *element.days)]
    return "-".join([year_text(element.years[0], count, digits), *parts])


def date_text(date: HistoricalDate, count: Count = "astronomical", digits: int = 4) -> str:
    """A date that is one Gregorian year, month or day as `element_text` has it; "" for any other."""
    gregorian = in_gregorian(date)
    return element_text(gregorian.spans[0].start, count, digits) if gregorian.kind == "date" else ""


def in_gregorian(date: HistoricalDate) -> HistoricalDate:
    """The same date in the numbers of the Gregorian calendar, in which other formats count.

    A date of another calendar that cannot be said in these, such as one with a time of day, is one of the days that it may be.
    """
    if date.calendar == "gregorian":
        return date
    try:
        return parse_edtf(date.to("edtf"))
    except DateError:
        first, last = (str(day or "") for day in (date.earliest, date.latest))
        return parse_edtf(first if first == last else f"[{first}..{last}]")


def edtf_of(text: str, count: Count = "astronomical") -> str:
    """EDTF from a year, month, day or time as ISO 8601, XML Schema and spreadsheets write it; "" if it is none, or is no day.

    Years may have fewer digits than four or more, and a sign. Fractions of a second and the zone of a day are left out.

    Args:
        text: Such as `-0043-03-15`, `218`, `1950-10-12T08:00:00.000Z`.
        count: How the format counts years.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if not match or (match["minute"] and not match["day"]) or _COMPACT.fullmatch(match[0]):
        return ""
    year = int(match["year"])
    if count == "historical" and year < 1:
        if year == 0:
            return ""
        year += 1
    parts = [f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) <= _LAST_YEAR_OF_FOUR_DIGITS else f"Y{year}"]
    parts += [f"{match[name]:0>2}" for name in ("month", "day") if match[name]]
    offset = match["offset"] or ""
    zone = f"{offset[:3]}:{offset[-2:]}" if offset not in {"", "Z"} else offset
    time = f"T{match['minute']}:{match['second'] or '00'}{zone}" if match["minute"] else ""
    return _checked("-".join(parts) + time)


def _checked(edtf: str) -> str:
    """A text if it is EDTF, "" if it is not."""
    try:
        return parse_edtf(edtf).edtf
    except DateError:
        return ""


def span_edtf(start: str, end: str) -> str:
    """EDTF from the EDTF of a start and of an end, either of which may be "": then it is not known; "" for two of these.

    An interval of EDTF has no times of day: they are left out, unless both ends are one moment.

    Raises:
        DateError: If it runs backwards.
    """
    if start == end:
        return start
    start, end = (each.partition("T")[0] for each in (start, end))
    return start if start == end else parse_edtf(f"{start}/{end}").edtf
