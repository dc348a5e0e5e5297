"""Layers as they stand on a day, or within a span of days."""

from typing import Literal

from geodata import HistoricalDate
from viz.layers.features import ALWAYS, features, kept
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
    come = drawn[drawn["first" if certainty == "certain" or layer.time == "state" else "possible"] <= day]
    if layer.time == "state":
        newest = come.groupby("series")["first"].transform("max")
        come = come[(come["first"] == newest) & ~(come["last"] < day).fillna(value=False).astype(bool)]
    return kept(layer, come.index)


def between(layer: Layer, span: HistoricalDate, certainty: Certainty = "certain") -> Layer:
    """What of a layer falls within a span of time: for a `state`, what holds on any of its days.

    Args:
        layer: any kind; one without dates stays as it is.
        span: a date or interval.
        certainty: whether a moment must certainly fall within it, or only may.
    """
    if layer.time == "none":
        return layer
    start = -ALWAYS if span.earliest is None else int(span.earliest)
    end = ALWAYS if span.latest is None else int(span.latest)
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
