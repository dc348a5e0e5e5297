"""What a hand may do at odd moments: at the edge, before everything is there, while the page is hidden, within another page."""

import html
from pathlib import Path

import geopandas as gpd
import pytest
from conftest import Opened, Opener, on_map, silent
from PIL import Image
from playwright.sync_api import Browser
from shapely.geometry import LineString, Polygon

import viz
from viz.page.page import asset

pytestmark = pytest.mark.browser

# How many pixels of the main map's canvas are painted.
PAINTED = """() => {
  const { width, height } = document.querySelector(".main-map canvas.marks");
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(document.querySelector(".main-map canvas.marks"), 0, 0);
  return copy.getImageData(0, 0, width, height).data.filter((value, n) => n % 4 === 3 && value).length;
}"""
MOVED = "document.querySelector('.main-map .ground').style.transform"
# The names that lie on what lies over the map.
COVERED = """() => {
  const box = (node) => node.getBoundingClientRect();
  const over = [...document.querySelectorAll(".caption span, .insets figure, .zoom button, .scale-bar")].map(box);
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return [...document.querySelectorAll(".main-map span.label:not([hidden])")].filter((node) => over.some((other) => meets(box(node), other))).length;
}"""


def corner(it: Opened) -> tuple[float, float]:
    """The right lower corner of the main map."""
    box = it.page.locator(".main-map").bounding_box()
    assert box
    return box["x"] + box["width"], box["y"] + box["height"]


def left_of(it: Opened) -> float:
    """Where the first mark of the map stands."""
    return float(on_map(it.page)["points"][0]["left"])


@pytest.fixture
def scanned(opened: Opener, tmp_path: Path) -> Opened:
    """A page whose only marks are a scanned map and a line upon it."""
    Image.new("RGB", (60, 40), "#cc2200").save(tmp_path / "scan.png")
    corners = Polygon([(125, 41), (129, 41), (129, 38), (125, 38)])
    scan = gpd.GeoDataFrame({"file": [str(tmp_path / "scan.png")]}, geometry=[corners], crs="EPSG:4326")
    lines = gpd.GeoDataFrame(
        {"when": ["1950", "1951"], "name": ["One", "Two"]},
        geometry=[LineString([(125, 38), (129, 41)]), LineString([(129, 38), (125, 41)])],
        crs="EPSG:4326",
    )
    layers = [
        *viz.base_layers(),
        viz.ImageLayer(scan, id="scan", image="file"),
        viz.LineLayer(lines, id="lines", date="when", label="name"),
    ]
    story = viz.StoryMap(layers, views=[viz.map_view((122, 36, 132, 44))])
    return opened(story.save(tmp_path / "scanned.html"))


def test_a_scanned_map_is_painted_at_once_and_nothing_is_left_behind(scanned: Opened) -> None:
    with silent(scanned):
        assert scanned.page.evaluate(PAINTED) > 20_000
        scanned.page.keyboard.press("ArrowRight")
        first = scanned.page.evaluate(PAINTED)
        scanned.page.keyboard.press("ArrowRight")
        both = scanned.page.evaluate(PAINTED)
        assert first < both < 1.1 * first
        scanned.page.click(".zoom button:first-child")
        scanned.page.focus(".main-map")
        for key in ("Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowLeft"):
            scanned.page.keyboard.press(key)
        scanned.page.click(".zoom button:last-child")
        scanned.page.wait_for_timeout(200)
        assert scanned.page.evaluate(PAINTED) == pytest.approx(both, rel=0.01)


def test_a_page_within_another_one_steps(browser: Browser, cable_file: Path, tmp_path: Path) -> None:
    inner = html.escape(cable_file.read_text(encoding="utf-8"))
    host = f'<!DOCTYPE html><meta charset="utf-8"><iframe width="1200" height="700" srcdoc="{inner}"></iframe>'
    (tmp_path / "host.html").write_text(host, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "host.html").as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    frame.click(".cover button")
    frame.click(".step:last-of-type")
    assert frame.inner_text(".counter").startswith("2 / ")
    context.close()


def test_an_event_that_a_path_tells_twice_is_told_the_first_time(browser: Browser) -> None:
    story = """{ words: {}, dictionary: ["a", "b", "c"], order: "path", opening: "", orders: { path: [0, 1, 0, 2] },
      steps: { path: [] }, filters: [], layers: [],
      cards: { length: 3, columns: { id: { words: [0, 1, 2] }, day: { same: 0 }, settled: { same: 0 }, after: { same: false },
        act: { same: "" }, adrift: { same: false } } } }"""
    page = browser.new_page()
    told = page.evaluate(
        f"""() => {{ {asset("tables.js")}\n{asset("asked.js")}\n{asset("state.js")}
          const state = createState({story}, {{}});
          const seen = [state.position];
          state.step(1);
          return [...seen, state.position, state.isShown(0), state.isShown(2)]; }}"""
    )
    page.close()
    assert told == [0, 1, True, False]


def test_a_drag_that_ends_outside_the_page_is_over(cable: Opener) -> None:
    it = cable("?order=dates#pyongyang-entered")
    it.page.click(".zoom button:first-child")
    right, bottom = corner(it)
    it.page.mouse.move(right - 2, bottom - 100)
    it.page.mouse.down()
    it.page.mouse.move(right + 200, bottom - 100)
    it.page.mouse.up()
    it.page.wait_for_timeout(200)
    before = left_of(it)
    it.page.mouse.move(right - 300, bottom - 200, steps=4)
    assert left_of(it) == before
    assert it.page.evaluate(MOVED) == ""


def test_a_cancelled_touch_is_no_click(cable: Opener) -> None:
    touched = """([left, top, kinds]) => { for (const kind of kinds) document.elementFromPoint(left, top)
      .dispatchEvent(new PointerEvent(kind, { clientX: left, clientY: top, pointerId: 7, pointerType: "touch", button: 0, bubbles: true })); }"""
    reached = []
    for kinds in (["pointerdown", "pointerup"], ["pointerdown", "pointercancel", "pointerdown", "pointerup"]):
        it = cable("?order=dates#chinese-second-offensive")
        it.page.wait_for_timeout(200)
        stack = next(
            each for each in on_map(it.page)["points"] if {"rhee-in-pyongyang", "pyongyang-entered"} & {*each["events"]}
        )
        it.page.evaluate("Element.prototype.setPointerCapture = () => {}")
        it.page.evaluate(touched, [stack["left"], stack["top"], kinds])
        reached.append(it.current())
    assert reached[0] == reached[1] != "chinese-second-offensive"


def test_at_the_outer_limit_the_wheel_moves_nothing(cable: Opener) -> None:
    it = cable("?order=dates#pyongyang-entered", width=800, height=900)
    right, bottom = corner(it)
    it.page.mouse.move(right - 40, bottom - 300)
    for _ in range(12):
        it.page.mouse.wheel(0, 300)
        it.page.wait_for_timeout(30)
    it.page.wait_for_timeout(400)
    before = left_of(it)
    it.page.mouse.wheel(0, 300)
    it.page.wait_for_timeout(400)
    assert left_of(it) == pytest.approx(before, abs=1)


def test_home_is_home_though_the_wheel_has_just_turned(cable: Opener) -> None:
    it = cable("?order=dates#pyongyang-entered")
    right, bottom = corner(it)
    home = left_of(it)
    it.page.mouse.move(right - 200, bottom - 200)
    it.page.mouse.wheel(0, -200)
    it.page.evaluate("document.querySelector('.zoom button:last-child').click()")
    it.page.wait_for_timeout(400)
    assert left_of(it) == pytest.approx(home, abs=0.01)
    it.page.set_viewport_size({"width": 1500, "height": 900})
    it.page.wait_for_timeout(300)
    it.page.set_viewport_size({"width": 1600, "height": 900})
    it.page.wait_for_timeout(300)
    assert left_of(it) == pytest.approx(home, abs=0.01)


def test_a_window_that_shrinks_while_the_page_opens_is_filled(browser: Browser, cable_file: Path) -> None:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, offline=True)
    page = context.new_page()
    page.add_init_script(
        "const soon = requestAnimationFrame; window.requestAnimationFrame = (f) => setTimeout(() => soon(f), 1500);"
    )
    page.goto(cable_file.as_uri())
    page.wait_for_selector(".main-map canvas.marks", state="attached")
    page.set_viewport_size({"width": 1100, "height": 700})
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    page.wait_for_timeout(500)
    widths = page.evaluate(
        "['.main-map', '.main-map canvas.marks'].map((each) => document.querySelector(each).clientWidth)"
    )
    context.close()
    assert widths[0] == widths[1]


def test_a_page_that_took_its_steps_while_it_was_hidden_is_laid_out_when_it_is_shown(cable: Opener) -> None:
    it = cable("?order=dates#pyongyang-entered")
    it.page.evaluate("document.getElementById('chronotope').style.display = 'none'")
    it.page.wait_for_timeout(100)
    for _ in range(3):
        it.page.keyboard.press("ArrowRight")
    it.page.evaluate("document.getElementById('chronotope').style.display = ''")
    it.page.wait_for_timeout(300)
    assert it.page.evaluate(COVERED) == 0


def test_the_map_is_moved_before_its_ground_is_there(browser: Browser, cable_file: Path) -> None:
    context = browser.new_context(viewport={"width": 1600, "height": 900}, offline=True)
    page = context.new_page()
    it = Opened(page)
    page.add_init_script(
        "const wait = DecompressionStream; window.DecompressionStream = class { constructor(kind) {"
        " const s = new wait(kind); window.streams = (window.streams ?? 0) + 1; if (window.streams === 1) return s;"
        " const slow = new TransformStream({ async transform(part, to) { await window.go; to.enqueue(part); } });"
        " return { writable: s.writable, readable: s.readable.pipeThrough(slow) }; } };"
        " window.go = new Promise((resolve) => { window.release = resolve; });"
    )
    page.goto(cable_file.as_uri() + "?order=dates#pyongyang-entered")
    page.wait_for_selector(".main-map canvas.marks", state="attached")
    page.wait_for_timeout(500)
    right, bottom = corner(it)
    page.mouse.move(right - 300, bottom - 300)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(400)
    page.mouse.down()
    page.mouse.move(right - 200, bottom - 250, steps=5)
    assert page.evaluate(MOVED) != ""
    page.evaluate("window.release()")
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    page.wait_for_timeout(300)
    apart = page.evaluate(
        """() => { const limits = document.getElementById("map").layout;
          const relief = document.querySelector(".main-map .relief").getBoundingClientRect();
          const plot = document.getElementById("map").getBoundingClientRect();
          const [from, to] = limits.xaxis.range;
          return Math.abs(plot.left + (plot.width * (0 - from)) / (to - from) - relief.left); }"""
    )
    context.close()
    assert apart < 1


def test_the_list_follows_to_its_end(opened: Opener, tmp_path: Path) -> None:
    count = 600
    frame = gpd.GeoDataFrame(
        {
            "when": [str(1200 + number) for number in range(count)],
            "name": [f"A long name of a year, number {n} " * (1 + n % 3) for n in range(count)],
        },
        geometry=gpd.points_from_xy([5 + n % 9 for n in range(count)], [50 + n % 7 for n in range(count)]),
        crs="EPSG:4326",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.figures.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
        it = opened(viz.quick_map(frame, date="when", label="name").save(tmp_path / "years.html"))
    with silent(it):
        it.page.keyboard.press("End")
        it.page.wait_for_timeout(600)
        inside = it.page.evaluate(
            """() => { const [panel, entry] = ["#panel-events", "[data-event][aria-current=true]"].map((each) => document.querySelector(each).getBoundingClientRect());
              return entry.top >= panel.top && entry.bottom <= panel.bottom; }"""
        )
        assert inside
