"""How the events of one row of the timeline are packed into lanes, so that no mark lies on another or leaves its own date."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Marks side by side in one slot; slots that an open end is drawn wide.
COLUMNS, OPEN_END_SLOTS = 4, 3


@dataclass
class Box:
    """Events of the very same time, side by side in one lane, as many as find room within that time.

    Attributes:
        start, end: days, the end exclusive.
        mark: the width of a mark, in days.
        marks: how many there are.
    """

    start: int
    end: int
    mark: float
    marks: int = 0

    @property
    def room(self) -> int:
        """How many marks stand side by side without leaving the box's time."""
        return max(1, int((self.end - self.start) / self.mark))

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes would lie on one another; a time narrower than a mark takes a mark's width."""
        reach = (max(self.end - self.start, self.mark) + max(other.end - other.start, other.mark)) / 2
        return abs(self.start + self.end - other.start - other.end) / 2 < reach

    def middle_of(self, at: int) -> float:
        """Where one of the marks stands, counted from the left, always within its own date."""
        return self.start + (at + 0.5) * (self.end - self.start) / self.marks


class Lane:
    """Boxes that lie beside one another, in the order of time; so only its neighbours can meet a further one."""

    def __init__(self) -> None:
        self._boxes: list[Box] = []
        self._middles: list[int] = []
        self._of: dict[tuple[int, int], Box] = {}

    def has_room(self, box: Box) -> bool:
        """Whether the lane has a box of the same time with room for one more, or nothing at that time."""
        if same := self._of.get((box.start, box.end)):
            return same.marks < same.room
        at = bisect(self._middles, box.start + box.end)
        return not any(box.overlaps(other) for other in self._boxes[max(0, at - 1) : at + 1])

    def joined(self, box: Box) -> Box:
        """The lane's box of the same time; the box itself, put into its place, if there is none."""
        if same := self._of.get((box.start, box.end)):
            return same
        at = bisect(self._middles, box.start + box.end)
        self._boxes.insert(at, box)
        self._middles.insert(at, box.start + box.end)
        self._of[box.start, box.end] = box
        return box


def pack(events: Sequence[Mapping[str, Any]], slot: int) -> dict[str, tuple[int, int, int, float]]:
    """For each event of one row: lane, start, end, and where its mark stands."""
    lanes: list[Lane] = []
    placed: dict[str, tuple[int, int, Box]] = {}
    # The lane and the box to which each time has come: what had no room for it never has it again.
    reached: dict[tuple[int, int], tuple[int, Box]] = {}
    for event in events:
        time = _bounds(event, slot)
        number, box = reached.get(time) or (0, Box(*time, slot / COLUMNS))
        if not 0 < box.marks < box.room:
            box = Box(*time, slot / COLUMNS)
            while number < len(lanes) and not lanes[number].has_room(box):
                number += 1
            if number == len(lanes):
                lanes.append(Lane())
            box = lanes[number].joined(box)
            reached[time] = number, box
        placed[event["id"]] = number, box.marks, box
        box.marks += 1
    return {event: (number, box.start, box.end, box.middle_of(at)) for event, (number, at, box) in placed.items()}


def _bounds(event: Mapping[str, Any], slot: int) -> tuple[int, int]:
    """First day and the day after the last; an open end is drawn a few slots wide, or as far as `until`, the day after it."""
    earliest, latest = event["earliest"], event["latest"]
    if earliest is None:
        return latest + 1 - OPEN_END_SLOTS * slot, latest + 1
    if latest is None:
        return earliest, max(earliest + OPEN_END_SLOTS * slot, event.get("until", earliest))
    return earliest, latest + 1
