"""Who speaks: the author, people whom a clause names or means by a pronoun, and speakers whom only the verb shows."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.tokens import Token
from geodata.drafting.clauses.words_of_clauses import DETERMINERS, PREPOSITIONS, RELATIVES, is_adverb
from geodata.drafting.findings import PersonFinding, RecordEntry
from geodata.drafting.prose import Prose, Span
from geodata.drafting.speech.formulas import NO_SPEAKERS, NOBODY, NOUNS, SPEAKERS, SPEAKERS_END
from geodata.drafting.speech.hands import signatures, signer_of
from geodata.tables.cells import slug

_SELF = frozenset(("i", "we", "myself", "ourselves"))
_HE = frozenset(("he", "she", "himself", "herself"))
_THEY = frozenset(("they", "themselves"))
_PRONOUNS = _SELF | _HE | _THEY | NOBODY
# He and they are looked for among so many people named before.
_RECENT = 6
# Whose subject may stand after them: then came my cousin Turner; so says the pilot.
_COMING = frozenset(("arrive", "come", "enter"))
_SAYING = frozenset(("answer", "believe", "cry", "reply", "say", "speak", "think", "write"))
# Two who are named together: Joseph Peepy, and Lewis Montour.
_PAIR = re.compile(r",?\s+(?:and|&)\s+")
# At most so many words of a description make an id.
_LONGEST = 5


def _is_somebody(words: Sequence[Token]) -> bool:
    """Whether a description is of somebody: by the noun before "of", "who" or a comma."""
    end = next(
        (at for at, word in enumerate(words) if at and (word.small in PREPOSITIONS or word.small in RELATIVES)),
        len(words),
    )
    head = words[end - 1]
    if head.small in NOUNS:
        return False
    is_named = head.text[0].isupper() and end > 1
    is_noun = end > 1 or head.small in SPEAKERS or head.small.endswith(("s", "men"))
    if len(words) == 1 and head.text[0].isupper() and not head.small.endswith("s"):
        return head.small not in NO_SPEAKERS and head.small not in DETERMINERS
    return is_noun and (
        is_named or head.small in SPEAKERS or (head.small.endswith(SPEAKERS_END) and head.small not in NO_SPEAKERS)
    )


def _are_many(clause: Clause) -> bool:
    """Whether a subject is of several, by its verb or its noun: the Indians said."""
    is_plural = clause.subject_word in DETERMINERS and clause.subject[-1].small.endswith("s")
    return is_plural or clause.sentence[clause.verb.first].small in ("are", "were", "have", "say")


def _is_name(text: str) -> bool:
    return any(word[0].isupper() and word.casefold() not in DETERMINERS for word in text.split())


class Cast:
    """The people of a document, asked in the order of its text.

    Attributes:
        addressees: Ids of those to whom it is written.
        signed: Who signs, where the text holds several letters.
        new: Speakers whom nobody found before, as found by the verb.
    """

    def __init__(self, prose: Prose, record: tuple[RecordEntry, ...], people: tuple[PersonFinding, ...]) -> None:
        self._prose = prose
        self._people = sorted(people, key=lambda person: person.start)
        self._starts = [person.start for person in self._people]
        self._by_name = {slug(name): each.person for each in people for name in (each.name, each.text)}
        self.new: dict[str, PersonFinding] = {}
        self._author = tuple(self._ids(record, "author"))[:1]
        self.signed = signatures(prose, record)
        self.addressees = tuple(dict.fromkeys(self._ids(record, "addressee")))
        self._bodies = {person.person: person.body for person in people}
        self._told: list[tuple[int, str, bool]] = []
        self._main_words: tuple[Token, ...] = ()
        self._last = self._last_main = ""

    def _ids(self, record: tuple[RecordEntry, ...], field: str) -> Iterator[str]:
        for entry in record:
            if entry.field == field and slug(entry.value):
                within = self.named_in(Span(entry.start, entry.end))
                known = self._by_name.get(slug(entry.value)) or (within[0].person if within else "")
                yield known or self._add(Span(entry.start, entry.end), entry.value, f"the document's {field}")

    def author_at(self, offset: int) -> tuple[str, ...]:
        """Id of who writes at an offset: one, or none where nothing says who."""
        signature = signer_of(self.signed, offset)
        if signature is None:
            return self._author
        named = self.named_in(signature)
        return (named[0].person if named else self._add(signature, signature.name, "a signature"),)

    def named_in(self, span: Span) -> tuple[PersonFinding, ...]:
        """The people whom a stretch names."""
        first, last = (bisect_left(self._starts, edge) for edge in (span.start, span.end))
        return tuple(self._people[first:last])

    def subject_of(self, clause: Clause, *, speaks: bool) -> str:
        """Id of who does what a clause tells: "self" for I and we, "" for nobody whom the text names.

        A clause without a subject has that of the clause before it; he and they are the last subject of their number.

        Args:
            clause: To be asked in the order of the text, each once.
            speaks: Whether its subject speaks, and so is somebody even where only a description tells of them: the carpenter.
        """
        id_ = self._subject(clause, speaks=speaks)
        self._last = id_
        if clause.role == "main" and (clause.subject or clause.verb.verb in _COMING):
            self._last_main = id_
            self._main_words = clause.subject
        elif speaks and clause.role == "main" and not id_ and clause.verb.mood != "imperative":
            id_ = self._going_on()
        if id_ not in ("", "self"):
            self._told.append((clause.start, id_, _are_many(clause) or self._bodies.get(id_, False)))
        return id_

    def _going_on(self) -> str:
        """Id of the last subject, where it spoke only after it had done something: then Tamaqua rose, and said."""
        words = self._main_words
        return self._somebody(words) if words and words[0].small not in _PRONOUNS else ""

    def _subject(self, clause: Clause, *, speaks: bool) -> str:
        first = clause.subject_word
        if not clause.subject and clause.sentence[clause.verb.first].small == "am":
            return "self"
        if not clause.subject:
            is_after = clause.verb.verb in _COMING or (speaks and clause.verb.verb in _SAYING)
            after = self._after_verb(clause) if is_after else ()
            going_on = self._last_main if speaks and clause.role == "main" else self._last
            return self._somebody(after) if after else "" if clause.verb.mood == "imperative" else going_on
        if first in _SELF:
            return "self"
        if first in _HE | _THEY:
            return self._meant(clause, many=first in _THEY)
        if first == "who" and clause.role == "relative":
            return self._antecedent(clause)
        return self._somebody(clause.subject, speaks=speaks and first not in NOBODY)

    def _somebody(self, words: Sequence[Token], *, speaks: bool = True) -> str:
        """Id of whoever a noun names, or describes if it speaks."""
        while len(words) > 1 and is_adverb(words[-1].small):  # Tamaqua then
            words = words[:-1]
        span = Span(words[0].start, words[-1].end)
        named = [person for person in self.named_in(span) if not self._is_governed(span, person)]
        begins_with_name = words[0].text[0].isupper() and words[0].small not in DETERMINERS | PREPOSITIONS
        if named and begins_with_name and "," in self._prose.text[span.start : named[0].start]:
            return self._described(words)
        if named:
            # A man of that island, Teweia by name: the name says who it is.
            names = [person for person in named if _is_name(person.text)] or named
            return next((person.person for person in names if not self._is_described(person)), names[0].person)
        return self._described(words) if speaks and _is_somebody(words) else ""

    def _antecedent(self, clause: Clause) -> str:
        """Id of whoever is named right before a relative clause: Captain Cocke, who told me."""
        at = bisect_left(self._starts, clause.start) - 1
        is_near = at >= 0 and not self._prose.text[self._people[at].end : clause.start].strip(" ,\n")
        return self._people[at].person if is_near else ""

    @staticmethod
    def _after_verb(clause: Clause) -> tuple[Token, ...]:
        """The subject that follows its verb: so says the pilot of our Artemis."""
        words = clause.after_verb
        is_noun = bool(words) and (words[0].small in DETERMINERS or words[0].text[0].isupper())
        end = next((at for at, word in enumerate(words) if not word.text[0].isalnum()), len(words))
        return words[:end] if is_noun else ()

    def _is_described(self, person: PersonFinding) -> bool:
        """Whether an article stands before what somebody is called: the Speaker, Thomas King."""
        return self._prose.text[max(0, person.start - 4) : person.start].casefold() == "the "

    def _is_governed(self, subject: Span, person: PersonFinding) -> bool:
        """Whether somebody named in a subject is not who it is about: the report of Zhou Enlai."""
        before = self._prose.text[subject.start : person.start].rpartition(",")[2]
        return not {word.casefold() for word in before.split()}.isdisjoint(PREPOSITIONS | RELATIVES)

    def _described(self, words: Sequence[Token]) -> str:
        """Id of a speaker whom only words describe: the carpenter, the men who bring us resin."""
        comma = self._prose.text.find(",", words[0].start, words[-1].end)
        if comma > 0 and words[0].text[0].isupper() and words[0].small not in DETERMINERS | PREPOSITIONS:
            words = [word for word in words if word.end <= comma]  # Tamaqua, a chief of the Delawares
        span = Span(words[0].start, words[-1].end)
        return self._add(span, self._prose.text[span.start : span.end], "what is the subject of a verb of saying")

    def _add(self, span: Span, name: str, rule: str) -> str:
        known = self._by_name.get(slug(name))
        if known:
            return known
        words = [word for word in name.split() if word.casefold() not in DETERMINERS] or name.split()
        id_ = slug(" ".join(words[:_LONGEST]))
        if id_ and id_ not in self.new:
            text = self._prose.text[span.start : span.end]
            self.new[id_] = PersonFinding(
                start=span.start,
                end=span.end,
                text=text,
                rule=rule,
                score=0.5,
                person=id_,
                name=name,
                role="",
                body=False,
            )
        return id_

    def _meant(self, clause: Clause, *, many: bool) -> str:
        """Whom he or they mean: the last subject of that number, else whoever was named last."""
        if many and clause.verb.verb == "say" and clause.verb.mood == "present":
            return ""  # they say
        at, told = next(((at, id_) for at, id_, is_many in reversed(self._told) if is_many == many), (-1, ""))
        before = self._people[
            max(0, bisect_left(self._starts, clause.start) - _RECENT) : bisect_left(self._starts, clause.start)
        ]
        if many and (pair := self._pair(before, at)):
            return pair
        sentence = clause.sentence[0].start
        if not many and at < sentence:  # I met Doctor Holt, and he tells me
            here = [each.person for each in before if each.start >= sentence and not each.body]
            told = here[-1] if here else told
        present = (*self.author_at(clause.start), *self.addressees)
        named = (each.person for each in reversed(before) if each.person not in present and each.body == many)
        return told or next(named, "")

    def _pair(self, people: Sequence[PersonFinding], after: int) -> str:
        """Id of the last two of some people whom "and" joins, as one, if they are named after an offset."""
        for first, second in reversed(tuple(pairwise(people))):
            joint = self._prose.text[first.end : second.start]
            if first.start > after and _PAIR.fullmatch(joint) and not first.body and first.person != second.person:
                span = Span(first.start, second.end)
                return self._add(span, f"{first.name} and {second.name}", "two who are named together")
        return ""
