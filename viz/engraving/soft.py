"""Soft edges without steps that could be seen: so many bands that each is hardly darker than the next."""

import math
from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from viz.drawing.shapes import soft_edges

# A band is so many points wide, or darker than the next by no more than so much: eyes see no steps between such bands.
BAND_PT, BAND_DARK = 0.7, 0.015
FEWEST, MOST = 6, 20
# The edge reaches from its half width outwards to nearly as far inwards.
REACH = 1.8


def bands(
    shape: BaseGeometry, half_width: float, metres: float, darkest: float
) -> Iterator[tuple[BaseGeometry, float]]:
    """Nested shapes, from the widest, each with the opacity that makes all of them together as dark as asked for.

    Args:
        shape: a polygon or line, in metres.
        half_width: of the fading edge, in metres.
        metres: for each point of the paper.
        darkest: opacity where all lie on one another, 0 to 1.
    """
    enough = min(REACH * half_width / metres / BAND_PT, darkest / BAND_DARK)
    steps = min(MOST, max(FEWEST, math.ceil(enough)))
    opacity = 1 - (1 - darkest) ** (1 / steps)
    for ring in soft_edges(shape, half_width, steps):
        yield ring, opacity
