"""A layer's rows as they are drawn: every column of the description becomes the colours, words and days that it means."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata import DateError, Day, HistoricalDate, parse_edtf
from viz.colors import colors_of
from viz.layers import (
    AreaLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    Layer,
    LayerError,
    LineLayer,
    MessageLayer,
    MovementLayer,
)
from viz.styles import Theme

# Before every day and after it, for features without a beginning or an end.
ALWAYS = 10**9
EPOCH = dt.date(1970, 1, 1)
# What a kind leaves open is drawn so; sizes and widths in px.
DEFAULTS: dict[type[Layer], dict[str, Any]] = {
    AreaLayer: {"fill": 0.3, "hatched": False, "precision_km": 0.0},
    CandidateLayer: {"letter": ""},
    EventLayer: {"shape": "circle", "hollow": False},
    FrontLayer: {"width": 3.2, "precision_km": 0.0, "ticks": None},
    LineLayer: {"width": 1.4, "dash": "solid"},
    MessageLayer: {"width": 1.3, "dash": "2px,3px"},
    MovementLayer: {"width": 15.0, "dash": "solid", "fill": 0.88, "hatched": False},
}


def features(layer: Layer, theme: Theme) -> gpd.GeoDataFrame:
    """The rows of a layer as they are drawn.

    Args:
        layer: any kind.
        theme: for what the layer leaves open.

    Returns:
        A GeoDataFrame in EPSG:4326, without rows that have no geometry, indexed by their positions in the data: `id`,
        `events`, `act`, `label`, `hover`, `color` (`#rrggbb` as the theme has it), `size` (px), the fields of `Style` that
        the kind uses; `first` (the day from which it is certainly there), `possible` (from which it may be), `last` (after
        which it is no longer shown, NA for ever), `valid_to` (the last day it was drawn for, or NA), `series`.

    Raises:
        LayerError: if a date cannot be read.
    """
    data = layer.data.reset_index(drop=True).to_crs("EPSG:4326")
    data = data[data.geometry.notna() & ~data.geometry.is_empty]
    drawn = gpd.GeoDataFrame(index=data.index, geometry=data.geometry.to_numpy(), crs=data.crs)
    drawn["id"] = _ids(data)
    for name in ("events", "act", "label"):
        drawn[name] = _texts(data, getattr(layer, name))
    drawn["hover"] = _hovers(layer, data, drawn["label"])
    own = layer.style.color or theme.ink
    colors = colors_of(data[layer.color])[0] if layer.color else [own] * len(data)
    drawn["color"] = [theme.paint(color or own) for color in colors]
    for name, default in {"size": theme.mark, **DEFAULTS[type(layer)]}.items():
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
    """The layer with the rows at these positions of its data alone."""
    return replace(layer, data=layer.data.iloc[sorted(positions)])


def _ids(data: gpd.GeoDataFrame) -> list[str]:
    """The ids of the rows: those of the column `id` where there is one, else their numbers."""
    if "id" in data.columns:
        return data["id"].astype("str").tolist()
    return [str(number) for number in range(1, len(data) + 1)]


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
    """The rows with the days from which and to which they are shown."""
    dates = [_date(layer, value) for value in data[layer.date]] if layer.date else [(None, None)] * len(data)
    series = _texts(data, layer.series)
    is_state = layer.time == "state"
    settled = [earliest if is_state else (latest if latest is not None else earliest) for earliest, latest in dates]
    drawn["first"] = [-ALWAYS if day is None else day for day in settled]
    drawn["possible"] = [-ALWAYS if earliest is None else earliest for earliest, _ in dates]
    drawn["valid_to"] = pd.Series(
        [latest if is_state else None for _, latest in dates], index=drawn.index, dtype="Int64"
    )
    ends = [None if name else latest for name, (_, latest) in zip(series, dates, strict=True)]
    drawn["last"] = pd.Series(ends if is_state else [None] * len(dates), index=drawn.index, dtype="Int64")
    drawn["series"] = [name or own for name, own in zip(series, drawn["id"], strict=True)]
    return drawn


def _date(layer: Layer, value: Any) -> tuple[int | None, int | None]:
    """First and last possible day of a date of any of the kinds that a column may hold."""
    if value is None or value == "" or (not isinstance(value, HistoricalDate | Day) and pd.isna(value)):
        return None, None
    for kind, days in _DAYS.items():
        if isinstance(value, kind):
            try:
                first, last = days(value)
            except DateError as error:
                raise LayerError(f"layer {layer.id!r}, column {layer.date!r}: {error}") from error
            return first, last
    raise LayerError(
        f"layer {layer.id!r}, column {layer.date!r}: {value!r} is not a date; write EDTF such as 1950-10-12"
    )


def _of_date(date: HistoricalDate) -> tuple[int | None, int | None]:
    first, last = (None if day is None else int(day) for day in (date.earliest, date.latest))
    return first, last


def _of_calendar(day: dt.date) -> tuple[int, int]:
    number = (dt.date(day.year, day.month, day.day) - EPOCH).days
    return number, number


# In this order: a pandas time is a `datetime`, which is a `date`.
_DAYS: dict[type, Callable[[Any], tuple[int | None, int | None]]] = {
    HistoricalDate: _of_date,
    Day: lambda day: (int(day), int(day)),
    dt.date: _of_calendar,
    str: lambda text: _of_date(parse_edtf(text.strip())),
    int: lambda number: (number, number),
    np.integer: lambda number: (int(number), int(number)),
}
