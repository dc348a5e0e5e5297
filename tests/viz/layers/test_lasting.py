"""Areas and lines with start and end are states: they come and go. Points stay, as events do."""

import geopandas as gpd
import pandas as pd
import pytest
import traced
import unpacked
from shapely.geometry import LineString, Point, box

import viz
from viz import StoryMap
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

SHAPES = [box(0, 45, 4, 49), box(6, 45, 10, 49), box(12, 45, 16, 49)]
TREATIES = pd.DataFrame(
    {"name": ["Vienna", "Belgium", "Open"], "start": ["1815", "1831", "1820"], "end": ["1830", "1914", ""]}
)


def treaties(shapes: list, **options: object) -> StoryMap:
    frame = gpd.GeoDataFrame(TREATIES, geometry=shapes, crs="EPSG:4326")
    return viz.quick_map(frame, date=("start", "end"), label="name", **options)  # type: ignore[arg-type]


def names(story: StoryMap, layer: str) -> list[str]:
    return story.shown[layer].data["name"].tolist()


@pytest.mark.parametrize(
    ("layer", "shapes"),
    [("areas", SHAPES), ("lines", [LineString(shape.exterior.coords) for shape in SHAPES])],
)
@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("1814", []),
        ("1825", ["Vienna", "Open"]),
        ("1830-12-31", ["Vienna", "Open"]),
        ("1831-01-01", ["Belgium", "Open"]),
        ("1850", ["Belgium", "Open"]),
        ("1920", ["Open"]),
    ],
)
def test_what_has_start_and_end_is_shown_while_it_holds(layer: str, shapes: list, day: str, there: list[str]) -> None:
    assert names(treaties(shapes).at(day), layer) == there


def test_of_a_span_all_that_held_on_one_of_its_days_is_shown() -> None:
    assert names(treaties(SHAPES).between("1825", "1829"), "areas") == ["Vienna", "Open"]


def test_points_stay_as_events_do() -> None:
    points = [shape.centroid for shape in SHAPES]
    assert names(treaties(points).at("1850"), "events") == ["Vienna", "Open"]
    assert names(treaties(points).at("1920"), "events") == ["Vienna", "Belgium", "Open"]


def test_the_calendar_of_a_table_changes_nothing_of_it() -> None:
    assert names(treaties(SHAPES, calendar="julian").at("1850"), "areas") == ["Belgium", "Open"]


def test_figure_and_print_draw_what_holds_and_the_page_knows_when() -> None:
    story = treaties(SHAPES)
    (areas,) = traced.drawn(story.at("1850").figure(), "areas")
    assert not [text for text in areas.hovertext if "Vienna" in text]
    _, axes = story.at("1850").static(width_mm=80)
    drawn = {artist.get_gid() for artist in axes.get_children() if str(artist.get_gid()).startswith("areas__")}
    assert "areas__0" not in drawn
    assert {"areas__1", "areas__2"} <= drawn
    features = unpacked.everything(payload(story))["features"]
    assert [feature["time"] for feature in features] == ["state"] * 3
    assert [feature["last"] is None for feature in features] == [False, False, True]


def test_each_state_is_told_when_it_begins() -> None:
    assert [card["title"] for card in treaties(SHAPES).narrative.cards] == ["Vienna", "Open", "Belgium"]


def test_rows_of_one_point_in_time_need_no_end() -> None:
    frame = gpd.GeoDataFrame({"when": ["1815"]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:4326")
    assert len(viz.quick_map(frame, date="when").at("1900").shown["areas"].data) == 1
    assert viz.quick_map(frame.set_geometry([Point(1, 1)]), date="when")["events"].time == "moment"


def test_an_interval_in_one_column_ends_too_where_it_is_of_an_area() -> None:
    shapes = [box(5 * n, 50, 5 * n + 4, 54) for n in range(3)]
    cells = {"name": ["war", "year", "on"], "when": ["1914/1918", "1916", "1800/.."]}
    story = viz.quick_map(gpd.GeoDataFrame(cells, geometry=shapes, crs="EPSG:4326"), date="when", label="name")
    shown = {year: story.at(year).shown["areas"].data["name"].tolist() for year in ("1850", "1915", "1917", "1950")}
    assert shown == {"1850": ["on"], "1915": ["war", "on"], "1917": ["war", "year", "on"], "1950": ["year", "on"]}
    assert [card["line"] for card in story.narrative.cards] == ["from 1800 on: on", "1914–1918: war", "1916: year"]
    assert not [card for card in story.narrative.cards if "as read" in card["summary"]]


def test_points_beside_areas_of_intervals_keep_their_column_of_dates() -> None:
    cells = {"name": ["war", "battle"], "when": ["1914/1918", "1916"]}
    frame = gpd.GeoDataFrame(cells, geometry=[box(0, 50, 4, 54), Point(2, 52)], crs="EPSG:4326")
    story = viz.quick_map(frame, date="when", label="name")
    assert story["events"].date == "when"
    assert [card["line"] for card in story.narrative.cards] == ["1914–1918: war", "1916: battle"]
