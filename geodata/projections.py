"""The projection that suits an extent: all on the WGS 84 datum, in metres."""

import math

import numpy as np
import pyproj

from geodata.extents import CIRCLE, EDGE, POLE, Extent, turns
from geodata.longitudes import SHORT_OF_THE_SEAM, Floats

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
# Metres. A point that is led to the globe and back lies where it was, unless it lay beyond the edge of the world.
SAME_M = 1.0

_NAMES = {
    "Lambert Conic Conformal (2SP)": "Lambert conformal conic",
    "Albers Equal Area": "Albers equal-area conic",
    "Lambert Azimuthal Equal Area": "Lambert azimuthal equal-area",
    "Mercator (variant B)": "Mercator",
    "Equal Earth": "Equal Earth",
}


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


def describe(crs: pyproj.CRS) -> str:
    """Says in words which projection a map is in, as the margin of a map does.

    "Lambert conformal conic, 36° and 44° N, centred on 126° E".
    """
    operation = crs.coordinate_operation
    if operation is None:
        return crs.name
    values = _parameters(crs)
    parts = [_NAMES.get(operation.method_name, operation.method_name)]
    parallels = [value for name, value in values.items() if "standard parallel" in name]
    if parallels:
        parts.append(_latitudes(parallels))
    meridians = [value for name, value in values.items() if "Longitude of" in name]
    if abs(pole := values.get("Latitude of natural origin", 0)) == POLE:
        parts.append(f"centred on the {'North' if pole > 0 else 'South'} Pole")
    elif meridians:
        parts.append(f"centred on {_longitude(meridians[0])}")
    return ", ".join(parts)


def central_meridian(crs: pyproj.CRS) -> float:
    """The longitude in the middle of a map in a projection of `projection_for`, in degrees."""
    return next(value for name, value in _parameters(crs).items() if "Longitude of" in name)


def is_cut_open(crs: pyproj.CRS) -> bool:
    """Whether the projection cuts the world open along the meridian opposite the central one.

    All that `projection_for` chooses do so, save the azimuthal ones, in which the poles are in the middle.
    """
    operation = crs.coordinate_operation
    return operation is not None and "Azimuthal" not in operation.method_name


def sides_of(crs: pyproj.CRS) -> tuple[float, float]:
    """How far to the left and to the right a map may reach, in projected metres.

    Mercator's world is an upright strip, and a map that reached beyond its sides would show an empty sea there. The
    other projections have no such sides.
    """
    operation = crs.coordinate_operation
    if operation is None or "Mercator" not in operation.method_name:
        return -math.inf, math.inf
    transformer = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    side, _ = transformer.transform(central_meridian(crs) + EDGE - SHORT_OF_THE_SEAM, 0)
    return -side, side


def bounds_of(extent: Extent, crs: pyproj.CRS) -> Bounds:
    """The smallest rectangle of projected metres that holds the whole extent, its curved sides included."""
    transformer = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    xmin, ymin, xmax, ymax = transformer.transform_bounds(*extent.checked().continuous, densify_pts=DENSE)
    return xmin, ymin, xmax, ymax


def extent_of(bounds: Bounds, crs: pyproj.CRS) -> Extent:
    """The extent that covers a rectangle of projected metres: what a base map must hold to fill it.

    Where the rectangle takes in a pole or the whole width of the world, the extent goes all around, from the meridian
    opposite the central one (a hair's breadth off it, see `geodata.longitudes`) to itself.

    Raises:
        ValueError: The rectangle lies outside the world.
    """
    transformer = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    middle = central_meridian(crs)
    x, y = _rim(bounds)
    lon, lat = transformer.transform(x, y, direction="INVERSE")
    # Beyond the edge of the world there is no place, or one that belongs elsewhere.
    x_again, y_again = transformer.transform(lon, lat)
    on_earth = np.isclose(x_again, x, rtol=0, atol=SAME_M) & np.isclose(y_again, y, rtol=0, atol=SAME_M)
    lon, lat = lon[on_earth], lat[on_earth]
    away = lon - middle - CIRCLE * np.round((lon - middle) / CIRCLE)
    side = EDGE - SHORT_OF_THE_SEAM
    edge_away, edge_lat = _edge_of_the_world(side)
    x, y = transformer.transform(middle + edge_away, edge_lat)
    inside = (bounds[0] <= x) & (x <= bounds[2]) & (bounds[1] <= y) & (y <= bounds[3])
    away, lat = np.append(away, edge_away[inside]), np.append(lat, edge_lat[inside])
    if not away.size:
        raise ValueError(f"{bounds}: the rectangle lies outside the world.")
    # A point of the rim may lie on the opposite meridian itself.
    west, east = (float(middle + end) for end in (max(away.min(), -side), min(away.max(), side)))
    return Extent(
        west - CIRCLE * turns(west), float(lat.min()), east - CIRCLE * turns(east), float(lat.max())
    ).checked()


def _rim(bounds: Bounds) -> tuple[Floats, Floats]:
    """Points all along the sides of a rectangle, x and y."""
    across, up = (np.linspace(bounds[side], bounds[side + 2], DENSE + 2) for side in (0, 1))
    x = np.concatenate([across, across, np.full_like(up, bounds[0]), np.full_like(up, bounds[2])])
    y = np.concatenate([np.full_like(across, bounds[1]), np.full_like(across, bounds[3]), up, up])
    return x, y


def _edge_of_the_world(side: float) -> tuple[Floats, Floats]:
    """Where a projection may end: both sides of the meridian opposite its central one, and the poles.

    Args:
        side: degrees from the central meridian to either side.

    Returns:
        Degrees east of the central meridian, and latitudes.
    """
    around, upwards = np.linspace(-side, side, 2 * EDGE + 1), np.linspace(-POLE, POLE, 2 * EDGE + 1)
    away = np.concatenate([np.full_like(upwards, -side), np.full_like(upwards, side), around, around])
    lat = np.concatenate([upwards, upwards, np.full_like(around, -POLE), np.full_like(around, POLE)])
    return away, lat


def _parameters(crs: pyproj.CRS) -> dict[str, float]:
    """The parameters of a projection by their names in the EPSG registry."""
    operation = crs.coordinate_operation
    return {} if operation is None else {parameter.name: float(parameter.value) for parameter in operation.params}


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


def _latitudes(values: list[float]) -> str:
    """Names the side of the equator once: 36° and 44° N; or, where it differs, at each: 8° S and 42° N."""
    *others, last = (f"{_degrees(value)} {'N' if value >= 0 else 'S'}" for value in values)
    return " and ".join([*(text.removesuffix(last[-2:]) for text in others), last])


def _longitude(value: float) -> str:
    return f"{_degrees(value)} {'E' if value > 0 else 'W'}" if value % EDGE else _degrees(value)


def _degrees(value: float) -> str:
    whole, minutes = divmod(round(abs(value) * 60), 60)
    return f"{whole}°{minutes:02d}′" if minutes else f"{whole}°"
