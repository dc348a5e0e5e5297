"""Routes: stops of a table joined by bands, as wide as what went that way."""

import ast
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
import traced
import unpacked
from shapely.geometry import LineString, MultiLineString, Point, box

import chronotope as ct
import viz
from geodata import read_file
from viz import LayerError, RouteLayer, StoryMap
from viz.drawing.layer_pieces import scene_pieces
from viz.drawing.pieces import Fill
from viz.drawing.shapes import band
from viz.layers.features import features
from viz.layers.layer_labels import layer_labels
from viz.layers.styles import SCREEN
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[3]
GALLERY = ROOT / "docs" / "gallery.md"
STOPS = pd.DataFrame(
    {
        "name": ["Ostia", "Messana", "Rhodes", "Cadiz", "Malaca"],
        "ship": ["a", "a", "a", "b", "b"],
        "step": [1, 2, 3, 1, 2],
        "when": ["0100-05-01", "0100-05-09", "0100-06", "0100-07-01", "0100-07-03"],
        "men": [40, 30, 10, 20, 5],
        "lon": [12.3, 15.5, 28.2, -6.3, -4.4],
        "lat": [41.7, 38.2, 36.4, 36.5, 36.7],
    }
)


def routes(stops: pd.DataFrame = STOPS, **options: Any) -> RouteLayer:
    return RouteLayer(stops, **{"id": "routes", "by": "ship", "order": "step"} | options)


def story(layer: RouteLayer) -> StoryMap:
    return StoryMap((*viz.base_layers(), layer), views=(viz.map_view(layer.data),))


def legs(layer: RouteLayer) -> list[tuple[str, list[tuple[float, float]]]]:
    drawn = features(layer, SCREEN)
    return [(row.label, [(x, y) for x, y, *_ in row.geometry.coords]) for row in drawn.itertuples()]


def ends(layer: RouteLayer) -> dict[str, tuple[float, float]]:
    """Of each stop that has a leg, where this begins and ends, by longitude."""
    return {name: (line[0][0], line[-1][0]) for name, line in legs(layer) if len(line) > 1}


def test_each_stop_of_a_group_is_joined_to_the_next() -> None:
    found = ends(routes(label="name"))
    assert found == {"Messana": (12.3, 15.5), "Rhodes": (15.5, 28.2), "Malaca": (-6.3, -4.4)}


@pytest.mark.parametrize(
    "steps",
    [
        [3, 2, 1, 2, 1],
        ["3", "2", "1", "2", "1"],
        [3.5, 2.0, 1.5, 9, 8],
        ["0100-06", "0100-05-09", "0100-05-01", "0100-07-03", "0100-07-01"],
        pd.to_datetime(["1900-06-01", "1900-05-09", "1900-05-01", "1900-07-03", "1900-07-01"]),
        [pd.Period("1900-06"), pd.Period("1900-05"), pd.Period("1900-04"), pd.Period("1901"), pd.Period("1900")],
    ],
)
def test_the_order_is_that_of_numbers_or_dates(steps: Any) -> None:
    found = ends(routes(STOPS.assign(step=steps), label="name"))
    assert found == {"Messana": (28.2, 15.5), "Ostia": (15.5, 12.3), "Cadiz": (-4.4, -6.3)}


def test_without_an_order_the_table_has_it_and_without_groups_all_is_one_route() -> None:
    assert list(ends(routes(order=None, label="name"))) == ["Messana", "Rhodes", "Malaca"]
    assert list(ends(RouteLayer(STOPS, id="one", label="name"))) == ["Messana", "Rhodes", "Cadiz", "Malaca"]
    assert list(ends(routes(by=("ship", "step"), order=None, label="name"))) == []


def test_groups_of_two_columns_are_told_apart() -> None:
    stops = STOPS[:2].assign(ship=["a b", "a"], fleet=["c", "b c"])
    assert ends(RouteLayer(stops, id="routes", by=("ship", "fleet"), label="name")) == {}


def test_the_name_of_a_stop_is_there_from_the_first_leg_on() -> None:
    stops = STOPS.assign(name=["Ostia", "Messana", "Ostia", "Cadiz", "Malaca"])
    stops.loc[2, ["lon", "lat"]] = stops.loc[0, ["lon", "lat"]]
    (ostia,) = [
        label for label in layer_labels([routes(stops[::-1], label="name", date="when")]) if label.text == "Ostia"
    ]
    assert ostia.feature == "routes__0"
    assert ostia.first == min(features(routes(stops, date="when"), SCREEN)["first"])


def test_a_leg_is_as_wide_as_the_number_at_the_stop_where_it_begins() -> None:
    drawn = features(routes(size="men", label="name"), SCREEN).set_index("label")["width"]
    assert drawn["Messana"] == 32
    assert drawn["Rhodes"] == pytest.approx(24)
    assert drawn["Malaca"] == pytest.approx(16)
    assert set(features(routes(), SCREEN)["width"]) == {4.0}


def test_the_widest_leg_is_that_of_the_largest_number_at_which_one_begins() -> None:
    drawn = features(routes(STOPS.assign(men=[40, 30, 9_000, 20, 5]), size="men"), SCREEN)
    assert drawn["width"].tolist()[1:3] == pytest.approx([32, 24])


def test_a_leg_is_dated_by_its_arrival_and_shown_from_then_on() -> None:
    mine = story(routes(date="when", label="name"))
    assert mine.at("0100-05-08").shown["routes"].data["name"].tolist() == ["Ostia"]
    later = mine.at("0100-06-30")
    assert ends(later.shown["routes"]) == {"Messana": (12.3, 15.5), "Rhodes": (15.5, 28.2)}
    assert [card["title"] for card in mine.narrative.cards] == ["Ostia", "Messana", "Rhodes", "Cadiz", "Malaca"]
    assert mine.narrative.cards[1]["summary"] == "ship: a; step: 2; men: 30"


def test_a_route_crosses_180_degrees_the_short_way() -> None:
    voyage = pd.DataFrame({"lon": [170, -170], "lat": [10, 12]})
    line = features(RouteLayer(voyage, id="voyage"), SCREEN).geometry.iloc[1]
    assert line.length < 30
    assert shapely.get_coordinates(line)[:, 0].max() == pytest.approx(190)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:2154"])
def test_points_of_any_projection_will_do(crs: str) -> None:
    frame = gpd.GeoDataFrame(STOPS.drop(columns=["lon", "lat"]), geometry=gpd.points_from_xy(STOPS.lon, STOPS.lat))
    layer = routes(frame.set_crs("EPSG:4326").to_crs(crs), label="name")
    assert {name: pytest.approx(found) for name, found in ends(layer).items()} == ends(routes(label="name"))


def test_a_layer_varied_keeps_its_legs_and_one_with_another_order_finds_others() -> None:
    layer = routes(size="men", label="name")
    assert legs(replace(layer, name="Ships")) == legs(layer)
    fewer = replace(layer, data=layer.data.iloc[[2]])
    assert legs(fewer) == [legs(layer)[2]]
    assert legs(pickle.loads(pickle.dumps(layer))) == legs(layer)  # noqa: S301 - our own
    assert list(ends(replace(layer, by=(), order=None))) == ["Messana", "Rhodes", "Cadiz", "Malaca"]
    assert layer.data.drop(columns=layer.data.columns.difference(STOPS.columns)).equals(STOPS)


def test_a_group_of_one_stop_and_one_that_stays_are_dots() -> None:
    stops = pd.DataFrame({"ship": ["a", "b", "b"], "lon": [1, 5, 5], "lat": [1, 2, 2], "men": [5, 10, 10]})
    layer = RouteLayer(stops, id="routes", by="ship", size="men")
    scene = story(layer).shown.whole
    shapes = [piece.shape for piece in scene_pieces(scene, SCREEN) if piece.about.layer == "routes"]
    widths = [shape.bounds[2] - shape.bounds[0] for shape in shapes]
    assert widths == pytest.approx(
        [16 * scene.view.km_per_px * 1000, *[32 * scene.view.km_per_px * 1000] * 2], rel=0.01
    )


def test_an_empty_layer_draws_nothing() -> None:
    layer = routes()
    assert features(replace(layer, data=layer.data.iloc[:0]), SCREEN).empty


WRONG: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    ({"lon": [12.3, None, 28.2, -6.3, -4.4]}, {}, ["row 1: no place; fill it in"]),
    ({"lon": ["12.3", "east", "28.2", "-6.3", "-4.4"]}, {}, ["column 'lon', row 1: \"east\" is"]),
    ({"step": [1, None, 3, 1, 2]}, {}, ["column 'step', row 1: is empty; write a number or a date"]),
    ({"step": ["1", "two", "3", "1", "2"]}, {}, ["column 'step'", 'row 1: "two"']),
    ({"step": [1, 2, 2, 1, 2]}, {}, ["column 'step', row 2: '2' is said of row 1 of the route 'a' too; write which"]),
    (
        {"men": [4, -3, 1, 2, 1]},
        {"size": "men"},
        ["column 'men', row 1: as size -3 will not do; write a number from 0"],
    ),
    ({"men": [4, None, 1, 2, None]}, {"size": "men"}, ["column 'men', row 1: is empty, and as wide"]),
    (
        {"men": [4, "many", 1, 2, 3]},
        {"size": "men"},
        ["column 'men', row 1: as size 'many' will not do; write a finite"],
    ),
    ({"ship": ["a", None, "a", "b", "b"]}, {}, ["column 'ship', row 1: is empty; write to which route"]),
    ({"when": ["100", "soon", "x", "0100", "0101"]}, {"date": "when"}, ['row 1: "soon"', 'row 2: "x"']),
    ({}, {"by": "shop"}, ["there is no column 'shop' for by; did you mean 'ship'?"]),
    ({}, {"order": "stop"}, ["there is no column 'stop' for order; did you mean 'step'?"]),
    ({}, {"color": "flag"}, ["its data has no column 'flag' for color"]),
    ({}, {"by": {"width": "men"}}, ["write the column of the groups, or several"]),
]


@pytest.mark.parametrize(("change", "options", "words"), WRONG)
def test_what_is_wrong_is_said_with_row_column_value_and_remedy(change: dict, options: dict, words: list[str]) -> None:
    with pytest.raises(LayerError) as error:
        routes(STOPS.assign(**change), **options)
    assert str(error.value).startswith("layer 'routes'")
    assert [word for word in words if word not in str(error.value)] == []


def test_all_that_is_wrong_with_a_frame_is_said_at_once() -> None:
    bad = STOPS.assign(lon=["1", "east", "", "2", "3"], step=[1, 1, 2, None, 2], men=[1, -1, 2, 3, 4], when="soon")
    bad.index = list("vwxyz")
    with pytest.raises(LayerError) as error:
        routes(bad, size="men", date="when")
    told = str(error.value)
    for words in (
        "column 'lon', row 'w'",
        "column 'step', row 'w'",
        "column 'step', row 'y'",
        "column 'men', row 'w'",
        "'when'",
    ):
        assert words in told


def test_the_last_stop_needs_no_size() -> None:
    assert len(routes(STOPS.assign(men=[40, 30, None, 20, None]), size="men").data) == 5


def test_stops_that_are_no_points_are_refused() -> None:
    frame = gpd.GeoDataFrame({"a": [1]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:4326")
    with pytest.raises(LayerError, match="row 0: a stop is a Point, and this is a Polygon; its centroid would be one"):
        RouteLayer(frame, id="routes")


def test_other_kinds_of_layers_say_what_by_is_there() -> None:
    frame = gpd.GeoDataFrame({"ship": ["a"]}, geometry=[Point(1, 1)], crs="EPSG:4326")
    with pytest.raises(LayerError, match=r"by = 'ship' will not do; write fields of Style .* with ct.RouteLayer"):
        viz.EventLayer(frame, id="ships", by="ship")


def test_bands_of_different_widths_join_without_a_gap() -> None:
    wide, narrow = LineString([(0, 0), (100, 0)]), LineString([(100, 0), (160, 80)])
    for first, second in ((40, 10), (10, 40)):
        joined = band(wide, first).union(band(narrow, second))
        assert joined.geom_type == "Polygon"
        # All around the stop, as far as the narrower band is wide, the ground is covered.
        assert joined.covers(Point(100, 0).buffer(0.99 * min(first, second) / 2))
    assert band(MultiLineString([[(0, 0), (9, 0)], [(20, 0), (30, 0)]]), 2).area == pytest.approx(
        38 + np.pi / 2, rel=0.02
    )


@pytest.fixture(scope="module")
def march() -> StoryMap:
    """What the gallery shows, by its own code."""
    code = "troops" + GALLERY.read_text(encoding="utf-8").partition("```python\ntroops")[2].partition("```")[0]
    assert len(ast.parse(code).body) == 3
    code = code.replace("docs/gallery/", f"{ROOT.as_posix()}/docs/gallery/").replace(
        "\nct.StoryMap(", "\nmarch = ct.StoryMap("
    )
    names: dict[str, Any] = {"ct": ct}
    exec(code, names)  # noqa: S102 - our own page
    found: StoryMap = names["march"]
    return found


def test_the_march_of_1812_in_three_statements(march: StoryMap) -> None:
    troops = read_file(ROOT / "docs/gallery/march-1812.csv")
    layer = march["march"]
    pieces = [piece for piece in scene_pieces(march.shown.whole, SCREEN) if piece.about.layer == "march"]
    assert len(pieces) == len(troops)
    assert all(isinstance(piece, Fill) for piece in pieces)
    widths = features(layer, SCREEN)["width"]
    to = troops["place"] + " " + troops["direction"]
    # The widths have the ratios of Minard's figures: 422,000 went from Kowno, 100,000 left Moscow.
    assert widths[to == "Maloyaroslavets retreat"].item() / widths[to == "Vilna advance"].iloc[0] == pytest.approx(
        100 / 422
    )
    assert march.at("1812-09-14").shown["march"].data["direction"].unique().tolist() == ["advance"]


def test_figure_page_and_print_draw_the_march(march: StoryMap, tmp_path: Path) -> None:
    *drawn, samples = traced.drawn(march.figure(), "march")
    assert len(drawn) == 2
    assert any("Smolensk" in text for text in drawn[0].hovertext)
    told = unpacked.everything(payload(march))
    assert [feature["kind"] for feature in told["features"]] == ["route"] * 24
    assert {each["layer"] for each in told["views"][0]["marks"]} == {"march"}
    assert len(told["cards"]) == 24
    page = march.save(tmp_path / "march.html")
    assert page.read_bytes() == march.save(tmp_path / "again.html").read_bytes()
    assert [text for text in samples.text if text] == ["survivors: 50,000", "survivors: 100,000"]
    # In metres a sample is as wide as the leg of so many.
    km_per_px = march.views[0].km_per_px
    assert samples.y[10] - samples.y[8] == pytest.approx(32 * 100 / 422 * 1000 * km_per_px, rel=0.01)
    bands = [entry for entry in told["legend"] if entry["sign"] == "size-band"]
    assert [entry["words"] for entry in bands] == ["survivors: 100,000", "survivors: 50,000"]
    assert bands[0]["metres"] == pytest.approx(samples.y[10] - samples.y[8])
    _, axes = march.replace(theme="print").static(width_mm=120)
    assert len([each for each in axes.get_children() if str(each.get_gid()).startswith("march__")]) == 24
