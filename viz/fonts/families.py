"""The packaged families of type: those of every map, and those of other scripts, Chinese characters by their language."""

import unicodedata
from collections.abc import Iterator

from viz.layers.writing_systems import language_of, script

# Italic or not, and bold or not.
STYLES = ((False, False), (True, False), (False, True), (True, True))
# Family -> its package and the files of the four styles, the nearest for one that it lacks. They are in packages so that a map is
# set alike on every machine: the first two come with chronotope, the others with `pip install chronotope[scripts]`. All are under
# the SIL Open Font License; docs/fonts.md says whose they are.
PACKAGED: dict[str, tuple[str, tuple[str, str, str, str]]] = {
    "Source Sans Pro": (
        "font_source_sans_pro",
        (
            "files/SourceSansPro-Regular.ttf",
            "files/SourceSansPro-It.ttf",
            "files/SourceSansPro-Bold.ttf",
            "files/SourceSansPro-BoldIt.ttf",
        ),
    ),
    "Spectral": (
        "fontpkg_spectral",
        (
            "files/Spectral-Regular.ttf",
            "files/Spectral-Italic.ttf",
            "files/Spectral-Bold.ttf",
            "files/Spectral-BoldItalic.ttf",
        ),
    ),
    "Amiri": (
        "fontpkg_amiri",
        ("files/Amiri-Regular.ttf", "files/Amiri-Italic.ttf", "files/Amiri-Bold.ttf", "files/Amiri-BoldItalic.ttf"),
    ),
    "Cardo": (
        "fontpkg_cardo",
        ("files/Cardo-Regular.ttf",) * 4,
    ),
    "Hind": (
        "fontpkg_hind",
        ("files/Hind-Regular.ttf", "files/Hind-Regular.ttf", "files/Hind-Bold.ttf", "files/Hind-Bold.ttf"),
    ),
    "Noto Sans KR": ("pylopdf_fonts_ko", ("NotoSansKR-Regular.otf",) * 4),
    "Noto Serif KR": ("pylopdf_fonts_ko", ("NotoSerifKR-Regular.otf",) * 4),
    "Noto Sans JP": ("pylopdf_fonts_jp", ("NotoSansJP-Regular.otf",) * 4),
    "Noto Serif JP": ("pylopdf_fonts_jp", ("NotoSerifJP-Regular.otf",) * 4),
    "Noto Sans SC": ("pylopdf_fonts_zh_cn", ("NotoSansSC-Regular.otf",) * 4),
    "Noto Serif SC": ("pylopdf_fonts_zh_cn", ("NotoSerifSC-Regular.otf",) * 4),
    "Noto Sans TC": ("pylopdf_fonts_zh_tw", ("NotoSansTC-Regular.otf",) * 4),
    "Noto Serif TC": ("pylopdf_fonts_zh_tw", ("NotoSerifTC-Regular.otf",) * 4),
}
# What the Unicode names of letters begin with -> the family of the sans and that of the serif.
FAMILIES = {
    "ARABIC": ("Amiri", "Amiri"),
    "HEBREW": ("Cardo", "Cardo"),
    "DEVANAGARI": ("Hind", "Hind"),
}
# The same character has another shape in each of these languages.
EAST_ASIAN = {
    "ko": ("Noto Sans KR", "Noto Serif KR"),
    "ja": ("Noto Sans JP", "Noto Serif JP"),
    "zh": ("Noto Sans SC", "Noto Serif SC"),
    "zh-Hant": ("Noto Sans TC", "Noto Serif TC"),
}


def families(text: str, language: str, *, book: bool) -> Iterator[str]:
    """The packaged families for the scripts of a text, the best first, whether they are installed or not.

    Args:
        text: to be set.
        language: see `viz.layers.writing_systems.language_of`.
        book: whether it is set in the serif.
    """
    scripts = dict.fromkeys(script(letter) for letter in text)
    yield from (FAMILIES[each][book] for each in scripts if each in FAMILIES)
    if any(unicodedata.east_asian_width(letter) in "WFH" for letter in text):
        native = language_of(text, language)
        # What the language's own family lacks is in another's.
        yield from (EAST_ASIAN[each][book] for each in (native, *(each for each in EAST_ASIAN if each != native)))
