"""What would be right for a text that is not EDTF.

People write 12/10/50, spreadsheets turn dates into 12.10.1950 or 18548, and the draft of EDTF from 2012 had
other signs. Each kind of mistake has its line in the table at the end.
"""

import re
import unicodedata
from datetime import date, timedelta

from geodata.dates.phrase_remedies import MONTH_NAMES, MONTHS, PHRASES, Mistake

PLAIN_REMEDY = "Write year-month-day, such as 1950-10-12, 1950-10, 1950 or 1950-10-10/1950-10-11"
# The reason where nothing more is known.
NOT_EDTF = "is not an EDTF date"
# No mistake that is known here has as many letters; what has more is not compared with the patterns.
_LONGEST = 100
_RECOMMENDED = re.compile(r"(?:Write|write|or|else) ((?=[^ ]*[0-9])[-0-9XYES~?%./]+[,;]?|\[[^ ]*\]|\{[^ ]*\})(?= |$)")


def remedy(text: str, part: str) -> tuple[str, str]:
    """Why a text is no date that is read, and what would be right.

    Args:
        text: The date as typed.
        part: The end of the interval that could not be read, or the same text again.

    Returns:
        The reason, as a predicate of the text, and the remedy, a sentence without its full stop.
    """
    if len(part) > _LONGEST:
        return f"has {len(part)} letters, more than any EDTF date", PLAIN_REMEDY
    for candidate in (text, part) if len(text) <= _LONGEST else (part,):
        for pattern, why, fix in (*_MISTAKES, *PHRASES):
            if match := pattern.fullmatch(candidate):
                return why, fix if isinstance(fix, str) else fix(match)
    return NOT_EDTF, PLAIN_REMEDY


def recommended(fix: str) -> list[str]:
    """The dates that a remedy tells to write."""
    return [text.rstrip(",;") for text in _RECOMMENDED.findall(fix)]


def _without_blanks(match: re.Match[str]) -> str:
    return f"Write {''.join(match[0].split())} without the blanks"


def _plain_digits(match: re.Match[str]) -> str:
    digits = (
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in unicodedata.normalize("NFKC", match[0])
    )
    return f"Write {''.join(digits)} with plain digits"


def _short_end(match: re.Match[str]) -> str:
    """The end of an interval written in full: 1698-06-17/18, 1698-06/07, 1698/99."""
    start, end = match[1], match[2]
    full = start[: len(start) - len(end)] + end
    return f"Write {start}/{full}"


def _two_months(match: re.Match[str]) -> str:
    return f"Write {match[1]}-{int(match[2]):02}/{match[1]}-{int(match[3]):02}"


def _swapped(match: re.Match[str]) -> str:
    return f"Write {match[1]}-{match[3]}-{match[2]} if the month is {int(match[3])}"


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


def _draft(match: re.Match[str]) -> str:
    """The same date with the signs of 2019 for those of the draft of 2012."""
    text = match[0].replace("?~", "%").replace("~?", "%").replace("unknown", "").replace("open", "..")
    return "Write " + text.translate(str.maketrans("uxyep", "XXYES"))


def _day_number(match: re.Match[str]) -> str:
    day = date(1899, 12, 30) + timedelta(int(match[0]))
    return f"If it is a spreadsheet’s number of a day, write {day.isoformat()}; if it is a year, write Y{match[0]}"


def _four_figures(match: re.Match[str]) -> str:
    sign, year = match[1].strip("+"), match[2]
    return f"Write {sign}{year}{match[3]}" + (f", which is in {int(year) + 1} BCE" if sign else "")


def _year(match: re.Match[str]) -> str:
    sign, digits = match.groups()
    number = digits.lstrip("0") or "0"
    year = f"{sign}{number:0>4}" if len(number) <= 4 else f"Y{sign}{number}"  # noqa: PLR2004
    return f"Write {year}, which is {int(number) + 1} BCE" if sign else f"Write {year}"


# Pattern of the whole text, reason, remedy; the first line that fits is taken. Whatever the text, no pattern tries its letters
# again and again: what repeats is told from what follows it by its first letter, or is bounded.
_MISTAKES: tuple[Mistake, ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), why, fix)
    for pattern, why, fix in (
        (
            r"[./\s]*",
            "holds no date",
            "Write a date, or at least one end of an interval: 1950-10-12/.. or ../1950-10-12",
        ),
        (
            r"\s.*|.*\s|[\[{].*\s.*|[0-9X~?%.-]*\s*/\s+[0-9X~?%.-]*|[0-9X~?%.-]*\s+/[0-9X~?%.-]*",
            "has blanks in it",
            _without_blanks,
        ),
        (r"(?=.*[^\x00-\x7f])[\d~?%/.\uff0d-]+", "has digits of another script", _plain_digits),
        (r"-0000((?![0-9]).*)", "has a year minus zero", lambda match: f"Write 0000{match[1]}; year 0000 is 1 BCE"),
        (
            r"([+-])00([0-9]{4})((?:-[0-9]{2}){0,2})(?:T.*)?",
            "has a year of six figures, as scripts write it",
            _four_figures,
        ),
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
            rf"(?:[0-9]{{1,2}}-)?(?:{MONTH_NAMES})-[0-9]{{2}}",
            "is a date as a spreadsheet shows it, without the century",
            "Format the column as Text, and write year-month-day, such as 1950-10-12",
        ),
        (r"([0-9]{1,2})[/.]([0-9]{4})", "does not begin with the year", _month_and_year),
        (r"([0-9]{4})[/.–—−]([0-9]{1,2})[/.–—−]([0-9]{1,2})", "has no hyphens between its parts", _padded),
        (r"([0-9]{4})([01][0-9])([0-3][0-9])", "has no hyphens between its parts", _padded),
        (r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-(0[1-9]|1[0-2])", "names a month that does not exist", _swapped),
        (r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\s?[/–—]\s?([0-9]{2})", "has an end that is not a whole date", _short_end),
        (r"([1-9][0-9]{3})[/–—]([0-9]{2})", "has an end that is not a whole date", _short_end),
        (r"([1-9][0-9]{3})-([0-9]{1,2})[/–—]([0-9]{1,2})", "has an end that is not a whole date", _two_months),
        (
            r"([1-9][0-9]{3})/([0-9])",
            "gives two years, as where the year began in March",
            lambda match: f"Write {int(match[1]) + 1} if it is counted from January, else {match[1]}",
        ),
        (
            r"([0-9]{4})-([1-9][0-9]{3})",
            "has a hyphen where EDTF has a stroke",
            lambda match: f"Write {match[1]}/{match[2]}",
        ),
        (r"([0-9]{4})[\s,]+([0-9]{4})", "is several dates", lambda match: f"Write {{{match[1]},{match[2]}}} for both"),
        (r"([0-9]{4}) ([01]?[0-9]) ([0-3]?[0-9])", "has no hyphens between its parts", _padded),
        (r"[’'(]+([0-9X~?%-]+)[’')]*([?~%]?)", "has signs around it", lambda match: f"Write {match[1]}{match[2]}"),
        (
            r"([0-9]{4})\.0|([0-9]{4})\s+([?~%])",
            "is not an EDTF date",
            lambda match: f"Write {match[1] or match[2] + match[3]}",
        ),
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
                r"(?-i:(?=.*[0-9])(?=.*(?:[ux]|unknown|open|\?~|~\?|y|[0-9]e[0-9]|[0-9]p[0-9]))"
                r"(?:unknown|open|y?-?[0-9ux]{1,12}(?:e[0-9]{1,2})?(?:p[0-9]{1,2})?(?:-[0-9ux]{2}){0,2}[?~]{0,2}|/){1,3})"
            ),
            "has signs of a draft of EDTF",
            _draft,
        ),
        (r"[1-9][0-9]{4}", "is not a year as EDTF writes it", _day_number),
        (r"[Y+]?(-?)([0-9]{1,12})", "is not a year as EDTF writes it", _year),
        (
            r"(?=.*[?~%])[0-9X?~%-]+",
            "has a qualifier where EDTF has none",
            "Write one of ? ~ % after the date, or after or before the part that it is for, such as 1950-10-~12",
        ),
        (
            r"#.*|.*[A-Z]!",
            "is what a spreadsheet shows for an error",
            "Format the cell as text and type the date again",
        ),
        (
            r"([0-9.-]+)\s*[–—]\s*([0-9.-]+)",
            "has a dash where EDTF has a stroke",
            lambda match: f"Write {match[1]}/{match[2]}",
        ),
    )
)
