"""Days that are counted from another: from the one on which the words were said, or from one that they name."""

from dataclasses import replace

from geodata.dates.calendars.counting import date_in
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.phrases.context import Context, MissingError, Phrase, Values
from geodata.dates.phrases.feasts import weekday
from geodata.dates.phrases.meaning import IN_GREGORIAN, Meant, Unit, gregorian
from geodata.dates.phrases.points import bounds_of, date, months_as, moved

_DAYS_IN_WEEK = 7
# "A few", "some", "several": fewer than ten, as a count of ten or more is given as such, or as dozens.
_FEW = (2, 9)
_JULY = 7


def away(values: Values, context: Context) -> Meant:
    """`yesterday`, `the next day`."""
    count = values["away"]
    there = Day(context.anchor.number + count)
    rule = f"{_distance(count, 'day')} {context.since_text}" if count else f"the same day as {context.since_text}"
    return Meant(calendar=context.calendar, first=there, last=there, rules=(rule,))


def counted(values: Values, context: Context) -> Meant:
    """`three days ago`, `two weeks before Easter 1422`: to the day in days, else about."""
    number = values.get("count", values.get("days", values.get("ordinal", 1)))
    count, unit = number * values["side"], values.get("unit", "day")
    base = context.read(values["a"]) if "a" in values else None
    first, last = (base.first, base.last) if base else (context.anchor, context.anchor)
    if first is None or last is None:
        raise DateError(context.words, why="is counted from what has an open end", fix="Name a day")
    calendar = base.calendar if base else context.calendar
    if unit == "year":
        first, last = (_year_away(day, count, calendar, context)[side] for side, day in enumerate((first, last)))
    else:
        first, last = moved(first, count, unit, calendar), moved(last, count, unit, calendar)
    is_cut = unit == "month" and any(_is_cut(*_month_with(day, calendar, context), calendar) for day in (first, last))
    if is_cut:
        first, last = (_month_with(day, calendar, context)[side] for side, day in enumerate((first, last)))
    sure = base.sure if base and unit in {"day", "week"} else None
    from_what = () if base else (f" {context.since_text}",)
    is_about = unit != "day"
    rule = "".join((*(["about "] if is_about else []), _distance(count, unit), *from_what))
    return Meant(
        calendar=calendar,
        first=first,
        last=last,
        unit="day" if unit == "week" or is_cut else unit,
        is_about=is_about,
        sure=moved(sure, count, unit, calendar) if sure else None,
        rules=(rule, *(base.rules if base else ())),
    )


def within(values: Values, context: Context) -> Meant:
    """`within two weeks`."""
    count, unit = values.get("count", values.get("days", 1)), values["unit"]
    last = moved(context.anchor, count, unit, context.calendar)
    rule = f"from the same day to {_distance(count, unit)} {context.since_text}"
    return Meant(calendar=context.calendar, first=context.anchor, last=last, rules=(rule,))


def at_least(values: Values, context: Context) -> Meant:
    """`more than six months`, `not in less than two months`: from then on; `more than a year ago`: until then."""
    count, unit = values["count"] * values["side"], values["unit"]
    edge = moved(context.anchor, count, unit, context.calendar)
    first, last = (edge, None) if count > 0 else (None, edge)
    rule = f"{_distance(count, unit)} {context.since_text} or {'later' if count > 0 else 'earlier'}"
    return Meant(calendar=context.calendar, first=first, last=last, shape="span", rules=(rule,))


def few(values: Values, context: Context) -> Meant:
    """`a few days later`, `some weeks ago`: two to nine of them, in what they are counted in."""
    side, unit = values["side"], values["unit"]
    near, far = (moved(context.anchor, side * count, unit, context.calendar) for count in _FEW)
    first, last = sorted((near, far))
    if unit == "year":
        first, last = (_year_away(context.anchor, side * count, context.calendar, context)[0] for count in _FEW[::side])
    written_in: Unit = "day" if unit == "week" else unit
    rule = f"a few are {_FEW[0]} to {_FEW[1]}; {unit}s {'after' if side > 0 else 'before'} {context.since_text}"
    return Meant(calendar=context.calendar, first=first, last=last, unit=written_in, rules=(rule,))


def whole(values: Values, context: Context) -> Meant:
    """`last week`, `this month`, `next year`."""
    step, unit = values.get("step", values.get("monthstep", 0)), values["unit"]
    rules = (f"the {unit} counted from {context.since_text}",)
    if unit == "year":
        first, last = _year_away(context.anchor, step, context.calendar, context)
        return Meant(calendar=context.calendar, first=first, last=last, unit=unit, rules=rules)
    there = moved(context.anchor, step, unit, context.calendar)
    if unit == "week":
        day, is_off = context.weekday_anchor
        monday = day.number - weekday(day) + step * _DAYS_IN_WEEK
        rule = f"a week runs from Monday to Sunday; counted from {context.since_text}"
        calendar: Calendar = "gregorian" if is_off else context.calendar
        last = Day(monday + _DAYS_IN_WEEK - 1)
        return Meant(calendar=calendar, first=Day(monday), last=last, rules=(rule, *([IN_GREGORIAN] if is_off else [])))
    if unit == "day":
        return Meant(calendar=context.calendar, first=there, last=there, rules=(f"counted from {context.since_text}",))
    first, last = _month_with(there, context.calendar, context)
    written_in: Unit = "day" if _is_cut(first, last, context.calendar) else "month"
    return Meant(calendar=context.calendar, first=first, last=last, unit=written_in, rules=rules)


def _month_with(day: Day, calendar: Calendar, context: Context) -> tuple[Day, Day]:
    """The first and the last day of the month of a day."""
    months = months_as(calendar)
    return bounds_of(context, months, *date_in(months, day)[:2])


def _is_cut(first: Day, last: Day, calendar: Calendar) -> bool:
    """Whether the year begins within a month: its name is that of two pieces then, and its days are written."""
    return date_in(calendar, first)[0] != date_in(calendar, last)[0]


def _year_away(day: Day, count: int, calendar: Calendar, context: Context) -> tuple[Day, Day]:
    """The first and the last day of the year so many years from that of a day."""
    return bounds_of(context, calendar, date_in(calendar, day)[0] + count)


def shifted(values: Values, context: Context) -> Meant:
    """`the eve of Michaelmas`, `the octave of Easter`: so many days from another."""
    base, days = context.read(values["a"]), values["days"]
    if base.first is None or base.last is None:
        raise DateError(context.words, why="is counted from what has an open end", fix="Name a day")
    return replace(_moved(base, days), rules=(_distance(days, "day"), *base.rules))


def _moved(base: Meant, days: int) -> Meant:
    """The same so many days later, each of its members too."""
    first, last, sure = (day and Day(day.number + days) for day in (base.first, base.last, base.sure))
    members = tuple(_moved(each, days) for each in base.members)
    return replace(base, first=first, last=last, sure=sure, unit="day", text="", members=members)


def fiscal_year(values: Values, context: Context) -> Meant:
    """`the fiscal year 1888`, `the last fiscal year`: of the United States from 1843 to 1976, from July of the year before."""
    year, month, _ = date_in("gregorian", context.anchor) if "step" in values else (values["year"], 1, 1)
    year += values.get("step", 0) + (month >= _JULY)
    first, last = Day.from_civil(year - 1, _JULY, 1), Day.from_civil(year, _JULY - 1, 30)
    rule = "a fiscal year of the United States, from July to June"
    return Meant(calendar="gregorian", first=first, last=last, unit="month", shape="span", rules=(rule,))


def octave(values: Values, context: Context) -> Meant:
    """`within the octave of Easter`: one of the eight days from the feast on."""
    base = context.read(values["a"])
    base = gregorian(base) if base.sure else base
    if base.first is None or base.first != base.last:
        raise DateError(context.words, why="names the octave of no single day", fix="Name a feast")
    last = Day(base.first.number + _DAYS_IN_WEEK)
    return replace(base, last=last, rules=("one of the eight days from the feast on", *base.rules))


def stepped(values: Values, context: Context) -> Meant:
    """`next Lent`, `last Michaelmas`: the first after the day on which it was said, the last before it, or the nearest."""
    today, step = context.anchor, values["step"]
    choice = {-1: "before", 1: "after"}.get(step, "nearest to")
    found = in_years(values, replace(context, choice=choice), range(-2, 3))
    if step > 0:
        found = [each for each in found if each.first and each.first > today]
    elif step < 0:
        found = [each for each in found if each.last and each.last < today]
    if not found:
        raise MissingError
    return min(found, key=lambda each: distance(each, today))


def stepped_day(values: Values, context: Context) -> Meant:
    """`the 1st of next March`: a day of the first such month after the day on which it was said."""
    month = stepped({"step": values["step"], "a": Phrase(date, {"month": values["month"]})}, context)
    first, last = month.first, month.last
    if first is None or last is None or first.number + values["day"] - 1 > last.number:
        raise DateError(context.words, why="is a day that the month does not have", fix="Write the date in EDTF")
    there = Day(first.number + values["day"] - 1)
    return replace(month, first=there, last=there, unit="day", text="")


def in_year(values: Values, context: Context) -> Meant:
    """`August of the ensuing year`: in the year before or after that of the day on which it was said."""
    there = replace(context, turn=(context.anchor, values["step"]), year=None).read(values["a"])
    return there.with_rules(f"in the year counted from {context.since_text}")


def in_years(values: Values, context: Context, steps: range) -> list[Meant]:
    """What a phrase that leaves out its year means in the years about the anchor in which it exists.

    Raises:
        DateError: If it exists in none of them, or cannot be read at all.
    """
    found, refused = [], None
    for step in sorted(steps, key=abs):
        try:
            found.append(replace(context, turn=(context.anchor, step)).read(values["a"]))
        except DateError as error:
            refused = refused or error
    if not found and refused:
        raise refused
    return found


def distance(meant: Meant, today: Day) -> int:
    """Days between what is meant and a day; 0 if this is one of its own."""
    before = meant.first.number - today.number if meant.first else 0
    after = today.number - meant.last.number if meant.last else 0
    if meant.first is None or meant.last is None:
        return abs(before or after)
    return max(before, after, 0)


def _distance(count: int, unit: str) -> str:
    return f"{abs(count)} {unit}{'' if abs(count) == 1 else 's'} {'after' if count > 0 else 'before'}"
