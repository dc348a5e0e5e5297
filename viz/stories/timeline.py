"""The timeline: a row per actor, each event as wide as its date is uncertain, crowded days stacked.

Time runs along whole days (integers, see `geodata.Day`); a *slot* is the unit in which marks are packed, one day for a
document about a few weeks, longer for one about years; a quarter of it is a mark's width. Events of the same date stand side
by side as long as their marks find room within it; further ones go to the next lane of the row. No mark leaves its own date.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geodata import Calendar
from viz.stories.lanes import COLUMNS, pack

SLOTS_IN_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Span:
    """An event's place on the timeline.

    Attributes:
        event: id.
        row: id of the row (an actor).
        color: `#rrggbb`.
        start, end: day numbers, the end exclusive; of the date as far as it is known.
        at: day (with a fraction) where the mark stands.
        y: lane, counted down from the top of the timeline.
        wide: whether the date covers more than one day and more than its mark does, and is drawn as a bar.
        open_start, open_end: whether the bar fades out because that end is open or unknown.
        lasts: whether it holds on: its bar goes to the end of the window.
    """

    event: str
    row: str
    color: str
    start: int
    end: int
    at: float
    y: float
    wide: bool
    open_start: bool
    open_end: bool
    lasts: bool = False


@dataclass(frozen=True)
class Row:
    """One row: an actor's names and sign, and the lanes it takes, from `top` to `bottom` (exclusive).

    `abbreviation` is "" where nobody has chosen one.
    """

    id: str
    label: str
    abbreviation: str
    color: str
    shape: str
    top: float
    bottom: float


@dataclass(frozen=True)
class Link:
    """A message: from its mark to the recipient's row, at the day when it was received."""

    event: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class Timeline:
    """Everything the timeline's drawing needs.

    `window` and `limits` are (first, last + 1) in days; `calendar` is that in which its ticks are counted; `key` says what the
    colours mean where they are not those of the rows: (word, colour).
    """

    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    slot: int
    window: tuple[int, int]
    limits: tuple[int, int]
    calendar: Calendar
    key: tuple[tuple[str, str], ...] = ()

    @property
    def events(self) -> set[str]:
        """The ids of its events."""
        return {span.event for span in self.spans}

    def among(self, events: Collection[str]) -> "Timeline":
        """The timeline with these events alone, each where it was; rows stay."""
        return replace(
            self,
            spans=tuple(span for span in self.spans if span.event in events),
            links=tuple(link for link in self.links if link.event in events),
        )

    def joined(self, other: "Timeline") -> "Timeline":
        """The timeline with the events of another one, in rows of their own where it has none of that name."""
        if not other.spans:
            return self
        if not self.spans:
            return other
        there = {row.id for row in self.rows}
        rows = [*self.rows, *(row for row in other.rows if row.id not in there)]
        laid = lay_out(
            sorted(map(_event, (*self.spans, *other.spans)), key=in_time),
            [{name: getattr(row, name) for name in ROW_NAMES} for row in rows],
            (min(self.window[0], other.window[0]), max(self.window[1], other.window[1]) - 1),
            self._messages(),
            self.calendar,
        )
        return replace(laid, key=self.key)

    def drawn_along(self, place: Callable[[float], float]) -> "Timeline":
        """The timeline on an axis of several scales, its marks packed anew into the room that there is.

        Args:
            place: where a day stands on the axis; whole units of the common scale for whole days.

        Returns:
            A timeline whose days are such units.
        """
        spans = [
            _event(span) | {"earliest": round(place(span.start)), "latest": round(place(span.end)) - 1}
            for span in self.spans
        ]
        laid = lay_out(
            spans,
            [{name: getattr(row, name) for name in ROW_NAMES} for row in self.rows],
            (round(place(self.window[0])), round(place(self.window[1])) - 1),
            {event: (row, round(place(day + 0.5))) for event, (row, day) in self._messages().items()},
            self.calendar,
            self.slot,
        )
        # A day is no bar, however wide it is drawn.
        named = ("wide", "open_start", "open_end", "lasts")
        kept = [{name: getattr(span, name) for name in named} for span in self.spans]
        opened = tuple(replace(span, **ends) for span, ends in zip(laid.spans, kept, strict=True))
        return replace(laid, spans=opened, key=self.key)

    def _messages(self) -> dict[str, tuple[str, int]]:
        """For each message, the recipient's row and the day of receipt."""
        row_at = {(row.top + row.bottom) / 2: row.id for row in self.rows}
        return {link.event: (row_at[link.end[1]], math.floor(link.end[0])) for link in self.links}

    def relaid(self, events: Collection[str], window: tuple[int, int] | None, last: int | None) -> "Timeline":
        """The timeline of some events, laid out as if there were no others: no row, colour or date tells of them.

        Args:
            events: their ids.
            window: first and last day that it opens with; None for its own, or all that is told where that lies outside.
            last: the day after which no message has arrived; None for none.
        """
        there = self.among(events)
        if not there.spans:
            return there
        opening = (self.window[0], self.window[1] - 1) if window is None else window
        if window is None and not any(self.window[0] <= span.at < self.window[1] for span in there.spans):
            opening = (min(span.start for span in there.spans), max(span.end - 1 for span in there.spans))
        arrived = {
            event: to
            for event, to in self._messages().items()
            if event in there.events and (last is None or to[1] <= last)
        }
        laid = lay_out(
            [_event(span) for span in there.spans],
            [{name: getattr(row, name) for name in ROW_NAMES} for row in self.rows],
            opening,
            arrived,
            self.calendar,
        )
        colors = {span.color for span in laid.spans}
        return replace(laid, key=tuple((word, color) for word, color in self.key if color in colors))


# What a row is called and how it is drawn, apart from where it lies.
ROW_NAMES = ("id", "label", "abbreviation", "color", "shape")

# Where nothing has a date.
EMPTY = Timeline(rows=(), spans=(), links=(), slot=1, window=(0, 1), limits=(0, 1), calendar="gregorian")

ROW_GAP = 0.55
# A row is at least as high as its label: so many lanes, and where another row has many thin ones, such a share of those.
LEAST_LANES, LEAST_SHARE = 2, 0.6


def lay_out(  # noqa: PLR0913, PLR0917 - what a timeline is made of
    events: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, str]],
    window: tuple[int, int],
    messages: Mapping[str, tuple[str, int]],
    calendar: Calendar,
    slot: int = 0,
) -> Timeline:
    """Place every event in its row.

    Args:
        events: in order; each with `id`, `row`, and `earliest`, `latest` as integer days or None (not both None); `color`
            where it is not that of its row; `lasts` where what has no latest day holds on.
        rows: from top to bottom, each with `id`, `label`, `abbreviation`, `color`, `shape`. One without events is left out.
        window: first and last day that the timeline opens with.
        messages: event id -> the recipient's row and the day of receipt.
        calendar: in which the ticks are counted.
        slot: in days; 0 for that of the window.

    Returns:
        The timeline; the order of `spans` is that of `events`.
    """
    slot = slot or max(1, -(-(window[1] - window[0] + 1) // SLOTS_IN_WINDOW))
    spans: dict[str, Span] = {}
    laid: list[Row] = []
    top = 0.0
    of_row: dict[str, list[Mapping[str, Any]]] = {}
    for event in events:
        until = {"until": window[1] + 1} if event.get("lasts") else {}
        of_row.setdefault(event["row"], []).append({**event, **until})
    packed = {row["id"]: pack(of_row[row["id"]], slot) for row in rows if row["id"] in of_row}
    lanes_of = {row: max(lane for lane, _, _, _ in lanes.values()) + 1 for row, lanes in packed.items()}
    least = max([LEAST_LANES, *(math.floor(LEAST_SHARE * used) for used in lanes_of.values())])
    for row in rows:
        if row["id"] not in packed:
            continue
        mine, lanes, used = of_row[row["id"]], packed[row["id"]], lanes_of[row["id"]]
        depth = max(least, used)
        for event in mine:
            lane, start, end, at = lanes[event["id"]]
            spans[event["id"]] = Span(
                event=event["id"],
                row=row["id"],
                color=event.get("color", row["color"]),
                start=start,
                end=end,
                at=at,
                y=top + (depth - used) / 2 + lane + 0.5,
                wide=end - start > max(1, slot / COLUMNS),
                open_start=event["earliest"] is None,
                open_end=event["latest"] is None,
                lasts=event.get("lasts", False),
            )
        laid.append(Row(**row, top=top, bottom=top + depth))
        top += depth + ROW_GAP
    links = tuple(_links(spans, laid, messages))
    starts = [span.start for span in spans.values()]
    ends = [*(span.end for span in spans.values()), *(math.ceil(link.end[0]) for link in links)]
    limits = (min([window[0], *starts]) - slot, max([window[1] + 1, *ends]) + slot)
    return Timeline(
        rows=tuple(laid),
        spans=tuple(spans[event["id"]] for event in events),
        links=links,
        slot=slot,
        window=(window[0], window[1] + 1),
        limits=limits,
        calendar=calendar,
    )


def _event(span: Span) -> dict[str, Any]:
    """A span as it was before it was laid out."""
    return {
        "id": span.event,
        "row": span.row,
        "color": span.color,
        "earliest": None if span.open_start else span.start,
        "latest": None if span.open_end else span.end - 1,
        "lasts": span.lasts,
    }


def in_time(event: Mapping[str, Any]) -> tuple[int, bool, int]:
    """The order of events in time, the one with the narrower date first."""
    earliest, latest = event["earliest"], event["latest"]
    return latest if earliest is None else earliest, latest is None, latest or 0


def _links(spans: Mapping[str, Span], rows: Sequence[Row], messages: Mapping[str, tuple[str, int]]) -> Iterator[Link]:
    """The messages whose recipient has a row."""
    middle = {row.id: (row.top + row.bottom) / 2 for row in rows}
    for event, (recipient, day) in messages.items():
        span = spans[event]
        if recipient in middle and recipient != span.row:
            yield Link(event, (span.at, span.y), (max(day + 0.5, span.at), middle[recipient]))
