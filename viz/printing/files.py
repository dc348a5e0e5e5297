"""Figures as files for print: PDF, SVG, PNG and TIFF, with text that stays text and the same bytes every time."""

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal
from matplotlib.text import Text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geodata.files.atomic_writing import write_whole
from viz.layers.layer import half_letter
from viz.press import metadata, pdf_files, svg_files
from viz.press.imprints import Imprint
from viz.press.pdf_objects import PdfObjects
from viz.press.sizes import DPI, Fonts, ending_of
from viz.printing.curved_names import curves
from viz.printing.spaced_names import spaced_names

# Pixels of a PNG or TIFF at most, those of a sheet of A0 (841 × 1189 mm): of a larger figure fewer stand in an inch.
MOST_PIXELS = 140_000_000
# Fonts are embedded as TrueType, and a PDF is packed when it is finished; SVG text stays text, and the names inside an SVG come
# from its content alone. In pixels letters stand as far apart as on paper, where lines were broken: hinted ones do not.
SETTINGS: dict[str, Any] = {
    "text.hinting": "no_hinting",
    "pdf.fonttype": 42,
    "pdf.compression": 0,
    "svg.fonttype": "none",
    "svg.hashsalt": "chronotope",
}
UNNAMED = Imprint()


def write_figure(  # noqa: PLR0913 - what a file says, and how it is made
    figure: Figure,
    target: Path,
    *,
    dpi: int = DPI,
    imprint: Imprint = UNNAMED,
    fonts: Fonts = "embedded",
    grey: bool = False,
) -> Path:
    """Write a figure; the file appears whole or not at all.

    Args:
        figure: from `viz.plates`.
        target: ends in one of `sizes.ENDINGS`, in any case; folders are made as needed.
        dpi: pixels per inch of a PNG or TIFF, and of pictures within the others; of a very large sheet there are fewer.
        imprint: what the file says of itself.
        fonts: whether a PDF or SVG carries its faces, or has outlines in the place of type.
        grey: whether the file has greys alone, as a figure in a theme without colour should. In an SVG, whose colours are all
            RGB, they are the theme's.

    Returns:
        The target.

    Raises:
        LayerError: a text holds half a letter.
        ValueError: for another ending.
        OSError: it cannot be written; the error names the target.
    """
    ending = ".tiff" if (given := ending_of(target.name)) == ".tif" else given
    with style.context(["default", SETTINGS]):
        try:
            match ending:
                case ".pdf":
                    written = _pdf(figure, dpi, imprint, fonts, grey=grey)
                case ".svg":
                    written = _svg(figure, dpi, imprint, fonts)
                case _:
                    written = _pixels(figure, ending, _dpi(figure, dpi), imprint, grey=grey)
        except UnicodeEncodeError as error:
            raise half_letter(error) from None
    return write_whole(target, written)


def _drawn(figure: Figure, ending: str, dpi: float, said: dict[str, Any]) -> bytes:
    drawn = io.BytesIO()
    figure.savefig(drawn, format=ending[1:], dpi=dpi, metadata=said)
    return drawn.getvalue()


def _pdf(figure: Figure, dpi: int, imprint: Imprint, fonts: Fonts, *, grey: bool) -> bytes:
    from viz.printing.font_embedding import embeddable  # noqa: PLC0415 - takes fontTools, which nothing else needs

    with _outlined(figure) if fonts == "outlines" else embeddable(figure):
        objects = PdfObjects(_drawn(figure, ".pdf", dpi, metadata.pdf_information(imprint)))
    return pdf_files.finished(objects, imprint, grey=grey)


@contextmanager
def _outlined(figure: Figure) -> Iterator[None]:
    """Within, all type of a figure is drawn as outlines."""
    texts = [text for text in figure.findobj(Text) if not text.get_path_effects()]
    for text in texts:
        text.set_path_effects([Normal()])
    try:
        yield
    finally:
        for text in texts:
            text.set_path_effects([])


def _svg(figure: Figure, dpi: int, imprint: Imprint, fonts: Fonts) -> bytes:
    from viz.printing.svg_faces import faces  # noqa: PLC0415 - likewise

    carried = "" if fonts == "outlines" else faces(figure)
    with style.context({"svg.fonttype": "path" if fonts == "outlines" else "none"}):
        drawn = _drawn(figure, ".svg", dpi, metadata.svg_metadata(imprint))
    return svg_files.finished(drawn, imprint, curves=curves(figure), spaced=spaced_names(figure), faces=carried)


def _pixels(figure: Figure, ending: str, dpi: float, imprint: Imprint, *, grey: bool) -> bytes:
    """A PNG or TIFF. Neither has transparency, which presses refuse: the paper lies under everything."""
    drawn, packed = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="rgba", dpi=dpi)
    width, height = (int(inches * dpi) for inches in figure.get_size_inches())
    picture = Image.frombuffer("RGBA", (width, height), drawn.getvalue()).convert("L" if grey else "RGB")
    if ending == ".png":
        texts = PngInfo()
        for name, words in metadata.png_texts(imprint).items():
            texts.add_text(name, words) if words.isascii() else texts.add_itxt(name, words)
        picture.save(packed, "PNG", dpi=(dpi, dpi), pnginfo=texts)
    else:
        tags = metadata.tiff_tags(imprint)
        picture.save(packed, "TIFF", dpi=(dpi, dpi), compression="tiff_lzw", tiffinfo=tags)
    return packed.getvalue()


def _dpi(figure: Figure, wanted: int) -> float:
    """Pixels per inch of a file of pixels alone."""
    across, up = figure.get_size_inches()
    return min(wanted, math.sqrt(MOST_PIXELS / (across * up)))
