"""Names on a figure: each beside its own point, on no other name and no mark, as plotly.js would set them."""

import math
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
import shapely

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
        own = min(
            away(name, mark) for mark in [*marks, dots[at]] if middle(mark) == pytest.approx(middle(dots[at]), abs=0.1)
        )
        others = [each for each in [*marks, *dots] if middle(each) != pytest.approx(middle(dots[at]), abs=0.1)]
        assert not [other for other in others if away(name, other) <= own]
    return len(texts)


def middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.bottom + box.top) / 2


def away(name: Box, mark: Box) -> float:
    """How far a name is from the edge of a round mark."""
    x, y = middle(mark)
    across, along = max(name.left - x, x - name.right, 0), max(name.bottom - y, y - name.top, 0)
    return math.hypot(across, along) - (mark.right - mark.left) / 2


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


def sized(places: dict[str, tuple[float, float, float]]) -> tuple[StoryMap, dict[str, tuple[str, float, float]]]:
    """A map of marks, name -> lon, lat, size; and of each name that its figure shows its side and its place."""
    rows = [(name, *place) for name, place in places.items()]
    story = viz.quick_map(
        pd.DataFrame(rows, columns=["name", "lon", "lat", "dead"]), date=None, label="name", size="dead"
    )
    (drawn,) = story.figure().select_traces({"meta": "labels"})
    shown = zip(drawn.text, drawn.textposition, drawn.x, drawn.y, strict=True)
    return story, {name: tuple(rest) for name, *rest in shown if name in places}


WIDE = {"South": (10, 45, 1), "North": (10, 55, 1)}


def test_of_equal_names_that_of_the_largest_mark_comes_first() -> None:
    close = {"Smallest of the battles": (10.0, 50.0, 100), "Largest of the battles": (10.3, 50.0, 10000)}
    _, shown = sized(WIDE | close)
    assert "Largest of the battles" in shown


def test_a_name_is_not_nearer_to_another_mark_than_to_its_own() -> None:
    ring = {
        f"Battle of the {n}": (10 + 0.9 * math.cos(n), 50 + 0.55 * math.sin(n), 1000 * (n % 3) + 100) for n in range(12)
    }
    story, shown = sized(WIDE | ring)
    assert len(shown) >= 3
    for size in (SMALL, LARGE):
        assert_apart(story.figure(), size)


def test_areas_are_named() -> None:
    areas = gpd.GeoDataFrame({"treaty": ["Peace of Tilsit"]}, geometry=[shapely.box(18, 50, 24, 54)], crs=4326)
    (drawn,) = viz.quick_map(areas, date=None, label="treaty").figure().select_traces({"meta": "labels"})
    assert "Peace of Tilsit" in drawn.text


def test_no_name_lies_on_the_samples_of_sizes() -> None:
    corner = {f"Corner of {n}": (4 + 2.5 * (n % 3), 45 + 0.9 * (n // 3), 1000 - n) for n in range(9)}
    story, shown = sized({"West": (4, 50, 1), "East": (16, 50, 1), "North": (10, 55, 1)} | corner)
    figure = story.figure()
    (samples,) = (trace for trace in figure.data if trace.text is not None and "dead: 1000" in trace.text)
    texts, _, _ = set_names(figure, SMALL)
    (x0, x1), (y0, y1) = figure.layout.xaxis.range, figure.layout.yaxis.range
    metres = max((x1 - x0) / SMALL[0], (y1 - y0) / SMALL[1])
    for x, y, text in zip(samples.x, samples.y, samples.text, strict=True):
        left, middle = (x - x0) / metres, (y - y0) / metres
        words = Box(left, middle - 6, left + 20 + 12 * LETTER * len(text), middle + 6)
        assert not [name for name in texts if name.overlaps(words)]
    assert shown


def test_the_marks_in_a_rectangle_are_found_with_those_on_its_edge() -> None:
    places = np.array([(x, y) for x in range(-3, 4) for y in range(-3, 4)], dtype=float)
    marks = names.Marks(places, np.ones(len(places)))
    for bounds in ((-1, -2, 2, 0), (0.5, -9, 9, 9), (5, 5, 9, 9), (-3, 3, -3, 3)):
        xmin, ymin, xmax, ymax = bounds
        expected = [at for at, (x, y) in enumerate(places) if xmin <= x <= xmax and ymin <= y <= ymax]
        assert marks.within(bounds).tolist() == expected
    assert not len(names.Marks(np.empty((0, 2)), np.empty(0)).within((0, 0, 1, 1)))
