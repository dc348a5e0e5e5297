"""axe-core finds no fault with the page, whatever state it is in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe import violations
from conftest import Opened, Opener
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STATES: dict[str, tuple[str, Callable[[Opened], object]]] = {
    "mid-way": ("#rec-1", lambda it: it.page.click(".lesson summary")),
    "the list, filtered": ("?tab=events&modality=recommended#rec-1", lambda it: it.page.click(".opener")),
    "found": ("?tab=events#rec-1", lambda it: it.page.fill(".search", "Manchuria")),
    "hindsight": ("?tab=about&hindsight=on#kim-leaves-pyongyang", lambda it: it.page.click(".matrix summary")),
    "the layers": ("#rec-1", lambda it: it.page.click(".layers summary")),
    "what is not there": ("#nowhere", lambda it: it.page.keyboard.press("Tab")),
    "presenting": ("#rec-1", lambda it: it.page.keyboard.press("f")),
    "keys": ("#rec-1", lambda it: it.page.keyboard.press("?")),
    "steps": ("#rec-1", lambda it: it.page.keyboard.press("c")),
    "print": ("#rec-1", lambda it: it.page.get_by_role("button", name="Print").click()),
    "dark": ("#rec-1", lambda it: it.page.emulate_media(color_scheme="dark")),
    "on paper": ("#rec-1", lambda it: it.page.emulate_media(media="print")),
}


@pytest.mark.parametrize("state", STATES)
def test_the_page_in_each_of_its_states(cable: Opener, state: str) -> None:
    address, act = STATES[state]
    it = cable(address)
    act(it)
    # What opens or changes its colours does so by and by.
    it.page.wait_for_timeout(300)
    assert violations(it.page) == []


@pytest.mark.parametrize(("width", "height"), [(1600, 900), (390, 844)])
def test_the_first_screen(cable: Opener, width: int, height: int) -> None:
    assert violations(cable(width=width, height=height, at_first=True).page) == []


@pytest.mark.parametrize("seed", ["aden-letter", "rhone-218-bce", "whaler-1837"])
def test_other_dossiers_on_a_phone(opened: Opener, seed_page: Callable[[str], Path], seed: str) -> None:
    assert violations(opened(seed_page(seed), width=390, height=844).page) == []


def test_the_page_in_a_browser_that_is_too_old_for_it(browser: Browser, cable_file: Path) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script("delete window.DecompressionStream;")
    page = context.new_page()
    page.goto(cable_file.as_uri())
    page.locator(".plain li").first.wait_for(state="visible")
    assert violations(page) == []
    context.close()
