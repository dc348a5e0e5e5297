"""The description that every renderer draws from, and the ways to vary it. It draws nothing itself."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Self

import geopandas as gpd

from geodata import parse_edtf
from geodata.errors import nearest
from viz.layers.labels import Label
from viz.layers.layer import Layer, LayerError
from viz.layers.layer_labels import layer_labels
from viz.layers.moments import Certainty, as_of, between
from viz.layers.rows import located
from viz.layers.styles import SCREEN, THEMES, Theme
from viz.stories.event_timeline import rows_timeline
from viz.stories.timeline import Timeline
from viz.stories.views import MapView
from viz.telling.narrative import Narrative
from viz.telling.row_narrative import narrate_rows


@dataclass(frozen=True, eq=False, repr=False)
class Story:
    """Layers, views, timeline and theme, with or without a document.

    Attributes:
        layers: in drawing order, the first at the bottom.
        timeline: rows and spans; None for one with a row for each layer whose rows have dates and stand for themselves.
        views: the first is the main map, the others are insets.
        theme: colours and sizes, or the name of a theme: `screen`, `projector`, `print`, `greyscale`.
        document: what is told beside the map: the document, the cards and the orders of steps. Without one every dated row is
            told, and its card shows its columns and says that no source is given.
        title: of a story without a document.
        day: the day that a figure shows (see `geodata.Day`); None for all that the layers hold.
    """

    layers: tuple[Layer, ...]
    _: KW_ONLY
    timeline: Timeline | None = None
    views: tuple[MapView, ...]
    theme: Theme = field(default=SCREEN)
    document: Narrative | None = None
    title: str = ""
    day: int | None = None

    def __post_init__(self) -> None:
        """Check the layers and views, and find the theme.

        Raises:
            LayerError: if two layers have one id.
            TypeError: if the timeline is none.
            ValueError: if there is no view, two have one id, an inset comes first, or there is no such theme.
        """
        if self.timeline is not None and not isinstance(self.timeline, Timeline):
            raise TypeError("a timeline is what viz.event_timeline(frame, …) gives")
        object.__setattr__(self, "layers", tuple(self.layers))
        object.__setattr__(self, "views", tuple(self.views))
        object.__setattr__(self, "theme", _theme(self.theme))
        if layer := _repeated([layer.id for layer in self.layers]):
            raise LayerError(f"there are several layers {layer!r}; give each an id of its own")
        if view := _repeated([view.id for view in self.views]):
            raise ValueError(f"there are several views {view!r}; give each an id of its own")
        if [view.inset for view in self.views] != [number > 0 for number in range(len(self.views))] or not self.views:
            raise ValueError("the first view is the main map, made with inset=False, and all others with inset=True")

    @cached_property
    def narrative(self) -> Narrative:
        """What is told beside the map: the document, or the rows of the layers.

        Example:
            >>> story.narrative.title
            'Cable No. 75511'
        """
        return self.document or narrate_rows(self.layers, self.title)

    @cached_property
    def chronology(self) -> Timeline:
        """The timeline, with those of its events that are told.

        Example:
            >>> len(story.chronology.spans) == len(story.narrative.cards)
            True
        """
        timeline = self.timeline or rows_timeline(self.layers)
        return timeline.among({card["id"] for card in self.narrative.cards})

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every label of the story that may stand on the map, the most important first; the base map has its own.

        Example:
            >>> story.labels[0].text
            'Pyongyang'
        """
        return tuple(sorted(layer_labels(self.layers), key=lambda label: label.rank))

    def __getitem__(self, layer_id: str) -> Layer:
        """The layer with this id.

        Raises:
            LayerError: if there is none; it names those there are.
        """
        for layer in self.layers:
            if layer.id == layer_id:
                return layer
        names = [layer.id for layer in self.layers]
        meant = nearest(str(layer_id), names)
        hint = f"did you mean {meant!r}? There are" if meant else "there are"
        raise LayerError(f"there is no layer {layer_id!r}; {hint} {', '.join(names)}")

    def replace(self, **changes: Any) -> Self:
        """The story with other layers, views, theme, timeline, document or title.

        Args:
            changes: attributes of the story -> their new values; a theme also by its name.

        Raises:
            TypeError: for a name that is no attribute.

        Example:
            >>> story.replace(theme="greyscale", layers=[*viz.base_layers(), story["fronts"]])
            <StoryMap 'Cable No. 75511': 96 events; layers fronts>
        """
        known = [each.name for each in fields(self)]
        for name in changes:
            if name not in known:
                raise TypeError(f"a story has no {name!r}; it has {', '.join(known)}")
        return replace(self, **changes)

    def replace_layer(self, layer_id: str, **changes: Any) -> Self:
        """The story with one layer changed: its style, its data, its columns.

        Args:
            layer_id: of the layer.
            changes: attributes of the layer -> their new values.

        Raises:
            LayerError: if there is no such layer, or the changed one cannot be made.
            TypeError: for a name that is no attribute of the layer.

        Example:
            >>> story.replace_layer("fronts", style=viz.Style(width=3), name="Front line")["fronts"].name
            'Front line'
        """
        changed = replace(self[layer_id], **changes)
        return replace(self, layers=tuple(changed if layer.id == layer_id else layer for layer in self.layers))

    def without(self, *layer_ids: str) -> Self:
        """The story without these layers.

        Raises:
            LayerError: if one of them is not there.

        Example:
            >>> [layer.id for layer in story.without("movements", "messages").layers if "base" not in layer.id]
            ['areas', 'borders', 'fronts', 'spearheads', 'candidates', 'events', 'places']
        """
        gone = [self[layer_id] for layer_id in layer_ids]
        return replace(self, layers=tuple(layer for layer in self.layers if layer not in gone))

    def at(self, day: str, *, certainty: Certainty = "certain") -> Self:
        """The story as it stands on a day: what has come by then, and of every series the last state.

        Args:
            day: EDTF; of an interval the last day counts.
            certainty: whether a moment has come when it `certain`ly has, or when it is `possible`.

        Raises:
            DateError: if the day is not EDTF.
            ValueError: if it has no last day.

        Example:
            >>> story.at("1950-11-30")["fronts"]
            <FrontLayer 'fronts': 1 rows>
        """
        latest = parse_edtf(day).latest
        if latest is None:
            raise ValueError(f"{day} has no last day; write a day such as 1950-10-12")
        layers = tuple(as_of(layer, int(latest), certainty) for layer in self.layers)
        return replace(self, layers=layers, day=None)

    def between(self, start: str, end: str, *, certainty: Certainty = "certain") -> Self:
        """The story of a span of time: what happened from one day to another, and the states that held meanwhile.

        Args:
            start: EDTF; `..` for no beginning.
            end: EDTF; `..` for no end.
            certainty: whether a moment must `certain`ly fall within the span, or it is enough that this is `possible`.

        Raises:
            DateError: if start or end is not EDTF, or the span runs backwards.

        Example:
            >>> story.between("1950-10-08", "1950-10-12")["fronts"]
            <FrontLayer 'fronts': 3 rows>
        """
        span = parse_edtf(f"{start}/{end}")
        layers = tuple(between(layer, span, certainty) for layer in self.layers)
        return replace(self, layers=layers, day=None)

    def path(self, name: str) -> Self:
        """The story whose page opens with a path, such as `lesson`.

        Raises:
            ValueError: if the dossier has no such path, or there is no document.

        Example:
            >>> story.path("lesson").narrative.order
            'path'
        """
        return replace(self, document=self.narrative.along(name))

    def project(self, frame: gpd.GeoDataFrame, *, view: str | None = None) -> gpd.GeoDataFrame:
        """Other data in the metres of a figure's axes.

        Args:
            frame: any CRS.
            view: id of the view; default: the main map.

        Returns:
            The frame in the view's projection, without rows that lie nowhere or that it does not reach.

        Raises:
            ValueError: if there is no such view, or the frame has no CRS.

        Example:
            >>> at = story.project(dossier.places.dropna(subset="geometry").head(1)).geometry.iloc[0]
            >>> round(at.x / 1000), round(at.y / 1000)  # km in the axes of `figure`
            (-87, -135)
        """
        views = {each.id: each for each in self.views}
        if view is not None and view not in views:
            raise ValueError(f"there is no view {view!r}; there are {', '.join(views)}")
        if frame.crs is None:
            raise ValueError("the frame has no CRS; give it one with frame.set_crs(…)")
        chosen = self.views[0] if view is None else views[view]
        return chosen.project(frame[located(frame)].to_crs("EPSG:4326"))


def _repeated(ids: Sequence[str]) -> str:
    """An id that is there more than once; "" if there is none."""
    return next((name for name in ids if ids.count(name) > 1), "")


def _theme(theme: Theme | str) -> Theme:
    if isinstance(theme, Theme):
        return theme
    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; there are {', '.join(THEMES)}")
    return THEMES[theme]
