"""What a text says of era, year, month and day, in Chinese, Japanese, Korean or English: `乾隆58年8月19日`, `Sunjo 11`."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geodata.dates.calendars.east_asian.eras import eras
from geodata.dates.calendars.east_asian.numerals import BRANCHES, CHINESE, KOREAN, STEMS, number
from geodata.dates.calendars.names import ROMAN_MONTHS

Script = Literal["han", "hangul", "latin"]
Reckoned = Literal["", "moon", "sun", "moon of Japan"]

# Names of states before that of an era or a king, and whose eras they are.
STATES = {
    "ming": ("明", "大明", "皇明", "명", "ming"),
    "qing": ("清", "大清", "淸", "청", "qing"),
    "goryeo": ("고려", "高麗", "goryeo", "koryo"),
    "joseon": ("조선", "朝鮮", "joseon", "choson"),
    "daehan": ("대한제국", "大韓帝國", "대한", "大韓"),
}
_LINE = {name: line for line, names in STATES.items() for name in names}
_RECKONED: dict[str, Reckoned] = {
    **dict.fromkeys(("음력", "陰曆", "阴历", "農曆", "农历", "舊曆", "旧历"), "moon"),
    **dict.fromkeys(("旧暦", "陰暦"), "moon of Japan"),
    **dict.fromkeys(
        ("양력", "陽曆", "阳历", "서기", "서력", "西紀", "西曆", "西暦", "公元", "西元", "公曆", "公历"), "sun"
    ),
}
_ACCESSION = ("即位", "卽位", "즉위")
_ROMAN_MONTHS = tuple(month[:3].casefold() for month in ROMAN_MONTHS)
_INITIALS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth")
_ORDINALS = {
    name: f"{at}th"
    for at, name in enumerate(
        (
            *_UNITS,
            *_TEENS,
            "eighteenth",
            "nineteenth",
            "twentieth",
            *(f"twenty-{unit}" for unit in _UNITS),
            "thirtieth",
        ),
        start=1,
    )
}
_ORDINAL = re.compile(rf"\b(?:twenty-(?:{'|'.join(_UNITS)})|{'|'.join(_ORDINALS)})\b")

_NUMBER = rf"(?:[0-9]{{1,4}}|[{CHINESE}]{{1,8}}|[{KOREAN}]{{1,8}})"
_TERM = f"[{STEMS}][{BRANCHES}]"
_MONTH = rf"(?P<leap>[閏闰윤])?\s*(?:(?P<month>{_NUMBER}|[正臘腊冬정])\s*[月월]|(?P<winter>동짓달|섣달))"
# Chinese numbers of days may stand alone.
_DAY = rf"(?:(?P<day>[初초]?{_NUMBER})\s*[日일]|(?P<bare>初?[{CHINESE}]{{1,4}}|초하루|보름))"
_DAY_TERM = rf"(?:\s*\(?(?P<day_term>{_TERM})[日일]?\)?)?"
_MONTH_AND_DAY = rf"(?:\s*{_MONTH}(?:\s*{_DAY}{_DAY_TERM})?)?"


@dataclass(frozen=True, kw_only=True)
class Regnal:
    """What a text says.

    Attributes:
        name: Of the era or the king; "" if the year is that of a calendar.
        script: In which it is written.
        line: Whose era it is, if the text says so.
        year: As the era counts it; None for that of an accession.
        month: None if there is none.
        is_leap: Whether it is a leap month.
        day: None if there is none.
        is_roman: Whether the month has a Roman name.
        term: Of the sexagenary cycle, that the year is said to have.
        day_term: Likewise of the day.
        reckoned: By the moon or the sun, if the text says so.
    """

    name: str
    script: Script
    line: str = ""
    year: int | None = None
    month: int | None = None
    is_leap: bool = False
    day: int | None = None
    is_roman: bool = False
    term: str = ""
    day_term: str = ""
    reckoned: Reckoned = ""

    def date(self, year: int) -> tuple[int, ...]:
        """Year, month and day as far as they are given, in a year of the calendar."""
        return tuple(part for part in (year, self.month, self.day) if part is not None)

    def numbers(self, year: int) -> str:
        """Likewise as a calendar’s own numbers are written: `1650-11L-03`."""
        return numbered(*self.date(year), is_leap=self.is_leap)


def numbered(year: int, month: int | None = None, day: int | None = None, *, is_leap: bool = False) -> str:
    """Numbers of a calendar as they are written: `1650-11L-03`."""
    text = f"{year:04}"
    if month is not None:
        text += f"-{month:02}{'L' * is_leap}"
    return text if day is None else f"{text}-{day:02}"


def read_regnal(text: str) -> Regnal | None:
    """What a text says in one of the scripts; None if it is written in another way."""
    plain = _plain(text)
    found = next((match for pattern in _native_patterns() if (match := pattern.fullmatch(plain))), None)
    if found:
        return _said(found, "hangul" if re.search("[가-힣]", plain) else "han")
    if match := re.fullmatch(r"([MTSHR])([0-9]{1,2})([./-])([0-9]{1,2})\3([0-9]{1,2})", plain):
        name, year, month, day = _INITIALS[match[1]], int(match[2]), int(match[4]), int(match[5])
        return Regnal(name=name, script="han", year=year, month=month, day=day)
    folded = _folded(plain)
    found = next((match for pattern in _latin_patterns() if (match := pattern.fullmatch(folded))), None)
    return _said(found, "latin") if found else None


def is_day_first(text: str) -> bool:
    """Whether numbers stand before an era, as in `19/8 Qianlong 58`, where nobody can tell the day from the month."""
    era = rf"(?:{_latin_name()}|{_native_name()})"
    return bool(re.fullmatch(rf"[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.,-]?\s*{era}\s*[0-9]{{1,3}}年?", _folded(text)))


def lone_term(text: str) -> str:
    """The term of the cycle by which alone a text names its year, such as `壬辰` or `임진년 4월`; "" if it does not."""
    plain = _plain(text)
    match = re.fullmatch(rf"(?P<term>{_TERM})\s*(?P<year>[年년])?(?P<rest>.*)", plain)
    is_year = match and (match["year"] or (not match["rest"] and not re.search("[가-힣]", plain)))
    return match["term"] if match and is_year else ""


def unknown_era(text: str) -> str:
    """The name before a Chinese number of years, as that of an era which is not in the table; "" if there is none."""
    plain = _plain(text)
    match = re.match(rf"(?P<name>[\u4e00-\u9fff]{{2,4}}?)\s*(?:元|[0-9]{{1,2}}|[{CHINESE}]{{1,4}})\s*年", plain)
    return match["name"] if match and not re.search("[前約年月日]", match["name"]) else ""


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))


@cache
def _native_name() -> str:
    states = _alternatives(name for name in _LINE if not name.isascii())
    names = {name for era in eras() for name in era.names if not name.isascii()}
    return rf"(?:(?P<state>{states})\s*)?(?P<name>{_alternatives(names)})"


@cache
def _latin_name() -> str:
    states = _alternatives(name for name in _LINE if name.isascii())
    names = {name.casefold() for era in eras() for name in era.names if name.isascii()}
    return rf"(?:(?P<state_in_latin>{states})\s+)?(?P<name_in_latin>{_alternatives(names)})"


@cache
def _native_patterns() -> tuple[re.Pattern[str], ...]:
    reckoned = _alternatives(_RECKONED)
    year = rf"(?P<year>元|원|{_NUMBER}|{_alternatives(_ACCESSION)})\s*[年년]"
    term = rf"(?:\s*\(?(?P<term>{_TERM})[年년]?\)?)?"
    # The word for the reckoning stands first, or before the month.
    before, after = rf"(?:(?P<reckoned>{reckoned})\s*)?", rf"(?:\s*\(?(?P<then>{reckoned})\)?)?"
    numeric = r"(?P<year>[0-9]{1,4})(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P<leap>L)?(?:(?P=sign)(?P<day>[0-9]{1,2}))?"
    return (
        re.compile(rf"{before}(?:{_native_name()}\s*)?{year}{term}{after}{_MONTH_AND_DAY}"),
        re.compile(rf"{before}{_native_name()}\s*{numeric}"),
    )


@cache
def _latin_patterns() -> tuple[re.Pattern[str], ...]:
    th = r"(?:st|nd|rd|th)"
    name, year = _latin_name(), r"(?:year\s+)?(?P<year>[0-9]{1,4})"
    leap = r"(?:(?P<leap>leap|intercalary)\s+)?"
    roman = rf"(?P<roman>{'|'.join(f'{month}[a-z]*' for month in _ROMAN_MONTHS)})\.?"
    day, month = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})"
    of_month = (
        rf"(?:(?:the\s+)?{day}(?:{th})?\s+day\s+of\s+)?(?:the\s+)?{leap}{month}{th}\s+(?:lunar\s+)?(?:month|moon),?"
        r"\s+(?:(?:of|in)\s+)?"
    )
    of_year = rf"(?:the\s+)?(?P<year>[0-9]{{1,4}}){th}\s+year\s+of\s+(?:the\s+)?(?:king\s+|reign\s+of\s+)?{name}"
    numeric = rf"(?P<sign>[/.-]){month}(?P<leap>l)?(?:(?P=sign){day})?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{name},?\s+{year}(?:{numeric})?",
            of_year,
            rf"{of_month}{name},?\s+{year}",
            rf"{of_month}{of_year}",
            rf"{name},?\s+{year},?\s+{leap}month\s+{month}(?:,?\s+day\s+{day})?",
            rf"{name},?\s+{year},?\s+{leap}{month}{th}\s+month(?:,?\s+{day}(?:{th})?\s+day)?",
            rf"(?:{day}(?:{th})?\s+)?{roman},?\s+{name}\s+{year}",
            rf"{roman}\s+{day}(?:{th})?,?\s+{name}\s+{year}",
            rf"{name}\s+{year},?\s+{roman}(?:\s+{day}(?:{th})?)?",
        )
    )


def _plain(text: str) -> str:
    """Digits and brackets of one width, and single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _folded(text: str) -> str:
    """Latin letters without marks, apostrophes and the hyphens within names, and ordinals in figures."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)).casefold()
    bare = _ORDINAL.sub(lambda match: _ORDINALS[match[0]], bare)
    return re.sub(r"(?<=[a-z])-(?=[a-z])", "", re.sub("[’‘'ʼʻ`]", "", unicodedata.normalize("NFC", bare)))


def _said(match: re.Match[str], script: Script) -> Regnal:
    given = {key: value for key, value in match.groupdict().items() if value}
    month = given.get("month") or given.get("winter") or ""
    roman = given.get("roman", "")[:3]
    day = given.get("day") or given.get("bare") or ""
    state = given.get("state") or given.get("state_in_latin", "")
    return Regnal(
        name=given.get("name") or given.get("name_in_latin", ""),
        script=script,
        line=_LINE.get(state, ""),
        year=None if given["year"] in _ACCESSION else number(given["year"]),
        month=_ROMAN_MONTHS.index(roman) + 1 if roman else number(month) if month else None,
        is_leap="leap" in given,
        day=number(day) if day else None,
        is_roman=bool(roman),
        term=given.get("term", ""),
        day_term=given.get("day_term", ""),
        reckoned=_RECKONED.get(given.get("reckoned") or given.get("then", ""), ""),
    )
