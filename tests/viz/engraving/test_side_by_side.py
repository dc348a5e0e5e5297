"""Arrows on one way are laid side by side."""

from shapely import LineString

from viz.engraving.arrows import side_by_side


def test_two_on_one_way_part_and_none_stay_none() -> None:
    assert side_by_side([], []) == []
    way = LineString([(0, 0), (10_000, 0)])
    one, other = side_by_side([way, way], [1_000, 1_000])
    assert one.distance(other) >= 1_000
