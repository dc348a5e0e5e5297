"""The description becomes a plotly figure: the map of one view, in its projected metres."""

from collections.abc import Iterable
from textwrap import wrap
from typing import Any

import numpy as np
import plotly.graph_objects as go
from pyproj import Transformer
from shapely.geometry import box

from geodata.projections.choice import Bounds
from geodata.projections.map_sizes import width_in_pixels
from viz.drawing.ground import ground
from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Picture
from viz.drawing.relief import encode
from viz.figures.color_keys import SAMPLES, SIZE
from viz.figures.layer_traces import layer_traces
from viz.figures.names import name_trace
from viz.figures.traces import Trace, escaped, ground_layout
from viz.languages.page_words import INTERFACE
from viz.layers.kinds import has_relief
from viz.layers.styles import Theme
from viz.stories.shown import Scene
from viz.stories.views import MapView

# Width of the relief's image, which reaches far beyond the map that is first seen. In a figure of 700 by 450 px one of its pixels
# is about one of the screen, and as large as one of the data's own cells or finer; painting more takes long, and shows no more.
RELIEF_PX = 1000
# Room above a figure for its title, with and without a line under it, below it for each line of its credits, and beside both.
HEAD_PX, TITLE_ROOM_PX, LINE_PX, PAD_PX = 64, 44, 13, 12
TITLE_PX, SUBTITLE_PX = 17, 13
# Letters in a line of the credits, which fits under a figure 700 px wide.
LINE_LETTERS = 110


def scene_figure(scene: Scene, theme: Theme, share: tuple[float, float] = (1.0, 1.0)) -> go.Figure:
    """The map of one view as a figure of its own: with names, and points that say their degrees.

    Args:
        scene: the view, and what it shows.
        theme: colours and sizes.
        share: of a figure's width and height that it has, as one of several.
    """
    # Told before plotly has the traces: it checks every text.
    traces = [with_degrees(trace, scene.view) for trace in _traces(scene, theme)]
    samples = [
        (text, x, y)
        for trace in traces
        if SAMPLES in trace.get("uid", "")
        for text, x, y in zip(trace["text"], trace["x"], trace["y"], strict=True)
        if text
    ]
    names = name_trace(scene.labels, scene_pieces(scene, theme), scene.view, theme, share, samples=samples)
    return _figure(scene, traces, theme).add_trace(names)


def map_figure(scene: Scene, theme: Theme) -> go.Figure:
    """The map of one view.

    Args:
        scene: the view, and what it shows.
        theme: colours and sizes.

    Returns:
        A plotly figure whose axes are the view's projected metres.
    """
    return _figure(scene, _traces(scene, theme), theme)


def _traces(scene: Scene, theme: Theme) -> list[Trace]:
    return layer_traces(scene_pieces(scene, theme), scene.layers, scene.view, theme)


def _figure(scene: Scene, traces: list[Trace], theme: Theme) -> go.Figure:
    """The traces of a map on its ground, the relief and pictures."""
    view = scene.view
    pictures = [piece for piece in scene_pieces(scene, theme) if isinstance(piece, Picture)]
    images = [
        _image(encode(each.image), each.bounds, each.about.uid, each.opacity, at)
        for at, each in enumerate(pictures, start=1)
    ]
    if has_relief(scene.layers):
        images.insert(0, _image(relief_source(view, theme, RELIEF_PX), view.limits, "base-relief"))
    layout = {**map_layout(view, backdrop(scene, theme), theme), "images": images}
    return go.Figure(data=traces, layout=layout)


def map_layout(view: MapView, color: str, theme: Theme) -> dict[str, Any]:
    """The layout of a map: axes that are not to be seen, both at one scale, open at the view's bounds.

    Args:
        view: in whose metres the axes count.
        color: behind everything.
        theme: for type.
    """
    x0, y0, x1, y1 = view.bounds
    axis = {"visible": False, "zeroline": False, "showgrid": False}
    return {
        **ground_layout(theme, color),
        "xaxis": {**axis, "range": [x0, x1], "constrain": "range"},
        "yaxis": {**axis, "range": [y0, y1], "scaleanchor": "x", "constrain": "range"},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    }


def backdrop(scene: Scene, theme: Theme) -> str:
    """The colour behind a map: that of the sea under a relief, which ends with the base map; else that of the paper."""
    is_open = has_relief(scene.layers) and scene.view.globe.covers(box(*scene.view.limits))
    return theme.sea if is_open else theme.paper


def relief_source(view: MapView, theme: Theme, width_px: int) -> str:
    """The shaded relief over a view's limits, so many pixels wide or fewer, as a data address that a page may carry."""
    return encode(ground(view, view.limits, width_in_pixels(view.limits, width_px), theme))


def _image(source: str, bounds: Bounds, name: str, opacity: float = 1.0, number: int = 0) -> dict[str, Any]:
    """A picture under the marks. Of several in the very same place plotly draws one: each is some millimetres wider."""
    xmin, ymin, xmax, ymax = bounds
    xmax += number / 1000
    return {
        "source": source,
        "name": name,
        "xref": "x",
        "yref": "y",
        "x": xmin,
        "y": ymax,
        "sizex": xmax - xmin,
        "sizey": ymax - ymin,
        "sizing": "stretch",
        "opacity": opacity,
        "layer": "below",
    }


def with_degrees(trace: Trace, view: MapView) -> Trace:
    """The trace, whose points say under the pointer where they lie: `39.03° N, 125.75° E`; the axes of a figure are metres.

    Args:
        trace: of the view.
        view: whose projection the trace has.
    """
    if not trace["mode"].startswith("markers") or "hovertext" not in trace:
        return trace
    to_degrees = Transformer.from_crs(view.crs, "EPSG:4326", always_xy=True)
    lon, lat = to_degrees.transform(np.asarray(trace["x"], dtype=float), np.asarray(trace["y"], dtype=float))
    # Written out, since there may be a hundred thousand.
    told = [
        f"{text}<br>{abs(y):.2f}° {'N' if y >= 0 else 'S'}, {abs(x):.2f}° {'E' if x >= 0 else 'W'}"
        for text, x, y in zip(trace["hovertext"], lon.tolist(), lat.tolist(), strict=True)
    ]
    return trace | {"hovertext": np.array(told, dtype=object)}


def with_words(figure: go.Figure, title: str, words: str, sources: Iterable[str], theme: Theme) -> go.Figure:
    """The figure with what stands around a map: its title, which day or span it shows, its credits, and the legend.

    Args:
        figure: of the map.
        title: of the story; "" for none.
        words: the day or span; "" for all there is.
        sources: credits of what was drawn, each a line.
        theme: for type.
    """
    head = {
        "text": escaped(title or words),
        "x": 0,
        "xref": "container",
        "pad": {"l": PAD_PX},
        "font": {"size": TITLE_PX},
    }
    if title and words:
        head["subtitle"] = {"text": escaped(words), "font": {"size": SUBTITLE_PX}}
    lines = [escaped(line) for source in sources for line in wrap(source, LINE_LETTERS)]
    # Panels have their days over them already.
    is_deep = (title and words) or figure.layout.annotations
    top = HEAD_PX if is_deep else TITLE_ROOM_PX if title or words else PAD_PX
    figure.add_annotation(_below("<br>".join(lines), theme))
    return figure.update_layout(
        title=head,
        margin={"t": top, "b": PAD_PX + LINE_PX * len(lines), "l": PAD_PX},
        paper_bgcolor=theme.paper,
        showlegend=True,
        legend={
            # Signs that tell a size have their own.
            "itemsizing": "trace" if _tells_sizes(figure) else "constant",
            "groupclick": "togglegroup",
            "title": {"text": INTERFACE["layers"]},
        },
    )


def _tells_sizes(figure: go.Figure) -> bool:
    return any(trace.uid and SIZE in trace.uid for trace in figure.data)


def _below(text: str, theme: Theme) -> dict[str, Any]:
    """Words under a map, from its left edge on."""
    corner = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "left", "yanchor": "top", "align": "left"}
    return corner | {"text": text, "showarrow": False, "font": {"color": theme.quiet, "size": 10}, "name": "credits"}
