"""Verbs with auxiliaries and with "to", and the mood that these give them."""

from geodata.drafting.clauses.lexicon import is_past_by_ending
from geodata.drafting.clauses.reading import Reading, VerbGroup
from geodata.drafting.clauses.words_of_clauses import (
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    LEADING,
    MODALS,
    PREPOSITIONS,
    PRESENT_AUXILIARIES,
    SUBJECTS,
    is_adverb,
)

_MOODS = {
    "dare": "present",
    "durst": "past",
    "will": "future",
    "wilt": "future",
    "shall": "future",
    "shalt": "future",
    "'ll": "future",
    "would": "would",
    "should": "should",
    "ought": "should",
    "must": "must",
    "may": "may",
    "might": "may",
    "can": "can",
    "cannot": "can",
    "could": "can",
}
_COURTEOUS = (
    ("pleased", "to"),
    ("so", "good", "as", "to"),
    ("so", "kind", "as", "to"),
    ("good", "enough", "to"),
    ("kind", "enough", "to"),
)
_NEVER_FIRST = frozenset(("be", "been", "being", "having"))
_MAY_FOLLOW = frozenset(("all", "both", "this", "that", "these", "those", "each", "some", "many", "few"))
_ARTICLES = DETERMINERS - _MAY_FOLLOW
_NO_VERB = DETERMINERS | PREPOSITIONS
_STOPS = frozenset((";", ":", "“", '"', "(", "—", "–", "-", "•", ")"))
_BEGINNING_CLAUSE = COORDINATORS | _STOPS
_VERBAL = ("ate", "ise", "ize", "ify")


def group_with_auxiliary(reading: Reading, index: int) -> VerbGroup | None:
    """The verb that begins at an index with an auxiliary or "to", or None if none does."""
    word = reading.at(index)
    if word == "to":
        return _infinitive(reading, index)
    if word in MODALS and not _is_noun_here(reading, index):
        return _with_modal(reading, index)
    if word in DO:
        return _with_do(reading, index)
    if word in BE | HAVE and word not in _NEVER_FIRST:
        return _with_be_or_have(reading, index)
    if word == "be" and reading.at(index - 1) not in ("", "to"):  # that the oil be sold here
        last, passive = _participle_after(reading, index)
        return VerbGroup(index, last, reading.verb(last), "should", passive)
    return None


def is_first(reading: Reading, index: int) -> bool:
    """Whether a clause begins at an index: only the words before an order stand between it and a stop or "and"."""
    at = index - 1
    while at >= 0 and (reading.at(at) in LEADING or reading.at(at).endswith("ly")):
        at -= 1
    return at < 0 or reading.at(at) in _BEGINNING_CLAUSE


def _is_noun_here(reading: Reading, index: int) -> bool:
    """Whether will, might, can or May stand as nouns."""
    return (
        reading.at(index - 1) in _ARTICLES
        or (reading.at(index) == "may" and reading.is_name(index))
        or not reading.at(index + 1).isalpha()
    )


def _infinitive(reading: Reading, index: int) -> VerbGroup | None:
    at = reading.after_adverbs(index + 1)
    if reading.at(at) in ("be", "have"):
        last, passive = _participle_after(reading, at)
        return VerbGroup(index, last, reading.verb(last), "infinitive", passive=passive)
    is_listed = (reading.has(at, "base") or reading.at(at) == "do") and not reading.is_name(at)
    is_other = reading.at(at).endswith(_VERBAL) and reading.at(at).isalpha()
    return VerbGroup(index, at, reading.verb(at), "infinitive") if is_listed or is_other else None


def _with_modal(reading: Reading, index: int) -> VerbGroup | None:
    at = index + 1
    # Should that point have been attacked; should anything happen.
    if reading.at(index) == "should" and (reading.at(at) in DETERMINERS or is_first(reading, index)):
        return None
    negated = reading.at(index) == "cannot"
    if reading.at(at) in SUBJECTS or (reading.is_name(at) and reading.form(at) is None):  # can we, may God
        at += 1
    while is_adverb(reading.at(at)) or reading.at(at) == "to":
        negated |= reading.at(at) in ("not", "never")
        at += 1
    mood = _MOODS[reading.at(index)]
    if mood == "future" and (asked := _asked(reading, index, at)):
        return asked
    if reading.at(at) in ("be", "have"):
        last, passive = _participle_after(reading, at)
        return VerbGroup(index, last, reading.verb(last), mood, passive, negated)
    if not reading.at(at).isalpha() or reading.at(at) in _NO_VERB:
        return VerbGroup(index, index, "be", mood, negated=negated)
    return VerbGroup(index, at, reading.verb(at), mood, negated=negated)


def _asked(reading: Reading, index: int, at: int) -> VerbGroup | None:
    """An order in polite words: will be pleased to collect, will be so good as to send, you will please forward."""
    if reading.at(at) == "please" and (reading.has(at + 1, "base") or reading.at(at + 1) == "to"):
        last = at + 1 + (reading.at(at + 1) == "to")
        return VerbGroup(index, last, reading.verb(last), "asked")
    is_asked = reading.at(at) == "be" and any(reading.small[at + 1 :][: len(words)] == words for words in _COURTEOUS)
    if not is_asked:
        return None
    to = reading.small.index("to", at)
    infinitive = _infinitive(reading, to)
    return VerbGroup(index, infinitive.last, infinitive.verb, "asked", infinitive.passive) if infinitive else None


def _with_do(reading: Reading, index: int) -> VerbGroup:
    word = reading.at(index)
    at = reading.after_adverbs(index + 1)
    negated = "not" in reading.small[index:at] or word.endswith("n't")
    if not reading.has(at, "base") and reading.at(at) != "be":
        return VerbGroup(index, index, "do", _tense(word), negated=negated)
    is_order = word in ("do", "don't") and is_first(reading, index)
    return VerbGroup(index, at, reading.verb(at), "imperative" if is_order else _tense(word), negated=negated)


def _with_be_or_have(reading: Reading, index: int) -> VerbGroup:
    word = reading.at(index)
    if reading.small[index : index + 2] == ("had", "better") and reading.has(index + 2, "base"):
        return VerbGroup(index, index + 2, reading.verb(index + 2), "should")
    at = reading.after_adverbs(index + 1)
    negated = not {"not", "never"}.isdisjoint(reading.small[index:at])
    if word in BE and reading.at(at) in ("able", "unable") and (able := _infinitive(reading, at + 1)):
        return VerbGroup(index, able.last, able.verb, "can", able.passive, negated or reading.at(at) == "unable")
    is_going = reading.small[at : at + 2] in (("going", "to"), ("about", "to"))
    to = at + 1 if is_going else at
    if reading.at(to) == "to" and (infinitive := _infinitive(reading, to)):
        future = ("future" if word in PRESENT_AUXILIARIES else "would") if is_going else "is to"
        mood = future if word in BE else "must"
        return VerbGroup(index, infinitive.last, infinitive.verb, mood, infinitive.passive, negated)
    last, passive = _participle_after(reading, index)
    if word in BE:
        return VerbGroup(index, last, reading.verb(last), _tense(word), passive, negated)
    if last > index:
        return VerbGroup(
            index, last, reading.verb(last), "perfect" if _tense(word) == "present" else "past", passive, negated
        )
    return VerbGroup(
        index, index, "have", "imperative" if word == "have" and index == 0 else _tense(word), negated=negated
    )


def _tense(auxiliary: str) -> str:
    return "present" if auxiliary in PRESENT_AUXILIARIES else "past"


def _is_other_gerund(reading: Reading, index: int) -> bool:
    """Whether a word of no listed verb tells what somebody is doing: am exerting my influence."""
    is_gerund = reading.at(index).endswith("ing") and not reading.at(index).endswith("thing")
    return is_gerund and reading.form(index) is None and reading.at(index + 1) in DETERMINERS


def _participle_after(reading: Reading, index: int) -> tuple[int, bool]:
    """The last word of a verb of which an auxiliary stands at the index, and whether it is in the passive."""
    passive = reading.at(index) in BE
    last = index
    at = reading.after_adverbs(index + 1)
    while True:
        if reading.at(at) in ("been", "being"):
            passive = True
        elif passive and (reading.has(at, "gerund") or _is_other_gerund(reading, at)):
            return at, False
        elif reading.has(at, "participle") or is_past_by_ending(reading.at(at)):
            return at, passive
        else:
            return last, False
        last = at
        at = reading.after_adverbs(at + 1)
