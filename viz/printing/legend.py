"""The legend of a printed map: who acts and what the signs mean. The signs are pieces, drawn as those of the map are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from shapely.affinity import affine_transform
from shapely.affinity import scale as stretched
from shapely.geometry import LineString, MultiPoint, Point, box
from shapely.geometry.base import BaseGeometry

from viz.drawing.layer_pieces import LETTER_RIM_PX
from viz.drawing.pieces import About, Fill, Hatch, Line, Piece, Points, Stroke
from viz.drawing.shapes import arrow, rounded, soft_edges, ticks
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.features import features
from viz.layers.layer import Layer
from viz.layers.style_values import SHAPES
from viz.layers.styles import Theme, rimmed
from viz.printing.typesetting import Face, Typesetter
from viz.stories.legend import legend
from viz.stories.timeline import Row

Sign = Callable[[Theme], tuple[Piece, ...]]

# Of the page alone: nothing in print is the current step.
UNPRINTED = ("step",)
INK = "#4a4f55"
# Of bands in their colour, in px; other lines are thinner.
BAND_PX = 8
# A sign lies in a box of so many px; between sign and words, and between columns, so many are empty.
# Marks in the legend, as a share of those on the map.
SMALLER = 0.7
SIGN_PX, ROW_PX, GAP_PX, COLUMN_GAP_PX = (30, 14), 18, 6, 18


@dataclass(frozen=True)
class Entry:
    """One line of the legend: its sign, drawn around (0, 0) in px, or its number; words; how high a large sign is."""

    words: str
    pieces: tuple[Piece, ...] = ()
    number: str = ""
    height: float = 0.0


@dataclass(frozen=True)
class Placed:
    """An entry in its place: the middle of the left edge of its sign, in points from the upper left corner of the legend."""

    entry: Entry
    x: float
    y: float
    words: str


def entries(
    layers: Sequence[Layer], actors: Iterable[Row], theme: Theme, grown: float, wording: Wording = ENGLISH
) -> list[Entry]:
    """What the legend of a map has to explain.

    Args:
        layers: that are drawn.
        actors: rows of the timeline; those are listed whose colour is on the map.
        theme: colours and sizes.
        grown: how many times as wide as elsewhere is what grows with the map.
        wording: of which language.
    """
    colors = {color for layer in layers for color in features(layer, theme)["color"]}
    who = [
        Entry(row.label, (_marks(f"actor-{row.id}", [row.shape], theme.paint(row.color), theme),))
        for row in actors
        if theme.paint(row.color) in colors
    ]
    signs = [
        Entry(
            line["words"],
            _sign(line, theme, grown),
            number="3" if line["sign"] == "stack" else "",
            height=line.get("px", 0.0) * (grown if line["sign"] == "size-band" else 1),
        )
        for line in legend(layers, theme, wording)
        if line["sign"] not in UNPRINTED
    ]
    return who + signs


def arranged(  # noqa: PLR0913 - where, how large and in which type
    found: Sequence[Entry], width: float, height: float, *, px: float, face: Face, typesetter: Typesetter
) -> tuple[list[Placed], float]:
    """Entries in the fewest columns that are no higher than asked for, or else as many as find room; filled one after the other.

    Args:
        found: the entries.
        width: of the legend, in points.
        height: that it should not exceed, in points.
        px: points for each px.
        face: of the words.
        typesetter: measures and breaks them.

    Returns:
        The entries in their places, and the height that they take, in points.
    """
    indent = (SIGN_PX[0] + GAP_PX) * px
    words = [typesetter.wrapped(typesetter.settable(entry.words, face), face, width - indent) for entry in found]
    sizes = [typesetter.size(text, face) for text in words]
    row = max(ROW_PX * px, 1.35 * face.size)
    high = [(entry.height + ROW_PX - SIGN_PX[1]) * px for entry in found]
    heights = [max(row, text, sign) for (_, text), sign in zip(sizes, high, strict=True)]
    columns: list[list[int]] = []
    widths: list[float] = []
    for count in range(1, len(found) + 1):
        tried = [column.tolist() for column in np.array_split(np.arange(len(found)), count)]
        needed = [indent + max(sizes[at][0] for at in column) for column in tried]
        if columns and sum(needed) + COLUMN_GAP_PX * px * (count - 1) > width:
            break
        columns, widths = tried, needed
        if max(sum(heights[at] for at in column) for column in columns) <= height:
            break
    placed = []
    x = 0.0
    for column, wide in zip(columns, widths, strict=True):
        y = 0.0
        for at in column:
            placed.append(Placed(found[at], x, y + heights[at] / 2, words[at]))
            y += heights[at]
        x += wide + COLUMN_GAP_PX * px
    return placed, max((sum(heights[at] for at in column) for column in columns), default=0.0)


def moved(piece: Piece, x: float, y: float, px: float) -> Piece:
    """A piece of a sign in its place.

    Args:
        piece: around (0, 0), in px.
        x: the left edge of its sign, in points.
        y: its middle, likewise.
        px: points for each px.
    """
    middle = x + SIGN_PX[0] / 2 * px
    if isinstance(piece, Points):
        return replace(piece, x=piece.x * px + middle, y=piece.y * px + y)
    if isinstance(piece, Fill | Stroke):
        return replace(piece, shape=affine_transform(piece.shape, [px, 0, 0, px, middle, y]))
    raise TypeError(f"{type(piece).__name__} is no piece of a sign")


def _sign(line: Mapping[str, Any], theme: Theme, grown: float) -> tuple[Piece, ...]:
    """The pieces of a line of the legend; those of layers of somebody's own are in their colour."""
    if "color" not in line:
        return SIGNS[line["sign"]](theme)
    color, about = theme.paint(line["color"]), _about(line["words"])
    if line["sign"] in {"own-point", "own-hollow"}:
        return (_marks(line["words"], ["circle"], color, theme, hollow=line["sign"] == "own-hollow"),)
    if line["sign"] == "size-point":
        return (_marks(line["words"], ["circle"], color, theme, size=line["px"]),)
    if line["sign"] == "own-area":
        return (
            Fill(about=about, shape=box(-11, -5, 11, 5), color=color, opacity=0.35, edge=Line(color=color, width=1)),
        )
    width = line.get("px", BAND_PX if line["sign"] == "own-band" else 2) * (grown if line["sign"] == "size-band" else 1)
    return (Stroke(about=about, shape=LineString([(-15, 0), (15, 0)]), line=Line(color=color, width=width)),)


def _about(name: str) -> About:
    return About(uid=f"legend__{name}")


def _marks(  # noqa: PLR0913 - what a mark is made of
    name: str,
    shapes: Sequence[str],
    color: str,
    theme: Theme,
    *,
    hollow: bool = False,
    letters: tuple[str, ...] = (),
    size: float | None = None,
) -> Points:
    """Marks side by side, a little smaller than on the map unless their size tells something."""
    count = len(shapes)
    if size is None:
        size = SIGN_PX[1] if letters else SMALLER * theme.mark
    signs = rimmed([color] * count, [hollow] * count, [size] * count, theme.paper)
    return Points(
        about=_about(name),
        x=np.asarray([10.0 * at - 5.0 * (count - 1) for at in range(count)]),
        y=np.zeros(count),
        of=[""] * count,
        first=[0] * count,
        hovers=[""] * count,
        shapes=shapes,
        fills=signs.fills,
        rims=signs.rims,
        sizes=[size] * count,
        rim_widths=[LETTER_RIM_PX] * count if letters else signs.rim_widths,
        letters=letters,
    )


def _point(name: str, suffix: str, *, hollow: bool) -> Sign:
    """Three shapes, since shape and colour say who: it is the filling that tells how it is known."""
    shapes = [f"{shape}{suffix}" for shape in SHAPES[:3]]
    return lambda theme: (_marks(name, shapes, theme.paint(INK), theme, hollow=hollow),)


def _arrow(name: str, fill: float, dash: str) -> Sign:
    shape = arrow(LineString([(-15, 0), (15, 0)]), 6)
    return lambda theme: (
        Fill(
            about=_about(name),
            shape=shape,
            color=theme.paint(INK),
            opacity=fill,
            edge=Line(color=theme.paint(INK), width=1, dash=dash),
        ),
    )


def _area(theme: Theme) -> tuple[Piece, ...]:
    ellipse = stretched(Point(0, 0).buffer(5), 2.2, 1)
    return tuple(
        Fill(about=_about(f"area__{number}"), shape=shape, color=theme.paint(INK), pale=0.08)
        for number, shape in enumerate(soft_edges(ellipse, 2.5))
    )


def _hatched(theme: Theme) -> tuple[Piece, ...]:
    hatch = Hatch(color=theme.paint(INK), size=5, solidity=0.16)
    return (Fill(about=_about("hatched"), shape=box(-12, -5, 12, 5), color="", hatch=hatch),)


def _front(theme: Theme) -> tuple[Piece, ...]:
    color = theme.paint(INK)
    line = rounded(LineString([(-14, -2), (-6, 3), (4, -2), (14, 1)]))
    bands = [
        Fill(about=_about(f"front__{number}"), shape=band, color=color, pale=0.06)
        for number, band in enumerate(soft_edges(line, 5))
    ]
    strokes = ticks(line, MultiPoint([(-7, 3), (7, -2)]), 8)
    return (
        *bands,
        Stroke(about=_about("front"), shape=line, line=Line(color=color, width=2)),
        Stroke(about=_about("front__ticks"), shape=strokes, line=Line(color=color, width=1.4)),
    )


def _line(name: str, shape: BaseGeometry, width: float, dash: str) -> Sign:
    return lambda theme: (
        Stroke(about=_about(name), shape=shape, line=Line(color=theme.paint(INK), width=width, dash=dash)),
    )


def _candidate(theme: Theme) -> tuple[Piece, ...]:
    return (_marks("candidate", ["circle"], theme.paint(INK), theme, hollow=True, letters=("a",)),)


SIGNS: dict[str, Sign] = {
    "point-done": _point("point-done", "", hollow=False),
    "point-asked": _point("point-asked", "", hollow=True),
    "point-said": _point("point-said", "-dot", hollow=True),
    "arrow-done": _arrow("arrow-done", 0.88, "solid"),
    "arrow-asked": _arrow("arrow-asked", 0.12, "3px,2px"),
    "area": _area,
    "hatched": _hatched,
    "front": _front,
    "border": _line("border", LineString([(-15, 0), (15, 0)]), 1.4, "8px,3px,2px,3px"),
    "message": _line("message", rounded(LineString([(-15, -3), (0, 2.5), (15, 0)])), 1.3, "2px,3px"),
    "candidate": _candidate,
    "stack": lambda _: (),
}
