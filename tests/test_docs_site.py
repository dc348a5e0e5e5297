"""The site of the documentation: it builds without a warning, every link leads somewhere, and it needs no network."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

import nbformat
import pytest
from chromium import find_chromium
from lxml import html
from playwright.sync_api import sync_playwright

from tools.notebook_pages import on_page, read

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parent.parent
# Attributes by which a page loads something; of a link only those kinds that load.
LOADS = (
    ".//script/@src | .//img/@src | .//iframe/@src | .//source/@src | .//link[@rel='stylesheet' or @rel='icon']/@href"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built with the notebooks as they are committed: `test_notebooks.py` runs them."""
    folder = tmp_path_factory.mktemp("site")
    options = ["-c", "docs", "--tag", "unrun", "--fail-on-warning", "--keep-going", "--quiet"]
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            *options,
            "--doctree-dir",
            str(folder / "doctrees"),
            ".",
            str(folder / "html"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    return folder / "html"


def pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    """Each page with its tree."""
    for path in sorted(site.rglob("*.html")):
        yield path, html.fromstring(path.read_bytes())


def leads_nowhere(page: Path, address: str) -> bool:
    """Whether an address on a page names a file or an anchor that is not there."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return True
    anchors = html.fromstring(target.read_bytes()).xpath("//@id | //@name") if parts.fragment else ()
    return bool(parts.fragment) and unquote(parts.fragment) not in anchors


def test_the_site_leads_everywhere_and_needs_no_network(site: Path) -> None:
    """One test, since the site is built for it: of every page the links, the anchors, and what it loads."""
    seen = dict(pages(site))
    named = {path.relative_to(site).as_posix() for path in seen}
    assert {"index.html", "README.html", "docs/index.html", "docs/api.html", "notebooks/04-from-a-table.html"} <= named
    lost = [
        f"{path.relative_to(site)}: {address}"
        for path, tree in seen.items()
        for address in tree.xpath(f".//a/@href | {LOADS}")
        if leads_nowhere(path, address)
    ]
    assert lost == []
    loads = {address for tree in seen.values() for address in tree.xpath(LOADS)}
    assert loads
    assert {address for address in loads if re.match(r"(\w+:)?//", address)} == set()
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    styles += [style.text or "" for tree in seen.values() for style in tree.iter("style")]
    assert not [style for style in styles if re.search(r"@import|url\(\s*['\"]?(\w+:)?//", style)]


@pytest.mark.browser
def test_a_figure_of_a_notebook_is_drawn_without_a_network(site: Path) -> None:
    """A notebook of one cell through the reader of the site, on one of its pages."""
    cell = nbformat.v4.new_code_cell("import plotly.express as px\npx.line(x=[1, 2], y=[3, 4], title='</script>')")
    shown = read(nbformat.writes(nbformat.v4.new_notebook(cells=[cell])))
    ((output,),) = (cell.outputs for cell in shown.cells)
    assert list(output.data) == ["text/html"]
    page = site / "notebooks" / "04-from-a-table.html"
    mine = page.with_name("mine.html")
    mine.write_text(page.read_text("utf-8").replace("</article>", output.data["text/html"] + "</article>"), "utf-8")
    # In a thread of its own: other tests of the process may have a browser open.
    with ThreadPoolExecutor() as alone:
        title, asked, wrong = alone.submit(seen_at, mine.as_uri()).result()
    assert title == "</script>"
    assert wrong == []
    assert [address for address in asked if not address.startswith(("file:", "data:", "blob:"))] == []


def seen_at(address: str) -> tuple[str | None, list[str], list[str]]:
    """The title of the figure on a page, what the page asked for, and what went wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        seen = browser.new_context(offline=True).new_page()
        seen.on("request", lambda request: asked.append(request.url))
        seen.on("pageerror", lambda error: wrong.append(str(error)))
        seen.goto(address)
        seen.locator(".plotly-figure").scroll_into_view_if_needed()
        seen.wait_for_selector(".plotly-figure .gtitle")
        title = seen.locator(".plotly-figure .gtitle").text_content()
        browser.close()
    return title, asked, wrong


def test_a_figure_cannot_end_its_script() -> None:
    piece = on_page({"data": [{"name": "</script><b>"}], "layout": {}})
    [figure] = html.fragments_fromstring(piece)
    assert [each.tag for each in figure.iter()] == ["div", "script"]
