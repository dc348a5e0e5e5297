"""The legend of a printed map: who acts and what the signs mean. The signs are pieces, drawn as those of the map are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
from shapely.affinity import scale as stretched
from shapely.geometry import LineString, MultiPoint, Point, box
from shapely.geometry.base import BaseGeometry

from viz.drawing.layer_pieces import LETTER_RIM_PX
from viz.drawing.pieces import About, Fill, Hatch, Line, Piece, Points, Stroke
from viz.drawing.shapes import arrow, rounded, soft_edges, ticks
from viz.engraving.arrows import HATCH_PX, hatched
from viz.engraving.dates import DatedFront, weight_and_dash
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.features import features
from viz.layers.layer import Kind, Layer
from viz.layers.style_values import SHAPES
from viz.layers.styles import Theme, rimmed
from viz.printing.front_labels import number_mark
from viz.stories.legend import legend
from viz.stories.timeline import Row

Sign = Callable[[Theme], tuple[Piece, ...]]

# Of the page alone: nothing in print is the current step.
UNPRINTED = ("step",)
INK = "#4a4f55"
NO_TITLES: Mapping[str, str] = MappingProxyType({})
# Kinds in whose colour somebody acts, first that whose sign tells most of who it is.
WHO: tuple[Kind, ...] = ("event", "movement", "candidate", "message", "area", "front", "line", "route")
# Of bands in their colour, in px; other lines are thinner.
BAND_PX = 8
# Marks in the legend, as a share of those on the map.
SMALLER = 0.7
# A sign lies in a box of so many px.
SIGN_PX = (30, 14)


@dataclass(frozen=True)
class Entry:
    """One line of the legend: its sign, drawn around (0, 0) in px, or its number; words; how high a large sign is."""

    words: str
    pieces: tuple[Piece, ...] = ()
    number: str = ""
    height: float = 0.0


def entries(  # noqa: PLR0913, PLR0917 - what a legend tells of
    layers: Sequence[Layer],
    actors: Iterable[Row],
    theme: Theme,
    grown: float,
    wording: Wording = ENGLISH,
    titles: Mapping[str, str] = NO_TITLES,
) -> list[Entry]:
    """What the legend of a map has to explain.

    Args:
        layers: that are drawn, with the rows that it speaks of.
        actors: rows of the timeline; those are listed whose colour is on the map.
        theme: colours and sizes.
        grown: how many times as wide as elsewhere is what grows with the map.
        wording: of which language.
        titles: of events, by their ids; those of rival places are named with them.
    """
    drawn = [(layer, features(layer, theme)) for layer in layers]
    who = [
        Entry(row.label, _in_color(row, theme.paint(row.color), kinds[0], theme))
        for row in actors
        if (kinds := _kinds_of(theme.paint(row.color), drawn))
    ]
    arrows = _arrows_of(drawn)
    found = []
    for line in legend(layers, theme, wording):
        if line["sign"] == "candidate":
            found += [
                Entry(words, _candidate(theme, letter)) for letter, words in _rivals(drawn, line["words"], titles)
            ]
        elif line["sign"] not in UNPRINTED:
            height = line.get("px", 0.0) * (grown if line["sign"] == "size-band" else 1)
            number = "3" if line["sign"] == "stack" else ""
            sign = arrows[line["sign"]](theme) if line["sign"] in arrows else _sign(line, theme, grown)
            found.append(Entry(line["words"], sign, number=number, height=height))
    return who + found


def front_key(front: DatedFront, theme: Theme) -> Entry:
    """The entry of a front: its number, its line and its date.

    Args:
        front: that is seen.
        theme: colours.
    """
    share, dash = weight_and_dash(front.age)
    line = Line(color=front.color, width=front.width * share, dash=dash)
    stroke = Stroke(about=_about(front.features[0]), shape=LineString([(15, 0), (-15, 0)]), line=line)
    mark = number_mark(front.number, front.color, theme, SIGN_PX[1], (SIGN_PX[1] / 2 - 15, 0))
    return Entry(front.words, (stroke, mark) if front.number else (stroke,))


def _kinds_of(color: str, drawn: Iterable[tuple[Layer, gpd.GeoDataFrame]]) -> list[Kind]:
    """The kinds of what is drawn in a colour, first that whose sign tells most of who acts."""
    there = {layer.kind for layer, data in drawn if (data["color"] == color).any()}
    return [kind for kind in WHO if kind in there]


def _in_color(row: Row, color: str, kind: Kind, theme: Theme) -> tuple[Piece, ...]:
    """The sign of who acts, as it is on the map: the mark, or what else has the colour."""
    name = f"actor-{row.id}"
    if kind in {"event", "candidate"}:
        shape = row.shape if kind == "event" else "circle"
        return (_marks(name, [shape], color, theme, hollow=kind == "candidate"),)
    if kind == "movement":
        return (Fill(about=_about(name), shape=arrow(LineString([(-15, 0), (15, 0)]), 6), color=color),)
    if kind == "area":
        return (Fill(about=_about(name), shape=box(-11, -5, 11, 5), color=color, opacity=0.35),)
    dash = "2px,3px" if kind == "message" else "solid"
    return (
        Stroke(about=_about(name), shape=LineString([(-15, 0), (15, 0)]), line=Line(color=color, width=2, dash=dash)),
    )


def _arrows_of(drawn: Iterable[tuple[Layer, gpd.GeoDataFrame]]) -> dict[str, Sign]:
    """The signs of arrows that are hatched on the map, all of a kind: their entry is no plain one."""
    arrows = [data for layer, data in drawn if layer.kind == "movement" and layer.events]
    found: dict[str, Sign] = {}
    for name, dash, sign in (
        ("arrow-done", "solid", _arrow("arrow-done", 0.55, "solid", is_hatched=True)),
        ("arrow-asked", "dash", _arrow("arrow-asked", 0.3, "3px,2px", is_hatched=True)),
    ):
        mine = [each["hatched"][each["dash"] == dash] for each in arrows]
        if all(each.all() for each in mine):
            found[name] = sign
    return found


def _rivals(
    drawn: Iterable[tuple[Layer, gpd.GeoDataFrame]], words: str, titles: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """For each event with rival places the first letter, and what the letters stand for."""
    for layer, data in drawn:
        column = "label" if layer.label or not layer.hovers else "hover"
        for event, mine in data.groupby("events", sort=False) if layer.kind == "candidate" else ():
            title = titles.get(str(event), "")
            named = "; ".join(text for text in mine[column] if text)
            head = f"{words} ({title})" if title else words
            yield mine["letter"].iloc[0], f"{head}: {named}" if named else head


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


def _arrow(name: str, fill: float, dash: str, *, is_hatched: bool = False) -> Sign:
    shape = arrow(LineString([(-15, 0), (15, 0)]), 6)
    return lambda theme: (
        Fill(
            about=_about(name),
            shape=shape,
            color=theme.paint(INK),
            opacity=fill,
            edge=Line(color=theme.paint(INK), width=1, dash=dash),
            hatch=hatched(theme.paint(INK), theme.paper, HATCH_PX, is_done=dash == "solid") if is_hatched else None,
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


def _candidate(theme: Theme, letter: str = "a") -> tuple[Piece, ...]:
    return (_marks("candidate", ["circle"], theme.paint(INK), theme, hollow=True, letters=(letter,)),)


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
    "line-draft": _line("line-draft", LineString([(-15, 0), (15, 0)]), 2, "dot"),
    "message": _line("message", rounded(LineString([(-15, -3), (0, 2.5), (15, 0)])), 1.3, "2px,3px"),
    "candidate": _candidate,
    "stack": lambda _: (),
}
