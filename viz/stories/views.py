"""Views: an extent with its projection and its base map. The first is the main map, the others are insets."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS
from shapely.geometry import MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata import Day, parse_edtf
from geodata.projections.choice import (
    Bounds,
    central_meridian,
    cut_of,
    extent_of,
    is_cut_open,
    projection_for,
    shown_part,
    sides_of,
)
from geodata.projections.custom import as_projection, ensure_shown
from geodata.projections.extents import CIRCLE, Extent
from geodata.projections.longitudes import all_around, around
from geodata.projections.map_sizes import ensure_drawable
from geodata.world.basemap import BaseMap, of_all_days, on_day
from viz.layers.geometries import MOST_TURNS, ensure_on_earth
from viz.stories.surroundings import extent_around

# How far the base map reaches beyond the extent, as a share of its width and height: the page fits the extent into frames
# of any shape and lets the reader pan.
MAIN_MARGIN = (1.0, 0.45)
INSET_MARGIN = (0.04, 0.04)
# From here on geodata/world/data/border_history.csv knows which of today's borders were not yet there.
BORDERS_KNOWN_FROM = Day.from_civil(1945, 1, 1)
# The base map counts years from 1 to 9999; before them nothing that it knows of was built or drawn.
FIRST_DAY, LAST_DAY = Day.from_civil(1, 1, 1), Day.from_civil(9999, 12, 31)
# Degrees, some 0.1 m. What is so near to the whole circle is all around.
HAIR = 1e-5
# Frame widths, in px, for which the base map's detail is chosen.
MAIN_PX, INSET_PX = 900, 420
# So many base maps are kept: a story has a few views, and a few days are compared.
BASE_MAPS = 12
# The frames of the base map that are lines and areas.
OUTLINES = ("land", "lakes", "rivers", "provinces", "borders")
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
        at: the day of its borders and reservoirs; None for that of the story, or else the newest that are known.
        inset: whether it is shown small, in its own frame.
        layers: ids of the layers that it shows; None for all.

    Example:
        >>> story.views[0].crs.coordinate_operation.method_name
        'Lambert Conic Conformal (2SP)'
    """

    id: str
    title: str
    extent: Extent
    crs: CRS
    bounds: Bounds
    limits: Bounds
    at: Day | None
    inset: bool
    layers: tuple[str, ...] | None = None

    @cached_property
    def base(self) -> BaseMap:
        """The base map, EPSG:4326.

        Example:
            >>> story.views[0].base.borders.crs == "EPSG:4326"
            True
        """
        tolerance = DETAIL * (self.bounds[2] - self.bounds[0]) / 1000 / (INSET_PX if self.inset else MAIN_PX)
        return _base_map(self.limits, self.crs, self.at, tolerance)

    def on(self, day: Day | None) -> "MapView":
        """The view with the borders and reservoirs of a day, unless it has a day of its own.

        Example:
            >>> str(story.views[0].on(ct.Day.from_civil(1950, 11, 30)).at)
            '1950-11-30'
        """
        return self if self.at is not None else replace(self, at=day)

    @property
    def km_per_px(self) -> float:
        """Kilometres that a pixel covers in a frame of usual width.

        Example:
            >>> round(story.views[0].km_per_px, 1)
            1.0
        """
        return (self.bounds[2] - self.bounds[0]) / 1000 / (INSET_PX if self.inset else MAIN_PX)

    @property
    def globe(self) -> BaseGeometry:
        """What of the limits is the Earth, in metres: all, but where a map of the whole world ends at its sides and poles.

        Example:
            >>> story.views[0].globe.bounds == story.views[0].limits
            True
        """
        frame = box(*self.limits)
        if not math.isfinite(sides_of(self.crs)[0]):
            return frame
        return frame.intersection(cut_of(self.crs).convex_hull)

    def project(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """The frame in this view's projected metres, without the rows that the projection does not reach.

        What crosses the meridian opposite the middle of the map is cut there.

        Args:
            frame: EPSG:4326.

        Example:
            >>> towns = dossier.places[dossier.places.kind == "town"]
            >>> story.views[0].project(towns).crs == story.views[0].crs
            True
        """
        shapes = frame.geometry
        if is_cut_open(self.crs):
            middle = central_meridian(self.crs)
            cut = all_around(shapes.to_numpy(), middle)
            projected = gpd.GeoSeries(cut, frame.index, frame.crs).to_crs(self.crs)
        else:
            projected = _closed(shapes, shapes.to_crs(self.crs))
        is_reached = np.isfinite(shapely.bounds(projected.to_numpy())).all(axis=1)
        return frame.set_geometry(projected).iloc[np.flatnonzero(is_reached)]

    def contains(self, point: BaseGeometry) -> bool:
        """Whether a projected geometry (metres) lies wholly inside the extent shown at first.

        Example:
            >>> from shapely.geometry import Point
            >>> story.views[0].contains(Point(0, 0))
            True
        """
        return box(*self.bounds).contains(point)

    def corners_of(self, other: "MapView") -> list[tuple[float, float]]:
        """The corners of another view's extent in this view's metres.

        Returns:
            Four points; none where they do not all lie inside what this view shows or do not surround the other's middle, or
            where the meridian along which this map is cut runs through them.

        Example:
            >>> main, inset, *_ = story.views
            >>> len(inset.corners_of(main)), len(main.corners_of(inset))
            (4, 0)
        """
        part = box(*extent_of(other.bounds, other.crs).continuous)
        if is_cut_open(self.crs) and around(part, central_meridian(self.crs)).geom_type != "Polygon":
            return []
        xmin, ymin, xmax, ymax = other.bounds
        middle = ((xmin + xmax) / 2, (ymin + ymax) / 2)
        points = MultiPoint([(xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax), middle])
        placed = gpd.GeoSeries([points], crs=other.crs).to_crs(self.crs).iloc[0]
        *corners, centre = shapely.get_coordinates(placed)
        # Around a pole, the corners lie beside one another on a map of the world: they are no frame.
        if not self.contains(placed) or not Polygon(corners).contains(Point(centre)):
            return []
        return [(float(x), float(y)) for x, y in corners]


def _closed(shapes: gpd.GeoSeries, projected: gpd.GeoSeries) -> gpd.GeoSeries:
    """Projected geometries; of areas all around a pole, both edges along one meridian are taken away: on whole metres."""
    width = shapes.bounds["maxx"] - shapes.bounds["minx"]
    around_a_pole = (width >= CIRCLE - HAIR) & shapes.geom_type.str.endswith("Polygon")
    if not around_a_pole.any():
        return projected
    closed = [
        shapely.set_precision(shape, 1) if is_closed else shape
        for shape, is_closed in zip(projected, around_a_pole, strict=True)
    ]
    return gpd.GeoSeries(closed, projected.index, projected.crs)


def map_view(  # noqa: PLR0913 - what a view is
    extent: Sequence[float] | gpd.GeoDataFrame,
    *,
    id: str = "map",  # noqa: A002
    title: str = "",
    projection: str | CRS | None = None,
    at: str | None = None,
    layers: Iterable[str] | None = None,
    inset: bool = False,
) -> MapView:
    """A view of your own, for `StoryMap.replace(views=[…])`: the first is the main map, the others are its insets.

    Args:
        extent: west, south, east, north in degrees, west greater than east across 180°; or a frame, around which there is room.
        id: of the view, unique in a story map.
        title: written under an inset.
        projection: a projected CRS in metres, such as `EPSG:5179`; default: the one that suits the extent.
        at: EDTF, the day of the borders and reservoirs; of an interval the last day. Default: the day that the story shows.
        layers: ids of the layers that it shows; default: all.
        inset: whether it is shown small.

    Raises:
        ValueError: the extent is not one, a frame has no CRS or a row that lies nowhere, the projection cannot show it,
            or a map of it would be too slender or too small.
        DateError: `at` is not EDTF.

    Example:
        >>> korea = ct.map_view((123, 33, 132, 44), projection="EPSG:5179", at="1950-10-12")
        >>> story.replace(views=[korea, *story.views[1:]]).views[0].crs.to_epsg()
        5179
    """
    if isinstance(extent, gpd.GeoDataFrame):
        if extent.crs is None:
            raise ValueError("the frame has no CRS; give it one with frame.set_crs(…)")
        ensure_on_earth(extent, turns=MOST_TURNS)
        degrees = extent_around(extent)
    else:
        if len(extent) != len(Extent._fields):
            raise ValueError(f"an extent is west, south, east, north in degrees, not {tuple(extent)}")
        degrees = Extent(*map(float, extent)).checked()
    day = None if at is None else parse_edtf(at).latest
    view = make_view(id, title, degrees, at=day, inset=inset, projection=projection)
    return view if layers is None else replace(view, layers=tuple(layers))


def _clipped(frame: gpd.GeoDataFrame, part: BaseGeometry) -> gpd.GeoDataFrame:
    """What lies in a part of the world, each piece in a row of its own."""
    kinds = frame.geom_type.unique()
    pieces = frame.set_geometry(frame.intersection(part)).explode(ignore_index=True)
    return pieces[~pieces.is_empty & pieces.geom_type.isin(kinds)].reset_index(drop=True)


def make_view(  # noqa: PLR0913 - what a view is
    id: str,  # noqa: A002
    title: str,
    extent: Extent,
    *,
    at: Day | None,
    inset: bool,
    projection: str | CRS | None = None,
) -> MapView:
    """Choose a projection for an extent.

    Args:
        id: of the view.
        title: shown with an inset.
        extent: west, south, east, north in degrees.
        at: day of the borders and reservoirs; see `MapView`.
        inset: whether the view is shown small.
        projection: default: the one that suits the extent.

    Raises:
        ValueError: the projection cannot show the extent, or a map of it would be too slender or too small.
    """
    crs = projection_for(extent) if projection is None else as_projection(projection)
    ensure_shown(extent, crs)
    bounds = ensure_drawable(extent, crs)
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    margin = INSET_MARGIN if inset else MAIN_MARGIN
    xmin, xmax = sides_of(crs)
    limits = (
        max(bounds[0] - margin[0] * width, xmin),
        bounds[1] - margin[1] * height,
        min(bounds[2] + margin[0] * width, xmax),
        bounds[3] + margin[1] * height,
    )
    return MapView(id, title, extent, crs, bounds, limits, at, inset)


@lru_cache(maxsize=BASE_MAPS)
def _base_map(limits: Bounds, crs: CRS, at: Day | None, tolerance: float) -> BaseMap:
    """What the packaged world has within limits in metres; lines simplified to a tolerance in km. Not to be altered."""
    day = None if at is None else str(min(max(at, FIRST_DAY), LAST_DAY))
    base = on_day(_of_all_days(limits, crs, tolerance), day)
    if at is not None and at < BORDERS_KNOWN_FROM:
        # Today's borders on a map of 1398 would mislead: only those are drawn of which it is known when they began.
        base = replace(base, borders=base.borders[base.borders["valid_from"] != ""])
    return base


@lru_cache(maxsize=BASE_MAPS)
def _of_all_days(limits: Bounds, crs: CRS, tolerance: float) -> BaseMap:
    """What it has there on any day."""
    base = of_all_days(extent_of(limits, crs), tolerance_km=tolerance)
    if (part := shown_part(base.extent, crs)) is None:
        return base
    # Of a globe only the near side: what lies behind its horizon has no place on the map.
    near: dict[str, Any] = {name: _clipped(getattr(base, name), part) for name in OUTLINES}
    return replace(base, **near)
