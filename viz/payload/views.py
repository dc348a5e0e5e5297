"""One view for the script: its ground, its marks, its names, and where each event lies; in whole numbers (see `marks.Units`)."""

import math
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata.projections.distortion import scales_at
from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Fill, Stroke
from viz.figures.maps import backdrop, map_layout, relief_source
from viz.figures.traces import plotly_trace
from viz.layers.kinds import has_relief
from viz.layers.labels import COLORS
from viz.layers.layer import Layer
from viz.layers.rows import rows
from viz.layers.styles import SCREEN, Theme
from viz.payload.frames import event_frames
from viz.payload.marks import Places, Units, lines_of, view_marks
from viz.payload.packing import table
from viz.stories.shown import Scene
from viz.stories.view_layers import coarsest_scale, placed
from viz.stories.views import MapView

# The layer of the names of the base map.
BASE_NAMES = "base-names"
# An area's halo is smoothed over so many pixels at least, and leaves out parts smaller than this share of the whole.
HALO_PX, LEAST_PART = 6, 0.05
# An outline of so much less area than its hull has hardly an inlet, and is its own halo.
CONVEX = 0.999
# Along the width and the height of what a map may show, so many places at which its scale is told: half a percent apart at most
# on a Mercator map of the world.
SCALES = 25
# Width of the relief's image, of the main map and of insets: it is looked at on the whole of a screen, and from nearer.
RELIEF_PX = {False: 1700, True: 700}


def view_payload(scene: Scene, others: tuple[MapView, ...], theme: Theme, places: Places) -> dict[str, Any]:
    """One view, and what it shows.

    Args:
        scene: the view with its layers and labels.
        others: all views of the story: an inset shows where they lie.
        theme: colours.
        places: takes texts, manners and signs.
    """
    view, layers = scene.view, scene.layers
    units = Units.of(view)
    return {
        "id": view.id,
        "title": view.title,
        "inset": view.inset,
        "metres": units.metres,
        "bounds": units.box(view.bounds),
        "limits": units.box(view.limits),
        "ground": _ground(scene, units, theme),
        "marks": view_marks(scene_pieces(scene, theme), layers, units, places),
        "at": _positions(layers, view, units, places),
        "labels": _labels(scene, units, theme, places),
        "halos": _halos(layers, view, units, places),
        "scales": [] if view.inset else _scales(view),
        "sights": None if view.inset else event_frames(scene, units, places),
        "frames": _frames(view, others, units) if view.inset else [],
    }


def _ground(scene: Scene, units: Units, theme: Theme) -> dict[str, Any]:
    """The base map: its relief, and a plotly figure in whole numbers whose traces have `lines` (see `Units.path`) for x and y."""
    pieces = [piece for piece in scene_pieces(scene, theme) if not piece.about.layer]
    traces = []
    for piece in pieces:
        if isinstance(piece, (Fill, Stroke)):
            trace = plotly_trace(piece, theme)
            del trace["x"], trace["y"]
            traces.append({**trace, "lines": units.path(lines_of(piece))})
    color = backdrop(scene, theme)
    relief = relief_source(scene.view, theme, RELIEF_PX[scene.view.inset]) if has_relief(scene.layers) else ""
    return {
        "color": color,
        "relief": relief,
        "traces": traces,
        "layout": map_layout(scene.view, "rgba(0,0,0,0)", theme),
    }


def _positions(layers: tuple[Layer, ...], view: MapView, units: Units, places: Places) -> dict[str, Any]:
    """Where the ring stands for an event that has no marks: where its arrows begin, or else on its lines and areas.

    A table of `event` (the place of its card), `x` and `y`.
    """
    tails: dict[int, list[list[int]]] = {}
    others: dict[int, list[list[int]]] = {}
    for layer in layers:
        if layer.visible and layer.kind != "event" and (layer.is_line or layer.is_filled):
            found = tails if layer.kind in {"movement", "message"} else others
            for row in rows(_seen(placed(layer, view, SCREEN), view)):
                spot = units.place(*_spot(layer, row.geometry))
                for event in row.events.split():
                    if event in places.cards:
                        found.setdefault(places.cards[event], []).append(spot)
    ringed = [(event, *spot) for event, spots in (others | tails).items() for spot in spots]
    columns = zip(*ringed, strict=True) if ringed else ([], [], [])
    return table(dict(zip(("event", "x", "y"), map(list, columns), strict=True)), places.words)


def _seen(drawn: gpd.GeoDataFrame, view: MapView) -> gpd.GeoDataFrame:
    """What of the rows lies within a view's limits; a row that is shown reaches into them."""
    limits = box(*view.limits)
    beyond = ~drawn.geometry.covered_by(limits)
    if not beyond.any():
        return drawn
    return drawn.set_geometry(drawn.geometry.where(~beyond, drawn.geometry.intersection(limits)))


def _spot(layer: Layer, shape: BaseGeometry) -> tuple[float, float]:
    """The point of a row that stands for it: where it is or begins, half-way along a line, within an area, at a stop."""
    if layer.is_filled and not layer.is_line:
        point = shape.representative_point()
        return point.x, point.y
    if layer.kind in {"front", "line"}:
        longest = max(shapely.get_parts(shape), key=shapely.length)
        point = longest.interpolate(0.5, normalized=True)
        return point.x, point.y
    x, y = shapely.get_coordinates(shape)[-1 if layer.kind == "route" else 0].tolist()
    return x, y


def _labels(scene: Scene, units: Units, theme: Theme, places: Places) -> dict[str, Any]:
    """The labels of a view, each with the scale, in metres per pixel, up to which it is shown. A table."""
    labels = [label for label, _, _ in scene.labels]
    at = units.places(np.array([point for _, point, _ in scene.labels]))
    columns: dict[str, list[Any]] = {
        "text": [label.text for label in labels],
        "kind": [label.kind for label in labels],
        "rank": [label.rank for label in labels],
        "anchors": [label.anchors for label in labels],
        "size": [label.size for label in labels],
        "color": [theme.paint(label.color or COLORS.get(label.kind, theme.ink)) for label in labels],
        "base": [label.base for label in labels],
        "layer": [BASE_NAMES if label.base else label.layer for label in labels],
        "path": [units.path([path])[0] if len(path) else [] for _, _, path in scene.labels],
        "x": at[:, 0].tolist(),
        "y": at[:, 1].tolist(),
        "feature": [places.features.get(label.feature, -1) for label in labels],
        "place": [label.place for label in labels],
        "events": [places.of_events(label.events) for label in labels],
        "first": [label.first for label in labels],
        "scale": [coarsest_scale(label, scene.view) for label in labels],
    }
    return table(columns, places.words)


def _halos(layers: tuple[Layer, ...], view: MapView, units: Units, places: Places) -> dict[str, list[list[int]]]:
    """For an area with inlets or islets, by its place, the smooth outline without them that lights up when it is current."""
    halos = {}
    for layer in layers:
        if layer.kind == "area":
            drawn = placed(layer, view, SCREEN)
            shapes = drawn.geometry.to_numpy()
            is_smooth = shapely.area(shapes) >= CONVEX * shapely.area(shapely.convex_hull(shapes))
            for row in rows(drawn[~is_smooth]):
                smooth = max(row.precision_km / 2, HALO_PX * view.km_per_px) * 1000
                shape = row.geometry.buffer(smooth).buffer(-smooth).simplify(smooth / 4)
                parts = [part for part in shapely.get_parts(shape) if part.area >= LEAST_PART * shape.area]
                outlines = [shapely.get_coordinates(part.exterior) for part in parts]
                halos[str(places.features[layer.uid(row.id)])] = units.path(outlines)
    return halos


def _scales(view: MapView) -> list[list[float | None]]:
    """Metres of the map for a metre on the ground, in rows from above over what the base map holds; None outside the world."""
    xmin, ymin, xmax, ymax = view.limits
    x, y = np.meshgrid(np.linspace(xmin, xmax, SCALES), np.linspace(ymax, ymin, SCALES))
    rows = scales_at(view.crs, x, y)
    return [[None if math.isnan(scale) else round(float(scale), 4) for scale in row] for row in rows]


def _frames(view: MapView, others: tuple[MapView, ...], units: Units) -> list[list[int]]:
    """The outlines of the other views that lie in this one."""
    outlines = [view.corners_of(other) for other in others if other is not view]
    return units.path([np.array([*corners, corners[0]]) for corners in outlines if corners])
