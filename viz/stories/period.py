"""The day or span that a story shows: read as people write it, and applied to layers and to what is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from geodata import Day, parse_edtf
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.dating import dated
from viz.layers.features import ALWAYS
from viz.layers.layer import Layer
from viz.layers.moments import Certainty, as_of, between, until
from viz.telling.narrative import Narrative

# The first and the last day; None where an end is open, which EDTF writes as two dots.
Span = tuple[Day | None, Day | None]
OPEN = ".."


@dataclass(frozen=True)
class Period:
    """A day, a span, or neither.

    Attributes:
        day: that was chosen; None for none.
        span: that was chosen; None for none.
        certainty: whether what is shown must certainly have come by then, or only may have.
    """

    day: Day | None
    span: Span | None
    certainty: Certainty

    def check(self) -> None:
        """See to it that it is one.

        Raises:
            TypeError: the day or the span is none.
            ValueError: there are both, the span runs backwards, or there is no such certainty.
        """
        if not isinstance(self.day, Day | None):
            raise TypeError(f"the day of a story is a ct.Day or None, not {self.day!r}; choose it with at(…)")
        if self.span is not None:
            checked_span(self.span)
        if self.day is not None and self.span is not None:
            raise ValueError(
                "a story shows a day or a span; give the other as None, or choose with at(…) or between(…)"
            )
        if self.certainty not in get_args(Certainty):
            raise ValueError(f"there is no certainty {self.certainty!r}; there are {', '.join(get_args(Certainty))}")

    @property
    def is_chosen(self) -> bool:
        """Whether there is a day or a span."""
        return self.day is not None or self.span is not None

    @property
    def window(self) -> tuple[int, int] | None:
        """First and last day of a span whose ends are both known."""
        start, end = self.span or (None, None)
        return None if start is None or end is None else (int(start), int(end))

    @property
    def last(self) -> Day | None:
        """Its last day, where it has one."""
        return self.day if self.span is None else self.span[1]

    @property
    def _bounds(self) -> tuple[int, int]:
        """First and last day of the span as numbers; before or after every day where an end is open."""
        start, end = self.span or (None, None)
        return -ALWAYS if start is None else int(start), ALWAYS if end is None else int(end)

    def narrated(self, whole: Narrative) -> Narrative:
        """Of all that could be told, what belongs to it."""
        if self.day is not None:
            return whole.until(int(self.day), self.certainty)
        return whole if self.span is None else whole.between(*self._bounds, self.certainty)

    def standing(self, layers: Iterable[Layer], horizon: int | None) -> tuple[Layer, ...]:
        """The layers as a figure shows them.

        Args:
            layers: with all their time.
            horizon: the day that stands where none was chosen; None for everything.
        """
        if self.span is not None:
            return self._within(layers)
        day = horizon if self.day is None else int(self.day)
        return tuple(layers) if day is None else tuple(as_of(layer, day, self.certainty) for layer in layers)

    def told(self, layers: Iterable[Layer]) -> tuple[Layer, ...]:
        """The layers as a page shows them from step to step: nothing of them lies outside."""
        if self.span is not None:
            return self._within(layers)
        if self.day is None:
            return tuple(layers)
        return tuple(until(layer, int(self.day), self.certainty) for layer in layers)

    def _within(self, layers: Iterable[Layer]) -> tuple[Layer, ...]:
        return tuple(between(layer, *self._bounds, self.certainty) for layer in layers)

    def words(self, dated: str, wording: Wording = ENGLISH) -> str:
        """Which day or span it is, in words; where none was chosen, that of the document in its own words."""
        if self.day is not None:
            return wording.interface["shown_day"].format(day=_display(self.day, wording))
        if self.span is None:
            return wording.interface["shown_day"].format(day=dated) if dated else ""
        start, end = ("" if day is None else _display(day, wording) for day in self.span)
        words = "shown_span" if start and end else "shown_from" if start else "shown_until" if end else ""
        return wording.interface[words].format(start=start, end=end) if words else ""


def read_day(day: Any, where: str = "at") -> Day:
    """A day as people write it; of an interval the last one.

    Args:
        day: see `dated`.
        where: the argument that has it, for errors.

    Raises:
        LayerError: it is no date.
        ValueError: it has no last day.
    """
    [date] = dated([day], where)
    if date is None or date.latest is None:
        raise ValueError(f"{where}: {day!r} has no last day; write a day such as 1950-10-12")
    return date.latest


def read_span(start: Any, end: Any) -> Span:
    """A span as people write it; of an interval at its start the first day counts, at its end the last.

    Raises:
        LayerError: start or end is no date.
        ValueError: it runs backwards.
    """
    first, last = dated([None if each == OPEN else each for each in (start, end)], "between")
    return checked_span((None if first is None else first.earliest, None if last is None else last.latest))


def checked_span(span: Any) -> Span:
    """The span, if it is one.

    Raises:
        TypeError: it is no pair of days.
        ValueError: it runs backwards.
    """
    if not isinstance(span, tuple) or len(span) != 2 or not all(isinstance(day, Day | None) for day in span):  # noqa: PLR2004
        raise TypeError(f"the span of a story is two of ct.Day or None, not {span!r}; choose it with between(…)")
    start, end = span
    if start is not None and end is not None and start > end:
        raise ValueError(f"the span runs backwards, from {start} to {end}; give the earlier day first")
    return start, end


def _display(day: Day, wording: Wording) -> str:
    return parse_edtf(str(day)).in_words(wording.language)
