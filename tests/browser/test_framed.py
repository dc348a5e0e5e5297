"""The page in a frame of a learning platform that lets scripts run and nothing else: keys, address, and what it says it cannot do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from viz.languages.page_words import INTERFACE

pytestmark = pytest.mark.browser


@pytest.fixture
def framed(browser: Browser, cable_file: Path, tmp_path: Path) -> Iterator[tuple[Page, Frame]]:
    """The platform's page, and ours in it."""
    frame = f'<iframe width="1200" height="700" sandbox="allow-scripts" src="{cable_file.as_uri()}#rec-1"></iframe>'
    host = tmp_path / "host.html"
    host.write_text(f'<!DOCTYPE html><meta charset="utf-8"><h1>Week 7</h1>{frame}', encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.goto(host.as_uri())
    ours = page.frames[1]
    ours.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    yield page, ours
    context.close()


def test_its_keys_step_once_it_has_the_focus_and_its_own_address_follows(framed: tuple[Page, Frame]) -> None:
    page, ours = framed
    before = page.url
    ours.click(".card h2")
    page.keyboard.press("PageDown")
    assert ours.inner_text(".counter") == "5 / 7"
    page.wait_for_timeout(100)
    assert ours.evaluate("location.hash") == "#rec-3a"
    # The platform's own stays.
    assert page.url == before
    page.keyboard.press("n")
    assert ours.evaluate("document.activeElement.matches('mark.current')")


def test_it_presents_within_its_frame_and_says_why_not_on_the_whole_screen(framed: tuple[Page, Frame]) -> None:
    page, ours = framed
    ours.click(".card h2")
    page.keyboard.press("f")
    ours.get_by_text(INTERFACE["no_full_screen"]).wait_for(state="visible")
    assert ours.is_visible(".told .words")
    page.keyboard.press("Escape")
    assert not ours.is_visible(".told")


@pytest.mark.parametrize("what", ["print_step", "print_steps"])
def test_it_says_that_it_may_not_print(framed: tuple[Page, Frame], what: str) -> None:
    _, ours = framed
    ours.get_by_role("button", name=INTERFACE["print"]).click()
    assert not ours.is_visible(".refused")
    ours.get_by_role("button", name=INTERFACE[what]).click()
    assert ours.inner_text(".paper .refused") == INTERFACE["no_print"]
    # Nothing is left of what was to be printed.
    assert ours.locator(".all-steps").count() == 0
    assert ours.locator(".all-on-paper").count() == 0


def test_a_page_by_itself_says_nothing_of_the_kind(browser: Browser, cable_file: Path) -> None:
    page = browser.new_page()
    page.goto(f"{cable_file.as_uri()}#rec-1")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.keyboard.press("f")
    page.wait_for_timeout(200)
    assert not page.is_visible(".refused")
    page.close()
