"""A sheet with every cell of the table of signs, one beside the other on blank paper, to be drawn by each renderer."""

from itertools import product

import geopandas as gpd
import numpy as np
from shapely.geometry import LineString, Point, box

import viz
from viz.layers.styles import SIGNS, Manner, Mark

COLOR = "#1b6ca8"
MARKS: tuple[Mark, ...] = ("point", "arrow", "area")
MANNERS: tuple[Manner, ...] = ("done", "asked", "said")
# Degrees from one cell to the next.
STEP = 2.0
CELLS = [
    (mark, manner, editor)
    for mark, manner, editor in product(MARKS, MANNERS, (False, True))
    if (mark, manner, editor) in SIGNS
]
WIDTH_PX = 900


def centre(cell: tuple[Mark, Manner, bool]) -> tuple[float, float]:
    """Where a cell lies, in degrees."""
    mark, manner, editor = cell
    column = 2 * MANNERS.index(manner) + editor
    return STEP * (column + 0.5), STEP * (len(MARKS) - 1 - MARKS.index(mark) + 0.5)


def frame(mark: Mark) -> gpd.GeoDataFrame:
    """The cells of a mark with the columns of their signs."""
    rows = []
    for cell in CELLS:
        if cell[0] == mark:
            (x, y), sign = centre(cell), SIGNS[cell]
            shapes = {
                "point": Point(x, y),
                "arrow": LineString([(x - 0.8, y), (x + 0.8, y)]),
                "area": box(x - 0.7, y - 0.7, x + 0.7, y + 0.7),
            }
            rows.append(
                {
                    "shape": f"circle{sign.suffix}",
                    "hollow": sign.hollow,
                    "fill": sign.fill,
                    "hatched": sign.hatched,
                    "dash": sign.dash,
                    "geometry": shapes[mark],
                }
            )
    return gpd.GeoDataFrame(rows, crs="EPSG:4326")


def sheet() -> viz.StoryMap:
    """The story map of the sheet."""
    own = viz.Style(color=COLOR, size=26, width=30)
    layers = [
        viz.EventLayer(frame("point"), id="points", by={"shape": "shape", "hollow": "hollow"}, style=own),
        viz.MovementLayer(
            frame("arrow"), id="arrows", by={"fill": "fill", "hatched": "hatched", "dash": "dash"}, style=own
        ),
        viz.AreaLayer(frame("area"), id="areas", by={"fill": "fill", "hatched": "hatched"}, style=own),
    ]
    view = viz.map_view((0, 0, STEP * 2 * len(MANNERS), STEP * len(MARKS)))
    return viz.StoryMap(layers, views=[view], theme="print")


def cut(pixels: np.ndarray, story: viz.StoryMap) -> dict[tuple[Mark, Manner, bool], np.ndarray]:
    """The cells of a picture of the map, which it fills; as lightness, 0 to 255."""
    grey = pixels[..., :3].astype(float).mean(axis=2)
    xmin, ymin, xmax, ymax = story.views[0].bounds
    found = {}
    for cell in CELLS:
        at = story.project(gpd.GeoDataFrame(geometry=[Point(centre(cell))], crs="EPSG:4326")).geometry.iloc[0]
        column = round((at.x - xmin) / (xmax - xmin) * grey.shape[1])
        row = round((ymax - at.y) / (ymax - ymin) * grey.shape[0])
        half = round(0.42 * grey.shape[1] / (2 * len(MANNERS)))
        found[cell] = grey[row - half : row + half, column - half : column + half]
    return found
