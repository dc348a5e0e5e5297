"""The names on a figure: the most important ones, each beside its own mark and on no other name or mark."""

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, groupby, islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go
import shapely

from geodata.projections.choice import Bounds
from viz.drawing.label_positions import Box, square
from viz.drawing.pieces import Piece, Points, Stroke
from viz.figures.traces import escaped
from viz.languages.page_words import INTERFACE
from viz.layers.labels import Anchor, Label, LabelClass, Located, Metres
from viz.layers.styles import Theme
from viz.stories.view_layers import inside_of
from viz.stories.views import MapView

# The trace's id and selector.
LABELS = "labels"
# Labels of these kinds are written on a figure of its own, up to a rank.
NAMED_RANKS: dict[LabelClass, int] = {"capital": 2, "town": 2, "sea": 2, "area": 3}
# No more names than this seek their place: long before, none is left.
MOST_TRIED = 5000
# A figure does not know how large it will be shown. Names are placed so that they are apart on a map as large as in a notebook,
# 700 x 450 px with a legend, and on one of 1000 x 700 px: on larger ones they lie farther from one another.
SIZES_PX = ((500, 300), (780, 560))
# Of the type: its size, and the width of a letter as a share of that, of narrow and of wide ones such as Chinese.
TYPE_PX, LETTER, WIDE_LETTER = 12, 0.6, 1.0
# A sample of a size: its words and its place in metres. It takes so much room to each side of that, and to the right its words.
Sample = tuple[str, float, float]
SAMPLE_PX = 20.0
# The dot of a place without a mark, and the room between a dot or mark and its name.
DOT_PX, BESIDE_PX = 5.0, 3.0
# From every other mark and dot a name is at least so far, farther than from its own: else it would be read as theirs.
APART_PX = 5.0
# Aslant of its mark a name has its corner on the circle around it. The room of a mark as rectangles: shares of its half.
ASLANT = math.sqrt(0.5)
ROUND = ((1.0, 0.6), (0.75, 0.75), (0.6, 1.0))
# Half the room that a mark takes, as a share of its diameter, without its rim: a diamond is wider than a circle.
MARK_ROOM = 0.65
# plotly sets a text so far from a marker: its radius by this share, and 1 px.
PLOTLY_GAP, PLOTLY_PX = 0.8, 1
# Names notice lines at points so many px apart.
LINE_STEP_PX = 2
# Where plotly writes a text that stands on this side of its point.
POSITIONS: dict[Anchor, str] = {
    "e": "middle right",
    "w": "middle left",
    "n": "top center",
    "s": "bottom center",
    "ne": "top right",
    "nw": "top left",
    "se": "bottom right",
    "sw": "bottom left",
    "c": "middle center",
}


class Named(NamedTuple):
    """A name that has found its place: on which side of its point, half the mark that is there, 0 for none, and its width."""

    label: Label
    x: float
    y: float
    anchor: Anchor
    half: float
    width: float

    @property
    def dot(self) -> float:
        """The diameter of its own dot, 0 where there is a mark or the name is spread over its place."""
        return 0.0 if self.half or self.anchor == "c" else DOT_PX

    @property
    def gap(self) -> float:
        """From its point to the text, sideways and upwards."""
        if not self.half:
            return DOT_PX / 2 / PLOTLY_GAP + PLOTLY_PX
        return (self.half + BESIDE_PX) * (ASLANT if len(self.anchor) > 1 else 1)


class Marks(NamedTuple):
    """The marks of a map: their places in whole metres, from west to east, and half the room in px that each takes."""

    places: Metres
    halves: npt.NDArray[np.float64]

    def halves_at(self, places: Metres) -> npt.NDArray[np.float64]:
        """Half the mark on each place; 0 for none."""
        if not len(self.places):
            return np.zeros(len(places))
        known, wanted = _as_numbers(self.places), _as_numbers(np.round(places))
        at = np.searchsorted(known, wanted).clip(max=len(known) - 1)
        return np.where(known[at] == wanted, self.halves[at], 0.0)

    def within(self, bounds: Bounds) -> npt.NDArray[np.intp]:
        """Which marks lie in a rectangle in metres, or on its edge."""
        xmin, ymin, xmax, ymax = bounds
        known = _as_numbers(self.places)
        first = known.searchsorted(complex(xmin, -math.inf))
        y = self.places[first : known.searchsorted(complex(xmax, math.inf)), 1]
        return first + np.flatnonzero((y >= ymin) & (y <= ymax))


@dataclass(frozen=True)
class Ground:
    """What of a map of so many px is taken, from its lower left corner.

    Attributes:
        bounds: xmin, ymin, xmax, ymax in metres.
        metres: to a px.
        taken: true where something is, by y and x.
        lines: likewise of lines, which a name may cross and avoids where it can.
        dots: true where a name would be too near to another's dot.
        beside: true where a dot would be too near to another's name.
    """

    bounds: Bounds
    metres: float
    taken: np.ndarray
    lines: np.ndarray
    dots: np.ndarray
    beside: np.ndarray

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place in px."""
        return (x - self.bounds[0]) / self.metres, (y - self.bounds[1]) / self.metres

    def box(self, named: Named) -> Box:
        """What a name covers, as plotly sets it: aslant it stands as far sideways as upwards, in the middle without a gap."""
        x, y = self.at(named.x, named.y)
        width, gap = named.width, named.gap
        left, bottom = x - width / 2, y - TYPE_PX / 2
        if "e" in named.anchor:
            left = x + gap
        elif "w" in named.anchor:
            left = x - gap - width
        if "n" in named.anchor:
            bottom = y + gap
        elif "s" in named.anchor:
            bottom = y - gap - TYPE_PX
        return Box(left, bottom, left + width, bottom + TYPE_PX)

    def is_free(self, box: Box) -> bool:
        """Whether a box lies on nothing, and within the map."""
        height, width = self.taken.shape
        if box.left < 0 or box.bottom < 0 or box.right > width or box.top > height:
            return False
        # The middle first: where a map is crowded it is taken, which is seen sooner than of the whole.
        middle = int((box.bottom + box.top) / 2), int((box.left + box.right) / 2)
        return not (self.taken[middle] or self.taken[_cells(box)].any())

    def is_told_apart(self, named: Named, marks: Marks) -> bool:
        """Whether a name is nearer to its own mark or dot than to any other, and its dot to no other name."""
        box = self.box(named)
        if self.dots[_cells(box)].any() or (named.dot and self.beside[_cells(self.dot(named))].any()):
            return False
        reach = _grown(box, APART_PX + marks.halves.max(initial=0.0))
        corners = np.array([(reach.left, reach.bottom), (reach.right, reach.top)]) * self.metres + self.bounds[:2]
        near = marks.within(tuple(corners.ravel().tolist()))
        near = near[(marks.places[near] != (round(named.x), round(named.y))).any(axis=1)]
        middles = (marks.places[near] - self.bounds[:2]) / self.metres
        away = np.hypot(*(middles - np.clip(middles, (box.left, box.bottom), (box.right, box.top))).T)
        return bool((away - marks.halves[near] >= APART_PX).all())

    def dot(self, named: Named) -> Box:
        """What the dot of a name covers."""
        return square(*self.at(named.x, named.y), named.dot / 2)

    def crossed(self, box: Box) -> int:
        """How much of lines a box covers."""
        return int(self.lines[_cells(box)].sum())

    def take(self, named: Named) -> None:
        """Lets nothing else lie where a name and its dot do, or be taken for them."""
        box = self.box(named)
        self.taken[_cells(box)] = True
        self.beside[_cells(_grown(box))] = True
        if named.dot:
            self.taken[_cells(self.dot(named))] = True
            self.dots[_cells(_grown(self.dot(named)))] = True

    def take_rectangles(self, places: Metres, halves: np.ndarray) -> None:
        """Lets nothing else lie where marks are: around places in metres, each so many px sideways and upwards.

        All at once, since there may be a hundred thousand: a square begins to count at its lower left corner and ceases to at
        its right and upper sides.
        """
        middles = (places - self.bounds[:2]) / self.metres
        most = np.array(self.taken.shape[::-1])
        left, bottom = np.clip(np.round(middles - halves), 0, most).astype(int).T
        right, top = np.clip(np.round(middles + halves), 0, most).astype(int).T
        count = np.zeros(np.array(self.taken.shape) + 1, dtype=np.int64)
        for at, sign in (((bottom, left), 1), ((top, right), 1), ((bottom, right), -1), ((top, left), -1)):
            np.add.at(count, at, sign)
        self.taken[:] |= count.cumsum(axis=0).cumsum(axis=1)[:-1, :-1] > 0


def _grown(box: Box, by: float = APART_PX) -> Box:
    return Box(box.left - by, box.bottom - by, box.right + by, box.top + by)


def _cells(box: Box) -> tuple[slice, slice]:
    # Written out, since thousands of boxes are asked about.
    down = slice(max(0, round(box.bottom)), max(0, round(box.top)))
    return down, slice(max(0, round(box.left)), max(0, round(box.right)))


def name_trace(  # noqa: PLR0913 - a map and what is on it
    labels: Iterable[Located],
    pieces: Iterable[Piece],
    view: MapView,
    theme: Theme,
    share: tuple[float, float],
    *,
    samples: Sequence[Sample] = (),
) -> go.Scatter:
    """The map's most important names as text beside their points; the page places all labels itself.

    Args:
        labels: of the story map, and the names of its base map, the most important first, with their places.
        pieces: all that is drawn; no name lies on a mark.
        view: labels outside its extent are left out.
        theme: for the type.
        share: of the figure's width and height that the map has: a panel is smaller.
        samples: of sizes, on which no name lies either.
    """
    shown = list(placed_names(labels, pieces, view, share, samples))
    # Where a mark is, a marker that is not to be seen keeps the name at its distance.
    marker = {
        "size": [each.dot or 2 * PLOTLY_GAP * (each.gap - PLOTLY_PX) for each in shown],
        "opacity": [float(each.dot > 0) for each in shown],
        "color": theme.ink,
        "line": {"color": theme.paper, "width": 1},
    }
    return go.Scatter(
        x=[round(each.x) for each in shown],
        y=[round(each.y) for each in shown],
        text=[escaped(each.label.text) for each in shown],
        textposition=[POSITIONS[each.anchor] for each in shown],
        textfont={"color": theme.ink, "size": TYPE_PX},
        mode="markers+text",
        marker=marker,
        name=INTERFACE["map_names"],
        meta=LABELS,
        uid=LABELS,
        legendgroup=LABELS,
        showlegend=True,
        hoverinfo="skip",
    )


def placed_names(
    labels: Iterable[Located],
    pieces: Iterable[Piece],
    view: MapView,
    share: tuple[float, float],
    samples: Sequence[Sample],
) -> Iterator[Named]:
    """Each name that finds room: on the side of its point where it crosses the fewest lines; arguments as for `name_trace`."""
    pieces = tuple(pieces)
    marks = _marks(pieces)
    grounds = [_ground(view, (share[0] * across, share[1] * along), pieces, marks) for across, along in SIZES_PX]
    for ground in grounds:
        for text, x, y in samples:
            middle = square(*ground.at(x, y), SAMPLE_PX)
            ground.taken[_cells(replace(middle, right=middle.right + _width(text)))] = True
    for (label, (x, y), _), half in islice(_important(labels, marks, view), MOST_TRIED):
        # What may also be written along a line stands level in its middle here.
        anchors: tuple[Anchor, ...] = ("c",) if "c" in label.anchors or label.path else label.anchors
        width = _width(label.text)
        offered = [Named(label, x, y, anchor, 0.0 if anchor == "c" else half, width) for anchor in anchors]
        free = [each for each in offered if all(ground.is_free(ground.box(each)) for ground in grounds)]
        free = [each for each in free if all(ground.is_told_apart(each, marks) for ground in grounds)]
        if free:
            best = min(free, key=lambda each: sum(ground.crossed(ground.box(each)) for ground in grounds))
            for ground in grounds:
                ground.take(best)
            yield best


def _important(labels: Iterable[Located], marks: Marks, view: MapView) -> Iterator[tuple[Located, float]]:
    """The names that seek a place, each with half its mark; of equally important ones large marks' first."""
    asked = [each for each in labels if each.label.rank <= NAMED_RANKS.get(each.label.kind, 0)]
    points = np.fromiter(chain.from_iterable(each.point for each in asked), float).reshape(-1, 2)
    is_inside = inside_of(points, view.bounds)
    found, halves = list(compress(asked, is_inside.tolist())), marks.halves_at(points[is_inside])
    for _, equal in groupby(range(len(found)), key=lambda at: (found[at].label.base, found[at].label.rank)):
        at = np.array(list(equal))
        for each in at[np.argsort(-halves[at], kind="stable")].tolist():
            yield found[each], float(halves[each])


def _width(text: str) -> float:
    """How wide a name is, in px."""
    return TYPE_PX * sum(WIDE_LETTER if unicodedata.east_asian_width(each) in "WF" else LETTER for each in text)


def _ground(view: MapView, size: tuple[float, float], pieces: Iterable[Piece], marks: Marks) -> Ground:
    """A map of a size in px with marks and lines, and no name yet."""
    xmin, ymin, xmax, ymax = view.bounds
    metres = max((xmax - xmin) / size[0], (ymax - ymin) / size[1])
    # The axes open wider than the view, where its shape is another.
    wide, high = round(size[0]), round(size[1])
    left, bottom = (xmin + xmax - wide * metres) / 2, (ymin + ymax - high * metres) / 2
    seen = (left, bottom, left + wide * metres, bottom + high * metres)
    ground = Ground(seen, metres, *(np.zeros((high, wide), dtype=bool) for _ in range(4)))
    for shares in ROUND:
        ground.take_rectangles(marks.places, np.outer(marks.halves, shares))
    strokes = [piece.shape for piece in pieces if isinstance(piece, Stroke) and piece.about.layer]
    # Beyond the map they may be endless.
    lines = shapely.intersection(np.array(strokes, dtype=object), shapely.box(*seen))
    points = shapely.get_coordinates(shapely.segmentize(lines[shapely.length(lines) > 0], LINE_STEP_PX * metres))
    x, y = ((points - (left, bottom)) / metres).astype(int).T
    inside = (x >= 0) & (x < wide) & (y >= 0) & (y < high)
    ground.lines[y[inside], x[inside]] = True
    return ground


def _marks(pieces: Iterable[Piece]) -> Marks:
    """The places of marks, and half the room in px that the largest on each takes."""
    points = [piece for piece in pieces if isinstance(piece, Points)]
    spots = [np.column_stack([np.round(piece.x), np.round(piece.y)]) for piece in points]
    rooms = [MARK_ROOM * np.asarray(piece.sizes) + np.asarray(piece.rim_widths) / 2 for piece in points]
    known, which = np.unique(_as_numbers(np.concatenate([np.empty((0, 2)), *spots])), return_inverse=True)
    halves = np.zeros(len(known))
    np.maximum.at(halves, which, np.concatenate([np.empty(0), *rooms]))
    places = known.view(float).reshape(-1, 2)
    return Marks(places, halves)


def _as_numbers(places: Metres) -> npt.NDArray[np.complex128]:
    """Places as numbers, x + y·i, which can be sorted and found."""
    return places.view(complex)[:, 0]
