"""A dossier whose every text tries to be more than text: nothing of it runs, becomes markup or turns what stands beside it."""

from pathlib import Path

import pytest
from conftest import Opener, silent, until
from filled import filled_letter
from illustrated import illustrate
from letter import replace_once
from playwright.sync_api import Browser

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

# A script, handlers, the ends of what a page stands in, a template's braces, and an override of the direction that is never ended.
HOSTILE = (
    "</script></style></title><script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
    "<svg onload=\"document.title='ran'\"><a href=\"javascript:document.title='ran'\">{{story}}</a> <!-- \u202egnorw"
)
# What a dossier's words would have become. The page's own links have addresses of their own.
MARKUP = """[...document.querySelectorAll("[onload], [onerror], a[href^='javascript'], img[src='x']")].map((node) => node.outerHTML)"""

# Keys, and when the page is where each leads: a browser that is still on its way to the full screen keeps an Escape for itself.
MODES = (
    ("", "true"),
    ("PageDown", "true"),
    ("PageDown", "true"),
    ("f", "document.fullscreenElement?.matches('.presenting')"),
    ("PageUp", "true"),
    ("c", "document.querySelector('dialog.chapters[open]')"),
    ("Escape", "!document.querySelector('dialog[open]')"),
    ("?", "document.querySelector('dialog.keys[open]')"),
    ("Escape", "!document.querySelector('dialog[open]')"),
    ("Escape", "!document.fullscreenElement && !document.querySelector('.presenting')"),
)


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of such a letter, in two languages."""
    folder = filled_letter(tmp_path_factory.mktemp("hostile") / "letter-1398", HOSTILE)
    replace_once(
        folder, "dossier.toml", 'language = "en"\ndefault_path', 'language = "en"\nlanguages = ["ar"]\ndefault_path'
    )
    illustrate(folder, alt=HOSTILE.replace('"', '""'), credit=HOSTILE.replace('"', '""'))
    return viz.story_map(read_dossier(folder)).save(folder / "hostile.html")


@pytest.mark.parametrize("address", ["", "?lang=ar"])
def test_words_stay_words_in_every_mode(opened: Opener, hostile_file: Path, address: str) -> None:
    it = opened(hostile_file, address, at_first=True)
    with silent(it):
        if not address:
            assert it.page.inner_text(".cover .question") == HOSTILE
        # From the first screen to the steps, before the class and back, the lists, all that came after.
        for key, reached in MODES:
            if key:
                it.page.keyboard.press(key)
            until(it.page, reached)
            assert it.page.evaluate(MARKUP) == [], key
        it.page.click("#tab-events")
        it.page.fill(".search", "onerror")
        assert it.page.locator(".results button").count() > 0
        assert it.page.evaluate(MARKUP) == []
        it.page.check(".hindsight input")
        it.page.click("#tab-about")
        it.page.emulate_media(media="print")
        assert it.page.evaluate(MARKUP) == []
    assert it.page.title() == HOSTILE
    assert it.page.inner_text("h1") == HOSTILE
    # Each text that turns the direction ends it, so that what follows on the same line stands as it was written.
    assert it.page.evaluate("getComputedStyle(document.querySelector('.card h2')).unicodeBidi") in {
        "isolate",
        "plaintext",
    }


def test_words_stay_words_without_scripts(browser: Browser, hostile_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(hostile_file.as_uri())
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator("[onload], [onerror], a[href^='javascript']").count() == 0
    assert page.title() == HOSTILE
    context.close()
