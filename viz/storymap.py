"""`StoryMap`, the façade: what is shown, saved and exported. `story_map(dossier)` assembles one; after that all is one way."""

from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go

from geodata import Dossier, parse_edtf, values
from geodata.basemap import Extent
from viz.dossier_layers import dossier_layers
from viz.interactive import map_figure
from viz.labels import Label
from viz.layers import Layer
from viz.map_labels import map_labels
from viz.narrative import Narrative, narrate
from viz.ordering import actor_of, by_date
from viz.page import write_page
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
        bundle: dict[str, object] = self.figure()._repr_mimebundle_()  # noqa: SLF001 - Jupyter's protocol
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
    events = dossier.events.set_index("id")
    spans = [
        {
            "id": event,
            "row": actor_of(events.at[event, "actors"]),
            "earliest": _number(events.at[event, "earliest"]),
            "latest": _number(events.at[event, "latest"]),
        }
        for event in by_date(dossier)
    ]
    rows = [
        {"id": row["id"], "label": row["label"], "abbreviation": row["abbreviation"], "color": row["color"], "shape": SHAPES[n % len(SHAPES)]}
        for n, row in enumerate(dossier.actors.to_dict("records"))
    ]
    known = [day for span in spans for day in (span["earliest"], span["latest"]) if day is not None]
    extent = dossier.timeline_extent
    window = (int(extent.earliest), int(extent.latest)) if extent else (min(known), max(known))
    return lay_out(spans, rows, window, _receipts(dossier))


def _receipts(dossier: Dossier) -> dict[str, tuple[str, int]]:
    """For each message, the row of its recipient (the second actor named) and the day it arrived, or else was sent."""
    events = dossier.events.set_index("id")
    found = {}
    for message in dossier.messages.itertuples():
        actors = values(events.at[message.event, "actors"])
        written = message.received or message.sent
        if len(actors) > 1 and written:
            date = parse_edtf(written)
            day = date.earliest or date.latest
            if day is not None:
                found[message.event] = (actors[1], int(day))
    return found


def _number(day: object) -> int | None:
    return None if day is None else int(day)  # type: ignore[call-overload]
