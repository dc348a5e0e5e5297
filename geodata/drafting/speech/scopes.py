"""How far what is said reaches: to the end of a sentence, a list, a quotation or a paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.prose import Prose, Span

# Between two items of a list stand only the mark of the second, and blanks.
_LONGEST_MARK = 10
# By these words somebody speaks of themselves, or to others.
_SPEAKING_AGAIN = re.compile(r"(?<=[.!?])\s+(?:I|We|You)\b")
# The head of another speech ends one; a belt that is given, and nothing said, does not.
_GIVES_FLOOR = re.compile(
    r"(?!(?:Brother|Brethren|Brothers|Friends|Gentlemen)\b)[^.;!?]{0,240}"
    r"\b(?:spoke|said|says|answered|replied|addressed|speech|follows|follow|words|viz)\b[^.;:!?]{0,40}(?:[:;.—]|,\s*[“\"])"
)
_SHORT = 80
# Whoever goes on to speak says so in so many letters of a paragraph.
_ADDRESS = 160
_ADDRESSING = re.compile(r"\b(?:I|we|you|your|our|my|us|me|We|You|Your|Our|My)\b")


@dataclass(frozen=True)
class Scope(Span):
    """A stretch in which somebody speaks.

    Attributes:
        modality: How.
        voices: Ids of people, outermost first.
    """

    modality: str
    voices: tuple[str, ...]


def innermost(scopes: Sequence[Scope], span: Span) -> Scope | None:
    """The smallest scope that holds a stretch; of equal ones the last."""
    holding = [scope for scope in scopes if span in scope]
    return min(reversed(holding), key=lambda scope: scope.end - scope.start) if holding else None


def content_after(clauses: Sequence[Clause], at: int, sentence: Span, *, is_self: bool) -> Span:
    """What "that …" says: up to the end of the sentence, or up to where its teller goes on with a tale of their own.

    Args:
        clauses: Those of the sentence.
        at: Index of the clause that introduces it.
        sentence: The sentence.
        is_self: Whether the author says it.
    """
    first = clauses[at + 1]
    later = clauses[at + 2 :]
    several = any(clause.role == "content" for clause in later)
    for before, clause in zip(clauses[at + 1 :], later, strict=False):
        goes_on = clause.role == "main" and clause.opener in ("and", "but", "so") and not several
        is_mine = goes_on and clause.subject_word in ("i", "we") and not is_self
        if clause.inside != first.inside or is_mine or _is_cut_off(before, clause):
            return Span(first.start, before.end)
    return Span(first.start, sentence.end)


def _is_cut_off(before: Clause, clause: Clause) -> bool:
    """Whether a semicolon or a bracket stands between two clauses."""
    return any(word.text in (";", ")") for word in clause.sentence[before.last : clause.first])


class Layout:
    """The lists, quotations and paragraphs of a text, asked by offset."""

    def __init__(self, prose: Prose) -> None:
        self._text = prose.text
        self._items = prose.items
        self._quoted = prose.quoted
        self._paragraphs = prose.paragraphs
        self._address_ends: dict[int, int] = {}
        self._starts = {
            id(spans): [span.start for span in spans] for spans in (self._items, self._quoted, self._paragraphs)
        }

    def list_after(self, offset: int) -> Span | None:
        """The items of the list that begins right after an offset, as one stretch."""
        at = bisect_left(self._starts[id(self._items)], offset)
        if at == len(self._items) or not self._only_mark(offset, self._items[at].start):
            return None
        last = at
        while last + 1 < len(self._items) and self._only_mark(self._items[last].end, self._items[last + 1].start):
            last += 1
        return Span(self._items[at].start, self._items[last].end)

    def _only_mark(self, start: int, end: int) -> bool:
        return end - start < 4 * _LONGEST_MARK and len(self._text[start:end].strip()) <= _LONGEST_MARK

    def quoted_at(self, start: int, end: int) -> Span | None:
        """The quotation that begins within a stretch."""
        at = bisect_left(self._starts[id(self._quoted)], start)
        return self._quoted[at] if at < len(self._quoted) and self._quoted[at].start <= end else None

    def address_after(self, offset: int) -> Span | None:
        """The paragraphs after an offset in which somebody speaks of themselves or to others; a tale ends them."""
        first = bisect_left(self._starts[id(self._paragraphs)], offset)
        if first not in self._address_ends:
            self._walk(first)
        last = self._address_ends[first]
        return Span(self._paragraphs[first].start, self._paragraphs[last - 1].end) if last > first else None

    def _walk(self, first: int) -> None:
        """Find where the paragraphs end that address somebody from one on, for it and for all of them."""
        last = at = first
        while at < len(self._paragraphs) and not self._gives_floor(self._paragraphs[at]):
            if self._addresses(self._paragraphs[at]):
                last = at + 1
            elif at == first or self._paragraphs[at].end - self._paragraphs[at].start > _SHORT:
                break
            at += 1
        self._address_ends[first] = last
        self._address_ends.update(
            (each, last) for each in range(first, last) if self._addresses(self._paragraphs[each])
        )

    def _addresses(self, paragraph: Span) -> bool:
        return bool(_ADDRESSING.search(self._text, paragraph.start, min(paragraph.end, paragraph.start + _ADDRESS)))

    def _gives_floor(self, paragraph: Span) -> bool:
        return _GIVES_FLOOR.match(self._text, paragraph.start, paragraph.end) is not None

    def speech_after(self, offset: int) -> Span:
        """From an offset to the end of the paragraph, and of those after it in which somebody goes on to speak."""
        rest = self.rest_of_paragraph(offset)
        going_on = self.address_after(rest.end)
        return Span(offset, going_on.end if going_on else rest.end)

    def terms_after(self, offset: int) -> Span:
        """From an offset to the end of the paragraph, or to where somebody speaks of themselves again."""
        rest = self.rest_of_paragraph(offset)
        again = _SPEAKING_AGAIN.search(self._text, offset, rest.end)
        return Span(offset, again.start()) if again else rest

    def rest_of_paragraph(self, offset: int) -> Span:
        """From an offset to the end of its paragraph."""
        at = bisect_right(self._starts[id(self._paragraphs)], offset) - 1
        end = self._paragraphs[at].end if at >= 0 else offset
        return Span(offset, max(end, offset))
