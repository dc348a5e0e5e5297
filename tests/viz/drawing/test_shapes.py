import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box

from geodata.projections.courses import MAX_GREAT_CIRCLE_STEP_KM, great_circle
from viz.drawing.shapes import SOFT_STEPS, arrow, smooth, soft_edges, ticks

KM = 1000
LINES = {
    "straight": LineString([(0, 0), (300 * KM, 0)]),
    "bent": LineString([(0, 0), (100 * KM, 80 * KM), (260 * KM, 60 * KM)]),
    "hooked": LineString([(0, 0), (120 * KM, 0), (120 * KM, 150 * KM), (40 * KM, 160 * KM)]),
}
WIDTH = 12 * KM


@pytest.fixture(params=LINES)
def line(request: pytest.FixtureRequest) -> LineString:
    return LINES[request.param]


def test_smoothing_keeps_the_ends_and_the_way(line: LineString) -> None:
    path = smooth(line, points=50)
    assert path.shape == (50, 2)
    assert np.allclose([path[0], path[-1]], [line.coords[0], line.coords[-1]])
    steps = np.hypot(*np.diff(path, axis=0).T)
    assert steps.max() < 1.1 * np.median(steps)
    assert LineString(path).hausdorff_distance(line) < 0.15 * line.length


def test_smoothing_rounds_corners_off() -> None:
    def sharpest(path: np.ndarray) -> float:
        along = np.diff(path, axis=0)
        turns = np.diff(np.unwrap(np.arctan2(along[:, 1], along[:, 0])))
        return float(np.abs(turns).max())

    hooked = LINES["hooked"]
    assert sharpest(smooth(hooked)) < 0.5 < sharpest(np.asarray(hooked.coords))


def test_an_arrow_points_to_the_end_of_its_line(line: LineString) -> None:
    shape = arrow(line, WIDTH)
    tip = line.coords[-1]
    assert shape.is_valid
    assert tip in shape.exterior.coords
    assert shape.distance(Point(line.coords[0])) < 1
    assert line.buffer(0.15 * line.length).contains(shape)


def test_an_arrow_widens_towards_its_head() -> None:
    shape = arrow(LINES["straight"], WIDTH)

    def width(at_km: float) -> float:
        return shape.intersection(LineString([(at_km * KM, -1e6), (at_km * KM, 1e6)])).length

    assert [width(at) for at in (1, 100, 200)] == sorted(width(at) for at in (1, 100, 200))
    assert width(1) == pytest.approx(0.3 * WIDTH, rel=0.05)
    assert width(270) == pytest.approx(WIDTH, rel=0.05)
    assert max(width(at) for at in range(270, 300)) > 1.5 * WIDTH  # the barbs


def test_a_short_arrow_still_has_a_shaft() -> None:
    short = LineString([(0, 0), (20 * KM, 0)])
    shape = arrow(short, WIDTH)
    assert shape.is_valid
    assert shape.bounds[0] < 1
    assert shape.bounds[2] == pytest.approx(20 * KM)


@pytest.mark.parametrize(
    "shape",
    [box(0, 0, 200 * KM, 200 * KM), LINES["bent"], box(0, 0, 90 * KM, 90 * KM).difference(Point(4e4, 4e4).buffer(9e3))],
)
def test_a_soft_edge_fades_from_the_widest_to_the_narrowest(shape: shapely.Geometry) -> None:
    half = 15 * KM
    rings = soft_edges(shape, half)
    assert len(rings) == SOFT_STEPS
    slack = half / 15  # the outlines are simplified
    assert all(outer.buffer(slack).contains(inner) for outer, inner in pairwise(rings))
    assert all(outer.area > inner.area for outer, inner in pairwise(rings))
    assert rings[0].buffer(slack).contains(shape)
    west, south, east, north = shape.bounds
    assert rings[0].bounds == pytest.approx((west - half, south - half, east + half, north + half), abs=slack)


def test_the_edge_of_an_area_is_faded_inwards_too() -> None:
    square = box(0, 0, 200 * KM, 200 * KM)
    assert soft_edges(square, 15 * KM)[-1].within(square.buffer(-10 * KM))


def test_an_area_smaller_than_its_uncertainty_has_no_core() -> None:
    rings = soft_edges(box(0, 0, 10 * KM, 10 * KM), 60 * KM)
    assert 0 < len(rings) < SOFT_STEPS
    assert not any(ring.is_empty for ring in rings)


def test_there_is_one_tick_for_each_checked_place(line: LineString) -> None:
    places = MultiPoint(
        [line.interpolate(share, normalized=True).buffer(5 * KM).exterior.coords[7] for share in (0, 0.4, 1)]
    )
    strokes = shapely.get_parts(ticks(line, places, 8 * KM))
    assert len(strokes) == 3
    for stroke, place in zip(strokes, places.geoms, strict=True):
        assert stroke.length == pytest.approx(8 * KM)
        middle = stroke.interpolate(0.5, normalized=True)
        assert middle.distance(line) < 1
        assert middle.distance(place) == pytest.approx(line.distance(place), abs=1)


def test_a_tick_crosses_the_line_at_a_right_angle() -> None:
    (stroke,) = ticks(LINES["straight"], MultiPoint([(90 * KM, 3 * KM)]), 8 * KM).geoms
    assert sorted(stroke.coords) == [(90 * KM, -4 * KM), (90 * KM, 4 * KM)]


@pytest.mark.parametrize(
    ("start", "end"),
    [((40.1, 43.33), (125.75, 39.03)), ((40.1, 43.33), (116.38, 39.911)), ((125.75, 39.03), (126.5, 39.2))],
)
def test_a_great_circle_is_the_shortest_way_in_small_steps(start: tuple, end: tuple) -> None:
    geod = Geod(ellps="WGS84")
    line = great_circle(start, end)
    assert (line.coords[0], line.coords[-1]) == (start, end)
    steps = [geod.inv(*one, *other)[2] / KM for one, other in pairwise(line.coords)]
    assert max(steps) <= MAX_GREAT_CIRCLE_STEP_KM
    assert math.fsum(steps) == pytest.approx(geod.inv(*start, *end)[2] / KM, rel=1e-6)


@pytest.mark.parametrize(
    ("start", "end"), [((-77.15, -12.05), (120.98, 14.6)), ((120.98, 14.6), (-77.15, -12.05)), ((179, 50), (-179, 52))]
)
def test_a_great_circle_goes_on_across_180(start: tuple, end: tuple) -> None:
    lon, lat = np.transpose(great_circle(start, end).coords)
    assert (lon[0], lat[0]) == start
    assert ((lon[-1] - end[0]) % 360, lat[-1]) == (0, end[1])
    assert np.abs(np.diff(lon)).max() < 2
    assert np.ptp(lon) < 180


def test_a_great_circle_to_korea_runs_north_of_both_ends() -> None:
    line = great_circle((40.1, 43.33), (125.75, 39.03))
    assert max(lat for _, lat in line.coords) > 50


def test_an_outline_keeps_its_hole() -> None:
    ring = Polygon(box(0, 0, 100 * KM, 100 * KM).exterior, [box(30 * KM, 30 * KM, 70 * KM, 70 * KM).exterior])
    assert not any(shape.contains(Point(50 * KM, 50 * KM)) for shape in soft_edges(ring, 5 * KM))
