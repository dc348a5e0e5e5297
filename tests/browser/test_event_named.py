"""The name of the current event on the timeline: in a crowd it covers others, but never its own mark."""

import pytest
from playwright.sync_api import Browser

from viz.page.page import asset

pytestmark = pytest.mark.browser

# A plot of five rows with a mark every 8 px in each, and the mark of the current event, in px; the name's left side, width and middle.
NAMED = """(across) => {
  const plot = { left: 0, top: 0, width: 800, height: 110 };
  const others = [11, 33, 55, 77, 99].flatMap((down) => Array.from({ length: 100 }, (_, n) => [8 * n, down]));
  const naming = createNaming({ grown: 1 }, () => 140);
  naming.show("Leaving the headquarters", [across, 55], others, plot);
  const { transform, width } = naming.node.style;
  const [left, top] = transform.match(/-?[\\d.]+(?=px)/g).map(Number);
  return [left, parseFloat(width), top + 9];
}"""


@pytest.mark.parametrize("across", [4, 60, 400, 740, 795])
def test_in_any_crowd_the_mark_of_the_current_event_stays_in_sight(browser: Browser, across: int) -> None:
    page = browser.new_page()
    scripts = "\n".join(map(asset, ("elements.js", "timeline/naming.js")))
    left, width, middle = page.evaluate(f"() => {{ {scripts}\nreturn ({NAMED})({across}); }}")
    page.close()
    assert left >= 0
    assert left + width <= 800
    assert width >= 72
    assert abs(middle - 55) >= 18 or left > across + 7 or left + width < across - 7
