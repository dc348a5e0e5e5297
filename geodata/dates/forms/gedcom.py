"""Dates of GEDCOM: version 7.0, and what versions 5.5 and 5.5.1 write otherwise.

Rules: FamilySearch GEDCOM 7.0, section 2.4 and appendix A, https://gedcom.io/specifications/FamilySearchGEDCOMv7.html; the
GEDCOM Standard 5.5.1, chapter 2, DATE_VALUE.

| text | the specification says | EDTF |
| --- | --- | --- |
| `12 OCT 1950`, `OCT 1950`, `1950`, `44 BCE` | | `1950-10-12`, `1950-10`, `1950`, `-0043` |
| `ABT x` | "exact date unknown, but near x" | `x~` |
| `CAL x` | "x is calculated from other data" | `x`, and the rule says so |
| `EST x` | both | `x~`, and the rule says so |
| `BET x AND y`, `BEF x`, `AFT x` | "exact date unknown", but from x, up to y, x itself counted in | `[x..y]`, `[..x]`, `[x..]` |
| `FROM x TO y`, `FROM x`, `TO y` | "lasted for multiple days" | `x/y`, `x/`, `/y` |
| `JULIAN 15 MAR 44 BCE`, `@#DJULIAN@ 15 MAR 44 B.C.` | the calendar is told for each date | in that calendar |
| `INT 12 OCT 1950 (words)`, 5.5.1 | interpreted from the words | `1950-10-12`, the words beside it |
| `10 FEB 1731/32`, 5.5.1 | two ways of counting the year | see below |

A year with a slash is for days before 25 March in England, where the year began on that day: the second number is the year that
begins on 1 January. Such days were Julian, and 5.5.1 has the slash in Gregorian dates only: without a calendar it is one of
the two days. Version 7.0 dropped the slash as ambiguous, so where it cannot mean that it is refused.

A calendar that is given to `read_date` is that of each date which names none. It cannot say: that a date is uncertain, an end
"without limit", open digits, seasons, times, several dates. Words in brackets alone are no date.

The library `ged4py` 0.5.5 reads the escapes of 5.5.1, but takes those dates of 7.0 for words, and sorts dates before our era a
year early; it is not used.
"""

import re
from dataclasses import replace

from geodata.dates.calendars.counting import months_of
from geodata.dates.calendars.names import ROMAN_MONTHS, Calendar
from geodata.dates.calendars.old_style import LADY_DAY
from geodata.dates.edtf import DateError, Element, Span
from geodata.dates.forms.form import Form
from geodata.dates.forms.saying import Numbers, joined, mark_of, only_span, plain, read_numbers, said_in
from geodata.dates.historical import HistoricalDate

_NAME = "GEDCOM"
CALCULATED = "calculated from other data"
_CALENDARS: dict[str, Calendar] = {
    "GREGORIAN": "gregorian",
    "JULIAN": "julian",
    "FRENCH_R": "french-republican",
    "HEBREW": "hebrew",
}
_ROMAN_MONTHS = tuple(month[:3].upper() for month in ROMAN_MONTHS)
# The months in the order of their numbers; the Hebrew are counted from Nisan, and Adar II is the 13th of a leap year.
_MONTHS: dict[Calendar, tuple[str, ...]] = {
    "gregorian": _ROMAN_MONTHS,
    "julian": _ROMAN_MONTHS,
    "french-republican": tuple("VEND BRUM FRIM NIVO PLUV VENT GERM FLOR PRAI MESS THER FRUC COMP".split()),  # noqa: SIM905
    "hebrew": tuple("NSN IYR SVN TMZ AAV ELL TSH CSH KSL TVT SHV ADR ADS".split()),  # noqa: SIM905
}
_ADAR, _ADAR_SHENI = 12, 13

# Blanks are single when these are asked.
_DATE = re.compile(
    r"(?:(?P<calendar>GREGORIAN|JULIAN|FRENCH_R|HEBREW|_[A-Z0-9_]+) |@#D(?P<escape>[A-Z ]+)@ ?)?"
    r"(?:(?:(?P<day>[0-9]{1,2}) )?(?P<month>[A-Z]{3,4}) )?"
    r"(?P<year>[0-9]{1,4})(?:/(?P<slash>[0-9]{1,4}))?(?P<epoch> ?(?:BCE|B\. ?C\.|BC))?"
)
_VALUE = re.compile(
    r"(?P<near>ABT|CAL|EST) (?P<date>.+)|BET (?P<low>.+?) AND (?P<high>.+)|BEF (?P<before>.+)|AFT (?P<after>.+)"
    r"|FROM (?P<start>.+?)(?: TO (?P<end>.+))?|TO (?P<until>.+)"
)
_INTERPRETED = re.compile(r"INT (?P<date>[^(]+)\((?P<words>.*)\)", re.IGNORECASE)
_EXAMPLES = "Write such as 12 OCT 1950, ABT 1950, BET 1950 AND 1951, FROM 1950 TO 1951 or JULIAN 15 MAR 44 BCE"


def read(text: str, calendar: Calendar | None) -> HistoricalDate:
    """The date that the payload of a DATE means; see the table of the module.

    Raises:
        DateError: If it is none.
    """
    payload = " ".join(text.split())
    if match := _INTERPRETED.fullmatch(payload):
        date = _date(match["date"].strip().upper(), text, calendar)
        return replace(read_numbers(date.numbers, text, date.calendar), as_written=match["words"])
    if not payload or (payload[0], payload[-1]) == ("(", ")"):
        fix = "Read the words without the form and the brackets"
        raise DateError(text, why="is no date but words, or nothing", fix=fix)
    value = _VALUE.fullmatch(payload.upper())
    if not value:
        date = _date(payload.upper(), text, calendar)
        return read_numbers(date.numbers, text, date.calendar)
    parts = {name: _date(part, text, calendar) for name, part in value.groupdict().items() if part and name != "near"}
    if value["near"]:
        return _near(parts["date"], value["near"], text)
    if any(part.numbers.startswith("[") for part in parts.values()):
        raise DateError(text, why="has an end that may be either of two days", fix="Name the calendar of the end")
    if value["start"] or value["until"]:
        return joined(parts.get("start"), parts.get("end", parts.get("until")), text, lasting=True)
    start, end = parts.get("low", parts.get("after")), parts.get("high", parts.get("before"))
    return joined(start, end, text, lasting=False)


def _near(date: Numbers, word: str, text: str) -> HistoricalDate:
    near = date.numbers if word == "CAL" else re.sub(r"(?<=[0-9])(?=[],.]|$)", "~", date.numbers)
    return replace(read_numbers(near, text, date.calendar), rule="" if word == "ABT" else CALCULATED)


def _date(part: str, text: str, calendar: Calendar | None) -> Numbers:
    """One date, which may have its own calendar."""
    match = _DATE.fullmatch(part)
    if not match:
        raise DateError(text, why="is no date as GEDCOM writes it", fix=_EXAMPLES)
    named = _calendar(match["calendar"] or (match["escape"] or "").replace("FRENCH R", "FRENCH_R"), text)
    counted = named or calendar or "gregorian"
    if counted not in _MONTHS:
        raise DateError(text, why=f"is to be in the calendar {counted}, which GEDCOM does not have", fix=_EXAMPLES)
    if match["slash"]:
        return _dual(match, text, named or calendar)
    year = int(match["year"])
    if match["epoch"] and counted not in {"gregorian", "julian"}:
        raise DateError(text, why="has an epoch, which its calendar does not have", fix="Leave out BCE")
    if year == 0:
        why = "has a year 0, which GEDCOM does not have"
        raise DateError(text, why=why, fix="Write 1 BCE or 1, whichever is meant")
    return _numbered(match, 1 - year if match["epoch"] else year, counted, text)


def _calendar(name: str, text: str) -> Calendar | None:
    if name and name not in _CALENDARS:
        why = f"names the calendar {name}, which has no rules"
        raise DateError(text, why=why, fix=f"Write one of {', '.join(_CALENDARS)}")
    return _CALENDARS[name] if name else None


def _numbered(match: re.Match[str], year: int, calendar: Calendar, text: str) -> Numbers:
    numbers = f"{'-' if year < 0 else ''}{abs(year):04}"
    if match["month"]:
        numbers += f"-{_month(match['month'], year, calendar, text):02}"
    if match["day"]:
        numbers += f"-{int(match['day']):02}"
    return Numbers(numbers, calendar)


def _month(name: str, year: int, calendar: Calendar, text: str) -> int:
    names = _MONTHS[calendar]
    if name not in names:
        why = f"has {name}, which is no month of the calendar {calendar}"
        raise DateError(text, why=why, fix=f"Write one of {', '.join(names)}, or name the calendar of the date")
    # ADS is the Adar of a common year; that ADR is written there too is expected by appendix A.
    if name == "ADS" and not _is_leap(year):
        return _ADAR
    return names.index(name) + 1


def _is_leap(year: int) -> bool:
    """Whether a Hebrew year has two months of Adar."""
    return _ADAR_SHENI in months_of("hebrew", year)


def _dual(match: re.Match[str], text: str, calendar: Calendar | None) -> Numbers:
    """A day before 25 March in the year that begins on 1 January; one of two days if its calendar is not told."""
    old, new = match["year"], match["slash"]
    year = int(old) + 1
    is_next = f"{year:04}".endswith(new) and len(new) >= 2  # noqa: PLR2004 - digits after the slash
    month = _ROMAN_MONTHS.index(match["month"]) + 1 if match["month"] in _ROMAN_MONTHS else 0
    in_winter = bool(month) and (month, int(match["day"] or 1)) < LADY_DAY
    if not (is_next and in_winter) or match["epoch"] or calendar not in {None, "gregorian", "julian"}:
        why = "has two years that are not those of one day between 1 January and 24 March"
        other = int(old[: -len(new)] + new)
        other += 10 ** len(new) if other <= int(old) else 0
        raise DateError(text, why=why, fix=f"Write BET {old} AND {other}, or the one year that is meant")
    if calendar:
        return _numbered(match, year, calendar, text)
    julian = _numbered(match, year, "julian", text)
    latest = read_numbers(julian.numbers, text, "julian").latest
    try:
        gregorian = read_numbers(_numbered(match, year, "gregorian", text).numbers, text)
    except DateError:  # 29 February 1700 was a day of the Julian calendar alone
        return julian
    return Numbers(f"[{gregorian.earliest}{',' if match['day'] else '..'}{latest}]")


def write(date: HistoricalDate) -> str:
    """The payload of a DATE in GEDCOM 7.0.

    Raises:
        DateError: If it has none; see the module.
    """
    expression, calendar = said_in(date, _MONTHS)
    span = only_span(date, expression, _NAME)
    start, end = (_written(date, each, calendar) if each else "" for each in (span.start, span.end))
    if expression.kind == "date":
        return _with_word(date, span, start)
    # Beside the marks of the date itself there are those of a calendar that is unsure.
    if any(end.approximate or end.uncertain for end in (span.start, span.end) if end):
        if date.approximate or date.uncertain:
            why, fix = "has a qualifier at an end, which GEDCOM has not", "Leave it out, or write words"
        else:
            why = (
                f"has ends that the calendar {date.calendar} does not tell to the day, and GEDCOM has no mark for that"
            )
            fix = "Write each end by itself, or words"
        raise DateError(date.numbers, why=why, fix=fix)
    if expression.kind == "one_of":
        return f"BET {start} AND {end}" if start and end else f"AFT {start}" if start else f"BEF {end}"
    if "open" in {span.start_is, span.end_is}:
        fix = "Write it without the dots, such as 1950/, if it is only not known"
        raise DateError(date.numbers, why="has an end without limit, which GEDCOM has not", fix=fix)
    return " ".join([*([f"FROM {start}"] if start else []), *([f"TO {end}"] if end else [])])


def _with_word(date: HistoricalDate, span: Span, written: str) -> str:
    mark = mark_of(span.start) if span.start else ""
    if mark not in {"", "~"}:
        why = "is uncertain, or approximate in a part, which GEDCOM has not"
        raise DateError(date.numbers, why=why, fix="Write ~ behind it, or both ends of a range")
    is_calculated = date.rule == CALCULATED
    word = ("EST " if is_calculated else "ABT ") if mark else "CAL " if is_calculated else ""
    return f"{word}{written}"


def _written(date: HistoricalDate, element: Element, calendar: Calendar) -> str:
    element = plain(date, element, _NAME)
    year = element.years[0]
    words = [str(year) if year > 0 else f"{1 - year} BCE"]
    if element.months:
        words.insert(0, _month_name(year, element.months[0], calendar))
    if element.days:
        words.insert(0, str(element.days[0]))
    # Version 7.0 recommends to leave out the calendar where all dates are Gregorian.
    if calendar != "gregorian":
        words.insert(0, next(name for name, each in _CALENDARS.items() if each == calendar))
    return " ".join(words)


def _month_name(year: int, month: int, calendar: Calendar) -> str:
    if calendar == "hebrew" and month == _ADAR and not _is_leap(year):
        return "ADS"
    return _MONTHS[calendar][month - 1]


FORM = Form(name="gedcom", read=read, write=write)
