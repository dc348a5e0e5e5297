"""Layers as few traces: what plotly can draw with one sign is one trace, and a click in the legend switches a layer."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np

from viz.drawing.pieces import Fill, Picture, Piece, Stroke
from viz.figures.traces import Trace, plotly_trace
from viz.layers.layer import Layer
from viz.layers.styles import Theme
from viz.telling.wording import INTERFACE

# The selector and legend group of the base map, whose layers are one to a reader.
BASE = "base"
# What differs between the features of one sign.
_OWN = ("x", "y", "uid", "name", "meta", "customdata", "hovertext", "text", "hoverinfo")


def layer_traces(pieces: Iterable[Piece], layers: Iterable[Layer], theme: Theme) -> list[Trace]:
    """The traces of a map.

    Args:
        pieces: of the map, the first at the bottom; pictures are no traces and left out.
        layers: that they belong to, for the names in the legend.
        theme: for the letters in points.

    Returns:
        Traces with `meta`, the id of the layer (`base` for the base map), by which `select_traces` finds them; a `uid` of their
        own; `customdata`, the ids of events of each point; and the `name` and `legendgroup` of the layer. The first trace of a
        layer stands in the legend for all.
    """
    names = {layer.id: layer.name or layer.id.replace("-", " ").capitalize() for layer in layers}
    names[BASE] = INTERFACE["base_map"]
    drawn = (piece for piece in _softened(pieces) if not isinstance(piece, Picture))
    traces: list[Trace] = []
    for layer, group in groupby(drawn, key=lambda piece: piece.about.layer or BASE):
        merged = _merged(plotly_trace(piece, theme) for piece in group)
        for number, trace in enumerate(merged):
            traces.append(
                trace
                | {"uid": f"{layer}__{number}" if number else layer, "name": names[layer], "meta": layer}
                | {"legendgroup": layer, "showlegend": number == 0}
            )
    return traces


def _softened(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one band for each soft edge instead of several that add up to it."""
    for feature, group in groupby(pieces, key=lambda piece: piece.about.feature):
        found = list(group)
        bands = [piece for piece in found if isinstance(piece, Fill) and piece.about.uid != feature]
        rest = [piece for piece in found if piece not in bands]
        if not feature or not bands:
            yield from found
        elif isinstance(rest[0], Fill):
            yield from _area(bands, rest[0])
        else:
            yield _together(bands[len(bands) // 2], bands)
            yield from _same_width(rest)


def _area(bands: list[Fill], outline: Fill) -> Iterator[Fill]:
    """The edge of an area, where it is soft, and what lies within it, with its outline and its hatching."""
    if len(bands) > 1:
        yield _together(replace(bands[0], shape=bands[0].shape.difference(bands[-1].shape)), bands[: len(bands) // 2])
    inner = _together(bands[-1], bands)
    hatch = outline.hatch and replace(outline.hatch, ground=inner.color, ground_opacity=inner.opacity)
    yield replace(inner, about=outline.about, edge=outline.edge, hatch=hatch)


def _together(piece: Fill, bands: list[Fill]) -> Fill:
    """A piece as opaque as bands that lie on one another."""
    clear = float(np.prod([1 - band.pale for band in bands]))
    return replace(piece, opacity=round(1 - clear, 3), pale=1.0)


def _same_width(strokes: list[Piece]) -> Iterator[Piece]:
    """A line and its ticks, drawn alike."""
    first = strokes[0]
    for stroke in strokes:
        yield replace(stroke, line=first.line) if isinstance(stroke, Stroke) and isinstance(first, Stroke) else stroke


def _merged(traces: Iterable[Trace]) -> list[Trace]:
    """Traces of one layer; those with the same sign are one, with what each point stands for."""
    groups: dict[str, list[Trace]] = {}
    for trace in traces:
        # A lake has the line of the sea, where it has none of its own.
        own = (*_OWN, "line") if trace.get("fill") and "meta" not in trace else _OWN
        sign = {name: value for name, value in trace.items() if name not in own}
        groups.setdefault(json.dumps(sign, sort_keys=True), []).append(trace)
    return [group[0] if len(group) == 1 else _joined(group) for group in groups.values()]


def _joined(traces: list[Trace]) -> Trace:
    joined = {name: np.concatenate([trace[name] for trace in traces]) for name in ("x", "y")}
    if "customdata" not in traces[0]:
        return traces[0] | joined
    counts = [len(trace["x"]) for trace in traces]

    def each(values: list[Any]) -> list[Any]:
        return [value for value, count in zip(values, counts, strict=True) for _ in range(count)]

    told = {"customdata": each([trace["customdata"][0] for trace in traces])}
    told["hovertext"] = each([trace["hovertext"] for trace in traces])
    over = {"hoveron": "points+fills"} if "hoveron" in traces[0] else {}
    return {name: value for name, value in traces[0].items() if name != "text"} | joined | told | over
