"""The figures: what the page, a widget and the tests of agreement read off their traces."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import plotly.graph_objects as go
import pyproj
import pytest
import shapely
import traced
import unpacked
from letter import set_feature
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geodata import Day, Dossier, read_dossier
from geodata.projections.extents import Extent
from viz import StoryMap, story_map
from viz.drawing.layer_pieces import layer_pieces
from viz.drawing.pieces import About, Fill, Line, Piece, Stroke
from viz.figures.maps import map_figure
from viz.figures.traces import Trace, numbers, plotly_trace, rgba
from viz.layers.kinds import AreaLayer, BaseLayer, EventLayer, FrontLayer, MessageLayer, PlaceLayer, base_layers
from viz.layers.layer import Layer
from viz.layers.moments import as_of
from viz.layers.styles import SCREEN, Style
from viz.payload.payload import payload
from viz.stories.shown import Scene
from viz.stories.views import MapView, make_view

pytestmark = pytest.mark.thorough

CLOSE_M = 100
THIN = Line(color="#123456", width=1)
BASE_UIDS = {
    "base-sea",
    "base-graticule",
    "base-lakes",
    "base-rivers",
    "base-borders-settled",
    "base-borders-undefined",
}


@pytest.fixture(scope="module")
def figure(story: StoryMap) -> go.Figure:
    """Every layer on the main map."""
    return map_figure(story.told.whole, story.theme)


@pytest.fixture(scope="module")
def drawn_alone(story: StoryMap) -> dict[str, Trace]:
    """The same before features of one sign are joined: a trace for each piece, by its uid."""
    return {trace["uid"]: trace for trace in traced.piece_traces(story.told.whole, story.theme)}


@pytest.fixture(scope="module")
def notebook(story: StoryMap) -> go.Figure:
    """What a notebook gets."""
    return story.figure()


@pytest.fixture(scope="module")
def view() -> MapView:
    return make_view("sound", "The Sound", Extent(11, 55, 14, 57), at=Day.from_civil(1950, 10, 12), inset=False)


def own_layers(story: StoryMap) -> list[Layer]:
    """Those that are drawn from the dossier itself."""
    return [layer for layer in story.layers if not isinstance(layer, BaseLayer | PlaceLayer)]


def drawn(piece: Piece) -> Trace:
    return plotly_trace(piece, SCREEN)


def traces(layer: Layer, view: MapView) -> list[Trace]:
    return [drawn(piece) for piece in layer_pieces(layer, view, SCREEN)]


def named(figure: go.Figure, uid: str) -> Any:
    return next(trace for trace in figure.data if trace.uid == uid)


def test_every_trace_has_a_uid_of_its_own(
    figure: go.Figure, notebook: go.Figure, story: StoryMap, sent: dict[str, Any]
) -> None:
    figures = [figure.data, notebook.data, story.timeline_figure().data]
    counts = [Counter(trace.uid for trace in traces) for traces in figures]
    counts += [Counter(trace["uid"] for trace in each["ground"]["traces"]) for each in sent["views"]]
    counts += [Counter(feature["uid"] for feature in unpacked.features(sent))]
    assert len(counts) == 7
    for count in counts:
        assert None not in count
        assert [uid for uid, times in count.items() if times > 1] == []


def test_a_trace_carries_its_layer_and_its_events(
    figure: go.Figure, drawn_alone: dict[str, Trace], story: StoryMap, cable: Dossier
) -> None:
    layers = {layer.id for layer in own_layers(story)}
    known = set(cable.events["id"])
    drawn = [trace for trace in figure.data if trace.meta != "base"]
    assert {trace.meta for trace in drawn} == layers
    told: dict[str, set[str]] = {layer: set() for layer in layers}
    for trace in drawn:
        assert trace.uid == trace.meta or trace.uid.startswith(f"{trace.meta}__")
        assert len(trace.customdata) == len(trace.x), trace.uid
        told[trace.meta] |= set(trace.customdata)
    assert {event for cells in told.values() for cell in cells for event in cell.split()} <= known
    for uid, trace in drawn_alone.items():
        if uid not in BASE_UIDS:
            assert set(trace["customdata"]) <= told[trace["meta"]], uid


def test_the_base_map_carries_no_events(figure: go.Figure, drawn_alone: dict[str, Trace]) -> None:
    base = [trace for uid, trace in drawn_alone.items() if uid in BASE_UIDS]
    assert {trace["uid"] for trace in base} == BASE_UIDS
    assert not any("meta" in trace or "customdata" in trace for trace in base)
    joined = list(figure.select_traces({"meta": "base"}))
    assert all(trace.customdata is None and trace.hoverinfo == "skip" for trace in joined)
    assert {id(trace) for trace in joined} == {id(trace) for trace in figure.data if trace.customdata is None}
    there = [line for trace in joined for line in traced.outlines(trace)]
    for trace in base:
        assert traced.same_outlines(traced.outlines(go.Scatter(x=trace["x"], y=trace["y"])), there), trace["uid"]


@pytest.mark.parametrize("uid", ["events", "candidates"])
def test_points_have_one_entry_each(figure: go.Figure, uid: str) -> None:
    trace = named(figure, uid)
    assert len(trace.customdata) == len(trace.x) == len(trace.y) == len(trace.hovertext) > 5


def test_every_feature_of_every_layer_is_drawn(
    figure: go.Figure, drawn_alone: dict[str, Trace], story: StoryMap
) -> None:
    for layer in own_layers(story):
        expected = {f"{layer.id}__{row}" for row in layer.data["id"]}
        if layer.id in {"events", "candidates"}:
            assert set(named(figure, layer.id).customdata) == set(layer.data["events"])
        else:
            assert expected <= set(drawn_alone)
            assert traced.features_of(figure, layer.id) == {drawn_alone[uid]["hovertext"] for uid in expected}


def test_layers_lie_above_the_base_map_in_their_order(figure: go.Figure, story: StoryMap) -> None:
    order = list(dict.fromkeys(trace.meta for trace in figure.data))
    assert order == ["base", *(layer.id for layer in own_layers(story))]


@pytest.mark.parametrize(
    ("event", "lon", "lat"),
    [("pyongyang-entered", 125.750, 39.030), ("rec-1", 125.750, 39.030), ("wonsan-entered", 127.440, 39.150)],
)
def test_marks_lie_at_projected_metres(figure: go.Figure, story: StoryMap, event: str, lon: float, lat: float) -> None:
    expected = pyproj.Transformer.from_crs("EPSG:4326", story.views[0].crs, always_xy=True).transform(lon, lat)
    trace = named(figure, "events")
    (number,) = (n for n, cell in enumerate(trace.customdata) if cell == event)
    assert np.hypot(trace.x[number] - expected[0], trace.y[number] - expected[1]) < CLOSE_M


def test_the_axes_are_metres_of_equal_length(figure: go.Figure, story: StoryMap) -> None:
    assert figure.layout.yaxis.scaleanchor == "x"
    assert (*figure.layout.xaxis.range, *figure.layout.yaxis.range) == tuple(
        np.asarray(story.views[0].bounds)[[0, 2, 1, 3]]
    )
    # Seoul to Pyongyang is 195 km on the ground.
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", story.views[0].crs, always_xy=True).transform
    seoul, pyongyang = to_metres(126.978, 37.567), to_metres(125.75, 39.03)
    assert np.hypot(*np.subtract(seoul, pyongyang)) / 1000 == pytest.approx(195, abs=2)


def test_the_relief_fills_the_limits(figure: go.Figure, story: StoryMap) -> None:
    (image,) = figure.layout.images
    xmin, ymin, xmax, ymax = story.views[0].limits
    assert (image.x, image.y, image.x + image.sizex, image.y - image.sizey) == pytest.approx((xmin, ymax, xmax, ymin))
    assert image.source.startswith("data:image/")
    assert image.layer == "below"


def test_nothing_of_plotlys_own_look_is_left(figure: go.Figure, story: StoryMap) -> None:
    for each in (figure, story.timeline_figure()):
        assert each.layout.showlegend is False
        assert each.layout.paper_bgcolor in {SCREEN.sea, SCREEN.paper}
        assert each.layout.font.family == SCREEN.font
        assert all(trace.type == "scatter" for trace in each.data)  # nothing that fetches tiles or outlines


def test_what_lies_open_stays_open() -> None:
    ring = Polygon(box(0, 0, 9, 9).exterior, [box(3, 3, 6, 6).exterior])
    island = box(20, 20, 22, 22)
    trace = drawn(Fill(about=About(uid="it"), shape=MultiPolygon([ring, island]), color="#123456"))
    gaps = np.flatnonzero(np.isnan(trace["x"]))
    assert np.isnan(trace["y"])[gaps].all()
    starts = [0, *(gaps[:-1] + 1)]
    pieces = [Polygon(np.column_stack([trace["x"][a:b], trace["y"][a:b]])) for a, b in zip(starts, gaps, strict=True)]
    assert [piece.area for piece in pieces] == [81, 9, 4]
    outline, hole, other = (shapely.is_ccw(piece.exterior) for piece in pieces)
    assert outline == other != hole
    assert trace["fill"] == "toself"


def test_the_sea_has_korea_as_a_hole_or_shore(figure: go.Figure, story: StoryMap) -> None:
    trace = named(figure, "base")
    x, y = np.asarray(trace.x, float), np.asarray(trace.y, float)
    gaps = np.flatnonzero(np.isnan(x))
    rings = [
        Polygon(np.column_stack([x[a:b], y[a:b]]))
        for a, b in zip([0, *(gaps[:-1] + 1)], gaps, strict=True)
        if b - a > 3
    ]
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", story.views[0].crs, always_xy=True).transform
    inside = {
        name: sum(shapely.make_valid(ring).contains(Point(to_metres(*place))) for ring in rings) % 2
        for name, place in {"Pyongyang": (125.75, 39.03), "Yellow Sea": (123.4, 38.1), "East Sea": (130, 39)}.items()
    }
    assert inside == {"Pyongyang": 0, "Yellow Sea": 1, "East Sea": 1}


def test_an_empty_shape_is_an_empty_trace() -> None:
    about = About(uid="it")
    empty = (Fill(about=about, shape=Polygon(), color="#123456"), Stroke(about=about, shape=LineString(), line=THIN))
    for trace in map(drawn, empty):
        assert np.isnan(trace["x"]).all()


def test_metres_are_whole_and_small() -> None:
    stored = numbers([1.4, -6_378_137.6, np.nan])
    assert stored.dtype == np.float32
    assert stored[:2].tolist() == [1, -6_378_138]


def test_colours_can_be_seen_through() -> None:
    assert rgba("#ff8000", 0.3) == "rgba(255,128,0,0.3)"


def test_hatching_reaches_the_figure(figure: go.Figure, drawn_alone: dict[str, Trace], cable: Dossier) -> None:
    basis = dict(zip(cable.geometries["id"], cable.geometries["basis"], strict=True))
    shapes = {uid: "fillpattern" in trace for uid, trace in drawn_alone.items() if uid.count("__") == 1}
    for layer in ("areas", "movements"):
        drawn = {uid.partition("__")[2]: on for uid, on in shapes.items() if uid.startswith(f"{layer}__")}
        own = {name: on for name, on in drawn.items() if name in basis}
        assert own == {name: basis[name] == "editor" for name in own}
        assert len(own) > 5
        for name, is_hatched in own.items():
            # Of each trace that has its outline, also where others have the same sign.
            shape = drawn_alone[f"{layer}__{name}"]
            lines = traced.outlines(go.Scatter(x=shape["x"], y=shape["y"]))
            there = [
                trace
                for trace in figure.select_traces({"meta": layer})
                if traced.same_outlines(lines, traced.outlines(trace))
            ]
            assert there, name
            assert any(bool(trace.fillpattern.shape) for trace in there) == is_hatched, name


def test_fronts_are_ticked_in_the_figure(figure: go.Figure, drawn_alone: dict[str, Trace]) -> None:
    ticks = {uid: trace for uid, trace in drawn_alone.items() if uid.endswith("__ticks")}
    strokes = {uid: int(np.isnan(trace["x"]).sum()) for uid, trace in ticks.items()}
    assert strokes == {
        f"fronts__{name}__ticks": count for name, count in {"f1": 2, "f2": 4, "f3": 3, "f4": 2, "f5": 3}.items()
    }
    there = [line for trace in figure.select_traces({"meta": "fronts"}) for line in traced.outlines(trace)]
    for uid, trace in ticks.items():
        assert traced.same_outlines(traced.outlines(go.Scatter(x=trace["x"], y=trace["y"])), there), uid


def test_an_edge_too_narrow_to_see_is_a_line(view: MapView) -> None:
    def area(km: float) -> Layer:
        data = gpd.GeoDataFrame({"id": ["a"]}, geometry=[box(12, 55.5, 13, 56.5)], crs="EPSG:4326")
        return AreaLayer(data, id="areas", style=Style(precision_km=km))

    sharp, soft = (traces(area(km), view) for km in (view.km_per_px, 20 * view.km_per_px))
    assert [trace["uid"] for trace in sharp] == ["areas__a__0", "areas__a"]
    assert (sharp[-1]["line"]["width"], soft[-1]["line"]["width"]) == (1, 0)
    assert len(soft) > 3


@pytest.mark.parametrize("kind", [EventLayer, AreaLayer, MessageLayer])
def test_a_layer_without_rows_draws_nothing(view: MapView, kind: type[Layer]) -> None:
    empty = kind(gpd.GeoDataFrame(geometry=[], crs="EPSG:4326"), id="x")
    assert traces(empty, view) == []


def test_what_is_under_the_pointer_is_text(view: MapView) -> None:
    data = gpd.GeoDataFrame({"what": ["<b>x</b> & <img src=x>"]}, geometry=[Point(12, 56)], crs="EPSG:4326")
    (trace,) = traces(EventLayer(data, id="events", hover="what"), view)
    assert trace["hovertext"] == ["&lt;b&gt;x&lt;/b&gt; &amp; &lt;img src=x&gt;"]


def test_the_script_is_told_when_each_feature_is_shown(drawn_alone: dict[str, Trace], sent: dict[str, Any]) -> None:
    features = {feature["uid"]: feature for feature in unpacked.features(sent)}
    uids = set(drawn_alone)
    assert len(features) == sent["features"]["length"]
    assert {uid for uid in features if not uid.startswith("candidates__")} <= uids
    assert all(type(feature["first"]) is int for feature in features.values())
    assert features["areas__a1"]["act"] == "cable"


def test_the_ring_of_an_event_stands_at_its_marks(story: StoryMap, sent: dict[str, Any]) -> None:
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", story.views[0].crs, always_xy=True).transform
    view = sent["views"][0]
    at = unpacked.rings(sent, view, story.views[0].limits)
    # Half a unit more, by which places are rounded.
    assert at["rec-1"] == [pytest.approx(to_metres(125.75, 39.03), abs=CLOSE_M + view["metres"] / 2)]
    assert len(at["cpv-crosses-yalu"]) == 3
    assert "rec-5" not in at
    assert "rec-6" not in at
    assert "wake-conference" not in at  # far outside the theatre
    ((x, y),) = at["rec-2"]  # has no point: where its arrow begins
    assert y < to_metres(126, 39)[1]
    assert story.views[0].contains(Point(x, y))


def test_an_inset_shows_what_the_theatre_does_not(story: StoryMap, sent: dict[str, Any]) -> None:
    theatre, eurasia, _ = sent["views"]
    assert [view["inset"] for view in sent["views"]] == [False, True, True]
    _, of_eurasia, of_coast = (
        unpacked.rings(sent, each, view.limits) for each, view in zip(sent["views"], story.views, strict=True)
    )
    assert "cable" in of_eurasia
    assert "cable" in of_coast
    assert "pyongyang-entered" not in of_eurasia
    texts = {view["id"]: {label["text"] for label in unpacked.labels(sent, view)} for view in sent["views"]}
    assert {"Moscow", "Beijing"} <= texts["eurasia"]
    assert {"Pyongyang", "Wonsan"} <= texts["theatre"]
    assert "Pyongyang" in texts["eurasia"], "the first rank is named again, so that a message's end can be read"
    assert "Wonsan" not in texts["eurasia"]
    assert len(theatre["frames"]) == 0 < len(eurasia["frames"])


def test_labels_run_by_rank_and_know_their_anchors(story: StoryMap) -> None:
    ranks = [label.rank for label in story.labels]
    assert ranks == sorted(ranks)
    assert all(label.text and label.anchors for label in story.labels)
    texts = [label.text for label in story.labels]
    assert "East Sea / Sea of Japan" in texts  # both names
    assert "Taedong" not in texts  # its place is not known
    assert texts.index("Pyongyang") < texts.index("Wonsan") < texts.index("Kumchon")


def test_the_notebooks_figure_shows_the_documents_own_day(story: StoryMap, notebook: go.Figure) -> None:
    after = {card["id"] for card in story.narrative.cards if card["after"]}
    shown = set(named(notebook, "events").customdata)
    assert {"cable", "rec-1", "seoul-entered"} <= shown
    assert shown.isdisjoint(after)
    fronts = story["fronts"].data.set_index("id")["hover"]
    assert traced.features_of(notebook, "fronts") == {fronts["f3"]}
    assert traced.features_of(notebook, "spearheads") == set()


def test_the_notebooks_figure_names_places(story: StoryMap, notebook: go.Figure) -> None:
    (names,) = (trace for trace in notebook.data if trace.meta == "labels")
    at = dict(zip(map(str.strip, names.text), zip(names.x, names.y, strict=True), strict=True))
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", story.views[0].crs, always_xy=True).transform
    assert at["Pyongyang"] == pytest.approx(to_metres(125.75, 39.03), abs=CLOSE_M)
    assert "Moscow" not in at


def test_days_of_states_are_whole_or_none(letter: Path) -> None:
    set_feature(letter, 2, properties={"kind": "border", "valid": "1398-09/1398-10"})
    path = letter / "geometries.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    ever = {**collection["features"][1], "id": "ever"}
    ever["properties"] = {**ever["properties"], "valid": None}
    collection["features"].append(ever)
    path.write_text(json.dumps(collection), encoding="utf-8")
    sent = payload(story_map(read_dossier(letter)))
    days = {each["uid"]: each["last"] for each in unpacked.features(sent) if each["layer"] == "borders"}
    assert days == {"borders__by-hamburg": int(Day.from_civil(1398, 10, 31)), "borders__ever": None}


def test_a_route_in_several_pieces_is_several_arrows(letter: Path) -> None:
    pieces = [[[3.2, 51.2], [9.9, 53.5]], [[11.0, 54.0], [12.0, 54.2]]]
    set_feature(letter, 2, geometry={"type": "MultiLineString", "coordinates": pieces})
    story = story_map(read_dossier(letter))
    (drawn,) = story.figure().select_traces({"meta": "movements"})
    assert np.isnan(np.asarray(drawn.x)).sum() == 2  # a gap after each outline
    sent = payload(story)
    assert unpacked.rings(sent, sent["views"][0], story.views[0].limits)["overland"]


def test_what_the_projection_does_not_reach_is_not_drawn(view: MapView) -> None:
    places = gpd.GeoDataFrame({"id": ["lund", "pole"]}, geometry=[Point(13.2, 55.7), Point(0, -90)], crs="EPSG:4326")
    assert view.project(places)["id"].tolist() == ["lund"]


@pytest.mark.parametrize("extent", [(10, -40, 16, 60), (-80, 50, 100, 56), (-100, 0, 80, 80)])
def test_maps_of_any_shape_have_a_relief(extent: tuple[float, float, float, float]) -> None:
    wide = make_view("odd", "Odd", Extent(*extent), at=Day.from_civil(1950, 10, 12), inset=True)
    assert map_figure(Scene(wide, base_layers(), ()), SCREEN).layout.images[0].source.startswith("data:image/webp")


@pytest.mark.parametrize(
    ("day", "fronts"),
    [((1950, 9, 30), []), ((1950, 10, 8), ["f1"]), ((1950, 10, 12), ["f3"]), ((1950, 12, 1), ["f5"])],
)
def test_of_the_fronts_the_last_that_has_come_stands(story: StoryMap, day: tuple, fronts: list[str]) -> None:
    layer = next(each for each in story.layers if each.id == "fronts")
    assert as_of(layer, int(Day.from_civil(*day))).data["id"].tolist() == fronts


def states(**features: tuple[str, str]) -> Layer:
    valid, series = zip(*features.values(), strict=True)
    columns = {"id": list(features), "valid": valid, "series": series}
    data = gpd.GeoDataFrame(columns, geometry=[LineString([(0, 0), (1, 1)])] * len(features), crs="EPSG:4326")
    return FrontLayer(data, id="x", date="valid", series="series")


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (0, []),
        (1, ["east1"]),
        (4, ["east1", "west1", "parallel"]),
        (6, ["east2", "west1", "parallel"]),
        (9, ["east2", "west1"]),
    ],
)
def test_states_of_one_series_replace_each_other_and_no_others(day: int, standing: list[str]) -> None:
    layer = states(
        east1=("1970-01-02", "east"),
        east2=("1970-01-06/1970-01-07", "east"),
        west1=("1970-01-04/..", "west"),
        parallel=("1970-01-03/1970-01-09", ""),
    )
    assert as_of(layer, day).data["id"].tolist() == standing


def test_moments_pile_up(story: StoryMap) -> None:
    layer = next(each for each in story.layers if each.id == "movements")
    counts = [len(as_of(layer, int(Day.from_civil(1950, 10, day))).data) for day in (1, 12, 13, 19)]
    assert counts == [0, 7, 8, 11]


def test_the_halo_of_an_area_leaves_out_its_islets(sent: dict[str, Any], story: StoryMap) -> None:
    uids = [feature["uid"] for feature in unpacked.features(sent)]
    halos = {uids[int(place)]: outlines for place, outlines in sent["views"][0]["halos"].items()}
    (areas,) = (layer for layer in story.layers if layer.id == "areas")
    assert set(halos) <= {f"areas__{name}" for name in areas.data["id"]}
    assert {"areas__a1", "areas__rear"} <= set(halos)
    rear = areas.data.set_index("id").geometry["rear"]
    assert len(shapely.get_parts(rear)) > 20
    assert len(halos["areas__rear"]) == 1
    assert len(halos["areas__rear"][0]) / 2 < 0.2 * shapely.get_num_coordinates(rear)


def test_a_notebooks_points_say_where_they_lie(notebook: go.Figure, figure: go.Figure) -> None:
    events = named(notebook, "events")
    at = list(events.customdata).index("rec-1")
    assert events.hovertext[at].endswith("<br>39.03° N, 125.75° E")
    assert "°" not in "".join(named(figure, "events").hovertext)  # the page has its own tooltip
