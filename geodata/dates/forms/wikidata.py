"""Times of Wikidata: the text of QuickStatements, and the JSON of a `datavalue`.

Rules: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html (section time), the formatter of Wikibase
(`MwTimeIsoFormatter`), the tests of the parser of QuickStatements (`parse_value`), https://www.wikidata.org/wiki/Help:Dates.

| precision | text of QuickStatements | EDTF |
| --- | --- | --- |
| 11 | `+1950-10-12T00:00:00Z/11` | `1950-10-12` |
| 10, 9 | `+1950-10-00T00:00:00Z/10`, `+1950-00-00T00:00:00Z/9` | `1950-10`, `1950` |
| 8 | `+1954-00-00T00:00:00Z/8`, shown as 1950s | `195X` |
| 7 | `+1801-00-00T00:00:00Z/7`, shown as 19. century | `[1801..1900]` |
| 6 | `+1001-00-00T00:00:00Z/6`, shown as 2. millennium | `[1001..2000]` |

- A year before our era is counted without a year 0 in JSON and QuickStatements: `-0044` is 44 BCE. In RDF, the query service,
  it would be 45 BCE; such a text has no precision and is refused.
- `/J`, in JSON the calendar model Q1985786, says that year, month and day are Julian. They are written in that calendar.
- A century runs from its year 1 to its year 100: Wikibase shows year ÷ 100, rounded up, and stores "20. century" as the year
  2000 (https://phabricator.wikimedia.org/T73459). Other programs mean the 20th century by 1900
  (https://github.com/magnusmanske/listeria_rs/issues/45). So a year that ends a century is read as either: `+1900…/7` is
  `[1801..1999]`; a millennium likewise.
- Month and day beyond the precision mean nothing and are left out. A date before our era may be a year off in the data
  (https://phabricator.wikimedia.org/T99674); nothing in a value tells.

They cannot say what lasts or lies between two dates, nor `~` and `?`: these are qualifiers of a statement, which the refusals
name.
"""

import json
import re
from typing import Any

from geodata.dates.calendars.names import Calendar
from geodata.dates.edtf import DateError, Element, Span
from geodata.dates.forms.form import Form
from geodata.dates.forms.saying import check_gregorian, mark_of, numbers_of, only_span, plain, read_numbers, said_in
from geodata.dates.historical import HistoricalDate

_NAME = "Wikidata"
_MODELS: dict[str, Calendar] = {"Q1985727": "gregorian", "Q1985786": "julian"}
_MILLENNIUM, _CENTURY, _DECADE, _YEAR, _MONTH, _DAY = range(6, 12)
_YEARS_OF = {_MILLENNIUM: 1000, _CENTURY: 100}

_TIME = re.compile(r"(?P<sign>[+-])(?P<year>[0-9]{1,16})-(?P<month>0[0-9]|1[0-2])-(?P<day>[0-9]{2})T00:00:00Z")
_STATEMENT = re.compile(r"(?P<time>[+-].*Z)/(?P<precision>[0-9]{1,2})(?P<julian>/J)?")
_EXAMPLES = "Write such as +1950-10-12T00:00:00Z/11, or the JSON of the datavalue"


def read(text: str, calendar: Calendar | None) -> HistoricalDate:
    """The date that a value means; see the table of the module.

    Raises:
        DateError: If it is none, or means nothing certain.
    """
    if text.lstrip().startswith("{"):
        time, precision, counted = _from_json(text)
    elif match := _STATEMENT.fullmatch(text):
        time, precision, counted = match["time"], int(match["precision"]), "julian" if match["julian"] else "gregorian"
    elif re.match(r'"?[+-]?[0-9]+-.*T.*', text):
        why = "has no precision: in RDF a year before our era is counted otherwise"
        raise DateError(text, why=why, fix="Write the precision behind it, such as +1950-10-12T00:00:00Z/11")
    else:
        raise DateError(text, why="is no time of Wikidata", fix=_EXAMPLES)
    if counted == "gregorian":
        check_gregorian(text, calendar, "Write /J behind the precision of a Julian date")
    return read_numbers(_numbers(text, time, precision), text, counted)


def _from_json(text: str) -> tuple[str, int, Calendar]:
    """Time, precision and calendar of a `datavalue`, of its `value`, or of what holds the `datavalue`."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise DateError(text, why="is not JSON", fix=_EXAMPLES) from None
    for key in ("mainsnak", "datavalue", "value"):
        value = value.get(key, value) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(value.get("time"), str) or type(value.get("precision")) is not int:
        raise DateError(text, why="is no datavalue with time and precision", fix=_EXAMPLES)
    if any(value.get(key) for key in ("before", "after", "timezone")):
        fix = "Write the first and the last date in EDTF, such as [1950..1952]"
        raise DateError(text, why="has before, after or timezone, which Wikibase does not use", fix=fix)
    model = str(value.get("calendarmodel")).rpartition("/")[2]
    if model not in _MODELS:
        raise DateError(text, why=f"has the calendar model {model}", fix=f"Write one of {', '.join(_MODELS)}")
    return value["time"], value["precision"], _MODELS[model]


def _numbers(text: str, time: str, precision: int) -> str:
    """The numbers of EDTF."""
    match = _TIME.fullmatch(time)
    if not match:
        raise DateError(text, why="has a time that is not of the form +1950-10-12T00:00:00Z", fix=_EXAMPLES)
    count, is_bce = int(match["year"]), match["sign"] == "-"
    if not count:
        raise DateError(text, why="has a year 0, which Wikibase does not have", fix="Write -0001 for 1 BCE, or +0001")
    if not _MILLENNIUM <= precision <= _DAY:
        why = f"has the precision {precision}, which is not read"
        raise DateError(text, why=why, fix="Write a day without its hour, or in EDTF, such as Y-17E7S2")
    if precision == _DECADE:
        return _decade(text, count, is_bce=is_bce)
    if precision in _YEARS_OF:
        years = _YEARS_OF[precision]
        low = (count - 1) // years * years + 1
        # A round year may stand for the years that begin with its digits.
        return _range(low, low + years - 1 if count % years else count + years - 1, is_bce=is_bce)
    insignificant = {_YEAR: 0, _MONTH: 1, _DAY: 2}[precision]
    parts = (match["month"], match["day"])[:insignificant]
    if "00" in parts:
        raise DateError(
            text,
            why="has 00 for a part that its precision gives",
            fix=f"Write the precision {_YEAR + parts.index('00')}",
        )
    return "-".join([_year(1 - count if is_bce else count), *parts])


def _decade(text: str, count: int, *, is_bce: bool) -> str:
    """Years of the same tens; before our era they are not those that EDTF leaves open, which count a year 0."""
    tens = count // 10
    if not tens or count > 9999:  # noqa: PLR2004 - EDTF leaves digits of four open
        raise DateError(text, why="is no decade", fix=f"Write the precision {_YEAR}")
    return _range(tens * 10, tens * 10 + 9, is_bce=True) if is_bce else f"{tens:03}X"


def _range(low: int, high: int, *, is_bce: bool) -> str:
    first, last = (1 - high, 1 - low) if is_bce else (low, high)
    return f"[{_year(first)}..{_year(last)}]"


def _year(year: int) -> str:
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    return f"Y{written}" if abs(year) > 9999 else written  # noqa: PLR2004 - as EDTF writes them


def write(date: HistoricalDate) -> str:
    """The text of QuickStatements for a date, with the coarsest precision that says it.

    Raises:
        DateError: If there is none, with the qualifiers that say it.
    """
    expression, calendar = said_in(date, _MODELS.values())
    span = only_span(date, expression, _NAME)
    if expression.kind == "interval":
        fix = "Write its ends as start time (P580) and end time (P582), each by itself"
        raise DateError(date.numbers, why="lasts, and a value of Wikidata is one date", fix=fix)
    if date.uncertain or date.approximate:
        fix = "Write it without, and add the qualifier sourcing circumstances (P1480): circa (Q5727902), presumably (Q18122778)"
        raise DateError(date.numbers, why="is approximate or uncertain, which a value of Wikidata is not", fix=fix)
    time, precision = _of_range(date, span) if expression.kind == "one_of" else _single(date, span.start)
    return f"{time}T00:00:00Z/{precision}{'/J' if calendar == 'julian' else ''}"


def _single(date: HistoricalDate, element: Element | None) -> tuple[str, int]:
    if element is None:
        raise AssertionError("a single date has a start")
    if re.fullmatch(r"(?!000)[0-9]{3}X", element.text):
        return f"+{element.text[:3]}0-00-00", _DECADE
    element = plain(date, element, _NAME)
    parts = {"year": "-00-00", "month": "-00", "day": ""}
    sign, year = ("+", element.years[0]) if element.years[0] > 0 else ("-", 1 - element.years[0])
    rest = numbers_of(element).lstrip("-")[4:]
    return f"{sign}{year:04}{rest}{parts[element.finest]}", {"year": _YEAR, "month": _MONTH, "day": _DAY}[
        element.finest
    ]


def _of_range(date: HistoricalDate, span: Span) -> tuple[str, int]:
    """A decade before our era, a century or a millennium; its first year but one that does not end it tells which it is."""
    ends = [end for end in (span.start, span.end) if end]
    if len(ends) == 2 and all(mark_of(end) == "" and end.text.lstrip("-").isdigit() for end in ends):  # noqa: PLR2004
        first, last = (end.years[0] for end in ends)
        low, high = (1 - last, 1 - first) if last < 1 else (first, last)
        sign = "-" if last < 1 else "+"
        for precision, years in _YEARS_OF.items():
            if low % years == 1 and high - low == years - 1 and low > 0:
                return f"{sign}{low:04}-00-00", precision
        if last < 1 and low % 10 == 0 and high - low == 9:  # noqa: PLR2004
            return f"-{low:04}-00-00", _DECADE
    fix = "Write it as unknown value, with its ends as earliest date (P1319) and latest date (P1326)"
    raise DateError(date.numbers, why="is one of several dates, and no decade, century or millennium", fix=fix)


FORM = Form(name="wikidata", read=read, write=write)
