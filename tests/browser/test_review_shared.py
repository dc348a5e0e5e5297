"""A review that is not alone: others change the files, answers come late, a stranger's page asks."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from conftest import OpenReview, is_current, says, until
from letter import set_cell
from playwright.sync_api import Browser
from reviewed import TOKEN, Reviewed

from geodata import read_dossier

pytestmark = pytest.mark.browser


def test_a_key_in_the_moment_that_a_dialog_closes_is_one_of_the_page(
    opened_review: OpenReview, letter_review: Reviewed
) -> None:
    page = opened_review(letter_review)
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria comes in')")
    is_current(page, "events.csv/arrival")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.wait_for_selector("dialog.keys[open]")
    # The focus leaves what is closed a frame later.
    page.evaluate(
        """() => {
          const box = document.activeElement;
          document.querySelector("dialog.keys").close();
          box.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
        }"""
    )
    until(page, "document.querySelector('.finding form').dataset.row !== 'events.csv/arrival'")


# An answer about the files that is older than a change, and comes when the change is shown.
LATE_REVISION = """() => {
  const own = fetch;
  let isChanging = false, asked;
  const inBetween = new Promise((resolve) => { asked = resolve; });
  const said = () => document.querySelector(".said").textContent;
  window.answers = 0;
  window.fetch = async (path, ...rest) => {
    if (path.startsWith("/do/reopen")) {
      isChanging = true;
      await inBetween;
    }
    const answer = await own(path, ...rest);
    if (isChanging && path.startsWith("/revision")) {
      asked();
      while (!said().startsWith("Reopen")) await new Promise((resolve) => setTimeout(resolve, 10));
      window.answers += 1;
    }
    return answer;
  };
}"""


def test_a_change_of_ones_own_is_not_taken_for_that_of_another(own_review: Reviewed, opened_review: OpenReview) -> None:
    page = opened_review(own_review)
    page.select_option("[aria-label=State]", "done")
    page.click(".row:has-text('The Maria comes in')")
    page.evaluate(LATE_REVISION)
    page.keyboard.press("r")
    # The answer after the late one shows that the late one was read.
    until(page, "answers === 2", seconds=30)
    assert page.text_content(".said") == "Reopen arrival."


# Of two who ask how all stands the second hears a second later.
SLOW_STATE = """() => {
  const own = fetch;
  let asked = 0;
  window.fetch = async (path, ...rest) => {
    if (!path.startsWith("/state")) return own(path, ...rest);
    asked += 1;
    const isFirst = asked === 1;
    await null;
    if (isFirst) document.querySelector("[data-map=turn]").click();
    const answer = await own(path, ...rest);
    if (!isFirst) await new Promise((resolve) => setTimeout(resolve, 1000));
    return answer;
  };
}"""


def test_what_is_said_to_be_done_is_shown(own_review: Reviewed, opened_review: OpenReview) -> None:
    page = opened_review(own_review)
    page.select_option("[aria-label=State]", "done")
    page.click(".row:has-text('The Maria comes in')")
    page.evaluate(SLOW_STATE)
    page.keyboard.press("r")
    says(page, "Reopen arrival")
    assert page.get_attribute(".row:has-text('The Maria comes in')", "class") == "row draft"


# The answer to the first change comes after the second one was told.
LATE_ANSWER = """() => {
  const own = fetch;
  let changes = 0;
  const said = () => document.querySelector(".said").textContent;
  window.late = false;
  window.fetch = async (path, ...rest) => {
    const isFirst = path.startsWith("/do/change") && changes++ === 0;
    const answer = await own(path, ...rest);
    if (!isFirst) return answer;
    while (said() !== "Mend summary.") await new Promise((resolve) => setTimeout(resolve, 10));
    setTimeout(() => { window.late = true; }, 1000);
    return answer;
  };
}"""


def test_what_was_done_last_is_told_last(own_review: Reviewed, opened_review: OpenReview) -> None:
    page = opened_review(own_review)
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria comes in')")
    page.evaluate(LATE_ANSWER)
    page.fill("[data-column=title]", "Mine")
    page.fill("[data-column=summary]", "Mine as well")
    page.click("h2")
    until(page, "late", seconds=30)
    assert page.text_content(".said") == "Mend summary."
    events = read_dossier(own_review.folder).events
    assert (events.title[1], events.summary[1]) == ("Mine", "Mine as well")


def test_what_a_spreadsheet_writes_is_shown_and_kept(opened_review: OpenReview, letter_review: Reviewed) -> None:
    page = opened_review(letter_review)
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria comes in')")
    set_cell(letter_review.folder, "events.csv", 2, "note", "From the spreadsheet")
    says(page, "The files have changed")
    page.select_option("[data-column=standing]", "established")
    says(page, "Mend standing")
    events = read_dossier(letter_review.folder).events.set_index("id")
    assert events.loc["letter", "note"] == "From the spreadsheet"
    assert events.loc["arrival", "standing"] == "established"


def test_a_letter_that_is_mended_in_the_document_is_shown(own_review: Reviewed, opened_review: OpenReview) -> None:
    page = opened_review(own_review)
    document = own_review.folder / "document.txt"
    text = document.read_text(encoding="utf-8")
    document.write_text(text[:-2] + "X" + text[-1:], encoding="utf-8")
    says(page, "The files have changed")
    assert page.evaluate("document.querySelector('.text').textContent") == text[:-2] + "X" + text[-1:]


def test_what_could_not_be_written_stays_typed(
    own_review: Reviewed, opened_review: OpenReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_: object) -> None:
        raise PermissionError(13, "Permission denied", "events.csv")

    page = opened_review(own_review)
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria comes in')")
    with monkeypatch.context() as patch:
        patch.setattr("geodata.editing.folder.write_together", held)
        page.fill("[data-column=title]", "Mine")
        page.click("h2")
        says(page, "events.csv: Permission denied")
    set_cell(own_review.folder, "events.csv", 2, "note", "From the spreadsheet")
    says(page, "The files have changed")
    assert page.input_value("[data-column=title]") == "Mine"
    page.focus("[data-column=title]")
    page.click("h2")
    says(page, "Mend title")
    assert read_dossier(own_review.folder).events.title[1] == "Mine"


@pytest.mark.parametrize("answer", ["Keep theirs", "Write mine"])
def test_what_both_changed_is_asked_about(opened_review: OpenReview, letter_review: Reviewed, answer: str) -> None:
    page = opened_review(letter_review)
    set_cell(letter_review.folder, "events.csv", 3, "title", "The Maria")
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria')")
    is_current(page, "events.csv/arrival")
    page.fill("[data-column=title]", "Mine")
    set_cell(letter_review.folder, "events.csv", 3, "title", "Theirs")
    page.click("h2")
    page.wait_for_selector("dialog.asked[open]")
    assert "it was “The Maria” and should become “Mine”" in (page.text_content("dialog.asked p") or "")
    assert "“Theirs”" in (page.text_content("dialog.asked p") or "")
    page.click(f"dialog.asked button:has-text('{answer}')")
    wanted = {"Keep theirs": "Theirs", "Write mine": "Mine"}[answer]
    says(page, {"Keep theirs": "Theirs was kept", "Write mine": "Mend title"}[answer])
    assert page.input_value("[data-column=title]") == wanted
    assert read_dossier(letter_review.folder).events.title[1] == wanted


def test_what_another_has_changed_since_does_not_bar_undoing(own_review: Reviewed, opened_review: OpenReview) -> None:
    page = opened_review(own_review)
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('The Maria comes in')")
    before = read_dossier(own_review.folder).events.summary[1]
    for column in ("summary", "title"):
        page.fill(f"[data-column={column}]", "Mine")
        page.click("h2")
        says(page, f"Mend {column}")
    set_cell(own_review.folder, "events.csv", 3, "title", "Theirs")
    says(page, "The files have changed")
    page.click("[data-key=u]")
    page.wait_for_selector("dialog.asked[open]")
    page.click("dialog.asked button:has-text('Keep theirs')")
    says(page, "Undo mend title")
    page.click("[data-key=u]")
    says(page, "Undo mend summary")
    after = read_dossier(own_review.folder).events.summary[1]
    assert (read_dossier(own_review.folder).events.title[1], after) == ("Theirs", before)


def test_what_a_stale_program_took_back_is_asked_about(opened_review: OpenReview, letter_review: Reviewed) -> None:
    page = opened_review(letter_review)
    stale = (letter_review.folder / "events.csv").read_bytes()
    page.select_option("[aria-label=State]", "")
    page.click(".row:has-text('Victual Brothers before')")
    page.fill("[data-column=title]", "Eleven sails")
    page.click("h2")
    says(page, "Mend title")
    (letter_review.folder / "events.csv").write_bytes(stale)
    page.wait_for_selector("dialog.asked[open]")
    page.click("dialog.asked button:has-text('Write mine again')")
    until(page, "document.querySelector('[data-column=title]').value === 'Eleven sails'")
    assert "Eleven sails" in read_dossier(letter_review.folder).events.title.tolist()


STRANGER = """<!doctype html><title>A stranger</title>
<form method="post" action="{address}/do/undo" enctype="text/plain"><input name="a" value="b"></form>
"""


@contextmanager
def stranger(review: Reviewed) -> Iterator[str]:
    """A page of another origin, from a server of its own."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(STRANGER.format(address=f"http://127.0.0.1:{review.port}").encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_page_of_another_origin_reads_and_writes_nothing(near_browser: Browser, letter_review: Reviewed) -> None:
    before = {path.name: path.read_bytes() for path in letter_review.folder.iterdir()}
    context = near_browser.new_context()
    own = context.new_page()
    own.goto(letter_review.address)  # the cookie is there
    other = context.new_page()
    with stranger(letter_review) as address:
        other.goto(address)
        tried = """async ([base, token]) => {
          const change = JSON.stringify({ file: "events.csv", key: "letter", cells: { note: { before: "", after: "x" } } });
          const json = { "content-type": "application/json", "x-chronotope-token": token };
          const asked = [
            ["/state", { credentials: "include" }],
            ["/do/change", { method: "POST", body: change, headers: json, credentials: "include" }],
            ["/do/change", { method: "POST", body: change, mode: "no-cors", credentials: "include" }],
            ["/do/undo", { method: "POST", body: "{}", headers: { "content-type": "text/plain" }, credentials: "include" }],
          ];
          const tell = ([path, how]) => fetch(base + path, how).then((it) => it.type + it.status, () => "refused");
          return Promise.all(asked.map(tell));
        }"""
        found = other.evaluate(tried, [f"http://127.0.0.1:{letter_review.port}", TOKEN])
        assert set(found) <= {"refused", "opaque0"}
        with other.expect_navigation():
            other.evaluate("document.forms[0].submit()")
        assert "Open the address" in (other.text_content("body") or "")
    context.close()
    assert {path.name: path.read_bytes() for path in letter_review.folder.iterdir()} == before
