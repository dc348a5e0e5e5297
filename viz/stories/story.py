"""The description that every renderer draws from, and the ways to vary it. It draws nothing itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, fields, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Self, TypedDict, Unpack

import pandas as pd

from geodata import Day
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.labels import Label
from viz.layers.layer import Layer, LayerChanges, LayerError
from viz.layers.moments import Certainty, events_among, rows_of
from viz.layers.styles import SCREEN, THEMES, Theme, ThemeName
from viz.stories.event_timeline import LaidOut, rows_timeline
from viz.stories.period import Period, Span, read_day, read_span
from viz.stories.projecting import projected
from viz.stories.recolouring import has_actors, recoloured
from viz.stories.shown import Shown, layer_of
from viz.stories.timeline import Row, Timeline
from viz.stories.views import MapView
from viz.telling.narrative import Narrative
from viz.telling.row_narrative import last_day, narrate_rows


class Options(TypedDict, total=False):
    """What a story may be given, as programs that check types see it: a theme also by its name."""

    timeline: Timeline | partial[Timeline] | None
    theme: Theme | ThemeName
    document: Narrative | None
    title: str
    day: Day | None
    span: Span | None
    certainty: Certainty
    language: str
    left_out: "pd.Series[str]"
    row_count: int
    wording: Wording


class StoryChanges(Options, total=False):
    """What `replace` changes, likewise."""

    layers: Iterable[Layer]
    views: Iterable[MapView]
    colors: Mapping[str, str]


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
        day: the day that is shown, as `at` chose it. None, with `span`: for the day of the document, or else for all there is.
        span: the first and the last day that are shown, as `between` chose them; None for an open end.
        certainty: whether what is shown must `certain`ly have come by then, or it is enough that this is `possible`.
        language: of the names on the map (BCP 47), where it is known: in print the same Chinese character has another shape in
            Chinese, Japanese and Korean.
        left_out: why rows of a table are not drawn, by their labels; see `quick_map`.
        row_count: how many rows that table has; 0 where there is none.
        wording: the words around the map, of one language; that in which `story_map` tells a dossier.
    """

    layers: tuple[Layer, ...]
    _: KW_ONLY
    timeline: LaidOut = LaidOut()  # noqa: RUF009 - what it holds it keeps in the story
    views: tuple[MapView, ...]
    theme: Theme = field(default=SCREEN)
    document: Narrative | None = None
    title: str = ""
    day: Day | None = None
    span: Span | None = None
    certainty: Certainty = "certain"
    language: str = ""
    left_out: "pd.Series[str]" = field(default_factory=lambda: pd.Series(dtype="str", name="left_out"))
    row_count: int = 0
    wording: Wording = ENGLISH

    if TYPE_CHECKING:
        # Layers and views may be lists, a theme a name: they are kept as tuples, and as the theme.
        def __init__(
            self, layers: Iterable[Layer], *, views: Iterable[MapView], **options: Unpack[Options]
        ) -> None: ...

    def __post_init__(self) -> None:
        """Check the layers and views, and find the theme.

        Raises:
            LayerError: if two layers have one id.
            TypeError: if the timeline or the day is none, or what stands for layers and views.
            ValueError: if there is no view, two have one id, an inset comes first, there is no such theme or certainty, or both a
                day and a span are given.
        """
        self._period.check()
        layers = _several("layers", Layer, self.layers, "such as ct.EventLayer(frame, id=…)")
        object.__setattr__(self, "layers", _listed(layers, are_alone=self.document is None))
        object.__setattr__(self, "views", _several("views", MapView, self.views, "which ct.map_view(…) makes"))
        object.__setattr__(self, "theme", _theme(self.theme))
        if layer := _repeated([layer.id for layer in self.layers]):
            raise LayerError(f"there are several layers {layer!r}; give each an id of its own")
        if view := _repeated([view.id for view in self.views]):
            raise ValueError(f"there are several views {view!r}; give each an id of its own")
        if [view.inset for view in self.views] != [number > 0 for number in range(len(self.views))] or not self.views:
            raise ValueError("the first view is the main map, made with inset=False, and all others with inset=True")

    @cached_property
    def narrative(self) -> Narrative:
        """What is told beside the map: the document, or the rows of the layers; of a chosen day or span, what belongs to it.

        Example:
            >>> story.narrative.title
            'Cable No. 75511'
        """
        return self._period.narrated(self._whole)

    @property
    def _period(self) -> Period:
        return Period(self.day, self.span, self.certainty)

    @cached_property
    def _whole(self) -> Narrative:
        """All that could be told."""
        return self.document or narrate_rows(self.layers, self.title, self.wording)

    @cached_property
    def shown(self) -> Shown:
        """What a figure shows: the layers and views as they stand on the day or in the span that was chosen.

        Without one it is the document's own day, without what came after; without a document it is everything.

        Example:
            >>> story["fronts"], story.at("1950-11-30").shown["fronts"]
            (<FrontLayer 'fronts': 5 rows>, <FrontLayer 'fronts': 1 rows>)
        """
        layers = self._period.standing(self.layers, self._horizon)
        return Shown(self._told_alone(layers), self._views, self._words, self.language)

    @cached_property
    def told(self) -> Shown:
        """What a page shows from step to step: every state and moment up to the day, or within the span; without one, all.

        Example:
            >>> story.at("1950-10-12").told["fronts"], story.at("1950-10-12").shown["fronts"]
            (<FrontLayer 'fronts': 3 rows>, <FrontLayer 'fronts': 1 rows>)
        """
        if self.span is not None or (self.day is None and self._horizon is None):
            return self.shown
        return Shown(self._told_alone(self._period.told(self.layers)), self._views, self._words, self.language)

    def _told_alone(self, layers: Iterable[Layer]) -> tuple[Layer, ...]:
        """The layers without what stands for events that are not told; of a chosen day or span without their names either."""
        if not self._period.is_chosen:
            return tuple(layers)
        told, whole = self.narrative.events, self._whole.events
        return tuple(events_among(rows_of(layer, told, whole), told, whole) for layer in layers)

    @cached_property
    def _views(self) -> tuple[MapView, ...]:
        """The views with the borders of the day that is shown, of the last one of a span, or of the last one that is told."""
        day = self._period.last
        if day is None:
            # Cards of rows are not written for this alone: there may be a hundred thousand.
            last = self.document.last_day if self.document else last_day(self.layers)
            day = None if last is None else Day(last)
        return tuple(view.on(day) for view in self.views)

    @property
    def _horizon(self) -> int | None:
        return self.document.horizon if self.document else None

    @property
    def _words(self) -> str:
        return self._period.words(self.document.dated if self.document else "", self.wording)

    @cached_property
    def chronology(self) -> Timeline:
        """The timeline, with those of its events that are told.

        Raises:
            LayerError: if nothing is told on the day or in the span that was chosen, or the timeline has none of it.

        Example:
            >>> len(story.chronology.spans) == len(story.narrative.cards)
            True
        """
        told, period = self.narrative.events, self._period
        if self._whole.cards and not told:
            raise LayerError(f"{self._words}: nothing of the story has come; choose another day or span")
        if period.is_chosen:
            last = None if period.last is None else int(period.last)
            chronology = self._whole_timeline.relaid(told, period.window, last)
        else:
            chronology = self._whole_timeline.among(told)
        if told and not chronology.spans and (self.timeline is not None or not self._whole.is_timeless):
            raise LayerError("the timeline has no event of the story; name the column that has their ids with id=…")
        return chronology

    @property
    def _whole_timeline(self) -> Timeline:
        """The timeline with all that could be told; without a document also with rows that were added since it was laid out."""
        if self.timeline is None:
            return rows_timeline(self.layers, wording=self.wording)
        added = set() if self.document else self._whole.events - self.timeline.events
        return (
            self.timeline.joined(rows_timeline(self.layers, wording=self.wording).among(added))
            if added
            else self.timeline
        )

    @property
    def actors(self) -> tuple[Row, ...]:
        """The rows of the timeline that a legend explains: who acts, in a story with a document.

        Example:
            >>> [actor.abbreviation for actor in story.actors][:2]
            ['USSR', 'PRC']
        """
        return self.timeline.rows if self.document and self.timeline else ()

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every label of the story that may stand on the map on any day, the most important first; the base map has its own.

        Example:
            >>> story.labels[0].text
            'Pyongyang'
        """
        return Shown(self.layers, self.views).labels

    def __getitem__(self, layer_id: str) -> Layer:
        """The layer with this id.

        Raises:
            LayerError: if there is none; it names those there are.
        """
        return layer_of(self.layers, layer_id)

    def replace(self, **changes: Unpack[StoryChanges]) -> Self:
        """The story with other layers, views, theme, timeline, document or title.

        Args:
            changes: attributes of the story -> their new values; a theme also by its name. `colors` are those of a dossier's
                actors, by their ids: of their marks on the map and the timeline.

        Raises:
            TypeError: for a name that is no attribute.
            ValueError: for a value that cannot be, such as the colour of an actor that is not there.

        Example:
            >>> story.replace(theme="greyscale", layers=[*ct.base_layers(), story["fronts"]])
            <StoryMap 'Cable No. 75511': 115 events; layers fronts>
            >>> [row.color for row in story.replace(colors={"prc": "#8a1538"}).actors if row.id == "prc"]
            ['#8a1538']
        """
        known = [*(each.name for each in fields(self)), "colors"]
        for name in changes:
            if name not in known:
                raise TypeError(f"a story has no {name!r}; it has {', '.join(known)}")
        given: dict[str, Any] = {**changes}
        colors = given.pop("colors", None)
        changed = replace(self, **given)
        if colors is None:
            return changed
        if changed.timeline is None or not any(row.id for row in changed.actors):
            raise ValueError("this story has no actors; the colours of a layer are those of replace_layer(…, colors=…)")
        layers, timeline = recoloured(changed.layers, changed.timeline, colors)
        return replace(changed, layers=layers, timeline=timeline)

    def replace_layer(self, layer_id: str, **changes: Unpack[LayerChanges]) -> Self:
        """The story with one layer changed: its style, its data, its columns.

        Args:
            layer_id: of the layer.
            changes: attributes of the layer -> their new values.

        Raises:
            LayerError: if there is no such layer, or the changed one cannot be made.
            TypeError: for a name that is no attribute of the layer.

        Example:
            >>> story.replace_layer("fronts", style=ct.Style(width=3), name="Front line")["fronts"].name
            'Front line'
        """
        layer = self[layer_id]
        known = [each.name for each in fields(layer)]
        for name in changes:
            if name not in known:
                raise TypeError(f"{type(layer).__name__} has no {name!r}; it has {', '.join(known)}")
        if "colors" in changes and "color" not in changes and has_actors(layer):
            raise LayerError(
                f"layer {layer_id!r} has the colours of the dossier's actors, and so have others and the timeline; "
                'change them in all with replace(colors={"prc": "#1b6ca8"})'
            )
        given: dict[str, Any] = {**changes}
        changed = replace(layer, **given)
        return replace(self, layers=tuple(changed if layer.id == layer_id else layer for layer in self.layers))

    def without(self, *layer_ids: str) -> Self:
        """The story without these layers.

        Raises:
            LayerError: if one of them is not there.
            TypeError: if one is no text.

        Example:
            >>> [layer.id for layer in story.without("movements", "messages").layers if "base" not in layer.id]
            ['areas', 'borders', 'fronts', 'spearheads', 'candidates', 'events', 'places']
        """
        if lists := [each for each in layer_ids if not isinstance(each, str)]:
            raise TypeError(
                f"{lists[0]!r} is no id of a layer; write the ids one after the other: without('fronts', 'areas')"
            )
        gone = [self[layer_id] for layer_id in layer_ids]
        return replace(self, layers=tuple(layer for layer in self.layers if layer not in gone))

    def add(self, layer: Layer, *, below: str | None = None, above: str | None = None) -> Self:
        """The story with one layer more: on top of all others, or where it is told to lie.

        Args:
            layer: with an id of its own.
            below: id of the layer right under which it lies.
            above: id of the layer right over which it lies.

        Raises:
            LayerError: if there is no such layer, or there is one of this id already.
            TypeError: if it is no layer.
            ValueError: if it is to lie both below one and above another.

        Example:
            >>> towns = dossier.places[dossier.places.kind == "town"]
            >>> own = ct.EventLayer(towns, id="towns", label="name")
            >>> [layer.id for layer in story.add(own, below="fronts").layers][10:13]
            ['borders', 'towns', 'fronts']
        """
        if below is not None and above is not None:
            raise ValueError("a layer lies below one layer or above one; give one of the two")
        at = len(self.layers)
        if below is not None:
            at = self.layers.index(self[below])
        if above is not None:
            at = self.layers.index(self[above]) + 1
        return replace(self, layers=(*self.layers[:at], layer, *self.layers[at:]))

    def at(self, day: Any, *, certainty: Certainty = "certain") -> Self:
        """The story as it stands on a day: what has come by then, and of every series the last state.

        Figures, print, page, borders, credits and captions all show that day. The layers keep all their rows, so that another
        day can be chosen later; `shown` has them as they stand. A forecast belongs to the day on which it was made.

        Args:
            day: EDTF, a `ct.Day`, a `datetime.date` or a pandas time; of an interval the last day counts.
            certainty: whether a moment has come when it `certain`ly has, or when it is `possible`.

        Raises:
            LayerError: if it is no date.
            ValueError: if it has no last day.

        Example:
            >>> early = story.at("1950-10-12")
            >>> str(early.day), len(early.narrative.cards), len(story.narrative.cards)
            ('1950-10-12', 78, 115)
        """
        return replace(self, day=read_day(day), span=None, certainty=certainty)

    def between(self, start: Any, end: Any, *, certainty: Certainty = "certain") -> Self:
        """The story of a span of time: what happened from one day to another, and the states that held meanwhile.

        Args:
            start: like the day of `at`; `..` or None for no beginning. Of an interval the first day counts.
            end: likewise for the end; of an interval the last day counts.
            certainty: whether a moment must `certain`ly fall within the span, or it is enough that this is `possible`.

        Raises:
            LayerError: if start or end is no date.
            ValueError: if the span runs backwards.

        Example:
            >>> autumn = story.between("1950-10-08", "1950-10-12")
            >>> autumn.shown["fronts"], [str(day) for day in autumn.span]
            (<FrontLayer 'fronts': 3 rows>, ['1950-10-08', '1950-10-12'])
        """
        return replace(self, day=None, span=read_span(start, end), certainty=certainty)

    def path(self, name: str) -> Self:
        """The story whose page opens with a path, such as `lesson`.

        Raises:
            ValueError: if the dossier has no such path, there is no document, or no step of it is told on the day or in the span
                that was chosen.

        Example:
            >>> story.path("lesson").narrative.order
            'path'
        """
        mine = replace(self, document=self._whole.along(name, is_chosen=True))
        if mine.narrative.order != "path":
            raise ValueError(f"{self._words}: no step of the path {name!r} has come; choose another day or span")
        return mine

    def student(self) -> Self:
        """The story as students get it: without answers, teacher's notes, and what came after the document or of what it says.

        A day or span that was chosen stays as far as it is not after the document.

        Example:
            >>> mine = story.student()
            >>> len(mine.narrative.cards), {step["answer"] for step in mine.narrative.steps}
            (78, {''})
        """
        if self.document is None:
            return self
        mine = replace(self, document=self.document.for_students())
        if self.document.horizon is None:
            return mine
        last = Day(self.document.horizon)
        if self.span is None:
            return mine.at(last if self.day is None else min(self.day, last), certainty=self.certainty)
        start, end = self.span
        return mine.between(start, last if end is None else min(end, last), certainty=self.certainty)

    def project(self, places: Any, *, view: str | None = None) -> Any:
        """Other data in the metres of a figure's axes; long edges bend as parallels and meridians do.

        Args:
            places: a GeoDataFrame or GeoSeries in any CRS; or one place in degrees (WGS 84), a shapely geometry or
                (longitude, latitude).
            view: id of the view; default: the main map.

        Returns:
            Frame or series in the view's projection, without rows that lie nowhere or that it does not reach; of one place a
            shapely geometry.

        Raises:
            TypeError: for anything else.
            ValueError: if there is no such view, the data have no CRS, or the projection does not reach the one place.

        Example:
            >>> at = story.project(dossier.places.dropna(subset="geometry").head(1)).geometry.iloc[0]
            >>> round(at.x / 1000), round(at.y / 1000)  # km in the axes of `figure`
            (-87, -135)
            >>> seoul = story.project((126.98, 37.57))
            >>> round(seoul.x / 1000), round(seoul.y / 1000)
            (20, -297)
        """
        views = {each.id: each for each in self.views}
        if view is not None and view not in views:
            raise ValueError(f"there is no view {view!r}; there are {', '.join(views)}")
        return projected(places, self.views[0] if view is None else views[view])


def _several(name: str, kind: type, given: Any, such: str) -> tuple[Any, ...]:
    """Layers or views as a tuple.

    Raises:
        TypeError: it is one alone, or something else is among them.
    """
    if isinstance(given, kind):
        raise TypeError(f"{name} are several: write {name}=[…], also for one")
    found = tuple(given)
    for each in found:
        if not isinstance(each, kind):
            raise TypeError(f"{type(each).__name__} is none of the {name} of a story, {such}")
    return found


def _listed(layers: tuple[Layer, ...], *, are_alone: bool) -> tuple[Layer, ...]:
    """The layers, whose rows without dates are told where there is no document and nothing has a date, and nowhere else."""
    own = [layer for layer in layers if layer.tells and layer.events is None]
    is_listed = are_alone and all(layer.date is None for layer in own)
    wrong = [layer for layer in own if layer.listed != is_listed]
    return tuple(replace(layer, listed=is_listed) if layer in wrong else layer for layer in layers)


def _repeated(ids: Sequence[str]) -> str:
    """An id that is there more than once; "" if there is none."""
    return next((name for name in ids if ids.count(name) > 1), "")


def _theme(theme: Theme | str) -> Theme:
    if isinstance(theme, Theme):
        return theme
    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; there are {', '.join(THEMES)}")
    return THEMES[theme]
