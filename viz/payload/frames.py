"""Where the main map looks at each step: at what the event needs, with the setting kept in sight; and what lies beyond it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.projections.choice import Bounds, bounds_of
from geodata.tables.frames import extent_in
from viz.layers.labels import label_points
from viz.layers.layer import Layer
from viz.layers.rows import rows
from viz.layers.styles import SCREEN
from viz.payload.marks import Places, Units
from viz.payload.packing import table
from viz.stories.shown import Scene, Shown
from viz.stories.view_layers import placed
from viz.stories.views import MapView

# From what an event needs to the sides of the frame, as a share of the usual one's width and height: the frame is moved where
# there is less than enough, and then until there is room.
ENOUGH, ROOM = 0.03, 0.08
# So much of the usual frame, about its middle, stays in sight whatever the event needs.
KEPT = 0.5
# Kinds of layers of whose lines only the ends count: they are drawn from the one to the other.
FROM_END_TO_END = ("message", "movement", "route")


def event_frames(scene: Scene, units: Units, places: Places) -> dict[str, Any]:
    """The frame of each event for which the usual one will not do.

    Args:
        scene: the main map.
        units: of its places.
        places: has the events' cards.

    Returns:
        A table of `event` (the place of its card), `left`, `top`, `right` and `bottom`.
    """
    needs: dict[int, list[Bounds]] = {}
    for layer in scene.layers:
        if layer.visible and layer.kind != "base":
            for row in rows(placed(layer, scene.view, SCREEN)):
                for event in row.events.split():
                    if event in places.cards:
                        needs.setdefault(places.cards[event], []).extend(_needs(layer, row.geometry, scene.view))
    found = [
        (event, *units.box(frame))
        for event, boxes in sorted(needs.items())
        if boxes and (frame := frame_of(_union(boxes), scene.view)) != scene.view.bounds
    ]
    columns = zip(*found, strict=True) if found else ([],) * 5
    return table(dict(zip(("event", "left", "top", "right", "bottom"), map(list, columns), strict=True)), places.words)


def points_beyond(shown: Shown, named: Mapping[str, Sequence[str]], units: Units, places: Places) -> dict[str, Any]:
    """The places of events that lie beyond all that the main map may show.

    Args:
        shown: what is shown, with all labels.
        named: ids of the places that each event names.
        units: of the main map's places.
        places: has the events' cards.

    Returns:
        A table of `event` (the place of its card), `x`, `y` and `name`, "" for a place without one.
    """
    view = shown.whole.view
    limits = shapely.box(*view.limits)
    points = np.round(label_points(shown.labels, view.crs)).tolist()
    at = {(x, y): each.text for each, (x, y) in zip(shown.labels, points, strict=True) if each.place or each.events}
    names = {each.place: each.text for each in shown.labels if each.place}
    found = []
    for layer in shown.whole.layers:
        if layer.visible and layer.is_points:
            drawn = placed(layer, view, SCREEN)
            for row in rows(drawn[~drawn.geometry.intersects(limits)]):
                x, y = shapely.get_coordinates(row.geometry)[0].tolist()
                for event in row.events.split():
                    # The only place of an event may have its name elsewhere than the middle of what is drawn.
                    own = named.get(event, ())
                    name = at.get((round(x), round(y))) or (names.get(own[0]) if len(own) == 1 else None)
                    if event in places.cards:
                        found.append((places.cards[event], *units.place(x, y), name or ""))
    columns = zip(*found, strict=True) if found else ([],) * 4
    return table(dict(zip(("event", "x", "y", "name"), map(list, columns), strict=True)), places.words)


def step_frame(asked: str, views: Sequence[MapView], units: Units) -> dict[str, Any]:
    """What a path asks the map to show at a step.

    Args:
        asked: the id of a view, or an extent in degrees; "" for nothing.
        views: of the story, the main map first.
        units: of the main map's places.

    Returns:
        `frame`, left, top, right and bottom on the main map, None for what the event needs; `front`, the id of the inset that
        stands in its place, "" for none. What the main map does not reach is left out.
    """
    main, *insets = views
    xmin, ymin, xmax, ymax = main.limits
    inset = next((view for view in insets if view.id == asked), None)
    if extent := inset.extent if inset else extent_in(asked):
        left, bottom, right, top = bounds_of(extent, main.crs)
        if inset and not (xmin <= left and ymin <= bottom and right <= xmax and top <= ymax):
            return {"frame": None, "front": asked}
        within = (max(left, xmin), max(bottom, ymin), min(right, xmax), min(top, ymax))
        if within[0] < within[2] and within[1] < within[3]:
            return {"frame": units.box(within), "front": ""}
    return {"frame": units.box(main.bounds) if asked == main.id else None, "front": ""}


def frame_of(need: Bounds, view: MapView) -> Bounds:
    """The usual frame where it shows an event with room around it; else one that is moved, or widened, as little as that takes.

    Args:
        need: what is to be in sight, in metres.
        view: the main map.
    """
    (xmin, ymin, xmax, ymax), limits = view.bounds, view.limits
    left, right = _side((need[0], need[2]), (xmin, xmax), (limits[0], limits[2]))
    bottom, top = _side((need[1], need[3]), (ymin, ymax), (limits[1], limits[3]))
    return left, bottom, right, top


def _side(need: tuple[float, float], usual: tuple[float, float], limits: tuple[float, float]) -> tuple[float, float]:
    """A frame from left to right, or from below upwards."""
    (start, end), length = usual, usual[1] - usual[0]
    enough, room, cut = ENOUGH * length, ROOM * length, (1 - KEPT) / 2 * length
    if start + enough <= need[0] and need[1] <= end - enough:
        return usual
    first = max(min(need[0] - room, start + cut), limits[0])
    last = min(max(need[1] + room, end - cut), limits[1])
    if last - first >= length:
        return first, last
    moved = min(max(start, last - length), first)
    return moved, moved + length


def _needs(layer: Layer, shape: BaseGeometry, view: MapView) -> Iterator[Bounds]:
    """What of a row is to be in sight, as far as the map reaches: points, ends of lines, other shapes that the frame holds."""
    xmin, ymin, xmax, ymax = view.bounds
    left, bottom, right, top = shape.bounds
    if layer.is_points or layer.kind in FROM_END_TO_END:
        points = shapely.get_coordinates(shape)
        ends = points if layer.is_points else points[[0, -1]]
    elif right - left <= xmax - xmin and top - bottom <= ymax - ymin:
        ends = np.array([(left, bottom), (right, top)])
    else:
        point = shape.representative_point()
        ends = np.array([(point.x, point.y)])
    west, south, east, north = view.limits
    for x, y in ends.tolist():
        if west <= x <= east and south <= y <= north:
            yield x, y, x, y


def _union(boxes: list[Bounds]) -> Bounds:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
