"""The page where scripts are off, or the browser is too old for them: title, document and events as text, and not the outcome."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from geodata import read_dossier
from viz import StoryMap, story_map
from viz.languages.page_words import INTERFACE

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

SEEDS = Path(__file__).parents[2] / "seeds"
TOO_OLD = "delete window.DecompressionStream;"
NOTICES = {
    "no scripts": INTERFACE["no_scripts"],
    "too old": INTERFACE["too_old"],
    "lacks something else": INTERFACE["too_old"],
}
# What the browser lacks, before any script of the page runs.
LACKING = {"too old": TOO_OLD, "lacks something else": "delete window.ResizeObserver;"}


@pytest.fixture(scope="module")
def told() -> StoryMap:
    return story_map(read_dossier(SEEDS / "cable-75511"))


@pytest.fixture(params=NOTICES)
def page(request: pytest.FixtureRequest, browser: Browser, cable_file: Path) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, offline=True, java_script_enabled=request.param != "no scripts"
    )
    page = context.new_page()
    if request.param in LACKING:
        page.add_init_script(LACKING[request.param])
    page.goto(cable_file.as_uri())
    page.locator(".notice", has_text=NOTICES[request.param]).wait_for(state="visible")
    yield page
    context.close()


def test_title_document_and_events_are_to_be_read(page: Page, told: StoryMap) -> None:
    assert page.locator("h1").is_visible()
    assert page.locator(".text", has_text="Top Secret").is_visible()
    events = page.locator(".plain li")
    assert events.count() == sum(not card["after"] for card in told.narrative.cards)
    assert events.last.is_visible()
    assert page.locator(".notice:visible").count() == 1
    assert page.locator(".text mark").count() > 30
    later = next(card["title"] for card in told.narrative.cards if card["after"])
    assert later not in page.locator("body").inner_text()
    # Nothing is wider than the window, nor lies upon another part.
    width = page.locator("body").evaluate("(node) => node.ownerDocument.documentElement.scrollWidth")
    assert width <= 390
    parts = [
        page.locator(name).bounding_box() for name in ("h1", ".notice:visible", ".still", ".caption", ".text", ".plain")
    ]
    for above, below in pairwise(parts):
        assert above
        assert below
        assert below["y"] >= above["y"] + above["height"] - 1


def test_a_page_with_its_script_keeps_no_list_beside_the_map(browser: Browser, cable_file: Path) -> None:
    page = browser.new_page()
    page.goto(cable_file.as_uri())
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert page.locator(".plain").count() == 0
    page.close()


def test_the_map_is_a_picture_with_its_day_and_without_the_outcome(page: Page) -> None:
    still = page.locator("svg.still")
    said = still.get_attribute("aria-label")
    assert said == "The map: 12 October 1950. Front about 12 October 1950: approximate, ±15 km, from 3 checked places"
    assert page.locator(".caption").inner_text().split("\n") == said.split(". ")
    # Its relief is loaded, and lies under the marks; of the fronts only that of the day is drawn.
    assert {"Pyongyang", "Wonsan", "Seoul"} <= {*still.locator("text").all_text_contents()}
    assert still.locator("image").count() == 1
    assert still.locator(".told path").count() > 10
    assert still.locator("path[stroke='#14274a'][fill=none]").count() > 0


def test_document_and_list_are_read_while_the_script_is_still_loading(browser: Browser, cable_file: Path) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(
        "window.DecompressionStream = class { readable = new ReadableStream(); writable = new WritableStream(); };"
    )
    page.goto(f"{cable_file.as_uri()}?order=dates")
    assert page.locator("h1").is_visible()
    assert page.locator(".text mark").first.is_visible()
    assert page.locator(".still").is_visible()
    assert page.locator(".caption").is_visible()
    # The list stands below the document, in the same panel.
    page.locator(".plain li").first.scroll_into_view_if_needed()
    assert page.locator(".plain li").first.is_visible()
    # What the steps will tell is not given away, nor said that anything failed.
    assert page.locator(".still .told").is_hidden()
    assert page.locator(".notice:visible").count() == 0
    assert page.evaluate("document.documentElement.dataset.ready") is None
    page.close()
