"""Dates that a source gives in words that need an anchor: "yesterday", "after six months", "the 10th".

Each kind of phrase has its rule in the table at the end. What a rule assumes is said in words and kept with the
date, so that a reader can disagree with it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from geodata.dates.calendars.counting import date_in, day_of, days_in_month
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate, NoTextError, parse_edtf, to_date
from geodata.dates.phrase_remedies import MONTHS
from geodata.errors import nearest

_Unit = Literal["day", "month", "year"]

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_VALUES = {word: number for number, word in enumerate(_NUMBERS, start=1)} | {"a": 1, "an": 1}
_DAYS_AWAY = {
    "today": 0,
    "this day": 0,
    "this morning": 0,
    "this evening": 0,
    "the same day": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the next day": 1,
    "the day after": 1,
    "the day after tomorrow": 2,
}
# Words of older letters, and what they mean.
_OLD_WORDS = {
    r"\b(?:a|one) fortnight\b": "two weeks",
    r"\bhalf a year\b": "six months",
    r" inst(?:ant)?\b\.?": " of this month",
    r" ult(?:imo)?\b\.?": " of last month",
    r" prox(?:imo)?\b\.?": " of next month",
}
_STEPS = {"last": -1, "this": 0, "the": 0, "next": 1}
# First and last day of a third of a month, as the reports of armies and administrations divide it.
_THIRDS = {"beginning": (1, 10), "middle": (11, 20), "end": (21, 31)}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_OF_DAY_0 = 3  # 1970-01-01 was a Thursday
_DAYS_IN_WEEK, _MONTHS_IN_YEAR = 7, 12
_LAST_YEAR_OF_FOUR_DIGITS = 9999


@dataclass(frozen=True, kw_only=True)
class _Reckoned:
    """What a rule gives for one day of the anchor: a day from `first` to `last`, or the month or year of `first`.

    `rule` says how, in words that the anchor follows. `is_about` is set where the words are rounder than the unit.
    """

    first: Day
    last: Day
    rule: str
    unit: _Unit = "day"
    is_about: bool = False


_Rule = Callable[[re.Match[str], Day, Calendar], _Reckoned]


def reckon(words: str, anchor: HistoricalDate | str) -> HistoricalDate:
    """The date that words mean when they are said on a certain day.

    Args:
        words: Such as `yesterday`, `three days ago`, `after six months`, `within two weeks`, `the end of the
            month`, `the 10th`, `last Monday`, `10 October`, `next year`. Case does not matter.
        anchor: The day on which they are said, or from which they count: a date, or EDTF in the Gregorian calendar.

    Returns:
        The date in the anchor's calendar, with `as_written`, `anchor` and `rule`. It keeps the qualifiers of the
        anchor, and is approximate where the words are rounder than what they count.

    Raises:
        DateError: If the words follow none of the rules, the anchor is not EDTF or has an open or unknown end, or the year has
            more than four digits; a TypeError as well if words or anchor are no text.

    Example:
        >>> ct.reckon("after six months", "1950-10-12").edtf
        '1951-04~'
    """
    if not isinstance(words, str):
        raise NoTextError(words)
    anchor = to_date(anchor)
    if anchor.earliest is None or anchor.latest is None:
        raise DateError(anchor.edtf, why="has an end that is not known, so nothing counts from it", fix="Give a day")
    phrase = re.sub(r"^(?:on|at|during) ", "", " ".join(words.casefold().split()).rstrip(".,;"))
    for old, plain in _OLD_WORDS.items():
        phrase = re.sub(old, plain, phrase)
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(phrase):
            first = rule(match, anchor.earliest, anchor.calendar)
            last = rule(match, anchor.latest, anchor.calendar)
            date = parse_edtf(_edtf(first, last, anchor), calendar=anchor.calendar, as_written=words)
            return replace(date, anchor=anchor.edtf, rule=f"{first.rule} {anchor.display}")
    meant = nearest(phrase, _DAYS_AWAY)
    known = "yesterday, three days ago, after six months, within two weeks, the 10th"
    # The words are the source's and stay as they are.
    probably = f"{meant} is probably meant. " if meant else ""
    fix = f"{probably}Write the date in EDTF, and in date_rule how; known are such as {known}"
    raise DateError(words, why="is no phrase that can be reckoned", fix=fix)


def _edtf(first: _Reckoned, last: _Reckoned, anchor: HistoricalDate) -> str:
    """The date with the qualifiers of the anchor; of several days it is one."""
    is_about = first.is_about or bool(anchor.approximate)
    mark = ("%" if is_about else "?") if anchor.uncertain else "~" if is_about else ""
    start, end = (_written(day, first.unit, anchor.calendar) + mark for day in (first.first, last.last))
    return start if start == end else f"[{start}..{end}]"


def _written(day: Day, unit: _Unit, calendar: Calendar) -> str:
    year, month, number = date_in(calendar, day)
    if abs(year) > _LAST_YEAR_OF_FOUR_DIGITS:
        raise DateError(str(day), why="has a year of more than four digits", fix="Write the year alone")
    parts = [f"{'-' if year < 0 else ''}{abs(year):04}", f"{month:02}", f"{number:02}"]
    return "-".join(parts[: ("year", "month", "day").index(unit) + 1])


def _day_away(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    count = _DAYS_AWAY[match["day"]]
    if not count:
        return _Reckoned(first=day, last=day, rule="the same day as")
    there = _moved(day, count, "day", calendar)
    return _Reckoned(first=there, last=there, rule=_distance(count, "day"))


def _counted_away(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    count, unit = _count(match), match["unit"]
    signed = -count if (match["side"] or "after") in {"ago", "before", "earlier"} else count
    there = _moved(day, signed, unit, calendar)
    if unit == "day":
        return _Reckoned(first=there, last=there, rule=_distance(signed, unit))
    rule = f"about {_distance(signed, unit)}"
    counted: _Unit = "month" if unit == "month" else "year" if unit == "year" else "day"
    return _Reckoned(first=there, last=there, rule=rule, unit=counted, is_about=True)


def _within(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    count, unit = _count(match), match["unit"]
    rule = f"from the same day to {_distance(count, unit)}"
    return _Reckoned(first=day, last=_moved(day, count, unit, calendar), rule=rule)


def _third_of_month(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    month = _month_meant(match, day, calendar)
    first, last = (_in_month(month, number, calendar) for number in _THIRDS[match["part"]])
    return _Reckoned(first=first, last=last, rule=f"the {match['part']} of a month is a third of it; counted from")


def _whole(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    if match["unit"] == "week":
        monday = _moved(day, _STEPS[match["step"]], "week", calendar).number - _weekday(day)
        rule = "a week runs from Monday to Sunday; counted from"
        return _Reckoned(first=Day(monday), last=Day(monday + _DAYS_IN_WEEK - 1), rule=rule)
    there = _moved(day, _STEPS[match["step"]], match["unit"], calendar)
    unit: _Unit = "month" if match["unit"] == "month" else "year"
    return _Reckoned(first=there, last=there, rule=f"the {match['unit']} counted from", unit=unit)


def _named_month(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    month = _month_meant(match, day, calendar)
    return _Reckoned(first=month, last=month, rule=f"the {match['month'].capitalize()} nearest to", unit="month")


def _numbered_day(match: re.Match[str], day: Day, calendar: Calendar) -> _Reckoned:
    number = int(match["number"])
    if match["month"] or match["step"]:
        months = [_month_meant(match, day, calendar)]
    else:
        months = [_moved(day, step, "month", calendar) for step in (0, -1, 1)]
    days = [found for month in months if date_in(calendar, found := _in_month(month, number, calendar))[2] == number]
    if not days:
        raise DateError(match[0], why="is a day that the month does not have", fix="Write the date in EDTF")
    there = min(days, key=lambda each: abs(each.number - day.number))
    return _Reckoned(first=there, last=there, rule="the nearest such day to")


def _weekday_near(match: re.Match[str], day: Day, _: Calendar) -> _Reckoned:
    name, step = match["weekday"], match["step"]
    ahead = (_WEEKDAYS.index(name) - _weekday(day)) % _DAYS_IN_WEEK
    behind = ahead - _DAYS_IN_WEEK
    nearest = ahead if ahead <= -behind else behind
    count = {"last": behind, "next": ahead or _DAYS_IN_WEEK}.get(step, nearest)
    side = {"last": "before", "next": "after"}.get(step, "nearest to")
    there = Day(day.number + count)
    return _Reckoned(first=there, last=there, rule=f"the {name.capitalize()} {side}")


def _count(match: re.Match[str]) -> int:
    return _VALUES.get(match["count"]) or int(match["count"])


def _distance(count: int, unit: str) -> str:
    return f"{abs(count)} {unit}{'' if abs(count) == 1 else 's'} {'after' if count > 0 else 'before'}"


def _moved(day: Day, count: int, unit: str, calendar: Calendar) -> Day:
    """A day so many units away; in a month that is too short, its last day."""
    if unit in {"day", "week"}:
        return Day(day.number + count * (_DAYS_IN_WEEK if unit == "week" else 1))
    year, month, number = date_in(calendar, day)
    years, month = divmod(month - 1 + count * (_MONTHS_IN_YEAR if unit == "year" else 1), _MONTHS_IN_YEAR)
    length = days_in_month(calendar, year + years, month + 1)
    return day_of(calendar, year + years, month + 1, min(number, length))


def _in_month(month: Day, number: int, calendar: Calendar) -> Day:
    """A day of the month in which another lies; its last one if it has not so many."""
    year, number_of_month, _ = date_in(calendar, month)
    return day_of(calendar, year, number_of_month, min(number, days_in_month(calendar, year, number_of_month)))


def _month_meant(match: re.Match[str], day: Day, calendar: Calendar) -> Day:
    """A day in the month that is named, in the year that brings it nearest; or in last, this or next month."""
    if not match["month"]:
        return _moved(day, _STEPS[match["step"]], "month", calendar)
    year, _, _ = date_in(calendar, day)
    number = [month.casefold() for month in MONTHS].index(match["month"]) + 1
    days = [day_of(calendar, each, number, 15) for each in (year, year - 1, year + 1)]
    return min(days, key=lambda each: abs(each.number - day.number))


def _weekday(day: Day) -> int:
    return (day.number + _WEEKDAY_OF_DAY_0) % _DAYS_IN_WEEK


_COUNT = rf"(?P<count>[1-9][0-9]{{0,2}}|{'|'.join(_VALUES)})"
_MONTH = rf"(?P<month>{'|'.join(MONTHS).casefold()})"
_STEP = r"(?P<step>last|this|the|next)"
_NUMBER = r"(?P<number>[1-9]|[12][0-9]|3[01])"

# Pattern of the whole phrase, and its rule.
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"(?P<day>{'|'.join(_DAYS_AWAY)})", _day_away),
        (rf"{_COUNT} (?P<unit>day|week|month|year)s? (?P<side>ago|before|earlier|later|after|hence)", _counted_away),
        (rf"(?:in|after) {_COUNT} (?P<unit>day|week|month|year)s?(?P<side>)", _counted_away),
        (rf"within {_COUNT} (?P<unit>day|week|month|year)s?", _within),
        (rf"(?:the )?(?P<part>{'|'.join(_THIRDS)}) of (?:{_STEP} month|{_MONTH})", _third_of_month),
        (r"(?P<step>last|this|next) (?P<unit>week|month|year)", _whole),
        (rf"(?:in )?{_MONTH}", _named_month),
        (rf"(?:the )?{_NUMBER}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH}|{_STEP} month)", _numbered_day),
        (rf"{_MONTH} {_NUMBER}(?:st|nd|rd|th)?(?P<step>)", _numbered_day),
        (rf"the {_NUMBER}(?:st|nd|rd|th)(?P<month>)(?P<step>)", _numbered_day),
        (rf"(?:(?P<step>last|next) )?(?P<weekday>{'|'.join(_WEEKDAYS)})", _weekday_near),
    )
)
