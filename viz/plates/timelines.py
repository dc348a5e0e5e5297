"""The timeline in print: rows by actors with the signs of the map, laid out for the width that there is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geodata import Day
from viz.figures.row_names import row_names
from viz.figures.timelines import Signs, timeline_signs
from viz.languages.catalogues import Wording
from viz.layers.layer import LayerError
from viz.layers.styles import Theme
from viz.payload.time_axis import TimeAxis, opening_window, time_axis
from viz.plates.plate import GAP_PT, Plate
from viz.printing.legend import SIGNS, SMALLER, Entry
from viz.stories.lanes import COLUMNS
from viz.stories.legend import DRAWN_AS
from viz.stories.story import Story
from viz.stories.ticks import tiers, years
from viz.stories.timeline import Row, Timeline

# Units of the axis in the width of a mark: places are rounded to whole units.
UNITS_IN_MARK = 4
# So many sizes of a mark are free at both ends.
HALF_MARK = 0.6
# A lane in sizes of its marks; the least height of a row in sizes of its name.
LANE, ROW = 1.12, 1.25
# Letters of the names of rows, and what share of the width these may take.
LETTERS, NAMES_SHARE = (36, 30, 24, 20, 16, 13, 10, 8), 0.24
# Between two labels of the axis, in sizes of their type; lines of the axis, likewise.
APART, AXIS_LINE = 0.9, 1.25


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a timeline tells of.

    Attributes:
        timeline: along days, with the events of the day or span.
        signs: of its spans.
        document: the document's day; None without one.
        shown: the first and last days that the maps show, of one day twice; none where they show everything.
    """

    timeline: Timeline
    signs: Signs
    document: int | None
    shown: tuple[tuple[int, int], ...]


def told_timeline(stories: Sequence[Story]) -> Told:
    """The timeline of a story, with what its maps show; it tells nothing that came after the last day of these.

    Args:
        stories: the story as it stands, or as it stands on each of several days.

    Raises:
        LayerError: there is nothing on the timeline.
    """
    horizon = stories[0].narrative.horizon
    chosen = [
        story if horizon is None or story.day is not None or story.span is not None else story.at(Day(horizon))
        for story in stories
    ]
    mine = max(chosen, key=lambda story: int(story.day or 0))
    timeline = mine.chronology
    if not timeline.spans:
        raise LayerError("there is no event for the timeline; choose another day or span")
    return Told(
        timeline=timeline,
        signs=timeline_signs(timeline, mine.narrative, mine.theme),
        # On the first of several days the document may not have come yet.
        document=mine.narrative.horizon,
        shown=tuple(
            _shown(story, timeline.window) for story in chosen if story.day is not None or story.span is not None
        ),
    )


def _shown(story: Story, window: tuple[int, int]) -> tuple[int, int]:
    """The first and the last day that are shown; of an open end that of the window."""
    first, last = story.span or (story.day, story.day)
    return window[0] if first is None else int(first), window[1] - 1 if last is None else int(last)


def timeline_entries(told: Told, theme: Theme, wording: Wording) -> list[Entry]:
    """What its signs mean, for the legend."""
    names = set(told.signs.names)
    # Where all has happened, as in a table, nothing is to be told apart.
    used = (names if names != {"point-done"} else set()) | ({"message"} if told.timeline.links else set())
    return [
        Entry(words, SIGNS[DRAWN_AS.get(name, name)](theme))
        for name, words in wording.group("signs").items()
        if name in used
    ]


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A timeline laid out on paper; lengths in points, places on its axis in units.

    Attributes:
        told: what it tells of.
        timeline: with places for days.
        axis: where days stand, before they are counted in units.
        units: for each unit of the axis.
        names: of the rows, as long as there is room.
        left, right: between these lies the time.
        first, end: the places at these.
        lane: the height of a lane.
        mark: the diameter of a mark.
        ticks: places and labels of the axis.
        years: likewise.
        notes: what is drawn longer or shorter than the rest.
        height: of all.
    """

    told: Told
    timeline: Timeline
    axis: TimeAxis
    units: float
    names: tuple[str, ...]
    left: float
    right: float
    first: float
    end: float
    lane: float
    mark: float
    ticks: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, str], ...]
    notes: str
    height: float

    def place(self, day: float) -> float:
        """Where a day stands, in units."""
        return self.units * self.axis.place(day)

    def x(self, place: float) -> float:
        """A place in points; what lies beyond an end stands there."""
        share = (place - self.first) / (self.end - self.first)
        # A mark at an end is not cut in half.
        edge = HALF_MARK * self.mark
        return self.left + edge + min(max(share, 0.0), 1.0) * (self.right - self.left - 2 * edge)

    @property
    def rows_height(self) -> float:
        """How high the rows are together."""
        return self.timeline.rows[-1].bottom * self.lane


def laid_strip(plate: Plate, told: Told) -> Strip:
    """A timeline across a plate.

    Args:
        plate: for its width and its type.
        told: what the timeline tells of.
    """
    face, measure = plate.words, plate.typesetter.size
    mark = SMALLER * plate.theme.mark * plate.px
    names = _names(plate, told.timeline.rows)
    left = max(measure(name, face)[0] for name in names) + mark + 2 * GAP_PT
    room = plate.width - left - 2 * HALF_MARK * mark
    linear = told.timeline
    first, end = _window(told)
    axis = time_axis(linear)
    span = axis.place(end) - axis.place(first)
    units = UNITS_IN_MARK * room / mark / span
    timeline = _packed(linear, axis, units)
    start, stop = units * axis.place(first), units * axis.place(end)
    wording = plate.wording
    ticks = _ticks(plate, linear, (first, end), axis, room / span)
    lane = max(LANE * mark, ROW * face.size / min(row.bottom - row.top for row in timeline.rows))
    notes = " · ".join(
        piece["words"]
        for piece in axis.told(linear.calendar, wording)
        if axis.place(first) <= piece["from"] and piece["to"] <= axis.place(end)
    )
    notes = plate.typesetter.wrapped(notes, plate.small, room)
    height = timeline.rows[-1].bottom * lane + 2.5 * AXIS_LINE * plate.small.size
    height += plate.typesetter.size(notes, plate.small)[1] if notes else 0.0
    return Strip(
        told=told,
        timeline=timeline,
        axis=axis,
        units=units,
        names=names,
        left=left,
        right=plate.width,
        first=start,
        end=stop,
        lane=lane,
        mark=mark,
        ticks=tuple(ticks),
        years=tuple(_years(linear, (first, end), axis, wording)),
        notes=notes,
        height=height,
    )


def _window(told: Told) -> tuple[int, int]:
    """The first day of the timeline and the day after its last one: all that the maps show lies within."""
    first, end = opening_window(told.timeline, told.timeline.events)
    return min(first, *(day for day, _ in told.shown), first), max(end, *(day + 1 for _, day in told.shown), end)


def _packed(linear: Timeline, axis: TimeAxis, units: float) -> Timeline:
    """The timeline in units, its marks packed anew into lanes: those of one date stand side by side as far as there is room."""
    return replace(linear, slot=UNITS_IN_MARK * COLUMNS).drawn_along(lambda day: units * axis.place(day))


def _names(plate: Plate, rows: Sequence[Row]) -> tuple[str, ...]:
    """The names of the rows, in as many letters as there is room for."""
    face, most = plate.words, NAMES_SHARE * plate.width
    for letters in LETTERS:
        names = tuple(plate.typesetter.settable(name, face) for name in row_names(rows, letters))
        if max(plate.typesetter.size(name, face)[0] for name in names) <= most:
            break
    return names


def _ticks(
    plate: Plate, linear: Timeline, window: tuple[int, int], axis: TimeAxis, per_day: float
) -> list[tuple[float, str]]:
    """The densest ticks whose labels stand apart: places as the axis counts them."""
    face = plate.small
    widest = 0.0
    for tier in tiers(*window, linear.calendar, plate.wording.language):
        places = [axis.place(day) for day in tier["days"]]
        widest = max(plate.typesetter.size(label, face)[0] for label in tier["labels"])
        apart = min(after - before for before, after in pairwise(places)) * per_day
        if apart >= widest + APART * face.size:
            return list(zip(places, tier["labels"], strict=True))
    return []


def _years(linear: Timeline, window: tuple[int, int], axis: TimeAxis, wording: Wording) -> list[tuple[float, str]]:
    """The years, each where it begins; the first at the beginning of the axis."""
    found = years(*window, linear.calendar, wording.language)
    return [(axis.place(max(day, window[0])), name) for day, name in found]
