"""Days of the week: beside the day on which they are named or another, in a month, or held against the date they stand with."""

from dataclasses import replace

from geodata.dates.calendars.counting import counting, date_in
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.phrases.context import Context, Values
from geodata.dates.phrases.feasts import weekday
from geodata.dates.phrases.meaning import Meant, one_of
from geodata.dates.words import day_in_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DECADE_DAYS = (
    "primidi",
    "duodi",
    "tridi",
    "quartidi",
    "quintidi",
    "sextidi",
    "septidi",
    "octidi",
    "nonidi",
    "décadi",
)
_DAYS_IN_WEEK = 7


def weekday_near(values: Values, context: Context) -> Meant:
    """`last Monday`, `Monday`."""
    (day, is_off), step = context.weekday_anchor, values.get("step", 0)
    ahead = (values["weekday"] - weekday(day)) % _DAYS_IN_WEEK
    behind = ahead - _DAYS_IN_WEEK
    nearest = ahead if ahead <= -behind else behind
    count = {-1: behind, 1: ahead or _DAYS_IN_WEEK}.get(step, nearest)
    side = {-1: "before", 1: "after"}.get(step, "nearest to")
    there = Day(day.number + count)
    rule = f"the {WEEKDAYS[values['weekday']]} {side} {context.since_text}"
    return Meant(calendar=context.calendar, first=there, last=there, sure=there if is_off else None, rules=(rule,))


def weekday_beside(values: Values, context: Context) -> Meant:
    """`the Monday after St Martin's day`, `the third Sunday after Trinity`: never the day itself."""
    base, side, count = context.read(values["a"]), values["side"], values.get("ordinal", 1)
    edge = base.last if side > 0 else base.first
    if edge is None:
        raise DateError(context.words, why="is counted from what has an open end", fix="Name a day")
    off = counting(base.calendar).unsure(date_in(base.calendar, edge)[0])
    edges = [base.sure] if base.sure else [Day(edge.number + each) for each in range(-off, off + 1)]
    name = WEEKDAYS[values["weekday"]]
    rule = f"the {name} {'after' if side > 0 else 'before'}{'' if count == 1 else f', {count} times'}"
    found = [_beside(each, values["weekday"], side * count) for each in edges]
    like = replace(base, unit="day", text="", shape="one", members=(), rules=(rule, *base.rules))
    days = [replace(like, first=each, last=each, sure=each if off else None) for each in dict.fromkeys(found)]
    return days[0] if len(days) == 1 else one_of(*days)


def weekday_of_month(values: Values, context: Context) -> Meant:
    """`the first Monday of December 1838`."""
    month, count = context.read(values["a"]), values["ordinal"]
    if month.first is None or month.last is None or month.unit != "month" or not month.is_exact:
        raise DateError(context.words, why="names a day of the week, and then no single month", fix="Name one month")
    there = _beside(Day(month.first.number - 1), values["weekday"], count)
    if there > month.last:
        raise DateError(context.words, why="is a day that the month does not have", fix="Write the date in EDTF")
    rule = f"the {WEEKDAYS[values['weekday']]} that is number {count} of the month"
    return replace(month, first=there, last=there, unit="day", text="").with_rules(rule)


def _beside(day: Day, weekday_named: int, count: int) -> Day:
    """So many of a day of the week after a day, or before it if the count is negative; never the day itself."""
    ahead = (weekday_named - weekday(day)) % _DAYS_IN_WEEK
    nearest = (ahead or _DAYS_IN_WEEK) if count > 0 else ahead - _DAYS_IN_WEEK
    return Day(day.number + nearest + (count - (1 if count > 0 else -1)) * _DAYS_IN_WEEK)


def weekday_checked(values: Values, context: Context) -> Meant:
    """`Thursday, 12 October 1950`.

    Raises:
        DateError: If the day was another day of the week.
    """
    base, named = context.read(values["a"] if "a" in values else values["x"]), values["weekday"]
    if base.first is None or base.first != base.last:
        raise DateError(context.words, why="names a day of the week, and then no single day", fix="Name one day")
    found = weekday(base.sure or base.first)
    off = 0 if base.sure else counting(base.calendar).unsure(date_in(base.calendar, base.first)[0])
    for step in range(-off, off + 1):
        there = Day(base.first.number + step)
        if off and weekday(there) == named:
            return replace(base, sure=there).with_rules(f"the {WEEKDAYS[named]} tells the day")
    if found == named:
        return base
    is_old = base.calendar == "gregorian" and weekday(context.day("julian", *date_in("gregorian", base.first))) == named
    other = "; by the Julian calendar it is right: give the calendar julian" if is_old else ""
    near = (Day(base.first.number + (named - found) % _DAYS_IN_WEEK - step) for step in (0, _DAYS_IN_WEEK))
    right, wrong = WEEKDAYS[found], WEEKDAYS[named]
    days = " or ".join(_written(each, base) for each in sorted(near))
    raise DateError(
        context.words,
        why=f"names a {wrong}, but {_written(base.first, base)} was a {right}",
        fix=f"Write {right}, or {days} if it was a {wrong}{other}",
    )


def decade_day_checked(values: Values, context: Context) -> Meant:
    """`décadi 10 brumaire an VIII`.

    Raises:
        DateError: If the day was another day of the décade, or is one of a calendar without them.
    """
    base, named = context.read(values["a"]), DECADE_DAYS[values["decadeday"] - 1]
    if base.calendar != "french-republican" or base.first is None or base.first != base.last:
        why = "names a day of the décade, and then no single day of the French Republic"
        raise DateError(context.words, why=why, fix=f"Leave {named} out")
    found = DECADE_DAYS[(date_in(base.calendar, base.first)[2] - 1) % len(DECADE_DAYS)]
    if found != named:
        why = f"names a {named}, but {_written(base.first, base)} was a {found}"
        raise DateError(context.words, why=why, fix=f"Write {found}, or check the day")
    return base


def _written(day: Day, base: Meant) -> str:
    return day_in_words(base.calendar, day)
