"""The grammar of EDTF: a text becomes the dates it is made of.

Rules: Extended Date/Time Format, Library of Congress, 4 February 2019 (a profile of ISO 8601-2:2019),
https://www.loc.gov/standards/datetime/, levels 0, 1 and 2. What the specification leaves open is decided
here and said where it is decided. Bounds, which depend on the calendar, are the matter of `dates`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geodata.dates.calendars.names import LEAP
from geodata.dates.edtf_digits import level_of_digits, months_of_digits, numbers_of, significant_years, years_of
from geodata.dates.seasons import SEASONS
from geodata.errors import Refusal

Part = Literal["year", "month", "season", "day"]
Kind = Literal["date", "interval", "one_of", "all_of"]
End = Literal["known", "open", "unknown"]

_QUALIFIER = "[?~%]"
_YEAR_MONTH_DAY = re.compile(
    rf"(?P<year_before>{_QUALIFIER}?)(?P<year>-?[0-9X]{{4}})(?P<year_after>{_QUALIFIER}?)"
    rf"(?:-(?P<month_before>{_QUALIFIER}?)(?P<month>[0-9X]{{2}}L?)(?P<month_after>{_QUALIFIER}?)"
    rf"(?:-(?P<day_before>{_QUALIFIER}?)(?P<day>[0-9X]{{2}})(?P<day_after>{_QUALIFIER}?))?)?"
)
_YEAR_ALONE = re.compile(
    rf"(?:(?P<year>-?[0-9]{{4}})|Y(?P<long>-?[1-9][0-9]*)(?:E(?P<exponent>[1-9][0-9]*))?)"
    rf"(?:S(?P<digits>[1-9][0-9]*))?(?P<qualifier>{_QUALIFIER}?)"
)
# A day of a longer year, as `Day` writes it: EDTF has only the year alone there, and ISO 8601-1 no such years.
_DAY_OF_LONG_YEAR = re.compile(
    r"Y(?P<year>-?[1-9][0-9]{4,11})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])"
)
_DATE_TIME = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?P<offset>Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?)?"
)
_MOST_DIGITS = 12  # of a year: more than the age of the universe needs, and few enough to count its days
_MOST_MEMBERS = 1000  # of a set; each may stand for ten thousand years
_MONTHS, _DAYS = range(1, 13), range(1, 32)
_OWN_MONTHS = (*range(1, 14), *range(LEAP + 1, LEAP + 13))
_PARTS = ("year", "month", "day")  # as the grammar calls them


class DateError(Refusal):
    """A text is no date that can be read; `why` gives the reason and `fix` what would be right.

    Example:
        >>> try:
        ...     ct.parse_edtf("1950-13")
        ... except ct.DateError as error:
        ...     print(error.fix)
        Write a month from 01 to 12, a season from 21 to 41, or the year alone
    """


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """One date, of which a text holds one or several.

    Where digits are left open, `years`, `months` and `days` hold every number that they may stand for,
    ascending.

    Attributes:
        text: As typed.
        level: 0, 1 or 2: the least EDTF level that has it.
        years: Astronomical years; several for `156X` and `1950S2`.
        months: 1 to 12, in some calendars to 13 or with `LEAP`; none if only the year is given.
        season: Number of a season, see `seasons`; 0 if none is given.
        days: 1 to 31; none if no day is given.
        time: `23:20:30`, "" if none is given.
        offset: From UTC: `Z`, `-04`, `+04:30`, or "".
        estimate: The year before `S`, None if there is no `S`.
        uncertain: The parts marked `?` or `%`.
        approximate: The parts marked `~` or `%`.
    """

    text: str
    level: int
    years: Sequence[int]
    months: Sequence[int] = ()
    season: int = 0
    days: Sequence[int] = ()
    time: str = ""
    offset: str = ""
    estimate: int | None = None
    uncertain: frozenset[Part] = frozenset()
    approximate: frozenset[Part] = frozenset()

    @property
    def finest(self) -> Part:
        """The smallest part that is written."""
        return "day" if self.days else "season" if self.season else "month" if self.months else "year"

    @property
    def is_specified(self) -> bool:
        """Whether no digit is left open and none is beyond the significant ones."""
        return len(self.years) == 1 and len(self.months) < 2 and len(self.days) < 2  # noqa: PLR2004


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From one date to another; a single date is both ends of its span.

    Attributes:
        start: None if the start is open or unknown.
        end: None if the end is open or unknown.
        start_is: `known`, `open` (without limit) or `unknown`.
        end_is: Likewise.
    """

    start: Element | None
    end: Element | None
    start_is: End = "known"
    end_is: End = "known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Expression:
    """What a text says.

    Attributes:
        kind: A `date`, an `interval`, `one_of` several dates or `all_of` them.
        spans: One for a date or an interval, one for each member of a set.
        level: 0, 1 or 2.
    """

    kind: Kind
    spans: tuple[Span, ...]
    level: int


def parse(text: str, *, is_edtf: bool = True) -> Expression:
    """Take an EDTF text apart.

    Args:
        text: The date, without blanks around it.
        is_edtf: False for a date that is written as EDTF in the numbers of another calendar: there may be a 13th month and leap
            months, `05L` (as in RFC 7529, section 4.2), but there are no seasons and no times of day.

    Raises:
        DateError: If the text is not EDTF. Whether its days exist is not looked at.
    """
    if text[:1] + text[-1:] in {"[]", "{}"}:
        members = tuple(_members(text, is_edtf))
        return Expression(kind="one_of" if text[0] == "[" else "all_of", spans=members, level=2)
    if "/" in text:
        return _interval(text, is_edtf)
    element = _element(text, text, is_edtf)
    return Expression(kind="date", spans=(Span(start=element, end=element),), level=element.level)


def _interval(text: str, is_edtf: bool) -> Expression:  # noqa: FBT001 - as `parse` has it
    """An interval; a time of day has no place in it (level 0, "Time Interval")."""
    parts = text.split("/")
    if len(parts) != 2 or parts == ["", ""]:  # noqa: PLR2004 - an interval has two ends
        raise _refusal(text, text)
    start, end = (None if part in {"", ".."} else _element(part, text, is_edtf) for part in parts)
    ends = [element for element in (start, end) if element]
    if any(element.time for element in ends):
        why, fix = "has a time of day in an interval", "Write the days alone, and the hours in the note"
        raise DateError(text, why=why, fix=fix)
    start_is, end_is = (_end(part) for part in parts)
    # Level 0 and 1 have no unspecified digits in an interval.
    level = max([0 if len(ends) == len(parts) else 1, *(2 if "X" in each.text else each.level for each in ends)])
    span = Span(start=start, end=end, start_is=start_is, end_is=end_is)
    return Expression(kind="interval", spans=(span,), level=level)


def _end(part: str) -> End:
    return "unknown" if not part else "open" if part == ".." else "known"


def _members(text: str, is_edtf: bool) -> Iterator[Span]:  # noqa: FBT001 - as `parse` has it
    """The members of a set: dates, `a..b`, and `..a` at its beginning or `a..` at its end."""
    members = text[1:-1].split(",")
    if len(members) > _MOST_MEMBERS:
        why = f"holds {len(members)} dates, and a set has {_MOST_MEMBERS} at most"
        raise DateError(text, why=why, fix="Write “..” between the first and the last of them, such as [1670..1672]")
    for number, member in enumerate(members):
        if ".." not in member:
            date = _element(member, text, is_edtf)
            yield Span(start=date, end=date)
            continue
        start, end = (_element(part, text, is_edtf) if part else None for part in member.split("..", 1))
        if start and end:
            if start.finest != end.finest:
                why = f"goes from a {start.finest} to a {end.finest}"
                raise DateError(text, why=why, fix="Write both ends of “..” alike, such as 1670..1672")
            yield Span(start=start, end=end)
        elif end and number == 0:
            yield Span(start=None, end=end, start_is="open")
        elif start and number == len(members) - 1:
            yield Span(start=start, end=None, end_is="open")
        else:
            why = "has an open end in the middle of a set"
            raise DateError(text, why=why, fix="Put “..” before the first date or after the last one")


def _element(part: str, text: str, is_edtf: bool) -> Element:  # noqa: FBT001 - as `parse` has it
    """Read `part`, which is one date of `text`."""
    if match := _YEAR_MONTH_DAY.fullmatch(part):
        return _calendar_date(match, text, is_edtf)
    if match := _YEAR_ALONE.fullmatch(part):
        return _year_alone(match, text)
    if match := _DAY_OF_LONG_YEAR.fullmatch(part):
        year, month, day = (int(number) for number in match.groups())
        return Element(text=part, level=2, years=(year,), months=(month,), days=(day,))
    match = _DATE_TIME.fullmatch(part)
    # ISO 8601-1 has no offset of minus zero.
    if is_edtf and match and match["offset"] not in {"-00", "-00:00"}:
        return replace(
            _element(match["date"], text, is_edtf), text=part, time=match["time"], offset=match["offset"] or ""
        )
    raise _refusal(text, part)


def _calendar_date(match: re.Match[str], text: str, is_edtf: bool) -> Element:  # noqa: FBT001 - as `parse` has it
    """A year, month, season or day, with qualifiers and digits left open."""
    year, month, day = match["year"], match["month"] or "", match["day"] or ""
    among = _MONTHS if is_edtf else _OWN_MONTHS
    season = int(month) if is_edtf and month.isdigit() and int(month) in SEASONS else 0
    years = years_of(year)
    months = months_of_digits(month, among) if month and not season else ()
    days = numbers_of(day, _DAYS) if day else ()
    is_month = months[0] in among if months else bool(season) and len(years) == 1
    if not years or (month and not is_month) or (day and (season or not days)) or _is_marked_twice(match):
        raise _refusal(text, match[0])
    level, uncertain, approximate = _qualified(match, "season" if season else "month")
    return Element(
        text=match[0],
        level=max(level, int(year.startswith("-")), _level_of_season(season), level_of_digits(year, month, day)),
        years=years,
        months=months,
        season=season,
        days=days,
        uncertain=uncertain,
        approximate=approximate,
    )


def _qualified(match: re.Match[str], second: Part) -> tuple[int, frozenset[Part], frozenset[Part]]:
    """The level of the qualifiers, the uncertain parts and the approximate ones.

    A qualifier before a part is for this part alone; one after it is for this part and all to its left
    (level 2, "Qualification").
    """
    parts: list[Part] = ["year", second, "day"]
    uncertain: set[Part] = set()
    approximate: set[Part] = set()
    level = 0
    for number, name in enumerate(_PARTS):
        before, after = match[f"{name}_before"], match[f"{name}_after"]
        marked = parts[number : number + 1] if before else parts[: number + 1]
        mark = before or after
        if mark:
            uncertain.update(marked if mark in "?%" else ())
            approximate.update(marked if mark in "~%" else ())
            level = max(level, 1 if after and match.end() == match.end(f"{name}_after") else 2)
    return level, frozenset(uncertain), frozenset(approximate)


def _is_marked_twice(match: re.Match[str]) -> bool:
    """Whether a part has a qualifier on either side, which contradict or repeat each other."""
    return any(match[f"{name}_before"] and match[f"{name}_after"] for name in _PARTS)


def _level_of_season(season: int) -> int:
    """Level 1 has the four seasons without hemisphere; level 2 has the other parts of a year."""
    return 0 if not season else 1 if season <= 24 else 2  # noqa: PLR2004


def _year_alone(match: re.Match[str], text: str) -> Element:
    """A year of more than four digits, with an exponent, or with significant digits."""
    written = match["long"] or match["year"]
    numerals = (written.lstrip("-"), match["exponent"] or "0", match["digits"] or "0")
    if max(map(len, numerals)) > _MOST_DIGITS or len(numerals[0]) + int(numerals[1]) > _MOST_DIGITS:
        why = f"is a year of more than {_MOST_DIGITS} digits"
        raise DateError(text, why=why, fix="Write a year of fewer digits")
    exponent, digits = int(numerals[1]), int(numerals[2])
    # Level 1 has the letter when, and only when, a year exceeds four digits.
    if written == "-0000" or (match["long"] and not exponent and len(numerals[0]) <= 4):  # noqa: PLR2004
        raise _refusal(text, match[0])
    year = int(written) * 10**exponent
    qualifier = match["qualifier"]
    level = 2 if exponent or digits else 1
    return Element(
        text=match[0],
        level=level,
        years=significant_years(year, digits) if digits else (year,),
        estimate=year if digits else None,
        uncertain=frozenset({"year"} if qualifier in {"?", "%"} else ()),
        approximate=frozenset({"year"} if qualifier in {"~", "%"} else ()),
    )


def _refusal(text: str, part: str) -> DateError:
    from geodata.dates.remedies import remedy  # noqa: PLC0415 - the mistakes are a large table

    why, fix = remedy(text, part)
    return DateError(text, why=why, fix=fix)
