"""The geometry of somebody's table: which column it is, in which CRS, and where on the Earth."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LinearRing, LineString, Point, box
from shapely.geometry.base import BaseGeometry

import viz
from viz import LayerError

VISBY, RIGA = Point(18.3, 57.6), Point(24.1, 56.9)


def frame(*shapes: BaseGeometry, **columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"w": ["1361"] * len(shapes), **columns}, geometry=list(shapes), crs="EPSG:4326")


def test_a_table_that_lost_its_frame_keeps_its_places() -> None:
    table = pd.DataFrame(frame(VISBY, RIGA).to_crs("EPSG:3857"))
    assert type(table) is pd.DataFrame
    at = viz.quick_map(table, date="w")["events"].data.geometry
    assert (at.x.tolist(), at.y.tolist()) == (pytest.approx([18.3, 24.1]), pytest.approx([57.6, 56.9]))
    renamed = table.rename(columns={"geometry": "place"})
    assert len(viz.quick_map(renamed, date="w")["events"].data) == 2


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (
            pd.DataFrame({"w": ["1361"], "geometry": pd.Series([VISBY], dtype=object)}),
            "column 'geometry' has shapes without a CRS; say in which they are: .*crs=\"EPSG:4326\"[)], for degrees",
        ),
        (pd.DataFrame({"w": ["1361"], "place": gpd.array.from_shapely([VISBY])}), 'geometry="place", crs="EPSG:4326"'),
        (
            pd.DataFrame({"w": ["1361"], "a": pd.Series([VISBY]), "b": pd.Series([RIGA])}),
            r"there are several columns of geometries, 'a', 'b'; choose one: geopandas.GeoDataFrame\(",
        ),
        (gpd.GeoDataFrame({"w": ["1361"]}, geometry=[VISBY]), "the frame has no CRS; give it one with set_crs"),
        (
            gpd.GeoDataFrame({"w": ["1361"], "a": gpd.GeoSeries([VISBY], crs="EPSG:4326")}),
            r"the frame has no geometry; choose a column with set_geometry\(…\); there are 'a'",
        ),
    ],
)
def test_what_is_missing_is_said_with_its_remedy(table: pd.DataFrame, words: str) -> None:
    with pytest.raises(LayerError, match=words):
        viz.quick_map(table, date="w")


def test_a_second_geometry_is_not_told_on_the_card() -> None:
    story = viz.quick_map(frame(VISBY, seen=gpd.GeoSeries([RIGA], crs="EPSG:4326"), also=[RIGA], men=[7]), date="w")
    assert [card["summary"] for card in story.narrative.cards] == ["men: 7"]


def test_a_ring_is_drawn_like_a_line() -> None:
    story = viz.quick_map(frame(LinearRing([(3, 52), (5, 54), (7, 52)])), date="w")
    (ring,) = story["lines"].data.geometry
    assert (ring.geom_type, len(ring.coords)) == ("LineString", 4)
    (drawn,) = (trace for trace in story.figure().data if trace.meta == "lines")
    assert len(drawn.x) >= 4


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (
            LineString([(5, 52), (5, 139.7)]),
            "row b: no place on the earth has the longitude .*; the two are probably exchanged",
        ),
        (box(0, -200, 1, 0), "row b: no place on the earth has .*; .* exchanged"),
        (LineString([(5, 52), (1e9, 52)]), "row b: no place on the earth has .*; write degrees, WGS 84"),
    ],
)
def test_a_layer_refuses_a_row_that_lies_nowhere(shape: BaseGeometry, words: str) -> None:
    data = frame(VISBY, shape).set_axis(["a", "b"])
    with pytest.raises(LayerError, match=f"layer 'places', {words}"):
        viz.PlaceLayer(data, id="places")
    with pytest.raises(LayerError, match=words):
        viz.quick_map(data, date="w")


def test_a_view_and_a_layer_ask_for_what_is_missing() -> None:
    bare = gpd.GeoDataFrame({"a": gpd.GeoSeries([VISBY], crs="EPSG:4326")})
    with pytest.raises(
        LayerError, match=r"layer 'x': its data has no geometry; choose a column with data[.]set_geometry"
    ):
        viz.PlaceLayer(bare, id="x")
    with pytest.raises(ValueError, match=r"the frame has no CRS; give it one with frame[.]set_crs"):
        viz.map_view(gpd.GeoDataFrame(geometry=[VISBY]))
    with pytest.raises(
        ValueError, match=r"row 0: no place on the earth has the longitude 18[.]3 and the latitude 139[.]7"
    ):
        viz.map_view(frame(Point(18.3, 139.7)))
