"""Exact words of a document, found where they stand in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from geodata.errors import Refusal

_LIKENESS = 60
_DIFFERENCES_SHOWN = 3
_SLACK = 12

# Scripts that do not set words apart by blanks, or (Hangul) append particles to them: a line break may stand
# between any two letters, and a quotation may begin or end within what looks like a word.
_NO_BLANKS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff"  # Kana
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese characters
    "\uac00-\ud7af"  # Hangul
)
_LETTER = rf"[^\W{_NO_BLANKS}]"
_LETTERS = re.compile(rf"{_LETTER}{_LETTER}")
_TOKENS = re.compile(rf"{_LETTER}+|\S")
_BETWEEN_LETTERS = re.compile(rf"(?<=[{_NO_BLANKS}])(?=[{_NO_BLANKS}])")


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Exact words of a document and where they stand in it.

    Attributes:
        exact: The words as they stand in the document, with its white space.
        start: Offset of the first character, in Unicode code points.
        end: Offset after the last character.
        line: Line of the document where the words begin, from 1.
    """

    exact: str
    start: int
    end: int
    line: int


class QuotationError(Refusal):
    """A quotation cannot be found in the document, or not without doubt."""


class ContextError(QuotationError):
    """It is the context of a quotation that cannot be found."""


def locate(document_text: str, exact: str, context: str = "") -> Quotation:
    """Find exact words in a document.

    Every code point counts, except that any white space of the quotation matches any white space of the
    document. Words are whole: "evacuation" is not found in "evacuations".

    Args:
        document_text: The text of the document, lines separated by newlines.
        exact: The words.
        context: A longer stretch of the document around them, where they occur more than once.

    Raises:
        ContextError: If the context is not in the document.
        QuotationError: If the words are not there, or more than once; it names the nearest passage or all
            the lines.
    """
    if not exact.split():
        raise QuotationError(exact, why="is empty", fix="Quote at least one word")
    stretches = list(_occurrences(document_text, context)) if context else [(0, len(document_text))]
    if not stretches:
        why, fix = _miss(document_text, context)
        raise ContextError(context, why=why, fix=fix)
    found = sorted(
        {
            (start + first, start + last)
            for start, end in stretches
            for first, last in _occurrences(document_text[start:end], exact)
        }
    )
    if len(found) == 1:
        start, end = found[0]
        return Quotation(exact=document_text[start:end], start=start, end=end, line=_line(document_text, start))
    if found:
        raise _repeated(document_text, exact, [start for start, _ in found], within_context=bool(context))
    if context and any(_occurrences(document_text, exact)):
        raise QuotationError(
            exact,
            why="is in the document, but not in the context given",
            fix="Let quotation_context hold the quotation and a few words around it",
        )
    why, fix = _miss(document_text, exact)
    raise QuotationError(exact, why=why, fix=fix)


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Start and end of every place where the words stand whole, overlapping ones too."""
    pattern = re.compile(
        r"\s+".join(r"\s*".join(map(re.escape, _BETWEEN_LETTERS.split(word))) for word in words.split())
    )
    match = pattern.search(text)
    while match:
        if not any(_LETTERS.fullmatch(text, edge - 1, edge + 1) for edge in match.span()):
            yield match.span()
        match = pattern.search(text, match.start() + 1)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _repeated(text: str, exact: str, starts: list[int], *, within_context: bool) -> QuotationError:
    lines = [str(_line(text, start)) for start in starts]
    where = f"{', '.join(lines[:-1])} and {lines[-1]}"
    if within_context:
        why = f"stands {len(starts)} times in the context given, at lines {where}"
        fix = "Choose a context that holds the words once, or quote more words"
        return QuotationError(exact, why=why, fix=fix)
    return QuotationError(
        exact,
        why=f"stands {len(starts)} times in the document, at lines {where}",
        fix="Quote more words, or give a longer stretch around them in quotation_context",
    )


def _miss(text: str, exact: str) -> tuple[str, str]:
    """Why words are not found and what would be right: the nearest passage, and what differs in it."""
    if any(_occurrences(unicodedata.normalize("NFC", text), unicodedata.normalize("NFC", exact))):
        why = "differs from the document only in how accented letters are encoded"
        return why, "Copy the words from document.txt"
    tokens, wanted = list(_TOKENS.finditer(text)), list(_TOKENS.finditer(exact))
    nearest = _nearest_tokens([token[0] for token in tokens], " ".join(token[0] for token in wanted))
    if nearest is None:
        return "is not in the document, nor anything like it", "Copy the words from document.txt"
    passage = _stretch(tokens[nearest])
    differences = _differences(text, tokens[nearest], exact, wanted)
    told = "; ".join(differences[:_DIFFERENCES_SHOWN]) or "only the blanks differ"
    line = _line(text, passage.start)
    why = f"is not in the document; nearest is line {line}: “{_one_line(text[passage])}” ({told})"
    if "…" in exact or "..." in exact:
        return why, "Quote one unbroken stretch; a quotation leaves nothing out"
    return why, "Quote the document’s own words"


def _nearest_tokens(tokens: list[str], needle: str) -> slice | None:
    """The stretch of tokens that is most like the needle, a text of tokens with blanks between them."""
    flat = " ".join(tokens)
    alignment = fuzz.partial_ratio_alignment(needle, flat, score_cutoff=_LIKENESS)
    if alignment is None:
        return None
    first = flat.count(" ", 0, alignment.dest_start)
    last = flat.count(" ", 0, alignment.dest_end)
    # The alignment is as long as the needle; the passage that was meant may be shorter or longer.
    stretches = (
        slice(start, end)
        for start in range(max(first - _SLACK, 0), min(first + _SLACK, last) + 1)
        for end in range(max(start + 1, last - _SLACK), min(last + _SLACK, len(tokens)) + 1)
    )
    return max(stretches, key=lambda stretch: fuzz.ratio(" ".join(tokens[stretch]), needle))


def _differences(text: str, tokens: list[re.Match[str]], exact: str, wanted: list[re.Match[str]]) -> list[str]:
    """What differs between a passage of the document and the quotation, in words."""
    matcher = SequenceMatcher(None, [t[0] for t in tokens], [t[0] for t in wanted], autojunk=False)
    told = []
    for code, start, end, wanted_start, wanted_end in matcher.get_opcodes():
        own = f"“{_one_line(text[_stretch(tokens[start:end])])}”"
        quoted = f"“{_one_line(exact[_stretch(wanted[wanted_start:wanted_end])])}”"
        if code == "replace":
            told.append(f"the document has {own}, the quotation {quoted}")
        elif code == "delete":
            told.append(f"the document also has {own}")
        elif code == "insert":
            told.append(f"the document does not have {quoted} there")
    return told


def _stretch(tokens: list[re.Match[str]]) -> slice:
    return slice(tokens[0].start(), tokens[-1].end()) if tokens else slice(0, 0)


def _one_line(text: str) -> str:
    return " ".join(text.split())
