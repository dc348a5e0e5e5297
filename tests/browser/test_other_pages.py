"""Other pages than the cable's: the full plotly.js, an invented letter of 1398, and a dossier that means harm."""

from pathlib import Path

import pytest
from conftest import CABLE, Opener, silent
from letter import replace_once
from plotly.offline import get_plotlyjs

import viz
from geodata import read_dossier
from viz.page import Bundle, page

pytestmark = pytest.mark.browser

VISIBLE_MARKS = "[...document.querySelectorAll('#map .traceevents .point')].filter(n => getComputedStyle(n).display !== 'none').length"


def test_the_page_with_the_full_plotly_works_as_well(opened: Opener, tmp_path: Path) -> None:
    target = tmp_path / "full.html"
    target.write_text(page(viz.story_map(read_dossier(CABLE)), Bundle("full", get_plotlyjs())), encoding="utf-8")
    it = opened(target, "?order=dates#rec-1")
    with silent(it):
        it.page.keyboard.press("ArrowRight")
    assert it.page.evaluate(VISIBLE_MARKS) > 5


def test_a_letter_of_another_century(opened: Opener, letter: Path, tmp_path: Path) -> None:
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=dates")
    with silent(it):
        it.page.keyboard.press("End")
    assert it.page.inner_text(".badge") == "Invented text, for demonstration"
    assert it.page.evaluate(VISIBLE_MARKS) > 0
    assert "1398" in it.page.inner_text(".card time")


@pytest.mark.parametrize("address", ["?order=constructor", "#100%", "?order=dates#no-such-event"])
def test_an_address_that_means_nothing_opens_the_page_as_it_is(
    opened: Opener, letter: Path, tmp_path: Path, address: str
) -> None:
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), address)
    with silent(it):
        it.page.keyboard.press("Home")
    assert it.current() in {"letter", "pirates", "sailing"}


HOSTILE = "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"


def test_words_of_a_dossier_never_become_markup(opened: Opener, letter: Path, tmp_path: Path) -> None:
    replace_once(letter, "dossier.toml", 'title = "Hinrich Rode to Tideman Swarte"', f"title = '''{HOSTILE}'''")
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"))
    with silent(it):
        it.page.keyboard.press("ArrowRight")
    assert it.page.inner_text("h1") == HOSTILE
    assert it.page.title() == HOSTILE
    assert it.page.locator("img").count() == 0
