"""Names on the page: the script finds the same places as the print, and on no map do names touch or leave the frame."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Opener, silent
from label_cases import CASES, SIZE, Case, agreed
from named_maps import NAMED, named_map
from PIL import Image
from playwright.sync_api import Browser

from viz.page.page import asset
from viz.page.rules import rules_script

pytestmark = pytest.mark.browser

# Runs labels.js on the cases, whose y runs upwards, and says what it found.
FIND = """(names, taken, lines, marked, [width, height]) => {
  const down = ([x, y]) => [x, height - y];
  const labels = names.map((name) => ({ ...name, y: height - name.y, course: name.course && { ...name.course, height: name.height, points: name.course.points.map(down) } }));
  const boxes = taken.map(([left, bottom, right, top]) => ({ left, right, top: height - top, bottom: height - bottom }));
  const marks = marked.map(([x, y, half]) => ({ x, y: height - y, half }));
  const rooms = createRooms(boxes, marks, lines.map(down), { width, height });
  return labels.map(rooms.find).map((room) => {
    if (!room) return null;
    if (!room.arc) return [room.boxes[0].left, height - room.boxes[0].bottom];
    const { x, y, angle, bend, width: wide } = room.arc;
    return [x, height - y, (-angle * 180) / Math.PI, Math.abs(bend) > 1e-6 ? -1 / bend : 0, wide];
  });
}"""
# Every name that is to be seen, with the boxes of its letters, or its one box; and the frame.
BOXES = """() => {
  const box = (node) => { const { left, top, right, bottom } = node.getBoundingClientRect(); return [left, top, right, bottom]; };
  const shown = [...document.querySelectorAll(".main-map .label:not([hidden])")];
  return { frame: box(document.querySelector(".main-map")), names: shown.map((node) => [node.textContent, node.tagName === "g" ? [...node.children].map(box) : [box(node)]]) };
}"""


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_the_script_finds_the_same_places(browser: Browser, case: Case) -> None:
    page = browser.new_page()
    given = ", ".join(json.dumps(each) for each in (case.names, case.taken, case.lines, case.marks, SIZE))
    scripts = "\n".join(map(asset, ("map/grid.js", "names/arcs.js", "names/crowd.js", "names/labels.js")))
    found = page.evaluate(f"() => {{ {rules_script()}\n{scripts}\nreturn ({FIND})({given}); }}")
    page.close()
    assert [each and tuple(each) for each in found] == [agreed(place) for place in case.expected]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of a map, without relief, which has no names."""
    folder, made = tmp_path_factory.mktemp("names"), {}

    def page_of(name: str) -> Path:
        if name not in made:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("viz.figures.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
                made[name] = named_map(name).save(folder / f"{name}.html")
        return made[name]

    return page_of


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (390, 844)])
@pytest.mark.parametrize("name", NAMED)
def test_no_names_touch_and_none_leaves_the_frame(
    opened: Opener, pages: Callable[[str], Path], name: str, width: int, height: int
) -> None:
    it = opened(pages(name), width=width, height=height)
    with silent(it):
        found = it.page.evaluate(BOXES)
        left, top, right, bottom = found["frame"]
        assert found["names"] or (name, width) == ("south-pole", 390), "on a phone none fits around the pole"
        for text, boxes in found["names"]:
            assert min(box[0] for box in boxes) >= left, text
            assert min(box[1] for box in boxes) >= top, text
            assert max(box[2] for box in boxes) <= right, text
            assert max(box[3] for box in boxes) <= bottom, text
        touching = [
            (text, other)
            for number, (text, boxes) in enumerate(found["names"])
            for other, others in found["names"][number + 1 :]
            if any(overlap(one, two) > 1 for one in boxes for two in others)
        ]
        assert touching == []


def overlap(one: list[float], two: list[float]) -> float:
    """How many px of two boxes lie on one another, across or upwards, whichever is less; not above 0: none."""
    return min(min(one[2], two[2]) - max(one[0], two[0]), min(one[3], two[3]) - max(one[1], two[1]))


def test_names_follow_the_map_as_it_is_moved(opened: Opener, pages: Callable[[str], Path]) -> None:
    it = opened(pages("korea"))
    with silent(it):
        texts = "[...document.querySelectorAll('.main-map .label:not([hidden])')].map((node) => node.textContent)"
        assert "KOREANPENINSULA" in it.page.evaluate(texts)
        for _ in range(4):
            it.page.click(".zoom button:first-child")
        it.page.wait_for_timeout(300)
        closer = it.page.evaluate(texts)
        assert "MyohyangMountains" in closer or "NoryongMountains" in closer or "KwangjuMountains" in closer
