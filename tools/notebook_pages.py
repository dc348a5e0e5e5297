"""Runs the notebooks for the site of the documentation (docs/conf.py) and makes their figures ready for it.

A figure is drawn by the one plotly.js of the site, in `docs/site/figures.js`; nothing comes from a network.
"""

import json
import logging
from pathlib import Path
from typing import Any

import nbformat
from kernels import executed

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
FIGURE = "application/vnd.plotly.v1+json"


def read(text: str) -> nbformat.NotebookNode:
    """A notebook of the project with its outputs, for `nb_custom_formats` of myst-nb.

    Args:
        text: of the file, as committed.
    """
    logging.getLogger("traitlets").setLevel(logging.WARNING)  # a build says what is wrong, and nothing else
    notebook = executed(nbformat.reads(text, as_version=4), NOTEBOOKS)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if FIGURE in output.get("data", {}):
                output.data = nbformat.from_dict({"text/html": on_page(output.data[FIGURE])})
    return notebook


def on_page(figure: dict[str, Any]) -> str:
    """A figure as a piece of a page.

    Args:
        figure: as JSON has it.
    """
    # Within a script only its end tag would be read as HTML.
    text = json.dumps({"data": figure["data"], "layout": figure["layout"]}, ensure_ascii=False).replace("<", "\\u003c")
    return f'<div class="plotly-figure"><script type="application/json">{text}</script></div>'
