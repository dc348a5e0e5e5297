"""What the colours and sizes of a layer mean, as entries of a figure's legend; and samples of sizes on the map."""

from typing import Any

from viz.figures.traces import Trace, escaped
from viz.languages.page_words import INTERFACE
from viz.layers.layer import Layer
from viz.layers.styles import RIM, Theme
from viz.stories.legend import color_key, size_entries
from viz.stories.views import MapView

SIGN_PX = 11
# What the names of traces that tell a size have in them; and those of samples on the map.
SIZE, SAMPLES = "__size", "__samples"
# The samples of bands: their distance from the corner and their length, as a share of the map; from one to the next at least, and
# their type.
CORNER, SAMPLE, MOST_SAMPLE_PX, SAMPLE_TYPE_PX = 0.03, 0.05, 26, 12
# The map of a figure in a notebook, in px.
SMALLEST_PX = (500, 300)


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


def size_traces(layer: Layer, view: MapView, theme: Theme) -> list[Trace]:
    """What sizes mean: entries of the legend for widths of lines and for points that lack a size; the others as samples.

    Bands grow with the map, and plotly's legend caps points: their samples stand in the lower left corner of the map.
    """
    entries = size_entries(layer, theme)
    keys = [
        _keyed(layer, f"{SIZE}{number}", entry["words"])
        | (
            {"mode": "lines", "line": {"width": entry["px"], "color": theme.paint(entry["color"])}}
            if entry["sign"] == "size-line"
            else _sign(layer, theme.paint(entry["color"]), theme, is_hollow=True)
        )
        for number, entry in enumerate(entries)
        if entry["sign"] in {"size-line", "own-hollow"}
    ]
    for sign, sampled in (("size-band", _bands), ("size-point", _points)):
        # The largest on top.
        if mine := [entry for entry in reversed(entries) if entry["sign"] == sign]:
            keys.append(_sample(layer, theme) | sampled(mine, view, theme))
    return keys


def _sample(layer: Layer, theme: Theme) -> Trace:
    """What samples of points and of bands have in common."""
    return {
        "type": "scatter",
        "uid": f"{layer.id}{SAMPLES}",
        "name": escaped(str(layer.size)),
        "textposition": "middle right",
        "textfont": {"color": theme.ink, "size": SAMPLE_TYPE_PX},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _points(entries: list[dict[str, Any]], view: MapView, theme: Theme) -> Trace:
    """Points as large as on the map, which lie on one another on no figure as small as in a notebook."""
    west, south, east, north = view.bounds
    metres = max((east - west) / SMALLEST_PX[0], (north - south) / SMALLEST_PX[1])
    sizes = [entry["px"] for entry in entries]
    steps = [max(below + above, MOST_SAMPLE_PX) / 2 for below, above in zip([0.0, *sizes], sizes, strict=False)]
    return {
        "mode": "markers+text",
        "x": [west + CORNER * (east - west) + max(sizes) / 2 * metres] * len(sizes),
        "y": [south + sum(steps[: at + 1]) * metres for at in range(len(sizes))],
        "text": [escaped(entry["words"]) for entry in entries],
        "marker": {
            "size": sizes,
            "color": theme.paint(entries[0]["color"]),
            "opacity": 1,
            "line": {"color": theme.paper, "width": 1},
        },
    }


def _bands(entries: list[dict[str, Any]], view: MapView, theme: Theme) -> Trace:
    """Bands as wide as on the map, in its metres."""
    west, south, east, north = view.bounds
    metres, left = view.km_per_px * 1000, west + CORNER * (east - west)
    right, x, y, words = left + SAMPLE * (east - west), [], [], []
    middle = south + CORNER * (north - south)
    for entry in entries:
        half = max(entry["px"] / 2, MOST_SAMPLE_PX / 2) * metres
        middle += half
        low, high = (middle + side * entry["px"] / 2 * metres for side in (-1, 1))
        x += [left, right, right, left, left, None, right + (right - left) / 5, None]
        y += [low, low, high, high, low, None, middle, None]
        words += [*[""] * 6, escaped(entry["words"]), ""]
        middle += half
    return {
        "mode": "lines+text",
        "x": x,
        "y": y,
        "text": words,
        "fill": "toself",
        "fillcolor": theme.paint(entries[0]["color"]),
        "line": {"width": 0},
    }


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
