"""At every width that presses ask for no name lies on a name, a mark, a front or the frame; and every front has its date."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from read_plates import Read

import viz
from geodata import read_dossier
from viz.layers.features import features
from viz.layers.rows import rows

pytestmark = pytest.mark.thorough

SEEDS = Path(__file__).parents[3] / "seeds"
WIDTHS = (60, 89, 114, 183, 300)
# Days after the document's own, on which fronts of several dates have come and gone.
OTHERS: dict[str, Callable[[viz.StoryMap], viz.StoryMap]] = {
    "late, in greys": lambda story: story.at("1950-11-30").replace(theme="greyscale"),
    "the whole autumn": lambda story: story.between("1950-09-15", "1950-12-31"),
}


@cache
def story_of(seed: str) -> viz.StoryMap:
    """A dossier for print; the relief lies under everything, and has no name."""
    return viz.story_map(read_dossier(SEEDS / seed)).without("base-relief").replace(theme="print")


def check(story: viz.StoryMap, width: int) -> None:
    fronts = [
        (layer.uid(row.id), row)
        for layer in story.shown.layers
        if layer.kind == "front" and layer.visible
        for row in rows(features(layer, story.theme))
    ]
    read = Read(story.static(width_mm=width)[0], {uid for uid, _ in fronts})
    assert read.faults() == []
    for _, row in fronts:
        assert row.label in read.words()
        assert str(row.date.latest.civil[0]) in row.label


@pytest.mark.parametrize("seed", ["aden-letter", "cable-75511", "rhone-218-bce", "whaler-1837"])
def test_names_keep_clear_at_every_width(seed: str) -> None:
    for width in WIDTHS:
        check(story_of(seed), width)


@pytest.mark.parametrize("day", OTHERS)
@pytest.mark.parametrize("width", [60, 114])
def test_names_keep_clear_on_other_days(day: str, width: int) -> None:
    check(OTHERS[day](story_of("cable-75511")), width)
