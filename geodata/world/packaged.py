"""The layers of the packaged world in geodata/world/data, read for an extent."""

from importlib.resources import as_file, files
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.projections.extents import EDGE, POLE, Extent


def read_layer(name: str, extent: Extent, *, where: str | None = None) -> gpd.GeoDataFrame:
    """Reads what of a layer lies in an extent, cut along it.

    Args:
        name: A file in geodata/world/data, such as "rivers.fgb".
        extent: Degrees.
        where: Which rows, as in SQL: "scalerank <= 5".

    Returns:
        EPSG:4326, each part in a row of its own. Where the extent crosses 180°, longitudes go on beyond 180.
    """
    with as_file(files("geodata.world") / "data" / name) as path:
        halves = [_read_half(path, part, shift, where) for part, shift in extent.halves()]
    return pd.concat(halves, ignore_index=True) if len(halves) > 1 else halves[0]


def _read_half(path: Path, extent: Extent, shift: int, where: str | None) -> gpd.GeoDataFrame:
    """Reads what lies in an extent that does not cross 180°, and moves it by `shift` degrees."""
    frame = gpd.read_file(path, bbox=tuple(extent), where=where)
    whole = frame.geometry.to_numpy()
    parts, rows = shapely.get_parts(shapely.clip_by_rect(whole, *extent), return_index=True)
    # A line that only touches the edge of the extent leaves a point, a polygon a line.
    kept = shapely.get_dimensions(parts) == shapely.get_dimensions(whole)[rows]
    if shift:
        parts = shapely.transform(parts, lambda points: np.add(points, (shift, 0)))
    cut: gpd.GeoDataFrame = frame.iloc[rows[kept]].reset_index(drop=True)
    return cut.set_geometry(parts[kept], crs=frame.crs)


def joined_at_180(land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Makes whole again what the packaged world cuts at 180°. Only land reaches it."""
    cut = land.intersects(shapely.LineString([(EDGE, -POLE), (EDGE, POLE)]))
    if not cut.any():
        return land
    whole = shapely.get_parts(shapely.union_all(land.loc[cut].geometry.to_numpy()))
    return pd.concat([land[~cut], gpd.GeoDataFrame(geometry=whole, crs=land.crs)], ignore_index=True)
