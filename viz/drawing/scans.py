"""Scanned maps: a picture given by its corners, led into the projection of a view."""

from os import PathLike, fspath
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from PIL import Image
from pyproj import CRS, Transformer
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.files.plain_files import NotPlainError, open_plain
from geodata.projections.choice import Bounds
from viz.layers.layer import LayerError

Floats = npt.NDArray[np.floating[Any]]

# The longer side of a picture as it is drawn: twice the pixels that a map has on a usual screen.
LONGEST_PX = 1800
# A side of the picture bends where the projections differ: so many points on it tell how.
SIDE_POINTS = 32
# A scan of an archive, uncompressed, may have some hundred million bytes; Pillow itself bounds the pixels.
MOST_BYTES = 1_000_000_000
# What Pillow raises of broken files, whichever their format.
PICTURE_ERRORS = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def scan(  # noqa: PLR0913 - two projections and what lies between
    path: str | Path, corners: Polygon, crs: CRS, view_crs: CRS, limits: Bounds, *, layer: str
) -> tuple[Image.Image, Bounds, BaseGeometry]:
    """A picture in the projection of a view.

    Args:
        path: of the file.
        corners: of the picture: upper left, upper right, lower right, lower left.
        crs: of the corners; within it the picture is straight.
        view_crs: that of the view, in metres.
        limits: of the view, in metres; nothing is drawn beyond.
        layer: id, for errors.

    Returns:
        The picture as RGBA, clear where it has nothing; its bounds in metres; and its outline.

    Raises:
        LayerError: if the file is not there or holds no picture.
    """
    outline = _outline(corners, crs, view_crs).intersection(box(*limits))
    if outline.is_empty:
        return Image.new("RGBA", (1, 1)), limits, Polygon()
    bounds: Bounds = outline.bounds
    across, up = bounds[2] - bounds[0], bounds[3] - bounds[1]
    pixel = max(across, up) / LONGEST_PX
    width, height = max(round(across / pixel), 1), max(round(up / pixel), 1)
    source = _read(path, layer, max(width, height))
    x = bounds[0] + (np.arange(width) + 0.5) * across / width
    y = bounds[3] - (np.arange(height) + 0.5) * up / height
    there = Transformer.from_crs(view_crs, crs, always_xy=True).transform(*np.meshgrid(x, y))
    across_picture, down_picture = _shares(np.asarray(corners.exterior.coords)[:4, :2], *there)
    return Image.fromarray(_sampled(source, across_picture, down_picture)), bounds, outline


def _outline(corners: Polygon, crs: CRS, view_crs: CRS) -> BaseGeometry:
    """What the picture covers, in the view's metres."""
    longest = max(corners.bounds[2] - corners.bounds[0], corners.bounds[3] - corners.bounds[1])
    rim = np.asarray(shapely.segmentize(corners, longest / SIDE_POINTS).exterior.coords)[:, :2]
    x, y = Transformer.from_crs(crs, view_crs, always_xy=True).transform(*rim.T)
    seen = np.isfinite(x) & np.isfinite(y)
    return shapely.make_valid(Polygon(np.column_stack([x[seen], y[seen]]))) if seen.all() else Polygon()


def _read(path: str | Path, layer: str, longest_px: int) -> npt.NDArray[np.uint8]:
    """The picture as RGBA; one that is far larger than it will be drawn is made smaller first, lest it flicker."""
    if not isinstance(path, str | PathLike) or not isinstance(fspath(path), str):
        raise LayerError(f"layer {layer!r}: its image is {path!r}, which is no path of a file")
    try:
        with open_plain(Path(path), MOST_BYTES) as file, Image.open(file) as opened:
            opened.thumbnail((2 * longest_px, 2 * longest_px))
            return np.asarray(opened.convert("RGBA"))
    except FileNotFoundError:
        raise LayerError(f"layer {layer!r}: there is no file {str(path)!r}") from None
    except NotPlainError as error:
        raise LayerError(f"layer {layer!r}: {str(path)!r} {error.why}. {error.fix}.") from None
    except PICTURE_ERRORS as error:
        raise LayerError(f"layer {layer!r}: {str(path)!r} cannot be read as a picture: {error}") from error


def _shares(corners: Floats, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Where points lie in the picture, as shares of its width and height, by the projective map of its four corners."""
    picture = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
    # Large coordinates (metres) would make the equations stiff.
    middle, size = corners.mean(axis=0), np.ptp(corners, axis=0).max()
    equations: list[list[float]] = []
    for (from_x, from_y), (u, v) in zip((corners - middle) / size, picture, strict=True):
        equations.append([from_x, from_y, 1, 0, 0, 0, -u * from_x, -u * from_y])
        equations.append([0, 0, 0, from_x, from_y, 1, -v * from_x, -v * from_y])
    a, b, c, d, e, f, g, h = np.linalg.solve(np.array(equations), picture.ravel())
    x, y = (np.asarray(x) - middle[0]) / size, (np.asarray(y) - middle[1]) / size
    depth = g * x + h * y + 1
    return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth


def _sampled(source: npt.NDArray[np.uint8], across: Floats, down: Floats) -> npt.NDArray[np.uint8]:
    """The picture's colours at shares of its width and height, between its pixels by bilinear weights; clear outside."""
    rows, columns = source.shape[:2]
    inside = np.isfinite(across) & np.isfinite(down) & (across >= 0) & (across <= 1) & (down >= 0) & (down <= 1)
    column = (np.where(inside, across, 0) * columns - 0.5).clip(0, columns - 1)
    row = (np.where(inside, down, 0) * rows - 0.5).clip(0, rows - 1)
    left, top = column.astype(int), row.astype(int)
    right, bottom = (left + 1).clip(max=columns - 1), (top + 1).clip(max=rows - 1)
    to_right, to_bottom = (column - left)[..., np.newaxis], (row - top)[..., np.newaxis]
    upper = source[top, left] * (1 - to_right) + source[top, right] * to_right
    lower = source[bottom, left] * (1 - to_right) + source[bottom, right] * to_right
    sampled: npt.NDArray[np.uint8] = (upper * (1 - to_bottom) + lower * to_bottom).round().astype(np.uint8)
    sampled[~inside] = 0
    return sampled
