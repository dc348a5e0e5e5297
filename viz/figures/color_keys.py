"""What the colours and sizes of a layer mean, as entries of a figure's legend; those of bands as samples on the map."""

from viz.figures.traces import Trace, escaped
from viz.layers.layer import Layer
from viz.layers.styles import RIM, Theme
from viz.stories.legend import color_key, size_entries
from viz.stories.views import MapView
from viz.telling.wording import INTERFACE

SIGN_PX = 11
# What the names of traces that tell a size have in them.
SIZE = "__size"
# The samples of bands: their distance from the corner and their length, as a share of the map; from one to the next at least, and
# their type.
CORNER, SAMPLE, MOST_SAMPLE_PX, SAMPLE_TYPE_PX = 0.03, 0.05, 26, 12


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
        _keyed(layer, f"__key{number}", word or INTERFACE["not_given"])
        | _sign(layer, theme.paint(color), theme, is_hollow=not word)
        for number, (word, color) in enumerate(color_key(layer).items())
    ]
    if traces:
        traces[0]["legendgrouptitle"] = {"text": escaped(layer.name)}
    return traces


def size_traces(layer: Layer, theme: Theme) -> list[Trace]:
    """An entry for each size that the legend shows of points and lines; it is as wide there as on the map."""
    return [
        _keyed(layer, f"{SIZE}{number}", entry["words"])
        | (
            {"mode": "markers", "marker": {"size": entry["px"], "color": theme.paint(entry["color"])}}
            if entry["sign"] == "size-point"
            else {"mode": "lines", "line": {"width": entry["px"], "color": theme.paint(entry["color"])}}
        )
        for number, entry in enumerate(size_entries(layer, theme))
        if entry["sign"] != "size-band"
    ]


def band_samples(layer: Layer, view: MapView, theme: Theme) -> list[Trace]:
    """Samples of bands in the lower left corner: they grow with the map, as nothing in the legend does. One trace, or none."""
    entries = [entry for entry in size_entries(layer, theme) if entry["sign"] == "size-band"]
    if not entries:
        return []
    west, south, east, north = view.bounds
    metres, left = view.km_per_px * 1000, west + CORNER * (east - west)
    right, x, y, words = left + SAMPLE * (east - west), [], [], []
    middle = south + CORNER * (north - south)
    for entry in reversed(entries):
        half = max(entry["px"] / 2, MOST_SAMPLE_PX / 2) * metres
        middle += half
        low, high = (middle + side * entry["px"] / 2 * metres for side in (-1, 1))
        x += [left, right, right, left, left, None, right + (right - left) / 5, None]
        y += [low, low, high, high, low, None, middle, None]
        words += [*[""] * 6, escaped(entry["words"]), ""]
        middle += half
    color = theme.paint(entries[0]["color"])
    return [
        {
            "type": "scatter",
            "uid": f"{layer.id}__bands",
            "name": escaped(str(layer.size)),
            "mode": "lines+text",
            "x": x,
            "y": y,
            "text": words,
            "textposition": "middle right",
            "textfont": {"color": theme.ink, "size": SAMPLE_TYPE_PX},
            "fill": "toself",
            "fillcolor": color,
            "line": {"width": 0},
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def _keyed(layer: Layer, part: str, words: str) -> Trace:
    """An entry of the legend, which draws nothing."""
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "uid": f"{layer.id}{part}",
        "name": escaped(words),
        "showlegend": True,
        "hoverinfo": "skip",
    }


def _sign(layer: Layer, color: str, theme: Theme, *, is_hollow: bool) -> Trace:
    """A line, a square for an area, or the shape of the points; hollow where the layer's own points are."""
    if layer.is_line and not layer.is_filled:
        return {"mode": "lines", "line": {"color": color, "width": 2}}
    if layer.is_pieces:
        return {"mode": "markers", "marker": {"symbol": "square", "size": SIGN_PX, "color": color}}
    rim = {"color": color, "width": 2 * RIM * SIGN_PX}
    marker = {"symbol": layer.style.shape or "circle", "size": SIGN_PX, "color": color}
    return {"mode": "markers", "marker": marker | ({"color": theme.paper, "line": rim} if is_hollow else {})}
