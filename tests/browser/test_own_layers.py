"""Pages with layers of a reader's own: points that no card tells of, scanned maps with dates, and no document at all."""

from pathlib import Path

import geopandas as gpd
import pytest
import unpacked
from conftest import CABLE, Opener, go, on_map, silent
from PIL import Image
from playwright.sync_api import Page
from shapely.geometry import LineString, Point, Polygon, box

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

NAMES = "[...document.querySelectorAll('.main-map .label:not([hidden])')].map((n) => n.textContent)"


def places(page: Page) -> list[list[float]]:
    """Where the towns that are to be seen stand in the window, in the order of their rows."""
    return [[point["left"], point["top"]] for point in on_map(page)["points"] if point["layer"] == "towns"]


def all_places(page: Page) -> list[list[float]]:
    """Likewise, with those that come later."""
    page.check(".hindsight input")
    found = places(page)
    page.uncheck(".hindsight input")
    return found


def sheets_shown(page: Page) -> list[str]:
    return [uid for uid in on_map(page)["features"] if uid.startswith("scan__")]


@pytest.fixture(scope="module")
def towns() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"name": ["Kijong", "Sangdo", "Hoeryong"], "when": ["1949", "1950-10-20", "1890"], "side": ["a", "b", "b"]},
        geometry=[Point(126.0, 40.3), Point(127.0, 40.8), Point(129.7, 42.4)],
        crs="EPSG:4326",
    )


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> gpd.GeoDataFrame:
    """Two sheets of one map, the second of which replaces the first."""
    folder = tmp_path_factory.mktemp("sheets")
    for name, color in (("old", "#aa8844"), ("new", "#448844")):
        Image.new("RGB", (60, 40), color).save(folder / f"{name}.png")
    corners = Polygon([(129, 40), (131, 40), (131, 38.5), (129, 38.5)])
    return gpd.GeoDataFrame(
        {
            "file": [str(folder / "old.png"), str(folder / "new.png")],
            "when": ["1930", "1950-11"],
            "of": ["sheet", "sheet"],
        },
        geometry=[corners, corners],
        crs="EPSG:4326",
    )


def test_own_points_and_sheets_come_with_their_days(
    opened: Opener, towns: gpd.GeoDataFrame, sheets: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    story = viz.story_map(read_dossier(CABLE))
    own = viz.EventLayer(towns, id="towns", name="Town", date="when", label="name", color="side")
    scan = viz.ImageLayer(sheets, id="scan", image="file", date="when", series="of")
    page = story.replace(layers=[*story.layers, scan, own]).save(tmp_path / "own.html")
    it = opened(page, "?order=dates#rec-1")
    with silent(it):
        kijong, sangdo, hoeryong = all_places(it.page)
        assert places(it.page) == [kijong, hoeryong]
        assert it.page.locator(".main-map img.relief").is_visible()
        assert sheets_shown(it.page) == ["scan__0"]
        assert "Kijong" in it.page.evaluate(NAMES)
        assert "Sangdo" not in it.page.evaluate(NAMES)
        go(it.page, max(story.narrative.cards, key=lambda card: card["day"])["id"])
        assert places(it.page) == [kijong, sangdo, hoeryong]
        assert it.page.locator(".main-map img.relief").is_visible()
        assert sheets_shown(it.page) == ["scan__1"]


def test_under_the_pointer_an_own_point_says_what_it_is(
    opened: Opener, towns: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    story = viz.story_map(read_dossier(CABLE))
    own = viz.EventLayer(towns, id="towns", date="when", label="name")
    it = opened(story.replace(layers=[*story.layers, own]).save(tmp_path / "own.html"))
    with silent(it):
        it.page.mouse.move(*places(it.page)[0])
        assert it.page.inner_text(".main-map .tip") == "1949: Kijong"
        before = it.current()
        it.page.mouse.down()
        it.page.mouse.up()
        assert it.current() == before


def test_a_page_without_a_document_tells_row_by_row(opened: Opener, towns: gpd.GeoDataFrame, tmp_path: Path) -> None:
    capitals = gpd.GeoDataFrame({"name": ["Pyongyang"]}, geometry=[Point(125.75, 39.03)], crs="EPSG:4326")
    story = viz.StoryMap(
        [
            *viz.base_layers(),
            viz.EventLayer(towns, id="towns", date="when", label="name", color="side"),
            viz.PlaceLayer(capitals, id="capitals", label="name", style=viz.Style(rank=1, lettering="capital")),
        ],
        views=[viz.map_view((123, 37, 132, 44), at="1950")],
        title="Three towns",
    )
    it = opened(story.save(tmp_path / "towns.html"))
    titles = {card["id"]: card["title"] for card in story.narrative.cards}

    def shown() -> set[str]:
        return {titles[event] for point in on_map(it.page)["points"] for event in point["events"]}

    with silent(it):
        assert it.page.inner_text("h1") == "Three towns"
        assert shown() == set(towns["name"])
        it.page.keyboard.press("ArrowRight")
        assert it.page.inner_text(".card h2") == "Hoeryong"
        assert shown() == {"Hoeryong"}
        assert set(it.page.evaluate(NAMES)) & {*towns["name"], "Pyongyang"} == {"Hoeryong", "Pyongyang"}
        it.page.keyboard.press("ArrowRight")
        assert it.page.inner_text(".card h2") == "Kijong"
        assert "No source given." in it.page.inner_text(".card")
        assert shown() == {"Kijong", "Hoeryong"}
        assert it.page.locator("[role=tab]", has_text="Document").count() == 0


def test_own_lines_and_areas_come_with_their_days(opened: Opener, tmp_path: Path) -> None:
    story = viz.story_map(read_dossier(CABLE))
    frame = gpd.GeoDataFrame(
        {"name": ["Old & new", "Later"], "when": ["1949", "1950-10-20"]},
        index=["Line A", "Line B"],
        geometry=[LineString([(126, 40), (127, 41)]), LineString([(128, 40), (129, 41)])],
        crs="EPSG:4326",
    )
    own = viz.LineLayer(frame, id="own", date="when", label="name", style=viz.Style(width=6))
    it = opened(story.replace(layers=[*story.layers, own]).save(tmp_path / "own.html"), "?order=dates#rec-1")
    with silent(it):
        assert "own__Line%20A" in on_map(it.page)["features"]
        assert "own__Line%20B" not in on_map(it.page)["features"]
        assert "Old & new" in it.page.evaluate(NAMES)
        go(it.page, max(story.narrative.cards, key=lambda card: card["day"])["id"])
        assert "own__Line%20B" in on_map(it.page)["features"]


def test_own_fronts_are_told_in_the_caption_as_the_dossiers_are(opened: Opener, tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame(
        {"name": ["Line of 8 October", "Line of 20 October"], "when": ["1950-10-08", "1950-10-20"], "of": ["w", "w"]},
        geometry=[LineString([(125, 38), (128, 38.4)]), LineString([(125, 39), (128, 39.4)])],
        crs="EPSG:4326",
    )
    own = viz.FrontLayer(frame, id="retreat", date="when", series="of", label="name")
    story = viz.story_map(read_dossier(CABLE)).without("fronts").add(own)
    it = opened(story.save(tmp_path / "own.html"), "?order=dates#rec-1")
    caption = "document.querySelector('.caption').textContent"
    with silent(it):
        assert "Line of 8 October" in it.page.evaluate(caption)
        go(it.page, max(story.narrative.cards, key=lambda card: card["day"])["id"])
        assert "Line of 20 October" in it.page.evaluate(caption)
        assert "Line of 8 October" not in it.page.evaluate(caption)


def test_own_areas_and_lines_have_a_ring_and_a_card_that_knows_their_place(opened: Opener, tmp_path: Path) -> None:
    shapes = [box(4, 51, 8, 54), LineString([(2, 52), (9, 55)]), Point(5, 55)]
    frame = gpd.GeoDataFrame(
        {"name": ["An area", "A line", "A point"], "when": ["1701", "1702", "1703"]}, geometry=shapes, crs="EPSG:4326"
    )
    it = opened(viz.quick_map(frame, date="when", label="name").save(tmp_path / "own.html"))
    with silent(it):
        for name in frame["name"]:
            it.page.keyboard.press("ArrowRight")
            assert it.page.inner_text(".card h2") == name
            assert "No place on the map" not in it.page.inner_text(".card")
            assert it.page.locator(".main-map .ring").count() == 1


def test_the_page_of_a_day_opens_on_it_and_ends_there(opened: Opener, tmp_path: Path) -> None:
    story = viz.story_map(read_dossier(CABLE)).at("1950-10-12")
    it = opened(story.save(tmp_path / "day.html"))
    with silent(it):
        assert it.current() == story.narrative.first
        assert "12 October 1950" in it.page.inner_text(".card .when time")
        it.page.keyboard.press("Home")
        assert it.current() == story.narrative.orders["dates"][0]
        it.page.keyboard.press("End")
        assert it.current() == story.narrative.orders["dates"][-1]
        assert "fronts__f5" not in on_map(it.page)["features"]
    told = unpacked.features(unpacked.story_in(tmp_path / "day.html"))
    assert {feature["uid"] for feature in told if feature["layer"] == "fronts"} == {
        "fronts__f1",
        "fronts__f2",
        "fronts__f3",
    }


def test_what_a_timeline_of_ones_own_lacks_is_stepped_through(opened: Opener, tmp_path: Path) -> None:
    dossier = read_dossier(CABLE)
    some = viz.story_map(dossier).replace(timeline=viz.event_timeline(dossier.events.head(20)))
    it = opened(some.save(tmp_path / "some.html"), "?order=dates")
    with silent(it):
        it.page.keyboard.press("End")
        assert it.current() == some.narrative.orders["dates"][-1]
        assert not it.page.locator(".timeline .ring").is_visible()
        it.page.keyboard.press("Home")
    frame = gpd.GeoDataFrame({"when": ["1361", "1370"]}, geometry=[Point(18, 57), Point(10, 54)], crs="EPSG:4326")
    more = gpd.GeoDataFrame({"when": ["1365"]}, geometry=[Point(14, 55)], crs="EPSG:4326")
    table = viz.quick_map(frame, date="when").add(viz.EventLayer(more, id="more", date="when", name="More"))
    it = opened(table.save(tmp_path / "table.html"))
    with silent(it):
        assert {span.event for span in table.chronology.spans} == {card["id"] for card in table.narrative.cards}
        for step in ("1 / 3", "2 / 3", "3 / 3"):
            it.page.keyboard.press("ArrowRight")
            assert it.page.inner_text(".counter") == step
            assert it.page.locator(".timeline .ring").is_visible()
