"""The labels of a printed map: which are wanted, how they are set, and how they are drawn.

The rules are those of the page (viz/assets/names.js), for a map on which nothing moves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import shapely
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import Stroke as Outline
from matplotlib.text import Annotation
from shapely.geometry import Point

from viz.kinds import FrontLayer, LineLayer, MessageLayer, MovementLayer
from viz.label_places import ASLANT, Box, Seeker, places, square
from viz.labels import SPREAD, Label, LabelClass
from viz.layers import Layer
from viz.pieces import Fill, Metres, Piece, Points, Stroke
from viz.static_pieces import Scale, annotation
from viz.static_type import LEAST_PT, Face, Typesetter, spaced_capitals, upright
from viz.styles import Theme
from viz.view_layers import coarsest_scale
from viz.views import MapView

# Sizes and distances in px, as on the page.
GAP_PX, LINE_GAP_PX, BESIDE_MARK_PX, EDGE_PX = 6, 13, 2, 2
HALO_PX, DOT_PX, CAPITAL_DOT_PX, COUNT_PX = 3.6, 5.0, 6.5, 11
WIDEST_AREA_PX = 150
# From one point of a line to the next, as a label notices them.
LINE_STEP_PX = 8
# Half the room that a mark takes, as a share of its diameter, without its rim.
MARK_ROOM = 0.55
# In an inset, type is so much smaller than on the main map.
INSET_TYPE = 0.9
# The date of a message is on the page only while the message is being told.
UNTOLD = ("message",)
# The number of the marks on one spot may be smaller than other type; its ground takes so many of its sizes beside it.
LEAST_COUNT_PT, COUNT_ROOM = 5.0, 0.5
COUNT_GROUND = "#3d4247"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a class of labels is set: `size` in px; `color`, or the theme's ink where there is none; `halo` under it or not."""

    size: float
    color: str = ""
    book: bool = True
    italic: bool = False
    bold: bool = False
    spaced: bool = False
    halo: bool = True


BROWN, BLUE = "#564f41", "#3c6073"
SETTINGS: dict[LabelClass, Setting] = {
    "capital": Setting(size=14.5, book=False, bold=True),
    "town": Setting(size=13, book=False),
    "region": Setting(size=13.5, color=BROWN, spaced=True),
    "country": Setting(size=15, color=BROWN, spaced=True),
    "sea": Setting(size=15, color=BLUE, italic=True, halo=False),
    "river": Setting(size=12, color=BLUE, italic=True),
    "mountains": Setting(size=13, color=BROWN, italic=True),
    "area": Setting(size=13, color="#3f3a31", italic=True),
    "message": Setting(size=13, italic=True),
    "front": Setting(size=13, italic=True, bold=True),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A text that seeks its place: a label of a feature, or the number of the marks on a spot (`feature` is "")."""

    text: str
    feature: str
    face: Face
    seeker: Seeker
    halo: bool = False


class Labelling:
    """The labels of one view.

    Args:
        view: whose labels they are.
        theme: colours.
        scale: of the map.
        pieces: all that is drawn.
        layers: that they were made from.
        typesetter: measures texts.
    """

    def __init__(  # noqa: PLR0913 - a map and what is on it
        self,
        *,
        view: MapView,
        theme: Theme,
        scale: Scale,
        pieces: tuple[Piece, ...],
        layers: Iterable[Layer],
        typesetter: Typesetter,
    ) -> None:
        self.view, self.theme, self.scale, self.typesetter = view, theme, scale, typesetter
        points = [piece for piece in pieces if isinstance(piece, Points)]
        self.marks = [mark for piece in points for mark in self._marks(piece)]
        self.events = [mark for piece in points if not piece.letters for mark in self._marks(piece)]
        self.lines = self._lines(pieces, {layer.id: layer for layer in layers})
        self.uids = {piece.about.uid for piece in pieces}

    def placed(self, labels: Iterable[tuple[Label, Point]]) -> list[tuple[Wanted, Box]]:
        """Every number and every label that is wanted and finds room, with its place.

        Args:
            labels: with their points in metres.
        """
        wanted = [*self._counts(), *self._labels(labels)]
        edge = EDGE_PX * self.scale.pt
        width, height = self._at(*self.scale.bounds[2:])
        frame = Box(edge, edge, width - edge, height - edge)
        obstacles = [square(*mark) for mark in self.marks]
        boxes = places([each.seeker for each in wanted], obstacles, self.lines, frame)
        return [(each, box) for each, box in zip(wanted, boxes, strict=True) if box]

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A projected point in points from the lower left corner of the map."""
        return (x - self.scale.bounds[0]) / self.scale.metres, (y - self.scale.bounds[1]) / self.scale.metres

    def _marks(self, piece: Points) -> Iterator[tuple[float, float, float]]:
        """The marks of a piece: x, y and half the room that each takes, in points."""
        for x, y, size, rim in zip(piece.x, piece.y, piece.sizes, piece.rim_widths, strict=True):
            yield *self._at(x, y), (MARK_ROOM * size + rim / 2) * self.scale.pt

    def _lines(self, pieces: tuple[Piece, ...], layers: dict[str, Layer]) -> Metres:
        """Points along all lines and arrows, close enough together for a label to notice them."""
        paths = []
        for piece in pieces:
            layer = layers.get(piece.about.layer)
            if (isinstance(piece, Stroke) and isinstance(layer, FrontLayer | LineLayer | MessageLayer)) or (
                isinstance(piece, Fill) and isinstance(layer, MovementLayer)
            ):
                paths.append(shapely.segmentize(piece.shape, LINE_STEP_PX * self.scale.pt * self.scale.metres))
        found: Metres = (shapely.get_coordinates(paths) - self.scale.bounds[:2]) / self.scale.metres
        return found

    def _labels(self, labels: Iterable[tuple[Label, Point]]) -> list[Wanted]:
        """The labels in the order in which they choose their places.

        On the main map a place with a mark is named at any scale. Everywhere it is named before its neighbours without one,
        whose names would be read as the mark's. What is not drawn is not named.
        """
        coarse = self.scale.metres * self.scale.pt
        found = []
        for label, point in labels:
            x, y = self._at(point.x, point.y)
            mark = max((half for mx, my, half in self.marks if abs(mx - x) < half and abs(my - y) < half), default=0.0)
            is_point = bool(label.place or label.events)
            is_marked = is_point and mark > 0 and not self.view.inset
            is_wanted = is_marked or coarse <= coarsest_scale(label, self.view)
            is_drawn = (is_point or label.feature in self.uids) and self.view.contains(point)
            if is_wanted and is_drawn and label.kind not in UNTOLD and (set_label := self._set(label, (x, y), mark)):
                found.append((mark == 0, label.rank, set_label))
        return [each for *_, each in sorted(found, key=lambda ranked: ranked[:2])]

    def _set(self, label: Label, at: tuple[float, float], mark: float) -> Wanted | None:
        """The label with its type, measured; None where it cannot be set. Its mark has that half width, 0 for none."""
        px, setting = self.scale.pt, SETTINGS[label.kind]
        size = max(setting.size * px * (INSET_TYPE if self.view.inset else 1), LEAST_PT)
        color = self.theme.paint(setting.color or self.theme.ink)
        face = Face(size=size, color=color, book=setting.book, italic=setting.italic, bold=setting.bold)
        text = self.typesetter.settable(spaced_capitals(label.text) if setting.spaced else label.text, face)
        if not text:
            return None
        if label.kind == "area":
            text = self.typesetter.wrapped(text, face, WIDEST_AREA_PX * px)
        width, height = self.typesetter.size(text, face)
        beside = LINE_GAP_PX * px if label.kind == "front" else GAP_PX * px
        dot = {"capital": CAPITAL_DOT_PX, "town": DOT_PX}.get(label.kind, 0.0) * px / 2
        seeker = Seeker(
            x=at[0],
            y=at[1],
            width=width,
            height=height,
            gap=mark + BESIDE_MARK_PX * px if mark else beside,
            anchors=label.anchors,
            dot=0.0 if mark else dot,
            yields=label.kind in SPREAD,
        )
        return Wanted(text=text, feature=label.feature, face=face, seeker=seeker, halo=setting.halo)

    def _counts(self) -> Iterator[Wanted]:
        """For each spot where several marks lie on one another, their number."""
        spots: dict[tuple[float, float], list[float]] = {}
        for x, y, half in self.events:
            spots.setdefault((round(x, 1), round(y, 1)), []).append(half)
        face = _count_face(self.scale.pt, self.theme)
        for (x, y), halves in spots.items():
            if len(halves) > 1:
                text = str(len(halves))
                width, height = self.typesetter.size(text, face)
                seeker = Seeker(
                    x=x,
                    y=y,
                    width=width + COUNT_ROOM * face.size,
                    height=height,
                    gap=max(halves) / ASLANT[0],
                    anchors=("ne", "nw", "se", "sw"),
                )
                yield Wanted(text=text, feature="", face=face, seeker=seeker)


def draw_labels(
    axes: Axes, placed: Iterable[tuple[Wanted, Box]], scale: Scale, theme: Theme, *, prefix: str = ""
) -> None:
    """Write labels onto a map: under each a halo, which is a drawing; the text itself stays text.

    Args:
        axes: of the map.
        placed: as `Labelling.placed` gives them.
        scale: of the map.
        theme: for the colour of the halo.
        prefix: put before the names of the artists.
    """
    top = len(axes.get_children())
    for number, (each, box) in enumerate(placed):
        seeker = each.seeker
        at = (seeker.x * scale.metres + scale.bounds[0], seeker.y * scale.metres + scale.bounds[1])
        if not each.feature:
            offset = (box.left + box.right) / 2 - seeker.x, (box.bottom + box.top) / 2 - seeker.y
            count = badge(each.text, at, offset, scale.pt, theme)
            count.set(gid=f"{prefix}count__{number}", zorder=top)
            axes.add_artist(count)
            continue
        if seeker.dot:
            dot = Line2D([at[0]], [at[1]], marker="o", markersize=2 * seeker.dot, color=theme.ink)
            dot.set(markeredgecolor=theme.paper, markeredgewidth=0.7 * scale.pt)
            dot.set(gid=f"{prefix}dot__{each.feature}", zorder=top)
            axes.add_artist(dot)
        if each.halo:
            halo = _text(each, box, at)
            halo.set(color=theme.paper, alpha=0.8, gid=f"{prefix}halo__{each.feature}", zorder=top + 1)
            halo.set_path_effects([Outline(linewidth=HALO_PX * scale.pt, foreground=theme.paper, joinstyle="round")])
            axes.add_artist(halo)
        text = _text(each, box, at)
        text.set(gid=f"{prefix}label__{each.feature}", zorder=top + 2)
        axes.add_artist(text)


def badge(number: str, at: tuple[float, float], offset: tuple[float, float], px: float, theme: Theme) -> Annotation:
    """A number on a dark ground: so many events are on one spot.

    Args:
        number: its figures.
        at: the spot, in data coordinates.
        offset: from there to the middle of the number, in points.
        px: points for each px.
        theme: for the colours.
    """
    written = annotation(number, at, offset, _count_face(px, theme))
    written.set(horizontalalignment="center", verticalalignment="center")
    ground = theme.paint(COUNT_GROUND)
    written.set_bbox({"boxstyle": "round,pad=0.12,rounding_size=0.45", "facecolor": ground, "edgecolor": "none"})
    return written


def _count_face(px: float, theme: Theme) -> Face:
    return Face(size=max(COUNT_PX * px, LEAST_COUNT_PT), color=theme.paper, bold=True)


def _text(each: Wanted, box: Box, at: tuple[float, float]) -> Annotation:
    """The text in its box, held at the side that faces its point: a viewer's own font may be wider or narrower."""
    seeker = each.seeker
    if box.left >= seeker.x:
        side, x = "left", box.left
    elif box.right <= seeker.x:
        side, x = "right", box.right
    else:
        side, x = "center", (box.left + box.right) / 2
    alignment, above = upright(each.text, each.face)
    offset = x - seeker.x, (box.bottom + box.top) / 2 + above - seeker.y
    written = annotation(each.text, at, offset, each.face)
    written.set(horizontalalignment=side, verticalalignment=alignment, multialignment="center")
    return written
