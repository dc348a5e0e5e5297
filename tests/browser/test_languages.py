"""A page in several languages: chosen by the reader or the address, on the same step; one that runs from right to left."""

from pathlib import Path
from typing import Any

import pytest
from axe import violations
from conftest import CABLE, Opener, on_map, on_timeline, until
from playwright.sync_api import Page

import viz
from geodata import read_dossier
from geodata.formats.vocabularies import PAGE_LANGUAGES
from viz.languages.catalogues import wording_of

pytestmark = pytest.mark.browser

READY = "document.documentElement.dataset.ready === 'true'"
# What stands in boxes of its own; none of it may be wider than its box, or lie outside of the window.
BOXES = ".side h1, .side .subtitle, .stepper, .staging, .choices label, .card > *, .tabs button, .caption > *, .scale-bar, .flag, .legend li"
CLIPPED = f"""() => [...document.querySelectorAll("{BOXES}")].filter((node) => node.clientWidth && node.checkVisibility()).filter((node) => {{
  const box = node.getBoundingClientRect();
  return node.scrollWidth > node.clientWidth + 1 || box.left < -1 || box.right > innerWidth + 1;
}}).map((node) => `${{node.className || node.tagName}}: ${{node.textContent.slice(0, 40)}}`)"""


@pytest.fixture(scope="module")
def cable_in_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the cable in English, Korean and Arabic."""
    return _saved(tmp_path_factory, "en", "ko", "ar")


@pytest.fixture(scope="module")
def cable_in_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the cable in every language that there is."""
    return _saved(tmp_path_factory, *PAGE_LANGUAGES)


def _saved(tmp_path_factory: pytest.TempPathFactory, *languages: str) -> Path:
    dossier = read_dossier(CABLE)
    first, *others = (viz.story_map(dossier, language=language) for language in languages)
    return first.save(tmp_path_factory.mktemp("languages") / "cable.html", also=others)


def choose(page: Page, language: str) -> None:
    page.select_option(".languages", language)
    until(page, f"document.documentElement.lang === '{language}' && document.activeElement.matches('.languages')")


def told(page: Page) -> dict[str, Any]:
    """What a reader sees of the step: its event, the order, and the choices."""
    state: dict[str, Any] = page.evaluate("""({
      event: document.querySelector('.card').dataset.event,
      order: document.querySelector('.choices select').value,
      later: document.querySelector('.hindsight input').checked,
      tab: document.querySelector('.tabs [aria-selected=true]').id,
    })""")
    return state


def test_a_page_in_one_language_offers_no_choice(opened: Opener, cable_file: Path) -> None:
    page = opened(cable_file).page
    assert page.locator(".languages").count() == 0
    assert page.evaluate("[document.documentElement.lang, document.documentElement.hasAttribute('dir')]") == [
        "en",
        False,
    ]


def test_the_reader_chooses_a_language_and_stays_at_the_step(opened: Opener, cable_in_three: Path) -> None:
    it = opened(cable_in_three, "?order=document&hindsight=on&tab=about#rec-3a")
    page, before = it.page, told(it.page)
    assert page.evaluate("[...document.querySelectorAll('.languages option')].map((each) => each.text)") == [
        "English",
        "한국어",
        "العربية",
    ]
    choose(page, "ko")
    korean = wording_of("ko").interface
    assert told(page) == before
    assert page.locator(".tabs [aria-selected=true]").inner_text() == korean["about"]
    assert korean["unreviewed"] in page.locator(".about").inner_text()
    assert page.locator(".card .date, .card time").first.inner_text() == "1950년 10월 12일"
    until(page, "location.search.includes('lang=ko')")
    assert page.evaluate("document.activeElement.className") == "languages"
    choose(page, "en")
    assert told(page) == before
    assert page.locator(".tabs [aria-selected=true]").inner_text() == "About"
    until(page, "!location.search.includes('lang')")
    assert it.messages == []


def test_the_first_screen_of_a_lesson_is_in_the_language_too(opened: Opener, cable_in_three: Path) -> None:
    page = opened(cable_in_three, at_first=True).page
    choose(page, "ko")
    assert page.locator(".cover button").inner_text() == wording_of("ko").interface["begin"]
    page.locator(".cover button").click()
    until(page, "location.hash === '#read-aloud' && location.search === '?lang=ko'")
    assert page.locator(".cover").count() == 0
    assert opened(cable_in_three, "?lang=ar", at_first=True).page.locator(".cover button").inner_text() == "التالي"


def test_keys_step_once_in_the_chosen_language(opened: Opener, cable_in_three: Path) -> None:
    page = opened(cable_in_three, "?order=document").page
    choose(page, "ko")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.counter').textContent.startsWith('2 /')")


def test_an_address_asks_for_a_language_and_an_unknown_one_is_told(opened: Opener, cable_in_three: Path) -> None:
    page = opened(cable_in_three, "?lang=ko#rec-3a").page
    assert page.evaluate("document.documentElement.lang") == "ko"
    assert page.locator(".languages").input_value() == "ko"
    page = opened(cable_in_three, "?lang=xx").page
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "xx" in page.locator(".unmet").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (390, 844)])
def test_a_page_from_right_to_left_mirrors_neither_map_nor_timeline(
    opened: Opener, cable_in_three: Path, width: int, height: int
) -> None:
    address = "#rec-3a"
    english = opened(cable_in_three, address, width=width, height=height).page
    arabic = opened(cable_in_three, f"?lang=ar{address}", width=width, height=height).page
    assert arabic.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    until(arabic, READY)
    for places in (_on_map, _on_line):
        assert _order(places(arabic)) == _order(places(english))
    styles = "['.main-map', '.timeline'].map((part) => getComputedStyle(document.querySelector(part)).direction)"
    assert arabic.evaluate(styles) == ["ltr", "ltr"]
    assert arabic.evaluate(CLIPPED) == []


def _on_map(page: Page) -> dict[str, float]:
    return {" ".join(point["events"]): point["left"] for point in on_map(page)["points"]}


def _on_line(page: Page) -> dict[str, float]:
    return {event: left for event, (left, _) in on_timeline(page).items()}


def _order(places: dict[str, float]) -> list[str]:
    """What stands there from left to right."""
    assert places
    return sorted(places, key=lambda name: (round(places[name] - min(places.values())), name))


def test_no_words_are_clipped(opened: Opener, cable_in_three: Path) -> None:
    for width, height in ((1920, 1080), (1024, 768), (390, 844)):
        page = opened(cable_in_three, "?lang=ko#rec-3a", width=width, height=height).page
        assert page.evaluate(CLIPPED) == [], (width, height)


@pytest.mark.parametrize("language", [language for language in PAGE_LANGUAGES if language != "en"])
def test_axe_finds_no_fault_in_any_language(opened: Opener, cable_in_all: Path, language: str) -> None:
    page = opened(cable_in_all, f"?lang={language}#rec-1").page
    assert page.evaluate("document.documentElement.lang") == language
    assert violations(page) == []
    page.keyboard.press("f")
    until(page, "document.querySelector('.presenting')")
    assert violations(page) == []


def test_what_the_dossier_says_keeps_its_own_language(opened: Opener, cable_in_three: Path) -> None:
    page = opened(cable_in_three, "?lang=ko&tab=about#read-aloud").page
    for said in ("h1", ".subtitle", ".card h2", ".card .question", ".card .summary", ".events .what"):
        assert page.locator(said).first.evaluate("(node) => node.closest('[lang]').lang") == "en", said
    for said in (".when", ".card summary", ".tabs button", ".events .when", ".about dt"):
        assert page.locator(said).first.evaluate("(node) => node.closest('[lang]').lang") == "ko", said
    choose(page, "en")
    assert page.locator("[lang]:not([lang=en]):not(option)").count() == 0
