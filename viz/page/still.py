"""The main map as a picture in the page's HTML: the relief, which the script takes from here, and what the document's day saw.

It is seen before the script has run, without it, and in a browser too old for it. What came after the document is not in it.
"""

from collections.abc import Iterable, Iterator
from html import escape

import numpy as np
import shapely

from geodata.projections.choice import Bounds
from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.outlines import MARKS, dashes, parts, rings
from viz.drawing.pieces import Fill, Line, Piece, Points, Stroke
from viz.figures.names import DOT_PX, Named, placed_names
from viz.layers.features import features
from viz.layers.layer import Layer
from viz.layers.moments import as_of
from viz.layers.styles import SCREEN
from viz.stories.story import Story
from viz.stories.views import MapView

# The picture is drawn as for a map so many px wide and high at most, the size at which its names were given room; in tenths of a
# px, so that places are whole numbers.
WIDE_PX, HIGH_PX = 560, 420
TENTHS = 10
# Bends of so many px are not seen, of lines and of soft edges.
BEND_PX, SOFT_BEND_PX = 0.8, 2.5
# Of a filling below this opacity the edge is soft.
SOFT = 0.5
# The strokes and gaps of dashed outlines, in px: arrows are small here.
DASHES = "3 2"
# So many letters are spent on lines and areas: of a table of many thousands the picture shows the first ones.
MOST_LETTERS = 60_000
# How a point is drawn: shape, size, width of the rim, colours of the filling and of the rim.
Sign = tuple[str, float, float, str, str]
# Half the height of a capital letter, as a share of the type's size.
HALF_LETTER = 0.36


class Sheet:
    """The picture's own places: tenths of a px to the right and downwards from the upper left corner of a view's bounds."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        left, bottom, right, top = view.bounds
        self._metres = max((right - left) / WIDE_PX, (top - bottom) / HIGH_PX) / TENTHS
        self.width, self.height = (round(length / self._metres) for length in (right - left, top - bottom))

    def places(self, metres: np.ndarray) -> np.ndarray:
        """Points, shape (n, 2), as whole numbers."""
        left, _, _, top = self.view.bounds
        turned = (np.asarray(metres, dtype=float).reshape(-1, 2) - (left, top)) / (self._metres, -self._metres)
        return np.round(turned).astype(int)

    def path(self, piece: Fill | Stroke, within: Bounds) -> str:
        """A piece as far as it lies within bounds, as the commands of an SVG path; "" where nothing is left of it."""
        is_soft = isinstance(piece, Fill) and piece.opacity < SOFT and piece.edge is None
        shape = shapely.simplify(piece.shape, (SOFT_BEND_PX if is_soft else BEND_PX) * TENTHS * self._metres)
        shape = shapely.intersection(shapely.make_valid(shape), shapely.box(*within))
        end = "z" if isinstance(piece, Fill) else ""
        lines = rings(shape) if isinstance(piece, Fill) else parts(shape)
        return "".join(f"{_steps(self.places(line))}{end}" for line in lines)


def still(story: Story, relief: str) -> str:
    """The picture as SVG, with its caption.

    Args:
        story: what the page shows.
        relief: of the main map, as a data address; "" for none.
    """
    scene = story.told.scenes[0]
    sheet = Sheet(scene.view)
    day = story.narrative.last_day
    layers = [_standing(layer, day) for layer in scene.layers]
    later = {card["id"] for card in story.narrative.cards if card["after"]}
    pieces = [piece for piece in scene_pieces(scene, story.theme) if not _is_of(piece.about.events, later)]
    names = [
        named
        for named in placed_names(scene.labels, pieces, scene.view, (1, 1), ())
        if not _is_of(named.label.events, later)
    ]
    said = [escape(words) for words in _caption(story, layers)]
    states, moments = (_uids(layers, day, are_states=are_states) for are_states in (True, False))
    # The relief shows land and sea; without it the ground itself is drawn, whose pieces are no feature's.
    ground = set() if relief else {""}
    parts = (
        _relief(sheet, relief),
        *("<g>", *_drawn(pieces, states | ground, scene.view.limits, sheet)),
        *(_dot(named, sheet) for named in names if named.anchor != "c"),
        *('</g><g class="told">', *_drawn(pieces, moments, scene.view.bounds, sheet)),
        *_marks(pieces, day, later, sheet),
        *("</g><g>", *(_name(named, sheet) for named in names), "</g>"),
    )
    return (
        f'<div class="frame main-map"><svg class="still" viewBox="0 0 {sheet.width} {sheet.height}" role="img" '
        f'aria-label="{". ".join(said) or escape(story.wording.interface["map"])}">{"".join(parts)}</svg></div>'
        f'<p class="caption over">{"".join(f"<span>{words}</span>" for words in said)}</p>'
    )


def _standing(layer: Layer, day: int | None) -> Layer:
    """Of a layer of states the last ones that have come by a day; any other as it is."""
    return as_of(layer, day) if layer.time == "state" and day is not None else layer


def _caption(story: Story, layers: Iterable[Layer]) -> list[str]:
    """The day that the picture shows, and what of its states the map's caption tells."""
    told, narrative = story.told, story.narrative
    words = narrative.dated if narrative.horizon is not None else told.words
    said = story.wording.interface
    day = [] if narrative.is_timeless else [f"{said['as_of']} {words or said['overview_map']}"]
    states = [layer for layer in layers if layer.visible and layer.is_captioned and layer.time == "state"]
    return [*day, *(hover for layer in states for hover in features(layer, SCREEN)["hover"] if hover)]


def _relief(sheet: Sheet, source: str) -> str:
    if not source:
        return ""
    west, south, east, north = sheet.view.limits
    (x, y), (right, bottom) = sheet.places(np.array([(west, north), (east, south)])).tolist()
    return (
        f'<image x="{x}" y="{y}" width="{right - x}" height="{bottom - y}" preserveAspectRatio="none" href="{source}"/>'
    )


def _is_of(events: str, later: set[str]) -> bool:
    """Whether what stands for these events stands for later ones alone."""
    return bool(events) and later.issuperset(events.split())


def _uids(layers: Iterable[Layer], day: int | None, *, are_states: bool) -> set[str]:
    """What is drawn of states and of layers without dates; or else of what happened or was said by a day."""
    return {
        layer.uid(name)
        for layer in layers
        if layer.is_pieces and (layer.time != "moment") == are_states
        for name, first in zip(*(features(layer, SCREEN)[each] for each in ("id", "first")), strict=True)
        if day is None or first <= day
    }


def _drawn(pieces: Iterable[Piece], shown: set[str], within: Bounds, sheet: Sheet) -> Iterator[str]:
    """The areas as far as they lie within bounds, and the lines, of these features."""
    letters = 0
    for piece in pieces:
        if not isinstance(piece, Fill | Stroke) or piece.about.feature not in shown:
            continue
        d = sheet.path(piece, within if isinstance(piece, Fill) else sheet.view.limits)
        letters += len(d)
        if letters > MOST_LETTERS:
            return
        if d:
            yield f'<path d="{d}" {_manner(piece)}/>'


def _manner(piece: Fill | Stroke) -> str:
    if isinstance(piece, Stroke):
        return f'fill="none" {_line(piece.line)}'
    hatch = piece.hatch
    color, opacity = (
        (hatch.ground or hatch.color, hatch.ground_opacity or hatch.solidity) if hatch else (piece.color, piece.opacity)
    )
    edge = f" {_line(piece.edge)}" if piece.edge else ""
    if piece.edge and dashes(piece.edge):
        edge = f' stroke="{piece.edge.color}" stroke-dasharray="{DASHES}"'
    return f'fill="{color or "none"}" opacity="{opacity * piece.pale:.2g}"{edge}'


def _line(line: Line) -> str:
    lengths = " ".join(f"{length:g}" for length in dashes(line))
    return f'stroke="{line.color}" stroke-width="{line.width:g}"' + (
        f' stroke-dasharray="{lengths}"' if lengths else ""
    )


def _marks(pieces: Iterable[Piece], day: int | None, later: set[str], sheet: Sheet) -> Iterator[str]:
    """The points, those of one sign in one path; of several so near to one another that they look like one, the first."""
    for piece in pieces:
        if not isinstance(piece, Points):
            continue
        signs: dict[Sign, dict[tuple[int, int], str]] = {}
        places = sheet.places(np.column_stack([piece.x, piece.y])).tolist()
        columns = zip(piece.shapes, piece.sizes, piece.rim_widths, piece.fills, piece.rims, strict=True)
        for (x, y), sign, of, first in zip(places, columns, piece.of, piece.first, strict=True):
            is_within = 0 <= x <= sheet.width and 0 <= y <= sheet.height
            if is_within and (day is None or first <= day) and not _is_of(of, later):
                near = int(sign[1] * TENTHS / 2) or 1
                signs.setdefault(sign, {}).setdefault((x // near, y // near), f"M{x} {y}")
        for (shape, size, width, fill, rim), spots in signs.items():
            outline = _outline(shape.removesuffix("-dot"), size * TENTHS / 2)
            d = "".join(f"{spot}{outline}" for spot in spots.values())
            yield f'<path d="{d}" fill="{fill}" stroke="{rim}" stroke-width="{width:g}"/>'


def _outline(shape: str, half: float) -> str:
    """A mark around the point at which the pen is."""
    corners = MARKS[shape]
    if not corners:
        r, across = round(half), round(2 * half)
        return f"m{-r} 0a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 {-across} 0z"
    turned = np.round(np.array(corners) * (half, -half)).astype(int)
    x, y = turned[0].tolist()
    return f"m{x} {y}l{_numbers(np.diff(turned, axis=0))}z"


def _dot(named: Named, sheet: Sheet) -> str:
    """The dot of a place; a mark of an event lies over it."""
    x, y = sheet.places(np.array([(named.x, named.y)]))[0].tolist()
    return f'<circle cx="{x}" cy="{y}" r="{round(DOT_PX * TENTHS / 2)}"/>'


def _name(named: Named, sheet: Sheet) -> str:
    """A name beside its point."""
    x, y = sheet.places(np.array([(named.x, named.y)]))[0].tolist()
    gap, anchor = round(named.gap * TENTHS), named.anchor
    across = 1 if "e" in anchor else -1 if "w" in anchor else 0
    down = -1 if "n" in anchor else 1 if "s" in anchor else 0
    side = {1: "", -1: ' text-anchor="end"', 0: ' text-anchor="middle"'}[across]
    # Level with the point its middle stands there, above it its foot, below it its head.
    lift = {-1: "0", 0: f"{HALF_LETTER}em", 1: f"{2 * HALF_LETTER}em"}[down]
    kind = ' class="sea"' if named.label.kind == "sea" else ""
    place = f'x="{x + across * gap}" y="{y + down * gap}" dy="{lift}"'
    return f"<text {place}{side}{kind}>{escape(named.label.text)}</text>"


def _steps(places: np.ndarray) -> str:
    """A line from its first point by steps."""
    moved = np.diff(places, axis=0)
    moved = moved[moved.any(axis=1)]
    x, y = places[0].tolist()
    return f"M{x} {y}l{_numbers(moved)}" if len(moved) else ""


def _numbers(pairs: np.ndarray) -> str:
    return " ".join(map(str, pairs.ravel().tolist())).replace(" -", "-")
