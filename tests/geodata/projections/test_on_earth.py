"""Geometries of any frame as they lie on the Earth: across 180° in every notation, around poles, out of other projections."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import translate
from shapely.geometry import (
    GeometryCollection,
    LinearRing,
    LineString,
    MultiLineString,
    MultiPolygon,
    Point,
    Polygon,
    box,
)
from shapely.geometry.base import BaseGeometry

from geodata.projections.courses import along_parallels
from geodata.projections.on_earth import on_earth

FIJI = box(177, -20, 182, -15)
HALVES = MultiPolygon([box(177, -20, 180, -15), box(-180, -20, -178, -15)])
ICE_EDGE = [(lon, 70 + lon % 7) for lon in range(-180, 180, 10)]


def laid(shape: BaseGeometry, crs: str = "EPSG:4326") -> BaseGeometry:
    (only,) = on_earth(gpd.GeoSeries([shape], crs=crs))
    return only


@pytest.mark.parametrize(
    "area",
    [
        HALVES,
        FIJI,
        translate(FIJI, -360),
        Polygon([(177, -20), (-178, -20), (-178, -15), (177, -15)]),
        Polygon([(177, -20), (177, -15), (-178, -15), (-178, -20)]),
        box(177, -20, -178, -15),
        shapely.force_3d(HALVES, 5),
        GeometryCollection([HALVES]),
    ],
)
def test_an_area_across_180_is_one_in_every_notation(area: BaseGeometry) -> None:
    whole = laid(area)
    assert whole.geom_type == "Polygon"
    assert any(whole.equals(translate(FIJI, turn)) for turn in (0, -360))
    assert not whole.has_z


def test_halves_that_come_out_of_another_projection_meet() -> None:
    metres = gpd.GeoSeries([HALVES], crs="EPSG:4326").to_crs("EPSG:3857").iloc[0]
    whole = laid(metres, "EPSG:3857")
    assert whole.geom_type == "Polygon"
    assert whole.bounds[2] - whole.bounds[0] == pytest.approx(5)


@pytest.mark.parametrize(
    "line",
    [
        LineString([(170, 40), (-170, 42)]),
        LineString([(170, 40), (190, 42)]),
        MultiLineString([[(170, 40), (180, 41)], [(-180, 41), (-170, 42)]]),
    ],
)
def test_a_line_goes_the_short_way(line: BaseGeometry) -> None:
    whole = laid(line)
    west, _, east, _ = whole.bounds
    assert (whole.geom_type, east - west) == ("LineString", 20)


def test_a_ring_is_a_line() -> None:
    whole = laid(GeometryCollection([LinearRing([(170, 0), (-170, 0), (-170, 9)])]))
    assert whole.geom_type == "LineString"
    assert whole.is_closed
    assert whole.bounds[2] - whole.bounds[0] == 20


@pytest.mark.parametrize(
    "shape",
    [
        box(-180, -90, 180, 90),
        box(-180, 60, 180, 90),
        box(-180, -20, 180, 20),
        box(0, -90, 360, -70),
        box(-170, -80, 170, 80),
        box(-179.75, 10, 179.75, 20),
        box(-125, -50, 153, 60),
        LineString([(-180, 70), (180, 70)]),
        box(-100, 20, 80, 60),
        Point(190, 10),
    ],
)
def test_what_is_meant_as_it_stands_stays_so(shape: BaseGeometry) -> None:
    assert laid(shape).equals(shape)


@pytest.mark.parametrize("pole", [90, -90])
@pytest.mark.parametrize("step", [-1, 1])
@pytest.mark.parametrize("start", [0, 17])
@pytest.mark.parametrize("closed_at_180", [False, True])
def test_an_outline_around_a_pole_takes_it_in(pole: int, step: int, start: int, *, closed_at_180: bool) -> None:
    ring = [*ICE_EDGE, (180, ICE_EDGE[0][1])] if closed_at_180 else [*ICE_EDGE[start:], *ICE_EDGE[:start]]
    outline = [(lon, lat * np.sign(pole)) for lon, lat in ring[::step]]
    cap = laid(Polygon(outline))
    west, south, east, north = cap.bounds
    assert cap.is_valid
    assert east - west == pytest.approx(360)
    assert pole in (south, north)
    # Square degrees, by the trapezoids under the ring.
    under = np.mean([lat for _, lat in ICE_EDGE])
    assert cap.area == pytest.approx(360 * (90 - under), rel=0.01)
    # Once laid, it is left as it is.
    assert laid(cap).equals(cap)


def test_an_area_may_have_a_hole_around_the_pole_and_others() -> None:
    outer, inner = ([(lon, lat) for lon in range(-180, 180, 10)] for lat in (60, 80))
    ring = laid(Polygon(outer, [inner, [(175, 65), (-175, 65), (-175, 70), (175, 70)]]))
    assert ring.is_valid
    assert ring.area == pytest.approx(360 * 20 - 10 * 5)
    assert ring.bounds[3] == 80


def test_an_area_around_the_pole_out_of_a_polar_projection_keeps_its_straight_sides() -> None:
    half = 1e6
    cap = laid(box(-half, -half, half, half), "EPSG:3995")
    assert cap.bounds[3] == 90
    latitudes = shapely.get_coordinates(cap)[:, 1]
    corner, side = gpd.GeoSeries([Point(half, half), Point(half, 0)], crs="EPSG:3995").to_crs("EPSG:4326").y
    assert corner < side - 3
    assert latitudes.min() == pytest.approx(corner)
    assert latitudes[latitudes < 90].max() == pytest.approx(side, abs=0.1)


def test_an_outline_along_the_pole_itself_stays_as_it_is() -> None:
    along = Polygon([(0, 90), (120, 90), (240, 90)])
    assert laid(along).equals_exact(along)


def test_long_edges_bend_along_meridians_too() -> None:
    assert len(along_parallels(box(0, -60, 5, 60)).exterior.coords) > 200
    assert len(along_parallels(LineString([(0, 0), (1, 9)])).coords) == 2


def test_the_work_on_a_frame_in_metres_is_bounded() -> None:
    far = laid(LineString([(0, 0), (1e12, 1e12)]), "EPSG:3857")
    assert shapely.get_num_coordinates(far) <= 1000


DEGREES = st.tuples(st.floats(-360, 360), st.floats(-90, 90))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        DEGREES | st.sampled_from([(180.0, 10.0), (-180.0, 10.0), (0.0, 90.0), (180.0, -90.0)]), min_size=3, max_size=7
    )
)
def test_any_outline_and_any_line_can_be_laid(corners: list[tuple[float, float]]) -> None:
    for shape in (LineString(corners), LinearRing(corners), Polygon(corners), MultiPolygon([Polygon(corners)] * 2)):
        whole = laid(shape)
        assert np.isfinite(shapely.get_coordinates(whole)).all()
        assert shapely.get_num_coordinates(along_parallels(whole)) < 10_000


def test_what_lies_there_already_is_not_made_anew() -> None:
    points = gpd.GeoSeries([Point(number, 50) for number in range(3)], crs="EPSG:4326")
    assert all(laid_out is point for laid_out, point in zip(on_earth(points), points, strict=True))
    high = gpd.GeoSeries([Point(0, 50, 7), Point(1, 50)], crs="EPSG:4326")
    assert not shapely.has_z(on_earth(high)).any()
