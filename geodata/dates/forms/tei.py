"""Attributes of TEI P5 that date: att.datable.w3c, att.datable.iso, att.datable.custom, and what says how sure they are.

Rules: https://www.tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html and its neighbours.

| attributes | mean | EDTF |
| --- | --- | --- |
| `when="1950-10"`, or `1950-10` alone | the date | `1950-10` |
| `notBefore="1950" notAfter="1952"` | one day between them | `[1950..1952]` |
| `from="1950" to="1952"` | it lasted | `1950/1952`; an end that is not given is not known |
| `when-iso="-0043"` … | ISO 8601, with a year 0 | `-0043` |
| `when-custom="1666-09-02" datingMethod="#julian"` … | in another calendar, see `POINTERS` | `1666-09-02`, Julian |
| `cert="low"`, `cert="medium"`, `evidence="conjecture"` | not sure | `?` |
| `precision="low"`, `precision="medium"` | not exact | `~` |

- The plain attributes are dates of XML Schema and always Gregorian. `calendar` tells in which calendar the words of the element
  are and changes nothing in `when`: the Guidelines have `calendar="#Julian" when="1632-06-06"` for "27th of May (old style)".
  Only for `…-custom` without `datingMethod` is it taken for the calendar of the value.
- A year before our era is refused in the plain and the custom attributes. By XML Schema 1.0 and the Guidelines `-0056` is 56 BCE,
  by version 1.1 and ISO 8601 it is 57 BCE; projects follow either. The remedy names both. Year `0000` is refused likewise.
- Written are `…-iso` for years before our era and `…-custom` with `datingMethod` for other calendars.

They cannot say: an end "without limit", open digits, seasons, several dates, a qualifier of one end or one part only.
"""

import re
from collections.abc import Iterable

from geodata.dates.calendars.names import CALENDARS, OF_EDTF, Calendar
from geodata.dates.edtf import DateError, Element, Expression, Span, parse
from geodata.dates.forms.form import Form
from geodata.dates.forms.saying import (
    Numbers,
    check_gregorian,
    gregorian_edtf,
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

_NAME = "TEI"
# The ids that projects give their `calendar` elements, in small letters; the names of the calendars here are ids as well.
POINTERS: dict[str, Calendar] = {
    **{calendar: calendar for calendar in CALENDARS},
    "hijri": "islamic",
    "muslim": "islamic",
    "jewish": "hebrew",
    "frenchrepublican": "french-republican",
    "frenchrevolutionary": "french-republican",
    "republican": "french-republican",
    "revolutionary": "french-republican",
    "ethiopic": "ethiopian",
    "jalali": "persian",
}
_NAMES = ("when", "notBefore", "notAfter", "from", "to")
# Which attributes are read where several kinds give the same date: those that say most surely what they mean.
_KINDS = ("-iso", "", "-custom")
_NOT_READ = ("dur", "dur-iso", "datingPoint")

_ATTRIBUTE = re.compile(r"""\s*([A-Za-z][\w:.-]*)\s*=\s*("[^"<&]*"|'[^'<&]*')\s*""")
_W3C = re.compile(
    r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)
# What XML Schema takes for a date or a time but EDTF does not.
_MISTAKES = (
    (r"--.*", "has no year", "Write the whole date, such as 1950-10-12; EDTF has no day without its year"),
    (r"[0-9]{2}:.*", "is a time without its day", "Write both, such as 1950-10-12T23:20:30"),
    (
        r"[0-9-]+(?:Z|[+-][0-9]{2}:[0-9]{2})",
        "is a date with a time zone",
        "Write the day where it was dated, without the zone",
    ),
    (r"[^T]*T[^.]*\..*", "has a fraction of a second", "Write whole seconds"),
    (
        r"[^T]*T[0-9:]*",
        "is no time as XML Schema has it",
        "Write hours, minutes and seconds, such as 1950-10-12T23:20:30",
    ),
    (
        r"[0-9]{4}-(?:00|1[3-9]|[2-9][0-9])(?:-.*)?",
        "has a month that does not exist",
        "Write a month from 01 to 12, or the year alone",
    ),
    (r"-?[0-9]{5,}(?:-.*)?", "has a year of more than four digits in XML Schema", "Write year-month-day with hyphens"),
)
_UNSURE = {"cert": {"low", "medium", "unknown"}, "precision": {"low", "medium"}}
_SURE = {"cert": {"", "high", "1", "1.0"}, "precision": {"", "high", "unknown"}}
_WRITTEN_MARKS = {"": "", "?": ' cert="low"', "~": ' precision="low"', "%": ' cert="low" precision="low"'}


def read(text: str, calendar: Calendar | None) -> HistoricalDate:
    """The date that attributes mean, or a value of `when`; see the table of the module.

    Args:
        text: `1950-10-12`, or the attributes as they stand in the start tag, `notBefore="1950" notAfter="1952" cert="low"`.
        calendar: That of the values of `…-custom` which name none.

    Raises:
        DateError: If they are none, contradict one another, or may mean two things.
    """
    given = _attributes(text)
    kind = next((kind for kind in _KINDS if any(name + kind in given for name in _NAMES)), None)
    if kind is None:
        raise DateError(text, why="has no attribute that dates", fix='Write such as when="1950-10-12"')
    counted = _calendar(text, given, kind, calendar)
    mark = _mark(text, given)
    dates = {name: _value(text, given[name + kind], kind, counted, mark) for name in _NAMES if name + kind in given}
    if "when" in dates and len(dates) == 1:
        return read_numbers(dates["when"].numbers, text, counted)
    is_lasting = not dates.keys().isdisjoint({"from", "to"})
    if "when" in dates or (is_lasting and len(dates.keys() & {"from", "to"}) < len(dates)):
        fix = "Write when alone, notBefore and notAfter, or from and to"
        raise DateError(text, why="has attributes that say different things", fix=fix)
    if any(re.search(r"[\[{/]", date.numbers) for date in dates.values()):
        raise DateError(text, why="has an end that is no single date", fix="Write a year, month or day for each")
    start, end = ("from", "to") if is_lasting else ("notBefore", "notAfter")
    return joined(dates.get(start), dates.get(end), text, lasting=is_lasting)


def _attributes(text: str) -> dict[str, str]:
    if "=" not in text:
        return {"when": text}
    given: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = _ATTRIBUTE.match(text, position)
        if not match or match[1] in given:
            fix = 'Write them as in the start tag and without it, such as notBefore="1950" notAfter="1952"'
            raise DateError(text, why="is not a list of attributes", fix=fix)
        given[match[1]] = match[2][1:-1]
        position = match.end()
    for name in _NOT_READ:
        if name in given:
            raise DateError(text, why=f"has {name}, which is not read", fix="Write both ends of the time instead")
    return given


def _calendar(text: str, given: dict[str, str], kind: str, calendar: Calendar | None) -> Calendar:
    """In which calendar the values are."""
    if kind != "-custom":
        check_gregorian(text, calendar, 'Write such as when-custom="1917-10-25" datingMethod="#julian"')
        return "gregorian"
    pointer = given.get("datingMethod") or given.get("calendar")
    if pointer is None and calendar:
        return calendar
    name = (pointer or "").rpartition("#")[2].lower()
    if name not in POINTERS:
        why = f"points to the calendar {name}, which is not known" if name else "does not say in which calendar it is"
        raise DateError(
            text, why=why, fix=f"Write datingMethod with one of {', '.join(f'#{each}' for each in CALENDARS)}"
        )
    return POINTERS[name]


def _mark(text: str, given: dict[str, str]) -> str:
    """The qualifier of the whole."""
    marked = {}
    for name, unsure in _UNSURE.items():
        value = given.get(name, "")
        # `cert` may be a probability.
        is_share = name == "cert" and re.fullmatch(r"0(?:\.[0-9]+)?", value)
        if not (is_share or value in unsure or value in _SURE[name]):
            raise DateError(text, why=f"has a {name} that TEI does not have", fix="Write high, medium, low or unknown")
        marked[name] = bool(is_share) or value in unsure
    is_uncertain = marked["cert"] or "conjecture" in given.get("evidence", "").split()
    return ("%" if marked["precision"] else "?") if is_uncertain else "~" if marked["precision"] else ""


def _value(text: str, value: str, kind: str, calendar: Calendar, mark: str) -> Numbers:
    """The date that one attribute means."""
    if not kind and not _W3C.fullmatch(value):
        fix = "Write such as 1950-10-12, 1950-10, 1950 or 0218"
        raise mistaken(text, value, _MISTAKES, why="is no date of XML Schema", fix=fix)
    if kind != "-iso" and calendar in OF_EDTF and (match := re.match(r"-([0-9]{4})|0000", value)):
        raise _two_counts(text, match[0], int(match[1] or 0), kind)
    padded = re.sub(r"^[0-9]{1,3}(?=-|$)", lambda match: f"{match[0]:0>4}", value) if kind == "-custom" else value
    return Numbers(f"{padded}{mark}", calendar)


def _two_counts(text: str, year: str, number: int, kind: str) -> DateError:
    """Why a year before our era is not read: its number means two years."""
    where = "in EDTF, with the calendar" if kind else "in EDTF, or in the attribute with -iso"
    if not number:
        why, first, second = "has a year 0000, which XML Schema 1.0 does not have", "0000 for 1 BCE", "0001 for 1 CE"
    else:
        why = f"has the year {year}: {number} BCE by XML Schema 1.0 and the Guidelines, {number + 1} BCE by ISO 8601"
        first, second = (f"{'-' if bce > 1 else ''}{bce - 1:04} for {bce} BCE" for bce in (number, number + 1))
    return DateError(text, why=why, fix=f"Write {first} or {second}, whichever is meant, {where}")


def write(date: HistoricalDate) -> str:
    """The attributes for a date.

    Raises:
        DateError: If there are none; see the module.
    """
    expression, calendar = said_in(date, CALENDARS)
    if calendar == "julian" and any(each.years[0] < 1 for each in _ends(expression.spans)):
        expression, calendar = parse(gregorian_edtf(date)), "gregorian"
    span = only_span(date, expression, _NAME)
    if "open" in {span.start_is, span.end_is} and expression.kind == "interval":
        fix = "Write it without the dots, such as 1950/, if it is only not known"
        raise DateError(date.numbers, why="has an end without limit, which TEI does not say", fix=fix)
    is_before_our_era = calendar in OF_EDTF and any(each.years[0] < 1 for each in _ends([span]))
    kind = "-custom" if calendar != "gregorian" else "-iso" if is_before_our_era else ""
    names = {"date": ("when", ""), "one_of": ("notBefore", "notAfter")}.get(expression.kind, ("from", "to"))
    written = " ".join(
        f'{name}{kind}="{_written(date, expression, element)}"'
        for name, element in zip(names, (span.start, span.end), strict=True)
        if name and element
    )
    method = f' datingMethod="#{calendar}"' if kind == "-custom" else ""
    return f"{written}{method}{_WRITTEN_MARKS[_common_mark(date, span)]}"


def _ends(spans: Iterable[Span]) -> list[Element]:
    return [end for span in spans for end in (span.start, span.end) if end]


def _written(date: HistoricalDate, expression: Expression, element: Element) -> str:
    if expression.kind == "date" and element.time:
        # XML Schema has minutes in every offset.
        offset = f"{element.offset}:00" if re.fullmatch(r"[+-][0-9]{2}", element.offset) else element.offset
        return f"{numbers_of(element)}T{element.time}{offset}"
    return numbers_of(plain(date, element, _NAME))


def _common_mark(date: HistoricalDate, span: Span) -> str:
    """The qualifier that both ends bear."""
    marks = {mark_of(end) for end in _ends([span])}
    mark = marks.pop() if len(marks) == 1 else None
    if mark is None:
        why = "has a qualifier at one end or on one part only, and cert and precision are of the whole"
        raise DateError(date.numbers, why=why, fix="Write it behind each end, or leave it out")
    return mark


FORM = Form(name="tei", read=read, write=write)
