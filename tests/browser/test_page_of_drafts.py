"""A page of drafts: every event can be looked at, and none is taken for what is known."""

from pathlib import Path

import pytest
from conftest import Opener, silent
from drafts import write_drafts

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

SHOWN = (
    """[...document.querySelectorAll(".card > *")].filter((node) => node.textContent).map((node) => node.innerText)"""
)
SIGNS = """[...document.querySelectorAll(".signs li")].filter((node) => node.checkVisibility()).map((node) => node.innerText.trim())"""


def test_a_page_of_drafts_says_so_on_every_card(opened: Opener, tmp_path: Path) -> None:
    page = viz.story_map(read_dossier(write_drafts(tmp_path / "drafts"))).save(tmp_path / "drafts.html")
    it = opened(page, "?order=dates")
    with silent(it):
        assert it.page.inner_text("header .badge") == "4 of 4 events are drafts that nobody has reviewed"
        it.page.keyboard.press("Home")
        cards = {}
        for _ in range(4):
            cards[it.current()] = it.page.evaluate(SHOWN)
            it.page.keyboard.press("ArrowRight")
        # Nothing is said of what nobody stated: no summary, no manner, no precision.
        assert cards["fleet"] == [
            "10 May 1398",
            "The fleet lies before Visby",
            "On the tenth of May the fleet lay before Visby",
            "Only this document says so.",
            "Where: Visby",
            "Where the date comes from",
            "Draft: not reviewed.",
        ]
        assert cards["peace"][-1] == "Draft: not reviewed. Likely, not proved."
        assert cards["peace"][2:4] == ["It happened", "No source given."]
        assert all(card[-1].startswith("Draft: not reviewed.") for card in cards.values())
        # Of whatever modality, the marks are open, and lines no arrows.
        assert set(it.page.evaluate(SIGNS)) >= {"draft, not reviewed", "line, not reviewed"}
        assert "happened" not in it.page.evaluate(SIGNS)
        it.page.keyboard.press("f")
        assert it.page.inner_text(".told .stance") == "DRAFT, not reviewed"
