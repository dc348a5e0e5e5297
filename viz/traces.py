"""plotly traces as plain dicts: shapes in metres become filled outlines and lines."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

Trace = dict[str, Any]


def fill(shape: BaseGeometry, uid: str, color: str, *, line: dict[str, Any]) -> Trace:
    """A polygon with its holes, filled; its parts in one trace."""
    rings = []
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon) and not part.is_empty:
            # Holes run the other way round than their outline, so that either fill rule leaves them open.
            oriented = shapely.orient_polygons(part)
            rings += [oriented.exterior, *oriented.interiors]
    x, y = _path([np.asarray(ring.coords) for ring in rings])
    return {
        "type": "scatter",
        "mode": "lines",
        "uid": uid,
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": color,
        "line": line,
        "hoveron": "fills",
        "hoverinfo": "skip",
    }


def stroke(shape: BaseGeometry, uid: str, line: dict[str, Any]) -> Trace:
    """A line, its parts in one trace."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in ("LineString", "LinearRing")]
    x, y = _path([np.asarray(part.coords) for part in parts])
    return {"type": "scatter", "mode": "lines", "uid": uid, "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _path(parts: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """One x and y array with a gap between the parts; whole metres."""
    gap = np.array([[np.nan, np.nan]])
    joined = np.vstack([array for part in parts for array in (part[:, :2], gap)] or [gap])
    return numbers(joined[:, 0]), numbers(joined[:, 1])


def numbers(values: Any) -> np.ndarray:
    """Metres as 32-bit numbers, which plotly stores in base64; exact to a metre over half the Earth."""
    return np.round(np.asarray(values, dtype=float)).astype("float32")


def rgba(color: str, opacity: float) -> str:
    """A colour `#rrggbb` with an opacity from 0 to 1, as CSS writes it."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
