"""Views: an extent with its projection and its base map. The first is the main map, the others are insets."""

from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry import MultiPoint, box
from shapely.geometry.base import BaseGeometry

from geodata import Day
from geodata.basemap import BaseMap, basemap
from geodata.extents import CIRCLE, Extent, turns
from geodata.longitudes import around
from geodata.projections import Bounds, bounds_of, central_meridian, extent_of, is_cut_open, projection_for, sides_of

# How far the base map reaches beyond the extent, as a share of its width and height: the page fits the extent into frames
# of any shape and lets the reader pan.
MAIN_MARGIN = (1.0, 0.45)
INSET_MARGIN = (0.04, 0.04)
# From here on geodata/data/border_history.csv knows which of today's borders were not yet there.
BORDERS_KNOWN_FROM = Day.from_civil(1945, 1, 1)
# The base map counts years from 1 to 9999; before them nothing that it knows of was built or drawn.
FIRST_DAY, LAST_DAY = Day.from_civil(1, 1, 1), Day.from_civil(9999, 12, 31)
# Room around the places of a dossier that names no view: a share of their span, and at least so many degrees.
ROOM, LEAST_ROOM = 0.12, 0.5
# No such view takes in more than twice as many degrees of longitude: a little less than the whole world.
MOST_HALF = 179.9
# Frame widths, in px, for which the base map's detail is chosen.
MAIN_PX, INSET_PX = 900, 420
# Lines are simplified to this share of a pixel.
DETAIL = 0.35


@dataclass(frozen=True)
class MapView:
    """A part of the world as it is shown.

    Attributes:
        id, title: as in the dossier.
        extent: in degrees.
        crs: projected, in metres.
        bounds: of the extent, projected (xmin, ymin, xmax, ymax in metres).
        limits: of the base map, likewise; nothing is known beyond.
        base: the base map, EPSG:4326.
        inset: whether it is shown small, in its own frame.
    """

    id: str
    title: str
    extent: Extent
    crs: CRS
    bounds: Bounds
    limits: Bounds
    base: BaseMap
    inset: bool

    @property
    def km_per_px(self) -> float:
        """Kilometres that a pixel covers in a frame of usual width."""
        return (self.bounds[2] - self.bounds[0]) / 1000 / (INSET_PX if self.inset else MAIN_PX)

    def project(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """The frame in this view's projected metres, without the rows that the projection does not reach.

        What crosses the meridian opposite the middle of the map is cut there.
        """
        if is_cut_open(self.crs):
            middle = central_meridian(self.crs)
            frame = frame.set_geometry([around(shape, middle) for shape in frame.geometry], crs=frame.crs)
        projected = frame.to_crs(self.crs)
        return projected.loc[projected.bounds.map(np.isfinite).all(axis=1)]

    def contains(self, point: BaseGeometry) -> bool:
        """Whether a projected geometry (metres) lies wholly inside the extent shown at first."""
        return box(*self.bounds).contains(point)

    def corners_of(self, other: "MapView") -> list[tuple[float, float]]:
        """The corners of another view's extent in this view's metres.

        Returns:
            Four points; none where they do not all lie inside what this view shows, or where the meridian along which
            this map is cut runs through them.
        """
        part = box(*extent_of(other.bounds, other.crs).continuous)
        if is_cut_open(self.crs) and around(part, central_meridian(self.crs)).geom_type != "Polygon":
            return []
        xmin, ymin, xmax, ymax = other.bounds
        corners = MultiPoint([(xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax)])
        placed = gpd.GeoSeries([corners], crs=other.crs).to_crs(self.crs).iloc[0]
        return [(float(x), float(y)) for x, y in shapely.get_coordinates(placed)] if self.contains(placed) else []


def extent_around(places: gpd.GeoDataFrame) -> Extent:
    """An extent that holds every place, with room around it; the inhabited world where no place is located.

    It crosses 180° where it is narrower so.

    Args:
        places: EPSG:4326.
    """
    located = places[places.geometry.notna()]
    if located.empty:
        return Extent(-170.0, -56.0, 170.0, 75.0)
    _, south, _, north = (float(bound) for bound in located.total_bounds)
    west, east = _narrowest(located.geometry.x.to_numpy())
    room = max(LEAST_ROOM, ROOM * max(east - west, north - south))
    # All around, or nearly so, a map is cut where it is farthest from the places.
    half = min((east - west) / 2 + room, MOST_HALF)
    middle = (west + east) / 2
    west, east = (end - CIRCLE * turns(end) for end in (middle - half, middle + half))
    return Extent(west, max(south - room, -90.0), east, min(north + room, 90.0))


def _narrowest(longitudes: Any) -> tuple[float, float]:
    """The ends of the shortest arc that holds all longitudes, west and east; west lies below -180 where it crosses 180°."""
    eastwards = np.unique(longitudes)
    following = np.append(eastwards[1:], eastwards[0] + CIRCLE)
    # The widest gap is left out; among equal ones the last, which lies across 180°.
    gap = len(eastwards) - 1 - int(np.argmax((following - eastwards)[::-1]))
    # The arc begins where the gap ends, counted one turn back, and ends where the gap begins.
    return float(following[gap]) - CIRCLE, float(eastwards[gap])


def make_view(id: str, title: str, extent: Extent, *, at: Day, inset: bool) -> MapView:  # noqa: A002
    """Choose a projection for an extent and fetch its base map.

    Args:
        id: of the view.
        title: shown with an inset.
        extent: west, south, east, north in degrees.
        at: day of the borders and reservoirs.
        inset: whether the view is shown small.
    """
    crs = projection_for(extent)
    bounds = bounds_of(extent, crs)
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    margin = INSET_MARGIN if inset else MAIN_MARGIN
    xmin, xmax = sides_of(crs)
    limits = (
        max(bounds[0] - margin[0] * width, xmin),
        bounds[1] - margin[1] * height,
        min(bounds[2] + margin[0] * width, xmax),
        bounds[3] + margin[1] * height,
    )
    tolerance = DETAIL * width / 1000 / (INSET_PX if inset else MAIN_PX)
    base = basemap(extent_of(limits, crs), at=str(min(max(at, FIRST_DAY), LAST_DAY)), tolerance_km=tolerance)
    if at < BORDERS_KNOWN_FROM:
        # Today's borders on a map of 1398 would mislead: only those are drawn of which it is known when they began.
        base = replace(base, borders=base.borders[base.borders["valid_from"] != ""])
    return MapView(id, title, extent, crs, bounds, limits, base, inset)
