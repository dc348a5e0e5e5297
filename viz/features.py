"""A layer's rows as they are drawn: every column of the description becomes the colours, words and days that it means."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata import HistoricalDate
from viz.colors import colors_of, meaning
from viz.dating import dated
from viz.kinds import (
    AreaLayer,
    BaseLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    ImageLayer,
    LabelLayer,
    LineLayer,
    MessageLayer,
    MovementLayer,
    PlaceLayer,
)
from viz.layers import Layer
from viz.styles import Theme

# Before every day and after it, for features without a beginning or an end.
ALWAYS = 10**9
# What a kind leaves open is drawn so; sizes and widths in px.
DEFAULTS: dict[type[Layer], dict[str, Any]] = {
    AreaLayer: {"fill": 0.3, "hatched": False, "precision_km": 0.0, "lettering": "area"},
    BaseLayer: {},
    CandidateLayer: {"letter": "", "lettering": "town"},
    EventLayer: {"shape": "circle", "hollow": False, "rank": 2, "lettering": "town"},
    FrontLayer: {"width": 3.2, "precision_km": 0.0, "ticks": None, "lettering": "front"},
    ImageLayer: {"fill": 1.0},
    LabelLayer: {"rank": 2, "lettering": "region"},
    LineLayer: {"width": 1.4, "dash": "solid", "lettering": "front"},
    MessageLayer: {"width": 1.3, "dash": "2px,3px", "lettering": "message"},
    MovementLayer: {"width": 15.0, "dash": "solid", "fill": 0.88, "hatched": False, "lettering": "front"},
    PlaceLayer: {"rank": 2, "lettering": "town"},
}
# The rank of a name that the kind says nothing of: after capitals and large towns.
RANK = 3


def features(layer: Layer, theme: Theme) -> gpd.GeoDataFrame:
    """The rows of a layer as they are drawn.

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
    data = layer.data.reset_index(drop=True).to_crs("EPSG:4326")
    data = data[data.geometry.notna() & ~data.geometry.is_empty]
    drawn = gpd.GeoDataFrame(index=data.index, geometry=data.geometry.to_numpy(), crs=data.crs)
    drawn["id"] = _ids(layer, data)
    for name in ("act", "label"):
        drawn[name] = _texts(data, getattr(layer, name))
    drawn["events"] = _texts(data, layer.events) if layer.events or not layer.date else _own_events(layer, drawn["id"])
    drawn["hover"] = _hovers(layer, data, drawn["label"])
    own = layer.style.color or theme.ink
    colors = colors_of(data[layer.color], layer.colors)[0] if layer.color else [own] * len(data)
    drawn["color"] = [theme.paint(color or own) for color in colors]
    for name, default in {"size": theme.mark, "rank": RANK, **DEFAULTS[type(layer)]}.items():
        constant = getattr(layer.style, name)
        value = default if constant is None else constant
        drawn[name] = (
            data[layer.by[name]].to_numpy() if name in layer.by else pd.Series([value] * len(data), index=data.index)
        )
    if layer.size:
        _proportion(drawn, data[layer.size].astype(float))
    if "width" in drawn:
        drawn["width"] = drawn["width"].astype(float) * theme.strokes
    return _dated(layer, data, drawn)


def kept(layer: Layer, positions: Iterable[int]) -> Layer:
    """The layer with the rows at these positions of its data alone; colours keep what they mean in all of it."""
    colors = layer.colors or (meaning(layer.data[layer.color]) if layer.color else None)
    return replace(layer, data=layer.data.iloc[sorted(positions)], colors=colors)


def _ids(layer: Layer, data: gpd.GeoDataFrame) -> list[str]:
    """The ids of the rows: those of the column `id`; where there is none that tells rows apart, the labels of the index."""
    if "id" in data.columns and (layer.events or data["id"].is_unique):
        return data["id"].astype("str").tolist()
    labels = layer.data.index
    return [str(labels[at] if labels.is_unique else at) for at in data.index]


def _own_events(layer: Layer, ids: Iterable[str]) -> list[str]:
    """The ids of events that are rows of the layer themselves; an id may hold anything, an address and a list may not."""
    return [f"{layer.id}-{quote(name, safe='')}" for name in ids]


def _texts(data: gpd.GeoDataFrame, column: str | None) -> list[str]:
    return ["" if pd.isna(value) else str(value) for value in data[column]] if column else [""] * len(data)


def _hovers(layer: Layer, data: gpd.GeoDataFrame, labels: pd.Series) -> list[str]:
    """One column as it is, several with their names, none: the label."""
    if not layer.hovers:
        return [label or layer.name or layer.id for label in labels]
    if len(layer.hovers) == 1:
        return _texts(data, layer.hovers[0])
    columns = {name: _texts(data, name) for name in layer.hovers}
    return [
        "; ".join(f"{name}: {texts[at]}" for name, texts in columns.items() if texts[at]) for at in range(len(data))
    ]


def _proportion(drawn: gpd.GeoDataFrame, numbers: pd.Series) -> None:
    """Let the area of points and the width of lines grow with a number; the largest is twice as wide as without."""
    largest = numbers.max()
    share = (numbers.clip(lower=0) / largest).fillna(0) if largest > 0 else numbers * 0
    drawn["size"] = 2 * drawn["size"] * np.sqrt(share).clip(lower=0.15)
    if "width" in drawn:
        drawn["width"] = 2 * drawn["width"] * share.clip(lower=0.05)


def _dated(layer: Layer, data: gpd.GeoDataFrame, drawn: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The rows with their dates, and the days from which and to which they are shown."""
    column = data[layer.date] if layer.date else [None] * len(data)
    dates = dated(column, f"layer {layer.id!r}, column {layer.date!r}")
    bounds = [(None, None) if date is None else _days(date) for date in dates]
    series = _texts(data, layer.series)
    is_state = layer.time == "state"
    settled = [earliest if is_state else (latest if latest is not None else earliest) for earliest, latest in bounds]
    drawn["date"] = pd.Series(dates, index=drawn.index, dtype="object")
    drawn["first"] = [-ALWAYS if day is None else day for day in settled]
    drawn["possible"] = [-ALWAYS if earliest is None else earliest for earliest, _ in bounds]
    drawn["valid_to"] = pd.Series(
        [latest if is_state else None for _, latest in bounds], index=drawn.index, dtype="Int64"
    )
    ends = [None if name else latest for name, (_, latest) in zip(series, bounds, strict=True)]
    drawn["last"] = pd.Series(ends if is_state else [None] * len(dates), index=drawn.index, dtype="Int64")
    drawn["series"] = [name or own for name, own in zip(series, drawn["id"], strict=True)]
    if layer.date and not layer.events and not layer.hovers:
        words = zip(dates, drawn["hover"], strict=True)
        drawn["hover"] = [hover if date is None else f"{date.display}: {hover}" for date, hover in words]
    return drawn


def _days(date: HistoricalDate) -> tuple[int | None, int | None]:
    first, last = (None if day is None else int(day) for day in (date.earliest, date.latest))
    return first, last
