"""The figure of a long table does no work that nobody asked for, counted and not timed."""

import base64
import io
import pickle
import subprocess
import sys
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from pyproj import CRS

import viz
from viz.figures.maps import RELIEF_PX
from viz.figures.names import ROUND, Ground
from viz.layers.labels import Label, label_points
from viz.layers.layer import LayerError
from viz.layers.styles import SCREEN
from viz.storymap import StoryMap

ROWS, MANY = 300, 20_000


def long_table(count: int = ROWS) -> StoryMap:
    """A story of so many towns on a line, in two kinds."""
    along = np.arange(count) * 0.01
    frame = pd.DataFrame({"name": [f"Town {n}" for n in range(count)], "when": "1950-10-12", "lon": along, "lat": 50.0})
    return viz.quick_map(frame.assign(kind=["a", "b"] * (count // 2)), date="when", label="name", color="kind")


def test_a_figure_lays_out_no_timeline_and_writes_no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nobody asked for it")

    story = long_table()
    with monkeypatch.context() as patched:
        patched.setattr("viz.stories.event_timeline.lay_out", refuse)
        patched.setattr("viz.stories.story.narrate_rows", refuse)
        assert story.figure().data
        with pytest.raises(AssertionError, match="nobody asked"):
            _ = story.timeline
    assert story.timeline is not None
    assert len(story.timeline.spans) == len(story.narrative.cards) == ROWS


def test_a_figure_needs_nothing_that_reads_dossiers_or_words_or_writes_pages() -> None:
    program = """
import sys, pandas, viz
table = pandas.DataFrame({"when": ["1950-10-12"], "lon": [127.0], "lat": [38.0]})
viz.quick_map(table, date="when").figure()
unasked = ("geodata.dossiers", "geodata.dates.phrases", "geodata.dates.remedies", "viz.page.page", "PIL.PdfImagePlugin")
print([name for name in sys.modules if name.startswith(unasked)])
"""
    assert subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_the_relief_is_painted_no_finer_than_a_figure_shows_it() -> None:
    (relief,) = long_table().figure().layout.images
    picture = Image.open(io.BytesIO(base64.b64decode(relief.source.partition(",")[2])))
    assert picture.width == RELIEF_PX


def test_the_places_of_labels_take_little_memory() -> None:
    labels = [Label(f"Town {n}", n * 0.001, 50.0, 1, "town", (), f"t{n}", "towns") for n in range(MANY)]
    tracemalloc.start()
    points = label_points(labels, CRS("EPSG:3857"))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Two numbers each.
    assert points.nbytes == MANY * 16
    assert taken < MANY * 40


def test_a_timeline_is_laid_out_once() -> None:
    story = pickle.loads(pickle.dumps(long_table()))  # noqa: S301 - our own
    assert story.timeline is story.timeline
    assert [row.label for row in story.replace(title="Towns").timeline.rows] == ["a", "b"]


def test_too_many_rows_are_told_at_once() -> None:
    with pytest.raises(LayerError, match="a timeline of 300 rows cannot be read"):
        viz.quick_map(
            pd.DataFrame({"name": [f"{n}" for n in range(ROWS)], "when": "1950", "lon": 1.0, "lat": 50.0}),
            date="when",
            row="name",
        )


def test_plotly_checks_one_text_for_what_all_points_have_in_common() -> None:
    (points,) = (trace for trace in long_table().figure().data if trace.uid == "events")
    assert (points.marker.symbol, points.marker.line.color) == ("circle", SCREEN.paper)
    assert len(points.marker.color) == len(points.marker.size) == ROWS
    assert isinstance(points.marker.line.width, float | int)


def test_marks_take_their_room_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    monkeypatch.setattr(Ground, "take", lambda _self, _box: taken.append(1))
    squares: list[int] = []
    take_rectangles = Ground.take_rectangles
    monkeypatch.setattr(
        Ground,
        "take_rectangles",
        lambda self, places, halves: (squares.append(len(places)), take_rectangles(self, places, halves))[1],
    )
    (names,) = long_table().figure().select_traces({"meta": "labels"})
    # Of each of the two sizes, as often as a round mark is made of rectangles.
    assert squares == [ROWS] * 2 * len(ROUND)
    assert len(taken) == 4 * len(names.text)


def test_marks_take_the_cells_that_they_cover() -> None:
    ground = Ground((0, 0, 400, 300), 100, *(np.zeros((3, 4), dtype=bool) for _ in range(4)))
    ground.take_rectangles(
        np.array([[50.0, 50.0], [390.0, 290.0], [-900.0, 100.0]]), np.array([[0.5, 0.5], [1.0, 1.0], [2.0, 2.0]])
    )
    assert ground.taken.astype(int).tolist() == [[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]]
