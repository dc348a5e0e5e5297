"""What is drawn, piece by piece, in a view's projected metres: the description that every renderer turns into its own.

Widths and sizes are px of the screen (96 to an inch); a renderer for paper scales them. Colours are `#rrggbb`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from shapely.geometry.base import BaseGeometry

from geodata.projections.choice import Bounds
from viz.layers.labels import Metres

# The letter in the mark of a rival place, in px.
LETTER_PX = 11


@dataclass(frozen=True, kw_only=True)
class Line:
    """How an outline or a line is drawn.

    Attributes:
        color: `#rrggbb`.
        width: in px.
        dash: `solid`, `dash`, `dot`, or lengths in px such as `8px,3px`.
    """

    color: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True, kw_only=True)
class Hatch:
    """Strokes across a filling.

    Attributes:
        color: of the strokes, `#rrggbb`.
        ground: under them, `#rrggbb`; "" for none.
        ground_opacity: 0 to 1.
        size: from one stroke to the next, in px.
        solidity: the share of the ground that they cover, 0 to 1.
    """

    color: str
    ground: str = ""
    ground_opacity: float = 0.0
    size: float
    solidity: float


@dataclass(frozen=True, kw_only=True)
class About:
    """What a piece stands for.

    Attributes:
        uid: its name in the whole map, `<layer>__<feature>` or with a further part.
        feature: the uid of the whole feature that it draws or is a part of; "" for the points of a layer and for the base map.
        layer: id of its layer; that of the base map's own pieces is "".
        name: of the feature.
        events: ids of the events it stands for, separated by blanks.
        hover: plain text.
    """

    uid: str
    feature: str = ""
    layer: str = ""
    name: str = ""
    events: str = ""
    hover: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What all pieces share: what they stand for."""

    about: About


@dataclass(frozen=True, kw_only=True)
class Fill(Piece):
    """A filled area.

    Attributes:
        shape: polygons, in metres.
        color: of the filling; "" for none.
        opacity: of the filling, 0 to 1.
        edge: its outline; None for none.
        hatch: over or instead of the filling.
        pale: opacity of the whole piece, 0 to 1.
    """

    shape: BaseGeometry
    color: str
    opacity: float = 1.0
    edge: Line | None = None
    hatch: Hatch | None = None
    pale: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Stroke(Piece):
    """A line.

    Attributes:
        shape: lines, in metres.
        line: how it is drawn.
    """

    shape: BaseGeometry
    line: Line


@dataclass(frozen=True, kw_only=True)
class Points(Piece):
    """The points of a layer, in one piece; every sequence has one value for each point.

    Attributes:
        x, y: in metres.
        of: ids of the events that each point stands for.
        first: the day from which each is there, see `features`.
        hovers: plain texts.
        shapes: names of marker shapes, see `style_values.SHAPES`; with `-dot` for a dot inside.
        fills, rims: colours.
        sizes: diameters in px.
        rim_widths: in px.
        letters: written inside; empty if there are none.
    """

    x: Metres
    y: Metres
    of: Sequence[str]
    first: Sequence[int]
    hovers: Sequence[str]
    shapes: Sequence[str]
    fills: Sequence[str]
    rims: Sequence[str]
    sizes: Sequence[float]
    rim_widths: Sequence[float]
    letters: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Picture(Piece):
    """A picture on the ground.

    Attributes:
        image: RGBA, upright in the view's metres.
        bounds: xmin, ymin, xmax, ymax of the image.
        opacity: 0 to 1.
        outline: what of the ground it covers.
    """

    image: Image.Image
    bounds: Bounds
    opacity: float
    outline: BaseGeometry
