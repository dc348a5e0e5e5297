"""Which of a dossier's events and geometries are drawn, by which sign, from which day on."""

from itertools import chain
from typing import Any

import geopandas as gpd
import pytest
import shapely
from letter import replace_once, set_cell, set_feature
from pyproj import Geod
from shapely.geometry import LineString, Point

from geodata import Day, Dossier, read_dossier, values
from geodata.projections.extents import Extent
from geodata.world.basemap import basemap
from viz import StoryMap
from viz.dossiers.frames import COMMON
from viz.dossiers.layers import DISC_KM, dossier_layers
from viz.dossiers.lines import ARROW_PX
from viz.layers.features import features
from viz.layers.kinds import BaseLayer, PlaceLayer
from viz.layers.layer import Layer
from viz.layers.styles import MANNER_OF_MODALITY, SCREEN
from viz.stories.views import make_view

HORIZON = int(Day.from_civil(1950, 10, 12))
FRONTS = {"f1": 2, "f2": 4, "f3": 3, "f4": 2, "f5": 3}


def layer(layers: tuple[Layer, ...], name: str) -> gpd.GeoDataFrame:
    """A layer's features, as they are drawn."""
    return features(next(each for each in layers if each.id == name), SCREEN).set_index("id", drop=False)


def drawn_layers(story: StoryMap) -> list[Layer]:
    """Those that stand for events, over the base map and without the names of places."""
    return [each for each in story.layers if not isinstance(each, BaseLayer | PlaceLayer)]


def drawn_events(story: StoryMap) -> set[str]:
    return set(chain.from_iterable(cell.split() for each in drawn_layers(story) for cell in each.data["events"]))


BALTIC = make_view("baltic", "Baltic Sea", Extent(3, 50, 22, 60), at=Day.from_civil(1398, 9, 30), inset=False)


@pytest.fixture(scope="module")
def invented_layers(invented: Dossier) -> tuple[Layer, ...]:
    return dossier_layers(invented, BALTIC, SCREEN)


def test_the_layers_of_the_cable_in_drawing_order(story: StoryMap) -> None:
    assert [each.id for each in story.layers] == [
        *("base-relief", "base-sea", "base-graticule", "base-lakes", "base-rivers", "base-provinces", "base-borders"),
        *("base-names", "base-towns"),
        *("areas", "borders", "fronts", "spearheads", "messages", "movements", "candidates", "events", "places"),
    ]


def test_layers_are_plain_frames_in_degrees(story: StoryMap) -> None:
    for each in drawn_layers(story):
        assert type(each.data) is gpd.GeoDataFrame
        assert each.data.crs == "EPSG:4326"
        assert set(COMMON) <= set(each.data.columns)
        assert each.data["color"].str.fullmatch(r"#[0-9a-f]{6}").all()
        assert not each.data.geometry.isna().any()
        assert not each.data.geometry.is_empty.any()


def test_features_have_names_of_their_own(story: StoryMap) -> None:
    for each in drawn_layers(story):
        if each.id != "events":  # an event may lie at several places
            assert each.data["id"].is_unique


@pytest.mark.parametrize(
    "event",
    [
        *("rec-5", "transports-arrived", "rec-6", "aircraft-promised"),  # transports and students: no place is named
        *(
            "rec-1-other",
            "rec-1-calm",
            "top-secret",
            "issuing-office",
            "addressees",
            "recommendations",
            "read-aloud",
            "mao-approves",
            "signature",
            "copies",
        ),
        *("zhou-air", "zhou-tanks-later", "six-months", "no-success", "critical-position", "aid-after-occupation"),
        *("jcs-directive", "marshall-message", "kim-nine-divisions", "kim-asks-again", "zhou-molotov"),
    ],
)
def test_what_the_sources_give_no_place_for_is_told_and_not_drawn(story: StoryMap, cable: Dossier, event: str) -> None:
    assert event in cable.events["id"].tolist()
    assert event not in drawn_events(story)


def test_nothing_is_drawn_that_the_dossier_gives_no_place_for(story: StoryMap, cable: Dossier) -> None:
    columns = ["id", "places", "geometry_ids"]
    placed = {event for event, *cells in cable.events[columns].itertuples(index=False) if any(cells)}
    assert drawn_events(story) <= placed
    assert len(drawn_events(story)) > 50


def test_every_event_at_a_point_is_drawn_there(story: StoryMap, cable: Dossier) -> None:
    events = layer(story.layers, "events")
    places = cable.places.set_index("id")
    for event, cell in cable.events[["id", "places"]].itertuples(index=False):
        for place in values(cell):
            row = places.loc[place]
            if row["kind"] in {"capital", "town", "village", "site"} and isinstance(row.geometry, Point):
                assert row.geometry in events.loc[[event]].geometry.tolist()


def test_a_region_is_never_pinned(story: StoryMap, cable: Dossier) -> None:
    regions = cable.places[cable.places["kind"].isin(["region", "country", "sea", "river", "mountains"])]
    assert len(regions) > 10
    marks = set(layer(story.layers, "events").geometry)
    assert marks.isdisjoint(regions.geometry)


def test_an_event_known_by_its_area_stands_inside_it(story: StoryMap, cable: Dossier) -> None:
    areas = cable.geometries.set_index("id").geometry
    events = layer(story.layers, "events").geometry
    for event, area in [
        ("meeting", "a5"),
        ("rec-3a", "a1"),
        ("rec-3b", "rear"),
        ("rec-4", "a6"),
        ("rear-forces", "a7"),
    ]:
        assert events[event].within(areas[area])


@pytest.mark.parametrize(
    ("event", "count"),
    [("rok-8th-chorwon", 2), ("cpv-crosses-yalu", 3), ("airborne-drop", 2), ("rec-1", 1), ("cable", 1)],
)
def test_an_event_has_a_mark_at_each_of_its_places(story: StoryMap, event: str, count: int) -> None:
    assert len(layer(story.layers, "events").loc[[event]]) == count


@pytest.mark.parametrize(
    ("event", "shape", "hollow"),
    [
        ("inchon-landing", "triangle-down", False),
        ("pyongyang-entered", "triangle-down", False),
        ("rok-at-chosan", "triangle-up", False),
        ("un-resolution-376", "hexagon", False),
        ("cable", "circle", False),
        ("rec-1", "diamond", True),
        ("rec-3a", "diamond", True),
        ("meeting", "circle-dot", True),
    ],
)
def test_shape_says_who_and_filling_says_how(story: StoryMap, event: str, shape: str, *, hollow: bool) -> None:
    (row,) = layer(story.layers, "events").loc[[event]].to_dict("records")
    assert (row["shape"], row["hollow"]) == (shape, hollow)


@pytest.mark.parametrize("name", ["areas", "movements"])
def test_hatched_means_that_the_editor_drew_it(story: StoryMap, cable: Dossier, name: str) -> None:
    basis = dict(zip(cable.geometries["id"], cable.geometries["basis"], strict=True))
    features = layer(story.layers, name)
    own = features[features["id"].isin(basis)]
    assert len(own) > 5
    assert own["hatched"].tolist() == [basis[feature] == "editor" for feature in own["id"]]


def test_what_the_document_states_is_not_hatched(invented_layers: tuple[Layer, ...]) -> None:
    assert layer(invented_layers, "movements")["hatched"].to_dict() == {"by-hamburg": False}
    assert layer(invented_layers, "areas")["hatched"].to_dict() == {"the-sound": True}


@pytest.mark.parametrize(
    ("feature", "dash", "thin"),
    [
        ("m1", "solid", False),  # officials went
        ("mc1", "solid", False),
        ("m2-north", "dash", False),  # a direction that was advised
        ("m7a", "dash", False),
        ("m4a", "dash", True),  # candidate crossings
        ("m4d", "dash", True),
    ],
)
def test_arrows_say_whether_anybody_went(story: StoryMap, feature: str, dash: str, *, thin: bool) -> None:
    row = layer(story.layers, "movements").loc[feature]
    assert (row["dash"], row["width"] < ARROW_PX) == (dash, thin)


def test_nothing_judged_or_forecast_has_an_arrow(story: StoryMap, cable: Dossier) -> None:
    modality = dict(zip(cable.events["id"], cable.events["modality"], strict=True))
    marching = [event for cell in layer(story.layers, "movements")["events"] for event in cell.split()]
    assert len(marching) >= 10
    assert {MANNER_OF_MODALITY[modality[event]] for event in marching} == {"done", "asked"}


def test_kims_way_is_not_drawn(story: StoryMap) -> None:
    assert not any("kim-leaves-pyongyang" in cell.split() for cell in layer(story.layers, "movements")["events"])


def test_an_arrow_for_what_is_only_reported_is_left_out(letter: Any) -> None:
    set_cell(letter, "events.csv", 5, "modality", "forecast")
    set_cell(letter, "events.csv", 5, "fate", "")
    layers = dossier_layers(read_dossier(letter), BALTIC, SCREEN)
    assert "movements" not in [each.id for each in layers]
    assert "overland" in layer(layers, "events")["id"].tolist()


def test_the_five_fronts_are_ticked_at_the_places_where_they_were_checked(story: StoryMap, cable: Dossier) -> None:
    fronts = layer(story.layers, "fronts")
    places = cable.places.set_index("id").geometry
    waypoints = cable.geometries.set_index("id")["waypoints"]
    assert {name: len(row.geoms) for name, row in fronts["ticks"].items()} == FRONTS
    for name, marks in fronts["ticks"].items():
        assert list(marks.geoms) == [places[place] for place in values(waypoints[name])]


def test_a_front_says_how_little_of_it_is_known(story: StoryMap) -> None:
    hover = layer(story.layers, "fronts")["hover"]
    assert hover["f3"] == "Front about 12 October 1950: approximate, ±15 km, from 3 checked places"


def test_a_front_runs_where_it_was_checked(story: StoryMap) -> None:
    fronts = gpd.GeoDataFrame(layer(story.layers, "fronts"))
    lines = fronts.to_crs(story.views[0].crs).geometry
    ticks = gpd.GeoSeries(fronts["ticks"], crs="EPSG:4326").to_crs(story.views[0].crs)
    for name, km in fronts["precision_km"].items():
        assert all(lines[name].distance(place) <= km * 1000 for place in ticks[name].geoms), name


def test_fronts_follow_each_other_in_time(story: StoryMap) -> None:
    first = layer(story.layers, "fronts")["first"]
    assert [str(Day(day)) for day in first] == ["1950-10-01", "1950-10-09", "1950-10-12", "1950-10-19", "1950-10-24"]
    times = {each.id: each.time for each in story.layers}
    assert (times["fronts"], times["spearheads"], times["borders"]) == ("state",) * 3
    assert (times["events"], times["movements"], times["areas"], times["messages"]) == ("moment",) * 4


def test_a_spearhead_is_never_a_front(story: StoryMap) -> None:
    assert layer(story.layers, "spearheads")["id"].tolist() == ["f5s", "f6s"]
    assert set(layer(story.layers, "fronts")["id"]).isdisjoint({"f5s", "f6s"})


YELLOW_SEA = [Point(124.0, 37.0), Point(125.0, 36.5), Point(125.4, 37.2), Point(124.6, 37.6)]


def test_the_rear_of_the_enemy_is_land(story: StoryMap, cable: Dossier) -> None:
    rear = layer(story.layers, "areas").geometry["rear"]
    drawn_by_hand = cable.geometries.set_index("id").geometry["rear"]
    assert any(drawn_by_hand.contains(sea) for sea in YELLOW_SEA), "else this test tests nothing"
    assert not any(rear.contains(sea) for sea in YELLOW_SEA)
    assert rear.contains(Point(126.978, 37.567 - 0.1))  # just south of Seoul
    land = basemap(Extent(122, 33, 132, 42), tolerance_km=0.5).land.union_all()
    wet = rear.difference(land.buffer(0.02))
    assert wet.area < 0.001 * rear.area


def test_only_areas_that_ask_for_it_are_cut_by_land(story: StoryMap, cable: Dossier) -> None:
    areas, drawn = layer(story.layers, "areas").geometry, cable.geometries.set_index("id").geometry
    for name in ("a1", "a5", "a6"):
        assert areas[name].equals(drawn[name])


def test_a_roughly_known_place_is_drawn_as_wide_as_that(story: StoryMap, cable: Dossier) -> None:
    places = cable.places.set_index("id")
    discs = {name: row for name, row in layer(story.layers, "areas").iterrows() if name.startswith("within-")}
    assert set(discs) == {"within-changjin-res"}  # Taeyu-dong is only a rival
    geod = Geod(ellps="WGS84")
    for name, row in discs.items():
        place = places.loc[name.removeprefix("within-")]
        assert place["precision_km"] >= DISC_KM
        rim = shapely.get_coordinates(row.geometry)
        radii = [geod.inv(place.geometry.x, place.geometry.y, *point)[2] for point in rim]
        assert radii == pytest.approx([place["precision_km"] * 1000] * len(radii))
        assert not row["hatched"]


def test_advice_is_shown_while_the_cable_is_told(story: StoryMap) -> None:
    acts = {
        event: row["act"]
        for each in drawn_layers(story)
        for row in each.data[["events", "act"]].to_dict("records")
        for event in row["events"].split()[:1]
    }
    for event in ("rec-1", "rec-2", "rec-3a", "rec-3b", "rec-4", "rec-7a", "rec-7b", "meeting"):
        assert acts[event] == "cable"
    for event in ("cable", "pyongyang-entered", "cpv-crosses-yalu", "officials-at-kanggye"):
        assert acts[event] == ""


def test_features_appear_on_the_day_of_their_first_event(story: StoryMap) -> None:
    areas = layer(story.layers, "areas")["first"]
    assert [str(Day(areas[name])) for name in ("a1", "a4", "a5")] == ["1950-10-12", "1950-10-20", "1950-10-01"]
    assert layer(story.layers, "movements")["first"]["mc1"] > HORIZON
    assert layer(story.layers, "candidates")["first"]["meeting-a"] == int(Day.from_civil(1950, 10, 11))
    assert areas["a7"] > HORIZON  # October or November: not certainly before the document


def known_ways(dossier: Dossier) -> set[str]:
    messages = dossier.messages
    both = (messages["place_from"] != "") & (messages["place_to"] != "")
    return set(messages[both & (messages["place_from"] != messages["place_to"])]["event"])


def test_messages_with_both_places_known_become_links(story: StoryMap, cable: Dossier) -> None:
    links = layer(story.layers, "messages")
    assert sorted(links["events"]) == sorted(known_ways(cable))
    assert len(links) == 15
    for event in (
        "zhou-warning",
        "pak-il-u-reports",
        "jcs-directive",
        "copies",
        "mao-orders-cpv",
        "shtykov-reads",
        "cable",
    ):
        assert f"message-{event}" not in links.index


def test_a_link_runs_from_sender_to_recipient(story: StoryMap, cable: Dossier) -> None:
    points = cable.places.set_index("id").geometry
    regions = cable.places.set_index("id")["geometry_ids"]
    areas = cable.geometries.set_index("id").geometry
    links = layer(story.layers, "messages").geometry
    assert len(links) == 15
    for message in cable.messages.to_dict("records"):
        if f"message-{message['event']}" in links.index:
            ends = [links[f"message-{message['event']}"].coords[at] for at in (0, -1)]
            for end, place in zip(ends, (message["place_from"], message["place_to"]), strict=True):
                # A region has no point of its own: the link ends inside its area, where the event's mark stands.
                area = areas.get(regions[place])
                assert area.contains(Point(end)) if area is not None else end == points[place].coords[0]


@pytest.mark.parametrize(
    ("event", "label"),
    [
        ("joint-telegram", "sent 11 October 1950"),
        ("kim-asks-stalin", "sent 30 September 1950"),  # written on the 29th
        ("stalin-presses-mao", "sent perhaps 5 October 1950"),  # received on the 6th
        ("chinese-politburo-enters", "received 14 October 1950"),  # when it left Beijing is not known
    ],
)
def test_a_link_says_when_the_message_went(story: StoryMap, event: str, label: str) -> None:
    assert layer(story.layers, "messages")["label"][f"message-{event}"] == label


def test_the_letters_link(invented_layers: tuple[Layer, ...]) -> None:
    links = layer(invented_layers, "messages")
    assert links["label"].to_dict() == {"message-letter": "sent 30 September 1398"}
    assert isinstance(links.geometry["message-letter"], LineString)


def test_rival_places_stand_side_by_side(story: StoryMap, cable: Dossier) -> None:
    rivals = layer(story.layers, "candidates")
    points = cable.places.set_index("id").geometry
    meeting = rivals[rivals["events"] == "meeting"]
    assert meeting["letter"].tolist() == list("abcde")
    assert meeting.geometry.tolist() == [points[name] for name in ("sochi", "adler", "gagra", "ritsa", "novyafon")]
    assert rivals["hover"]["meeting-c"] == "c: Gagra"


def test_a_rival_place_without_coordinates_is_told_and_not_drawn(story: StoryMap) -> None:
    rivals = layer(story.layers, "candidates")
    assert rivals[rivals["events"] == "peng-meets-kim"]["letter"].tolist() == ["a"]  # b is Taedong, which is preferred
    assert "peng-meets-kim" not in layer(story.layers, "events").index


def test_the_letters_layers(invented_layers: tuple[Layer, ...]) -> None:
    assert {each.id: each.data["id"].tolist() for each in invented_layers if not isinstance(each, BaseLayer)} == {
        "areas": ["the-sound"],
        "messages": ["message-letter"],
        "movements": ["by-hamburg"],
        "candidates": ["sale-a"],
        "events": ["letter", "letter", "arrival", "pirates", "overland", "sale"],
        "places": ["luebeck", "bruges", "danzig", "visby", "hamburg"],
    }


def test_an_area_without_land_stays_whole(letter: Any) -> None:
    corners = [[17.8, 56.0], [18.0, 56.0], [18.0, 56.2], [17.8, 56.2], [17.8, 56.0]]
    at_sea = {"type": "Polygon", "coordinates": [corners]}
    set_feature(letter, 1, properties={"clip": "land"}, geometry=at_sea)
    areas = layer(dossier_layers(read_dossier(letter), BALTIC, SCREEN), "areas")
    assert areas.geometry["the-sound"].equals(shapely.geometry.shape(at_sea))


def test_a_front_is_not_checked_at_places_that_nobody_can_locate(letter: Any) -> None:
    front = {"kind": "front", "valid": "1398-09", "waypoints": ["grange", "luebeck"]}
    set_feature(letter, 2, properties=front)
    row = layer(dossier_layers(read_dossier(letter), BALTIC, SCREEN), "fronts").loc["by-hamburg"]
    assert len(row.ticks.geoms) == 1
    assert row.hover.endswith("from 1 checked place")


def test_there_are_letters_for_any_number_of_rival_places(letter: Any) -> None:
    with (letter / "candidates.csv").open("a", encoding="utf-8") as file:
        file.write("sale,place,visby,,,\n" * 30)
    rivals = layer(dossier_layers(read_dossier(letter), BALTIC, SCREEN), "candidates")
    assert rivals["letter"].tolist()[24:28] == ["y", "z", "aa", "ab"]


def test_two_messages_of_one_event_are_two_links(letter: Any) -> None:
    replace_once(
        letter,
        "messages.csv",
        "letter,hinrich,tideman,luebeck,bruges,1398-09-30,\n",
        "letter,hinrich,tideman,luebeck,bruges,1398-09-30,\nletter,hinrich,skipper,luebeck,danzig,1398-10-01,\n",
    )
    layers = dossier_layers(read_dossier(letter), BALTIC, SCREEN)
    links = layer(layers, "messages")
    assert len(links) == 2
    assert links["id"].is_unique
