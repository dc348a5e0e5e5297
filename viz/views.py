"""Views: an extent with its projection and its base map. The first is the main map, the others are insets."""

from dataclasses import dataclass

import geopandas as gpd
from pyproj import CRS
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata.basemap import BaseMap, basemap
from geodata.extents import Extent
from geodata.projections import Bounds, bounds_of, extent_of, projection_for

# How far the base map reaches beyond the extent, as a share of its width and height: the page fits the extent into frames
# of any shape and lets the reader pan.
MAIN_MARGIN = (1.0, 0.45)
INSET_MARGIN = (0.04, 0.04)
# Frame widths, in px, for which the base map's detail is chosen.
MAIN_PX, INSET_PX = 900, 420
# Lines are simplified to this share of a pixel.
DETAIL = 0.35


@dataclass(frozen=True)
class View:
    """A part of the world as it is shown.

    Attributes:
        id, title: as in the dossier.
        crs: projected, in metres.
        bounds: of the extent, projected (xmin, ymin, xmax, ymax in metres).
        limits: of the base map, likewise; nothing is known beyond.
        base: the base map, EPSG:4326.
        inset: whether it is shown small, in its own frame.
    """

    id: str
    title: str
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
        """The frame in this view's projected metres."""
        return frame.to_crs(self.crs)

    def contains(self, point: BaseGeometry) -> bool:
        """Whether a projected geometry (metres) lies wholly inside the extent shown at first."""
        return box(*self.bounds).contains(point)


def make_view(id: str, title: str, extent: Extent, *, at: str | None, inset: bool) -> View:  # noqa: A002
    """Choose a projection for an extent and fetch its base map.

    Args:
        id: of the view.
        title: shown with an inset.
        extent: west, south, east, north in degrees.
        at: ISO date of the borders, or None for today's.
        inset: whether the view is shown small.
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
    base = basemap(extent_of(limits, crs), at=at, tolerance_km=tolerance)
    return View(id, title, crs, bounds, limits, base, inset)
