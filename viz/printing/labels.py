"""The labels of a printed map: which are wanted, how they are set, and how they are drawn.

The page follows the same rules (viz/page/assets/names/names.js), for a map on which nothing moves.
"""

import functools
import math
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import shapely
from shapely.geometry import Point

from viz.drawing.badges import Badging, Counts, badge_seeker
from viz.drawing.label_moves import Move
from viz.drawing.label_paths import Course
from viz.drawing.label_positions import NO_POINTS, SAME, Box, Room, Seeker, Spot
from viz.drawing.pieces import Fill, Piece, Points, Stroke
from viz.drawing.spots import half_of
from viz.engraving.sides import facing_away
from viz.fonts.own_fonts import own_faces
from viz.layers.labels import (
    ABOVE,
    COLORS,
    LINE_GAP_PX,
    LINE_STEP_PX,
    SPREAD,
    SPREAD_TRACKING,
    TRACKING,
    Label,
    LabelClass,
    Located,
    Metres,
)
from viz.layers.layer import Layer
from viz.layers.styles import Theme
from viz.printing.pieces import Scale
from viz.printing.placing import all_placed
from viz.printing.typesetting import LEAST_PT, Face, Typesetter, points, spaced_capitals
from viz.stories.view_layers import coarsest_scale
from viz.stories.views import MapView

# Sizes and distances in px, as on the page.
GAP_PX, BESIDE_MARK_PX, EDGE_PX = 6, 2, 2
HALO_PX, DOT_PX, CAPITAL_DOT_PX, COUNT_PX = 3.6, 5.0, 6.5, 11
WIDEST_AREA_PX = 150
# Names beside points.
PINNED: tuple[LabelClass, ...] = ("capital", "town")
# In an inset, type is so much smaller than on the main map.
INSET_TYPE = 0.9
# What stands beside a mark may be smaller than other type; its ground takes so many of its sizes beside it. More letters than
# this stand in lines.
LEAST_COUNT_PT, COUNT_ROOM, COUNT_LETTERS = 5.0, 0.5, 14
COUNT_GROUND = "#3d4247"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a class of labels is set: `size` in px, `halo` under it or not."""

    size: float
    book: bool = True
    italic: bool = False
    bold: bool = False
    spaced: bool = False
    halo: bool = True


SETTINGS: dict[LabelClass, Setting] = {
    "capital": Setting(size=14.5, book=False, bold=True),
    "town": Setting(size=13, book=False),
    "region": Setting(size=13.5, spaced=True),
    "country": Setting(size=15, spaced=True),
    "sea": Setting(size=15, italic=True, halo=False),
    "river": Setting(size=12, italic=True),
    "mountains": Setting(size=13, italic=True),
    "island": Setting(size=12.5),
    "area": Setting(size=13, italic=True),
    "message": Setting(size=13, italic=True),
    "front": Setting(size=13, italic=True, bold=True),
}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A text that seeks its place: a label of a feature, or what stands beside a mark (`feature` is "").

    Of one that may be written along a line, `letters` are its letters, each with its middle in points from the beginning of the
    text as it is plainly set, and `width` is how wide that is. `move` is how far its author has moved it, in points. The number
    of a front has the `color` of its front. A capital with a mark chooses first. `instead` is another form, if there is no room.
    """

    text: str
    feature: str
    face: Face
    seeker: Seeker
    halo: bool = False
    letters: tuple[tuple[str, float], ...] = ()
    width: float = 0.0
    move: Move = None
    is_capital: bool = False
    color: str = ""
    instead: "Wanted | None" = None

    def form(self, number: int) -> "Wanted":
        """The form that found room, after so many that did not."""
        return self.instead.form(number - 1) if number and self.instead else self


@dataclass(frozen=True)
class Dates:
    """The dates of the fronts on a map: their labels, the features that these name, and points along all fronts."""

    wanted: tuple[Wanted, ...] = ()
    features: frozenset[str] = frozenset()
    points: Metres = field(default_factory=lambda: NO_POINTS)


class Labelling:
    """The labels of one view.

    Args:
        view: whose labels they are.
        theme: colours.
        scale: of the map.
        pieces: all that is drawn.
        layers: that they were made from.
        typesetter: measures texts.
        badging: what stands beside marks: default: where several lie on one spot, their number.
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
        badging: Badging | None = None,
    ) -> None:
        self.view, self.theme, self.scale, self.typesetter = view, theme, scale, typesetter
        self.badging = badging or Counts()
        points = [piece for piece in pieces if isinstance(piece, Points)]
        self.marks = [mark for piece in points for mark in self._marks(piece)]
        self.pieces, self.layers = pieces, {layer.id: layer for layer in layers}
        self.uids = {piece.about.uid for piece in pieces}

    def placed(self, labels: Iterable[Located], dates: Dates) -> list[tuple[Wanted, Room]]:
        """What stands beside marks, and every label that is wanted and finds room, each with its place.

        Args:
            labels: with their points and lines in metres.
            dates: of fronts.
        """
        labels = tuple(labels)
        moves = {each.label.feature: _move(each.label) for each in labels}
        dated = [replace(date, move=moves.get(date.feature)) for date in dates.wanted]
        labels = tuple(each for each in labels if each.label.feature not in dates.features)
        badges, wanted = list(self._badges()), self._labels(labels, dated)
        lines = self._lines({each.label.feature for each in labels if len(each.path)})
        edge = EDGE_PX * self.scale.pt
        width, height = self._at(*self.scale.bounds[2:])
        frame = Box(edge, edge, width - edge, height - edge)
        return all_placed(badges, wanted, lines=lines, fronts=dates.points, frame=frame, marks=self.marks)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A projected point in points from the lower left corner of the map."""
        return (x - self.scale.bounds[0]) / self.scale.metres, (y - self.scale.bounds[1]) / self.scale.metres

    def _marks(self, piece: Points) -> Iterator[Spot]:
        """The marks of a piece: x, y and half the room that each takes, in points."""
        for x, y, size, rim in zip(piece.x, piece.y, piece.sizes, piece.rim_widths, strict=True):
            yield *self._at(x, y), half_of(size, rim, self.scale.pt)

    def _lines(self, lettered: set[str]) -> Metres:
        """Points along all lines and arrows, close enough together for a label to notice them; not along `lettered` rivers."""
        paths = []
        for piece in self.pieces:
            layer = self.layers.get(piece.about.layer)
            if layer is None or not layer.is_line or piece.about.uid in lettered:
                continue
            if isinstance(piece, Fill if layer.is_filled else Stroke):
                step = LINE_STEP_PX * self.scale.pt * self.scale.metres
                # What has no length cannot be divided.
                paths += [
                    shapely.segmentize(part, step) if part.length else part for part in shapely.get_parts(piece.shape)
                ]
        return self._on_paper(shapely.get_coordinates(paths))

    def _on_paper(self, metres: Metres) -> Metres:
        """Projected points in points from the lower left corner of the map."""
        found: Metres = (metres - self.scale.bounds[:2]) / self.scale.metres
        return found

    def _labels(self, labels: Iterable[Located], dates: Iterable[Wanted]) -> list[Wanted]:
        """The labels in the order in which they choose their places.

        First come places with a mark, which have no other place, and then the dates of fronts.

        On the main map a place with a mark is named at any scale. Everywhere it is named before its neighbours without one,
        whose names would be read as the mark's. What is not drawn is not named.
        """
        coarse = self.scale.metres * self.scale.pt
        labels = tuple(labels)
        found = [(False, True, 0, date) for date in dates]
        pins = np.array([self._at(*each.point) for each in labels if each.label.kind in PINNED]).reshape(-1, 2)
        for each in labels:
            label, (x, y) = each.label, self._at(*each.point)
            here = (half for mx, my, half in self.marks if math.hypot(mx - x, my - y) <= SAME)
            mark = max(here, default=0.0)
            is_point = bool(label.place or label.events)
            is_marked = is_point and mark > 0
            is_wanted = (
                bool(label.moved) or (is_marked and not self.view.inset) or coarse <= coarsest_scale(label, self.view)
            )
            is_drawn = label.base or (
                (is_point or label.feature in self.uids) and self.view.contains(Point(each.point))
            )
            sided = each
            if label.kind in PINNED:
                sided = each._replace(label=label._replace(anchors=facing_away(label.anchors, (x, y), pins)))
            if (
                is_wanted
                and is_drawn
                and not self._is_fleeting(label)
                and (set_label := self._set(sided, (x, y), mark))
            ):
                found.append((label.base, not is_marked, label.rank, set_label))
        return [each for *_, each in sorted(found, key=lambda ranked: ranked[:3])]

    def _is_fleeting(self, label: Label) -> bool:
        """Whether it is on the page only while it is being told, as the date of a message is."""
        return label.layer in self.layers and self.layers[label.layer].is_fleeting

    def _set(self, each: Located, at: tuple[float, float], mark: float) -> Wanted | None:
        """The label with its type, measured; None where it cannot be set. Its mark has that half width, 0 for none."""
        label, px, setting = each.label, self.scale.pt, SETTINGS[each.label.kind]
        size = max(setting.size * label.size * px * (INSET_TYPE if self.view.inset else 1), LEAST_PT)
        color = self.theme.paint(label.color or COLORS.get(label.kind, self.theme.ink))
        plain = Face(
            size=size,
            color=color,
            book=setting.book,
            italic=setting.italic,
            bold=setting.bold,
            language=self.typesetter.language,
            own=own_faces(self.theme.font),
        )
        words = spaced_capitals(label.text) if setting.spaced else label.text
        # As the whole name needs it: set letter by letter it looks the same.
        face = plain.fitted(words)
        text = self.typesetter.settable(words, face)
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
            mark=mark,
            dot=0.0 if mark else dot,
            yields=label.kind in SPREAD or label.base,
            clear=HALO_PX / 2 * px if setting.halo else 0.0,
        )
        wanted = Wanted(
            text=text,
            feature=label.feature,
            face=face,
            seeker=seeker,
            halo=setting.halo,
            move=_move(label),
            is_capital=label.kind == "capital" and mark > 0,
        )
        return self._along(wanted, each) if len(each.path) else wanted

    def _along(self, wanted: Wanted, each: Located) -> Wanted:
        """Likewise of a label that may be written along a line."""
        text = each.label.text.upper() if SETTINGS[each.label.kind].spaced else each.label.text
        measure = functools.partial(self.typesetter.size, face=wanted.face)
        ends = [measure(text[: number + 1])[0] for number in range(len(text))]
        letters = tuple((letter, end - measure(letter)[0] / 2) for letter, end in zip(text, ends, strict=True))
        tracking = TRACKING.get(each.label.kind, SPREAD_TRACKING)
        width, most = (ends[-1] + (len(text) - 1) * gap * wanted.face.size for gap in tracking)
        points = self._on_paper(each.path)
        course = Course(points=points, width=width, most=most, above=each.label.kind in ABOVE)
        return replace(wanted, letters=letters, width=ends[-1], seeker=replace(wanted.seeker, course=course))

    def _badges(self) -> Iterator[Wanted]:
        """What stands beside marks."""
        face = count_face(self.scale.pt, self.theme)
        for badge in self.badging.badges(self.pieces, self.scale):
            text = textwrap.fill(badge.text, COUNT_LETTERS, break_long_words=False)
            width, height = self.typesetter.size(text, face)
            seeker = badge_seeker(badge, (width + COUNT_ROOM * face.size, height), self.scale.pt)
            yield Wanted(text=text, feature="", face=face, seeker=seeker)


def _move(label: Label) -> Move:
    """How far the author of a label has moved it, in points."""
    return label.moved and (points(label.moved[0]), points(label.moved[1]))


def count_face(px: float, theme: Theme) -> Face:
    """How what stands beside a mark is set.

    Args:
        px: points for each px.
        theme: for the colours.
    """
    return Face(size=max(COUNT_PX * px, LEAST_COUNT_PT), color=theme.paper, bold=True, own=own_faces(theme.font))
