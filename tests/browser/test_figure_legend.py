"""A figure in the browser: its legend switches layers, and its words lie beside the map, at the sizes of notebooks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
import pytest
from conftest import CABLE
from playwright.sync_api import Browser, Page
from shapely.geometry import box

import viz
from geodata import read_dossier
from viz import StoryMap

pytestmark = pytest.mark.browser

SIZES = [(1000, 700), (700, 450)]
# Of each trace that is drawn, the layer and how many lines, fillings, marks and texts of it are to be seen.
DRAWN = """[...document.querySelectorAll('.scatterlayer .trace')].map((node) => [
    node.__data__?.[0]?.trace?.meta ?? "", node.querySelectorAll('path, text').length])"""
BOX = """(selector) => [...document.querySelectorAll(selector)].filter((node) => node.getBoundingClientRect().width)
    .map((node) => { const { left, top, right, bottom } = node.getBoundingClientRect(); return [left, top, right, bottom]; })"""


@pytest.fixture(scope="module")
def story() -> StoryMap:
    return viz.story_map(read_dossier(CABLE))


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Opens a figure in a window of a size."""
    contexts = []

    def show(figure: go.Figure, size: tuple[int, int]) -> Page:
        path = tmp_path / "figure.html"
        figure.update_layout(width=size[0], height=size[1])
        figure.write_html(path, include_plotlyjs=True, config={"displayModeBar": False})
        contexts.append(browser.new_context(viewport={"width": size[0] + 20, "height": size[1] + 20}, offline=True))
        page = contexts[-1].new_page()
        page.goto(path.as_uri())
        page.wait_for_selector(".legend .traces")
        return page

    yield show
    for context in contexts:
        context.close()


def table() -> StoryMap:
    frame = pd.DataFrame(
        {
            "name": ["Visby", "Lübeck", "Danzig", "Bergen"],
            "when": ["1361-07-27", "1370", "1398", "1360"],
            "lon": [18.29, 10.69, 18.65, 5.32],
            "lat": [57.64, 53.87, 54.35, 60.39],
            "side": ["Denmark", "Hansa", "Hansa", None],
        }
    )
    return viz.quick_map(frame, date="when", label="name", color="side", title="The towns of the Hansa")


def drawn(page: Page) -> dict[str, int]:
    """How much is drawn of each layer."""
    found: dict[str, int] = {}
    for layer, count in page.evaluate(DRAWN):
        found[layer] = found.get(layer, 0) + count
    return {layer: count for layer, count in found.items() if count}


def click(page: Page, entry: str) -> None:
    """A click on an entry of the legend; plotly waits for a second one before it acts."""
    page.locator(".legend .traces", has_text=entry).locator(".legendtoggle").first.click()
    page.wait_for_timeout(700)


@pytest.mark.parametrize(("entry", "layer"), [("Message", "messages"), ("Areas", "areas"), ("Base map", "base")])
def test_a_click_in_the_legend_hides_a_layer_and_shows_it_again(
    story: StoryMap, shown: Any, entry: str, layer: str
) -> None:
    page = shown(story.figure(), SIZES[0])
    before = drawn(page)
    assert {"base", "areas", "messages", "events", "labels"} <= set(before)
    click(page, entry)
    assert drawn(page) == {name: count for name, count in before.items() if name != layer}
    click(page, entry)
    assert drawn(page) == before


def test_a_click_on_a_colour_hides_its_layer(shown: Any) -> None:
    page = shown(table().figure(), SIZES[0])
    before = drawn(page)
    assert "events" in before
    click(page, "Hansa")
    assert drawn(page) == {name: count for name, count in before.items() if name != "events"}


def test_a_click_in_the_legend_of_panels_hides_the_layer_in_all(story: StoryMap, shown: Any) -> None:
    page = shown(story.figure(panels=["1950-10-01", "1950-10-09"]), SIZES[0])
    before = drawn(page)
    assert before["fronts"] > 2
    click(page, "Front")
    assert drawn(page) == {name: count for name, count in before.items() if name != "fronts"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("which", ["cable", "table", "panels"])
def test_the_words_lie_beside_the_map_and_within_the_figure(
    story: StoryMap, shown: Any, which: str, size: tuple[int, int]
) -> None:
    days = ["1950-10-01", "1950-10-09"] if which == "panels" else None
    page = shown((table() if which == "table" else story).figure(panels=days), size)
    maps = page.evaluate(BOX, ".bglayer .bg, .plotbg") or page.evaluate(BOX, ".cartesianlayer .plot")
    [frame] = page.evaluate(BOX, ".plotly-graph-div")
    words = [
        each
        for selector in (".gtitle", ".gtitle-subtitle", ".legend", ".annotation")
        for each in page.evaluate(BOX, selector)
    ]
    assert maps
    assert len(words) >= 3
    for left, top, right, bottom in words:
        assert frame[0] <= left < right <= frame[2]
        assert frame[1] <= top < bottom <= frame[3]
        for west, north, east, south in maps:
            # An edge may be shared.
            assert right <= west + 1 or left >= east - 1 or bottom <= north + 1 or top >= south - 1


@pytest.mark.parametrize("size", SIZES)
def test_names_as_plotly_sets_them_lie_on_nothing(story: StoryMap, shown: Any, size: tuple[int, int]) -> None:
    page = shown(story.figure(), size)
    names = page.evaluate(BOX, ".scatterlayer .trace:last-child .textpoint text")
    # Those far off the map are drawn too.
    [(west, north, east, south)] = page.evaluate(BOX, ".plotbg, .bglayer .bg") or page.evaluate(BOX, ".cartesianlayer")
    marks = [
        (left, top, right, bottom)
        for left, top, right, bottom in page.evaluate(BOX, ".scatterlayer .trace:not(:last-child) .points path.point")
        if west < left < right < east and north < top < bottom < south
    ]
    assert len(names) > 4
    assert len(marks) > 4
    for at, (left, top, right, bottom) in enumerate(names):
        for other in names[at + 1 :]:
            assert right <= other[0] or left >= other[2] or bottom <= other[1] + 3 or top >= other[3] - 3
        # A line of type has more room above and below than its letters.
        for mark in marks:
            assert right <= mark[0] or left >= mark[2] or bottom <= mark[1] + 3 or top >= mark[3] - 3


def test_each_of_several_areas_says_in_its_middle_what_it_is(shown: Any) -> None:
    frame = gpd.GeoDataFrame(
        {"name": ["One", "Two"], "side": ["a", "a"]}, geometry=[box(2, 50, 6, 54), box(8, 50, 12, 54)], crs="EPSG:4326"
    )
    story = viz.quick_map(frame, date=None, color="side", hover=("name", "side"))
    page = shown(story.figure(), SIZES[0])
    [outlines] = page.evaluate(BOX, ".scatterlayer .trace .js-fill, .fills .js-fill")[-1:]
    left, top, right, bottom = outlines
    # Each square is two fifths of both; the first one lies in the west.
    for share, name in ((0.2, "One"), (0.8, "Two")):
        page.mouse.move(left + share * (right - left) + 3, (top + bottom) / 2)
        page.wait_for_selector(".hoverlayer .hovertext")
        page.wait_for_timeout(200)
        assert page.locator(".hoverlayer .hovertext").text_content() == f"name: {name}; side: a"
