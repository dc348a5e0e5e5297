"""The rows of layers that a dossier fills: the columns that all of them share, and how these become a frame."""

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from viz.layers.labels import MOVED
from viz.telling.ordering import actor_of, settled_day
from viz.telling.register import Register, is_draft

COMMON = ("id", "events", "label", "hover", "color", "actor", "act", "draft")
# The fields of the style that differ from row to row.
AREA, ARROW = ("fill", "hatched", "precision_km"), ("fill", "hatched", "dash", "width")
FRONT, RIVAL, POINT = ("precision_km", "ticks"), ("letter",), ("shape", "hollow")


def framed(drawn: Iterable[dict[str, Any]], *columns: str) -> gpd.GeoDataFrame:
    """Rows as a frame in EPSG:4326, with its columns even where there is no row."""
    return gpd.GeoDataFrame(pd.DataFrame(list(drawn), columns=[*COMMON, *columns, "geometry"]), crs="EPSG:4326")


def common(register: Register, feature: str, events: list[str], label: str) -> dict[str, Any]:
    """The columns that all layers share, for a feature that stands for at least one event."""
    return {
        "id": feature,
        "events": " ".join(events),
        "label": label,
        "hover": register.hover(events[0]) if label in {"", register.events[events[0]].title} else label,
        "color": register.color(events[0]),
        "actor": actor_of(register.events[events[0]].actors),
        "act": register.act(events[0]),
        "draft": is_draft(register.events[events[0]]),
        "when": min((register.when(event) for event in events), key=settled_day),
    }


def standing(feature: Any, register: Register, color: str) -> dict[str, Any]:
    """The shared columns of a feature that stands for a state, not for an event."""
    return {
        "id": feature.id,
        "events": " ".join(register.mentioning("geometry_ids", feature.id)),
        "label": feature.label,
        "hover": feature.label,
        "color": register.actors[feature.actor].color if feature.actor else color,
        "actor": feature.actor or "",
        "act": "",
        "draft": is_draft(feature),
        "valid": feature.valid,
        "series": feature.series,
        **moved(feature),
    }


def moved(feature: Any) -> dict[str, float]:
    """How far the name of a feature is moved in print."""
    return {name: getattr(feature, name) for name in MOVED}


def is_unreviewed(feature: Any, events: list[str], register: Register) -> bool:
    """Whether a geometry, or the event for which it is drawn, is a draft."""
    return is_draft(feature) or is_draft(register.events[events[0]])
