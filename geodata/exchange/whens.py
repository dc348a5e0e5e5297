"""`when`, as Linked Places and GeoJSON-T have it: stretches of time with a start and an end, each one date or between two.

Rules: https://github.com/LinkedPasts/linked-places-format, "when". Years are those of ISO 8601: 0000 is 1 BCE. A start without
an end is the time that it names itself; an end has to be named where it is later, open or not known. A date may bear `~`, `?`
or `%`.
"""

import re
from collections.abc import Iterator
from typing import Any

from geodata.dates.edtf import DateError, Element, Span
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.exchange.spans import day_text, edtf_of, element_text, in_gregorian, span_edtf
from geodata.exchange.tables import cell

_PLAIN = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?")
_ENDS = ("start", "end")
# What the drafts and dialects call the two ends, and a time that has only one.
_NAMES = {"start": ("start", "begin", "datetime", "instant"), "end": ("end", "stop")}


def when_of(date: HistoricalDate) -> dict[str, Any]:
    """The `when` of a date, in Gregorian numbers.

    A year, month or day is named (`in`); what is less exact lies between the first and the last day that it may be. An end that
    is open or not known is said to be no earlier than the start (a start: no later than the end). Empty for a date without any
    bound.
    """
    gregorian = in_gregorian(date)
    if gregorian.earliest is None and gregorian.latest is None:
        return {}
    is_one_of = gregorian.kind == "one_of"
    spans = [_within(gregorian)] if is_one_of else [_timespan(span) for span in gregorian.spans]
    label = {"label": date.as_written} if date.as_written else {}
    return {"timespans": spans, **label}


def _within(date: HistoricalDate) -> dict[str, dict[str, str]]:
    """The stretch in which one of several dates lies."""
    first, last = (day and day_text(day) for day in (date.earliest, date.latest))
    start = {"earliest": first} if first else {"latest": last or ""}
    return {"start": start, "end": {"latest": last} if last else {"earliest": first or ""}}


def _timespan(span: Span) -> dict[str, dict[str, str]]:
    start, end = (_end(each) for each in (span.start, span.end))
    if span.start is span.end and "in" not in start:
        return {"start": {"earliest": start["earliest"]}, "end": {"latest": start["latest"]}}
    known = start or end
    return {
        "start": start or {"latest": _outer(known, "latest")},
        "end": end or {"earliest": _outer(known, "earliest")},
    }


def _outer(end: dict[str, str], which: str) -> str:
    return end.get("in") or end[which]


def _end(element: Element | None) -> dict[str, str]:
    if element is None:
        return {}
    if text := element.text if _PLAIN.fullmatch(element.text) and not element.season else element_text(element):
        return {"in": text}
    date = parse_edtf(element.text)
    return {name: day_text(day) for name, day in (("earliest", date.earliest), ("latest", date.latest)) if day}


def date_of(when: Any) -> tuple[str, str]:
    """EDTF from a `when`, and its words where it has any or says more than EDTF does.

    Read are `timespans` as Linked Places has them, with texts in the place of objects (its first draft), and a start and an end
    beside each other, as other proposals for GeoJSON have them. What is not understood is left to the words, with an empty date.

    Args:
        when: The value, of any kind.

    Returns:
        EDTF or "", and words or "".
    """
    if not isinstance(when, dict):
        text = cell(when) if isinstance(when, str | int | float) else ""
        return (edtf, "") if (edtf := as_edtf(text)) else ("", text)
    spans = when.get("timespans")
    found = [_read(each) for each in (spans if isinstance(spans, list) else [spans or when]) if isinstance(each, dict)]
    words = "; ".join(dict.fromkeys(text for text in [_label(when), *(text for _, text in found)] if text))
    dates = list(dict.fromkeys(edtf for edtf, _ in found if edtf))
    if len(dates) < 2 or not all(edtf for edtf, _ in found):  # noqa: PLR2004 - a set has two
        return (dates[0] if dates and all(edtf for edtf, _ in found) else ""), words or _joined(found)
    together = f"{{{','.join(edtf.replace('/', '..') for edtf in dates)}}}"
    try:
        return parse_edtf(together).edtf, words
    except DateError:
        return "", "; ".join(filter(None, [words, *dates]))


def _joined(found: list[tuple[str, str]]) -> str:
    return "; ".join(edtf for edtf, _ in found if edtf) if not all(edtf for edtf, _ in found) else ""


def _label(when: dict[str, Any]) -> str:
    """Its label, and the names of its periods."""
    periods = when.get("periods")
    named = (
        [each.get("name") or each.get("label") for each in periods if isinstance(each, dict)]
        if isinstance(periods, list)
        else []
    )
    return "; ".join(each.strip() for each in [when.get("label"), *named] if isinstance(each, str) and each.strip())


def _read(span: dict[str, Any]) -> tuple[str, str]:
    """EDTF of one stretch of time, and its words if EDTF says less."""
    given = {end: dict(_bounds(span, end)) for end in _ENDS}
    words = " – ".join(filter(None, (" to ".join(dict.fromkeys(given[end].values())) for end in _ENDS)))
    dates = {end: {name: as_edtf(text) for name, text in given[end].items()} for end in _ENDS}
    if not all(edtf for end in _ENDS for edtf in dates[end].values()):
        return "", words
    start, end = (_pair(dates[each]) for each in _ENDS)
    try:
        return _combined(start, end, words)
    except DateError:
        return "", words


def _bounds(span: dict[str, Any], end: str) -> Iterator[tuple[str, str]]:
    """The texts of one end by `earliest` and `latest`; `in` is both."""
    value = next((span[name] for name in _NAMES[end] if span.get(name) not in (None, "")), None)
    if not isinstance(value, dict):
        value = {"in": value}
    for name, each in value.items():
        if (
            name in {"in", "earliest", "latest"}
            and isinstance(each, str | int | float)
            and (text := cell(each).strip())
        ):
            yield from ((bound, text) for bound in (("earliest", "latest") if name == "in" else (name,)))


def _pair(dates: dict[str, str]) -> tuple[str, str]:
    return dates.get("earliest", ""), dates.get("latest", "")


def _combined(start: tuple[str, str], end: tuple[str, str], words: str) -> tuple[str, str]:
    """EDTF from the first and the last date of a start, and of an end."""
    first, last = start
    if start == end or (not any(end) and all(start)):
        return (first if first == last else _one_of(first, last)), ""
    if start[0] and start[0] == start[1] == end[0] and not end[1]:
        return span_edtf(start[0], ""), ""
    if end[0] and end[0] == end[1] == start[1] and not start[0]:
        return span_edtf("", end[0]), ""
    outer = span_edtf(start[0] or start[1], end[1] or end[0])
    is_exact = start[0] == start[1] and end[0] == end[1]
    return outer, "" if is_exact or not (all(start) or all(end)) else words


def _one_of(first: str, last: str) -> str:
    first, last = (each.partition("T")[0] for each in (first, last))
    return parse_edtf(f"[{first}..{last}]").edtf


def as_edtf(text: str) -> str:
    """EDTF from a text that is EDTF or a date of ISO 8601, with fewer digits or more than it should have; "" if it is none."""
    try:
        return parse_edtf(text).edtf
    except DateError:
        return edtf_of(text)
