"""Everything the page's script receives, as plain JSON values. The script compares integers and shows strings."""

import json
from dataclasses import asdict
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import shapely

from viz.features import features
from viz.interactive import map_figure
from viz.layers import AreaLayer, EventLayer, Layer, MovementLayer
from viz.legend import legend
from viz.rows import rows
from viz.story import Story
from viz.styles import SCREEN
from viz.ticks import tiers, years
from viz.timeline_figure import AXIS_PX, label_px, row_labels, timeline_figure
from viz.view_layers import coarsest_scale, labels_within, layer_within, map_credits
from viz.views import MapView
from viz.wording import INTERFACE

# An area's halo is smoothed over so many pixels at least, and leaves out parts smaller than this share of the whole.
HALO_PX, LEAST_PART = 6, 0.05


def payload(story: Story) -> dict[str, Any]:
    """The story map for the script.

    Args:
        story: what is shown.

    Returns:
        JSON values only; see each part's function.
    """
    narrative = asdict(story.narrative)
    del narrative["paths"]
    narrative["credits"] = map_credits(story.views[0])
    return {
        **narrative,
        "words": INTERFACE,
        "legend": legend(story.layers),
        "features": _features(story.layers),
        "views": [_view(story, view) for view in story.views],
        "timeline": {
            "figure": _figure(timeline_figure(story.timeline, story.narrative, story.theme)),
            "slot": story.timeline.slot,
            "window": story.timeline.window,
            "limits": story.timeline.limits,
            "at": {span.event: [span.at, span.y] for span in story.timeline.spans},
            "labels": row_labels(story.timeline, short=False),
            "abbreviations": row_labels(story.timeline, short=True),
            "label_px": label_px(story.timeline),
            "axis_px": AXIS_PX,
            "tiers": tiers(*story.timeline.limits, story.timeline.calendar),
            "years": years(*story.timeline.limits, story.timeline.calendar),
        },
    }


def _figure(figure: go.Figure) -> Any:
    return json.loads(figure.to_json(remove_uids=False))


def _view(story: Story, view: MapView) -> dict[str, Any]:
    """One view: its figure, where each event lies in it, and its labels; all in the view's metres."""
    layers = tuple(layer_within(layer, story.views[0], view) for layer in story.layers)
    return {
        "id": view.id,
        "title": view.title,
        "inset": view.inset,
        "bounds": view.bounds,
        "limits": view.limits,
        "figure": _figure(map_figure(layers, view, story.theme)),
        "at": _positions(layers, view),
        "labels": _labels(story, view),
        "halos": _halos(layers, view),
        "frames": [] if not view.inset else _frames(story, view),
    }


def _positions(layers: tuple[Layer, ...], view: MapView) -> dict[str, list[list[int]]]:
    """Where the ring stands for each event: at its marks, or else where its arrows begin."""
    marks: dict[str, list[list[int]]] = {}
    tails: dict[str, list[list[int]]] = {}
    for layer in layers:
        found = marks if isinstance(layer, EventLayer) else tails
        if isinstance(layer, EventLayer | MovementLayer):
            for row in rows(view.project(features(layer, SCREEN))):
                x, y = shapely.get_coordinates(row.geometry)[0].tolist()
                for event in row.events.split():
                    found.setdefault(event, []).append([round(x), round(y)])
    return tails | marks


def _labels(story: Story, view: MapView) -> list[dict[str, Any]]:
    """The labels of a view, each with the scale up to which it is shown."""
    return [
        {
            "text": label.text,
            "kind": label.kind,
            "rank": label.rank,
            "anchors": label.anchors,
            "x": round(point.x),
            "y": round(point.y),
            "feature": label.feature,
            "scale": coarsest_scale(label, view),
        }
        for label, point in labels_within(story.labels, story.views[0], view)
    ]


def _halos(layers: tuple[Layer, ...], view: MapView) -> dict[str, list[list[list[int]]]]:
    """For each area the smooth outline that lights up when it is current: without islets, and without every inlet."""
    halos = {}
    for layer in layers:
        if isinstance(layer, AreaLayer):
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
    outlines = [view.corners_of(other) for other in story.views if other is not view]
    return [[[round(x), round(y)] for x, y in corners] for corners in outlines if corners]


def _features(layers: tuple[Layer, ...]) -> list[dict[str, Any]]:
    """When each line, arrow and area is shown, and what the legend says of it."""
    return [
        {
            "uid": layer.uid(row.id),
            "layer": layer.id,
            "time": layer.time,
            "filled": isinstance(layer, AreaLayer | MovementLayer),
            "first": row.first,
            "act": row.act,
            **(_state(row) if layer.time == "state" else {}),
            "events": row.events.split(),
            "hover": row.hover,
        }
        for layer in layers
        if not isinstance(layer, EventLayer)
        for row in rows(features(layer, SCREEN))
    ]


def _state(row: Any) -> dict[str, Any]:
    """The series of a state and its days; where some are missing, pandas makes the column one of fractions."""
    days = {name: getattr(row, name) for name in ("last", "valid_to")}
    return {"series": row.series, **{name: None if pd.isna(day) else int(day) for name, day in days.items()}}
