"""The page for those who cannot see it, or use no mouse: what is read and said at each step, and what the keys reach."""

from typing import Any

import pytest
from conftest import CABLE, Opened, Opener, go, picture, silent, until

from geodata import read_dossier
from viz.telling.dossier_narrative import narrate

pytestmark = pytest.mark.browser

SAID = "document.querySelector('[aria-live]').textContent"
# What is said at the fourth step of the lesson: modality and voice, place, front, question.
RECOMMENDED = (
    "Recommended by Joseph Stalin, for the meeting. Pyongyang. "
    "Front about 12 October 1950: Kumchon to Wonsan, by way of Cheorwon. "
    "Question: Recommendation 1: what can be put on a map, and what cannot?"
)
# The control that has the focus: what it is, how it is called, where it lies, and whether its focus is to be seen.
FOCUSED = """() => {
  const node = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
  const { left, top, width, height } = node.getBoundingClientRect();
  return { path: node.id || `${node.tagName.toLowerCase()}.${[...node.classList].join(".")} ${node.textContent.slice(0, 40)}`,
    isBody: node === document.body, isRinged: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)",
    isInSight: width > 4 && height > 4 && left < innerWidth && top < innerHeight && left + width > 0 && top + height > 0 };
}"""
# Everything that Tab should reach; of buttons that are one choice, such as tabs, the one that is chosen.
CONTROLS = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter((node) =>
  !node.disabled && node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert]")
  && !(node.closest("details:not([open])") && node.tagName !== "SUMMARY")).length"""


def tree(it: Opened) -> list[dict[str, Any]]:
    """The nodes of the accessibility tree: role, name and description."""
    client = it.page.context.new_cdp_session(it.page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    return [
        {each: node.get(each, {}).get("value", "") for each in ("role", "name", "description")}
        for node in nodes
        if not node["ignored"]
    ]


def image(it: Opened) -> str:
    """The name of the only image of the page."""
    (found,) = (node for node in tree(it) if node["role"] in {"image", "img", "graphics-document"})
    return str(found["name"])


def test_the_title_is_read_first_and_the_map_is_one_image_that_says_the_step(cable: Opener) -> None:
    it = cable("#rec-1")
    read = [node for node in tree(it) if node["role"] in {"heading", "image", "img", "link"}]
    assert [node["name"] for node in read[:3]] == [
        "Skip to the current event",
        "Skip to the document",
        "Cable No. 75511",
    ]
    assert image(it).startswith(RECOMMENDED)
    # No axis, label or sign is read beside it.
    pictured = [node for node in tree(it) if node["role"] in {"Canvas", "SvgRoot", "graphics-symbol", "figure"}]
    assert pictured == []


def test_the_image_says_each_step_of_the_lesson(cable: Opener) -> None:
    narrative = narrate(read_dossier(CABLE))
    spoken = {card["id"]: card["spoken"] for card in narrative.cards}
    it = cable("?order=path")
    for event, step in zip(narrative.orders["path"], narrative.steps, strict=True):
        said = image(it)
        assert it.current() == event
        assert said.startswith(spoken[event])
        front = said.removeprefix(spoken[event]).partition(" Question: ")[0].strip()
        assert front in narrative.fronts.values()
        assert said.endswith(f" Question: {step['question']}")
        it.page.keyboard.press("PageDown")


def test_each_step_is_said_once_and_politely(cable: Opener) -> None:
    it = cable("#zhou-air")
    page = it.page
    with silent(it):
        assert (
            page.evaluate("document.querySelectorAll('[aria-live], [role=status], [role=alert], output').length") == 1
        )
        assert page.evaluate("document.querySelector('[aria-live]').ariaLive") == "polite"
        page.keyboard.press("PageDown")
        said = page.evaluate(SAID)
        assert said.startswith(f"12 October 1950: 1: begin at once to evacuate Pyongyang. {RECOMMENDED}")
        assert said.endswith(image(it))
        # Beside the path nothing is asked; without a place that is said.
        go(page, "meeting")
        assert "Question:" not in page.evaluate(SAID)
        assert page.evaluate(SAID).endswith(image(it))
        go(page, "rec-5")
        assert "No place on the map" in image(it) or "Manchuria" in image(it)


def test_what_else_has_changed_is_said(cable: Opener) -> None:
    it = cable("?tab=events#rec-1")
    page = it.page

    def said() -> str:
        return str(page.evaluate(SAID))

    with silent(it):
        page.check(".hindsight input")
        assert said() == "What came after the document is shown, 37 more events."
        page.uncheck(".hindsight input")
        assert said() == "What came after the document is out of sight again."
        page.click(".layers summary")
        page.uncheck(".layers input[data-layer=fronts]")
        assert said() == "Front: not on the map."
        assert "Front about" not in image(it)
        page.check(".layers input[data-layer=fronts]")
        assert said() == "Front: on the map."
        page.click(".opener")
        page.check(".filters input[value=prc]")
        until(page, f"/^\\d+ of 78 events/.test({SAID})")
        page.click(".kept button")
        assert said().startswith("All 78 events.")
        page.fill(".search", "Manchuria")
        assert said().startswith("Places: 1, In the document: 3")
        page.evaluate("location.hash = 'nowhere'")
        until(page, f"{SAID}.startsWith('There is no event')")


def test_the_document_reads_as_text_and_a_key_goes_from_quotation_to_quotation(cable: Opener) -> None:
    it = cable("#rec-1")
    page = it.page
    active = "document.activeElement.textContent"
    with silent(it):
        quotations = page.locator(".text mark").count()
        assert quotations > 30
        assert page.locator(".text [role=button]").count() == 1
        page.click("#tab-about")
        page.keyboard.press("n")
        assert page.get_attribute("#tab-document", "aria-selected") == "true"
        assert page.evaluate(active) == "To immediately begin the evacuation of Pyongyang"
        page.keyboard.press("n")
        assert page.evaluate(active) == "other very important locations"
        focused = next(node for node in tree(it) if node["name"] == "other very important locations")
        assert focused["role"] == "button"
        assert focused["description"].startswith("Quotation 21 of 38. 12 October 1950: ")
        page.keyboard.press("Shift+N")
        page.keyboard.press("Shift+N")
        assert page.evaluate(active).startswith("In view of all the above")
        page.keyboard.press("Enter")
        assert it.current() != "rec-1"
        assert page.evaluate(active).startswith("In view of all the above")
        assert page.locator(".text [role=button]").count() == page.locator(".text [tabindex='0']").count() == 1


def test_the_skip_links_lead_past_everything_and_leave_the_address_alone(cable: Opener) -> None:
    page = cable("?tab=about#rec-1").page
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["isInSight"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-document"
    page.evaluate("document.activeElement.blur()")
    page.locator(".skip").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "card"
    assert page.evaluate("location.hash") == "#rec-1"


@pytest.mark.parametrize("tab", ["document", "events"])
def test_tab_reaches_every_control_with_a_name_and_a_focus_to_be_seen(cable: Opener, tab: str) -> None:
    it = cable(f"?tab={tab}&modality=recommended#rec-1")
    page = it.page
    wanted = page.evaluate(CONTROLS)
    reached = []
    with silent(it):
        page.evaluate("document.activeElement.blur()")
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused["isBody"]:
                break
            assert focused["isRinged"], focused
            assert focused["isInSight"], focused
            reached.append(focused["path"])
        assert len(reached) == wanted, reached
    focusable = [node for node in tree(it) if node["role"] in {"button", "link", "checkbox", "combobox", "tab"}]
    assert [node for node in focusable if not node["name"]] == []


@pytest.mark.parametrize("part", [".main-map", ".timeline", ".card"])
def test_the_focus_is_seen_on_all_sides_of_what_fills_its_room(cable: Opener, part: str) -> None:
    page = cable("#rec-1").page
    page.keyboard.press("Tab")
    page.focus(part)
    shown = picture(page, part)
    blue = (abs(shown - [31, 111, 235]) < 12).all(axis=2)
    for side in (blue[:4], blue[-4:], blue[:, :4], blue[:, -4:]):
        assert side.any(axis=int(side.shape[0] > 4)).mean() > 0.9
