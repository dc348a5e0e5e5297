"""Dates as a source gives them: EDTF in, the first and the last possible day out, and words to show.

Rules: Extended Date/Time Format (EDTF), Library of Congress, 4 February 2019 (ISO 8601-2:2019),
https://www.loc.gov/standards/datetime/. Read are dates and intervals of level 0 and, of level 1,
qualifiers of a whole date, open and unknown ends, years beyond four digits and negative years. Everything
else is refused with what would be right (`remedies`).
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from geodata.days import Day, month_length
from geodata.errors import Refusal
from geodata.remedies import MONTHS, remedy

End = Literal["known", "open", "unknown"]

_POINT = re.compile(
    r"(?:Y(?P<long_year>-?[1-9][0-9]{4,11})"
    r"|(?P<year>[0-9]{4}|-(?!0000)[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?)"
    r"(?P<qualifier>[?~%]?)"
)
_QUALIFIED = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
_FIRST_YEAR_WITHOUT_ERA = 1000
_FIRST_YEAR_WITH_SEPARATORS = 10_000


class DateError(Refusal):
    """A text is no date that can be read; `why` gives the reason and `fix` what would be right."""


@dataclass(frozen=True, kw_only=True)
class HistoricalDate:
    """A date or an interval, as wide as it is uncertain.

    A bound that the date does not give is None: nothing is invented for an open or unknown end, and
    "about" and "perhaps" do not widen the bounds.

    Attributes:
        edtf: The date as typed.
        earliest: First possible day, None if the start is open or unknown.
        latest: Last possible day, None if the end is open or unknown.
        start_is: `known`, `open` (without limit) or `unknown`.
        end_is: Likewise.
        approximate: Whether the date or one end of it is marked `~` or `%`.
        uncertain: Whether the date or one end of it is marked `?` or `%`.
        display: The date in English, such as "10–11 October 1950".
    """

    edtf: str
    earliest: Day | None
    latest: Day | None
    start_is: End
    end_is: End
    approximate: bool
    uncertain: bool
    display: str


@dataclass(frozen=True, kw_only=True)
class _Point:
    """A year, month or day, with the qualifier of the whole."""

    year: int
    month: int | None
    day: int | None
    qualifier: str

    @property
    def first(self) -> Day:
        return Day.from_civil(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Day:
        month = self.month or 12
        return Day.from_civil(self.year, month, self.day or month_length(self.year, month))


def parse_edtf(text: str) -> HistoricalDate:
    """Read an EDTF date or interval.

    Args:
        text: The date, without blanks around it.

    Raises:
        DateError: If the text is not EDTF, names a day that does not exist, runs backwards, or uses a part
            of EDTF that is not read.
    """
    ends = text.split("/")
    if len(ends) == 1:
        point = _point(text, text)
        return _date(text, point, point, display=_shown(point))
    if len(ends) != 2 or all(end in {"", ".."} for end in ends):  # noqa: PLR2004 - an interval has two ends
        raise _refusal(text, text)
    start, end = (None if part in {"", ".."} else _point(part, text) for part in ends)
    if start and end and start.first > end.last:
        raise DateError(
            text,
            why="runs backwards: it ends before it begins",
            fix=f"Write {ends[1]}/{ends[0]}, or check the years",
        )
    return _date(text, start, end, display=_shown_interval(start, end, unknown="" in ends))


def _date(text: str, start: _Point | None, end: _Point | None, *, display: str) -> HistoricalDate:
    qualifiers = {point.qualifier for point in (start, end) if point}
    return HistoricalDate(
        edtf=text,
        earliest=start.first if start else None,
        latest=end.last if end else None,
        start_is="known" if start else "open" if text.startswith("..") else "unknown",
        end_is="known" if end else "open" if text.endswith("..") else "unknown",
        approximate=not qualifiers.isdisjoint("~%"),
        uncertain=not qualifiers.isdisjoint("?%"),
        display=display,
    )


def _point(part: str, text: str) -> _Point:
    """Read `part`, which is one end or the whole of `text`."""
    match = _POINT.fullmatch(part)
    if match is None:
        raise _refusal(text, part)
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    point = _Point(year=int(match["long_year"] or match["year"]), month=month, day=day, qualifier=match["qualifier"])
    if month and day is not None and not 1 <= day <= month_length(point.year, month):
        length = month_length(point.year, month)
        named = " ".join(_words(replace(point, day=None)))
        whole_month = f"{match['year']}-{match['month']}"
        raise DateError(
            text,
            why=f"names a day that does not exist: {named} has {length} days",
            fix=f"Write a day from 01 to {length}, or {whole_month} if the day is not known",
        )
    return point


def _refusal(text: str, part: str) -> DateError:
    why, fix = remedy(text, part)
    return DateError(text, why=why, fix=fix)


def _shown(point: _Point) -> str:
    return _QUALIFIED[point.qualifier] + " ".join(_words(point))


def _words(point: _Point) -> list[str]:
    """Day, month and year, as far as they are given."""
    words = [str(point.day)] if point.day else []
    words += [MONTHS[point.month - 1]] if point.month else []
    return words + _year(point.year)


def _year(year: int) -> list[str]:
    """The year as people count it; early years name their era, so that 12 March 96 is not taken for 1996."""
    count = year if year > 0 else 1 - year
    era = ["BCE"] if year <= 0 else ["CE"] if year < _FIRST_YEAR_WITHOUT_ERA else []
    return [f"{count:,}" if count >= _FIRST_YEAR_WITH_SEPARATORS else f"{count}", *era]


def _shown_interval(start: _Point | None, end: _Point | None, *, unknown: bool) -> str:
    if start and end:
        if start.qualifier != end.qualifier:
            return f"{_shown(start)} – {_shown(end)}"
        return _QUALIFIED[start.qualifier] + _span(start, end)
    shown = "".join(_shown(point) for point in (start, end) if point)
    if unknown:
        return f"from {shown}, end not known" if start else f"until {shown}, start not known"
    return f"from {shown} on" if start else f"until {shown}"


def _span(start: _Point, end: _Point) -> str:
    """Both ends, with what they have in common said once: `10–11 October 1950`."""
    first, last = _words(start), _words(end)
    if first == last:
        return " ".join(first)
    if len(first) == len(last):
        while first[-1] == last[len(first) - 1]:
            first.pop()
    # Single words close up with the dash, longer ends stand apart from it.
    dash = "–" if len(first) == 1 else " – "
    return dash.join([" ".join(first), " ".join(last)])
