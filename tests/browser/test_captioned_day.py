"""Nothing on the map is later than the day that its caption tells, wherever the reader goes from wherever."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SEED_NAMES, Opener, silent
from unpacked import rows, story_in

pytestmark = pytest.mark.browser

# Goes to one event after the other, without taking a step, and tells what each map shows there.
VISIT = """async (events) => {
  const shown = {};
  for (const event of events) {
    const gone = new Promise((resolve) => addEventListener("hashchange", () => setTimeout(resolve), { once: true }));
    if (location.hash !== `#${event}`) {
      location.hash = event;
      await gone;
    }
    const maps = [...document.querySelectorAll("canvas.marks")].filter((canvas) => canvas.closest(".frame")).map((canvas) => canvas.drawn());
    shown[event] = { points: maps.flatMap(({ points }) => points.map((point) => point.events)), features: maps.flatMap(({ features }) => features) };
  }
  return shown;
}"""


@pytest.mark.parametrize("order", ["path", "dates"])
@pytest.mark.parametrize("name", SEED_NAMES)
def test_no_mark_is_later_than_the_caption(
    opened: Opener, seed_page: Callable[[str], Path], name: str, order: str
) -> None:
    sent = story_in(seed_page(name))
    cards = rows(sent["cards"], sent["dictionary"])
    days = {card["id"]: card["day"] for card in cards}
    features = {row["uid"]: row for row in rows(sent["features"], sent["dictionary"])}
    it = opened(seed_page(name), f"?order={order}")
    with silent(it):
        for _ in range(5):
            it.page.keyboard.press("ArrowRight")
        shown = it.page.evaluate(f"({VISIT})({list(days)})")
    later = []
    for event, here in shown.items():
        # A spot is drawn for those of its events that have come; a feature likewise.
        told = [[cards[place]["id"] for place in _listed(features[uid]["events"])] for uid in here["features"]]
        dated = [events for events in (*here["points"], *told) if events and event not in events]
        later += [(event, events) for events in dated if min(days[each] for each in events) > days[event]]
    assert later == []
    assert any(here["points"] for here in shown.values())


def _listed(events: int | list[int]) -> list[int]:
    return events if isinstance(events, list) else [events]
