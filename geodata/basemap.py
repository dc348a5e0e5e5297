"""The base map of an extent: land, lakes, rivers, borders and relief, each with its credit.

Everything comes from the packaged world in geodata/data (built by tools/build_basemap.py); nothing is
fetched.
"""

from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geodata.borders import borders_at
from geodata.extents import EDGE, POLE, Extent
from geodata.relief import Relief, read_relief

__all__ = ["BaseMap", "Credit", "Extent", "Relief", "basemap"]

KM_PER_DEGREE = 111.2  # of latitude, on a sphere of 6,371 km

# Simplification already in the packaged files (0.0036 degrees): a finer tolerance changes nothing.
PACKAGED_TOLERANCE_KM = 0.4

# Coarser than this, the 1:50m outlines are enough: their own simplification is 1.7 km.
COARSE_KM = 5.0

# An island or lake is kept if its area is at least this many squares of the tolerance: 2 by 2 is the least
# that reads as an area.
LEAST_SQUARES = 4.0

# Degrees. No segment is longer, so that a straight one in longitude and latitude may be projected vertex by
# vertex: at 45° N the chord then lies 0.1 km from the parallel.
LONGEST_SEGMENT = 1.0

# The rivers that a map can carry: below each tolerance (km), the highest Natural Earth scalerank shown.
RIVER_RANKS = ((1.5, 10), (COARSE_KM, 7), (12.0, 5))
FEWEST_RIVERS = 3


@dataclass(frozen=True)
class Credit:
    """The line that a map must carry for what it shows, and the licence of the data."""

    text: str
    licence: str


NATURAL_EARTH = Credit("Made with Natural Earth (naturalearthdata.com)", "public domain")
SRTM30 = Credit("Relief: SRTM30, NASA/JPL, from the Marble atlas", "public domain")


@dataclass(frozen=True, eq=False)
class BaseMap:
    """What lies under the marks of a map. All frames are EPSG:4326, clipped to `extent`.

    Where the extent crosses 180°, longitudes go on beyond 180 in all frames and in the relief, so that nothing is cut
    there: the Diomede Islands lie at 191. pyproj takes such longitudes as they are.

    Attributes:
        extent: What was asked for.
        land: Polygons, one row for each island; lakes are not cut out.
        lakes: Polygons with `name` ("" if none) and `since`, the year of the dam (0: natural, or not known).
        rivers: LineStrings with `name`, `scalerank` (0 the largest to 10) and `kind`: river, or lake (its
            middle line).
        borders: LineStrings with the columns that `geodata.borders` explains.
        relief: Elevations, reaching a few cells beyond the extent.
        credits: What must be printed with the map.
    """

    extent: Extent
    land: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    relief: Relief
    credits: tuple[Credit, ...]


def basemap(extent: Extent, *, at: str | None = None, tolerance_km: float) -> BaseMap:
    """Reads the base map of an extent.

    Args:
        extent: Degrees. Ask for a little more than the map shows: outlines are cut along the extent.
        at: An ISO date such as "1950-10-12": borders and reservoirs as of that day. None: as of today.
        tolerance_km: How far an outline may be moved by simplifying it; half a pixel or 0.1 mm of the map is
            a good value.

    Raises:
        ValueError: The extent is not one, `at` is not an ISO date, or the tolerance is negative.
    """
    extent = extent.checked()
    if not tolerance_km >= 0:
        raise ValueError(f"tolerance_km is {tolerance_km}; it is a distance of 0 km or more.")
    land = _joined_at_180(_read("land_50m" if tolerance_km > COARSE_KM else "land", extent))
    lakes = _lakes_at(_read("lakes", extent), at)
    rivers = _read("rivers", extent)
    rivers = rivers[rivers["scalerank"] <= _highest_rank(tolerance_km)]
    borders = borders_at(_read("borders", extent), at)
    return BaseMap(
        extent=extent,
        land=_simple(_large(land, tolerance_km), tolerance_km),
        lakes=_simple(_large(lakes, tolerance_km), tolerance_km),
        rivers=_simple(rivers, tolerance_km),
        borders=_simple(borders, tolerance_km),
        relief=read_relief(extent, cell_km=2 * tolerance_km),
        credits=(NATURAL_EARTH, SRTM30),
    )


def _read(layer: str, extent: Extent) -> gpd.GeoDataFrame:
    """Reads a packaged layer, cut along the extent, each part in a row of its own; longitudes are continuous."""
    with as_file(files("geodata") / "data" / f"{layer}.fgb") as path:
        return pd.concat([_read_half(path, part, shift) for part, shift in extent.halves()], ignore_index=True)


def _read_half(path: Path, extent: Extent, shift: int) -> gpd.GeoDataFrame:
    """Reads what lies in an extent that does not cross 180°, and moves it by `shift` degrees."""
    frame = gpd.read_file(path, bbox=tuple(extent))
    kind = frame.geom_type.unique()
    frame = frame.set_geometry(frame.clip_by_rect(*extent)).explode(ignore_index=True)
    # A line that only touches the edge of the extent leaves a point, a polygon a line.
    frame = frame[~frame.is_empty & frame.geom_type.isin(kind)].reset_index(drop=True)
    return frame.set_geometry(frame.translate(shift)) if shift else frame


def _joined_at_180(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Makes whole again what the packaged world cuts at 180°. Only land reaches it: no lake, river or border does."""
    cut = land.intersects(shapely.LineString([(EDGE, -POLE), (EDGE, POLE)]))
    whole = shapely.get_parts(shapely.union_all(land.loc[cut].geometry.to_numpy()))
    joined = gpd.GeoDataFrame(geometry=whole, crs=land.crs)
    return pd.concat([land[~cut], joined], ignore_index=True) if cut.any() else land


def _lakes_at(lakes: gpd.GeoDataFrame, at: str | None) -> gpd.GeoDataFrame:
    """Leaves out the reservoirs whose dam was not yet closed: Natural Earth knows the year of 185 dams."""
    return lakes if at is None else lakes[lakes["since"] <= date.fromisoformat(at).year]


def _highest_rank(tolerance_km: float) -> int:
    return next((rank for limit, rank in RIVER_RANKS if tolerance_km <= limit), FEWEST_RIVERS)


def _large(areas: gpd.GeoDataFrame, tolerance_km: float) -> gpd.GeoDataFrame:
    """Leaves out what would be a speck. EPSG:6933 is equal-area, so the same rule holds at every latitude."""
    square_km = areas.to_crs("EPSG:6933").area / 1e6
    return areas[square_km >= LEAST_SQUARES * tolerance_km**2]


def _simple(frame: gpd.GeoDataFrame, tolerance_km: float) -> gpd.GeoDataFrame:
    if tolerance_km > PACKAGED_TOLERANCE_KM:
        frame = frame.set_geometry(frame.simplify(tolerance_km / KM_PER_DEGREE))
    # A boundary along a parallel, or the edge of the extent, must bend where the projection bends parallels.
    return frame.set_geometry(frame.segmentize(LONGEST_SEGMENT)).reset_index(drop=True)
