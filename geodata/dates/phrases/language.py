"""The words of a language by which days are called, and the forms of its phrases; both stand in a TOML file a language.

A file has tables of words (`[month]`, `[weekday]`, `[feast]` …), each with what the words stand for and how they are written, and
`[[form]]`s: patterns of whole phrases, each with the rule that reckons it. In a pattern `[…]` may be left out and `(…|…)` are
choices; `{…}` is a slot, filled by a word of the table that has its name, or by what one of `_READERS` reads.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from geodata.dates.naming.aliases import ROMAN, folded, month_called
from geodata.dates.phrases.spelling import expanded, number_in_words, plain, roman_number
from geodata.dates.words import months_in

LANGUAGES = ("en", "de", "fr", "ko", "la")
# Slots that hold a phrase of their own; `x` and `y` may be a bare day as well, such as the 8 of "8 or 9 October".
NESTED = frozenset("abxy")
_SLOT_HERE = "{}"
_BETWEEN_WORDS = re.compile(r"[ –-]")
_SLOT = re.compile(r"\{([a-z]+)\}")
_NUMBERS = re.compile(r"(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_ROMAN_YEAR = re.compile(r"m[mdclxvij]{2,14}")
_NAME = re.compile(r"[^\W_]+")
_HUNDRED, _THOUSAND = 100, 1000
# An hour in figures, or two, with the word that says so: "9.30 a m", "6 o'clock", "10 and 11 o'clock".
_HOUR = re.compile(r"[0-9]{1,2}(?: ?[.:] ?[0-9]{2})?(?: (?:[^\W\d_]{1,5} )?[0-9]{1,2})? ?([^\W\d_][^\d_]{0,30})")
_LAST_DAY, _MOST_CENTURIES = 31, 99


@dataclass(frozen=True)
class Form:
    """A pattern of a phrase: `pieces` of text with a slot between each two of them.

    Attributes:
        rule: Name of the rule that reckons it.
        values: What the pattern itself says, for the rule.
        pieces: One more than slots.
        slots: Their names.
    """

    rule: str
    values: Mapping[str, Any]
    pieces: tuple[str, ...]
    slots: tuple[str, ...]


class Language:
    """One language, read from its file.

    Attributes:
        has_blanks: Whether its words stand apart.
        marks_days_with_points: Whether a day of the month is written `12.`
    """

    def __init__(self, code: str) -> None:
        self._file: dict[str, Any] = tomllib.loads(
            (files("geodata.dates.phrases") / f"{code}.toml").read_text(encoding="utf-8")
        )
        self.has_blanks: bool = self._file["has_blanks"]
        self.marks_days_with_points: bool = "." in self._file["ordinal_endings"]
        self._months = months_in(code)

    def plain(self, text: str) -> str:
        """A phrase, or a part of a pattern, as it is compared; without blanks where they are not always written."""
        if not self.has_blanks:
            return plain(text).replace(" ", "")
        return " ".join(self._alike.get(word, word) for word in plain(text).split(" "))

    @cached_property
    def _alike(self) -> dict[str, str]:
        """Spellings of older texts, and how the words are written in the file."""
        return {word: name for name, words in self._file.get("alike", {}).items() for word in words}

    @cached_property
    def words(self) -> dict[str, dict[str, Any]]:
        """What the words of each table stand for."""
        tables = {
            name: {
                self.plain(text): _value(meant)
                for meant, patterns in table.items()
                for pattern in patterns
                for text in expanded(pattern)
            }
            for name, table in self._file.items()
            if isinstance(table, dict) and name != "alike"
        }
        for name in ("clock", "count", "number", "ordinal"):
            tables.setdefault(name, {})
        tables["month"] |= {self.plain(name): number for number, name in enumerate(self._months, start=1)}
        saints: dict[str, list[str]] = self._file.get("saint", {})
        tables["feast"] |= {
            self.plain(text.replace("*", name)): feast
            for feast, names in saints.items()
            for name in names
            for pattern in self._file["saints"]
            for text in expanded(pattern)
        }
        return tables

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The patterns, in the order in which they are tried."""
        return tuple(
            self._form(form, text)
            for form in self._file["form"]
            for pattern in form["as"]
            for text in expanded(pattern)
        )

    def forms_for(self, text: str) -> tuple[Form, ...]:
        """The patterns that a text may have, told by the words that they say themselves, in their order."""
        words = self._words_of(text)
        return tuple(
            self.forms[at]
            for at in sorted(at for said, places in self._by_words.items() if said <= words for at in places)
        )

    def _words_of(self, text: str) -> frozenset[str]:
        return frozenset((*text.split(" "), *_BETWEEN_WORDS.split(text)) if self.has_blanks else text)

    @cached_property
    def _by_words(self) -> dict[frozenset[str], list[int]]:
        """Which patterns say the same words between their slots; one that is written together with a slot is none."""
        found: dict[frozenset[str], list[int]] = {}
        for at, form in enumerate(self.forms):
            text = _SLOT_HERE.join(form.pieces)
            said = text.split(" ") if self.has_blanks else text.replace(_SLOT_HERE, "")
            found.setdefault(frozenset(word for word in said if word and _SLOT_HERE not in word), []).append(at)
        return found

    def _form(self, form: Mapping[str, Any], text: str) -> Form:
        parts = _SLOT.split(text)
        values = {name: value for name, value in form.items() if name not in {"rule", "as"}}
        pieces = tuple(self._piece(piece) for piece in parts[::2])
        return Form(rule=form["rule"], values=values, pieces=pieces, slots=tuple(parts[1::2]))

    def _piece(self, piece: str) -> str:
        """The text between two slots, with the blanks at its ends."""
        if not self.has_blanks:
            return self.plain(piece)
        inner = plain(piece)
        if not inner:
            return " " if piece else ""
        before, after = (" " if piece[0] == " " else ""), (" " if piece[-1] == " " else "")
        return before + inner + after

    @cached_property
    def called(self) -> dict[str, str]:
        """The name of each feast that the file writes first."""
        first = self._file["saints"][0]
        return {
            feast: expanded(first)[0].replace("*", names[0]) for feast, names in self._file.get("saint", {}).items()
        } | {feast: expanded(names[0])[0] for feast, names in self._file["feast"].items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names with which a misspelt one is compared."""
        away = (expanded(patterns[0])[0] for patterns in self._file["away"].values())
        saints = (self._file["saints"][0].replace("*", names[0]) for names in self._file.get("saint", {}).values())
        return frozenset(self._months).union(self.called.values(), away, (expanded(saint)[0] for saint in saints))

    def read(self, slot: str, text: str) -> Any | None:
        """What fills a slot; None if the text does not."""
        reader = _READERS.get(slot)
        return reader(self, text) if reader else self.words[slot].get(text)

    @cached_property
    def words_of_years(self) -> frozenset[str]:
        """The words with which a year may begin: `the year`, `AD`."""
        return frozenset(self.plain(word) for word in self._file["year_words"]) | self.words_of_eras

    @cached_property
    def words_of_eras(self) -> frozenset[str]:
        """The words before or after a year that name its era: `AD`."""
        return frozenset(self.plain(word) for word in (*self._file["bc"], *self._file["ad"]))

    def day(self, text: str) -> int | None:
        """A day of the month: `12`, `12th`, `12.`, `twelfth`, `xij`, `xijth`."""
        number = self.ordinal(text) or (self.roman(text) if len(text) > 1 else None)
        if number is None and text.isascii() and text.isdigit() and len(text) < 3:  # noqa: PLR2004
            number = int(text)
        return number if number and number <= _LAST_DAY else None

    def ordinal(self, text: str) -> int | None:
        """`third` or `3rd`."""
        for ending in self._file["ordinal_endings"]:
            number = text.removesuffix(ending).strip()
            if number != text and number.isascii() and number.isdigit() and len(number) < 3:  # noqa: PLR2004
                return int(number)
            if number != text and len(number) > 1 and (roman := self.roman(number)):
                return roman
        return self.words["ordinal"].get(text)

    def count(self, text: str) -> int | None:
        """`three` or `3`."""
        if text.isascii() and text.isdigit() and len(text) < 4 and text[0] != "0":  # noqa: PLR2004
            return int(text)
        return self.words["count"].get(text)

    def year(self, text: str) -> int | None:
        """`1422`, `the year 1422`, `AD 70`, `44 BC`, astronomical; with fewer than three digits an era must be named."""
        said = text
        for word in self._file["year_words"]:
            text = text.removeprefix(word).strip()
        number, era = self._without_era(text)
        number = self._in_figures(number, is_year=number != said)
        if _ROMAN_YEAR.fullmatch(number):
            number = str(self.roman(number) or "")
        if not number.isascii() or not number.isdigit() or not 3 - 2 * bool(era) <= len(number) <= 4 or not int(number):  # noqa: PLR2004
            return None
        return 1 - int(number) if era == "bc" else int(number)

    def _in_figures(self, text: str, *, is_year: bool) -> str:
        """A number in words, `eighteen hundred and sixty-one`, as its figures; any other text as it is.

        A round number, such as `eighteen hundred`, is a year only where it is said to be one.
        """
        number = number_in_words(text, self.words["number"])
        is_said = number is not None and (is_year or (number > _THOUSAND and number % _HUNDRED))
        return str(number) if is_said else text

    def clock(self, text: str) -> str | None:
        """An hour: `half past six`, `6.30 a.m.`, `daybreak`."""
        if text in self.words["clock"]:
            return text
        match = _HOUR.fullmatch(text)
        return text if match and match[1] in self._file.get("hour_words", ()) else None

    def calendarmonth(self, text: str) -> str | None:
        """A month of another calendar than those with the Roman names: `rabi' ii`."""
        month = month_called(_NAME.findall(folded(text)))
        return text if month and month.calendars != ROMAN else None

    def till(self, text: str) -> int | None:
        """The second of two years, with all its digits or the last two: the 51 of `1950–51`."""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else self.year(text)  # noqa: PLR2004

    def _without_era(self, text: str) -> tuple[str, str]:
        for era in ("bc", "ad"):
            for name in self._file[era]:
                for side in (str.removesuffix, str.removeprefix):
                    if (number := side(text, name)) != text:
                        return number.strip(), era
        return text, ""

    def numbers(self, text: str) -> tuple[int, int, int] | None:
        """Year, month and day in numbers, `1950-10-12`; 0 for a day that is not given."""
        match = _NUMBERS.fullmatch(text)
        return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None

    def decade(self, text: str) -> int | None:
        """`1950`, of "the 1950s"."""
        is_decade = text.isascii() and text.isdigit() and len(text) in {3, 4} and text[-1] == "0"
        return int(text) if is_decade else None

    def century(self, text: str) -> int | None:
        """`12`, `12th`, `twelfth` or `XII`."""
        number = self.ordinal(text) or self.roman(text.removesuffix("eme").removesuffix("e")) or self.count(text)
        return number if number and number <= _MOST_CENTURIES else None

    def roman(self, text: str) -> int | None:
        """`III` or, as scribes wrote it, `iij`."""
        return roman_number(text)


_READERS: dict[str, Callable[[Language, str], Any]] = {
    name: getattr(Language, name)
    for name in (
        "day",
        "ordinal",
        "count",
        "year",
        "decade",
        "century",
        "roman",
        "till",
        "numbers",
        "clock",
        "calendarmonth",
    )
} | {"last": Language.day}


@lru_cache(maxsize=len(LANGUAGES))
def spoken(code: str) -> Language:
    """A language by its code."""
    return Language(code)


def _value(meant: str) -> Any:
    return int(meant) if meant.lstrip("-").isdigit() else meant
