"""A story map of somebody else's table."""

import datetime as dt

import geopandas as gpd
import pandas as pd
import pytest
import traced
from shapely.geometry import GeometryCollection, LineString, MultiPoint, MultiPolygon, Point, box

import viz
from viz import LayerError
from viz.layers.colors import NOT_GIVEN, PALETTE
from viz.layers.features import features
from viz.layers.styles import SCREEN
from viz.stories.legend import legend

HANSA = pd.DataFrame(
    {
        "name": ["Visby", "Lübeck", "Danzig", "Bergen", "Novgorod", "Reval"],
        "when": ["1361-07-27", "1370-05-24", "1398~", "1360/1365", "1392-21", None],
        "side": ["Denmark", "Hansa", "Hansa", "Hansa", "Rus", "Hansa"],
        "lon": [18.29, 10.68, 18.65, 5.32, 31.27, 24.75],
        "lat": [57.64, 53.87, 54.35, 60.39, 58.52, 59.44],
    }
)


def own(story: viz.StoryMap) -> list[str]:
    return [layer.id for layer in story.layers if not isinstance(layer, viz.BaseLayer)]


def test_a_table_with_degrees_becomes_a_map_and_a_timeline() -> None:
    story = viz.quick_map(HANSA, date="when", label="name", color="side", title="Hansa")
    assert own(story) == ["events"]
    assert [row.label for row in story.timeline.rows] == ["Denmark", "Hansa", "Rus"]
    assert story.narrative.orders["dates"] == ["events/3", "events/0", "events/1", "events/4", "events/2"]
    assert {label.text for label in story.labels} == {"Visby", "Lübeck", "Danzig", "Bergen", "Novgorod"}
    first = next(card for card in story.narrative.cards if card["id"] == "events/0")
    assert (first["date"], first["title"], first["summary"]) == ("27 July 1361", "Visby", "side: Denmark")
    assert first["evidence"] == "No source given."


def test_a_colour_is_that_of_its_row_on_the_timeline() -> None:
    story = viz.quick_map(HANSA, date="when", color="side")
    (points,) = traced.drawn(story.figure(), "events")
    rows = {row.label: row.color for row in story.timeline.rows}
    colors = traced.colors_of(points.marker, len(points.x))
    assert colors[0] == rows["Denmark"]
    assert len(set(colors)) == 3


@pytest.mark.parametrize(
    "dates",
    [
        ["1950", "1951-02"],
        [1950, 1951],
        [1950.0, 1951.0],
        pd.to_datetime(["1950-01-02", "1951-03-04"]),
        [dt.date(1950, 1, 2), dt.date(1951, 3, 4)],
    ],
)
def test_dates_of_every_kind_will_do(dates: object) -> None:
    frame = pd.DataFrame({"when": dates, "longitude": [1.0, 2.0], "Latitude": [50, 51]})
    assert len(viz.quick_map(frame, date="when").timeline.spans) == 2


def test_a_column_may_count_in_another_calendar() -> None:
    frame = pd.DataFrame({"when": ["592-04-10", "592"], "name": ["letter", "harvest"], "lon": [45, 76], "lat": [13, 9]})
    story = viz.quick_map(frame, date="when", label="name", calendar="islamic")
    assert [card["date"] for card in story.narrative.cards] == [
        "592 AH [between 6 December 1195 and 23 November 1196, Julian] ±1 day",
        "10 Rabīʿ II 592 [13 March 1196, Julian] ±1 day",
    ]
    with pytest.raises(ValueError, match="there is no calendar 'hijri'"):
        viz.quick_map(frame, date="when", calendar="hijri")  # type: ignore[arg-type]


def test_lines_and_areas_have_layers_of_their_own() -> None:
    frame = gpd.GeoDataFrame(
        {"when": ["1950", "1951", "1952"], "name": ["a", "b", "c"]},
        geometry=[Point(1, 50), LineString([(1, 50), (2, 51)]), box(1, 50, 2, 51)],
        crs="EPSG:4326",
    ).to_crs("EPSG:3857")
    story = viz.quick_map(frame, date="when", label="name")
    assert own(story) == ["areas", "lines", "events"]
    assert {trace.meta for trace in story.figure().data} >= {"areas", "lines", "events"}


def test_points_of_a_row_are_drawn_one_by_one_and_its_areas_together() -> None:
    frame = gpd.GeoDataFrame(
        {"when": ["1950", "1951"]},
        geometry=[MultiPoint([(1, 50), (2, 51)]), MultiPolygon([box(3, 50, 4, 51), box(5, 50, 6, 51)])],
        crs="EPSG:4326",
    )
    story = viz.quick_map(frame, date="when")
    assert [len(story[layer].data) for layer in ("areas", "events")] == [1, 2]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date": "whn"}, "there is no column 'whn' for date; did you mean 'when'\\? There are name, when"),
        ({"label": "title"}, "there is no column 'title' for label"),
        ({"data": HANSA.drop(columns="lon")}, "no column lon or lng or long or longitude or x with degrees"),
        (
            {"data": HANSA.assign(when="27/7/1361")},
            "column 'when': 6 cells are no dates\n  row 0: \"27/7/1361\" is not in",
        ),
        ({"data": HANSA.assign(when=None)}, "no row has both a place and a date in 'when'"),
        ({"data": gpd.GeoDataFrame(HANSA, geometry=[Point(1, 1)] * 6)}, "the frame has no CRS"),
    ],
)
def test_what_is_missing_is_named(change: dict, words: str) -> None:
    arguments = {"data": HANSA, "date": "when", **change}
    with pytest.raises(LayerError, match=words):
        viz.quick_map(arguments.pop("data"), **arguments)


def test_the_table_itself_is_left_as_it_is() -> None:
    before = HANSA.copy()
    viz.quick_map(HANSA, date="when", color="side")
    pd.testing.assert_frame_equal(HANSA, before)


@pytest.mark.parametrize("as_frame", [False, True])
def test_a_row_with_exchanged_degrees_is_refused_and_does_not_vanish(as_frame: bool) -> None:  # noqa: FBT001 - a case
    table = pd.DataFrame(
        {"when": ["1361"] * 3, "lon": [18.29, 39.0, 10.7], "lat": [57.64, 125.75, 53.9]}, index=[7, 8, 9]
    )
    if as_frame:
        table = gpd.GeoDataFrame(
            table[["when"]], geometry=gpd.points_from_xy(table["lon"], table["lat"]), crs="EPSG:4326"
        )
    words = (
        "row 8: no place on the earth has the longitude 39 and the latitude 125.75; the two are probably exchanged"
        if as_frame
        else "column 'lat', row 8: \"125.75\" is not a latitude, which ends at 90 degrees; lat and lon are probably swapped"
    )
    with pytest.raises(LayerError, match=words):
        viz.quick_map(table, date="when")


def test_all_rows_that_lie_nowhere_are_named() -> None:
    table = pd.DataFrame(
        {"when": ["1361", "?", "27/7/1361", "1"], "lon": [18.29, 4e5, 39, 10], "lat": [57, 6e6, 125, 53]}
    )
    with pytest.raises(LayerError) as refused:
        viz.quick_map(table, date="when")
    assert [line.strip().split(":")[0] for line in str(refused.value).splitlines()] == [
        "column 'lon', row 1",
        "column 'lat', row 1",
        "column 'lat', row 2",
        "column 'when'",
        "row 1",
        "row 2",
        "row 3",
    ]


def table(**columns: list) -> pd.DataFrame:
    return pd.DataFrame(
        {"name": ["A", "B"], "when": ["1361", "1370"], "lon": [18.3, 10.7], "lat": [57.6, 53.9], **columns}
    )


@pytest.mark.parametrize(
    "columns",
    [
        {"lon": ["18,30", " 10.7 "], "lat": ["57,6", "53.9"]},
        {"lon": ["18°18'E", "10°42' E"], "lat": ["57°36'N", "53°54'N"]},
        {"lon": pd.array([18.3, 10.7], dtype="Float64")},
        {"lon": [-341.7, 10.7]},
    ],
)
def test_degrees_are_read_as_people_write_them(columns: dict) -> None:
    points = viz.quick_map(table(**columns), date="when")["events"].data
    assert [(round(point.x % 360, 1), round(point.y, 1)) for point in points.geometry] == [(18.3, 57.6), (10.7, 53.9)]


def test_rows_without_date_or_place_are_named() -> None:
    frame = pd.concat([table(), table(when=["", "1371"], lon=["18.3", " "])], ignore_index=True)
    story = viz.quick_map(frame, date="when", label="name")
    assert story.left_out.to_dict() == {2: "no date", 3: "no place"}
    assert len(story.narrative.cards) == len(frame) - len(story.left_out)
    assert viz.quick_map(table(), date="when").left_out.empty


def test_all_that_is_wrong_with_shapes_is_told_at_once() -> None:
    mixed = GeometryCollection([Point(3, 52), LineString([(3, 52), (4, 53)])])
    frame = gpd.GeoDataFrame(
        {"when": ["1950", "soon", "1951", "1952"]},
        geometry=[mixed, Point(1, 2), Point(1000, 2), mixed],
        index=list("abcd"),
        crs="EPSG:4326",
    )
    with pytest.raises(LayerError) as error:
        viz.quick_map(frame, date="when")
    told = str(error.value).splitlines()
    assert told[0].startswith("row a, d: has a GeometryCollection; take it apart with explode()")
    assert told[1].startswith("row c: no place on the earth has the longitude 1000")
    assert told[2].startswith("column 'when', row 'b': \"soon\"")


def test_metres_of_a_projection_are_not_degrees() -> None:
    with pytest.raises(
        LayerError, match="columns 'x' and 'y' hold no degrees but metres of a projection; make a frame"
    ):
        viz.quick_map(pd.DataFrame({"when": ["1361"] * 2, "x": [705_000, 706_000], "y": [6.4e6, 6.5e6]}), date="when")


def test_start_and_end_may_stand_in_two_columns() -> None:
    frame = table(when=["1361-07-22", "1370"], until=["1361-07-29", None])
    story = viz.quick_map(frame, date=("when", "until"), label="name")
    assert [card["date"] for card in story.narrative.cards] == ["22–29 July 1361", "1370"]
    assert story.narrative.cards[0]["summary"] == ""
    with pytest.raises(LayerError, match=r"columns 'when' and 'until', row 0: .* runs backwards"):
        viz.quick_map(table(until=["1360", ""]), date=("when", "until"))


@pytest.mark.parametrize(
    ("columns", "date", "shown"),
    [
        ([7, 8, 9, "lat", "lon"], 8, "8"),
        (pd.MultiIndex.from_tuples([("a", "n"), ("a", "w"), ("b", "c"), ("lat", ""), ("lon", "")]), ("a", "w"), "a w"),
        (["n", "w", "n", "lat", "lon"], "w", "w"),
    ],
)
def test_columns_may_have_names_of_any_kind(columns: object, date: object, shown: str) -> None:
    frame = pd.DataFrame([["A", "1361", "x", 57.6, 18.3], ["B", "1370", "y", 53.9, 10.7]])
    frame.columns = columns
    story = viz.quick_map(frame, date=date)
    assert story["events"].date == shown
    assert len(story.narrative.cards) == 2


def test_a_column_that_is_there_twice_is_asked_about() -> None:
    frame = pd.concat([table(), table()[["when"]]], axis="columns")
    with pytest.raises(LayerError, match="there are 2 columns 'when' for date; give each a name of its own"):
        viz.quick_map(frame, date="when")


def test_shapes_without_a_crs_are_asked_about() -> None:
    frame = pd.DataFrame({"when": ["1361"], "geometry": [Point(1, 50)]})
    with pytest.raises(LayerError, match="column 'geometry' has shapes without a CRS; say in which they are"):
        viz.quick_map(frame, date="when")


def test_a_map_without_dates_has_no_timeline() -> None:
    story = viz.quick_map(table(), date=None, label="name")
    assert not story.chronology.spans
    assert {label.text for label in story.labels} == {"A", "B"}
    assert {trace.meta for trace in story.figure().data} >= {"events"}


@pytest.mark.parametrize(
    "cells", [["Union", None], pd.Categorical(["Union", None]), pd.array([1, None], dtype="Int64"), [5.0, float("nan")]]
)
def test_a_missing_value_has_a_sign_of_its_own(cells: object) -> None:
    story = viz.quick_map(table(side=cells), date="when", color="side")
    drawn = features(story["events"], SCREEN)
    assert drawn["color"].tolist()[1] == NOT_GIVEN != drawn["color"].tolist()[0]
    assert drawn["hollow"].tolist() == [False, True]
    assert legend(story.layers)[-1] == {"sign": "own-hollow", "words": "side: not given", "color": NOT_GIVEN}
    if isinstance(cells[0], str):
        assert [(row.label, row.color) for row in story.timeline.rows] == [
            ("Union", PALETTE[0]),
            ("not given", NOT_GIVEN),
        ]


def test_what_has_no_number_is_neither_small_nor_large() -> None:
    frame = pd.concat([table(men=[100, None]), table(men=[1, 50])], ignore_index=True)
    story = viz.quick_map(frame, date="when", size="men")
    drawn = features(story["events"], SCREEN)
    assert drawn["size"].rank().tolist() == [4, 2, 1, 3]
    assert drawn["hollow"].tolist() == [False, True, False, False]


def test_numbers_without_end_have_the_colours_of_the_ends() -> None:
    story = viz.quick_map(table(men=[1.0, float("inf")]), date="when", color="men")
    assert [entry["words"] for entry in legend(story.layers)] == ["men: 1"]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([1000, 1435, 1520], ["1000", "1435", "1520"]),
        ([*range(0, 12_750, 500), 12_750], ["0", "5000", "10,000"]),
        ([0.1, 0.25, 0.5, 0.3, 0.35, 0.4, 0.45], ["0.1", "0.2", "0.3", "0.4", "0.5"]),
        ([1912, 1913, 1950, 1960, 1970, 1980, 1999], ["1920", "1940", "1960", "1980"]),
    ],
)
def test_a_legend_of_numbers_has_round_ones_or_those_that_there_are(numbers: list, words: list[str]) -> None:
    frame = pd.DataFrame({"when": "1361", "men": numbers, "lon": 18.3, "lat": 57.6})
    story = viz.quick_map(frame, date="when", color="men")
    assert [entry["words"].removeprefix("men: ") for entry in legend(story.layers)] == words


def test_colours_do_not_repeat_and_the_rest_is_other() -> None:
    frame = pd.DataFrame({"when": "1361", "side": [f"side {at}" for at in range(15)], "lon": 18.3, "lat": 57.6})
    story = viz.quick_map(frame, date="when", color="side")
    entries = legend(story.layers)
    assert [entry["words"] for entry in entries][-2:] == ["side: side 11", "side: 3 others"]
    assert len({entry["color"] for entry in entries}) == len(entries) == len(PALETTE) + 1
