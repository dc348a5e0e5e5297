"""Arrows and messages that keep their shape and their distance on small maps, and names that keep their side."""

import itertools
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import LineString

import viz
from viz.drawing.pieces import Fill, Piece, Stroke
from viz.engraving.arrows import side_by_side
from viz.engraving.dates import dated_fronts, numbered
from viz.engraving.engraver import Engraver
from viz.engraving.messages import parted
from viz.engraving.paper import Paper
from viz.engraving.sides import facing_away
from viz.engraving.soft import bands
from viz.layers.labels import BESIDE_A_POINT
from viz.layers.styles import GREYSCALE, PRINT, Theme
from viz.stories.timeline import Row

PT_60_MM, WIDTH_60_MM = 0.33, 170.0
ACTORS = (
    Row("north", "North", "N", "#0f726b", "square", 0, 1),
    Row("south", "South", "S", "#cf6a1c", "triangle-up", 1, 2),
)


def frame(lines: list[shapely.Geometry], **columns: list[object]) -> gpd.GeoDataFrame:
    named = {"id": [f"r{number}" for number in range(len(lines))], **columns}
    return gpd.GeoDataFrame(named, geometry=lines, crs="EPSG:4326")


def engraved(layer: viz.Layer, theme: Theme = PRINT) -> tuple[list[Piece], Paper]:
    """The pieces of a layer on a map of ten degrees that is 60 mm wide."""
    story = viz.StoryMap([layer], views=[viz.map_view((120, 35, 130, 42))])
    [scene] = story.told.scenes
    bounds = scene.view.bounds
    paper = Paper(pt=PT_60_MM, metres=(bounds[2] - bounds[0]) / WIDTH_60_MM, bounds=bounds)
    return list(Engraver(theme, ACTORS).pieces(scene, paper)), paper


def test_a_short_arrow_keeps_a_head_that_can_be_seen() -> None:
    way = LineString([(125, 38), (125.05, 38.05)])
    layer = viz.MovementLayer(frame([way]), id="ways", style=viz.Style(dash="dash", width=5, fill=0.1))
    [arrow], paper = engraved(layer)
    assert isinstance(arrow, Fill)
    [outline] = shapely.get_parts(arrow.shape)
    across, along = sorted(_sides(outline.minimum_rotated_rectangle))
    assert along / paper.metres > 6
    assert across / paper.metres > 3
    # A dashed outline would be a few dashes.
    assert arrow.edge is not None
    assert arrow.edge.dash == "solid"


def _sides(rectangle: shapely.Polygon) -> list[float]:
    corners = np.asarray(rectangle.exterior.coords)
    return [float(np.hypot(*(end - start))) for start, end in itertools.pairwise(corners[:3])]


def test_two_arrows_on_one_way_lie_side_by_side() -> None:
    way, back, aslant = LineString([(0, 0), (30, 0)]), LineString([(29, 1), (0, 1)]), LineString([(0, 0), (3, 9)])
    one, other, third = side_by_side([way, back, aslant], [4.0, 4.0, 4.0])
    assert one.distance(other) >= 6
    assert third.equals(aslant)
    assert one.coords[0][1] != way.coords[0][1]


def test_messages_between_two_places_run_apart_and_end_where_they_end() -> None:
    way = LineString([(0, 0), (400, 0)])
    found = parted([way, way.reverse(), way], 1.0)
    assert [turn for _, turn in found] == [-1, 0, 1]
    for (line, _), asked in zip(found, (way, way.reverse(), way), strict=True):
        assert (line.coords[0], line.coords[-1]) == (asked.coords[0], asked.coords[-1])
    middles = sorted(line.interpolate(0.5, normalized=True).y for line, _ in found)
    assert np.diff(middles).tolist() == pytest.approx([3, 3], abs=0.1)


def test_a_message_says_which_way_it_went() -> None:
    way = LineString([(122, 37), (128, 37)])
    pieces, paper = engraved(viz.MessageLayer(frame([way, way.reverse()]), id="letters"))
    heads = [piece.shape for piece in pieces if piece.about.uid.endswith("__head")]
    assert len([piece for piece in pieces if isinstance(piece, Stroke)]) == 2
    # The tip of the first lies to the east of its middle, that of the second to the west.
    towards = [head.exterior.coords[0][0] - head.centroid.x for head in heads]
    assert towards[0] > 0 > towards[1]
    assert all(abs(each) > paper.metres for each in towards)


def test_greys_say_by_a_shape_who_acts() -> None:
    way = LineString([(122, 37), (128, 37)])
    ways = viz.MovementLayer(frame([way], color=["#cf6a1c"]), id="ways", color="color")
    area = frame([way.buffer(1)], color=["#0f726b"])
    ground = viz.AreaLayer(area, id="ground", color="color")
    for layer, corners in ((ways, 3), (ground, 4)):
        [mark] = [piece.shape for piece in engraved(layer, GREYSCALE)[0] if piece.about.uid.endswith("__who")]
        assert {len(part.exterior.coords) - 1 for part in shapely.get_parts(mark)} == {corners}
        assert not [piece for piece in engraved(layer)[0] if piece.about.uid.endswith("__who")]


def test_a_soft_edge_has_no_step_that_could_be_seen() -> None:
    square = shapely.box(0, 0, 100, 100)
    found = list(bands(square, 10.0, 1.0, 0.25))
    assert all(opacity < 0.02 for _, opacity in found)
    assert 1 - np.prod([1 - opacity for _, opacity in found]) == pytest.approx(0.25)
    assert len(list(bands(square, 1000.0, 1.0, 0.25))) <= 20


def test_fronts_stand_in_the_order_of_time_and_two_series_are_both_the_newest() -> None:
    line = LineString([(122, 37), (128, 37)])
    names = ["East 1916", "West", "West, first"]
    columns = {"label": names, "when": ["1916-06-04", "1916-07-01", "1916-02"], "series": ["e", "w", "w"]}
    layer = viz.FrontLayer(frame([line] * 3, **columns), id="lines", label="label", date="when", series="series")
    [found] = numbered([dated_fronts([layer], PRINT, "en")])
    assert [(front.number, front.words, front.age) for front in found] == [
        ("1", "West, first, February 1916", 1),
        ("2", "East 1916", 0),
        ("3", "West, 1 July 1916", 0),
    ]
    # Of one alone the legend tells the date without a number; on several days each front keeps its own.
    [first, second] = (dated_fronts([replace(layer, data=layer.data.iloc[[at]])], PRINT, "en") for at in (0, 1))
    assert [front.number for front in numbered([first])[0]] == [""]
    assert [[front.number for front in fronts] for fronts in numbered([first, second])] == [["1"], ["2"]]


def test_the_names_of_close_points_stand_on_their_own_sides() -> None:
    south, north = (50.0, 50.0), (49.0, 54.0)
    pins = np.array([south, north, (80.0, 80.0)])
    assert facing_away(BESIDE_A_POINT, north, pins)[0] == "n"
    assert facing_away(BESIDE_A_POINT, south, pins)[0] == "s"
    assert "n" not in facing_away(BESIDE_A_POINT, south, pins)
    assert facing_away(BESIDE_A_POINT, (80.0, 80.0), pins) == BESIDE_A_POINT
