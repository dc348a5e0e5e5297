"""Dates with a named month, era or reign: `10 Rabīʿ II 592`, `19 Brumaire an VIII`, `12 February 1649/50`.

Names of months tell the calendar where it is not given. Months of the Hijra are then taken as islamic, whose bounds hold those of
umm-al-qura; Roman months are read here with a mark of the Old Style, with two years, or in a calendar that is given.
"""

from dataclasses import replace

from geodata.dates.calendars.counting import months_of, stretches_of
from geodata.dates.calendars.months import names_of, year_name
from geodata.dates.calendars.names import Calendar
from geodata.dates.calendars.old_style import LADY_DAY
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.naming import named_east_asian
from geodata.dates.naming.aliases import ROMAN
from geodata.dates.naming.parts import Parts, take_apart
from geodata.dates.parsing import parse_edtf

_MOST_DIGITS = 4
_LAST_OLD_STYLE_YEAR = 1751
# Marks that stand beside hours as well, and from which number on it must be a year.
_OF_HOURS = {"am": 100, "h": 2500}
_ADAR, _ADAR_II = 12, 13
_PLAIN_ADAR = ("adar", "אדר")
_FROM_LADY_DAY = (
    "O.S. is counted from 25 March, as in England to 1751; "
    "where the year began on 1 January write julian as the calendar"
)
_WITH_TWO_YEARS: tuple[Calendar, ...] = ("old-style", "julian")


def read_named(text: str, calendar: Calendar | None = None) -> HistoricalDate | None:
    """The date that a text means which names its months, era or reign; None if it does not look like one.

    Args:
        text: Such as `10 Rabīʿ II 592`, `10–12 Ramadan 592 AH`, `an VIII`.
        calendar: In which it is counted; None to tell it from the names.

    Raises:
        DateError: If the text looks like such a date but no such day exists, or the names belong to another calendar.
    """
    if date := named_east_asian.read_named(text, calendar):
        return date
    ends = take_apart(text)
    if not ends or not any(end.month or _is_year(end) for end in ends):
        return None
    counted = _calendar(text, ends, calendar)
    if counted is None or not all(_is_whole(text, end) for end in ends):
        return None
    date = _read(text, "/".join(_numbers(text, end, counted) for end in ends), counted)
    is_assumed = counted == "old-style" and calendar is None and not any(end.second_year for end in ends)
    return replace(date, rule=_rule(date)) if is_assumed else date


def read_parts(text: str, parts: Parts, calendar: Calendar) -> HistoricalDate:
    """The date that parts with a month and a year mean in a calendar.

    Raises:
        DateError: If no such day exists; it quotes the text.
    """
    return _read(text, _numbers(text, parts, calendar), calendar)


def _read(text: str, numbers: str, calendar: Calendar) -> HistoricalDate:
    try:
        return parse_edtf(numbers, calendar=calendar)
    except DateError as error:
        raise DateError(text, why=error.why, fix=error.fix) from None


def _rule(date: HistoricalDate) -> str:
    """What is assumed of a date whose mark, O.S., does not say when its year began, and what would leave no doubt."""
    elements = [end for span in date.counted.spans for end in (span.start, span.end) if end and end.months]
    dates = [(end.years[0], end.months[0], end.days[0] if end.days else 1) for end in elements]
    years = next((year_name("old-style", *each) for each in dates if each[1:] < LADY_DAY), "")
    return f"{_FROM_LADY_DAY}; with both years, {years}, it leaves no doubt" if years else _FROM_LADY_DAY


def _is_year(end: Parts) -> bool:
    """Whether a number without a month is a year: 10 AM and 1500 h are hours."""
    return any(mark.key not in _OF_HOURS or end.year >= _OF_HOURS[mark.key] for mark in end.marks)


def _calendar(text: str, ends: list[Parts], given: Calendar | None) -> Calendar | None:
    """The calendar in which a date is counted; None if Roman months do not tell it."""
    names = [name for end in ends for name in (end.month, *end.marks) if name]
    possible = [each for each in names[0].calendars if all(each in name.calendars for name in names)]
    if not possible:
        raise DateError(text, why="has names of several calendars", fix="Write the names and marks of one calendar")
    is_dual = any(end.second_year for end in ends)
    if is_dual:
        possible = [each for each in possible if each in _WITH_TWO_YEARS]
        if not possible:
            raise DateError(text, why="gives two years", fix="Write the year of the calendar alone")
    if given == "gregorian" and possible == list(ROMAN):
        return None
    if given:
        if given not in possible:
            raise _wrong_calendar(text, possible, given)
        return given
    if possible == list(ROMAN):
        return None
    year = max(end.year for end in ends)
    if possible == list(_WITH_TWO_YEARS):
        return "old-style" if year <= _LAST_OLD_STYLE_YEAR or is_dual else "julian"
    return next((each for each in possible if stretches_of(each, year)), possible[0])


def _wrong_calendar(text: str, calendars: list[Calendar], given: Calendar) -> DateError:
    right = " or ".join(calendars)
    return DateError(
        text,
        why=f"is not written in the calendar {given}",
        fix=f"Write {right} as its calendar, or leave the calendar out",
    )


def _is_whole(text: str, end: Parts) -> bool:
    """Whether an end has a year; months of calendars that leave no doubt need one."""
    if end.year:
        return True
    if end.month and end.month.calendars != ROMAN:
        raise DateError(text, why="has no year", fix="Write the year after the month")
    return False


def _numbers(text: str, end: Parts, calendar: Calendar) -> str:
    """One end in the numbers of its calendar."""
    if end.year >= 10**_MOST_DIGITS:
        raise DateError(
            text, why=f"has a year of more than {_MOST_DIGITS} digits", fix="Write the year of the calendar"
        )
    month = _month(text, end, calendar) if end.month else 0
    year = _first_year(text, end, month, calendar) if end.second_year else end.year
    written = f"{year:04}" + (f"-{month:02}" if month else "")
    if end.second_year and month == LADY_DAY[0] and not end.day and calendar == "old-style":
        return f"[{written}-01..{written}-24]"
    return f"{written}-{end.day:02}" if end.day else written


def _month(text: str, end: Parts, calendar: Calendar) -> int:
    """The month that a name means in a year."""
    if end.month is None:
        raise AssertionError("asked for ends that name a month")
    months, key = end.month.months, end.month.key
    if len(months) > 1:
        raise _open_month(text, [names_of(calendar)[month][0] for month in months])
    [month] = months
    if calendar == "hebrew" and month in (_ADAR, _ADAR_II) and stretches_of(calendar, end.year):
        is_leap = _ADAR_II in months_of(calendar, end.year)
        if is_leap and key in _PLAIN_ADAR:
            raise _open_month(text, ["Adar I", "Adar II"])
        if not is_leap and key not in _PLAIN_ADAR:
            raise DateError(text, why=f"names a month that does not exist: {end.year} has one Adar", fix="Write Adar")
    return month


def _open_month(text: str, names: list[str]) -> DateError:
    choice = " or ".join(names)
    return DateError(text, why=f"leaves open whether {choice} is meant", fix=f"Write {choice}")


def _first_year(text: str, end: Parts, month: int, calendar: Calendar) -> int:
    """The year of `12 February 1649/50` as its calendar counts it, from 25 March or from 1 January."""
    second = end.year + 1
    is_next = str(second).endswith(end.second_year)
    if not (is_next and month and (month, end.day) < LADY_DAY):
        why = "gives two years, which only days from 1 January to 24 March have, the second the one after the first"
        raise DateError(text, why=why, fix="Write one year, or the years of the source in date_as_written")
    return second if calendar == "julian" else end.year
