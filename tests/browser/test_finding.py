"""Search, filters, the switches for layers, the signs in view, and the address that says all of it."""

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import CABLE, SEED_NAMES, Opened, Opener, go, on_map, on_timeline, silent, until
from playwright.sync_api import Browser

from geodata import Dossier, read_dossier, values

pytestmark = pytest.mark.browser

SHOWN = "(node) => node.checkVisibility({ contentVisibilityAuto: false })"
LISTED = f"[...document.querySelectorAll('.events [data-event]')].filter({SHOWN}).map((node) => node.dataset.event)"
GROUPS = """Object.fromEntries([...document.querySelectorAll(".results section")].map((group) =>
  [group.getAttribute("aria-label"), [...group.querySelectorAll("button")].map((button) => button.innerText)]))"""
SIGNS = f"[...document.querySelectorAll('.signs li')].filter({SHOWN}).map((node) => node.textContent)"
LABELS = "[...document.querySelectorAll('.main-map .label')].filter((node) => getComputedStyle(node).display !== 'none').map((node) => node.textContent)"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(CABLE)


def search(it: Opened, words: str) -> dict[str, list[str]]:
    """What is found besides events, by group."""
    it.page.click("#tab-events")
    it.page.fill(".search", words)
    found: dict[str, list[str]] = it.page.evaluate(GROUPS)
    return found


def test_a_place_is_found_by_every_name_and_leads_to_its_first_event(cable: Opener, dossier: Dossier) -> None:
    there = [
        event
        for event, cell in zip(dossier.events["id"], dossier.events["places"], strict=True)
        if "wonsan" in values(cell)
    ]
    it = cable("?order=dates#cable")
    with silent(it):
        for name in ("Wonsan", "WŎNSAN", "вонсан", "元山", "원산", "원ㅅ"):
            assert len(search(it, name)["Places"]) == 1, name
            assert search(it, name)["Places"][0].startswith("Wonsan"), name
        it.page.click(".results section button")
        assert it.current() in there
        known = set(it.page.evaluate(LISTED))
        assert known
        assert known <= set(there)


def test_words_of_the_text_lead_to_the_passage(cable: Opener) -> None:
    it = cable("?order=dates#meeting")
    with silent(it):
        (found,) = search(it, "MOUNTAINOUS  regions")["In the document"]
        assert "in the mountainous regions north of" in found
        it.page.click(".results .passage")
        assert it.page.get_attribute(".card", "data-event") == "rec-3a"
        assert it.page.get_attribute("#tab-document", "aria-selected") == "true"
        lit = it.page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString())")
        assert lit == ["mountainous regions"]


def test_the_card_gives_way_while_something_is_looked_for(cable: Opener) -> None:
    it = cable("?order=dates#meeting")
    with silent(it):
        room = "[getComputedStyle(document.querySelector('.card')).maxHeight, 0.2 * innerHeight + 'px']"
        it.page.click("#tab-events")
        at_first, little = it.page.evaluate(room)
        assert at_first != little
        search(it, "Wonsan")
        assert it.page.evaluate(room) == [little, little]
        it.page.click("#tab-document")
        assert it.page.evaluate(room) == [at_first, little]
        it.page.click("#tab-events")
        assert it.page.evaluate(room) == [little, little]
        it.page.fill(".search", "")
        assert it.page.evaluate(room) == [at_first, little]
        it.page.click(".opener")
        assert it.page.evaluate(room) == [little, little]
        it.page.click(".opener")
        assert it.page.evaluate(room) == [at_first, little]


def test_the_search_tells_nothing_that_came_after(cable: Opener, dossier: Dossier) -> None:
    it = cable("?order=dates#cable")
    with silent(it):
        before = set(it.page.evaluate(LISTED)) if it.page.click("#tab-events") is None else set()
        later = dossier.events[~dossier.events["id"].isin(before)]
        # A place that later events alone name.
        early = {
            place for cell in dossier.events["places"][dossier.events["id"].isin(before)] for place in values(cell)
        }
        late = {place for cell in later["places"] for place in values(cell)} - early
        names = dict(zip(dossier.places["id"], dossier.places["name"], strict=True))
        assert late
        for title in later["title"].head(8):
            search(it, title)
            assert it.page.evaluate(LISTED) == [], title
        for place in late:
            assert not any(text.startswith(names[place]) for text in search(it, names[place]).get("Places", [])), place
        it.page.click(".hindsight input")
        title, event = later["title"].iloc[-1], later["id"].iloc[-1]
        search(it, title)
        assert event in it.page.evaluate(LISTED)
        place = min(late)
        assert any(text.startswith(names[place]) for text in search(it, names[place])["Places"])


def test_several_filters_are_kept_together_and_lifted_at_once(cable: Opener, dossier: Dossier) -> None:
    events = dossier.events
    it = cable("?order=dates&hindsight=on&tab=events#cable")
    with silent(it):
        everything = set(it.page.evaluate(LISTED))
        assert everything == set(events["id"])
        it.page.click(".opener")
        for label in ("South Korea (ROK)", "China (PRC)", "Decision"):
            it.page.click(f".filters label:text-is('{label}')")
        kept = {
            event
            for event, actors, kind in zip(events["id"], events["actors"], events["kind"], strict=True)
            if kind == "decision" and {"rok", "prc"} & set(values(actors))
        }
        assert 0 < len(kept) < len(everything)
        current = it.page.get_attribute(".card", "data-event")
        assert current in kept
        assert set(it.page.evaluate(LISTED)) == set(on_timeline(it.page)) == kept
        drawn = [point for point in on_map(it.page)["points"] if point["layer"] == "events"]
        assert {event for point in drawn for event in point["events"]} <= kept
        assert it.page.inner_text(".kept .said") == f"{len(kept)} of {len(everything)} events"
        assert it.page.inner_text(".counter").endswith(f"/ {len(kept)}")
        it.page.click(".kept button")
        assert set(it.page.evaluate(LISTED)) == everything
        assert not it.page.is_visible(".kept")
        assert it.page.locator(".filters input:checked").count() == 0


def test_no_filter_offers_what_only_later_events_have(cable: Opener, dossier: Dossier) -> None:
    it = cable("?order=dates&tab=events#cable")
    it.page.click(".opener")
    offered = f"[...document.querySelectorAll('.filters input')].filter({SHOWN}).map((node) => node.value)"
    come = dossier.events[dossier.events["id"].isin(it.page.evaluate(LISTED))]
    there = {
        *come["kind"],
        *come["modality"],
        *come["corroboration"],
        *(actor for cell in come["actors"] for actor in values(cell)),
    }
    assert set(it.page.evaluate(offered)) == there


def test_layers_and_the_base_map_are_switched(cable: Opener) -> None:
    it = cable("?order=dates#pyongyang-entered")
    page = it.page
    with silent(it):
        assert [uid for uid in on_map(page)["features"] if uid.startswith("fronts")]
        assert page.locator(".ground .relief").first.is_visible()
        page.click(".layers summary")
        for label in ("Front", "Base map"):
            page.click(f".layers label:text-is('{label}')")
        assert not [uid for uid in on_map(page)["features"] if uid.startswith("fronts")]
        assert not page.locator(".ground .relief").first.is_visible()
        assert page.is_visible("#timeline"), "the timeline is no base map"
        assert "front, with checked places" not in page.evaluate(SIGNS)
        assert "LiaodongBay" in page.evaluate(LABELS)
        page.click(".layers label:text-is('Names of the base map')")
        assert "LiaodongBay" not in page.evaluate(LABELS)
        assert "Pyongyang" in page.evaluate(LABELS)
        page.keyboard.press("Escape")
        assert not page.is_visible(".layers input >> nth=0")
        until(page, "location.search === '?order=dates&off=fronts&off=base&off=base-names'")


def test_the_legend_shows_the_signs_in_view_and_keeps_its_room(cable: Opener) -> None:
    it = cable("?order=dates", width=1366, height=768)
    page = it.page
    heights, seen = set(), set()
    for event in ("inchon-landing", "cable", "rec-3a", "pyongyang-entered"):
        go(page, event)
        shown = page.evaluate(SIGNS)
        kinds = {uid.split("__")[0] for uid in on_map(page)["features"]}
        assert ("this step" in shown) == (page.locator(".ring:visible").count() > 1), event
        assert ("message" in shown) <= ("messages" in kinds), event
        seen.add(tuple(shown))
        heights.add(page.locator(".main-map").bounding_box()["height"])
    assert len(seen) > 2
    assert len(heights) == 1
    credit = page.evaluate(
        "(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight])(document.querySelector('.credit'))"
    )
    assert max(credit) <= 1, "it is not cut off"
    # Close to, the main map shows less.
    go(page, "rec-3a")
    before = page.evaluate(SIGNS)
    for _ in range(5):
        page.click(".zoom button:first-child")
    assert len(page.evaluate(SIGNS)) < len(before)


def test_a_link_shows_what_the_sender_saw(cable: Opener) -> None:
    address = "?order=document&actor=dprk&actor=ussr&modality=recommended&rests-on=dependent&off=messages&hindsight=on&tab=events"
    it = cable(f"{address}#rec-3a")
    state = """[location.search + location.hash, document.querySelector('.card').dataset.event, document.querySelector('.hindsight input').checked,
      document.querySelector('[role=tab][aria-selected=true]').id, [...document.querySelectorAll('.filters input:checked')].map((node) => node.value),
      document.querySelector('[data-layer=messages]').checked]"""
    seen = it.page.evaluate(state)
    assert seen[:4] == [f"{address}#rec-3a", "rec-3a", True, "tab-events"]
    assert seen[4:] == [["ussr", "dprk", "recommended", "dependent"], False]
    it.page.reload()
    it.page.wait_for_selector("html[data-ready=true]", state="attached")
    assert it.page.evaluate(state) == seen


def test_what_an_address_asks_for_in_vain_is_said_and_put_right(cable: Opener) -> None:
    it = cable("?order=backwards&actor=rome&off=roads&tab=photos#nowhere")
    page = it.page
    with silent(it):
        said = page.inner_text(".unmet")
        for value in ("backwards", "rome", "roads", "photos", "nowhere"):
            assert f"“\u2068{value}\u2069”" in said
        assert page.evaluate("location.search") == ""
        here = page.evaluate("location.hash")
        page.keyboard.press("PageDown")
        assert not page.is_visible(".unmet")
        page.evaluate("location.hash = 'elsewhere'")
        until(page, "document.querySelector('.unmet').textContent.includes('elsewhere')")
        until(page, "location.hash !== '#elsewhere'")
        assert page.evaluate("location.hash") not in {here, ""}


@pytest.mark.parametrize("kind", ["src", "srcdoc"])
def test_in_a_frame_of_a_learning_platform_nothing_breaks(
    browser: Browser, cable_file: Path, tmp_path: Path, kind: str
) -> None:
    inner = {
        "src": cable_file.as_uri() + "?order=dates&tab=events#rec-1",
        "srcdoc": cable_file.read_text(encoding="utf-8"),
    }
    frame_of = (
        f'<iframe width="1200" height="700" sandbox="allow-scripts" {kind}="{html.escape(inner[kind])}"></iframe>'
    )
    (tmp_path / "host.html").write_text(f'<!DOCTYPE html><meta charset="utf-8">{frame_of}', encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((tmp_path / "host.html").as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    assert (frame.get_attribute(".card", "data-event") == "rec-1") == (kind == "src")
    if kind == "srcdoc":
        # Without an address it opens with its first screen.
        frame.click(".cover button")
    frame.click(".step:last-of-type")
    here = frame.get_attribute(".card", "data-event")
    frame.click("#tab-events")
    frame.fill(".search", "Wonsan")
    frame.click(".results section button")
    assert frame.get_attribute(".card", "data-event") != here
    assert said == []
    context.close()


# What the search finds among the places for each of some names.
FOUND = """(names) => names.map((name) => {
  const field = document.querySelector(".search");
  field.value = name;
  field.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll(".results section[aria-label=Places] button span")].map((place) => place.textContent);
})"""


@pytest.mark.parametrize("seed", SEED_NAMES)
def test_every_place_of_a_dossier_is_found_by_every_toponym(
    opened: Opener, seed_page: Callable[[str], Path], seed: str
) -> None:
    dossier = read_dossier(CABLE.parent / seed)
    it = opened(seed_page(seed), "?order=dates&hindsight=1")
    called = dict(zip(dossier.places["id"], dossier.places["name"], strict=True))
    names = [*called.items(), *zip(dossier.toponyms["place"], dossier.toponyms["toponym"], strict=True)]
    # These have rows, but no event names them, and no map reaches there or labels them.
    absent = {"kimpo-air", "supung", "xian"}
    asked = [(place, name) for place, name in names if place not in absent]
    found = it.page.evaluate(FOUND, [name for _, name in asked])
    missed = [
        name
        for (place, name), each in zip(asked, found, strict=True)
        if not any(words.startswith(called[place]) for words in each)
    ]
    assert missed == []
