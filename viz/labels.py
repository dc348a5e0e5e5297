"""Labels: what is written on the map, how important it is, and where it may stand. Decided once, for every renderer.

A renderer measures its own type and walks through the labels in their order: each takes the first of its anchors where it
lies on no other label, on no control and inside the frame; a label that finds none is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import geopandas as gpd
from pyproj import CRS
from shapely.geometry import Point

Anchor = Literal["e", "w", "n", "s", "ne", "nw", "se", "sw", "c"]
LabelClass = Literal["capital", "town", "region", "country", "sea", "river", "mountains", "area", "front", "message"]

# Names that are spread over a region, a sea or along a river; they are not pinned to a point, and are the first to give way.
SPREAD: tuple[LabelClass, ...] = ("region", "country", "sea", "river", "mountains")

BESIDE_A_POINT: tuple[Anchor, ...] = ("e", "w", "ne", "se", "nw", "sw", "n", "s")
ON_THE_SPOT: tuple[Anchor, ...] = ("c", "n", "s", "e", "w", "ne", "nw", "se", "sw")
OVER_A_LINE: tuple[Anchor, ...] = ("n", "s", "e", "w", "c")


@dataclass(frozen=True)
class Label:
    """One label.

    Attributes:
        text: as it is written.
        lon, lat: the point it names, in degrees.
        rank: 1 is placed first.
        kind: its class, which gives its type.
        anchors: on which side of the point it may stand, best first.
        feature: uid of the feature that it names (see `layers.Layer.uid`).
        layer: id of the layer.
        place: id of the place that it names, "" for what is no place: a place is named whatever is drawn there.
        events: ids of the events whose mark it names, separated by blanks: it is shown when one of them is.
    """

    text: str
    lon: float
    lat: float
    rank: int
    kind: LabelClass
    anchors: tuple[Anchor, ...]
    feature: str
    layer: str
    place: str = ""
    events: str = ""


def label_points(labels: Iterable[Label], crs: CRS) -> list[Point]:
    """The points that labels name, projected.

    Args:
        labels: any.
        crs: of a view, in metres.
    """
    degrees = gpd.GeoSeries([Point(label.lon, label.lat) for label in labels], crs="EPSG:4326")
    return [Point(point.coords[0]) for point in degrees.to_crs(crs)]
