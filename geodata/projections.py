"""The projection that suits an extent: all on the WGS 84 datum, in metres."""

import math

import pyproj

from geodata.extents import Extent

Bounds = tuple[float, float, float, float]  # xmin, ymin, xmax, ymax in projected metres

# Degrees. Where one family of projections gives way to the next; the usual division of the atlases into
# world, polar, equatorial and middle-latitude maps (J. P. Snyder, Map Projections: A Working Manual, USGS
# Professional Paper 1395, 1987, "Selection of map projections").
WORLD_WIDTH = 180
WORLD_HEIGHT = 100
POLAR_LATITUDE = 65
EQUATORIAL_LATITUDE = 15
CONFORMAL_WIDTH = 60

_POLE = 90

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
    west, south, east, north = extent.checked()
    lon_0, lat_0 = _quarter((west + east) / 2), _quarter((south + north) / 2)
    if abs(lat_0) > POLAR_LATITUDE:
        return _crs(f"+proj=laea +lat_0={math.copysign(90, lat_0):g} +lon_0={lon_0:g}")
    if east - west > WORLD_WIDTH or north - south > WORLD_HEIGHT:
        return _crs(f"+proj=eqearth +lon_0={lon_0:g}")
    if abs(lat_0) < EQUATORIAL_LATITUDE:
        return _crs(f"+proj=merc +lat_ts={_true_latitude(south, north):g} +lon_0={lon_0:g}")
    family = "lcc" if east - west <= CONFORMAL_WIDTH else "aea"
    lat_1, lat_2 = _standard_parallels(south, north)
    return _crs(f"+proj={family} +lat_1={lat_1:g} +lat_2={lat_2:g} +lat_0={lat_0:g} +lon_0={lon_0:g}")


def describe(crs: pyproj.CRS) -> str:
    """Says in words which projection a map is in, as the margin of a map does.

    "Lambert conformal conic, 36° and 44° N, centred on 126° E".
    """
    operation = crs.coordinate_operation
    if operation is None:
        return crs.name
    values = {parameter.name: float(parameter.value) for parameter in operation.params}
    parts = [_NAMES.get(operation.method_name, operation.method_name)]
    parallels = [value for name, value in values.items() if "standard parallel" in name]
    if parallels:
        parts.append(_latitudes(parallels))
    meridians = [value for name, value in values.items() if "Longitude of" in name]
    if abs(pole := values.get("Latitude of natural origin", 0)) == _POLE:
        parts.append(f"centred on the {'North' if pole > 0 else 'South'} Pole")
    elif meridians:
        parts.append(f"centred on {_longitude(meridians[0])}")
    return ", ".join(parts)


def bounds_of(extent: Extent, crs: pyproj.CRS) -> Bounds:
    """The smallest rectangle of projected metres that holds the whole extent, its curved sides included."""
    transformer = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    xmin, ymin, xmax, ymax = transformer.transform_bounds(*extent.checked(), densify_pts=101)
    return xmin, ymin, xmax, ymax


def extent_of(bounds: Bounds, crs: pyproj.CRS) -> Extent:
    """The extent that covers a rectangle of projected metres: what a base map must hold to fill it.

    Raises:
        ValueError: The rectangle reaches across the antimeridian.
    """
    transformer = pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    return Extent(*transformer.transform_bounds(*bounds, densify_pts=101)).checked()


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
    return f"{_degrees(value)} {'E' if value > 0 else 'W'}" if value else _degrees(value)


def _degrees(value: float) -> str:
    whole, minutes = divmod(round(abs(value) * 60), 60)
    return f"{whole}°{minutes:02d}′" if minutes else f"{whole}°"
