"""Texts that are drawn as outlines or letter by letter are written once more, in letters without ink: there they are found.

The same is done by programs that read scanned pages. The letters have widths and no shapes, and each is a glyph of its own. Of
words with marks, from left to right, the whole is one glyph, since matplotlib says of every glyph of a letter with its marks that
it is all of them. From right to left readers turn the parts of a glyph about: there a word is written without its points, as it
is looked for.
"""

import copy
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from viz.fonts.faces import entries_of
from viz.fonts.families import STYLES
from viz.languages.directions import RIGHT_TO_LEFT
from viz.printing.curved_names import CurvedName
from viz.printing.typesetting import unspaced

# The face's own measures, in units of which an em has so many.
EM, ASCENT, DESCENT = 1000, 800, -200
# As wide is at least every letter, marks too: readers order letters by where they stand.
LEAST_WIDTH = 20
NAME = "Unseen"
# The day on which the face was made is always the first of 1970, in seconds since 1904 as OpenType counts them.
MADE = 2_082_844_800
# A name along an arc is written level at its middle, since readers take what rises for several words; and so much smaller than
# its letters are, to keep clear of its neighbours.
SMALLER = 0.5


@contextmanager
def written_unseen(curved: Iterable[CurvedName], outlined: Iterable[Text], folder: Path) -> Iterator[None]:
    """Within, some texts of a figure are there in letters without ink too.

    Args:
        curved: names of which only the letters are drawn.
        outlined: texts that are drawn as outlines.
        folder: for the face; matplotlib is told of it, and has to forget it afterwards.
    """
    curved, twins = tuple(curved), [copy.copy(text) for text in outlined]
    fonts = {text: text.get_fontproperties() for text in (*curved, *twins)}
    if fonts:
        face = folder / f"{folder.name} {NAME}.ttf"
        unseen(_widths(fonts)).save(face)
        fontManager.ttflist += entries_of(face.stem, [str(face)] * len(STYLES))
    try:
        for text, font in fonts.items():
            plain = font.copy()
            plain.set_family([face.stem])
            if isinstance(text, CurvedName):
                plain.set_size(SMALLER * font.get_size_in_points())
            text.set(fontproperties=plain, visible=True, path_effects=[])
        for twin in twins:
            twin.set_text(_found_as(twin.get_text()))
        for twin in twins:
            if parent := twin.axes or twin.get_figure():
                parent.add_artist(twin)
        yield
    finally:
        for twin in twins:
            twin.remove()
        for each in curved:
            each.set(fontproperties=fonts[each], visible=False)


def unseen(widths: dict[str, int]) -> TTFont:
    """A face whose letters have no shapes.

    Args:
        widths: of each letter, and of each word that is one glyph, in thousandths of the type's size.
    """
    names = {part: "_".join(f"uni{ord(letter):06X}" for letter in part) for part in sorted(widths)}
    face = FontBuilder(EM)
    face.setupHead(unitsPerEm=EM, created=MADE, modified=MADE)
    face.setupGlyphOrder([".notdef", *names.values()])
    face.setupCharacterMap({ord(part): name for part, name in names.items() if len(part) == 1})
    face.setupGlyf({name: Glyph() for name in (".notdef", *names.values())})
    metrics = {names[part]: (max(width, LEAST_WIDTH), 0) for part, width in widths.items()}
    face.setupHorizontalMetrics({".notdef": (EM // 2, 0), **metrics})
    face.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    face.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    face.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    face.setupPost()
    words = [f"sub {name.replace('_', ' ')} by {name};" for part, name in names.items() if len(part) > 1]
    if words:
        face.addOpenTypeFeatures(f"feature ccmp {{ {' '.join(words)} }} ccmp;")
    return face.font


def _widths(fonts: dict[Text, FontProperties]) -> dict[str, int]:
    """How wide each letter of the texts is, and each word that is one glyph, in thousandths of the type's size."""
    found: dict[str, int] = {}
    for text, font in fonts.items():
        written = _found_as(text.get_text())
        for part in {*written, *filter(_has_marks, written.split())} - {"\n"}:
            width, _, _ = text_to_path.get_text_width_height_descent(part, font, ismath=False)
            found.setdefault(part, round(EM * float(width) / font.get_size_in_points()))
    return found


def _found_as(text: str) -> str:
    """The text as it is looked for."""
    composed = unicodedata.normalize("NFC", unspaced(text))
    if all(unicodedata.bidirectional(letter) not in RIGHT_TO_LEFT for letter in composed):
        return composed
    return "".join(letter for letter in composed if not _has_marks(letter))


def _has_marks(text: str) -> bool:
    return any(unicodedata.category(letter).startswith("M") for letter in text)
