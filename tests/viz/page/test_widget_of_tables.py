"""The widget of a table, seen from Python: what is selected, filtered, shown on a day, switched off and saved."""

import base64
import gzip
import json
import re
import warnings
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box

import viz
from geodata import Day, parse_edtf
from viz import LayerError
from viz.page.widget import StoryWidget

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def battles() -> pd.DataFrame:
    """Rows with labels of their own; the last lies nowhere."""
    return pd.DataFrame(
        {
            "name": ["Visby", "Falköping", "Brunkeberg", "Hemmingstedt", "Nowhere"],
            "when": ["1361-07-27", "1389-02-24", "1471-10-10", "1500-02-17", "1450"],
            "lon": [18.29, 13.55, 18.06, 9.07, None],
            "lat": [57.64, 58.17, 59.34, 54.15, None],
            "kind": ["siege", "battle", "battle", "battle", None],
            "dead": [1800, None, 1200, 6000, 1],
            "layer": ["a", "b", "c", "d", "e"],
        },
        index=[11, 22, 33, 44, 55],
    )


@pytest.fixture
def widget(battles: pd.DataFrame) -> StoryWidget:
    """The widget of the rows, gone on from the overview to the first of them."""
    widget = viz.quick_map(battles, date="when", label="name", color="kind").widget()
    assert widget.current == ""
    assert widget.selection.empty
    widget.current = "events/11"
    return widget


def told(path: Path) -> dict[str, Any]:
    """What a page tells its script."""
    found = re.search(r'id="story">([^<]*)<', path.read_text(encoding="utf-8"))
    assert found
    story: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return story


def ids(told: dict[str, Any]) -> int:
    length: int = told["cards"]["length"]
    return length


def test_the_selection_has_the_rows_of_the_users_own_frame(widget: StoryWidget, battles: pd.DataFrame) -> None:
    assert widget.selection.index.tolist() == [11]
    widget.selected = pd.Index(["events/44", "events/22"])
    assert widget.selected == ("events/44", "events/22")
    selection = widget.selection
    assert type(selection) is gpd.GeoDataFrame
    assert selection.crs == "EPSG:4326"
    assert selection.index.tolist() == [22, 44]
    pd.testing.assert_frame_equal(pd.DataFrame(selection.drop(columns="geometry")), battles.loc[[22, 44]])
    widget.selected = []
    assert widget.selection.index.tolist() == [11]


def test_rows_without_a_column_of_the_name_say_which_layer_they_are_of(battles: pd.DataFrame) -> None:
    widget = viz.quick_map(battles.drop(columns="layer"), date="when", calendar="julian").widget()
    widget.current = "events/11"
    assert widget.selection["layer"].tolist() == ["events"]
    assert "when as read" not in widget.selection


def test_the_parts_of_a_row_keep_its_label() -> None:
    ports = gpd.GeoDataFrame(
        {"when": ["1400", "1401"]},
        geometry=gpd.GeoSeries.from_wkt(["MULTIPOINT (1 50, 2 51)", "POINT (3 52)"]),
        crs=4326,
    )
    ports.index = ["twice", "once"]
    widget = viz.quick_map(ports, date="when").widget()
    widget.selected = ["events/0", "events/1"]
    assert widget.selection.index.tolist() == ["twice", "twice"]


def test_the_selection_is_of_layers_that_are_to_be_seen(widget: StoryWidget) -> None:
    widget.layers = {"events": False}
    assert widget.selection.empty
    assert widget.selection.crs == "EPSG:4326"
    widget.layers = {}
    assert widget.layers == {"events": False}, "what is not named stays as it is"


@pytest.mark.parametrize(
    ("wanted", "error", "words"),
    [
        ("events/11", TypeError, r"write selected = \['events/11'\]"),
        (3, TypeError, "selected are several"),
        (["events/12"], ValueError, "there is no event 'events/12'; did you mean 'events/"),
    ],
)
def test_what_cannot_be_selected(widget: StoryWidget, wanted: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        widget.selected = wanted
    assert widget.selected == ()


FILTERS: list[tuple[Any, list[int]]] = [
    ({"kind": ["battle"]}, [22, 33, 44]),
    ({"kind": "siege"}, [11]),
    ({"dead": (1500, None)}, [11, 44]),
    ({"dead": (None, 1800), "kind": ["battle"]}, [33]),
    ({"dead": [None]}, [22]),
    ({"when": ("1389", "1471")}, [22, 33]),
    ({"when": (date(1471, 1, 1), None)}, [33, 44]),
    ({"kind": []}, []),
    ({}, [11, 22, 33, 44]),
]


@pytest.mark.parametrize(("wanted", "rows"), FILTERS, ids=str)
def test_a_filter_keeps_the_rows_with_the_values(widget: StoryWidget, wanted: Any, rows: list[int]) -> None:
    widget.filter = wanted
    assert widget._kept == [f"events/{row}" for row in rows]  # noqa: SLF001 - what the notebook is sent
    assert widget.filter == wanted
    if rows:
        assert widget.current == f"events/{rows[0]}"


def test_a_mask_keeps_the_rows_that_are_true(widget: StoryWidget, battles: pd.DataFrame) -> None:
    widget.filter = battles["dead"] > 1500
    assert widget._kept == ["events/11", "events/44"]  # noqa: SLF001
    widget.filter = (battles["dead"].convert_dtypes() < 1500).sort_index(ascending=False)
    assert widget._kept == ["events/33"]  # noqa: SLF001
    widget.filter = None
    assert widget._kept is None  # noqa: SLF001


def test_one_filter_follows_another_without_a_word(widget: StoryWidget, battles: pd.DataFrame) -> None:
    seen: list[Any] = []
    widget.observe(lambda change: seen.append(change["new"]), "filter")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for wanted in (battles["dead"] > 1500, {"kind": ["siege"]}, battles["dead"] > 5000, None):
            widget.filter = wanted
    assert [str(each.message) for each in told] == []
    assert len(seen) == 4


def test_the_selection_tells_of_changes_alone(widget: StoryWidget) -> None:
    widget.selected = ["events/44"]
    seen: list[list[int]] = []
    widget.observe(lambda change: seen.append(change["new"].index.tolist()), "selection")
    widget.current = "events/22"
    assert seen == []
    widget.selected = []
    assert seen == [[22]]


@pytest.mark.parametrize(
    ("wanted", "error", "words"),
    [
        ({"kin": ["battle"]}, ValueError, "there is no column 'kin' to filter by; did you mean 'kind'?"),
        ({"kind": ["batle"]}, ValueError, "column 'kind' has no 'batle'; did you mean 'battle'?"),
        (
            {"kind": ("battle", "siege")},
            ValueError,
            r"column 'kind' has no numbers; give its values as a list: \{'kind'",
        ),
        ({"dead": ("few", None)}, ValueError, "column 'dead' has numbers: give the least and the greatest"),
        ({"when": ("soon", None)}, LayerError, "soon"),
        (["battle"], TypeError, "a filter is a mapping such as"),
        (pd.Series([1, 2]), TypeError, "a filter is a Series of True and False"),
        (pd.Series([True, False], index=[11, 22]), ValueError, "the mask says nothing of the row 33"),
    ],
    ids=str,
)
def test_what_is_no_filter(widget: StoryWidget, wanted: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        widget.filter = wanted
    assert widget.filter is None
    assert widget._kept is None  # noqa: SLF001
    assert widget.current == "events/11"


def test_the_day_follows_the_current_event(widget: StoryWidget) -> None:
    assert str(widget.day) == "1361-07-27"
    seen: list[Day] = []
    widget.observe(lambda change: seen.append(change["new"]), "day")
    widget.current = "events/33"
    assert [str(day) for day in seen] == ["1471-10-10"]


@pytest.mark.parametrize(
    "day", ["1480-01-01", date(1480, 1, 1), pd.Timestamp("1480-01-01"), parse_edtf("1480-01-01").latest], ids=repr
)
def test_a_day_that_is_set_shows_what_had_come(widget: StoryWidget, day: Any) -> None:
    widget.day = day
    assert str(widget.day) == "1480-01-01"
    assert widget.current == "events/33"
    assert widget._as_of == {"day": int(widget.day), "words": "As of 1 January 1480"}  # noqa: SLF001
    widget.current = "events/22"
    assert str(widget.day) == "1389-02-24"
    assert widget._as_of is None, "a step ends it"  # noqa: SLF001


def test_a_day_ends_with_none(widget: StoryWidget) -> None:
    widget.day = "1480-01-01"
    widget.day = None
    assert str(widget.day) == "1471-10-10"
    assert widget._as_of is None  # noqa: SLF001


@pytest.mark.parametrize(
    ("day", "words"), [("soon", 'day: "soon"'), ("1300-01-01", "nothing that is shown has come by 1300-01-01")]
)
def test_what_is_no_day(widget: StoryWidget, day: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        widget.day = day
    assert str(widget.day) == "1361-07-27"
    assert widget._as_of is None  # noqa: SLF001


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ({"event": False}, "there is no layer 'event'; did you mean 'events'? There are events"),
        ({"base-relief": False}, "there is no layer 'base-relief'"),
        ({"events": 0}, "layer 'events' is to be seen or not: True or False, not 0"),
    ],
)
def test_what_is_no_switch(widget: StoryWidget, layers: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        widget.layers = layers
    assert widget.layers == {"events": True}


def test_a_saved_page_opens_as_the_widget_looks(widget: StoryWidget, tmp_path: Path) -> None:
    widget.filter = {"kind": ["battle"]}
    widget.current = "events/33"
    page = told(widget.save(tmp_path / "seen.html"))
    assert page["opening"] == "events/33"
    assert ids(page) == 3
    assert page["timeline"]["marks"]["length"] == 3
    widget.day = "1480-01-01"
    assert ids(told(widget.save(tmp_path / "day.html"))) == 2
    widget.layers = {"events": False}
    assert told(widget.save(tmp_path / "off.html"))["views"][0]["marks"] == []


def test_what_cannot_be_saved(widget: StoryWidget, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=re.escape("map.pdf: a widget is saved as .html, not as “.pdf”")):
        widget.save(tmp_path / "map.pdf")
    widget.filter = {"kind": []}
    with pytest.raises(ValueError, match="the filter keeps no event"):
        widget.save(tmp_path / "map.html")
    assert list(tmp_path.iterdir()) == []


def test_columns_that_no_table_had_are_not_shown(battles: pd.DataFrame) -> None:
    twice = battles.drop(columns="layer").set_axis([1, 1, 2, 3, 4])
    story = viz.quick_map(twice, date="when").add(viz.RouteLayer(twice[:4], id="way", order="when", date="when"))
    widget = story.at("1480").widget()
    widget.selected = list(widget._cards)  # noqa: SLF001 - every event
    assert set(widget.selection.columns) == {*twice.columns, "layer", "geometry"}
    with pytest.raises(ValueError, match=r"there are name, when, lon, lat, kind, dead$"):
        widget.filter = {"": 1}


def test_a_mask_knows_labels_of_several_levels(battles: pd.DataFrame) -> None:
    levels = battles.set_index([battles.index % 2, battles["name"]])
    widget = viz.quick_map(levels, date="when", label="name").widget()
    widget.filter = levels["dead"] > 1500
    kept = [widget._cards[event]["title"] for event in widget._kept]  # noqa: SLF001
    assert kept == ["Visby", "Hemmingstedt"]


def test_a_mask_of_which_rows_with_one_label_differ_is_refused(battles: pd.DataFrame) -> None:
    twice = battles.set_axis([1, 1, 2, 3, 4])
    widget = viz.quick_map(twice, date="when").widget()
    widget.filter = twice["layer"] < "c"
    assert widget._kept == ["events/0", "events/1"]  # noqa: SLF001
    with pytest.raises(ValueError, match="the mask keeps one row 1 and leaves out another; give each row a label"):
        widget.filter = twice["layer"] == "a"


def test_what_lasts_is_kept_for_all_its_days() -> None:
    reigns = gpd.GeoDataFrame(
        {"from": ["1400", "1401", "1450"], "to": ["1420", "1410", None]},
        geometry=[box(10, 50, 12, 52), box(14, 50, 16, 52), box(17, 50, 18, 52)],
        crs=4326,
    )
    widget = viz.quick_map(reigns, date=("from", "to")).widget()
    widget.filter = {"from": ("1415", "1416")}
    assert widget._kept == ["areas/0"]  # noqa: SLF001
    widget.filter = {"from": ("1900", None)}
    assert widget._kept == ["areas/2"]  # noqa: SLF001


def test_a_filter_of_a_day_is_saved_with_its_own_rows(battles: pd.DataFrame, tmp_path: Path) -> None:
    story = viz.quick_map(battles[::-1], date="when", label="name").at("1480")
    widget = story.widget()
    widget.filter = {"kind": ["battle"]}
    page = told(widget.save(tmp_path / "seen.html"))
    assert ids(page) == 2
    assert {"Falköping", "Brunkeberg"} <= set(page["dictionary"])
    assert "Visby" not in page["dictionary"]


def test_no_day_is_told_of_what_has_none(battles: pd.DataFrame) -> None:
    widget = viz.quick_map(battles, date=None, label="name").widget()
    widget.current = "events/22"
    assert widget.day is None
    with pytest.raises(ValueError, match="nothing of this story has a date"):
        widget.day = "1480"


def test_a_day_is_that_of_an_event_that_the_filter_keeps(widget: StoryWidget) -> None:
    widget.filter = {"kind": ["battle"]}
    with pytest.raises(ValueError, match=r"come by 1370.*the first event is “24 February 1389: Falköping”"):
        widget.day = "1370-01-01"
    widget.filter = {"kind": []}
    with pytest.raises(ValueError, match=r"nothing that is shown has come by 1480-01-01$"):
        widget.day = "1480-01-01"


def test_layers_are_called_what_they_hold() -> None:
    mixed = gpd.GeoDataFrame(
        {"side": ["a", "b"], "when": ["1700", "1701"]}, geometry=[box(0, 50, 5, 54), Point(1, 52)], crs=4326
    )
    told = viz.quick_map(mixed, date="when", color="side").widget()._story  # noqa: SLF001
    assert [each["name"] for each in told["layers"]] == ["areas", "events"]
