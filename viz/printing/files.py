"""Figures as files for print: PDF, SVG and PNG, with text that stays text and the same bytes every time."""

import io
import math
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from matplotlib import style
from matplotlib.figure import Figure

from geodata.files.atomic_writing import write_whole
from viz.layers.layer import half_letter

# Pixels per inch of a PNG, and of pictures within the others.
DPI = 300
# Pixels of a PNG at most, those of a sheet of A0 (841 × 1189 mm): of a larger figure fewer stand in an inch.
MOST_PIXELS = 140_000_000
# What would differ from day to day is left out.
METADATA: dict[str, dict[str, None]] = {
    ".pdf": {"CreationDate": None},
    ".svg": {"Date": None},
    ".png": {"Software": None},
}
# Fonts are embedded as TrueType, SVG text stays text, and the names inside an SVG come from its content alone.
SETTINGS: dict[str, Any] = {"pdf.fonttype": 42, "svg.fonttype": "none", "svg.hashsalt": "chronotope"}


def write_figure(figure: Figure, target: Path) -> Path:
    """Write a figure; the file appears whole or not at all.

    Args:
        figure: from `viz.printing.plates`.
        target: ends in `.pdf`, `.svg` or `.png`; folders are made as needed.

    Returns:
        The target.

    Raises:
        LayerError: a text holds half a letter.
        ValueError: for another ending.
        OSError: it cannot be written; the error names the target.
    """
    if target.suffix not in METADATA:
        raise ValueError(f"{target.name}: a figure is saved as {', '.join(METADATA)}, not as “{target.suffix}”")
    drawn = io.BytesIO()
    with style.context(["default", SETTINGS]), _ready(figure, target.suffix):
        try:
            figure.savefig(drawn, format=target.suffix[1:], dpi=_dpi(figure, target), metadata=METADATA[target.suffix])
        except UnicodeEncodeError as error:
            raise half_letter(error) from None
    return write_whole(target, drawn.getvalue())


def _ready(figure: Figure, suffix: str) -> AbstractContextManager[None]:
    """A figure as it can be written in a format."""
    if suffix != ".pdf":
        return nullcontext()
    from viz.printing.font_embedding import embeddable  # noqa: PLC0415 - takes fontTools, which nothing else needs

    return embeddable(figure)


def _dpi(figure: Figure, target: Path) -> float:
    """Pixels per inch of a file."""
    across, up = figure.get_size_inches()
    return min(DPI, math.sqrt(MOST_PIXELS / (across * up))) if target.suffix == ".png" else DPI
