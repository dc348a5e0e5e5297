"""Makes the pictures of docs/gallery.md from the notebooks, and from its own code: `make pictures`.

The code of each notebook, and the one that stands under a picture of the page, is run, and the story maps that it has made are
drawn as they are for print, without a browser. Each picture is then made smaller, so that it weighs little in the repository.
"""

import io
import os
import re
import runpy
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from picture import reduced
from PIL import Image

import chronotope

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS, GALLERY = ROOT / "notebooks", ROOT / "docs" / "gallery"
# Notebook -> picture -> the story map that it shows.
PICTURES = {
    "02-customise-layers": {"own-layer": "mine", "another-view": "far", "scanned-map": "over"},
    "03-a-publication-map": {"print": "later", "greyscale": "grey"},
    "04-from-a-table": {"table": "long_and_short"},
}
# Picture -> the story map that the code under it makes.
OWN_CODE = {"march-1812": "march"}
WIDTH_MM, WIDTH_PX = 114, 480
MOST_BYTES = 150_000


def main() -> int:
    """Write the pictures; 1 where one is too heavy."""
    GALLERY.mkdir(exist_ok=True)
    too_heavy = 0
    for name, story in stories():
        picture = drawn(story)
        (GALLERY / f"{name}.png").write_bytes(picture)
        print(f"docs/gallery/{name}.png: {len(picture) / 1000:.0f} kB")
        too_heavy += len(picture) > MOST_BYTES
    if too_heavy:
        print(f"{too_heavy} of them have more than {MOST_BYTES:,} bytes.", file=sys.stderr)
    return int(too_heavy > 0)


def stories() -> Iterator[tuple[str, Any]]:
    """Each picture's name, and the story map that it shows."""
    for notebook, pictures in PICTURES.items():
        names = run(NOTEBOOKS / f"{notebook}.ipynb")
        yield from ((name, names[story]) for name, story in pictures.items())
    page = GALLERY.with_suffix(".md").read_text(encoding="utf-8")
    os.chdir(ROOT)
    for name, story in OWN_CODE.items():
        names = {"ct": chronotope}
        exec(page.partition(f"gallery/{name}.png)")[2].split("```")[1].removeprefix("python"), names)  # noqa: S102 - our own page
        yield name, names[story]


def run(notebook: Path) -> dict[str, Any]:
    """Run the code of a notebook in its own folder; gives back the names that it has made."""
    cells = nbformat.read(notebook, as_version=4).cells
    code = "\n\n".join(cell.source for cell in cells if cell.cell_type == "code")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "notebook.py"
        # What begins with % is said to the notebook, not to Python.
        script.write_text(re.sub(r"^%.*\n", "", code, flags=re.MULTILINE), encoding="utf-8")
        os.chdir(notebook.parent)
        return runpy.run_path(str(script))


def drawn(story: Any) -> bytes:
    """A story map as a small PNG."""
    with tempfile.TemporaryDirectory() as folder:
        large = Image.open(story.save(Path(folder) / "map.png", width_mm=WIDTH_MM)).convert("RGB")
    small = io.BytesIO()
    large.resize((WIDTH_PX, round(WIDTH_PX * large.height / large.width)), Image.Resampling.LANCZOS).save(small, "PNG")
    return reduced(small.getvalue())


if __name__ == "__main__":
    sys.exit(main())
