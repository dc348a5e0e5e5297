"""A phrase is taken apart by the forms of a language."""

import re
from typing import Any

from geodata.dates.edtf import DateError
from geodata.dates.naming.aliases import ROMAN
from geodata.dates.naming.named import read_named
from geodata.dates.naming.parts import Parts, take_apart
from geodata.dates.phrases.context import Phrase
from geodata.dates.phrases.language import NESTED, Form, Language
from geodata.dates.phrases.rules import RULES

# How many phrases stand within one another: "before about the end of the night of 11 October 1950" has four.
_DEEPEST = 5
# How many parts of a text are looked at: a phrase of a date has far fewer, and a text that has more is none.
MOST_PARTS = 100
_YEAR = re.compile(r"[0-9]{3}")
# A number, or a year of the French Republic in Roman ones.
_NUMBER = re.compile(r"[0-9]|\ban [ivxl]+\b")
_LOOSE = frozenset("xy")


class Grammar:
    """Takes one text apart, and remembers its parts."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._found: dict[tuple[str, int], Phrase | None] = {}
        self._values: dict[tuple[str, str], Any | None] = {}

    def phrase(self, text: str, depth: int = 0) -> Phrase | None:
        """The phrase that a text is; None if it has none of the forms."""
        key = (text, depth)
        if key not in self._found:
            is_looked_at = depth < _DEEPEST and len(self._found) < MOST_PARTS
            self._found[key] = self._take_apart(text, depth) if is_looked_at else None
        return self._found[key]

    def _take_apart(self, text: str, depth: int) -> Phrase | None:
        for form in self._language.forms_for(text):
            values = self._filled(form, text, depth)
            if values is not None:
                return Phrase(RULES[form.rule], {**form.values, **values})
        if depth and _is_named(text):
            return Phrase(RULES["named"], {"named": text})
        parts = _without_year(text)
        return Phrase(RULES["named-month"], {"parts": parts}) if parts else None

    def _filled(self, form: Form, text: str, depth: int) -> dict[str, Any] | None:
        """The slots of a form, filled so that it is the text."""
        first, last = form.pieces[0], form.pieces[-1]
        if not form.slots:
            return {} if text == first else None
        if len(text) <= len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
            return None
        if any(piece not in text for piece in form.pieces):
            return None
        inner = text[len(first) : len(text) - len(last)]
        return self._fill(form.slots, form.pieces[1:-1], inner, depth)

    def _fill(self, slots: tuple[str, ...], pieces: tuple[str, ...], text: str, depth: int) -> dict[str, Any] | None:
        slot, *others = slots
        if not others:
            value = self._read(slot, text, depth)
            return None if value is None else {slot: value}
        at = text.find(pieces[0], 1)
        while at > 0:
            rest = text[at + len(pieces[0]) :]
            # What is a word of a table is told more quickly than what is a phrase.
            is_quick = slot not in NESTED
            value = self._read(slot, text[:at], depth) if is_quick else None
            if rest and (value is not None or not is_quick):
                filled = self._fill(tuple(others), pieces[1:], rest, depth)
                if filled is not None and not is_quick:
                    value = self._read(slot, text[:at], depth)
                if filled is not None and value is not None:
                    return {slot: value, **filled}
            at = text.find(pieces[0], at + 1)
        return None

    def _read(self, slot: str, text: str, depth: int) -> Any | None:
        if slot not in NESTED:
            key = (slot, text)
            if key not in self._values:
                self._values[key] = self._language.read(slot, text)
            return self._values[key]
        if slot in _LOOSE and (day := self._language.day(text)):
            return Phrase(RULES["day"], {"day": day})
        return self.phrase(text, depth + 1)


def _is_named(text: str) -> bool:
    """Whether a text names months or eras of another calendar; a day that does not exist has at least a year of its own."""
    if not _NUMBER.search(text):
        return False
    try:
        return read_named(text) is not None
    except DateError:
        return bool(_YEAR.search(text))


def _without_year(text: str) -> Parts | None:
    """A day and month, or a month, of another calendar: `10 Ramadan`."""
    ends = take_apart(text) or []
    is_month = len(ends) == 1 and ends[0].month and ends[0].month.calendars != ROMAN
    return ends[0] if is_month and not ends[0].year and not ends[0].marks else None
