"""Dates in figures alone: 12.10.1950, 12/10/1950, 10-12-50, of which nobody can always tell the day from the month."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geodata.dates.bounds import last_day
from geodata.dates.edtf import parse
from geodata.drafting.prose import Span

_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})( ?[./-] ?)(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)")
_MONTHS = 12
_SURE, _UNSURE = 0.9, 0.5


@dataclass(frozen=True)
class InFigures(Span):
    """A date in figures, with its EDTF, the rule by which day and month are told apart, and how sure that is."""

    edtf: str
    rule: str
    score: float


def dates_in_figures(text: str) -> Iterator[InFigures]:
    """The dates in figures of a text; what is no day either way is none."""
    for match in _FIGURES.finditer(text):
        first, second, year = match[1], match[3], match[4]
        days = [f"{year}-{month:0>2}-{day:0>2}" for day, month in ((first, second), (second, first))]
        day_first, month_first = (day if _exists(day) else "" for day in days)
        span = match.start(), match.end()
        if not day_first and not month_first:
            continue
        if not (day_first and month_first) or day_first == month_first:
            yield InFigures(*span, day_first or month_first, "a date in figures", _SURE)
        elif "." in match[2]:
            yield InFigures(*span, day_first, "with points between, the day comes first", _SURE)
        else:
            rule = "either figure may be the day: day first, as in Europe, or month first, as in America"
            yield InFigures(*span, f"[{','.join(sorted((day_first, month_first)))}]", rule, _UNSURE)


def _exists(edtf: str) -> bool:
    """Whether there is such a day."""
    month, day = int(edtf[5:7]), int(edtf[8:])
    if not 1 <= month <= _MONTHS or not day:
        return False
    last = last_day(parse(edtf[:7]).spans[0].start, "gregorian")  # type: ignore[arg-type] # a month has an element
    return last is not None and day <= last.civil[2]
