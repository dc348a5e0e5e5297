"""Where the pixels of a picture lie on the Earth: worked out for a net of them, where those between follow from these."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pyproj
from pyproj.enums import TransformDirection

from geodata.projections.extents import CIRCLE
from geodata.projections.seams import to_metres

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

# The meshes of a net, in pixels: the widest that will do is taken.
MESHES = (16, 4)
# A picture of fewer rows or columns has no net.
LEAST = 3
# Where less than this share of some rows is asked for, it is worked out pixel by pixel.
FEW = 0.2


@dataclass(frozen=True)
class Net:
    """Some pixels of a picture: their columns and rows, and the longitudes and latitudes where these cross."""

    across: Places
    down: Places
    degrees: tuple[Numbers, Numbers]

    def rows(self, rows: range | Places, columns: int) -> list[Numbers]:
        """Longitudes and latitudes of all pixels of some rows, in even steps from one pixel of the net to the next."""
        place = np.interp(rows, self.down, np.arange(len(self.down)))
        above = np.minimum(place.astype(np.int64), len(self.down) - 2)
        share = (place - above)[:, np.newaxis]
        first, last = above[0], above[-1] + 2
        found = []
        for values in self.degrees:
            wide = np.stack([np.interp(np.arange(columns), self.across, line) for line in values[first:last]])
            found.append(wide[above - first] * (1 - share) + wide[above - first + 1] * share)
        return found


@dataclass(frozen=True)
class Warp:
    """A picture in projected metres, and the way from its pixels to degrees.

    Attributes:
        crs: of the picture.
        x: of its columns, in metres, evenly spaced.
        y: of its rows, likewise.
        middle: longitudes are told from half a circle west of it to half a circle east.
        net: from which most of its pixels are worked out; None where no net will do.
    """

    crs: pyproj.CRS
    x: Numbers
    y: Numbers
    middle: float
    net: Net | None = None

    @classmethod
    def of(cls, crs: pyproj.CRS, x: Numbers, y: Numbers, middle: float, tolerance: float) -> Self:
        """A picture whose pixels may be told so many degrees off."""
        exact = cls(crs, x, y, middle)
        if min(len(x), len(y)) < LEAST:
            return exact
        nets = (exact._net(mesh) for mesh in MESHES)
        return cls(crs, x, y, middle, next((net for net in nets if exact._is_near(net, tolerance)), None))

    def on_earth(self, rows: range, wanted: Mask) -> tuple[Numbers, Numbers]:
        """Longitudes and latitudes of some pixels.

        Args:
            rows: of the picture.
            wanted: which of their pixels, shape (rows, columns).

        Returns:
            Two arrays with a value for each, row by row; 0 where the projection ends.
        """
        if self.net and wanted.mean() > FEW:
            lon, lat = (values[wanted] for values in self.net.rows(rows, len(self.x)))
            return lon, lat
        down, right = np.nonzero(wanted)
        lon, lat = self._degrees(self.x[right], self.y[rows.start : rows.stop][down])
        return np.nan_to_num(lon, posinf=0, neginf=0), np.nan_to_num(lat, posinf=0, neginf=0)

    def _net(self, mesh: int) -> Net:
        across, down = _knots(len(self.x), mesh), _knots(len(self.y), mesh)
        return Net(across, down, self._degrees(*np.meshgrid(self.x[across], self.y[down])))

    def _is_near(self, net: Net, tolerance: float) -> bool:
        """Whether the degrees in the middle of each mesh follow from those of its corners."""
        right, below = ((knots[:-1] + knots[1:]) // 2 for knots in (net.across, net.down))
        exact = self._degrees(*np.meshgrid(self.x[right], self.y[below]))
        with np.errstate(invalid="ignore"):
            found = net.rows(below, len(self.x))
            off = [np.abs(each[:, right] - there).max() for each, there in zip(found, exact, strict=True)]
        # Where there is no place, the degrees are no numbers or infinite, and so is what they are off.
        return all(value <= tolerance for value in off)

    def _degrees(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        lon, lat = to_metres(self.crs).transform(x, y, direction=TransformDirection.INVERSE)
        # What a map cuts at 180° goes on beyond it.
        with np.errstate(invalid="ignore"):
            return lon - CIRCLE * np.round((lon - self.middle) / CIRCLE), lat


def _knots(count: int, mesh: int) -> Places:
    """Which of so many pixels are of the net: the first, the last, and some between."""
    return np.unique(np.linspace(0, count - 1, 1 + -(-(count - 1) // mesh)).round().astype(np.int64))
