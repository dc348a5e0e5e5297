"""The document and its translations, cut at their quotations, and the way their scripts run. Never markup."""

import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Any

from geodata import Dossier
from geodata.dossiers.documents import in_language, paragraphs

# Unicode bidirectional classes (UAX #9) of letters that run from right to left: Hebrew and the like, Arabic and the like.
RIGHT_TO_LEFT = ("R", "AL")
# Set around words that run against their sentence, so that its punctuation stays where it belongs (UAX #9, isolates).
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def direction(text: str) -> str:
    """`rtl` if most letters of a text run from right to left, else `ltr`; the values of HTML's `dir`."""
    classes = Counter(unicodedata.bidirectional(character) for character in text)
    return "rtl" if sum(classes[each] for each in RIGHT_TO_LEFT) > classes["L"] else "ltr"


def isolated(words: str) -> str:
    """Words to be set into a sentence of the page: between isolates if some letter of theirs runs from right to left."""
    if any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in words):
        return f"{FIRST_STRONG_ISOLATE}{words}{POP_ISOLATE}"
    return words


def texts(dossier: Dossier) -> list[dict[str, Any]]:
    """The document, then its translations.

    Returns:
        For each its `language` (BCP 47), its `direction`, whether it is `quiet` (another one is in the page's own language), and
        its `paragraphs` (see `cut_paragraphs`), as many for all of them.
    """
    document = dossier.document
    languages = {"": document.language or dossier.language, **{each: each for each in document.translations}}
    native = {tag for tag, language in languages.items() if _base(language) == _base(dossier.language)}
    return [
        {
            "language": language,
            "direction": direction(document.translations.get(tag, document.text)),
            "quiet": bool(native) and tag not in native,
            "paragraphs": cut_paragraphs(dossier, tag),
        }
        for tag, language in languages.items()
    ]


def cut_paragraphs(dossier: Dossier, translation: str = "") -> list[list[dict[str, Any]]]:
    """The document as paragraphs of segments, cut wherever a quotation begins or ends.

    Args:
        dossier: checked.
        translation: language of the translation to cut instead.

    Returns:
        For each paragraph its segments `{"text", "events"}`, with the ids of the events whose quotation covers the segment, the
        shortest quotation first.
    """
    document = dossier.document
    text = document.translations[translation] if translation else document.text
    words, first, last = (in_language(f"quotation{part}", translation) for part in ("", "_start", "_end"))
    quoted = dossier.events[dossier.events[words] != ""]
    spans = sorted(
        (int(end - start), int(start), int(end), event)
        for start, end, event in zip(quoted[first], quoted[last], quoted["id"], strict=True)
    )
    return [_segments(text, begin, stop, spans) for begin, stop in paragraphs(text)]


def _segments(text: str, begin: int, stop: int, spans: list[tuple[int, int, int, str]]) -> list[dict[str, Any]]:
    """One paragraph, cut at the quotations (length, start, end, event) that begin or end in it."""
    cuts = sorted({begin, stop, *(cut for _, *ends, _ in spans for cut in ends if begin < cut < stop)})
    return [
        {
            "text": text[start:end],
            "events": [event for _, first, last, event in spans if first <= start and end <= last],
        }
        for start, end in pairwise(cuts)
    ]


def _base(tag: str) -> str:
    """The language of a tag without script, region and the rest: `zh` of `zh-Hant`."""
    return tag.partition("-")[0]
