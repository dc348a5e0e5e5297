"""Pages of one's own shapes: what the card says of their place, and whether they are to be seen where they lie."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from conftest import Opened, Opener, go, on_map, picture, silent
from shapely.geometry import LineString, MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

import viz

pytestmark = pytest.mark.browser

HALVES = MultiPolygon([box(177, -20, 180, -15), box(-180, -20, -178, -15)])
ROUTE = LineString([(139.7, 35.6), (-157.9, 21.3)])
NOWHERE = LineString([(179, -10), (179, -10)])
CARD = "document.querySelector('.card').innerText"
# What lies over the marks.
ABOVE = ".main-map .above, .main-map > .over, .map-box > .over, .rings, .outline { visibility: hidden !important; }"
# The greatest of red, green and blue of what is ink, not ground.
DARK = 110


def frame(*shapes: BaseGeometry) -> gpd.GeoDataFrame:
    columns = {"w": [str(1700 + number) for number in range(len(shapes))], "n": [f"N{n}" for n in range(len(shapes))]}
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:4326")


def opened_map(opened: Opener, folder: Path, *shapes: BaseGeometry) -> Opened:
    return opened(viz.quick_map(frame(*shapes), date="w", label="n").save(folder / "own.html"))


def test_areas_and_lines_have_a_place_on_their_card_and_are_seen(opened: Opener, tmp_path: Path) -> None:
    it = opened_map(opened, tmp_path, HALVES, ROUTE, NOWHERE)
    with silent(it):
        for event, feature in (("areas/0", "areas__0"), ("lines/1", "lines__1"), ("lines/2", "lines__2")):
            go(it.page, event)
            assert "No place" not in it.page.evaluate(CARD), event
            assert feature in on_map(it.page)["features"]


def test_the_ring_goes_from_station_to_station_around_the_pole(opened: Opener, tmp_path: Path) -> None:
    lat = (-65, -70, -77, -66, -75, -68)
    it = opened_map(opened, tmp_path, *(Point(60 * number, lat[number]) for number in range(len(lat))))
    seen = []
    with silent(it):
        for number in range(len(lat)):
            go(it.page, f"events/{number}")
            points = on_map(it.page)["points"]
            at = next(point for point in points if f"events/{number}" in point["events"])
            seen.append((at["left"], at["top"]))
            assert "No place" not in it.page.evaluate(CARD)
    # They stand around the middle of the map, in all directions.
    away = np.array(seen) - np.mean(seen, axis=0)
    turned = np.unwrap(np.arctan2(away[:, 1], away[:, 0]))
    assert abs(turned[-1] - turned[0]) > np.pi
    assert len({*seen}) == len(lat)


def test_a_dot_is_painted_where_its_ring_stands(opened: Opener, tmp_path: Path) -> None:
    it = opened_map(opened, tmp_path, NOWHERE)
    with silent(it):
        it.page.keyboard.press("ArrowRight")
        ring, whole = (it.page.locator(name).bounding_box() for name in (".main-map .ring", ".main-map"))
        assert ring
        assert whole
        it.page.add_style_tag(content=ABOVE)
        left, top = (round(ring[at] + ring[size] / 2 - whole[at]) for at, size in (("x", "width"), ("y", "height")))
        assert picture(it.page)[top - 1 : top + 2, left - 1 : left + 2].max() < DARK
