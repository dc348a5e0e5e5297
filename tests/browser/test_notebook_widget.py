"""The widget as a notebook shows it: its module is loaded into a bare page, and models stand in for those of Jupyter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import CABLE, Opened, Opener, until
from stand_in import notebook_of

import viz
from geodata import read_dossier

pytestmark = pytest.mark.browser

Notebook = Callable[..., Opened]


@pytest.fixture(scope="session")
def notebook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, with what the kernel would send for the cable."""
    widget = viz.story_map(read_dossier(CABLE)).path("lesson-full").widget()
    path = tmp_path_factory.mktemp("notebook") / "notebook.html"
    path.write_text(notebook_of(widget, current="rec-2"), encoding="utf-8")
    return path


@pytest.fixture
def notebook(opened: Opener, notebook_file: Path) -> Notebook:
    """Open the page and wait until both story maps are there."""

    def open_notebook(*, width: int = 1000, height: int = 800) -> Opened:
        it = opened(notebook_file, width=width, height=height)
        for name in ("first", "second"):
            until(
                it.page,
                f"Boolean(document.getElementById('{name}').firstChild.shadowRoot?.querySelector('.card')?.dataset.event)",
            )
        return it

    return open_notebook


def lit(it: Opened, name: str) -> dict[str, Any]:
    """What one story map shows as current, and what its model says."""
    found: dict[str, Any] = it.page.evaluate(
        """(name) => {
          const root = document.getElementById(name).firstChild.shadowRoot;
          const all = (selector, what) => [...new Set([...root.querySelectorAll(selector)].map(what))];
          return {
            card: root.querySelector(".card").dataset.event,
            rings: all(".ring", (node) => node.dataset.event),
            listed: all("[aria-current=true]", (node) => node.dataset.event),
            quoted: all("mark.current", (node) => node.dataset.events.split(" ").includes(root.querySelector(".card").dataset.event)),
            model: models[name].get("current"),
            saved: models[name].saved,
          };
        }""",
        name,
    )
    return found


def everywhere(event: str, *, saved: int) -> dict[str, Any]:
    return {"card": event, "rings": [event], "listed": [event], "quoted": [True], "model": event, "saved": saved}


def listeners(it: Opened) -> list[str]:
    """The kinds of events that document and window listen to."""
    session = it.page.context.new_cdp_session(it.page)
    found = []
    for target in ("document", "window"):
        reference = session.send("Runtime.evaluate", {"expression": target})["result"]["objectId"]
        answer = session.send("DOMDebugger.getEventListeners", {"objectId": reference})
        found += [f"{target} {each['type']}" for each in answer["listeners"]]
    return sorted(found)


def quiet(it: Opened) -> None:
    """Nothing was said, and nothing fetched: the modules come from memory, the shared one once for both."""
    assert it.messages == []
    fetched = [url for url in it.requests[1:] if not url.startswith("data:")]
    assert all(url.startswith("blob:") for url in fetched)
    assert len(fetched) == 3


def test_two_on_one_page_step_independently(notebook: Notebook) -> None:
    it = notebook()
    assert lit(it, "first") == lit(it, "second") == everywhere("rec-2", saved=0)
    it.page.click("#first [title='Next step']")
    assert lit(it, "first") == everywhere("rec-3a", saved=1)
    assert lit(it, "second") == everywhere("rec-2", saved=0)
    quiet(it)


def test_python_sets_the_current_event(notebook: Notebook) -> None:
    it = notebook()
    it.page.evaluate("models.second.set('current', 'rec-1')")
    assert lit(it, "second") == everywhere("rec-1", saved=0)
    assert lit(it, "first") == everywhere("rec-2", saved=0)
    quiet(it)


def test_keys_are_taken_only_where_the_focus_is(notebook: Notebook) -> None:
    it = notebook()
    it.page.evaluate("window.heard = []; document.addEventListener('keydown', (event) => heard.push(event.key))")
    it.page.focus("#cell")
    it.page.keyboard.press("ArrowRight")
    assert lit(it, "first")["card"] == lit(it, "second")["card"] == "rec-2"
    it.page.click("#second h1")
    it.page.keyboard.press("ArrowRight")
    assert lit(it, "first")["card"] == "rec-2"
    assert lit(it, "second") == everywhere("rec-3a", saved=1)
    it.page.keyboard.press("Escape")
    assert it.page.evaluate("heard") == ["ArrowRight", "Escape"], "the notebook hears of keys that are not the widget's"
    assert it.page.get_attribute("#second > div", "data-lm-suppress-shortcuts") == "true"
    it.page.focus("#second [role=tab]")
    it.page.keyboard.press("ArrowRight")
    assert it.page.get_attribute("#second #tab-events", "aria-selected") == "true"
    assert it.page.get_attribute("#first #tab-events", "aria-selected") == "false"
    quiet(it)


def test_neither_style_nor_names_reach_in_or_out(notebook: Notebook) -> None:
    it = notebook()
    look = "node => { const { display, position, color } = getComputedStyle(node); return [display, position, color]; }"
    assert it.page.eval_on_selector("body > h1", look) == ["block", "static", "rgb(255, 0, 0)"]
    display, _, color = it.page.eval_on_selector("#first .side h1", look)
    assert (display, color) != ("none", "rgb(255, 0, 0)")
    assert it.page.is_visible("#first .card")
    assert it.page.is_visible("#first .controls")
    assert it.page.evaluate("window.Plotly") == "theirs"
    assert it.page.evaluate("[...document.querySelectorAll('[id=map]')].length") == 1
    quiet(it)


def test_marks_are_clicked_and_the_wheel_zooms_only_once_the_map_has_the_focus(notebook: Notebook) -> None:
    it = notebook()
    box = it.page.locator("#first .main-map").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.3)
    # How much of the world a pixel holds.
    across = """(({ width, xaxis: { range: [from, to] } }) => (to - from) / width)(
      document.getElementById("first").firstChild.shadowRoot.querySelector("#map").layout)"""
    before = it.page.evaluate(across)
    it.page.mouse.move(*middle)
    it.page.mouse.wheel(0, 200)
    until(it.page, "scrollY > 0")
    assert it.page.evaluate(across) == pytest.approx(before)
    it.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    it.page.mouse.click(*middle)
    it.page.mouse.wheel(0, -200)
    until(it.page, f"{across} < 0.9 * {before}")
    assert it.page.evaluate("scrollY") == 0
    it.page.click("#first #tab-events")
    it.page.click("#first [data-event=rec-1] button")
    place = it.page.evaluate(
        """() => { const canvas = document.getElementById("first").firstChild.shadowRoot.querySelector(".timeline canvas.marks");
          const { left, top } = canvas.drawn().find((mark) => mark.event === "wonsan-entered"); return [left, top]; }"""
    )
    it.page.mouse.click(*place)
    assert lit(it, "first")["model"] == "wonsan-entered"
    quiet(it)


def test_one_that_is_taken_away_leaves_nothing_behind(notebook: Notebook, opened: Opener, tmp_path: Path) -> None:
    bare = tmp_path / "bare.html"
    bare.write_text("<!DOCTYPE html><html data-ready=true></html>", encoding="utf-8")
    it = notebook()
    assert it.page.evaluate("watching.size") == 2
    it.page.evaluate("models.first.set('current', 'rec-1'); end.first()")
    it.page.evaluate("models.first.set('current', 'rec-3a')")
    it.page.set_viewport_size({"width": 700, "height": 800})
    it.page.wait_for_timeout(300)
    assert it.page.evaluate("document.getElementById('first').childElementCount") == 0
    assert it.page.evaluate("Object.values(models.first.handlers).flat().length") == 0
    assert it.page.evaluate("watching.size") == 1
    it.page.evaluate("models.second.set('current', 'rec-1')")
    assert lit(it, "second") == everywhere("rec-1", saved=0)
    it.page.evaluate("end.second()")
    assert it.page.evaluate("watching.size") == 0
    assert listeners(it) == listeners(opened(bare))
    quiet(it)


def test_one_that_is_taken_away_while_it_is_being_drawn(notebook: Notebook) -> None:
    it = notebook()
    it.page.evaluate("begin('third').then(() => end.third())")
    it.page.wait_for_timeout(500)
    it.page.evaluate("document.getElementById('third').style.display = ''")
    it.page.evaluate("begin('third').then(() => new Promise((done) => setTimeout(done, 30))).then(() => end.third())")
    it.page.wait_for_timeout(1000)
    assert it.page.evaluate("document.getElementById('third').childElementCount") == 0
    assert it.page.evaluate("watching.size") == 2
    assert it.messages == []


def test_one_that_is_hidden_at_first_is_drawn_when_it_is_seen(notebook: Notebook) -> None:
    it = notebook()
    it.page.evaluate("begin('third')")
    it.page.wait_for_timeout(300)
    card = "document.getElementById('third').firstChild.shadowRoot.querySelector('.card')"
    assert it.page.evaluate(card) is None
    it.page.evaluate("document.getElementById('third').style.display = ''")
    until(it.page, f"{card}?.dataset.event === 'rec-2'")
    width = "document.getElementById('third').firstChild.shadowRoot.querySelector('#map').layout?.width"
    until(it.page, f"{width} > 0")
    # The ground is drawn beyond the frame, twice as wide.
    assert it.page.evaluate(width) / 2 > 300
    it.page.evaluate("document.getElementById('third').style.display = 'none'")
    it.page.wait_for_timeout(300)
    it.page.evaluate("document.getElementById('third').style.display = ''")
    it.page.wait_for_timeout(300)
    assert lit(it, "third") == everywhere("rec-2", saved=0)
    assert it.messages == []


@pytest.mark.parametrize("width", [1400, 1000, 600])
def test_it_is_laid_out_by_the_width_of_its_cell(notebook: Notebook, width: int) -> None:
    it = notebook(width=width)
    boxes = {
        name: it.page.locator(f"#first {selector}").bounding_box()
        for name, selector in {
            "map": ".main-map",
            "timeline": ".timeline",
            "card": ".card",
            "text": ".panel:not([hidden])",
        }.items()
    }
    whole = it.page.locator("#first > div").bounding_box()
    assert whole is not None
    for name, box in boxes.items():
        assert box is not None, name
        assert box["x"] >= whole["x"], name
        assert box["x"] + box["width"] <= whole["x"] + whole["width"], name
        assert box["y"] + box["height"] <= whole["y"] + whole["height"], name
        assert box["height"] >= 80, name
    quiet(it)
