"""Land, lakes, rivers, borders, provinces and towns of the packaged world, made from the shapefiles of Natural Earth."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from rivers import river_frame
from towns import town_frame

# Degrees. 0.0001 is about 10 m; the tolerances are 0.1 mm at 1:4,000,000, at 1:16,000,000 and at 1:40,000,000.
GRID = 0.0001
TOLERANCE_10M = 0.0036
TOLERANCE_50M = 0.015
TOLERANCE_110M = 0.036

# The reach of the China - North Korea boundary around the summit of Paektu that was settled only in 1962:
# west, south, east, north in degrees, read off the Natural Earth line between the uppermost Yalu and Tumen.
PAEKTU = (127.9, 41.9, 128.4, 42.2)

BORDER_KINDS = {
    "International boundary (verify)": "boundary",
    "International boundary (Magics)": "boundary",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "indefinite",
    "Indeterminant frontier": "indefinite",
    "Line of control (please verify)": "control",
    "ForgetMagics": "control",  # Magics' mark on the berm through Western Sahara
    "Lease limit": "lease",
}


def write_natural_earth(source: Path, data: Path) -> None:
    """Writes land, lakes, rivers, borders, provinces and towns as FlatGeobuf, with their spatial index.

    Args:
        source: The folder with the shapefiles, in the folders 10m, 50m and 110m.
        data: The folder to write into.
    """
    lakes = read_shapes(source / "10m/ne_10m_ocean.shp")
    lakes = lakes[lakes["featurecla"] != "Ocean"]
    rivers = read_shapes(source / "10m/ne_10m_rivers_lake_centerlines.shp")
    rivers_50m = read_shapes(source / "50m/ne_50m_rivers_lake_centerlines.shp", encoding="utf-8")
    borders = read_shapes(source / "10m/ne_10m_admin_0_boundary_lines_land.shp")
    provinces = read_shapes(source / "10m/ne_10m_admin_1_states_provinces_lines.shp", encoding="utf-8")
    land = read_shapes(source / "10m/ne_10m_land.shp")
    land_50m = read_shapes(source / "50m/ne_50m_land.shp")
    land_110m = read_shapes(source / "110m/ne_110m_land.shp")
    towns = town_frame(read_shapes(source / "10m/ne_10m_populated_places_simple.shp"))
    layers = {
        "land": land_frame([*land.geometry, *lakes.geometry], TOLERANCE_10M),
        "land_50m": land_frame([*land_50m.geometry, *lake_holes(land_50m, lakes)], TOLERANCE_50M),
        "land_110m": land_frame([*land_110m.geometry, *lake_holes(land_110m, lakes)], TOLERANCE_110M),
        "lakes": lake_frame(lakes),
        "rivers": lighter(river_frame(rivers, rivers_50m["name"].dropna()), TOLERANCE_10M),
        "provinces": province_frame(provinces),
        "borders": border_frame(borders),
        "towns": towns.set_geometry(towns.set_precision(GRID)),
    }
    for name, frame in layers.items():
        # The spatial index orders the rows along a Hilbert curve.
        frame.to_file(data / f"{name}.fgb", driver="FlatGeobuf", engine="pyogrio")


def read_shapes(path: Path, encoding: str = "cp1252") -> gpd.GeoDataFrame:
    """Reads a shapefile (EPSG:4326); rows without geometry are left out, invalid polygons mended."""
    frame = gpd.read_file(path, encoding=encoding)
    frame = frame[frame.geometry.notna()].reset_index(drop=True)
    return frame.set_geometry(frame.make_valid())


def land_frame(polygons: list[shapely.Geometry], tolerance: float) -> gpd.GeoDataFrame:
    """Joins polygons into land, one row per island, without the holes that Natural Earth leaves for lakes.

    Lakes are drawn over the land: so a reservoir can be left out in a year when it was still a valley.
    """
    land = gpd.GeoDataFrame(geometry=[shapely.union_all(polygons)], crs="EPSG:4326")
    return lighter(land, tolerance)


def lake_holes(land: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame) -> list[shapely.Polygon]:
    """The holes that lakes leave in the land of 1:50m and 1:110m: those that a lake of the 1:10m reaches into.

    The Caspian is not among the lakes: for Natural Earth it is ocean.
    """
    polygons = shapely.get_parts(land.geometry.to_numpy())
    holes = [shapely.Polygon(ring) for polygon in polygons for ring in polygon.interiors]
    found = shapely.STRtree(holes).query(lakes.geometry.to_numpy(), predicate="intersects")[1]
    return [holes[number] for number in np.unique(found)]


def lake_frame(lakes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Lakes: `name`, and `since`, the year in which the dam was closed (0: natural, or not told)."""
    frame = lakes[["name", "geometry"]].assign(since=lakes["year"].clip(lower=0).astype("int32"))
    return lighter(frame.fillna({"name": ""}), TOLERANCE_10M)


def border_frame(borders: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Borders: `left`, `right` (countries of today), `part` (which line between the two) and `kind`."""
    borders = borders[borders["featurecla"] != "Overlay limit"]
    frame = borders[["geometry"]].assign(
        left=borders["adm0_left"],
        right=borders["adm0_right"],
        part=borders["name"].fillna(""),
        kind=borders["featurecla"].map(BORDER_KINDS),
    )
    # Some lines come in hundreds of two-point pieces, which nothing could simplify.
    frame = frame.set_geometry(frame.line_merge())
    return lighter(split_paektu(frame), TOLERANCE_10M)


def province_frame(provinces: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Lines between the provinces of today: `country`, and `min_zoom`, the zoom of a web map from which it is shown.

    Lines that come twice are joined, and those that meet end to end, so that little pieces can be simplified.
    """
    frame = provinces[["min_zoom", "geometry"]].assign(country=provinces["adm0_name"])
    joined = frame.dissolve(["country", "min_zoom"]).reset_index()
    return lighter(joined.set_geometry(joined.line_merge()), TOLERANCE_10M)


def split_paektu(borders: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cuts the reach around Paektu out of the line between China and North Korea; its `part` is "Paektu"."""
    line = borders[(borders["left"] == "North Korea") & (borders["right"] == "China")]
    summit = shapely.box(*PAEKTU)
    rest = line.set_geometry(line.difference(summit))
    reach = line.set_geometry(line.intersection(summit)).assign(part="Paektu")
    return gpd.GeoDataFrame(pd.concat([borders.drop(line.index), rest, reach], ignore_index=True))


def lighter(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplifies (tolerance in degrees), rounds to the grid, and gives each polygon or line its own row."""
    frame = frame.explode(ignore_index=True)
    frame = frame.set_geometry(frame.simplify(tolerance).set_precision(GRID))
    return frame[~frame.is_empty].explode(ignore_index=True)
