"""A rectangle of longitudes and latitudes: the part of the world that a map shows."""

import math
from typing import NamedTuple

# Degrees: where longitudes and latitudes end, and once around.
EDGE, POLE, CIRCLE = 180, 90, 360


class Extent(NamedTuple):
    """The outer limits of a map in degrees, EPSG:4326.

    Where `west` is greater than `east`, the extent crosses 180° (RFC 7946, section 5.2): (150, -45, -120, 30)
    reaches from 150° E eastwards to 120° W.
    """

    west: float
    south: float
    east: float
    north: float

    @property
    def crosses_180(self) -> bool:
        """Whether the extent goes on beyond 180° E."""
        return self.west > self.east

    @property
    def continuous(self) -> tuple[float, float, float, float]:
        """The limits with longitudes that only grow from west to east: beyond 180 where the extent crosses 180°."""
        return self.west, self.south, self.east + CIRCLE * self.crosses_180, self.north

    @property
    def width(self) -> float:
        """From west to east, in degrees of longitude."""
        west, _, east, _ = self.continuous
        return east - west

    @property
    def middle(self) -> float:
        """The longitude half-way between west and east; like `continuous` it may lie beyond 180."""
        west, _, east, _ = self.continuous
        return (west + east) / 2

    def halves(self) -> list[tuple["Extent", int]]:
        """The parts on either side of 180°, neither of which crosses it.

        Returns:
            Extents from west to east, each with the degrees that lead from its longitudes to continuous ones (0 or
            360). An extent that does not cross 180° is its own only part.
        """
        if not self.crosses_180:
            return [(self, 0)]
        near = self._replace(east=float(EDGE)), 0
        far = self._replace(west=-float(EDGE)), CIRCLE
        return [(part, shift) for part, shift in (near, far) if part.west < part.east]

    def checked(self) -> "Extent":
        """Gives the extent back if it is one.

        Raises:
            ValueError: A limit is not a number or lies outside the world, west and east are one meridian, or south and
                north are exchanged.
        """
        if not all(math.isfinite(limit) for limit in self):
            raise ValueError(f"{self}: every limit must be a finite number of degrees.")
        if max(abs(self.west), abs(self.east)) > EDGE:
            raise ValueError(
                f"{self}: longitudes go from -180 to 180; where an extent crosses 180°, its west is greater than its east."
            )
        if max(abs(self.south), abs(self.north)) > POLE:
            raise ValueError(f"{self}: latitudes go from -90 to 90.")
        if not self.width:
            raise ValueError(f"{self}: west and east are the same meridian; the whole world is -180 to 180.")
        if self.south >= self.north:
            raise ValueError(f"{self}: south must be less than north; the order is west, south, east, north.")
        return self


def turns(longitude: float) -> int:
    """How many whole circles a longitude lies beyond those from above -180 to 180; negative to the west of them."""
    return math.ceil((longitude - EDGE) / CIRCLE)
