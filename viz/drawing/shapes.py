"""The map's own geometry: tapered arrows, soft edges, rounded lines and ticks. All in projected metres."""

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

SOFT_STEPS = 5
SPLINE_STEPS = 12
# Metres, to which figures are drawn: what is shorter has no direction.
SHORTEST_M = 1.0
NOWHERE_M = 1e-9


def smooth(line: LineString, points: int = 60) -> np.ndarray:
    """A line rounded at its corners, as a draughtsman draws a march: Chaikin's corner cutting, evenly resampled.

    Args:
        line: a route, in metres.
        points: how many points come back.

    Returns:
        Array of shape (points, 2); first and last are the line's own ends.
    """
    path = np.asarray(line.coords)
    for _ in range(3):
        near, far = path[:-1] * 0.75 + path[1:] * 0.25, path[:-1] * 0.25 + path[1:] * 0.75
        path = np.vstack([path[:1], np.stack([near, far], axis=1).reshape(-1, 2), path[-1:]])
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    at = np.linspace(0, run[-1], points)
    return np.column_stack([np.interp(at, run, path[:, 0]), np.interp(at, run, path[:, 1])])


def arrow(line: LineString, width: float) -> Polygon:
    """A tapered arrow along a line: narrow where the movement begins, widest before its head.

    Args:
        line: a route, in metres.
        width: of the shaft at the head, in metres.

    Returns:
        A closed outline in metres; an empty one for a line of no length.
    """
    if line.length < SHORTEST_M:
        return Polygon()
    path = smooth(line)
    length = LineString(path).length
    head = min(2.2 * width, 0.45 * length)
    run = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    shaft = path[run <= length - head]
    shaft = np.vstack([shaft, LineString(path).interpolate(length - head).coords[0]])
    along = np.gradient(shaft, axis=0)
    # Where a route turns back on itself it runs, for a moment, nowhere.
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / np.fmax(np.hypot(*along.T), NOWHERE_M)[:, None]
    half = (width / 2) * np.linspace(0.3, 1.0, len(shaft))[:, None]
    left, right = shaft + normal * half, shaft - normal * half
    barb = normal[-1] * width * 1.05
    outline = np.vstack([left, shaft[-1] + barb, path[-1:], shaft[-1] - barb, right[::-1]])
    return Polygon(outline)


def band(way: BaseGeometry, width: float) -> BaseGeometry:
    """A band along a way, round where it begins, so that bands of any widths join without a gap, and cut straight where it ends.

    Args:
        way: a Point, LineString or MultiLineString, in metres.
        width: in metres.
    """
    begins = shapely.Point(shapely.get_coordinates(way)[0]).buffer(width / 2)
    return begins.union(way.buffer(width / 2, cap_style="flat"))


def soft_edges(shape: BaseGeometry, half_width: float, steps: int = SOFT_STEPS) -> list[BaseGeometry]:
    """Nested shapes whose translucent fillings add up to an edge that fades over twice the half width.

    Args:
        shape: a polygon or line, in metres.
        half_width: of the fading edge, in metres.
        steps: in how many it fades.

    Returns:
        Polygons from the widest to the narrowest; an empty one (an area smaller than its own uncertainty) is left out.
    """
    is_area = shape.geom_type.endswith("Polygon")
    inner = -0.8 * half_width if is_area else 0.2 * half_width
    # What the edge blurs, and rounder corners than the simplifying leaves, would take most of the time.
    plain = shape.simplify(half_width / 20)
    rings = (plain.buffer(distance, quad_segs=8) for distance in np.linspace(half_width, inner, steps))
    return [ring.simplify(half_width / 30) for ring in rings if not ring.is_empty]


def rounded(lines: BaseGeometry) -> BaseGeometry:
    """Lines bent smoothly through all of their vertices: uniform Catmull-Rom splines (E. Catmull and R. Rom, 1974).

    Args:
        lines: a LineString or MultiLineString, in metres.

    Returns:
        The same kind, with SPLINE_STEPS points from each vertex to the next.
    """
    parts = [LineString(_spline(np.asarray(part.coords)[:, :2])) for part in shapely.get_parts(lines)]
    return parts[0] if len(parts) == 1 else MultiLineString(parts)


def _spline(path: np.ndarray) -> np.ndarray:
    # Beyond its ends the line is thought to go on as it began and ended.
    padded = np.vstack([2 * path[0] - path[1], path, 2 * path[-1] - path[-2]])
    before, start, end, after = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    at = np.linspace(0, 1, SPLINE_STEPS, endpoint=False)[:, None, None]
    bent = 0.5 * (
        2 * start
        + (end - before) * at
        + (2 * before - 5 * start + 4 * end - after) * at**2
        + (3 * start - before - 3 * end + after) * at**3
    )
    return np.vstack([bent.transpose(1, 0, 2).reshape(-1, 2), path[-1:]])


def ticks(line: BaseGeometry, places: BaseGeometry, length: float) -> MultiLineString:
    """Short strokes across a line, at its points nearest to the places where it was checked.

    Args:
        line: a front, in metres.
        places: MultiPoint, in metres.
        length: of a stroke, in metres.
    """
    strokes = []
    for place in shapely.get_parts(places):
        at = line.project(place)
        before, after = line.interpolate(max(at - length, 0)), line.interpolate(min(at + length, line.length))
        middle = line.interpolate(at)
        along = np.array([after.x - before.x, after.y - before.y])
        across = np.array([-along[1], along[0]]) / max(np.hypot(*along), NOWHERE_M) * length / 2
        strokes.append([(middle.x - across[0], middle.y - across[1]), (middle.x + across[0], middle.y + across[1])])
    return MultiLineString(strokes)
