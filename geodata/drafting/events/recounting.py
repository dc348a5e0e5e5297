"""Clauses become events."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.lexicon import KIND
from geodata.drafting.clauses.words_of_clauses import CONDITIONS, DETERMINERS, SUBJECTS
from geodata.drafting.events.kinds import STATEMENT, kind_of
from geodata.drafting.events.places import whereabouts
from geodata.drafting.events.telling import Telling, Tellings
from geodata.drafting.events.wording import title_of
from geodata.drafting.findings import DateFinding, EventFinding, Finding, PersonFinding, ToponymFinding
from geodata.drafting.prose import Prose, Span
from geodata.drafting.speech.cast import Cast

_Found = TypeVar("_Found", bound=Finding)
# What the writer is or has, and does not do.
_STATES = frozenset(
    ("be", "have", "know", "want", "need", "like", "seem", "appear", "belong", "feel", "hear", "see", "think")
)
# A clause of fewer words says too little by itself.
_SHORTEST = 3
_SHORTEST_STATE = 5
_REASONS = frozenset(("since", "because", "as"))
# Wishes and possibilities are no events of a tale.
_UNREAL = frozenset(("may", "can", "would", "should"))
_NARRATED = frozenset(("occurred", "reported"))
_SENDING = frozenset(
    ("cable", "despatch", "dispatch", "inform", "notify", "report", "signal", "telegraph", "wire", "write")
)


def _is_state(clause: Clause) -> bool:
    """Whether a main clause tells at some length how things stand: the roads are very bad."""
    stands = clause.verb.verb == "be" or (clause.verb.passive and clause.verb.verb not in KIND)
    is_there = clause.role == "main" and stands and clause.verb.mood == "present"
    return is_there and len(clause.words) >= _SHORTEST_STATE and clause.subject_word in DETERMINERS - SUBJECTS


class _Within(Generic[_Found]):
    """Findings of one kind, asked for those in a stretch."""

    def __init__(self, found: Sequence[_Found]) -> None:
        self._found = sorted(found, key=lambda each: each.start)
        self._starts = [each.start for each in self._found]

    def of(self, span: Span) -> tuple[_Found, ...]:
        return tuple(self._found[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])


class Recounter:
    """Makes events of the clauses of a text, from what was found in it before."""

    def __init__(  # noqa: PLR0913 - what was found before
        self,
        prose: Prose,
        *,
        dates: tuple[DateFinding, ...],
        toponyms: tuple[ToponymFinding, ...],
        people: tuple[PersonFinding, ...],
        cast: Cast,
        tellings: Tellings,
    ) -> None:
        self._prose = prose
        self._dates = _Within(dates)
        self._toponyms = _Within(toponyms)
        self._people = _Within(people)
        self._tellings = tellings
        self._cast = cast

    def recount(self, sentence: Span, clauses: Sequence[Clause]) -> Iterator[EventFinding]:
        """The events of a sentence."""
        for clause in clauses:
            telling = self._tellings.of(clause)
            is_last = clause is clauses[-1] and self._prose.text[sentence.end - 1] == ":"
            opens_list = is_last or self._prose.text.startswith(":", clause.end)
            if self._is_event(clause, telling, opens_list=opens_list, is_first=clause is clauses[0]):
                yield self._event(clause, telling, sentence)

    def _is_event(self, clause: Clause, telling: Telling, *, opens_list: bool, is_first: bool) -> bool:
        """Whether a clause tells of something that happened or is to happen."""
        is_set = bool(self._dates.of(clause) or self._toponyms.of(clause))
        if clause.opener in CONDITIONS or (clause.verb.mood in _UNREAL and not telling.act):
            return False
        if telling.introduces:
            says_itself = bool(clause.infinitives) and telling.modality not in _NARRATED
            return opens_list or says_itself or (is_set and kind_of(clause) == "message")
        if clause.role == "subordinate" and not is_set and not (is_first and clause.opener in _REASONS):
            return False
        return is_set or (len(clause.words) >= _SHORTEST and self._is_told(clause, telling))

    def _is_told(self, clause: Clause, telling: Telling) -> bool:
        """Whether a clause without date and place tells enough: of an action, or what somebody wants, promises, thinks."""
        if telling.act or clause.role == "content":
            return telling.act is not None
        if clause.verb.verb == "write" and clause.verb.mood == "present":
            return False  # Therefore I write down
        if _is_state(clause):
            return True
        tells = kind_of(clause) != STATEMENT and clause.verb.verb != "be"
        is_done = clause.verb.mood in ("past", "perfect") or clause.sentence[clause.verb.last].small.endswith("ing")
        own = telling.modality == "occurred" or len(clause.words) > _SHORTEST
        return tells or (own and is_done and clause.verb.verb not in _STATES)

    def _event(self, clause: Clause, telling: Telling, sentence: Span) -> EventFinding:
        text = self._prose.text
        kind = kind_of(clause, telling.modality)
        where = whereabouts(text, clause, self._toponyms.of(clause), moves=kind == "movement")
        people = self._people.of(clause)
        actors = tuple(dict.fromkeys((*self._subject(clause), *(person.person for person in people))))
        sender, recipients = self._parties(clause) if kind == "message" else ("", ())
        quotation = text[clause.start : clause.end]
        return EventFinding(
            start=clause.start,
            end=clause.end,
            text=quotation,
            rule=f"a clause of “{text[clause.verb_span.start : clause.verb_span.end]}”",
            score=0.7 if telling.act else 0.6,
            title=title_of(quotation),
            kind=kind,
            modality=telling.modality,
            voices=telling.voices,
            actors=actors,
            date=self._date(clause, telling, sentence),
            places=where.places,
            place_from=where.place_from,
            place_to=where.place_to,
            means=where.means,
            sender=sender,
            recipients=recipients,
        )

    def _subject(self, clause: Clause) -> tuple[str, ...]:
        return self._cast.author_at(clause.start) if clause.subject_word in ("i", "we") else ()

    def _date(self, clause: Clause, telling: Telling, sentence: Span) -> DateFinding | None:
        """The first date in the clause; in a tale else the last before it in its sentence.

        What is ordered or foretold has only its own date.
        """
        own = self._dates.of(clause)
        if own:
            return own[0]
        before = self._dates.of(Span(sentence.start, clause.start)) if telling.modality in _NARRATED else ()
        goes_on = bool(before) and ";" not in self._prose.text[before[-1].end : clause.start]
        return before[-1] if goes_on else None

    def _parties(self, clause: Clause) -> tuple[str, tuple[str, ...]]:
        """Who sends a message, and to whom."""
        if clause.verb.verb not in _SENDING:
            return "", ()
        before, after = (
            tuple(dict.fromkeys(person.person for person in self._people.of(span)))
            for span in (Span(clause.start, clause.verb_span.start), Span(clause.verb_span.end, clause.end))
        )
        senders = self._subject(clause) or before
        return (senders[0], after) if senders else ("", ())
