"""Layers as few traces: what plotly can draw with one sign is one trace, and a click in the legend switches a layer.

Only markers have a value for each point. All lines of a scatter trace have one colour, width and dash, and all its polygons one
colour, opacity and hatching: so an actor's arrows, messages and areas cannot be those of another, nor what is asked for what
happened, nor the pale edge of an area its hatched inside. For that reason the cable takes 28 traces on its last day, when four
actors have areas, three have arrows or messages, and one both kinds of arrows; on its own day it takes 20.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import numpy as np
from shapely.geometry import Point

from viz.drawing.pieces import Fill, Picture, Piece, Stroke
from viz.figures.color_keys import color_entries, size_traces
from viz.figures.traces import Trace, escaped, numbers, plotly_trace
from viz.languages.page_words import INTERFACE
from viz.layers.layer import Layer
from viz.layers.styles import Theme
from viz.stories.views import MapView

# The selector and legend group of the base map, whose layers are one to a reader.
BASE = "base"
# What differs between the features of one sign.
_OWN = ("x", "y", "uid", "name", "meta", "customdata", "hovertext", "text", "hoverinfo")
# What the pointer says of a point or of a corner; `hovertemplate` can be changed, where the text itself is one for each point.
HOVER = "%{hovertext}<extra></extra>"


def layer_traces(pieces: Iterable[Piece], layers: Iterable[Layer], view: MapView, theme: Theme) -> list[Trace]:
    """The traces of a map.

    Args:
        pieces: of the map, the first at the bottom; pictures are no traces and left out.
        layers: that they belong to, for the names in the legend.
        view: in whose metres they are drawn.
        theme: for the letters in points.

    Returns:
        Traces with `meta`, the id of the layer (`base` for the base map), by which `select_traces` finds them; a `uid` of their
        own; `customdata`, the ids of events of each point; and the `name` and `legendgroup` of the layer. One trace of a layer
        stands in the legend for all, or where its colours mean something, one for each of them, which draws nothing.
    """
    known = {layer.id: layer for layer in layers}
    drawn = (piece for piece in _softened(pieces) if not isinstance(piece, Picture))
    traces: list[Trace] = []
    for name, group in groupby(drawn, key=lambda piece: piece.about.layer or BASE):
        found = list(group)
        shared = {"name": _named(name, known), "meta": name, "legendgroup": name}
        joined = _joined_by_sign([plotly_trace(piece, theme) for piece in found], [_middle(piece) for piece in found])
        keys = color_entries(known[name], theme) if name in known else []
        sizes = size_traces(known[name], view, theme) if name in known else []
        sign = -1 if keys else _telling(joined, found)
        for number, trace in enumerate(joined):
            uid = f"{name}__{number}" if number else name
            traces.append(trace | shared | {"uid": uid, "showlegend": number == sign})
        traces += [shared | key for key in (*keys, *sizes)]
    return traces


def _named(name: str, layers: dict[str, Layer]) -> str:
    """The name of a layer in the legend: its own, or its id as words."""
    if name not in layers:
        return INTERFACE["base_map"]
    return escaped(layers[name].name or name.replace("-", " ").capitalize())


def _telling(traces: list[Trace], pieces: list[Piece]) -> int:
    """Which trace stands for the layer in the legend: the first that is no soft edge."""
    bands = {piece.about.uid for piece in pieces if piece.about.feature not in {"", piece.about.uid}}
    return next((number for number, trace in enumerate(traces) if trace["uid"] not in bands), 0)


def _softened(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one band for each soft edge instead of several that add up to it."""
    for feature, group in groupby(pieces, key=lambda piece: piece.about.feature):
        found = list(group)
        bands = [piece for piece in found if isinstance(piece, Fill) and piece.about.uid != feature]
        rest = [piece for piece in found if not isinstance(piece, Fill) or piece.about.uid == feature]
        if not feature or not bands:
            yield from found
        elif isinstance(rest[0], Fill):
            yield from _area(bands, rest[0])
        else:
            yield _together(bands[len(bands) // 2], bands)
            yield from _same_width(rest)


def _area(bands: list[Fill], outline: Fill) -> Iterator[Fill]:
    """The edge of an area, where it is soft, and the area itself, with its outline and its hatching."""
    if len(bands) > 1:
        yield _together(replace(bands[0], shape=bands[0].shape.difference(outline.shape)), bands[: len(bands) // 2])
    inner = _together(bands[-1], bands)
    hatch = outline.hatch and replace(outline.hatch, ground=inner.color, ground_opacity=inner.opacity)
    yield replace(inner, about=outline.about, shape=outline.shape, edge=outline.edge, hatch=hatch)


def _together(piece: Fill, bands: list[Fill]) -> Fill:
    """A piece as opaque as bands that lie on one another."""
    clear = float(np.prod([1 - band.pale for band in bands]))
    return replace(piece, opacity=round(1 - clear, 3), pale=1.0)


def _same_width(strokes: list[Piece]) -> Iterator[Piece]:
    """A line and its ticks, drawn alike."""
    first = strokes[0]
    for stroke in strokes:
        yield replace(stroke, line=first.line) if isinstance(stroke, Stroke) and isinstance(first, Stroke) else stroke


def _middle(piece: Piece) -> Point | None:
    """A point inside a filling, at which it says what it is; None for other pieces."""
    return (
        piece.shape.point_on_surface() if isinstance(piece, Fill) and piece.about.uid == piece.about.feature else None
    )


def _joined_by_sign(traces: list[Trace], middles: list[Point | None]) -> list[Trace]:
    """Traces of one layer; those with the same sign are one, with what each point stands for."""
    groups: dict[str, list[tuple[Trace, Point | None]]] = {}
    for trace, middle in zip(traces, middles, strict=True):
        groups.setdefault(_sign(trace) if len(traces) > 1 else "", []).append((trace, middle))
    return [
        _joined([trace if len(group) == 1 else _with_middle(trace, middle) for trace, middle in group])
        for group in groups.values()
    ]


def _with_middle(trace: Trace, middle: Point | None) -> Trace:
    """A filling with a point inside: plotly knows one text for the whole of a trace, and one for each of its points."""
    if middle is None or middle.is_empty:
        return trace
    return trace | {
        name: np.append(trace[name], numbers([at, np.nan])) for name, at in (("x", middle.x), ("y", middle.y))
    }


def _sign(trace: Trace) -> str:
    if "marker" in trace:
        return str(trace["uid"])
    # A lake has the line of the sea, where it has none of its own.
    own = (*_OWN, "line") if trace.get("fill") and "meta" not in trace else _OWN
    return json.dumps({name: value for name, value in trace.items() if name not in own}, sort_keys=True)


def _joined(traces: list[Trace]) -> Trace:
    """One trace of several; `customdata` and `hovertext` have an entry for each point."""
    first = traces[0]
    if "marker" in first:
        return first | {"hovertemplate": HOVER}
    joined = first | {name: np.concatenate([trace[name] for trace in traces]) for name in ("x", "y")}
    if "customdata" not in first:
        return joined
    told = {
        "customdata": _for_each_point(traces, [trace["customdata"][0] for trace in traces]),
        "hovertext": _for_each_point(traces, [trace["hovertext"] for trace in traces]),
        "hovertemplate": HOVER,
    }
    if len(traces) > 1:
        # One text for the whole filling would be that of the first.
        del joined["text"]
        told |= {"hoveron": "points+fills"} if "hoveron" in first else {}
    return joined | told


def _for_each_point(traces: list[Trace], values: list[Any]) -> list[Any]:
    counts = [len(trace["x"]) for trace in traces]
    return [value for value, count in zip(values, counts, strict=True) for _ in range(count)]
