"""A story map of somebody else's table."""

import datetime as dt

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box

import viz
from viz import LayerError

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
    (points,) = (trace for trace in story.figure().data if trace.meta == "events")
    rows = {row.label: row.color for row in story.timeline.rows}
    assert points.marker.color[0] == rows["Denmark"]
    assert len(set(points.marker.color)) == 3


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


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date": "whn"}, "there is no column 'whn' for date; did you mean 'when'\\? There are name, when"),
        ({"label": "title"}, "there is no column 'title' for label"),
        ({"data": HANSA.drop(columns="lon")}, "no column lon or lng or long or longitude or x with degrees"),
        ({"data": HANSA.assign(when="27/7/1361")}, "column 'when': \"27/7/1361\" is not in the order"),
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
    words = "row 8: no place on the earth has the longitude 39 and the latitude 125.75; the two are probably exchanged"
    with pytest.raises(LayerError, match=words):
        viz.quick_map(table, date="when")


def test_all_rows_that_lie_nowhere_are_named() -> None:
    table = pd.DataFrame({"when": ["1361"] * 4, "lon": [18.29, 4e5, 39.0, 10.0], "lat": [57.64, 6e6, 125.75, 53.9]})
    with pytest.raises(
        LayerError, match=r"row 1, 2: .* longitude 400000 and the latitude 6e\+06; write degrees, WGS 84"
    ):
        viz.quick_map(table, date="when")
