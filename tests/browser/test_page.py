"""What a teacher does with the page of the cable."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
import unpacked
from conftest import CABLE, Opener, go, mark_of, on_map, on_timeline, silent, until

from geodata import read_dossier

pytestmark = pytest.mark.browser

EVENTS = list(read_dossier(CABLE).events["id"])
# One look at everything that must move together.
TOGETHER = """async () => {
  const box = (node) => { const b = node.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
  const current = document.querySelector("[data-event][aria-current=true]").dataset.event;
  const places = (marks) => marks.map(({ left, top }) => [left, top]);
  const drawn = (selector) => document.querySelector(`${selector} canvas.marks`).drawn();
  const onMap = drawn(".main-map").points.filter(({ layer, events }) => layer === "events" && events.includes(current));
  // The address follows when the step has been painted.
  await new Promise((done) => setTimeout(done));
  return {
    current,
    address: decodeURIComponent(location.hash.slice(1)),
    card: document.querySelector(".card").dataset.event,
    timeline: document.querySelector(".timeline .ring").dataset.event,
    timelineRing: box(document.querySelector(".timeline .ring")),
    timelineMarks: places(drawn(".timeline").filter(({ event }) => event === current)),
    mapRings: [...document.querySelectorAll(".main-map .ring")].map(box),
    mapMarks: places(onMap),
    quotations: [...document.querySelectorAll("mark.current")].map((mark) => mark.dataset.events.split(" ")),
    quoted: [...document.querySelectorAll("mark")].filter((mark) => mark.dataset.events.split(" ").includes(current)).length,
  };
}"""


def near(a: list[float], b: list[float]) -> bool:
    return abs(a[0] - b[0]) < 2 and abs(a[1] - b[1]) < 2


def test_the_file_asks_for_nothing_but_itself(cable: Opener) -> None:
    it = cable()
    with silent(it):
        for _ in range(3):
            it.page.keyboard.press("ArrowRight")
        it.page.click("text=Show what came after")
    assert it.requests[0].startswith("file:")
    assert len([url for url in it.requests if url.startswith("file:")]) == 1


def test_every_event_is_in_the_list_once(cable: Opener) -> None:
    listed = cable().page.eval_on_selector_all(".events [data-event]", "nodes => nodes.map(node => node.dataset.event)")
    assert sorted(listed) == sorted(EVENTS)


def test_stepping_by_date_visits_every_event_once_and_moves_everything_together(cable: Opener) -> None:
    it = cable("?order=dates")
    with silent(it):
        it.page.keyboard.press("Home")
        visited = []
        for _ in EVENTS:
            seen = it.page.evaluate(TOGETHER)
            visited.append(seen["current"])
            assert seen["address"] == seen["card"] == seen["timeline"] == seen["current"]
            assert len(seen["timelineMarks"]) == 1
            assert near(seen["timelineRing"], seen["timelineMarks"][0]), seen["current"]
            for mark in seen["mapMarks"]:
                assert any(near(mark, ring) for ring in seen["mapRings"]), seen["current"]
            assert len(seen["quotations"]) == seen["quoted"]
            assert all(seen["current"] in events for events in seen["quotations"])
            it.page.keyboard.press("ArrowRight")
        assert sorted(visited) == sorted(EVENTS)
        assert it.current() == visited[-1], "the last step stays the last"


def test_every_event_with_a_mark_on_the_map_shows_it_when_it_is_current(cable: Opener) -> None:
    it = cable("?order=dates#rec-1")
    seen = it.page.evaluate(TOGETHER)
    assert len(seen["mapMarks"]) == 1
    assert len(seen["mapRings"]) == 1
    go(it.page, "rec-5")
    assert it.page.evaluate(TOGETHER)["mapRings"] == []
    assert "No place on the map" in it.page.inner_text(".card") or "not on the map" in it.page.inner_text(".card")


def test_the_steps_of_each_order(cable: Opener) -> None:
    by_default = cable()
    assert by_default.page.inner_text(".counter").startswith("1 / ")
    assert by_default.page.input_value(".controls select") == "path"
    document = cable("?order=document").page
    document.keyboard.press("Home")
    offsets = []
    for _ in range(8):
        offsets.append(
            document.evaluate("[...document.querySelectorAll('mark')].findIndex(m => m.classList.contains('current'))")
        )
        document.keyboard.press("PageDown")
    assert offsets == sorted(offsets)
    assert offsets[0] == 0


def test_every_path_is_chosen_on_the_page_and_by_its_address(cable: Opener) -> None:
    paths = read_dossier(CABLE).paths
    full = paths[paths["path"] == "lesson-full"]
    it = cable()
    page = it.page
    page.select_option(".choices select", label="as a lesson: full")
    until(page, "location.search === '?order=path&path=lesson-full'")
    page.keyboard.press("Home")
    for number, (event, question) in enumerate(zip(full["event"], full["question"], strict=True), start=1):
        assert page.inner_text(".counter") == f"{number} / {len(full)}"
        assert it.current() == event
        assert page.locator(".lesson .question").all_inner_texts() == [question][: bool(question)]
        page.keyboard.press("PageDown")
    page.select_option(".choices select", label="as a lesson")
    until(page, "location.search === ''")
    linked = cable("?order=path&path=lesson-full")
    assert linked.page.inner_text(".counter") == f"1 / {len(full)}"
    assert linked.page.input_value(".choices select") == "path:lesson-full"
    for address in ("?order=path&path=lesson", "?order=path&path=no-such-path", "?order=path"):
        assert cable(address).page.input_value(".choices select") == "path"


@pytest.mark.parametrize("width", [1920, 1024, 390])
def test_no_order_is_cut(cable: Opener, width: int) -> None:
    page = cable(width=width, height=800).page
    # A select as wide as its longest choice wants to be is not cut.
    room = """() => { const select = document.querySelector(".choices select"); const now = select.offsetWidth;
      select.style.cssText = "max-width: none; width: max-content"; return now - select.offsetWidth; }"""
    assert page.evaluate(room) >= 0


def test_steps_by_clicks_on_map_timeline_quotation_and_list(cable: Opener) -> None:
    it = cable("?order=dates#rec-2")
    page = it.page
    page.click("mark[data-events='rec-5']")
    assert it.current() == "rec-5"
    page.click("#tab-events")
    page.click("[data-event='joint-telegram'] button")
    assert it.current() == "joint-telegram"
    page.mouse.click(*on_timeline(page)["wonsan-entered"])
    assert it.current() == "wonsan-entered"
    go(page, "rec-3a")
    place = mark_of(page, "us-cavalry-crosses")
    page.mouse.move(*place)
    page.mouse.click(*place)
    until(page, "document.querySelector('.card').dataset.event === 'us-cavalry-crosses'")


def test_keys_belong_first_to_the_focused_control(cable: Opener) -> None:
    it = cable("?order=dates#rec-2")
    page = it.page
    page.focus(".controls select")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.select_option(".controls select", "dates")
    go(page, "rec-2")
    page.focus("#tab-document")
    page.keyboard.press("ArrowRight")
    assert it.current() == "rec-2"
    assert page.get_attribute("#tab-events", "aria-selected") == "true"
    page.focus("#panel-events")
    page.keyboard.press("PageDown")
    assert it.current() == "rec-2"
    page.focus(".step")
    page.keyboard.press("ArrowRight")
    assert it.current() == "rec-3a"


def test_the_focused_map_pans_and_zooms_by_key(cable: Opener) -> None:
    page = cable("#rec-2").page
    # What of plotly's axis lies within the frame, beyond which the ground reaches.
    axis = """() => { const { width, xaxis: { range: [from, to] } } = document.getElementById("map").layout;
      const half = (((to - from) / width) * document.querySelector(".main-map").clientWidth) / 2;
      return [(from + to) / 2 - half, (from + to) / 2 + half]; }"""
    before = page.evaluate(axis)
    page.focus(".main-map")
    page.keyboard.press("+")
    until(page, f"(({axis})())[0] > {before[0]}")
    zoomed = page.evaluate(axis)
    assert (zoomed[1] - zoomed[0]) == pytest.approx((before[1] - before[0]) / 1.5, rel=1e-3)
    page.keyboard.press("Shift+ArrowRight")
    until(page, f"(({axis})())[0] > {zoomed[0]}")
    page.click(".zoom button:last-child")
    until(page, f"Math.abs((({axis})())[0] - {before[0]}) < 0.001")


def test_what_came_after_stays_out_of_sight_until_asked_for(cable: Opener) -> None:
    page = cable().page
    later = list(
        read_dossier(CABLE).events.query("id in ['pyongyang-entered', 'cpv-crosses-yalu', 'evacuation-postponed']")[
            "id"
        ]
    )
    page.click("#tab-events")
    for event in later:
        assert event not in on_timeline(page)
        assert not page.is_visible(f".events [data-event='{event}']")
    assert page.locator(".card details.outcome[open]").count() == 0
    page.click("text=Show what came after")
    for event in later:
        assert event in on_timeline(page)
        assert page.is_visible(f".events [data-event='{event}']")


def test_the_lesson_opens_with_the_front_of_its_day_and_no_other_mark(cable: Opener) -> None:
    page = cable().page
    shown = on_map(page)
    assert shown["points"] == []
    assert [uid for uid in shown["features"] if uid.startswith("fronts__")] == ["fronts__f3"]
    assert "12 October" in page.inner_text(".caption")
    assert "checked places" in page.inner_text(".caption")


@pytest.mark.parametrize(
    ("event", "front"),
    [
        ("macarthur-demands-surrender", "f1"),
        ("wonsan-entered", "f2"),
        ("rec-1", "f3"),
        ("pyongyang-entered", "f4"),
        ("first-clashes", "f5"),
    ],
)
def test_the_front_in_force_on_the_current_day(cable: Opener, event: str, front: str) -> None:
    page = cable(f"?order=dates#{event}").page
    assert [uid for uid in on_map(page)["features"] if uid.startswith("fronts__")] == [f"fronts__{front}"]


def test_the_address_opens_the_page_where_it_was_left(cable: Opener) -> None:
    it = cable("?order=dates#mao-approves")
    assert it.current() == "mao-approves"
    length = it.page.evaluate("history.length")
    it.page.keyboard.press("ArrowRight")
    assert it.page.evaluate("history.length") == length, "stepping does not fill the history"


def test_the_title_of_the_policy_and_its_hashes_hold(cable_file: Path) -> None:
    html = cable_file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "http" not in policy[1]
    assert {card["id"] for card in unpacked.cards(unpacked.story_in(cable_file))} == set(EVENTS)


# Every line that is told as the pointer goes over a strip of the page in steps narrower than it reaches, and where.
TOLD = """(strip) => {
  const { left, right, top, bottom } = document.querySelector(strip).getBoundingClientRect();
  const told = {};
  for (let x = Math.ceil(left) + 4; x < right; x += 8) {
    for (let y = Math.ceil(top) + 4; y < bottom; y += 8) {
      const under = document.elementFromPoint(x, y);
      under?.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, bubbles: true, pointerType: "mouse" }));
      document.querySelectorAll(`${strip} .tip:not([hidden]) span`).forEach((line) => { told[line.textContent] ??= [x, y]; });
    }
  }
  return told;
}"""


def test_the_pointer_tells_nothing_of_what_is_hidden(cable: Opener, cable_file: Path) -> None:
    page = cable().page
    told = set()
    for strip in (".main-map", ".timeline"):
        lines = page.evaluate(TOLD, strip)
        line, place = next(iter(lines.items()))
        page.mouse.move(*place)
        assert line in page.inner_text(f"{strip} .tip:not([hidden])"), "a real pointer is told the same"
        told |= lines.keys()
    cards = unpacked.cards(unpacked.story_in(cable_file))
    hidden = {f"{card['date']}: {card['title']}" for card in cards if card["after"]}
    assert hidden
    assert told & hidden == set()


def test_clicks_go_through_a_stack_one_event_each(cable: Opener) -> None:
    it = cable("?order=dates#chinese-second-offensive")
    page = it.page
    page.wait_for_timeout(200)
    place = mark_of(page, "rhee-in-pyongyang", "pyongyang-entered")
    visited = []
    for _ in range(5):
        page.mouse.click(*place)
        page.wait_for_timeout(60)
        visited.append(it.current())
    assert len(set(visited)) == 5


def test_a_step_follows_its_event_when_the_reader_has_moved_the_map(cable: Opener) -> None:
    page = cable("?order=dates#rec-1").page
    page.focus(".main-map")
    for _ in range(4):
        page.keyboard.press("+")
        page.wait_for_timeout(100)
    go(page, "us-at-hyesanjin")
    page.wait_for_timeout(300)
    ring, frame = page.locator(".main-map .ring").first.bounding_box(), page.locator(".main-map").bounding_box()
    assert ring
    assert frame
    assert frame["x"] <= ring["x"] <= frame["x"] + frame["width"] - ring["width"]
    assert frame["y"] <= ring["y"] <= frame["y"] + frame["height"] - ring["height"]


def test_the_address_keeps_the_chosen_order(cable: Opener) -> None:
    page = cable("?order=dates#rec-1").page
    page.keyboard.press("ArrowRight")
    until(page, "location.search === '?order=dates'")
    page.select_option(".controls select", "document")
    until(page, "location.search === '?order=document'")


def test_no_area_of_later_days_is_known_on_the_documents_day(cable: Opener) -> None:
    it = cable("?order=dates#cable")
    it.page.click("#tab-events")
    for event in ("kim-leaves-pyongyang", "rear-forces"):
        assert not it.page.is_visible(f".events [data-event='{event}']")
    go(it.page, "kim-leaves-pyongyang")
    assert it.page.is_visible(".events [data-event='kim-leaves-pyongyang']")


def test_the_page_says_how_it_is_cited(cable: Opener) -> None:
    it = cable()
    it.page.click("#tab-about")
    assert it.page.inner_text(".about h2") == "How to cite this map"
    cited = it.page.inner_text(".about h2 + p")
    assert cited.startswith("Cable No. 75511. Stalin to Kim Il Sung")
    assert cited.endswith(f"Made with chronotope\u00a0{version('chronotope')}.")


@pytest.mark.parametrize("control", [".hindsight input", "#tab-about", ".lesson summary", ".zoom button"])
def test_a_clicker_steps_on_after_a_click_on_any_control(cable: Opener, control: str) -> None:
    it = cable()
    before = it.current()
    it.page.click(control)
    it.page.keyboard.press("PageDown")
    assert it.current() != before


def test_keys_step_on_after_the_order_was_chosen(cable: Opener) -> None:
    it = cable()
    it.page.dispatch_event(".controls select", "pointerdown")
    it.page.select_option(".controls select", "dates")
    before = it.current()
    it.page.keyboard.press("ArrowRight")
    assert it.current() != before


def test_an_order_in_the_address_begins_at_its_first_step(cable: Opener) -> None:
    assert cable("?order=dates").page.inner_text(".counter").startswith("1 / ")
    assert cable("?order=document").page.inner_text(".counter").startswith("1 / ")


def test_the_timeline_names_the_year(cable: Opener) -> None:
    assert cable().page.inner_text(".timeline .year") == "1950"


def test_what_is_hidden_stays_hidden_however_the_map_is_moved(cable: Opener, cable_file: Path) -> None:
    page = cable("?order=dates#rec-1").page
    story = unpacked.story_in(cable_file)
    every = unpacked.points(story, story["views"][0], (0, 0, 0, 0))

    def seen() -> tuple[list[str], list[tuple[str, list[str]]], set[str]]:
        shown = on_map(page)
        points = [(point["layer"], point["events"]) for point in shown["points"]]
        return shown["features"], points, set(on_timeline(page))

    page.wait_for_timeout(300)
    before = seen()
    features, points, marks = before
    assert 0 < len(features) < len(unpacked.features(story))
    assert 0 < len(points) < sum(map(len, every.values()))
    assert 0 < len(marks) < len(EVENTS)
    box = page.locator(".main-map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.3

    def drag() -> None:
        page.mouse.down()
        page.mouse.move(x + 90, y + 60, steps=4)
        page.mouse.up()

    page.mouse.move(x, y)
    for move in (
        lambda: page.mouse.wheel(0, -300),
        drag,
        lambda: page.set_viewport_size({"width": 1300, "height": 800}),
        lambda: page.click(".zoom button:last-child"),
    ):
        move()
        page.wait_for_timeout(600)
        assert seen() == before
