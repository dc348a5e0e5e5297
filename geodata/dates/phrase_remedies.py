"""What would be right for a date in words: "circa 1950", "12 Feb 1697/8", "spring 1378"."""

import re
from collections.abc import Callable

from geodata.dates.calendars.names import ROMAN_MONTHS

MONTHS = ROMAN_MONTHS
MONTH_NAMES = "|".join(f"{month[:3]}[a-z]*" for month in MONTHS)
_NUMBER_OF_MONTH = {month[:3]: number for number, month in enumerate(MONTHS, start=1)}
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|\.)?"
# How many days the Julian calendar was behind from 1582 to 2100.
_DAYS_BEHIND = (10, 11, 12, 13)

# Pattern of the whole text, reason, remedy.
Mistake = tuple[re.Pattern[str], str, str | Callable[[re.Match[str]], str]]


def _month(match: re.Match[str]) -> int:
    return _NUMBER_OF_MONTH[match["month"][:3].capitalize()]


def _named_month(match: re.Match[str]) -> str:
    month = _month(match)
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"Write {match['year']}-{month:02}{day}"


def _two_years(match: re.Match[str]) -> str:
    """12 February 1697/8: from January to March the year was still the old one, where it began in March."""
    year, month = int(match["year"]), _month(match)
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"Write {year + 1}-{month:02}{day} if the year is counted from January, else {year}-{month:02}{day}"


def _bce(match: re.Match[str]) -> str:
    return f"Write {1 - int(match[1]):05} (year 0000 is 1 BCE)" if int(match[1]) > 1 else "Write 0000, which is 1 BCE"


def _century(match: re.Match[str]) -> str:
    return f"Write {int(match[1]) - 1:02}XX"


def _season(match: re.Match[str]) -> str:
    names = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
    return f"Write {int(match['year']):04}-{names[match['season'].casefold()]}"


def _days(match: re.Match[str]) -> str:
    """8 and 10 October 1950, 12/22 September 1698."""
    year, month, first, last = match["year"], _month(match), int(match["first"]), int(match["last"])
    days = [f"{year}-{month:02}-{day:02}" for day in (first, last)]
    if last - first in _DAYS_BEHIND and "/" in match[0]:
        return f"Write {days[1]} if both are one day in two calendars, or {days[0]} with julian in the column calendar"
    return f"Write [{days[0]}..{days[1]}] for one of these days, {days[0]}/{days[1]} for all of them"


PHRASES: tuple[Mistake, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), "is not an EDTF date", fix)
    for pattern, fix in (
        (r"(?:c|ca|circa|about|around|um|vers)\.?\s*([0-9]{4})", lambda match: f"Write {match[1]}~"),
        (r"([0-9]{1,4})\s*B\.?C\.?(?:E\.?)?", _bce),
        (
            r"(?:A\.?D\.?\s*([0-9]{4}))|([0-9]{4})\s*(?:A\.?D\.?|C\.?E\.?)",
            lambda match: f"Write {match[1] or match[2]}",
        ),
        (r"before\s+([0-9]{4})", lambda match: f"Write [..{int(match[1]) - 1:04}]"),
        (r"after\s+([0-9]{4})", lambda match: f"Write [{int(match[1]) + 1:04}..]"),
        (r"(?:until|by|up to|before)\s+([0-9]{4}(?:-[0-9]{2}){0,2})", lambda match: f"Write ../{match[1]}"),
        (r"(?:since|from|after)\s+([0-9]{4}(?:-[0-9]{2}){0,2})", lambda match: f"Write {match[1]}/.."),
        (r"(?:the\s+)?([0-9]{3})0s", lambda match: f"Write {match[1]}X"),
        (r"(?:the\s+)?([0-9]{1,2})(?:st|nd|rd|th)\s+c(?:entury|\.)?", _century),
        (r"(?P<season>spring|summer|autumn|fall|winter),?\s+(?:of\s+)?(?P<year>[0-9]{3,4})", _season),
        (r"([0-9X~?%-]+)\s+or\s+([0-9X~?%-]+)", lambda match: f"Write [{match[1]},{match[2]}]"),
        (r"([0-9X~?%-]+)\s+(?:to|until|till)\s+([0-9X~?%-]+)", lambda match: f"Write {match[1]}/{match[2]}"),
        (
            rf"(?:between )?(?P<first>\d\d?) ?(?:and|to|or|-|–|/) ?(?P<last>\d\d?) (?P<month>{MONTH_NAMES}) (?P<year>[0-9]{{4}})",
            _days,
        ),
        (rf"(?:{_DAY}\s+)?(?P<month>{MONTH_NAMES})\.?\s+(?P<year>[0-9]{{4}})/[0-9]{{1,2}}", _two_years),
        (
            r".*\b(?:O\.\s?S\.?|Old Style|Julian)",
            "Write year-month-day as the source counts them, and julian into the column calendar",
        ),
        (rf"{_WEEKDAY}(?:{_DAY}\s*(?:of\s+)?)?(?P<month>{MONTH_NAMES})\.?,?\s*(?P<year>[0-9]{{4}})", _named_month),
        (rf"{_WEEKDAY}(?P<month>{MONTH_NAMES})\.?\s*{_DAY},?\s*(?P<year>[0-9]{{4}})", _named_month),
        (rf"(?P<year>[0-9]{{4}})\s+(?P<month>{MONTH_NAMES})\.?(?:\s+{_DAY})?", _named_month),
        (
            r"n\.?\s?d\.?|undated|unknown|open|no date|\?",
            "Write the narrowest interval that is certain, such as 1698/1710 or ../1710",
        ),
    )
)
