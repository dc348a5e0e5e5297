"""Prose as the recognition of toponyms reads it: possessives cut off, and the runs of capitals that may hold names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from geodata.drafting.places.recognising.classes import word_classes
from geodata.drafting.prose import Prose

# "Bottom's Bridge" is read like "Bottom 's Bridge": a name must not hang upon how somebody set its apostrophe.
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ][sS]$")

_STOPS = frozenset('.!?…:;"“”«»()[]')

# A point is read as part of a run where the word before it is as short as an abbreviation.
_LONGEST_ABBREVIATION = 6
# Two joiners may follow one another ("of the"), three join nothing.
_MOST_JOINERS = 2


@dataclass(frozen=True, eq=False)
class Tokens:
    """Words and marks of a text in their order.

    Attributes:
        words: As they stand there, letters and their marks as one where there is such a letter (NFC).
        starts: Offset of the first character of each.
        ends: Offset after the last.
        parted: Whether an empty line stands before it.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    parted: list[bool]

    @cached_property
    def small(self) -> list[str]:
        """The words in small letters."""
        return [word.casefold() for word in self.words]

    @cached_property
    def small_counts(self) -> Counter[str]:
        """How often each word stands in small letters: what mostly does is no name where a sentence begins with it."""
        return Counter(word for word in self.words if word.islower())

    @cached_property
    def opening(self) -> list[bool]:
        """Whether a sentence, a quotation or a bracket may begin with the word."""
        before = ["", *self.words]
        return [parted or mark in _STOPS for parted, mark in zip(self.parted, before, strict=False)]

    @cached_property
    def capitals(self) -> list[bool]:
        """Whether the word is one of letters that begins with a capital."""
        return [begins_with_capital(word) for word in self.words]

    @cached_property
    def shouted(self) -> list[bool]:
        """Whether the words about are in capitals throughout, so that capitals tell nothing."""
        reach = 6
        letters = [(word.isupper() and len(word) > 1) - (not word.isupper() and word.isalpha()) for word in self.words]
        sums = [0]
        for each in letters:
            sums.append(sums[-1] + each)
        last = len(letters)
        return [sums[min(at + reach + 1, last)] - sums[max(at - reach, 0)] > reach // 2 for at in range(last)]

    def runs(self) -> Iterator[range]:
        """Stretches that may hold names: capitals, with the joiners between them, and points after what may be shortened."""
        joiners = word_classes()["joiner"]
        first = last = -1
        for at, is_capital in enumerate(self.capitals):
            if first >= 0 and self.parted[at]:
                yield self._with_point(first, last)
                first = -1
            if is_capital:
                first = at if first < 0 else first
                last = at
            elif first >= 0 and not (self.small[at] in joiners and at - last <= _MOST_JOINERS):
                yield self._with_point(first, last)
                first = -1
        if first >= 0:
            yield self._with_point(first, last)

    def _with_point(self, first: int, last: int) -> range:
        after = last + 1
        pointed = after < len(self.words) and self.words[after] == "."
        return range(first, after + (pointed and len(self.words[last]) <= _LONGEST_ABBREVIATION))


def tokens_of(prose: Prose) -> Tokens:
    """The words of prose, those in the possessive cut before its apostrophe."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    parted: list[bool] = []
    for word in prose.words:
        is_parted = not ends or prose.text.count("\n", ends[-1], word.start) > 1
        cut = _POSSESSIVE.search(word.text)
        middle = word.end if cut is None else word.start + cut.start()
        for start, end in ((word.start, middle), (middle, word.end)):
            if start < end:
                words.append(normalize("NFC", word.text[start - word.start : end - word.start]))
                starts.append(start)
                ends.append(end)
                parted.append(is_parted and start == word.start)
    return Tokens(words, starts, ends, parted)


def begins_with_capital(word: str) -> bool:
    """Whether the first letter that knows capitals is one: "ʿAydhāb" begins with a letter that does not."""
    return word[0].isalpha() and (word[0].isupper() or (not word[0].islower() and word[1:2].isupper()))
