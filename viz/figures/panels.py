"""Several days side by side in one figure: one scale, one legend, and the day over each map."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from viz.figures.color_keys import SAMPLES, SIZE
from viz.figures.layer_traces import BASE
from viz.figures.maps import SUBTITLE_PX, scene_figure
from viz.figures.names import LABELS
from viz.figures.traces import escaped
from viz.layers.styles import Theme
from viz.stories.shown import Scene

# Maps in a row.
MOST_ABREAST = 3
# Between the maps, as a share of the figure.
GAP = 0.02
# Over each row, for the day.
HEAD = 0.09
# What the layout of all maps is like; the rest belongs to one.
SHARED = (
    "template",
    "paper_bgcolor",
    "plot_bgcolor",
    "font",
    "hoverlabel",
    "hovermode",
    "dragmode",
    "showlegend",
    "margin",
)


def panel_figure(scenes: Sequence[Scene], words: Sequence[str], theme: Theme) -> go.Figure:
    """Maps of one extent in one figure.

    Args:
        scenes: what each shows, in reading order; their views have one projection and one extent.
        words: over each; "" for none.
        theme: colours and sizes.

    Returns:
        A figure whose axes move together. The traces of a layer have its id in `meta` and one entry in the legend.
    """
    abreast = min(len(scenes), MOST_ABREAST)
    deep = math.ceil(len(scenes) / abreast)
    figure = make_subplots(
        rows=deep,
        cols=abreast,
        subplot_titles=[escaped(each) for each in words],
        horizontal_spacing=GAP,
        vertical_spacing=HEAD if deep > 1 else None,
    )
    figure.update_annotations(font_size=SUBTITLE_PX)
    order = [BASE, *(layer.id for layer in scenes[0].layers), LABELS]
    explained: set[str] = set()
    for at, scene in enumerate(scenes):
        panel = scene_figure(scene, theme, (1 / abreast, 1 / deep))
        for trace in panel.data:
            # In the legend a layer or a colour that comes later has its place too, before sizes; plotly's own rank is 1000.
            trace.legendrank = 1000 + 2 * order.index(trace.meta) + (SIZE in trace.uid)
        _place(figure, panel, at, explained)
    return figure


def _place(figure: go.Figure, panel: go.Figure, at: int, explained: set[str]) -> None:
    """Puts a map on its axes; what of its legend is not yet `explained` stands there from now on."""
    number = at + 1 if at else ""
    for trace in panel.data:
        entry = f"{trace.meta} {trace.name}"
        trace.update(xaxis=f"x{number}", yaxis=f"y{number}", uid=f"{trace.uid}__panel{number}" if at else trace.uid)
        if trace.showlegend:
            trace.showlegend = entry not in explained
            explained.add(entry)
    # Samples of sizes stand on the first map alone.
    figure.add_traces([trace for trace in panel.data if not (at and SAMPLES in trace.uid)])
    for image in panel.layout.images:
        figure.add_layout_image(image.update(xref=f"x{number}", yref=f"y{number}"))
    together = {"matches": "x"} if at else {}
    # What the axes have besides is where they stand.
    figure.layout[f"xaxis{number}"].update(panel.layout.xaxis.to_plotly_json() | together)
    figure.layout[f"yaxis{number}"].update(panel.layout.yaxis.to_plotly_json() | {"scaleanchor": f"x{number}"})
    if not at:
        figure.update_layout({name: panel.layout[name] for name in SHARED})
