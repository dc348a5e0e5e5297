"""What would be right for a text that is not a date the program reads.

People write 12/10/50, spreadsheets turn dates into 12.10.1950, and EDTF has more parts than are read here.
Each kind of mistake has its line in the table at the end; a part of EDTF that comes to be read loses it.
"""

import re
from collections.abc import Callable

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
    return f"Write {match[0].strip()} without the blanks"


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


def _unspecified(match: re.Match[str]) -> str:
    year = match[1]
    if "X" not in year:
        return f"Write {match[0].partition('-X')[0]}"
    return f"Write {year.replace('X', '0')}/{year.replace('X', '9')}"


def _qualifier_last(match: re.Match[str]) -> str:
    marks = set(re.findall(r"[?~%]", match[0]))
    mark = marks.pop() if len(marks) == 1 else "%"
    return f"Mark the date as a whole: {re.sub(r'[?~%]', '', match[0])}{mark}"


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
        (r"\s+.*|.*\s+", "has blanks around it", _without_blanks),
        (
            r"([0-9]{1,2})[/.-]\s?([0-9]{1,2})[/.-]\s?([0-9]{4}|[0-9]{2})",
            "is not in the order year, month, day",
            _day_and_month,
        ),
        (r"([0-9]{1,2})[/.]([0-9]{4})", "does not begin with the year", _month_and_year),
        (r"([0-9]{4})[/.–—−]([0-9]{1,2})[/.–—−]([0-9]{1,2})", "has no hyphens between its parts", _padded),
        (r"([0-9]{4})([01][0-9])([0-3][0-9])", "has no hyphens between its parts", _padded),
        (
            r"-?[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])[?~%]?",
            "names a season or another part of the year, which is not read",
            "Write the months, such as 1950-09/1950-11",
        ),
        (
            r"-?[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?[?~%]?",
            "names a month that does not exist",
            "Write a month from 01 to 12, or the year alone",
        ),
        (r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?", "has a number with one digit", _padded),
        (
            r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T.*",
            "has a time of day, which is not read",
            lambda match: f"Write {match[1]}, and the hour in the note",
        ),
        (r"(?=.*X)(-?[0-9X]{4})(?:-[0-9X]{2}){0,2}", "leaves digits open, which is not read", _unspecified),
        (
            r"[\[{].*",
            "is a set of dates, which is not read",
            "Write one date or interval, and rival dates in candidates.csv",
        ),
        (
            r"Y?-?[0-9]+(?:E[0-9]+(?:S[0-9]+)?|S[0-9]+)",
            "has an exponent or significant digits, which are not read",
            "Write the year, or an interval such as 1950/1959",
        ),
        (r"-0000.*", "has a year minus zero", "Write 0000, which is 1 BCE"),
        (r"[Y+]?(-?)([0-9]{1,12})", "is not a year as EDTF writes it", _year),
        (r"[0-9?~%-]*[?~%][0-9?~%-]*", "marks only a part of the date, which is not read", _qualifier_last),
        (
            r"(?:c|ca|circa|about|around)\.?\s*([0-9]{4})",
            "is not an EDTF date",
            lambda match: f"Write {match[1]}~",
        ),
        (r"([0-9]{1,4})\s*B\.?C\.?(?:E\.?)?", "is not an EDTF date", _bce),
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
