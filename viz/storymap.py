"""`StoryMap`, the façade: what is shown, saved and exported. `story_map(dossier)` assembles one; after that all is one way."""

from pathlib import Path
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from geodata import Day, Dossier, View
from geodata.extents import Extent
from viz.dossier_layers import dossier_layers
from viz.dossier_timeline import dossier_timeline
from viz.interactive import label_trace, map_figure
from viz.map_labels import place_labels
from viz.moments import as_of
from viz.narrative import narrate
from viz.ordering import horizon
from viz.page import write_page
from viz.story import Story
from viz.styles import SCREEN
from viz.timeline_figure import timeline_figure
from viz.views import extent_around, make_view

if TYPE_CHECKING:
    from viz.widget import StoryWidget


class StoryMap(Story):
    """A story that can be shown, saved and exported."""

    def figure(self) -> go.Figure:
        """The main map as a plotly figure of its own, yours to alter.

        Its axes are projected metres (see `project`). It shows the document's own day, without what came after, or the day
        or span that `at` or `between` chose.
        """
        now = self.layers if self.day is None else tuple(as_of(layer, self.day) for layer in self.layers)
        figure = map_figure(now, self.views[0], self.theme)
        return figure.add_trace(label_trace(self.labels, self.views[0], self.theme))

    def timeline_figure(self) -> go.Figure:
        """The timeline as a plotly figure. Its x axis counts days (see `geodata.Day`)."""
        return timeline_figure(self.timeline, self.narrative, self.theme)

    def widget(self) -> "StoryWidget":
        """The map, the timeline and the card in a notebook, tied to Python by the current event: see `viz.widget`.

        Raises:
            ModuleNotFoundError: if anywidget is missing; the message says how to get it.
        """
        from viz.widget import StoryWidget  # noqa: PLC0415 - what it needs is optional

        return StoryWidget(self)

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

    def __repr__(self) -> str:
        """One line: the frames inside are long."""
        names = ", ".join(layer.id for layer in self.layers)
        return f"<StoryMap {self.narrative.title!r}: {len(self.narrative.cards)} events; layers {names}>"

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        """Show the main map in Jupyter."""
        bundle: dict[str, object] = self.figure()._repr_mimebundle_()
        return bundle


def story_map(dossier: Dossier) -> StoryMap:
    """A story map with the layers, timeline and views that suit a dossier.

    Args:
        dossier: as `geodata.read_dossier` gives it.
    """
    wanted = dossier.views or (View(id="all", title=dossier.title, extent=extent_around(dossier.places)),)
    day = Day(horizon(dossier))
    views = tuple(
        make_view(view.id, view.title, Extent(*view.extent), at=day, inset=number > 0)
        for number, view in enumerate(wanted)
    )
    layers = dossier_layers(dossier, views[0], SCREEN)
    return StoryMap(
        narrative=narrate(dossier),
        layers=layers,
        names=place_labels(dossier),
        timeline=dossier_timeline(dossier),
        views=views,
        day=int(day),
    )
