"""Pages of tables: they open with everything in sight, rows that have no room are scrolled, and without dates there is no timeline."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from conftest import Opened, Opener, on_map, on_timeline, picture, silent, until
from PIL import Image

import viz

pytestmark = pytest.mark.browser

ROWS, COUNT = 24, 72
# The names of rows that are to be seen, and the year, as boxes: text, left, top, right, bottom.
NAMES = """[...document.querySelectorAll('.timeline .ytick text, .timeline .year')].map((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return [node.textContent.replace(/[^\\w .]/g, '').trim(), left, top, right, bottom];
})"""
# In how many lines each of some texts stands.
LINES = """(nodes) => nodes.map((node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getClientRects().length;
})"""
LABELS = "[...document.querySelectorAll('.main-map .label.current:not([hidden])')].map((node) => node.textContent)"


def table() -> pd.DataFrame:
    """Three events in each row; two more that are left out; all dots close together."""
    frame = pd.DataFrame(
        {
            "name": [f"Event {number}" for number in range(COUNT + 2)],
            "when": [str(1700 + number) for number in range(COUNT)] + [None, None],
            "side": [f"Kingdom no. {number % ROWS + 1}" for number in range(COUNT + 2)],
            "kind": [("land", "sea", "siege")[number % 3] for number in range(COUNT + 2)],
            "lon": [10 + number % 9 / 10 for number in range(COUNT + 2)],
            "lat": [50 + number // 9 / 15 for number in range(COUNT + 2)],
        }
    )
    # Far away, so that the others stand in a crowd.
    return frame.assign(lon=frame["lon"].where(frame.index != 0, -20))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    folder, frame = tmp_path_factory.mktemp("tables"), table()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.figures.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
        dated = viz.quick_map(frame, date="when", label="name", color="kind", row="side", title="A table")
        undated = viz.quick_map(frame.drop(columns="when"), date=None, label="name", color="kind")
        yield {
            "dated": dated.save(folder / "dated.html"),
            "undated": undated.save(folder / "undated.html"),
        }


@pytest.fixture
def dated(opened: Opener, files: dict[str, Path]) -> Opened:
    return opened(files["dated"])


def address(it: Opened) -> str:
    return str(it.page.evaluate("location.hash"))


def test_it_opens_with_everything_in_sight_and_says_what_that_is(dated: Opened) -> None:
    page = dated.page
    with silent(dated):
        card = page.inner_text(".card")
        assert "72 events. The first: 1700; the last: 1771." in card
        assert "2 of 74 rows are left out: no date (rows 72, 73)." in card
        points = on_map(page)["points"]
        assert len(points) == COUNT
        assert not any(point["quiet"] for point in points)
        assert page.locator(".main-map .ring, .timeline .ring:not([hidden])").count() == 0
        assert page.locator("[aria-current=true]").count() == 0
        box = page.locator(".timeline canvas.marks").bounding_box()
        assert box
        assert all(box["x"] < left < box["x"] + box["width"] for left, _ in on_timeline(page).values())
        assert page.locator(".beyond:not([hidden])").count() == 0
        assert address(dated) == ""
        page.click("#tab-about")
        assert "2 of 74 rows are left out" in page.inner_text("#panel-about")


def test_next_goes_from_it_to_the_first_step_and_previous_and_home_come_back(dated: Opened) -> None:
    page = dated.page
    with silent(dated):
        assert page.locator(".step").first.is_disabled()
        page.keyboard.press("ArrowRight")
        assert (page.inner_text(".card h2"), page.inner_text(".counter")) == ("Event 0", f"1 / {COUNT}")
        assert len(on_map(page)["points"]) == 1
        page.wait_for_timeout(100)
        assert address(dated) == "#events/0"
        page.click(".step >> nth=0")
        assert page.inner_text(".card h2") == "A table"
        assert len(on_map(page)["points"]) == COUNT
        page.keyboard.press("End")
        assert page.inner_text(".counter") == f"{COUNT} / {COUNT}"
        page.keyboard.press("Home")
        assert page.inner_text(".card h2") == "A table"
        page.wait_for_timeout(100)
        assert address(dated) == ""


def test_an_address_of_an_event_opens_it_and_an_empty_one_everything(opened: Opener, files: dict[str, Path]) -> None:
    it = opened(files["dated"], "#events/5")
    with silent(it):
        assert it.page.inner_text(".card h2") == "Event 5"
        it.page.evaluate("location.hash = ''")
        it.page.wait_for_timeout(200)
        assert it.page.inner_text(".card h2") == "A table"


def names(it: Opened) -> dict[str, list[float]]:
    """The boxes of the names of rows, by the names; none lies on another one, on the year or outside the strip."""
    *rows, year = it.page.evaluate(NAMES)
    strip = it.page.locator(".timeline").bounding_box()
    assert strip
    rows.sort(key=lambda row: row[2])
    boxes = [box for _, *box in rows] + [year[1:]]
    for upper, lower in pairwise(boxes):
        assert upper[3] <= lower[1] + 1
    assert boxes[0][1] >= strip["y"]
    return {name: box for name, *box in rows}


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (390, 844)])
def test_rows_that_have_no_room_are_scrolled(opened: Opener, files: dict[str, Path], size: tuple[int, int]) -> None:
    it = opened(files["dated"], width=size[0], height=size[1])
    page = it.page
    with silent(it):
        first = names(it)
        assert 3 < len(first) < ROWS
        told = page.inner_text(".rows-seen")
        assert told == f"1–{len(first)} of {ROWS}"
        box = page.locator(".timeline .plot").bounding_box()
        assert box
        page.locator(".timeline").scroll_into_view_if_needed()
        box = page.locator(".timeline .plot").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.wheel(0, 10_000)
        page.wait_for_timeout(200)
        last = names(it)
        assert not first.keys() & last.keys()
        assert page.inner_text(".rows-seen").endswith(f"{ROWS} of {ROWS}")
        page.keyboard.press("End")
        page.wait_for_timeout(200)
        ring = page.locator(".timeline .ring").bounding_box()
        assert ring
        assert any(top < ring["y"] + ring["height"] / 2 < bottom for _, top, _, bottom in names(it).values())


def test_a_page_without_a_title_is_headed_once_and_long_words_are_whole(opened: Opener, tmp_path: Path) -> None:
    frame = table().head(3).assign(name="Zusmarshausen", when=["1648-05-17", "1648-07-25/1648-11-01", "1620-11-08"])
    it = opened(viz.quick_map(frame, date="when", label="name").save(tmp_path / "bare.html"), width=1024, height=768)
    with silent(it):
        assert it.page.locator(".card h2").count() == 0
        assert it.page.inner_text(".card p >> nth=0").startswith("3 events.")
        lines = it.page.eval_on_selector_all("#panel-events .what", LINES)
        assert lines == [1, 1, 1]


LONG = ("Imperial", "Protestant", "Denmark", "The army of Wallenstein, Duke of Friedland", "The army of Tilly")


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (390, 844)])
def test_names_of_rows_stand_whole_or_end_with_an_ellipsis(
    opened: Opener, tmp_path: Path, size: tuple[int, int]
) -> None:
    frame = table().head(len(LONG)).assign(side=LONG)
    it = opened(
        viz.quick_map(frame, date="when", row="side").save(tmp_path / "long.html"), width=size[0], height=size[1]
    )
    with silent(it):
        strip = it.page.locator(".timeline").bounding_box()
        assert strip
        shown = it.page.evaluate("""[...document.querySelectorAll('.timeline .ytick')].map((tick) => {
          const { left, right } = tick.querySelector('text').getBoundingClientRect();
          return [tick.querySelector('text').textContent.slice(0, -2), tick.querySelector('title').textContent, left, right];
        })""")
        for text, whole, left, right in shown:
            assert strip["x"] <= left < right <= strip["x"] + 0.3 * strip["width"] + 1
            assert text == whole or "…" in text
        assert [whole for _, whole, _, _ in shown] == list(LONG)
        assert [text for text, *_ in shown][:3] == list(LONG[:3])
        first = it.page.locator(".timeline .ytick text").last.bounding_box()
        assert first
        middle = [first["x"] + first["width"] / 2, first["y"] + first["height"] / 2]
        assert it.page.evaluate("(at) => document.elementFromPoint(...at).closest('.ytick') !== null", middle)


@pytest.mark.parametrize("first", [-9700, -8900])
@pytest.mark.parametrize("width", [1024, 390])
def test_ticks_before_our_era_are_round_and_lie_apart(opened: Opener, tmp_path: Path, width: int, first: int) -> None:
    frame = table().head(20).assign(when=[f"{first + 410 * number:05}" for number in range(20)], side="Sites")
    it = opened(viz.quick_map(frame, date="when", row="side").save(tmp_path / "sites.html"), width=width, height=844)
    with silent(it):
        boxes = it.page.evaluate("""[...document.querySelectorAll('.timeline .xtick text')].map((node) => {
          const { left, right } = node.getBoundingClientRect();
          return [node.textContent, left, right];
        })""")
        boxes.sort(key=lambda box: box[1])
        assert len(boxes) >= 2
        assert all(earlier[2] + 4 < later[1] for earlier, later in pairwise(boxes))
        assert all(int(text.removesuffix(" BCE")) % 500 == 0 for text, *_ in boxes)


def test_the_rows_follow_the_current_event_and_the_keys(dated: Opened) -> None:
    page = dated.page
    with silent(dated):
        for number in range(ROWS):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(60)
            assert page.locator(".timeline .ring").is_visible(), number
        assert "Event 23" in page.inner_text(".card h2")
        page.focus(".timeline .rows")
        page.keyboard.press("Home")
        until(page, "document.querySelector('.rows-seen').textContent.startsWith('1–')")
        assert not page.locator(".timeline .ring").is_visible()
        assert page.inner_text(".card h2") == "Event 23"


def test_the_wheel_over_the_years_shows_fewer_of_them(dated: Opened) -> None:
    page = dated.page
    with silent(dated):
        box = page.locator(".timeline").bounding_box()
        assert box
        before = page.inner_text(".rows-seen")
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
        page.mouse.wheel(0, -600)
        page.wait_for_timeout(200)
        assert page.locator(".beyond:not([hidden])").count() == 2
        assert page.inner_text(".rows-seen") == before


def test_in_a_crowd_the_current_event_is_named_on_the_timeline(dated: Opened) -> None:
    with silent(dated):
        dated.page.evaluate("location.hash = 'events/40'")
        dated.page.wait_for_timeout(300)
        # Beside a mark of another event the name would be taken for that one's.
        assert dated.page.evaluate(LABELS) == []
        assert dated.page.inner_text(".timeline .named") == "Event 40"


def test_without_dates_map_and_list_are_tied_and_there_is_no_timeline(opened: Opener, files: dict[str, Path]) -> None:
    it = opened(files["undated"], width=1024, height=768)
    page = it.page
    with silent(it):
        assert page.locator(".timeline").count() == 0
        legend = page.locator(".legend").bounding_box()
        assert legend
        assert legend["y"] + legend["height"] == pytest.approx(768, abs=1)
        assert page.inner_text(".caption") == ""
        titles = page.eval_on_selector_all("#panel-events .what", "nodes => nodes.map((n) => n.textContent)")
        assert titles == [f"Event {number}" for number in range(COUNT + 2)]
        point = next(point for point in on_map(page)["points"] if point["events"] == ["events/0"])
        page.mouse.click(point["left"], point["top"])
        assert page.inner_text(".card h2") == "Event 0"
        assert page.inner_text("[aria-current=true]") == "Event 0"
        assert len(on_map(page)["points"]) == COUNT + 2
        page.click("#panel-events [data-event='events/3'] button")
        assert page.inner_text(".card h2") == "Event 3"
        page.keyboard.press("ArrowRight")
        assert page.inner_text(".card h2") == "Event 4"


def test_marks_are_painted_alike_while_everything_is_shown(dated: Opened) -> None:
    page = dated.page
    with silent(dated):
        before = picture(page)
        page.keyboard.press("ArrowRight")
        assert (picture(page) != before).any()
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(300)
        assert (picture(page) == before).all()
