"""A story keeps its day: layers hold all their time, and everything that is shown asks the story which part of it."""

import datetime as dt
import json
import re
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import traced
import unpacked
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from PIL import Image
from shapely.geometry import LineString, Point

import viz
from geodata import Day, read_dossier
from viz import LayerError, StoryMap
from viz.drawing import layer_pieces
from viz.payload.payload import payload

pytestmark = pytest.mark.thorough

TWELFTH = Day.from_civil(1950, 10, 12)


@pytest.fixture(scope="module")
def november(story: StoryMap) -> StoryMap:
    return story.at("1950-11-30")


@pytest.fixture(scope="module")
def rhone() -> StoryMap:
    """A dossier in which a date has no beginning."""
    return viz.story_map(read_dossier(Path(__file__).parents[3] / "seeds" / "rhone-218-bce"))


@pytest.fixture
def own() -> viz.LineLayer:
    """Somebody's own dated lines."""
    lines = [LineString([(125.7, 39.0), (127.4, 39.2)]), LineString([(126.6, 37.5), (126.9, 38.0)])]
    frame = gpd.GeoDataFrame({"built": ["1905", "1950-11"]}, geometry=lines, crs="EPSG:4326")
    return viz.LineLayer(frame, id="own", date="built")


def uids(story: StoryMap) -> set[str]:
    """The names of what a figure joins into its traces."""
    return {trace["uid"] for trace in traced.piece_traces(story.shown.whole, story.theme)}


def printed(figure: Figure) -> str:
    """All that is written in the margin of a plate."""
    return " ".join(each.get_text() for each in figure.axes[-1].findobj(Text)).replace("\n", " ")


def test_the_day_can_be_read(story: StoryMap) -> None:
    assert (story.day, story.span) == (None, None)
    assert story.at("1950-10-12").day == TWELFTH
    assert story.at("1950-10").day == Day.from_civil(1950, 10, 31)
    assert story.between("1950-10-08", "1950-10").span == (Day.from_civil(1950, 10, 8), Day.from_civil(1950, 10, 31))
    assert story.between("..", "1950-10-12").span == (None, TWELFTH)


@pytest.mark.parametrize("day", [TWELFTH, dt.date(1950, 10, 12), pd.Timestamp("1950-10-12 18:30"), "1950-10-12"])
def test_a_day_is_given_in_any_way(story: StoryMap, day: object) -> None:
    assert story.at(day).day == TWELFTH


def test_layers_that_come_later_follow_the_day(story: StoryMap, own: viz.LineLayer) -> None:
    mine = story.at("1950-10-12").replace(layers=[own, *story.layers])
    assert "fronts__f3" in uids(mine)
    assert not {"fronts__f4", "fronts__f5", "own__1"} & uids(mine)
    assert "own__0" in uids(mine)
    other = story.replace(layers=[own, *story.layers]).at("1950-10-12")
    assert uids(mine) == uids(other)
    assert mine.figure() == other.figure()
    (line,) = mine.figure().select_traces({"meta": "own"})
    assert len(traced.outlines(line)) == 1


def test_chains_work_in_any_order_and_nothing_is_cut_away(story: StoryMap) -> None:
    october, figure = uids(story.at("1950-10-12")), story.at("1950-10-12").figure()
    for chain in (
        story.at("1950-11-30").at("1950-10-12"),
        story.between("1950-11-01", "1950-11-30").at("1950-10-12"),
        story.at("1950-09-01").at("1950-10-12"),
    ):
        assert uids(chain) == october
        assert chain.figure() == figure
        assert chain.span is None
    assert story.at("1950-10-12").between("1950-10-08", "1950-10-12").day is None
    assert story.at("1950-10-12").layers == story.layers


def test_a_layer_is_added_on_top_or_where_it_is_told_to_lie(story: StoryMap, own: viz.LineLayer) -> None:
    ids = [layer.id for layer in story.layers]
    assert [layer.id for layer in story.add(own).layers] == [*ids, "own"]
    at = ids.index("fronts")
    assert [layer.id for layer in story.add(own, below="fronts").layers] == [*ids[:at], "own", *ids[at:]]
    assert [layer.id for layer in story.add(own, above="fronts").layers] == [*ids[: at + 1], "own", *ids[at + 1 :]]
    with pytest.raises(LayerError, match="there is no layer 'front'; did you mean 'fronts'"):
        story.add(own, below="front")
    with pytest.raises(LayerError, match="there are several layers 'own'"):
        story.add(own).add(own)
    with pytest.raises(ValueError, match="give one of the two"):
        story.add(own, below="fronts", above="areas")


def test_borders_credits_and_captions_follow_the_day(november: StoryMap, story: StoryMap) -> None:
    assert {str(view.at) for view in november.shown.views} == {"1950-11-30"}
    assert payload(november)["credits"][1].startswith("Borders as of 30 November 1950")
    plate, _ = november.static(width_mm=114)
    said = printed(plate)
    assert said.startswith("As of 30 November 1950") or " As of 30 November 1950 " in f" {said} "
    assert "Borders as of 30 November 1950" in said
    # What lies on one spot is listed with its own dates.
    assert "of 12 October 1950" not in said
    assert november.figure().layout.title.subtitle.text == "As of 30 November 1950"
    assert story.figure().layout.title.subtitle.text == "As of 12 October 1950"
    span = story.between("1950-10-08", "1950-10-12").figure()
    assert span.layout.title.subtitle.text == "From 8 October 1950 to 12 October 1950"
    (sources,) = november.figure().layout.annotations
    assert "Borders as of 30 November 1950" in sources.text
    assert "12 October 1950" not in sources.text


def test_a_view_with_a_day_of_its_own_keeps_it(story: StoryMap) -> None:
    korea = viz.map_view((123, 33, 132, 44), at="1946")
    assert str(story.replace(views=[korea]).at("1950-11-30").shown.views[0].at) == "1946-12-31"


def test_a_page_of_a_day_opens_on_it_and_tells_nothing_later(story: StoryMap) -> None:
    sent = payload(story.at("1950-10-12"))
    cards = unpacked.cards(sent)
    days = {card["id"]: card["settled"] for card in cards}
    assert max(days.values()) <= int(TWELFTH)
    opening = next(card for card in cards if card["id"] == sent["opening"])
    assert (opening["date"], sent["order"]) == ("12 October 1950", "dates")
    told = {event for order in unpacked.orders(sent).values() for event in order}
    assert told <= set(days)
    assert unpacked.on_the_timeline(sent) == set(days)
    for card in cards:
        assert set(card["outcome"]) <= set(days)
    later = [feature["uid"] for feature in unpacked.features(sent) if feature["first"] > int(TWELFTH)]
    assert later == []
    marked = {
        event for text in sent["texts"] for part in text["paragraphs"] for words in part for event in words["events"]
    }
    assert marked <= set(days)
    # What was not carried out is known later only.
    assert not any(card["fate"] and not card["outcome"] for card in cards)


def test_of_a_span_its_events_alone_are_steps(story: StoryMap) -> None:
    span = story.between("1950-10-08", "1950-10-12")
    days = {card["id"]: (card["day"], card["settled"]) for card in span.narrative.cards}
    assert days
    assert all(int(Day.from_civil(1950, 10, 8)) <= first <= last <= int(TWELFTH) for first, last in days.values())
    assert set(span.narrative.orders["dates"]) == set(days)
    assert len(span.narrative.steps) == len(span.narrative.orders.get("path", []))
    possible = {card["id"] for card in story.between("1950-10-08", "1950-10-12", certainty="possible").narrative.cards}
    assert set(days) < possible


def test_without_a_document_the_day_is_kept_too() -> None:
    frame = gpd.GeoDataFrame(
        {"name": ["One", "Two"], "when": ["1361-07", "1370"]}, geometry=[Point(18, 57), Point(10, 54)], crs="EPSG:4326"
    )
    story = viz.quick_map(frame, date="when", label="name")
    early = story.at("1365")
    assert [card["title"] for card in early.narrative.cards] == ["One"]
    assert [card["title"] for card in early.at("1400").narrative.cards] == ["One", "Two"]
    assert str(early.shown.views[0].at) == "1365-12-31"
    assert str(story.shown.views[0].at) == "1370-12-31"


def test_a_day_on_which_nothing_had_come_is_refused_for_a_page(story: StoryMap, tmp_path: Path) -> None:
    with pytest.raises(LayerError, match="As of 31 December 1200: nothing of the story has come"):
        story.at("1200").save(tmp_path / "page.html")
    assert not list(tmp_path.iterdir())
    story.at("1200").figure()


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"day": 5}, TypeError, "the day of a story is a ct.Day or None"),
        ({"day": TWELFTH, "span": (TWELFTH, None)}, ValueError, "a day or a span"),
        ({"certainty": "sure"}, ValueError, "there is no certainty 'sure'; there are certain, possible"),
    ],
)
def test_what_is_no_day_is_named(
    story: StoryMap, change: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        story.replace(**change)


@pytest.mark.parametrize("day", ["12/10/1950", None, "1950/..", ""])
def test_what_has_no_last_day_is_refused(story: StoryMap, day: object) -> None:
    with pytest.raises(ValueError, match=r"no last day|is not in the order year, month, day"):
        story.at(day)


def test_a_span_that_runs_backwards_is_refused(story: StoryMap) -> None:
    with pytest.raises(ValueError, match="the span runs backwards, from 1950-10-12 to 1950-10-08"):
        story.between("1950-10-12", "1950-10-08")


def test_figure_and_print_show_the_same_day(november: StoryMap) -> None:
    _, axes = november.static(width_mm=114)
    drawn = {artist.get_gid() for artist in axes.get_children() if artist.get_gid()}
    for uid in ("fronts__f3", "fronts__f5"):
        assert (uid in drawn) == (uid in uids(november))
    named = {artist.get_text() for artist in axes.findobj(Annotation)}
    assert "Front about 12 October 1950" not in named


def test_a_row_of_ones_own_comes_with_the_event_that_it_stands_for(story: StoryMap) -> None:
    own = viz.EventLayer(story["events"].data, id="mine", events="events", hover="hover")
    early = story.add(own).at("1950-10-01")
    told = {card["id"] for card in early.narrative.cards}
    for layers in (early.shown, early.told):
        assert {event for cell in layers["mine"].data["events"] for event in cell.split()} <= told
    assert 0 < len(early.told["mine"].data) < len(own.data)


def test_nothing_that_the_page_of_a_day_receives_speaks_of_later_events(story: StoryMap) -> None:
    early = story.at("1950-09-30")
    told = {card["id"] for card in early.narrative.cards}
    later = {card["id"] for card in story.narrative.cards} - told
    sent = payload(early)
    # Ids that are words of the interface too tell nothing.
    words = set(re.findall(r"[\w-]+", json.dumps({**sent, "words": {}, "legend": []})))
    assert {each for each in later & words if "-" in each} == set()
    assert "received 1 October 1950" not in json.dumps(sent)
    assert sent["horizon"] is None
    days = [feature[name] for feature in unpacked.features(sent) for name in ("last", "valid_to") if feature.get(name)]
    assert all(day <= Day.from_civil(1950, 9, 30) for day in map(Day, days))


def test_legend_rows_and_key_of_a_day_name_what_has_come() -> None:
    frame = gpd.GeoDataFrame(
        {"when": ["1361", "1370"], "k": ["early", "late"], "r": ["first", "second"]},
        geometry=[Point(18, 57), Point(10, 54)],
        crs="EPSG:4326",
    )
    story = viz.quick_map(frame, date="when", color="k", row="r")
    assert "late" in json.dumps(payload(story))
    early = story.at("1365")
    sent = json.dumps(payload(early))
    assert "early" in sent
    assert "late" not in sent.replace("later", "").replace("template", "").replace("translated", "").replace(
        "related", ""
    )
    assert [row.label for row in early.chronology.rows] == ["first"]


@pytest.mark.parametrize("period", [("1950-09-10", "1950-09-20"), ("1950-11-15", "1951-04")])
def test_the_timeline_opens_with_the_span(story: StoryMap, period: tuple[str, str]) -> None:
    span = story.between(*period)
    low, high = span.timeline_figure().layout.xaxis.range
    assert (low, high) == (int(span.span[0]), int(span.span[1]) + 1)
    day = story.at("1950-09-20")
    low, high = day.timeline_figure().layout.xaxis.range
    assert any(low <= each.at < high for each in day.chronology.spans)


def test_a_path_that_is_asked_for_is_kept_on_a_day(story: StoryMap) -> None:
    for mine in (story.path("lesson").at("1950-10-12"), story.at("1950-10-12").path("lesson")):
        assert mine.narrative.order == "path"
        assert mine.narrative.first == mine.narrative.orders["path"][0]
    assert story.at("1950-10-12").narrative.order == "dates"
    with pytest.raises(ValueError, match="no step of the path 'lesson' has come"):
        story.at("1950-06-30").path("lesson")


def test_states_that_begin_on_one_day_hold_together() -> None:
    lines = [LineString([(0, 0), (1, 1)]), LineString([(1, 1), (2, 2)]), LineString([(0, 1), (2, 1)])]
    frame = gpd.GeoDataFrame(
        {"id": ["p", "q", "r"], "when": ["1950-09", "1950-09", "1950-11"], "s": ["a"] * 3},
        geometry=lines,
        crs="EPSG:4326",
    )
    layer = viz.LineLayer(frame, id="lines", date="when", series="s")
    story = StoryMap([layer], views=[viz.map_view((-5, -5, 5, 5))])
    assert story.at("1950-10-12").shown["lines"].data["id"].tolist() == ["p", "q"]
    assert story.between("1950-10-08", "1950-10-12").shown["lines"].data["id"].tolist() == ["p", "q"]
    assert story.between("1950-10-08", "1950-11-30").shown["lines"].data["id"].tolist() == ["p", "q", "r"]


@pytest.mark.parametrize("certainty", ["certain", "possible"])
@pytest.mark.parametrize("day", ["-0217-02-25", "-0217-06-01", "-0216-02-25"])
def test_steps_and_marks_follow_one_rule(rhone: StoryMap, day: str, certainty: str) -> None:
    for story in (rhone.at(day, certainty=certainty), rhone.between("-0217-02-25", day, certainty=certainty)):
        told = {card["id"] for card in story.narrative.cards}
        marked = {event for cell in story.told["events"].data["events"] for event in cell.split()}
        assert marked <= told
        everywhere = {event for cell in rhone["events"].data["events"] for event in cell.split()}
        assert told & everywhere == marked


def test_nothing_is_drawn_twice(story: StoryMap, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = layer_pieces.map_pieces

    def counted(layers: tuple[viz.Layer, ...], view: viz.MapView, theme: viz.Theme) -> tuple[object, ...]:
        drawn.append(view.id)
        return draw(layers, view, theme)

    monkeypatch.setattr(layer_pieces, "map_pieces", counted)
    monkeypatch.setattr("viz.figures.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
    monkeypatch.setattr("viz.plates.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
    frame = gpd.GeoDataFrame({"when": ["1361", "1370"]}, geometry=[Point(18, 57), Point(10, 54)], crs="EPSG:4326")
    for mine in (viz.quick_map(frame, date="when"), story.between("1950-10-08", "1950-10-12")):
        drawn.clear()
        mine.static(width_mm=60)
        mine.figure()
        payload(mine)
        views = [view.id for view in mine.views]
        # A figure's own axes reach beyond the limits, where some of a dossier lies.
        assert sorted(drawn) in (sorted(views), sorted([*views, views[0]]))


@pytest.mark.parametrize("span", [("1950-10-08", "1950-10-12"), (None,), (TWELFTH, Day.from_civil(1950, 10, 8))])
def test_a_span_is_two_days_in_their_order(story: StoryMap, span: tuple[object, ...]) -> None:
    with pytest.raises((TypeError, ValueError), match=r"two of ct\.Day or None|the span runs backwards"):
        story.replace(span=span)


def test_towns_of_today_are_not_on_a_map_of_another_age() -> None:
    frame = gpd.GeoDataFrame({"when": ["1361", "1970"]}, geometry=[Point(18, 57), Point(10, 54)], crs="EPSG:4326")
    story = viz.quick_map(frame, date="when")

    def towns(mine: StoryMap) -> list[str]:
        return [each.label.text for each in mine.shown.scenes[0].labels if each.label.layer == "base-towns"]

    assert towns(story)
    assert towns(story.at("1950"))
    assert not towns(story.at("1400"))
    assert not towns(story.between("1300", "1400"))
