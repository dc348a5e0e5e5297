"""The description becomes plotly traces: one function per layer kind, all in the view's projected metres.

Each trace carries its layer's id in `meta`, the ids of its events in `customdata` (one entry per point; one for the whole of
an area, arrow or line) and a `uid` of its own, by which the page finds it again.
"""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import geopandas as gpd
import numpy as np
import plotly.graph_objects as go
import shapely
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from viz.layers import (
    AreaLayer,
    CandidateLayer,
    EventLayer,
    FrontLayer,
    Layer,
    LineLayer,
    MessageLayer,
    MovementLayer,
)
from viz.relief import encode, shade
from viz.rows import rows
from viz.shapes import arrow, soft_edges, ticks
from viz.styles import Theme
from viz.views import View

Trace = dict[str, Any]

RELIEF_PX = {False: 1700, True: 700}
ARROW_PX, THIN_ARROW_PX, STUB_PX = 15, 5, 12
FRONT_PX, TICK_PX = 3.2, 11
# An edge is drawn soft where its uncertainty can be seen at all.
VISIBLE_EDGE_PX = 3


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
        traces.extend(DRAW[type(layer)](layer, view.project(layer.data), view, theme))
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


def base_traces(view: View, theme: Theme) -> Iterator[Trace]:
    """Sea, lakes, rivers and borders; the relief is the figure's image."""
    frame = box(*view.limits)
    land = _merged(view.base.land, view, frame)
    coast = {"color": theme.coast, "width": 0.5 if view.inset else 0.8}
    yield _fill(frame.difference(land), "sea", theme.sea, line=coast)
    yield _fill(_merged(view.base.lakes, view, frame), "lakes", theme.sea, line={"width": 0})
    rivers = _merged(view.base.rivers, view, frame)
    yield _stroke(rivers, "rivers", {"color": theme.river, "width": 0.4 if view.inset else 0.9})
    undefined = view.base.borders["status"] == "undefined"
    for name, mine, dash in (("settled", ~undefined, "dash"), ("undefined", undefined, "dot")):
        line = {"color": theme.border, "width": 0.7 if view.inset else 1.3, "dash": dash}
        yield _stroke(_merged(view.base.borders[mine], view, frame), f"borders-{name}", line)


def _merged(layer: gpd.GeoDataFrame, view: View, frame: Polygon) -> BaseGeometry:
    """A base layer as one projected geometry inside the frame; projecting can make an outline cross itself."""
    projected = shapely.make_valid(view.project(layer).geometry.to_numpy())
    return shapely.union_all(shapely.intersection(projected, frame))


def _areas(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    for row in rows(data):
        edge = row.precision_km * 1000
        soft = edge / 1000 >= VISIBLE_EDGE_PX * view.km_per_px
        shapes = soft_edges(row.geometry, edge) if soft else [row.geometry]
        for number, shape in enumerate(shapes):
            trace = _fill(shape, f"{layer.id}__{row.id}__{number}", row.color, line={"width": 0})
            trace |= {"opacity": row.fill / len(shapes) * 1.6 if soft else row.fill}
            yield _of(trace, layer, row)
        trace = _fill(
            row.geometry,
            f"{layer.id}__{row.id}",
            row.color,
            line={"width": 0 if soft else 1, "color": row.color},
        )
        trace["fillcolor"] = "rgba(0,0,0,0)"
        if row.hatched:
            pattern = {
                "shape": "/",
                "fgcolor": row.color,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 9,
                "solidity": 0.08,
            }
            trace |= {"fillpattern": pattern, "opacity": 0.75}
        yield _of(trace, layer, row)


def _fronts(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    for row in rows(data):
        for number, band in enumerate(soft_edges(row.geometry, row.precision_km * 1000)):
            trace = _fill(band, f"{layer.id}__{row.id}__{number}", row.color, line={"width": 0})
            yield _of(trace | {"opacity": 0.055}, layer, row)
        line = {"color": row.color, "width": FRONT_PX, "shape": "spline", "smoothing": 0.7}
        yield _of(_stroke(row.geometry, f"{layer.id}__{row.id}", line), layer, row)
        if row.ticks is not None:
            points = gpd.GeoSeries([row.ticks], crs="EPSG:4326").to_crs(view.crs).iloc[0]
            strokes = ticks(row.geometry, points, TICK_PX * view.km_per_px * 1000)
            yield _of(_stroke(strokes, f"{layer.id}__{row.id}__ticks", {"color": row.color, "width": 2}), layer, row)


def _movements(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    metres = view.km_per_px * 1000
    for row in rows(data):
        width = (THIN_ARROW_PX if row.thin else ARROW_PX) * metres
        shape = arrow(row.geometry, min(width, row.geometry.length / 3))
        line = {"color": row.color, "width": 1.1, "dash": row.dash}
        trace = _fill(shape, f"{layer.id}__{row.id}", rgba(row.color, row.fill), line=line)
        if row.hatched:
            pattern = {
                "shape": "/",
                "fgcolor": row.color,
                "bgcolor": rgba(theme.paper, 0.7),
                "size": 5,
                "solidity": 0.35,
            }
            trace |= {"fillpattern": pattern}
        yield _of(trace, layer, row)


def _lines(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    for row in rows(data):
        line = {"color": row.color, "width": row.width, "dash": row.dash}
        yield _of(_stroke(row.geometry, f"{layer.id}__{row.id}", line), layer, row)


def _messages(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    for row in rows(data):
        if row.geometry.is_empty or not np.isfinite(row.geometry.bounds).all():
            continue
        line = {"color": row.color, "width": 0.9 if view.inset else 1.3, "dash": "2px,3px"}
        yield _of(_stroke(row.geometry, f"{layer.id}__{row.id}", line), layer, row)


def _points(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    if not len(data):
        return
    hollow = data["hollow"].to_numpy(bool)
    size = theme.mark * (0.75 if view.inset else 1)
    yield {
        "type": "scatter",
        "mode": "markers",
        "uid": layer.id,
        "name": layer.name,
        "meta": layer.id,
        "x": _numbers(data.geometry.x),
        "y": _numbers(data.geometry.y),
        "customdata": data["events"].tolist(),
        "hovertext": [escape(text) for text in data["hover"]],
        "hoverinfo": "text",
        "marker": {
            "size": size,
            "symbol": data["shape"].tolist(),
            "color": [theme.paper if empty else color for empty, color in zip(hollow, data["color"], strict=True)],
            "line": {
                "color": [color if empty else theme.paper for empty, color in zip(hollow, data["color"], strict=True)],
                "width": [2.4 if empty else 1.2 for empty in hollow],
            },
            "opacity": 1,
        },
    }


def _candidates(layer: Layer, data: gpd.GeoDataFrame, view: View, theme: Theme) -> Iterator[Trace]:
    if not len(data):
        return
    yield {
        "type": "scatter",
        "mode": "markers+text",
        "uid": layer.id,
        "name": layer.name,
        "meta": layer.id,
        "x": _numbers(data.geometry.x),
        "y": _numbers(data.geometry.y),
        "customdata": data["events"].tolist(),
        "text": data["letter"].tolist(),
        "textfont": {"size": 11, "color": theme.ink},
        "hovertext": [escape(text) for text in data["hover"]],
        "hoverinfo": "text",
        "marker": {
            "size": theme.mark + 4,
            "symbol": "circle",
            "color": theme.paper,
            "line": {"color": data["color"].tolist(), "width": 1.2},
        },
    }


DRAW: dict[type[Layer], Callable[[Any, gpd.GeoDataFrame, View, Theme], Iterator[Trace]]] = {
    AreaLayer: _areas,
    CandidateLayer: _candidates,
    EventLayer: _points,
    FrontLayer: _fronts,
    LineLayer: _lines,
    MessageLayer: _messages,
    MovementLayer: _movements,
}


def _of(trace: Trace, layer: Layer, row: Any) -> Trace:
    """The trace marked as belonging to a layer's row."""
    return trace | {
        "name": row.label,
        "meta": layer.id,
        "customdata": [row.events],
        "hoverinfo": "text",
        "hovertext": escape(row.hover),
        "text": escape(row.hover),
    }


def _fill(shape: BaseGeometry, uid: str, color: str, *, line: dict[str, Any]) -> Trace:
    rings = []
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon) and not part.is_empty:
            # Holes run the other way round than their outline, so that either fill rule leaves them open.
            oriented = shapely.orient_polygons(part)
            rings += [oriented.exterior, *oriented.interiors]
    x, y = _path([np.asarray(ring.coords) for ring in rings])
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": uid,
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": color,
        "line": line,
        "hoveron": "fills",
        "hoverinfo": "skip",
    }


def _stroke(shape: BaseGeometry, uid: str, line: dict[str, Any]) -> Trace:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("LineString", "LinearRing")]
    x, y = _path([np.asarray(part.coords) for part in parts])
    return {"type": "scatter", "mode": "lines", "uid": uid, "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _path(parts: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """One x and y array with a gap between the parts; whole metres."""
    gap = np.array([[np.nan, np.nan]])
    joined = np.vstack([array for part in parts for array in (part[:, :2], gap)] or [gap])
    return _numbers(joined[:, 0]), _numbers(joined[:, 1])


def _numbers(values: Any) -> np.ndarray:
    """Metres as 32-bit numbers, which plotly stores in base64; exact to a metre over half the Earth."""
    return np.round(np.asarray(values, dtype=float)).astype("float32")


def rgba(color: str, opacity: float) -> str:
    """A colour `#rrggbb` with an opacity from 0 to 1, as CSS writes it."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
