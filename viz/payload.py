"""Everything the page's script receives, as plain JSON values. The script compares integers and shows strings."""

import json
from dataclasses import asdict
from typing import Any

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
import shapely
from shapely.geometry import box

from geodata.projections import Bounds, bounds_of, describe
from viz.features import features, kept
from viz.interactive import map_figure
from viz.labels import label_points
from viz.layers import AreaLayer, EventLayer, FrontLayer, Layer, LineLayer, MovementLayer
from viz.legend import legend
from viz.rows import rows
from viz.story import Story
from viz.styles import SCREEN
from viz.ticks import tiers, years
from viz.timeline_figure import AXIS_PX, label_px, row_labels, timeline_figure
from viz.views import MapView
from viz.wording import INTERFACE

# The coarsest scale, in metres per pixel, at which a label of a rank is still shown on the main map. Where that is an ocean
# or a continent, at more than 1 km per pixel, all are so many times coarser.
COARSEST_SCALE = {1: 100_000, 2: 4000, 3: 1600, 4: 800, 5: 500}
# An area's halo is smoothed over so many pixels at least, and leaves out parts smaller than this share of the whole.
HALO_PX, LEAST_PART = 6, 0.05
# An inset is small: it shows what matters at its own scale.
INSET_FACTOR = 10


def payload(story: Story) -> dict[str, Any]:
    """The story map for the script.

    Args:
        story: what is shown.

    Returns:
        JSON values only; see each part's function.
    """
    narrative = asdict(story.narrative)
    narrative["credits"] = _credits(story)
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
    layers = tuple(_within(layer, story.views[0], view) for layer in story.layers)
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


def _within(layer: Layer, main: MapView, view: MapView) -> Layer:
    """The layer as a view shows it: what lies there; in an inset of wider ground what the main map does not show already."""
    drawn = features(layer, SCREEN)
    shown = _meeting(view.project(drawn), view.limits)
    is_close_up = box(*main.bounds).contains(box(*bounds_of(view.extent, main.crs)))
    kinds = EventLayer | AreaLayer | MovementLayer | FrontLayer | LineLayer
    if view.inset and not is_close_up and isinstance(layer, kinds):
        shown = shown.difference(_meeting(main.project(drawn), main.bounds))
    return kept(layer, shown)


def _meeting(frame: gpd.GeoDataFrame, bounds: Bounds) -> pd.Index:
    """The index of the projected rows that reach into a rectangle."""
    return frame.index[frame.intersects(box(*bounds))]


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
    """The labels inside a view's limits; an inset repeats of the main map's only the first rank."""
    found = []
    for label, on_main, point in zip(
        story.labels, label_points(story.labels, story.views[0].crs), label_points(story.labels, view.crs), strict=True
    ):
        repeated = view.inset and story.views[0].contains(on_main) and label.rank > 1
        if box(*view.limits).contains(point) and not repeated:
            shown = {"text": label.text, "kind": label.kind, "rank": label.rank, "anchors": label.anchors}
            found.append(
                {
                    **shown,
                    "x": round(point.x),
                    "y": round(point.y),
                    "feature": label.feature,
                    "scale": COARSEST_SCALE[label.rank] * (INSET_FACTOR if view.inset else max(1, view.km_per_px)),
                }
            )
    return found


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


def _credits(story: Story) -> list[str]:
    """Projection, borders and the sources of the base map."""
    main = story.views[0]
    return [
        describe(main.crs),
        INTERFACE["no_borders" if main.base.borders.empty else "borders"],
        *(credit.text for credit in main.base.credits),
    ]
