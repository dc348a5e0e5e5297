"""A story map put together by hand: views, timeline and layers, with and without a document."""

from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import traced
import unpacked
from shapely.geometry import LineString, Point

import viz
from geodata import Dossier, parse_edtf
from viz import LayerError, StoryMap
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

BALTIC = (5, 52, 32, 62)
TOWNS = gpd.GeoDataFrame(
    {
        "name": ["Visby", "Lübeck", "Danzig", "Bergen"],
        "when": ["1361-07-27", 1370, "1398~", "1360/1365"],
        "side": ["Denmark", "Hansa", "Hansa", None],
        "size": [3.0, 25.0, 20.0, 7.0],
    },
    geometry=[Point(18.29, 57.64), Point(10.68, 53.87), Point(18.65, 54.35), Point(5.32, 60.39)],
    crs="EPSG:4326",
)


@pytest.fixture(scope="module")
def view() -> viz.MapView:
    return viz.map_view(BALTIC, at="1398")


@pytest.fixture(scope="module")
def assembled(view: viz.MapView) -> StoryMap:
    towns = viz.EventLayer(TOWNS, id="towns", name="Town", date="when", label="name", color="side")
    routes = gpd.GeoDataFrame(
        {"name": ["By sea"], "year": [1362]}, geometry=[LineString([(10.7, 54), (18.3, 57.6)])], crs="EPSG:4326"
    )
    sea = viz.MovementLayer(routes, id="routes", name="Route", date="year", label="name")
    return StoryMap([*viz.base_layers(), sea, towns], views=[view], title="Hansa")


def test_without_a_document_every_dated_row_is_told(assembled: StoryMap) -> None:
    cards = {card["title"]: card for card in assembled.narrative.cards}
    assert list(cards) == ["Bergen", "Visby", "By sea", "Lübeck", "Danzig"]
    assert cards["Visby"]["summary"] == "side: Denmark; size: 3"
    assert {card["evidence"] for card in cards.values()} == {"No source given."}
    assert {row.label for row in assembled.chronology.rows} == {"Town", "Route"}
    assert {span.event for span in assembled.chronology.spans} == {card["id"] for card in cards.values()}


def test_marks_lines_and_cards_of_a_row_have_one_event(assembled: StoryMap) -> None:
    sent = payload(assembled)
    told = {card["id"] for card in unpacked.cards(sent)}
    (drawn,) = sent["views"]
    limits = assembled.views[0].limits
    marked = {event for point in unpacked.points(sent, drawn, limits)["towns"] for event in point["events"]}
    (route,) = (each for each in unpacked.features(sent) if each["uid"] == "routes__0")
    assert route["uid"] in {path["feature"] for path in unpacked.paths(sent, drawn, limits)}
    assert marked | set(route["events"]) == told
    figure = assembled.figure()
    assert traced.events_of(figure, "towns") | traced.events_of(figure, "routes") == told
    assert set(unpacked.rings(sent, drawn, limits)) == told
    assert sent["texts"] == []


def test_a_day_tells_what_has_come_by_then(assembled: StoryMap) -> None:
    early = assembled.at("1365")
    assert [card["title"] for card in early.narrative.cards] == ["Bergen", "Visby", "By sea"]
    assert {span.event for span in early.chronology.spans} == {card["id"] for card in early.narrative.cards}


def test_colours_mean_the_same_on_every_day(assembled: StoryMap) -> None:
    def colors(story: StoryMap) -> dict[str, str]:
        (trace,) = (trace for trace in story.figure().data if trace.uid == "towns")
        return dict(zip(trace.customdata, traced.colors_of(trace.marker, len(trace.x)), strict=True))

    # Within the span Denmark's only town is missing, so that Hansa's would come first.
    later = colors(assembled.between("1369", "1400", certainty="possible"))
    assert len(later) == 2
    assert later.items() <= colors(assembled).items()
    scaled = assembled.replace_layer("towns", color="size")
    last = colors(scaled.between("1390", "1400", certainty="possible"))
    assert last.items() <= colors(scaled).items()


def test_colours_of_ones_own(assembled: StoryMap) -> None:
    mine = assembled.replace_layer("towns", colors={"Hansa": "#aa0000", "Denmark": "#00aa00"})
    (trace,) = (trace for trace in mine.figure().data if trace.uid == "towns")
    assert traced.colors_of(trace.marker, len(trace.x))[:3] == ["#00aa00", "#aa0000", "#aa0000"]
    words = {line["words"]: line["color"] for line in payload(mine)["legend"] if "color" in line}
    assert words["Town: Hansa"] == "#aa0000"


def test_a_map_of_nothing_dated_has_a_page_and_no_timeline(view: viz.MapView, tmp_path: Any) -> None:
    still = StoryMap([*viz.base_layers(), viz.EventLayer(TOWNS, id="towns", label="name")], views=[view])
    assert still.figure().data
    still.static(width_mm=80)
    assert still.save(tmp_path / "map.html").is_file()
    assert [card["title"] for card in still.narrative.cards] == TOWNS["name"].tolist()
    with pytest.raises(LayerError, match="no layer has rows with a date; name their column with date="):
        still.timeline_figure()


def test_rows_and_colours_of_the_timeline_are_any_columns(story: StoryMap, cable: Dossier) -> None:
    mine = story.replace(timeline=viz.event_timeline(cable.events, row="voice", color="modality"))
    assert {row.label for row in mine.timeline.rows if row.label != "not given"} <= set(cable.events["voice"])
    assert {word for word, _ in mine.timeline.key} == set(cable.events["modality"])
    figure = mine.timeline_figure()
    shown = [trace.name for trace in figure.data if trace.showlegend]
    assert set(shown) == set(cable.events["modality"])
    (marks,) = (trace for trace in figure.data if trace.uid == "events")
    colors = dict(mine.timeline.key)
    modality = dict(zip(cable.events["id"], cable.events["modality"], strict=True))
    assert all(
        color in {colors[modality[event]], story.theme.paper}
        for event, color in zip(marks.customdata, marks.marker.color, strict=True)
    )


def test_a_timeline_of_some_events_tells_those(story: StoryMap, cable: Dossier) -> None:
    advice = cable.events[cable.events["modality"] == "recommended"]
    mine = story.replace(timeline=viz.event_timeline(advice, row="fate"))
    assert {span.event for span in mine.chronology.spans} == set(advice["id"])


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"row": "voices"}, "there is no column 'voices' for row; there are id, date"),
        ({"row": "id"}, "a timeline of 115 rows cannot be read; choose a column with at most 60 values"),
    ],
)
def test_a_timeline_that_cannot_be_says_why(cable: Dossier, columns: dict[str, str], words: str) -> None:
    with pytest.raises(LayerError, match=words):
        viz.event_timeline(cable.events, **columns)


def test_a_view_may_have_a_projection_of_its_own(story: StoryMap) -> None:
    korea = viz.map_view((123, 33, 132, 44), projection="EPSG:5179", at="1950-10-12")
    mine = story.replace(views=[korea, *story.views[1:]])
    town = gpd.GeoDataFrame(geometry=[Point(125.75, 39.03)], crs="EPSG:4326")
    there = town.to_crs("EPSG:5179").geometry.iloc[0]
    assert mine.project(town).geometry.iloc[0].distance(there) < 1
    _, axes = mine.static(width_mm=90)
    assert axes.get_xlim()[0] < there.x < axes.get_xlim()[1]
    assert payload(mine)["credits"][0].startswith("Transverse Mercator")


def test_a_view_shows_the_layers_that_it_names(story: StoryMap) -> None:
    main = viz.map_view((123, 33, 132, 44), at="1950-10-12", layers=("base-sea", "fronts", "places"))
    mine = story.replace(views=[main])
    figure = mine.figure()
    assert {trace.meta for trace in figure.data} == {"base", "fronts", "labels"}
    (sea,) = figure.select_traces({"meta": "base"})
    assert sea.fillcolor == mine.theme.sea
    sent = payload(mine)
    (view,) = sent["views"]
    assert {trace["uid"] for trace in view["ground"]["traces"]} == {"base-sea"}
    assert {sheet["layer"] for sheet in view["marks"]} == {"fronts"}
    assert "38th parallel" not in {label["text"] for label in unpacked.labels(sent, view)}
    _, axes = mine.static(width_mm=90)
    names = {artist.get_gid() for artist in axes.get_children() if artist.get_gid()}
    assert not any(name.startswith(("events", "base-rivers", "borders")) for name in names)


def test_a_view_around_a_frame_holds_it() -> None:
    view = viz.map_view(TOWNS.to_crs("EPSG:3035"))
    assert view.at is None
    assert all(view.contains(point) for point in view.project(TOWNS).geometry)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"extent": (123, 33, 132)}, "an extent is west, south, east, north in degrees, not"),
        ({"extent": (123, 44, 132, 33)}, "south"),
        ({"extent": (123, 33, 132, 44), "projection": "EPSG:4326"}, "EPSG:4326"),
        ({"extent": (123, 33, 132, 44), "projection": "Mercator's"}, "is not a projection that PROJ knows"),
    ],
)
def test_a_view_that_cannot_be_says_why(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        viz.map_view(**arguments)


def test_views_come_in_order(story: StoryMap) -> None:
    main, inset, *_ = story.views
    with pytest.raises(ValueError, match="the first view is the main map"):
        story.replace(views=[inset, main])
    with pytest.raises(ValueError, match="the first view is the main map"):
        story.replace(views=[])
    with pytest.raises(ValueError, match="there are several views"):
        story.replace(views=[main, inset, inset])


def test_empty_cells_and_years_with_gaps_are_read() -> None:
    frame = pd.DataFrame({"year": [1950, None, 1952], "lon": [1.0, 2.0, 3.0], "lat": [50.0, 51.0, 52.0]})
    story = viz.quick_map(frame, date="year")
    assert [card["date"] for card in story.narrative.cards] == ["1950", "1952"]


def test_quick_rows_are_a_column_of_their_own() -> None:
    story = viz.quick_map(TOWNS, date="when", label="name", color="size", row="side")
    assert [row.label for row in story.timeline.rows] == ["Denmark", "Hansa", "not given"]
    assert len({span.color for span in story.timeline.spans}) == 4
    assert parse_edtf("1370").display in {card["date"] for card in story.narrative.cards}
