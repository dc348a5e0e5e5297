"""Layer kinds: frozen descriptions of what is to be drawn. A layer draws nothing itself; the renderers read it.

A layer names the columns of its data that say how each row is drawn, and a `Style` for what is the same for all. Nothing is
read from a column that is not named, so any GeoDataFrame will do.
"""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field, fields
from types import MappingProxyType
from typing import Any, ClassVar, Literal, TypedDict
from urllib.parse import quote

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from viz.layers.columns import ColumnError, check_ids, check_passages, check_sizes, check_styles, checked_colors
from viz.layers.geometries import MOST_TURNS, GeometryError, ensure_on_earth
from viz.layers.styles import Style

Time = Literal["none", "moment", "state"]
Kind = Literal[
    "area", "base", "candidate", "event", "front", "image", "label", "line", "message", "movement", "place", "route"
]
# Letters of a text that are shown on either side of a faulty one.
AROUND = 20
NOTHING: Mapping[str, str] = MappingProxyType({})


class LayerError(ValueError):
    """A layer cannot be made, found or drawn; the message names the layer, and what there is instead.

    Example:
        >>> try:
        ...     story["front"]
        ... except ct.LayerError as error:
        ...     print(str(error)[:54])
        there is no layer 'front'; did you mean 'fronts'? Ther
    """


def half_letter(error: UnicodeEncodeError) -> LayerError:
    """What to say of a text that no file can hold, since it holds half a letter (a surrogate) without the other."""
    around = error.object[max(error.start - AROUND, 0) : error.end + AROUND]
    half = error.object[error.start : error.end]
    return LayerError(
        f"a text holds half a letter, {half!a}, which no file can hold; write the letter itself: …{around!r}…"
    )


@dataclass(frozen=True, eq=False, repr=False)
class Layer:
    """What all layer kinds share.

    Attributes:
        data: any GeoDataFrame with a CRS, one row per feature. Across 180° lines and areas may be written in any notation: an
            edge of more than 180° of longitude goes the shorter way (but in areas over 100° high, which are of the world as
            they stand), and an outline around a pole takes in the nearer one.
        id: by which the layer is addressed, unique in a story map.
        name: what the legend calls it; without one it is not in the legend.
        color: column with colours (`#rrggbb`), words (a colour for each) or numbers (a scale).
        colors: what the colours mean: words -> `#rrggbb`, or the two numbers at the ends of the scale. Default: a palette for
            the words, or the least and the greatest number. Words that are not named keep the colours of the palette.
        size: column with numbers, to which the area of points and the width of lines are proportional.
        largest: the number that is drawn twice as wide as a mark without; default: the greatest there is.
        label: column with the names that stand on the map.
        hover: column, or several, shown under the pointer; default: the label.
        date: column with dates: texts as `read_date` reads them, EDTF or words such as `10 Rabīʿ II 592` and `Easter 1660`;
            `HistoricalDate`, `Day`, `datetime.date`, pandas times, periods and intervals; or years as whole numbers. Years are
            astronomical: -43 is 44 BCE. Or two columns, with the start and the end.
        series: column; of the features of one series only the last one is shown whose date has come.
        events: column with the ids of the events of the story that a feature stands for, separated by blanks. Without it each
            row that has a date stands for itself.
        act: column with the speech act that a claim is made in ("" for what happened); it is shown while that is told.
        passages: column with the words that a row rests on: of each row a list of pairs, where they stand and what they say. The
            card of the row shows them.
        credit: of the data, a line or several, which stand with the map's own credits while the layer is drawn.
        by: fields of `Style` that differ from row to row -> the column that has them; of a `RouteLayer` the columns that tell
            its routes apart.
        style: what is the same for all rows.
        visible: whether it is drawn.
        listed: whether rows without a date stand for themselves too. A story without a document of which no layer has dates sees
            to it, so that its page lists them.
        kind, geometries, defaults: of every layer of the kind: its name, what it can draw (empty for anything), and what is drawn
            where its style leaves something open.
        tells, lasts, is_points, is_pieces, is_filled, is_line, is_captioned, is_fleeting, is_shown_once, course, widest: of every
            layer of the kind: what renderers ask it, see `viz/layers/layer.py`.

    Example:
        >>> from dataclasses import replace
        >>> replace(story["fronts"], style=ct.Style(width=3), name="Fronts as we draw them")
        <FrontLayer 'fronts': 5 rows>
    """

    # What every renderer, label rule and script asks instead of a layer's name or class; each kind says what differs.
    kind: ClassVar[Kind] = "line"
    # What it can draw; empty for anything.
    geometries: ClassVar[tuple[str, ...]] = ()
    # What its style leaves open; sizes and widths in px.
    defaults: ClassVar[Mapping[str, Any]] = NOTHING
    # Whether its rows may be events of their own, or are none though they may come and go with a date.
    tells: ClassVar[bool] = True
    # Whether its rows are drawn as points, all in one trace, or each as a piece of its own that comes and goes.
    is_points: ClassVar[bool] = False
    is_pieces: ClassVar[bool] = False
    # Whether a row covers the ground under it, and whether it is a line that names keep clear of.
    is_filled: ClassVar[bool] = False
    is_line: ClassVar[bool] = False
    # How its lines run from vertex to vertex: as they are drawn, along great circles, or along parallels where they are long.
    course: ClassVar[Literal["drawn", "great circle", "parallel"]] = "drawn"
    # Whether a caption says of which day its states are, and how exact; whether a row is named while it is told alone.
    is_captioned: ClassVar[bool] = False
    is_fleeting: ClassVar[bool] = False
    # Whether an inset of wider ground leaves out what the main map shows already.
    is_shown_once: ClassVar[bool] = False
    # Whether a row with start and end holds from the one to the other, and is gone afterwards.
    lasts: ClassVar[bool] = False
    # How many times as wide as without a size the largest is drawn.
    widest: ClassVar[float] = 2.0

    data: gpd.GeoDataFrame
    _: KW_ONLY
    id: str
    name: str = ""
    color: str | None = None
    colors: Mapping[str, str] | tuple[float, float] | None = None
    size: str | None = None
    largest: float | None = None
    label: str | None = None
    hover: str | tuple[str, ...] | None = None
    date: str | tuple[str, str] | None = None
    series: str | None = None
    events: str | None = None
    act: str | None = None
    passages: str | None = None
    credit: str = ""
    by: Mapping[str, str] | str | tuple[str, ...] = field(default_factory=dict)
    style: Style = field(default_factory=Style)
    visible: bool = True
    listed: bool = False

    def __post_init__(self) -> None:
        """Check the id, and that the data has a CRS, geometries that the kind draws, and the named columns with their cells.

        Raises:
            LayerError: if not.
        """
        if not re.fullmatch(r"[\w-]+", self.id):
            raise LayerError(f"layer id {self.id!r}: write it with letters, figures, - and _ only")
        if not isinstance(self.style, Style):
            raise LayerError(f"layer {self.id!r}: its style is a ct.Style(…), not {self.style!r}")
        self._check_frame()
        known = [each.name for each in fields(Style)]
        for name in self.styled:
            if name not in known:
                raise LayerError(f"layer {self.id!r}: {name!r} is no field of Style; there are {', '.join(known)}")
        shapes = self.data.geometry.to_numpy()
        # One of each kind: the names of them all take long.
        some = shapes[np.unique(shapely.get_type_id(shapes), return_index=True)[1]]
        found = {shape.geom_type for shape in some if shape is not None}
        if self.geometries and (others := found - set(self.geometries)):
            wanted, kinds = " or ".join(self.geometries), ", ".join(sorted(others))
            raise LayerError(f"layer {self.id!r}: {type(self).__name__} draws {wanted}; its data has {kinds}")
        # The layer keeps the data as they are now: who alters his frame later makes another layer of it.
        object.__setattr__(self, "data", self.data.copy(deep=False))
        for what, column in self.columns.items():
            if column not in self.data.columns:
                there = ", ".join(str(name) for name in self.data.columns if name != self.data.geometry.name)
                # Who has one colour for all may look for it here.
                one = "; one colour for all is style=ct.Style(color=…)" if what == "color" else ""
                raise LayerError(
                    f"layer {self.id!r}: its data has no column {column!r} for {what}; there are {there}{one}"
                )
        self._check_cells()

    def _check_frame(self) -> None:
        """Check that the data is a frame with a geometry and a CRS.

        Raises:
            LayerError: if not.
        """
        who = f"layer {self.id!r}: its data"
        if not isinstance(self.data, gpd.GeoDataFrame):
            given = type(self.data).__name__
            raise LayerError(f"{who} is a GeoDataFrame, not a {given}; ct.quick_map takes any table")
        if self.data.active_geometry_name is None:
            raise LayerError(f"{who} has no geometry; choose a column with data.set_geometry(…)")
        if self.data.crs is None:
            raise LayerError(f"{who} has no CRS; give it one with data.set_crs(…)")

    def _check_cells(self) -> None:
        """Check what the columns hold, and complete the colours.

        Raises:
            LayerError: a cell does not hold what is asked of it.
        """
        try:
            ensure_on_earth(self.data, turns=MOST_TURNS)
            check_ids(self.data)
            check_styles(self.data, self.styled)
            check_sizes(self.data, self.size, self.largest)
            check_passages(self.data, self.passages)
            object.__setattr__(self, "colors", checked_colors(self.data, self.color, self.colors))
        except (ColumnError, GeometryError) as error:
            raise LayerError(f"layer {self.id!r}, {error}") from None

    @property
    def columns(self) -> dict[str, str]:
        """What is read from the data -> the column that it is read from.

        Example:
            >>> story["fronts"].columns["series"]
            'series'
        """
        names = ("color", "size", "label", "series", "events", "act", "passages", "image")
        found = {name: getattr(self, name, None) for name in names} | dict(self.styled)
        found |= dict(zip(("date", "end of date"), self.dates, strict=False))
        found |= {f"hover {number}": column for number, column in enumerate(self.hovers)}
        return {name: column for name, column in found.items() if column is not None}

    @property
    def styled(self) -> Mapping[str, str]:
        """The fields of `Style` that differ from row to row -> the columns that have them.

        Raises:
            LayerError: if `by` is no such mapping.

        Example:
            >>> story["fronts"].styled["precision_km"]
            'precision_km'
        """
        if not isinstance(self.by, Mapping):
            raise LayerError(
                f"layer {self.id!r}: by = {self.by!r} will not do; write fields of Style and their columns, such as "
                '{"width": "men"}; rows become routes with ct.RouteLayer'
            )
        return self.by

    @property
    def shapes(self) -> gpd.GeoSeries:
        """What each row draws: its geometry; of a route the leg that ends at its stop.

        Example:
            >>> set(story["fronts"].shapes.geom_type)
            {'LineString'}
        """
        return self.data.geometry

    @property
    def amounts(self) -> "pd.Series[float]":
        """The number of `size` by which each row is drawn, NaN for none; of a route that of the stop where its leg begins.

        Example:
            >>> points = story["events"].data.assign(men=7)
            >>> story.replace_layer("events", data=points, size="men")["events"].amounts.unique().tolist()
            [7.0]
        """
        if self.size is None:
            return pd.Series(np.nan, index=self.data.index)
        return pd.Series(self.data[self.size].to_numpy(dtype=float, na_value=np.nan), index=self.data.index)

    @property
    def hovers(self) -> tuple[str, ...]:
        """The columns shown under the pointer.

        Example:
            >>> story["fronts"].hovers
            ('hover',)
        """
        return (self.hover,) if isinstance(self.hover, str) else self.hover or ()

    @property
    def dates(self) -> tuple[str, ...]:
        """The columns with the dates: none, one, or those of start and end.

        Example:
            >>> story["fronts"].dates
            ('valid',)
        """
        return (self.date,) if isinstance(self.date, str) else self.date or ()

    @property
    def time(self) -> Time:
        """`none` (always shown), `moment` (from its day on, earlier ones quiet) or `state` (the last one that has come).

        Areas and lines with start and end are states that follow nothing: each is shown while it holds.

        Example:
            >>> story["fronts"].time, story["events"].time
            ('state', 'moment')
        """
        if self.date is None:
            return "none"
        return "state" if self.series is not None or (self.lasts and isinstance(self.date, tuple)) else "moment"

    def __repr__(self) -> str:
        """Kind, id and number of rows; the frame would fill pages."""
        return f"<{type(self).__name__} {self.id!r}: {len(self.data)} rows>"

    def uid(self, feature: str, *parts: object) -> str:
        """The name by which a renderer's piece of a feature, or of a part of it, is found again.

        Example:
            >>> story["fronts"].uid("f3")
            'fronts__f3'
        """
        whole = f"{self.id}__{quoted(feature)}"
        return "__".join([whole, *map(quoted, parts)]) if parts else whole


def quoted(part: object) -> str:
    """A part of an id, which may hold anything; an address and a list may not."""
    text = str(part)
    return text if text.isascii() and text.isalnum() else quote(text, safe="")


class LayerChanges(TypedDict, total=False):
    """What `replace_layer` changes: for programs that check types, since each kind of layer has its fields."""

    data: gpd.GeoDataFrame
    id: str
    name: str
    color: str | None
    colors: Mapping[str, str] | tuple[float, float] | None
    size: str | None
    largest: float | None
    label: str | None
    hover: str | tuple[str, ...] | None
    date: str | tuple[str, str] | None
    series: str | None
    events: str | None
    act: str | None
    passages: str | None
    credit: str
    by: Mapping[str, str] | str | tuple[str, ...]
    order: str | None
    style: Style
    visible: bool
    listed: bool
    image: str
