"""The words of a language by which dates are told from what looks like them, and what they count from."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "ko", "la")
# Words of a text by which its language is told.
_LOOKED_AT = 100_000
_WORD = re.compile(r"[^\W\d_]+")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Sets of words, small letters without accents; those that a language lacks are empty.

    Attributes:
        has_capitals: Whether names of days and months begin with a capital letter.
        of_a_day: How a day of the month is named alone, `{day}` for its number; "" where it never is.
        common: Of any text; what stands before one of them is no name.
        counted: What an ordinal counts that is no day: "the 5th Regiment".
        measured: What a number counts that is no year: "1200 yards".
        numbered: Before a number that is neither: "No. 1863".
        ambiguous: Names of days, months and seasons that mean something else as well.
        ambiguous_feasts: Names of feasts likewise.
        feast_words: With which these are feasts: "day", "eve".
        leading: Before a month or feast that is a date by itself: "in".
        seasonal: Likewise, of a season.
        daily: Before a day of the month that stands without its month: "on".
        seasons: Names of seasons.
        bookish: Words of phrases that running text does not have, but other words that are written alike.
        prepositions: Before a date, of which they are no part.
        said: That count from the day on which they are said: "yesterday".
        told: That count from the day last told of: "the same".
        idle: Units that alone are no date: "the day".
        future: By which a sentence tells of what is to come.
        denied: By which it denies.
        shortened: Words after which a point ends no sentence.
    """

    has_capitals: bool
    of_a_day: str
    common: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    measured: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    ambiguous_feasts: frozenset[str] = frozenset()
    feast_words: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    seasonal: frozenset[str] = frozenset()
    daily: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()
    bookish: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    shortened: frozenset[str] = frozenset()


@cache
def wording_of(code: str) -> Wording:
    """The words of a language, by its code."""
    text = (files("geodata.drafting.dates") / "words" / f"{code}.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    sets = {each.name: frozenset(lists.get(each.name, ())) for each in fields(Wording) if each.name not in {"has_capitals", "of_a_day"}}
    return Wording(has_capitals=lists["has_capitals"], of_a_day=lists["of_a_day"], **sets)


def language_of(text: str) -> str:
    """The language of a text, one of `LANGUAGES`: that whose common words it has most of, English if it has none."""
    start = text[:_LOOKED_AT]
    if len(_HANGUL.findall(start)) * 5 > len(start):
        return "ko"
    words = Counter(_WORD.findall(start.casefold()))
    counts = {code: sum(words[word] for word in wording_of(code).common) for code in LANGUAGES if code != "ko"}
    return max(counts, key=lambda code: counts[code])
