"""The page where scripts are off, or the browser is too old for them: title, document and events as text, and not the outcome."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from geodata import read_dossier
from viz import StoryMap, story_map

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

SEEDS = Path(__file__).parents[2] / "seeds"
TOO_OLD = "delete window.DecompressionStream;"


@pytest.fixture(scope="module")
def told() -> StoryMap:
    return story_map(read_dossier(SEEDS / "cable-75511"))


@pytest.fixture(params=["no scripts", "too old"])
def page(request: pytest.FixtureRequest, browser: Browser, cable_file: Path) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, offline=True, java_script_enabled=request.param == "too old"
    )
    page = context.new_page()
    if request.param == "too old":
        page.add_init_script(TOO_OLD)
    page.goto(cable_file.as_uri())
    page.locator(".plain .notice").wait_for(state="visible")
    yield page
    context.close()


def test_title_document_and_events_are_to_be_read(page: Page, told: StoryMap) -> None:
    assert page.locator("h1").is_visible()
    assert page.locator(".text", has_text="Top Secret").is_visible()
    events = page.locator(".plain li")
    assert events.count() == sum(not card["after"] for card in told.narrative.cards)
    assert events.last.is_visible()
    later = next(card["title"] for card in told.narrative.cards if card["after"])
    assert later not in page.locator("body").inner_text()
    # Nothing is wider than the window, nor lies upon another part.
    width = page.locator("body").evaluate("(node) => node.ownerDocument.documentElement.scrollWidth")
    assert width <= 390
    document, plain = page.locator(".text").bounding_box(), page.locator(".plain").bounding_box()
    assert document
    assert plain
    assert plain["y"] >= document["y"] + document["height"] - 1


def test_a_page_with_its_script_keeps_no_list_beside_the_map(browser: Browser, cable_file: Path) -> None:
    page = browser.new_page()
    page.goto(cable_file.as_uri())
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert page.locator(".plain").count() == 0
    page.close()
