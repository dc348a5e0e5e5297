"""A name along an arc is drawn letter by letter; beside its letters stands the whole of it, which files have as one text."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Annotation

from viz.drawing.label_paths import Arc
from viz.layers.labels import HALF_CAPITAL
from viz.press.svg_curves import Curve
from viz.printing.typesetting import POINTS_PER_INCH

# By so much the line on which a text stands is longer than the text, in a program that sets it in a wider face.
LONGER = 1.2


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """The line on which a name stands: a piece of a circle, or a straight line. In points from what is named, y upwards.

    Attributes:
        start, end: its ends.
        length: of it.
        middle: of the name.
        radius: of the circle; 0 for a straight line.
        turns_left: which way it turns.
        spacing: between the letters of the name, besides that of the face.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    length: float
    middle: tuple[float, float]
    radius: float
    turns_left: bool
    spacing: float


class CurvedName(Annotation):
    """The whole of a name along an arc. It is not to be seen; for a file it may be shown in letters without ink.

    Attributes:
        baseline: on which it stands, from its point.
        letters: the artists that are drawn in its place.
    """

    def __init__(self, *args: Any, baseline: Baseline, letters: tuple[Annotation, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.baseline, self.letters = baseline, letters
        self.set(visible=False, horizontalalignment="center", verticalalignment="baseline")


def curves(figure: Figure) -> Iterator[Curve]:
    """The names along arcs as an SVG has them; a figure that was drawn has its maps in their places."""
    height = figure.get_figheight() * POINTS_PER_INCH
    for name in figure.findobj(CurvedName):
        line, to_pixels = name.baseline, name.axes.transData if name.axes else figure.transFigure
        x, y = to_pixels.transform(name.xy) / figure.dpi * POINTS_PER_INCH
        start, end = (f"{x + px:.3f} {height - y - py:.3f}" for px, py in (line.start, line.end))
        # Flags: the shorter piece of the circle, and which way it turns.
        bow = f"A {line.radius:.3f} {line.radius:.3f} 0 0 {int(not line.turns_left)}" if line.radius else "L"
        prefix, _, feature = (name.get_gid() or "").partition("name__")
        yield Curve(
            prefix=prefix,
            feature=feature,
            text=name.get_text(),
            path=f"M {start} {bow} {end}",
            middle=line.length / 2,
            spacing=line.spacing,
        )


def baseline(arc: Arc, size: float, count: int, width: float) -> Baseline:
    """The line on which a name stands whose letters have their middles on an arc.

    Args:
        arc: as long as the name, in points.
        size: of the type, in points.
        count: of the letters.
        width: of the name as it is plainly set.
    """
    below = HALF_CAPITAL * size
    # Under an arc that turns to the left lies a longer one.
    stretch = 1 + arc.bend * below
    start, middle, end = (_under(arc, share * arc.width, below) for share in (-LONGER / 2, 0, LONGER / 2))
    return Baseline(
        start=start,
        end=end,
        length=LONGER * arc.width * stretch,
        middle=middle,
        radius=stretch / abs(arc.bend) if arc.bend else 0.0,
        turns_left=arc.bend > 0,
        spacing=(arc.width * stretch - width) / max(1, count - 1),
    )


def _under(arc: Arc, distance: float, below: float) -> tuple[float, float]:
    x, y, angle = arc.at(distance)
    return x + below * math.sin(angle), y - below * math.cos(angle)
