"""How wide a figure for print is, how fine its pictures are, and as which files it is written."""

from numbers import Real
from pathlib import Path
from typing import Any, Literal, get_args

# The widths in mm that presses ask for, by name: the type area of a book of 16 × 24 cm, and one or two columns of a journal.
PRESETS = {"book": 114.0, "journal-1": 89.0, "journal-2": 183.0}
USUAL = "journal-2"
# Pixels per inch of pictures, and of a PNG or TIFF, unless told otherwise: what presses ask for; none shows more than MOST_DPI.
DPI, LEAST_DPI, MOST_DPI = 300, 72, 1200
# How type stands in a PDF or SVG.
Fonts = Literal["embedded", "outlines"]
# The endings of files, in any case.
ENDINGS = (".pdf", ".svg", ".png", ".tiff", ".tif")


def ending_of(name: str) -> str:
    """The ending of a file for print, in small letters.

    Raises:
        ValueError: a figure is not written as such a file.
    """
    ending = Path(name).suffix.lower()
    if ending in {".eps", ".ps"}:
        raise ValueError(
            f"{name}: EPS knows no transparency, which soft edges and areas need; presses take a .pdf instead"
        )
    if ending not in ENDINGS:
        raise ValueError(
            f"{name}: a figure is saved as {', '.join(ENDINGS)}, not as “{ending}”; a page is a .html file"
        )
    return ending


def resolution_of(dpi: int | None) -> int:
    """Pixels per inch: the given ones, or the usual ones.

    Raises:
        TypeError: they are no number.
        ValueError: they are too few or too many.
    """
    if dpi is None:
        return DPI
    ensure_number("dpi", dpi, "300")
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise ValueError(f"dpi is {dpi}; a figure has {LEAST_DPI} to {MOST_DPI} pixels per inch")
    return dpi


def ensure_number(name: str, value: Any, such: str = "114") -> None:
    """See to it that a size is a number.

    Args:
        name: of the argument that has it.
        value: what was given.
        such: an example.

    Raises:
        TypeError: it is none.
    """
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError(f"{name} is {value!r}; write a number, such as {such}")


def width_of(preset: str | None, width_mm: float | None) -> float:
    """The width of a figure in mm: that of the preset, or the given one; without either that of two columns.

    Raises:
        ValueError: there is no such preset, or both are given.
    """
    if preset is None:
        return PRESETS[USUAL] if width_mm is None else width_mm
    if preset not in PRESETS:
        raise ValueError(f"there is no preset {preset!r}; there are {', '.join(PRESETS)}")
    if width_mm is not None:
        raise ValueError(f"preset={preset!r} is {PRESETS[preset]:g} mm wide; leave width_mm out, or the preset")
    return PRESETS[preset]


def fonts_of(fonts: str | None) -> Fonts:
    """How type stands in a file: as given, or embedded.

    Raises:
        ValueError: there is no such way.
    """
    match fonts:
        case None | "embedded":
            return "embedded"
        case "outlines":
            return "outlines"
    raise ValueError(f"fonts is {fonts!r}; type is {' or '.join(get_args(Fonts))}")
