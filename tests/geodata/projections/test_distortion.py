"""Lengths and the north on a map, against geodesics."""

import math

import numpy as np
import pyproj
import pytest

from geodata.projections.choice import as_projection, bounds_of, projection_for
from geodata.projections.distortion import distortion_of, norths_at, scales_at
from geodata.projections.extents import Extent


def measured(text: str, lon: float, lat: float) -> tuple[float, float]:
    crs = as_projection(text)
    x, y = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(np.array([lon]), np.array([lat]))
    return float(scales_at(crs, x, y)[0]), float(norths_at(crs, x, y)[0])


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [
        ("EPSG:3395", 10, 60),
        ("EPSG:5179", 131, 35),
        ("EPSG:5070", -70, 50),
        ("EPSG:3413", 20, 70),
    ],
)
def test_the_scale_and_the_north_are_those_of_proj(text: str, lon: float, lat: float) -> None:
    scale, north = measured(text, lon, lat)
    factors = pyproj.Proj(text).get_factors(lon, lat)
    if text == "EPSG:5070":
        # Not conformal, and turned: between the two scales.
        assert min(factors.meridional_scale, factors.parallel_scale) < scale
        assert scale < max(factors.meridional_scale, factors.parallel_scale)
    else:
        assert scale == pytest.approx(factors.parallel_scale, rel=1e-4)
    assert north == pytest.approx(-factors.meridian_convergence, abs=0.01)


def test_web_mercator_doubles_lengths_at_60_degrees() -> None:
    assert measured("EPSG:3857", 10, 60)[0] == pytest.approx(2, rel=0.005)


def test_beyond_the_edge_of_the_world_nothing_is_measured() -> None:
    world = projection_for(Extent(-180, -90, 180, 90))
    x, y = np.array([0.0, 17e6]), np.array([0.0, 8e6])
    assert np.isnan(scales_at(world, x, y)).tolist() == [False, True]
    assert np.isnan(norths_at(world, x, y)).tolist() == [False, True]
    with pytest.raises(ValueError, match="the middle of the map lies outside the world"):
        distortion_of(world, (16e6, 7e6, 18e6, 9e6))


@pytest.mark.parametrize(
    ("extent", "place", "has_arrow"),
    [
        (Extent(117.5, 32.5, 137.5, 46.5), "", True),
        (Extent(125.6, 38.9, 125.9, 39.15), "", True),
        (Extent(95, -11, 141, 6), "", True),
        (Extent(5, 74, 35, 82), "", True),
        (Extent(110, -45, -70, 45), "at the equator", True),
        (Extent(-180, 60, 180, 90), "", False),
        (Extent(-180, -90, 180, 90), "at the equator", False),
        (Extent(-180, -60, 180, 75), "at 4° N", False),
        (Extent(40, -20, 160, 80), "in the middle", False),
    ],
)
def test_where_the_scale_holds_and_whether_one_arrow_can_point_north(
    extent: Extent,
    place: str,
    has_arrow: bool,  # noqa: FBT001
) -> None:
    crs = projection_for(extent)
    found = distortion_of(crs, bounds_of(extent, crs))
    assert found.place == place
    assert (found.north is not None) is has_arrow
    # The projection chosen has north above in its middle.
    assert not has_arrow or found.north == pytest.approx(0, abs=0.2)


def test_in_a_projection_of_your_own_the_north_may_lie_aside() -> None:
    crs = as_projection("EPSG:3035")
    found = distortion_of(crs, bounds_of(Extent(-10, 36, 4, 44), crs))
    assert found.north is not None
    assert 5 < found.north < 12
    assert math.isclose(found.scale, 1, abs_tol=0.02)


def test_along_a_pole_that_is_a_line_nothing_has_a_scale() -> None:
    robinson = pyproj.CRS("+proj=robin +units=m +type=crs")
    _, pole = pyproj.Transformer.from_crs("EPSG:4326", robinson, always_xy=True).transform(0, 90)
    scales = scales_at(robinson, np.zeros(2), np.array([0.0, pole]))
    assert np.isfinite(scales).tolist() == [True, False]
