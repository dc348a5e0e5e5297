"""Which way the letters of a text run, and texts that run against the sentence around them."""

import unicodedata
from collections import Counter

# Unicode bidirectional classes (UAX #9) of letters that run from right to left: Hebrew and the like, Arabic and the like.
RIGHT_TO_LEFT = ("R", "AL")
# Set around words that run against their sentence, so that its punctuation stays where it belongs (UAX #9, isolates).
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def direction(text: str) -> str:
    """`rtl` if most letters of a text run from right to left, else `ltr`; the values of HTML's `dir`."""
    classes: Counter[str] = Counter()
    for character, times in Counter(text).items():
        classes[unicodedata.bidirectional(character)] += times
    return "rtl" if sum(classes[each] for each in RIGHT_TO_LEFT) > classes["L"] else "ltr"


def isolated(words: str) -> str:
    """Words to be set into a sentence of the page: between isolates if some letter of theirs runs from right to left."""
    if not words.isascii() and any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in words):
        return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"
    return words
