"""Words of a sentence with their spelling of today, in small letters, by which the rest of the room knows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.drafting.clauses.words_of_clauses import SPELLINGS
from geodata.drafting.prose import Word


@dataclass(frozen=True)
class Token(Word):
    """A word, a number or a mark; `small` is the word in small letters, as it is spelt today: "we" for "Wee"."""

    small: str


def tokens_of(words: Iterable[Word]) -> tuple[Token, ...]:
    """The words with their spelling of today, so far as `word_lists.toml` lists it."""
    return tuple(Token(word.start, word.end, word.text, spelt_today(word.text)) for word in words)


def spelt_today(word: str) -> str:
    """A word in small letters and today's spelling."""
    small = word.casefold().replace("’", "'")
    return SPELLINGS.get(small, small)
