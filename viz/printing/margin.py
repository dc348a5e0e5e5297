"""What stands around a printed map: its scale bar, the arrow to the north, its credits, and the titles of insets."""

import math
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Text

from geodata.projections.distortion import Distortion
from viz.languages.catalogues import ENGLISH, Wording
from viz.printing.pieces import Scale
from viz.printing.typesetting import THIN_SPACE, Face, Typesetter, upright

Alignment = Literal["baseline", "center", "top"]
# The scale bar takes at most this share of the map's width.
BAR_SHARE = 0.22
# The first figure of a round length -> into how many parts its bar is divided.
PARTS = {5: 5, 2: 4, 1: 5}
BAR_PT, HAIR_PT, GAP_PT = 1.8, 0.4, 3.0
METRES_PER_KM = 1000
NO_BREAK_SPACE = "\u00a0"
ARROW_PT = (3.2, 9.0)


def round_length(most: float) -> tuple[float, int]:
    """The longest round length (1, 2 or 5 and zeros) up to so many metres, and into how many parts its bar is divided."""
    power = 10 ** math.floor(math.log10(most))
    first = next(digit for digit in PARTS if digit * power <= most)
    return first * power, PARTS[first]


def scale_bar(  # noqa: PLR0913 - what a scale bar is made of
    axes: Axes,
    at: tuple[float, float],
    scale: Scale,
    face: Face,
    typesetter: Typesetter,
    *,
    ground: Distortion,
    wording: Wording = ENGLISH,
) -> float:
    """Draw a scale bar, as long as its kilometres are on the ground in the middle of the map.

    Args:
        axes: whose data coordinates are points of the paper.
        at: its left end, half-way up.
        scale: of the map.
        face: of its words.
        typesetter: measures them.
        ground: what the projection does to lengths in the middle of the map; where the scale is another elsewhere, the words
            say so.
        wording: of which language.

    Returns:
        Where it ends with its words, in points.
    """
    x, y = at
    length, parts, words = _measured(scale, ground, wording)
    step = length / parts
    for part in range(parts):
        color = face.color if part % 2 == 0 else "none"
        bar = Rectangle(
            (x + part * step, y - BAR_PT / 2), step, BAR_PT, facecolor=color, edgecolor=face.color, linewidth=HAIR_PT
        )
        axes.add_patch(bar)
    end = x + length + GAP_PT
    axes.add_artist(line_of_text(words, (end, y), face))
    return end + typesetter.size(words, face)[0]


def scale_bar_width(
    scale: Scale, face: Face, typesetter: Typesetter, *, ground: Distortion, wording: Wording = ENGLISH
) -> float:
    """How wide a scale bar is with its words, in points; see `scale_bar`."""
    length, _, words = _measured(scale, ground, wording)
    return length + GAP_PT + typesetter.size(words, face)[0]


def _measured(scale: Scale, ground: Distortion, wording: Wording) -> tuple[float, int, str]:
    """How long a bar is in points, into how many parts it is divided, and what is written beside it."""
    length, parts = round_length(BAR_SHARE * (scale.bounds[2] - scale.bounds[0]) / ground.scale)
    if length >= METRES_PER_KM:
        # From right to left a thin space would part a number into two, the second before the first.
        parting = NO_BREAK_SPACE if wording.direction == "rtl" else THIN_SPACE
        words = wording.interface["km"].format(number=f"{length / METRES_PER_KM:,.0f}".replace(",", parting))
    else:
        words = wording.interface["metres"].format(number=f"{length:.0f}")
    return length * ground.scale / scale.metres, parts, f"{words} {ground.place}".rstrip()


def north_arrow_width(face: Face, typesetter: Typesetter, *, wording: Wording = ENGLISH) -> float:
    """How much room an arrow to the north takes with its letter, whichever way it points, in points."""
    return ARROW_PT[1] + GAP_PT / 2 + typesetter.size(wording.interface["north"], face)[0]


def north_arrow(axes: Axes, at: tuple[float, float], face: Face, *, north: float, wording: Wording = ENGLISH) -> None:
    """Draw an arrow to the north as it lies in the middle of the map.

    Args:
        axes: whose data coordinates are points of the paper.
        at: its middle.
        face: of its letter.
        north: in degrees clockwise from the top of the page.
        wording: of which language.
    """
    x, y = at
    width, height = ARROW_PT
    cos, sin = math.cos(math.radians(north)), math.sin(math.radians(north))
    turned = np.array([[cos, -sin], [sin, cos]])
    right = x + width / 2
    for side, color in ((-1, face.color), (1, "none")):
        corners = np.array([(0, height / 2), (side * width / 2, -height / 2), (0, -height / 4)]) @ turned + at
        axes.add_patch(Polygon(corners, facecolor=color, edgecolor=face.color, linewidth=HAIR_PT, joinstyle="round"))
        right = max(right, float(corners[:, 0].max()))
    axes.add_artist(line_of_text(wording.interface["north"], (right + GAP_PT / 2, y), face))


def line_of_text(
    text: str, at: tuple[float, float], face: Face, *, side: Literal["left", "right"] = "left", top: bool = False
) -> Text:
    """A text of one line or several.

    Args:
        text: plain; nothing in it is read as markup.
        at: the middle of its left edge, in points; with `top` its upper left corner.
        face: how it is set.
        side: `left` or `right`: which edge is meant.
        top: whether its upper corner is meant.
    """
    alignment: Alignment = "top"
    above = 0.0
    if not top:
        alignment, above = upright(text, face)
    return Text(
        at[0],
        at[1] + above,
        text,
        fontproperties=face.font_for(text),
        color=face.color,
        horizontalalignment=side,
        verticalalignment=alignment,
        linespacing=face.line_spacing,
        parse_math=False,
    )
