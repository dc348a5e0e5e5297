"""Which events have a number on the map, in which order, and which of them have no mark there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry import box

from geodata.errors import instead
from viz.drawing.badges import Badge
from viz.drawing.pieces import Piece
from viz.drawing.spots import Paper, marked_points, marked_shapes
from viz.layers.styles import Theme
from viz.stories.shown import Scene
from viz.stories.story import Story
from viz.stories.view_layers import placed

# So many numbers can be told apart on a sheet at all.
MOST_CALLOUTS = 300
# So many numbers in a row are written as from the first to the last.
LEAST_RUN = 3
# Kinds whose rows are names, and the ground: none of them is an event's mark.
UNMARKED = ("base", "label", "place")


@dataclass(frozen=True)
class Callouts:
    """The numbers of events.

    Attributes:
        numbers: of the events that have a mark on one of the maps, counted from 1, in their order.
        unplaced: the events that have none, in theirs.
    """

    numbers: Mapping[str, int]
    unplaced: tuple[str, ...] = ()

    def badges(self, pieces: Sequence[Piece], paper: Paper) -> Iterator[Badge]:
        """The numbers beside the marks of a view; where an event has no point there, on its area or line."""
        points = marked_points(pieces, paper)
        pointed = {event for spot in points for event in spot.events}
        for spot in (*points, *marked_shapes(pieces, paper, set(self.numbers) - pointed)):
            if text := in_a_row(self.numbers[event] for event in spot.events if event in self.numbers):
                yield Badge(text, spot)


def in_a_row(numbers: Iterable[int]) -> str:
    """Numbers as they stand on a map, such as `3–5, 8`."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [[f"{run[0]}–{run[-1]}"] if len(run) >= LEAST_RUN else list(map(str, run)) for run in runs]
    return ", ".join(each for part in parts for each in part)


def called_out(story: Story, *, events: Iterable[str] | None = None, scenes: Sequence[Scene] | None = None) -> Callouts:
    """The numbers of a story's events, as it stands.

    Args:
        story: whose maps they stand on.
        events: the ids of those that are called out, in this order; default: the steps of the path that somebody chose for the
            story, or else all that are told on the day or in the span shown, as the dates run.

        scenes: what its maps show; default: its views as they are.

    Raises:
        TypeError: `events` is no list of ids.
        ValueError: an event is not there or has not come, or there are too many.
    """
    chosen = _chosen(story, events)
    if len(chosen) > MOST_CALLOUTS:
        raise ValueError(
            f"{len(chosen):,} events would have a number; a map has room for {MOST_CALLOUTS}: name some with events=[…]"
        )
    seen = {event for scene in scenes or story.shown.scenes for event in _seen(scene, story.theme)}
    there = [event for event in chosen if event in seen]
    return Callouts(
        {event: number for number, event in enumerate(there, start=1)},
        tuple(event for event in chosen if event not in seen),
    )


@dataclass
class Numbering:
    """Gives events their numbers once the frames of the maps are known, and keeps them for the caption.

    Attributes:
        story: whose events they are.
        events: see `called_out`.
        callouts: the numbers.
    """

    story: Story
    events: Iterable[str] | None = None
    callouts: Callouts = field(default_factory=lambda: Callouts({}))

    def number(self, scenes: Sequence[Scene]) -> Callouts:
        """The numbers on maps that show so much."""
        self.callouts = called_out(self.story, events=self.events, scenes=scenes)
        return self.callouts


def _chosen(story: Story, events: Iterable[str] | None) -> list[str]:
    """The ids of the events, each once."""
    if isinstance(events, str) or not (events is None or isinstance(events, Iterable)):
        raise TypeError(f'events are several ids: write events=["{events}"], also for one')
    narrative, told = story.narrative, _told(story)
    if events is not None:
        return _named(story, list(dict.fromkeys(events)), told)
    order = narrative.orders["path" if narrative.is_chosen and narrative.order == "path" else "dates"]
    return list(dict.fromkeys(event for event in order if event in told))


def _told(story: Story) -> set[str]:
    """The events that are told on the figure's day: without one, nothing that came after the document."""
    is_of_a_day = story.day is not None or story.span is not None
    return {card["id"] for card in story.narrative.cards if is_of_a_day or not card["after"]}


def _named(story: Story, events: list[str], told: Collection[str]) -> list[str]:
    """The events that somebody names.

    Raises:
        ValueError: one is not there, or has not come; or none is named.
    """
    if not events:
        raise ValueError("events is empty; name those that are called out, or leave events out")
    known = [*story.narrative.orders["dates"]]
    for event in events:
        if event not in told and event in known:
            raise ValueError(f"events: {event!r} came after the document; choose a later day with at(…)")
        if event not in told:
            words = f" {story.shown.words}:" if story.shown.words else ""
            raise ValueError(f"events:{words} there is no event {event!r}; {instead(str(event), known)}")
    return events


def _seen(scene: Scene, theme: Theme) -> Iterator[Any]:
    """The ids of the events that have a mark within a view."""
    frame = box(*scene.view.bounds)
    for layer in scene.layers:
        if layer.visible and layer.kind not in UNMARKED:
            drawn = placed(layer, scene.view, theme)
            for cell in drawn.loc[drawn.intersects(frame), "events"]:
                yield from cell.split()
