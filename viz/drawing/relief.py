"""The picture of the land under a map: shaded relief in the Swiss manner, quiet under marks and labels.

Light from the north-west with weaker lights at its sides, lowlands paler than heights (aerial perspective),
warm lights and cool shadows, a faint tint by elevation, and one flat colour for the sea. The manner is that
of E. Imhof, Cartographic Relief Presentation (1965, in English 1982).
"""

import base64
import io
import math
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from PIL import Image, ImageDraw

from geodata.projections.choice import Bounds
from geodata.world.relief import Relief
from viz.drawing.warping import Warp

Floats = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]
Colour = tuple[int, int, int]

# Metres above the sea, and the colour of the land there; between them it is interpolated.
LAND_RAMP: tuple[tuple[float, Colour], ...] = (
    (0, (226, 229, 216)),
    (150, (232, 232, 218)),
    (500, (239, 233, 216)),
    (1000, (240, 229, 208)),
    (1700, (235, 221, 200)),
    (2600, (233, 220, 201)),
    (4500, (235, 225, 211)),
    (6000, (243, 239, 233)),
)

# The same for every metre, in red, green and blue.
HIGHEST = LAND_RAMP[-1][0]
TINTS = np.array(
    [
        np.interp(range(int(HIGHEST) + 1), [step for step, _ in LAND_RAMP], [colour[band] for _, colour in LAND_RAMP])
        for band in range(3)
    ]
).astype(np.float32)

# The lights: degrees from the top of the page, clockwise, and how much each counts.
LIGHTS = ((315.0, 0.6), (275.0, 0.2), (355.0, 0.2))
LIGHT_HEIGHT = 45.0  # degrees above the horizon

# Slopes are drawn steeper than they are, the more the smaller the scale: by so much where a pixel is 1 km
# wide.
STEEPENING = 13.0

# How strongly the shading tells at the sea's level and from HIGH metres up: haze lies in the lowlands.
LOW_STRENGTH, HIGH_STRENGTH, HIGH = 0.30, 0.58, 1500.0

# The relief is seen twice, as the cartographers of relief draw it: its forms, and under them the great
# masses, which a shading of every ridge alone would lose. Passes of smoothing, one of which also takes away
# the noise of the packaged relief. The masses are smoothed in joined cells, so many on a side: four passes
# reach as far there as sixteen in single ones.
FINE_PASSES, MASS_PASSES, MASS_CELLS = 1, 4, 2
MASS_SHARE = 0.9

# What light and shadow do to the colour of the land at full strength: warm white, cool grey-violet.
LIT: Colour = (255, 253, 244)
SHADED: Colour = (112, 112, 128)

# The picture is painted in strips of about so many pixels, which a processor has at hand; a large one at once takes gigabytes.
STRIP_PIXELS = 100_000

# The coast is drawn so many times finer than the picture and then averaged.
SUPERSAMPLING = 4

# Of WebP's methods, 0 to 6, the last that is quick: the next takes twice as long to make a picture 4 % smaller.
WEBP_QUALITY, WEBP_METHOD = 90, 2

# A pixel may be taken for one so many cells away.
SAME_CELL = 0.02


def shade(  # noqa: PLR0913 - what a picture is made of
    relief: Relief,
    crs: pyproj.CRS,
    bounds: Bounds,
    width_px: int,
    land: gpd.GeoDataFrame,
    *,
    sea: str,
    grey: bool = False,
) -> Image.Image:
    """Paints the relief of a rectangle of the map.

    Args:
        relief: Elevations that cover the rectangle (ask for `geodata.projections.choice.extent_of(bounds, crs)`).
        crs: The projection of the map, in metres.
        bounds: xmin, ymin, xmax, ymax of the rectangle in metres of that projection.
        width_px: Width of the picture; pixels are square.
        land: Polygons in any CRS, the same as the map's coast; outside them all is sea.
        sea: Its colour, `#rrggbb`.
        grey: Whether the land has no colour either.

    Raises:
        ValueError: The rectangle is empty, or the width is not positive.
    """
    if width_px < 1 or bounds[0] >= bounds[2] or bounds[1] >= bounds[3]:
        raise ValueError(f"bounds {bounds} at {width_px} px: a picture needs width and height.")
    pixel = (bounds[2] - bounds[0]) / width_px
    height_px = max(round((bounds[3] - bounds[1]) / pixel), 1)
    grid = _evened(relief)
    forms, masses = _smooth(grid, FINE_PASSES), _smooth(_joined(grid), MASS_PASSES)
    colours = np.zeros((height_px, width_px, 3), np.uint8)
    mask = _land_mask(land.to_crs(crs), bounds, (height_px, width_px))
    is_land = np.asarray(mask) > 0
    warp = _warp(relief, crs, bounds, (height_px, width_px))
    strip = max(STRIP_PIXELS // width_px, 1)
    for first in range(0, height_px, strip):
        end = min(first + strip, height_px)
        # A slope is that from the row above to the row below.
        seen = range(max(first - 1, 0), min(end + 1, height_px))
        ashore = is_land[seen.start : seen.stop].copy()
        ashore[: first - seen.start] = ashore[end - seen.start :] = False
        if ashore.any():
            places = _cells(relief, warp, seen, _with_neighbours(ashore))
            painted = _painted(forms, masses, places, ashore, pixel)
            colours[first:end][ashore[first - seen.start : end - seen.start]] = painted
    picture = Image.new("RGB", (width_px, height_px), sea)
    picture.paste(Image.fromarray(colours), mask=mask)
    return picture.convert("L").convert("RGB") if grey else picture


def encode(image: Image.Image) -> str:
    """The picture as a `data:` URI in WebP; the same picture gives the same text."""
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=WEBP_QUALITY, method=WEBP_METHOD)
    return f"data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode('ascii')}"


def _with_neighbours(ashore: Mask) -> Mask:
    """Pixels, and those above, below and beside them, from which their slopes are seen."""
    wide = np.pad(ashore, 1)
    above, below = wide[:-2, 1:-1], wide[2:, 1:-1]
    found: Mask = ashore | above | below | wide[1:-1, :-2] | wide[1:-1, 2:]
    return found


def _painted(
    forms: Floats, masses: Floats, places: tuple[Floats, Floats], ashore: Mask, pixel: float
) -> npt.NDArray[np.uint8]:
    """The colours of the land, one after another.

    Args:
        forms: The fine grid.
        masses: The grid of joined cells.
        places: Where the pixels of the land and their neighbours lie in the fine grid: row and column.
        ashore: Which pixels of the strip are land.
        pixel: Its width in metres.
    """
    seen = _with_neighbours(ashore)
    heights = np.zeros(ashore.shape, np.float32)
    row, column = places
    heights[seen] = _spline(forms, row, column)
    elevation, light = heights[ashore], _light(heights, pixel, ashore)
    # Where a cell's middle is counted from: half a cell into the grid, or into the joined cell.
    heights[seen] = _spline(masses, (row + 0.5) / MASS_CELLS - 0.5, (column + 0.5) / MASS_CELLS - 0.5)
    light += MASS_SHARE * _light(heights, pixel, ashore)
    return _lit(elevation, light.clip(-1, 1))


def _warp(relief: Relief, crs: pyproj.CRS, bounds: Bounds, shape: tuple[int, int]) -> Warp:
    """Where the centres of a picture's pixels lie; the columns of the grid go on across 180°, and so do the longitudes."""
    xmin, ymin, xmax, ymax = bounds
    rows, columns = shape
    x = xmin + (np.arange(columns) + 0.5) * (xmax - xmin) / columns
    y = ymax - (np.arange(rows) + 0.5) * (ymax - ymin) / rows
    middle = relief.west + relief.step * relief.elevation.shape[1] / 2
    return Warp.of(crs, x, y, middle, SAME_CELL * relief.step)


def _cells(relief: Relief, warp: Warp, seen: range, wanted: Mask) -> tuple[Floats, Floats]:
    """Where the wanted pixels of some rows lie in the grid: row and column, in cells and parts of cells."""
    lon, lat = warp.on_earth(seen, wanted)
    column = (lon - relief.west) / relief.step - 0.5
    row = (relief.north - lat) / relief.step - 0.5
    return row.astype(np.float32), column.astype(np.float32)


def _evened(relief: Relief) -> Floats:
    """The elevations; in high latitudes, of so many cells of a row the mean as are together as wide as one is high.

    There a cell is much narrower than high, and its noise would be drawn out into streaks along the meridians.
    """
    grid = relief.elevation.copy()
    rows, columns = grid.shape
    lat = np.radians(relief.north - (np.arange(rows) + 0.5) * relief.step)
    aside = ((1 / np.cos(lat) - 1) / 2).clip(max=columns // 2).astype(int)
    for reach in np.unique(aside[aside > 0]):
        wide = np.pad(grid[aside == reach], ((0, 0), (reach + 1, reach)), mode="edge")
        sums = wide.cumsum(axis=1, dtype=np.float64)
        grid[aside == reach] = (sums[:, 2 * reach + 1 :] - sums[:, : -2 * reach - 1]) / (2 * reach + 1)
    return grid


def _joined(grid: Floats) -> Floats:
    """The mean of each block of cells; the last row and the last column are repeated where they do not fill one."""
    rows, columns = (-length % MASS_CELLS for length in grid.shape)
    whole = np.pad(grid, ((0, rows), (0, columns)), mode="edge")
    blocks = [whole[i::MASS_CELLS, j::MASS_CELLS] for i in range(MASS_CELLS) for j in range(MASS_CELLS)]
    return sum(blocks[1:], start=blocks[0]) / np.float32(len(blocks))


def _smooth(grid: Floats, passes: int) -> Floats:
    """Blurs a grid with the binomial 1-2-1: n passes have a standard deviation of sqrt(n / 2) cells."""
    for _ in range(passes):
        padded = np.pad(grid, ((1, 1), (0, 0)), mode="edge")
        grid = (padded[:-2] + 2 * grid + padded[2:]) / 4
        padded = np.pad(grid, ((0, 0), (1, 1)), mode="edge")
        grid = (padded[:, :-2] + 2 * grid + padded[:, 2:]) / 4
    return grid


def _spline(grid: Floats, row: Floats, column: Floats) -> Floats:
    """Reads a grid between its cells by the cubic B-spline, and at its edge beyond it.

    The spline is smooth in its slopes, as shading needs (bilinear reading shows every cell), and its slight
    blur takes away the noise of the packaged relief.
    """
    top, left = np.floor(row), np.floor(column)
    row_weights, column_weights = _weights(row - top), _weights(column - left)
    cells, (height, width) = grid.ravel(), grid.shape
    above, before = top.astype(np.intp) - 1, left.astype(np.intp) - 1
    beside = [(before + j).clip(0, width - 1) for j in range(len(column_weights))]
    total = np.zeros(row.shape, dtype=np.float32)
    for i, row_weight in enumerate(row_weights):
        first = (above + i).clip(0, height - 1) * width
        line = np.zeros(row.shape, dtype=np.float32)
        for place, column_weight in zip(beside, column_weights, strict=True):
            line += column_weight * cells.take(first + place, mode="clip")
        total += row_weight * line
    return total


def _weights(t: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """The shares of the four nearest cells at a distance t (0 to 1) past the second: a uniform B-spline."""
    # Products: powers of an array take several times as long.
    rest, square = 1 - t, t * t
    cube = square * t
    return (
        rest * rest * rest / 6,
        (3 * cube - 6 * square + 4) / 6,
        (-3 * cube + 3 * square + 3 * t + 1) / 6,
        cube / 6,
    )


def _light(elevation: Floats, pixel: float, ashore: Mask) -> Floats:
    """How much brighter (to 1) or darker (to -1) the slope of each pixel of the land is than flat land."""
    steepening = STEEPENING * math.cbrt(pixel / 1000)
    steep = elevation * np.float32(steepening / pixel)
    down, right = (_slopes(steep, axis)[ashore] for axis in (0, 1))
    upright = 1 / np.sqrt(1 + right**2 + down**2)
    flat = math.sin(math.radians(LIGHT_HEIGHT))
    light = np.zeros_like(down)
    for azimuth, weight in LIGHTS:
        angle = math.radians(azimuth)
        towards = -right * math.sin(angle) + down * math.cos(angle)
        facing = (towards * math.cos(math.radians(LIGHT_HEIGHT)) + flat) * upright
        light += weight * facing.clip(min=0)
    return np.where(light > flat, (light - flat) / (1 - flat), (light - flat) / flat).astype(np.float32)


def _slopes(heights: Floats, axis: int) -> Floats:
    """How much it rises from pixel to pixel; nothing where the picture is a single one wide or high."""
    slopes: Floats = np.gradient(heights, axis=axis) if heights.shape[axis] > 1 else np.zeros_like(heights)
    return slopes


def _lit(elevation: Floats, light: Floats) -> npt.NDArray[np.uint8]:
    """The colour of each elevation moved towards light and shadow, less in the lowlands; RGB along the last axis."""
    height = (elevation / HIGH).clip(0, 1)
    strength = np.abs(light * (LOW_STRENGTH + (HIGH_STRENGTH - LOW_STRENGTH) * height))
    is_lit = light > 0
    painted = np.empty((*elevation.shape, 3), np.uint8)
    metres = elevation.clip(0, HIGHEST).astype(np.intp)
    for band in range(3):
        tint = TINTS[band].take(metres)
        goal = np.where(is_lit, np.float32(LIT[band]), np.float32(SHADED[band]))
        painted[..., band] = (tint + strength * (goal - tint)).round().clip(0, 255)
    return painted


def _land_mask(land: gpd.GeoDataFrame, bounds: Bounds, shape: tuple[int, int]) -> Image.Image:
    """How much of each pixel is land, 0 to 255. The polygons are in the projection of the bounds."""
    xmin, _, xmax, ymax = bounds
    rows, columns = shape
    scale = columns * SUPERSAMPLING / (xmax - xmin)
    mask = Image.new("L", (columns * SUPERSAMPLING, rows * SUPERSAMPLING), 0)
    draw = ImageDraw.Draw(mask)
    parts = shapely.get_parts(land.geometry.to_numpy())
    # The largest first, so that an island in an inland sea comes after the hole that the sea makes.
    for part in parts[np.argsort(-shapely.area(parts), kind="stable")]:
        for ring, fill in ((part.exterior, 255), *((hole, 0) for hole in part.interiors)):
            corners = (np.asarray(ring.coords)[:, :2] - (xmin, ymax)) * (scale, -scale)
            draw.polygon(corners.ravel().tolist(), fill=fill)
    return mask.reduce(SUPERSAMPLING)
