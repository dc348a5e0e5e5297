"""Tables of any kind end in a map or in one of our own errors: never in a warning, never in words of another library."""

from collections import Counter
from typing import Any

import hypothesis
import matplotlib.pyplot as plt
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from random_tables import MARKER, Drawn, tables

import viz
from geodata import FileError
from viz import LayerError, StoryMap
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

# So many tables of a kind are tried.
TRIED = 400
# So many of the tables that have a place and a date end in a map.
LEAST_DRAWN = 0.8
# Of so many maps one is also sent to a page, and one printed.
SENT, PRINTED, SHOWN = 20, 100, 10


@pytest.fixture(autouse=True)
def without_base_map(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waters and towns are the same under every table, and take long to draw."""
    monkeypatch.setattr("viz.quick.base_layers", tuple)


def story_of(table: Drawn) -> StoryMap | None:
    try:
        return viz.quick_map(table.frame, **table.options)
    except (LayerError, FileError):
        return None


def marked(story: StoryMap) -> list[Any]:
    """The rows that have a mark, each once, by the column that numbers them."""
    rows: dict[Any, None] = {}
    for layer in story.layers:
        drawn = features(layer, SCREEN)
        name = next(column for column in layer.data.columns if str(column).startswith(MARKER))
        rows |= dict.fromkeys(layer.data[name].iloc[drawn.index].tolist())
    return sorted(rows)


def check(table: Drawn, seen: Counter[str]) -> None:
    before = table.frame.copy()
    story = story_of(table)
    seen["readable"] += table.is_readable
    assert before.columns.equals(table.frame.columns)
    if story is None:
        return
    seen["maps"] += 1
    rows = marked(story)
    assert len(rows) == len(table.frame) - len(story.left_out)
    assert rows
    seen["drawn"] += table.is_readable
    assert len(story.narrative.cards) >= len(rows) * (table.options["date"] is not None)
    if seen["maps"] % SHOWN == 0:
        story.figure()
    if seen["maps"] % SENT == 0 and table.options["date"] is not None:
        payload(story)
    if seen["maps"] % PRINTED == 0:
        story.static(width_mm=60)
        plt.close("all")


def tried(place: str, count: int) -> Counter[str]:
    seen: Counter[str] = Counter()

    @settings(max_examples=count, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    @given(tables(place))
    def each(table: Drawn) -> None:
        hypothesis.note(f"{table.options}\n{table.story}")
        check(table, seen)

    each()
    return seen


@pytest.mark.parametrize("place", ["degrees", "shapes"])
def test_any_table_ends_in_a_map_or_in_our_own_words(place: str) -> None:
    seen = tried(place, TRIED)
    assert seen["readable"] > TRIED / 4
    assert seen["drawn"] >= LEAST_DRAWN * seen["readable"]
