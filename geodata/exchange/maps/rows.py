"""Events as the rows of a frame with geometries, and frames of other programs, for formats of geographical programs.

The columns of our rows are those of `event_rows`, and their geometry is what the places and geometries of an event make of it.
"""

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj.exceptions import ProjError

from geodata.dossiers.reading import Dossier
from geodata.errors import Problems
from geodata.exchange.event_rows import event_rows, from_event_rows, unique
from geodata.exchange.features import Feature, degrees, foreign, wkt
from geodata.exchange.tables import Tables, records, sheet

WGS_84 = "EPSG:4326"
# Those that our rows always have.
_OURS = frozenset({"id", "date", "title", "place", "lat", "lon"})
# A line across the meridian of 180 degrees may go on beyond it.
_FARTHEST = (360.0, 90.0)


def event_frame(dossier: Dossier, tables: Tables) -> gpd.GeoDataFrame:
    """A row for each event of a dossier, in the order of its events.

    Args:
        dossier: The dossier.
        tables: Its tables.

    Returns:
        The columns of `event_rows`, missing where nothing is said, and the geometry of each event, missing where it has none, in
        EPSG:4326.
    """
    frame = event_rows(tables)
    geometry = gpd.GeoSeries(dossier.events.geometry).to_numpy()
    return gpd.GeoDataFrame(frame.where(frame != ""), geometry=geometry, crs=WGS_84)


def from_frame(frame: pd.DataFrame, tables: Tables, name: str, problems: Problems) -> Tables:
    """The tables with the rows of a frame added: events as ours, or features as others have written them (`features.foreign`).

    Args:
        frame: Texts and numbers, and geometries in any reference system; without one they are in degrees.
        tables: Those to which they are added.
        name: By which problems call the file.
        problems: Takes rows that lie nowhere in degrees.
    """
    shapes = in_degrees(frame, name, problems)
    plain = pd.DataFrame(frame.drop(columns=frame.geometry.name) if isinstance(frame, gpd.GeoDataFrame) else frame)
    if not _OURS.issubset(map(str, plain)) or len(tables.sheets["events"]):
        return foreign(tables, _features(plain, shapes))
    texts = plain.fillna("").astype("str")
    found = from_event_rows(_moved(texts, shapes))
    tables.left_out += found.left_out
    tables.sheets |= {each: found.sheets[each] for each in ("events", "places", "sources", "actors", "people")}
    _enter_lines(tables, shapes)
    return tables


def _features(frame: pd.DataFrame, shapes: Any) -> Iterator[Feature]:
    for number, (row, shape) in enumerate(zip(frame.to_dict("records"), shapes, strict=True), start=1):
        said = {
            str(key): value for key, value in row.items() if isinstance(value, str | int | float) and not pd.isna(value)
        }
        yield number, {"properties": said}, shape


def in_degrees(frame: pd.DataFrame, name: str, problems: Problems) -> Any:
    """The geometries of a frame in degrees, None where there is none."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return np.full(len(frame), None)
    shapes = frame.geometry
    if shapes.crs is not None and shapes.crs != WGS_84:
        try:
            shapes = shapes.to_crs(WGS_84)
        except ProjError:
            problems.add(name, why="is in a reference system that cannot be computed", fix="Save it in EPSG:4326")
    array = shapes.to_numpy()
    bounds = np.abs(shapely.bounds(array))
    there = ~(shapely.is_missing(array) | shapely.is_empty(array))
    for index in np.flatnonzero(there & ~(bounds <= np.array(_FARTHEST * 2) + 1e-9).all(axis=1)):
        where = ", ".join(f"{each:g}" for each in array[index].bounds)
        why = "lies outside of all degrees"
        fix = "Save the file with its reference system, best in EPSG:4326"
        problems.add(name, row=int(index) + 1, column="geometry", value=where, why=why, fix=fix)
    return array


def _moved(rows: pd.DataFrame, shapes: Any) -> pd.DataFrame:
    """Rows whose point was moved in another program, or was set there: there lies another place, of the same name."""
    is_point = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    lon, lat = shapely.get_x(shapes), shapely.get_y(shapes)
    said = [pd.to_numeric(rows[column], errors="coerce").to_numpy(dtype=float) for column in ("lat", "lon")]
    is_one = ~rows["lat"].str.contains("|", regex=False).to_numpy()
    moved = is_point & np.isfinite(lat) & is_one & ~((said[0] == lat) & (said[1] == lon))
    if not moved.any():
        return rows
    rows = rows.copy()
    for column, values in (("lat", lat), ("lon", lon)):
        rows.loc[moved, column] = [degrees(float(each)) for each in values[moved]]
    if "places" in rows:
        rows.loc[moved, "places"] = ""
    return rows


def _enter_lines(tables: Tables, shapes: Any) -> None:
    """Enter the lines and areas of events as geometries that are drawn for them."""
    kinds = shapely.get_type_id(shapes)
    points = (-1, int(shapely.GeometryType.POINT), int(shapely.GeometryType.MULTIPOINT))
    drawn = np.flatnonzero(~np.isin(kinds, points) & ~shapely.is_empty(shapes))
    if not len(drawn):
        return
    events, taken = tables.sheets["events"], set(tables.sheets["geometries"]["id"])
    ids = {int(index): unique(events["id"][index], taken, f"geometry-{index}") for index in drawn}
    events["geometry"] = [ids.get(index, "") for index in range(len(events))]
    new = [{"id": id_, "wkt": wkt(shapes[index])} for index, id_ in ids.items()]
    tables.sheets["geometries"] = sheet("geometries", [*records(tables.sheets["geometries"]), *new])
