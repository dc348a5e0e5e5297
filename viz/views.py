"""Views: an extent with its projection and its base map. The first is the main map, the others are insets."""

from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
from pyproj import CRS
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata import Day
from geodata.basemap import BaseMap, basemap
from geodata.extents import Extent
from geodata.projections import Bounds, bounds_of, extent_of, projection_for

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
        """The frame in this view's projected metres, without the rows that the projection does not reach."""
        projected = frame.to_crs(self.crs)
        return projected.loc[projected.bounds.map(np.isfinite).all(axis=1)]

    def contains(self, point: BaseGeometry) -> bool:
        """Whether a projected geometry (metres) lies wholly inside the extent shown at first."""
        return box(*self.bounds).contains(point)


def extent_around(places: gpd.GeoDataFrame) -> Extent:
    """An extent that holds every place, with room around it; the inhabited world where no place is located.

    Args:
        places: EPSG:4326.
    """
    located = places[places.geometry.notna()]
    if located.empty:
        return Extent(-170.0, -56.0, 170.0, 75.0)
    west, south, east, north = (float(bound) for bound in located.total_bounds)
    room = max(LEAST_ROOM, ROOM * max(east - west, north - south))
    return Extent(max(west - room, -179.9), max(south - room, -90.0), min(east + room, 179.9), min(north + room, 90.0))


def make_view(id: str, title: str, extent: Extent, *, at: Day, inset: bool) -> MapView:  # noqa: A002
    """Choose a projection for an extent and fetch its base map.

    Args:
        id: of the view.
        title: shown with an inset.
        extent: west, south, east, north in degrees.
        at: day of the borders and reservoirs.
        inset: whether the view is shown small.

    Raises:
        ValueError: the base map, which reaches beyond the extent, would cross 180° of longitude.
    """
    crs = projection_for(extent)
    bounds = bounds_of(extent, crs)
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    margin = INSET_MARGIN if inset else MAIN_MARGIN
    limits = (
        bounds[0] - margin[0] * width,
        bounds[1] - margin[1] * height,
        bounds[2] + margin[0] * width,
        bounds[3] + margin[1] * height,
    )
    tolerance = DETAIL * width / 1000 / (INSET_PX if inset else MAIN_PX)
    base = basemap(extent_of(limits, crs), at=str(min(max(at, FIRST_DAY), LAST_DAY)), tolerance_km=tolerance)
    if at < BORDERS_KNOWN_FROM:
        # Today's borders on a map of 1398 would mislead: only those are drawn whose time is known.
        base = replace(base, borders=base.borders[base.borders["status"] != "today"])
    return MapView(id, title, extent, crs, bounds, limits, base, inset)
