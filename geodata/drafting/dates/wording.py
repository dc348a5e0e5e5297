"""The words of a language by which dates are told from what looks like them, and what they count from."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geodata.dates.phrases.spelling import plain

LANGUAGES = ("en", "de", "fr", "ko", "la")
# Signs of a text by which its language is told.
_LOOKED_AT = 100_000
_WORD = re.compile(r"\b[^\W\d_]+\b")
# Common words that a text must have before it is taken for another language than English.
_FEWEST = 3
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Sets of words, small letters without accents; those that a language lacks are empty.

    Attributes:
        has_capitals: Whether names of days and months begin with a capital letter.
        of_a_day: How a day of the month is named alone, `{day}` for its number; "" where it never is.
        no: What denies a phrase that follows it: "not"; "" where no phrase has it.
        common: Of any text; what stands before one of them is no name.
        counted: What an ordinal counts that is no day: "the 5th Regiment".
        joining: Between two ordinals of the same things: "and".
        measured: What a number counts that is no year: "1200 yards".
        numbered: Before a number that is neither: "No. 1863".
        year_marks: By which a number is a year: "anno".
        years: "Year".
        in_years: Before a year, whatever follows it: "in 1863 half of them".
        ambiguous: Names of days, months and seasons that mean something else as well.
        ambiguous_feasts: Names of feasts likewise.
        saints: By which names of saints begin, which are names of places, too.
        feast_words: With which these are feasts: "day", "eve".
        leading: Before a month that is a date by itself: "in".
        seasons: Names of seasons.
        seasonal: Before a season that is a date by itself.
        of_places: By which its name is that of a place: "at this spring".
        daily: Before a day of the month that stands without its month: "on".
        firmly_daily: Of these, those after which a name may follow the day: "on the 5th Sherman moved".
        hardly_days: Ordinals that are hardly ever days: "the first".
        day_articles: Before a day that is a bare number: "le 15", "am 15."
        of: "Of".
        prepositions: Before a date, of which they are no part.
        lasting: Before what lasts: "for three days".
        abbreviated: Words of phrases that are another abbreviation where they begin with a capital letter.
        after_day_points: Before these a point belongs to the number of a day: "11. of November"; any word where there are none.
        bookish: Words of phrases that running text does not have, but other words that are written alike.
        steps: That tell which week, month or year: "last".
        idle: Units that alone are no date: "the day".
        said: That count from the day on which they are said: "yesterday".
        told: That count from the day last told of: "the same".
        going_on: With which the day after the one last told of is named: "next day".
        recurring: By which a sentence tells of what recurs: "annually".
        future: By which a sentence tells of what is to come.
        ahead: Before a date that is as likely to come: "until".
        denied: By which it denies.
        small: Small words in the head of a letter, besides names and numbers.
        shortened: Words after which a point ends no sentence.
    """

    has_capitals: bool
    of_a_day: str
    no: str
    common: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    measured: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    year_marks: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    in_years: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    ambiguous_feasts: frozenset[str] = frozenset()
    saints: frozenset[str] = frozenset()
    feast_words: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()
    seasonal: frozenset[str] = frozenset()
    of_places: frozenset[str] = frozenset()
    daily: frozenset[str] = frozenset()
    firmly_daily: frozenset[str] = frozenset()
    hardly_days: frozenset[str] = frozenset()
    day_articles: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    abbreviated: frozenset[str] = frozenset()
    after_day_points: frozenset[str] = frozenset()
    bookish: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()
    recurring: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    shortened: frozenset[str] = frozenset()


@cache
def wording_of(code: str) -> Wording:
    """The words of a language, by its code."""
    text = (files("geodata.drafting.dates") / "words" / f"{code}.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    single = {name: lists.pop(name) for name in ("has_capitals", "of_a_day", "no")}
    sets: dict[str, Any] = {name: frozenset(map(plain, words)) for name, words in lists.items()}
    return Wording(**single, **sets)


def language_of(text: str) -> str:
    """The language of a text, one of `LANGUAGES`: that whose common words it has most of, English if it has none."""
    start = text[:_LOOKED_AT]
    if len(_HANGUL.findall(start)) * 5 > len(start):
        return "ko"
    words = Counter(map(plain, _WORD.findall(start)))
    counts = {
        code: sum(count for word, count in words.items() if word in wording_of(code).common)
        for code in LANGUAGES
        if code != "ko"
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _FEWEST else LANGUAGES[0]
