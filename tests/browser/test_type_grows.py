"""Type and what belongs to it grow with the reader's browser, with a picture on the wall, and with a very large window."""

from collections.abc import Iterator

import pytest
from chromium import find_chromium
from conftest import ARGUMENTS, Opened, Opener, go, on_map, silent, until
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LARGER = 1.5
# The size in which each text is set that is to be seen.
SIZES = """() => {
  const found = {};
  for (const node of document.querySelectorAll("#chronotope *")) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) || node.closest(".lettering") || !node.checkVisibility({ visibilityProperty: true })) continue;
    found[`${node.tagName}.${node.getAttribute("class") ?? ""} in ${node.parentElement.className}: ${node.textContent.slice(0, 30)}`] = parseFloat(getComputedStyle(node).fontSize);
  }
  return found; }"""
# Heights of what is not text.
HEIGHTS = """() => Object.fromEntries([".ring", ".timeline .ring", ".step", ".zoom button", ".spans button", ".sign", ".named", ".scale-bar", ".above-rows"].map((name) =>
  [name, document.querySelector(name).getBoundingClientRect().height]))"""
# The height of capitals of the names on the main map, and whether the current event or a front has them.
CAPITALS = """() => [...document.querySelectorAll(".main-map span.label:not([hidden]):not(.count)")].map((node) => {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(node);
  const pen = document.createElement("canvas").getContext("2d");
  // Measured large, since it is told in whole px.
  pen.font = `${fontStyle} ${fontWeight} 1000px ${fontFamily}`;
  return { name: node.textContent, px: (pen.measureText("H").actualBoundingBoxAscent / 1000) * parseFloat(fontSize), isNear: node.matches(".current, .of-event, .label-front"), isTown: node.matches(".label-town") };
})"""
# Of a picture 2 m wide, seen from 8 m, capitals of 10′ take this share of its width.
LEAST_SHARE = 0.01164


@pytest.fixture(scope="module")
def larger(browser: Browser) -> Iterator[Browser]:
    """A browser whose reader has set its type half as large again."""
    args = [*ARGUMENTS, f"--blink-settings=defaultFontSize={round(16 * LARGER)}"]
    launched = browser.browser_type.launch(executable_path=find_chromium(), args=args)
    yield launched
    launched.close()


def opened_in(larger: Browser, usual: Opened, width: int, height: int) -> Opened:
    it = Opened(larger.new_context(viewport={"width": width, "height": height}, offline=True).new_page())
    it.page.on("pageerror", lambda error: it.messages.append(str(error)))
    it.page.goto(usual.page.url.split("?")[0].split("#")[0])
    it.page.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    it.page.evaluate("document.querySelector('.opening .cover button')?.click()")
    return it


def test_everything_grows_with_the_type_of_the_browser(cable: Opener, larger: Browser) -> None:
    usual = cable(width=1600, height=1000)
    grown = opened_in(larger, usual, round(1600 * LARGER), round(1000 * LARGER))
    for it in (usual, grown):
        go(it.page, "rec-1")
        it.page.wait_for_timeout(200)
    small, large = (it.page.evaluate(SIZES) for it in (usual, grown))
    both = {*small} & {*large}
    assert len(both) > 0.9 * len(small) > 100
    assert {text: large[text] for text in both} == {
        text: pytest.approx(LARGER * small[text], rel=0.02) for text in both
    }
    heights, grown_heights = (it.page.evaluate(HEIGHTS) for it in (usual, grown))
    assert grown_heights == {name: pytest.approx(LARGER * px, abs=2) for name, px in heights.items()}
    halves, grown_halves = (sorted({point["half"] for point in on_map(it.page)["points"]}) for it in (usual, grown))
    assert grown_halves == pytest.approx([LARGER * half for half in halves])
    assert grown.messages == []


def test_larger_type_in_the_same_window_hides_nothing(cable: Opener, larger: Browser) -> None:
    it = opened_in(larger, cable(width=1366, height=768), 1366, 768)
    page = it.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    page.evaluate("document.querySelector('.reading').scrollIntoView()")
    box = page.locator(".text p").first.bounding_box()
    assert box is not None
    assert box["width"] > 300
    page.evaluate("document.querySelector('.text mark').scrollIntoView({ block: 'center' })")
    assert (
        page.evaluate(
            "(({ left, top }) => document.elementFromPoint(left + 4, top + 4).tagName)(document.querySelector('.text mark').getClientRects()[0])"
        )
        == "MARK"
    )


def test_type_that_is_changed_later_is_laid_out_anew(cable: Opener) -> None:
    page = cable("#rec-1").page
    before = page.locator(".timeline .ring").bounding_box()
    page.evaluate("document.documentElement.style.fontSize = '150%'")
    until(page, "document.querySelector('.timeline canvas.marks').style.top === '36px'")
    after = page.locator(".timeline .ring").bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] == pytest.approx(LARGER * before["height"], abs=1)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768)])
def test_the_back_row_reads_what_a_presented_step_names(cable: Opener, width: int, height: int) -> None:
    it = cable("?order=path", width=width, height=height)
    page = it.page
    with silent(it):
        usual = max(each["px"] for each in page.evaluate(CAPITALS) if each["isTown"])
        page.keyboard.press("f")
        near = 0
        for _ in range(page.evaluate("Number(document.querySelector('.counter').textContent.split('/')[1])")):
            page.keyboard.press("ArrowRight")
            seen = page.evaluate(CAPITALS)
            near += sum(each["isNear"] for each in seen)
            assert [each for each in seen if each["isNear"] and each["px"] < LEAST_SHARE * width] == []
            assert len([each for each in seen if each["isTown"]]) >= 4
            towns = [each["px"] for each in seen if each["isTown"] and not each["isNear"]]
            assert min(towns) >= max(usual, 0.69 * LEAST_SHARE * width)
        assert near > 8
        page.keyboard.press("Escape")
        until(page, "!document.querySelector('.presenting')")
        assert max(each["px"] for each in page.evaluate(CAPITALS) if each["isTown"]) == usual


def test_a_window_of_4000_pixels_is_as_full_as_a_usual_one(cable: Opener) -> None:
    usual, large = (cable("#rec-1", width=width, height=height).page for width, height in ((1920, 1080), (3840, 2160)))
    small, grown = (page.evaluate(SIZES) for page in (usual, large))
    both = {*small} & {*grown}
    assert len(both) > 80
    assert [text for text in both if grown[text] < 1.7 * small[text]] == []
    shares = "['.side', '.timeline', '.insets', '.legend'].map((name) => { const { width, height } = document.querySelector(name).getBoundingClientRect(); return width * height / innerWidth / innerHeight; })"
    assert large.evaluate(shares) == pytest.approx(usual.evaluate(shares), rel=0.25)
