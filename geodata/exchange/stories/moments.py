"""Dates of TimelineJS: a year, month, day and time of day, each a number of its own.

TimelineJS shows -44 as 44 BCE, and there is no year 0 (`historical`); it then counts as if there were one, so that what lies on
either side of it stands a year too far apart. It takes any number and shows another day for one that is none: month 13 is a month
of the next year, day 0 the last of the month before. Here such dates are refused. A bar ends where its end begins: 1950 to 1953
has nothing of 1953. So ours end in the last minute of their last day.
"""

import re
from collections.abc import Mapping
from typing import Any

from geodata.dates.days import Day
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf
from geodata.errors import Refusal
from geodata.exchange.spans import span_edtf, year_text

Moment = dict[str, int]

PARTS = ("year", "month", "day", "hour", "minute", "second")
_LAST_HOUR, _LAST_MINUTE = 23, 59
_LAST_YEAR_OF_FOUR_DIGITS = 9999
_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")
_AT = 3  # where the time of day begins among the parts
_FIX = {
    "year": "Write a whole number such as 1950, or -44 for 44 BCE",
    "month": "Write a month from 1 to 12, or leave it out",
    "day": "Write a day from 1 to 31, or leave it out",
    "hour": "Write an hour from 0 to 23",
    "minute": "Write a minute from 0 to 59",
    "second": "Write a second from 0 to 59",
}
_BOUNDS = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59), "second": (0, 59)}
# 8:30 PM, 20:30:15, 2030.
_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))?(?:[:.](?P<second>[0-9]{2}))?(?:[.,][0-9]+)?")
_HALF_DAY = re.compile(r"\s*([ap])\.?\s*m\.?$", re.IGNORECASE)
_NOON = 12
# As sheets had dates before they had a column for each part.
_ISO = re.compile(r"([+-]?[0-9]{1,12})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})/(?:(?P<day>[0-9]{1,2})/)?(?P<year>[0-9]{1,4})(?:\s+(?P<time>\S.*))?")


def moments_of(when: HistoricalDate) -> tuple[Moment | None, Moment | None]:
    """The start of a date and the end of its bar, in Gregorian days; both None for a date of which nothing is known.

    One day has no end, and so has a date whose end is open or not known; where the start is, it begins with its last day.
    """
    first, last = when.earliest or when.latest, when.latest
    if first is None:
        return None, None
    if last is None or first == last:
        return {**_day(first), **_time(when)}, None
    return _day(first), {**_day(last), "hour": _LAST_HOUR, "minute": _LAST_MINUTE}


def _day(day: Day) -> Moment:
    year, month, of_month = day.civil
    return {"year": int(year_text(year, "historical")), "month": month, "day": of_month}


def _time(when: HistoricalDate) -> Moment:
    start = when.spans[0].start
    if when.kind != "date" or start is None or not start.time or start.time.startswith("24"):
        return {}
    return dict(zip(PARTS[_AT:], map(int, start.time.split(":")), strict=True))


def edtf_of_moments(start: Moment, end: Moment | None) -> str:
    """EDTF of a start and an end.

    Raises:
        DateError: If one of them names no day, or it runs backwards.
    """
    if end is None:
        return _edtf(start)
    if len(end) < len(start) and end.items() <= start.items():
        # From a day to its month: it ends on a day of it.
        day = start.items() - {(name, start[name]) for name in PARTS[_AT:] if name in start}
        return parse_edtf(f"{_edtf(dict(day))}/{_edtf(end)}{'-XX' * (len(day) - len(end))}").edtf
    return span_edtf(_edtf(start), _edtf(end))


def times_of(start: Moment, end: Moment | None) -> str:
    """The times of day of a start and an end, for which an interval of EDTF has no place; "" if there are none."""
    if end is None:
        return ""
    texts = [_edtf(each).partition("T")[2] for each in (start, end)]
    return " – ".join(texts) if any(texts) and texts != ["", f"{_LAST_HOUR}:{_LAST_MINUTE}:00"] else ""


def _edtf(moment: Moment) -> str:
    """EDTF of one moment; a time is what TimelineJS shows: midnight alone is none.

    Raises:
        DateError: If there is no such day.
    """
    year = moment["year"] + (moment["year"] < 0)
    parts = [f"{moment[name]:02}" for name in ("month", "day") if name in moment]
    time = [moment.get(name, 0) for name in PARTS[_AT:]]
    is_long = abs(year) > _LAST_YEAR_OF_FOUR_DIGITS
    clock = "T" + ":".join(f"{each:02}" for each in time) if any(time) and "day" in moment and not is_long else ""
    return parse_edtf("-".join([f"Y{year}" if is_long else year_text(year), *parts]) + clock).edtf


def moment(written: Any) -> Moment | None:
    """A date as it stands in a file: numbers, or texts of numbers; None if it says nothing.

    Raises:
        Refusal: If a part is no such number; its `value` is what stands there, and its `fix` says of which part.
    """
    if not isinstance(written, Mapping):
        raise Refusal("", why="is no date of TimelineJS", fix='Write it as {"year": 1950, "month": 10}')
    found = {name: number for name in PARTS if (number := _number(written.get(name), name)) is not None}
    if not found:
        return None
    if "year" not in found:
        raise Refusal("", why="is a date without a year", fix=_FIX["year"])
    if "day" in found and "month" not in found:
        raise Refusal("", why="is a date with a day and without a month", fix=_FIX["month"])
    return found


def _number(value: Any, name: str) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, list | dict):
        raise Refusal("", why=f"is no {name}", fix=_FIX[name])
    text = str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e12 else str(value)  # noqa: PLR2004
    text = re.sub(r"[\s,]", "", text)
    if not text:
        return None
    number = int(text) if _WHOLE.fullmatch(text) and not isinstance(value, bool) else None
    low, high = _BOUNDS.get(name, (-(10**12), 10**12))
    if number is None or not low <= number <= high or (name == "year" and number == 0):
        raise Refusal(str(value)[:40], why=f"is no {name}", fix=_FIX[name])
    return number


def time_of_day(written: str) -> Moment:
    """A time as the sheet has it: `8:30 PM`, `20:30:15` or `2030`.

    Raises:
        Refusal: If it is none.
    """
    half = _HALF_DAY.search(written)
    match = _TIME.fullmatch(_HALF_DAY.sub("", written).strip())
    found = {name: int(text) for name, text in match.groupdict().items() if text} if match else {}
    if half and found:
        found["hour"] = found["hour"] % _NOON + (_NOON if half[1].casefold() == "p" else 0)
    if not found or any(not _BOUNDS[name][0] <= number <= _BOUNDS[name][1] for name, number in found.items()):
        raise Refusal(written[:40], why="is no time of day", fix="Write it as 20:30 or 8:30 PM")
    return found


def old_date(written: str) -> Moment:
    """A date of sheets from before 2015: `2011-12-10`, or month first, `12/10/2011` or `12/2011`; a time may follow.

    Raises:
        Refusal: If it is none.
    """
    if match := _ISO.fullmatch(written):
        return moment(dict(zip(PARTS, match.groups(), strict=False))) or {}
    match = _MONTH_FIRST.fullmatch(written)
    if not match:
        raise Refusal(
            written[:40], why="is no date of TimelineJS", fix="Write it as 2011-12-10 or 12/10/2011, month first"
        )
    found = moment({name: match[name] for name in ("year", "month", "day")}) or {}
    return {**found, **(time_of_day(match["time"]) if match["time"] else {})}
