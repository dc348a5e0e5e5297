"""The verbs of a sentence, each with its auxiliaries."""

from collections.abc import Iterator, Sequence

from geodata.drafting.clauses.auxiliaries import group_with_auxiliary, is_first
from geodata.drafting.clauses.lexicon import ALSO_NOUNS, MODALITY, form_of, is_past_by_ending
from geodata.drafting.clauses.reading import Reading, VerbGroup
from geodata.drafting.clauses.tokens import Token
from geodata.drafting.clauses.words_of_clauses import (
    BE,
    COORDINATORS,
    DETERMINERS,
    IN_WISHES,
    OBJECTS,
    PREPOSITIONS,
    SUBJECTS,
    is_adverb,
)

_NOUN_ENDINGS = ("tion", "ment", "ness", "ity", "ance", "ence", "ship")
# They take a noun and a participle: to have our leak stopped.
_WITH_PARTICIPLE = frozenset(("have", "hear", "see", "find", "get", "keep", "leave", "desire", "wish", "want"))
# After these a verb is a noun or an adjective.
_NO_VERB_AFTER = (DETERMINERS - SUBJECTS - {"all", "both", "each"}) | PREPOSITIONS
_NO_OBJECT = COORDINATORS | {",", ";"} | (SUBJECTS - OBJECTS - DETERMINERS)
_OBJECT_BEGINS = DETERMINERS | OBJECTS
# What is done to: after a word that is a noun as often, these show that it orders. "March to", but not "Report of", "Command in".
_AFTER_ORDERS = (_OBJECT_BEGINS | PREPOSITIONS | {"back", "forward", "away"}) - {
    "of",
    "in",
    "at",
    "for",
    "on",
    "with",
    "by",
}


def verb_groups(words: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """The verbs of a sentence in their order; infinitives with "to" among them, participles in -ing not."""
    return tuple(_groups(Reading(words)))


def _groups(reading: Reading) -> Iterator[VerbGroup]:
    before: VerbGroup | None = None
    has_ordered = False
    index = 0
    while index < len(reading.small):
        group = (
            group_with_auxiliary(reading, index)
            or _order(reading, index, is_new=before is None or has_ordered)
            or _plain(reading, index, before)
        )
        if group:
            yield group
            before = group
            has_ordered |= group.mood == "imperative"
        index = group.last + 1 if group else index + 1


def _order(reading: Reading, index: int, *, is_new: bool) -> VerbGroup | None:
    """The base form of a verb where an order begins, with what is to be done after it.

    After "and" it goes on with an order; where none was given, it goes on with another verb: to take the ports and destroy.
    """
    if reading.has(index, "base") and reading.at(index - 1) in ("please", "pray"):
        return VerbGroup(index, index, reading.verb(index), "imperative")
    is_wish = reading.at(index - 1) in IN_WISHES and reading.at(index - 2) in ("", ",", ";", ".", "pray", "and", "may")
    if reading.has(index, "base") and is_wish:
        return VerbGroup(index, index, reading.verb(index), "asked")
    if not reading.has(index, "base") or not is_first(reading, index):
        return None
    if not is_new and reading.at(index - 1) in COORDINATORS:
        goes_on = reading.at(index - 2) not in (",", ";") or reading.verb(index) in MODALITY
        if goes_on:
            return None
    after = reading.at(index + 1)
    if reading.at(index) == "let":
        orders = True
    elif reading.has(index, "past") or reading.at(index) in ALSO_NOUNS:  # lay the guns; but not: lay long
        orders = after in _AFTER_ORDERS
    else:
        is_followed = index == 0 or after not in (",", ".", "")
        orders = after != "of" and is_followed and not reading.has(index + 1, "past", "third")
    negated = reading.at(index - 1) in ("not", "never")
    return VerbGroup(index, index, reading.verb(index), "imperative", negated=negated) if orders else None


def _plain(reading: Reading, index: int, before: VerbGroup | None) -> VerbGroup | None:
    """A verb without auxiliaries, where its place shows that it is one."""
    at = index - 1
    while at >= 0 and is_adverb(reading.at(at)) and reading.at(at) not in PREPOSITIONS:
        at -= 1
    left = reading.at(at)
    if reading.at(index + 1) == "by" and left not in SUBJECTS and reading.has(index, "participle"):
        return None  # the officer appointed by me
    if (
        left in _NO_VERB_AFTER
        or left in BE
        or reading.is_name(index)
        or (before and _is_done_to(reading, index, before))
    ):
        return None
    if reading.has(index, "past") or _is_other_past(reading, index):
        mood = "past"
    elif _is_told(reading, index, left) or (
        reading.has(index, "base", "third") and _follows_subject(reading, index, at)
    ):
        mood = "present"
    elif before and left in COORDINATORS and _goes_on(reading, index):
        mood = before.mood
    else:
        return None
    return VerbGroup(index, index, reading.verb(index), mood)


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether a base form after "and" is the verb of what went before: I feel that it is so, and regard it as my duty."""
    word = reading.at(index)
    is_noun = word in ALSO_NOUNS or word.removesuffix("s") in ALSO_NOUNS
    return reading.has(index, "base", "third") and (not is_noun or reading.at(index + 1) in _OBJECT_BEGINS)


def _is_done_to(reading: Reading, index: int, before: VerbGroup) -> bool:
    """Whether only a noun stands between a verb and a participle: had our leak stopped."""
    between = reading.small[before.last + 1 : index]
    takes = before.verb in _WITH_PARTICIPLE and bool(between) and between[0] in _OBJECT_BEGINS - {"that"}
    return takes and _NO_OBJECT.isdisjoint(between[1:])


def _is_other_past(reading: Reading, index: int) -> bool:
    """Whether a word of no listed verb is the past of one, by its ending; before a noun it only describes that."""
    is_past = reading.form(index) is None and is_past_by_ending(reading.at(index))
    return is_past and not reading.at(index + 1).endswith(_NOUN_ENDINGS)


def _is_told(reading: Reading, index: int, left: str) -> bool:
    """Whether a verb of saying stands after what is said: so says the pilot."""
    tells = reading.verb(index) in MODALITY and reading.has(index, "third")
    return tells and (reading.at(index - 1) == "so" or (left in (",", "”", '"') and bool(reading.at(index + 1))))


def _follows_subject(reading: Reading, index: int, at: int) -> bool:
    """Whether what stands before a present form can be its subject, and what follows is no part of a noun.

    Args:
        reading: The sentence.
        index: Where the form stands.
        at: Index of the word before it and its adverbs.
    """
    left = reading.at(at)
    if left in SUBJECTS or left == "that":
        return True
    if left in OBJECTS or left in COORDINATORS or not left[:1].isalpha():
        return False
    if form_of(left) is not None and left not in ALSO_NOUNS:
        return False
    word = reading.at(index)
    if word in ALSO_NOUNS or (word.endswith("s") and word[:-1] in ALSO_NOUNS):
        after = reading.at(index + 1)
        is_third = word.endswith("s") and (after in DETERMINERS or after == "more")
        return after == "that" or after in OBJECTS or is_third
    return True
