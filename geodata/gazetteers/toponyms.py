"""Names of places as they are compared."""

import re
import unicodedata

# What folding drops: the marks that NFKD parts from their letters, apostrophes of every kind, and hyphens.
_DROPPED = re.compile("[\u0300-\u036f'`´‘’ʻʼʹʾʿ‐‑–-]+")

# Letters that NFKD leaves whole, though a typewriter or an English book writes others.
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}


def folded(text: str) -> str:
    """A name as it is compared: small letters, without marks, apostrophes and hyphens.

    "P'yŏng-yang" and "Pyongyang" are the same. Lines stay apart, so that many names can be folded at once.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    for letter, plain in _PLAIN.items():
        letters = letters.replace(letter, plain)
    return _DROPPED.sub("", letters)
