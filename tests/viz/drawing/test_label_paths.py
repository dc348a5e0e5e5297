"""Names along rivers and shapes, and those of the base map: where they stand, which are left out, how they are printed."""

import math
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from label_cases import CASES, EDGE, SIZE, Case, agreed
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from named_maps import NAMED, named_map
from PIL import Image
from shapely.geometry import LineString, Point, Polygon
from unpacked import labels

import viz
from viz import StoryMap
from viz.drawing.label_paths import Course
from viz.drawing.label_positions import Box, Room, Seeker, places
from viz.layers.styles import THEMES
from viz.payload.payload import payload
from viz.printing.typesetting import LEAST_PT

pytestmark = pytest.mark.thorough


def seeker(name: dict[str, Any]) -> Seeker:
    course = name.get("course")
    course = course and Course(**{**course, "points": np.array(course["points"], dtype=float)})
    return Seeker(**{**name, "anchors": tuple(name["anchors"]), "course": course})


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_names_find_their_places(case: Case) -> None:
    frame = Box(EDGE, EDGE, SIZE[0] - EDGE, SIZE[1] - EDGE)
    lines = np.array(case.lines, dtype=float).reshape(-1, 2)
    found = places([seeker(name) for name in case.names], [Box(*box) for box in case.taken], lines, frame, case.marks)
    assert [summary(room) for room in found] == [agreed(place) for place in case.expected]


def summary(room: Room | None) -> Any:
    if room is None:
        return None
    if room.arc is None:
        return room.boxes[0].left, room.boxes[0].bottom
    arc = room.arc
    return arc.x, arc.y, math.degrees(arc.angle), 1 / arc.bend if abs(arc.bend) > 1e-6 else 0, arc.width


# matplotlib counts the whole height of a face, which is a little more than its line.
SLACK_PT = 0.4


@pytest.fixture(autouse=True)
def without_relief(monkeypatch: pytest.MonkeyPatch) -> None:
    """The relief has no names, and takes long."""
    for renderer in ("figures.maps", "plates.maps"):
        monkeypatch.setattr(f"viz.{renderer}.ground", lambda *_: Image.new("RGB", (1, 1)))


def korea(*layers: viz.Layer, shown: list[str] | None = None) -> StoryMap:
    corner = gpd.GeoDataFrame({"when": ["1950"]}, geometry=[Point(123.2, 43.8)], crs="EPSG:4326")
    event = viz.EventLayer(corner, id="event", date="when")
    view = viz.map_view((123, 33, 132, 44), at="1950-10-12", layers=shown)
    return StoryMap([*viz.base_layers(), event, *layers], views=[view])


def words(**names: tuple[str, tuple[float, float]]) -> viz.LabelLayer:
    """Free words, each with its lettering."""
    columns = {"name": [word.replace("_", " ") for word in names], "kind": [kind for kind, _ in names.values()]}
    points = [Point(at) for _, at in names.values()]
    data = gpd.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")
    return viz.LabelLayer(data, id="words", label="name", by={"lettering": "kind"})


def course(text: str, points: list[tuple[float, float]]) -> viz.LineLayer:
    data = gpd.GeoDataFrame({"name": [text]}, geometry=[LineString(points)], crs="EPSG:4326")
    return viz.LineLayer(data, id="courses", label="name", style=viz.Style(lettering="river"))


def base_texts(story: StoryMap) -> set[str]:
    """The names that the base map of the main map has to offer."""
    return {each.label.text for each in story.shown.scenes[0].labels if each.label.base}


def along(axes: Axes) -> dict[str, list[Text]]:
    """The names written along lines: uid of the feature -> their letters."""
    found: dict[str, list[Text]] = {}
    for artist in axes.get_children():
        name = artist.get_gid() or ""
        if name.startswith("letter__"):
            found.setdefault(name.removeprefix("letter__").rpartition("__")[0], []).append(artist)
    return found


def colors_sent(story: StoryMap) -> set[str]:
    """The colours of the base map's names on the page."""
    sent = payload(story)
    return {label["color"] for label in labels(sent, sent["views"][0]) if label["base"]}


def test_the_base_map_names_seas_mountains_rivers_and_islands() -> None:
    story = korea()
    assert base_texts(story) >= {"Yellow Sea", "Taebaek Mountains", "Korean Peninsula", "Han", "Jeju Island"}
    _, axes = story.static()
    written = {uid: "".join(letter.get_text() for letter in letters) for uid, letters in along(axes).items()}
    assert written["base-names__yellow-sea"] == "YellowSea"
    assert written["base-names__korean-peninsula"] == "KOREANPENINSULA"
    assert written["base-names__river-han"] == "Han"
    assert "label__base-names__jeju-island" in {artist.get_gid() for artist in axes.get_children()}


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        ({"Yellow_Sea_(West_Sea)": ("sea", (123, 36))}, {"Yellow Sea"}, {"Sea of Japan"}),
        ({"East_Sea_/_Sea_of_Japan": ("sea", (131, 39))}, {"Sea of Japan"}, {"Yellow Sea", "East Korea Bay"}),
        ({"Paektu_/_Changbai": ("mountains", (128, 42))}, {"Changbai Mountains"}, {"Taebaek Mountains"}),
        ({"the_Yalu": ("river", (125, 40))}, {"Yalu"}, {"Tumen"}),
        ({"Quelpart": ("town", (126.5, 33.4))}, {"Jeju Island"}, {"Tsushima"}),
        ({"KOREA": ("region", (127, 38))}, {"Korean Peninsula"}, {"Korea Strait", "Korea Bay"}),
    ],
)
def test_what_the_story_names_the_base_map_does_not(
    told: dict[str, tuple[str, tuple[float, float]]], gone: set[str], kept: set[str]
) -> None:
    offered = base_texts(korea())
    assert gone | kept <= offered
    assert offered - base_texts(korea(words(**told))) == gone


def test_the_names_of_the_base_map_are_a_layer_like_others() -> None:
    story = korea()
    assert base_texts(story.without("base-names")) == set()
    assert base_texts(story.replace_layer("base-names", visible=False)) == set()
    assert base_texts(korea(shown=["base-sea", "base-rivers"])) == set()
    red = story.replace_layer("base-names", style=viz.Style(color="#b00020"))
    _, axes = red.static()
    assert {letter.get_color() for letters in along(axes).values() for letter in letters} == {"#b00020"}
    assert colors_sent(red) == {"#b00020"}
    grey = red.replace(theme="greyscale")
    _, axes = grey.static()
    assert {letter.get_color() for letters in along(axes).values() for letter in letters} == {
        THEMES["greyscale"].paint("#b00020")
    }
    assert colors_sent(grey) == {THEMES["greyscale"].paint("#b00020")}


def test_no_name_of_the_base_map_stands_on_a_picture(tmp_path: Path) -> None:
    Image.new("RGB", (10, 10)).save(tmp_path / "sheet.png")
    corners = Polygon([(130, 41), (136, 41), (136, 37), (130, 37)])
    sheet = gpd.GeoDataFrame({"file": [str(tmp_path / "sheet.png")]}, geometry=[corners], crs="EPSG:4326")
    offered = base_texts(korea(viz.ImageLayer(sheet, id="sheet", image="file")))
    assert "Yellow Sea" in offered
    assert not {"Sea of Japan", "Ulleungdo"} & offered


def test_names_of_the_base_map_give_way() -> None:
    sea = gpd.GeoDataFrame({"name": ["Here"]}, geometry=[Point(123.2, 36)], crs="EPSG:4326")
    capital = viz.PlaceLayer(sea, id="capitals", label="name", style=viz.Style(lettering="capital", rank=3))
    _, axes = korea(capital).static()
    names = [artist.get_gid() for artist in axes.get_children() if artist.get_gid()]
    assert "label__capitals__0" in names
    ranked = [name.split("__")[1] for name in names if name.startswith(("label__", "letter__"))]
    assert ranked.index("capitals") == 0, "what the story names is placed first"


def test_far_out_only_the_first_names_are_shown() -> None:
    far, near = payload(named_map("world")), payload(named_map("korea"))
    every = [label for sent in (far, near) for label in labels(sent, sent["views"][0])]
    coarse = {label["text"]: label["scale"] for label in every if label["base"]}
    world = far["views"][0]
    world_m = (world["bounds"][2] - world["bounds"][0]) * world["metres"] / 900
    assert coarse["Indian Ocean"] > world_m
    assert coarse["Korea Bay"] < world_m
    assert coarse["Wonsan Bay"] < coarse["Korea Bay"] < coarse["Yellow Sea"]


def test_a_river_of_ones_own_is_lettered_along_its_course() -> None:
    points = [(lon, 43.3 - 0.08 * (lon - 127.5) ** 2) for lon in np.linspace(124, 131)]
    _, axes = korea(course("Songhua-ula", points)).static()
    letters = along(axes)["courses__0"]
    assert "".join(letter.get_text() for letter in letters) == "Songhua-ula"
    boxes = [letter.get_window_extent(renderer_of(axes.figure)) for letter in letters]
    middles = [(box.x0 + box.x1) / 2 for box in boxes]
    assert middles == sorted(middles)
    assert len({round(letter.get_rotation(), 2) for letter in letters}) > 3, "it follows the bend"
    assert all(letter.get_fontsize() >= LEAST_PT for letter in letters)
    _, axes = korea(course("Songhua-ula", points[::-1])).static()
    assert [letter.get_text() for letter in along(axes)["courses__0"]] == [letter.get_text() for letter in letters]


def test_a_river_without_room_has_no_name() -> None:
    _, axes = korea(course("Songhua-ula", [(126, 43), (126.3, 43)])).static()
    assert "courses__0" not in along(axes)
    assert "label__courses__0" not in {artist.get_gid() for artist in axes.get_children()}


@pytest.mark.usefixtures("few_fonts")
def test_letters_that_are_joined_are_not_set_one_by_one() -> None:
    _, axes = korea(course("نهر", [(123.5, 42.5), (131, 42.7)])).static()
    assert "courses__0" not in along(axes)
    assert "label__courses__0" in {artist.get_gid() for artist in axes.get_children()}


def test_the_notebooks_figure_names_the_seas_too() -> None:
    (names,) = (trace for trace in korea().figure().data if trace.meta == "labels")
    assert "Yellow Sea" in names.text
    assert "Korea Bay" not in names.text, "it is of the third rank"
    assert set(names.textposition) == {"middle center"}


@pytest.mark.parametrize("name", NAMED)
def test_in_print_no_names_touch_and_none_leaves_the_frame(name: str) -> None:
    figure, _ = named_map(name).static()
    for axes in figure.axes:
        if axes.get_gid() == "margin":
            continue
        frame = shapely.box(*axes.get_window_extent().extents)
        drawn = list(outlines(figure, axes))
        assert drawn
        assert [uid for uid, shape in drawn if not frame.contains(shape)] == []
        pairs = ((one, other) for number, one in enumerate(drawn) for other in drawn[number + 1 :])
        touching = [(one[0], other[0]) for one, other in pairs if one[0] != other[0] and one[1].intersects(other[1])]
        assert touching == []


def renderer_of(figure: Figure) -> Any:
    """What measures the artists of a figure."""
    canvas = figure.canvas if isinstance(figure.canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)
    return canvas.get_renderer()


def outlines(figure: Figure, axes: Axes) -> list[tuple[str, Polygon]]:
    """Each level name and each letter with the room that it takes on the figure, turned as it is."""
    renderer = renderer_of(figure)
    found = []
    for artist in axes.get_children():
        kind, _, name = (artist.get_gid() or "").rpartition(".")[2].partition("__")
        if kind in {"label", "letter"}:
            angle = artist.get_rotation()
            uid = name.rpartition("__")[0] if kind == "letter" else name
            artist.set_rotation(0)
            box = shapely.box(*artist.get_window_extent(renderer).extents).buffer(-SLACK_PT / 72 * figure.dpi)
            at = artist.get_transform().transform(artist.get_position())
            found.append((uid, shapely.affinity.rotate(box, angle, origin=tuple(at))))
    return found
