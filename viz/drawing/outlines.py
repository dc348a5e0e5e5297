"""What every renderer draws from: the rings of areas, the parts of lines, the outlines of marks and the lengths of dashes."""

import math

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from viz.drawing.pieces import Line
from viz.layers.labels import Metres

# Half of the dot inside a mark, in px: as plotly draws it, with the width of the rim around it.
DOT_PX = 0.5
TURN = math.sqrt(3) / 2
# The outlines of marks whose size is 2, as plotly draws them; upwards is positive. A circle has no corners.
MARKS: dict[str, list[tuple[float, float]]] = {
    "circle": [],
    "square": [(1, -1), (1, 1), (-1, 1), (-1, -1)],
    "diamond": [(1.3, 0), (0, 1.3), (-1.3, 0), (0, -1.3)],
    "triangle-up": [(-1 / TURN, -0.5), (1 / TURN, -0.5), (0, 1)],
    "triangle-down": [(-1 / TURN, 0.5), (0, -1), (1 / TURN, 0.5)],
    "hexagon": [(TURN, 0.5), (0, 1), (-TURN, 0.5), (-TURN, -0.5), (0, -1), (TURN, -0.5)],
}


def dashes(line: Line) -> list[float]:
    """The lengths of a line's strokes and gaps in px, as plotly draws its named dashes; empty for a solid line."""
    unit = max(line.width, 3)
    match line.dash:
        case "solid":
            return []
        case "dot":
            return [unit, unit]
        case "dash":
            return [3 * unit, 3 * unit]
        case _:
            return [float(length.removesuffix("px")) for length in line.dash.split(",")]


def rings(shape: BaseGeometry) -> list[Metres]:
    """The closed rings of polygons; holes run the other way round, so that either fill rule leaves them open."""
    areas = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and not part.is_empty]
    oriented = shapely.orient_polygons(np.array(areas, dtype=object))
    return [shapely.get_coordinates(ring) for area in oriented.tolist() for ring in (area.exterior, *area.interiors)]


def parts(shape: BaseGeometry) -> list[Metres]:
    """The parts of lines."""
    return [
        shapely.get_coordinates(part)
        for part in shapely.get_parts(shape)
        if part.geom_type in ("LineString", "LinearRing") and not part.is_empty
    ]
