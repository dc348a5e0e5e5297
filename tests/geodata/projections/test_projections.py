import math

import numpy as np
import pyproj
import pytest

from geodata.projections.choice import bounds_of, describe, extent_of, projection_for, sides_of
from geodata.world.basemap import Extent

THEATRE = Extent(117, 34, 135, 46)


def scales(extent: Extent) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The meridional, parallel and areal scale at 21 x 21 points."""
    lon, lat = np.meshgrid(np.linspace(extent.west, extent.east, 21), np.linspace(extent.south, extent.north, 21))
    factors = pyproj.Proj(projection_for(extent)).get_factors(lon, lat)
    scale = (factors.meridional_scale, factors.parallel_scale, factors.areal_scale)
    along_meridians, along_parallels, areal = (np.asarray(values) for values in scale)
    return along_meridians, along_parallels, areal


def test_theatre_keeps_lengths_within_one_percent() -> None:
    along_meridians, along_parallels, _ = scales(THEATRE)
    for scale in (along_meridians, along_parallels):
        assert 0.99 < scale.min() < 1 < scale.max() < 1.01


def test_the_theatre_of_the_cable_keeps_lengths_within_one_percent() -> None:
    cable = Extent(117.5, 32.5, 137.5, 46.5)
    along_meridians, along_parallels, _ = scales(cable)
    for scale in (along_meridians, along_parallels):
        assert 0.99 < scale.min() < 1 < scale.max() < 1.01
    assert describe(projection_for(cable)) == "Lambert conformal conic, 34°45′ and 44°15′ N, centred on 127°30′ E"


@pytest.mark.parametrize(
    ("extent", "least", "most"),
    [
        (Extent(124, 33, 132, 43), 0.997, 1.003),  # Korea
        (Extent(125.6, 38.9, 125.9, 39.15), 0.9999, 1.0001),  # Pyongyang
        (Extent(27, 40, 42, 47), 0.998, 1.002),  # the Black Sea
        (Extent(-6, 30, 37, 46), 0.99, 1.01),  # the Mediterranean
        (Extent(-17, 15, 40, 35), 0.99, 1.01),  # the Sahara
        (Extent(95, -11, 141, 6), 0.99, 1.01),  # Indonesia
        (Extent(5, 74, 35, 82), 0.98, 1.02),  # Svalbard
        (Extent(-180, -90, 180, -60), 0.96, 1.04),  # Antarctica
    ],
)
def test_lengths_are_nearly_true_wherever_the_map_is(extent: Extent, least: float, most: float) -> None:
    along_meridians, along_parallels, _ = scales(extent._replace(south=max(extent.south, -89.9)))
    for scale in (along_meridians, along_parallels):
        assert least < scale.min() <= scale.max() < most


def test_conformal_extents_keep_shapes() -> None:
    for extent in (THEATRE, Extent(95, -11, 141, 8), Extent(110, -45, 155, -10)):
        along_meridians, along_parallels, _ = scales(extent)
        np.testing.assert_allclose(along_meridians, along_parallels, rtol=1e-9)


def test_wide_and_polar_extents_keep_areas() -> None:
    wide, polar, world = Extent(25, 25, 147, 62), Extent(-180, 66, 180, 89), Extent(-179, -80, 179, 80)
    for extent in (wide, polar, world):
        np.testing.assert_allclose(scales(extent)[2], 1, rtol=1e-6)


def test_mercator_errs_as_much_at_the_equator_as_at_the_limit() -> None:
    scale = scales(Extent(95, -20, 141, 20))[1]
    assert scale.min() * scale.max() == pytest.approx(1, abs=0.005)


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (THEATRE, "Lambert conformal conic, 36° and 44° N, centred on 126° E"),
        (Extent(121.5, 37, 132.5, 43.5), "Lambert conformal conic, 38° and 42°30′ N, centred on 127° E"),
        (Extent(110, -45, 155, -10), "Lambert conformal conic, 39°15′ and 15°45′ S, centred on 132°30′ E"),
        (Extent(25, 25, 147, 62), "Albers equal-area conic, 31°15′ and 55°45′ N, centred on 86° E"),
        (Extent(-100, -20, -50, 55), "Lambert conformal conic, 7°30′ S and 42°30′ N, centred on 75° W"),
        (Extent(125.6, 38.9, 125.9, 39.15), "Lambert conformal conic, 39° N, centred on 125°45′ E"),
        (Extent(-10, -5, 10, 8), "Mercator, 5°45′ N, centred on 0°"),
        (Extent(-180, 60, 180, 90), "Lambert azimuthal equal-area, centred on the North Pole"),
        (Extent(-70, -80, -50, -60), "Lambert azimuthal equal-area, centred on the South Pole"),
        (Extent(-180, -90, 180, 90), "Equal Earth, centred on 0°"),
    ],
)
def test_choice_in_words(extent: Extent, words: str) -> None:
    crs = projection_for(extent)
    assert describe(crs) == words
    assert {axis.unit_name for axis in crs.axis_info} == {"metre"}
    assert crs.geodetic_crs == pyproj.CRS("+proj=longlat +datum=WGS84 +type=crs")


def test_bounds_and_extent_hold_one_another() -> None:
    crs = projection_for(THEATRE)
    bounds = bounds_of(THEATRE, crs)
    covering = extent_of(bounds, crs)
    assert covering.west < THEATRE.west < THEATRE.east < covering.east
    assert covering.south <= THEATRE.south + 1e-6
    assert covering.north >= THEATRE.north - 1e-6
    # The southern side of the theatre is an arc: its lowest point is in the middle, not at the corners.
    middle = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(126, 34)[1]
    assert bounds[1] == pytest.approx(middle, abs=1)


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (Extent(110, -45, -70, 45), "Mercator, 32°45′ N, centred on 160° W"),
        (Extent(175, -22, -168, -10), "Lambert conformal conic, 20° and 12° S, centred on 176°30′ W"),
        (Extent(170, 50, -170, 60), "Lambert conformal conic, 51°45′ and 58°15′ N, centred on 180°"),
        (Extent(125, 20, -115, 62), "Albers equal-area conic, 27° and 55° N, centred on 175° W"),
        (Extent(-30, -60, -60, 75), "Equal Earth, centred on 135° E"),
        (Extent(160, -90, -150, -65), "Lambert azimuthal equal-area, centred on the South Pole"),
    ],
)
def test_choice_across_180_in_words(extent: Extent, words: str) -> None:
    assert describe(projection_for(extent)) == words


@pytest.mark.parametrize(
    ("across", "elsewhere"),
    [
        (Extent(170, 50, -170, 60), Extent(-10, 50, 10, 60)),
        (Extent(175, -22, -168, -10), Extent(-8, -22, 9, -10)),
        (Extent(110, -45, -70, 45), Extent(-90, -45, 90, 45)),
        (Extent(125, 20, -115, 62), Extent(-60, 20, 60, 62)),
        (Extent(160, 66, -160, 80), Extent(-20, 66, 20, 80)),
    ],
)
def test_a_map_across_180_is_that_of_the_same_extent_elsewhere(across: Extent, elsewhere: Extent) -> None:
    crs = projection_for(across)
    bounds = bounds_of(across, crs)
    assert bounds == pytest.approx(bounds_of(elsewhere, projection_for(elsewhere)), abs=0.01)
    covering = extent_of(bounds, crs)
    assert covering.crosses_180
    assert covering.width == pytest.approx(extent_of(bounds, projection_for(elsewhere)).width)
    assert covering.width >= across.width - 1e-6
    assert covering.middle == pytest.approx(across.middle)


@pytest.mark.parametrize("far", [1, 3, 10])
@pytest.mark.parametrize(
    "extent",
    [Extent(110, -45, -70, 45), Extent(125, 20, -115, 62), Extent(-170, -56, 170, 75), Extent(165, -48, 179, -34)],
)
def test_however_wide_the_rectangle_no_parallel_leaps_across_the_map(extent: Extent, far: int) -> None:
    crs = projection_for(extent)
    xmin, ymin, xmax, ymax = bounds_of(extent, crs)
    west, south, east, north = extent_of((far * xmin, far * ymin, far * xmax, far * ymax), crs).continuous
    assert west + 1 < east <= west + 360
    lon = np.linspace(west, east, 1001)
    for lat in (max(south, -80), extent.south, extent.north, min(north, 80)):
        x, y = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lon, np.full_like(lon, lat))
        steps = np.hypot(np.diff(x), np.diff(y))
        assert steps.max() < 1.5 * np.median(steps)


def test_a_pole_in_the_rectangle_means_all_around() -> None:
    extent = Extent(60, 66, 100, 89)
    covering = extent_of(bounds_of(Extent(-180, 66, 180, 90), projection_for(extent)), projection_for(extent))
    assert covering.width == pytest.approx(360, abs=1e-5)
    assert covering.north == 90


def test_a_map_of_the_world_ends_at_its_sides() -> None:
    crs = projection_for(Extent(-180, -60, 180, 75))
    assert sides_of(crs) == pytest.approx((-17243959, 17243959), abs=1)
    assert sides_of(projection_for(THEATRE)) == (-math.inf, math.inf)


def test_a_rectangle_outside_the_world() -> None:
    with pytest.raises(ValueError, match="outside the world"):
        extent_of((6e7, 6e7, 7e7, 7e7), projection_for(Extent(-170, -56, 170, 75)))


def test_an_extent_that_is_none() -> None:
    with pytest.raises(ValueError, match="the same meridian"):
        projection_for(Extent(170, 50, 170, 60))
