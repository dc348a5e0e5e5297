"""The extent around one's own shapes: narrow across 180°, all around a pole where they lie around it."""

import geopandas as gpd
import pytest
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.projections.choice import bounds_of, projection_for
from geodata.projections.extents import Extent
from viz.stories.surroundings import extent_around

POLAR, WORLD = "Lambert Azimuthal Equal Area", "Equal Earth"
HALVES = MultiPolygon([box(177, -20, 180, -15), box(-180, -20, -178, -15)])
STATIONS = [(0, -65), (60, -70), (120, -77), (180, -66), (-120, -75), (-60, -68)]


def method(extent: Extent) -> str:
    return projection_for(extent).coordinate_operation.method_name


def frame(*shapes: BaseGeometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=list(shapes), crs="EPSG:4326")


@pytest.mark.parametrize(
    ("shapes", "width"),
    [
        ([HALVES], 5),
        ([box(177, -20, 180, -15), box(-180, -20, -178, -15)], 5),
        ([Polygon([(177, -20), (-178, -20), (-178, -15), (177, -15)])], 5),
        ([LineString([(170, 40), (-170, 42)])], 20),
        ([LineString([(170, 40), (190, 42)])], 20),
        ([box(170, 0, 190, 9), Point(-165, 5)], 25),
        # The Aleutian Islands and Alaska in one geometry.
        ([MultiPolygon([box(172, 51, 174, 53), box(-170, 52, -130, 70)])], 58),
    ],
)
def test_it_is_narrow_across_180(shapes: list[BaseGeometry], width: float) -> None:
    extent = extent_around(frame(*shapes))
    assert extent.crosses_180
    assert width < extent.width <= max(1.25 * width, width + 1.001)


@pytest.mark.parametrize("side", [-1, 1])
def test_around_stations_around_a_pole_the_map_is_polar(side: int) -> None:
    stations = frame(*(Point(lon, -side * lat) for lon, lat in STATIONS))
    extent = extent_around(stations)
    crs = projection_for(extent)
    assert method(extent) == POLAR
    xmin, ymin, xmax, ymax = bounds_of(extent, crs)
    # It is as wide as high, with the pole in its middle, and no wider than the stations need.
    assert (xmax - xmin) / (ymax - ymin) == pytest.approx(1, abs=0.01)
    farthest = stations.to_crs(crs).geometry.distance(Point(0, 0)).max()
    assert farthest < xmax < 1.3 * farthest


@pytest.mark.parametrize(
    "area",
    [
        box(-180, -90, 180, -70),
        Polygon([(lon, -70) for lon in range(-180, 180, 10)]),
        MultiPolygon([box(-180, -90, 0, -70), box(0, -90, 180, -70)]),
    ],
)
def test_around_an_area_at_a_pole_the_map_is_polar(area: BaseGeometry) -> None:
    extent = extent_around(frame(area))
    assert method(extent) == POLAR
    assert extent.south == -90
    assert -70 < extent.north < -60


@pytest.mark.parametrize("places", [[(0, 45), (120, 30), (-120, 50)], [(0, 70), (120, -70), (-120, 60)]])
def test_places_around_the_world_that_lie_far_from_a_pole_get_a_map_of_the_world(
    places: list[tuple[float, float]],
) -> None:
    extent = extent_around(frame(*map(Point, places)))
    assert method(extent) == WORLD


def test_a_map_of_all_longitudes_is_cut_at_180() -> None:
    assert extent_around(frame(box(-180, -90, 180, 90))).middle == 0
