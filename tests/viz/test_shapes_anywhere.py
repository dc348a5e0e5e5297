"""Shapes near the poles and 180°, of any kind: each output ends in a map in bounded work, or in one error with row and remedy."""

import tracemalloc

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shapely.geometry import LinearRing, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

import viz
from geodata.projections.map_sizes import MOST_SLENDER
from viz import LayerError, StoryMap
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

# Bytes, and corners of lines in all traces: a shape is divided at every degree, and a front rounded in twelve steps from each
# corner to the next.
MOST_MEMORY, MOST_CORNERS = 60e6, 60_000

near_180 = st.floats(170, 190) | st.floats(-190, -170) | st.sampled_from([180.0, -180.0, 0.0, 360.0])
near_a_pole = st.floats(80, 90) | st.floats(-90, -80) | st.sampled_from([90.0, -90.0, 0.0])
places = st.tuples(near_180 | st.floats(-180, 180), near_a_pole | st.floats(-90, 90))
corners = st.lists(places, min_size=3, max_size=5)
nowhere = st.tuples(st.floats(-1e6, 1e6), st.floats(91, 1e6))


def shapes_of(places: st.SearchStrategy[list[tuple[float, float]]]) -> st.SearchStrategy[BaseGeometry]:
    return st.one_of(
        places.map(lambda each: Point(each[0])),
        places.map(MultiPoint),
        places.map(LineString),
        places.map(lambda each: LineString([each[0]] * 2)),
        places.map(lambda each: MultiLineString([each, each[::-1]])),
        places.map(LinearRing),
        places.map(Polygon),
        places.map(lambda each: MultiPolygon([Polygon(each), box(170, -80, 180, 80), box(-180, -80, -170, 80)])),
        places.map(lambda each: box(*each[0], *each[1])),
    )


def frame(shapes: list[BaseGeometry]) -> gpd.GeoDataFrame:
    columns = {"w": "1700", "n": [f"N{number}" for number in range(len(shapes))]}
    return gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326")


def drawn(story: StoryMap) -> None:
    """Draw everything but the base map, in every output."""
    own = story.replace(layers=[layer for layer in story.layers if layer.kind != "base"])
    for lines in [layer.data for layer in own.layers if layer.kind == "line"]:
        for kind in (viz.MovementLayer, viz.FrontLayer, viz.MessageLayer):
            own = own.add(kind(lines, id=kind.kind, style=viz.Style(precision_km=20)))
    (view,) = own.views
    width, height = view.bounds[2] - view.bounds[0], view.bounds[3] - view.bounds[1]
    assert 1 / MOST_SLENDER <= height / width <= MOST_SLENDER
    figure = own.figure()
    assert sum(len(trace.x) for trace in figure.data) < MOST_CORNERS
    own.static(width_mm=60)
    (sent,) = payload(own)["views"]
    assert len(sent["marks"]) == len(own.layers)


@given(st.lists(shapes_of(corners), min_size=1, max_size=3))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
def test_wherever_shapes_lie_they_are_drawn(shapes: list[BaseGeometry]) -> None:
    tracemalloc.start()
    try:
        drawn(viz.quick_map(frame(shapes), date="w", label="n"))
        assert tracemalloc.get_traced_memory()[1] < MOST_MEMORY
    finally:
        tracemalloc.stop()


@given(shapes_of(st.lists(nowhere, min_size=3, max_size=4)))
@settings(max_examples=15, deadline=None)
def test_what_lies_nowhere_is_refused_with_its_row(shape: BaseGeometry) -> None:
    with pytest.raises(LayerError, match=r"row 1: no place on the earth has .*; (write degrees|the two are probably)"):
        viz.quick_map(frame([Point(0, 0), shape]), date="w")


@pytest.mark.parametrize("pole", [90, -90])
def test_one_point_at_a_pole_is_drawn_with_its_base_map_in_bounded_memory(pole: int) -> None:
    tracemalloc.start()
    try:
        story = viz.quick_map(frame([Point(0, pole)]), date="w")
        figure = story.figure()
        story.static(width_mm=90)
        (sent,) = payload(story)["views"]
        assert tracemalloc.get_traced_memory()[1] < 2 * MOST_MEMORY
    finally:
        tracemalloc.stop()
    (points,) = (trace for trace in figure.data if trace.meta == "events")
    assert np.hypot(points.x[0], points.y[0]) < 1
    assert len(sent["marks"]) == 1
