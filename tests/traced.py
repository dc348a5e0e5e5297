"""A figure's traces taken apart: the pieces as plotly draws each of them, and what of a joined trace belongs to an event."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Picture, Piece
from viz.figures.traces import Trace, plotly_trace
from viz.layers.styles import Theme
from viz.stories.shown import Scene


def piece_traces(scene: Scene, theme: Theme) -> list[Trace]:
    """A trace for each piece of a scene, the first at the bottom."""
    return traces_of(scene_pieces(scene, theme), theme)


def traces_of(pieces: Iterable[Piece], theme: Theme) -> list[Trace]:
    """A trace for each piece."""
    return [plotly_trace(piece, theme) for piece in pieces if not isinstance(piece, Picture)]


def outlines(trace: Any) -> list[np.ndarray]:
    """The lines or outlines of a trace of a figure, in metres."""
    points = np.column_stack([np.asarray(trace.x, float), np.asarray(trace.y, float)])
    gaps = np.flatnonzero(np.isnan(points[:, 0]))
    return [points[start:end] for start, end in zip([0, *(gaps[:-1] + 1)], gaps, strict=True)]


def drawn(figure: Any, layer: str) -> list[Any]:
    """The traces that draw a layer; others explain its colours in the legend."""
    return [trace for trace in figure.select_traces({"meta": layer}) if trace.x is None or trace.x[0] is not None]


def colors_of(marker: Any, count: int) -> list[str]:
    """The colours of so many points, as plotly paints them: one for all, or steps of a scale."""
    scale = {name: marker[name] for name in marker}.get("colorscale")
    if scale is None:
        return for_each(marker["color"], count)
    along = (np.asarray(marker["color"], dtype=float) - marker["cmin"]) / (marker["cmax"] - marker["cmin"])
    # plotly mixes a colour of those to both sides of its place on the scale: here they are the same.
    sides = [{scale[at - 1][1], scale[at][1]} for at in np.searchsorted([at for at, _ in scale], along).tolist()]
    return [color for (color,) in sides]


def for_each(value: Any, count: int) -> list[Any]:
    """What stands once for all points, or for each of them."""
    return [value] * count if isinstance(value, str | float | int) else list(value)


def features_of(figure: Any, layer: str) -> set[str]:
    """The texts under the pointer of what a figure draws of a layer."""
    return {text for trace in drawn(figure, layer) for text in np.atleast_1d(trace.hovertext).tolist()}


def events_of(figure: Any, layer: str) -> set[str]:
    """The ids of events, as they stand at the points of a figure's layer."""
    return {cell for trace in drawn(figure, layer) for cell in trace.customdata}


def same_outlines(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    """Whether all of these lines are among those."""
    return all(any(a.shape == b.shape and np.allclose(a, b, atol=1) for b in other) for a in one)
