"""Every dossier of the repository becomes a page on which each of its events can be stood at."""

from pathlib import Path

import pytest
from conftest import CABLE, Opener, on_map, on_timeline, silent
from playwright.sync_api import Page

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

SEEDS = sorted(path.parent for path in CABLE.parent.glob("*/dossier.toml"))


def test_there_are_dossiers_of_other_kinds() -> None:
    kinds = [read_dossier(folder).kind for folder in SEEDS]
    assert kinds.count("exercise") >= 3
    assert "source" in kinds


def is_within(page: Page, selector: str, place: list[float]) -> bool:
    """Whether a place in the window lies in an element."""
    box = page.locator(selector).bounding_box()
    assert box
    return 0 < place[0] - box["x"] < box["width"] and 0 < place[1] - box["y"] < box["height"]


@pytest.mark.parametrize("folder", SEEDS, ids=lambda folder: folder.name)
def test_the_page_of_a_dossier_stands_at_every_event(opened: Opener, tmp_path: Path, folder: Path) -> None:
    dossier = read_dossier(folder)
    it = opened(viz.story_map(dossier).save(tmp_path / "page.html"), "?order=dates")
    visited = set()
    with silent(it):
        it.page.keyboard.press("Home")
        for _ in range(len(dossier.events)):
            visited.add(it.current())
            it.page.keyboard.press("ArrowRight")
    assert visited == set(dossier.events["id"])
    places = [[point["left"], point["top"]] for point in on_map(it.page)["points"] if point["layer"] == "events"]
    assert any(is_within(it.page, ".main-map", place) for place in places)
    assert any(is_within(it.page, ".timeline", place) for place in on_timeline(it.page).values())
    quoted = dossier.events.loc[dossier.events["quotation"] != "", "id"]
    marked = it.page.eval_on_selector_all(
        "mark[data-events]", "nodes => nodes.flatMap(n => n.dataset.events.split(' '))"
    )
    assert set(marked) == set(quoted)
    assert (it.page.locator(".badge").count() == 1) == (dossier.kind == "exercise")
