"""Layers as they stand on a day, or within a span of days."""

from typing import Literal

import geopandas as gpd
import pandas as pd

from viz.layers.features import features, kept
from viz.layers.layer import Layer
from viz.layers.styles import SCREEN

Certainty = Literal["certain", "possible"]


def as_of(layer: Layer, day: int, certainty: Certainty = "certain") -> Layer:
    """The layer as it stands on a day.

    Args:
        layer: any kind.
        day: see `geodata.Day`.
        certainty: whether a moment has come when it certainly has, or when it may have.

    Returns:
        All that has come for a `moment`, the last state that has come for a `state`, everything for `none`.
    """
    if layer.time == "none":
        return layer
    drawn = features(layer, SCREEN)
    come = drawn[_has_come(layer, drawn, day, certainty)]
    if layer.time == "state":
        newest = come.groupby("series")["first"].transform("max")
        come = come[(come["first"] == newest) & ~(come["last"] < day).fillna(value=False).astype(bool)]
    return kept(layer, come.index)


def until(layer: Layer, day: int, certainty: Certainty = "certain") -> Layer:
    """All of the layer that has come by a day, with every state that held before.

    Args:
        layer: any kind; one without dates stays as it is.
        day: see `geodata.Day`.
        certainty: as for `as_of`.
    """
    if layer.time == "none":
        return layer
    drawn = features(layer, SCREEN)
    return kept(layer, drawn.index[_has_come(layer, drawn, day, certainty)])


def between(layer: Layer, start: int, end: int, certainty: Certainty = "certain") -> Layer:
    """What of a layer falls within a span of time: for a `state`, what holds on any of its days.

    Args:
        layer: any kind; one without dates stays as it is.
        start: first day, see `geodata.Day`; -`ALWAYS` for an open end.
        end: last day; `ALWAYS` for an open end.
        certainty: whether a moment must certainly fall within it, or only may.
    """
    if layer.time == "none":
        return layer
    drawn = features(layer, SCREEN)
    if layer.time == "state":
        begun = drawn[drawn["first"] <= end]
        later = begun.sort_values("first").groupby("series")["first"].shift(-1).reindex(begun.index)
        ended = begun["last"].lt(start).fillna(value=False).astype(bool) | later.le(start)
        found = begun[~ended]
    elif certainty == "certain":
        found = drawn[(drawn["possible"] >= start) & (drawn["first"] <= end)]
    else:
        found = drawn[(drawn["first"] >= start) & (drawn["possible"] <= end)]
    return kept(layer, found.index)


def _has_come(layer: Layer, drawn: gpd.GeoDataFrame, day: int, certainty: Certainty) -> "pd.Series[bool]":
    """Whether each row has come by a day; a state comes on its first day."""
    come: pd.Series[bool] = drawn["first" if certainty == "certain" or layer.time == "state" else "possible"] <= day
    return come
