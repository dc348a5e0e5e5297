"""A notebook that shows a story map, exported with nbconvert, as somebody sees it who has neither Jupyter nor a network."""

import copy
import io
from pathlib import Path

import nbformat
import numpy as np
import pytest
from conftest import CABLE
from kernels import executed
from PIL import Image
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SHOWN = f"""\
import geodata, viz
viz.story_map(geodata.read_dossier({str(CABLE)!r}))"""
WIDGET = "_.widget()"
STILL = "img[src^='data:image/svg+xml']"
STILL_KB = 600


@pytest.fixture(scope="module")
def notebook() -> nbformat.NotebookNode:
    """A notebook with a story map and its widget, executed."""
    cells = [nbformat.v4.new_code_cell(cell) for cell in (SHOWN, WIDGET)]
    written = nbformat.v4.new_notebook(cells=cells)
    return executed(written, CABLE.parents[1])


def exported(browser: Browser, notebook: nbformat.NotebookNode, path: Path) -> tuple[Page, list[str]]:
    """The notebook as a page of HTML, opened without a network; and what it asked for."""
    from nbconvert import HTMLExporter  # noqa: PLC0415 - takes seconds, for which whoever only looks for tests would wait

    html, _ = HTMLExporter().from_notebook_node(notebook)
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(viewport={"width": 1000, "height": 900}, offline=True).new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    return page, [url for url in requests[1:] if not url.startswith("data:")]


def test_a_cell_offers_plotly_and_a_still(notebook: nbformat.NotebookNode) -> None:
    output = notebook.cells[0].outputs[0]
    assert set(output.data) == {"application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"}
    still = output.data["image/svg+xml"]
    assert still.startswith("<svg")
    assert len(still) <= STILL_KB * 1000
    assert "<script" not in still


def test_an_exported_notebook_shows_the_map_without_a_network(
    browser: Browser, notebook: nbformat.NotebookNode, tmp_path: Path
) -> None:
    # A notebook that somebody saves does not keep what widgets show.
    saved = copy.deepcopy(notebook)
    del saved.metadata["widgets"]
    page, asked = exported(browser, saved, tmp_path / "map.html")
    assert page.locator(STILL).count() == 2, "of the story map and of the widget"
    image = np.asarray(Image.open(io.BytesIO(page.locator(STILL).first.screenshot())).convert("RGB")).astype(int)
    height, width, _ = image.shape
    assert width >= 500
    assert height >= 400
    on_map = image[: height // 2].reshape(-1, 3)
    assert len(np.unique(on_map // 8, axis=0)) > 200, "the relief"
    red, _, blue = on_map.T
    assert 0.1 < np.mean(blue > red) < 0.9, "sea and land"
    # nbconvert's own frame asks for MathJax, whatever the notebook holds.
    _, asked_by_an_empty_one = exported(browser, nbformat.v4.new_notebook(), tmp_path / "empty.html")
    assert asked == asked_by_an_empty_one
