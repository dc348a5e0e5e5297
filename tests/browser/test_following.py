"""The map follows the steps: to each event's place, with arrows to what lies outside it, and an inset in its place on a phone."""

from collections.abc import Callable
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
from conftest import Opened, Opener, go, mark_of, on_map, silent, until
from playwright.sync_api import Browser, Page

import viz
from geodata import read_dossier
from viz.page.page import asset

pytestmark = pytest.mark.browser

Cable = Callable[..., Opened]
ARROWS = "[...document.querySelectorAll('.main-map .edge')].map((node) => node.textContent)"


def is_on_map(page: Page, event: str) -> bool:
    """Whether the mark of an event lies on the main map, and on no inset."""
    x, y = mark_of(page, event)
    found: bool = page.evaluate(f"document.elementFromPoint({x}, {y})?.closest('.main-map') !== null")
    return found


def marks_at(page: Page) -> dict[str, list[float]]:
    """The places of the marks on the main map from its upper left corner, by their first events."""
    box, points = page.locator(".main-map").bounding_box(), on_map(page)["points"]
    assert box
    return {
        point["events"][0]: [point["left"] - box["x"], point["top"] - box["y"]] for point in points if point["events"]
    }


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (390, 844)])
def test_a_step_moves_the_map_to_its_event_and_back(cable: Cable, width: int, height: int) -> None:
    it = cable("?order=dates#seoul-entered", width=width, height=height)
    with silent(it):
        before = marks_at(it.page)["seoul-entered"]
        go(it.page, "mao-nine-divisions")
        assert is_on_map(it.page, "mao-nine-divisions")
        assert it.page.evaluate(ARROWS) == []
        go(it.page, "rok-crosses-parallel")
        assert marks_at(it.page)["seoul-entered"] == pytest.approx(before, abs=0.01)


def test_what_is_in_sight_moves_nothing(cable: Cable) -> None:
    it = cable("?order=dates#seoul-entered")
    with silent(it):
        before = marks_at(it.page)["seoul-entered"]
        for event in ("read-aloud", "rec-2", "cable"):
            go(it.page, event)
            assert marks_at(it.page)["seoul-entered"] == pytest.approx(before, abs=0.01), event


def test_a_step_brings_back_a_map_that_a_hand_has_moved(cable: Cable) -> None:
    it = cable("?order=dates#seoul-entered")
    with silent(it):
        before = marks_at(it.page)["seoul-entered"]
        it.page.click(".zoom button:first-child")
        it.page.focus(".main-map")
        it.page.keyboard.press("Shift+ArrowLeft")
        assert marks_at(it.page)["seoul-entered"] != pytest.approx(before, abs=5)
        it.page.check(".hindsight input")
        assert marks_at(it.page)["seoul-entered"] != pytest.approx(before, abs=5), "this is no step"
        it.page.uncheck(".hindsight input")
        go(it.page, "rok-crosses-parallel")
        assert marks_at(it.page)["seoul-entered"] == pytest.approx(before, abs=0.01)


def test_an_arrow_at_the_edge_leads_to_an_event_outside(cable: Cable) -> None:
    it = cable("?order=dates#seoul-entered")
    with silent(it):
        for _ in range(4):
            it.page.click(".zoom button:first-child")
        it.page.focus(".main-map")
        for _ in range(6):
            it.page.keyboard.press("Shift+ArrowLeft")
        until(it.page, f"{ARROWS}.length === 1")
        assert it.page.evaluate(ARROWS) == ["Seoul→"]
        it.page.click(".edge")
        until(it.page, f"{ARROWS}.length === 0")
        assert is_on_map(it.page, "seoul-entered")


def test_an_event_on_an_inset_alone_is_pointed_to_and_brought_in_front(cable: Cable) -> None:
    it = cable("?order=dates#cable")
    with silent(it):
        assert it.page.evaluate(ARROWS) == ["↖Black Sea coast"]
        it.page.click(".edge")
        box, front = (it.page.locator(name).bounding_box() for name in (".map-box", ".front"))
        assert box
        assert front
        assert (front["width"], front["height"]) == pytest.approx((box["width"], box["height"]), abs=1)
        it.page.click(".front .back")
        assert it.page.locator(".front").count() == 0
        assert it.page.locator(".insets figure").count() == 2


def test_on_a_phone_the_inset_that_holds_the_event_takes_the_maps_place(cable: Cable) -> None:
    it = cable("?order=dates#cable", width=390, height=844)
    with silent(it):
        main, front = (it.page.locator(name).bounding_box() for name in (".main-map", ".front"))
        assert main
        assert front
        assert front == pytest.approx(main, abs=1)
        ring = it.page.locator(".front .ring").bounding_box()
        assert ring
        assert front["y"] < ring["y"] < front["y"] + front["height"]
        go(it.page, "rec-2")
        assert it.page.locator(".front").count() == 0
        it.page.set_viewport_size({"width": 1366, "height": 768})
        go(it.page, "cable")
        assert it.page.locator(".front").count() == 0


def test_what_has_no_place_says_so_on_the_map(cable: Cable) -> None:
    it = cable("?order=dates#read-aloud")
    with silent(it):
        assert "No place on the map" in it.page.inner_text(".caption")
        for event in ("rec-2", "cable", "meeting"):
            go(it.page, event)
            assert "No place on the map" not in it.page.inner_text(".caption"), event


def test_on_a_phone_what_has_no_place_says_so_on_the_map_too(cable: Cable) -> None:
    it = cable("?order=dates#read-aloud", width=390, height=844)
    said = it.page.locator(".nowhere").filter(visible=True)
    assert said.all_inner_texts() == ["No place on the map"]
    flag, map_box = said.bounding_box(), it.page.locator(".main-map").bounding_box()
    assert flag
    assert map_box
    assert map_box["y"] <= flag["y"]
    assert flag["y"] + flag["height"] <= map_box["y"] + map_box["height"]
    go(it.page, "rec-2")
    assert said.count() == 0


def test_rival_places_are_places_on_the_map(opened: Opener, seed_page: Callable[[str], Path]) -> None:
    it = opened(seed_page("aden-letter"), "?order=dates#wreck")
    with silent(it):
        assert "No place" not in it.page.inner_text(".caption")
        assert "Where: rival places a, b" in it.page.inner_text(".card")


def test_a_path_chooses_what_the_map_shows(opened: Opener, letter: Path) -> None:
    table = "path,step,event,view\nlesson,1,letter,9 53 12 55\nlesson,2,sale,\n"
    (letter / "paths.csv").write_text(table, encoding="utf-8")
    it = opened(viz.story_map(read_dossier(letter)).save(letter / "letter.html"), "?order=path")
    with silent(it):
        closer = it.page.inner_text(".scale-bar")
        it.page.keyboard.press("ArrowRight")
        assert int(closer.split()[0]) < int(it.page.inner_text(".scale-bar").split()[0])


# The rings of the current event on the main map, with their middles and half their widths.
RINGS = """[...document.querySelectorAll(".main-map .ring, .main-map .rival-ring")].map((ring) => {
  const box = ring.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2, box.width / 2];
})"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_rival_places_stand_apart_and_are_marked_as_current(
    opened: Opener, seed_page: Callable[[str], Path], width: int, height: int
) -> None:
    it = opened(seed_page("rhone-218-bce"), "?order=path#pass", width=width, height=height)
    with silent(it):
        rings = it.page.evaluate(RINGS)
        assert len(rings) == 5, "four passes, and the middle of the area in which they lie"
        for (x, y, half), (other_x, other_y, other_half) in combinations(rings, 2):
            assert hypot(x - other_x, y - other_y) >= half + other_half - 1
        map_box = it.page.locator(".main-map").bounding_box()
        assert map_box
        assert all(map_box["x"] < x < map_box["x"] + map_box["width"] for x, _, _ in rings)
        it.page.keyboard.press("Home")
        assert it.page.locator(".main-map .rival-ring").count() == 0
    it = opened(seed_page("aden-letter"), "?order=dates#wreck", width=width, height=height)
    with silent(it):
        assert it.page.locator(".main-map .rival-ring").count() == 2


def test_before_a_class_the_inset_that_holds_the_event_takes_the_maps_place(cable: Cable) -> None:
    it = cable("?order=path#meeting", width=1366, height=768)
    with silent(it):
        assert it.page.locator(".front").count() == 0, "beside the map there is room for it"
        it.page.keyboard.press("f")
        until(it.page, "document.querySelectorAll('.front').length === 1")
        front, whole = it.page.locator(".front").bounding_box(), it.page.locator(".main-map").bounding_box()
        assert front == whole
        assert it.page.locator(".front .ring").is_visible()
        assert it.page.locator(".front .rival-ring").count() == 5
        assert not any(it.page.locator(".main-map .edge").nth(n).is_visible() for n in range(4))
        it.page.keyboard.press("f")
        until(it.page, "document.querySelectorAll('.front').length === 0")
        assert it.page.locator(".main-map .edge").first.is_visible()


# What becomes of a frame with an event's own places and its rival ones, five px apart.
TOLD_APART = """([own, rivals]) => {
  const RING_PX = 17;
  %s
  const frame = { x: 0, y: 0, scale: 1, grown: 1, scaleOf: () => 0, rescale(scale) { frame.scale = scale; }, clamp() {} };
  tellApart(frame, own, rivals, 0, 0);
  return frame.scale;
}"""


def test_only_rival_places_are_looked_at_more_closely(browser: Browser) -> None:
    page = browser.new_page()
    apart = TOLD_APART % asset("following/rivals.js")
    assert page.evaluate(apart, [[[0, 0], [5, 0]], []]) == 1, "several places of its own are no rivals"
    assert page.evaluate(apart, [[[0, 0]], [[5, 0]]]) < 0.2
    page.close()
