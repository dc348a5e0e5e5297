"""Places on the ground: what a table of places must say, and the GeoDataFrame made of it."""

import geopandas
import numpy as np
import shapely

from geodata.errors import Problem, Problems
from geodata.tables.columns import Row, is_draft
from geodata.tables.reading import Table


def check_places(table: Table, problems: Problems) -> None:
    """Check what the cells of places.csv say together: coordinates and their precision, which may await review in a draft."""
    for row in table.rows:
        lat, lon = row.cells["lat"], row.cells["lon"]
        if not row.unread.isdisjoint({"lat", "lon", "precision_km"}):
            continue
        for column, given, missing in (("lon", lat, lon), ("lat", lon, lat)):
            if given and not missing:
                why, fix = "the place has one coordinate only", f"Give {column} too, or neither"
                problems.add(table.file, row=row.number, column=column, why=why, fix=fix)
        if lat and lon and not row.cells["precision_km"]:
            unknown = Problem(
                file=table.file,
                row=row.number,
                column="precision_km",
                why="the place has coordinates, but nothing says how precise they are",
                fix="Give the radius in km within which the place lies",
            )
            problems.note(unknown, is_remark=is_draft(row))


def build_places(table: Table) -> geopandas.GeoDataFrame:
    """The places as a frame.

    Args:
        table: places.csv, free of problems.

    Returns:
        The columns of the format, `geometry` renamed to `geometry_ids`; `rank`, `lat`, `lon` (degrees) and
        `precision_km` are float64, NaN where empty. Geometry: a point in EPSG:4326, None without coordinates.
    """
    frame = table.frame().rename(columns={"geometry": "geometry_ids"})
    points = np.array([_point(row) for row in table.rows], dtype=object)
    return geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")


def _point(row: Row) -> shapely.Point | None:
    lat, lon = row.cells["lat"], row.cells["lon"]
    return shapely.Point(float(lon), float(lat)) if lat and lon else None
