"""A rectangle of longitudes and latitudes: the part of the world that a map shows."""

import math
from typing import NamedTuple

_MAX_LONGITUDE, _MAX_LATITUDE = 180, 90


class Extent(NamedTuple):
    """The outer limits of a map in degrees, EPSG:4326."""

    west: float
    south: float
    east: float
    north: float

    def checked(self) -> "Extent":
        """Gives the extent back if it is one.

        Raises:
            ValueError: A limit is not a number, lies outside the world, or west and east, or south and north,
                are exchanged. Extents across the antimeridian are not served yet, and the message says so.
        """
        if not all(math.isfinite(limit) for limit in self):
            raise ValueError(f"{self}: every limit must be a finite number of degrees.")
        if max(abs(self.west), abs(self.east)) > _MAX_LONGITUDE:
            raise ValueError(f"{self}: longitudes go from -180 to 180.")
        if max(abs(self.south), abs(self.north)) > _MAX_LATITUDE:
            raise ValueError(f"{self}: latitudes go from -90 to 90.")
        if self.west >= self.east:
            raise ValueError(f"{self}: west must be less than east; maps across 180° are not possible yet.")
        if self.south >= self.north:
            raise ValueError(f"{self}: south must be less than north; the order is west, south, east, north.")
        return self
