"""Makes the pictures of docs/gallery.md from the code that stands under them: `make pictures`.

The code is run as it is printed. A story map is drawn as it is for print, without a browser; a plotly figure in the Chromium that
the browser tests use. Each picture is then made smaller, so that it weighs little in the repository.
"""

import ast
import io
import os
import re
import runpy
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from picture import reduced
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGE, GALLERY = ROOT / "docs" / "gallery.md", ROOT / "docs" / "gallery"
PICTURE = re.compile(r"^!\[[^\]]*\]\((?:gallery/)?([\w-]+)\.png\)$")
# Of a map on paper; of a figure on the screen; of a picture on the page.
WIDTH_MM, FIGURE_PX, WIDTH_PX = 120, (1000, 520), 600
MOST_BYTES = 250_000


def main() -> int:
    """Write the pictures; 1 where one is too heavy, or there is no Chromium."""
    found = runpy.run_path(str(ROOT / "tests" / "browser" / "chromium.py"))
    program = found["find_chromium"]()
    if program is None:
        print(found["REMEDY"], file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        # What the code writes is not kept; what it reads lies where it looks for it.
        for name in ("seeds", "notebooks", "docs"):
            (Path(folder) / name).symlink_to(ROOT / name)
        os.chdir(folder)
        made = [write(name, value, program) for name, value in values(PAGE.read_text(encoding="utf-8")) if name]
        os.chdir(ROOT)
    if too_heavy := [size for size in made if size > MOST_BYTES]:
        print(f"{len(too_heavy)} of them have more than {MOST_BYTES:,} bytes.", file=sys.stderr)
    return int(bool(too_heavy))


def write(name: str, value: Any, program: str) -> int:
    """Write a picture; the number of its bytes. What the code has written itself has its picture from tools/picture.py."""
    if isinstance(value, Path):
        return 0
    picture = smaller(photographed(value, program) if isinstance(value, go.Figure) else printed(value))
    (GALLERY / f"{name}.png").write_bytes(picture)
    print(f"docs/gallery/{name}.png: {len(picture) / 1000:.0f} kB")
    return len(picture)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The code of a page, block by block.

    Yields:
        The name of the picture right above it, "" if there is none; the code.
    """
    above = ""
    for part in re.split(r"\n\n(?=!\[|```python\n)|(?<=\n```)\n\n", page):
        text = " ".join(part.split()) if part.startswith("![") else part
        if picture := PICTURE.match(text):
            above = picture[1]
        elif part.startswith("```python\n"):
            yield above, part.removeprefix("```python\n").rpartition("```")[0]
            above = ""


def values(page: str) -> Iterator[tuple[str, Any]]:
    """Run the code of a page; all of it shares its names.

    Yields:
        The name of a picture, and the value of the last line of the code under it; "" and None for code without a picture.
    """
    names: dict[str, Any] = {}
    for picture, code in blocks(page):
        *statements, last = ast.parse(code).body
        if not picture:
            statements.append(last)
        exec(compile(ast.Module(statements, []), str(PAGE), "exec"), names)  # noqa: S102 - the page is our own
        shown = ast.Expression(last.value) if picture and isinstance(last, ast.Expr) else None
        yield picture, shown and eval(compile(shown, str(PAGE), "eval"), names)  # noqa: S307 - likewise


def printed(story: Any) -> bytes:
    """A story map as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        return bytes(story.save(Path(folder) / "map.png", width_mm=WIDTH_MM).read_bytes())


def photographed(figure: go.Figure, program: str) -> bytes:
    """A plotly figure as a PNG, twice as large as on the screen."""
    width, height = FIGURE_PX
    html = figure.to_html(config={"staticPlot": True}, default_width=f"{width}px", default_height=f"{height}px")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "figure.html"
        path.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program)
        page = browser.new_context(offline=True, device_scale_factor=2).new_page()
        page.set_viewport_size({"width": width + 100, "height": height + 100})
        page.goto(path.as_uri())
        page.wait_for_selector(".plotly-graph-div .main-svg")
        png = page.locator(".plotly-graph-div").screenshot()
        browser.close()
    return bytes(png)


def smaller(png: bytes) -> bytes:
    """A picture as wide as the pages have room for."""
    large = Image.open(io.BytesIO(png)).convert("RGB")
    small = io.BytesIO()
    large.resize((WIDTH_PX, round(WIDTH_PX * large.height / large.width)), Image.Resampling.LANCZOS).save(small, "PNG")
    return reduced(small.getvalue())


if __name__ == "__main__":
    sys.exit(main())
