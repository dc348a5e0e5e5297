"""Pages of very many events: the list shows those in sight and is searched, the timeline counts them in columns."""

import datetime as dt
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from conftest import Opened, Opener, on_timeline, silent, until
from PIL import Image
from shapely.geometry import Point

import viz

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

MANY, FEW = 10_050, 300
LISTED = "[...document.querySelectorAll('#panel-events [role=listitem]')].map((node) => [Number(node.ariaPosInSet), Number(node.ariaSetSize), node.querySelector('.what').textContent])"
# Of what the timeline's canvas has painted, how tall it is at most, and how many pixels wide all of it together, in px.
PAINTED = """() => {
  const canvas = document.querySelector(".timeline canvas.marks");
  const { width, height } = canvas;
  // Of a copy, since a browser advises against reading what is painted again and again.
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, width, height);
  let [tallest, wide] = [0, 0];
  for (let x = 0; x < width; x += 1) {
    let [run, longest] = [0, 0];
    for (let y = 0; y < height; y += 1) {
      run = data[4 * (y * width + x) + 3] > 20 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    if (longest) wide += 1;
    tallest = Math.max(tallest, longest);
  }
  return { tallest, wide, width };
}"""
# The sign of a mark with its rim.
MARK_PX = 14


def page_of(count: int, path: Path) -> Path:
    """A page with an event each day."""
    first = dt.date(1800, 1, 1)
    days = [(first + dt.timedelta(days=number)).isoformat() for number in range(count)]
    at = [Point(3 + number % 97 / 8, 51 + number % 89 / 12) for number in range(count)]
    frame = gpd.GeoDataFrame(
        {"when": days, "name": [f"Ship {number}" for number in range(count)]}, geometry=at, crs="EPSG:4326"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.figures.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
        return viz.quick_map(frame, date="when", label="name").save(path)


@pytest.fixture(scope="module")
def many_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(MANY, tmp_path_factory.mktemp("many") / "many.html")


@pytest.fixture
def many(opened: Opener, many_file: Path) -> Opened:
    it = opened(many_file)
    it.page.click("#tab-events")
    return it


def shown(it: Opened) -> str:
    """The title of the current event as the list shows it, in sight."""
    entry = it.page.locator("#panel-events [aria-current=true]")
    box, panel = entry.bounding_box(), it.page.locator("#panel-events").bounding_box()
    assert box
    assert panel
    assert panel["y"] <= box["y"]
    assert box["y"] + box["height"] <= panel["y"] + panel["height"]
    return entry.locator(".what").inner_text()


def test_up_to_ten_thousand_every_entry_is_in_the_page(opened: Opener, tmp_path: Path) -> None:
    it = opened(page_of(FEW, tmp_path / "few.html"))
    with silent(it):
        until(it.page, f"document.querySelectorAll('#panel-events [role=listitem]').length === {FEW}")
        titles = it.page.eval_on_selector_all(
            "#panel-events [role=listitem] .what", "nodes => nodes.map((n) => n.textContent)"
        )
        assert titles == [f"Ship {number}" for number in range(FEW)]


def test_what_is_asked_for_before_every_entry_is_there_is_shown(opened: Opener, tmp_path: Path) -> None:
    it = opened(page_of(FEW, tmp_path / "few.html"))
    items = "#panel-events [role=listitem]"
    until(it.page, f"document.querySelectorAll('{items}').length === {FEW}")
    listed = it.page.eval_on_selector_all(items, "nodes => nodes.map((node) => node.dataset.event)")
    # The rest of the entries, which the page makes at leisure, is kept waiting.
    it.page.add_init_script("const own = setTimeout; window.setTimeout = (act, ms) => own(act, ms ?? 60_000);")
    it.page.reload()
    it.page.wait_for_selector("html[data-ready=true]", state="attached")
    assert it.page.locator(items).count() < FEW
    it.page.get_by_label("Search the events").fill("Ship 29")
    visible = it.page.locator(f"{items}:not([hidden]) .what").all_text_contents()
    assert visible == ["Ship 29", *(f"Ship {number}" for number in range(290, 300))]
    it.page.goto(f"{it.page.url.partition('#')[0]}#{listed[249]}")
    it.page.reload()
    it.page.wait_for_selector("html[data-ready=true]", state="attached")
    assert shown(it) == "Ship 249"
    assert it.messages == []


def test_of_more_those_in_sight_are_in_the_page_and_say_which_they_are(many: Opened) -> None:
    with silent(many):
        top = many.page.evaluate(LISTED)
        assert 10 < len(top) < 100
        assert top == [[number + 1, MANY, f"Ship {number}"] for number in range(len(top))]
        many.page.evaluate("document.querySelector('#panel-events').scrollTop = 1e9")
        many.page.wait_for_timeout(200)
        bottom = many.page.evaluate(LISTED)
        assert bottom == [[number + 1, MANY, f"Ship {number}"] for number in range(MANY - len(bottom), MANY)]
        last, panel = many.page.locator("#panel-events [role=listitem]").last, many.page.locator("#panel-events")
        box, frame = last.bounding_box(), panel.bounding_box()
        assert box
        assert frame
        assert box["y"] + box["height"] == pytest.approx(frame["y"] + frame["height"], abs=30)


def test_its_own_search_finds_an_event_by_its_title(many: Opened) -> None:
    with silent(many):
        many.page.get_by_label("Search the events").fill("sHIP 777")
        found = many.page.evaluate(LISTED)
        titles = [f"Ship {number}" for number in (777, *range(7770, 7780))]
        assert found == [[at, len(titles), title] for at, title in enumerate(titles, start=1)]
        many.page.click("#panel-events [role=listitem]:nth-child(3) button")
        assert many.page.inner_text(".card h2") == shown(many) == "Ship 7771"
        many.page.get_by_label("Search the events").fill("no such ship")
        assert many.page.evaluate(LISTED) == []
        many.page.get_by_label("Search the events").fill("")
        assert many.page.evaluate(LISTED)[0][1] == MANY


def test_a_step_shows_its_event_in_the_long_list(many: Opened) -> None:
    with silent(many):
        many.page.click(".card")
        many.page.keyboard.press("End")
        assert many.page.inner_text(".card h2") == shown(many) == f"Ship {MANY - 1}"
        many.page.keyboard.press("ArrowLeft")
        assert many.page.inner_text(".card h2") == shown(many) == f"Ship {MANY - 2}"
        many.page.keyboard.press("Home")
        many.page.keyboard.press("ArrowRight")
        assert many.page.inner_text(".card h2") == shown(many) == "Ship 0"


def test_where_marks_would_lie_on_one_another_there_are_columns(many: Opened) -> None:
    page = many.page
    with silent(many):
        crowd = page.evaluate(PAINTED)
        assert crowd["tallest"] > 2 * MARK_PX
        assert crowd["wide"] > 0.8 * crowd["width"] * 8 / 9
        box = page.locator(".timeline canvas.marks").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for _ in range(60):
            page.mouse.wheel(0, -400)
            page.wait_for_timeout(30)
            if page.evaluate(PAINTED)["tallest"] <= MARK_PX:
                break
        close = page.evaluate(PAINTED)
        assert 5 <= close["tallest"] <= MARK_PX, "single marks"
        places = [left for left, _ in on_timeline(page).values() if box["x"] < left < box["x"] + box["width"]]
        assert len(places) >= 2
        assert np.diff(sorted(places)).min() > 8, "one beside the other"


def test_clicks_on_a_column_go_through_its_events(many: Opened) -> None:
    page = many.page
    with silent(many):
        box = page.locator(".timeline canvas.marks").bounding_box()
        assert box
        x = box["x"] + box["width"] / 2
        near = {event for event, (left, _) in on_timeline(page).items() if abs(left - x) <= 5}
        assert len(near) > 3
        visited = []
        for _ in range(4):
            page.mouse.click(x, box["y"] + box["height"] / 2)
            visited.append(page.get_attribute(".card", "data-event"))
        assert len(set(visited)) == 4
        assert set(visited) <= near
