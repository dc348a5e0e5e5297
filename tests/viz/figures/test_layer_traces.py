"""A figure has few traces: named, switched layer by layer, and each point knows what it stands for."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
import traced
from shapely.geometry import LineString, Point, box

import viz
from viz import StoryMap
from viz.figures.layer_traces import BASE
from viz.figures.names import LABELS
from viz.figures.traces import Trace
from viz.layers.styles import SCREEN

pytestmark = pytest.mark.thorough

MOST_TRACES = 20
# What plotly cannot vary within a trace; on the last day of the cable there are so many signs.
SIGN, MOST_ON_ANY_DAY = ("line", "fill", "fillcolor", "fillpattern", "opacity"), 28
HARM = "<b onclick='x'>a</b>"


@pytest.fixture(scope="module")
def figure(story: StoryMap) -> go.Figure:
    return story.figure()


@pytest.fixture(scope="module")
def view() -> viz.MapView:
    return viz.map_view((0, 50, 12, 58))


def table(**columns: list) -> pd.DataFrame:
    return pd.DataFrame(
        {"name": ["Visby", "Lübeck", "Danzig"], "lon": [18.29, 10.69, 18.65], "lat": [57.64, 53.87, 54.35], **columns}
    )


def entries(figure: go.Figure, layer: str) -> list[str]:
    """What the legend says of a layer."""
    return [trace.name for trace in figure.select_traces({"meta": layer}) if trace.showlegend]


def test_the_cable_has_few_traces_each_with_a_name_and_a_switch(figure: go.Figure) -> None:
    assert len(figure.data) <= MOST_TRACES
    for trace in figure.data:
        assert trace.name
        assert trace.legendgroup == trace.meta
    assert figure.layout.showlegend
    assert figure.layout.legend.groupclick == "togglegroup"


@pytest.mark.parametrize("day", ["1950-10-14", "1950-12-24"])
def test_on_no_day_has_a_layer_two_traces_of_one_sign(story: StoryMap, day: str) -> None:
    figure = story.at(day).figure(words=False)
    signs = [
        json.dumps(
            {"meta": trace.meta, "mode": trace.mode, **{name: trace.to_plotly_json().get(name) for name in SIGN}}
        )
        for trace in figure.data
    ]
    assert len(set(signs)) == len(signs)
    assert len(figure.data) <= MOST_ON_ANY_DAY
    for trace in figure.data:
        assert trace.name
        assert trace.legendgroup == trace.meta


def test_each_layer_has_one_entry_in_the_legend(figure: go.Figure, story: StoryMap) -> None:
    layers = {trace.meta for trace in figure.data}
    assert {BASE, "areas", "fronts", "messages", "movements", "events", LABELS} <= layers
    for layer in layers:
        assert len(entries(figure, layer)) == 1, layer
    assert entries(figure, "fronts") == [story["fronts"].name]
    (line,) = (trace for trace in figure.select_traces({"meta": "fronts"}) if trace.showlegend)
    assert not line.fill  # not its soft edge


def test_a_layer_is_switched_by_its_id(story: StoryMap) -> None:
    figure = story.figure().update_traces(selector={"meta": "messages"}, visible=False)
    hidden = [trace for trace in figure.data if trace.visible is False]
    assert len(hidden) > 1
    assert {trace.meta for trace in hidden} == {"messages"}
    assert traced.events_of(figure, "messages") == {cell for trace in hidden for cell in trace.customdata}


def own_stretch(trace: go.Scatter, piece: Trace) -> bool:
    """Whether a trace has a stretch of points that is a piece, and tells of it alone."""
    x, y, count = np.asarray(trace.x, float), np.asarray(trace.y, float), len(piece["x"])
    return any(
        np.allclose(x[start : start + count], piece["x"], equal_nan=True)
        and np.allclose(y[start : start + count], piece["y"], equal_nan=True)
        and set(trace.hovertext[start : start + count]) == {piece["hovertext"]}
        and set(trace.customdata[start : start + count]) == set(piece["customdata"])
        for start in range(len(x) - count + 1)
    )


@pytest.mark.parametrize("day", ["1950-10-12", "1950-11-30"])
def test_each_point_of_a_joined_trace_tells_of_its_own_feature(story: StoryMap, day: str) -> None:
    mine = story.at(day)
    figure = mine.figure()
    joined = 0
    for piece in traced.piece_traces(mine.shown.whole, mine.theme):
        if "meta" not in piece or piece["uid"].rpartition("__")[2].isdigit() or "marker" in piece:
            continue
        count = len(piece["x"])
        there = [each for each in figure.select_traces({"meta": piece["meta"]}) if own_stretch(each, piece)]
        assert there, piece["uid"]
        assert all(len(each.customdata) == len(each.hovertext) == len(each.x) for each in there)
        joined += len(there[0].x) > count
    assert joined > 5


def test_what_is_joined_looks_as_each_piece_did(story: StoryMap) -> None:
    figure = story.figure()
    for piece in traced.piece_traces(story.shown.whole, story.theme):
        if piece["uid"].startswith(("messages__", "movements__")):
            lines = traced.outlines(go.Scatter(x=piece["x"], y=piece["y"]))
            (there,) = (
                trace
                for trace in figure.select_traces({"meta": piece["meta"]})
                if traced.same_outlines(lines, traced.outlines(trace))
            )
            drawn = there.to_plotly_json()
            for sign in ("line", "fillcolor", "fillpattern", "mode"):
                assert drawn.get(sign) == piece.get(sign), (piece["uid"], sign)


def test_the_soft_edge_of_an_area_is_one_band(view: viz.MapView) -> None:
    area = box(3, 52, 5, 54)
    frame = gpd.GeoDataFrame({"name": ["a"]}, geometry=[area], crs="EPSG:4326")
    sharp, soft = (
        StoryMap([viz.AreaLayer(frame, id="a", label="name", style=viz.Style(precision_km=km))], views=[view])
        for km in (0, 60)
    )
    (only,) = sharp.figure().select_traces({"meta": "a"})
    edge, inner = soft.figure().select_traces({"meta": "a"})
    assert only.line.width > 0
    assert not edge.line.width
    widths = [np.ptp(np.concatenate(traced.outlines(trace))[:, 0]) for trace in (edge, inner)]
    assert 100_000 < widths[0] - widths[1] < 140_000  # 60 km on either side
    assert opacity(edge) < opacity(inner)
    # The band ends where the area begins: it has that as its hole.
    hole, area = (set(map(tuple, line)) for line in (min(traced.outlines(edge), key=np.ptp), *traced.outlines(inner)))
    assert len(traced.outlines(edge)) == 2
    assert hole == area


def opacity(trace: go.Scatter) -> float:
    return float(trace.fillcolor.rstrip(")").split(",")[3])


def test_the_soft_edge_of_a_front_is_one_band(story: StoryMap) -> None:
    band, line = story.figure().select_traces({"meta": "fronts"})
    assert (band.fill, line.fill) == ("toself", None)
    assert band.line.width == 0


def test_title_day_and_credits_stand_around_the_map(figure: go.Figure) -> None:
    assert figure.layout.title.text == "Cable No. 75511"
    assert figure.layout.title.subtitle.text == "As of 12 October 1950"
    (sources,) = figure.layout.annotations
    assert "Natural Earth" in sources.text
    assert (sources.yref, sources.y, sources.yanchor) == ("paper", 0, "top")
    assert figure.layout.margin.t > 40
    assert figure.layout.margin.b >= 10 * (sources.text.count("<br>") + 1)
    assert max(map(len, sources.text.split("<br>"))) <= 110


def test_without_words_there_is_the_map_alone(story: StoryMap) -> None:
    bare = story.figure(words=False)
    assert bare.layout.title.text is None
    assert not bare.layout.annotations
    assert bare.layout.showlegend is False
    assert (bare.layout.margin.t, bare.layout.margin.b, bare.layout.margin.l) == (0, 0, 0)
    assert [trace.uid for trace in bare.data] == [trace.uid for trace in story.figure().data]


def test_a_title_is_text() -> None:
    story = viz.quick_map(table(when=["1361", "1370", "1398"]), date="when", label="name", title=HARM)
    figure = story.figure()
    assert "<b" not in figure.layout.title.text
    assert "&lt;b" in figure.layout.title.text


def test_colours_of_words_are_explained_and_draw_nothing_more() -> None:
    frame = table(when=["1361", "1370", "1398"], side=["Denmark", "Hansa", None])
    story = viz.quick_map(frame, date="when", label="name", color="side")
    figure = story.figure()
    assert entries(figure, "events") == ["Denmark", "Hansa", "not given"]
    points, *key = figure.select_traces({"meta": "events"})
    assert {trace.legendgroup for trace in key} == {"events"}
    assert key[0].legendgrouptitle.text == "side"
    assert all(trace.x == (None,) for trace in key)
    colors = traced.colors_of(points.marker, len(points.x))
    assert [trace.marker.color for trace in key[:2]] == colors[:2]
    # What has no value is hollow on the map and in the legend.
    rims = traced.colors_of(points.marker.line, len(points.x))
    assert (key[2].marker.color, key[2].marker.line.color) == (colors[2], rims[2])


def test_colours_of_numbers_are_explained_by_steps() -> None:
    story = viz.quick_map(table(when=["1361"] * 3, n=[5, 12_750, 100]), date="when", color="n")
    assert entries(story.figure(), "events") == ["5", "100", "12,750"]
    grey = story.replace(theme="greyscale").figure()
    colors = [trace.marker.color for trace in grey.select_traces({"meta": "events"}) if trace.showlegend]
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)


@pytest.mark.parametrize(
    ("kind", "shape", "mode"),
    [(viz.LineLayer, LineString([(1, 51), (9, 57)]), "lines"), (viz.AreaLayer, box(2, 52, 4, 54), "markers")],
)
def test_lines_and_areas_have_their_own_signs(view: viz.MapView, kind: type, shape: object, mode: str) -> None:
    frame = gpd.GeoDataFrame({"gauge": ["a", HARM]}, geometry=[shape, shape], crs="EPSG:4326")
    figure = StoryMap([kind(frame, id="x", name=HARM, color="gauge")], views=[view]).figure()
    key = [trace for trace in figure.select_traces({"meta": "x"}) if trace.showlegend]
    assert [trace.mode for trace in key] == [mode, mode]
    assert not [text for trace in key for text in (trace.name, trace.legendgrouptitle.text or "") if "<b" in text]


def test_one_colour_needs_no_explanation(view: viz.MapView) -> None:
    frame = gpd.GeoDataFrame({"c": ["#123456"]}, geometry=[Point(3, 52)], crs="EPSG:4326")
    figure = StoryMap([viz.EventLayer(frame, id="x", name="Posts", color="c")], views=[view]).figure()
    assert entries(figure, "x") == ["Posts"]


def test_the_pointer_shows_the_columns_as_text(view: viz.MapView) -> None:
    frame = gpd.GeoDataFrame(
        {"name": [HARM, "b"], "men": [3, 5]}, geometry=[Point(3, 52), Point(4, 53)], crs="EPSG:4326"
    )
    figure = StoryMap([viz.EventLayer(frame, id="x", hover=("name", "men"))], views=[view]).figure()
    (points,) = figure.select_traces({"meta": "x"})
    assert points.hovertemplate == "%{hovertext}<extra></extra>"
    assert [text.split("<br>")[0] for text in points.hovertext] == [
        "name: &lt;b onclick='x'&gt;a&lt;/b&gt;; men: 3",
        "name: b; men: 5",
    ]


def test_marks_are_as_dark_as_their_colours(figure: go.Figure) -> None:
    (points,) = figure.select_traces({"meta": "events"})
    assert points.marker.opacity == 1
    assert SCREEN.ink not in traced.colors_of(points.marker, len(points.x))
