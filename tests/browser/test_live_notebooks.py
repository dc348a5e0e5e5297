"""The widget in JupyterLab and in marimo, each with a real kernel: what is done there is known in Python, and the other way round."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from chromium import find_chromium
from conftest import ARGUMENTS
from playwright.sync_api import Browser, Page, expect
from servers import serving

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

# Until a kernel has started, and has drawn a map.
PATIENCE_MS = 60_000
# Of an output that shows nothing.
BLANK_PX = 24
# Until JupyterLab has sent on what the hand has done.
REST_MS = 500
TOWNS = """\
import pandas, viz
towns = pandas.DataFrame({
    "name": ["A", "B", "C"], "when": ["1401", "1402", "1403"], "lon": [10, 11, 12], "lat": [50, 51, 52]})
story = viz.quick_map(towns, date="when", label="name")"""
CELLS = [
    TOWNS,
    "story",
    "widget = story.widget()\nwidget",
    "print('selected', *widget.selection['name'])\nwidget.filter = {'name': ['B', 'C']}",
]
MARIMO = f"""\
import marimo
app = marimo.App()

@app.cell
def _():
    import marimo as mo
    {TOWNS.replace(chr(10), chr(10) + "    ")}
    return mo, story

@app.cell
def _(story):
    story
    return

@app.cell
def _(mo, story):
    widget = mo.ui.anywidget(story.widget())
    widget
    return (widget,)

@app.cell
def _(mo, widget):
    widget.value
    mo.md("selected " + " ".join(widget.selection["name"]))
    return

if __name__ == "__main__":
    app.run()
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that reaches this machine, and no other."""
    program = find_chromium()
    assert program is not None
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    arguments = [each for each in ARGUMENTS if "resolver" not in each]
    launched = browser.browser_type.launch(executable_path=program, args=[*arguments, rules])
    yield launched.new_page(viewport={"width": 1300, "height": 1000})
    launched.close()


def select_two(page: Page) -> None:
    """Select A by a box round the first third of the timeline, and C in the list."""
    page.wait_for_selector(".tools button", timeout=PATIENCE_MS)
    page.click("[data-tool=box]")
    page.locator(".timeline").scroll_into_view_if_needed()
    box = page.locator(".timeline .plot").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 75, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 75 + 0.33 * (box["width"] - 75), box["y"] + box["height"] - 35, steps=5)
    page.mouse.up()
    expect(page.locator(".note").last).to_contain_text("1 selected")
    page.click("#tab-events")
    page.click(".events [data-event='events/2'] button", modifiers=["Control"])
    expect(page.locator(".note").last).to_contain_text("2 selected")


def test_jupyterlab(page: Page, tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(cell) for cell in CELLS]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), tmp_path / "towns.ipynb")
    command = ("jupyterlab", "--no-browser", "--ip=127.0.0.1", "--port={port}", "--allow-root")
    with serving(tmp_path, *command, "--IdentityProvider.token=", f"--ServerApp.root_dir={tmp_path}") as address:
        page.goto(f"{address}/lab/tree/towns.ipynb")
        page.wait_for_selector("text=(ipykernel) | Idle", timeout=PATIENCE_MS)
        page.wait_for_selector(".jp-Spinner", state="detached", timeout=PATIENCE_MS)
        page.locator(".jp-Cell").first.click()
        for _ in CELLS[:-1]:
            page.keyboard.press("Shift+Enter")
        page.wait_for_selector(".jp-OutputArea .main-svg", state="attached", timeout=PATIENCE_MS)
        # The still of the widget is an output of its own, which is not shown.
        expect(page.locator(".jp-Cell").nth(2).locator(".jp-OutputArea-child")).to_have_count(2, timeout=PATIENCE_MS)
        assert (
            page.locator(".jp-Cell").nth(2).locator(".jp-OutputArea-child").last.evaluate("(node) => node.clientHeight")
            <= BLANK_PX
        )
        select_two(page)
        page.wait_for_timeout(REST_MS)
        page.wait_for_selector("text=(ipykernel) | Idle", timeout=PATIENCE_MS)
        assert page.locator(".jp-OutputArea img[src^='data:image/svg']").count() == 0, "the still is for exports"
        page.locator(".jp-Cell").nth(3).click()
        page.keyboard.press("Shift+Enter")
        expect(page.locator(".jp-Cell").nth(3)).to_contain_text("selected A C", timeout=PATIENCE_MS)
        expect(page.locator(".note").first).to_contain_text("2 of 3 events")


def test_marimo(page: Page, tmp_path: Path) -> None:
    (tmp_path / "towns.py").write_text(MARIMO, encoding="utf-8")
    command = ("marimo", "-q", "run", "towns.py", "--headless", "--no-token", "--host=127.0.0.1", "--port={port}")
    with serving(tmp_path, *command) as address:
        page.goto(address)
        select_two(page)
        expect(page.get_by_text("selected A C")).to_be_visible(timeout=PATIENCE_MS)
        assert page.locator("svg[viewBox], img[src*='svg']").count() > 0, "a story is shown as a still"
        # A second reader is served from the same process.
        page.reload()
        select_two(page)
        expect(page.get_by_text("selected A C")).to_be_visible(timeout=PATIENCE_MS)
