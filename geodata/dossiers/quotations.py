"""Exact words of a document, found where they stand in it."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import count, takewhile
from operator import itemgetter

from rapidfuzz import fuzz

from geodata.dossiers.documents import in_language, text_file
from geodata.errors import Refusal

_LIKENESS = 60
_DIFFERENCES_SHOWN = 3
_QUOTATION_MARKS = "“”„‟‘’‚\"'«»‹›「」『』"
_SLACK = 12
# Letters and words of a quotation that are compared with the text where it is not found, and how many of these words stand before
# the first one that differs.
_LONGEST_COMPARED, _MOST_WORDS_COMPARED, _WORDS_BEFORE = 1000, 200, 20
_MOST_LINES = 20

# To read a text from end to end takes a thousandth of the time in which its words are put in order; they are after so many
# searches, by so many of the letters with which they go on.
_SEARCHES, _SORTED = 500, 40

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
# Where a line is broken beside one of these, their punctuation included, no blank is meant.
_BREAKS = rf"[{_NO_BLANKS}\u0f00-\u0fff\u3000-\u303f\uff00-\uffef]"
_BREAKS_ANYWHERE = re.compile(_BREAKS)
# White space that is no single blank between words.
_CHANGED_GAPS = re.compile(rf"(?<={_BREAKS})\s+|\s+(?={_BREAKS})|\s{{2,}}|[^\S ]")


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Exact words of a document and where they stand in it.

    Attributes:
        exact: The words as they stand in the document, with its white space.
        start: Offset of the first character, in Unicode code points.
        end: Offset after the last character.
        line: Line of the document where the words begin, from 1.

    Example:
        >>> words = ct.Quotation(exact="Pyongyang", start=120, end=129, line=3)
        >>> words.end - words.start == len(words.exact)
        True
    """

    exact: str
    start: int
    end: int
    line: int


class QuotationError(Refusal):
    """A quotation cannot be found in the document, or not without doubt."""


class ContextError(QuotationError):
    """It is the context of a quotation that cannot be found."""


def locate(document_text: str, exact: str, context: str = "", *, language: str = "") -> Quotation:
    """Find exact words in a document.

    Every code point counts, except that any white space of the quotation matches any white space of the
    document; between letters of scripts without blanks, and of Hangul, it does not count at all. Words are
    whole: "evacuation" is not found in "evacuations".

    Args:
        document_text: The text of the document, lines separated by newlines.
        exact: The words.
        context: A longer stretch of the document around them, where they occur more than once: prefix, words and
            suffix of a TextQuoteSelector (W3C Web Annotation Data Model, 4.2.4) in one.
        language: That of a translation, if the text is one; refusals then name its file and columns.

    Raises:
        ContextError: If the context is not in the document.
        QuotationError: If the words are not there, or more than once; it names the nearest passage or all
            the lines.
    """
    if not exact.split():
        raise QuotationError(exact, why="is empty", fix="Quote at least one word")
    text = _indexed(document_text)
    stretches = list(text.occurrences(context)) if context else [(0, len(document_text))]
    if not stretches:
        why, fix, nearest = _miss(document_text, context, language)
        raise ContextError(context, why=why, fix=fix, nearest=nearest)
    anywhere = list(text.occurrences(exact))
    found = [each for each in anywhere if _is_held(each, stretches)]
    if len(found) == 1:
        start, end = found[0]
        return Quotation(exact=document_text[start:end], start=start, end=end, line=_line(document_text, start))
    if found:
        raise _repeated(document_text, exact, [start for start, _ in found], language, within_context=bool(context))
    if anywhere:
        raise QuotationError(
            exact,
            why=f"is in {_name(language)}, but not in the context given",
            fix=f"Let {in_language('quotation_context', language)} hold the quotation and a few words around it",
        )
    why, fix, nearest = _miss(document_text, exact, language)
    raise QuotationError(exact, why=why, fix=fix, nearest=nearest)


def _is_held(words: tuple[int, int], stretches: list[tuple[int, int]]) -> bool:
    """Whether one of several stretches holds the words; both begin and end in the same order, so it is the last begun."""
    last = bisect_right(stretches, words[0], key=itemgetter(0)) - 1
    return last >= 0 and words[1] <= stretches[last][1]


@dataclass(frozen=True)
class _Text:
    """A text to be searched without regard to its white space.

    `flat` has a single blank between words, and none where a script has no blanks. Its stretches of unchanged
    characters begin at `starts`; in the text itself they begin at `origins`. `newlines` are the offsets of its
    line ends.
    """

    flat: str
    starts: list[int]
    origins: list[int]
    newlines: list[int]
    searches: Iterator[int] = field(default_factory=count)

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """Start and end in the text of every place where the words stand whole, overlapping ones too."""
        needle = _flat(words.strip())
        for start in self._read(needle) if next(self.searches) < _SEARCHES else self._looked_up(needle):
            end = start + len(needle)
            if not any(is_within_word(self.flat, edge) for edge in (start, end)):
                yield self._origin(start), self._origin(end - 1) + 1

    def _read(self, needle: str) -> Iterator[int]:
        """Where some letters stand, as the text is read from end to end."""
        start = self.flat.find(needle)
        while start >= 0:
            yield start
            start = self.flat.find(needle, start + 1)

    def _looked_up(self, needle: str) -> list[int]:
        """Where some letters stand at the beginning of a word, as it is looked up."""
        letters = needle[:_SORTED]
        first = bisect_left(self._beginnings, letters, key=lambda start: self.flat[start : start + len(letters)])
        following = (self._beginnings[at] for at in range(first, len(self._beginnings)))
        alike = takewhile(lambda start: self.flat.startswith(letters, start), following)
        return sorted(start for start in alike if self.flat.startswith(needle, start))

    @cached_property
    def _beginnings(self) -> list[int]:
        """Where words may begin, and some places more, in the order of the letters that follow."""
        starts = (place.start() for place in re.finditer(rf"(?<!{_LETTER})\S|(?!{_LETTER})\S", self.flat))
        return sorted(starts, key=lambda start: self.flat[start : start + _SORTED])

    def _origin(self, index: int) -> int:
        stretch = bisect_right(self.starts, index) - 1
        return self.origins[stretch] + index - self.starts[stretch]


@lru_cache(maxsize=8)  # a document and its translations, while the quotations of all events are looked up
def _indexed(text: str) -> _Text:
    parts: list[str] = []
    starts, origins, length = [0], [0], 0
    for gap in _CHANGED_GAPS.finditer(text):
        kept = text[origins[-1] : gap.start()] + _blank(text, gap)
        parts.append(kept)
        length += len(kept)
        starts.append(length)
        origins.append(gap.end())
    newlines = [newline.start() for newline in re.finditer("\n", text)]
    return _Text("".join([*parts, text[origins[-1] :]]), starts, origins, newlines)


def is_within_word(text: str, edge: int) -> bool:
    """Whether letters on both sides of an edge belong together; vowel signs and accents belong to their letter."""
    if _is_mark(text[edge : edge + 1]):
        return True
    before = edge - 1
    while _is_mark(text[before : before + 1]):
        before -= 1
    return bool(_LETTERS.fullmatch(text[before : before + 1] + text[edge : edge + 1]))


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character).startswith("M")


def _flat(words: str) -> str:
    return _CHANGED_GAPS.sub(lambda gap: _blank(words, gap), words)


def _blank(text: str, gap: re.Match[str]) -> str:
    """What stands for white space between words: nothing beside a letter or sign of a script without blanks."""
    neighbours = text[max(gap.start() - 1, 0) : gap.start()] + text[gap.end() : gap.end() + 1]
    return "" if _BREAKS_ANYWHERE.search(neighbours) else " "


def _name(language: str) -> str:
    return text_file(language) if language else "the document"


def _line(text: str, offset: int) -> int:
    return bisect_left(_indexed(text).newlines, offset) + 1


def _repeated(text: str, exact: str, starts: list[int], language: str, *, within_context: bool) -> QuotationError:
    lines = [str(_line(text, start)) for start in starts[: _MOST_LINES + 1]]
    where = f"{', '.join(lines[:-1])} {'and so on' if len(lines) > _MOST_LINES else f'and {lines[-1]}'}"
    if within_context:
        why = f"stands {len(starts)} times in the context given, at lines {where}"
        fix = "Choose a context that holds the words once, or quote more words"
        return QuotationError(exact, why=why, fix=fix)
    return QuotationError(
        exact,
        why=f"stands {len(starts)} times in {_name(language)}, at lines {where}",
        fix=f"Quote more words, or give a longer stretch around them in {in_language('quotation_context', language)}",
    )


def _miss(text: str, exact: str, language: str) -> tuple[str, str, str | None]:
    """Why words are not found and what would be right: the nearest passage, and what differs in it."""
    name, copy = _name(language), f"Copy the words from {text_file(language)}"
    bare = exact.strip().strip(_QUOTATION_MARKS)
    if bare != exact.strip() and bare.split() and any(_indexed(text).occurrences(bare)):
        why = f"stands in quotation marks, which {name} does not have there"
        return why, f"Write it without the quotation marks: {_one_line(bare)}", bare
    if any(_indexed(unicodedata.normalize("NFC", text)).occurrences(unicodedata.normalize("NFC", exact))):
        return f"differs from {name} only in how accented letters are encoded", copy, None
    exact = _compared(text, exact)
    tokens, wanted = _tokens(text), list(_TOKENS.finditer(exact))
    nearest = _nearest_tokens(tuple(token[0] for token in tokens), " ".join(token[0] for token in wanted))
    if nearest is None:
        return f"is not in {name}, nor anything like it", copy, None
    passage = _stretch(tokens[nearest])
    differences = _differences(text, tokens[nearest], exact, wanted)
    told = "; ".join(differences[:_DIFFERENCES_SHOWN]) or _same_letters(text, exact)
    line = _line(text, passage.start)
    words = _one_line(text[passage])
    why = f"is not in {name}; nearest is line {line}: “{words}” ({told})"
    if "…" in exact or "..." in exact:
        return why, "Quote one unbroken stretch; a quotation leaves nothing out", words
    return why, copy if language else "Quote the document’s own words", words


def _same_letters(text: str, exact: str) -> str:
    """What differs where the letters are the same: the quotation ends within a word, before an accent or vowel sign."""
    return "it ends within a word there" if _flat(exact.strip()) in _indexed(text).flat else "only the blanks differ"


def _compared(text: str, exact: str) -> str:
    """Of a long quotation a stretch around the first word with which it is no longer in the text; else all of it."""
    words = list(_TOKENS.finditer(exact))
    if len(exact) <= _LONGEST_COMPARED and len(words) <= _MOST_WORDS_COMPARED:
        return exact
    flat = _indexed(text).flat
    first = bisect_left(words, 1, key=lambda word: int(_flat(exact[words[0].start() : word.end()]) not in flat))
    compared = words[max(first - _WORDS_BEFORE, 0) :][:_MOST_WORDS_COMPARED]
    start = compared[0].start()
    return exact[start : min(compared[-1].end(), start + _LONGEST_COMPARED)]


@lru_cache(maxsize=8)
def _tokens(text: str) -> list[re.Match[str]]:
    return list(_TOKENS.finditer(text))


def _nearest_tokens(tokens: tuple[str, ...], needle: str) -> slice | None:
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
