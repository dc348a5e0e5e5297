"""Every dossier of the repository becomes a page on which each of its events can be stood at."""

from pathlib import Path

import pytest
from conftest import CABLE, Opener, silent

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

SEEDS = sorted(path.parent for path in CABLE.parent.glob("*/dossier.toml"))

# Marks with a size on screen, on the main map and on the timeline.
DRAWN = "selector => [...document.querySelectorAll(selector)].filter(n => n.getBoundingClientRect().width > 0).length"


def test_there_are_dossiers_of_other_kinds() -> None:
    kinds = [read_dossier(folder).kind for folder in SEEDS]
    assert kinds.count("exercise") >= 3
    assert "source" in kinds


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
    assert it.page.evaluate(DRAWN, "#map .traceevents .point") > 0
    assert it.page.evaluate(DRAWN, "#timeline .point") > 0
    quoted = dossier.events.loc[dossier.events["quotation"] != "", "id"]
    marked = it.page.eval_on_selector_all(
        "mark[data-events]", "nodes => nodes.flatMap(n => n.dataset.events.split(' '))"
    )
    assert set(marked) == set(quoted)
    assert (it.page.locator(".badge").count() == 1) == (dossier.kind == "exercise")
