"""The labels of a map: the names of places, free words, and the names of features, from the layers that have them."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from viz.features import features
from viz.kinds import EventLayer, LabelLayer, MessageLayer, PlaceLayer
from viz.labels import BESIDE_A_POINT, ON_THE_SPOT, OVER_A_LINE, SPREAD, Label, LabelClass
from viz.layers import Layer, LayerError
from viz.rows import rows
from viz.styles import SCREEN

# Where along a message its date stands: close enough to the recipient to lie on the recipient's map.
NEAR_THE_END = 0.04


def layer_labels(layers: Iterable[Layer]) -> Iterator[Label]:
    """The names of the features of those layers that name a column for them.

    Raises:
        LayerError: a class of lettering or a rank is not known.
    """
    for layer in layers:
        if layer.label and layer.visible:
            yield from (_label(layer, row) for row in rows(features(layer, SCREEN)) if row.label)


def _label(layer: Layer, row: Any) -> Label:
    """A point's name beside it, an area's in its middle, a line's half-way along it, a message's (its date) near its end."""
    if row.lettering not in get_args(LabelClass):
        there = ", ".join(get_args(LabelClass))
        raise LayerError(f"layer {layer.id!r}: there is no lettering {row.lettering!r}; there are {there}")
    if row.rank not in range(1, 6):
        raise LayerError(f"layer {layer.id!r}: the rank {row.rank!r} is none; write 1 (most important) to 5")
    match row.geometry.geom_type:
        case "LineString" | "MultiLineString":
            share = -NEAR_THE_END if isinstance(layer, MessageLayer) else 0.5
            point, anchors = row.geometry.interpolate(share, normalized=True), OVER_A_LINE
        case "Polygon" | "MultiPolygon":
            point, anchors = row.geometry.representative_point(), ON_THE_SPOT
        case _:
            point = row.geometry.representative_point()
            anchors = ON_THE_SPOT if row.lettering in SPREAD or isinstance(layer, LabelLayer) else BESIDE_A_POINT
    is_place = isinstance(layer, PlaceLayer | LabelLayer) or (isinstance(layer, EventLayer) and not row.events)
    return Label(
        text=row.label,
        lon=point.x,
        lat=point.y,
        rank=int(row.rank),
        kind=row.lettering,
        anchors=anchors,
        feature=layer.uid(row.id),
        layer=layer.id,
        place=row.id if is_place else "",
        events=row.events if isinstance(layer, EventLayer) else "",
    )
