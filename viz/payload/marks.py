"""The pieces of a view for the page's canvas: paths and points in small whole numbers, their signs told once."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from viz.drawing.outlines import dashes, parts, rings
from viz.drawing.pieces import LETTER_PX, Fill, Line, Picture, Piece, Points, Stroke
from viz.drawing.relief import encode
from viz.layers.labels import Metres
from viz.layers.layer import Layer
from viz.layers.styles import Theme
from viz.payload.legend import Legend
from viz.payload.packing import Distinct, Words, table
from viz.stories.view_layers import CLOSEST
from viz.stories.views import MapView

# Places are told to this share of a pixel at the closest scale.
SHARE_OF_A_PIXEL = 0.25
# Pieces that have a table or a picture for themselves.
WHOLE = (Points, Picture)


@dataclass(frozen=True)
class Units:
    """The whole numbers in which places of a view are told: steps of `metres` to the right and downwards from `west`, `north`."""

    west: float
    north: float
    metres: float

    @classmethod
    def of(cls, view: MapView) -> "Units":
        """Those of a view, from the upper left corner of its limits."""
        west, _, _, north = view.limits
        closest = 1 if view.inset else CLOSEST
        return cls(west, north, max(1.0, round(SHARE_OF_A_PIXEL * view.km_per_px * 1000 / closest, 1)))

    def places(self, metres: Metres) -> np.ndarray:
        """Points in metres, shape (n, 2), as whole numbers of the same shape."""
        steps = (np.asarray(metres, dtype=float).reshape(-1, 2) - (self.west, self.north)) / (self.metres, -self.metres)
        return np.round(steps).astype(np.int64)

    def place(self, x: float, y: float) -> list[int]:
        """One point in metres."""
        return list(self.places(np.array([[x, y]]))[0].tolist())

    def box(self, bounds: tuple[float, float, float, float]) -> list[int]:
        """A rectangle xmin, ymin, xmax, ymax in metres as left, top, right, bottom."""
        xmin, ymin, xmax, ymax = bounds
        return self.place(xmin, ymax) + self.place(xmax, ymin)

    def path(self, lines: Iterable[Metres]) -> list[list[int]]:
        """Lines or rings: of each its first point, and then the steps to the next, all in one list."""
        packed = []
        for line in lines:
            # What a projection does not reach leaves nothing of a line.
            if not len(line):
                continue
            places = self.places(line)
            moved = np.vstack([places[:1], np.diff(places, axis=0)])
            # Points that fall together with the one before say nothing.
            is_new = np.concatenate([[True], moved[1:].any(axis=1)])
            packed.append(moved[is_new].ravel().tolist())
        return packed


class Ink:
    """How things are drawn: the distinct manners of paths and the distinct signs of points of a whole story."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._manners: Distinct[str] = Distinct()
        self._signs: Distinct[tuple[Any, ...]] = Distinct()

    def manner(self, piece: Fill | Stroke) -> int:
        """The place of the manner in which a piece is drawn."""
        manner = {"edge": _line(piece.line)} if isinstance(piece, Stroke) else _filling(piece)
        return self._manners.place(json.dumps(manner, sort_keys=True))

    def sign(self, shape: str, fill: str, rim: str, size: float, rim_width: float) -> int:
        """The place of a point's sign: colours, and sizes in px."""
        return self._signs.place((shape, fill, rim, round(size, 2), round(rim_width, 2)))

    def told(self) -> dict[str, Any]:
        """For the script: `manners` of paths and `signs` of points, in their places, and how a `letter` in a point is set."""
        names = ("shape", "fill", "rim", "size", "rim_width")
        return {
            "manners": [json.loads(manner) for manner in self._manners.listed],
            "signs": [dict(zip(names, sign, strict=True)) for sign in self._signs.listed],
            "letter": {"size": LETTER_PX, "color": self._theme.ink, "font": self._theme.font},
        }


def _line(line: Line) -> dict[str, Any]:
    return {"color": line.color, "width": round(line.width, 2), "dash": dashes(line)}


def _filling(piece: Fill) -> dict[str, Any]:
    """What is filled with which colour, its edge and its hatching; `pale` is the opacity of all together."""
    hatch = piece.hatch
    color, opacity = (hatch.ground, hatch.ground_opacity) if hatch else (piece.color, piece.opacity)
    return {
        "fill": color,
        "opacity": opacity,
        "edge": _line(piece.edge) if piece.edge else None,
        "hatch": {"color": hatch.color, "size": hatch.size, "width": hatch.solidity * hatch.size} if hatch else None,
        "pale": round(piece.pale, 4),
    }


@dataclass(frozen=True)
class Places:
    """Where the tables of the page have what marks point to.

    Attributes:
        cards: the places of the events' cards by id.
        features: the places of lines, areas and pictures by uid.
        words: the dictionary of texts.
        ink: of all views.
        legend: says which of its entries explain a mark.
    """

    cards: Mapping[str, int]
    features: Mapping[str, int]
    words: Words
    ink: Ink
    legend: Legend

    def of_events(self, ids: str) -> int | list[int]:
        """The place of the card of one event, or the places of several or none; ids are separated by blanks."""
        places = [self.cards[event] for event in ids.split() if event in self.cards]
        return places[0] if len(places) == 1 else places


def view_marks(pieces: Iterable[Piece], layers: Iterable[Layer], units: Units, places: Places) -> list[dict[str, Any]]:
    """The marks of a view, the first at the bottom; without the base map.

    Args:
        pieces: of the view.
        layers: that it shows.
        units: of its places.
        places: takes texts, manners and signs.

    Returns:
        Layer by layer its id as `layer`, and either
        `paths`, a table of `feature`, `main` (whether it is the whole outline), `manner` and `lines` (see `Units.path`); or
        `points`, a table of `x`, `y`, `sign`, `explained` (see `Legend`), `events` (see `Places.of_events`), `first` (the day
        from which it is shown if no event tells of it), `hover` and `letter`, with `rivals` and `rings` saying whether they are
        rival places and whether they are ringed while their event is the current one; or
        `picture`, with `feature`, `box`, `opacity` and `source`.
    """
    kinds = {layer.id: layer.kind for layer in layers}
    drawn = (piece for piece in pieces if piece.about.layer)
    marks: list[dict[str, Any]] = []
    for (layer, whole), group in groupby(drawn, key=lambda piece: (piece.about.layer, isinstance(piece, WHOLE))):
        for piece in group if whole else []:
            if isinstance(piece, Points):
                is_kind = {"rivals": kinds[layer] == "candidate", "rings": kinds[layer] == "event"}
                marks.append({"layer": layer, **is_kind, "points": _points(piece, units, places)})
            else:
                marks.append({"layer": layer, "picture": _picture(piece, units, places)})
        if not whole:
            marks.append({"layer": layer, "paths": _paths(list(group), units, places)})
    return marks


def _paths(pieces: list[Any], units: Units, places: Places) -> dict[str, Any]:
    columns: dict[str, list[Any]] = {
        "feature": [places.features[piece.about.feature] for piece in pieces],
        "main": [piece.about.uid == piece.about.feature for piece in pieces],
        "manner": [places.ink.manner(piece) for piece in pieces],
        "lines": [units.path(lines_of(piece)) for piece in pieces],
    }
    return table(columns, places.words)


def lines_of(piece: Fill | Stroke) -> list[Metres]:
    """The rings of a filling, or the parts of a line."""
    return rings(piece.shape) if isinstance(piece, Fill) else parts(piece.shape)


def _points(piece: Any, units: Units, places: Places) -> dict[str, Any]:
    at = units.places(np.column_stack([piece.x, piece.y]))
    events = [places.of_events(ids) for ids in piece.of]
    is_told = [not piece.letters and each != [] for each in events]
    signs = list(zip(piece.shapes, piece.fills, piece.rims, piece.sizes, piece.rim_widths, strict=True))
    columns: dict[str, list[Any]] = {
        "x": at[:, 0].tolist(),
        "y": at[:, 1].tolist(),
        "sign": [places.ink.sign(*sign) for sign in signs],
        "explained": [places.legend.of_point(piece.about.layer, *sign[:3]) for sign in signs],
        "events": events,
        "first": list(piece.first),
        # Where a card tells of a point, it is the card's line that stands under the pointer.
        "hover": ["" if told else hover for told, hover in zip(is_told, piece.hovers, strict=True)],
        "letter": list(piece.letters) or [""] * len(events),
    }
    return table(columns, places.words)


def _picture(piece: Any, units: Units, places: Places) -> dict[str, Any]:
    return {
        "feature": places.features[piece.about.feature],
        "box": units.box(piece.bounds),
        "opacity": piece.opacity,
        "source": encode(piece.image),
    }
