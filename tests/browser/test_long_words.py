"""A word of 10,000 letters in every text of a dossier: nowhere does it widen the page or hide behind its edge."""

from pathlib import Path

import pytest
from conftest import Opener, go, silent
from filled import filled_letter

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

WORD = "W" * 10_000
# What is wider than it shows, of all that lies on the page; the maps and the timeline are cut at their frames.
WIDER = """[...document.querySelectorAll("html, header, header *, .card, .card *, .reading, .reading *, .legend, .legend *, .caption, .caption *, .controls, .controls *, .cover, .cover *, .slide, .slide *, dialog, dialog *, figcaption")]
    .filter((node) => !node.closest("svg, .spoken, .credit, option") && node.clientWidth && node.scrollWidth > node.clientWidth + 1)
    .map((node) => `${node.tagName}.${node.className}: ${node.scrollWidth} > ${node.clientWidth}`)"""
BEYOND = """[...document.querySelectorAll("header *, .card *, .panel *, .legend *, .controls *, .cover *, .slide *, dialog *")]
    .filter((node) => !node.closest("svg, .spoken, .credit, option") && node.getBoundingClientRect().right > innerWidth + 1)
    .map((node) => `${node.tagName}.${node.className}: ${node.getBoundingClientRect().right}`)"""


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a letter all of whose texts hold the word."""
    folder = filled_letter(tmp_path_factory.mktemp("long") / "letter-1398", WORD)
    return viz.story_map(read_dossier(folder)).save(folder / "long.html")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 768), (1600, 900)])
def test_a_long_word_nowhere_widens_the_page(opened: Opener, long_file: Path, width: int, height: int) -> None:
    it = opened(long_file, "?order=path", width=width, height=height)
    with silent(it):
        for event in ("overland", "letter", "arrival", "sale"):
            go(it.page, event)
            it.page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
            assert it.page.evaluate(WIDER) == [], event
            assert it.page.evaluate(BEYOND) == [], event
        map_box = it.page.locator(".main-map").bounding_box()
        assert map_box
        assert map_box["width"] > 0.6 * min(width, 1000)
        assert map_box["height"] > 0.25 * height
        for tab in range(it.page.locator("[role=tab]").count()):
            it.page.locator("[role=tab]").nth(tab).click()
            assert it.page.evaluate(WIDER) == [], f"tab {tab}"
            assert it.page.evaluate(BEYOND) == [], f"tab {tab}"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_nor_does_it_before_a_class(opened: Opener, long_file: Path, width: int, height: int) -> None:
    it = opened(long_file, width=width, height=height, at_first=True)
    with silent(it):
        assert it.page.inner_text(".cover .question") == WORD
        for key in ("", "f", "PageDown", "c", "Escape", "?"):
            if key:
                it.page.keyboard.press(key)
            assert it.page.evaluate(WIDER) == [], key
            assert it.page.evaluate(BEYOND) == [], key
            box = it.page.locator(".main-map").bounding_box()
            assert box
            assert box["height"] > 0.3 * height
