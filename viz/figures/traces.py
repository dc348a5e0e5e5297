"""Pieces become plotly traces, which are plain dicts.

Each trace of a layer carries the layer's id in `meta`, the ids of its events in `customdata` (one entry per point; one for the
whole of an area, arrow or line) and the piece's `uid`, by which the page finds it again.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np

from viz.drawing.outlines import parts, rings
from viz.drawing.pieces import LETTER_PX, About, Fill, Line, Piece, Points, Stroke
from viz.layers.labels import Metres
from viz.layers.styles import Theme

Trace = dict[str, Any]

CLEAR = "rgba(0,0,0,0)"
# So many colours have numbers of one byte.
MOST_STEPS = 256


def plotly_trace(piece: Piece, theme: Theme) -> Trace:
    """One piece as a plotly trace.

    Args:
        piece: any kind.
        theme: for the letters in points.
    """
    match piece:
        case Fill():
            return _fill(piece) | _about(piece.about)
        case Stroke():
            return _stroke(piece) | _about(piece.about)
        case Points():
            return _points(piece, theme)
        case _:
            raise TypeError(f"{type(piece).__name__} is no kind of piece that plotly can draw")


def _about(about: About) -> Trace:
    """What hover and page need to know; the base map's own pieces say nothing."""
    if not about.layer:
        return {}
    hover = escaped(about.hover)
    return {
        "name": escaped(about.name),
        "meta": about.layer,
        "customdata": [about.events],
        "hoverinfo": "text",
        "hovertext": hover,
        "text": hover,
    }


def _fill(piece: Fill) -> Trace:
    """A polygon with its holes, filled; its parts in one trace."""
    x, y = _path(rings(piece.shape))
    color = piece.color if piece.color and piece.opacity == 1 else rgba(piece.color or "#000000", piece.opacity)
    drawn = {
        "type": "scatter",
        "mode": "lines",
        "uid": piece.about.uid,
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": color if piece.color else CLEAR,
        "line": _line(piece.edge) if piece.edge else {"width": 0},
        "hoveron": "fills",
        "hoverinfo": "skip",
    }
    if piece.hatch:
        drawn["fillpattern"] = {
            "shape": "/",
            "fgcolor": piece.hatch.color,
            "bgcolor": rgba(piece.hatch.ground, piece.hatch.ground_opacity) if piece.hatch.ground else CLEAR,
            "size": piece.hatch.size,
            "solidity": piece.hatch.solidity,
        }
    return drawn if piece.pale == 1 else drawn | {"opacity": piece.pale}


def _stroke(piece: Stroke) -> Trace:
    """A line, its parts in one trace."""
    x, y = _path(parts(piece.shape))
    drawn = {"type": "scatter", "mode": "lines", "uid": piece.about.uid, "x": x, "y": y}
    return drawn | {"line": _line(piece.line), "hoverinfo": "skip"}


def _line(line: Line) -> dict[str, Any]:
    return {"color": line.color, "width": line.width} | ({} if line.dash == "solid" else {"dash": line.dash})


def _points(piece: Points, theme: Theme) -> Trace:
    drawn = {
        "type": "scatter",
        "uid": piece.about.uid,
        "name": escaped(piece.about.name),
        "meta": piece.about.layer,
        "mode": "markers+text" if piece.letters else "markers",
        "x": numbers(piece.x),
        "y": numbers(piece.y),
        "customdata": np.array(piece.of, dtype=object),
        "hovertext": np.array([escaped(text) for text in piece.hovers], dtype=object),
        "hoverinfo": "text",
        "marker": {
            "size": np.array(piece.sizes, dtype=float),
            "symbol": _one_or_all(piece.shapes),
            **_painted(piece.fills),
            # Marks of several sizes are pale, unless plotly is told.
            "opacity": 1,
            "line": {**_painted(piece.rims), "width": _one_or_all(piece.rim_widths)},
        },
    }
    letters = {
        "text": [escaped(letter) for letter in piece.letters],
        "textfont": {"size": LETTER_PX, "color": theme.ink},
    }
    return drawn | letters if piece.letters else drawn


def _painted(colors: Sequence[str]) -> Trace:
    """The colours of points: one for all; several as numbers from 0 on a scale of equal steps, one for each colour.

    Of a list plotly checks every word and writes it out, which for a hundred thousand points takes a second and a megabyte.
    """
    steps = dict.fromkeys(colors)
    if len(steps) == 1 or len(steps) > MOST_STEPS:
        return {"color": _one_or_all(colors)}
    numbers = {color: number for number, color in enumerate(steps)}
    ends = [(at / len(steps), color) for number, color in enumerate(steps) for at in (number, number + 1)]
    return {
        "color": np.array([numbers[color] for color in colors], dtype=np.uint8),
        "colorscale": ends,
        "cmin": -0.5,
        "cmax": len(steps) - 0.5,
    }


def _one_or_all(values: Sequence[Any]) -> Any:
    """A value that all points have, once: plotly checks every single one of a list."""
    return values[0] if len(set(values)) == 1 else list(values)


def _path(lines: list[Metres]) -> tuple[np.ndarray, np.ndarray]:
    """One x and y array with a gap between the parts; whole metres."""
    gap = np.array([[np.nan, np.nan]])
    joined = np.vstack([array for line in lines for array in (line, gap)] or [gap])
    return numbers(joined[:, 0]), numbers(joined[:, 1])


def numbers(values: Any) -> np.ndarray:
    """Metres as 32-bit numbers, which plotly stores in base64; exact to a metre over half the Earth."""
    return np.round(np.asarray(values, dtype=float)).astype("float32")


def rgba(color: str, opacity: float) -> str:
    """A colour `#rrggbb` with an opacity from 0 to 1, as CSS writes it."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def escaped(text: str) -> str:
    """A text in which plotly sees no tags; quotes stay, since whoever reads the figure would see them as entities."""
    return escape(text, quote=False)


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
