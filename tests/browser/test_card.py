"""The card of the current event: no empty boxes, and a shade at its lower edge as long as more is below."""

from pathlib import Path

import numpy as np
import pytest
from conftest import Opener
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
