"""The faces that are there: packaged families before installed ones, which letters they have, and which of them set a text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from matplotlib.font_manager import FontEntry, FontPath, FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from viz.fonts.families import PACKAGED, STYLES, families

# The faces of a printed map: Source Sans for places and margins, Spectral for regions and waters; STIXGeneral, which comes with
# matplotlib, has the Greek that Spectral lacks.
SANS = ("Source Sans Pro",)
BOOK = ("Spectral", "STIXGeneral")
# The others serve who opens an SVG elsewhere, and what is left: the families of Linux, Windows and macOS.
INSTALLED_SANS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
INSTALLED_BOOK = ("Charter", "Georgia", "Noto Serif", "Times New Roman", "Liberation Serif", "DejaVu Serif")
# For the scripts that those lack, where no package has them.
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
# At so many points type is measured, by the rule of matplotlib's own outlines, which counts in parts of a pixel.
MEASURED_PT, POINTS_PER_INCH, SUBPIXELS = 100.0, 72, 64
# Weights, as OpenType counts them.
REGULAR, BOLD = 400, 700


@dataclass(frozen=True)
class OwnFaces:
    """The families that a theme names: for the sans and for the serif."""

    sans: tuple[str, ...] = ()
    book: tuple[str, ...] = ()


USUAL = OwnFaces()


def families_for(  # noqa: PLR0913 - what type is asked for
    text: str, language: str, *, book: bool, italic: bool, bold: bool, own_faces: OwnFaces = USUAL
) -> tuple[str, ...]:
    """The families that set a text, in the order in which a letter is looked for. All are there: matplotlib complains of others.

    Args:
        text: of one line or several.
        language: of its Chinese characters (BCP 47), "" where it is not known.
        book: whether it is set in the serif.
        italic: as it is to be set.
        bold: likewise.
        own_faces: set a text that they have all letters of, before the usual ones.
    """
    own, installed = BOOK if book else SANS, _installed(book=book)
    first = own_faces.book if book else own_faces.sans
    if first and not lacking("".join(text.split()), first, italic=italic, bold=bold):
        own = (*first, *own)
    left = lacking(text, own, italic=italic, bold=bold)
    foreign = []
    for name in families(left, language, book=book):
        if name in packaged() and (less := lacking(left, (name,), italic=italic, bold=bold)) != left:
            foreign.append(name)
            left = less
    # matplotlib looks for every family that it is given, whether a letter needs it or not.
    return tuple(dict.fromkeys((*own, *foreign, *(installed if left else ()))))


def lacking(text: str, names: Iterable[str], *, italic: bool, bold: bool) -> str:
    """The letters of a text that none of the families has in this style, each once; no family is opened without need."""
    left = "".join(dict.fromkeys(text))
    for name in names:
        if not left:
            break
        known = letters_in(_file_of(name, italic=italic, bold=bold))
        left = "".join(letter for letter in left if letter not in known)
    return left


@cache
def tallness(name: str) -> float:
    """How tall a family is, from the ascender to the descender of its OS/2 table, in sizes of its type."""
    face = get_font(_file_of(name, italic=False, bold=False))
    measures, head = face.get_sfnt_table("OS/2"), face.get_sfnt_table("head")
    if measures is None or head is None:
        return 1.0
    return float((measures["sTypoAscender"] - measures["sTypoDescender"]) / head["unitsPerEm"])


@lru_cache(maxsize=20_000)
def width_of(line: str, names: tuple[str, ...], *, italic: bool, bold: bool) -> float:
    """How wide a line is, in sizes of its type, on the outlines as every file of ours sets them: hinting would make it differ.

    Args:
        line: plain.
        names: of the families that set it. matplotlib itself looks each up in all its fonts, every time.
        italic: as it is set.
        bold: likewise.
    """
    face = get_font([_file_of(name, italic=italic, bold=bold) for name in names])
    face.set_size(MEASURED_PT, POINTS_PER_INCH)
    face.set_text(line, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / SUBPIXELS / MEASURED_PT


@cache
def letters_in(file: FontPath) -> frozenset[str]:
    """The letters that the face in a file has."""
    return frozenset(map(chr, get_font(file).get_charmap()))


def setting(text: str, font: FontProperties) -> Iterator[tuple[str, FontPath, frozenset[str]]]:
    """The families that set a text: name, file and letters of each; of a letter it is the first that has it."""
    left = set(text) - {"\n"}
    for name in font.get_family():
        if not left:
            return
        single = font.copy()
        single.set_family([name])
        file = fontManager.findfont(single)
        if found := left & letters_in(file):
            left -= found
            yield name, file, frozenset(found)


def entries_of(name: str, styles: Sequence[str]) -> list[FontEntry]:
    """A family as matplotlib is told of it.

    Args:
        name: of the family.
        styles: the files of its four `STYLES`.
    """
    return [
        FontEntry(
            fname=file,
            name=name,
            style="italic" if italic else "normal",
            weight=BOLD if bold else REGULAR,
            size="scalable",
        )
        for (italic, bold), file in zip(STYLES, styles, strict=True)
    ]


def packaged() -> frozenset[str]:
    """The packaged families that are there."""
    return _known()[0]


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The packaged families that are there, made known to matplotlib in this process alone; and those that it knows besides.

    Packaged ones go before installed ones of the same name, with a file for each style, so that none of those is nearer.
    """
    installed = frozenset(entry.name for entry in fontManager.ttflist)
    entries: list[FontEntry] = []
    for name, (package, styles) in PACKAGED.items():
        try:
            folder = files(package)
        except ModuleNotFoundError:
            continue
        entries += entries_of(name, [str(folder.joinpath(file)) for file in styles])
    fontManager.ttflist[:0] = entries
    return frozenset(entry.name for entry in entries), installed


@cache
def _installed(*, book: bool) -> tuple[str, ...]:
    """Of the families that serve besides those that are there."""
    there = packaged().intersection(SANS) | _known()[1]
    wanted = (*INSTALLED_BOOK, *SANS, *INSTALLED_SANS, *OTHER_SCRIPTS) if book else (*INSTALLED_SANS, *OTHER_SCRIPTS)
    return tuple(dict.fromkeys(name for name in wanted if name in there))


@cache
def _file_of(name: str, *, italic: bool, bold: bool) -> FontPath:
    """The file that sets a family in a style."""
    font = FontProperties(family=[name], style="italic" if italic else "normal", weight="bold" if bold else "normal")
    return fontManager.findfont(font)
