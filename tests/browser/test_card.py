"""The card of the current event: what a class asks for first, no empty boxes, and a shade at its lower edge as long as more is below."""

from pathlib import Path

import numpy as np
import pytest
from conftest import Opener, go, until
from letter import set_cell
from PIL import Image
from playwright.sync_api import Page

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser


def test_a_step_without_question_has_no_empty_box(opened: Opener, letter: Path, tmp_path: Path) -> None:
    set_cell(letter, "paths.csv", 2, "question", "")
    set_cell(letter, "paths.csv", 2, "answer", "")
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=path")
    assert it.current() == "letter"
    assert it.page.locator(".lesson").inner_text() == "Who writes?"
    it.page.keyboard.press("ArrowRight")
    assert it.current() == "overland"
    assert it.page.locator(".lesson").count() == 0


def brightness_at_the_lower_edge(page: Page, folder: Path) -> float:
    """That of the last rows of pixels of the card's padding, where no text stands, as a share of its ground's."""
    picture = folder / "card.png"
    page.locator(".card").screenshot(path=picture)
    pixels = np.asarray(Image.open(picture).convert("L"), dtype=float)[-8:-3, 8:20]
    return float(pixels.mean() / 255)


def test_a_card_that_goes_on_below_has_a_shade_there(opened: Opener, letter: Path, tmp_path: Path) -> None:
    set_cell(letter, "events.csv", 2, "summary", "Hinrich Rode writes to Bruges. " * 60)
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "?order=path")
    assert it.page.evaluate(
        "document.querySelector('.card').scrollHeight > document.querySelector('.card').clientHeight"
    )
    assert brightness_at_the_lower_edge(it.page, tmp_path) < 0.9
    it.page.evaluate("document.querySelector('.card').scrollTop = 1e6")
    assert brightness_at_the_lower_edge(it.page, tmp_path) > 0.98


# From top to bottom what of the card is not folded away, by its class or its tag.
IN_ORDER = """[...document.querySelectorAll(".card > *, .card .lesson > *")].filter((node) => !node.matches(".lesson"))
    .map((node) => node.className || node.tagName.toLowerCase())"""
# Whether title and quotation are to be seen, however little is.
SEEN = """["h2", "blockquote"].every((name) => [...document.querySelectorAll(`.card ${name}`)].slice(0, 1).every((node) =>
    node.getBoundingClientRect().bottom <= document.querySelector(".card").getBoundingClientRect().bottom - 12))"""


def test_a_step_shows_title_and_quotation_first_and_folds_what_they_rest_on(cable: Opener) -> None:
    it = cable(width=1366, height=768)
    lesson = it.page.evaluate("document.querySelector('.counter').textContent.split(' / ')[1]")
    for _ in range(int(lesson)):
        assert it.page.evaluate(SEEN), it.current()
        it.page.keyboard.press("ArrowRight")
    go(it.page, "zhou-air")
    assert it.page.evaluate(IN_ORDER) == [
        *("when", "h2", "blockquote", "manner", "question", "answer", "teacher"),
        *("summary", "told-by", "place missing", "outcome", "reckoning", "evidence"),
    ]
    assert it.page.inner_text(".card .manner") == "Forecast by Zhou Enlai, as told by Joseph Stalin"
    assert it.page.locator(".card details[open]").count() == 0
    assert not it.page.is_visible(".card .source")
    it.page.click(".card .evidence summary")
    assert it.page.is_visible(".card .source")


def test_a_clicker_steps_on_after_the_keys_have_opened_an_answer(cable: Opener) -> None:
    it = cable("#rec-1", width=1366, height=768)
    it.page.focus(".lesson .answer summary")
    it.page.keyboard.press("Enter")
    assert it.page.locator(".lesson .answer[open]").count() == 1
    it.page.keyboard.press("ArrowDown")
    until(it.page, "document.querySelector('.card').scrollTop > 0")
    assert it.current() == "rec-1"
    it.page.keyboard.press("PageDown")
    assert it.current() == "rec-3a"
    it.page.focus(".lesson .answer summary")
    it.page.keyboard.press("PageUp")
    assert it.current() == "rec-1"


def test_a_place_leads_to_its_records(cable: Opener) -> None:
    it = cable("#rec-1")
    it.page.click(".card .records summary")
    links = it.page.locator(".card .records a")
    assert links.all_inner_texts() == ["Pyongyang: GeoNames 1871859", "Pyongyang: Wikidata Q18808"]
    assert links.first.get_attribute("href") == "https://www.geonames.org/1871859"
    assert links.first.get_attribute("rel") == "noreferrer"
