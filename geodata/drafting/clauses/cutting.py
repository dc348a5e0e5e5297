"""Sentences cut into clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geodata.drafting.clauses.boundaries import (
    Boundary,
    between,
    hard_boundaries,
    holds_relative,
    is_aside,
    opening_before,
)
from geodata.drafting.clauses.reading import VerbGroup
from geodata.drafting.clauses.subjects import subject_start
from geodata.drafting.clauses.tokens import Token, tokens_of
from geodata.drafting.clauses.verb_groups import verb_groups
from geodata.drafting.clauses.words_of_clauses import COORDINATORS
from geodata.drafting.prose import Prose, Span

# Longer sentences are lists or lack their stops: they are read in pieces, so that time grows with the length of the text only.
_LONGEST = 250
_MARKS = frozenset(",;:—–-()“”\"'‘’«»…!?.")


@dataclass(frozen=True)
class Clause(Span):
    """A clause: a verb with what belongs to it, without the word that joins it to others.

    Attributes:
        sentence: The words of its sentence.
        first: Index of its first word among them.
        last: Index after its last word.
        subject_first: Index at which its subject begins, that of the verb where it has none before the verb: in orders, and
            where the subject is that of the clause before.
        verb: Its verb.
        infinitives: The infinitives with "to" within it, in their order.
        opener: The word that joins it to what stands before, in small letters: that, which, and, because; "" for none.
        role: main, content (of what is said), relative, or subordinate.
        inside: Whether it stands in brackets.
    """

    sentence: tuple[Token, ...]
    first: int
    last: int
    subject_first: int
    verb: VerbGroup
    infinitives: tuple[VerbGroup, ...]
    opener: str
    role: str
    inside: bool = False

    @property
    def words(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return self.sentence[self.first : self.last]

    @property
    def verb_span(self) -> Span:
        """Where the verb stands in the text."""
        return Span(self.sentence[self.verb.first].start, self.sentence[self.verb.last].end)

    @property
    def subject(self) -> tuple[Token, ...]:
        """The words of the subject, without marks."""
        return tuple(word for word in self.sentence[self.subject_first : self.verb.first] if word.text[0].isalnum())

    @property
    def subject_word(self) -> str:
        """The first word of the subject, in small letters, or ""."""
        return self.subject[0].small if self.subject else ""

    @property
    def after_verb(self) -> tuple[Token, ...]:
        """The words and marks after the verb."""
        return self.sentence[self.verb.last + 1 : self.last]


@lru_cache(maxsize=1)
def sentences_of(prose: Prose) -> tuple[tuple[Span, tuple[Clause, ...]], ...]:
    """The sentences of a text, each with its clauses, very long ones in pieces; kept for the next room that asks."""
    return tuple(_pieces(prose))


def _pieces(prose: Prose) -> Iterator[tuple[Span, tuple[Clause, ...]]]:
    for sentence in prose.sentences:
        words = tokens_of(prose.words_of(sentence))
        for first in range(0, len(words), _LONGEST):
            piece = words[first : first + _LONGEST]
            yield Span(piece[0].start, piece[-1].end), clauses_of(piece)


def clauses_of(words: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of the words of a sentence in their order; none where it has no verb.

    Clauses do not overlap. A relative clause without a comma stays within the clause that it belongs to, and so does one that
    stands between a subject and its verb; those of time and reason after their main clause are clauses of their own.
    """
    groups = verb_groups(words)
    if not groups:
        return ()
    finite = tuple(group for group in groups if group.finite and not is_aside(words, group))
    hard = hard_boundaries(words, finite)
    edges = [0, *(edge for edge, _ in hard), len(words)]
    brackets = {edge for edge, is_bracket in hard if is_bracket}
    sentence = _Sentence(tuple(words), groups, finite)
    return tuple(
        clause
        for first, last in pairwise(edges)
        for clause in sentence.clauses_between(first, last, inside=first in brackets)
    )


@dataclass(frozen=True)
class _Piece:
    """A clause to be: the words from the first up to the last, its verb, and what opens it."""

    first: int
    last: int
    verb: VerbGroup
    opening: Boundary


def _add(pieces: list[_Piece], piece: _Piece, *, has_main: bool) -> None:
    """Add a piece; one whose only verb stands in a relative clause goes on with the clause before it."""
    if has_main or not pieces:
        pieces.append(piece)
    else:
        before = pieces[-1]
        pieces[-1] = _Piece(before.first, piece.last, before.verb, before.opening)


@dataclass(frozen=True)
class _Sentence:
    """The words of a sentence and its verbs: all, and those that make clauses."""

    words: tuple[Token, ...]
    groups: tuple[VerbGroup, ...]
    finite: tuple[VerbGroup, ...]

    def clauses_between(self, first: int, last: int, *, inside: bool) -> list[Clause]:
        """The clauses of a stretch in which no colon, semicolon or bracket stands."""
        groups = [group for group in self.finite if first <= group.first < last] or self._commanding(first, last)
        if not groups:
            return []
        pieces: list[_Piece] = []
        opening = opening_before(self.words, first, groups[0])
        at, main = (first, None) if opening.role == "relative" else (opening.end, groups[0])
        fronted = opening.role == "subordinate"
        for before, after in pairwise(groups):
            boundary = between(self.words, before, after, has_main=main is not None, fronted=fronted)
            if boundary is None or (main is None and boundary.closes):
                if main is None or boundary is not None or self._is_reduced(main, after, opening):
                    main = after
                continue
            _add(pieces, _Piece(at, boundary.start, main or before, opening), has_main=main is not None)
            fronted &= boundary.word in COORDINATORS
            at, opening = boundary.end, boundary
            main = None if holds_relative(self.words, at, after.first) else after
        _add(pieces, _Piece(at, last, main or groups[-1], opening), has_main=main is not None)
        return [self._clause(piece, inside=inside) for piece in pieces]

    def _commanding(self, first: int, last: int) -> list[VerbGroup]:
        """The infinitives that order where nothing else does: the first, and those that "and" adds to it."""
        if first and self.words[first].text not in (":", ";"):
            return []
        groups = [group for group in self.groups if first <= group.first < last]
        return [group for group in groups if group is groups[0] or self.words[group.first - 1].small in COORDINATORS]

    def _is_reduced(self, main: VerbGroup, after: VerbGroup, opening: Boundary) -> bool:
        """Whether the first of two verbs without a boundary only belongs to the subject of the second.

        So it does in "the troops destined for Korea are not ready", and in a clause of time before its main clause.
        """
        if holds_relative(self.words, main.last, after.first):
            return False
        is_bare = main.mood == "past" and main.first == main.last and after.first > main.last + 1
        return opening.role == "subordinate" or is_bare

    def _clause(self, piece: _Piece, *, inside: bool) -> Clause:
        """The clause of a piece, without marks at its ends."""
        first, last, verb, opening = piece.first, piece.last, piece.verb, piece.opening
        words = self.words
        while last - 1 > verb.last and words[last - 1].text in _MARKS:
            last -= 1
        while first < verb.first and words[first].text in _MARKS:
            first += 1
        has_none = verb.mood == "imperative"
        return Clause(
            start=words[first].start,
            end=words[last - 1].end,
            sentence=words,
            first=first,
            last=last,
            subject_first=verb.first if has_none else subject_start(words, first, verb.first),
            verb=verb,
            infinitives=tuple(group for group in self.groups if not group.finite and first <= group.first < last),
            opener=opening.word,
            role="main" if opening.role == "relative" and not opening.word else opening.role,
            inside=inside,
        )
