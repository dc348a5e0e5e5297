"""Layers as plotly traces: one function per layer kind, all in the view's projected metres.

Each trace carries its layer's id in `meta`, the ids of its events in `customdata` (one entry per point; one for the
whole of an area, arrow or line) and a `uid` of its own, `<layer>__<feature>`, by which the page finds it again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import geopandas as gpd
import shapely

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
from viz.rows import rows
from viz.shapes import arrow, soft_edges, ticks
from viz.styles import Theme
from viz.traces import Trace, fill, marker, numbers, rgba, stroke
from viz.views import MapView

ARROW_PX, THIN_ARROW_PX = 15, 5
FRONT_PX, TICK_PX = 3.2, 11
# Marks in an inset, as a share of those on the main map.
INSET_MARK = 0.75
# An edge is drawn soft where its uncertainty can be seen at all.
VISIBLE_EDGE_PX = 3


@dataclass(frozen=True)
class Sheet:
    """What a layer is drawn with: its data in the view's metres, the view and the theme."""

    layer: Layer
    data: gpd.GeoDataFrame
    view: MapView
    theme: Theme

    def points(self) -> Trace:
        """The layer's points as one trace, without a sign."""
        return {
            "type": "scatter",
            "uid": self.layer.id,
            "name": self.layer.name,
            "meta": self.layer.id,
            "x": numbers(self.data.geometry.x),
            "y": numbers(self.data.geometry.y),
            "customdata": self.data["events"].tolist(),
            "hovertext": [escape(text) for text in self.data["hover"]],
            "hoverinfo": "text",
        }

    def of(self, trace: Trace, row: Any) -> Trace:
        """The trace, marked as belonging to a row of the layer."""
        return trace | {
            "name": row.label,
            "meta": self.layer.id,
            "customdata": [row.events],
            "hoverinfo": "text",
            "hovertext": escape(row.hover),
            "text": escape(row.hover),
        }


def layer_traces(layer: Layer, view: MapView, theme: Theme) -> Iterator[Trace]:
    """The traces of one layer in one view.

    Args:
        layer: any kind.
        view: whose projection is used.
        theme: colours and sizes.
    """
    return DRAW[type(layer)](Sheet(layer, view.project(layer.data), view, theme))


def _areas(sheet: Sheet) -> Iterator[Trace]:
    for row in rows(sheet.data):
        edge = row.precision_km * 1000
        soft = edge / 1000 >= VISIBLE_EDGE_PX * sheet.view.km_per_px
        shapes = soft_edges(row.geometry, edge) if soft else [row.geometry]
        for number, shape in enumerate(shapes):
            trace = fill(shape, sheet.layer.uid(row.id, number), row.color, line={"width": 0})
            trace |= {"opacity": row.fill / len(shapes) * 1.6 if soft else row.fill}
            yield sheet.of(trace, row)
        trace = fill(
            row.geometry,
            sheet.layer.uid(row.id),
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
        yield sheet.of(trace, row)


def _fronts(sheet: Sheet) -> Iterator[Trace]:
    for row in rows(sheet.data):
        for number, band in enumerate(soft_edges(row.geometry, row.precision_km * 1000)):
            trace = fill(band, sheet.layer.uid(row.id, number), row.color, line={"width": 0})
            yield sheet.of(trace | {"opacity": 0.055}, row)
        line = {"color": row.color, "width": FRONT_PX, "shape": "spline", "smoothing": 0.7}
        yield sheet.of(stroke(row.geometry, sheet.layer.uid(row.id), line), row)
        if row.ticks is not None:
            points = gpd.GeoSeries([row.ticks], crs="EPSG:4326").to_crs(sheet.view.crs).iloc[0]
            strokes = ticks(row.geometry, points, TICK_PX * sheet.view.km_per_px * 1000)
            yield sheet.of(stroke(strokes, sheet.layer.uid(row.id, "ticks"), {"color": row.color, "width": 2}), row)


def _movements(sheet: Sheet) -> Iterator[Trace]:
    metres = sheet.view.km_per_px * 1000
    for row in rows(sheet.data):
        width = (THIN_ARROW_PX if row.thin else ARROW_PX) * metres
        legs = shapely.get_parts(row.geometry)
        shape = shapely.MultiPolygon([arrow(leg, min(width, leg.length / 3)) for leg in legs])
        line = {"color": row.color, "width": 1.1, "dash": row.dash}
        trace = fill(shape, sheet.layer.uid(row.id), rgba(row.color, row.fill), line=line)
        if row.hatched:
            pattern = {
                "shape": "/",
                "fgcolor": row.color,
                "bgcolor": rgba(sheet.theme.paper, 0.7),
                "size": 5,
                "solidity": 0.35,
            }
            trace |= {"fillpattern": pattern}
        yield sheet.of(trace, row)


def _lines(sheet: Sheet) -> Iterator[Trace]:
    for row in rows(sheet.data):
        line = {"color": row.color, "width": row.width, "dash": row.dash}
        yield sheet.of(stroke(row.geometry, sheet.layer.uid(row.id), line), row)


def _messages(sheet: Sheet) -> Iterator[Trace]:
    for row in rows(sheet.data):
        line = {"color": row.color, "width": 0.9 if sheet.view.inset else 1.3, "dash": "2px,3px"}
        yield sheet.of(stroke(row.geometry, sheet.layer.uid(row.id), line), row)


def _points(sheet: Sheet) -> Iterator[Trace]:
    if len(sheet.data):
        size = sheet.theme.mark * (INSET_MARK if sheet.view.inset else 1)
        columns = (sheet.data[column].tolist() for column in ("shape", "color", "hollow"))
        yield sheet.points() | {"mode": "markers", "marker": marker(*columns, size=size, theme=sheet.theme)}


def _candidates(sheet: Sheet) -> Iterator[Trace]:
    if len(sheet.data):
        yield sheet.points() | {
            "mode": "markers+text",
            "text": sheet.data["letter"].tolist(),
            "textfont": {"size": 11, "color": sheet.theme.ink},
            "marker": {
                "size": sheet.theme.mark + 4,
                "symbol": "circle",
                "color": sheet.theme.paper,
                "line": {"color": sheet.data["color"].tolist(), "width": 1.2},
            },
        }


DRAW: dict[type[Layer], Callable[[Sheet], Iterator[Trace]]] = {
    AreaLayer: _areas,
    CandidateLayer: _candidates,
    EventLayer: _points,
    FrontLayer: _fronts,
    LineLayer: _lines,
    MessageLayer: _messages,
    MovementLayer: _movements,
}
