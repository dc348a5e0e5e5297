"""The base map of an extent: land, lakes, rivers, borders, towns and relief, each with its credit.

Everything comes from the packaged world in geodata/world/data (built by tools/build_basemap.py); nothing is
fetched.
"""

from dataclasses import dataclass, replace
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.projections.extents import Extent
from geodata.projections.longitudes import LONGEST_SEGMENT
from geodata.world.borders import borders_at
from geodata.world.packaged import joined_at_180, read_layer
from geodata.world.physical_names import names_at, names_within
from geodata.world.relief import Relief, read_relief

__all__ = ["BaseMap", "Credit", "Extent", "Relief", "basemap"]

KM_PER_DEGREE = 111.2  # of latitude, on a sphere of 6,371 km

# Simplification already in the packaged files (0.0036 degrees): a finer tolerance changes nothing.
PACKAGED_TOLERANCE_KM = 0.4

# A finer tolerance than this asks for more than the packaged outlines can give: that must be said.
TOO_FINE_KM = 0.1
TOO_COARSE = "Coasts, rivers and borders are generalised for about 1:4,000,000, more coarsely than this map."

# Coarser than these, the outlines of 1:50m and of 1:110m are enough: their own simplification is 1.7 and 4 km.
COARSE_KM = 5.0
WORLD_KM = 12.0

# An island or lake is kept if its area is at least this many squares of the tolerance: 2 by 2 is the least
# that reads as an area.
LEAST_SQUARES = 4.0

# The rivers that a map can carry: below each tolerance (km), the highest Natural Earth scalerank shown.
RIVER_RANKS = ((1.5, 10), (COARSE_KM, 7), (WORLD_KM, 5))
FEWEST_RIVERS = 3

# Likewise the lines between provinces: the highest Natural Earth min_zoom. At 5 they are those of the largest countries,
# at 3 of the United States, Canada, Brazil and Australia.
PROVINCE_ZOOMS = ((0.4, 11), (1.5, 8), (COARSE_KM, 5), (WORLD_KM, 3))
NO_PROVINCES = 0

# Likewise towns: the lowest rank shown, 1 being that of a map of the world.
TOWN_RANKS = ((0.4, 5), (1.5, 4), (COARSE_KM, 3), (WORLD_KM, 2))
WORLD_CITIES = 1


@dataclass(frozen=True)
class Credit:
    """The line that a map must carry for what it shows, and the licence of the data."""

    text: str
    licence: str


NATURAL_EARTH = Credit("Made with Natural Earth (naturalearthdata.com)", "public domain")
SRTM30 = Credit("Relief: SRTM30, NASA/JPL, from the Marble atlas", "public domain")
KOREA_WATERS = Credit("Waters of northern Korea: drawn by hand for chronotope, to 3–5 km", "MIT")


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
        provinces: LineStrings between the provinces of today, whatever the day, with `country` (by its name in Natural
            Earth) and `min_zoom` (the zoom of a web map from which it is shown); none at small scales.
        borders: LineStrings with the columns that `geodata.world.borders` explains.
        relief: Elevations, reaching a few cells beyond the extent.
        names: Points in the middle of seas, mountains, islands …, with `id`, `name`, `alternative`, `kind`, `rank` and
            `axis`, the line along which the name is written (or None); `geodata.world.physical_names` explains them.
        towns: Points, the towns of today under their names of today, whatever the day, with `name`, `alternative` (other
            and former names, separated by " | "), `country`, `rank` (1 to 5: the larger the scale, the lower are shown),
            `population` (of the whole conurbation; 0: not known) and `capital` (whether of a country), first in rank
            first. Names, countries and capitals are those of Natural Earth, corrected in 2026.
        credits: What must be printed with the map.
        remark: A sentence to be printed where the outlines are coarser than the map, or "".
    """

    extent: Extent
    land: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    rivers: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    names: gpd.GeoDataFrame
    towns: gpd.GeoDataFrame
    relief: Relief
    credits: tuple[Credit, ...]
    remark: str


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
    return on_day(of_all_days(extent, tolerance_km=tolerance_km), at)


def of_all_days(extent: Extent, *, tolerance_km: float) -> BaseMap:
    """Reads what an extent has on any day, from which `on_day` chooses: maps of several days share all that has none.

    Args:
        extent: See `basemap`.
        tolerance_km: Likewise.

    Returns:
        Lakes, borders and names are those of all days; borders and names as they are packaged.

    Raises:
        ValueError: The extent is not one, or the tolerance is negative.
    """
    extent = extent.checked()
    if not tolerance_km >= 0:
        raise ValueError(f"tolerance_km is {tolerance_km}; it is a distance of 0 km or more.")
    rank = _highest(RIVER_RANKS, tolerance_km, FEWEST_RIVERS)
    own = _own_waters(extent, rank)
    rivers = _with_own(read_layer("rivers.fgb", extent, where=f"scalerank <= {rank}"), own[own["kind"] == "river"])
    lakes = _with_own(read_layer("lakes.fgb", extent), own[own["kind"] == "reservoir"])
    zoom = _highest(PROVINCE_ZOOMS, tolerance_km, NO_PROVINCES)
    return BaseMap(
        extent=extent,
        land=_simple(_large(_land(extent, tolerance_km), tolerance_km), tolerance_km),
        lakes=_simple(_large(lakes, tolerance_km), tolerance_km),
        rivers=_simple(rivers, tolerance_km),
        provinces=_simple(read_layer("provinces.fgb", extent, where=f"min_zoom <= {zoom}"), tolerance_km),
        borders=_simple(read_layer("borders.fgb", extent), tolerance_km),
        names=names_within(extent),
        towns=_towns(extent, tolerance_km),
        relief=read_relief(extent, cell_km=2 * tolerance_km),
        credits=(NATURAL_EARTH, SRTM30) if own.empty else (NATURAL_EARTH, SRTM30, KOREA_WATERS),
        remark=TOO_COARSE if tolerance_km < TOO_FINE_KM else "",
    )


def on_day(every: BaseMap, at: str | None) -> BaseMap:
    """The base map of a day.

    Args:
        every: From `of_all_days`; not altered.
        at: An ISO date such as "1950-10-12". None: today.

    Raises:
        ValueError: `at` is not an ISO date.
    """
    return replace(
        every,
        lakes=_lakes_at(every.lakes, at).reset_index(drop=True),
        borders=borders_at(every.borders, at),
        names=names_at(every.names, at),
    )


def has_own_waters(extent: Extent, tolerance_km: float) -> bool:
    """Whether waters that were drawn by hand for this project lie in an extent, which `KOREA_WATERS` credits.

    Args:
        extent: Degrees, such as what a map shows of the extent of its base map.
        tolerance_km: See `basemap`.
    """
    return not _own_waters(extent.checked(), _highest(RIVER_RANKS, tolerance_km, FEWEST_RIVERS)).empty


def _own_waters(extent: Extent, rank: int) -> gpd.GeoDataFrame:
    """Those of so high a rank or a higher one."""
    return read_layer("korea_waters.geojson", extent, where=f"scalerank <= {rank}")


def _land(extent: Extent, tolerance_km: float) -> gpd.GeoDataFrame:
    if tolerance_km > WORLD_KM:
        return joined_at_180(read_layer("land_110m.fgb", extent))
    return joined_at_180(read_layer("land_50m.fgb" if tolerance_km > COARSE_KM else "land.fgb", extent))


def _towns(extent: Extent, tolerance_km: float) -> gpd.GeoDataFrame:
    """The towns that a map can carry."""
    rank = _highest(TOWN_RANKS, tolerance_km, WORLD_CITIES)
    towns = read_layer("towns.fgb", extent, where=f"rank <= {rank}")
    return towns.sort_values(["rank", "population", "name"], ascending=[True, False, True], ignore_index=True)


def _with_own(layer: gpd.GeoDataFrame, own: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """A layer with what was drawn by hand for this project."""
    return pd.concat([layer, own[layer.columns]], ignore_index=True)


def _lakes_at(lakes: gpd.GeoDataFrame, at: str | None) -> gpd.GeoDataFrame:
    """Leaves out the reservoirs whose dam was not yet closed: Natural Earth knows the year of 185 dams."""
    return lakes if at is None else lakes[lakes["since"] <= date.fromisoformat(at).year]


def _highest(limits: tuple[tuple[float, int], ...], tolerance_km: float, least: int) -> int:
    """What the first limit that is not finer than the tolerance says."""
    return next((highest for limit, highest in limits if tolerance_km <= limit), least)


def _large(areas: gpd.GeoDataFrame, tolerance_km: float) -> gpd.GeoDataFrame:
    """Leaves out what would be a speck.

    The area is that of the plate carrée, shrunk as the parallel through the middle is: exact enough for what is small.
    """
    bounds = areas.bounds
    shrunk = np.cos(np.radians((bounds["miny"] + bounds["maxy"]) / 2))
    square_km = shrunk * shapely.area(areas.geometry.to_numpy()) * KM_PER_DEGREE**2
    enough: pd.Series[bool] = square_km >= LEAST_SQUARES * tolerance_km**2
    return areas[enough]


def _simple(frame: gpd.GeoDataFrame, tolerance_km: float) -> gpd.GeoDataFrame:
    if tolerance_km > PACKAGED_TOLERANCE_KM:
        frame = frame.set_geometry(frame.simplify(tolerance_km / KM_PER_DEGREE))
    # A boundary along a parallel, or the edge of the extent, must bend where the projection bends parallels.
    return frame.set_geometry(frame.segmentize(LONGEST_SEGMENT)).reset_index(drop=True)
