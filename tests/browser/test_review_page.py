"""The review in Chromium: a draft of a letter becomes a dossier, by mouse and by keys; hostile words, thousands of rows, all screens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe import violations
from conftest import OpenReview, is_current, says, until
from letter import set_cell
from playwright.sync_api import Page
from reviewed import Reviewed, reviewed
from two_pages import write_draft, write_many

from geodata import read_dossier

pytestmark = pytest.mark.browser


def marked(page: Page, words: str) -> None:
    """Mark words of the document, as a drag of the pointer does."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
          throw new Error(words);
        }""",
        words,
    )


def accept_all(page: Page, accept: Callable[[], object]) -> None:
    """Accept every draft that is left, with what is proposed for it."""
    while page.locator(".row.draft").count():
        accept()
        until(page, "/accept again|^Accept /.test(document.querySelector('.said').textContent)", seconds=30)
        page.evaluate("document.querySelector('.said').textContent = ''")


@pytest.mark.thorough
def test_by_mouse_a_draft_becomes_a_dossier(opened_review: OpenReview, tmp_path: Path) -> None:
    with reviewed(write_draft(tmp_path / "draft")) as review:
        page = opened_review(review)
        accept = page.locator(".accept")
        # What is no event is refused, and what the program overlooked is added.
        page.click(".row:has-text('an orange')")
        page.click("button:has-text('Refuse')")
        says(page, "Refuse orange")
        marked(page, "go to Setubal next week")
        page.click("button:has-text('New event')")
        is_current(page, "events.csv/go-to-setubal-next-week")
        page.fill("[data-column=date]", "1741-03-19/1741-03-25")
        page.fill("[data-column=actors]", "Thomas Harwood")
        page.click("h2")
        says(page, "Mend actors")
        # A date in words is read while it is typed.
        page.click(".row:has-text('Yesterday a Dane')")
        is_current(page, "events.csv/dane")
        # Of the places that a word may mean one is chosen.
        page.click("[aria-label='Rival dates and places'] button >> nth=0")
        says(page, "Settle dane")
        assert page.locator("[aria-label='Rival dates and places'] button").count() == 0
        page.fill("[data-column=date]", "yesterday")
        until(page, "document.querySelector('.means').textContent === '= 13 March 1741 (1741-03-13)'")
        page.click("h2")
        says(page, "Mend date")
        # A place that a gazetteer knows elsewhere is found where it is; another pin is dragged.
        page.click(".row:has-text('Madeira'):has-text('place')")
        is_current(page, "places.csv/madeira")
        page.fill("#gazetteers", "Funchal")
        page.press("#gazetteers", "Enter")
        page.click(".rivals button >> nth=0", timeout=60_000)
        says(page, "lat, lon")
        page.click(".row:has-text('Lisbon'):has-text('place')")
        is_current(page, "places.csv/lisbon")
        box = page.locator(".pin.own circle").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + 40, box["y"] + 20, steps=4)
        page.mouse.up()
        says(page, "Move lisbon")
        page.click("button:has-text('Undo')")
        says(page, "Undo move lisbon")
        # The rest is accepted with what is proposed.
        accept_all(page, accept.click)
        assert page.text_content(".progress span") == "13 of 13 reviewed"
        page.close()
    dossier = read_dossier(review.folder)
    assert not [remark for remark in dossier.remarks if remark.value == "draft"]
    events = dossier.events.set_index("id")
    assert events.loc["dane", ["date", "date_as_written", "basis"]].tolist() == ["1741-03-13", "yesterday", "computed"]
    assert "orange" not in events.index
    assert dossier.places.set_index("id").loc["madeira", "lat"] == pytest.approx(32.66, abs=0.1)
    assert dossier.places.set_index("id").loc["lisbon", "lat"] == 38.7167


def mark_by_keys(page: Page) -> None:
    """Let the current event quote other words, and take that back."""
    keys = page.keyboard
    # Words are marked from the current ones on.
    keys.press("t")
    for _ in range(2):
        keys.press("ArrowRight")
    for _ in range(3):
        keys.press("Shift+ArrowRight")
    keys.press("q")
    says(page, "Quote anew arrival")
    assert page.input_value("[data-column=quotation]") == "came hither on the"
    keys.press("Escape")
    keys.press("u")
    says(page, "Undo quote anew arrival")
    keys.press("j")
    is_current(page, "events.csv/packet")
    keys.press("k")
    is_current(page, "events.csv/arrival")


def search_by_keys(page: Page) -> None:
    """Find a place in the filtered list, and in the gazetteers."""
    keys = page.keyboard
    # The list, filtered; what is found nowhere is looked for in the gazetteers.
    keys.press("/")
    keys.type("cadiz")
    until(page, "document.querySelector('.filter output').textContent.startsWith('3 shown')")
    keys.press("Escape")
    keys.press("j")
    keys.press("j")
    is_current(page, "places.csv/cadiz")
    keys.press("s")
    keys.press("Enter")
    page.wait_for_selector(".rivals button:focus", timeout=60_000)
    keys.press("Enter")
    says(page, "Mend kind, lat")
    keys.press("/")
    keys.press("Control+a")
    keys.press("Delete")
    keys.press("Escape")


def test_by_keys_alone_a_draft_becomes_a_dossier(opened_review: OpenReview, tmp_path: Path) -> None:
    with reviewed(write_draft(tmp_path / "draft")) as review:
        page = opened_review(review)
        keys = page.keyboard
        is_current(page, "events.csv/arrival")
        mark_by_keys(page)
        # A field is mended, and given up.
        keys.press("e")
        keys.press("Control+a")
        keys.type("The Prudence comes in")
        keys.press("Tab")
        says(page, "Mend title")
        keys.press("Escape")
        # Of the places that a word may mean one is chosen.
        for _ in range(5):
            keys.press("j")
        is_current(page, "events.csv/dane")
        keys.press("2")
        says(page, "Settle dane")
        keys.press("u")
        says(page, "Undo settle dane")
        for _ in range(5):
            keys.press("k")
        is_current(page, "events.csv/arrival")
        # From the event to its place, to the map and back.
        keys.press("g")
        is_current(page, "places.csv/lisbon")
        keys.press("m")
        keys.press("+")
        keys.press("Alt+ArrowRight")
        says(page, "Move lisbon")
        keys.press("Escape")
        keys.press("u")
        says(page, "Undo move lisbon")
        search_by_keys(page)
        keys.press("?")
        page.wait_for_selector("dialog.keys[open]")
        keys.press("Enter")
        until(page, "!document.querySelector('dialog[open]')")
        accept_all(page, lambda: keys.press("a"))
        page.close()
    dossier = read_dossier(review.folder)
    assert not [remark for remark in dossier.remarks if remark.value == "draft"]
    assert dossier.events.title[0] == "The Prudence comes in"


def test_a_reviewed_row_is_shown_and_made_a_draft_again(opened_review: OpenReview, letter_review: Reviewed) -> None:
    page = opened_review(letter_review)
    page.select_option("[aria-label=State]", "done")
    page.click(".row:has-text('The Maria comes in')")
    is_current(page, "events.csv/arrival")
    page.keyboard.press("r")
    says(page, "Reopen arrival")
    page.keyboard.press("a")
    says(page, "Accept arrival")


def test_the_record_of_the_document_is_mended(opened_review: OpenReview, letter_review: Reviewed) -> None:
    page = opened_review(letter_review)
    before = (letter_review.folder / "dossier.toml").read_text(encoding="utf-8")
    page.keyboard.press("d")
    is_current(page, "dossier.toml/[document]")
    page.fill("[data-column=date]", "1398-13")
    until(page, "document.querySelector('#wrong-date').textContent.includes('month')")
    page.focus("[data-column=date]")
    page.keyboard.press("Escape")
    page.fill("[data-column=credit]", "the archive of the town")
    page.click("h2")
    says(page, "Mend credit")
    after = (letter_review.folder / "dossier.toml").read_text(encoding="utf-8")
    assert after == before.replace('credit = "chronotope"', 'credit = "the archive of the town"')
    page.keyboard.press("d")
    is_current(page, "dossier.toml/[dossier]")
    assert page.input_value("[data-column=subtitle]") == "A merchant of Lübeck on ships and herring"
    page.select_option("[aria-label=State]", "")
    page.keyboard.press("j")
    until(page, "document.querySelector('.actions')")


def test_the_page_of_the_dossier_opens_in_a_window_of_its_own(
    opened_review: OpenReview, letter_review: Reviewed
) -> None:
    page = opened_review(letter_review)
    with page.context.expect_page() as found:
        page.keyboard.press("p")
    found.value.wait_for_selector("html[data-ready=true]", state="attached", timeout=60_000)
    assert "Hinrich Rode" in found.value.title()
    # It is of no origin, and can ask nothing of the server.
    assert found.value.evaluate("origin") == "null"


def test_what_a_hostile_dossier_says_is_text(opened_review: OpenReview, tmp_path: Path) -> None:
    folder = write_draft(tmp_path / "draft")
    evil = "<img src=x onerror=\"document.title='bad'\"><script>document.title='bad'</script>"
    for column in ("title", "note", "date_as_written"):
        set_cell(folder, "events.csv", 2, column, evil)
    set_cell(folder, "places.csv", 2, "name", evil)
    text = (folder / "document.txt").read_text(encoding="utf-8")
    (folder / "document.txt").write_text(f"{evil}\n\n{text}", encoding="utf-8")
    with reviewed(folder) as review:
        page = opened_review(review)
        assert page.text_content("h2") == evil
        assert (page.text_content(".text") or "").startswith(evil)
        assert page.locator(".text img, .rows img, .finding img, body script").count() == 0
        assert page.title() == "Review: Thomas Harwood to his brother"
        page.close()


def test_what_would_be_wrong_is_said_and_not_written(opened_review: OpenReview, letter_review: Reviewed) -> None:
    page = opened_review(letter_review)
    before = (letter_review.folder / "events.csv").read_bytes()
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria comes in')")
    page.fill("[data-column=date]", "1398-13-01")
    until(page, "document.querySelector('#wrong-date').textContent.includes('month')")
    page.click("h2")
    says(page, "date not written")
    page.focus("[data-column=date]")
    page.keyboard.press("Escape")
    assert page.input_value("[data-column=date]") == "1398-09-29"
    assert (letter_review.folder / "events.csv").read_bytes() == before


def test_thousands_of_events_scroll_and_filter_at_once(opened_review: OpenReview, tmp_path: Path) -> None:
    with reviewed(write_many(tmp_path / "many", 2000)) as review:
        page = opened_review(review)
        assert page.locator(".row").count() < 60
        page.evaluate("document.querySelector('.rows').scrollTop = 1e9")
        until(page, "document.querySelector('.row:last-child').textContent.includes('Lisbon')")
        assert page.locator(".row").count() < 60
        page.fill(".filter input", "entry 1999")
        # The current finding stays in the list, whatever the filter.
        assert page.text_content(".filter output") == "2 shown, 2 to review"
        page.click(".row:has-text('Entry 1999')")
        is_current(page, "events.csv/entry-1999")
        assert page.locator("mark.current").count() == 1
        assert page.locator(".bar.current").count() == 1
        page.close()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_it_has_room_and_axe_finds_no_fault(
    opened_review: OpenReview, letter_review: Reviewed, width: int, height: int
) -> None:
    page = opened_review(letter_review, width, height)
    page.select_option("[aria-label=State]", "")
    page.click(".row >> nth=1")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for section in ("document", "findings", "finding", "map", "timeline"):
        box = page.locator(f"section.{section}").bounding_box()
        assert box is not None
        assert box["width"] > 200
        assert box["y"] + box["height"] <= height
    page.keyboard.press("?")
    assert violations(page) == []


def test_single_letters_are_no_keys_for_those_who_want_none(opened_review: OpenReview, letter_review: Reviewed) -> None:
    page = opened_review(letter_review)
    current = "document.querySelector('.row[aria-selected=true]').textContent"
    page.select_option("[aria-label=State]", "")
    page.click(".row >> nth=1")
    first = page.evaluate(current)
    page.keyboard.press("?")
    page.get_by_label("Single letters are keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.evaluate(current) == first
    page.click("[data-key='?']")
    page.get_by_label("Single letters are keys").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    until(page, f"{current} !== {first!r}")


def test_on_a_narrow_screen_one_thing_stands_under_the_other(opened_review: OpenReview, tmp_path: Path) -> None:
    folder = write_draft(tmp_path / "letter")
    manifest = folder / "dossier.toml"
    title = "Thomas Harwood, factor at Lisbon, to his brother Josiah, merchant, at Bristol"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("Thomas Harwood to his brother", title), encoding="utf-8"
    )
    with reviewed(folder) as review:
        page = opened_review(review, 390, 844)
        assert page.locator("h1").inner_text() == title
        stacked(page)
        page.close()


def stacked(page: Page) -> None:
    """One section under the other, as wide as the screen; what is pressed is large enough for a finger."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    foot = 0.0
    for section in ("document", "finding", "map", "timeline", "findings"):
        box = page.locator(f"section.{section}").bounding_box()
        assert box is not None
        assert box["width"] == 390
        assert box["y"] >= foot
        foot = box["y"] + box["height"] - 1
    page.locator(".findings .row").last.scroll_into_view_if_needed()
    small = page.evaluate(
        """[...document.querySelectorAll("button, select, input, textarea, summary")].filter((each) => each.checkVisibility())
          .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 24)
          .map((each) => each.outerHTML)"""
    )
    assert small == []
    page.locator("section.finding").scroll_into_view_if_needed()
    page.click(".actions .accept")
    says(page, "Look at what is proposed")


def test_the_buttons_of_the_map_scale_it_and_turn_to_other_parts(
    opened_review: OpenReview, letter_review: Reviewed
) -> None:
    page = opened_review(letter_review)
    width = "Number(document.querySelector('.map svg').getAttribute('viewBox').split(' ')[2])"
    before = page.evaluate(width)
    page.click("[data-map=in]")
    assert page.evaluate(width) < before
    page.click("[data-map=out]")
    assert page.evaluate(width) == pytest.approx(before)
    page.keyboard.press("g")
    relief = "document.querySelector('.map image').getAttribute('href')"
    shown = page.evaluate(relief)
    page.click("[data-map=turn]")
    until(page, f"{relief} !== {shown!r}", seconds=30)


def test_what_else_a_place_may_be_is_on_the_map(opened_review: OpenReview, tmp_path: Path) -> None:
    with reviewed(write_draft(tmp_path / "letter")) as review:
        page = opened_review(review)
        page.click(".row:has-text('Yesterday a Dane')")
        page.keyboard.press("a")
        says(page, "Of the rivals a number chooses one")
        page.select_option("[aria-label=Kind]", "place")
        page.click(".row:has-text('Bristol')")
        page.wait_for_selector(".map .rival[data-rival='1']", timeout=60_000)
        assert page.locator(".search .rivals button").count() > 1
        assert page.evaluate("document.activeElement.closest('.search')") is None
        page.click(".row:has-text('Oporto')")
        page.wait_for_selector(".rivals button:has-text('Madeira')")
        assert page.locator(".map .rival").count() == 2
        page.keyboard.press("1")
        says(page, "Settle dane")
        is_current(page, "places.csv/madeira")
        page.close()
