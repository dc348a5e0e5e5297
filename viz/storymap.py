"""`StoryMap`, the façade: what is shown, saved and exported. `story_map(dossier)` assembles one; after that all is one way."""

from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from geodata import Day, Dossier, parse_edtf, values
from geodata.extents import Extent
from viz.dossier_layers import dossier_layers
from viz.interactive import map_figure
from viz.labels import Label
from viz.layers import Layer
from viz.map_labels import map_labels
from viz.narrative import Narrative, narrate
from viz.ordering import actor_of, by_date
from viz.page import write_page
from viz.rows import by_id, rows
from viz.styles import SCREEN, SHAPES, Theme
from viz.timeline import Timeline, lay_out
from viz.timeline_figure import timeline_figure
from viz.views import View, make_view


@dataclass(frozen=True, kw_only=True)
class StoryMap:
    """Layers, timeline, views and theme, with the words that go with them.

    Attributes:
        narrative: the document, the cards and the orders of steps.
        layers: in drawing order, the first at the bottom.
        labels: by rank.
        timeline: rows and spans.
        views: the first is the main map, the others are insets.
        theme: colours and sizes.
    """

    narrative: Narrative
    layers: tuple[Layer, ...]
    labels: tuple[Label, ...]
    timeline: Timeline
    views: tuple[View, ...]
    theme: Theme

    def figure(self) -> go.Figure:
        """The main map as a plotly figure of its own, yours to alter. Its axes are projected metres."""
        return map_figure(self.layers, self.views[0], self.theme)

    def timeline_figure(self) -> go.Figure:
        """The timeline as a plotly figure. Its x axis counts days (see `geodata.Day`)."""
        return timeline_figure(self.timeline, self.narrative, self.theme)

    def save(self, path: str | Path) -> Path:
        """Write the page: one HTML file that needs no network.

        Args:
            path: ends in `.html`; folders are made as needed.

        Returns:
            The path. The file appears whole or not at all.

        Raises:
            ValueError: for another ending.
        """
        target = Path(path)
        if target.suffix != ".html":
            raise ValueError(f"{target.name}: a story map is saved as .html, not as “{target.suffix}”")
        return write_page(self, target)

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        """Show the main map in Jupyter."""
        bundle: dict[str, object] = self.figure()._repr_mimebundle_()
        return bundle


def story_map(dossier: Dossier) -> StoryMap:
    """A story map with the layers, timeline and views that suit a dossier.

    Args:
        dossier: as `geodata.read_dossier` gives it.
    """
    day = dossier.document.date.earliest or dossier.document.date.latest
    views = tuple(
        make_view(view.id, view.title, Extent(*view.extent), at=str(day), inset=number > 0)
        for number, view in enumerate(dossier.views)
    )
    layers = dossier_layers(dossier, views[0].base, SCREEN)
    return StoryMap(
        narrative=narrate(dossier),
        layers=layers,
        labels=map_labels(dossier, layers),
        timeline=_timeline(dossier),
        views=views,
        theme=SCREEN,
    )


def _timeline(dossier: Dossier) -> Timeline:
    events = by_id(dossier.events)
    spans = [
        {
            "id": event,
            "row": actor_of(events[event].actors),
            "earliest": _number(events[event].earliest),
            "latest": _number(events[event].latest),
        }
        for event in by_date(dossier)
    ]
    lines = [
        {"id": actor.id, "label": actor.label, "abbreviation": actor.abbreviation, "color": actor.color, "shape": shape}
        for actor, shape in zip(rows(dossier.actors), cycle(SHAPES), strict=False)
    ]
    return lay_out(spans, lines, _window(dossier, spans), _receipts(dossier))


def _window(dossier: Dossier, spans: list[dict[str, Any]]) -> tuple[int, int]:
    """First and last day that the timeline opens with: the dossier's own choice, or all dates."""
    extent = dossier.timeline_extent
    if extent is not None and extent.earliest is not None and extent.latest is not None:
        return int(extent.earliest), int(extent.latest)
    known = [day for span in spans for day in (span["earliest"], span["latest"]) if day is not None]
    return min(known), max(known)


def _receipts(dossier: Dossier) -> dict[str, tuple[str, int]]:
    """For each message, the row of its recipient (the second actor named) and the day it arrived, or else was sent."""
    events = by_id(dossier.events)
    found = {}
    for message in rows(dossier.messages):
        actors = values(events[message.event].actors)
        written = message.received or message.sent
        if len(actors) > 1 and written:
            date = parse_edtf(written)
            day = date.earliest or date.latest
            if day is not None:
                found[message.event] = (actors[1], int(day))
    return found


def _number(day: Day | None) -> int | None:
    return None if day is None else int(day)
