"""Layer kinds: frozen descriptions of what is to be drawn. A layer draws nothing itself; the renderers read it.

Every layer's `data` is a plain GeoDataFrame in EPSG:4326, one row per feature, with these columns:

- `id`: the feature, `events`: the ids of the events it stands for, separated by spaces (may be empty),
- `label`: its name on the map, `hover`: plain text shown under the pointer,
- `color`: `#rrggbb`,
- `act`: the speech act that a claim is made in ("" for what happened): it is shown while that act is being told,
- `first`: the day (integer, see `geodata.Day`) from which it is shown; absent where the layer's time is `none`.

Where the layer's time is `state` there are also

- `series`: features of one series replace each other,
- `last`: the day after which it is no longer shown, or None,
- `valid_to`: the last day that it was drawn for, or None; later it is shown quietly.

Further columns are named by the layer kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

import geopandas as gpd
import pandas as pd

Time = Literal["none", "moment", "state"]


@dataclass(frozen=True, kw_only=True)
class Layer:
    """What all layer kinds share.

    Attributes:
        id: by which it is addressed, unique in a story map.
        name: what the legend calls it.
        data: GeoDataFrame, EPSG:4326, with the columns of this module.
        time: `none` (always shown), `moment` (from its day on, earlier ones quiet) or `state` (the last one whose day is
            not after the current day).
    """

    id: str
    name: str
    data: gpd.GeoDataFrame
    time: Time = "none"

    def uid(self, feature: str, *parts: object) -> str:
        """The name by which the page finds a feature, or a part of it, again. Ids hold no underscore."""
        return "__".join([self.id, feature, *map(str, parts)])


@dataclass(frozen=True, kw_only=True)
class EventLayer(Layer):
    """Points, one per event and place: `shape` (plotly symbol), `hollow` (only outlined)."""


@dataclass(frozen=True, kw_only=True)
class CandidateLayer(Layer):
    """Rival places of one event: outlined points with a `letter` each."""


@dataclass(frozen=True, kw_only=True)
class AreaLayer(Layer):
    """Polygons with a soft edge: `fill`, `hatched`, `precision_km`."""


@dataclass(frozen=True, kw_only=True)
class MovementLayer(Layer):
    """Lines drawn as tapered arrows: `fill`, `hatched`, `dash`, `thin` (a candidate route)."""


@dataclass(frozen=True, kw_only=True)
class FrontLayer(Layer):
    """Front lines with a soft edge: `precision_km`, `ticks` (MultiPoint of the places where the line was checked)."""


@dataclass(frozen=True, kw_only=True)
class LineLayer(Layer):
    """Thin lines: `dash`, `width` (px)."""


@dataclass(frozen=True, kw_only=True)
class MessageLayer(Layer):
    """Dated links between two places: great circles, never marches."""


def layer_frame(rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> gpd.GeoDataFrame:
    """A layer's data from row dicts, with the given columns even where there is no row.

    Args:
        rows: dicts with a `geometry` in EPSG:4326 and the columns of the layer kind.
        columns: names of the columns besides `geometry`.

    Returns:
        A GeoDataFrame, EPSG:4326.
    """
    frame = pd.DataFrame(list(rows), columns=[*columns, "geometry"])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


def as_of(layer: Layer, day: int) -> Layer:
    """The layer as it stands on a day.

    Args:
        layer: any kind.
        day: see `geodata.Day`.

    Returns:
        All that has come for a `moment`, the last state that has come for a `state`, everything for `none`.
    """
    if layer.time == "none":
        return layer
    come = layer.data[layer.data["first"] <= day]
    if layer.time == "state":
        newest = come.groupby("series")["first"].transform("max")
        come = come[(come["first"] == newest) & ~(come["last"] < day)]
    return replace(layer, data=come)
