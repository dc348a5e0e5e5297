"""Shapes of one's own, as drawn: across 180°, at the poles, of no length, and wider than a map is straight."""

import geopandas as gpd
import pytest
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

import viz
from viz.drawing.layer_pieces import layer_pieces
from viz.drawing.pieces import Fill, Piece, Stroke
from viz.drawing.shapes import SOFT_STEPS
from viz.layers.styles import SCREEN
from viz.payload.payload import payload

GEOD = Geod(ellps="WGS84")
NOWHERE = LineString([(5, 52), (5, 52)])
HALVES = MultiPolygon([box(177, -20, 180, -15), box(-180, -20, -178, -15)])
ICE = [(lon, 70) for lon in range(-180, 180, 10)]


def frame(*shapes: BaseGeometry) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"w": ["1700"] * len(shapes)}, geometry=list(shapes), crs="EPSG:4326")


def drawn(layer: viz.Layer, view: viz.MapView) -> list[Piece]:
    return [piece for piece in layer_pieces(layer, view, SCREEN) if piece.about.uid == piece.about.feature]


def square_km(shape: BaseGeometry) -> float:
    """On the ellipsoid, of what is straight in degrees."""
    return abs(GEOD.geometry_area_perimeter(shapely.segmentize(shape, 0.1))[0]) / 1e6


def test_halves_are_one_area_without_a_seam() -> None:
    data = frame(HALVES)
    (fill,) = drawn(viz.AreaLayer(data, id="a"), viz.map_view(data))
    assert isinstance(fill, Fill)
    assert fill.shape.geom_type == "Polygon"
    assert fill.shape.area / 1e6 == pytest.approx(square_km(box(177, -20, 182, -15)), rel=0.01)
    # No corner lies in the midst of it.
    assert fill.shape.convex_hull.area == pytest.approx(fill.shape.area, rel=0.01)


@pytest.mark.parametrize("extent", [(-180, 60, 180, 90), (-180, -90, 180, 90)])
@pytest.mark.parametrize("outline", [ICE, ICE[::-1], [*ICE, (180, 70)], [*ICE, (180, 70), (180, 90), (-180, 90)]])
def test_an_area_around_a_pole_is_no_line(outline: list[tuple[float, float]], extent: tuple[float, ...]) -> None:
    (fill,) = drawn(viz.AreaLayer(frame(Polygon(outline)), id="a"), viz.map_view(extent))
    assert isinstance(fill, Fill)
    assert fill.shape.area / 1e6 == pytest.approx(square_km(box(-180, 70, 180, 90).segmentize(10)), rel=0.01)


def test_other_data_around_a_pole_are_projected_likewise() -> None:
    story = viz.StoryMap([], views=[viz.map_view((-180, 60, 180, 90))])
    (cap,) = story.project(frame(Polygon(ICE[::9]))).geometry
    assert cap.area / 1e6 == pytest.approx(square_km(box(-180, 70, 180, 90).segmentize(10)), rel=0.01)


@pytest.mark.parametrize("area", [box(-180, -90, 180, 90), MultiPolygon([box(-179, -60, 179, 75)])])
def test_an_area_of_the_world_covers_it(area: BaseGeometry) -> None:
    data = frame(area)
    view = viz.map_view(data)
    (fill,) = drawn(viz.AreaLayer(data, id="a"), view)
    assert isinstance(fill, Fill)
    for place in [(0, 0), (90, 40), (-120, -50), (170, 70), (-170, -30)]:
        at = story_point(view, place)
        assert fill.shape.contains(at), place


def story_point(view: viz.MapView, place: tuple[float, float]) -> Point:
    return view.project(frame(Point(place))).geometry.iloc[0]


def test_a_high_area_bends_with_the_meridians() -> None:
    data = frame(box(90, -60, 95, 70))
    view = viz.map_view((-180, -90, 180, 90))
    (fill,) = drawn(viz.AreaLayer(data, id="a"), view)
    assert isinstance(fill, Fill)
    assert fill.shape.boundary.distance(story_point(view, (90, 5))) < 5000


@pytest.mark.parametrize(
    "kind",
    [viz.LineLayer, viz.MovementLayer, viz.FrontLayer, viz.MessageLayer, viz.AreaLayer],
    ids=lambda kind: kind.kind,
)
def test_what_has_no_length_is_a_dot(kind: type[viz.Layer]) -> None:
    shape = Polygon([(5, 52)] * 4) if kind is viz.AreaLayer else NOWHERE
    view = viz.map_view((0, 50, 10, 55))
    (dot,) = drawn(kind(frame(shape), id="a"), view)
    assert isinstance(dot, Fill)
    assert dot.edge
    assert dot.shape.centroid.distance(story_point(view, (5, 52))) < 1
    across = (dot.shape.bounds[2] - dot.shape.bounds[0]) / 1000 / view.km_per_px
    assert 5 < across < 10


def test_a_dot_of_advice_is_dashed_like_its_arrow() -> None:
    style = viz.Style(dash="dash", fill=0.0)
    (dot,) = drawn(viz.MovementLayer(frame(NOWHERE), id="a", style=style), viz.map_view((0, 50, 10, 55)))
    assert isinstance(dot, Fill)
    assert (dot.opacity, dot.edge and dot.edge.dash) == (0.0, "dash")


def test_a_front_may_have_corners_that_fall_together_by_a_hair() -> None:
    hair = 3.879991043766453e-303
    corners = [(-174.25800881787302, -83.8036142007134), (180.0, hair), (180.0, -0.0), (180.0, hair)]
    data = frame(MultiLineString([corners, corners[::-1]]))
    layer = viz.FrontLayer(data, id="a", style=viz.Style(precision_km=20))
    bands = [
        piece for piece in layer_pieces(layer, viz.map_view((-180, -90, 180, 90)), SCREEN) if isinstance(piece, Fill)
    ]
    assert len(bands) == SOFT_STEPS


@pytest.mark.thorough
def test_a_dot_is_seen_on_figure_page_and_paper() -> None:
    story = viz.quick_map(frame(NOWHERE), date="w")
    (trace,) = (each for each in story.figure().data if each.meta == "lines")
    assert trace.fill == "toself"
    figure, axes = story.static(width_mm=60)
    figure.canvas.draw()
    box_px = next(each for each in axes.patches if each.get_gid() == "lines__0").get_window_extent()
    assert 5 < box_px.width < 40
    (marks,) = payload(story)["views"][0]["marks"]
    assert marks["layer"] == "lines"


@pytest.mark.thorough
def test_a_route_over_180_is_drawn_on_figure_page_and_paper() -> None:
    for way in (LineString([(170, 40), (-170, 42)]), LineString([(170, 40), (190, 42)])):
        story = viz.quick_map(frame(way), date="w")
        view = story.views[0]
        (line,) = drawn(story["lines"], view)
        assert isinstance(line, Stroke)
        assert line.shape.length / 1000 == pytest.approx(GEOD.inv(170, 40, 190, 42)[2] / 1000, rel=0.02)
        assert box(*view.bounds).contains(line.shape)
        story.static(width_mm=60)
        assert len(payload(story)["views"][0]["marks"]) == 1
