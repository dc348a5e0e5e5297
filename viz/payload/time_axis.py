"""The time axis of the page: a day crowded beyond all others is drawn wider, a long time in which nothing happens narrower.

Places on it are *units*: a day is one unit wide, but in pieces whose scale is another one. An axis without pieces counts days.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from statistics import median
from typing import Any

from geodata import Calendar
from viz.languages.catalogues import ENGLISH, Wording
from viz.stories.lanes import COLUMNS
from viz.stories.ticks import day_label
from viz.stories.timeline import Timeline

# So many marks make a day crowded, if they are also so many times those of an ordinary day on which anything happens, and a row
# has more of them than stand side by side.
CROWD, TIMES = 12, 4
# More crowded days than these are the rule of a timeline and not its exception.
MOST_CROWDED = 3
# A crowded day gets so many times the width of the marks of its fullest row, and so many slots at most.
AIR, WIDEST_SLOTS = 2.0, 12
# A time without marks is shortened to so many slots where it is longer than this share of the window that is opened with.
EMPTY_SHARE, SHORTENED_SLOTS = 0.8, 3
# From so many days on a time is told in years.
DAYS_OF_YEARS, DAYS_IN_YEAR = 1000, 365.2425


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of time with a scale of its own: from day `start` to day `end` (exclusive), so many `units` wide."""

    start: int
    end: int
    units: int

    @property
    def grows(self) -> bool:
        """Whether it is drawn wider than other times."""
        return self.units > self.end - self.start


@dataclass(frozen=True)
class TimeAxis:
    """Pieces in the order of time, apart from one another; between them a day is a unit wide."""

    pieces: tuple[Piece, ...] = ()

    def place(self, day: float) -> float:
        """Where a day (with a fraction) stands, in units."""
        grown = 0
        for piece in self.pieces:
            length = piece.end - piece.start
            if day < piece.end:
                return day + grown + max(0.0, day - piece.start) * (piece.units - length) / length
            grown += piece.units - length
        return day + grown

    def told(self, calendar: Calendar, wording: Wording = ENGLISH) -> list[dict[str, Any]]:
        """The pieces for the script: from where to where they go in units, what they say, and whether they are stretched.

        Args:
            calendar: in which days are told.
            wording: of which language.
        """
        return [
            {
                "from": round(self.place(piece.start)),
                "to": round(self.place(piece.end)),
                "words": _words(piece, calendar, wording),
                "stretched": piece.grows,
            }
            for piece in self.pieces
        ]


def time_axis(timeline: Timeline) -> TimeAxis:
    """The axis that suits a timeline; without pieces where its events are spread evenly.

    Args:
        timeline: laid out along days.
    """
    return TimeAxis(tuple(sorted([*_crowded(timeline), *_empty(timeline)], key=lambda piece: piece.start)))


def _crowded(timeline: Timeline) -> list[Piece]:
    """The days, a few at most, that have far more marks than others; each wide enough for the marks of its fullest row."""
    of_row = Counter((span.start, span.row) for span in timeline.spans if span.end - span.start == 1)
    of_day: Counter[int] = Counter()
    fullest: dict[int, int] = {}
    for (day, _), count in of_row.items():
        of_day[day] += count
        fullest[day] = max(count, fullest.get(day, 0))
    if not of_day:
        return []
    least = max(CROWD, TIMES * median(of_day.values()))
    crowded = [day for day, count in of_day.items() if count >= least and fullest[day] > COLUMNS]
    if len(crowded) > MOST_CROWDED:
        return []
    slots = {day: min(WIDEST_SLOTS, -(-AIR * fullest[day] // COLUMNS)) for day in crowded}
    return [Piece(day, day + 1, round(slots[day] * timeline.slot)) for day in crowded]


def _empty(timeline: Timeline) -> Iterator[Piece]:
    """The times without a mark that are long beside the window; a slot beside each mark keeps its scale."""
    slot, (first, end) = timeline.slot, timeline.window
    units = SHORTENED_SLOTS * slot
    marks = sorted({*(floor(span.at) for span in timeline.spans), *(floor(link.end[0]) for link in timeline.links)})
    for before, after in pairwise(marks):
        start, stop = before + 1 + slot, after - slot
        if stop - start > max(EMPTY_SHARE * (end - first), units):
            yield Piece(start, stop, units)


def _words(piece: Piece, calendar: Calendar, wording: Wording) -> str:
    """What stands at a piece, so that nobody takes it for a time of the common scale."""
    days = piece.end - piece.start
    if piece.grows:
        return wording.group("time_axis")["stretched"].format(day=day_label(piece.start, calendar, wording.language))
    if days < DAYS_OF_YEARS:
        return wording.counted("days_shortened", days)
    return wording.counted("years_shortened", round(days / DAYS_IN_YEAR))


def opening_window(timeline: Timeline, known: Iterable[str]) -> tuple[int, int]:
    """The window that a timeline opens with, without the times at its ends of which the reader is told nothing yet.

    Args:
        timeline: of whose window not more than that is taken.
        known: ids of the events that are told without hindsight.

    Returns:
        Its first place and its end; a slot is free beside the first mark, and two beside the last one.
    """
    there = set(known)
    first, end = timeline.window
    marks = sorted(span.at for span in timeline.spans if span.event in there)
    inside = marks[bisect_left(marks, first) : bisect_left(marks, end)]
    if not inside:
        return first, end
    return max(first, floor(inside[0]) - timeline.slot), min(end, floor(inside[-1]) + 1 + 2 * timeline.slot)
