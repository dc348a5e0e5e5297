"""Soft edges without steps that could be seen: so many bands that each is hardly darker than the next."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from viz.drawing.shapes import soft_edges

# A band is so many points wide, and none of an edge is darker than the next by much more than a hundredth.
BAND_PT = 0.7
FEWEST, MOST = 8, 20
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
    steps = min(MOST, max(FEWEST, round(REACH * half_width / metres / BAND_PT)))
    opacity = 1 - (1 - darkest) ** (1 / steps)
    for ring in soft_edges(shape, half_width, steps):
        yield ring, opacity
