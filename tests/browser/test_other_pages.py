"""Other pages than the cable's: the full plotly.js, invented letters of 1398 and 1196, and a dossier that means harm."""

from pathlib import Path

import pytest
from conftest import CABLE, Opener, on_map, silent
from letter import replace_once
from playwright.sync_api import Page
from plotly.offline import get_plotlyjs

import viz
from geodata import read_dossier
from viz.page.page import Bundle, page

pytestmark = pytest.mark.browser


def visible_marks(page: Page) -> int:
    return len([point for point in on_map(page)["points"] if point["layer"] == "events"])


def test_the_page_with_the_full_plotly_works_as_well(opened: Opener, tmp_path: Path) -> None:
    target = tmp_path / "full.html"
    target.write_text(page(viz.story_map(read_dossier(CABLE)), Bundle("full", get_plotlyjs())), encoding="utf-8")
    it = opened(target, "?order=dates#rec-1")
    with silent(it):
        it.page.keyboard.press("ArrowRight")
    assert visible_marks(it.page) > 5


def test_a_letter_of_another_century(opened: Opener, letter: Path, tmp_path: Path) -> None:
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=dates")
    with silent(it):
        it.page.keyboard.press("End")
    assert it.page.inner_text(".badge") == "Invented text, for demonstration"
    assert visible_marks(it.page) > 0
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
    pictures = it.page.eval_on_selector_all(
        "img", "nodes => nodes.map((node) => [node.className, node.src.slice(0, 23)])"
    )
    assert pictures == [["relief", "data:image/webp;base64,"]]


# The lit words with their language; and of each paragraph where original and translation stand.
LIT = "[...document.querySelectorAll('.text mark.current')].map(n => [n.closest('[lang]').lang, n.textContent])"
BOXES = "[...document.querySelectorAll('.pair')].map(n => [...n.querySelectorAll('p')].map(p => { const {left, right, top, bottom} = p.getBoundingClientRect(); return {left, right, top, bottom}; }))"


@pytest.fixture(scope="module")
def aden_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of an Arabic letter with its English translation."""
    dossier = read_dossier(CABLE.parent / "aden-letter")
    return viz.story_map(dossier).save(tmp_path_factory.mktemp("aden") / "aden-letter.html")


def test_a_text_in_another_script_stands_beside_its_translation(opened: Opener, aden_file: Path) -> None:
    it = opened(aden_file, "?order=document#copper", width=1920, height=1080)
    with silent(it):
        languages = it.page.eval_on_selector_all(".text p", "nodes => nodes.map(n => [n.lang, n.dir])")
        assert languages == [["ar", "rtl"], ["en", "ltr"]] * 12
        assert it.page.eval_on_selector_all(".card blockquote", "nodes => nodes.map(n => [n.lang, n.dir])") == [
            ["ar", "rtl"],
            ["en", "ltr"],
        ]
        for arabic, english in it.page.evaluate(BOXES):
            assert english["right"] <= arabic["left"]
            assert english["top"] == pytest.approx(arabic["top"], abs=8)


def test_a_step_lights_up_its_words_in_both_languages(opened: Opener, aden_file: Path) -> None:
    it = opened(aden_file, "?order=document#copper", width=1920, height=1080)
    with silent(it):
        assert it.page.evaluate(LIT) == [
            ["ar", "وأرسل إلي النحاس على طريق قوص وعيذاب، ولا ترسل شيئا على طريق جدة"],
            ["en", "Send me the copper by way of Qūṣ and ʿAydhāb, and send nothing by way of Judda"],
        ]
        it.page.keyboard.press("ArrowRight")
        assert [words for _, words in it.page.evaluate(LIT)] == [
            "واشتر لي من مصر ورقا وصابونا",
            "Buy me paper and soap at Miṣr",
        ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_click_on_words_of_either_language_goes_to_their_event(
    opened: Opener, aden_file: Path, language: str
) -> None:
    it = opened(aden_file, "?order=document#copper", width=1920, height=1080)
    with silent(it):
        it.page.click(f".text p[lang={language}] mark[data-events=letter]")
        assert it.current() == "letter"
        assert {lang for lang, _ in it.page.evaluate(LIT)} == {"ar", "en"}


def test_on_a_phone_the_translation_stands_under_its_paragraph(opened: Opener, aden_file: Path) -> None:
    it = opened(aden_file, width=390, height=844)
    with silent(it):
        pairs = it.page.evaluate(BOXES)
    assert len(pairs) == 12
    for arabic, english in pairs:
        assert english["top"] >= arabic["bottom"]
        assert (english["left"], english["right"]) == (arabic["left"], arabic["right"])


def test_a_map_without_insets_keeps_no_room_for_them(opened: Opener, aden_file: Path) -> None:
    it = opened(aden_file, "?order=dates#arrival")
    rings = it.page.eval_on_selector_all(
        ".main-map .rings .ring", "nodes => nodes.map(n => n.getBoundingClientRect().left)"
    )
    width = it.page.evaluate("document.querySelector('.main-map').clientWidth")
    # Aden and Mangaluru lie as far from the edges of the extent as from those of the frame.
    assert min(rings) < 0.4 * width
    assert max(rings) > 0.8 * width
