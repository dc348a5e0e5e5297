"""Latitudes and longitudes that were exchanged where both numbers are possible, and views that hold nothing.

Only the views tell what was exchanged: what lies far outside all of them as written, and inside one of them when
exchanged, most likely was. What merely lies beyond the edge of a map is left alone.
"""

from collections.abc import Iterable, Sequence
from functools import partial

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geodata.dossiers.geometries import Geometries
from geodata.dossiers.manifests import Manifest
from geodata.errors import Problems
from geodata.projections.extents import CIRCLE, EDGE, POLE, Extent
from geodata.tables.columns import Row
from geodata.tables.reading import Table

_Extent = tuple[float, float, float, float]

_EXCHANGED = "latitudes and longitudes are exchanged"
# Other orders of the four sides that are in use, and where west, south, east and north then stand.
_ORDERS = (
    (_EXCHANGED, (1, 0, 3, 2)),
    ("it is read as north, south, west, east", (2, 1, 3, 0)),
    ("it is read as south, north, west, east", (2, 0, 3, 1)),
    ("it is read as west, east, south, north", (0, 2, 1, 3)),
    ("it is read as north, west, south, east", (1, 2, 3, 0)),
)


def check_orientation(manifest: Manifest, places: Table, geometries: Geometries, problems: Problems) -> None:
    """Check that views hold something, and that latitudes and longitudes are not exchanged.

    Args:
        manifest: Holds the views; where there is none, nothing can be told.
        places: places.csv.
        geometries: The features.
        problems: Takes views that hold nothing, and what is probably exchanged. Where a view disagrees with most
            places, one problem says so, and nothing more is told.
    """
    located = [(row, position) for row in places.rows if (position := _position(row))]
    extents = [view.extent for view in manifest.views]
    if _check_views(manifest, places, geometries, problems):
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


def _check_views(manifest: Manifest, places: Table, geometries: Geometries, problems: Problems) -> bool:
    """Note a view that holds nothing of the dossier; and whether the order of its sides is the cause."""
    positions = [position for row in places.rows if (position := _position(row))]
    is_known = places.complete and all(row.unread.isdisjoint({"lat", "lon"}) for row in places.rows)
    is_known &= geometries.table.complete and len(geometries.shapes) == len(geometries.table.rows)
    shapes = [*map(shapely.Point, positions), *geometries.shapes.values()]
    found = False
    for view, (file, row, column) in zip(manifest.views, manifest.extents, strict=True):
        if any(_holds(view.extent, position) for position in positions):
            continue
        add = partial(problems.add, file, row=row, column=column, value=_written(view.extent))
        if other := _rearranged(view.extent, positions):
            found = True
            order, extent, held = other
            fix = f"Write west, south, east, north: {_written(extent)}"
            add(
                why=f"holds no place, but {held} of {len(positions)} if {order}",
                fix=f"{fix}. If the view is right, exchange lat and lon in places.csv" if order == _EXCHANGED else fix,
                nearest=_written(extent),
            )
        elif is_known and shapes and not any(_touches(view.extent, shape) for shape in shapes):
            add(
                why="holds nothing of the dossier, neither a place nor a geometry",
                fix="Write west, south, east, north in degrees, or leave the view out",
            )
    return found


def _rearranged(extent: _Extent, positions: Sequence[Sequence[float]]) -> tuple[str, _Extent, int] | None:
    """The order in which the sides of an extent were probably written, the extent so read, and how many places it holds.

    None if it holds most of the places in no order.
    """
    read = [
        (order, (extent[west], extent[south], extent[east], extent[north]))
        for order, (west, south, east, north) in _ORDERS
    ]
    held = [(order, other, sum(_holds(other, position) for position in positions)) for order, other in read]
    best = max(held, key=lambda found: found[2])
    return best if 2 * best[2] > len(positions) else None


def _written(extent: _Extent) -> str:
    return f"[{', '.join(f'{side:g}' for side in extent)}]"


def _touches(extent: _Extent, geometry: BaseGeometry) -> bool:
    """Whether some of a geometry lies in an extent; the longitudes of both may go on beyond 180 degrees."""
    box = shapely.box(*Extent(*extent).continuous)
    return any(translate(geometry, turn).intersects(box) for turn in (-CIRCLE, 0, CIRCLE))


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
    width, height = Extent(*extent).width, north - south
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
