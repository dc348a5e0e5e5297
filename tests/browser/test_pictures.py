"""The picture of an event: on its card and beside the document, alone when it is clicked, gone with its step."""

from pathlib import Path

import pytest
from conftest import Opener, go, picture
from illustrated import ALT, CREDIT, illustrate

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser


def test_a_picture_is_on_the_card_beside_the_text_and_alone(opened: Opener, letter: Path, tmp_path: Path) -> None:
    illustrate(letter, alt=f'<b onclick="x">{ALT}</b>'.replace('"', "'"), credit=f"<script>0</script> {CREDIT}")
    it = opened(viz.story_map(read_dossier(letter)).save(tmp_path / "letter.html"), "#letter")
    for place in (".card", ".facing"):
        image = it.page.locator(f"{place} .illustration img")
        assert image.get_attribute("alt") == f"<b onclick='x'>{ALT}</b>", "words are shown, never markup"
        assert it.page.locator(f"{place} figcaption").inner_text() == f"<script>0</script> {CREDIT}"
        assert (image.get_attribute("width"), image.get_attribute("height")) == ("1600", "800")
        box = image.bounding_box()
        assert box
        assert box["width"] / box["height"] == pytest.approx(2, rel=0.02)
    image.scroll_into_view_if_needed()
    pixels = picture(it.page, ".facing img")
    left, right = pixels[:, : pixels.shape[1] // 3], pixels[:, -pixels.shape[1] // 3 :]
    assert left.mean(axis=(0, 1)) == pytest.approx([200, 0, 0], abs=12)
    assert right.mean(axis=(0, 1)) == pytest.approx([0, 0, 200], abs=12)
    it.page.locator(".card .illustration button").click()
    alone = it.page.locator("dialog[open] img").bounding_box()
    assert alone
    assert alone["width"] > 1000
    it.page.keyboard.press("Escape")
    assert it.page.locator("dialog[open]").count() == 0
    go(it.page, "arrival")
    assert it.page.locator(".illustration").count() == 0
    assert it.messages == []
