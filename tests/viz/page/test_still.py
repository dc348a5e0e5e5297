"""The map as a picture in the HTML: what of the story is on it, and how large it is."""

import re
from html import unescape

import pandas as pd
import pytest

import viz
from viz import StoryMap
from viz.page.still import still

# A small picture instead of the relief.
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
MOST_LETTERS = 40_000


@pytest.fixture(scope="module")
def drawn(story: StoryMap) -> str:
    return still(story, DOT)


def test_the_relief_is_in_it_once_over_all_that_the_map_may_show(drawn: str) -> None:
    (image,) = re.findall(r"<image[^>]*>", drawn)
    assert f'href="{DOT}"' in image
    x, y, width, height = (int(re.search(rf' {name}="(-?\d+)"', image)[1]) for name in ("x", "y", "width", "height"))
    _, _, *size = map(int, re.search(r'viewBox="([^"]*)"', drawn)[1].split())
    assert x < 0 < size[0] < x + width
    assert y < 0 < size[1] < y + height


def test_it_is_small(drawn: str) -> None:
    assert len(drawn) < MOST_LETTERS


def test_nothing_of_it_came_after_the_document(story: StoryMap, drawn: str) -> None:
    narrative = story.narrative
    dates = {hover for hover in story["fronts"].data["hover"] if hover in unescape(drawn)}
    assert dates == {"Front about 12 October 1950: approximate, ±15 km, from 3 checked places"}
    # A story that ends with the document's day draws the same marks.
    assert narrative.horizon is not None
    until = still(story.student(), DOT)
    marks = [re.findall(r'<path d="[^"]*" fill="(#[^"]*)" stroke="(#[^"]*)"', each) for each in (drawn, until)]
    assert marks[0] == marks[1]


def test_names_are_text_and_no_markup() -> None:
    table = pd.DataFrame({"n": ["</svg><script>alert(1)</script>"], "when": "1700", "lon": 5.0, "lat": 50.0})
    drawn = still(viz.quick_map(table, date="when", label="n"), DOT)
    assert "<script" not in drawn


def test_without_relief_land_is_drawn(invented_places: StoryMap) -> None:
    assert "<image" not in still(invented_places, "")
    assert still(invented_places, "").count("<path") > still(invented_places, DOT).count("<path")


def test_of_many_thousand_points_those_that_look_like_one_are_one() -> None:
    count = 3000
    table = pd.DataFrame({"when": "1700", "lon": [5 + n % 50 / 100 for n in range(count)], "lat": 50.0})
    few = still(viz.quick_map(table, date="when"), DOT)
    assert 1 < few.count("M") < 200


@pytest.fixture(scope="module")
def invented_places() -> StoryMap:
    return viz.quick_map(pd.DataFrame({"when": ["1700", "1701"], "lon": [5.0, 9.0], "lat": [50.0, 52.0]}), date="when")


def test_where_nothing_has_a_date_no_day_is_named() -> None:
    drawn = still(viz.quick_map(pd.DataFrame({"n": ["Roma"], "lon": [12.5], "lat": [41.9]}), date=None, label="n"), DOT)
    assert 'aria-label="Map"' in drawn
    assert "<span>" not in drawn
