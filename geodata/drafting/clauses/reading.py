"""The words of a sentence as they are read for verbs."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.drafting.clauses.lexicon import Form, form_of
from geodata.drafting.clauses.tokens import Token
from geodata.drafting.clauses.words_of_clauses import BE, is_adverb


@dataclass(frozen=True)
class VerbGroup:
    """A verb with its auxiliaries.

    Attributes:
        first: Index of its first word among the words of the sentence.
        last: Index of its last word, the verb itself.
        verb: As verbs.toml lists it; the word itself for others.
        mood: past, present, perfect, future, would, should, must, may, can, "is to", asked (will be pleased to), imperative or
            infinitive.
        passive: Whether the subject is what the action is done to.
        negated: Whether it has a "not".
    """

    first: int
    last: int
    verb: str
    mood: str
    passive: bool = False
    negated: bool = False

    @property
    def finite(self) -> bool:
        """Whether it makes a clause by itself."""
        return self.mood != "infinitive"


class Reading:
    """The words of one sentence, in small letters, with the verbs whose forms they can be."""

    def __init__(self, words: Sequence[Token]) -> None:
        self._words = words
        self.small = tuple(word.small for word in words)
        self._forms = tuple(form_of(word) for word in self.small)

    def at(self, index: int) -> str:
        """The word at an index in small letters, "" beyond the ends."""
        return self.small[index] if 0 <= index < len(self.small) else ""

    def form(self, index: int) -> Form | None:
        """The verb whose form the word can be."""
        return self._forms[index] if 0 <= index < len(self._forms) else None

    def has(self, index: int, *kinds: str) -> bool:
        """Whether the word can be one of these forms of a verb."""
        form = self.form(index)
        return form is not None and not form.kinds.isdisjoint(kinds)

    def verb(self, index: int) -> str:
        """The verb at an index, as verbs.toml lists it."""
        form = self.form(index)
        return "be" if self.at(index) in BE else form.verb if form else self.at(index)

    def after_adverbs(self, index: int) -> int:
        """The first index from here on at which no adverb stands."""
        while is_adverb(self.at(index)):
            index += 1
        return index

    def is_name(self, index: int) -> bool:
        """Whether a word within the sentence has a capital."""
        return 0 < index < len(self._words) and self._words[index].text[:1].isupper()
