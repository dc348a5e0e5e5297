"""Colours of a dossier's actors, changed for the whole story."""

import geopandas as gpd
import pytest
import unpacked
from shapely.geometry import Point

import viz
from geodata import Dossier
from viz import StoryMap
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

NEW, FREE = "#8a1538", "#010203"


@pytest.fixture(scope="module")
def mine(story: StoryMap) -> StoryMap:
    return story.replace(colors={"prc": NEW})


@pytest.fixture(scope="module")
def old(cable: Dossier) -> str:
    """The colour that the dossier gives the actor."""
    return cable.actors.set_index("id")["color"]["prc"]


def test_every_layer_has_the_new_colour(mine: StoryMap, story: StoryMap, old: str) -> None:
    changed = 0
    for layer in story.layers:
        if "color" in layer.data:
            before, after = layer.data["color"], mine[layer.id].data["color"]
            assert (after[before == old] == NEW).all(), layer.id
            assert (after[before != old] == before[before != old]).all(), layer.id
            changed += int((before == old).sum())
    assert changed > 20


def test_figure_timeline_legend_and_page_have_it(mine: StoryMap, story: StoryMap, old: str) -> None:
    drawn = mine.figure().to_json()
    assert NEW in drawn
    assert old not in drawn
    assert {row.color for row in mine.timeline.rows if row.id == "prc"} == {NEW}
    assert {span.color for span in mine.timeline.spans if span.row == "prc"} == {NEW}
    assert NEW in mine.timeline_figure().to_json()
    assert [row.color for row in mine.actors if row.id == "prc"] == [NEW]
    sent = payload(mine)
    assert NEW in {row["color"] for row in sent["timeline"]["rows"]}
    points = unpacked.points(sent, sent["views"][0], mine.views[0].limits)["events"]
    marks = {point["sign"][part] for point in points for part in ("fill", "rim")}
    assert NEW in marks
    assert old not in marks
    # The story itself is as it was.
    assert old in {row.color for row in story.actors}


def test_actors_and_theme_are_changed_at_once(story: StoryMap) -> None:
    both = story.replace(colors={"prc": NEW, "ussr": FREE}, theme="print")
    assert both.theme.name == "print"
    assert [row.color for row in both.actors if row.id in {"prc", "ussr"}] == [FREE, NEW]


def test_a_layer_of_ones_own_is_left_alone(story: StoryMap) -> None:
    own = gpd.GeoDataFrame({"actor": ["prc"], "side": ["#111111"]}, geometry=[Point(126, 39)], crs="EPSG:4326")
    mine = story.add(viz.EventLayer(own, id="own", color="side")).replace(colors={"prc": NEW})
    assert mine["own"].data["side"].tolist() == ["#111111"]


@pytest.mark.parametrize(
    ("colors", "error", "words"),
    [
        ({"china": NEW}, ValueError, "there is no actor 'china'; there are ussr, prc, dprk"),
        ({"dprc": NEW}, ValueError, r"there is no actor 'dprc'; did you mean '(dprk|prc)'\? There are ussr, prc, dprk"),
        ({"prc": "red"}, ValueError, "for 'prc', 'red' will not do; write it as #rrggbb"),
        ({"prc": 3}, TypeError, "for 'prc', 3 will not do; write it as #rrggbb"),
        ("viridis", TypeError, "write actors and their colours, such as"),
    ],
)
def test_wrong_colours_are_named(story: StoryMap, colors: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        story.replace(colors=colors)


def test_the_colours_of_one_layer_alone_are_those_of_the_actors(story: StoryMap) -> None:
    with pytest.raises(
        viz.LayerError, match=r"layer 'fronts' has the colours of the dossier's actors.* replace\(colors="
    ):
        story.replace_layer("fronts", colors={"prc": NEW})
    side = story["fronts"].data.assign(side="a")
    mine = story.replace_layer("fronts", data=side, color="side", colors={"a": NEW})
    assert mine["fronts"].colors == {"a": NEW}


def test_a_table_has_no_actors() -> None:
    frame = gpd.GeoDataFrame({"when": ["1361"]}, geometry=[Point(18, 57)], crs="EPSG:4326")
    with pytest.raises(ValueError, match="this story has no actors; the colours of a layer are those of replace_layer"):
        viz.quick_map(frame, date="when").replace(colors={"prc": NEW})
