"""The story map as a widget of notebooks: map, timeline and card, tied to Python by what is current, selected, kept and shown.

The page's own scripts draw it; nothing comes from the network.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata import Day
from geodata.errors import instead
from viz.layers.layer import Layer
from viz.page.cells import show
from viz.page.choosing import Rows
from viz.page.page import asset, joined_scripts, plotly_bundle, theme_css, write_page
from viz.payload.payload import payload
from viz.stories.period import Period, read_day
from viz.stories.story import Story

try:
    import anywidget
    import ipywidgets
    import traitlets
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "a story map as a widget needs anywidget: pip install chronotope[jupyter]", name=error.name
    ) from error

STYLES = (
    "styles/page.css",
    "styles/timeline.css",
    "styles/finding.css",
    "styles/following.css",
    "styles/spoken.css",
    "widget/widget.css",
)
# Joined to the scripts of the page.
SCRIPTS = ("widget/selecting.js", "widget/tools.js")


class Library(ipywidgets.Widget):  # type: ignore[misc] # ipywidgets declares no types
    """The scripts and the style that all story maps of a kernel share, sent to the notebook once.

    Attributes:
        plotly: the text of plotly.js.
        page: the scripts of the page and the widget, joined.
        style: the style sheets of page and widget.
    """

    plotly = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)
    style = traitlets.Unicode().tag(sync=True)

    _shared: "Library | None" = None

    @classmethod
    def shared(cls) -> "Library":
        """The one library of this kernel; a new one if it was closed.

        marimo serves several readers from one process, and takes away what a cell has made when it runs again: there each story
        map has a library of its own.
        """
        if cls._shared is None or cls._shared.comm is None or type(cls._shared.comm).__module__.startswith("marimo."):
            style = "\n".join(map(asset, STYLES))
            scripts = joined_scripts(*SCRIPTS, doors=("mount", "createTools"))
            cls._shared = cls(plotly=plotly_bundle().script, page=scripts, style=style)
        return cls._shared


class Filter(traitlets.TraitType):  # type: ignore[type-arg] # anything that `Rows.filtered` takes
    """A filter of rows, which traitlets compares with what it was."""

    def set(self, obj: traitlets.HasTraits, value: object) -> None:
        """Set it, and say nothing of the comparison: of a Series with a mapping pandas warns, and is understood all the same."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", pd.errors.Pandas4Warning)
            super().set(obj, value)


class StoryWidget(anywidget.AnyWidget):
    """A story map in a notebook: `current`, `selected`, `filter`, `day` and `layers` are in step both ways; `selection` has rows.

    Set an attribute, or let `widget.observe(function, "selection")` tell of every
    change. A list or mapping is set as a whole.

    Attributes:
        current: id of the current event; set it to go there. "" while a story without a document shows everything, as it does at
            first.
        selected: ids of the events that are selected, by a box or a lasso, on the map, the timeline or in the list. An event of a
            table is called after its layer and its row, such as `events/12`.
        selection: the rows of all layers that are to be seen and stand for the selected events, or for the current event while
            none is selected: a plain GeoDataFrame in EPSG:4326 with the labels and columns of those rows, and `layer`, the id of
            the layer a row is from, unless they have such a column. Read only.
        filter: which events are shown; None for all. A mapping from columns to values, or to (least, greatest) where either may
            be None: `{"kind": ["battle", "siege"], "deaths": (100, None)}`; of a column with the dates of a layer these are
            dates. Or a Series of True and False with the labels of the table's rows, such as `frame["deaths"] > 100`; of a
            dossier with the ids of the events.
        day: the day that the map shows, a `Day`. It follows the current event; set it, as `StoryMap.at` takes it, to see all
            that had come by then, with the last such event as the current one.
        layers: ids of the layers above the base map -> whether they are to be seen. Those that are not named stay as they are.

    Example:
        >>> widget = story.widget()
        >>> widget.selected = ["rec-3a", "rec-1"]
        >>> widget.selection[["layer", "id"]].to_dict("list")
        {'layer': ['areas', 'events', 'events'], 'id': [...]}
        >>> widget.filter = {"modality": ["recommended"]}
        >>> widget.day = "1950-10-12"
        >>> str(widget.day)
        '1950-10-12'
    """

    _esm = asset("widget/widget.js")
    _library = traitlets.Instance(Library).tag(sync=True, **ipywidgets.widget_serialization)
    _story = traitlets.Dict().tag(sync=True)
    _theme = traitlets.Unicode().tag(sync=True)
    _tools = traitlets.Dict().tag(sync=True)
    # The events that the filter keeps, and the day that was set, with its words: {day, words}.
    _kept = traitlets.Any(None).tag(sync=True)
    _as_of = traitlets.Any(None).tag(sync=True)
    current = traitlets.Unicode().tag(sync=True)
    selected = traitlets.Any(()).tag(sync=True, to_json=lambda ids, _: list(ids))
    layers = traitlets.Dict().tag(sync=True)
    # Not `Any`, which takes None without asking.
    filter: Any = Filter(None)
    day: Any = traitlets.TraitType(None)
    selection = traitlets.Instance(gpd.GeoDataFrame, read_only=True)

    def __init__(self, story: Story, still: Callable[[], str]) -> None:
        """A widget of its own, as the page opens.

        Args:
            story: what is shown.
            still: draws its map as SVG, for a notebook without a kernel.
        """
        self._still = still
        narrative, told = story.narrative, story.told.layers
        self._seen = story
        self._cards = {card["id"]: card for card in narrative.cards}
        modalities = [card["modality"] for card in narrative.cards] if story.document else []
        self._rows = Rows(told, list(self._cards), modalities)
        self._visible = {layer.id: layer.visible for layer in told if layer.kind != "base"}
        # Layers that are switched off at first are there to be switched on; where there are none, what is worked out is kept.
        switched = _switched(story.layers, dict.fromkeys(self._visible, True))
        whole = story if all(self._visible.values()) else replace(story, layers=tuple(switched))
        super().__init__(
            _library=Library.shared(),
            _story=payload(whole),
            _theme=theme_css(story.theme),
            _tools={"words": dict(story.wording.group("widget"))},
            layers=self._visible,
            current=narrative.first,
        )

    def save(self, path: str | Path) -> Path:
        """Write the page as the widget looks: at the current event, with the layers that are seen and what the filter keeps.

        Where a day was set, the page is that of the story `at` the day, without what came after.

        Args:
            path: `.html`. Folders are made as needed.

        Returns:
            The path. The file appears whole or not at all.

        Raises:
            ValueError: for another ending, or where the filter keeps nothing.

        Example:
            >>> widget = story.widget()
            >>> widget.current, widget.layers = "rec-3a", {"messages": False}
            >>> widget.save("as-seen.html").name
            'as-seen.html'
        """
        target = Path(path)
        if target.suffix != ".html":
            raise ValueError(
                f"{target.name}: a widget is saved as .html, not as “{target.suffix}”; a map for print is made by story.save(…)"
            )
        if self._kept == []:
            raise ValueError(f"{target.name}: the filter keeps no event; choose others, or set widget.filter = None")
        story = replace(self._seen, layers=tuple(_switched(self._seen.layers, self.layers)))
        if self._kept is not None:
            kept = set(self._kept)
            document = story.document and story.document.among(kept)
            # The layers of the story have more rows than those that are told, on a day or in a span that was chosen.
            rows = Rows(story.layers, list(self._cards), [])
            layers = tuple(rows.without(layer, kept) for layer in story.layers)
            story = replace(story, layers=layers, document=document)
        if self._as_of is not None:
            story = story.at(self.day)
        return write_page(story, target, self.current)

    def __repr__(self) -> str:
        """One line."""
        return f"<StoryWidget {self._seen.narrative.title!r} at {self.current!r}>"

    def _ipython_display_(self) -> None:
        """Show the widget in a notebook; the still follows the cell."""
        # Of an `AnyWidget`: the bundle, and metadata that are empty.
        bundle, _ = self._repr_mimebundle_() or ({}, {})
        show(bundle, self._still)

    @traitlets.validate("current")
    def _is_an_event(self, proposal: dict[str, Any]) -> str:
        """Refuse what is not an event of the story.

        Raises:
            ValueError: naming the nearest ids.
        """
        event: str = proposal["value"]
        # A story without a document opens with everything, where nothing is current.
        if event or not self._seen.narrative.opens_whole:
            self._checked([event])
        return event

    @traitlets.validate("selected")
    def _are_events(self, proposal: dict[str, Any]) -> tuple[str, ...]:
        """The ids, each once.

        Raises:
            TypeError: it is one alone, or none at all.
            ValueError: one is no event of the story.
        """
        wanted = proposal["value"]
        if isinstance(wanted, str) or not isinstance(wanted, Iterable):
            raise TypeError(f"selected are several: write selected = [{wanted!r}], also for one, and [] for none")
        return tuple(dict.fromkeys(self._checked(wanted)))

    def _checked(self, events: Iterable[str]) -> list[str]:
        """The events, if all of them are of the story.

        Raises:
            ValueError: one is not.
        """
        found = list(events)
        for wanted in found:
            if wanted not in self._cards:
                raise ValueError(f"there is no event {wanted!r}; {instead(str(wanted), self._cards)}")
        return found

    @traitlets.validate("layers")
    def _are_switches(self, proposal: dict[str, Any]) -> dict[str, bool]:
        """All switches, with those that are named in their new positions.

        Raises:
            ValueError: there is no such layer, or it is neither on nor off.
        """
        for name, on in proposal["value"].items():
            if name not in self._visible:
                raise ValueError(f"there is no layer {name!r}; {instead(str(name), self._visible)}")
            if not isinstance(on, bool):
                raise ValueError(f"layer {name!r} is to be seen or not: True or False, not {on!r}")  # noqa: TRY004
        return {**self._visible, **self.layers, **proposal["value"]}

    @traitlets.validate("filter")
    def _is_a_filter(self, proposal: dict[str, Any]) -> Any:
        """Keep the events that are wanted; where the current one is not, the next one that is becomes current."""
        wanted = proposal["value"]
        kept = None if wanted is None else self._rows.filtered(wanted)
        with self.hold_sync():
            self._kept = kept
            if kept and self.current and self.current not in kept:
                place = {event: at for at, event in enumerate(self._cards)}
                later = (event for event in kept if place[event] > place[self.current])
                self.current = next(later, kept[-1])
        return dict(wanted) if isinstance(wanted, Mapping) else wanted

    @traitlets.validate("day")
    def _is_a_day(self, proposal: dict[str, Any]) -> Day | None:
        """Show the day, with the last event that had come; None: that of the current event.

        It is shown here, since the day may be that of the current event already, of which later ones have not been told.

        Raises:
            LayerError: it is no date.
            ValueError: nothing had come by then, or nothing has a date.
        """
        if proposal["value"] is None:
            self._as_of = None
            return self._own_day
        day = read_day(proposal["value"], "day")
        if self._seen.narrative.is_timeless:
            raise ValueError("nothing of this story has a date; its map is the same on every day")
        shown = self._cards if self._kept is None else set(self._kept)
        cards = [self._cards[event] for event in self._seen.narrative.orders["dates"] if event in shown]
        come = [card for card in cards if card["settled"] <= int(day)]
        if not come:
            first = f"; the first event is “{cards[0]['line']}”" if cards else ""
            raise ValueError(f"nothing that is shown has come by {day}{first}")
        # What a forecast speaks of stands later in the order of dates than the day on which it was made.
        over = [card for card in come if card["ends"] <= int(day)]
        with self.hold_sync():
            self.current = (over or come)[-1]["id"]
            self._as_of = {"day": int(day), "words": Period(day, None, "certain").words("")}
        return day

    @property
    def _own_day(self) -> Day | None:
        """The day of the current event, if it has one."""
        if not self.current or self._seen.narrative.is_timeless:
            return None
        return Day(self._cards[self.current]["day"])

    @traitlets.default("selection")
    def _selected_first(self) -> gpd.GeoDataFrame:
        return self._chosen()

    @traitlets.observe("current")
    def _step(self, _: dict[str, Any]) -> None:
        """A step ends the day that was set."""
        self._as_of = None
        self.day = None
        self._select({})

    @traitlets.observe("selected", "layers")
    def _select(self, _: dict[str, Any]) -> None:
        """Keep the selection in step."""
        chosen = self._chosen()
        # Two tables are not compared by traitlets, and it would tell of a change each time.
        if not chosen.equals(self.selection):
            self.set_trait("selection", chosen)

    def _chosen(self) -> gpd.GeoDataFrame:
        """The rows of `selection`."""
        return self._rows.of(self.selected or [self.current], [name for name, on in self.layers.items() if on])

    @traitlets.observe("_kept")
    def _show_all(self, change: dict[str, Any]) -> None:
        """The notebook lets the filter go."""
        if change["new"] is None:
            self.filter = None


def _switched(layers: Iterable[Layer], switches: Mapping[str, bool]) -> list[Layer]:
    """The layers, to be seen or not."""
    return [
        layer if switches.get(layer.id, layer.visible) == layer.visible else replace(layer, visible=switches[layer.id])
        for layer in layers
    ]
