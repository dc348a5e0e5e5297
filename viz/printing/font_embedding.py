"""Type that matplotlib would embed wrongly in a PDF: it is embedded as TrueType, or drawn as outlines.

Faces in OpenType-CFF, as all packaged ones for Chinese, Japanese and Korean are, it writes as if they were TrueType. And where a
letter with its marks takes several glyphs it says of each that it is the whole, so that the letters are found and copied twice;
where several letters from right to left are one glyph, readers turn them about.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties, fontManager, get_font
from matplotlib.patheffects import Normal
from matplotlib.text import Text

from viz.fonts.faces import entries_of, setting
from viz.fonts.families import STYLES
from viz.languages.directions import RIGHT_TO_LEFT
from viz.printing.curved_names import CurvedName
from viz.printing.hidden_type import written_unseen
from viz.printing.typesetting import unspaced

CFF, TRUETYPE = "OTTO", "\0\1\0\0"
# What says which glyphs stand for which letters together, and how far apart: in a PDF every glyph has been chosen and placed.
LAYOUT = ("GDEF", "GPOS", "GSUB", "kern")
# Versions of tables: limits as TrueType has them, and no names of glyphs.
MAXP_VERSION, NAMELESS = 0x10000, 3.0
# How far an outline may be from the one it replaces: a thousandth of the type's size.
MOST_OFF = 0.001
# What the table of limits says of a face without instructions; the others are counted when it is written.
LIMITS = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}


@contextmanager
def embeddable(figure: Figure) -> Iterator[None]:
    """Within, a figure is such that a PDF of it carries its texts as they are; afterwards it is as it was.

    Args:
        figure: with any fonts.
    """
    curved = figure.findobj(CurvedName)
    # What has effects, such as a halo, is drawn as outlines anyhow.
    texts = [
        text for text in figure.findobj(Text) if text.get_text() and text.get_visible() and not text.get_path_effects()
    ]
    fonts = {text: text.get_fontproperties() for text in texts}
    misread = [text for text, font in fonts.items() if _is_misread(text.get_text(), font)]
    outlined = {*misread, *(letter for name in curved for letter in name.letters)}
    known = list(fontManager.ttflist)
    with TemporaryDirectory(prefix="chronotope-type-", ignore_cleanup_errors=True) as folder:
        try:
            for text in outlined:
                text.set_path_effects([Normal()])
            _replace_cff({text: font for text, font in fonts.items() if text not in outlined}, Path(folder))
            with written_unseen(curved, misread, Path(folder)), _without_layout():
                yield
        finally:
            fontManager.ttflist[:] = known
            for text, font in fonts.items():
                text.set_path_effects([])
                text.set_fontproperties(font)


@contextmanager
def _without_layout() -> Iterator[None]:
    """Within, matplotlib embeds no tables of layout; to take them apart for a few letters is most of the time of embedding."""
    usual = Options._drop_tables_default  # noqa: SLF001 - matplotlib makes the options, and has no setting for them
    Options._drop_tables_default = [*usual, *LAYOUT]  # noqa: SLF001
    try:
        yield
    finally:
        Options._drop_tables_default = usual  # noqa: SLF001


def _is_misread(text: str, font: FontProperties) -> bool:
    """Whether it would not be found as it is: spaced, or with more or fewer letters than the glyphs that set them."""
    if unspaced(text) != text:
        return True
    composed = unicodedata.normalize("NFC", text)
    if any(unicodedata.category(letter).startswith("M") for letter in composed):
        return True
    if all(unicodedata.bidirectional(letter) not in RIGHT_TO_LEFT for letter in composed):
        return False
    setter = get_font([_file(name, font) for name in font.get_family()])
    for word in {*composed.split(), *composed} - {" ", "\n"}:
        setter.set_text(word)
        if setter.get_num_glyphs() != len(word):
            return True
    return False


def _replace_cff(fonts: dict[Text, FontProperties], folder: Path) -> None:
    """Set texts in TrueType where they are in OpenType-CFF, from files in a folder, which matplotlib is told of."""
    used: dict[FontPath, set[str]] = {}
    for text, font in fonts.items():
        for _, file, _ in setting(text.get_text(), font):
            if _is_cff(file):
                # Composed letters too: they are what is drawn of a letter and its parts.
                used.setdefault(file, set()).update(text.get_text(), unicodedata.normalize("NFC", text.get_text()))
    # A name of its own for each, since matplotlib remembers where it found a family.
    families = {file: f"{folder.name} {number}" for number, file in enumerate(used)}
    for file, name in families.items():
        target = folder / f"{name}.ttf"
        _as_truetype(file, used[file]).save(target)
        fontManager.ttflist += entries_of(name, [str(target)] * len(STYLES))
    for text, font in fonts.items():
        if any(file in families for _, file, _ in setting(text.get_text(), font)):
            embedded = font.copy()
            embedded.set_family([families.get(_file(name, font), name) for name in font.get_family()])
            text.set_fontproperties(embedded)


def _file(name: str, font: FontProperties) -> FontPath:
    """The file that sets a family."""
    single = font.copy()
    single.set_family([name])
    return fontManager.findfont(single)


@cache
def _is_cff(file: FontPath) -> bool:
    with TTFont(file, fontNumber=file.face_index, lazy=True) as face:
        return bool(face.sfntVersion == CFF)


def _as_truetype(file: FontPath, letters: set[str]) -> TTFont:
    """Some letters of a face in OpenType-CFF with curves of the second degree; all else, their widths above all, stays."""
    face = TTFont(file, fontNumber=file.face_index, recalcTimestamp=False)
    subsetter = Subsetter(Options(notdef_outline=True, name_IDs=["*"]))
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(face)
    outlines, order = face.getGlyphSet(), face.getGlyphOrder()
    most_off = MOST_OFF * face["head"].unitsPerEm
    face["loca"], face["glyf"] = newTable("loca"), newTable("glyf")
    face["glyf"].glyphOrder, face["glyf"].glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, most_off, reverse_direction=True))
        face["glyf"][name] = glyph = pen.glyph()
        glyph.recalcBounds(face["glyf"])
        face["hmtx"][name] = (face["hmtx"][name][0], getattr(glyph, "xMin", 0))
    del face["CFF "]
    face["maxp"].tableVersion = MAXP_VERSION
    vars(face["maxp"]).update(LIMITS)
    face["post"].formatType = NAMELESS
    face.sfntVersion = TRUETYPE
    return face
