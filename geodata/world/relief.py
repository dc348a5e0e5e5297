"""The elevation of the land at two arc minutes or coarser, read from the packaged grey relief."""

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
from PIL import Image
from PIL.WebPImagePlugin import WebPImageFile

from geodata.projections.extents import Extent

# The packaged relief: 30 cells to a degree, in strips of ten degrees of latitude around the whole world.
CELLS_PER_DEGREE = 30
STRIP_DEGREES = 10
CELL_KM = 111.2 / CELLS_PER_DEGREE

# Cells may be joined by so many on a side: divisors of 30, so that they still fit into a degree. By three they are
# joined in the package already: decoding the finest strips of the whole world takes half a second.
COARSE = 3
JOINS = (1, 2, COARSE, 2 * COARSE, 5 * COARSE)

# A grid has no more cells, some 30 MB: around a pole it has many columns for little ground, which nobody sees so finely.
MOST_CELLS = 8_000_000

# Cells read beyond each side of an extent, so that shading and interpolation have neighbours there.
MARGIN_CELLS = 8


@dataclass(frozen=True, eq=False)
class Relief:
    """A grid of elevations in metres, rows from north to south, columns from west to east.

    `west` and `north` (degrees) are the outer edges of the first cell, `step` (degrees) is the side of a
    cell. Columns go on across 180°: `west` may lie below -180, and the last column beyond 180.
    The sea is not told from low land: both are about 4 m. Summits are flattened (Paektu: 2,744 m in nature,
    about 2,340 m here).
    """

    elevation: npt.NDArray[np.float32]
    west: float
    north: float
    step: float


def read_relief(extent: Extent, *, cell_km: float) -> Relief:
    """Reads the elevations of an extent and a few cells around it; to the north and south as far as the world goes.

    Args:
        extent: Degrees.
        cell_km: The height that a cell may have; cells are joined up to it, and are never finer than 3.7 km. Of an extent
            that would have more than MOST_CELLS they are joined further.
    """
    least = CELLS_PER_DEGREE * math.sqrt(extent.width * (extent.north - extent.south) / MOST_CELLS)
    join = max((number for number in JOINS if number * CELL_KM <= cell_km), default=1)
    join = max(join, next(number for number in JOINS if number >= least))
    cells = CELLS_PER_DEGREE // join
    west, _, east, _ = extent.continuous
    columns = range(math.floor((west + 180) * cells) - MARGIN_CELLS, math.ceil((east + 180) * cells) + MARGIN_CELLS)
    first_row = max(math.floor((90 - extent.north) * cells) - MARGIN_CELLS, 0)
    end_row = min(math.ceil((90 - extent.south) * cells) + MARGIN_CELLS, 180 * cells)

    strip_rows = STRIP_DEGREES * cells
    strips = range(first_row // strip_rows, math.ceil(end_row / strip_rows))
    metres = _metres_of_grey()
    elevation = np.concatenate([_elevations(strip, columns, join, metres) for strip in strips])
    skipped = strips.start * strip_rows
    return Relief(
        elevation=elevation[first_row - skipped : end_row - skipped],
        west=columns.start / cells - 180,
        north=90 - first_row / cells,
        step=1 / cells,
    )


def _elevations(strip: int, columns: range, join: int, metres: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The elevations of a strip: of some columns of joined cells, which go on around the world."""
    folder, left = ("relief_coarse", join // COARSE) if join % COARSE == 0 else ("relief", join)
    finer = range(columns.start * left, columns.stop * left)
    elevation = metres[np.take(_read_strip(folder, strip), finer, axis=1, mode="wrap")]
    return np.asarray(Image.fromarray(elevation).reduce(left)) if left > 1 else elevation


# The insets of a map lie in its own strips. One has 3 MB, but of the coarse ones, of which a map asks more, 0.4.
@lru_cache(maxsize=10)
def _read_strip(folder: str, number: int) -> npt.NDArray[np.uint8]:
    """Reads a strip, counted from the north; its file is named by its southern edge. Not to be altered."""
    south = 90 - STRIP_DEGREES * (number + 1)
    # `Image.open` would load the readers of forty other formats first.
    name = f"{'n' if south >= 0 else 's'}{abs(south):02d}.webp"
    with (files("geodata.world") / "data" / folder / name).open("rb") as file, WebPImageFile(file) as image:
        return np.asarray(image.convert("L"))


def _metres_of_grey() -> npt.NDArray[np.float32]:
    """The elevation that each grey from 0 to 255 stands for."""
    with (files("geodata.world") / "data" / "relief_metres.csv").open(encoding="utf-8") as file:
        table = np.loadtxt(file, delimiter=",", skiprows=2)
    return table[:, 1].astype(np.float32)
