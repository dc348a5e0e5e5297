"""Where the subject of a verb begins."""

from collections.abc import Sequence

from geodata.drafting.clauses.tokens import Token
from geodata.drafting.clauses.words_of_clauses import (
    COORDINATORS,
    DETERMINERS,
    NOMINATIVES,
    PARTICLES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    is_adverb,
)

# Before a noun that is no subject: of the, and the, by General.
_BOUND = (PREPOSITIONS - {"above", "like"}) | COORDINATORS | DETERMINERS - {"all", "both", "others"}
_POINTING = frozenset(("this", "that", "these", "those", "all", "both", "others"))


def subject_start(words: Sequence[Token], first: int, verb: int) -> int:
    """The index at which the subject of a verb begins: the nearest noun before it that no preposition governs.

    Args:
        words: Those of the sentence.
        first: Index of the first word that may belong to it.
        verb: Index of the first word of the verb.

    Returns:
        The index, or that of the verb where nothing stands before it.
    """
    last = verb
    at = verb - 1
    while at > first and is_adverb(words[at].small):
        at -= 1
    if at > first and words[at].text == ",":  # a man of that island, Teweia by name, then came
        last = next((index for index in range(at - 1, first, -1) if words[index].text == ","), verb)
    for index in range(last - 1, first - 1, -1):
        if _begins_noun(words, index, first):
            return _with_apposition(words, index, first)
    return first if _has_noun(words[first:verb]) else verb


def _has_noun(words: Sequence[Token]) -> bool:
    """Whether anything among words can be a subject: not "by water to Deptford, and in the evening"."""
    governed = False
    for word in words:
        if word.small in PREPOSITIONS:
            governed = True
        elif not word.text[0].isalnum() or word.small in COORDINATORS or is_adverb(word.small):
            governed = False
        elif not governed:
            return True
        elif word.small not in DETERMINERS:
            governed = False
    return False


def _with_apposition(words: Sequence[Token], name: int, first: int) -> int:
    """Where a noun before a name begins, as in the ship's master Hasan; the name itself if none does."""
    at = name - 1
    while at >= first and words[at].text.islower() and words[at].small not in _BOUND | RELATIVES:
        at -= 1
    is_noun = first <= at < name - 1 and words[at].small in DETERMINERS
    return at if is_noun and words[name].text[:1].isupper() and _begins_noun(words, at, first) else name


def _begins_noun(words: Sequence[Token], index: int, first: int) -> bool:
    word, small = words[index].text, words[index].small
    left = words[index - 1].text if index > first else ""
    before = words[index - 1].small if index > first else ""
    if small in NOMINATIVES:
        return True
    if small in DETERMINERS and before in _POINTING:  # in view of this the council
        return True
    if before in RELATIVES and index - 2 >= first and words[index - 2].small in PREPOSITIONS:
        return word[:1].isupper() or small in DETERMINERS  # after which Tamaqua
    if before in _BOUND or (before in RELATIVES and small not in DETERMINERS):
        return False
    if small in SUBJECTS - RELATIVES or (small in DETERMINERS and not is_adverb(small)):
        return True
    is_name = word[:1].isupper() and small not in PREPOSITIONS and not is_adverb(small)
    goes_on = left[:1].isupper() or left in (")", ".") or before in PARTICLES
    return is_name and not goes_on
