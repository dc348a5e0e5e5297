"""The projection that suits an extent, on the WGS 84 datum and in metres; and what of the world a map in any one shows."""

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyproj
from shapely import box

from geodata.projections.custom import as_projection, ensure_shown
from geodata.projections.descriptions import PHRASES, describe
from geodata.projections.extents import CIRCLE, EDGE, POLE, Extent, turns
from geodata.projections.longitudes import SHORT_OF_THE_SEAM, Floats
from geodata.projections.parameters import central_meridian
from geodata.projections.seams import (
    SAME_M,
    around_the_middle,
    cut_of,
    is_cut_open,
    is_shown,
    shown_part,
    sides_of,
    to_metres,
)

__all__ = [
    "PHRASES",
    "Bounds",
    "as_projection",
    "bounds_of",
    "central_meridian",
    "cut_of",
    "describe",
    "ensure_shown",
    "extent_of",
    "is_cut_open",
    "projection_for",
    "shown_part",
    "sides_of",
]

Bounds = tuple[float, float, float, float]  # xmin, ymin, xmax, ymax in projected metres

# Degrees. Where one family of projections gives way to the next; the usual division of the atlases into
# world, polar, equatorial and middle-latitude maps (J. P. Snyder, Map Projections: A Working Manual, USGS
# Professional Paper 1395, 1987, "Selection of map projections").
WORLD_WIDTH = 180
WORLD_HEIGHT = 100
POLAR_LATITUDE = 65
EQUATORIAL_LATITUDE = 15
CONFORMAL_WIDTH = 60

# Points on each side of a rectangle by which its curved image is measured, its corners not counted.
DENSE = 101


def projection_for(extent: Extent) -> pyproj.CRS:
    """Chooses a projection: conformal where the extent is small, equal-area where it is large.

    Near the poles azimuthal equal-area; around the equator Mercator; in middle latitudes a conic, conformal
    up to 60 degrees of longitude and equal-area beyond; for the world Equal Earth (B. Savric, T. Patterson,
    B. Jenny 2018).

    Raises:
        ValueError: The extent is not one.
    """
    _, south, _, north = extent.checked()
    middle = extent.middle
    lon_0, lat_0 = _quarter(middle - CIRCLE * turns(middle)), _quarter((south + north) / 2)
    if abs(lat_0) > POLAR_LATITUDE:
        return _crs(f"+proj=laea +lat_0={math.copysign(90, lat_0):g} +lon_0={lon_0:g}")
    if extent.width > WORLD_WIDTH or north - south > WORLD_HEIGHT:
        return _crs(f"+proj=eqearth +lon_0={lon_0:g}")
    if abs(lat_0) < EQUATORIAL_LATITUDE:
        return _crs(f"+proj=merc +lat_ts={_true_latitude(south, north):g} +lon_0={lon_0:g}")
    family = "lcc" if extent.width <= CONFORMAL_WIDTH else "aea"
    lat_1, lat_2 = _standard_parallels(south, north)
    return _crs(f"+proj={family} +lat_1={lat_1:g} +lat_2={lat_2:g} +lat_0={lat_0:g} +lon_0={lon_0:g}")


def bounds_of(extent: Extent, crs: pyproj.CRS) -> Bounds:
    """The smallest rectangle of projected metres that holds the whole extent, its curved sides included.

    Args:
        extent: Degrees.
        crs: projected, in metres. What it does not reach lies at infinity; `ensure_shown` refuses such an extent.

    Raises:
        ValueError: The extent is not one.
    """
    west, south, east, north = extent.checked().continuous
    # An end at the cut itself would be projected to the left or to the right by chance.
    if is_cut_open(crs) and (between := around_the_middle(extent, crs)):
        west, east = between
    # Of an extent around the world the outermost points need not be those of its edge.
    lon, lat = np.meshgrid(np.linspace(west, east, DENSE + 2), np.linspace(south, north, DENSE + 2))
    x, y = to_metres(crs).transform(lon, lat)
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


# A view's rectangle is asked for by its base map, its insets and its picture.
@lru_cache(maxsize=64)
def extent_of(bounds: Bounds, crs: pyproj.CRS) -> Extent:
    """The extent that covers a rectangle of projected metres: what a base map must hold to fill it.

    Where the rectangle takes in a pole or the whole width of the world, the extent goes all around, from the meridian
    opposite the central one (a hair's breadth off it, see `geodata.projections.longitudes`) to itself.

    Args:
        bounds: xmin, ymin, xmax, ymax.
        crs: projected, in metres.

    Raises:
        ValueError: The rectangle lies outside the world.
    """
    transformer = to_metres(crs)
    middle = central_meridian(crs)
    x, y = _rim(bounds)
    lon, lat = transformer.transform(x, y, direction="INVERSE")
    # Beyond the edge of the world there is no place, or one that belongs elsewhere.
    x_again, y_again = transformer.transform(lon, lat)
    on_earth = np.isclose(x_again, x, rtol=0, atol=SAME_M) & np.isclose(y_again, y, rtol=0, atol=SAME_M)
    lon, lat = lon[on_earth], lat[on_earth]
    away = lon - middle - CIRCLE * np.round((lon - middle) / CIRCLE)
    side = EDGE - SHORT_OF_THE_SEAM
    poles = transformer.transform((middle, middle), (-POLE, POLE))
    if not on_earth.all() or _within(bounds, *poles).any() or cut_of(crs).intersects(box(*bounds)):
        # The edge of the world lies inside the rectangle: a cut, a pole, or a horizon, which is found to a degree.
        away_all, lat_all = (
            net.ravel() for net in np.meshgrid(np.linspace(-side, side, 361), np.linspace(-POLE, POLE, 181))
        )
        inside = _within(bounds, *transformer.transform(middle + away_all, lat_all))
        inside[inside] = is_shown(middle + away_all[inside], lat_all[inside], transformer)
        away, lat = np.append(away, away_all[inside]), np.append(lat, lat_all[inside])
    if not away.size:
        raise ValueError(f"{bounds}: the rectangle lies outside the world.")
    # A point of the rim may lie on the opposite meridian itself.
    west, east = (float(middle + end) for end in (max(away.min(), -side), min(away.max(), side)))
    return Extent(
        west - CIRCLE * turns(west), float(lat.min()), east - CIRCLE * turns(east), float(lat.max())
    ).checked()


def _within(bounds: Bounds, x: npt.ArrayLike, y: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Which points lie in a rectangle."""
    x, y = np.asarray(x), np.asarray(y)
    found: npt.NDArray[np.bool_] = (bounds[0] <= x) & (x <= bounds[2]) & (bounds[1] <= y) & (y <= bounds[3])
    return found


def _rim(bounds: Bounds) -> tuple[Floats, Floats]:
    """Points all along the sides of a rectangle, x and y."""
    across, up = (np.linspace(bounds[side], bounds[side + 2], DENSE + 2) for side in (0, 1))
    x = np.concatenate([across, across, np.full_like(up, bounds[0]), np.full_like(up, bounds[2])])
    y = np.concatenate([np.full_like(across, bounds[1]), np.full_like(across, bounds[3]), up, up])
    return x, y


def _standard_parallels(south: float, north: float) -> tuple[float, float]:
    """Puts the two lines of true scale a sixth of the height inside the limits.

    The rule is that of C. H. Deetz and O. S. Adams, Elements of Map Projection (1934), as Snyder (1987) gives
    it.
    """
    sixth = (north - south) / 6
    return _quarter(south + sixth), _quarter(north - sixth)


def _true_latitude(south: float, north: float) -> float:
    """The parallel of true scale that lets Mercator err as much at the equator as at the far limit.

    The scale is cos(t) / cos(latitude): too small at the equator, too large at the limit, and by the same
    factor if cos(t)² = cos(limit).
    """
    farthest = max(abs(south), abs(north))
    return _quarter(math.degrees(math.acos(math.sqrt(math.cos(math.radians(farthest))))))


def _quarter(degrees: float) -> float:
    """Rounds to 15 minutes of arc: a number that a caption can carry, and no loss for the map."""
    return round(degrees * 4) / 4


def _crs(parameters: str) -> pyproj.CRS:
    return pyproj.CRS.from_proj4(f"{parameters} +datum=WGS84 +units=m +no_defs +type=crs")
