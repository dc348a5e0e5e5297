"""The faces that an SVG carries: of each that sets a text in it the letters that are used, so that it looks alike everywhere."""

import base64
import io
from collections.abc import Iterator

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath
from matplotlib.text import Text

from viz.fonts.faces import setting
from viz.printing.curved_names import CurvedName
from viz.printing.typesetting import unspaced

# Family, whether italic and whether bold.
Style = tuple[str, bool, bool]
# What a face is set with: its names and measures, its letters, and the rules that join them.
TABLES = {
    *("GlyphOrder", "name", "head", "hhea", "maxp", "OS/2", "post", "hmtx", "cmap"),
    *("glyf", "loca", "CFF ", "GDEF", "GSUB", "GPOS", "kern"),
}


def faces(figure: Figure) -> str:
    """The faces of a figure's texts, in CSS."""
    return "\n".join(_rule(*used) for used in _used(figure))


def _used(figure: Figure) -> Iterator[tuple[Style, FontPath, set[str]]]:
    """Each face that sets a text: as which one it is asked for, where it lies, and the letters that it sets."""
    found: dict[tuple[Style, FontPath], set[str]] = {}
    for text in figure.findobj(Text):
        if not text.get_path_effects() and (text.get_visible() or isinstance(text, CurvedName)):
            font = text.get_fontproperties()
            italic, bold = font.get_style() == "italic", font.get_weight() == "bold"
            for family, file, mine in setting(unspaced(text.get_text()), font):
                found.setdefault(((family, italic, bold), file), set()).update(mine)
    for (asked, file), letters in sorted(found.items(), key=lambda each: each[0][0]):
        yield asked, file, letters


def _rule(asked: Style, file: FontPath, letters: set[str]) -> str:
    family, italic, bold = asked
    with TTFont(file, fontNumber=file.face_index, recalcTimestamp=False) as face:
        for table in {*face.keys()} - TABLES:
            del face[table]
        subsetter = Subsetter(Options(hinting=False))
        subsetter.populate(text="".join(sorted(letters)))
        subsetter.subset(face)
        packed = io.BytesIO()
        face.save(packed)
        kind = "otf" if "CFF " in face else "ttf"
    name = family.replace("\\", "\\\\").replace('"', '\\"')
    style, weight = "italic" if italic else "normal", "bold" if bold else "normal"
    data = base64.b64encode(packed.getvalue()).decode()
    return (
        f'@font-face {{font-family: "{name}"; font-style: {style}; font-weight: {weight}; '
        f"src: url(data:font/{kind};base64,{data})}}"
    )
