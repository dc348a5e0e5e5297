"""Figures as files for print: PDF, SVG, PNG and TIFF, with text that stays text and the same bytes every time."""

import io
import math
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from matplotlib import style
from matplotlib.figure import Figure

from geodata.files.atomic_writing import write_whole
from viz.layers.layer import half_letter
from viz.printing.sizes import DPI, ending_of

# Pixels of a PNG or TIFF at most, those of a sheet of A0 (841 × 1189 mm): of a larger figure fewer stand in an inch.
MOST_PIXELS = 140_000_000
# How each is written: without what would differ from day to day; pixels without loss.
WRITTEN: dict[str, dict[str, Any]] = {
    ".pdf": {"metadata": {"CreationDate": None}},
    ".svg": {"metadata": {"Date": None}},
    ".png": {"metadata": {"Software": None}},
    ".tiff": {"pil_kwargs": {"compression": "tiff_lzw"}},
}
PIXELS = (".png", ".tiff")
# Fonts are embedded as TrueType, SVG text stays text, and the names inside an SVG come from its content alone.
SETTINGS: dict[str, Any] = {"pdf.fonttype": 42, "svg.fonttype": "none", "svg.hashsalt": "chronotope"}


def write_figure(figure: Figure, target: Path, *, dpi: int = DPI) -> Path:
    """Write a figure; the file appears whole or not at all.

    Args:
        figure: from `viz.plates`.
        target: ends in one of `sizes.ENDINGS`, in any case; folders are made as needed.
        dpi: pixels per inch of a PNG or TIFF, and of pictures within the others; of a very large sheet there are fewer.

    Returns:
        The target.

    Raises:
        LayerError: a text holds half a letter.
        ValueError: for another ending.
        OSError: it cannot be written; the error names the target.
    """
    ending = ".tiff" if (given := ending_of(target.name)) == ".tif" else given
    drawn = io.BytesIO()
    with style.context(["default", SETTINGS]), _ready(figure, ending):
        try:
            fine = _dpi(figure, dpi) if ending in PIXELS else dpi
            figure.savefig(drawn, format=ending[1:], dpi=fine, **WRITTEN[ending])
        except UnicodeEncodeError as error:
            raise half_letter(error) from None
    return write_whole(target, drawn.getvalue())


def _ready(figure: Figure, suffix: str) -> AbstractContextManager[None]:
    """A figure as it can be written in a format."""
    if suffix != ".pdf":
        return nullcontext()
    from viz.printing.font_embedding import embeddable  # noqa: PLC0415 - takes fontTools, which nothing else needs

    return embeddable(figure)


def _dpi(figure: Figure, wanted: int) -> float:
    """Pixels per inch of a file of pixels alone."""
    across, up = figure.get_size_inches()
    return min(wanted, math.sqrt(MOST_PIXELS / (across * up)))
