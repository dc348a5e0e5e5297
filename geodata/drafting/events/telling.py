"""How the event of a clause is told: by which speech act, how, and by whom."""

from bisect import bisect_left
from dataclasses import dataclass

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.lexicon import KIND
from geodata.drafting.clauses.tokens import Token
from geodata.drafting.findings import SpeechAct
from geodata.drafting.prose import Span
from geodata.drafting.speech.cast import Cast
from geodata.drafting.speech.manners import Manner

_SELF = frozenset(("i", "we", "our"))
_BESIDE = frozenset(("me", "us", "my", "our"))
_GIVEN = frozenset(("me", "us"))


@dataclass(frozen=True)
class Telling:
    """How something is told.

    Attributes:
        modality: As in events.csv.
        voices: Ids of people, outermost first; none where the author tells what they did themselves.
        act: The speech act, if one holds it.
        introduces: Whether the clause only introduces what others say.
    """

    modality: str
    voices: tuple[str, ...]
    act: SpeechAct | None
    introduces: bool


class Tellings:
    """The speech acts of a document, asked clause by clause in the order of the text."""

    def __init__(self, speech: tuple[SpeechAct, ...], cast: Cast, manner: Manner) -> None:
        self._cast = cast
        self._manner = manner
        self._acts = sorted(speech, key=lambda act: act.start)
        self._starts = [act.start for act in self._acts]
        self._to_come = sorted(speech, key=lambda act: (-act.scope_start, act.scope_end))
        self._open: list[SpeechAct] = []
        self._subject: tuple[str, ...] = ()
        self._sentence: tuple[Token, ...] = ()

    def of(self, clause: Clause) -> Telling:
        """How a clause is told: by its own verb where that says it, else by the innermost act in whose scope it stands."""
        if clause.subject or clause.sentence is not self._sentence:
            words = [word.small for word in clause.sentence[clause.subject_first : clause.verb.first]]
            # Up to an aside: the Prussians, we are told, have been beaten.
            self._subject = tuple(words[: words.index(",")] if "," in words else words)
            self._sentence = clause.sentence
        own = self._acts[bisect_left(self._starts, clause.start) : bisect_left(self._starts, clause.end)]
        said = [act for act in own if act.scope_start >= clause.start and act.scope_end <= clause.end]
        given = [act for act in own if act.scope_start >= clause.end or act.scope_end <= clause.start]
        around = self._around(clause)
        # That somebody spoke is told by the author; that somebody recommends what follows is the recommendation.
        opened = given[-1] if given and given[-1].modality != "reported" else None
        act = said[-1] if said else opened or around
        introduces = bool(given) and not said
        author = self._cast.author_at(clause.start)
        is_narrated = act is None or (act.modality == "reported" and act.voices == author)
        if act and (said or self._manner is Manner.MINUTES or not (is_narrated and self._is_own(clause))):
            return Telling(act.modality, act.voices, act, introduces)
        if self._is_own(clause):
            return Telling("occurred", (), act, introduces)
        return Telling("reported", author, None, introduces)

    def _is_own(self, clause: Clause) -> bool:
        """Whether the author, or the side for which they write, does it or has it done to them.

        Minutes tell what their own meeting does. A clause without a subject goes on with that of the clause before it in its
        sentence.
        """
        if self._manner is Manner.MINUTES:
            return True
        given = clause.after_verb[0].small if clause.after_verb else ""
        if not self._subject:
            # Started at daybreak; am glad; have your letter.
            return clause.verb.mood in ("past", "perfect") or clause.sentence[clause.verb.first].small == "am"
        is_tale = clause.role != "content" and not self._cast.author_at(clause.start)
        if is_tale and not _BESIDE.isdisjoint(word.small for word in clause.words):
            return True  # A diary tells what its writer saw: then came my cousin.
        is_given = given in _GIVEN and KIND.get(clause.verb.verb) != "battle"  # brought us corn; not: attacked us
        return is_given or not _SELF.isdisjoint(self._subject) or self._subject[:1] == ("both",)

    def _around(self, span: Span) -> SpeechAct | None:
        """The innermost act in whose scope a stretch stands."""
        while self._to_come and self._to_come[-1].scope_start <= span.start:
            self._open.append(self._to_come.pop())
        self._open = [act for act in self._open if act.scope_end > span.start]
        holding = [act for act in self._open if span.end <= act.scope_end]
        return min(reversed(holding), key=lambda act: act.scope_end - act.scope_start) if holding else None
