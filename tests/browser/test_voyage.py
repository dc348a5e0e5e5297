"""A page whose map crosses 180°: stepping goes to the marks on both sides, and the arrow is drawn once."""

from pathlib import Path

import pytest
from conftest import Opener, silent
from voyage import write_voyage

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

# The boxes of an arrow and of the map, in pixels.
BOXES = """(() => {
  const box = (node) => { const { left, right, width } = node.getBoundingClientRect(); return { left, right, width }; };
  return { arrow: box(document.querySelector('.outline .current-movement.over')), map: box(document.querySelector('.main-map')) };
})()"""


def test_a_voyage_over_180_and_the_equator(opened: Opener, tmp_path: Path) -> None:
    folder = write_voyage(tmp_path / "letter-1398")
    it = opened(viz.story_map(read_dossier(folder)).save(tmp_path / "voyage.html"), "#letter")
    with silent(it):
        it.page.keyboard.press("Home")
        it.page.evaluate("location.hash = 'overland'")
        it.page.wait_for_timeout(100)
    boxes = it.page.evaluate(BOXES)
    assert it.current() == "overland"
    assert boxes["map"]["left"] < boxes["arrow"]["left"] < boxes["arrow"]["right"] < boxes["map"]["right"]
    assert 0.6 * boxes["map"]["width"] < boxes["arrow"]["width"] < 0.95 * boxes["map"]["width"]
