"""A projection in words, as the margin of a map names it."""

from collections.abc import Mapping

import pyproj

from geodata.projections.degree_words import (
    AND,
    SIDES,
    WHERE,
    degrees_in_words,
    latitude_in_words,
    latitudes_in_words,
    longitude_in_words,
)
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
# What a description is put together from, in English; the names of methods that PROJ gives stand for themselves.
PHRASES = {
    **SIDES,
    **WHERE,
    **AND,
    "comma": "{first}, {last}",
    "centred": "centred on {place}",
    "azimuth": "along an azimuth of {degrees}",
    "through": "through {first} and {last}",
    "north_pole": "the North Pole",
    "south_pole": "the South Pole",
    **{name: name for name in dict.fromkeys(_NAMES.values())},
}
# What the names of methods have in common whose map has a middle, not only a middle meridian.
_CENTRED = ("Azimuthal", "Stereographic", "Orthographic", "Gnomonic", "Perspective", "Oblique Mercator")
# PROJ's names for a CRS that has none.
_NAMELESS = ("unknown", "undefined")


def describe(crs: pyproj.CRS, phrases: Mapping[str, str] = PHRASES) -> str:
    """Says in words which projection a map is in, as the margin of a map does.

    "Lambert conformal conic, 36° and 44° N, centred on 126° E"; of one that is registered also its name and its number:
    "Transverse Mercator, centred on 127°30′ E (KGD2002 / Unified CS, EPSG:5179)".

    Args:
        crs: any; of one that is not a projection the name alone.
        phrases: of a language, with the keys of `PHRASES`.
    """
    method = method_of(crs)
    if not method:
        return crs.name
    values = parameters_of(crs)
    name = _name(method)
    parts = [phrases.get(name, name)]
    # A cone that touches along one parallel has it as its origin; a cylinder that touches at the equator needs no word.
    of_scale = "Latitude of natural origin" if "1SP" in method else "standard parallel"
    parallels = [value for name, value in values.items() if of_scale in name]
    if any(parallels):
        parts.append(latitudes_in_words(parallels, phrases))
    parts.append(_centre(method, values, central_meridian(crs), phrases))
    if azimuths := [value for name, value in values.items() if name.startswith("Azimuth")]:
        parts.append(phrases["azimuth"].format(degrees=degrees_in_words(azimuths[0])))
    told, *others = parts
    for part in others:
        told = phrases["comma"].format(first=told, last=part)
    return told + _register(crs)


def _name(method: str) -> str:
    own = method.removeprefix("PROJ ")
    return _NAMES.get(method, method if own == method else own.capitalize())


def _centre(method: str, values: dict[str, float], meridian: float, phrases: Mapping[str, str]) -> str:
    def at(latitude: float, longitude: float) -> str:
        first, last = latitude_in_words(latitude, phrases), longitude_in_words(longitude, phrases)
        return phrases["comma"].format(first=first, last=last)

    if "Two Point" in method:
        ends = (at(values[f"Latitude of {end} point"], values[f"Longitude of {end} point"]) for end in ("1st", "2nd"))
        return phrases["through"].format(first=next(ends), last=next(ends))
    if not any(word in method for word in _CENTRED):
        return phrases["centred"].format(place=longitude_in_words(meridian, phrases))
    latitudes = [value for name, value in values.items() if name.startswith("Latitude of")]
    latitude = latitudes[0] if latitudes else 0.0
    # Of a polar map there may be the parallel of true scale instead, which tells which pole it is.
    if abs(latitude) == POLE or method.startswith("Polar"):
        return phrases["centred"].format(place=phrases["north_pole" if latitude > 0 else "south_pole"])
    return phrases["centred"].format(place=at(latitude, meridian))


def _register(crs: pyproj.CRS) -> str:
    """The name and the number under which a CRS is registered, in brackets; "" if it has none."""
    if crs.name in _NAMELESS:
        return ""
    authority = crs.to_authority(min_confidence=100)
    return f" ({', '.join([crs.name, *([':'.join(authority)] if authority else [])])})"
