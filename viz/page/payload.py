"""Everything the page's script receives, as plain JSON values. The script compares integers and shows strings."""

import json
import math
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata.projections.distortion import scales_at
from viz.figures.maps import map_figure
from viz.figures.timelines import AXIS_PX, label_px, row_labels, timeline_figure
from viz.layers.features import features
from viz.layers.labels import COLORS
from viz.layers.layer import Layer
from viz.layers.rows import rows
from viz.layers.styles import SCREEN
from viz.stories.citation import citation
from viz.stories.legend import legend
from viz.stories.shown import Scene
from viz.stories.story import Story
from viz.stories.ticks import tiers, years
from viz.stories.view_layers import coarsest_scale, map_credits
from viz.stories.views import MapView
from viz.telling.wording import INTERFACE

# An area's halo is smoothed over so many pixels at least, and leaves out parts smaller than this share of the whole.
HALO_PX, LEAST_PART = 6, 0.05
# Along the width and the height of what a map may show, so many places at which its scale is told: half a percent apart at most
# on a Mercator map of the world.
SCALES = 25


def payload(story: Story) -> dict[str, Any]:
    """The story map for the script.

    Args:
        story: what is shown.

    Returns:
        JSON values only; see each part's function.
    """
    narrative = dict(vars(story.narrative))
    del narrative["paths"], narrative["cited"]
    narrative["citation"] = citation(story)
    narrative["credits"] = map_credits(story.told.views[0], story.told.layers)
    return {
        **narrative,
        "words": INTERFACE,
        "legend": [
            *legend(story.told.layers),
            *({"sign": "own-point", "words": w, "color": c} for w, c in story.chronology.key),
        ],
        "features": _features(story.told.layers, None if story.day is None else int(story.day)),
        "views": [_view(story, scene) for scene in story.told.scenes],
        "timeline": {
            "figure": _figure(timeline_figure(story.chronology, story.narrative, story.theme, keyed=False)),
            "slot": story.chronology.slot,
            "window": story.chronology.window,
            "limits": story.chronology.limits,
            "at": {span.event: [span.at, span.y] for span in story.chronology.spans},
            "labels": row_labels(story.chronology, story.theme, short=False),
            "abbreviations": row_labels(story.chronology, story.theme, short=True),
            "label_px": label_px(story.chronology),
            "axis_px": AXIS_PX,
            "tiers": tiers(*story.chronology.limits, story.chronology.calendar),
            "years": years(*story.chronology.limits, story.chronology.calendar),
        },
    }


def _figure(figure: go.Figure) -> Any:
    return json.loads(figure.to_json(remove_uids=False))


def _scales(view: MapView) -> list[list[float | None]]:
    """Metres of the map for a metre on the ground, in rows from below over what the base map holds; None outside the world."""
    xmin, ymin, xmax, ymax = view.limits
    x, y = np.meshgrid(np.linspace(xmin, xmax, SCALES), np.linspace(ymin, ymax, SCALES))
    rows = scales_at(view.crs, x, y)
    return [[None if math.isnan(scale) else round(float(scale), 4) for scale in row] for row in rows]


def _view(story: Story, scene: Scene) -> dict[str, Any]:
    """One view: its figure, where each event lies in it, and its labels; all in the view's metres."""
    view, layers = scene.view, scene.layers
    figure = _figure(map_figure(scene, story.theme))
    return {
        "id": view.id,
        "title": view.title,
        "inset": view.inset,
        "bounds": view.bounds,
        "limits": view.limits,
        "figure": figure,
        "points": [_points(layer, view) for layer in layers if layer.is_points and layer.visible],
        "pictures": [image["name"] for image in figure["layout"].get("images", [])],
        "at": _positions(layers, view),
        "labels": _labels(story, scene),
        "halos": _halos(layers, view),
        "scales": [] if view.inset else _scales(view),
        "frames": [] if not view.inset else _frames(story, view),
    }


def _points(layer: Layer, view: MapView) -> dict[str, Any]:
    """The points of a layer: whether they are rivals, and from which day each is shown if no event tells of it."""
    drawn = view.project(features(layer, SCREEN))
    return {
        "uid": layer.id,
        "rivals": layer.kind == "candidate",
        "first": drawn["first"].tolist(),
        "hovers": drawn["hover"].tolist(),
    }


def _positions(layers: tuple[Layer, ...], view: MapView) -> dict[str, list[list[int]]]:
    """Where the ring stands for each event: at its marks, or else where its arrows begin, or else on its lines and areas."""
    marks: dict[str, list[list[int]]] = {}
    tails: dict[str, list[list[int]]] = {}
    others: dict[str, list[list[int]]] = {}
    found = {"event": marks, "movement": tails, "message": tails}
    for layer in layers:
        if layer.visible and (layer.kind == "event" or layer.is_line or layer.is_filled):
            for row in rows(view.project(features(layer, SCREEN))):
                x, y = _spot(layer, _seen(row.geometry, view))
                for event in row.events.split():
                    found.get(layer.kind, others).setdefault(event, []).append([round(x), round(y)])
    return others | tails | marks


def _seen(shape: BaseGeometry, view: MapView) -> BaseGeometry:
    """What of a shape lies within a view's limits; a row that is shown reaches into them."""
    limits = box(*view.limits)
    return shape if limits.covers(shape) else shape.intersection(limits)


def _spot(layer: Layer, shape: BaseGeometry) -> tuple[float, float]:
    """The point of a row that stands for it: where it is or begins, half-way along a line, within an area."""
    if layer.is_filled and not layer.is_line:
        point = shape.representative_point()
        return point.x, point.y
    if layer.kind in {"front", "line"}:
        longest = max(shapely.get_parts(shape), key=shapely.length)
        point = longest.interpolate(0.5, normalized=True)
        return point.x, point.y
    x, y = shapely.get_coordinates(shape)[0].tolist()
    return x, y


def _labels(story: Story, scene: Scene) -> list[dict[str, Any]]:
    """The labels of a view, each with the scale up to which it is shown."""
    return [
        {
            "text": label.text,
            "kind": label.kind,
            "rank": label.rank,
            "anchors": label.anchors,
            "size": label.size,
            "color": story.theme.paint(label.color or COLORS.get(label.kind, story.theme.ink)),
            "base": label.base,
            "path": path.round().astype(int).tolist(),
            "x": round(point.x),
            "y": round(point.y),
            "feature": label.feature,
            "place": label.place,
            "events": label.events.split(),
            "first": label.first,
            "scale": coarsest_scale(label, scene.view),
        }
        for label, point, path in scene.labels
    ]


def _halos(layers: tuple[Layer, ...], view: MapView) -> dict[str, list[list[list[int]]]]:
    """For each area the smooth outline that lights up when it is current: without islets, and without every inlet."""
    halos = {}
    for layer in layers:
        if layer.kind == "area":
            for row in rows(view.project(features(layer, SCREEN))):
                smooth = max(row.precision_km / 2, HALO_PX * view.km_per_px) * 1000
                shape = row.geometry.buffer(smooth).buffer(-smooth).simplify(smooth / 4)
                parts = [part for part in shapely.get_parts(shape) if part.area >= LEAST_PART * shape.area]
                halos[layer.uid(row.id)] = [
                    [[round(value) for value in point] for point in part.exterior.coords] for part in parts
                ]
    return halos


def _frames(story: Story, view: MapView) -> list[list[list[int]]]:
    """The outlines of the other views that lie in this one, as lists of points."""
    outlines = [view.corners_of(other) for other in story.told.views if other is not view]
    return [[[round(x), round(y)] for x, y in corners] for corners in outlines if corners]


def _features(layers: tuple[Layer, ...], last: int | None) -> list[dict[str, Any]]:
    """When each line, arrow and area is shown, and what the legend says of it."""
    return [
        {
            "uid": layer.uid(row.id),
            "layer": layer.id,
            "kind": layer.kind,
            "time": layer.time,
            "filled": layer.is_filled,
            "line": layer.is_line,
            "captioned": layer.is_captioned and layer.time == "state",
            "fleeting": layer.is_fleeting,
            "first": row.first,
            "act": row.act,
            **(_state(row, last) if layer.time == "state" else {}),
            "events": row.events.split(),
            "hover": row.hover,
        }
        for layer in layers
        if layer.is_pieces
        for row in rows(features(layer, SCREEN))
    ]


def _state(row: Any, last: int | None) -> dict[str, Any]:
    """The series of a state and its days, none after the last one that is shown; where some are missing, pandas has fractions."""
    days = {name: getattr(row, name) for name in ("last", "valid_to")}
    known = {
        name: None if pd.isna(day) or (last is not None and day > last) else int(day) for name, day in days.items()
    }
    return {"series": row.series, **known}
