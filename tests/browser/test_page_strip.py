"""The timeline of the page: its crowded day is wide and says so, every mark is to be seen, and it shows what the reader asks for."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import Opened, Opener, go, on_timeline, picture, silent, until

import viz
from geodata import read_dossier
from viz.payload.payload import payload

pytestmark = pytest.mark.browser

CABLE = Path(__file__).parents[2] / "seeds" / "cable-75511"
SIZES = [(1920, 1080), (1366, 768), (1024, 768), (390, 844)]
MARK_PX = 9
# The boxes of nodes that are to be seen: text, left, top, right, bottom.
BOXES = """(selector) => [...document.querySelectorAll(selector)].flatMap((node) => {
  const { left, top, right, bottom, width } = node.getBoundingClientRect();
  return width && getComputedStyle(node).visibility !== "hidden" ? [[node.textContent, left, top, right, bottom]] : [];
})"""
RANGE = "document.getElementById('timeline').layout.xaxis.range"


def strip(page: Opened) -> dict[str, float]:
    """The box of what the marks stand in."""
    box = page.page.locator(".timeline canvas.marks").bounding_box()
    assert box
    return box


def window(it: Opened) -> list[float]:
    first, end = it.page.evaluate(RANGE)
    return [first, end]


def seen(it: Opened) -> set[str]:
    """The events whose marks are in the window."""
    box = strip(it)
    return {event for event, (left, _) in on_timeline(it.page).items() if box["x"] <= left <= box["x"] + box["width"]}


def at_rest(it: Opened, before: list[float]) -> list[float]:
    """The window, once it is another one."""
    until(it.page, f"{RANGE}.some((place, n) => Math.abs(place - {before}[n]) > 1e-6)")
    it.page.wait_for_timeout(100)
    return window(it)


@pytest.fixture(scope="module")
def pieces() -> list[dict[str, Any]]:
    """Where the axis of the cable has another scale, as the script is told."""
    found: list[dict[str, Any]] = payload(viz.story_map(read_dossier(CABLE)))["timeline"]["pieces"]
    return found


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_crowded_day_is_wide_and_says_so(
    cable: Opener, pieces: list[dict[str, Any]], width: int, height: int
) -> None:
    it = cable("#meeting", width=width, height=height)
    with silent(it):
        ((words, left, _, right, low),) = it.page.evaluate(BOXES, ".piece.stretched span")
        assert words == "12 Oct: one day, stretched"
        box, whole = strip(it), it.page.locator(".timeline").bounding_box()
        assert whole
        # On an axis without stretched pieces the day had 36 px at 1920.
        (piece,) = (piece for piece in pieces if piece["stretched"])
        first, last = window(it)
        start, end = (box["x"] + (piece[at] - first) / (last - first) * box["width"] for at in ("from", "to"))
        assert end - start > 4 * 34
        assert it.page.evaluate(BOXES, ".piece.stretched")
        assert box["x"] <= left < right <= box["x"] + box["width"] + 1
        assert low <= whole["y"] + whole["height"]
        ticks = sorted(it.page.evaluate(BOXES, ".timeline .xtick text"), key=lambda tick: tick[1])
        assert all(right < tick[1] or tick[3] < left for tick in ticks)
        assert all(earlier[3] < later[1] for earlier, later in pairwise(ticks))
        assert all(not start + 1 < (tick[1] + tick[3]) / 2 < end - 1 for tick in ticks)
        marks = on_timeline(it.page)
        day = [marks[event][0] for event in ("rec-1", "rec-2", "rec-3a", "rec-5", "rec-6")]
        assert all(later - earlier >= MARK_PX for earlier, later in pairwise(day))
        assert all(start < left < end for left in day)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_row_lies_on_another_and_the_current_event_is_named(cable: Opener, width: int, height: int) -> None:
    it = cable("", width=width, height=height)
    with silent(it):
        for number in range(14):
            if number:
                it.page.keyboard.press("ArrowRight")
            ((name, left, top, right, bottom),) = it.page.evaluate(BOXES, ".timeline .named")
            assert name == it.page.inner_text(".card h2")
            ring = it.page.locator(".timeline .ring").bounding_box()
            box = strip(it)
            assert ring
            assert box["x"] <= left < right <= box["x"] + box["width"] + 1
            assert box["y"] <= top < bottom <= box["y"] + box["height"] + 1
            current = it.current()
            covered = [
                event
                for event, (x, y) in on_timeline(it.page).items()
                if event != current and left < x < right and top < y < bottom
            ]
            assert covered == [], name
        rows = sorted({round(top, 1) for _, top in on_timeline(it.page).values()})
        names = sorted(box[2] for box in it.page.evaluate(BOXES, "#timeline .ytick text"))
        assert all(later - earlier >= 15 for earlier, later in pairwise(names))
        assert len(names) == 6 or it.page.locator(".timeline .rows").is_visible()
        assert rows


def colors(image: np.ndarray, x: float, y: float, reach: int) -> np.ndarray:
    """The pixels round a place, one in a row."""
    return image[round(y) - reach : round(y) + reach + 1, round(x) - reach : round(x) + reach + 1].reshape(-1, 3)


def luminance(colors: np.ndarray) -> np.ndarray:
    """That of WCAG 2.2."""
    parts = colors / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def test_marks_not_yet_told_are_seen_and_told_from_others(cable: Opener) -> None:
    it = cable("?order=dates#stalin-presses-mao", width=1920, height=1080)
    with silent(it):
        box = it.page.locator(".timeline").bounding_box()
        assert box
        it.page.mouse.move(5, 5)
        image, places, inside = picture(it.page, ".timeline"), on_timeline(it.page), seen(it)
        order = it.page.eval_on_selector_all("[data-event]", "nodes => [...new Set(nodes.map((n) => n.dataset.event))]")
        assert set(order) >= inside
        told = {"un-resolution-376", "kim-appeals-to-mao", "politburo-peng", "mao-two-texts", "zhou-warning"}
        inks = {}
        for event in inside:
            x, y = places[event][0] - box["x"], places[event][1] - box["y"]
            light = luminance(colors(image, x, y, 4))
            ground = np.median(luminance(colors(image, x, y, 12)))
            ratios = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
            inks[event] = float((ratios >= 1.7).mean())
            if event not in told:
                assert np.sort(ratios)[-6] >= 3, event
        untold = {"rec-1", "rec-2", "rec-5", "rec-6", "wonsan-entered", "un-interim-committee"}
        assert max(inks[event] for event in untold) < min(inks[event] for event in told)


def test_all_of_the_time_or_what_is_told_is_fitted_into_the_window(cable: Opener) -> None:
    it = cable("?order=dates#zhou-warning", width=1366, height=768)
    with silent(it):
        opened = window(it)
        it.page.get_by_role("button", name="Show the whole time").click()
        everything = at_rest(it, opened)
        assert seen(it) == set(on_timeline(it.page))
        assert not it.page.locator(".beyond:not([hidden])").count()
        assert [words for words, *_ in it.page.evaluate(BOXES, ".piece.shortened span")] == ["114 days, shortened"]
        it.page.get_by_role("button", name="Show what has been told so far").click()
        told = at_rest(it, everything)
        assert told[1] - told[0] < 0.5 * (everything[1] - everything[0])
        assert {"inchon-landing", "zhou-warning", "kim-asks-stalin"} <= seen(it)
        assert "rec-1" not in seen(it)


def test_keys_wheel_and_double_click_move_the_window(cable: Opener) -> None:
    it = cable("#meeting", width=1366, height=768)
    page = it.page
    with silent(it):
        opened = window(it)
        page.focus(".timeline")
        page.keyboard.press("+")
        closer = at_rest(it, opened)
        assert closer[1] - closer[0] == pytest.approx((opened[1] - opened[0]) / 1.5)
        page.keyboard.press("Shift+ArrowRight")
        moved = at_rest(it, closer)
        assert moved[0] - closer[0] == pytest.approx(0.2 * (closer[1] - closer[0]))
        page.keyboard.press("-")
        assert np.diff(at_rest(it, moved)) == pytest.approx(np.diff(opened))
        assert it.current() == "meeting"
        page.keyboard.press("ArrowRight")
        until(page, "document.querySelector('.card').dataset.event !== 'meeting'")
        go(page, "meeting")
        box = strip(it)
        before = window(it)
        marks = np.array(list(on_timeline(page).values()))
        spots = [(box["x"] + 10 * n, box["y"] + box["height"] / 2) for n in range(1, int(box["width"] / 10))]
        page.mouse.dblclick(*max(spots, key=lambda spot: np.hypot(*(marks - spot).T).min()))
        assert at_rest(it, before) == pytest.approx(opened)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] + 12)
        page.keyboard.down("Control")
        page.mouse.wheel(0, -200)
        page.keyboard.up("Control")
        page.wait_for_timeout(200)
        assert window(it) == pytest.approx(opened), "that is the browser's"
        page.mouse.wheel(0, -200)
        assert np.diff(at_rest(it, opened)) < 0.8 * np.diff(opened)


def test_two_fingers_spread_the_time(cable: Opener) -> None:
    it = cable("#meeting", width=390, height=844)
    page = it.page
    with silent(it):
        page.evaluate("document.querySelector('.timeline').scrollIntoView({ block: 'center' })")
        box, opened = strip(it), window(it)
        session = page.context.new_cdp_session(page)
        middle, down = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

        def touch(kind: str, *places: float) -> None:
            points = [{"x": x, "y": down, "id": number} for number, x in enumerate(places)]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        touch("touchStart", middle - 20)
        touch("touchStart", middle - 20, middle + 20)
        for apart in (30, 40, 50, 60):
            touch("touchMove", middle - apart, middle + apart)
        assert page.locator(".dragcover").count() == 1, "plotly covers the page meanwhile"
        touch("touchEnd")
        now = at_rest(it, opened)
        assert now[1] - now[0] == pytest.approx((opened[1] - opened[0]) / 3, rel=0.05)
        assert sum(now) / 2 == pytest.approx(sum(opened) / 2, abs=0.2)
        assert page.evaluate("visualViewport.scale") == 1
        assert it.current() == "meeting"


def test_later_goes_to_the_next_events_and_counts_them(cable: Opener) -> None:
    it = cable("", width=1366, height=768)
    page = it.page
    with silent(it):
        counts = []
        while page.locator(".beyond.later").is_visible():
            counts.append(int(page.inner_text(".beyond.later").split()[0]))
            before, known = seen(it), window(it)
            page.click(".beyond.later")
            at_rest(it, known)
            assert seen(it) - before
        assert counts == sorted(set(counts), reverse=True)
        assert counts[0] == 4
        assert len(counts) <= 4
        assert not page.locator(".timeline .ring").is_visible(), "the current event lies beyond"
        assert not page.locator(".timeline .named").is_visible()
        assert page.evaluate("document.activeElement.className") == "timeline"


def test_hindsight_moves_the_window_to_what_it_reveals(cable: Opener) -> None:
    it = cable("", width=1366, height=768)
    page = it.page
    with silent(it):
        known, opened = set(on_timeline(page)), window(it)
        page.click(".hindsight")
        at_rest(it, opened)
        revealed = set(on_timeline(page)) - known
        assert len(revealed) > 25
        assert revealed <= seen(it)
        assert page.locator(".timeline .ring").is_visible()
        before = window(it)
        page.click(".hindsight")
        assert at_rest(it, before) == pytest.approx(opened)


def test_the_last_events_keep_what_came_before_in_sight(cable: Opener) -> None:
    it = cable("?order=dates#aid-after-occupation", width=1920, height=1080)
    with silent(it):
        assert len(seen(it)) >= 3
        box, marks = strip(it), on_timeline(it.page)
        assert marks["aid-after-occupation"][0] > box["x"] + 0.5 * box["width"]


@pytest.mark.parametrize("width", [1366, 390])
def test_what_is_pressed_is_large_enough(cable: Opener, width: int) -> None:
    it = cable("#meeting", width=width, height=844)
    with silent(it):
        boxes = it.page.evaluate(BOXES, ".timeline button")
        assert len(boxes) >= 5
        for name, left, top, right, bottom in boxes:
            assert right - left >= 24, name
            assert bottom - top >= 24, name
        ordered = sorted(boxes, key=lambda box: box[1])
        assert all(earlier[3] <= later[1] for earlier, later in pairwise(ordered))
