"""Projections that a user brings: read, refused, named, and what they show of the world."""

import math

import numpy as np
import pyproj
import pytest
from shapely.geometry import Point

from geodata.projections.choice import (
    as_projection,
    bounds_of,
    central_meridian,
    cut_of,
    describe,
    ensure_shown,
    extent_of,
    is_cut_open,
    shown_part,
    sides_of,
)
from geodata.projections.extents import Extent

KOREA, EUROPE, WORLD = Extent(124, 33, 132, 43), Extent(-10, 35, 40, 70), Extent(-180, -90, 180, 90)
ARCTIC = Extent(-180, 60, 180, 90)
TWO_POINTS = "+proj=omerc +lat_0=38 +lon_1=120 +lat_1=30 +lon_2=130 +lat_2=42"

# text, words, meridian, whether it is cut open, right-hand side in km, an extent that suits it
PROJECTIONS = [
    (
        "EPSG:32652",
        "Transverse Mercator, centred on 129° E (WGS 84 / UTM zone 52N, EPSG:32652)",
        129,
        False,
        None,
        KOREA,
    ),
    (
        "EPSG:5179",
        "Transverse Mercator, centred on 127°30′ E (KGD2002 / Unified CS, EPSG:5179)",
        127.5,
        False,
        None,
        KOREA,
    ),
    ("EPSG:3857", "Web Mercator, centred on 0° (WGS 84 / Pseudo-Mercator, EPSG:3857)", 0, True, 20037.5, KOREA),
    ("EPSG:3395", "Mercator, centred on 0° (WGS 84 / World Mercator, EPSG:3395)", 0, True, 20037.5, KOREA),
    ("+proj=robin +lon_0=10", "Robinson, centred on 10° E", 10, True, 17005.8, Extent(-170, -90, -170.1, 90)),
    ("+proj=moll", "Mollweide, centred on 0°", 0, True, 18040.1, WORLD),
    ("+proj=wintri +lon_0=20", "Winkel tripel, centred on 20° E", 20, True, None, Extent(-160, -90, -160.1, 90)),
    ("+proj=hammer", "Hammer, centred on 0°", 0, True, None, WORLD),
    (
        "EPSG:3031",
        "Polar stereographic, 71° S, centred on the South Pole (WGS 84 / Antarctic Polar Stereographic, EPSG:3031)",
        0,
        False,
        None,
        Extent(-180, -90, 180, -60),
    ),
    (
        "EPSG:32661",
        "Polar stereographic, centred on the North Pole (WGS 84 / UPS North (N,E), EPSG:32661)",
        0,
        False,
        None,
        ARCTIC,
    ),
    ("+proj=stere +lat_0=40 +lon_0=126", "Stereographic, centred on 40° N, 126° E", 126, False, None, KOREA),
    ("+proj=ortho +lat_0=40 +lon_0=126", "Orthographic, centred on 40° N, 126° E", 126, False, None, KOREA),
    ("+proj=gnom +lat_0=40 +lon_0=-12", "Gnomonic, centred on 40° N, 12° W", -12, False, None, Extent(-30, 30, 0, 50)),
    (
        "+proj=omerc +lat_0=38 +lonc=126 +alpha=30",
        "Oblique Mercator, centred on 38° N, 126° E, along an azimuth of 30°",
        126,
        False,
        None,
        KOREA,
    ),
    (TWO_POINTS, "Oblique Mercator, through 30° N, 120° E and 42° N, 130° E", 120, False, None, KOREA),
    (
        "EPSG:2056",
        "Oblique Mercator, centred on 46°57′ N, 7°26′ E, along an azimuth of 90° (CH1903+ / LV95, EPSG:2056)",
        7.4396,
        False,
        None,
        Extent(6, 46, 10, 47.7),
    ),
    (
        "EPSG:3035",
        "Lambert azimuthal equal-area, centred on 52° N, 10° E (ETRS89-extended / LAEA Europe, EPSG:3035)",
        10,
        False,
        None,
        EUROPE,
    ),
    (
        "EPSG:5070",
        "Albers equal-area conic, 29°30′ and 45°30′ N, centred on 96° W (NAD83 / Conus Albers, EPSG:5070)",
        -96,
        True,
        None,
        Extent(-125, 25, -67, 49),
    ),
    # Grades from Paris.
    (
        "EPSG:27572",
        "Lambert conformal conic, 46°48′ N, centred on 2°20′ E (NTF (Paris) / Lambert zone II, EPSG:27572)",
        2.3372,
        True,
        None,
        Extent(-4, 42, 8, 51),
    ),
    (
        "+proj=tmerc +lon_0=127 +lat_0=38 +ellps=bessel +towgs84=-146,507,687",
        "Transverse Mercator, centred on 127° E",
        127,
        False,
        None,
        KOREA,
    ),
]


@pytest.mark.parametrize(("text", "words", "meridian", "is_cut", "side", "extent"), PROJECTIONS)
def test_what_is_known_of_a_projection(  # noqa: PLR0913, PLR0917 - columns of the table
    text: str,
    words: str,
    meridian: float,
    is_cut: bool,  # noqa: FBT001
    side: float | None,
    extent: Extent,
) -> None:
    crs = as_projection(text)
    assert describe(crs) == words
    assert central_meridian(crs) == pytest.approx(meridian, abs=1e-4)
    assert is_cut_open(crs) is is_cut
    left, right = sides_of(crs)
    assert right == (math.inf if side is None else pytest.approx(side * 1000, abs=100))
    assert left == pytest.approx(-right)
    ensure_shown(extent, crs)


@pytest.mark.parametrize(("text", "extent"), [(row[0], row[-1]) for row in PROJECTIONS])
def test_its_rectangle_holds_the_extent_and_no_more(text: str, extent: Extent) -> None:
    crs = as_projection(text)
    xmin, ymin, xmax, ymax = bounds = bounds_of(extent, crs)
    west, south, east, north = extent.continuous
    lon, lat = np.meshgrid(np.linspace(west, east, 64)[1:-1], np.linspace(south, north, 64))
    x, y = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lon, lat)
    width, height = xmax - xmin, ymax - ymin
    assert xmin - 0.001 * width <= x.min() <= xmin + 0.04 * width
    assert xmax - 0.04 * width <= x.max() <= xmax + 0.001 * width
    assert ymin - 0.001 * height <= y.min() <= ymin + 0.01 * height
    assert ymax - 0.01 * height <= y.max() <= ymax + 0.001 * height

    covering = extent_of(bounds, crs)
    assert covering.south <= south + 0.05
    assert covering.north >= north - 0.05
    assert covering.width >= extent.width - 0.05
    # Nothing from the other side of the world.
    assert covering.width < 3 * extent.width + 10
    assert covering.north - covering.south < 2 * (north - south) + 10


def test_the_order_of_axes_does_not_matter() -> None:
    northing_first, easting_first = as_projection("EPSG:32661"), as_projection("EPSG:5041")
    assert bounds_of(ARCTIC, northing_first) == pytest.approx(bounds_of(ARCTIC, easting_first))
    xmin, ymin, xmax, ymax = bounds_of(KOREA, as_projection("EPSG:5179"))
    assert xmin < 1e6 < xmax < 2e6 < ymax  # its false easting is 1000 km, its false northing 2000 km
    assert ymax - ymin > xmax - xmin


def test_a_crs_is_taken_as_it_is_and_heights_are_left_out() -> None:
    assert as_projection(pyproj.CRS("EPSG:3035")) == pyproj.CRS("EPSG:3035")
    assert as_projection("EPSG:7405") == pyproj.CRS("EPSG:27700")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mercator", '"Mercator" is not a projection that PROJ knows; write such as "EPSG:5179"'),
        ("EPSG:999999", '"EPSG:999999" is not a projection that PROJ knows'),
        ("EPSG:4326", '"EPSG:4326" has degrees, and a map is drawn in metres; take a projection such as "EPSG:5179"'),
        ("EPSG:4978", '"EPSG:4978" is a Geocentric CRS, not a projection'),
        ("EPSG:5773", '"EPSG:5773" is a Vertical CRS, not a projection'),
        ("EPSG:2263", 'is in units of a US survey foot, and a map is drawn in metres; take the same with "[+]units=m"'),
        ("+proj=tmerc +units=km", "in units of a kilometre"),
        ("EPSG:2053", "counts to the west and south, which would turn the map upside down"),
    ],
)
def test_what_no_map_can_be_drawn_in(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        as_projection(text)


@pytest.mark.parametrize(
    ("text", "extent", "words"),
    [
        ("EPSG:3857", Extent(170, -20, -170, 0), "cuts the world open .* central meridian is near 180°"),
        ("EPSG:5070", Extent(60, 20, 120, 50), "centred on 96° W .* cuts the world open .* is near 90° E"),
        ("+proj=moll +lon_0=100", Extent(-180, -60, 180, 75), "Mollweide, centred on 100° E cuts the world open"),
        (
            "EPSG:3857",
            WORLD,
            "Web Mercator, .* cannot show all of it: some lies beyond its horizon or towards infinity",
        ),
        ("EPSG:5179", WORLD, "Transverse Mercator, .* cannot show all of it"),
        ("EPSG:3031", ARCTIC, "Polar stereographic, .* cannot show all of it"),
        ("+proj=ortho +lat_0=40 +lon_0=126", Extent(-10, 30, 20, 40), "Orthographic, .* cannot show all of it"),
        # Its edges are seen, its middle is not.
        ("+proj=ortho +lon_0=180", WORLD, "Orthographic, .* cannot show all of it"),
        ("+proj=gnom +lat_0=40 +lon_0=126", Extent(25, 25, 147, 62), "Gnomonic, .* cannot show all of it"),
        # The place opposite the centre is a ring around the map.
        ("+proj=laea +lat_0=40 +lon_0=126", Extent(-70, -50, -40, -30), "equal-area, .* cannot show all of it"),
    ],
)
def test_an_extent_that_a_projection_cannot_show(text: str, extent: Extent, words: str) -> None:
    with pytest.raises(ValueError, match=words) as raised:
        ensure_shown(extent, as_projection(text))
    assert str(extent) in str(raised.value)


def test_web_mercator_shows_its_usual_square() -> None:
    crs = as_projection("EPSG:3857")
    ensure_shown(Extent(-180, -85.05, 180, 85.05), crs)
    xmin, ymin, xmax, ymax = bounds_of(Extent(-180, -85.0511, 180, 85.0511), crs)
    assert ymax - ymin == pytest.approx(xmax - xmin, rel=1e-4)


def test_the_horizon_of_a_globe_bounds_what_is_seen() -> None:
    seen = extent_of((-7e6, -7e6, 7e6, 7e6), as_projection("+proj=ortho +lat_0=0 +lon_0=126"))
    assert seen.continuous == pytest.approx((36, -90, 216, 90), abs=1.5)


@pytest.mark.parametrize("text", ["+proj=eqearth", "+proj=robin", "EPSG:3857", "EPSG:5070"])
def test_the_cut_is_the_edge_of_the_map(text: str) -> None:
    crs = as_projection(text)
    cut = cut_of(crs)
    middle = central_meridian(crs)
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    for lat in (-50.5, -20, 33.3):
        for away in (-180 + 1e-5, 180 - 1e-5):
            point = Point(to_metres.transform(middle + away, lat))
            assert cut.distance(point) < 1000
        inside = Point(to_metres.transform(middle + 60, lat))
        assert cut.distance(inside) > 5e5


def test_of_a_globe_the_near_side_is_shown() -> None:
    part = shown_part(WORLD, as_projection("+proj=ortho +lat_0=0 +lon_0=20"))
    assert part is not None
    assert part.bounds == pytest.approx((-70, -90, 110, 90), abs=2)
    assert shown_part(KOREA, as_projection("+proj=ortho +lat_0=40 +lon_0=126")) is None
    assert shown_part(WORLD, as_projection("+proj=eqearth")) is None


def test_a_map_that_is_not_cut_has_no_cut() -> None:
    assert cut_of(as_projection("EPSG:3035")).is_empty
