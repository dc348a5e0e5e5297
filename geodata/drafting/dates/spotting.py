"""Where the phrases of a language stand in a paragraph, found by the same forms by which they are read.

From its last token to its first, each token is told where the phrases end that begin with it; a phrase within another begins
later and is known already. So a paragraph is gone through once, however its words are put together.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from geodata.dates.phrases.language import NESTED
from geodata.drafting.dates.forms import NUMBERS, Forms, Node, is_number, is_numeral
from geodata.drafting.dates.tokens import Token

# Tokens of a phrase: "from the evening of Wednesday the 3rd to the morning of Sunday the 14th of the month of May 1650" has 22.
_LONGEST = 26
# Tokens of "one thousand six hundred and sixty-six" and of "Rabi al-akhir".
_LONGEST_YEAR, _LONGEST_MONTH = 9, 4
_LOOSE = frozenset("xy")


class Spotter:
    """Phrases in the tokens of one paragraph."""

    def __init__(self, text: str, tokens: Sequence[Token], forms: Forms) -> None:
        self._text = text
        self._tokens = tokens
        self._forms = forms
        self._language = forms.language
        self._ends: list[tuple[int, ...]] = [()] * (len(tokens) + 1)
        self._day_ends: list[tuple[int, ...]] = [()] * (len(tokens) + 1)
        self._values: dict[tuple[str, str, int], tuple[int, ...]] = {}

    @cached_property
    def ends(self) -> list[tuple[int, ...]]:
        """For each token, after which tokens a phrase ends that begins with it, the longest first."""
        for at in range(len(self._tokens) - 1, -1, -1):
            if self._forms.begins(self._tokens[at].plain):
                is_day = "day" in self._forms.slots_of(self._tokens[at].plain)
                self._day_ends[at] = self._slot_ends("day", "", at) if is_day else ()
                self._ends[at] = self._found(at)
        return self._ends

    def _found(self, at: int) -> tuple[int, ...]:
        found = {end for end in self._walk(self._forms.first, at) if end - at <= _LONGEST}
        # A phrase may begin with another one, and this with a third.
        waiting = [(end, slot) for end in found for slot in NESTED] + [
            (end, slot) for end in self._day_ends[at] for slot in _LOOSE
        ]
        while waiting:
            end, slot = waiting.pop()
            for further in self._walk(self._forms.after_phrase[slot], end):
                if further - at <= _LONGEST and further not in found:
                    found.add(further)
                    waiting += [(further, each) for each in NESTED]
        return tuple(sorted(found, reverse=True))

    def _walk(self, node: Node, at: int) -> Iterator[int]:
        """Where what a node allows ends, from a token on."""
        if node.is_end:
            yield at
        if at >= len(self._tokens):
            return
        text = self._tokens[at].plain
        following = node.literal.get(text)
        if following:
            yield from self._walk(following, at + 1)
        begun = self._forms.slots_of(text)
        for (slot, glued), after in node.slots.items():
            if slot not in begun:
                continue
            for end in self._slot_ends(slot, glued, at):
                yield from self._walk(after, end)

    def _slot_ends(self, slot: str, glued: str, at: int) -> tuple[int, ...]:
        if slot in NESTED:
            return self._ends[at] + (self._day_ends[at] if slot in _LOOSE else ())
        key = (slot, glued, at)
        if key not in self._values:
            self._values[key] = tuple(dict.fromkeys(self._read(slot, glued, at)))
        return self._values[key]

    def _read(self, slot: str, glued: str, at: int) -> Iterator[int]:
        if slot == "year":
            yield from self._years(at)
            return
        if slot == "calendarmonth":
            yield from self._months(at)
            return
        table, longest = NUMBERS.get(slot, (slot, 0))
        if table:
            yield from _walked(self._forms.tables[table], self._tokens, at)
        if not longest or not is_number(self._tokens[at].plain):
            return
        for end in range(at + 1, min(at + longest, len(self._tokens)) + 1):
            written = self._written(at, end)
            if (not glued or written.endswith(glued)) and self._language.read(
                slot, written.removesuffix(glued)
            ) is not None:
                yield end

    def _years(self, at: int) -> Iterator[int]:
        starts = {at, *_walked(self._forms.year_words, self._tokens, at)}
        for start in starts:
            for number in self._number_ends(start):
                for end in (number, *_walked(self._forms.eras, self._tokens, number)):
                    if self._language.year(self._written(at, end)) is not None:
                        yield end

    def _number_ends(self, at: int) -> Iterator[int]:
        """Where a number ends, in figures, Roman ones or words."""
        if at < len(self._tokens) and (self._tokens[at].plain.isdigit() or is_numeral(self._tokens[at].plain)):
            yield at + 1
            return
        words, end = self._forms.tables["number"].literal, at
        while end < len(self._tokens) and end - at < _LONGEST_YEAR:
            text = self._tokens[end].plain
            if text not in words and not (text == "-" and end > at):
                return
            end += 1
            if text != "-":
                yield end

    def _months(self, at: int) -> Iterator[int]:
        for end in range(at + 1, min(at + _LONGEST_MONTH, len(self._tokens)) + 1):
            if self._language.read("calendarmonth", self._written(at, end)):
                yield end

    def _written(self, at: int, end: int) -> str:
        return self._language.plain(self._text[self._tokens[at].start : self._tokens[end - 1].end])


def _walked(node: Node, tokens: Sequence[Token], at: int) -> Iterator[int]:
    """Where the words of a table end that begin with a token."""
    while at < len(tokens) and (following := node.literal.get(tokens[at].plain)):
        node, at = following, at + 1
        if node.is_end:
            yield at
