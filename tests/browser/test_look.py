"""How the page looks: nothing lies on anything else, the map is large, the type readable, the picture really drawn."""

import io

import pytest
from conftest import Opener, go, until
from PIL import Image

from viz.layers.styles import SCREEN

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1024, 768), (390, 844)]
STEPS = [
    "cable",
    "meeting",
    "rec-1",
    "rec-3a",
    "rec-4",
    "rec-7b",
    "pyongyang-entered",
    "cpv-crosses-yalu",
    "first-clashes",
]
# The boxes of what must not lie on one another: labels (of those along a line, each letter) and what lies over the map, controls,
# captions of the timeline.
BOXES = """() => {
  const names = {
    map: [".main-map .label", ".zoom button", ".insets figure", ".caption span", ".scale-bar"],
    inset: [".insets figure:first-child .label"],
    coast: [".insets figure:last-child .label"],
    controls: [".controls button", ".controls select", ".controls label", ".counter"],
    tabs: [".tabs button"],
    legend: [".legend li", ".credit"],
    rows: ["#timeline .ytick text"],
    strip: ["#timeline .xtick text", ".flag", ".beyond"],
    side: [".chronotope header", ".controls", ".card", ".tabs"],
  };
  const frame = { w: document.documentElement.scrollWidth };
  return Object.fromEntries(Object.entries(names).map(([group, selectors]) => [group, selectors.flatMap((selector) =>
    [...document.querySelectorAll(selector)].flatMap((whole) => (whole.tagName === "g" ? [...whole.children] : [whole]).flatMap((node) => {
      const style = getComputedStyle(node);
      if (style.visibility === "hidden") return [];
      // What runs on from line to line has a box for each of them.
      return [...node.getClientRects()].filter((box) => box.width).map((box) => [whole.textContent.slice(0, 30) || selector, box.left, box.top, box.right, box.bottom]);
    })))]));
}"""


def overlapping(boxes: list[list]) -> list[tuple[str, str]]:
    """Pairs that share more than a pixel; the letters of one name may."""
    found = []
    for number, (name, left, top, right, bottom) in enumerate(boxes):
        for other, l2, t2, r2, b2 in boxes[number + 1 :]:
            if name != other and min(right, r2) - max(left, l2) > 1 and min(bottom, b2) - max(top, t2) > 1:
                found.append((name, other))
    return found


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_label_or_control_lies_on_another(cable: Opener, width: int, height: int) -> None:
    it = cable("?order=dates", width=width, height=height)
    for event in STEPS:
        go(it.page, event)
        groups = it.page.evaluate(BOXES)
        assert groups["map"], "there are labels"
        if width == 390:  # on a phone the controls float over the text that scrolls under them
            groups["side"] = [box for box in groups["side"] if box[0] != groups["side"][1][0]]
        for group, boxes in groups.items():
            assert overlapping(boxes) == [], (event, group)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_label_leaves_the_map_and_nothing_leaves_the_page(cable: Opener, width: int, height: int) -> None:
    page = cable("?order=dates#rec-4", width=width, height=height).page
    outside = page.evaluate(
        """() => { const frame = document.querySelector(".main-map").getBoundingClientRect();
          return [...document.querySelectorAll(".main-map .label:not([hidden])")].filter((node) => { const b = node.getBoundingClientRect();
            return b.left < frame.left || b.right > frame.right || b.top < frame.top || b.bottom > frame.bottom; }).map((node) => node.textContent); }"""
    )
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768)])
def test_on_a_wide_screen_the_map_fills_at_least_half(cable: Opener, width: int, height: int) -> None:
    box = cable(width=width, height=height).page.locator(".main-map").bounding_box()
    assert box
    assert box["width"] * box["height"] >= 0.5 * width * height


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_body_text_is_at_least_16_px(cable: Opener, width: int, height: int) -> None:
    sizes = cable("?order=dates#meeting", width=width, height=height).page.evaluate(
        """() => { document.querySelectorAll(".panel").forEach((panel) => { panel.hidden = false; });
          return [...document.querySelectorAll(".card *, .panel *, .controls *, .subtitle")].filter((node) => [...node.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim()))
            .filter((node) => !node.classList.contains("letter")).map((node) => [node.tagName + "." + node.className, parseFloat(getComputedStyle(node).fontSize)]); }"""
    )
    assert len(sizes) > 50
    assert [each for each in sizes if each[1] < 16] == []


def pixels(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def count(image: Image.Image, color: str, tolerance: int = 6) -> int:
    """How many pixels have a colour, nearly."""
    target = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return sum(
        number
        for number, pixel in image.getcolors(image.width * image.height) or []
        if all(abs(have - want) <= tolerance for have, want in zip(pixel, target, strict=True))
    )


def test_sea_and_relief_are_drawn(cable: Opener) -> None:
    image = pixels(cable(width=1600, height=900).page.locator(".main-map").screenshot())
    area = image.width * image.height
    assert 0.1 * area < count(image, SCREEN.sea, 3) < 0.7 * area
    assert len(image.getcolors(area) or []) > 2000, "the relief has many shades"


@pytest.mark.parametrize("event", ["rec-1", "rec-3a", "pyongyang-entered"])
def test_the_accent_belongs_to_the_current_event_alone(cable: Opener, event: str) -> None:
    page = cable(f"?order=dates#{event}", width=1600, height=900).page
    ring = page.locator(".main-map .ring").first.bounding_box()
    assert ring
    whole = pixels(page.locator(".main-map").screenshot())
    near = whole.crop((int(ring["x"] - 4), int(ring["y"] - 4), int(ring["x"] + 34), int(ring["y"] + 34)))
    assert count(near, SCREEN.accent) > 150
    page.evaluate("document.querySelectorAll('.ring, .outline, .label.current').forEach((node) => node.remove())")
    assert count(pixels(page.locator(".main-map").screenshot()), SCREEN.accent) == 0


# Without what reaches beyond the frame on both sides, once a pointer has come over the map.
FILLS_ITS_FRAME = """(() => {
  const [plot, frame] = [document.getElementById("map"), document.querySelector(".main-map")];
  const { width, height } = plot.layout;
  return width + 2 * plot.offsetLeft === frame.clientWidth && height + 2 * plot.offsetTop === frame.clientHeight;
})()"""


def test_a_resized_window_keeps_the_whole_extent_in_sight(cable: Opener) -> None:
    page = cable("?order=dates#rec-1", width=1600, height=900).page
    page.set_viewport_size({"width": 1100, "height": 700})
    until(page, FILLS_ITS_FRAME)
    map_box, ring = page.locator(".main-map").bounding_box(), page.locator(".main-map .ring").bounding_box()
    assert map_box
    assert ring
    assert map_box["x"] < ring["x"] < map_box["x"] + map_box["width"]
    assert map_box["y"] < ring["y"] < map_box["y"] + map_box["height"]
