"""The feasts of the church, fixed and movable, and those of the calendars that follow the Moon.

Easter is reckoned by `dateutil.easter`, inside its limits, which it does not check itself: the Julian rule from 326 on, the
Gregorian from 1583 to 4099; it numbers a Julian Easter in a `date` that Python takes for a Gregorian one.
"""

import tomllib
from importlib.resources import files
from typing import Any

from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

from geodata.dates.calendars.counting import date_in, day_of, days_in_month
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.phrase_remedies import MONTHS
from geodata.dates.phrases.context import Context, Values
from geodata.dates.phrases.language import spoken
from geodata.dates.phrases.meaning import Meant, one_of
from geodata.dates.phrases.points import bounds_of, moon
from geodata.dates.phrases.sun import TURNS, turn_of_the_sun

FEASTS: dict[str, dict[str, Any]] = tomllib.loads(
    (files("geodata.dates.phrases") / "feasts.toml").read_text(encoding="utf-8")
)
# The years for which a rule of Easter is known to hold: the council of Nicaea met in 325.
EASTER_YEARS = {"julian": (326, 9999), "gregorian": (1583, 4099)}
_FEBRUARY, _LEAP_FEBRUARY = 2, 29
_ADVENT_BEGINS = (11, 27)  # Advent Sunday is the first from this day on
_CHRISTMAS_EVE = (12, 24)
_DAYS_IN_WEEK = 7
_RECKONED = "reckoned by the Sun; near midnight the day beside it"
_SUNDAY = 6
_WEEKDAY_OF_DAY_0 = 3  # 1970-01-01 was a Thursday


def weekday(day: Day) -> int:
    """0 for Monday to 6 for Sunday."""
    return (day.number + _WEEKDAY_OF_DAY_0) % _DAYS_IN_WEEK


def feast(values: Values, context: Context) -> Meant:
    """`Michaelmas 1422`, `Easter 1422`, `추석 1950`."""
    name = values["feast"]
    if name in FEASTS["lunar"]:
        month, day = FEASTS["lunar"][name]
        lunar = moon({**values, "month": month, "day": day, "calendar": "korean"}, context)
        return lunar.with_rules(f"{_called(name)} is day {day} of month {month}")
    year = context.church_year_of(values)
    calendar, rules = _calendar(name, year, context)
    if name in TURNS:
        return _of_the_sun(name, year, calendar, context, rules)
    eve = values.get("days", 0)
    before = (*(["the day before"] if eve else []), *context.chosen(_called(name), values))
    found = [
        Meant(
            calendar=calendar, first=Day(first.number + eve), last=Day(last.number + eve), rules=(*before, rule, *rules)
        )
        for first, last, rule in _in_year(name, year, calendar, context)
    ]
    if len(found) == 1:
        return found[0]
    return one_of(*found).with_rules(f"{year} has two of them")


def _of_the_sun(name: str, year: int, calendar: Calendar, context: Context, rules: tuple[str, ...]) -> Meant:
    """`the equinox`: where its season is not said, the one that is nearer to the day on which it was said, or one of two."""
    days = [turn_of_the_sun(each, year, context.words) for each in TURNS[name]]
    if context.turn:
        today, _ = context.turn
        days = [min(days, key=lambda day: abs(day.number - today.number))]
    found = [Meant(calendar=calendar, first=day, last=day, rules=(_RECKONED, *rules)) for day in days]
    return found[0] if len(found) == 1 else one_of(*found)


def easter_day(calendar: Calendar, year: int, words: str = "") -> Day:
    """Easter Day of a year, by the rule of the Gregorian calendar or by that of the Julian for any other.

    Raises:
        DateError: If the rule is not known to hold in that year.
    """
    rule: Calendar = "gregorian" if calendar == "gregorian" else "julian"
    first, last = EASTER_YEARS[rule]
    if not first <= year <= last:
        why = f"needs the Easter of {year}, and the {rule.capitalize()} rule of Easter holds from {first} to {last}"
        raise DateError(words, why=why, fix="Write the day itself")
    day = easter(year, EASTER_WESTERN if rule == "gregorian" else EASTER_JULIAN)
    return day_of(rule, day.year, day.month, day.day)


def _calendar(name: str, year: int, context: Context) -> tuple[Calendar, tuple[str, ...]]:
    """The calendar of a feast: in 1582 the Julian until the reform in October."""
    month, day = FEASTS["fixed"].get(name, (4, 1)) if not name.startswith("advent") else (12, 1)
    calendar, rules = context.church_calendar(year, month, day)
    if calendar == "swedish":
        why = "is a feast in the Swedish calendar, in which none are reckoned here"
        raise DateError(context.words, why=why, fix="Write the day itself, or give julian or gregorian")
    return calendar, rules


def _in_year(name: str, year: int, calendar: Calendar, context: Context) -> list[tuple[Day, Day, str]]:
    """First and last day of a feast, and its rule; in a year from March a movable feast may be twice, or not at all."""
    if calendar != "old-style":
        return [_reckoned(name, year, calendar, context.words)]
    begins, ends = bounds_of(context, calendar, year)
    both = [_reckoned(name, each, "julian", context.words) for each in (year, year + 1)]
    # Lent may run from one such year into the next: each has its own days.
    found = [
        (max(first, begins), min(last, ends), rule) for first, last, rule in both if first <= ends and last >= begins
    ]
    if not found:
        why = f"does not fall into the year {year}, which began in March"
        raise DateError(context.words, why=why, fix="Write the day itself")
    return found


def _reckoned(name: str, year: int, calendar: Calendar, words: str) -> tuple[Day, Day, str]:
    called = _called(name)
    if name.startswith("advent"):
        first = _first_sunday(calendar, year)
        last = first if name == "advent-sunday" else day_of(calendar, year, *_CHRISTMAS_EVE)
        return first, last, f"{called} begins on the fourth Sunday before Christmas"
    if name in FEASTS["fixed"]:
        month, day = FEASTS["fixed"][name]
        if name == "matthias" and days_in_month(calendar, year, _FEBRUARY) == _LEAP_FEBRUARY:
            day += 1  # the day before was doubled in leap years, and the feast is on the second one
        there = day_of(calendar, year, month, day)
        return there, there, f"{called} is {day} {MONTHS[month - 1]}"
    of_easter = easter_day(calendar, year, words)
    begins, ends = FEASTS["stretches"].get(name) or [FEASTS["movable"][name]] * 2
    first, last = (Day(of_easter.number + offset) for offset in (begins, ends))
    _, month, day = date_in(calendar, of_easter)
    return first, last, _rule(called, begins, ends, f"Easter, {day} {MONTHS[month - 1]} {year}")


def _rule(called: str, begins: int, ends: int, of_easter: str) -> str:
    if begins != ends:
        return f"{called} runs from {_apart(begins)} to {_apart(ends)} {of_easter}; one of its days"
    return f"{called} is {_apart(begins)} {of_easter}" if begins else of_easter.replace(",", " is", 1)


def _apart(offset: int) -> str:
    count = abs(offset)
    return f"{count} day{'' if count == 1 else 's'} {'before' if offset < 0 else 'after'}"


def _first_sunday(calendar: Calendar, year: int) -> Day:
    begins = day_of(calendar, year, *_ADVENT_BEGINS)
    return Day(begins.number + (_SUNDAY - weekday(begins)) % _DAYS_IN_WEEK)


def _called(name: str) -> str:
    """A feast as English calls it."""
    return spoken("en").called[name]
