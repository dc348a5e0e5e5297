"""The names in spaced capitals on a figure, as an SVG has them."""

from collections.abc import Iterator

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from viz.press.svg_spacing import Spaced
from viz.printing.typesetting import THIN_SPACE, unspaced


def spaced_names(figure: Figure) -> Iterator[Spaced]:
    """The names in spaced capitals, apart from their halos, which are drawings."""
    for text in figure.findobj(Text):
        written, name = text.get_text(), text.get_gid()
        if name and not text.get_path_effects() and (plain := unspaced(written)) != written:
            thin, blank = (_width(letter, text.get_fontproperties()) for letter in (THIN_SPACE, " "))
            # Between words there are three thin spaces; spacing stands behind the last letter and behind the blank.
            yield Spaced(id=name, text=plain, letter=thin, word=thin - blank)


def _width(letter: str, font: FontProperties) -> float:
    """How wide a blank is between two letters, in points."""
    with_it, without = (
        text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] for text in (f"I{letter}I", "II")
    )
    return float(with_it - without)
