"""The ways to vary a story, and what they say when they cannot."""

import pickle
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import traced
from shapely.geometry import LineString, Point

import viz
from geodata import Day
from viz import LayerError, StoryMap


@pytest.fixture
def rail() -> gpd.GeoDataFrame:
    """Somebody's own railways, in metres."""
    lines = [LineString([(125.7, 39.0), (127.4, 39.2)]), LineString([(126.6, 37.5), (126.9, 38.0)])]
    frame = gpd.GeoDataFrame(
        {"gauge": ["standard", "narrow"], "name": ["East", "South"]}, geometry=lines, crs="EPSG:4326"
    )
    return frame.to_crs("EPSG:5179")


def ids(story: StoryMap) -> list[str]:
    return [layer.id for layer in story.layers]


def test_layers_are_found_by_their_ids(story: StoryMap) -> None:
    assert story["fronts"].id == "fronts"
    with pytest.raises(
        LayerError, match=r"there is no layer 'front'; did you mean 'fronts'\? There are fronts, .* and [0-9]+ more$"
    ):
        story["front"]


def test_a_story_is_never_altered_but_varied(story: StoryMap, rail: gpd.GeoDataFrame) -> None:
    own = viz.LineLayer(rail, id="rail", name="Railways", color="gauge")
    mine = story.without("movements").replace(layers=[own, *story.layers])
    assert ids(mine) == ["rail", *ids(story)]
    assert "movements" not in ids(story.without("movements"))
    assert "rail" not in ids(story)
    assert isinstance(mine, StoryMap)


def test_a_layer_is_changed_by_its_id(story: StoryMap) -> None:
    wide = story.replace_layer("fronts", style=viz.Style(width=9))

    def widths(mine: StoryMap) -> set[tuple[str, float]]:
        drawn = mine.figure().select_traces({"meta": "fronts"})
        return {(text, trace.line.width) for trace in drawn if not trace.fill for text in trace.hovertext}

    f3 = story["fronts"].data.set_index("id")["hover"]["f3"]
    assert (widths(wide), widths(story)) == ({(f3, 9)}, {(f3, 3.2)})


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"theme": "sepia"}, ValueError, "there is no theme 'sepia'; there are screen, projector, print, greyscale"),
        ({"themes": "print"}, TypeError, "a story has no 'themes'; it has layers"),
    ],
)
def test_a_wrong_change_is_named(story: StoryMap, change: dict[str, str], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        story.replace(**change)


def test_two_layers_of_one_id_are_refused(story: StoryMap) -> None:
    with pytest.raises(LayerError, match="there are several layers 'events'"):
        story.replace(layers=[*story.layers, story["events"]])


def fronts(story: StoryMap) -> list[str]:
    """The fronts that a figure shows."""
    ids: list[str] = story.shown["fronts"].data["id"].tolist()
    return ids


def test_a_day_and_a_span_choose_what_is_shown(story: StoryMap) -> None:
    assert fronts(story.at("1950-10-01")) == ["f1"]
    assert fronts(story.between("1950-10-08", "1950-10-12")) == ["f1", "f2", "f3"]
    assert fronts(story.between("..", "1950-10-01")) == ["f1"]
    hovers = story["fronts"].data.set_index("id")["hover"]
    later = traced.features_of(story.at("1950-11-30").figure(), "fronts")
    assert hovers["f5"] in later
    assert hovers["f3"] not in later


def test_what_is_certain_is_possible_and_not_the_other_way_round(story: StoryMap) -> None:
    certain, possible = (
        set(story.at("1950-10-10", certainty=certainty).shown["events"].data["id"])
        for certainty in ("certain", "possible")
    )
    assert certain < possible
    assert "meeting" in possible - certain  # 10 or 11 October


def test_a_path_is_chosen_by_its_name(story: StoryMap) -> None:
    assert story.path("lesson").narrative.order == "path"
    with pytest.raises(ValueError, match="there is no path 'exam'; there are lesson"):
        story.path("exam")


def test_other_data_come_to_the_figures_metres(story: StoryMap) -> None:
    seoul = gpd.GeoDataFrame(geometry=[Point(126.98, 37.57)], crs="EPSG:4326")
    at = story.project(seoul.to_crs("EPSG:5179")).geometry.iloc[0]
    x0, y0, x1, y1 = story.views[0].bounds
    assert x0 < at.x < x1
    assert y0 < at.y < y1
    with pytest.raises(ValueError, match="no CRS"):
        story.project(seoul.set_crs(None, allow_override=True))
    with pytest.raises(ValueError, match="there is no view 'asia'; there are theatre, eurasia, coast"):
        story.project(seoul, view="asia")


def test_a_layer_of_ones_own_is_drawn_in_its_colours(story: StoryMap, rail: gpd.GeoDataFrame) -> None:
    own = viz.LineLayer(rail, id="rail", name="Railways", color="gauge", hover=("name", "gauge"))
    drawn = traced.drawn(story.replace(layers=[own]).figure(), "rail")
    assert len({trace.line.color for trace in drawn}) == 2
    assert [set(trace.hovertext) for trace in drawn] == [
        {"name: East; gauge: standard"},
        {"name: South; gauge: narrow"},
    ]


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"color": "guage"}, "layer 'rail': its data has no column 'guage' for color; there are gauge, name"),
        ({"by": {"weight": "gauge"}}, "layer 'rail': 'weight' is no field of Style; there are color, size, width"),
    ],
)
def test_a_column_that_is_not_there_is_named(rail: gpd.GeoDataFrame, columns: dict, words: str) -> None:
    with pytest.raises(LayerError, match=words):
        viz.LineLayer(rail, id="rail", **columns)


def test_a_layer_needs_a_crs(rail: gpd.GeoDataFrame) -> None:
    with pytest.raises(LayerError, match="layer 'rail': its data has no CRS"):
        viz.LineLayer(rail.set_crs(None, allow_override=True), id="rail")


@pytest.mark.parametrize("value", ["12/10/1950", 3.5, object()])
def test_a_date_that_cannot_be_read_names_layer_and_column(
    story: StoryMap, rail: gpd.GeoDataFrame, value: object
) -> None:
    own = viz.LineLayer(rail.assign(built=[value, value]), id="rail", date="built")
    with pytest.raises(LayerError, match="layer 'rail', column 'built'"):
        story.replace(layers=[own]).at("1950-10-12").figure()


def test_dates_of_every_kind_are_read(story: StoryMap, rail: gpd.GeoDataFrame) -> None:
    for values in (
        ["1905", "1940-05"],
        [1905, 1940],
        [1905.0, 1940.0],
        [Day.from_civil(1905, 1, 1), Day.from_civil(1940, 5, 1)],
        pd.to_datetime(["1905-01-01", "1940-05-01"]),
    ):
        own = viz.LineLayer(rail.assign(built=values), id="rail", date="built")
        assert len(story.replace(layers=[own]).at("1930-01-01").shown["rail"].data) == 1


def test_greyscale_has_no_colour(story: StoryMap) -> None:
    drawn = [trace for trace in story.replace(theme="greyscale").figure().data if trace.meta in set(ids(story))]
    colors = {color for trace in drawn for color in [trace.fillcolor, trace.line.color] if isinstance(color, str)}
    hexes = {color for color in colors if color.startswith("#")}
    assert len(hexes) > 3
    assert all(color[1:3] == color[3:5] == color[5:7] for color in hexes)


def test_single_places_and_series_come_to_the_figures_metres(story: StoryMap, rail: gpd.GeoDataFrame) -> None:
    frame = gpd.GeoDataFrame(geometry=[Point(126.98, 37.57)], crs="EPSG:4326")
    at = story.project(frame).geometry.iloc[0]
    for place in (Point(126.98, 37.57), (126.98, 37.57), [126.98, 37.57]):
        assert story.project(place).equals(at)
    series = story.project(rail.geometry.rename("track"))
    assert isinstance(series, gpd.GeoSeries)
    assert series.name == "track"
    assert series.geom_equals(story.project(rail).geometry).all()
    assert series.index.tolist() == rail.index.tolist()


@pytest.mark.parametrize(
    ("place", "error", "words"),
    [
        ("Seoul", TypeError, "str is no place; give a GeoDataFrame, a GeoSeries, a shapely geometry in degrees or"),
        ((1, 2, 3), TypeError, "tuple is no place"),
        (pd.DataFrame({"lon": [1.0]}), TypeError, "DataFrame is no place"),
        (gpd.GeoSeries([Point(1, 2)]), ValueError, "the series has no CRS; give it one with series.set_crs"),
        ((0, -90), ValueError, "does not reach \\(0, -90\\); write degrees, longitude before latitude"),
        (Point(), ValueError, "does not reach"),
    ],
)
def test_what_is_no_place_is_refused(story: StoryMap, place: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        story.project(place)


def test_a_story_can_be_pickled(story: StoryMap, rail: gpd.GeoDataFrame) -> None:
    table = pd.DataFrame({"when": ["1361", "1370"], "lon": [18.3, 10.7], "lat": [57.6, 53.9], "side": ["a", "b"]})
    mine = story.add(viz.LineLayer(rail, id="rail", color="gauge")).at("1950-10-09")
    for each in (mine, viz.quick_map(table, date="when", color="side")):
        again = pickle.loads(pickle.dumps(each))  # noqa: S301 - it was pickled here
        assert repr(again) == repr(each)
        assert again.figure() == each.figure()
        assert again.timeline_figure() == each.timeline_figure()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda story: story.without(["fronts", "areas"]), "write the ids one after the other: without\\('fronts'"),
        (lambda story: story.add("fronts"), "str is none of the layers of a story"),
        (lambda story: story.replace(layers=[story["fronts"].data]), "GeoDataFrame is none of the layers of a story"),
        (lambda story: story.replace(views=[1]), "int is none of the views of a story, which ct.map_view"),
    ],
)
def test_what_is_no_layer_or_view_is_refused(story: StoryMap, wrong: Callable[[StoryMap], object], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        wrong(story)


def test_who_gives_a_colour_for_a_column_is_told_of_the_style(rail: gpd.GeoDataFrame) -> None:
    with pytest.raises(
        LayerError, match="no column 'red' for color; there are gauge, name; one colour for all is style="
    ):
        viz.LineLayer(rail, id="rail", color="red")


@pytest.mark.parametrize(
    ("field", "value", "error", "words"),
    [
        ("color", "red", ValueError, "color = 'red' will not do; write it as #rrggbb"),
        ("color", "rgb(1,2,3)", ValueError, "color = 'rgb\\(1,2,3\\)' will not do; write it as #rrggbb"),
        ("shape", "star", ValueError, "shape = 'star' will not do; there are circle, square"),
        ("width", "3", TypeError, "width = '3' will not do; write a number above 0, in px"),
        ("width", True, TypeError, "width = True will not do; write a number above 0, in px"),
        ("fill", 2, ValueError, "fill = 2 will not do; write an opacity from 0 to 1"),
        ("dash", "dashed", ValueError, "dash = 'dashed' will not do; there are solid, dash, dot"),
        ("hatched", "yes", TypeError, "hatched = 'yes' will not do; write True or False"),
    ],
)
def test_a_style_refuses_what_cannot_be_drawn(field: str, value: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        viz.Style(**{field: value})


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (1950, "1950-12-31"),
        (pd.Period("1950-10"), "1950-10-31"),
        (np.int64(1950), "1950-12-31"),
        (np.datetime64("1950-10-09"), "1950-10-09"),
        (pd.Timestamp("1950-10-09 23:59", tz="Asia/Seoul"), "1950-10-09"),
    ],
)
def test_a_day_is_what_columns_hold(story: StoryMap, day: object, shown: str) -> None:
    assert str(story.at(day).day) == shown
    assert str(story.between(day, day).span[1]) == shown
