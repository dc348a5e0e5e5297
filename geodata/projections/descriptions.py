"""A projection in words, as the margin of a map names it."""

import pyproj

from geodata.projections.degree_words import degrees_in_words, latitude_in_words, latitudes_in_words, longitude_in_words
from geodata.projections.extents import POLE
from geodata.projections.parameters import central_meridian, method_of, parameters_of

# Names in the EPSG registry or of PROJ -> names in atlases.
_NAMES = {
    "Lambert Conic Conformal (1SP)": "Lambert conformal conic",
    "Lambert Conic Conformal (2SP)": "Lambert conformal conic",
    "Albers Equal Area": "Albers equal-area conic",
    "Lambert Azimuthal Equal Area": "Lambert azimuthal equal-area",
    "Lambert Cylindrical Equal Area": "Lambert cylindrical equal-area",
    "Azimuthal Equidistant": "Azimuthal equidistant",
    "Mercator (variant A)": "Mercator",
    "Mercator (variant B)": "Mercator",
    "Popular Visualisation Pseudo Mercator": "Web Mercator",
    "Polar Stereographic (variant A)": "Polar stereographic",
    "Polar Stereographic (variant B)": "Polar stereographic",
    "Oblique Stereographic": "Stereographic",
    "Hotine Oblique Mercator (variant A)": "Oblique Mercator",
    "Hotine Oblique Mercator (variant B)": "Oblique Mercator",
    "Hotine Oblique Mercator Two Point Natural Origin": "Oblique Mercator",
    "Winkel Tripel": "Winkel tripel",
}
# What the names of methods have in common whose map has a middle, not only a middle meridian.
_CENTRED = ("Azimuthal", "Stereographic", "Orthographic", "Gnomonic", "Perspective", "Oblique Mercator")
# PROJ's names for a CRS that has none.
_NAMELESS = ("unknown", "undefined")


def describe(crs: pyproj.CRS) -> str:
    """Says in words which projection a map is in, as the margin of a map does.

    "Lambert conformal conic, 36° and 44° N, centred on 126° E"; of one that is registered also its name and its number:
    "Transverse Mercator, centred on 127°30′ E (KGD2002 / Unified CS, EPSG:5179)".

    Args:
        crs: any; of one that is not a projection the name alone.
    """
    method = method_of(crs)
    if not method:
        return crs.name
    values = parameters_of(crs)
    parts = [_name(method)]
    # A cone that touches along one parallel has it as its origin; a cylinder that touches at the equator needs no word.
    of_scale = "Latitude of natural origin" if "1SP" in method else "standard parallel"
    parallels = [value for name, value in values.items() if of_scale in name]
    if any(parallels):
        parts.append(latitudes_in_words(parallels))
    parts.append(_centre(method, values, central_meridian(crs)))
    if azimuths := [value for name, value in values.items() if name.startswith("Azimuth")]:
        parts.append(f"along an azimuth of {degrees_in_words(azimuths[0])}")
    return ", ".join(parts) + _register(crs)


def _name(method: str) -> str:
    own = method.removeprefix("PROJ ")
    return _NAMES.get(method, method if own == method else own.capitalize())


def _centre(method: str, values: dict[str, float], meridian: float) -> str:
    if "Two Point" in method:
        ends = ((values[f"Latitude of {end} point"], values[f"Longitude of {end} point"]) for end in ("1st", "2nd"))
        return "through " + " and ".join(f"{latitude_in_words(lat)}, {longitude_in_words(lon)}" for lat, lon in ends)
    if not any(word in method for word in _CENTRED):
        return f"centred on {longitude_in_words(meridian)}"
    latitudes = [value for name, value in values.items() if name.startswith("Latitude of")]
    latitude = latitudes[0] if latitudes else 0.0
    # Of a polar map there may be the parallel of true scale instead, which tells which pole it is.
    if abs(latitude) == POLE or method.startswith("Polar"):
        return f"centred on the {'North' if latitude > 0 else 'South'} Pole"
    return f"centred on {latitude_in_words(latitude)}, {longitude_in_words(meridian)}"


def _register(crs: pyproj.CRS) -> str:
    """The name and the number under which a CRS is registered, in brackets; "" if it has none."""
    if crs.name in _NAMELESS:
        return ""
    authority = crs.to_authority(min_confidence=100)
    return f" ({', '.join([crs.name, *([':'.join(authority)] if authority else [])])})"
