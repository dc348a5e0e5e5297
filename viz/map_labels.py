"""The labels of a map: places by rank, regions and seas, and the features of layers."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from geodata import Dossier, values
from viz.features import features
from viz.labels import BESIDE_A_POINT, ON_THE_SPOT, OVER_A_LINE, Label, LabelClass
from viz.layers import Layer, MessageLayer
from viz.register import REGIONS
from viz.rows import rows
from viz.styles import SCREEN

# Ranks of what is no town. Lower ones are placed first.
RANK_OF_CLASS = {"sea": 2, "country": 2, "region": 2, "mountains": 4, "river": 4}
UNRANKED = 5
FEATURE_RANK = 3
# Where along a message its date stands: close enough to the recipient to lie on the recipient's map.
NEAR_THE_END = 0.04


def place_labels(dossier: Dossier) -> tuple[Label, ...]:
    """The names of a dossier's places: of those that have a rank, are named by an event, or are regions."""
    used = {place for cell in dossier.events["places"] for place in values(cell)}
    return tuple(_place_label(place) for place in rows(dossier.places) if _is_shown(place, used))


def layer_labels(layers: Iterable[Layer]) -> Iterator[Label]:
    """The names of the features of those layers that name a column for them."""
    for layer in layers:
        if layer.label and layer.visible:
            yield from (_feature_label(layer, row) for row in rows(features(layer, SCREEN)) if row.label)


def _is_shown(place: Any, used: set[str]) -> bool:
    located = place.geometry is not None and not place.geometry.is_empty
    return located and (pd.notna(place.rank) or place.id in used or place.kind in REGIONS)


def _place_label(place: Any) -> Label:
    kind: LabelClass = place.kind if place.kind in (*REGIONS, "capital") else "town"
    rank = int(place.rank) if pd.notna(place.rank) else RANK_OF_CLASS.get(kind, UNRANKED)
    anchors = ON_THE_SPOT if place.kind in REGIONS else BESIDE_A_POINT
    return Label(place.name, place.geometry.x, place.geometry.y, rank, kind, anchors, f"places__{place.id}")


def _feature_label(layer: Layer, row: Any) -> Label:
    """The name of an area at its middle, of a line half-way along it, of a message (its date) near its end."""
    kind: LabelClass
    match layer, row.geometry.geom_type:
        case MessageLayer(), _:
            kind, anchors = "message", OVER_A_LINE
            point = row.geometry.interpolate(-NEAR_THE_END, normalized=True)
        case _, "Polygon" | "MultiPolygon":
            kind, point, anchors = "area", row.geometry.representative_point(), ON_THE_SPOT
        case _, "LineString" | "MultiLineString":
            kind, point, anchors = "front", row.geometry.interpolate(0.5, normalized=True), OVER_A_LINE
        case _:
            kind, point, anchors = "town", row.geometry.representative_point(), BESIDE_A_POINT
    return Label(row.label, point.x, point.y, FEATURE_RANK, kind, anchors, layer.uid(row.id))
