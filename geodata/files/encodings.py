"""Encodings: what bytes that are not UTF-8 probably are, and texts that were damaged by a wrong one."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

# The encodings of old programs, the most frequent first, and what people call them.
_OLD = {"cp1252": "Windows-1252", "cp1251": "Windows-1251", "mac_roman": "Mac OS Roman"}
# In which a UTF-8 file was opened when its letters came out as two or three others each.
_MISREAD = ("cp1252", "latin-1", "cp1251", "mac_roman")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SIGNS = frozenset("–—‘’‚“”„…«»‹›•·°§©¶№¡¿×£€\u00a0")
# Letters that are words.
_ALONE = frozenset("àáâèéêíóôöúüåæøÀÁÂÈÉÊÍÓÔÖÚÜÅÆØ")
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_RUN = re.compile(r"\S+")
_PLAUSIBLE = 0.8
# Codes that control printers and lines, which no text has but for tabs, ends of lines and pages, and escapes. Of a program or of
# random bytes more than a tenth of what is not zero are such; of UTF-16, whatever its script, half as many.
_CONTROLS = bytes([*range(0x01, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_MOST_CONTROLS = 0.075
# How often a damage must be seen, and how much oftener than its absence.
_SEEN, _TIMES = 3, 2
_SHOWN = 24


def likely(data: bytes, offset: int) -> str:
    """What bytes that are not UTF-8 probably are, with a word by which a reader can judge.

    Args:
        data: The bytes.
        offset: Where the first lies that is not UTF-8.

    Returns:
        A predicate of the file, such as `seems to be Windows-1252, in which the word reads “écrit”`.
    """
    if data.startswith(_UTF_16):
        return "seems to be UTF-16"
    letters = data.replace(b"\0", b"")
    if len(letters) - len(letters.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(letters):
        return "is no text at all, but data of a program"
    shares = {codec: _plausible(data.decode(codec, errors="replace")) for codec in _OLD}
    best = max(shares, key=lambda codec: shares[codec])
    if shares[best] < _PLAUSIBLE:
        return "is in another encoding"
    start = max(data.rfind(blank, 0, offset) for blank in (b" ", b",", b"\n", b"\t")) + 1
    rest = data[start:].decode(best, errors="replace")
    word = next((run for run in _foreign_runs(rest) if _WORD.search(run)), "")
    shown = f", in which the word reads “{word.strip('.,;:')}”" if word else ""
    return f"seems to be {_OLD[best]}{shown}"


def damage(text: str) -> str | None:
    """How a text was damaged by a program that took it for one in another encoding; None if it was not.

    Args:
        text: A text that has been read as UTF-8.
    """
    marks = sum(len(run) for run in re.findall(r"\?{2,}", text))
    if marks and marks > sum(map(str.isalpha, text)):
        return "its letters were saved as question marks"
    if text.isascii():
        return None
    # In each of these codecs ASCII is itself, and of a large file it is nearly all.
    foreign = " ".join(_BEYOND_ASCII.findall(text))
    for codec in _MISREAD:
        restored = foreign.encode(codec, errors="replace").decode("utf-8", errors="replace")
        lost = restored.count("\N{REPLACEMENT CHARACTER}")
        regained = len(_FOREIGN.findall(restored)) - lost
        if regained >= _SEEN and regained > _TIMES * lost:
            return f"it was opened in a wrong encoding and saved so{_restored_word(text, codec)}"
    return None


def _restored_word(text: str, codec: str) -> str:
    """The longest word that can be shown, as it stands and as it was; "" if there is none."""
    words: list[tuple[str, str]] = []
    for run in _foreign_runs(text):
        with suppress(UnicodeError):
            words.append((run, run.encode(codec).decode("utf-8")))
    shown = max((pair for pair in words if pair[0].isprintable()), key=lambda pair: len(pair[1]), default=None)
    return f": “{shown[0][:_SHOWN]}” was “{shown[1][:_SHOWN]}”" if shown else ""


def _foreign_runs(text: str) -> Iterator[str]:
    """What stands between blanks and holds something beyond ASCII."""
    return (found[0] for found in _RUN.finditer(text) if not found[0].isascii())


def _plausible(text: str) -> float:
    """The share of letters and signs beyond ASCII that a text may well hold."""
    foreign = len(_FOREIGN.findall(text))
    signs = sum(sign in _SIGNS for sign in text)
    return (signs + sum(_letters(text))) / foreign


def _letters(text: str) -> Iterator[int]:
    """How many letters beyond ASCII each plausible word has."""
    for match in _WORD.finditer(text):
        word = match[0]
        foreign = len(_FOREIGN.findall(word))
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
        is_regular = word.islower() or word.istitle() or word.isupper()
        # In a script of its own every letter lies beyond ASCII, in a Western language few do.
        is_western = scripts == {"LATIN"} and (2 * foreign <= len(word) + 1 if len(word) > 1 else word in _ALONE)
        is_cyrillic = scripts == {"CYRILLIC"} and len(word) > 1
        if foreign and is_regular and (is_western or is_cyrillic):
            yield foreign
