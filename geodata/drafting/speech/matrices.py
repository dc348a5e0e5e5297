"""Clauses by which something is said: which modality their verb, noun or formula gives to what follows."""

from dataclasses import dataclass

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.lexicon import HEARING, MODALITY, WITH_INFINITIVE
from geodata.drafting.clauses.reading import VerbGroup
from geodata.drafting.clauses.words_of_clauses import (
    CONDITIONS,
    DETERMINERS,
    IN_WISHES,
    OBJECTS,
    PREPOSITIONS,
    is_adverb,
)
from geodata.drafting.prose import Span
from geodata.drafting.speech.formulas import (
    ADJECTIVES,
    ASSURING,
    NEEDING,
    NOUNS,
    POLITE,
    RECEIVING,
    THINKING,
    WITH_NOUN,
    WITH_PROPOSALS,
)

# Polite before another verb in the passive alone: I am directed to say.
_COMMANDING = frozenset(("command", "direct", "instruct"))
# Who proposes to do something with these, or to them, recommends it.
_TOGETHER = frozenset(("us", "you", "your"))
# In the passive with an infinitive these tell what somebody has a mind to do.
_BENT = frozenset(("decide", "determine", "resolve"))
_BEING = frozenset(("be", "become", "seem", "appear", "feel"))
# My opinion is that, news is brought that.
_TOLD_BY_NOUN = frozenset(("be", "bring", "come", "receive", "reach", "run", "arrive"))
_IMPERSONAL = {"appear": "judged", "seem": "judged", "happen": "forecast"}
# In these moods nobody says anything yet, unless the author does: I must request.
_UNSAID = frozenset(("imperative", "asked", "is to", "must", "should", "future", "would"))
_SELF = frozenset(("i", "we", ""))
# At most so many words stand between a verb and its infinitive: ordered *his brother Gnaeus* to take.
_OBJECT = 12
# And so many between a noun and its infinitive: gave orders *to the whole army* to march.
_ADDRESSED = 6


@dataclass(frozen=True)
class Matrix:
    """How a clause introduces what is said.

    Attributes:
        words: The verb, or verb and noun, that do.
        modality: Of what is said.
        within: Where what is said stands in the clause itself; None where it follows in others.
        heard: Whether the subject hears it, so that who says it stands after "from" or "by".
        impersonal: Whether the subject is nobody: it is necessary.
    """

    words: Span
    modality: str
    within: Span | None
    heard: bool = False
    impersonal: bool = False


def matrix_of(clause: Clause, following: Clause | None, *, opens: bool) -> Matrix | None:
    """How a clause introduces what is said, or None if it does not.

    Args:
        clause: The clause.
        following: The clause after it in the sentence.
        opens: Whether a colon, a list or a quotation follows it.
    """
    told = following is not None and following.role == "content"
    if told and clause.verb.mood == "asked" and clause.subject and clause.subject[-1].small in IN_WISHES:
        return Matrix(clause.verb_span, "requested", None, impersonal=True)  # God grant that
    if clause.opener in CONDITIONS or _only_wanted(clause):
        return None
    verb = _speaking_verb(clause)
    return (
        _by_verb(clause, verb, following, told=told or opens)
        or _by_noun(clause, told=told or opens, opens=opens)
        or _by_adjective(clause, told=told)
    )


def _only_wanted(clause: Clause) -> bool:
    """Whether nobody says anything yet, but is told or expected to: will be so good as to order, tell him that."""
    is_own = clause.subject_word in _SELF and clause.verb.mood not in ("imperative", "asked")
    if clause.subject_word == "it" and clause.verb.verb in _BEING:
        return False  # it would be best to
    return clause.verb.mood in _UNSAID and not is_own


def _span(clause: Clause, first: int, last: int) -> Span:
    return Span(clause.sentence[first].start, clause.sentence[last].end)


def _speaking_verb(clause: Clause) -> VerbGroup:
    """The verb of a clause, or the infinitive that a polite phrase stands before: I have the honor to report.

    Where somebody is asked or ordered to say something, it is the asking: has desired me to write.
    """
    first = next((group for group in clause.infinitives if group.first > clause.verb.last), None)
    if first is None or first.verb not in MODALITY or clause.verb.verb not in POLITE:
        return clause.verb
    between = clause.sentence[clause.verb.last + 1 : first.first]
    if clause.verb.verb in _COMMANDING and not clause.verb.passive:
        return clause.verb
    asks = any(word.small in OBJECTS or word.text[0].isupper() for word in between) and not clause.verb.passive
    return clause.verb if asks else first


def _promises(following: Clause | None) -> bool:
    """Whether what somebody assures is what they will do themselves: we assure you that we shall come."""
    return following is not None and following.verb.mood == "future" and following.subject_word in _SELF


def _by_verb(clause: Clause, verb: VerbGroup, following: Clause | None, *, told: bool) -> Matrix | None:
    modality = MODALITY.get(verb.verb) or HEARING.get(verb.verb)
    passive = verb.passive and verb.finite
    heard = verb.verb in HEARING or (passive and clause.subject_word in _SELF)
    words = _span(clause, verb.first, verb.last)
    if modality and told:
        promises = verb.verb in ASSURING and _promises(following)
        return Matrix(words, "agreed" if promises else modality, None, heard)
    if passive and verb.verb in NEEDING:
        return None
    to = _infinitive_of(clause, verb)
    by_infinitive = _with_infinitive(clause, verb, modality)
    if to and by_infinitive:
        return Matrix(words, by_infinitive, Span(clause.sentence[to.first].start, clause.end), passive)
    is_after = verb.verb == "say" and not clause.subject
    if modality and (is_after or (verb.verb in WITH_NOUN and (passive or _has_object(clause, verb)))):
        return Matrix(words, modality, clause if passive else Span(words.end, clause.end), heard)
    return None


def _with_infinitive(clause: Clause, verb: VerbGroup, modality: str | None) -> str | None:
    """What a verb of some modality is before an infinitive."""
    if verb.passive and verb.verb in _BENT:  # I am determined to go; that others are is told of them
        return "forecast" if clause.subject_word in _SELF else None
    if verb.verb == "propose" and not _TOGETHER.isdisjoint(word.small for word in clause.words):
        return "recommended"
    return WITH_INFINITIVE.get(verb.verb) or (modality if verb.verb in WITH_NOUN or modality != "reported" else None)


def _infinitive_of(clause: Clause, verb: VerbGroup) -> VerbGroup | None:
    """The infinitive that says what is said: no comma and at most a short noun stand between."""
    to = next((group for group in clause.infinitives if group.first > verb.last), None)
    between = [word.text for word in clause.sentence[verb.last + 1 : to.first]] if to else []
    return to if len(between) <= _OBJECT and "," not in between else None


def _has_object(clause: Clause, verb: VerbGroup) -> bool:
    after = [word.small for word in clause.sentence[verb.last + 1 : clause.last] if word.text[0].isalnum()]
    return not all(is_adverb(word) for word in after)


def _by_noun(clause: Clause, *, told: bool, opens: bool) -> Matrix | None:
    """By a noun: came to the conclusion that, gave orders to, my opinion is that."""
    small = [word.small for word in clause.sentence[: clause.last]]
    heard = clause.verb.verb in RECEIVING
    said = small[-1]
    if opens and clause.verb.verb in WITH_PROPOSALS:  # we make them a proposal of peace on the following terms:
        said = next((word for word in reversed(small[clause.verb.last + 1 :]) if word in NOUNS), said)
    if told and said in NOUNS:
        return Matrix(_span(clause, clause.verb.first, clause.last - 1), NOUNS[said], None, heard)
    to = next((group for group in clause.infinitives if group.first > clause.verb.last), None)
    if to:
        for index in range(clause.verb.last + 1, to.first):
            modality = NOUNS.get(small[index], "reported")
            if modality != "reported" and _is_addressed(small[index + 1 : to.first]):
                content = Span(clause.sentence[to.first].start, clause.end)
                return Matrix(_span(clause, clause.verb.first, index), modality, content, heard)
    subject = [word.small for word in clause.subject if word.small in NOUNS]
    if told and subject and clause.verb.verb in _TOLD_BY_NOUN:
        return Matrix(clause.verb_span, NOUNS[subject[-1]], None)
    return None


def _is_addressed(between: list[str]) -> bool:
    """Whether nothing, or only to whom it is said, stands between a noun and its infinitive."""
    is_addressed = bool(between) and between[0] in PREPOSITIONS and len(between) <= _ADDRESSED and "," not in between
    return is_addressed or all(is_adverb(word) for word in between)


def _by_adjective(clause: Clause, *, told: bool) -> Matrix | None:
    """By an adjective, or impersonally: it is necessary that, I am sure that, it seems that, it may happen that."""
    impersonal = clause.subject_word in ("it", "")
    if impersonal and told and clause.verb.verb in _IMPERSONAL:
        return Matrix(clause.verb_span, _IMPERSONAL[clause.verb.verb], None, impersonal=True)
    thinks = THINKING.get(clause.sentence[clause.verb.last].small)
    if told and thinks and clause.verb.passive:  # I am persuaded that
        return Matrix(clause.verb_span, thinks, None)
    if clause.verb.verb not in _BEING:
        return None
    last = next(
        (
            index
            for index in range(clause.verb.last + 1, clause.last)
            if clause.sentence[index].small in DETERMINERS or clause.sentence[index].small in PREPOSITIONS
        ),
        clause.last,
    )
    adjectives = ADJECTIVES if impersonal else THINKING
    for index in range(clause.verb.last + 1, last):
        modality = adjectives.get(clause.sentence[index].small)
        to = next((group for group in clause.infinitives if group.first == index + 1), None)
        within = Span(clause.sentence[to.first].start, clause.end) if to and impersonal else None
        if modality and (within or (told and index == clause.last - 1)):
            return Matrix(_span(clause, clause.verb.first, index), modality, within, impersonal=impersonal)
    return None
