"""Tables as people have had them, each with what once went wrong: the right map, or one sentence with row, column and remedy."""

import re
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import unpacked
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, box

import viz
from viz import LayerError
from viz.layers.colors import NOT_GIVEN
from viz.payload.payload import payload
from viz.stories.legend import legend

pytestmark = pytest.mark.thorough


def table(**columns: Any) -> pd.DataFrame:
    own = {"name": ["A", "B"], "when": ["1361", "1370"], "lon": [18.3, 10.7], "lat": [57.6, 53.9]}
    return pd.DataFrame({**own, **columns})


def shapes(*geometry: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"when": "1700"}, geometry=list(geometry), crs="EPSG:4326", index=range(len(geometry)))


def titles(story: viz.StoryMap) -> list[str]:
    return [card["title"] for card in story.narrative.cards]


def test_a_row_in_an_unknown_year_stretches_no_timeline() -> None:
    frame = pd.concat([table(), table(when=["XXXX", "XXXX-10-12"])], ignore_index=True)
    story = viz.quick_map(frame, date="when", label="name")
    assert story.left_out.to_dict() == {2: "no year", 3: "no year"}
    assert [card["date"] for card in story.narrative.cards] == ["1361", "1370"]
    # A layer of one's own tells them, and they stand nowhere on its timeline.
    points = gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["lon"], frame["lat"]), crs="EPSG:4326")
    own = story.replace(layers=[viz.EventLayer(points, id="own", date="when")], timeline=None)
    assert len(own.narrative.cards) == 4
    assert own.chronology.events == {"own/0", "own/1"}


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["1361", "-000050-04-20"], 'row 1: "-000050-04-20" has a year of six figures.* Write -0050-04-20'),
        (["1361", "-0000-04-20"], 'row 1: "-0000-04-20" has a year minus zero'),
    ],
)
def test_years_of_six_figures_are_known_for_what_they_are(dates: list[str], words: str) -> None:
    with pytest.raises(LayerError, match=words):
        viz.quick_map(table(when=dates), date="when")


@pytest.mark.parametrize("days", [[19160530, 19160531], pd.array([19160530, 19160531], dtype="Int64")])
def test_what_is_told_of_days_without_hyphens_makes_days_of_them(days: Any) -> None:
    frame = table(when=days)
    with pytest.raises(
        LayerError, match=r'"19160530" is a day without hyphens, and not a year\. .* with pandas'
    ) as refused:
        viz.quick_map(frame, date="when")
    (call,) = set(re.findall(r"pandas\.(to_datetime\(.*\))\.", str(refused.value)))
    frame["when"] = eval(f"pd.{call}", {"pd": pd, "column": frame["when"]})  # noqa: S307 - it is what we tell to write
    story = viz.quick_map(frame, date="when")
    assert [card["date"] for card in story.narrative.cards] == ["30 May 1916", "31 May 1916"]


def test_hyphens_that_do_not_break_and_minus_signs_are_hyphens() -> None:
    story = viz.quick_map(table(when=["1950\u201110\u201112", "\u22120043"]), date="when")
    assert [card["date"] for card in story.narrative.cards] == ["44 BCE", "12 October 1950"]


def test_columns_with_degrees_that_are_there_twice_are_asked_about() -> None:
    frame = pd.concat([table(), table()[["lat"]]], axis="columns")
    with pytest.raises(LayerError, match="there are 2 columns 'lat'; give each a name of its own"):
        viz.quick_map(frame, date="when")


def test_degrees_are_preferred_to_other_coordinates() -> None:
    frame = table(x=[705_000, 706_000], y=[6.4e6, 6.5e6])[["when", "lon", "x", "y", "lat"]]
    assert [point.x for point in viz.quick_map(frame, date="when")["events"].data.geometry] == [18.3, 10.7]


def test_degrees_and_minutes_may_be_parted_by_blanks() -> None:
    (first, second) = viz.quick_map(table(lon=["180 3 E", "171 17.5 E"], lat=["42 31.5 S", "40 33 S"]), date="when")[
        "events"
    ].data.geometry
    assert (round(first.x % 360, 4), round(first.y, 4)) == (180.05, -42.525)
    assert (round(second.x, 4), round(second.y, 4)) == (171.2917, -40.55)


def test_a_row_of_several_kinds_of_geometry_is_named() -> None:
    mixed = GeometryCollection([Point(1, 50), LineString([(1, 50), (2, 51)])])
    with pytest.raises(LayerError, match=r"row 1: has a GeometryCollection; take it apart with explode\(\)"):
        viz.quick_map(shapes(Point(1, 50), mixed), date="when")


@pytest.mark.parametrize("label", ["   ", "", "\t", None])
def test_a_label_of_blanks_is_none(label: str | None) -> None:
    story = viz.quick_map(table(name=[label, "B"]), date="when", label="name")
    assert titles(story) == ["events 0", "B"]
    assert [each.text for each in story.labels] == ["B"]


def test_the_column_of_the_colours_names_no_row_and_no_event() -> None:
    frame = shapes(Point(1, 50), LineString([(1, 50), (2, 51)])).assign(fathoms=[245, 180])
    story = viz.quick_map(frame, date="when", color="fathoms")
    assert sorted(titles(story)) == ["events 0", "lines 1"]
    assert [row.label for row in story.timeline.rows] == ["All"]


def test_blanks_in_a_label_are_single_spaces() -> None:
    story = viz.quick_map(table(name=["a\tb\n c", "10\u00a0km"]), date="when", label="name")
    assert titles(story) == ["a b c", "10\u00a0km"]


def test_whole_numbers_with_gaps_stay_whole() -> None:
    frame = table(men=[6000.0, None], order=[840, 841])
    story = viz.quick_map(frame, date="when", label="men", row="men")
    assert titles(story) == ["6000", "events 1"]
    assert [row.label for row in story.timeline.rows] == ["6000", "not given"]
    assert viz.quick_map(frame, date="when").narrative.cards[0]["summary"] == "name: A; men: 6000; order: 840"
    assert "men: 6000.5" in viz.quick_map(table(men=[6000.5, None]), date="when").narrative.cards[0]["summary"]


def test_a_number_is_written_as_before_when_rows_are_left_out() -> None:
    story = viz.quick_map(table(when=["1360", "1390"], men=[6000.0, None]), date="when", label="men", hover="men")
    early = story.at("1370").replace(theme="print")
    assert [label.text for label in early.shown.labels if not label.base] == ["6000"]
    (points,) = early.figure().select_traces({"meta": "events"})
    assert points.hovertext[0].startswith("6000<br>")


@pytest.mark.parametrize("cells", [["Union", ""], ["Union", " "], ["Union", None]])
def test_a_blank_word_is_a_missing_one(cells: list[Any]) -> None:
    story = viz.quick_map(table(side=cells), date="when", color="side")
    assert [(row.label, row.color) for row in story.timeline.rows][1] == ("not given", NOT_GIVEN)
    assert legend(story.layers)[-1] == {"sign": "own-hollow", "words": "side: not given", "color": NOT_GIVEN}


def test_numbers_that_are_not_real_are_words() -> None:
    story = viz.quick_map(table(side=[1 + 2j, 2]), date="when", color="side")
    assert [row.label for row in story.timeline.rows] == ["(1+2j)", "(2+0j)"]


def test_times_that_are_days_are_told_as_days() -> None:
    story = viz.quick_map(table(name=pd.to_datetime(["1950-01-02", "1951-03-04"])), date="when", label="name")
    assert titles(story) == ["1950-01-02", "1951-03-04"]


@pytest.mark.parametrize(
    "index",
    [pd.DatetimeIndex(["1951-01-01", "1950-01-01"]), pd.Index(["x", "x"]), pd.MultiIndex.from_tuples([("a", 1)] * 2)],
)
def test_rows_may_be_labelled_by_anything(index: pd.Index) -> None:
    story = viz.quick_map(table().set_axis(index, axis="index"), date="when", label="name")
    assert titles(story) == ["A", "B"]


def test_what_is_beyond_every_number_is_no_place() -> None:
    frame = shapes(Point(1e300, 1), Point(0, 0)).set_crs("EPSG:32633", allow_override=True)
    assert viz.quick_map(frame, date="when").left_out.to_dict() == {0: "no place"}


def test_colours_are_explained_once() -> None:
    story = viz.quick_map(table(men=[12_750, 3], side=["x", None]), date="when", color="men", row="side")
    assert [entry["words"] for entry in payload(story)["legend"]] == ["men: 3", "men: 12,750"]
    words = viz.quick_map(table(side=["x: y", None]), date="when", color="side", row="name")
    assert [entry["words"] for entry in payload(words)["legend"]] == ["side: x: y", "side: not given"]


def test_one_name_at_one_place_is_written_once() -> None:
    frame = pd.concat([table(), table(when=["1390", "1391"], lon=[18.3, 10.8])], ignore_index=True)
    story = viz.quick_map(frame, date="when", label="name")
    assert [(label.text, label.events) for label in story.labels] == [
        ("A", "events/0 events/2"),
        ("B", "events/1"),
        ("B", "events/3"),
    ]
    assert {label.text for label in story.at("1385").shown.labels if not label.base} == {"A", "B"}


def test_areas_and_lines_have_their_place_on_the_page() -> None:
    story = viz.quick_map(shapes(box(0, 50, 5, 54), LineString([(1, 50), (2, 51)])), date="when")
    sent = payload(story)
    (view,) = sent["views"]
    assert set(unpacked.rings(sent, view, story.views[0].limits)) == {"areas/0", "lines/1"}


def test_a_missing_number_has_a_colour_of_its_own_on_the_timeline() -> None:
    story = viz.quick_map(table(men=[5.0, np.nan]), date="when", color="men")
    assert [span.color for span in story.timeline.spans][1] == NOT_GIVEN != story.timeline.spans[0].color


def test_points_all_round_a_pole_are_seen_from_above_it() -> None:
    story = viz.quick_map(shapes(*(Point(60 * turn, -65 - 2 * turn) for turn in range(6))), date="when")
    assert story.views[0].crs.coordinate_operation.method_name == "Lambert Azimuthal Equal Area"
    assert all(story.views[0].contains(point) for point in story.project(story["events"].data).geometry)


def test_an_area_cut_at_180_degrees_stays_small() -> None:
    fiji = MultiPolygon([box(177, -19, 180, -16), box(-180, -19, -178, -16)])
    extent = viz.quick_map(shapes(fiji), date="when").views[0].extent
    assert (round(extent.west), round(extent.east)) == (176, -177)
