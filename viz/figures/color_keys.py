"""What the colours of a layer mean, as entries of a figure's legend."""

from html import escape

from viz.figures.traces import Trace
from viz.layers.layer import Layer
from viz.layers.styles import RIM, Theme
from viz.stories.legend import color_key
from viz.telling.wording import INTERFACE

SIGN_PX = 11


def color_entries(layer: Layer, theme: Theme) -> list[Trace]:
    """An entry for each word, or each step of a scale, that the colours of somebody's own layer mean.

    Those of a dossier have the colours of its actors, which the rows of the timeline explain.

    Args:
        layer: any.
        theme: for the colours.

    Returns:
        Traces that draw nothing, with their `name` and `uid`; none where colours mean nothing.
    """
    if layer.events or not layer.color or not layer.name:
        return []
    traces: list[Trace] = [
        {
            "type": "scatter",
            "x": [None],
            "y": [None],
            "uid": f"{layer.id}__key{number}",
            "name": escape(word or INTERFACE["not_given"]),
            "showlegend": True,
            "hoverinfo": "skip",
            **_sign(layer, theme.paint(color), theme, is_hollow=not word),
        }
        for number, (word, color) in enumerate(color_key(layer).items())
    ]
    if traces:
        traces[0]["legendgrouptitle"] = {"text": escape(layer.name)}
    return traces


def _sign(layer: Layer, color: str, theme: Theme, *, is_hollow: bool) -> Trace:
    """A line, a square for an area, or the shape of the points; hollow where the layer's own points are."""
    if layer.is_line and not layer.is_filled:
        return {"mode": "lines", "line": {"color": color, "width": 2}}
    if layer.is_pieces:
        return {"mode": "markers", "marker": {"symbol": "square", "size": SIGN_PX, "color": color}}
    rim = {"color": color, "width": 2 * RIM * SIGN_PX}
    marker = {"symbol": layer.style.shape or "circle", "size": SIGN_PX, "color": color}
    return {"mode": "markers", "marker": marker | ({"color": theme.paper, "line": rim} if is_hollow else {})}
