"""Frames as people have them: odd ids, repeated indices, lists, gaps, points without a place, words that mean harm."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import traced
from PIL import Image
from shapely.geometry import GeometryCollection, LineString, MultiPoint, Point, Polygon, box
from unpacked import points as points_of

import viz
from viz import LayerError, StoryMap
from viz.layers.features import features, kept
from viz.layers.styles import SCREEN
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

NORTH_SEA = (0, 50, 12, 60)
HARM = "<b onclick=alert(1)>x</b>"


@pytest.fixture(scope="module")
def view() -> viz.MapView:
    return viz.map_view(NORTH_SEA, at="1950")


def points(count: int = 3, **columns: object) -> gpd.GeoDataFrame:
    at = [Point(2 + number, 53 + number) for number in range(count)]
    return gpd.GeoDataFrame({"when": [str(1950 + n) for n in range(count)], **columns}, geometry=at, crs="EPSG:4326")


@pytest.mark.parametrize(
    "frame",
    [
        points().set_axis([7, 7, 8]),
        points(id=["x", "x", "y"]),
        points(id=["x", np.nan, "y"]),
        points().set_axis(["Line A", "b/c", "ä"]),
    ],
    ids=["repeated index", "repeated ids", "missing id", "odd index"],
)
def test_rows_keep_their_ids_when_others_are_left_out(frame: gpd.GeoDataFrame) -> None:
    layer = viz.EventLayer(frame, id="e", date="when")
    whole, rest = features(layer, SCREEN), features(kept(layer, [1, 2]), SCREEN)
    for column in ("id", "events"):
        assert whole[column].is_unique
        assert rest[column].tolist() == whole[column].tolist()[1:]
    assert not any(" " in event for event in whole["events"])


def test_sizes_mean_the_same_when_rows_are_left_out() -> None:
    layer = viz.EventLayer(points(men=[100, 1, 1]), id="e", size="men")
    assert features(kept(layer, [1, 2]), SCREEN)["size"].tolist() == features(layer, SCREEN)["size"].tolist()[1:]


def test_an_empty_cell_leaves_it_to_the_style() -> None:
    frame = points(px=[20.0, np.nan, 30.0], open=[True, None, False])
    layer = viz.EventLayer(frame, id="e", by={"size": "px", "hollow": "open"}, style=viz.Style(size=5))
    drawn = features(layer, SCREEN)
    assert drawn["size"].tolist() == [20, 5, 30]
    assert drawn["hollow"].tolist() == [True, False, False]


def test_what_lies_nowhere_is_left_out_and_many_points_are_many_marks() -> None:
    table = pd.DataFrame({"when": ["1950", "1951"], "lon": [3.0, None], "lat": [52.0, 53.0]})
    assert len(viz.quick_map(table, date="when")["events"].data) == 1
    frame = gpd.GeoDataFrame({"when": ["1950"]}, geometry=[MultiPoint([(3, 52), (4, 53)])], crs="EPSG:4326")
    assert len(viz.quick_map(frame, date="when")["events"].data) == 2
    mixed = frame.set_geometry([GeometryCollection([Point(3, 52), LineString([(3, 52), (4, 53)])])], crs="EPSG:4326")
    with pytest.raises(LayerError, match="row 0: has a GeometryCollection; take it apart with explode"):
        viz.quick_map(mixed, date="when")


def test_cells_may_hold_lists() -> None:
    frame = points(tags=[["a", "b"], [], ["c"]])
    story = viz.quick_map(frame, date="when")
    assert story.narrative.cards[0]["summary"] == "tags: ['a', 'b']"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"id": "my towns"}, "layer id 'my towns': write it with letters, figures, - and _ only"),
        ({"id": "e", "date": "flag"}, "column 'flag': 3 cells are no dates\n  row 0: \"True\" is not a date"),
    ],
)
def test_what_cannot_be_read_is_said(view: viz.MapView, arguments: dict[str, str], words: str) -> None:
    with pytest.raises(LayerError, match=words):
        StoryMap([viz.EventLayer(points(flag=[True, False, True]), **arguments)], views=[view]).figure()


def test_a_kind_says_what_it_cannot_draw() -> None:
    with pytest.raises(
        LayerError, match="layer 'e': LineLayer draws LineString or MultiLineString or LinearRing; its data has Point"
    ):
        viz.LineLayer(points(), id="e")


def test_names_never_become_markup(view: viz.MapView) -> None:
    own = viz.LineLayer(
        gpd.GeoDataFrame({"name": [HARM]}, geometry=[LineString([(3, 52), (5, 54)])], crs="EPSG:4326"),
        id="lines",
        name=HARM,
        label="name",
    )
    rivals = viz.CandidateLayer(points(letter=[HARM, "b", "c"]), id="rivals", name=HARM, by={"letter": "letter"})
    figure = StoryMap([own, rivals], views=[view]).figure()
    texts = [text for each in figure.data for text in (each.name, *np.atleast_1d(each.text or ""))]
    assert any("&lt;b" in str(text) for text in texts)
    assert not any("<b" in str(text) for text in texts)


def test_a_figure_of_a_day_names_what_is_on_it(view: viz.MapView) -> None:
    own = viz.EventLayer(points(name=["One", "Two", "Three"]), id="e", date="when", label="name")
    story = StoryMap([own], views=[view])
    (names,) = (each for each in story.at("1951").figure().data if each.uid == "labels")
    assert [text.strip() for text in names.text] == ["One", "Two"]


def test_what_is_possible_on_a_day_is_drawn(view: viz.MapView) -> None:
    own = viz.EventLayer(points().assign(when=["1950", "1950/1953", "1952"]), id="e", date="when")
    story = StoryMap([own], views=[view]).at("1951", certainty="possible")
    sent = payload(story)
    drawn = points_of(sent, sent["views"][0], view.limits)["e"]
    assert len(drawn) == len(story.shown["e"].data) == 2
    assert [event for point in drawn for event in point["events"]] == features(story.shown["e"], SCREEN)[
        "events"
    ].tolist()


def test_map_and_timeline_have_one_colour_for_a_word() -> None:
    shapes = [Point(3, 52), box(3, 52, 4, 53), LineString([(3, 52), (4, 53)])]
    frame = gpd.GeoDataFrame({"when": ["1950"] * 3, "side": ["a", "b", "c"]}, geometry=shapes, crs="EPSG:4326")
    story = viz.quick_map(frame, date="when", color="side")
    rows = {row.label: row.color for row in story.timeline.rows}
    (points_drawn,) = (each for each in story.figure().data if each.uid == "events")
    assert traced.colors_of(points_drawn.marker, len(points_drawn.x))[0] == rows["a"]
    assert list(story["areas"].colors.items()) == list(rows.items()) or dict(story["areas"].colors) == rows


def test_the_rim_of_a_picture_is_no_coast(tmp_path: Path, view: viz.MapView) -> None:
    Image.new("RGB", (20, 20), "#aa8844").save(tmp_path / "sheet.png")
    corners = Polygon([(2, 56), (5, 56), (5, 54), (2, 54)])
    sheet = gpd.GeoDataFrame({"file": [str(tmp_path / "sheet.png")]}, geometry=[corners], crs="EPSG:4326")
    story = StoryMap([*viz.base_layers(), viz.ImageLayer(sheet, id="scan", image="file")], views=[view])
    base = list(story.figure().select_traces({"meta": "base"}))
    (sea,) = (each for each in base if each.fill)
    assert not sea.line.width
    (coast,) = (each for each in base if each.line.color == story.theme.coast)
    x, y = np.asarray(coast.x, float), np.asarray(coast.y, float)
    at = gpd.GeoSeries(gpd.points_from_xy(x[~np.isnan(x)], y[~np.isnan(y)]), crs=view.crs).to_crs("EPSG:4326")
    assert not at.within(corners.buffer(0.02)).any()


def test_what_lies_nowhere_is_not_projected(view: viz.MapView) -> None:
    story = StoryMap([viz.EventLayer(points(), id="e", date="when")], views=[view])
    frame = gpd.GeoDataFrame({"name": ["here", "nowhere"]}, geometry=[Point(3, 53), None], crs="EPSG:4326")
    assert story.project(frame)["name"].tolist() == ["here"]


def test_values_of_another_kind_are_refused(view: viz.MapView) -> None:
    layer = viz.EventLayer(points(), id="e", date="when")
    with pytest.raises(TypeError, match="a timeline is what ct"):
        StoryMap([layer], views=[view], timeline=points())  # type: ignore[arg-type]
    with pytest.raises(LayerError, match="its style is a ct"):
        viz.EventLayer(points(), id="e", style={"color": "#ff0000"})  # type: ignore[arg-type]
    with pytest.raises(LayerError, match="the base map brings its own data"):
        viz.BaseLayer(points(), id="base-sea")
    with pytest.raises(LayerError, match="its data is a GeoDataFrame, not a DataFrame"):
        viz.EventLayer(pd.DataFrame({"lon": [1.0]}), id="e")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="EventLayer has no 'stile'; it has data, id, name"):
        StoryMap([layer], views=[view]).replace_layer("e", stile=1)
    with pytest.raises(TypeError, match=r"views are several: write views=\[…\]"):
        StoryMap([layer], views=view)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"read it with ct\.read_dossier"):
        viz.story_map("seeds/cable-75511")  # type: ignore[arg-type]
