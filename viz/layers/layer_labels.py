"""The labels of a map: the names of places, free words, and the names of features, from the layers that have them."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from viz.layers.features import features
from viz.layers.labels import (
    BESIDE_A_POINT,
    MOVED,
    ON_THE_SPOT,
    OVER_A_LINE,
    SPREAD,
    Anchor,
    Degrees,
    Label,
    LabelClass,
)
from viz.layers.layer import Layer
from viz.layers.rows import is_empty
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
            labels = _labels(layer, drawn.loc[(drawn["label"] != "").to_numpy(), [*ASKED, "geometry"]])
            yield from _joined(labels) if layer.kind in {"event", "route"} else labels


def _labels(layer: Layer, named: gpd.GeoDataFrame) -> list[Label]:
    """The names of rows, column by column: that of a point beside it, of an area on the spot, of a line over it."""
    shapes = named.geometry.to_numpy()
    kinds = shapely.get_type_id(shapes).tolist()
    ids, texts, ranks, letterings, events, first = (named[name].tolist() for name in ASKED)
    signs = list(zip(kinds, letterings, strict=True))
    anchors = {sign: _anchors(layer, *sign) for sign in set(signs)}
    paths = [
        _path(shape, text, lettering) if kind in LINES else ()
        for kind, shape, text, lettering in zip(kinds, shapes, texts, letterings, strict=True)
    ]
    is_place, is_event = layer.kind in {"place", "label"}, layer.kind == "event"
    columns = (texts, *_places(layer, shapes), ranks, signs, ids, events, first, paths, _moves(layer, named.index))
    return [
        # In the order of the fields, which is quicker than by their names.
        Label(
            text,
            lon,
            lat,
            int(rank),
            sign[1],
            () if path and sign[1] == "river" else anchors[sign],
            layer.uid(row),
            layer.id,
            row if is_place or (is_event and not told) else "",
            told if is_event else "",
            int(day),
            path,
            moved=moved,
        )
        for text, lon, lat, rank, sign, row, told, day, path, moved in zip(*columns, strict=True)
    ]


def _anchors(layer: Layer, kind: int, lettering: LabelClass) -> tuple[Anchor, ...]:
    """On which sides of its point the name of a row may stand that has no path."""
    if kind in LINES:
        return BESIDE_A_POINT if layer.kind == "route" else OVER_A_LINE
    return ON_THE_SPOT if kind in AREAS or lettering in SPREAD or layer.kind == "label" else BESIDE_A_POINT


def _joined(labels: list[Label]) -> Iterator[Label]:
    """One label for all events or stops of one name at one place, from the day of the first: no name stands beside itself."""
    named = [(label.text, label.lon, label.lat, label.place) for label in labels]
    if len(set(named)) == len(named):
        yield from labels
        return
    same: dict[tuple[str, float, float, str], list[Label]] = {}
    for about, label in zip(named, labels, strict=True):
        same.setdefault(about, []).append(label)
    for alike in same.values():
        if len(alike) == 1:
            yield alike[0]
            continue
        events = dict.fromkeys(event for label in alike for event in label.events.split())
        # The page shows the name of a leg while the leg is shown.
        first, rank = min(alike, key=lambda label: label.first), min(label.rank for label in alike)
        yield first._replace(events=" ".join(events), rank=rank)


def _places(layer: Layer, shapes: npt.NDArray[np.object_]) -> tuple[list[float], list[float]]:
    """Longitudes and latitudes of names: of a point or stop, in an area's middle, half-way along a line, near a message's end."""
    share = {"message": -NEAR_THE_END, "route": 1.0}.get(layer.kind, 0.5)
    kind = shapely.get_type_id(shapes)
    is_line, is_other = np.isin(kind, LINES), ~np.isin(kind, (*LINES, shapely.GeometryType.POINT))
    points = shapes.copy()
    points[is_line] = shapely.line_interpolate_point(shapes[is_line], share, normalized=True)
    points[is_other] = shapely.point_on_surface(shapes[is_other])
    return shapely.get_x(points).tolist(), shapely.get_y(points).tolist()


def _moves(layer: Layer, positions: Iterable[int]) -> list[tuple[float, float] | None]:
    """How far the names of rows are moved, in mm, by the positions of the rows; None where neither number is given."""
    at = list(positions)
    across, upwards = ([_number(cell) for cell in _cells(layer, name, at)] for name in MOVED)
    moves = zip(across, upwards, strict=True)
    return [None if dx is None and dy is None else (dx or 0.0, dy or 0.0) for dx, dy in moves]


def _cells(layer: Layer, name: str, at: list[int]) -> list[Any]:
    """What rows have for a field of the style: their own value, or that of all."""
    constant = getattr(layer.style, name)
    if name not in layer.styled:
        return [constant] * len(at)
    return [constant if is_empty(cell) else cell for cell in layer.data[layer.styled[name]].iloc[at]]


def _number(cell: Any) -> float | None:
    return None if cell is None else float(cell)


def _path(shape: BaseGeometry, text: str, lettering: LabelClass) -> Degrees:
    """The line along which the name of a line is written that is lettered as one spread over the land: of several the longest."""
    if lettering not in SPREAD:
        return ()
    if any(unicodedata.bidirectional(letter) in JOINED or unicodedata.category(letter) == "Mc" for letter in text):
        return ()
    longest = max(shapely.get_parts(shape), key=shapely.length)
    if not longest.length:
        return ()
    return tuple((lon, lat) for lon, lat, *_ in longest.segmentize(1).coords)
