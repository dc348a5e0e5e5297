"""Who speaks: the author, people whom a clause names or means by a pronoun, and speakers whom only the verb shows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
# He and they are looked for among so many people named before.
_RECENT = 6
# Whose subject may stand after them: then came my cousin Turner.
_COMING = frozenset(("arrive", "come", "enter"))
# At most so many words of a description make an id.
_LONGEST = 5


def _is_somebody(words: Sequence[Token]) -> bool:
    """Whether a description is of somebody: by the noun before "of", "who" or a comma."""
    end = next(
        (at for at, word in enumerate(words) if at and (word.small in PREPOSITIONS or word.small in RELATIVES)),
        len(words),
    )
    head = words[end - 1]
    is_named = head.text[0].isupper() and end > 1
    is_noun = end > 1 or head.small in SPEAKERS or head.small.endswith(("s", "men"))
    if len(words) == 1 and head.text[0].isupper() and not head.small.endswith("s"):
        return head.small not in NO_SPEAKERS and head.small not in NOUNS and head.small not in DETERMINERS
    return is_noun and (
        is_named or head.small in SPEAKERS or (head.small.endswith(SPEAKERS_END) and head.small not in NO_SPEAKERS)
    )


def _are_many(clause: Clause) -> bool:
    """Whether a subject is of several, by its verb or its noun: the Indians said."""
    noun = clause.subject[-1] if clause.subject else None
    is_plural = bool(noun) and clause.subject_word in DETERMINERS and noun.small.endswith("s")
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
        self._told: list[tuple[str, bool]] = []
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
        if id_ not in ("", "self"):
            self._told.append((id_, _are_many(clause) or self._bodies.get(id_, False)))
        return id_

    def _subject(self, clause: Clause, *, speaks: bool) -> str:
        first = clause.subject_word
        if not clause.subject and clause.sentence[clause.verb.first].small == "am":
            return "self"
        if not clause.subject:
            after = self._after_verb(clause) if speaks or clause.verb.verb in _COMING else ()
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
        first = self._prose.text.find(",", span.start, named[0].start) if named else -1
        if first > 0 and words[0].text[0].isupper() and words[0].small not in DETERMINERS | PREPOSITIONS:
            # Tamaqua, a chief of the Delawares: what stands before the comma is the name.
            return self._described([word for word in words if word.end <= first])
        if named:
            # A man of that island, Teweia by name: the name says who it is.
            return next((person.person for person in named if _is_name(person.text)), named[0].person)
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

    def _is_governed(self, subject: Span, person: PersonFinding) -> bool:
        """Whether somebody named in a subject is not who it is about: the report of Zhou Enlai."""
        before = self._prose.text[subject.start : person.start].rpartition(",")[2]
        return not {word.casefold() for word in before.split()}.isdisjoint(PREPOSITIONS | RELATIVES)

    def _described(self, words: Sequence[Token]) -> str:
        """Id of a speaker whom only words describe: the carpenter, the men who bring us resin."""
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
        told = next((id_ for id_, is_many in reversed(self._told) if is_many == many), "")
        before = self._people[
            max(0, bisect_left(self._starts, clause.start) - _RECENT) : bisect_left(self._starts, clause.start)
        ]
        present = (*self.author_at(clause.start), *self.addressees)
        named = (
            each.person for each in reversed(before) if each.person not in present and (each.body or not many)
        )
        return told or next(named, "")
