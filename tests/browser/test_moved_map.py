"""A map under the reader's hand: what is drawn moves as one picture, and everything is drawn and named anew when the hand rests."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import unpacked
from conftest import CABLE, Opened, Opener, mark_of, on_map, picture, until
from PIL import Image
from playwright.sync_api import Page

import viz
from geodata import read_dossier
from viz.layers.styles import SCREEN

pytestmark = pytest.mark.browser

STEPS = 20
# What does not move with the map.
STILL = ".main-map > .over, .map-box > .over, .insets, .scale-bar, .tip { visibility: hidden !important; }"
NAMES = ".main-map .above { visibility: hidden !important; }"
# Of colours that differ no more, one is an edge of the other, drawn a fraction of a pixel beside it.
TOLERANCE = 40
# So many mutations of the layer of names there were.
WATCH = """() => { window.renamed = 0;
  new MutationObserver((found) => { renamed += found.length; }).observe(document.querySelector(".main-map .names"),
    { attributes: true, childList: true, characterData: true, subtree: true }); }"""
# Where the ground has a place of the world, x and y in whole numbers: as plotly's axes say, and as the relief does.
GROUNDS = """([x, y, limits]) => {
  const plot = document.getElementById("map"), relief = document.querySelector(".main-map .relief");
  const [box, shade] = [plot, relief].map((node) => node.getBoundingClientRect());
  const { xaxis, yaxis } = plot.layout;
  const share = (value, [from, to]) => (value - from) / (to - from);
  return [
    [box.left + box.width * share(x, xaxis.range), box.top + box.height * (1 - share(y, yaxis.range))],
    [shade.left + shade.width * share(x, [limits[0], limits[2]]), shade.top + shade.height * share(y, [limits[1], limits[3]])],
  ];
}"""


@pytest.fixture
def closer(cable: Opener) -> Callable[[], Opened]:
    """Open the cable at an event with a mark, twice as close, so that there is room to move."""

    def open_closer() -> Opened:
        it = cable("?order=dates#pyongyang-entered")
        for _ in range(2):
            it.page.click(".zoom button:first-child")
        it.page.add_style_tag(content=STILL)
        it.page.wait_for_timeout(400)
        return it

    return open_closer


def drag(page: Page, across: float, down: float = 0.0) -> tuple[float, float]:
    """Press on the map and move it by so many px, without letting go; where the pointer is."""
    box = page.locator(".main-map").bounding_box()
    assert box
    x = box["x"] + (0.98 if across < 0 else 0.02) * box["width"]
    y = box["y"] + 0.6 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, STEPS + 1):
        page.mouse.move(x + across * step / STEPS, y + down * step / STEPS)
        page.wait_for_timeout(16)
    page.wait_for_timeout(300)
    return x + across, y + down


def release(page: Page) -> None:
    page.mouse.up()
    page.wait_for_timeout(500)


def widest(is_off: np.ndarray) -> int:
    """The longest run of true values."""
    longest = run = 0
    for each in is_off.tolist():
        run = run + 1 if each else 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (390, 844)])
def test_all_is_painted_when_the_page_is_ready(cable: Opener, width: int, height: int) -> None:
    it = cable("?order=dates#rec-3a", width=width, height=height)
    at_once = it.page.screenshot()
    it.page.wait_for_timeout(2000)
    first, later = (np.asarray(Image.open(io.BytesIO(each)).convert("RGB")) for each in (at_once, it.page.screenshot()))
    assert np.argwhere((first != later).any(axis=2)).tolist() == []


@pytest.fixture(scope="module")
def flat_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of an ocean without relief: all that is of the colour of the sea has plotly drawn."""
    story = viz.story_map(read_dossier(CABLE.parent / "whaler-1837")).without("base-relief")
    return story.save(tmp_path_factory.mktemp("flat") / "flat.html")


def test_no_ground_is_missing_while_the_map_is_dragged_across_its_frame(opened: Opener, flat_file: Path) -> None:
    page = opened(flat_file, "?order=dates").page
    page.keyboard.press("End")
    # Closer, so that there is room to move.
    for _ in range(3):
        page.click(".zoom button:first-child")
    page.add_style_tag(content=STILL + NAMES)
    page.wait_for_timeout(400)
    for share in (0.6, -0.95, -0.4, 0.95):
        width = picture(page).shape[1]
        before = on_map(page)["points"][0]["left"]
        drag(page, share * width)
        held = picture(page)
        assert on_map(page)["points"][0]["left"] - before == pytest.approx(share * width, abs=1)
        release(page)
        rest = picture(page)
        sea = np.abs(rest - [int(SCREEN.sea[n : n + 2], 16) for n in (1, 3, 5)]).max(axis=2) <= 3
        assert sea.mean() > 0.2
        # Sea and paper differ by more than this; so do ground and what is not there.
        off = (np.abs(held - rest).max(axis=2) > 15).mean(axis=0)
        assert widest(off > 0.1) <= 0.1 * width, share


def test_marks_and_names_move_with_their_ground(closer: Callable[[], Opened]) -> None:
    page = closer().page
    before, at = picture(page), mark_of(page, "pyongyang-entered")
    drag(page, 200, 120)
    held = picture(page)
    assert np.subtract(mark_of(page, "pyongyang-entered"), at) == pytest.approx([200, 120], abs=0.01)
    assert page.locator(".main-map .ring").first.is_visible()
    here, there = held[120:, 200:], before[:-120, :-200]
    off = np.abs(here - there).max(axis=2) > TOLERANCE
    assert off.mean() < 0.001
    # What moved is no blank sheet.
    assert len(np.unique(there.reshape(-1, 3), axis=0)) > 1000


def agree(it: Opened, path: Path) -> None:
    """Check that ground, marks and ring agree, and that the mark is painted where it is said to be."""
    page, story = it.page, unpacked.story_in(path)
    view = story["views"][0]
    points = unpacked.points(story, view, (0, 0, 0, 0))["events"]
    point = next(each for each in points if it.current() in each["events"])
    left, top = mark_of(page, it.current())
    ring = page.locator(".main-map .ring").bounding_box()
    assert ring
    assert [ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2] == pytest.approx([left, top], abs=1)
    for place in page.evaluate(GROUNDS, [point["x"], point["y"], view["limits"]]):
        assert place == pytest.approx([left, top], abs=1)
    box = page.locator(".main-map").bounding_box()
    assert box
    assert page.evaluate("getComputedStyle(document.querySelector('.main-map .ground')).transform") == "none"
    color = [int(point["sign"]["fill"][n : n + 2], 16) for n in (1, 3, 5)]
    painted = picture(page)[round(top - box["y"]), round(left - box["x"])]
    assert np.abs(painted - color).max() <= 6


def test_after_a_drag_everything_agrees_and_names_are_placed_anew(
    closer: Callable[[], Opened], cable_file: Path
) -> None:
    it = closer()
    it.page.evaluate(WATCH)
    drag(it.page, 220, 90)
    assert it.page.evaluate("renamed") == 0, "no name is placed anew while the map moves"
    release(it.page)
    assert it.page.evaluate("renamed") > 0
    agree(it, cable_file)


def test_after_the_wheel_everything_agrees_and_names_are_placed_anew(
    closer: Callable[[], Opened], cable_file: Path
) -> None:
    it = closer()
    before = on_map(it.page)["points"]
    it.page.mouse.move(*mark_of(it.page, it.current()))
    it.page.evaluate(WATCH)
    it.page.mouse.wheel(0, -150)
    until(it.page, "document.querySelector('.main-map .ground').style.transform !== ''")
    assert it.page.evaluate("renamed") == 0, "no name is placed anew while the map moves"
    until(it.page, "renamed > 0")
    it.page.wait_for_timeout(300)
    after = on_map(it.page)["points"]
    grown = np.ptp([point["left"] for point in after]) / np.ptp([point["left"] for point in before])
    assert grown == pytest.approx(2**0.5, rel=0.01)
    agree(it, cable_file)


def test_after_a_pinch_everything_agrees_and_names_are_placed_anew(
    closer: Callable[[], Opened], cable_file: Path
) -> None:
    it = closer()
    page = it.page
    before = on_map(page)["points"]
    x, y = mark_of(page, it.current())
    touch = page.context.new_cdp_session(page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})

    def fingers(kind: str, apart: float = 0) -> None:
        points: list[dict[str, Any]] = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points if apart else []})

    page.evaluate(WATCH)
    fingers("touchStart", 40)
    for step in range(1, STEPS + 1):
        fingers("touchMove", 40 + step)
    page.wait_for_timeout(300)
    assert page.evaluate("renamed") == 0, "no name is placed anew while the map moves"
    fingers("touchEnd")
    until(page, "renamed > 0")
    page.wait_for_timeout(300)
    grown = np.ptp([point["left"] for point in on_map(page)["points"]]) / np.ptp([point["left"] for point in before])
    assert grown == pytest.approx(1.5, rel=0.02)
    agree(it, cable_file)


def test_a_click_on_a_mark_goes_to_its_event_after_a_drag(closer: Callable[[], Opened]) -> None:
    it = closer()
    page = it.page
    drag(page, 150, 60)
    release(page)
    box = page.locator(".main-map").bounding_box()
    assert box
    assert it.current() == "pyongyang-entered", "a drag is no click"
    others = [
        point
        for point in on_map(page)["points"]
        if len(point["events"]) == 1
        and it.current() not in point["events"]
        and 60 < point["left"] - box["x"] < box["width"] - 60
        and 60 < point["top"] - box["y"] < box["height"] - 60
        and np.hypot(*np.subtract([point["left"], point["top"]], mark_of(page, it.current()))) > 60
    ]
    assert others
    page.mouse.click(others[0]["left"], others[0]["top"])
    assert it.current() == others[0]["events"][0]
