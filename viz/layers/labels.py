"""Labels: what is written on the map, how important it is, and where it may stand. Decided once, for every renderer.

A renderer measures its own type and walks through the labels in their order: each takes the first of its anchors where it
lies on no other label, on no control and inside the frame; a label that finds none is left out. One that has a path is first
tried along it.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from pyproj import CRS

from geodata.projections.seams import to_metres

# Points in projected metres, shape (n, 2).
Metres = npt.NDArray[np.float64]
Degrees = tuple[tuple[float, float], ...]
Anchor = Literal["e", "w", "n", "s", "ne", "nw", "se", "sw", "c"]
LabelClass = Literal[
    "capital", "town", "region", "country", "sea", "river", "mountains", "island", "area", "front", "message"
]

# Names that are spread over a region, a sea or along a river; they are not pinned to a point, and are the first to give way.
SPREAD: tuple[LabelClass, ...] = ("region", "country", "sea", "river", "mountains")

# Between the letters of a name along a line is so much more room, in sizes of its type: at least, and where the line is long.
TRACKING: dict[LabelClass, tuple[float, float]] = {"river": (0.02, 0.02), "region": (0.2, 0.9), "country": (0.2, 0.9)}
SPREAD_TRACKING = (0.08, 0.7)
# Classes that are set in capitals, and those that stand above their line instead of on it.
CAPITALS: tuple[LabelClass, ...] = ("region", "country")
ABOVE: tuple[LabelClass, ...] = ("river",)
# Half the height of a capital, in sizes of the type.
HALF_CAPITAL = 0.33
# A label keeps so many px from a line that it names, and notices lines at points so many px apart.
LINE_GAP_PX, LINE_STEP_PX = 13, 8

# Brown on the land, blue on the water; the other classes have the theme's ink.
BROWN, BLUE = "#564f41", "#3c6073"
COLORS: dict[LabelClass, str] = {
    **dict.fromkeys(("region", "country", "mountains", "island"), BROWN),
    **dict.fromkeys(("sea", "river"), BLUE),
    "area": "#3f3a31",
}

# The fields of a style that move a name in print.
MOVED = ("label_dx_mm", "label_dy_mm")

BESIDE_A_POINT: tuple[Anchor, ...] = ("e", "w", "ne", "se", "nw", "sw", "n", "s")
ON_THE_SPOT: tuple[Anchor, ...] = ("c", "n", "s", "e", "w", "ne", "nw", "se", "sw")
OVER_A_LINE: tuple[Anchor, ...] = ("n", "s", "e", "w", "c")


class Label(NamedTuple):
    """One label; a tuple, since a table may have a hundred thousand.

    Attributes:
        text: as it is written.
        lon, lat: the point it names, in degrees.
        rank: 1 is placed first.
        kind: its class, which gives its type.
        anchors: on which side of the point it may stand, best first; empty for what is written along its path or not at all.
        feature: uid of the feature that it names (see `layer.Layer.uid`).
        layer: id of the layer.
        place: id of the place that it names, "" for what is no place: a place is named whatever is drawn there.
        events: ids of the events whose mark it names, separated by blanks: it is shown when one of them is.
        first: the day (see `geodata.Day`) from which a place is named.
        path: longitudes and latitudes of a line along which it may be written, such as the course of a river; () for none.
        size: of its type, as a share of that of its class.
        color: `#rrggbb`, "" for that of its class.
        base: whether it is a name of the base map, which gives way to all that the story says.
        moved: how far its author has moved it in print, to the right and upwards, in mm of the paper; None where he has not.
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
    first: int = -(10**9)
    path: Degrees = ()
    size: float = 1.0
    color: str = ""
    base: bool = False
    moved: tuple[float, float] | None = None


class Located(NamedTuple):
    """A label on a map: the point that it names, and the line along which it may be written (empty: none), in metres.

    Its point is a plain tuple of x and y, since there may be a hundred thousand: Python need not look after these.
    """

    label: Label
    point: tuple[float, float]
    path: Metres


def label_points(labels: Iterable[Label], crs: CRS) -> Metres:
    """The points that labels name, projected: x and y of each.

    Args:
        labels: any.
        crs: of a view, in metres.
    """
    labels = tuple(labels)
    lon, lat = [label.lon for label in labels], [label.lat for label in labels]
    return np.column_stack(to_metres(crs).transform(lon, lat)).reshape(-1, 2)
