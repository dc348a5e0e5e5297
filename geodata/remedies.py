"""What would be right for a text that is not EDTF.

People write 12/10/50, spreadsheets turn dates into 12.10.1950 or 18548, and the draft of EDTF from 2012 had
other signs. Each kind of mistake has its line in the table at the end.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_NAMES = "|".join(f"{month[:3]}[a-z]*" for month in MONTHS)
_NUMBER_OF_MONTH = {month[:3]: number for number, month in enumerate(MONTHS, start=1)}

_Fix = Callable[[re.Match[str]], str]


def remedy(text: str, part: str) -> tuple[str, str]:
    """Why a text is no date that is read, and what would be right.

    Args:
        text: The date as typed.
        part: The end of the interval that could not be read, or the same text again.

    Returns:
        The reason, as a predicate of the text, and the remedy, a sentence without its full stop.
    """
    for candidate in (text, part):
        for pattern, why, fix in _MISTAKES:
            if match := pattern.fullmatch(candidate):
                return why, fix if isinstance(fix, str) else fix(match)
    return (
        "is not an EDTF date",
        "Write year-month-day, such as 1950-10-12, 1950-10, 1950 or 1950-10-10/1950-10-11",
    )


def _without_blanks(match: re.Match[str]) -> str:
    return f"Write {''.join(match[0].split())} without the blanks"


def _plain_digits(match: re.Match[str]) -> str:
    return f"Write {unicodedata.normalize('NFKC', match[0])} with plain digits"


def _week(match: re.Match[str]) -> str:
    year, week = int(match[1]), int(match[2])
    if not 1 <= week <= date(year, 12, 28).isocalendar().week:
        return "Write the days from Monday to Sunday, such as 1950-10-09/1950-10-15"
    monday, sunday = (date.fromisocalendar(year, week, day).isoformat() for day in (1, 7))
    return f"Write {monday}/{sunday}"


def _day_of_year(match: re.Match[str]) -> str:
    day = date(int(match[1]), 1, 1) + timedelta(int(match[2]) - 1)
    return f"Write {day.isoformat()}"


def _day_and_month(match: re.Match[str]) -> str:
    """Both readings of 12/10/1950, as far as they can be; a century is never guessed."""
    first, second, year = match.groups()
    if len(year) != 4:  # noqa: PLR2004 - digits of a full year
        return "Write the year with four digits first, then month and day, such as 1950-10-12"
    readings = [
        f"{year}-{int(month):02}-{int(day):02}"
        for day, month in dict.fromkeys([(first, second), (second, first)])
        if 1 <= int(month) <= len(MONTHS)
    ]
    if len(readings) > 1:
        return f"Write {' or '.join(readings)}, whichever is meant"
    return f"Write {readings[0]}" if readings else "Write year-month-day, such as 1950-10-12"


def _month_and_year(match: re.Match[str]) -> str:
    return f"Write {match[2]}-{int(match[1]):02}"


def _padded(match: re.Match[str]) -> str:
    year, *rest = (part for part in match.groups() if part)
    return "Write " + "-".join([year, *(f"{int(part):02}" for part in rest)])


def _named_month(match: re.Match[str]) -> str:
    month = _NUMBER_OF_MONTH[match["month"][:3].capitalize()]
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"Write {match['year']}-{month:02}{day}"


def _bce(match: re.Match[str]) -> str:
    return f"Write {1 - int(match[1]):05} (year 0000 is 1 BCE)" if int(match[1]) > 1 else "Write 0000, which is 1 BCE"


def _draft(match: re.Match[str]) -> str:
    """The same date with the signs of 2019 for those of the draft of 2012."""
    text = match[0].replace("?~", "%").replace("~?", "%").replace("unknown", "").replace("open", "..")
    return "Write " + text.translate(str.maketrans("uxyep", "XXYES"))


def _day_number(match: re.Match[str]) -> str:
    day = date(1899, 12, 30) + timedelta(int(match[0]))
    return f"If it is a spreadsheet’s number of a day, write {day.isoformat()}; if it is a year, write Y{match[0]}"


def _century(match: re.Match[str]) -> str:
    return f"Write {int(match[1]) - 1:02}XX"


def _season(match: re.Match[str]) -> str:
    names = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
    return f"Write {int(match['year']):04}-{names[match['season'].casefold()]}"


def _one_of_days(match: re.Match[str]) -> str:
    month, year = _NUMBER_OF_MONTH[match["month"][:3].capitalize()], match["year"]
    first, last = (f"{year}-{month:02}-{int(match[end]):02}" for end in ("first", "last"))
    return f"Write [{first}..{last}] for one of these days, {first}/{last} for all of them"


def _year(match: re.Match[str]) -> str:
    sign, digits = match.groups()
    number = digits.lstrip("0") or "0"
    year = f"{sign}{number:0>4}" if len(number) <= 4 else f"Y{sign}{number}"  # noqa: PLR2004
    return f"Write {year}, which is {int(number) + 1} BCE" if sign else f"Write {year}"


# Pattern of the whole text, reason, remedy; the first line that fits is taken.
_MISTAKES: tuple[tuple[re.Pattern[str], str, str | _Fix], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), why, fix)
    for pattern, why, fix in (
        (
            r"[./]*",
            "holds no date",
            "Write a date, or at least one end of an interval: 1950-10-12/.. or ../1950-10-12",
        ),
        (
            r"\s+.*|.*\s+|[\[{].*\s.*|[0-9X~?%.-]*\s*/\s+[0-9X~?%.-]*|[0-9X~?%.-]*\s+/[0-9X~?%.-]*",
            "has blanks in it",
            _without_blanks,
        ),
        (r"(?=.*[^\x00-\x7f])[\d~?%/.\uff0d-]+", "has digits of another script", _plain_digits),
        (r"-0000(.*)", "has a year minus zero", lambda match: f"Write 0000{match[1]}; year 0000 is 1 BCE"),
        (r"([1-9][0-9]{3})-W([0-9]{2})(?:-[1-7])?", "names a week, which EDTF does not have", _week),
        (r"([1-9][0-9]{3})-((?!000)[0-2][0-9]{2}|3[0-5][0-9]|36[0-5])", "counts the days of a year", _day_of_year),
        (
            r".*/P[0-9].*|P[0-9].*",
            "has a duration, which EDTF does not have",
            "Write the first day and the last, such as 1950-10-10/1950-10-11",
        ),
        (
            r"([0-9]{1,2})[/.-]\s?([0-9]{1,2})[/.-]\s?([0-9]{4}|[0-9]{2})",
            "is not in the order year, month, day",
            _day_and_month,
        ),
        (
            rf"(?:[0-9]{{1,2}}-)?(?:{_MONTH_NAMES})-[0-9]{{2}}",
            "is a date as a spreadsheet shows it, without the century",
            "Format the column as Text, and write year-month-day, such as 1950-10-12",
        ),
        (r"([0-9]{1,2})[/.]([0-9]{4})", "does not begin with the year", _month_and_year),
        (r"([0-9]{4})[/.–—−]([0-9]{1,2})[/.–—−]([0-9]{1,2})", "has no hyphens between its parts", _padded),
        (r"([0-9]{4})([01][0-9])([0-3][0-9])", "has no hyphens between its parts", _padded),
        (
            r"-?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[?~%]?",
            "names a month that does not exist",
            "Write a month from 01 to 12, a season from 21 to 41, or the year alone",
        ),
        (r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", "has a number with one digit", _padded),
        (
            r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})[T ](?:00:00(?::00)?(?:\.0*)?)?",
            "has a time of day that says nothing",
            lambda match: f"Write {match[1]}",
        ),
        (
            r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9])(?::[0-9]{2})?.*",
            "has a time of day that EDTF writes otherwise",
            lambda match: (
                f"Write {match[1]}T{match[2]}:00, with Z or an offset such as +09:00 if it is known, or {match[1]}"
            ),
        ),
        (
            r"[\[{].*",
            "is not a set as EDTF writes it",
            "Write [1667,1668] for one of several dates, {1667,1668} for all of them, [1667..1670] for a range",
        ),
        (
            (
                r"(?-i:(?=.*(?:[ux]|unknown|open|\?~|~\?|y|[0-9]e[0-9]|[0-9]p[0-9]))"
                r"(?:unknown|open|y?-?[0-9ux]+(?:e[0-9]+)?(?:p[0-9]+)?(?:-[0-9ux]{2}){0,2}[?~]{0,2}|/){1,3})"
            ),
            "has signs of a draft of EDTF",
            _draft,
        ),
        (r"[1-9][0-9]{4}", "is not a year as EDTF writes it", _day_number),
        (r"[Y+]?(-?)([0-9]{1,12})", "is not a year as EDTF writes it", _year),
        (
            r"[0-9X?~%-]*[?~%][0-9X?~%-]*",
            "has a qualifier where EDTF has none",
            "Write one of ? ~ % after the date, or after or before the part that it is for, such as 1950-10-~12",
        ),
        (
            r"(?:c|ca|circa|about|around)\.?\s*([0-9]{4})",
            "is not an EDTF date",
            lambda match: f"Write {match[1]}~",
        ),
        (r"([0-9]{1,4})\s*B\.?C\.?(?:E\.?)?", "is not an EDTF date", _bce),
        (r"(?:before|until|by)\s+([0-9]{4})", "is not an EDTF date", lambda match: f"Write ../{match[1]}"),
        (r"(?:after|since|from)\s+([0-9]{4})", "is not an EDTF date", lambda match: f"Write {match[1]}/.."),
        (r"(?:the\s+)?([0-9]{3})0s", "is not an EDTF date", lambda match: f"Write {match[1]}X"),
        (r"(?:the\s+)?([0-9]{1,2})(?:st|nd|rd|th)\s+c(?:entury|\.)?", "is not an EDTF date", _century),
        (
            r"(?P<season>spring|summer|autumn|fall|winter),?\s+(?:of\s+)?(?P<year>[0-9]{3,4})",
            "is not an EDTF date",
            _season,
        ),
        (r"([0-9]{4})\s+or\s+([0-9]{4})", "is not an EDTF date", lambda match: f"Write [{match[1]},{match[2]}]"),
        (
            rf"(?:between )?(?P<first>\d\d?) ?(?:and|to|or|-|–) ?(?P<last>\d\d?) (?P<month>{_MONTH_NAMES}) (?P<year>[0-9]{{4}})",
            "is not an EDTF date",
            _one_of_days,
        ),
        (
            r".*\b(?:O\.\s?S\.?|Old Style|Julian)",
            "is not an EDTF date",
            "Write year-month-day as the source counts them, and julian into the column calendar",
        ),
        (
            r"#.*|.*[A-Z]+!",
            "is what a spreadsheet shows for an error",
            "Format the cell as text and type the date again",
        ),
        (
            rf"(?:(?P<day>[0-9]{{1,2}})\.?\s*)?(?P<month>{_MONTH_NAMES})\.?,?\s*(?P<year>[0-9]{{4}})",
            "is not an EDTF date",
            _named_month,
        ),
        (
            rf"(?P<month>{_MONTH_NAMES})\.?\s*(?P<day>[0-9]{{1,2}}),?\s*(?P<year>[0-9]{{4}})",
            "is not an EDTF date",
            _named_month,
        ),
        (
            r"([0-9.-]+)\s*[–—]\s*([0-9.-]+)",
            "has a dash where EDTF has a stroke",
            lambda match: f"Write {match[1]}/{match[2]}",
        ),
    )
)
