"""The labels of a dossier's map: its places by rank, its regions and seas, its areas and fronts."""

from typing import Any

import pandas as pd

from geodata import Dossier, values
from viz.features import features
from viz.labels import BESIDE_A_POINT, ON_THE_SPOT, OVER_A_LINE, Label, LabelClass
from viz.layers import AreaLayer, FrontLayer, Layer, LineLayer, MessageLayer
from viz.register import REGIONS
from viz.rows import rows
from viz.styles import SCREEN

# Ranks of what is no town. Lower ones are placed first.
RANK_OF_CLASS = {"sea": 2, "country": 2, "region": 2, "mountains": 4, "river": 4}
UNRANKED = 5
# Where along a message its date stands: close enough to the recipient to lie on the recipient's map.
NEAR_THE_END = 0.04


def map_labels(dossier: Dossier, layers: tuple[Layer, ...]) -> tuple[Label, ...]:
    """Every label that may stand on the map, the most important first.

    Args:
        dossier: for its places.
        layers: for areas, fronts and lines, which carry their own names.
    """
    used = {place for cell in dossier.events["places"] for place in values(cell)}
    found = [_place_label(place) for place in rows(dossier.places) if _is_shown(place, used)]
    for layer in layers:
        if isinstance(layer, AreaLayer | FrontLayer | LineLayer | MessageLayer):
            found += [
                _feature_label(layer, row) for row in rows(features(layer, SCREEN)) if not row.id.startswith("within-")
            ]
    return tuple(sorted(found, key=lambda label: label.rank))


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
    match layer:
        case AreaLayer():
            kind, point, anchors = "area", row.geometry.representative_point(), ON_THE_SPOT
        case MessageLayer():
            kind, point, anchors = (
                "message",
                row.geometry.interpolate(-NEAR_THE_END, normalized=True),
                OVER_A_LINE,
            )
        case _:
            kind, point, anchors = "front", row.geometry.interpolate(0.5, normalized=True), OVER_A_LINE
    return Label(row.label, point.x, point.y, 3, kind, anchors, layer.uid(row.id))
