"""Windows that are low, narrow or sideways, pages that are enlarged, letters set apart; dark pages, and colours of the system."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from conftest import CABLE, Opened, Opener, mark_of, on_timeline, picture, silent, until

pytestmark = pytest.mark.browser

# 1366 × 768 and 1280 × 1024 as they are, at 150 % and 400 %; a phone, upright and sideways.
SIZES = [(1366, 768), (1366, 500), (911, 512), (853, 683), (342, 192), (320, 256), (390, 844), (844, 390), (667, 375)]
# What lies under the caption of the map, at every step.
UNDER_CAPTION = """() => {
  const [caption, found] = [document.querySelector(".caption"), []];
  const key = (name) => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  key("Home");
  for (let last = ""; last !== document.querySelector(".card").dataset.event; key("ArrowRight")) {
    last = document.querySelector(".card").dataset.event;
    const box = caption.getBoundingClientRect();
    for (const node of document.querySelectorAll(".main-map .ring, .front .ring, .insets figure, .zoom, .layers summary")) {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      if (left < box.right && right > box.left && top < box.bottom && bottom > box.top) found.push([last, node.className]);
    }
  }
  return found; }"""
# The share of the window that is covered, in the middle of a long page, by what stays in its place.
STAYING = """() => {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  const rows = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth / 2, y)?.closest(".main-map, .front, .stepper"));
  return rows.filter(Boolean).length / innerHeight; }"""
# How many lines of the document's beginning are to be read, each by its middle, once it has been brought into sight.
READABLE = """() => {
  const paragraph = document.querySelector(".text p:nth-of-type(6)");
  paragraph.scrollIntoView({ block: "center" });
  return [...paragraph.getClientRects(), ...[...paragraph.querySelectorAll("mark")].flatMap((mark) => [...mark.getClientRects()])].filter(({ left, top, width, height }) =>
    document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2)?.closest("p") === paragraph).length; }"""
# WCAG 1.4.12.
APART = """*{line-height:1.5 !important; letter-spacing:.12em !important; word-spacing:.16em !important} p{margin-block-end:2em !important}"""
# Texts that reach beyond what cuts them off, or beyond the window, and are neither scrolled nor told whole elsewhere.
CLIPPED = """() => [...document.querySelectorAll("#chronotope *")].filter((node) => {
  if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) || !node.checkVisibility({ visibilityProperty: true })) return false;
  if (node.closest(".spoken, .gauge, option, .named, .names, .matrix-box")) return false;
  const box = node.getBoundingClientRect();
  if (box.left < -1 || box.right > innerWidth + 1) return true;
  for (let outer = node; outer.id !== "chronotope"; outer = outer.parentElement) {
    const set = getComputedStyle(outer);
    const around = outer.getBoundingClientRect();
    if (/hidden|clip/.test(set.overflowX) && (box.left < around.left - 1 || box.right > around.right + 1)) return true;
    if (/hidden|clip/.test(set.overflowY) && (box.top < around.top - 1 || box.bottom > around.bottom + 1)) return true;
    if (/auto|scroll/.test(set.overflowY)) return false;
  }
  return false;
}).map((node) => `${node.tagName} ${node.getAttribute("class") ?? ""}: ${node.textContent.slice(0, 40)}`)"""
# What is to be met, and is smaller than 24 px; links within a sentence excepted, and a box whose label is to be met as well.
SMALL = """() => [...document.querySelectorAll("button, summary, select, input, label, [role=tab]")].filter((node) => {
  const { width, height } = (node.closest("label") ?? node).getBoundingClientRect();
  return width && node.checkVisibility({ visibilityProperty: true }) && (width < 23.9 || height < 23.9);
}).map((node) => [node.outerHTML.slice(0, 90), node.getBoundingClientRect().width, node.getBoundingClientRect().height])"""
# Texts and their contrast on what lies behind them, the least first.
CONTRASTS = """(within) => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (node) => { const at = parts(getComputedStyle(node).backgroundColor); return (at[3] ?? 1) === 1 || !node.parentElement ? at : behind(node.parentElement); };
  return [...document.querySelectorAll(within)].flatMap((root) => [...root.querySelectorAll("*")]).filter((node) =>
    [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && node.checkVisibility({ visibilityProperty: true }) && !node.matches(":disabled, .spoken, .gauge")).map((node) => {
      const [one, other] = [light(parts(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a);
      return [Number(((one + 0.05) / (other + 0.05)).toFixed(2)), `${node.tagName} ${node.className}: ${node.textContent.slice(0, 30)}`];
    }).sort(([a], [b]) => a - b); }"""


def space_out(it: Opened) -> None:
    """Set letters, words, lines and paragraphs apart, as readers do, and wait until everything has its place."""
    it.page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        APART,
    )
    it.page.wait_for_timeout(300)


@pytest.mark.parametrize("name", ["rhone-218-bce", CABLE.name])
def test_nothing_lies_under_the_caption_in_any_window(
    opened: Opener, seed_page: Callable[[str], Path], name: str
) -> None:
    it = opened(seed_page(name), "?order=path")
    for width, height in SIZES:
        it.page.set_viewport_size({"width": width, "height": height})
        it.page.wait_for_timeout(150)
        assert it.page.evaluate(UNDER_CAPTION) == [], (width, height)
        assert it.page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_any_window_the_document_can_be_read(cable: Opener) -> None:
    it = cable("?order=path")
    with silent(it):
        for width, height in SIZES:
            it.page.set_viewport_size({"width": width, "height": height})
            it.page.wait_for_timeout(150)
            assert it.page.evaluate(STAYING) <= 0.5 or width > 760, (width, height)
            assert it.page.evaluate(READABLE) >= 2, (width, height)
            assert it.page.evaluate("document.querySelector('.panel:not([hidden])').clientHeight") >= 0.3 * height


def test_head_and_buttons_leave_the_room_to_what_is_told(cable: Opener) -> None:
    page = cable("?order=path", width=1366, height=768).page
    tops = "['.card', '.reading'].map((name) => document.querySelector(name).getBoundingClientRect().top)"
    card, reading = page.evaluate(tops)
    assert card < 150
    assert reading > card + 150


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (911, 512), (390, 844)])
def test_letters_set_apart_are_not_cut_off(cable: Opener, width: int, height: int) -> None:
    it = cable("?order=path", width=width, height=height)
    assert it.page.evaluate(CLIPPED) == []
    before = it.page.evaluate("document.querySelectorAll('.main-map span.label:not([hidden])').length")
    space_out(it)
    assert it.page.evaluate(CLIPPED) == []
    assert it.page.evaluate(READABLE) >= 2
    assert it.page.evaluate("document.querySelectorAll('.main-map span.label:not([hidden])').length") > before / 3


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (390, 844), (844, 390)])
def test_what_is_to_be_met_is_24_px_large(cable: Opener, width: int, height: int) -> None:
    it = cable("?order=path", width=width, height=height)
    page = it.page
    for tab in ("document", "events", "about"):
        page.evaluate(f"document.querySelector('#tab-{tab}').click()")
        page.evaluate("document.querySelector('.opener')?.click()")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.evaluate(SMALL) == [], tab
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = false; })")
    page.keyboard.press("f")
    assert page.evaluate(SMALL) == []


def test_a_mark_of_the_timeline_is_met_12_px_from_its_middle(cable: Opener) -> None:
    page = cable("?order=dates#meeting", width=1366, height=768).page
    box = page.locator(".timeline canvas.marks").bounding_box()
    assert box
    seen = {
        event: (x, y)
        for event, (x, y) in on_timeline(page).items()
        if box["x"] + 20 < x < box["x"] + box["width"] - 20 and box["y"] + 14 < y < box["y"] + box["height"] - 14
    }
    lone = {
        event: (x, y)
        for event, (x, y) in seen.items()
        if all(other == event or max(abs(x - u), abs(y - v)) > 24 for other, (u, v) in on_timeline(page).items())
    }
    assert lone
    event, (x, y) = next(iter(lone.items()))
    page.mouse.click(x, y - 11)
    until(page, f"document.querySelector('.card').dataset.event === '{event}'")


def test_a_dark_page_can_be_read_beside_a_map_of_paper(cable: Opener) -> None:
    it = cable("?order=dates#rec-1", width=1366, height=768)
    page = it.page
    bright = picture(page)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    for tab in ("document", "events", "about"):
        page.click(f"#tab-{tab}")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        least, *_ = page.evaluate(CONTRASTS, ".side, .legend, .timeline, .caption")
        assert least[0] >= 4.5, least
    side = picture(page, ".side")
    assert side.mean() < 60
    assert bright.mean() - 60 < picture(page).mean() < bright.mean() - 10
    page.keyboard.press("?")
    least, *_ = page.evaluate(CONTRASTS, "dialog[open]")
    assert least[0] >= 4.5, least
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    least, *_ = page.evaluate(CONTRASTS, ".slide, .caption")
    assert least[0] >= 4.5, least
    # On paper it is never dark.
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.side')).getPropertyValue('--page')") == "#fbf9f3"


def test_colours_of_the_system_leave_what_is_current_and_chosen_apart(cable: Opener) -> None:
    it = cable("?order=dates&tab=events#rec-1", width=1366, height=768)
    page = it.page
    usual, timeline = picture(page), picture(page, ".timeline")
    mark_of(page, "rec-1")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.set_viewport_size({"width": 1366, "height": 767})
    page.set_viewport_size({"width": 1366, "height": 768})
    page.wait_for_timeout(300)
    # Map and timeline keep their colours, and names their places.
    assert np.abs(picture(page) - usual).mean() < 1
    assert np.abs(picture(page, ".timeline") - timeline).mean() < 1
    looks = "(name) => { const { backgroundColor, color } = getComputedStyle(document.querySelector(name)); return [backgroundColor, color]; }"
    pairs = [
        (".events [aria-current=true] button", ".events [data-event]:not([aria-current]) button"),
        ("[role=tab][aria-selected=true]", "[role=tab][aria-selected=false]"),
    ]
    for chosen, other in pairs:
        assert page.evaluate(looks, chosen) != page.evaluate(looks, other)
        assert len({*page.evaluate(looks, chosen)}) == len({*page.evaluate(looks, other)}) == 2
    page.click("#tab-document")
    assert page.evaluate(looks, "mark.current") != page.evaluate(looks, "mark:not(.current)")
    assert "underline" in page.evaluate(
        "getComputedStyle(document.querySelector('mark:not(.current)')).textDecorationLine"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.hindsight input')).forcedColorAdjust") == "auto"
