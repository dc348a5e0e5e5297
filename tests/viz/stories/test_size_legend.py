"""What sizes mean stands in the legend of figure, page and print: round numbers, each with its sign as it is on the map."""

import geopandas as gpd
import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from shapely.geometry import LineString

import viz
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.stories.legend import legend

pytestmark = pytest.mark.thorough

TONS = [12_750, 5000, 800, 30_000]


def table(tons: list) -> pd.DataFrame:
    return pd.DataFrame({"when": range(1360, 1364), "tons": tons, "lon": [18, 10, 18, 5], "lat": [57, 53, 54, 60]})


def sizes(story: viz.StoryMap) -> list[tuple[str, float]]:
    return [(entry["words"], entry["px"]) for entry in legend(story.layers) if "px" in entry]


@pytest.mark.parametrize(
    ("tons", "words"),
    [
        (TONS, ["20,000", "10,000", "1000"]),
        ([10, 100, 1000, 1000], ["1000", "500", "50"]),
        ([1_275_000, 5, 8, 9], ["1,000,000", "500,000", "50,000"]),
        ([0.5, 0.25, 0, None], ["0.5", "0.2"]),
        ([7, 7, 7, 7], ["5"]),
        ([0, 0, 0, None], []),
    ],
)
def test_round_numbers_are_shown_as_a_reader_writes_them(tons: list, words: list[str]) -> None:
    found = sizes(viz.quick_map(table(tons), date="when", size="tons"))
    assert [text for text, _ in found] == [f"tons: {word}" for word in words]


def test_a_sign_is_as_wide_as_a_mark_of_its_number() -> None:
    story = viz.quick_map(table([*TONS[:3], 30_000]), date="when", size="tons")
    drawn = features(story["events"], SCREEN)["size"]
    assert dict(sizes(story))["tons: 10,000"] == pytest.approx(drawn[1] * 2**0.5, abs=0.01)


def test_points_without_a_size_are_explained() -> None:
    story = viz.quick_map(table([5000, 800, 30_000, None]), date="when", size="tons")
    (entry,) = (entry for entry in legend(story.layers) if entry["words"] == "tons: not given")
    assert entry["sign"] == "own-hollow"
    (hollow,) = (trace for trace in story.figure().data if trace.name == "tons: not given")
    assert hollow.showlegend
    assert hollow.marker.color == story.theme.paper


def test_figure_page_and_print_show_the_same_numbers_once() -> None:
    story = viz.quick_map(table([800, *TONS[1:]]), date="when", size="tons")
    words = [text for text, _ in sizes(story)]
    figure = story.figure(panels=["1361", "1363"])
    # On the first map: the legend of plotly would show no sign as large as on the map.
    (shown,) = (trace for trace in figure.data if trace.text is not None and words[0] in trace.text)
    assert list(shown.text) == words[::-1]
    assert list(shown.marker.size) == [px for _, px in sizes(story)][::-1]
    assert [entry["words"] for entry in payload(story)["legend"] if entry["sign"] == "size-point"] == words
    printed = story.replace(theme="print").static(width_mm=100)[0]
    texts = [text.get_text() for axes in printed.axes for text in axes.texts]
    assert [text for text in texts if text in words] == words
    margin = next(axes for axes in printed.axes if axes.get_gid() == "margin")
    marks = [
        each
        for each in margin.get_children()
        if isinstance(each, PathCollection) and str(each.get_gid()).endswith(words[0])
    ]
    assert len(marks) == 1


def test_lines_are_shown_by_their_width() -> None:
    frame = gpd.GeoDataFrame({"cars": [10, 400]}, geometry=[LineString([(0, 50), (5, 52)])] * 2, crs="EPSG:4326")
    story = viz.quick_map(frame, date=None, size="cars")
    assert [entry["sign"] for entry in legend(story.layers)] == ["size-line"] * 3
    assert sizes(story)[0] == ("cars: 200", 1.4)
    lines = [trace for trace in story.figure().data if trace.name.startswith("cars: ")]
    assert [trace.line.width for trace in lines] == [px for _, px in sizes(story)]


def test_without_a_column_of_sizes_nothing_is_said(story: viz.StoryMap) -> None:
    assert sizes(viz.quick_map(table(TONS), date="when")) == []
    assert sizes(story) == []
    assert story.figure().layout.legend.itemsizing == "constant"


def test_sizes_that_differ_from_row_to_row_cannot_be_compared() -> None:
    frame = gpd.GeoDataFrame(table(TONS), geometry=gpd.points_from_xy([1, 2, 3, 4], [1, 2, 3, 4]), crs="EPSG:4326")
    layer = viz.EventLayer(frame.assign(px=[5, 6, 7, 8]), id="x", size="tons", by={"size": "px"})
    assert legend([layer]) == []
