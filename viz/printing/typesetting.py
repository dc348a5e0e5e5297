"""Type for print: which faces set a text, how wide it is, where it breaks, and what no face can set."""

import re
import unicodedata
import warnings
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from matplotlib.font_manager import FontProperties

from viz.fonts.faces import USUAL, OwnFaces, families_for, lacking, packaged, tallness, width_of
from viz.fonts.families import families
from viz.layers.labels import HALF_CAPITAL
from viz.layers.writing_systems import language_of, script

# What the Unicode names of letters begin with -> the family to install where no package has them. Others: Noto Sans and the name
# of the script.
REMEDIES = dict.fromkeys(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"), "Noto Sans CJK")
# How the faces of other scripts are had.
EXTRA = "pip install chronotope[scripts]"
LEAST_PT = 5.5
# From line to line, in sizes of the type; and how tall the faces are, from the ascender to the descender of their OS/2 tables.
LINE_HEIGHT = 1.15
SANS_TALL, BOOK_TALL = 1.0, 1.522
POINTS_PER_INCH = 72
MM_PER_INCH = 25.4
# Stands between the letters of spaced capitals.
THIN_SPACE = "\u2009"
# Blanks at which a line may end; not the no-break space, nor the narrow one.
_BREAKABLE = re.compile(r"[^\S\u00a0\u202f]+")


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
        language: whose shapes its Chinese characters have (BCP 47), where it is known.
        own: the families of the theme, which go before the usual ones.
    """

    size: float
    color: str
    book: bool = False
    italic: bool = False
    bold: bool = False
    language: str = ""
    own: OwnFaces = USUAL

    def fitted(self, text: str) -> Self:
        """The face as a text needs it: in its language, and upright or regular where no italic or bold has its letters."""
        native = replace(self, language=language_of(text, self.language))
        styles = dict.fromkeys((italic, bold) for bold in (self.bold, False) for italic in (self.italic, False))
        faces = (replace(native, italic=italic, bold=bold) for italic, bold in styles)
        seen = "".join(letter for letter in text if not _is_invisible(letter))
        return next((face for face in faces if not face.lacking(seen)), native)

    def families(self, text: str) -> tuple[str, ...]:
        """The families that set a text, in the order in which a letter is looked for."""
        return families_for(text, self.language, book=self.book, italic=self.italic, bold=self.bold, own_faces=self.own)

    def lacking(self, text: str) -> str:
        """The letters of a text that no family has in this style, each once."""
        return lacking(text, self.families(text), italic=self.italic, bold=self.bold)

    def font_for(self, text: str) -> FontProperties:
        """The font for matplotlib, with those families alone that are there: it complains of each that is not."""
        face = self.fitted(text)
        return FontProperties(
            family=list(face.families(text)),
            size=self.size,
            style="italic" if face.italic else "normal",
            weight="bold" if face.bold else "normal",
        )

    @property
    def line_spacing(self) -> float:
        """What sets lines `LINE_HEIGHT` apart: matplotlib counts in heights of the face."""
        if own := self.own.book if self.book else self.own.sans:
            return LINE_HEIGHT / tallness(own[0])
        return LINE_HEIGHT / (BOOK_TALL if self.book else SANS_TALL)


@dataclass
class Typesetter:
    """Measures texts, and remembers which ones could not be set.

    Attributes:
        language: of the names (BCP 47), where it is known.
        left_out: texts of which no font has all letters, with these letters.
        sizes: of texts that have been measured: a composition that is tried in several ways measures them again.
    """

    language: str = ""
    left_out: dict[str, str] = field(default_factory=dict)
    sizes: dict[tuple[str, "Face"], tuple[float, float]] = field(default_factory=dict)

    def settable(self, text: str, face: Face) -> str:
        """The text as it can be set: without invisible characters, "" where no installed font has its letters."""
        lacking = face.fitted(text).lacking(text)
        seen = "".join(
            letter for letter in text if letter == "\n" or letter not in lacking or not _is_invisible(letter)
        )
        missing = "".join(letter for letter in lacking if not _is_invisible(letter))
        if missing:
            self.left_out[text] = missing
        return "" if missing else seen

    def size(self, text: str, face: Face) -> tuple[float, float]:
        """Width and height of a text, of one line or several, in points."""
        known = self.sizes.get((text, face))
        if known is not None:
            return known
        lines, fitted = text.split("\n"), face.fitted(text)
        names = fitted.families(text)
        width = max(width_of(line, names, italic=fitted.italic, bold=fitted.bold) for line in lines)
        found = face.size * width, len(lines) * LINE_HEIGHT * face.size
        self.sizes[text, face] = found
        return found

    def wrapped(self, text: str, face: Face, width: float) -> str:
        """The text broken between words into lines no wider than so many points, where its words allow it."""
        lines: list[str] = []
        blank, room = self.size("n n", face)[0] - self.size("nn", face)[0], 0.0
        for word in _BREAKABLE.split(text.strip()):
            # Word by word: whole lines, each a word longer, would be measured for most of the time that a plate takes.
            wide = self.size(word, face)[0]
            if lines and blank + wide <= room:
                lines[-1] += f" {word}"
                room -= blank + wide
            else:
                lines.append(word)
                room = width - wide
        return "\n".join(lines)

    def warn(self) -> None:
        """Say once which texts were left out, and which font would help.

        Warns:
            MissingGlyphs: if there are any.
        """
        if not self.left_out:
            return
        letters = dict.fromkeys("".join(self.left_out.values()))
        extra = {script(letter) for letter in letters if not packaged().issuperset(families(letter, "", book=False))}
        others = {script(letter) for letter in letters} - extra
        remedies = []
        if extra:
            remedies.append(f"Get faces for {_listed(extra)} with `{EXTRA}`.")
        if others:
            fonts = {REMEDIES.get(each, f"Noto Sans {each.title()}") for each in others}
            remedies.append(f"Install a font for {_listed(others)}, such as {', '.join(sorted(fonts))}.")
        texts = ", ".join(f"“{text}”" for text in self.left_out)
        warnings.warn(
            f"left out of the figure, since no installed font has their letters: {texts}. {' '.join(remedies)}",
            MissingGlyphs,
            stacklevel=5,
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


def unspaced(text: str) -> str:
    """A name in spaced capitals as it is looked for, and every other text as it is."""
    parts = text.split(THIN_SPACE)
    is_spaced = len(parts) > 1 and all(len(part) <= 1 for part in parts)
    return text.replace(THIN_SPACE * 3, " ").replace(THIN_SPACE, "") if is_spaced else text


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} or letter.isspace()


def _listed(scripts: set[str]) -> str:
    return ", ".join(sorted(each.title() for each in scripts))
