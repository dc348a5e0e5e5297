"""The relief of the packaged world, made from the tiles of the Marble atlas."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

# Marble's level 3: 8 rows of 16 square tiles, 10800 x 5400 pixels of two arc minutes. We keep strips of 10
# degrees.
TILE_PX, TILE_ROWS, TILE_COLUMNS = 675, 8, 16
STRIPS = 18
# Every grey up to this one means sea or 4 m (relief_metres.csv), so the sea floor need not be stored.
LOWEST_GREY = 97
# Cells of the coarse relief, for maps of half the world: so many on a side are joined, six arc minutes.
JOINED = 3
WEBP_QUALITY = 95


def write_relief(tiles: Path, metres_csv: Path, data: Path) -> None:
    """Writes the relief in strips of ten degrees named by their southern edge: n30.webp spans 30 to 40 N.

    Args:
        tiles: The folder with Marble's tiles.
        metres_csv: The table of the elevation that each grey stands for.
        data: The folder to write into: `relief` at two arc minutes, `relief_coarse` at six.
    """
    grey = np.empty((TILE_ROWS * TILE_PX, TILE_COLUMNS * TILE_PX), dtype=np.uint8)
    for row in range(TILE_ROWS):
        for column in range(TILE_COLUMNS):
            with Image.open(tiles / f"{row:06d}" / f"{row:06d}_{column:06d}.jpg") as tile:
                place = np.s_[row * TILE_PX : (row + 1) * TILE_PX, column * TILE_PX : (column + 1) * TILE_PX]
                grey[place] = np.asarray(tile)
    grey = grey.clip(min=LOWEST_GREY)
    write_strips(grey, data / "relief")
    write_strips(joined(grey, np.loadtxt(metres_csv, delimiter=",", skiprows=2)[:, 1]), data / "relief_coarse")


def joined(grey: npt.NDArray[np.uint8], metres: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """The grey that stands nearest to the mean elevation of each block of cells; `metres` are those of each grey."""
    mean = np.asarray(Image.fromarray(metres.astype(np.float32)[grey]).reduce(JOINED))
    known = metres[LOWEST_GREY:]
    return (LOWEST_GREY + np.searchsorted((known[:-1] + known[1:]) / 2, mean)).astype(np.uint8)


def write_strips(grey: npt.NDArray[np.uint8], folder: Path) -> None:
    """Writes the whole world as strips from north to south."""
    folder.mkdir(exist_ok=True)
    for number, strip in enumerate(np.split(grey, STRIPS)):
        south = 80 - 10 * number
        path = folder / f"{'n' if south >= 0 else 's'}{abs(south):02d}.webp"
        Image.fromarray(strip).save(path, quality=WEBP_QUALITY, method=6)
