"""The scripts of letters, and whose shapes Chinese characters have in a text."""

import unicodedata

# The same character has another shape in each of these languages.
SHAPES = ("ko", "ja", "zh", "zh-Hant")
# Scripts that one language alone is written in; and Chinese in traditional characters, with classical Chinese.
LANGUAGE_OF_SCRIPT = {"HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja"}
TRADITIONAL = ("zh-Hant", "zh-TW", "zh-HK", "zh-MO", "lzh")
# Whose characters are taken for Chinese where nothing says a language.
UNTOLD = "zh"


def script(letter: str) -> str:
    """The script of a letter, as its Unicode name begins: `LATIN`, `HANGUL`, `CJK`."""
    return unicodedata.name(letter, "UNNAMED").split()[0].split("-")[0]


def shapes_of(language: str) -> str:
    """Whose shapes Chinese characters have in a language (BCP 47), one of `SHAPES`; "" where it is not written in them."""
    if language.startswith(TRADITIONAL):
        return "zh-Hant"
    base = language.partition("-")[0]
    return base if base in SHAPES else ""


def language_of(text: str, language: str) -> str:
    """Whose shapes the Chinese characters of a text have, one of `SHAPES`.

    Args:
        text: kana makes it Japanese, hangul Korean.
        language: that it is said to be in (BCP 47), "" where it is not known.
    """
    written = (LANGUAGE_OF_SCRIPT.get(script(letter)) for letter in text)
    if found := next(filter(None, written), None):
        return found
    return shapes_of(language) or UNTOLD
