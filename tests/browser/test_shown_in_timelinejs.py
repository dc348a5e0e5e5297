"""TimelineJS itself, in Chromium: what it shows of our files is what we mean."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fetch_peers
import pytest
from chromium import find_chromium
from conftest import ARGUMENTS, CABLE, SEED_NAMES
from pictures_of_tests import JPEG
from playwright.sync_api import Browser, Page
from servers import serving

from geodata import Dossier, read_dossier, write

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PEER = fetch_peers.folder_of("@knight-lab/timelinejs")
PAGE = """\
<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="dist/css/timeline.css"><link rel="icon" href="data:,">
<div id="timeline" style="height: 700px"></div><script src="dist/js/timeline.js"></script><script>
timeline = new TL.Timeline("timeline", location.search.slice(1),
  {script_path: location.origin + "/dist/js/", font: null, hash_bookmark: false});
timeline.on("loaded", () => { document.documentElement.dataset.ready = "true"; });
</script>"""
# By the id of each event: what its slide says, and where its mark and its bar stand in the strip, in pixels.
SHOWN = """() => Object.fromEntries(timeline.config.events.map(({unique_id}) => {
  const slide = document.getElementById(unique_id), mark = document.getElementById(`${unique_id}-marker`);
  const text = (selector) => slide.querySelector(selector)?.textContent ?? "";
  const bar = mark.querySelector(".tl-timemarker-timespan").getBoundingClientRect().width;
  return [unique_id, {date: text(".tl-headline-date"), title: text(".tl-headline"), words: text(".tl-text-content"),
    left: parseFloat(mark.style.left), bar}];
}))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that reaches this machine, and no other."""
    program = find_chromium()
    assert program is not None
    arguments = [each for each in ARGUMENTS if "resolver" not in each]
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    launched = browser.browser_type.launch(executable_path=program, args=[*arguments, rules])
    yield launched.new_page(viewport={"width": 1600, "height": 800})
    launched.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with TimelineJS and the page that shows a file with it."""
    assert PEER.exists(), fetch_peers.REMEDY
    shutil.copytree(PEER / "dist", tmp_path / "dist")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def opened(page: Page, address: str, file: str) -> dict[str, dict[str, Any]]:
    """What TimelineJS shows of a file, which it took without a complaint."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/index.html?{file}")
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=30_000)
    assert said == []
    assert page.evaluate("timeline.config.messages") == {"errors": [], "warnings": []}
    shown: dict[str, dict[str, Any]] = page.evaluate(SHOWN)
    return shown


def assert_is_meant(dossier: Dossier, shown: dict[str, dict[str, Any]]) -> None:
    """Whether each event has its words, and its mark and bar begin and end where its days do."""
    events = dossier.events.set_index("id")
    assert shown.keys() == set(events.index)
    first = min(when.earliest or when.latest for when in events["when"])
    instant = {id_: when.earliest or when.latest for id_, when in events["when"].items()}
    last = max(instant, key=lambda id_: instant[id_].number)
    a_day = shown[last]["left"] / (instant[last].number - first.number)
    for id_, it in shown.items():
        when = events["when"][id_]
        assert (it["date"], it["title"]) == (when.display, events["title"][id_])
        assert events["summary"][id_] in it["words"]
        assert events["quotation"][id_] in it["words"]
        # It may be within its first day, where it has an hour.
        assert -1 <= it["left"] / a_day - (instant[id_].number - first.number) <= 1
        days = when.latest.number - when.earliest.number + 1 if when.earliest and when.latest else 1
        assert it["bar"] / a_day == (pytest.approx(days, abs=0.1) if days > 1 else 0)


def test_dates_bars_order_and_words_are_those_of_the_dossiers(page: Page, site: Path) -> None:
    dossiers = {name: read_dossier(CABLE.parent / name) for name in SEED_NAMES}
    for name, dossier in dossiers.items():
        write(dossier, site / f"{name}.json", form="timelinejs")
    with serving(site, "http.server", "{port}", "--bind", "127.0.0.1") as address:
        for name, dossier in dossiers.items():
            assert_is_meant(dossier, opened(page, address, f"{name}.json"))


@pytest.mark.parametrize(("form", "ending"), [("timelinejs", "json"), ("timelinejs-sheet", "csv")])
def test_pictures_are_shown(page: Page, site: Path, invented: Dossier, form: str, ending: str) -> None:
    words = {"image": "the bridge.jpg", "image_alt": "A <bridge>", "image_credit": "Rode & Sons"}
    shown = invented.events.assign(
        **{name: invented.events[name].where(invented.events.index > 0, it) for name, it in words.items()}
    )
    write(replace(invented, events=shown, images={"the bridge.jpg": JPEG}), site / f"story.{ending}", form=form)
    with serving(site, "http.server", "{port}", "--bind", "127.0.0.1") as address:
        opened(page, address, f"story.{ending}")
        assert page.evaluate("timeline.config.events.length") == len(invented.events)
        page.evaluate("timeline.goToId(timeline.config.events.find((event) => event.media?.url).unique_id)")
        picture = page.locator(".tl-slide img")
        picture.wait_for()
        page.wait_for_function("document.querySelector('.tl-slide img').naturalWidth === 40")
        assert picture.get_attribute("alt") == "A <bridge>"
        assert page.locator(".tl-slide .tl-credit").text_content() == "Rode & Sons"
