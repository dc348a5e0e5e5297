"""Layers as they stand on a day, or within a span of days."""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import geopandas as gpd
import pandas as pd

from viz.layers.features import features, kept
from viz.layers.layer import Layer
from viz.layers.rows import is_empty
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
        later = begun.groupby("series")["first"].transform(_following)
        ended = begun["last"].lt(start).fillna(value=False).astype(bool) | later.le(start)
        found = begun[~ended]
    elif certainty == "certain":
        found = drawn[(drawn["possible"] >= start) & (drawn["first"] <= end)]
    else:
        found = drawn[(drawn["first"] >= start) & (drawn["possible"] <= end)]
    return kept(layer, found.index)


def rows_of(layer: Layer, told: Collection[str], whole: Collection[str]) -> Layer:
    """The layer without the undated rows that stand for events of the story of which none is told.

    Args:
        layer: any kind; dated rows come and go with their dates.
        told: ids of the events that are told.
        whole: ids of all events of the story.
    """
    if layer.events is None or layer.time != "none":
        return layer
    drawn = features(layer, SCREEN)
    named = [set(cell.split()).intersection(whole) for cell in drawn["events"]]
    return kept(layer, [at for at, ids in zip(drawn.index, named, strict=True) if not ids or ids.intersection(told)])


def events_among(layer: Layer, told: Collection[str], whole: Collection[str]) -> Layer:
    """The layer whose rows name those events of the story alone that are told; arguments as for `rows_of`."""
    if layer.events is None:
        return layer
    cells = layer.data[layer.events]
    cut = [
        cell if is_empty(cell) else " ".join(each for each in str(cell).split() if each in told or each not in whole)
        for cell in cells
    ]
    return layer if cut == cells.tolist() else replace(layer, data=layer.data.assign(**{layer.events: cut}))


def _following(firsts: "pd.Series[int]") -> "pd.Series[float]":
    """For each state of a series the day on which the next one begins; several may begin on one day."""
    days = sorted(set(firsts))
    return firsts.map(dict(pairwise(days))).astype(float)


def _has_come(layer: Layer, drawn: gpd.GeoDataFrame, day: int, certainty: Certainty) -> "pd.Series[bool]":
    """Whether each row has come by a day; a state comes on its first day."""
    come: pd.Series[bool] = drawn["first" if certainty == "certain" or layer.time == "state" else "possible"] <= day
    return come
