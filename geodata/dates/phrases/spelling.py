"""How phrases are compared: small letters, no accents, no commas, no dots of abbreviations, one kind of dash; and numbers."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_REMEMBERED = 10_000
# More letters than any date in words that a source gives; what is longer is not taken apart.
LONGEST = 200
_CHARACTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "—": "–", "−": "–", "‐": "-", "‑": "-", "〜": "~", "～": "~", "(": " ", ")": " "}
)
_DOT_BEFORE_HYPHEN = re.compile(r"(?<=[^\W\d_])\.(?=-)")
_DOT_OF_ABBREVIATION = re.compile(r"(?<=[^\W\d_])[.:](?!\.)")
_HYPHEN_BETWEEN_NUMBERS = re.compile(
    r"(?<![0-9-])(?:(?P<day>[0-9]{1,2}\.?) ?- ?(?=[0-9]{1,2}(?![0-9-]))|(?P<year>[0-9]{4})-(?=[0-9]{4}(?![0-9-])))"
)
_DASH = re.compile(r" ?– ?| - ")

_ROMAN = re.compile(r"(?=[mdclxvij])m{0,3}(cm|cd|d?c{0,4})(xc|xl|l?x{0,4})(ix|iv|v?i{0,4})j?")
_ROMAN_VALUES = {"i": 1, "j": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_HUNDRED = 100


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """A phrase as phrases are compared; one that is longer than `LONGEST` is not given here."""
    text = unicodedata.normalize("NFC", text.casefold().translate(_CHARACTERS))
    decomposed = unicodedata.normalize("NFD", text)
    text = unicodedata.normalize("NFC", "".join(sign for sign in decomposed if unicodedata.category(sign) != "Mn"))
    text = _DOT_BEFORE_HYPHEN.sub("", text)
    text = _DOT_OF_ABBREVIATION.sub(" ", text).replace(",", " ")
    text = _HYPHEN_BETWEEN_NUMBERS.sub(lambda match: f"{match['day'] or match['year']}–", " ".join(text.split()))
    return _DASH.sub("–", text).strip(" ;.")


def expanded(pattern: str) -> list[str]:
    """The texts that a pattern stands for: `[the |on ](night|eve)` is `the night`, `on eve`, `eve` and so on."""
    match = re.search(r"\[([^\[\]()]*)\]|\(([^\[\]()]*)\)", pattern)
    if not match:
        return [pattern]
    choices = [*match[1].split("|"), ""] if match[1] is not None else match[2].split("|")
    return [text for choice in choices for text in expanded(pattern[: match.start()] + choice + pattern[match.end() :])]


def roman_number(text: str) -> int | None:
    """The number that Roman signs mean, `iii` or `iij`; None if they mean none."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[sign] for sign in text]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def number_in_words(text: str, words: Mapping[str, int]) -> int | None:
    """The number that words mean, `eighteen hundred and sixty-one`; None if one of them is no part of a number.

    Args:
        text: Words with blanks or hyphens between them.
        words: What each of them adds, or from a hundred on multiplies.
    """
    total, part = 0, 0
    for word in re.split(r"[ -]", text):
        value = words.get(word)
        if value is None:
            return None
        if value < _HUNDRED:
            part += value
            continue
        part = max(part, 1) * value
        if value > _HUNDRED:
            total, part = total + part, 0
    return total + part
