"""Names on a figure: each beside its own point, on no other name and no mark, as plotly.js would set them."""

from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

import viz
from geodata import read_dossier
from viz import StoryMap
from viz.drawing.label_positions import Box, square
from viz.figures import names
from viz.layers.labels import BESIDE_A_POINT

pytestmark = pytest.mark.thorough

SEEDS = Path(__file__).parents[3] / "seeds"
DOSSIERS = sorted(path.parent.name for path in SEEDS.glob("*/dossier.toml"))
# The map within a figure 700 by 450 px, and within one 1000 by 700 px.
SMALL, LARGE = (500, 300), (780, 560)
# What letters of Arial and its like are wide at most on average, in sizes of the type.
LETTER = 0.6


def set_names(figure: go.Figure, size: tuple[float, float]) -> tuple[list[Box], list[Box], list[Box]]:
    """The boxes of the names, their own dots, and the marks of a figure whose map is so large, in px."""
    (x0, x1), (y0, y1) = figure.layout.xaxis.range, figure.layout.yaxis.range
    metres = max((x1 - x0) / size[0], (y1 - y0) / size[1])
    (drawn,) = figure.select_traces({"meta": "labels"})
    texts, dots = [], []
    for text, x, y, where, dot in zip(
        drawn.text or (), drawn.x or (), drawn.y or (), drawn.textposition or (), drawn.marker.size or (), strict=True
    ):
        across, along = (x - x0) / metres, (y - y0) / metres
        # As plotly.js computes it: the radius of the marker / 0.8 + 1.
        gap, width, height = dot / 2 / 0.8 + 1, LETTER * drawn.textfont.size * len(text), drawn.textfont.size
        vertical, horizontal = where.split()
        left = across + {"left": -gap - width, "center": -width / 2, "right": gap}[horizontal]
        bottom = along + {"bottom": -gap - height, "middle": -height / 2, "top": gap}[vertical]
        texts.append(Box(left, bottom, left + width, bottom + height))
        dots.append(square(across, along, dot / 2))
    marks = [
        square((x - x0) / metres, (y - y0) / metres, size / 2)
        for trace in figure.data
        if trace.mode.startswith("markers") and trace.meta != "labels" and trace.hovertext is not None
        for x, y, size in zip(trace.x, trace.y, trace.marker.size, strict=True)
    ]
    return texts, dots, marks


def assert_apart(figure: go.Figure, size: tuple[float, float]) -> int:
    """Sees to it that no name lies on anything; returns how many there are."""
    texts, dots, marks = set_names(figure, size)
    for at, name in enumerate(texts):
        assert not [other for other in texts[at + 1 :] if name.overlaps(other)]
        assert not [mark for mark in marks if name.overlaps(mark)]
        assert not [dot for number, dot in enumerate(dots) if number != at and name.overlaps(dot)]
    return len(texts)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("name", DOSSIERS)
def test_no_name_lies_on_another_or_on_a_mark(name: str, size: tuple[float, float]) -> None:
    story = viz.story_map(read_dossier(SEEDS / name))
    assert assert_apart(story.figure(), size) > 0


def crowd(count: int) -> StoryMap:
    """Places so close together that few can be named."""
    along = np.arange(count) * 0.01
    frame = pd.DataFrame({"name": [f"Place {n}" for n in range(count)], "lon": 10 + along, "lat": 50 + along % 0.37})
    return viz.quick_map(frame, date=None, label="name")


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_of_a_crowd_those_that_find_room_are_named(size: tuple[float, float]) -> None:
    assert 2 < assert_apart(crowd(200).figure(), size) < 100


def test_however_many_there_are_a_bounded_number_seek_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Box] = []
    monkeypatch.setattr(names.Ground, "is_free", lambda _self, box: asked.append(box))
    monkeypatch.setattr(names, "MOST_TRIED", 50)
    crowd(200).figure()
    assert 0 < len(asked) <= 50 * len(BESIDE_A_POINT) * len(names.SIZES_PX)


def test_a_name_stands_beside_its_own_mark() -> None:
    frame = pd.DataFrame({"name": ["Visby", "Lübeck"], "lon": [18.29, 10.69], "lat": [57.64, 53.87]})
    figure = viz.quick_map(frame, date=None, label="name").figure()
    (points,) = figure.select_traces({"meta": "events"})
    (drawn,) = figure.select_traces({"meta": "labels"})
    own = [at for at, text in enumerate(drawn.text) if text in {"Visby", "Lübeck"}]
    assert [(drawn.x[at], drawn.y[at]) for at in own] == [
        pytest.approx(place, abs=1) for place in zip(points.x, points.y, strict=True)
    ]
    # There a marker that is not to be seen keeps them apart from the mark; elsewhere the name has a dot.
    assert [drawn.marker.opacity[at] for at in own] == [0, 0]
    assert all(2 * (drawn.marker.size[at] / 2 / 0.8 + 1) > points.marker.size[0] for at in own)


def test_a_place_without_a_mark_has_a_dot(story: StoryMap) -> None:
    bare = story.without("events").figure()
    (drawn,) = bare.select_traces({"meta": "labels"})
    shown = dict(zip(drawn.text, zip(drawn.marker.opacity, drawn.marker.size, strict=True), strict=True))
    assert shown["Pyongyang"] == (1, 5)


def test_names_are_text() -> None:
    frame = pd.DataFrame({"name": ["<b>x</b>"], "lon": [18.29], "lat": [57.64]})
    (drawn,) = viz.quick_map(frame, date=None, label="name").figure().select_traces({"meta": "labels"})
    assert "&lt;b&gt;x&lt;/b&gt;" in drawn.text
