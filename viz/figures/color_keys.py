"""What the colours and sizes of a layer mean, as entries of a figure's legend; and samples of sizes on the map."""

from viz.figures.traces import Trace, escaped
from viz.layers.layer import Layer
from viz.layers.styles import RIM, Theme
from viz.stories.legend import color_key, size_entries
from viz.stories.views import MapView
from viz.telling.wording import INTERFACE

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


def size_traces(layer: Layer, theme: Theme) -> list[Trace]:
    """An entry for each width of lines, as wide in the legend as on the map; and one for points that lack a size."""
    return [
        _keyed(layer, f"{SIZE}{number}", entry["words"])
        | (
            {"mode": "lines", "line": {"width": entry["px"], "color": theme.paint(entry["color"])}}
            if entry["sign"] == "size-line"
            else _sign(layer, theme.paint(entry["color"]), theme, is_hollow=True)
        )
        for number, entry in enumerate(size_entries(layer, theme))
        if entry["sign"] in {"size-line", "own-hollow"}
    ]


def size_samples(layer: Layer, view: MapView, theme: Theme) -> list[Trace]:
    """Samples of sizes in the lower left corner, one trace or none: bands grow with the map, and plotly's legend caps points."""
    return band_samples(layer, view, theme) or point_samples(layer, view, theme)


def point_samples(layer: Layer, view: MapView, theme: Theme) -> list[Trace]:
    """Points as large as on the map, the largest on top, which lie on one another on no figure as small as in a notebook."""
    entries = [entry for entry in size_entries(layer, theme) if entry["sign"] == "size-point"]
    if not entries:
        return []
    west, south, east, north = view.bounds
    metres = max((east - west) / SMALLEST_PX[0], (north - south) / SMALLEST_PX[1])
    sizes = [entry["px"] for entry in reversed(entries)]
    steps = [max(below + above, MOST_SAMPLE_PX) / 2 for below, above in zip([0.0, *sizes], sizes, strict=False)]
    return [
        {
            "type": "scatter",
            "uid": f"{layer.id}{SAMPLES}",
            "name": escaped(str(layer.size)),
            "mode": "markers+text",
            "x": [west + CORNER * (east - west) + max(sizes) / 2 * metres] * len(sizes),
            "y": [south + sum(steps[: at + 1]) * metres for at in range(len(sizes))],
            "text": [escaped(entry["words"]) for entry in reversed(entries)],
            "textposition": "middle right",
            "textfont": {"color": theme.ink, "size": SAMPLE_TYPE_PX},
            "marker": {
                "size": sizes,
                "color": theme.paint(entries[0]["color"]),
                "opacity": 1,
                "line": {"color": theme.paper, "width": 1},
            },
            "hoverinfo": "skip",
            "showlegend": False,
        }
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
            "uid": f"{layer.id}{SAMPLES}",
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
