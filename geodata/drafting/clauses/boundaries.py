"""Where one clause of a sentence ends and the next begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.drafting.clauses.lexicon import HEARING, MODALITY
from geodata.drafting.clauses.reading import VerbGroup
from geodata.drafting.clauses.subjects import subject_start
from geodata.drafting.clauses.tokens import Token
from geodata.drafting.clauses.words_of_clauses import (
    CONTENT_ADJECTIVES,
    CONTENTS,
    COORDINATORS,
    NOMINATIVES,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATING_PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)

# So many words at most say to whom something is told.
_TOLD_TO = 4
_TOLD = OBJECTS - SUBJECTS
_HARD = frozenset(';:—–“”"«»')


@dataclass(frozen=True)
class Boundary:
    """Between two clauses.

    Attributes:
        start: Index of the word at which the first ends.
        end: Index of the word with which the next begins.
        word: What joins them, in small letters, or "".
        role: That of the next clause: main, content, relative or subordinate.
        closes: Whether it is only a comma right before the verb, as after a relative clause.
    """

    start: int
    end: int
    word: str
    role: str
    closes: bool = False


def hard_boundaries(words: Sequence[Token], finite: Sequence[VerbGroup]) -> list[tuple[int, bool]]:
    """Indices at which semicolons, colons, dashes, brackets and quotation marks cut, and whether a bracket opens there.

    Brackets without a verb between them cut nothing.
    """
    found: list[tuple[int, bool]] = []
    opened: int | None = None
    for index, word in enumerate(words):
        if word.text in _HARD or (word.text == "-" and index and words[index - 1].end < word.start):
            found.append((index, False))
        elif word.text == "(":
            opened = index
        elif word.text == ")" and opened is not None:
            if any(opened < group.first < index for group in finite):
                found += [(opened, True), (index, False)]
            opened = None
    return sorted(found)


def is_aside(words: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a verb only says in passing, between two commas, how something is known: the Prussians, we are told, have lost."""
    says = group.verb in MODALITY or group.verb in HEARING
    subject = group.first - 1
    start = next((at for at in (subject - 1, subject - 2) if at > 0 and words[at].text == ","), None)
    ends = group.last + 1 < len(words) and words[group.last + 1].text == ","
    return says and ends and start is not None and words[subject].small in NOMINATIVES | {"it"}


def opening_before(words: Sequence[Token], first: int, group: VerbGroup) -> Boundary:
    """What opens the clause of the first verb of a stretch."""
    start = first
    while start < group.first and not words[start].text[0].isalnum():
        start += 1
    word = words[start].small if start < group.first else ""
    if word in SUBORDINATORS or (word in SUBORDINATING_PREPOSITIONS and _governs_clause(words, start, group)):
        return Boundary(first, start + 1, word, "subordinate")
    if word == "that" and start + 1 < group.first:
        return Boundary(first, start + 1, word, "content")
    if word in ("who", "which"):
        return Boundary(first, start, word, "relative" if first else "main")
    if word in COORDINATORS and (word != "so" or start + 1 < group.first):
        return Boundary(first, start + 1, word, "main")
    if holds_relative(words, first, group.first):
        return Boundary(first, first, "", "relative")
    return Boundary(first, start, "", "main")


def holds_relative(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether a relative clause begins among words, after the first of them."""
    return any(_is_relative(words, index, words[index].small) for index in range(first + 1, last))


def _is_relative(words: Sequence[Token], index: int, word: str) -> bool:
    left = words[index - 1].small
    return word in RELATIVES and (
        word != "that" or (left not in PREPOSITIONS | COORDINATORS and left.isalpha() and index + 1 < len(words))
    )


def _governs_clause(words: Sequence[Token], index: int, group: VerbGroup) -> bool:
    """Whether "before" and its like stand before a clause: the subject of the verb follows at once."""
    small = {word.small for word in words[index + 1 : group.first]}
    if words[index + 1].small in TIMES:
        return False  # after dinner comes my cousin
    if words[index + 1].small in OBJECTS - SUBJECTS or (words[group.first - 1].small in COORDINATORS and "," in small):
        return False  # before us from Lyons to Paris, and quartered
    follows = subject_start(words, index + 1, group.first) <= index + 1 + (words[index + 1].text == ",")
    return follows and not holds_relative(words, index + 1, group.first)


def between(
    words: Sequence[Token], before: VerbGroup, after: VerbGroup, *, has_main: bool, fronted: bool
) -> Boundary | None:
    """What separates two verbs, or None if nothing does: one of them then belongs to a part of the other's clause."""
    first, last = before.last + 1, after.first
    small = [word.small for word in words[first:last]]
    if after.mood == "past" and after.first == after.last and _is_reduced_object(words, small, first, last):
        return None
    return (
        _joined(words, before, small, first, after)
        or _coordinated(words, small, first, last, after)
        or _by_comma(small, first, has_main=has_main)
        or _unsaid(words, before, after, has_main=has_main)
        or (_fronted(words, first, last) if fronted and has_main else None)
    )


def _joined(
    words: Sequence[Token], before: VerbGroup, small: list[str], first: int, after: VerbGroup
) -> Boundary | None:
    """By a word that only joins clauses."""
    for offset, word in enumerate(small):
        index = first + offset
        left = words[index - 1].small
        start = index - 1 if left == "," else index
        while start > first and words[start - 1].small in COORDINATORS | {","} and word != ",":
            start -= 1
        if word == "that" and _tells_content(words, index, before):
            return Boundary(start, index + 1, word, "content")
        if word in SUBORDINATORS or (word in SUBORDINATING_PREPOSITIONS and _governs_clause(words, index, after)):
            is_content = word in ("whether", "how", "why", "if") and before.verb in MODALITY
            return Boundary(start, index + 1, word, "content" if is_content else "subordinate")
        if word in RELATIVES and word != "that" and (left in (",", "of") or after.mood == "future"):
            return Boundary(start, index, word, "relative")
    return None


def _tells_content(words: Sequence[Token], index: int, before: VerbGroup) -> bool:
    """Whether "that" begins what is said, and is no pronoun."""
    left = words[index - 1].small
    if index - 1 == before.last or left in CONTENTS | CONTENT_ADJECTIVES:
        return True
    told = before.verb in MODALITY or before.verb in HEARING
    return left in (",", "and", "but", "or") or (told and left not in PREPOSITIONS | {"all"})


def _coordinated(words: Sequence[Token], small: list[str], first: int, last: int, after: VerbGroup) -> Boundary | None:
    """By "and" and its like: after a comma, or right before the next verb or its subject."""
    start = subject_start(words, first, last)
    for offset in range(len(small) - 1, -1, -1):
        index = first + offset
        if small[offset] in COORDINATORS | {"for"} and words[index - 1].text == ",":
            return Boundary(index - 1, index + 1, small[offset], "main")
    for offset in range(len(small) - 1, -1, -1):
        index = first + offset
        if small[offset] == ",":
            return None
        if small[offset] in COORDINATORS and (
            all(is_adverb(word) for word in small[offset + 1 :])
            or index + 1 == start
            or after.mood == "imperative"
            or subject_start(words, index + 1, last) == index + 1
        ):
            return Boundary(index, index + 1, small[offset], "main")
    return None


def _is_reduced_object(words: Sequence[Token], small: list[str], first: int, last: int) -> bool:
    """Whether a preposition governs the noun before a participle: and for silver weighed on the quay."""
    joints = [offset for offset, word in enumerate(small) if word in COORDINATORS]
    at = joints[-1] + 1 if joints else len(small)
    is_governed = at < len(small) - 1 and small[at] in PREPOSITIONS and small[-1] not in TIMES
    return is_governed and subject_start(words, first + at, last) in (first + at, last)


def _by_comma(small: list[str], first: int, *, has_main: bool) -> Boundary | None:
    """By a comma alone."""
    if "," not in small:
        return None
    index = first + small.index(",")
    word = small[small.index(",") - 1] if small.index(",") else ""
    if word in COORDINATORS:  # but, on the contrary, will
        return Boundary(index - 1, index + 1, word, "main")
    return Boundary(index, index + 1, "", "main", closes=not has_main)


def _unsaid(words: Sequence[Token], before: VerbGroup, after: VerbGroup, *, has_main: bool) -> Boundary | None:
    """By a "that" left out: he said he would sail."""
    told = before.verb in MODALITY or before.verb in HEARING
    if not (has_main and told and after.first > before.last + 1):
        return None
    at = before.last + 1
    start = subject_start(words, at, after.first)
    if words[at].small in _TOLD and start == at + 1:  # he tells me the Dutch are come
        return Boundary(start, start, "that", "content")
    if start <= at + 1:
        return Boundary(at, at, "that", "content")
    # Told our guide there was no water: to whom it is told stands between.
    is_told_to = (
        start - at <= _TOLD_TO
        and words[start - 1].small not in RELATIVES
        and (words[start].small in NOMINATIVES or words[start].small == "there")
    )
    return Boundary(start, start, "that", "content") if is_told_to else None


def _fronted(words: Sequence[Token], first: int, last: int) -> Boundary | None:
    """Between a clause of reason that stands first and its main clause, without a comma."""
    start = subject_start(words, first, last)
    return Boundary(start, start, "", "main") if start > first else None
