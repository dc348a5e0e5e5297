"""The document and its translations, cut at their quotations. Never markup."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Any

from geodata import Dossier
from geodata.dossiers.documents import in_language, paragraphs
from viz.languages.directions import direction


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


def read_first(dossier: Dossier) -> int:
    """Which of the document (0) and its translations a class reads: the first in the page's own language, else the document."""
    document = dossier.document
    languages = map(_base, (document.language or dossier.language, *document.translations))
    return next((number for number, base in enumerate(languages) if base == _base(dossier.language)), 0)


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
    spans = [
        (int(start), int(end), event)
        for start, end, event in zip(quoted[first], quoted[last], quoted["id"], strict=True)
    ]
    return segments(text, paragraphs(text), spans)


def segments(
    text: str, stretches: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int, str]]
) -> list[list[dict[str, Any]]]:
    """A text cut at the edges of spans, in one walk through it.

    Args:
        text: the text.
        stretches: starts and ends of its paragraphs, in order.
        spans: start, end and event of every quotation.

    Returns:
        See `cut_paragraphs`.
    """
    beginning, ending = defaultdict(list), defaultdict(list)
    for start, end, event in spans:
        beginning[start].append((end - start, start, end, event))
        ending[end].append((end - start, start, end, event))
    edges = sorted({*beginning, *ending, *chain.from_iterable(stretches)})
    covering: list[
        tuple[int, int, int, str]
    ] = []  # the spans of the place that the walk has come to, the shortest first
    cut: dict[int, dict[str, Any]] = {}
    for start, end in pairwise(edges):
        for span in ending[start]:
            del covering[bisect_left(covering, span)]
        for span in beginning[start]:
            insort(covering, span)
        cut[start] = {"text": text[start:end], "events": [event for *_, event in covering]}
    return [
        [cut[start] for start in edges[bisect_left(edges, begin) : bisect_left(edges, stop)]]
        for begin, stop in stretches
    ]


def _base(tag: str) -> str:
    """The language of a tag without script, region and the rest: `zh` of `zh-Hant`."""
    return tag.partition("-")[0]
