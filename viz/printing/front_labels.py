"""The dates of fronts on a printed map: beside the front, at the end of a leader, or as a number that the legend explains."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from viz.drawing.label_positions import NO_POINTS
from viz.drawing.pieces import LETTER_PX, About, Piece, Points, Stroke
from viz.engraving.along_fronts import FrontSeeker, close_points, lines_of, tried
from viz.engraving.dates import DatedFront
from viz.layers.labels import LINE_GAP_PX, Metres
from viz.layers.styles import Theme
from viz.printing.labels import HALO_PX, INSET_TYPE, SETTINGS, Dates, Wanted
from viz.printing.pieces import LEAST_LETTER_PT, Scale
from viz.printing.typesetting import LEAST_PT, Face, Typesetter

# What the uid of such a number begins with.
NUMBER = "number__"
# The number of a front stands in a square of so many px, and at least so many sizes of the least letter.
NUMBER_PX, NUMBER_ROOM = 14.0, 1.5
NUMBER_RIM_PX = 1.2
# A date is broken into two lines, each no wider than the first of these shares of the whole that does.
SHARES = (0.52, 0.58, 0.64, 0.7, 0.8, 0.9)
# Beside a front, closer than other names of lines: there is no room to lose; but so many points at least.
CLOSER, LEAST_GAP_PT = 0.45, 1.8


def front_dates(  # noqa: PLR0913 - a map and what is on it
    fronts: Sequence[DatedFront],
    pieces: Iterable[Piece],
    scale: Scale,
    typesetter: Typesetter,
    theme: Theme,
    *,
    inset: bool,
) -> Dates:
    """The dates of the fronts that are seen on a map.

    Args:
        fronts: of the figure.
        pieces: all that is drawn on the map.
        scale: of the map.
        typesetter: measures them.
        theme: for the colour of the type.
        inset: whether it is one, with smaller type.
    """
    seen = _seen(fronts, pieces, scale)
    points = {number: close_points(shape) for number, shape in seen.items()}
    setting, px = SETTINGS["front"], scale.pt
    size = max(setting.size * px * (INSET_TYPE if inset else 1), LEAST_PT)
    plain = Face(
        size=size,
        color=theme.ink,
        book=setting.book,
        italic=setting.italic,
        bold=setting.bold,
        language=typesetter.language,
    )
    wanted = []
    for number, shape in seen.items():
        others = [each for other, each in points.items() if other != number]
        front = fronts[number]
        line = _Line(tried(shape), points[number], np.vstack([NO_POINTS, *others]))
        forms = [*_written(front, line, plain, typesetter, px), *_numbered(front, line, theme, px)]
        if forms:
            wanted.append(_one_after_the_other(forms))
    features = frozenset(feature for number in seen for feature in fronts[number].features)
    return Dates(tuple(wanted), features, np.vstack([NO_POINTS, *points.values()]))


@dataclass(frozen=True)
class _Line:
    """What is seen of a front: where its date is tried, points close together, and those of the other fronts."""

    tried: Metres
    points: Metres
    others: Metres


def _seen(fronts: Sequence[DatedFront], pieces: Iterable[Piece], scale: Scale) -> dict[int, BaseGeometry]:
    """What is seen of each front, in points from the lower left corner of the map; those that are seen at all."""
    xmin, ymin, xmax, ymax = scale.bounds
    drawn = {piece.about.uid: piece.shape for piece in pieces if isinstance(piece, Stroke)}
    to_paper = [1 / scale.metres, 0, 0, 1 / scale.metres, -xmin / scale.metres, -ymin / scale.metres]
    found = {}
    for number, front in enumerate(fronts):
        lines = shapely.union_all([drawn[feature] for feature in front.features if feature in drawn])
        shape = affine_transform(lines.intersection(shapely.box(xmin, ymin, xmax, ymax)), to_paper)
        if lines_of(shape):
            found[number] = shape
    return found


def _written(front: DatedFront, line: _Line, plain: Face, typesetter: Typesetter, px: float) -> Iterator[Wanted]:
    """The date in words: in a line, or else in two."""
    face = plain.fitted(front.words)
    text = typesetter.settable(front.words, face)
    if not text:
        return
    width = typesetter.size(text, face)[0]
    tries = (typesetter.wrapped(text, face, share * width) for share in SHARES)
    broken = next((words for words in tries if words.count("\n") == 1), text)
    for words in dict.fromkeys((text, broken)):
        wide, high = typesetter.size(words, face)
        x, y = line.tried[0, :2].tolist()
        seeker = FrontSeeker(
            x=x,
            y=y,
            width=wide,
            height=high,
            gap=max(CLOSER * LINE_GAP_PX * px, LEAST_GAP_PT),
            anchors=(),
            tried=line.tried,
            front=line.points,
            others=line.others,
            is_led=words == broken,
            # The last of the forms in words is better on an arrow than not there.
            yields=words != broken,
            clear=HALO_PX / 2 * px,
        )
        yield Wanted(text=words, feature=front.features[0], face=face, seeker=seeker, halo=True)


def _numbered(front: DatedFront, line: _Line, theme: Theme, px: float) -> Iterator[Wanted]:
    """Its number on the line; where no other is drawn, the legend names it without one."""
    if not front.number:
        return
    face = Face(size=max(LETTER_PX * px, LEAST_LETTER_PT), color=theme.ink)
    half = number_size(px) * px / 2
    x, y = line.tried[0, :2].tolist()
    seeker = FrontSeeker(
        x=x, y=y, width=2 * half, height=2 * half, gap=0, anchors=(), tried=line.tried, is_on=True, clear=None
    )
    yield Wanted(text=front.number, feature=front.features[0], face=face, seeker=seeker, color=front.color)


def _one_after_the_other(forms: Sequence[Wanted]) -> Wanted:
    """Forms of a label, each standing in where there is no room for the one before."""
    first, *others = forms
    if not others:
        return first
    instead = _one_after_the_other(others)
    return replace(first, instead=instead, seeker=replace(first.seeker, instead=instead.seeker))


def number_size(px: float) -> float:
    """How many px wide the square is in which a front's number stands, at so many points for each px."""
    return max(NUMBER_PX, NUMBER_ROOM * LEAST_LETTER_PT / px)


def number_mark(number: str, color: str, theme: Theme, size: float, at: tuple[float, float]) -> Points:
    """The number of a front in its square.

    Args:
        number: its figures.
        color: of the front.
        theme: for the paper.
        size: of the square, in px.
        at: its middle, in the units of the axes.
    """
    return Points(
        about=About(uid=f"{NUMBER}{number}"),
        x=np.array([at[0]]),
        y=np.array([at[1]]),
        of=[""],
        first=[0],
        hovers=[""],
        shapes=["square"],
        fills=[theme.paper],
        rims=[color],
        sizes=[size],
        rim_widths=[NUMBER_RIM_PX],
        letters=(number,),
    )
