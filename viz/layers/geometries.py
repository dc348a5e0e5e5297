"""The geometry of somebody's table: found, refused where it lies nowhere on the Earth, and laid out in degrees."""

import geopandas as gpd
import numpy as np
import pandas as pd
from geopandas.array import GeometryDtype
from shapely.geometry.base import BaseGeometry

from geodata.projections.extents import CIRCLE, POLE
from geodata.projections.on_earth import on_earth
from viz.layers.rows import located

# So many times around the world a line of a layer may lead.
MOST_TURNS = 10
# How many rows an error names.
MOST_NAMED = 10
# What a column with geometries is called in a table that lost its frame.
GEOMETRY = "geometry"


class GeometryError(ValueError):
    """A table has no geometry that can be used, or one that lies nowhere; its text says what would be right."""


def geometry_columns(data: pd.DataFrame) -> list[str]:
    """The columns that hold geometries and nothing else, whatever pandas calls their kind."""
    return [str(name) for name, column in data.items() if is_geometry(column)]


def is_geometry(column: pd.Series) -> bool:
    """Whether a column holds geometries and nothing else."""
    if column.dtype != object:
        return isinstance(column.dtype, GeometryDtype)
    cells = [cell for cell in column if cell is not None and not isinstance(cell, float)]
    return bool(cells) and all(isinstance(cell, BaseGeometry) for cell in cells)


def as_frame(data: pd.DataFrame) -> gpd.GeoDataFrame | None:
    """A table as a frame with a CRS, if it has geometries.

    Args:
        data: a GeoDataFrame; or a DataFrame, such as pandas' `merge` makes of one: its only column of geometries, or the one
            called `geometry`, is taken where this knows its CRS.

    Returns:
        None for a table without geometries.

    Raises:
        GeometryError: if no geometry is chosen, or its CRS is not known.
    """
    found = geometry_columns(data)
    if isinstance(data, gpd.GeoDataFrame):
        if data.active_geometry_name is None:
            there = ", ".join(map(repr, found)) or "none"
            raise GeometryError(f"the frame has no geometry; choose a column with set_geometry(…); there are {there}")
        if data.crs is None:
            raise GeometryError("the frame has no CRS; give it one with set_crs(…)")
        return data
    if not found:
        return None
    if len(found) > 1 and GEOMETRY not in found:
        raise GeometryError(
            f"there are several columns of geometries, {', '.join(map(repr, found))}; choose one: {_framed('…')}"
        )
    name = GEOMETRY if GEOMETRY in found else found[0]
    if getattr(data[name].array, "crs", None) is None:
        raise GeometryError(f"column {name!r} has shapes without a CRS; say in which they are: {_framed(name)}")
    return gpd.GeoDataFrame(data, geometry=name)


def _framed(name: str) -> str:
    return f'geopandas.GeoDataFrame(data, geometry="{name}", crs="EPSG:4326"), for degrees'


def laid_out(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The geometries of all rows in degrees, see `geodata.projections.on_earth`; none where a row has no place.

    Args:
        frame: with a CRS.

    Raises:
        GeometryError: if rows lie nowhere on the Earth, or have several kinds of geometries.
    """
    there = located(frame).to_numpy()
    wrong = _mixed(frame)
    try:
        ensure_on_earth(frame[there])
    except GeometryError as error:
        wrong.append(str(error))
    if wrong:
        raise GeometryError("\n".join(wrong))
    shapes = np.full(len(frame), None, dtype=object)
    shapes[there] = on_earth(gpd.GeoSeries(frame.geometry[there]))
    return gpd.GeoSeries(shapes, index=frame.index, crs="EPSG:4326")


def _mixed(frame: gpd.GeoDataFrame) -> list[str]:
    """What is to be said of rows with geometries of several kinds; nothing where there are none."""
    rows = frame.index[(frame.geom_type == "GeometryCollection").to_numpy()]
    if rows.empty:
        return []
    right = "take it apart with explode(), each part is drawn in its own way"
    return [f"row {_named(rows)}: has a GeometryCollection; {right}"]


def _named(labels: pd.Index) -> str:
    """The first labels of rows."""
    return ", ".join(map(str, labels[:MOST_NAMED])) + (" …" if len(labels) > MOST_NAMED else "")


def ensure_on_earth(frame: gpd.GeoDataFrame, *, turns: int = 1) -> None:
    """Refuse rows whose degrees lie nowhere on the Earth; on the map they would only be missing.

    Args:
        frame: with any CRS; only degrees are looked at.
        turns: how many times around the world longitudes may count on.

    Raises:
        GeometryError: with all these rows, and whether their coordinates were probably exchanged.
    """
    if frame.crs is None or not frame.crs.is_geographic:
        return
    bounds = frame.bounds
    east, north = (bounds[[f"min{axis}", f"max{axis}"]].abs().max(axis="columns") for axis in "xy")
    is_off = (north > POLE) | (east > CIRCLE * turns)
    if not is_off.any():
        return
    off, east, north = frame[is_off.to_numpy()], east[is_off], north[is_off]
    point = off.geometry.iloc[0].representative_point()
    # Beyond the poles lie only longitudes.
    exchanged = bool(((north <= CIRCLE) & (east <= POLE)).all())
    raise GeometryError(
        f"row {_named(off.index)}: no place on the earth has the longitude {point.x:g} and the latitude {point.y:g}; "
        + ("the two are probably exchanged" if exchanged else "write degrees, WGS 84")
    )
