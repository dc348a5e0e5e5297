"""At every step of every dossier, in windows of five sizes and presented, no name lies on a mark or dot or is nearer to another's than to its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SEED_NAMES, Opener, silent

pytestmark = pytest.mark.browser

SIZES = [(1920, 1080), (1366, 768), (1024, 768), (768, 1024), (390, 844)]
# Steps through the order to its end. Says how many names it saw, and which of them lie on a mark or dot, or are nearer to another's
# than to their own; lengths are measured from the edges of what is round.
STEP_THROUGH = """() => {
  const key = (name) => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const boxOf = (node) => node.getBoundingClientRect();
  // The sign of a capital of 7 px has an edge of 2.
  const halfOf = (dot) => boxOf(dot).width * (0.5 + (dot.classList.contains("dot-capital") ? 2 / 7 : 0));
  const away = (box, { x, y, half }) => Math.hypot(Math.max(box.left - x, x - box.right, 0), Math.max(box.top - y, y - box.bottom, 0)) - half;

  // Marks and dots that are to be seen; a dot that is hidden under its mark stands where its name's point is.
  function spotsOf(map) {
    const marks = map.querySelector("canvas.marks").drawn().points.map(({ left, top, half }) => ({ x: left, y: top, half }));
    const dots = [...map.querySelectorAll(".dot:not([hidden])")].map((dot) => ({ x: boxOf(dot).left + boxOf(dot).width / 2, y: boxOf(dot).top + boxOf(dot).height / 2, half: halfOf(dot) }));
    return [...marks, ...dots];
  }

  function pointOf(map, dot) {
    const [x, y] = dot.style.transform.match(/-?[\\d.]+/g).map(Number);
    return { x: boxOf(map).left + x, y: boxOf(map).top + y };
  }

  function faultOf(map, spots, name) {
    const box = boxOf(name);
    const dot = name.previousElementSibling?.classList.contains("dot") ? name.previousElementSibling : null;
    const point = dot && pointOf(map, dot);
    const isOwn = (spot) => point && Math.hypot(spot.x - point.x, spot.y - point.y) <= 1.5;
    const own = Math.min(...spots.filter(isOwn).map((spot) => away(box, spot)));
    if (own < 0) return "on its own";
    return spots.some((spot) => !isOwn(spot) && (away(box, spot) < 0 || (point && away(box, spot) <= own))) ? "near another's" : "";
  }

  key("Home");
  const [seen, faults] = [{ names: 0, current: 0, steps: 0 }, []];
  for (let last = ""; last !== document.querySelector(".card").dataset.event; key("ArrowRight")) {
    last = document.querySelector(".card").dataset.event;
    seen.steps += 1;
    for (const map of document.querySelectorAll(".main-map, .frame.inset")) {
      const [spots, names] = [spotsOf(map), [...map.querySelectorAll("span.label:not([hidden]):not(.count)")]];
      seen.names += names.length;
      seen.current += names.filter((name) => name.classList.contains("current")).length;
      for (const name of names) {
        const fault = faultOf(map, spots, name);
        if (fault) faults.push(`${last}: ${name.textContent} ${fault}`);
      }
    }
  }
  return { ...seen, faults };
}"""


@pytest.mark.parametrize("order", ["dates", "path"])
@pytest.mark.parametrize("name", SEED_NAMES)
def test_every_name_is_nearest_to_its_own(
    opened: Opener, seed_page: Callable[[str], Path], name: str, order: str
) -> None:
    it = opened(seed_page(name), f"?order={order}")
    with silent(it):
        for width, height in SIZES:
            it.page.set_viewport_size({"width": width, "height": height})
            it.page.wait_for_timeout(100)
            seen = it.page.evaluate(STEP_THROUGH)
            assert seen["faults"] == [], (width, height)
            assert seen["names"] > seen["steps"] > 1
            assert seen["current"] > 0
        it.page.set_viewport_size({"width": 1920, "height": 1080})
        it.page.keyboard.press("f")
        it.page.wait_for_timeout(200)
        presented = it.page.evaluate(STEP_THROUGH)
        assert presented["faults"] == []
        assert presented["names"] > presented["steps"] > 1
