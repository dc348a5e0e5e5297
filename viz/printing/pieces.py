"""Pieces become matplotlib artists, each named by the uid of its piece (`get_gid`); a part of one has a name of its own."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_rgba
from matplotlib.image import AxesImage
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Annotation
from matplotlib.transforms import IdentityTransform
from shapely.geometry.base import BaseGeometry

from viz.drawing.outlines import DOT_PX, MARKS, dashes, parts, rings
from viz.drawing.pieces import LETTER_PX, Fill, Hatch, Line, Picture, Piece, Points, Stroke
from viz.engraving.paper import Paper
from viz.fonts.faces import USUAL, OwnFaces
from viz.printing.typesetting import Face

# The least letter that can be read in a rival place; it stands alone, and so may be smaller than other type.
LEAST_LETTER_PT = 5.0
# No line is thinner, in points: presses lose it.
LEAST_LINE_PT = 0.25


@dataclass(frozen=True, kw_only=True)
class Scale(Paper):
    """How large a map is drawn, the `ink` of its letters, and the families of the theme, which set them before the usual ones."""

    ink: str
    own: OwnFaces = USUAL


def draw(axes: Axes, pieces: Iterable[Piece], scale: Scale, *, prefix: str = "") -> None:
    """Draw pieces onto axes, the first at the bottom.

    Args:
        axes: whose data coordinates are those of the pieces.
        pieces: any kinds.
        scale: of the axes.
        prefix: put before the names of the artists.

    Raises:
        TypeError: for a kind of piece that cannot be drawn.
    """
    for piece in pieces:
        for part, artist in _artists(piece, axes, scale):
            artist.set_gid(f"{prefix}{piece.about.uid}{part}")
            # What is drawn later lies above: matplotlib would else put all lines above all areas.
            artist.set_zorder(len(axes.get_children()))
            axes.add_artist(artist)


def marker_path(shape: str, size: float) -> Path:
    """The outline of a mark whose diameter is 1.

    Args:
        shape: a name of `style_values.SHAPES`, with `-dot` for a dot inside.
        size: diameter in px, on which the share of the dot depends.
    """
    name = shape.removesuffix("-dot")
    corners = MARKS[name]
    outline = _ring(np.array(corners) / 2) if corners else Path.circle(radius=0.5)
    if name == shape:
        return outline
    dot = DOT_PX / size
    return Path.make_compound_path(outline, _ring(np.array([(0, dot), (dot, 0), (0, -dot), (-dot, 0)])))


def _artists(piece: Piece, axes: Axes, scale: Scale) -> Iterator[tuple[str, Artist]]:
    """The artists of a piece, each with what is put behind its uid."""
    match piece:
        case Fill():
            yield from _fill(piece, axes, scale)
        case Stroke():
            drawn = LineCollection(parts(piece.shape), capstyle="butt", joinstyle="round")
            _line(drawn, piece.line, scale)
            yield "", drawn
        case Points():
            yield from _points(piece, axes, scale)
        case Picture():
            xmin, ymin, xmax, ymax = piece.bounds
            shown = AxesImage(axes, extent=(xmin, xmax, ymin, ymax), interpolation="none", alpha=piece.opacity)
            shown.set_data(np.asarray(piece.image))
            yield "", shown
        case _:
            raise TypeError(f"{type(piece).__name__} is no kind of piece that matplotlib can draw")


def _fill(piece: Fill, axes: Axes, scale: Scale) -> Iterator[tuple[str, Artist]]:
    outline = area_path(piece.shape)
    color = to_rgba(piece.color, piece.opacity * piece.pale) if piece.color and not piece.hatch else "none"
    if piece.hatch and piece.hatch.ground:
        color = to_rgba(piece.hatch.ground, piece.hatch.ground_opacity * piece.pale)
    area = PathPatch(outline, facecolor=color, edgecolor="none", joinstyle="round", capstyle="butt")
    if piece.edge:
        _line(area, piece.edge, scale, piece.pale)
    yield "", area
    if piece.hatch:
        strokes = _hatching(piece.hatch, piece.shape, scale)
        hatching = LineCollection(strokes, colors=[to_rgba(piece.hatch.color, piece.pale)])
        hatching.set_linewidth(line_width(piece.hatch.solidity * piece.hatch.size, scale.pt))
        hatching.set_clip_path(outline, axes.transData)
        hatching.set_clip_box(axes.bbox)
        yield "__hatch", hatching


def area_path(shape: BaseGeometry) -> Path:
    """Polygons as one path."""
    paths = [_ring(ring[:-1]) for ring in rings(shape)]
    return Path.make_compound_path(*paths) if paths else Path(np.empty((0, 2)))


def _ring(corners: np.ndarray) -> Path:
    return Path(np.vstack([corners, corners[:1]]), closed=True)


def _line(drawn: PathPatch | LineCollection, line: Line, scale: Scale, opacity: float = 1.0) -> None:
    drawn.set_edgecolor(to_rgba(line.color, opacity))
    width = line_width(line.width, scale.pt)
    drawn.set_linewidth(width)
    if line.dash != "solid":
        # matplotlib counts dashes in widths of the line.
        drawn.set_linestyle((0, [length * scale.pt / width for length in dashes(line)]))


def line_width(px: float, pt: float) -> float:
    """How many points wide a line of so many px is printed, at so many points for each px."""
    return max(px * pt, LEAST_LINE_PT) if px else 0.0


def _hatching(hatch: Hatch, shape: BaseGeometry, scale: Scale) -> list[np.ndarray]:
    """Strokes rising to the right over all of a shape that is to be seen; those of neighbouring shapes meet."""
    seen = shapely.box(*shape.bounds).intersection(shapely.box(*scale.bounds))
    if seen.is_empty:
        return []
    xmin, ymin, xmax, ymax = seen.bounds
    step = hatch.size * scale.pt * scale.metres * math.sqrt(2)
    first, last = math.floor((xmin - ymax) / step), math.ceil((xmax - ymin) / step)
    return [np.array([(n * step + ymin, ymin), (n * step + ymax, ymax)]) for n in range(first, last + 1)]


def _points(piece: Points, axes: Axes, scale: Scale) -> Iterator[tuple[str, Artist]]:
    marks = PathCollection(
        [marker_path(shape, size) for shape, size in zip(piece.shapes, piece.sizes, strict=True)],
        sizes=(np.asarray(piece.sizes) * scale.pt) ** 2,
        offsets=np.column_stack([piece.x, piece.y]),
        offset_transform=axes.transData,
        facecolors=list(piece.fills),
        edgecolors=list(piece.rims),
        linewidths=[line_width(width, scale.pt) for width in piece.rim_widths],
        joinstyle="miter",
    )
    # The outlines are sized in points; else they would be read as metres.
    marks.set_transform(IdentityTransform())
    yield "", marks
    face = Face(size=max(LETTER_PX * scale.pt, LEAST_LETTER_PT), color=scale.ink, own=scale.own)
    for number, letter in enumerate(piece.letters):
        written = annotation(letter, (piece.x[number], piece.y[number]), (0, 0), face)
        written.set(horizontalalignment="center", verticalalignment="center_baseline")
        yield f"__letter{number}", written


def annotation(text: str, at: tuple[float, float], offset: tuple[float, float], face: Face) -> Annotation:
    """A text beside a point.

    Args:
        text: plain; nothing in it is read as markup.
        at: the point that it names, in data coordinates, kept as the artist's `xy`.
        offset: from there, in points.
        face: how it is set.
    """
    return Annotation(
        text,
        xy=at,
        xytext=offset,
        textcoords="offset points",
        fontproperties=face.font_for(text),
        color=face.color,
        linespacing=face.line_spacing,
        parse_math=False,
        annotation_clip=False,
    )
