"""The map of the review page: the base map as outlines in kilometres, and where places lie on it."""

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import cos, isfinite, radians
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.projections.choice import extent_of, sides_of
from geodata.projections.custom import ensure_shown
from geodata.projections.extents import CIRCLE, POLE, Extent, turns
from geodata.projections.seams import to_metres
from viz.drawing.ground import ground
from viz.layers.styles import SCREEN
from viz.stories.surroundings import extent_around
from viz.stories.views import MapView, make_view

Place = tuple[float, float]

# Width of the relief's picture; and of the coasts and rivers, to which share of a pixel they are exact.
RELIEF_PX, EXACT_PX = 1600, 0.3
# Height of what is drawn, by the width of the extent at least: the column of the map is higher than wide.
TALL = 1.8
# Degrees to either side of a place that is looked at from nearby.
NEARBY = 3.0
# So many towns are named, the largest first.
MOST_TOWNS = 150


@dataclass(frozen=True)
class Ground:
    """A part of the world as the page draws it: x to the right and y downwards, in km."""

    view: MapView

    def spot(self, lon: float, lat: float) -> list[float] | None:
        """Where a place lies; None where the map does not reach."""
        x, y = to_metres(self.view.crs).transform(lon, lat)
        return [round(x / 1000, 2), round(-y / 1000, 2)] if isfinite(x) and isfinite(y) else None

    def place(self, x: float, y: float) -> Place | None:
        """Longitude and latitude of a spot, to some ten metres; None beyond what is drawn, where the world may begin again."""
        xmin, ymin, xmax, ymax = self.view.limits
        if not (xmin <= x * 1000 <= xmax and ymin <= -y * 1000 <= ymax):
            return None
        lon, lat = to_metres(self.view.crs).transform(x * 1000, -y * 1000, direction="INVERSE")
        if not isfinite(lon) or not isfinite(lat):
            return None
        return round(lon - CIRCLE * turns(lon), 4), round(lat, 4)

    @cached_property
    def drawn(self) -> dict[str, Any]:
        """What the page draws: outlines as paths of SVG, towns, and the frame."""
        view, base = self.view, self.view.base
        borders = base.borders
        towns = view.project(base.towns.head(MOST_TOWNS))
        return {
            "frame": _frame(view.limits),
            "home": _frame(view.bounds),
            "km_per_px": view.km_per_px,
            "paths": {
                "coast": self._path(base.land),
                "lakes": self._path(base.lakes),
                "rivers": self._path(base.rivers),
                "borders": self._path(borders),
            },
            "towns": [
                {"name": name, "at": [round(x / 1000, 2), round(-y / 1000, 2)]}
                for name, x, y in zip(towns["name"], towns.geometry.x, towns.geometry.y, strict=True)
            ],
            "credit": " · ".join(credit.text for credit in base.credits),
        }

    @cached_property
    def relief(self) -> bytes:
        """The shaded relief of all that is drawn, as JPEG."""
        picture = io.BytesIO()
        ground(self.view, self.view.limits, RELIEF_PX, SCREEN).save(picture, "JPEG", quality=85)
        return picture.getvalue()

    def path(self, shape: BaseGeometry) -> str:
        """A geometry in degrees as a path of SVG, as far as the map reaches."""
        return self._path(gpd.GeoDataFrame(geometry=[shape], crs="EPSG:4326"))

    def _path(self, frame: gpd.GeoDataFrame) -> str:
        shapes = self.view.project(frame).geometry.simplify(EXACT_PX * self.view.km_per_px * 1000)
        return "".join(_lines(shapes.to_numpy()))


def _frame(bounds: Iterable[float]) -> list[float]:
    """Left, top, width and height in km of a rectangle in metres."""
    xmin, ymin, xmax, ymax = (each / 1000 for each in bounds)
    return [round(each, 2) for each in (xmin, -ymax, xmax - xmin, ymax - ymin)]


def _lines(shapes: Iterable[BaseGeometry]) -> Iterable[str]:
    """The lines of shapes, and the rings of areas, as paths of SVG."""
    singles = shapely.get_parts(np.asarray(list(shapes), dtype=object))
    areas = shapely.get_dimensions(singles) > 1
    for line in [*shapely.get_rings(singles[areas]), *singles[~areas]]:
        if line.geom_type in {"LineString", "LinearRing"} and not line.is_empty:
            spots = np.round(shapely.get_coordinates(line) / (1000, -1000), 1)
            yield "M" + "L".join(f"{x:g} {y:g}" for x, y in spots.tolist())


def ground_of(places: Mapping[str, Place], around: str, view: Extent | None) -> Ground:
    """The map of the places of a dossier, or one from nearby.

    Args:
        places: Longitude and latitude by id.
        around: Id of the place in the middle; "" for the view of the dossier, `*` for all of them.
        view: What the dossier itself shows first; None for all places.
    """
    if not around and view is not None:
        with suppress(ValueError):  # what no map can be made of, reading the dossier tells
            return _ground(view)
    near = places.get(around)
    if near is not None:
        lon, lat = near
        south, north = max(lat - NEARBY, -POLE), min(lat + NEARBY, POLE)
        wide = min(NEARBY / max(cos(radians(lat)), 0.1), 30.0)
        west, east = (each - CIRCLE * turns(each) for each in (lon - wide, lon + wide))
        return _ground(Extent(west, south, east, north))
    points = gpd.GeoDataFrame(geometry=[shapely.Point(each) for each in places.values()], crs="EPSG:4326")
    extent = extent_around(points)
    # The extent stays where a pin is moved a little.
    west, south, east, north = extent
    step = 2.0 if extent.width < 60 else 10.0  # noqa: PLR2004 - degrees: of a country, of a continent
    grown = Extent(
        max(np.floor(west / step) * step, -180.0),
        max(np.floor(south / step) * step, -90.0),
        min(np.ceil(east / step) * step, 180.0),
        min(np.ceil(north / step) * step, 90.0),
    )
    return _ground(Extent(*map(float, grown)))


@lru_cache(maxsize=8)
def _ground(extent: Extent) -> Ground:
    return Ground(_tall(make_view("review", "", extent, at=None, inset=False)))


def _tall(view: MapView) -> MapView:
    """The view with as much drawn above and below its extent as a column shows; where the map ends, it stays as it is."""
    (xmin, south, xmax, north), (left, low, right, high) = view.bounds, view.limits
    more = (TALL * (xmax - xmin) - (high - low)) / 2
    if more <= 0 or isfinite(sides_of(view.crs)[0]):
        return view
    taller = replace(view, limits=(left, min(low - more, south), right, max(high + more, north)))
    with suppress(ValueError):
        ensure_shown(extent_of(taller.limits, taller.crs), taller.crs)
        return taller
    return view
