"""Fonts of one's own: what a theme names in `font`, if it is not the usual, sets the plate."""

import re
import warnings
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

from matplotlib.figure import Figure
from matplotlib.font_manager import findSystemFonts, fontManager
from matplotlib.text import Text

from geodata.errors import instead
from viz.fonts.faces import BOOK, OwnFaces, lacking, packaged
from viz.layers.styles import Theme

# The names of CSS that stand for no family, and that which says that the font is for waters and regions, too.
GENERIC = {"sans-serif", "serif", "monospace", "cursive", "fantasy", "system-ui", "ui-sans-serif", "ui-serif"}
SERIF = "serif"
_NAMES = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,]+))\s*(?:,|$)""")


class OtherFace(UserWarning):
    """Texts are set in the usual type, because the theme's own font lacks letters of theirs."""


@cache
def own_faces(font: str) -> OwnFaces:
    """The families that a theme names.

    Args:
        font: a CSS font stack, as `Theme.font`. Where it ends in `serif`, regions and waters are set in it as well.

    Returns:
        Those that are there; none for the usual stack.

    Raises:
        ValueError: none of those that it names is installed.
    """
    named = [next(filter(None, found), "").strip() for found in _NAMES.findall(font)]
    families = [name for name in named if name and name not in GENERIC]
    if font == Theme().font or not families:
        return OwnFaces()
    there = tuple(name for name in families if name in _installed(families))
    if not there:
        raise ValueError(
            f"the theme's font is {font!r}, which is not installed: {instead(families[0], sorted(_names()))}"
        )
    return OwnFaces(sans=there, book=there if SERIF in named else ())


def warn_of_other_faces(figure: Figure, own: OwnFaces) -> None:
    """Say once which texts of a figure could not be set in the theme's own font.

    Args:
        figure: a plate.
        own: the theme's families.

    Warns:
        OtherFace: if there are any.
    """
    if not own.sans:
        return
    left: dict[str, str] = {}
    for text in figure.findobj(Text):
        font, words = text.get_fontproperties(), "".join(text.get_text().split())
        families = font.get_family()
        if words and families[0] not in own.sans and (own.book or families[0] != BOOK[0]):
            style = {"italic": font.get_style() == "italic", "bold": font.get_weight() == "bold"}
            left[" ".join(text.get_text().split())] = lacking(words, own.sans, **style)
    if left:
        letters = "".join(dict.fromkeys("".join(left.values())))
        texts = ", ".join(f"“{text}”" for text in left)
        warnings.warn(
            f"{own.sans[0]} has no {' '.join(letters)}; in the usual type are set: {texts}", OtherFace, stacklevel=4
        )


def _installed(families: Iterable[str]) -> set[str]:
    """The families that are there, after a look at fonts that were installed since matplotlib last looked."""
    if not _names().issuperset(families):
        known = {entry.fname for entry in fontManager.ttflist}
        for file in sorted(set(findSystemFonts()) - known):
            with suppress(OSError, RuntimeError, ValueError):
                fontManager.addfont(file)
    return _names()


def _names() -> set[str]:
    return {entry.name for entry in fontManager.ttflist} | packaged()
