"""The projection that a user brings: read, and refused with a remedy where no map can be drawn in it."""

import numpy as np
import pyproj
from pyproj.exceptions import CRSError

from geodata.projections.degree_words import longitude_in_words
from geodata.projections.descriptions import describe
from geodata.projections.extents import Extent
from geodata.projections.seams import around_the_middle, is_cut_open, is_shown, to_metres

# Points along the width and the height of an extent by which it is tried, and how far inside the first of them lies.
TRIED, SHORT = 41, 1e-3
# Beside the poles of Mercator, the horizon of a gnomonic map or a point opposite the centre, a map grows without end; no
# length along a meridian may be drawn so many times greater than it is. Web Mercator's square ends at 12 times, at 85° N.
MOST_STRETCHED = 20.0
KM_PER_DEGREE = 111.2  # of latitude, on a sphere of 6,371 km

EXAMPLES = '"EPSG:5179" (Korea), "EPSG:3035" (Europe) or "+proj=laea +lat_0=40 +lon_0=126"'


def as_projection(text_or_crs: str | pyproj.CRS) -> pyproj.CRS:
    """Reads a projection that a map can be drawn in.

    Args:
        text_or_crs: A code such as `EPSG:5179`, a PROJ string, WKT, or a CRS. The order of its axes does not matter. Of one
            with heights the horizontal part is taken.

    Raises:
        ValueError: It is unknown, not a projection, not in metres, or its axes run to the west or south.

    Example:
        >>> describe(as_projection("+proj=moll +lon_0=126"))
        'Mollweide, centred on 126° E'
    """
    try:
        crs = pyproj.CRS.from_user_input(text_or_crs)
    except CRSError as error:
        raise ValueError(f'"{text_or_crs}" is not a projection that PROJ knows; write such as {EXAMPLES}.') from error
    if crs.is_compound:
        crs = crs.sub_crs_list[0]
    given = text_or_crs if isinstance(text_or_crs, str) else crs.name
    if crs.is_geographic:
        raise ValueError(f'"{given}" has degrees, and a map is drawn in metres; take a projection such as {EXAMPLES}.')
    if not crs.is_projected:
        raise ValueError(f'"{given}" is a {crs.type_name}, not a projection; take one such as {EXAMPLES}.')
    units = {axis.unit_name for axis in crs.axis_info}
    if units != {"metre"}:
        raise ValueError(
            f'"{given}" is in units of a {units.pop()}, and a map is drawn in metres; take the same with "+units=m", '
            f'or the UTM zone of the place, such as "EPSG:32652" for zone 52 N.'
        )
    if {axis.direction for axis in crs.axis_info} & {"west", "down"}:
        raise ValueError(
            f'"{given}" counts to the west and south, which would turn the map upside down; take one that counts to the '
            f"east and north, such as {EXAMPLES}."
        )
    return crs


def ensure_shown(extent: Extent, crs: pyproj.CRS) -> None:
    """Sees to it that a projection can show the whole of an extent, in one piece.

    Args:
        extent: Degrees.
        crs: projected, in metres.

    Raises:
        ValueError: The extent is not one; a part of it lies beyond the horizon or at infinity; or the projection cuts the
            world open inside it.
    """
    west, south, east, north = extent.checked().continuous
    if is_cut_open(crs):
        between = around_the_middle(extent, crs)
        if between is None:
            raise ValueError(
                f"{extent}: the projection {describe(crs)} cuts the world open in the midst of it; take one whose central "
                f"meridian is near {longitude_in_words(extent.middle)}, or none: then the one that suits the extent is chosen."
            )
        west, east = between
    # A hair's breadth inside: at the very corners of the world some formulas end.
    inside = np.linspace(SHORT, 1 - SHORT, TRIED)
    lon, lat = np.meshgrid(west + inside * (east - west), south + inside * (north - south))
    transformer = to_metres(crs)
    is_whole = bool(is_shown(lon, lat, transformer).all())
    most = MOST_STRETCHED * 1000 * KM_PER_DEGREE * (north - south) / (TRIED - 1)
    if not is_whole or (np.hypot(*np.diff(transformer.transform(lon, lat), axis=1)) > most).any():
        raise ValueError(
            f"{extent}: the projection {describe(crs)} cannot show all of it: some lies beyond its horizon or towards "
            "infinity; take another, or none: then the one that suits the extent is chosen."
        )
