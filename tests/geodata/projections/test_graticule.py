"""Meridians and parallels over any extent."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geodata.projections.extents import Extent
from geodata.projections.graticule import graticule

KOREA = Extent(124, 33, 132, 43)


def labels(frame: gpd.GeoDataFrame, kind: str) -> list[str]:
    return frame.loc[frame["kind"] == kind, "label"].tolist()


def line(frame: gpd.GeoDataFrame, label: str) -> shapely.LineString:
    return frame.set_index("label").geometry[label]


def test_korea() -> None:
    frame = graticule(KOREA)
    assert frame.crs == "EPSG:4326"
    assert labels(frame, "meridian") == ["124° E", "126° E", "128° E", "130° E", "132° E"]
    assert labels(frame, "parallel") == ["34° N", "36° N", "38° N", "40° N", "42° N"]
    assert frame["degrees"].tolist() == [124, 126, 128, 130, 132, 34, 36, 38, 40, 42]
    assert line(frame, "38° N").bounds == (124, 38, 132, 38)
    assert line(frame, "126° E").bounds == (126, 33, 126, 43)


@pytest.mark.parametrize(
    ("extent", "meridians", "parallels"),
    [
        (Extent(117.5, 32.5, 137.5, 46.5), 4, 7),
        (Extent(27, 40, 42, 47), 8, 8),
        (Extent(-6, 30, 37, 46), 4, 9),
        (Extent(120, -45, -70, 60), 6, 6),
        (Extent(5, 74, 35, 82), 7, 5),
        (Extent(-17, 15, 40, 35), 6, 5),
        (Extent(95, -11, 141, 6), 5, 9),
        (Extent(125.6, 38.9, 125.9, 39.15), 3, 3),
        (Extent(125.70, 39.0, 125.75, 39.05), 4, 4),
        (Extent(-180, -90, 180, 90), 12, 5),
    ],
)
def test_a_handful_of_lines_crosses_every_map(extent: Extent, meridians: int, parallels: int) -> None:
    frame = graticule(extent)
    assert (len(labels(frame, "meridian")), len(labels(frame, "parallel"))) == (meridians, parallels)


def test_minutes_in_a_city() -> None:
    frame = graticule(Extent(125.6, 38.9, 125.9, 39.15))
    assert labels(frame, "meridian") == ["125°40′ E", "125°45′ E", "125°50′ E"]
    assert labels(frame, "parallel") == ["38°55′ N", "39° N", "39°05′ N"]


def test_across_180_and_the_equator() -> None:
    frame = graticule(Extent(150, -25, -150, 25))
    assert labels(frame, "meridian") == ["150° E", "160° E", "170° E", "180°", "170° W", "160° W", "150° W"]
    assert labels(frame, "parallel") == ["20° S", "10° S", "0°", "10° N", "20° N"]
    assert line(frame, "170° W").bounds == (190, -25, 190, 25)
    assert line(frame, "0°").bounds == (150, 0, 210, 0)
    assert frame.loc[frame["label"] == "170° W", "degrees"].item() == -170


def test_around_a_pole_most_meridians_end_before_it() -> None:
    frame = graticule(Extent(-180, 60, 180, 90))
    reach = {label: line(frame, label).bounds[3] for label in labels(frame, "meridian")}
    assert {label for label, north in reach.items() if north == 90} == {"180°", "90° W", "0°", "90° E"}
    assert set(reach.values()) == {85, 90}
    assert len(reach) == 12
    assert labels(frame, "parallel") == ["60° N", "65° N", "70° N", "75° N", "80° N", "85° N"]


def test_close_to_a_pole_they_go_on_to_the_last_parallel() -> None:
    frame = graticule(Extent(0, -90, 90, -86))
    assert labels(frame, "parallel")[0] == "89° S"
    assert line(frame, "45° E").bounds == (45, -89, 45, -86)
    assert line(frame, "90° E").bounds == (90, -90, 90, -86)


@pytest.mark.parametrize("edge", [180.0, 179.999999])
def test_the_meridian_at_both_sides_of_the_world_is_drawn_once(edge: float) -> None:
    frame = graticule(Extent(-edge, 60, edge, 90))
    assert labels(frame, "meridian").count("180°") == 1
    assert frame.loc[frame["label"] == "180°", "degrees"].item() == 180
    west, _, east, _ = frame.total_bounds
    assert -edge <= west < east <= edge


def test_around_the_part_that_is_seen_the_net_goes_on() -> None:
    frame = graticule(Extent(100, 20, 150, 60), seen=KOREA)
    inside = graticule(KOREA)
    for kind in ("meridian", "parallel"):
        assert set(labels(inside, kind)) < set(labels(frame, kind))
        assert len(labels(frame, kind)) > 2 * len(labels(inside, kind))


def test_lines_bend_with_the_projection() -> None:
    for shape in graticule(Extent(-180, -90, 180, 90)).geometry:
        assert np.abs(np.diff(shapely.get_coordinates(shape), axis=0)).max() < 1.001
