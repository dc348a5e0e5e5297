"""Maps across 180°: what is drawn there is whole, and nothing leaps from one side of the map to the other."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import plotly.graph_objects as go
import pytest
import shapely
import traced
import unpacked
from letter import replace_once, set_feature
from pyproj import Transformer
from shapely.geometry import Point, Polygon, box
from voyage import CALLAO, MANILA, ROUTES, write_voyage

from geodata import Day, read_dossier
from geodata.projections.extents import Extent
from viz import StoryMap, story_map
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.stories.surroundings import extent_around
from viz.stories.views import make_view

pytestmark = pytest.mark.thorough

DAY = Day.from_civil(1950, 10, 12)
WORLD = "[-180, -60, 180, 75]"


@pytest.fixture(scope="module", params=ROUTES)
def voyage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> StoryMap:
    folder = tmp_path_factory.mktemp("voyage") / "letter-1398"
    return story_map(read_dossier(write_voyage(folder, notation=request.param)))


@pytest.fixture(scope="module")
def figure(voyage: StoryMap) -> go.Figure:
    return voyage.figure()


def pieces(figure: go.Figure, layer: str) -> list[np.ndarray]:
    """The lines or outlines of a layer, in metres."""
    return [line for trace in figure.select_traces({"meta": layer}) for line in traced.outlines(trace)]


def metres(story: StoryMap, place: tuple[float, float]) -> tuple[float, float]:
    return Transformer.from_crs("EPSG:4326", story.views[0].crs, always_xy=True).transform(*place)


def test_a_route_over_180_is_one_arrow_from_end_to_end(voyage: StoryMap, figure: go.Figure) -> None:
    (arrow,) = pieces(figure, "movements")
    start, end = metres(voyage, CALLAO), metres(voyage, MANILA)
    assert start[0] > end[0] + 15e6
    shape = Polygon(arrow)
    assert shape.distance(Point(start)) < 1000
    assert shape.distance(Point(end)) < 1000
    assert shape.is_valid
    assert max(np.hypot(*np.diff(arrow, axis=0).T)) < 1e6


def test_its_line_starts_where_the_voyage_did(voyage: StoryMap) -> None:
    layers = {layer.id: layer.data.set_index("id") for layer in voyage.layers if "id" in layer.data}
    assert layers["movements"].geometry["by-hamburg"].coords[0] == CALLAO


def test_nothing_is_drawn_across_the_map(voyage: StoryMap, figure: go.Figure) -> None:
    frame = box(*voyage.views[0].limits).boundary.buffer(1)
    longest = {}
    for trace in figure.data:
        # A parallel may cross the map in one straight line.
        if trace.mode == "lines" and trace.line.color != SCREEN.graticule:
            steps = [step for piece in traced.outlines(trace) for step in pairwise(piece)]
            # Save the frame of the sea.
            inner = [step for step in steps if not frame.contains(shapely.LineString(step))]
            longest[trace.uid] = max((np.hypot(*(b - a)) / 1000 for a, b in inner), default=0)
    assert {"base", "movements", "messages"} <= set(longest)
    (rivers,) = (trace for trace in figure.data if trace.meta == "base" and trace.line.color == SCREEN.river)
    assert rivers.uid in longest
    assert longest.pop("areas") < 3000  # its own sides
    assert {uid: km for uid, km in longest.items() if km > 3000 or (km > 500 and "areas" not in uid)} == {}


def test_an_area_over_180_is_one_shape(voyage: StoryMap, figure: go.Figure) -> None:
    (outline,) = pieces(figure, "areas")
    west, east = metres(voyage, (170, -15)), metres(voyage, (-165, -15))
    shape = Polygon(outline)
    assert shape.bounds[0] == pytest.approx(west[0], abs=1)
    assert shape.bounds[2] == pytest.approx(east[0], abs=1)


def test_the_card_and_the_ring_know_where_it_is(voyage: StoryMap) -> None:
    sent = payload(voyage)
    view = sent["views"][0]
    (x, y) = unpacked.rings(sent, view, voyage.views[0].limits)["overland"][0]
    # Places are rounded to whole units.
    assert (x, y) == pytest.approx(metres(voyage, (178.44, -18.13)), abs=1 + view["metres"] / 2)
    assert {"Lübeck", "Bruges"} <= {label["text"] for label in unpacked.labels(sent, view)}


def test_the_message_goes_the_short_way(voyage: StoryMap, figure: go.Figure) -> None:
    (line,) = pieces(figure, "messages")
    assert line[0] == pytest.approx(metres(voyage, CALLAO), abs=1)
    assert line[-1] == pytest.approx(metres(voyage, MANILA), abs=1)
    assert (np.diff(line[:, 0]) < 0).all()


def test_on_a_map_cut_at_180_the_route_goes_out_and_comes_in_again(tmp_path: Path) -> None:
    story = story_map(read_dossier(write_voyage(tmp_path / "letter-1398", extent=WORLD)))
    first, second = pieces(story.figure(), "movements")
    edge = metres(story, (180, 0))[0]
    assert -edge < first[:, 0].min() < first[:, 0].max() < 0 < second[:, 0].min() < second[:, 0].max() < edge
    sent = payload(story)
    assert unpacked.rings(sent, sent["views"][0], story.views[0].limits)["overland"]


def test_an_area_cut_at_the_coast_of_fiji(tmp_path: Path) -> None:
    folder = write_voyage(tmp_path / "letter-1398", extent="[170, -25, -165, -5]")
    set_feature(folder, 1, properties={"clip": "land"})
    story = story_map(read_dossier(folder))
    (areas,) = (layer.data.set_index("id") for layer in story.layers if layer.id == "areas")
    land = areas.geometry["the-sound"]
    assert land.contains(Point(178.0, -17.8))  # Viti Levu
    assert land.contains(Point(180.05, -16.83))  # Taveuni, east of 180°
    assert land.contains(Point(188.25, -13.92))  # Upolu
    assert not land.contains(Point(180, -18))
    (mark,) = (layer.data for layer in story.layers if layer.id == "events")
    assert mark.geometry.notna().all()


def test_an_inset_is_framed_unless_the_map_is_cut_there(tmp_path: Path) -> None:
    folder = write_voyage(tmp_path / "letter-1398", extent="[175, -22, -168, -10]")
    insets = '[[views]]\nid = "{0}"\ntitle = "{0}"\nextent = {1}\n\n'
    both = insets.format("pacific", "[110, -45, -70, 45]") + insets.format("world", WORLD)
    replace_once(folder, "dossier.toml", "[timeline]", f"{both}[timeline]")
    _, pacific, world = payload(story_map(read_dossier(folder)))["views"]
    (frame,) = pacific["frames"]
    corners = np.cumsum(np.reshape(frame, (-1, 2)), axis=0)
    assert corners[0].tolist() == corners[-1].tolist(), "the frame is closed"
    assert len(corners) == 4 + 1
    assert 1e6 < np.ptp(corners[:, 0]) * pacific["metres"] < 3e6
    assert world["frames"] == []


@pytest.mark.parametrize(
    ("name", "extent", "place"),
    [
        ("New Zealand, with Chatham Island", (165, -48, 179, -34), (-176.5, -43.95)),
        ("Kamchatka, with Alaska", (155, 50, 179, 64), (-158.0, 61.0)),
        ("Alaska, with Kamchatka", (-179, 50, -150, 66), (160.0, 56.0)),
    ],
)
def test_surroundings_may_cross_180(name: str, extent: tuple[float, float, float, float], place: tuple) -> None:
    view = make_view("x", name, Extent(*extent), at=DAY, inset=False)
    assert view.base.extent.crosses_180
    at = gpd.GeoSeries([Point(place)], crs="EPSG:4326").to_crs(view.crs).iloc[0]
    assert box(*view.limits).contains(at)
    assert view.base.land.to_crs(view.crs).contains(at).sum() == 1, name


def extent_of_places(*places: tuple[float, float]) -> Extent:
    return extent_around(gpd.GeoDataFrame(geometry=[Point(place) for place in places], crs="EPSG:4326"))


@pytest.mark.parametrize(
    ("places", "west", "east"),
    [
        ([(178.44, -18.13), (-171.76, -13.83)], 178.44 - 1.176, -171.76 + 1.176),
        ([(10, 50), (20, 55)], 8.8, 21.2),
        ([(-170, 0), (-160, 0)], -171.2, -158.8),
        ([(179.9, 0)], 179.4, -179.6),
        ([(-90, 0), (0, 0), (90, 0)], -111.6, 111.6),
    ],
)
def test_a_dossier_without_a_view_gets_the_narrowest_map(places: list, west: float, east: float) -> None:
    extent = extent_of_places(*places)
    assert (extent.west, extent.east) == pytest.approx((west, east))
    extent.checked()


def test_places_all_around_the_world() -> None:
    around: list[Any] = [(lon, 10) for lon in range(-180, 180, 45)]
    extent = extent_of_places(*around).checked()
    assert extent.width == pytest.approx(359.8)
