"""Lines and areas across 180°, in every notation."""

import pytest
import shapely
from shapely.affinity import translate
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.projections.longitudes import around, continuous, unrolled

ROUTE = [(-77, -12), (-150, 4), (-180, 7), (-210, 10), (-239, 15)]
LINES = {
    "jumping": LineString([(-77, -12), (-150, 4), (180, 7), (150, 10), (121, 15)]),
    "cut": MultiLineString([[(-77, -12), (-150, 4), (-180, 7)], [(180, 7), (150, 10), (121, 15)]]),
    "cut, the end first": MultiLineString([[(180, 7), (150, 10), (121, 15)], [(-77, -12), (-150, 4), (-180, 7)]]),
    "going on": LineString(ROUTE),
    "counted from 0 to 360": LineString([(lon + 360, lat) for lon, lat in ROUTE]),
}
FIJI = box(170, -25, 195, -5)
AREAS = {
    "jumping": Polygon([(170, -25), (-165, -25), (-165, -5), (170, -5)]),
    "cut": MultiPolygon([box(170, -25, 180, -5), box(-180, -25, -165, -5)]),
    "going on": FIJI,
    "going on to the west": translate(FIJI, -360),
}
AROUND_THE_POLE = Polygon([(-180, 60), (-60, 60), (60, 60), (180, 60), (180, 90), (-180, 90)])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([170, -170, -100, 100], [170, 190, 260, 100]),
        ([-170, 170], [-170, -190]),
        ([180, -180, -170], [180, 180, 190]),
        ([0, 180, 0, -180], [0, 180, 0, -180]),
        ([12.3, 45.6], [12.3, 45.6]),
    ],
)
def test_unrolled_longitudes_go_the_shorter_way(given: list[float], expected: list[float]) -> None:
    assert unrolled(given).tolist() == expected


@pytest.mark.parametrize("notation", LINES)
def test_a_line_is_the_same_in_every_notation(notation: str) -> None:
    assert list(continuous(LINES[notation]).coords) == ROUTE


@pytest.mark.parametrize("notation", AREAS)
def test_an_area_is_the_same_in_every_notation_and_has_no_edge_at_180(notation: str) -> None:
    area = continuous(AREAS[notation])
    assert area.geom_type == "Polygon"
    assert area.is_valid
    assert any(area.equals(translate(FIJI, turn)) for turn in (0, -360))
    assert not any(area.boundary.contains(Point(lon, -15)) for lon in (180, -180))


def test_a_hole_goes_where_its_area_goes() -> None:
    ring = [(170, -25), (-165, -25), (-165, -5), (170, -5)]
    area = continuous(Polygon(ring, [[(-175, -20), (-170, -20), (-170, -10), (-175, -10)]]))
    assert area.is_valid
    assert area.area == 25 * 20 - 5 * 10


@pytest.mark.parametrize(
    "geometry",
    [
        LineString([(3, 51), (10, 53.5)]),
        MultiLineString([[(3, 51), (10, 53.5)], [(10, 53.5), (12, 54)]]),
        box(-179.9, 10, 179.9, 20).segmentize(90),
        MultiPolygon([box(160, 60, 170, 70), box(-170, 60, -160, 70)]),
        box(-180, -20, 180, 20),
        AROUND_THE_POLE,
    ],
)
def test_what_does_not_cross_stays_as_it_is(geometry: BaseGeometry) -> None:
    assert continuous(geometry).equals_exact(geometry)


def test_pieces_that_meet_elsewhere_stay_two() -> None:
    legs = MultiLineString([[(160, 0), (180, 5)], [(-180, 6), (-170, 8)], [(-170, 8), (-160, 9)]])
    assert len(shapely.get_parts(continuous(legs))) == 3


def test_a_line_may_cross_again_and_again() -> None:
    line = continuous(MultiLineString([[(170, 0), (180, 1)], [(-180, 1), (-175, 2), (-180, 3)], [(180, 3), (170, 4)]]))
    assert list(line.coords) == [(170, 0), (180, 1), (185, 2), (180, 3), (170, 4)]


def test_a_line_may_be_cut_into_thousands_of_pieces_in_any_order() -> None:
    pieces = [[(lon, turn / 100 + (lon + 180) / 36_000) for lon in range(-180, 181, 90)] for turn in range(3_000)]
    line = continuous(MultiLineString(pieces[1::2] + pieces[::2]))
    assert line.geom_type == "LineString"
    assert len(line.coords) == 4 * 3_000 + 1
    assert line.bounds[2] - line.bounds[0] == 3_000 * 360
    assert [lat for _, lat in line.coords] == sorted(lat for _, lat in line.coords)


def test_pieces_that_meet_again_where_they_began_are_one_line() -> None:
    ring = MultiLineString([[(-180, 0), (-170, 5), (-180, 9)], [(180, 9), (170, 5), (180, 0)]])
    assert list(continuous(ring).coords) == [(180, 0), (190, 5), (180, 9), (170, 5), (180, 0)]


def test_a_line_around_the_whole_world_does_not_go_on_with_itself() -> None:
    world = [(-180, 5), (-90, 9), (0, 9), (90, 9), (180, 5)]
    assert list(continuous(MultiLineString([world, [(10, 20), (20, 30)]])).geoms[0].coords) == world
    assert len(continuous(MultiLineString([world, [(-180, 5), (-170, 8)]])).coords) == len(world) + 1


def test_of_several_pieces_that_begin_at_one_spot_each_follows_one_other() -> None:
    legs = [[(170, 0), (180, 5)], [(160, 0), (180, 5)], [(-180, 5), (-170, 8)], [(-180, 5), (-160, 9)]]
    joined = continuous(MultiLineString(legs))
    assert [len(part.coords) for part in shapely.get_parts(joined)] == [3, 3]


def test_an_outline_around_a_pole_has_no_inside() -> None:
    with pytest.raises(ValueError, match="around a pole"):
        continuous(Polygon([(-135, 70), (-45, 70), (45, 70), (135, 70)]))


@pytest.mark.parametrize("meridian", [180, -160, 0, -30, 100])
@pytest.mark.parametrize("geometry", [FIJI, AROUND_THE_POLE])
def test_an_area_laid_around_a_meridian_keeps_its_size(geometry: BaseGeometry, meridian: int) -> None:
    placed = around(geometry, meridian)
    assert meridian - 180 < placed.bounds[0] < placed.bounds[2] < meridian + 180
    assert placed.area == pytest.approx(geometry.area, rel=1e-6)


@pytest.mark.parametrize("meridian", [180, -160, 0, -30, 100])
@pytest.mark.parametrize("points", [ROUTE, ROUTE[::-1]])
def test_a_line_laid_around_a_meridian_keeps_its_length_and_its_way(points: list, meridian: int) -> None:
    placed = around(LineString(points), meridian)
    assert meridian - 180 < placed.bounds[0] < placed.bounds[2] < meridian + 180
    assert placed.length == pytest.approx(LineString(points).length, rel=1e-6)
    run = shapely.get_coordinates(placed)
    for end, given in ((run[0], points[0]), (run[-1], points[-1])):
        assert end[1] == given[1]
        assert (end[0] - given[0]) % 360 == 0


def test_what_lies_around_a_meridian_is_not_touched() -> None:
    route = LineString(ROUTE)
    assert around(route, -160) is route
    assert around(route, 180).equals_exact(translate(route, 360))
    assert around(Point(180, 5), 0) == Point(180, 5)
