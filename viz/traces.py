"""plotly traces as plain dicts: shapes in metres become filled outlines and lines."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from viz.styles import Theme

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


def marker(shapes: list[str], colors: list[str], hollow: list[bool], *, size: float, theme: Theme) -> dict[str, Any]:
    """The signs of points: filled in their actor's colour with a light rim, or hollow with a rim in that colour.

    Args:
        shapes: plotly symbols.
        colors: `#rrggbb`.
        hollow: whether a point is only outlined.
        size: diameter in px.
        theme: for the light colour.
    """
    signs = list(zip(colors, hollow, strict=True))
    rim = 0.1 * size
    return {
        "size": size,
        "symbol": shapes,
        "color": [theme.paper if empty else color for color, empty in signs],
        "line": {
            "color": [color if empty else theme.paper for color, empty in signs],
            "width": [2 * rim if empty else rim for empty in hollow],
        },
    }


def ground_layout(theme: Theme, ground: str) -> dict[str, Any]:
    """What the map's and the timeline's plotly layouts have in common.

    Args:
        theme: for type and tooltip.
        ground: the colour behind the marks.
    """
    tip = {"bgcolor": theme.paper, "bordercolor": theme.ink, "font": {"family": theme.font, "size": 14}}
    return {
        "template": "none",
        "paper_bgcolor": ground,
        "plot_bgcolor": ground,
        "font": {"family": theme.font, "color": theme.ink, "size": 13},
        "hoverlabel": tip,
        "hovermode": "closest",
        "dragmode": "pan",
        "showlegend": False,
    }
