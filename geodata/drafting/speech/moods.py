"""How a clause is said by its own verb: as an order, a forecast, a duty, a possibility."""

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.lexicon import KIND
from geodata.drafting.clauses.words_of_clauses import CONDITIONS, COORDINATORS, IN_WISHES, SUBJECTS
from geodata.drafting.speech.formulas import COURTESY, NOUNS
from geodata.drafting.speech.manners import Manner

# What one will do without being ordered to.
_SEEING = frozenset(
    ("find", "hear", "know", "learn", "observe", "perceive", "receive", "remember", "see", "understand")
)
# A delay still to run, after "cannot".
_DELAYS = frozenset(("before", "until", "till", "within", "after", "less"))
# Within these the mood of a verb adds nothing: what is recommended stands in the mood of recommending.
_BINDING = frozenset(("ordered", "recommended", "requested", "agreed", "judged", "forecast"))
_NOTHING = frozenset(("no", "nothing", "none", "little"))
_MINE = frozenset(("i", "we"))
# So many words at most stand before the subject of a plain sentence.
_BEFORE_SUBJECT = 3
_TOLD_ASIDE = {"future": "forecast", "past": "reported", "perfect": "reported", "present": "reported"}


def mood_of(clause: Clause, *, within: str, manner: Manner) -> str:
    """The modality that a clause has by the mood of its verb, or "" if it tells plainly.

    Args:
        clause: A clause.
        within: The modality of what it is said in; "" for the author's own narrative.
        manner: What kind of document it is.
    """
    mood = clause.verb.mood
    if mood in ("imperative", "infinitive", "asked"):
        return _order(clause, within, manner)
    if clause.opener in CONDITIONS:
        return ""
    if within in _BINDING:
        is_aside = clause.role == "relative" and within != "judged"
        return _TOLD_ASIDE.get(mood, "") if is_aside else ""
    if mood == "future":
        return _future(clause, manner)
    if mood in ("is to", "must", "should"):
        return _duty(clause, manner)
    return _possibility(clause, within)


def _order(clause: Clause, within: str, manner: Manner) -> str:
    """An order, or what courtesy or its "me" make of it; what stands in a list of advice is advice."""
    if within in _BINDING:
        return within
    first = {
        word.small for word in (*clause.words[:3], *clause.sentence[max(0, clause.verb.first - 1) : clause.verb.first])
    }
    if clause.verb.mood == "infinitive" and not first & COURTESY:
        return "ordered" if clause.subject or clause.opener in COORDINATORS else ""
    if clause.subject and clause.subject[-1].small in IN_WISHES:
        return "requested"
    if clause.verb.verb == "let" and "us" in first:
        return "recommended"
    is_asked = bool(first & COURTESY) or manner is Manner.MINUTES
    if manner is Manner.PRIVATE:
        for_me = any(word.small in ("me", "us") for word in clause.after_verb)
        default = "requested" if for_me or clause.verb.mood == "asked" else "recommended"
    else:
        default = "ordered"
    return "requested" if is_asked else default


def _future(clause: Clause, manner: Manner) -> str:
    subject = clause.subject_word
    is_shall = clause.sentence[clause.verb.first].small == "shall"
    if is_shall and subject in ("my", "our") and manner in (Manner.PRIVATE, Manner.OFFICIAL) and clause.role == "main":
        return "agreed"  # what is mine shall do as I say
    if clause.verb.negated and subject in _MINE and clause.sentence[clause.verb.first].small == "will":
        return ""  # a refusal
    if clause.role not in ("main", "content") or subject in _MINE:
        return "forecast"
    if subject in ("you", "ye"):
        return "ordered" if clause.verb.verb not in _SEEING and manner is not Manner.PRIVATE else "forecast"
    if manner is Manner.ORDERS:
        return "ordered" if clause.verb.verb in KIND or clause.verb.passive else "forecast"
    return "agreed" if manner is Manner.AGREEMENT else "forecast"


def _duty(clause: Clause, manner: Manner) -> str:
    mood = clause.verb.mood
    if mood == "should" and clause.sentence[clause.verb.first].small == "be":
        return "recommended" if clause.role == "content" else ""
    if clause.subject_word in _MINE:
        proposed = "recommended" if clause.verb.verb in KIND else ""
        return {"is to": "forecast", "must": "judged", "should": proposed}[mood]
    if mood == "is to" and clause.subject and NOUNS.get(clause.subject[-1].small) == "forecast":
        is_mine = clause.subject_word in ("my", "our")
        return "forecast" if is_mine else "judged"  # his objects are to separate us
    if mood == "should":
        return "recommended"
    # "The results must convince you" only concludes; "must be held" binds, and so does every "must" of those who command.
    binds = (
        mood == "is to"
        or clause.verb.passive
        or manner in (Manner.ORDERS, Manner.AGREEMENT)
        or clause.subject_word == "you"
    )
    return "ordered" if binds else "judged"


def _is_judged(clause: Clause) -> bool:
    """Whether the author judges what can be done: we can hold the town; not "the best accounts I can get", nor what could be."""
    is_straight = clause.subject_first - clause.first <= _BEFORE_SUBJECT
    return clause.role in ("main", "content") and is_straight and clause.sentence[clause.verb.first].small != "could"


def _weighs(clause: Clause) -> bool:
    """Whether a clause says what there is not, or what hangs on what: there is no other course."""
    there_is_no = clause.subject_word == "there" and any(word.small in _NOTHING for word in clause.after_verb[:1])
    return clause.role == "main" and (there_is_no or clause.verb.verb == "depend")


def _possibility(clause: Clause, within: str) -> str:
    mood = clause.verb.mood
    if mood == "would" and not clause.verb.negated:
        # Would comes or would do: what somebody says will, or what measures would bring about; not what a tale's "I" would.
        return (
            "forecast" if within == "reported" or (clause.role == "main" and clause.subject_word not in _MINE) else ""
        )
    if mood == "can" and not _DELAYS.isdisjoint(word.small for word in clause.after_verb):
        return "forecast"
    speaks = within == "" or (within == "reported" and clause.role == "main")  # themselves, or in a speech
    if speaks and ((mood == "can" and _is_judged(clause)) or (mood == "present" and _weighs(clause))):
        return "judged"
    if mood == "may" and speaks and clause.role == "main" and not clause.verb.negated:
        # In wishes the subject stands after the verb: may God give him long life.
        after = clause.sentence[clause.verb.first + 1]
        is_straight = after.text.islower() and after.small not in SUBJECTS
        return "forecast" if is_straight else ""
    if mood == "present" and within == "reported" and clause.subject_word in ("a", "an", "every", "no"):
        return "judged"  # an army which climbs in snow comes down as a crowd
    return ""
