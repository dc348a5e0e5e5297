"""Days, months, seasons, years and more by their numbers and names: `12 October 1950`, `summer 1950`, `the 12th century`."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.dates.bounds import first_day, last_day
from geodata.dates.calendars.counting import date_in, day_of, days_in_month, months_of
from geodata.dates.calendars.months import NUMBERING, month_name
from geodata.dates.calendars.names import LEAP, OF_EDTF, Calendar
from geodata.dates.calendars.old_style import LADY_DAY
from geodata.dates.days import Day
from geodata.dates.edtf import DateError, Element
from geodata.dates.historical import HistoricalDate
from geodata.dates.naming.named import read_named, read_parts
from geodata.dates.naming.parts import take_apart
from geodata.dates.phrase_remedies import MONTHS
from geodata.dates.phrases.context import Context, OtherCalendarError, Values
from geodata.dates.phrases.meaning import Meant, Unit, written
from geodata.dates.seasons import SEASONS

_YEARS_OF_DECADE, _YEARS_OF_CENTURY = 10, 100
_WINTER = 24
_OF_HIJRA: tuple[Calendar, ...] = ("islamic", "umm-al-qura")
_ADAR, _ADAR_II = 12, 13
# Calendars that stand within the Julian: their first and last months go on in it.
_AMONG_JULIAN: tuple[Calendar, ...] = ("old-style", "swedish")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of a month in any year


def date(values: Values, context: Context) -> Meant:
    """A day with its month and year, or a month with its year."""
    year, month, day = context.year_of(values), values["month"], values.get("day", 0)
    calendar, rules = context.calendar_of(values, (year, month, day or 1))
    if context.choice and day > _LONGEST[month - 1]:
        raise DateError(context.words, why="is a day that the month does not have", fix="Write the date in EDTF")
    rules = (*context.chosen("" if day else MONTHS[month - 1], values), *rules)
    return _of_month(context, calendar, (year, month, day), rules)


def old_style(values: Values, context: Context) -> Meant:
    """`11 February 1731/2`, `27 April 1737, Old Style`: as in England to 1751, where a year began on 25 March."""
    if context.given not in {None, "old-style", "julian"}:
        raise OtherCalendarError
    year, month, day, till = values["year"], values["month"], values["day"], values.get("till")
    second = year + 1
    if till is not None and (
        till not in {second, second % _YEARS_OF_CENTURY, second % _YEARS_OF_DECADE} or (month, day) >= LADY_DAY
    ):
        raise DateError(context.words, why="names two years for one day", fix="Write the year alone")
    if context.calendar == "julian":
        return _of_month(context, "julian", (year if till is None else second, month, day), ())
    rule = "Old Style, counted from 25 March" if till is None else "of two years the first began on 25 March"
    return _of_month(context, "old-style", (year, month, day), (rule,))


def in_calendar(values: Values, context: Context) -> Meant:
    """A date with a month of another calendar, its numbers perhaps in words: `the tenth of Rabīʿ II in the year 592`."""
    day, month = values.get("day", ""), values["calendarmonth"]
    year = values.get("year") or values.get("roman") or values.get("count", "")
    text = " ".join(str(part) for part in (day, month, values.get("before", ""), year) if part)
    if year:
        try:
            return named({"named": text}, context)
        except DateError:
            if take_apart(context.words):
                # The whole is such a date, and `read_named` has said what is wrong with it.
                raise OtherCalendarError from None
            raise
    parts = take_apart(text)
    if not parts:
        raise DateError(context.words, why="names no single date of its calendar", fix="Name one day, month or year")
    return named_month({"parts": parts[0]}, context)


def moon(values: Values, context: Context) -> Meant:
    """A day or month by their numbers in a calendar that follows the Moon: `the tenth day of the ninth moon`."""
    calendar = context.calendar if context.calendar in NUMBERING else values.get("calendar")
    if calendar is None:
        why = "counts months by the Moon, and Korea and China counted them apart"
        raise DateError(context.words, why=why, fix="Give the calendar, korean or chinese")
    month = values.get("month", values.get("ordinal", 0)) + (LEAP if values.get("leap") else 0)
    rules = (*context.chosen("", values), f"the {calendar} calendar, which follows the Moon")
    return _of_month(context, calendar, (context.year_of(values, calendar), month, values.get("day", 0)), rules)


def numbered(values: Values, context: Context) -> Meant:
    """A date in numbers with their words, `1950년 10월 12일`: by the Moon if its calendar is asked for."""
    return moon(values, context) if context.calendar in NUMBERING else date(values, context)


def named(values: Values, context: Context) -> Meant:
    """A date with the names of another calendar, `10 Rabīʿ II 592`, within a phrase."""
    date = read_named(values["named"], context.given)
    element = date.counted.spans[0].start if date and date.kind != "interval" else None
    if date is None or element is None or element.season:
        raise DateError(context.words, why="names no single date of its calendar", fix="Name one day, month or year")
    return _of_element(date, element)


def named_month(values: Values, context: Context) -> Meant:
    """A date with a month of the calendar in which it is read, which leaves out its year: `10 Ramadan`."""
    end = values["parts"]
    calendar = context.calendar
    if calendar not in end.month.calendars:
        raise OtherCalendarError
    date = read_parts(context.words, replace(end, year=context.year_of({})), calendar)
    element = date.counted.spans[0].start
    if element is None:
        raise AssertionError("a day or month has a beginning")
    name = "" if end.day else month_name(calendar, element.years[0], element.months[0])
    return _of_element(date, element).with_rules(*context.chosen(name, values))


def _of_element(date: HistoricalDate, element: Element) -> Meant:
    first, last = first_day(element, date.calendar), last_day(element, date.calendar)
    unit: Unit = "day" if element.days else "month" if element.months else "year"
    return Meant(calendar=date.calendar, first=first, last=last, unit=unit)


def numbers(values: Values, context: Context) -> Meant:
    """A date in the numbers of its calendar, `1950-10-12`."""
    return _of_month(context, context.calendar, values["numbers"], ())


def year(values: Values, context: Context) -> Meant:
    """A year, `1950` or `44 BC`."""
    return _of_years(values["year"], values["year"], context, context.calendar)


def decade(values: Values, context: Context) -> Meant:
    """`the 1950s`."""
    first = values["decade"]
    return _of_years(first, first + _YEARS_OF_DECADE - 1, context, context.calendar, f"{first // 10:03}X")


def century(values: Values, context: Context) -> Meant:
    """`the 12th century`: the years of one hundred, as EDTF writes it (11XX)."""
    number, calendar = values["century"], _of_hijra(context) if "calendar" in values else context.calendar
    first = -number * _YEARS_OF_CENTURY + 1 if values.get("era") == "bc" else (number - 1) * _YEARS_OF_CENTURY
    last = first + _YEARS_OF_CENTURY - 1
    if number == 1:
        # There is no year 0 of our era, and no century of its own for it in EDTF.
        return _of_years(first or 1, last, context, calendar).with_rules(f"from {_shown(first or 1)} to {_shown(last)}")
    text = f"{'-' if first < 0 else ''}{abs(last if first < 0 else first) // _YEARS_OF_CENTURY:02}XX"
    return _of_years(first, last, context, calendar, text).with_rules(
        f"a century is its hundred: {_shown(first)} to {_shown(last)}"
    )


def season(values: Values, context: Context) -> Meant:
    """`summer 1950`, `winter 1950–51`: three whole months, as `seasons` has them; a winter bears the year in which it begins."""
    number, year = values["season"], context.year_of(values)
    if context.calendar not in OF_EDTF:
        why = f"names a season, and the calendar {context.calendar} has none here"
        raise DateError(context.words, why=why, fix="Leave the calendar out")
    if "till" in values and (number != _WINTER or values["till"] not in {year + 1, (year + 1) % 100}):
        why = "names two years, as only a winter does that runs from one into the next"
        raise DateError(context.words, why=why, fix="Name one year")
    text = f"{written(year)}-{number}"
    element = Element(text=text, level=1, years=(year,), season=number)
    first, last = first_day(element, context.calendar), last_day(element, context.calendar)
    name = SEASONS[number].name
    rules = [*context.chosen(name, values), f"{name} is three whole months, as in the north"]
    if number == _WINTER and "till" not in values:
        rules.append("a winter bears the year in which it begins")
    return Meant(calendar=context.calendar, first=first, last=last, unit="month", text=text, rules=tuple(rules))


def day(values: Values, context: Context) -> Meant:
    """A day of a month that the context gives, `the 10th`, or counts from the anchor, `the 10th of last month`."""
    number, step = values["day"], values.get("monthstep")
    if context.month is not None and step is None:
        year = context.year_of({})
        there = context.day(context.calendar, year, context.month, number)
        return Meant(calendar=context.calendar, first=there, last=there)
    today = context.anchor
    months = [_month_beside(today, each, context.calendar) for each in ((0, -1, 1) if step is None else (step,))]
    days = [found for each in months if each and (found := _day_in(context.calendar, *each, number))]
    if not days:
        raise DateError(context.words, why="is a day that the month does not have", fix="Write the date in EDTF")
    calendar, there = min(days, key=lambda each: abs(each[1].number - today.number))
    return Meant(calendar=calendar, first=there, last=there, rules=(f"the nearest such day to {context.since_text}",))


def _month_beside(today: Day, step: int, calendar: Calendar) -> tuple[int, int] | None:
    """Year and number of the month so many months away; None if the calendar does not count so far."""
    if calendar not in _AMONG_JULIAN:
        try:
            return date_in(calendar, moved(today, step, "month", calendar))[:2]
        except ValueError:
            return None
    year, month, _ = date_in(months_as(calendar), today)
    turns, month = divmod(month - 1 + step, 12)
    return year + turns, month + 1


def _day_in(calendar: Calendar, year: int, month: int, number: int) -> tuple[Calendar, Day] | None:
    """A day of `_month_beside`, and its calendar: the Julian that went before and came after, where its own has no such day."""
    try:
        there = day_of(months_as(calendar), year, month, number)
        date_in(calendar, there)
    except ValueError:
        if calendar not in _AMONG_JULIAN:
            return None
    else:
        return calendar, there
    try:
        there = day_of("julian", year, month, number)
    except ValueError:
        return None
    try:
        date_in(calendar, there)
    except ValueError:
        return "julian", there
    return None  # its own calendar calls the day otherwise


def months_as(calendar: Calendar) -> Calendar:
    """The calendar that has the same months, each in one piece: where the year begins within March, the Julian."""
    return "julian" if calendar == "old-style" else calendar


def moved(day: Day, count: int, unit: str, calendar: Calendar) -> Day:
    """A day so many days, weeks, months or years away; in a month that is too short, its last day.

    Raises:
        ValueError: If the calendar does not count so far, or does not count a year between.
    """
    if unit in {"day", "week"}:
        return Day(day.number + count * (7 if unit == "week" else 1))
    if unit == "month":
        calendar = months_as(calendar)
    year, month, number = date_in(calendar, day)
    if unit == "year":
        year += count
        months = _counted_months(calendar, year)
        # The month that a leap month repeats, and the one Adar of a common year.
        month = month if month in months else _ADAR if (calendar, month) == ("hebrew", _ADAR_II) else month % LEAP
    else:
        months = months_of(calendar, year)
        at = list(months).index(month) + count
        while not 0 <= at < len(months):
            year, at = (year - 1, at) if at < 0 else (year + 1, at - len(months))
            months = _counted_months(calendar, year)
            at += len(months) if at < 0 else 0
        month = months[at]
    return day_of(calendar, year, month, min(number, days_in_month(calendar, year, month)))


def _counted_months(calendar: Calendar, year: int) -> Sequence[int]:
    months = months_of(calendar, year)
    if not months:
        raise ValueError(f"the calendar {calendar} does not count the year {year}")
    return months


def bounds_of(context: Context, calendar: Calendar, year: int, month: int = 0) -> tuple[Day, Day]:
    """The first and the last day of a year or month.

    Raises:
        DateError: If there is no such month.
    """
    element = Element(text="", level=0, years=(year,), months=(month,) if month else ())
    first, last = first_day(element, calendar), last_day(element, calendar)
    if first is None or last is None:
        first = last = context.day(calendar, year, month or 1, 1)
    return first, last


def _of_month(context: Context, calendar: Calendar, date: tuple[int, int, int], rules: tuple[str, ...]) -> Meant:
    year, month, day = date
    if day:
        there = context.day(calendar, year, month, day)
        return Meant(calendar=calendar, first=there, last=there, rules=rules)
    first, last = bounds_of(context, calendar, year, month)
    return Meant(calendar=calendar, first=first, last=last, unit="month", rules=rules)


def _of_hijra(context: Context) -> Calendar:
    """The calendar of a century of the Hijra.

    Raises:
        DateError: If another calendar was given.
    """
    if context.given and context.given not in _OF_HIJRA:
        why = f"names a century of the Hijra, which the calendar {context.given} does not count"
        raise DateError(context.words, why=why, fix="Leave the calendar out, or give islamic")
    return context.given or "islamic"


def _of_years(first: int, last: int, context: Context, calendar: Calendar, text: str = "") -> Meant:
    start, end = bounds_of(context, calendar, first)[0], bounds_of(context, calendar, last)[1]
    return Meant(calendar=calendar, first=start, last=end, unit="year", text=text)


def _shown(year: int) -> str:
    return f"{year}" if year > 0 else f"{1 - year} BCE"
