"""A phrase of a date where it stands: its tokens, those beside it, and what it is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from geodata.dates.phrases.context import Phrase, Values
from geodata.dates.phrases.rules import RULES
from geodata.drafting.dates.tokens import Token

_NAMES = {rule: name for name, rule in RULES.items()}
_ENDS = frozenset(".;:!?")


@dataclass(frozen=True)
class Spot:
    """A phrase in a paragraph.

    Attributes:
        tokens: Of the paragraph.
        first: Number of its first token.
        last: Number of the one after its last.
        words: As they stand in the text, with single blanks.
        phrase: What they are.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    words: str
    phrase: Phrase

    @cached_property
    def parts(self) -> tuple[tuple[str, Values], ...]:
        """The names of the rules by which it is reckoned, the outermost first, and what is said to each."""
        return tuple(_parts(self.phrase))

    @cached_property
    def rules(self) -> frozenset[str]:
        """The names alone."""
        return frozenset(name for name, _ in self.parts)

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Offset after its last."""
        return self.tokens[self.last - 1].end

    @property
    def inner(self) -> Sequence[Token]:
        """Its own tokens."""
        return self.tokens[self.first : self.last]

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Its tokens as they are compared."""
        return tuple(token.plain for token in self.inner)

    @property
    def before(self) -> str:
        """The token before it; "" where there is none."""
        return self.tokens[self.first - 1].plain if self.first else ""

    @property
    def is_joined(self) -> bool:
        """Whether a letter stands right before it: "L1258"."""
        before = self.tokens[self.first - 1] if self.first else None
        return before is not None and before.end == self.start and before.plain[-1:].isalnum()

    @property
    def is_hyphenated(self) -> bool:
        """Whether a hyphen joins another word to it: "summer-house"."""
        following = self.tokens[self.last] if self.last < len(self.tokens) else None
        return following is not None and following.plain == "-" and following.start == self.end

    @property
    def after(self) -> Token | None:
        """The word that follows it without a comma between; None if none does."""
        following = self.tokens[self.last] if self.last < len(self.tokens) else None
        return following if following and not following.is_apart and following.plain[:1].isalnum() else None

    @cached_property
    def sentence(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What stands before it and after it in its sentence, by its stops."""
        start, end = self.first, self.last
        while start and self.tokens[start - 1].plain not in _ENDS and self.first - start < _LONGEST_SENTENCE:
            start -= 1
        while end < len(self.tokens) and self.tokens[end].plain not in _ENDS and end - self.last < _LONGEST_SENTENCE:
            end += 1
        before, after = self.tokens[start : self.first], self.tokens[self.last : end]
        return tuple(each.plain for each in before), tuple(each.plain for each in after)


_LONGEST_SENTENCE = 40


def _parts(phrase: Phrase) -> Iterator[tuple[str, Values]]:
    yield _NAMES[phrase.rule], phrase.values
    for value in phrase.values.values():
        if isinstance(value, Phrase):
            yield from _parts(value)
