"""The ways to vary a story, and what they say when they cannot."""

import geopandas as gpd
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
        LayerError, match="there is no layer 'front'; did you mean 'fronts'\\? There are base-relief, base-sea"
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
