"""`start_date` and `end_date` of OpenStreetMap, https://wiki.openstreetmap.org/wiki/Key:start_date.

| text | means | EDTF |
| --- | --- | --- |
| `1950-10-12`, `1950-10`, `1950` | as in ISO 8601, Gregorian | the same |
| `480 BC`, `480 BCE`, `897 AD` | a year | `-0479`, `0897` |
| `~1855` | "some time around 1855" | `1855~` |
| `1860s`; `~1940s` | 1860 to 1869; "probably during the 1940s" | `186X`; `194X?` |
| `C18`; `~C13` | 1701 to 1800; "probably in the 13th century" | `[1701..1800]`; `[1201?..1300?]` |
| `early C18`, `mid 1920s`, `late C17` | a third of it, see `_THIRDS` | `[1701..1730~]`, `[1923~..1927~]`, `[1670~..1700]` |
| `before 1855`; `after 1823` | "during 1854 or before"; "after 1 January 1823" | `[..1854]`; `[1823..]` |
| `1914..1918`, `mid C17..late C17` | "some time during" | `[1914..1918]`, `[1630~..1700]` |
| `j:1918-01-31`; `jd:2455511` | Julian calendar; number of a Julian Day | `1918-01-31`, Julian; `2010-11-10` |

It cannot say that something lasted (that is what `start_date` and `end_date` together say), seasons, times, open digits other
than a decade's, years before our era to the month (a day becomes `jd:`), and of a year, month or day not that it is uncertain,
only that it is approximate. A minus before a year is refused: the page has none, and data have it for `44 BC` as for `45 BC`.
"""

import re

from geodata.dates.calendars.christian import EPOCH
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError, Element, Span, parse
from geodata.dates.forms.form import Form
from geodata.dates.forms.saying import (
    Numbers,
    check_gregorian,
    is_plain,
    joined,
    mark_of,
    mistaken,
    numbers_of,
    only_span,
    plain,
    read_numbers,
    said_in,
)
from geodata.dates.historical import HistoricalDate

_NAME = "OpenStreetMap"
_POINT = re.compile(
    r"(?P<about>~?)(?:(?P<third>early|mid|late) (?=C|[0-9]{3,4}s))?"
    r"(?:C(?P<century>[1-9][0-9]?)|(?P<decade>[0-9]{2,3})0s|(?P<year>[0-9]{1,4})(?P<rest>(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?))"
    r"(?P<era>(?: (?:BCE?|AD|CE))?)"
)
_DECADE = re.compile(r"(~?)([0-9]{2,3})0s")
_JULIAN = re.compile(r"j:((?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?)")
_DAY_NUMBER = re.compile(r"jd:([0-9]{1,7})")
_SIDE = re.compile(r"(before|after) (.+)")
# Where a third of a century or a decade begins and ends within it, in tenths, None at its own first or last year. The page gives
# no years: these are those of the editor of OpenHistoricalMap (iD, `utilEDTFFromOSMDateString`), after the guidelines of the
# University of Houston Libraries (https://uhlibraries-digital.github.io/bcdams-map/guidelines/date).
_THIRDS = {"early": (None, 3), "mid": (3, 7), "late": (7, None)}
START_AND_END = "Write its start in start_date and its end in end_date"
_EXAMPLES = "Write such as 1950-10-12, ~1850, 1850s, C18, before 1900 or 1900..1910"
_MISTAKES = (
    (r".*(?:spring|summer|autumn|fall|winter).*", "names a season", "Write its months, such as 1998-06..1998-08"),
    (r".*;.*", "holds several dates", "Write each by itself, or the first and the last, such as 1900..1910"),
    (
        r"-[0-9].*",
        "has a year with a minus, which may count a year 0 or not",
        "Write 44 BC or 45 BC, whichever is meant",
    ),
    (r"[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]|[0-9]{2,3}X{1,2}", "is EDTF", "Read it without the form"),
)


def read(text: str, calendar: Calendar | None) -> HistoricalDate:
    """The date that a value of `start_date` means; see the table of the module.

    Raises:
        DateError: If it is not of this form.
    """
    check_gregorian(text, calendar, "Write j: before a Julian date, such as j:1918-01-31, or its Gregorian day")
    if match := _JULIAN.fullmatch(text):
        return read_numbers(match[1], text, "julian")
    if match := _DAY_NUMBER.fullmatch(text):
        return read_numbers(str(Day(int(match[1]) - EPOCH)), text)
    if match := _DECADE.fullmatch(text):
        return read_numbers(f"{match[2]:0>3}X{'?' if match[1] else ''}", text)
    if match := _SIDE.fullmatch(text):
        if not match[2][0].isdigit() or not _is_single(match[2]):
            raise DateError(text, why="has a limit that is not one date", fix="Write a year, month or day behind it")
        first = read_numbers(_ends(match[2], text)[0], text).numbers
        return read_numbers(f"[..{_moved(first, -1)}]" if match[1] == "before" else f"[{first}..]", text)
    start, dots, end = text.partition("..")
    if dots:
        earliest, latest = _ends(start, text)[0], _ends(end, text)[1]
        return joined(Numbers(earliest), Numbers(latest), text, lasting=False)
    first, last = _ends(text, text)
    return read_numbers(first if _is_single(text) else f"[{first}..{last}]", text)


def _is_single(point: str) -> bool:
    return point.lstrip("~")[0].isdigit() and not point.endswith("s")


def _ends(point: str, text: str) -> tuple[str, str]:
    """The first and the last year, month or day that a date without `..` may mean, in EDTF."""
    match = _POINT.fullmatch(point)
    if not match or (match["about"] and match["third"]):
        raise _refusal(text)
    before_era = match["era"] in {" BC", " BCE"}
    if match["year"]:
        if not int(match["year"]):
            raise DateError(text, why="has a year 0", fix="Write 1 BC or 0001, whichever is meant")
        if len(match["year"]) < 4 and not match["era"]:  # noqa: PLR2004 - digits of a year
            fix = f"Write {match['year']:0>4}{match['rest']}, or {match['year']} BC"
            raise DateError(text, why="has a year of fewer than four digits", fix=fix)
        if before_era and match["rest"]:
            fix = "Write the year alone, such as 44 BC, or the number of the day, such as jd:1705426"
            raise DateError(text, why="has a month before our era", fix=fix)
        year = 1 - int(match["year"]) if before_era else int(match["year"])
        date = f"{_year(year)}{match['rest']}{match['about']}"
        return date, date
    first, years = (int(match["century"]) * 100 - 99, 100) if match["century"] else (int(match["decade"]) * 10, 10)
    return _third(first, years, match["third"], "?" if match["about"] else "", before_era=before_era)


def _third(first: int, years: int, third: str | None, about: str, *, before_era: bool) -> tuple[str, str]:
    """The first and the last year of a century or a decade, or of a third of it."""
    low, high = first, first + years - 1
    after, until = _THIRDS[third] if third else (None, None)
    # A century begins with its year 1, a decade with its year 0: 1701, 1730, 1770, 1800, but 1920, 1923, 1927, 1929.
    tenths = {tenth: first - first % 10 + tenth * years // 10 for tenth in (after, until) if tenth}
    ends = [(tenths[tenth], "~") if tenth else (edge, about) for tenth, edge in ((after, low), (until, high))]
    if before_era:
        # The years run down to our era, so that the early third of the 5th century BC has the highest numbers.
        ends = [(1 - (low + high - count), mark) for count, mark in ends]
    earliest, latest = (f"{_year(count)}{mark}" for count, mark in ends)
    return earliest, latest


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _moved(numbers: str, by: int) -> str:
    """The year, month or day so many later."""
    element = parse(numbers).spans[0].start
    if element is None:
        raise AssertionError("a single date has a start")
    year = element.years[0]
    if element.days:
        return str(Day(Day.from_civil(year, element.months[0], element.days[0]).number + by))
    if element.months:
        years, month = divmod(year * 12 + element.months[0] - 1 + by, 12)
        return f"{_year(years)}-{month + 1:02}"
    return _year(year + by)


def _refusal(text: str) -> DateError:
    return mistaken(text, text, _MISTAKES, why="is no date as OpenStreetMap writes it", fix=_EXAMPLES)


def write(date: HistoricalDate) -> str:
    """The value of `start_date` for a date.

    Raises:
        DateError: If it has none; see the module.
    """
    if date.calendar == "julian" and (text := _julian(date)):
        return text
    expression, _ = said_in(date, {"gregorian"})
    span = only_span(date, expression, _NAME)
    if expression.kind == "interval":
        raise DateError(date.numbers, why="lasts, and start_date is one date", fix=START_AND_END)
    if expression.kind == "one_of":
        return _range(date, span)
    if span.start is None:
        raise AssertionError("a single date has a start")
    return _single(date, span.start)


def _julian(date: HistoricalDate) -> str:
    """A Julian day, month or year with its sign; "" for what has none in the Julian calendar."""
    element = date.counted.spans[0].start
    if date.counted.kind != "date" or element is None or not is_plain(element):
        return ""
    return "" if mark_of(element) != "" or element.years[0] < 1 else f"j:{numbers_of(plain(date, element, _NAME))}"


def _single(date: HistoricalDate, element: Element) -> str:
    decade = re.fullmatch(r"([0-9]{3})X(\??)", element.text)
    if decade:
        return f"{'~' if decade[2] else ''}{decade[1]}0s"
    return _end(date, plain(date, element, _NAME))


def _end(date: HistoricalDate, element: Element) -> str:
    mark = mark_of(element)
    if mark not in {"", "~"}:
        why = "is uncertain, or approximate in a part: OpenStreetMap has ~ for the whole"
        raise DateError(date.numbers, why=why, fix="Write ~ behind it, or a range such as [1900..1910]")
    year = element.years[0]
    if year > 0:
        return f"{mark}{numbers_of(element)}"
    if element.days and not mark:
        return f"jd:{Day.from_civil(year, element.months[0], element.days[0]).number + EPOCH}"
    if element.months:
        why = "is before our era, of which OpenStreetMap writes the year alone"
        raise DateError(date.numbers, why=why, fix=f"Write the year, {_year(year)}")
    return f"{mark}{1 - year} BC"


def _range(date: HistoricalDate, span: Span) -> str:
    ends = [plain(date, end, _NAME) for end in (span.start, span.end) if end]
    if len(ends) == 2 and all(mark_of(end) in {"", "?"} and end.finest == "year" for end in ends):  # noqa: PLR2004
        first, last = (end.years[0] for end in ends)
        if first > 0 and first % 100 == 1 and last - first == 99 and mark_of(ends[0]) == mark_of(ends[1]):  # noqa: PLR2004
            return f"{'~' if mark_of(ends[0]) else ''}C{last // 100}"
    if any(end.years[0] < 1 and end.months for end in ends):
        raise DateError(date.numbers, why="is a range before our era", fix="Write its years alone")
    if span.start and span.end:
        return f"{_end(date, span.start)}..{_end(date, span.end)}"
    if mark_of(ends[0]) != "":
        raise DateError(date.numbers, why="has a limit that is not certain", fix="Leave out its qualifier")
    if span.start:
        return f"after {_end(date, span.start)}"
    after = parse(_moved(numbers_of(ends[0]), 1)).spans[0].start
    if after is None:
        raise AssertionError("a single date has a start")
    return f"before {_end(date, plain(date, after, _NAME))}"


FORM = Form(name="osm", read=read, write=write)
