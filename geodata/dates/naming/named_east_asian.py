"""Dates by eras, reigns and East Asian numbers: `乾隆58年8月19日`, `순조 11년 12월 18일`, `Shōwa 25 October 12`."""

import re

from geodata.dates.calendars.counting import days_in_month, months_of
from geodata.dates.calendars.east_asian.eras import Era, eras, eras_named
from geodata.dates.calendars.east_asian.japanese import BEFORE_1873
from geodata.dates.calendars.east_asian.numerals import is_term, place_of_day, place_of_year, term
from geodata.dates.calendars.east_asian.regnal import (
    STATES,
    Regnal,
    is_day_first,
    lone_term,
    numbered,
    read_regnal,
    unknown_era,
)
from geodata.dates.calendars.names import Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf

_OF_THE_MOON: tuple[Calendar, ...] = ("korean", "chinese")
_OF_THE_SUN: tuple[Calendar, ...] = ("gregorian", "japanese")
_LONGEST = 100  # letters; no date of this kind has as many
_LONGEST_REIGN = 99  # years; a greater number is the year of a calendar
# From these years on Korea, and all states of East Asia, count by the Gregorian calendar.
_KOREA_GREGORIAN, _ALL_GREGORIAN = 1896, 1912
_MONTH_OF_KOREA = re.compile(
    r"(?<![0-9])(?P<year>[0-9]{3,4})년도?\s*(?P<month>[0-9]{1,2})월(?:\s*(?P<day>[0-9]{1,2})일)?"
)
# Words by which a text tells how it counts: by the Moon or the Sun, or in years before Christ, which are Julian.
_TOLD = re.compile("음력|양력|서기|서력|기원")
# Lines of eras that follow one another.
_SUCCESSIONS = ({"ming", "qing", "republic"}, {"goryeo", "joseon", "daehan"}, {"japan"})
_SEXAGENARY = (
    "Write the year of the reign, such as 선조25년 or 萬曆20年, or the year in numbers: the term comes again after 60"
)


def read_named(text: str, calendar: Calendar | None = None) -> HistoricalDate | None:
    """The date that a text means which counts by an era or a reign, or has East Asian numbers; None if it does not look like one.

    Args:
        text: Such as `순조 11년 12월 18일`.
        calendar: In which it is counted; None to tell it from the era.

    Raises:
        DateError: If the text looks like such a date but no such day exists, or the era is counted in another calendar.
    """
    if len(text) > _LONGEST:
        return None
    try:
        said = read_regnal(text)
    except ValueError:
        raise DateError(text, why="has a number that is none", fix="Write numbers such as 二十, 이십 or 20") from None
    if said is None:
        _refuse_unreadable(text)
        return None
    if said.name:
        era, year = _era(text, said)
        date = _read(text, _within(said, era, year), _calendar(text, said, era, calendar))
    else:
        year = _year_of_numbers(text, said)
        date = _read(text, said.numbers(year), _calendar_of_numbers(text, said, year, calendar))
    _check_terms(text, said, year, date)
    return date


def check_is_told(text: str) -> None:
    """Refuse a Korean month that is named anywhere in a text and may be one of the Moon: `1592년 4월 초`.

    Raises:
        DateError: If it is before 1896, and the text does not tell the calendar.
    """
    match = _MONTH_OF_KOREA.search(text)
    if match and int(match["year"]) < _KOREA_GREGORIAN and not _TOLD.search(text):
        raise _untold(text, numbered(*(int(part) for part in match.groups() if part)))


def _check_terms(text: str, said: Regnal, year: int, date: HistoricalDate) -> None:
    """Refuse a year that has another sexagenary term, and a day if no day which may be meant has its term."""
    is_korean = said.script == "hangul"
    if said.term and not is_term(said.term, place_of_year(year)):
        right = term(place_of_year(year), korean=is_korean)
        why, fix = f"names the year {said.term}, but {year} was {right}", f"Write {right}, or another year"
        raise DateError(text, why=why, fix=fix)
    if not said.day_term or date.earliest is None or date.latest is None:
        return
    places = [place_of_day(Day(number)) for number in range(date.earliest.number, date.latest.number + 1)]
    if not any(is_term(said.day_term, place) for place in places):
        right = " or ".join(term(place, korean=is_korean) for place in places)
        why = f"names the day {said.day_term}, but it was {right}"
        raise DateError(text, why=why, fix="Write another day, or no term")


def _refuse_unreadable(text: str) -> None:
    """Refuse what looks like such a date and cannot be one."""
    if is_day_first(text):
        fix = "Write year, month and day in this order, such as Qianlong 58/8/19"
        raise DateError(text, why="does not say which number is the month", fix=fix)
    if term := lone_term(text):
        raise DateError(text, why=f"names its year by the sexagenary term {term} alone", fix=_SEXAGENARY)
    name = unknown_era(text)
    if name and eras_named(name):
        why = f"names {name}, but not year, month and day as they are read here"
        raise DateError(text, why=why, fix=f"Write {name}58年8月19日, or as much of it as is known")
    if name:
        fix = (
            "Write the date in the numbers of its calendar, such as 1793-08-19 with the calendar chinese, and these words in "
            "date_as_written"
        )
        raise DateError(text, why=f"counts by {name}, an era not known here", fix=fix)


def _era(text: str, said: Regnal) -> tuple[Era, int]:
    """The era that a text names, and the year of its calendar.

    Raises:
        DateError: If it has no such year, or if two eras of that name have.
    """
    named = [era for era in eras_named(said.name) if said.line in {"", era.line}]
    if not named:
        raise DateError(
            text, why=f"names {said.name} of another state", fix="Leave out the state, or write the right one"
        )
    if not any(era.calendars for era in named):
        raise DateError(text, why="counts by a Japanese era before 1873", fix=BEFORE_1873)
    found = [(era, year) for era in named if (year := _year(era, said)) and _is_in(era, said, year)]
    if len({era.line for era, _ in found}) > 1:
        either = " or ".join(f"{_state(era, said)} ({year})" for era, year in found)
        raise DateError(text, why="may be counted by two rulers or eras of that name", fix=f"Write {either}")
    if not found:
        raise _beyond(text, said, named[0])
    return found[0]


def _year(era: Era, said: Regnal) -> int:
    """The year of the calendar that an era calls so; 0 if it calls none so."""
    if said.year is None:
        return era.accession or (era.first[0] if era.line in {"goryeo", "joseon"} else 0)
    return era.year_one + said.year - 1 if said.year > 0 else 0


def _is_in(era: Era, said: Regnal, year: int) -> bool:
    return said.year is None or era.holds(*said.date(year))


def _state(era: Era, said: Regnal) -> str:
    """An era with its state before it, and the year, in the script of the text."""
    if said.script == "latin":
        return f"{era.line.capitalize()} {era.name} {said.year}"
    year = f"{era.native} 즉위년" if said.year is None else _written(era, said.year, said)
    return f"{STATES[era.line][0]} {year}"


def _written(era: Era, year: int, said: Regnal) -> str:
    if said.script == "latin":
        return f"{era.name} {year}"
    return f"{era.native}{year}{'년' if said.script == 'hangul' else '年'}"


def _beyond(text: str, said: Regnal, era: Era) -> DateError:
    """Why an era has no such year, or no such day, and which has."""
    if not said.year:
        fix = "Write a year from 1 on, or 즉위년 for that in which a king of Korea came to the throne"
        return DateError(text, why="names a year that it does not have", fix=fix)
    year = era.year_one + said.year - 1
    if era.line == "japan" and year < era.first[0]:
        return DateError(text, why="is a Japanese date before 1873", fix=BEFORE_1873)
    why = f"is not within {era.native}, whose year {said.year} would be {year}"
    date = said.date(year)
    lines = next((lines for lines in _SUCCESSIONS if era.line in lines), {era.line})
    counted = (each for each in eras() if each.line in lines and each.calendars and each.year_one <= year)
    right = next((each for each in counted if each.holds(*date)), None)
    if right and year - right.year_one < _LONGEST_REIGN:
        fix = f"Write {_written(right, year - right.year_one + 1, said)} if {year} is meant"
        return DateError(text, why=why, fix=fix)
    return DateError(text, why=why, fix=f"Write the year in numbers, with its calendar: {year:04}, if it is meant")


def _calendar(text: str, said: Regnal, era: Era, calendar: Calendar | None) -> Calendar:
    """The calendar in which an era's months are counted here."""
    may = [each for each in era.calendars if each in _kinds(said) and calendar in {None, each}]
    if said.is_roman:
        may = [each for each in may if each in _OF_THE_SUN]
    if not may:
        usual = era.calendars[0]
        why = f"is not a date of the calendar {calendar}" if calendar else "is not reckoned as it says"
        if said.is_roman and usual in _OF_THE_MOON:
            why = "has a Roman month, and its era had months of the Moon"
        raise DateError(text, why=why, fix=f"{era.name} is counted in the calendar {usual}: write it so")
    # Who writes the name of a Chinese era in Korean letters counts as Korea did.
    return "korean" if said.script == "hangul" and may[0] == "chinese" and "korean" in may else may[0]


def _kinds(said: Regnal) -> tuple[Calendar, ...]:
    if said.reckoned == "moon":
        return _OF_THE_MOON
    if said.reckoned == "sun":
        return _OF_THE_SUN
    return () if said.reckoned else (*_OF_THE_MOON, *_OF_THE_SUN)


def _year_of_numbers(text: str, said: Regnal) -> int:
    """The year of a date without an era, which is that of a calendar."""
    if said.year is None or said.year <= _LONGEST_REIGN:
        fix = "Write the era or the king before the year, such as 乾隆58年8月19日 or 순조 11년"
        raise DateError(text, why="names no era for its year", fix=fix)
    return said.year


def _calendar_of_numbers(text: str, said: Regnal, year: int, calendar: Calendar | None) -> Calendar:
    """The calendar of a date such as `1592년 4월 13일`, which may be one of the Moon."""
    if said.reckoned == "moon of Japan":
        raise DateError(text, why="is a Japanese date of the Moon", fix=BEFORE_1873)
    if said.reckoned == "moon" and calendar is None:
        return "korean" if said.script == "hangul" else "chinese"
    if said.reckoned == "sun" and calendar is None:
        return "gregorian"
    since = _KOREA_GREGORIAN if said.script == "hangul" else _ALL_GREGORIAN
    chosen = calendar or ("gregorian" if year >= since and not said.is_leap else None)
    if chosen is None or chosen not in _kinds(said):
        raise _untold(text, said.numbers(year))
    return chosen


def _untold(text: str, numbers: str) -> DateError:
    fix = f"Write {numbers}, with the calendar korean or chinese if its months are those of the Moon, else gregorian"
    return DateError(text, why="does not say in which calendar it is counted", fix=fix)


def _within(said: Regnal, era: Era, year: int) -> str:
    """The date in numbers; of a year or month in which the era begins or ends, only its own days."""
    if said.year is None or said.day is not None:
        return said.numbers(year)
    date = said.date(year)
    first, last = ((end if end[: len(date)] == date else date) for end in (era.first, era.last))
    parts = max(len(first), len(last))
    if parts == len(date):
        return said.numbers(year)
    counted = era.calendars[0]
    start, end = list(first), list(last)
    while len(start) < parts:
        start.append(1)
    while len(end) < parts:
        end.append(months_of(counted, year)[-1] if len(end) == 1 else days_in_month(counted, year, end[1]))
    return f"[{numbered(*start)}..{numbered(*end)}]" if start != end else numbered(*start)


def _read(text: str, numbers: str, calendar: Calendar) -> HistoricalDate:
    """Numbers as the date that they are; what is wrong with them is said of the text."""
    try:
        return parse_edtf(numbers, calendar=calendar)
    except DateError as error:
        why = f"means {numbers} in the calendar {calendar}, which {error.why}"
        fix = f"{error.fix}, with the calendar {calendar}" if calendar in _OF_THE_MOON else error.fix
        raise DateError(text, why=why, fix=fix) from None
