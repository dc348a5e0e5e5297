"""Latitudes and longitudes that were exchanged where both numbers are possible.

Only the views tell: what lies far outside all of them as written, and inside one of them when exchanged, was most
likely exchanged. What merely lies beyond the edge of a map is left alone.
"""

from collections.abc import Iterable, Sequence

import shapely

from geodata.columns import Row
from geodata.errors import Problems
from geodata.extents import CIRCLE, EDGE, POLE
from geodata.geometries import Geometries
from geodata.manifests import Manifest
from geodata.tables import Table

_Extent = tuple[float, float, float, float]


def check_orientation(manifest: Manifest, places: Table, geometries: Geometries, problems: Problems) -> None:
    """Check that views, places and geometries have latitudes and longitudes in their places.

    Args:
        manifest: Holds the views; where there is none, nothing can be told.
        places: places.csv.
        geometries: The features.
        problems: Takes what is probably exchanged. Where a view disagrees with most places, one problem says so, and
            nothing more is told.
    """
    located = [(row, position) for row in places.rows if (position := _position(row))]
    extents = [view.extent for view in manifest.views]
    if _check_views(manifest, [position for _, position in located], problems):
        return
    for row, position in located:
        if _is_exchanged([position], extents):
            lat, lon = row.cells["lat"], row.cells["lon"]
            problems.add(
                places.file,
                row=row.number,
                column="lat",
                value=lat,
                why=f"lies far from every map with lon {lon}, but on one if lat and lon are exchanged",
                fix=f"Write {lon} into lat and {lat} into lon; if they are right, add a view that holds the place",
                nearest=lon,
            )
    for number, shape in geometries.shapes.items():
        if _is_exchanged(shapely.get_coordinates(shape).tolist(), extents):
            problems.add(
                geometries.table.file,
                row=number,
                column=geometries.column,
                why="lies far from every map, but on one if longitudes and latitudes are exchanged",
                fix="Write longitude first, then latitude; if they are right, add a view that holds the feature",
            )


def _check_views(manifest: Manifest, positions: Sequence[Sequence[float]], problems: Problems) -> bool:
    """Note a view that holds no place, but most of them if it is exchanged; and whether there is one."""
    found = False
    for view, (file, row, column) in zip(manifest.views, manifest.extents, strict=True):
        west, south, east, north = view.extent
        exchanged = (south, west, north, east)
        held = sum(_holds(exchanged, position) for position in positions)
        if 2 * held <= len(positions) or any(_holds(view.extent, position) for position in positions):
            continue
        found = True
        sides = f"[{', '.join(f'{side:g}' for side in exchanged)}]"
        problems.add(
            file,
            row=row,
            column=column,
            value=f"[{', '.join(f'{side:g}' for side in view.extent)}]",
            why=f"holds no place, but {held} of {len(positions)} if latitudes and longitudes are exchanged",
            fix=f"Write west, south, east, north: {sides}. If the view is right, exchange lat and lon in places.csv",
            nearest=sides,
        )
    return found


def _position(row: Row) -> tuple[float, float] | None:
    """Longitude and latitude of a place, if both are known."""
    lat, lon = row.cells["lat"], row.cells["lon"]
    return (float(lon), float(lat)) if lat and lon else None


def _is_exchanged(positions: Iterable[Sequence[float]], extents: Sequence[_Extent]) -> bool:
    """Whether all positions lie far from every extent, and all within one when exchanged."""
    listed = list(positions)
    if any(_holds(_around(extent), position) for extent in extents for position in listed):
        return False
    return any(all(_holds(extent, position[::-1]) for position in listed) for extent in extents)


def _around(extent: _Extent) -> _Extent:
    """An extent with as much again on every side, at most the whole world."""
    west, south, east, north = extent
    width, height = (east - west) % CIRCLE, north - south
    if 3 * width >= CIRCLE:
        west, east = -EDGE, EDGE
    else:
        west, east = _turned(west - width), _turned(east + width)
    return west, max(south - height, -POLE), east, min(north + height, POLE)


def _turned(longitude: float) -> float:
    return (longitude + EDGE) % CIRCLE - EDGE


def _holds(extent: _Extent, position: Sequence[float]) -> bool:
    """Whether a position lies in an extent; one whose west is greater than its east crosses 180 degrees."""
    west, south, east, north = extent
    lon, lat = position
    beside = west <= lon <= east if west <= east else (lon >= west or lon <= east)
    return beside and abs(lon) <= EDGE and south <= lat <= north
