"""A text cut into paragraphs, sentences, words and quoted stretches; every offset counts code points of the text itself."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from geodata.dossiers.documents import paragraphs

# A word is of letters, with the apostrophes, hyphens and points within it ("Vasil'yev", "P'yŏng-yang", "S.C."), or of figures
# ("2nd", "1,200", "9.30"); everything else stands alone. Marks that are set apart from their letters (NFD) stay with them.
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|{_LETTERS}(?:['’ʻʼ‐-]{_LETTERS})*|\d+(?:[.,:]\d+)*[^\W\d_]*|\S")
_ITEM = re.compile(r"^[ \t]*(?:[-*•–—][ \t]*)?(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-*•–—])[ \t]+", re.MULTILINE)
# A row of points is looked at once, from its first: a table of contents may have a thousand.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[)\]”’\"»']*+(?=\s|$)|[;:](?=\s*\n)|[。！？؟۔]")
_WORDS: dict[str, list[str]] = tomllib.loads((files("geodata.drafting") / "shortened.toml").read_text(encoding="utf-8"))
_SHORTENED, _ALSO_WORDS = (frozenset(_WORDS[key]) for key in ("words", "also_words"))
_OPENING = {"“": "”", "„": "“", "«": "»", "‹": "›", "「": "」", "『": "』", '"': '"'}


@dataclass(frozen=True)
class Span:
    """A stretch of the text, from `start` up to `end`."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        """Whether another stretch, or an offset, lies within."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end


@dataclass(frozen=True)
class Word(Span):
    """A word, a number or a mark; `text` is how it stands in the text."""

    text: str


@dataclass(frozen=True)
class Prose:
    """A text to be searched; what it is cut into is found when first asked for.

    Attributes:
        text: The text, lines separated by newlines.
    """

    text: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words, numbers and marks in their order."""
        return tuple(Word(each.start(), each.end(), each.group()) for each in _WORD.finditer(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_of(self, span: Span) -> tuple[Word, ...]:
        """The words that begin within a stretch."""
        first, last = (bisect_right(self._starts, edge - 1) for edge in (span.start, span.end))
        return self.words[first:last]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Stretches between empty lines."""
        return tuple(Span(*edges) for edges in paragraphs(self.text))

    @cached_property
    def items(self) -> tuple[Span, ...]:
        """Items of numbered or dashed lists, without their marks, up to the next item or the end of the paragraph."""
        following = [*(mark.start for mark in self._marks), len(self.text)][1:]
        return tuple(
            Span(mark.end, min(self._paragraph_end(mark.start), after))
            for mark, after in zip(self._marks, following, strict=False)
        )

    @cached_property
    def _marks(self) -> tuple[Span, ...]:
        """The numbers and dashes of list items."""
        return tuple(Span(*mark.span()) for mark in _ITEM.finditer(self.text))

    def _paragraph_end(self, offset: int) -> int:
        at = bisect_right(self._paragraph_ends, offset)
        return self._paragraph_ends[at] if at < len(self._paragraph_ends) else len(self.text)

    @cached_property
    def _paragraph_ends(self) -> list[int]:
        return [paragraph.end for paragraph in self.paragraphs]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences; neither paragraphs nor items of lists run on into one another, and the marks of items belong to none."""
        marks = frozenset(self._marks)
        edges = sorted({edge for span in (*self.items, *marks) for edge in (span.start, span.end)})
        return tuple(
            sentence
            for paragraph in self.paragraphs
            for part in _cut(paragraph, edges[bisect_left(edges, paragraph.start) : bisect_left(edges, paragraph.end)])
            if part not in marks
            for sentence in self._sentences_of(part)
        )

    def _sentences_of(self, part: Span) -> Iterator[Span]:
        start = part.start
        for stop in _STOP.finditer(self.text, part.start, part.end):
            if not self._is_shortened(start, stop):
                yield from self._stripped(start, stop.end())
                start = stop.end()
        yield from self._stripped(start, part.end)

    def _is_shortened(self, start: int, stop: re.Match[str]) -> bool:
        """Whether the point belongs to the word before it, or small letters go on after it."""
        if stop.group()[0] != ".":
            return False
        before = re.search(r"[\w.]*$", self.text[max(start, stop.start() - 20) : stop.start()])
        word = before.group() if before else ""
        if word in _ALSO_WORDS and not re.match(r"\s*\d", self.text[stop.end() : stop.end() + 5]):
            return False
        goes_on = re.match(r"\s*[^\W\d_A-Z]", self.text[stop.end() : stop.end() + 5])
        return (
            word.casefold() in _SHORTENED
            or len(word) == 1
            or "." in word
            or bool(goes_on and goes_on.group().islower())
        )

    def _stripped(self, start: int, end: int) -> Iterator[Span]:
        stretch = self.text[start:end]
        if stretch.strip():
            yield Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Stretches between quotation marks, without them; a mark that is never closed quotes up to the end of the text."""
        spans: list[Span] = []
        at = 0
        while at < len(self.text):
            closing = _OPENING.get(self.text[at])
            if closing is None:
                at += 1
                continue
            end = self.text.find(closing, at + 1)
            spans.append(Span(at + 1, len(self.text) if end < 0 else end))
            at = spans[-1].end + 1
        return tuple(spans)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, or the last that begins before it."""
        at = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[max(at, 0)]


def _cut(span: Span, edges: list[int]) -> Iterator[Span]:
    at = span.start
    for edge in [*edges, span.end]:
        if edge > at:
            yield Span(at, edge)
            at = edge
