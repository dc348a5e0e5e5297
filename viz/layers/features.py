"""A layer's rows as they are drawn: every column of the description becomes the colours, words and days that it means."""

import re
from collections.abc import Iterable
from copy import copy
from typing import Any
from weakref import ReferenceType, WeakKeyDictionary, ref

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geodata import HistoricalDate
from geodata.projections.courses import along_parallels, great_circles
from geodata.projections.on_earth import on_earth
from viz.layers.colors import colors_of, meaning
from viz.layers.dating import dates_of
from viz.layers.layer import Layer, quoted
from viz.layers.rows import OWN_ID, TEXT, is_empty, is_lacking, located, texts_of
from viz.layers.styles import Theme

# Before every day and after it, for features without a beginning or an end.
ALWAYS = 10**9
# Blanks that part words, of which the one that does not break a line is kept.
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# The largest point is so many times as wide as one without a size; no point is narrower than so, and no line than this share of
# the widest, or it could not be seen.
WIDEST_POINT, LEAST_POINT, LEAST_LINE = 2.0, 0.3, 0.05
# The rank of a name that the kind says nothing of: after capitals and large towns.
RANK = 3


# What has been worked out, for as long as its layer is there: every renderer asks for it, and dates take long to read.
_worked_out: "WeakKeyDictionary[Layer, dict[Theme, gpd.GeoDataFrame]]" = WeakKeyDictionary()
_laid: "WeakKeyDictionary[Layer, gpd.GeoDataFrame]" = WeakKeyDictionary()
# Of layers that are parts of others, what they are parts of, and the labels that their rows have there.
_wholes: "WeakKeyDictionary[Layer, tuple[ReferenceType[Layer], list[int]]]" = WeakKeyDictionary()


def features(layer: Layer, theme: Theme) -> gpd.GeoDataFrame:
    """The rows of a layer as they are drawn; worked out once, and not to be altered.

    Args:
        layer: any kind.
        theme: for what the layer leaves open.

    Returns:
        A GeoDataFrame in EPSG:4326, without rows that have no geometry, indexed by their positions in the data: `id`,
        `events`, `act`, `label`, `hover`, `color` (`#rrggbb` as the theme has it), `size` (px), `rank`, the fields of
        `Style` that the kind uses; `date` (a HistoricalDate or None), `first` (the day from which it is certainly there),
        `possible` (from which it may be), `last` (after which it is no longer shown, NA for ever), `valid_to` (the last day
        it was drawn for, or NA), `series`.

    Raises:
        LayerError: if a date cannot be read.
    """
    mine = _worked_out.setdefault(layer, {})
    if theme not in mine:
        whole, at = _whole_of(layer)
        mine[theme] = _features(layer, theme) if whole is None else _part(features(whole, theme), at)
    return mine[theme]


def laid_out(layer: Layer) -> gpd.GeoDataFrame:
    """The geometries of `features` alone, which no theme alters; worked out once, and not to be altered."""
    if layer not in _laid:
        whole, at = _whole_of(layer)
        _laid[layer] = _geometries(layer) if whole is None else _part(laid_out(whole), at)
    return _laid[layer]


def _whole_of(layer: Layer) -> tuple[Layer | None, list[int]]:
    """What a layer is a part of, if that is still there, and the labels that its rows have there."""
    whole, at = _wholes.get(layer, (None, []))
    return None if whole is None else whole(), at


def _part(drawn: gpd.GeoDataFrame, at: list[int]) -> gpd.GeoDataFrame:
    return drawn.loc[at].reset_index(drop=True)


def _geometries(layer: Layer) -> gpd.GeoDataFrame:
    data = layer.data.reset_index(drop=True)
    shapes = layer.shapes.reset_index(drop=True)
    data = data[located(data)]
    laid = gpd.GeoDataFrame(geometry=on_earth(gpd.GeoSeries(shapes[data.index])), index=data.index, crs="EPSG:4326")
    # What another projection has beyond its edge lies nowhere on the Earth.
    laid = laid[located(laid)]
    return gpd.GeoDataFrame(geometry=_led(layer, laid.geometry), index=laid.index, crs=laid.crs)


def _features(layer: Layer, theme: Theme) -> gpd.GeoDataFrame:
    laid = laid_out(layer)
    data = layer.data.reset_index(drop=True).loc[laid.index]
    ids = _ids(layer, data.index)
    labels = [_in_a_line(text) for text in _texts(data, layer.label)]
    hovers = _hovers(layer, data, labels)
    own = layer.style.color or theme.ink
    colors = colors_of(data[layer.color], layer.colors)[0] if layer.color else [own] * len(data)
    texts = {
        "id": ids,
        "act": _texts(data, layer.act),
        "label": labels,
        "events": _own_events(layer, ids) if tells(layer) else _texts(data, layer.events),
        "hover": hovers,
        "color": [theme.paint(color or own) for color in colors],
    }
    drawn = {name: _as_they_are(values, data.index) for name, values in texts.items()}
    styled = layer.styled
    for name, default in {"size": theme.mark, "rank": RANK, **layer.defaults}.items():
        constant = getattr(layer.style, name)
        value = default if constant is None else constant
        # A column of one value, as often as there are rows, is made sooner than of so many.
        drawn[name] = (
            _values(data[styled[name]], value)
            if name in styled
            else pd.Series([value]).repeat(len(data)).set_axis(data.index)
        )
    if "hollow" in drawn and layer.style.hollow is None and "hollow" not in styled:
        drawn["hollow"] |= _lacks(layer, data)
    if layer.size:
        _proportion(layer, drawn, layer.amounts.reset_index(drop=True)[data.index])
    if "width" in drawn:
        drawn["width"] = drawn["width"].astype(float) * theme.strokes
    drawn |= _dated(layer, data, ids, hovers)
    # All columns at once: one by one they would take most of the time.
    return gpd.GeoDataFrame({"geometry": laid.geometry, **drawn}, crs=laid.crs)


def kept(layer: Layer, positions: Iterable[int]) -> Layer:
    """The layer with those rows alone that have these labels in `features`; ids, colours and sizes stay as in all of it."""
    at = sorted(positions)
    if len(at) == len(layer.data):
        return layer
    colors = layer.colors or (meaning(layer.data[layer.color]) if layer.color else None)
    data = layer.data
    greatest = layer.largest or (largest(layer) if layer.size and len(data) else None)
    if not _has_ids(layer) and ("id" in data.columns or not data.index.is_unique) and OWN_ID not in data.columns:
        data = data.assign(**{OWN_ID: _ids(layer, range(len(data)))})
    # Not made anew: what the rows hold has been looked at, which takes longer than all else here.
    fewer = copy(layer)
    for name, value in {"data": data.iloc[at], "colors": colors, "largest": greatest}.items():
        object.__setattr__(fewer, name, value)
    _wholes[fewer] = ref(layer), at
    return fewer


def tells(layer: Layer) -> bool:
    """Whether the rows of a layer are events of their own: they have dates or are listed, and name no event of the story."""
    return layer.tells and layer.events is None and (layer.date is not None or layer.listed)


def name_of(layer: Layer) -> str:
    """What the rows of a layer are called, "" where its name only says what the colours mean."""
    return "" if layer.name == layer.color else layer.name


def _has_ids(layer: Layer) -> bool:
    """Whether the column `id` tells the rows apart; several points may stand for one event of a story."""
    if "id" not in layer.data.columns or layer.data["id"].isna().any():
        return False
    return layer.events is not None or layer.data["id"].is_unique


def _in_a_line(text: str) -> str:
    """A text whose words are parted by single blanks: a tab or a new line would be a box in print."""
    is_plain = text.isprintable() and "  " not in text
    return (text if is_plain else _BLANKS.sub(" ", text)).strip(" ")


def _as_they_are(texts: list[str], index: pd.Index) -> pd.Series:
    """A column of these very texts: pandas' own makes new ones each time somebody asks, which are as large as all the rest."""
    return pd.Series(texts, index, dtype=object)


def _ids(layer: Layer, positions: Iterable[int]) -> list[str]:
    """The ids of rows: those of the column `id`; where it does not tell them apart, the labels of the index, or their numbers."""
    data = layer.data
    if OWN_ID in data.columns:
        return data[OWN_ID].iloc[list(positions)].tolist()
    if _has_ids(layer):
        return data["id"].iloc[list(positions)].astype(TEXT).tolist()
    at = list(positions)
    return [str(label) for label in (data.index[at].tolist() if data.index.is_unique else at)]


def _own_events(layer: Layer, ids: Iterable[str]) -> list[str]:
    """The ids of events that are rows of the layer themselves."""
    return [f"{layer.id}/{quoted(name)}" for name in ids]


def _led(layer: Layer, laid: gpd.GeoSeries) -> list[BaseGeometry]:
    """The geometries with the course that the kind says: messages along great circles, long edges along parallels."""
    if layer.course == "great circle":
        return [great_circles(shape) for shape in laid]
    return [along_parallels(shape) for shape in laid] if layer.course == "parallel" else laid.to_numpy().tolist()


def _texts(data: gpd.GeoDataFrame, column: str | None) -> list[str]:
    if column is None:
        return [""] * len(data)
    return texts_of(data[column])


def _hovers(layer: Layer, data: gpd.GeoDataFrame, labels: list[str]) -> list[str]:
    """One column as it is, several with their names, none: the label."""
    if not layer.hovers:
        return [label or name_of(layer) or layer.id for label in labels]
    if len(layer.hovers) == 1:
        return _texts(data, layer.hovers[0])
    columns = {name: _texts(data, name) for name in layer.hovers}
    return [
        "; ".join(f"{name}: {texts[at]}" for name, texts in columns.items() if texts[at]) for at in range(len(data))
    ]


def _values(column: pd.Series, value: Any) -> pd.Series:
    """A column of the style; an empty cell leaves it to the constant."""
    return pd.Series([value if is_empty(cell) else cell for cell in column], column.index)


def _lacks(layer: Layer, data: gpd.GeoDataFrame) -> pd.Series:
    """Which rows lack the colour or the size that others have: their points are hollow, so that no value is taken for theirs."""
    named = [column for column in (layer.color, layer.size) if column]
    lacking = pd.Series(data=False, index=data.index)
    for column in named:
        lacking |= is_lacking(data[column])
    return lacking


def _proportion(layer: Layer, drawn: dict[str, pd.Series], numbers: "pd.Series[float]") -> None:
    """Let the area of points and the width of lines grow with a number; what has none is drawn as without."""
    greatest = largest(layer)
    share = numbers / greatest if greatest > 0 else numbers * 0
    drawn["size"] = drawn["size"] * pd.Series(point_growth(share), index=numbers.index).fillna(1)
    if "width" in drawn:
        drawn["width"] = drawn["width"] * pd.Series(line_growth(layer, share), index=numbers.index).fillna(1)


def largest(layer: Layer) -> float:
    """The number that is drawn largest; NaN where no row has one."""
    if layer.largest is not None:
        return float(layer.largest)
    # Of the stops of a route, the last one's number is drawn nowhere.
    return float(layer.amounts.max()) if layer.size and len(layer.data) else np.nan


def point_growth(share: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """How many times as wide as without a size points are, for their shares of the largest number: their area grows with it."""
    return np.asarray(np.clip(WIDEST_POINT * np.sqrt(np.clip(share, 0, None)), LEAST_POINT, None))


def line_growth(layer: Layer, share: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """How many times as wide as without a size lines are, for their shares of the largest number."""
    return np.asarray(layer.widest * np.clip(share, LEAST_LINE, None))


def _dated(layer: Layer, data: gpd.GeoDataFrame, ids: list[str], hovers: list[str]) -> dict[str, pd.Series]:
    """The columns of dates, and from which days to which the rows are shown."""
    dates = dates_of(data, layer.date, f"layer {layer.id!r}, ")
    # Many rows have one date, the very same.
    bounds_of = {at: _days(date) for at, date in {id(date): date for date in dates}.items()}
    earliest, latest = zip(*(bounds_of[id(date)] for date in dates), strict=True) if dates else ((), ())
    series = _texts(data, layer.series)
    is_state = layer.time == "state"
    settled = (
        earliest
        if is_state
        else [first if last is None else last for first, last in zip(earliest, latest, strict=True)]
    )
    ends = [None if name else last for name, last in zip(series, latest, strict=True)]
    if isinstance(layer.date, tuple):
        # What has no end in its own column holds on: that of its start is not meant.
        has_end = [date is not None for date in dates_of(data, layer.date[1], "")]
        ends = [day if there else None for day, there in zip(ends, has_end, strict=True)]
    found = {
        "date": pd.Series(dates, index=data.index, dtype="object"),
        "first": pd.Series([-ALWAYS if day is None else day for day in settled], index=data.index),
        "possible": pd.Series([-ALWAYS if day is None else day for day in earliest], index=data.index),
        "valid_to": pd.Series(latest if is_state else pd.NA, index=data.index, dtype="Int64"),
        "last": pd.Series(ends if is_state else pd.NA, index=data.index, dtype="Int64"),
        "series": _as_they_are([name or own for name, own in zip(series, ids, strict=True)], data.index),
    }
    if layer.date and not layer.events and not layer.hovers:
        when = {at: f"{date.display}: " if date else "" for at, date in {id(date): date for date in dates}.items()}
        told = [when[id(date)] + hover for date, hover in zip(dates, hovers, strict=True)]
        found["hover"] = _as_they_are(told, data.index)
    return found


def _days(date: HistoricalDate | None) -> tuple[int | None, int | None]:
    first, last = (date.earliest, date.latest) if date else (None, None)
    return None if first is None else int(first), None if last is None else int(last)
