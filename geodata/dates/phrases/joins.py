"""Phrases about one date or two: before and after, early and late, between and or, and the nights between days."""

import math
from dataclasses import replace

from geodata.dates.calendars.counting import date_in, day_of, months_of
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.phrases.context import Context, MissingError, Phrase, Values
from geodata.dates.phrases.meaning import Meant, alike, gregorian, joined, one_of
from geodata.dates.phrases.points import date, day

# Last days of the parts of a month, as the reports of armies and administrations divide it; the last part has the rest.
_ENDS_IN_MONTH = {2: (15,), 3: (10, 20)}
_LONGEST_MONTH = 31
_THIRDS = {1: "beginning", 2: "middle", 3: "end"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_PARTS = {2: "half", 4: "quarter"}
_FEWEST_DIVIDED = 10  # months or years; fewer that do not come out even are divided by their days


def same(values: Values, context: Context) -> Meant:
    """`on 12 October`, `in Lent`: what it names."""
    return context.read(values["a"])


def about(values: Values, context: Context) -> Meant:
    """`c. 1066`."""
    return replace(context.read(values["a"]), is_about=True)


def before(values: Values, context: Context) -> Meant:
    """`before 1950`: 1949 at the latest."""
    base = _days(values, context)
    last = Day(_edge(base.first, context).number - 1)
    return _open(base, None, last).with_rules("not the time that is named, but before it")


def after(values: Values, context: Context) -> Meant:
    """`after 1950`: 1951 at the earliest."""
    base = _days(values, context)
    first = Day(_edge(base.last, context).number + 1)
    return _open(base, first, None).with_rules("not the time that is named, but after it")


def by(values: Values, context: Context) -> Meant:
    """`by 1950`, `not later than 1950`: 1950 or before."""
    base = _days(values, context)
    return _open(base, None, _edge(base.last, context)).with_rules("the time that is named or before it")


def not_before(values: Values, context: Context) -> Meant:
    """`not before 1950`: 1950 or after."""
    base = _days(values, context)
    return _open(base, _edge(base.first, context), None).with_rules("the time that is named or after it")


def until(values: Values, context: Context) -> Meant:
    """`until 1950`: what lasted so long."""
    base = _days(values, context)
    return replace(_open(base, None, _edge(base.last, context)), shape="span")


def since(values: Values, context: Context) -> Meant:
    """`since 1950`: what lasted from then on."""
    base = _days(values, context)
    return replace(_open(base, _edge(base.first, context), None), shape="span")


def between(values: Values, context: Context) -> Meant:
    """`between 1949 and 1951`: one of these, both ends counted in."""
    return joined(*_pair(values, context)).with_rules("one of these, both ends counted in")


def either(values: Values, context: Context) -> Meant:
    """`8 or 9 October 1950`."""
    return one_of(*_pair(values, context))


def span(values: Values, context: Context) -> Meant:
    """`from 8 to 10 October 1950`: all of these."""
    first, last = _pair(values, context)
    is_about = not (first.is_exact and last.is_exact)
    both = joined(first, last, shape="span")
    return replace(both, is_about=both.is_about or is_about)


def days(values: Values, context: Context) -> Meant:
    """`October 8–10, 1950`."""
    first, last = date(values, context), date({**values, "day": values["last"]}, context)
    return joined(*_ordered(first, last, context), shape="span")


def night(values: Values, context: Context) -> Meant:
    """`the night of 11 October`: its evening, or the early hours of the day after."""
    base = _days(values, context)
    if base.first is None or base.first != base.last:
        raise DateError(
            context.words, why="names the night of no single day", fix="Name the day on whose evening it began"
        )
    return replace(base, last=Day(base.first.number + 1)).with_rules("a night belongs to two days")


def same_night(values: Values, context: Context) -> Meant:
    """`the same night`."""
    del values
    rules = ("a night belongs to two days", f"the night of {context.since_text}")
    return Meant(calendar=context.calendar, first=context.anchor, last=Day(context.anchor.number + 1), rules=rules)


def nights(values: Values, context: Context) -> Meant:
    """`the night of 11–12 October`."""
    first, last = _pair(values, context)
    if not first.first or not last.last or first.first.number + 1 != last.last.number:
        raise DateError(
            context.words,
            why="names a night of days that do not follow one another",
            fix="Name the day and the next one",
        )
    return joined(first, last).with_rules("a night belongs to two days")


def part(values: Values, context: Context) -> Meant:
    """`early October 1950`, `the first half of the 12th century`: a third, half or quarter."""
    base = context.read(values["a"])
    number, parts = (int(each) for each in values["part"].split("/"))
    if base.first is None or base.last is None or base.shape != "one":
        raise DateError(context.words, why="names a part of what has no parts", fix="Name a month, year or century")
    if base.last.number - base.first.number + 1 < parts:
        raise DateError(context.words, why="names a part of a day", fix="Name the day alone")
    if base.unit == "month" and base.is_exact and base.last.number - base.first.number >= _LONGEST_MONTH:
        why = "names a part of the month within which the year began, so that it has its beginning at its end"
        raise DateError(context.words, why=why, fix="Write the days")
    meant = _in_month(base, number, parts) if base.unit == "month" and base.is_exact else _in_units(base, number, parts)
    name = _named(base)
    if parts == len(_THIRDS):
        return meant.with_rules(f"the {_THIRDS[number]} of a {name} is a third of it")
    return meant.with_rules(f"{_ORDINALS[number]} {_PARTS[parts]} of a {name}")


def _in_month(base: Meant, number: int, parts: int) -> Meant:
    if parts not in _ENDS_IN_MONTH:
        return _in_units(base, number, parts)
    first, last = _ends(base)
    ends = (0, *_ENDS_IN_MONTH[parts], last.number - first.number + 1)
    return replace(
        base, first=Day(first.number + ends[number - 1]), last=Day(first.number + ends[number] - 1), unit="day", text=""
    )


def _in_units(base: Meant, number: int, parts: int) -> Meant:
    """A part of a year in months, of years in years, of months in months; the first parts are the longer ones."""
    first, last = _ends(base)
    unit, begins = base.unit, _beginnings(base)
    if len(begins) % parts and len(begins) < _FEWEST_DIVIDED:
        unit, begins = "day", [Day(each) for each in range(first.number, last.number + 1)]
    elif base.unit == "year" and base.is_exact:
        unit = "month"
    cut = [math.ceil(len(begins) * each / parts) for each in (number - 1, number)]
    end = Day(begins[cut[1]].number - 1) if cut[1] < len(begins) else last
    return replace(base, first=begins[cut[0]], last=end, unit=unit, text="")


def _beginnings(base: Meant) -> list[Day]:
    """The first days of the years, months or days that it is divided into."""
    first, last = _ends(base)
    if base.unit == "day":
        return [Day(each) for each in range(first.number, last.number + 1)]
    (start, month, _), (end, last_month, _) = (date_in(base.calendar, day) for day in (first, last))
    if base.unit == "year" and start != end:
        return [day_of(base.calendar, year, months_of(base.calendar, year)[0], 1) for year in range(start, end + 1)]
    months = [(year, each) for year in range(start, end + 1) for each in months_of(base.calendar, year)]
    months = months[months.index((start, month)) : months.index((end, last_month)) + 1]
    return [day_of(base.calendar, year, each, 1) for year, each in months]


def _named(base: Meant) -> str:
    first, last = _ends(base)
    years = date_in(base.calendar, last)[0] - date_in(base.calendar, first)[0] + 1
    if base.unit == "year":
        return "year" if years == 1 else "decade" if years <= 10 else "century"  # noqa: PLR2004
    return "month" if base.is_exact else "season" if base.unit == "month" else "time"


def _days(values: Values, context: Context) -> Meant:
    """What a phrase is about, as the days that it is if a day of the week tells them."""
    base = context.read(values["a"])
    return gregorian(base) if base.sure else base


def _pair(values: Values, context: Context) -> tuple[Meant, Meant]:
    """Both of two dates, each with what it leaves to the other to say; from the anchor only what neither says."""
    x, y = values["x"], values["y"]
    alone = replace(context, since=None, year=None, turn=None, month=None)
    for each in (alone, replace(context, since=None), context):
        first, last = _attempt(x, each), _attempt(y, each)
        # A day alone is in the month that the other names, and only then in that of the anchor.
        is_alone, other_is_alone = _is_alone(x), _is_alone(y)
        first = None if is_alone and not other_is_alone else first
        last = None if other_is_alone and not is_alone else last
        if last and first is None:
            first = _lent(x, last, each, -1)
        elif first and last is None:
            last = _lent(y, first, each, 1)
        if first and last and each.turn and _is_turned(first, last):
            # From December to February: the second is in the year after.
            last = _attempt(y, replace(each, turn=(each.turn[0], each.turn[1] + 1)))
        if first and last:
            return _ordered(*alike(first, last), context)
    raise MissingError


def _is_alone(phrase: Phrase) -> bool:
    return phrase.rule is day and "monthstep" not in phrase.values


def _attempt(phrase: Phrase, context: Context) -> Meant | None:
    try:
        return context.read(phrase)
    except MissingError:
        return None


def _lent(phrase: Phrase, other: Meant, context: Context, side: int) -> Meant | None:
    """A date that has its month or year from the other one; from the year beside where another month would turn them round."""
    beside = context.beside(other)
    found = _attempt(phrase, beside)
    is_turned = found and _is_turned(*((found, other) if side < 0 else (other, found)))
    if found and is_turned and beside.year is not None and context.beside(found).month != beside.month:
        return _attempt(phrase, replace(beside, year=beside.year + side))
    return found


def _is_turned(first: Meant, last: Meant) -> bool:
    return first.first is not None and last.last is not None and first.first > last.last


def _ordered(first: Meant, last: Meant, context: Context) -> tuple[Meant, Meant]:
    if _is_turned(first, last):
        raise DateError(
            context.words, why="runs backwards: it ends before it begins", fix="Check the order, or the years"
        )
    return first, last


def _open(base: Meant, first: Day | None, last: Day | None) -> Meant:
    return replace(base, first=first, last=last, text="", shape="one", members=())


def _edge(day: Day | None, context: Context) -> Day:
    if day is None:
        raise DateError(context.words, why="is counted from an open end", fix="Name a day, month or year")
    return day


def _ends(base: Meant) -> tuple[Day, Day]:
    if base.first is None or base.last is None:
        raise AssertionError("what has parts has both ends")
    return base.first, base.last
