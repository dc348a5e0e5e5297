"""The parts of a date that names its month or era: numbers, names and marks, whatever their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from geodata.dates.naming.aliases import Name, era_called, folded, month_called

_LONGEST = 100  # letters of a text that is looked at
_LONGEST_NAME = 5  # words
_LAST_DAY = 31
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_ROMAN_YEARS = {numeral: number for number, numeral in enumerate(_ROMAN, start=1)} | {"lxxix": 79}
# "An VIII", "l'an 8": the year of the Republic.
_YEAR_WORDS = frozenset({"an", "lan"})
_FRENCH = Name(key="an", calendars=("french-republican",))
# Words between the parts, which say nothing.
_FILLERS = frozenset({"of", "de", "du", "le", "the", "mois", "month", "year", "شهر", "ماه", "سنه", "سال", "عام", "من"})
_HEBREW_IN = "ב"  # "in", written together with the month
_ORDINAL = re.compile(r"(?<=[0-9])(?:er|re|e|eme|st|nd|rd|th|o)\b")
# A dash, or a hyphen between numbers or blanks; other hyphens join names.
_DASH = re.compile(r"\s*[–—]\s*|(?<=[0-9])-(?=[0-9])|\s+(?:-|to)\s+")
_TOKEN = re.compile(r"[0-9]+(?:/[0-9]+)?|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s.,()\-፡]*")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What one end of a named date gives.

    Attributes:
        day: 0 if it gives none.
        month: None if it names none.
        year: 0 if it gives none.
        second_year: Of `1649/50`, as typed; "" if there is one year.
        marks: Of eras and year styles.
    """

    day: int = 0
    month: Name | None = None
    year: int = 0
    second_year: str = ""
    marks: tuple[Name, ...] = ()


def take_apart(text: str) -> list[Parts] | None:
    """The parts of a date, or of both ends of a range, with what the first end leaves to the last: `10–12 Rabīʿ II 592`.

    Returns:
        None if there is anything that is no part of a named date.
    """
    if len(text) > _LONGEST:
        return None
    ends = [_parts(end) for end in _DASH.split(_ORDINAL.sub("", folded(text)))]
    if len(ends) > 2 or not all(ends):  # noqa: PLR2004 - a range has two ends
        return None
    *first, last = (end for end in ends if end)
    return [*(_completed(end, last) for end in first), last]


def _completed(first: Parts, last: Parts) -> Parts:
    if not first.month and first.year and last.day:
        first = replace(first, day=first.year, year=0)
    has_year = bool(first.year)
    return Parts(
        day=first.day,
        month=first.month or (last.month if first.day or not has_year else None),
        year=first.year or last.year,
        second_year=first.second_year if has_year else last.second_year,
        marks=(*first.marks, *last.marks),
    )


def _parts(end: str) -> Parts | None:
    """The parts of one end; a number alone is its year."""
    tokens = _TOKEN.findall(end)
    if not _BETWEEN.fullmatch(_TOKEN.sub("", end)):
        return None
    month: Name | None = None
    marks: list[Name] = []
    numbers: list[str] = []
    year = ""
    before = 0  # numbers before the month
    for part in _named(tokens):
        if part is None or (isinstance(part, Name) and part.months and month):
            return None
        if isinstance(part, Name) and part.months:
            month, before = part, len(numbers)
        elif isinstance(part, Name):
            marks.append(part)
        elif part.isdigit() or "/" in part:
            numbers.append(part)
        else:
            year, marks = part.removeprefix("an "), [*marks, _FRENCH]
    return _ordered(numbers, year, before, Parts(month=month, marks=tuple(marks)))


def _named(tokens: list[str]) -> Iterator[Name | str | None]:
    """Names and numbers one after another; `an 8` for a year of the Republic, None for what is neither."""
    at = 0
    is_french = False
    while at < len(tokens):
        token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
        name, length = _longest(tokens[at:])
        if name:
            is_french = name.calendars == _FRENCH.calendars
            yield name
            at += length
        elif token in _YEAR_WORDS and (following.isdigit() or following in _ROMAN_YEARS):
            yield f"an {_ROMAN_YEARS.get(following, following)}"
            at += 2
        elif is_french and token in _ROMAN_YEARS:
            yield f"an {_ROMAN_YEARS[token]}"
            at += 1
        else:
            if token not in _FILLERS:
                yield token if token[0].isdigit() else None
            at += 1


def _longest(tokens: list[str]) -> tuple[Name | None, int]:
    """The month or mark that is called by as many of the words as possible, and their number."""
    for length in range(min(_LONGEST_NAME, len(tokens)), 0, -1):
        words = tokens[:length]
        name = month_called(words) or month_called([words[0].removeprefix(_HEBREW_IN), *words[1:]]) or era_called(words)
        if name:
            return name, length
    return None, 0


def _ordered(numbers: list[str], year: str, before: int, parts: Parts) -> Parts | None:
    """Which number is the day and which the year: the year is the last, or the first if that is too large for a day."""
    days, years = numbers, [year] if year else []
    if not year and numbers:
        is_year_first = _value(numbers[0]) > _LAST_DAY and (len(numbers) == 1 or _value(numbers[-1]) <= _LAST_DAY)
        # A number that stands alone before the month is its day: "10 Rabīʿ II – 3 Jumādā I 592".
        is_day_alone = len(numbers) == 1 and parts.month is not None and before == 1 and not is_year_first
        at = 0 if is_year_first else len(numbers) - 1
        if not is_day_alone:
            years, days = [numbers[at]], [*numbers[:at], *numbers[at + 1 :]]
    if len(days) > 1 or any("/" in day for day in days) or (days and not parts.month):
        return None
    first, _, second = (years or ["0"])[0].partition("/")
    return replace(parts, day=int(days[0]) if days else 0, year=int(first), second_year=second)


def _value(number: str) -> int:
    return int(number.partition("/")[0])
