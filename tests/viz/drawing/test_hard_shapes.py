"""Geometries that are hard to draw: of no length, with heights, along a pole, across 180°, all around a pole."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from letter import set_feature
from pyproj import Geod
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)
from shapely.geometry.base import BaseGeometry

import geodata as gd
import viz
from geodata.projections.courses import great_circles
from geodata.projections.longitudes import around, single_parts
from viz import StoryMap
from viz.drawing.layer_pieces import layer_pieces
from viz.drawing.pieces import Fill, Stroke
from viz.drawing.shapes import arrow, ticks
from viz.figures.maps import map_figure
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.plates.stills import still
from viz.stories.shown import Scene

pytestmark = pytest.mark.thorough

NOWHERE = LineString([(5, 52), (5, 52)])
ALONG_A_POLE = LineString([(5, 90), (120, 90)])
WITH_HEIGHTS = LineString([(5, 52, 1), (12, 55, 2), (20, 58, 3)])
MIXED = GeometryCollection([box(170, 52, 190, 54), LineString([(170, 52), (190, 53)]), MultiPoint([(9, 52), (10, 52)])])
AROUND_THE_POLE = box(-180, 80, 180, 90)
VIEWS = {"sea": (3, 50, 22, 60), "pole": (-180, 60, 180, 90), "world": (-180, -90, 180, 90)}


@pytest.fixture(scope="module", params=VIEWS)
def view(request: pytest.FixtureRequest) -> viz.MapView:
    return viz.map_view(VIEWS[request.param])


@pytest.fixture(scope="module")
def arctic() -> viz.MapView:
    return viz.map_view(VIEWS["pole"])


def frame(*shapes: BaseGeometry) -> gpd.GeoDataFrame:
    columns = {"name": [f"Name {number}" for number in range(len(shapes))], "when": "1950"}
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:4326")


def layers() -> list[viz.Layer]:
    wide = MultiLineString([NOWHERE, LineString([(5, 52), (200, 58)])])
    lines = frame(NOWHERE, ALONG_A_POLE, WITH_HEIGHTS, MultiLineString([NOWHERE, WITH_HEIGHTS]), wide)
    front = viz.Style(precision_km=10, ticks=MultiPoint([(5, 52), (5, 90)]))
    areas = frame(MIXED, AROUND_THE_POLE, Polygon([(5, 52), (6, 52), (7, 52)]), Polygon([(5, 52), (5, 52), (5, 52)]))
    return [
        viz.AreaLayer(areas, id="areas", date="when", label="name"),
        viz.MovementLayer(lines, id="movements", date="when", label="name"),
        viz.FrontLayer(lines, id="fronts", date="when", label="name", style=front),
        viz.LineLayer(lines, id="lines", date="when", label="name", style=viz.Style(lettering="river", dash="dot")),
        viz.MessageLayer(lines, id="messages", date="when", label="name"),
        viz.LabelLayer(frame(NOWHERE, MIXED, ALONG_A_POLE), id="words", label="name", style=viz.Style(lettering="sea")),
        viz.PlaceLayer(frame(MIXED, MultiPoint([(5, 52), (190, 53)])), id="places", label="name"),
    ]


def test_they_are_drawn_on_figure_page_paper_and_still(view: viz.MapView) -> None:
    story = StoryMap(layers=layers(), views=[view])
    drawn = {trace.meta for trace in story.figure().data} - {"labels"}
    assert drawn
    assert {sheet["layer"] for sheet in payload(story)["views"][0]["marks"]} == drawn
    story.static(width_mm=80)
    assert "<svg" in still(story)


def test_a_line_of_no_length_is_no_arrow_and_has_no_broken_numbers() -> None:
    assert arrow(LineString([(0, 0), (0, 0)]), 100).is_empty
    assert arrow(LineString([(0, 0), (0.1, 0)]), 100).is_empty
    there_and_back = arrow(LineString([(0, 0), (100_000, 0), (0, 0)]), 5000)
    assert np.isfinite(shapely.get_coordinates(there_and_back)).all()
    strokes = ticks(LineString([(3, 4), (3, 4)]), MultiPoint([(3, 4)]), 10)
    assert np.isfinite(shapely.get_coordinates(strokes)).all()


def test_heights_are_no_matter() -> None:
    (with_heights,) = features(viz.MovementLayer(frame(WITH_HEIGHTS), id="x"), SCREEN).geometry
    assert not with_heights.has_z
    assert shapely.get_coordinates(with_heights).tolist() == [[5, 52], [12, 55], [20, 58]]


def test_a_collection_is_cut_at_the_side_of_the_map_piece_by_piece() -> None:
    cut = around(MIXED, 0)
    kinds = sorted(part.geom_type for part in single_parts(cut))
    assert kinds == ["LineString"] * 2 + ["Point"] * 2 + ["Polygon"] * 2
    assert cut.area == pytest.approx(40)
    # Without area and across the cut, it is a line.
    assert around(Polygon([(170, -60), (170, -60), (190, 50), (170, -60)]), 0).geom_type == "MultiLineString"
    nested = GeometryCollection([MultiPolygon([box(170, 0, 190, 1), box(0, 0, 1, 1)]), Point(2, 2)])
    assert around(nested, 0).area == pytest.approx(21)


def test_an_area_around_a_pole_is_round_and_has_no_seam(arctic: viz.MapView) -> None:
    layer = viz.AreaLayer(frame(AROUND_THE_POLE), id="ice")
    (fill,) = [piece for piece in layer_pieces(layer, arctic, SCREEN) if isinstance(piece, Fill) and piece.edge]
    area, _ = Geod(ellps="WGS84").polygon_area_perimeter(np.linspace(0, 360, 3601)[:-1], np.full(3600, 80))
    assert fill.shape.area == pytest.approx(abs(area), rel=0.001)
    assert fill.shape.is_valid
    assert shapely.get_num_interior_rings(fill.shape) == 0
    # Its outline is the parallel alone, and does not lead to the pole and back.
    corners = np.hypot(*shapely.get_coordinates(fill.shape).T)
    assert corners.min() == pytest.approx(corners.max(), rel=0.001)
    (trace,) = map_figure(Scene(arctic, (layer,), ()), SCREEN).data
    assert trace.fill == "toself"
    assert np.nanmin(np.hypot(trace.x, trace.y)) > 1e6


def test_a_line_along_a_parallel_is_one_on_every_map(arctic: viz.MapView) -> None:
    layer = viz.LineLayer(frame(LineString([(-180, 70), (180, 70)]), LineString([(0, 70), (9, 70)])), id="circle")
    around_it, short = (piece.shape for piece in layer_pieces(layer, arctic, SCREEN) if isinstance(piece, Stroke))
    radius = np.hypot(*shapely.get_coordinates(around_it).T)
    assert len(radius) > 300
    assert radius.min() == pytest.approx(radius.max(), rel=0.001)
    assert len(shapely.get_coordinates(short)) == 2


def test_a_message_of_ones_own_is_a_great_circle() -> None:
    stops = LineString([(-74, 40.7), (2.35, 48.85), (2.36, 48.86)])
    (way,) = features(viz.MessageLayer(frame(stops), id="wire"), SCREEN).geometry
    geod = Geod(ellps="WGS84")
    assert geod.geometry_length(way) < geod.geometry_length(shapely.segmentize(stops, 1)) - 100_000
    assert geod.geometry_length(way) == pytest.approx(geod.geometry_length(stops), rel=1e-6)
    assert max(geod.line_lengths(*shapely.get_coordinates(way).T)) <= 100_000
    found = shapely.get_coordinates(way).tolist()
    assert all(list(stop) in found for stop in stops.coords)
    # What is one already stays as it is; what crosses 180° goes on beyond it.
    assert great_circles(way).equals(way)
    across = great_circles(LineString([(170, 50), (-160, 55)]))
    assert np.abs(np.diff(shapely.get_coordinates(across)[:, 0])).max() < 5


def test_a_polar_inset_has_no_frame_on_a_map_of_the_world(arctic: viz.MapView) -> None:
    world, sea = viz.map_view(VIEWS["world"]), viz.map_view(VIEWS["sea"], id="sea")
    assert world.corners_of(arctic) == []
    assert len(world.corners_of(sea)) == 4
    assert len(arctic.corners_of(viz.map_view((10, 70, 30, 80)))) == 4


@pytest.mark.parametrize("kind", ["route", "spearhead", "front", "border", "direction"])
@pytest.mark.parametrize("line", [[[10, 54], [10, 54]], [[10, 54], [10, 54.000001]], [[10, 90], [50, 90]]])
def test_check_refuses_a_line_of_no_length(letter: Path, kind: str, line: list[list[float]]) -> None:
    set_feature(letter, 2, geometry={"type": "LineString", "coordinates": line}, properties={"kind": kind})
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(letter)
    assert [(each.column, each.why) for each in error.value.problems if each.column == "geometry"] == [
        ("geometry", "the line has no length")
    ]
