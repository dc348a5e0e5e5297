"""The story map as a Jupyter widget: map, timeline and card in a notebook, tied to Python by the current event.

The page's own scripts draw it; nothing comes from the network.
"""

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.errors import nearest
from viz.layers.layer import Layer
from viz.page.page import asset, joined_scripts, plotly_bundle, theme_css
from viz.page.payload import payload
from viz.stories.story import Story

try:
    import anywidget
    import ipywidgets
    import traitlets
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "a story map as a widget needs anywidget: pip install chronotope[jupyter]", name=error.name
    ) from error

CRS = "EPSG:4326"
STYLES = ("styles/page.css", "styles/widget.css")


class Library(ipywidgets.Widget):  # type: ignore[misc] # ipywidgets declares no types
    """The scripts and the style that all story maps of a kernel share, sent to the notebook once.

    Attributes:
        plotly: the text of plotly.js.
        page: the scripts of the page, joined.
        style: the style sheets of page and widget.
    """

    plotly = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)

    _shared: "Library | None" = None

    @classmethod
    def shared(cls) -> "Library":
        """The one library of this kernel; a new one if it was closed."""
        if cls._shared is None or cls._shared.comm is None:
            style = "\n".join(map(asset, STYLES))
            cls._shared = cls(plotly=plotly_bundle().script, page=joined_scripts(), style=style)
        return cls._shared


class StoryWidget(anywidget.AnyWidget):
    """A story map in a notebook.

    Attributes:
        current: id of the current event, in step with the notebook both ways; set it to go there.
        selection: what the map lights up for the current event: the rows of all layers that stand for it, as a plain
            GeoDataFrame in EPSG:4326 with the columns of those layers, and `layer`, the id of the layer a row is from.
            Read only; `widget.observe(function, "selection")` tells of every change.

    Example:
        >>> widget = story.widget()
        >>> widget.current = "rec-3a"
        >>> widget.selection[["layer", "label"]].drop_duplicates("layer")["layer"].tolist()
        ['areas', 'events']
    """

    _esm = asset("widget.js")
    _library = traitlets.Instance(Library).tag(sync=True, **ipywidgets.widget_serialization)
    _story = traitlets.Dict().tag(sync=True)
    _theme = traitlets.Unicode().tag(sync=True)
    current = traitlets.Unicode().tag(sync=True)
    selection = traitlets.Instance(gpd.GeoDataFrame, read_only=True)

    def __init__(self, story: Story) -> None:
        """A widget of its own, at the first step.

        Args:
            story: what is shown.
        """
        narrative = story.narrative
        self._layers = story.told.layers
        self._events = [card["id"] for card in narrative.cards]
        super().__init__(
            _library=Library.shared(),
            _story=payload(story),
            _theme=theme_css(story.theme),
            current=narrative.first,
        )

    @traitlets.validate("current")
    def _is_an_event(self, proposal: dict[str, Any]) -> str:
        """Refuse what is not an event of the story.

        Raises:
            ValueError: naming the nearest id, and all there are.
        """
        wanted: str = proposal["value"]
        if wanted not in self._events:
            near = nearest(wanted, self._events)
            hint = f"did you mean {near!r}? There are" if near else "there are"
            raise ValueError(f"there is no event {wanted!r}; {hint} {', '.join(self._events)}")
        return wanted

    @traitlets.observe("current")
    def _select(self, change: dict[str, Any]) -> None:
        """Keep the selection in step."""
        self.set_trait("selection", _rows_of(self._layers, change["new"]))


def _rows_of(layers: Iterable[Layer], event: str) -> gpd.GeoDataFrame:
    """The rows of the visible layers that stand for an event; see `StoryWidget.selection`."""
    found = [gpd.GeoDataFrame({"layer": []}, geometry=[], crs=CRS)]
    for layer in layers:
        if layer.visible and layer.events is not None:
            is_theirs = np.array([event in str(events).split() for events in layer.data[layer.events]], dtype=bool)
            theirs = layer.data[is_theirs].to_crs(CRS)
            columns = theirs.drop(columns=theirs.geometry.name).assign(layer=layer.id)
            found.append(gpd.GeoDataFrame(columns, geometry=theirs.geometry.to_numpy(), crs=CRS))
    return pd.concat([frame for frame in found if len(frame)] or found[:1], ignore_index=True)
