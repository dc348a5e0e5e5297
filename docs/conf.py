"""The site of the documentation, by Sphinx with MyST: `make docs`.

The pages are the Markdown files and the notebooks where they stand: the root of the project is the source, so that the links
between them lead to the same places here and in the repository.
"""

import sys
from pathlib import Path
from typing import Any

from plotly.offline import get_plotlyjs

from geodata.version import program_version

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT / "tools"), str(ROOT / "tests")]

project = "chronotope"
author = "the authors of chronotope"
release = version = program_version()
language = "en"

extensions = ["myst_nb"]
root_doc = "docs/index"
include_patterns = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/*.md",
    "notebooks/*.ipynb",
    "seeds/README.md",
    "findings/README.md",
    "benchmarks/README.md",
    "geodata/drafting/places/recognising/data/LICENSES.md",
    "geodata/gazetteers/data/LICENSES.md",
    "geodata/world/data/LICENSES.md",
]
exclude_patterns = [".*", "build", "dist"]  # not to be searched
nitpicky = True

# Headings have the anchors that they have in the repository.
myst_heading_anchors = 4
# The notebooks are run by the reader, as the tests run them; with the tag `unrun` they are shown as committed.
nb_custom_formats = {} if tags.has("unrun") else {".ipynb": ["notebook_pages.read", {}]}  # type: ignore[name-defined]  # noqa: F821
nb_execution_mode = "off"
# What shows widgets would come from a network.
nb_ipywidgets_js = {}

html_theme = "furo"
html_title = f"chronotope {release}"
html_theme_options = {"source_directory": "", "navigation_with_keys": False}
html_static_path = ["site"]
html_css_files = ["site.css"]
# Leads from the site's own address to its first page.
html_extra_path = ["front"]
html_copy_source = False
html_show_sphinx = False


def setup(app: Any) -> None:
    """Give plotly.js to the pages that have figures."""
    app.connect("html-page-context", _with_plotly)
    app.connect("build-finished", _write_plotly)


def _with_plotly(app: Any, name: str, _template: str, _context: dict[str, Any], _doctree: Any) -> None:
    if name.startswith("notebooks/"):
        app.add_js_file("plotly.min.js")
        app.add_js_file("figures.js")


def _write_plotly(app: Any, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        (Path(app.outdir) / "_static" / "plotly.min.js").write_text(get_plotlyjs(), encoding="utf-8")
