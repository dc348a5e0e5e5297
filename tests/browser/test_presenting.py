"""A lesson in front of a class: its first screen, and the map with one quotation."""

import pytest
from conftest import CABLE, Opened, Opener, go, on_map, silent, until

from geodata import read_dossier
from viz.languages.page_words import PLAY_SECONDS

pytestmark = pytest.mark.browser

LESSON = read_dossier(CABLE).paths.query("path == 'lesson'")
# Which of some elements are to be seen.
SEEN = """(selectors) => selectors.filter((selector) => [...document.querySelectorAll(selector)].some((node) => {
  const { left, top, width, height } = node.getBoundingClientRect();
  return width && height && node.checkVisibility({ visibilityProperty: true }) && top < innerHeight && left < innerWidth; }))"""
USUAL = [".legend", ".credit", ".timeline", ".insets figure", ".zoom", ".controls", ".card", ".tabs"]
SLIDE = """() => Object.fromEntries([".number", ".when", ".stance", ".voice", ".words"].map((name) =>
  [name.slice(1), document.querySelector(`.told ${name}`)?.textContent ?? ""]))"""


def slide(it: Opened) -> dict[str, str]:
    told: dict[str, str] = it.page.evaluate(SLIDE)
    return told


def size_of(it: Opened, selector: str) -> float:
    return float(it.page.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{selector}')).fontSize)"))


@pytest.mark.parametrize(("width", "height", "key"), [(1366, 768, "PageDown"), (390, 844, "")])
def test_a_lesson_opens_with_its_question_and_the_map_of_its_day(
    cable: Opener, width: int, height: int, key: str
) -> None:
    it = cable(width=width, height=height, at_first=True)
    page = it.page
    with silent(it):
        assert page.inner_text(".cover .question") == LESSON["question"].iloc[0]
        assert page.inner_text(".cover blockquote").startswith("Top Secret")
        assert page.evaluate(SEEN, ["h1", ".cover .question", ".cover blockquote", ".cover button", *USUAL]) == [
            *("h1", ".cover .question", ".cover blockquote", ".cover button")
        ]
        assert [uid for uid in on_map(page)["features"] if uid.startswith("fronts__")] == ["fronts__f3"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("location.hash") == ""
        if key:
            page.keyboard.press(key)
        else:
            page.click(".cover button")
        until(page, f"location.hash === '#{LESSON['event'].iloc[0]}'")
        assert page.inner_text(".counter").startswith("1 / ")
        assert page.locator(".cover").count() == 0
        page.evaluate("document.querySelector('.insets').scrollIntoView()")
        assert set(page.evaluate(SEEN, USUAL)) >= {".insets figure", ".zoom", ".legend"}
        sizes = "['.main-map canvas.marks', '.main-map'].map((name) => document.querySelector(name).clientWidth)"
        assert page.evaluate(f"(([canvas, frame]) => canvas >= frame)({sizes})")


@pytest.mark.parametrize("address", ["#rec-1", "?order=path", "?order=dates"])
def test_an_address_that_asks_for_something_is_answered_at_once(cable: Opener, address: str) -> None:
    page = cable(address, at_first=True).page
    assert page.locator(".cover").count() == 0
    assert page.is_visible(".card")


def test_presenting_shows_the_map_and_one_quotation(cable: Opener) -> None:
    it = cable("#rec-1", width=1920, height=1080)
    page = it.page
    with silent(it):
        page.focus(".lesson .answer summary")
        page.keyboard.press("f")
        assert page.evaluate(SEEN, [".main-map", ".told", "h1", *USUAL]) == [".main-map", ".told", "h1"]
        assert slide(it) == {
            "number": "step 4 of 7",
            "when": "12 October 1950",
            "stance": "ADVISED, not done",
            "voice": "Joseph Stalin, for the meeting",
            "words": "To immediately begin the evacuation of Pyongyang",
        }
        assert size_of(it, ".told .words") >= 32
        # What steps, steps wherever the focus is.
        page.focus(".bar button:last-child")
        page.keyboard.press("PageDown")
        page.focus(".told")
        page.keyboard.press("ArrowRight")
        assert slide(it)["number"] == "step 6 of 7"
        page.keyboard.press("PageUp")
        # Where there is no quotation, the title stands.
        go(page, "inchon-landing")
        assert slide(it) | {"number": ""} == {
            "number": "",
            "when": "15 September 1950",
            "stance": "HAPPENED",
            "voice": "",
            "words": "UN forces land at Incheon",
        }
        page.keyboard.press("Escape")
        until(page, "!document.fullscreenElement && !document.querySelector('.presenting')")
        assert page.evaluate(SEEN, USUAL) == USUAL


def test_what_is_presented_grows_with_the_window(cable: Opener) -> None:
    it = cable("#meeting", width=1366, height=768)
    # What fills the screen has no other size.
    it.page.evaluate("Element.prototype.requestFullscreen = async () => {}")
    it.page.click("text=Present")
    sizes = []
    for width, height in ((390, 844), (1024, 768), (1366, 768), (1920, 1080), (3840, 2160)):
        it.page.set_viewport_size({"width": width, "height": height})
        sizes.append(size_of(it, ".told .words"))
        # Of the quotation nothing is out of sight.
        assert it.page.evaluate(
            "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(document.querySelector('.told'))"
        )
    assert sizes[3:] == sorted(sizes[3:])
    assert sizes[4] >= 2 * 32 <= 2 * sizes[3]
    assert min(sizes) >= 24


def test_the_screen_goes_black_until_any_key(cable: Opener) -> None:
    it = cable("#rec-1")
    page = it.page
    for key, other in (("b", "PageDown"), (".", "x")):
        page.keyboard.press(key)
        assert page.evaluate("document.elementFromPoint(300, 300).className") == "black"
        page.keyboard.press(other)
        assert not page.is_visible(".black")
        assert it.current() == "rec-1"


def test_the_steps_are_listed_without_what_has_not_come(cable: Opener) -> None:
    it = cable("#rec-1")
    page = it.page
    page.keyboard.press("c")
    told = page.locator(".chapters li").all_inner_texts()
    assert len(told) == len(LESSON)
    assert told[3] == "12 October 1950: 1: begin at once to evacuate Pyongyang"
    assert told[6] == "came after the document"
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "step"
    page.keyboard.press("PageDown")
    assert it.current() == "rec-1", "the keys belong to the list"
    page.click(".chapters li:nth-child(6) button")
    assert it.current() == LESSON["event"].iloc[5]
    assert not page.is_visible(".chapters")


def test_it_plays_when_asked_to_and_stops_at_the_end(cable: Opener) -> None:
    it = cable(f"#{LESSON['event'].iloc[4]}")
    page = it.page
    page.clock.install()
    page.keyboard.press("f")

    def numbers(seconds: int) -> str:
        page.clock.run_for(1000 * seconds)
        return slide(it)["number"]

    assert numbers(3 * PLAY_SECONDS) == "step 5 of 7"
    page.keyboard.press("p")
    assert numbers(PLAY_SECONDS - 1) == "step 5 of 7"
    assert [numbers(1), numbers(PLAY_SECONDS), numbers(PLAY_SECONDS)] == ["step 6 of 7", "step 7 of 7", "step 7 of 7"]
    assert page.inner_text(".bar").count("Play") == 1


def test_the_keys_are_listed_and_those_of_one_letter_can_be_switched_off(cable: Opener) -> None:
    it = cable("#rec-1")
    page = it.page
    page.focus(".staging button:last-child")
    page.keyboard.press("?")
    listed = page.locator(".keys kbd").all_inner_texts()
    assert {"f", "b", ".", "c", "p", "?", "Page Down"} <= {*listed}
    page.uncheck(".keys input")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "?"
    for key in "fbcp.?":
        page.keyboard.press(key)
    assert page.evaluate(SEEN, [".black", ".told", "dialog"]) == []
    page.keyboard.press("PageDown")
    assert it.current() == "rec-3a"
    # The buttons are there all the same.
    page.click(".staging button:last-child")
    page.check(".keys input")
    page.click(".keys .close")
    page.keyboard.press("f")
    assert page.is_visible(".told")
