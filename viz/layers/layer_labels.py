"""The labels of a map: the names of places, free words, and the names of features, from the layers that have them."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from viz.layers.features import features
from viz.layers.labels import BESIDE_A_POINT, MOVED, ON_THE_SPOT, OVER_A_LINE, SPREAD, Degrees, Label
from viz.layers.layer import Layer
from viz.layers.rows import is_empty, rows
from viz.layers.styles import SCREEN

# Where along a message its date stands: close enough to the recipient to lie on the recipient's map.
NEAR_THE_END = 0.04
# The columns of `features` that say what a label is.
ASKED = ("id", "label", "rank", "lettering", "events", "first")
# Numbers by which shapely calls lines and areas, single and several.
LINES = (shapely.GeometryType.LINESTRING.value, shapely.GeometryType.MULTILINESTRING.value)
AREAS = (shapely.GeometryType.POLYGON.value, shapely.GeometryType.MULTIPOLYGON.value)
# Right to left, and above or below other letters: such letters must be set as a whole, not one by one along a line.
JOINED = ("R", "AL", "NSM")


def layer_labels(layers: Iterable[Layer]) -> Iterator[Label]:
    """The names of the features of those layers that name a column for them."""
    for layer in layers:
        if layer.label and layer.visible:
            drawn = features(layer, SCREEN)
            named = drawn.loc[(drawn["label"] != "").to_numpy(), [*ASKED, "geometry"]]
            shapes = named.geometry.to_numpy()
            kinds, places = shapely.get_type_id(shapes).tolist(), _places(layer, shapes)
            moves = _moves(layer, named.index)
            labels = [
                replace(_label(layer, row, kind, *place), moved=move) if move else _label(layer, row, kind, *place)
                for row, kind, place, move in zip(rows(named), kinds, places, moves, strict=True)
            ]
            yield from _joined(labels) if layer.kind in {"event", "route"} else labels


def _joined(labels: Iterable[Label]) -> Iterator[Label]:
    """One label for all events or stops of one name at one place, from the day of the first: no name stands beside itself."""
    same: dict[tuple[str, float, float, str], list[Label]] = {}
    for label in labels:
        same.setdefault((label.text, label.lon, label.lat, label.place), []).append(label)
    for alike in same.values():
        if len(alike) == 1:
            yield alike[0]
            continue
        events = dict.fromkeys(event for label in alike for event in label.events.split())
        # The page shows the name of a leg while the leg is shown.
        first, rank = min(alike, key=lambda label: label.first), min(label.rank for label in alike)
        yield replace(first, events=" ".join(events), rank=rank)


def _places(layer: Layer, shapes: npt.NDArray[np.object_]) -> Iterator[tuple[float, float]]:
    """Where names stand: at a point, in the middle of an area, half-way along a line, near the end of a message, at a stop."""
    share = {"message": -NEAR_THE_END, "route": 1.0}.get(layer.kind, 0.5)
    kind = shapely.get_type_id(shapes)
    is_line, is_other = np.isin(kind, LINES), ~np.isin(kind, (*LINES, shapely.GeometryType.POINT))
    points = shapes.copy()
    points[is_line] = shapely.line_interpolate_point(shapes[is_line], share, normalized=True)
    points[is_other] = shapely.point_on_surface(shapes[is_other])
    return zip(shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True)


def _label(layer: Layer, row: Any, kind: int, lon: float, lat: float) -> Label:
    """The name of a row: that of a point beside it, of an area on the spot, of a line over it."""
    path = _path(row) if kind in LINES else ()
    if kind in LINES:
        anchors = BESIDE_A_POINT if layer.kind == "route" else OVER_A_LINE
    elif kind in AREAS or row.lettering in SPREAD or layer.kind == "label":
        anchors = ON_THE_SPOT
    else:
        anchors = BESIDE_A_POINT
    if path and row.lettering == "river":
        anchors = ()
    is_place = layer.kind in {"place", "label"} or (layer.kind == "event" and not row.events)
    return Label(
        text=row.label,
        lon=lon,
        lat=lat,
        rank=int(row.rank),
        kind=row.lettering,
        anchors=anchors,
        feature=layer.uid(row.id),
        layer=layer.id,
        place=row.id if is_place else "",
        events=row.events if layer.kind == "event" else "",
        first=int(row.first),
        path=path,
    )


def _moves(layer: Layer, positions: Iterable[int]) -> list[tuple[float, float] | None]:
    """How far the names of rows are moved, in mm, by the positions of the rows; None where neither number is given."""
    at = list(positions)
    across, upwards = ([_number(cell) for cell in _cells(layer, name, at)] for name in MOVED)
    moves = zip(across, upwards, strict=True)
    return [None if dx is None and dy is None else (dx or 0.0, dy or 0.0) for dx, dy in moves]


def _cells(layer: Layer, name: str, at: list[int]) -> list[Any]:
    """What rows have for a field of the style: their own value, or that of all."""
    constant = getattr(layer.style, name)
    cells = layer.data[layer.styled[name]].iloc[at] if name in layer.styled else [constant] * len(at)
    return [constant if is_empty(cell) else cell for cell in cells]


def _number(cell: Any) -> float | None:
    return None if cell is None else float(cell)


def _path(row: Any) -> Degrees:
    """The line along which the name of a line is written that is lettered as one spread over the land: of several the longest."""
    if row.lettering not in SPREAD:
        return ()
    if any(unicodedata.bidirectional(letter) in JOINED or unicodedata.category(letter) == "Mc" for letter in row.label):
        return ()
    longest = max(shapely.get_parts(row.geometry), key=shapely.length)
    if not longest.length:
        return ()
    return tuple((lon, lat) for lon, lat, *_ in longest.segmentize(1).coords)
