"""The forms of a language as a tree, by which a phrase is followed from token to token."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from geodata.dates.naming.aliases import folded, month_beginnings
from geodata.dates.phrases.language import NESTED, Form, Language, spoken

# A piece that is written together with the slot before it: the s of "{decade}s".
_GLUED = re.compile(r"'?[^\W\d_]+")
_ROMAN = frozenset("ivxlcdmj")
_PARTS = re.compile(r"[-–]|[^\s–-]+")
# More different words than a long book has.
_REMEMBERED = 100_000
# What is read as a number besides the words of a table: the table, "" if there is none, and how many tokens it may have, as have
# "1950-10-12" and "9 . 30 a. m.".
NUMBERS = {
    "day": ("ordinal", 1),
    "last": ("ordinal", 1),
    "ordinal": ("ordinal", 1),
    "century": ("ordinal", 1),
    "count": ("count", 1),
    "till": ("", 1),
    "decade": ("", 1),
    "roman": ("", 1),
    "numbers": ("", 5),
    "clock": ("clock", 8),
}


@dataclass
class Node:
    """What may follow in a phrase.

    Attributes:
        literal: By a token.
        slots: By a word of a table, a number, or a phrase; with what is written together with it, "" mostly.
        is_end: Whether the phrase may end here.
    """

    literal: dict[str, "Node"] = field(default_factory=dict)
    slots: dict[tuple[str, str], "Node"] = field(default_factory=dict)
    is_end: bool = False


class Forms:
    """The forms of a language.

    Attributes:
        code: Of the language.
        language: The language.
        first: What begins with a token, a word of a table or a number.
        slots_of: The slots that what begins with a token may fill; a phrase may begin with any.
        after_phrase: What goes on after a phrase with which it begins; by the slot, as x and y may be a bare day.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.language = language = spoken(code)
        self.first = Node()
        self.after_phrase = {slot: Node() for slot in sorted(NESTED)}
        self.tables = {name: _tree(words, language) for name, words in language.words.items()}
        for form in language.forms:
            self._add(form)
        self._slots = {slot for form in language.forms for slot in form.slots if slot not in NESTED} | {"day"}
        self.slots_of = lru_cache(maxsize=_REMEMBERED)(self._begun)

    @cached_property
    def known(self) -> frozenset[str]:
        """Every token of the forms and tables."""
        found: set[str] = set()
        waiting = [self.first, *self.after_phrase.values(), *self.tables.values()]
        while waiting:
            node = waiting.pop()
            found.update(node.literal)
            waiting += [*node.literal.values(), *node.slots.values()]
        return frozenset(found)

    @cached_property
    def year_words(self) -> Node:
        """The words before a year: "in the year of our Lord", "AD"."""
        return _tree(self.language.words_of_years, self.language)

    @cached_property
    def eras(self) -> Node:
        """The words after it: "AD", "before Christ"."""
        return _tree(self.language.words_of_eras, self.language)

    def begins(self, text: str) -> bool:
        """Whether a phrase may begin with a token."""
        return text in self.first.literal or not self._first_slots.isdisjoint(self.slots_of(text))

    @cached_property
    def _first_slots(self) -> frozenset[str]:
        return frozenset({"day", *(slot for slot, _ in self.first.slots)})

    def _begun(self, text: str) -> frozenset[str]:
        """What `slots_of` remembers."""
        return NESTED.union(slot for slot in self._slots if self._may_begin(slot, text))

    def _may_begin(self, slot: str, text: str) -> bool:
        if slot == "calendarmonth":
            return text in month_beginnings() or (not text.isascii() and folded(text) in month_beginnings())
        table = "number" if slot == "year" else NUMBERS.get(slot, (slot, 0))[0]
        if table and text in self.tables[table].literal:
            return True
        is_of_numbers = slot in NUMBERS or slot == "year"
        return is_of_numbers and (is_number(text) or (slot == "year" and text in self.year_words.literal))

    def _add(self, form: Form) -> None:
        steps = list(self._steps(form))
        node = self.first
        if steps and isinstance(steps[0], tuple) and steps[0][0] in NESTED:
            node = self.after_phrase[steps.pop(0)[0]]
        for step in steps:
            node = (
                node.literal.setdefault(step, Node()) if isinstance(step, str) else node.slots.setdefault(step, Node())
            )
        node.is_end = True

    def _steps(self, form: Form) -> Iterator[str | tuple[str, str]]:
        yield from self._parts(form.pieces[0])
        for slot, piece in zip(form.slots, form.pieces[1:], strict=True):
            glued = _GLUED.match(piece) if self.language.has_blanks else None
            yield (slot, glued.group() if glued else "")
            yield from self._parts(piece[glued.end() :] if glued else piece)

    def _parts(self, text: str) -> list[str]:
        return parts_of(text, self.language)


def parts_of(text: str, language: Language) -> list[str]:
    """The tokens of a piece of a form, as `tokens` makes them of a text."""
    if not language.has_blanks:
        return re.findall(r"\d+|\S", text)
    return ["-" if part == "–" else part for part in _PARTS.findall(text)]


def _tree(words: Iterable[str], language: Language) -> Node:
    """The words of a table."""
    root = Node()
    for text in words:
        node = root
        for part in text.split() if language.has_blanks else parts_of(text, language):
            node = node.literal.setdefault(part, Node())
        node.is_end = True
    return root


def is_numeral(text: str) -> bool:
    """Whether a token is a Roman number of more than one sign; one sign alone is a letter, or a word."""
    return len(text) > 1 and _ROMAN.issuperset(text)


def is_number(text: str) -> bool:
    """Whether a token is in figures, perhaps with letters after them, or in Roman ones."""
    return text[0].isdigit() or is_numeral(text.removesuffix("th"))


@cache
def forms_of(code: str) -> Forms:
    """The forms of a language, by its code."""
    return Forms(code)
