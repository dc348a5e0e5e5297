"""The description becomes a plotly figure: the map of one view, in its projected metres."""

import plotly.graph_objects as go

from viz.base_traces import base_traces
from viz.layer_traces import layer_traces
from viz.layers import Layer
from viz.relief import encode, shade
from viz.styles import Theme
from viz.views import View

# Width of the relief's image: about one pixel for each of the data's own cells.
RELIEF_PX = {False: 1700, True: 700}


def map_figure(layers: tuple[Layer, ...], view: View, theme: Theme) -> go.Figure:
    """The map of one view.

    Args:
        layers: in drawing order, the first at the bottom.
        view: which part of the world, in which projection.
        theme: colours and sizes.

    Returns:
        A plotly figure whose axes are the view's projected metres.
    """
    traces = list(base_traces(view, theme))
    for layer in layers:
        traces += layer_traces(layer, view, theme)
    x0, y0, x1, y1 = view.bounds
    xmin, ymin, xmax, ymax = view.limits
    picture = shade(view.base.relief, view.crs, view.limits, RELIEF_PX[view.inset], view.base.land)
    axis = {"visible": False, "zeroline": False, "showgrid": False}
    layout = {
        "template": "none",
        "xaxis": {**axis, "range": [x0, x1], "constrain": "domain"},
        "yaxis": {**axis, "range": [y0, y1], "scaleanchor": "x", "constrain": "domain"},
        "images": [
            {
                "source": encode(picture),
                "xref": "x",
                "yref": "y",
                "x": xmin,
                "y": ymax,
                "sizex": xmax - xmin,
                "sizey": ymax - ymin,
                "sizing": "stretch",
                "layer": "below",
            }
        ],
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": theme.sea,
        "plot_bgcolor": theme.sea,
        "font": {"family": theme.font, "color": theme.ink},
        "hoverlabel": {
            "bgcolor": theme.paper,
            "bordercolor": theme.ink,
            "font": {"family": theme.font, "size": 14},
        },
        "hovermode": "closest",
        "dragmode": "pan",
        "showlegend": False,
    }
    return go.Figure(data=traces, layout=layout)
