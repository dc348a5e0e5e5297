"""Type for print: which faces set a text, how wide it is, where it breaks, and what no face can set."""

import unicodedata
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.textpath import text_to_path

# The faces of a printed map: Source Sans for places and margins, Spectral for regions and waters. Both are under the SIL Open
# Font License and come in packages, so that a map is set alike on every machine. Package -> its files, one for each style.
PACKAGED = {
    "font_source_sans_pro": tuple(f"SourceSansPro-{style}.ttf" for style in ("Regular", "It", "Bold", "BoldIt")),
    "fontpkg_spectral": tuple(f"Spectral-{style}.ttf" for style in ("Regular", "Italic", "Bold", "BoldItalic")),
}
# First those; STIXGeneral, which comes with matplotlib, has the Greek that Spectral lacks. The others serve who opens an SVG
# elsewhere, and what is left: the families of Linux, Windows and macOS.
SANS = ("Source Sans Pro", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
BOOK = (
    "Spectral",
    "STIXGeneral",
    "Charter",
    "Georgia",
    "Noto Serif",
    "Times New Roman",
    "Liberation Serif",
    "DejaVu Serif",
)
# For the scripts that those lack.
OTHER_SCRIPTS = (
    *(
        "Noto Sans CJK KR",
        "Noto Sans CJK SC",
        "Noto Sans KR",
        "Source Han Sans",
        "Malgun Gothic",
        "Apple SD Gothic Neo",
    ),
    *(
        "Microsoft YaHei",
        "PingFang SC",
        "Hiragino Sans",
        "Yu Gothic",
        "WenQuanYi Zen Hei",
        "Noto Naskh Arabic",
        "Amiri",
    ),
    *("Noto Sans Arabic", "Geeza Pro", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "DejaVu Sans"),
)
# What the Unicode names of characters begin with -> the face to install. Others: Noto Sans and the script's name.
REMEDIES = dict.fromkeys(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"), "Noto Sans CJK")
LEAST_PT = 5.5
# Half the height of a capital of either face, in sizes of the type.
HALF_CAPITAL = 0.33
# From line to line, in sizes of the type; and how tall the faces are, from the ascender to the descender of their OS/2 tables.
LINE_HEIGHT = 1.15
SANS_TALL, BOOK_TALL = 1.0, 1.522
POINTS_PER_INCH = 72
MM_PER_INCH = 25.4
# Stands between the letters of spaced capitals.
THIN_SPACE = "\u2009"


class MissingGlyphs(UserWarning):
    """Texts were left out because no installed font has their letters."""


@dataclass(frozen=True, kw_only=True)
class Face:
    """How a text is set.

    Attributes:
        size: in points.
        book: whether it is set in the serif, else in the sans.
        italic, bold: its style.
        color: `#rrggbb`.
    """

    size: float
    color: str
    book: bool = False
    italic: bool = False
    bold: bool = False

    @property
    def font(self) -> FontProperties:
        """The face for matplotlib, with those families alone that are there: it complains of each that is not."""
        return FontProperties(
            family=list(_installed(book=self.book)),
            size=self.size,
            style="italic" if self.italic else "normal",
            weight="bold" if self.bold else "normal",
        )

    @property
    def line_spacing(self) -> float:
        """What sets lines `LINE_HEIGHT` apart: matplotlib counts in heights of the face."""
        return LINE_HEIGHT / (BOOK_TALL if self.book else SANS_TALL)


@dataclass
class Typesetter:
    """Measures texts, and remembers which ones could not be set.

    Attributes:
        left_out: texts of which no installed font has all letters, with these letters.
    """

    left_out: dict[str, str] = field(default_factory=dict)

    def settable(self, text: str, face: Face) -> str:
        """The text as it can be set: without invisible characters, "" where no installed font has its letters."""
        known = _letters_of(_installed(book=face.book), italic=face.italic, bold=face.bold)
        seen = "".join(letter for letter in text if letter == "\n" or ord(letter) in known or not _is_invisible(letter))
        missing = "".join(dict.fromkeys(letter for letter in seen if letter != "\n" and ord(letter) not in known))
        if missing:
            self.left_out[text] = missing
        return "" if missing else seen

    def size(self, text: str, face: Face) -> tuple[float, float]:
        """Width and height of a text, of one line or several, in points."""
        lines = text.split("\n")
        # Measured on the outlines, as PDF and SVG set them: on a screen hinting makes type narrower.
        width = max(text_to_path.get_text_width_height_descent(line, face.font, ismath=False)[0] for line in lines)
        return float(width), len(lines) * LINE_HEIGHT * face.size

    def wrapped(self, text: str, face: Face, width: float) -> str:
        """The text broken between words into lines no wider than so many points, where its words allow it."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.size(longer, face)[0] <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return "\n".join(lines)

    def warn(self) -> None:
        """Say once which texts were left out, and which font would help.

        Warns:
            MissingGlyphs: if there are any.
        """
        if not self.left_out:
            return
        scripts = sorted({_script(letter) for letters in self.left_out.values() for letter in letters})
        fonts = sorted({REMEDIES.get(script, f"Noto Sans {script.title()}") for script in scripts})
        texts = ", ".join(f"“{text}”" for text in self.left_out)
        warnings.warn(
            f"left out of the figure, since no installed font has their letters: {texts}. "
            f"Install a font for {', '.join(script.title() for script in scripts)}, such as {', '.join(fonts)}.",
            MissingGlyphs,
            stacklevel=4,
        )


def upright(text: str, face: Face) -> tuple[Literal["baseline", "center"], float]:
    """How a text is centred on a height, so that neighbours stand on one line: matplotlib's own centre depends on the letters.

    Args:
        text: of one line or several.
        face: how it is set.

    Returns:
        The vertical alignment, and how far its point lies above the middle, in points.
    """
    return ("center", 0.0) if "\n" in text else ("baseline", -HALF_CAPITAL * face.size)


def points(mm: float) -> float:
    """Millimetres as points."""
    return mm / MM_PER_INCH * POINTS_PER_INCH


def spaced_capitals(text: str) -> str:
    """A name as regions are written: in spaced capitals where its script has them, else as it is."""
    if text.upper() == text.lower():
        return text
    return (THIN_SPACE * 3).join(THIN_SPACE.join(word) for word in text.upper().split())


@cache
def _register() -> None:
    """Make the packaged faces known to matplotlib, in this process alone; they go before installed ones of the same name."""
    known = list(fontManager.ttflist)
    for package, names in PACKAGED.items():
        for name in names:
            fontManager.addfont(str(files(package).joinpath("files", name)))
    fontManager.ttflist[:] = fontManager.ttflist[len(known) :] + known


@cache
def _installed(*, book: bool) -> tuple[str, ...]:
    _register()
    there = {entry.name for entry in fontManager.ttflist}
    wanted = (*BOOK, *SANS, *OTHER_SCRIPTS) if book else (*SANS, *OTHER_SCRIPTS)
    return tuple(dict.fromkeys(name for name in wanted if name in there))


@cache
def _letters_of(families: Iterable[str], *, italic: bool, bold: bool) -> frozenset[int]:
    """The characters that any of the families has in this style."""
    files = (
        fontManager.findfont(
            FontProperties(family=[name], style="italic" if italic else "normal", weight="bold" if bold else "normal")
        )
        for name in families
    )
    return frozenset(letter for file in files for letter in get_font(file).get_charmap())


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} or letter.isspace()


def _script(letter: str) -> str:
    """The script of a letter, as its Unicode name begins."""
    return unicodedata.name(letter, "UNNAMED").split()[0].split("-")[0]
