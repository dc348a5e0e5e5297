"""The names by which people call months and eras: spellings become one key, and the key tells the calendar and the month."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geodata.dates.calendars.months import names_of
from geodata.dates.calendars.names import Calendar

# The calendars that have months or marks of a heading of aliases.toml. Where a text leaves the choice, the first is taken.
_CALENDARS: dict[str, tuple[Calendar, ...]] = {
    "roman": ("old-style", "julian", "swedish", "gregorian"),
    "islamic": ("islamic", "umm-al-qura"),
    "old-style": ("old-style", "julian"),
    "hebrew": ("hebrew",),
    "french-republican": ("french-republican",),
    "coptic": ("coptic",),
    "ethiopian": ("ethiopian",),
    "persian": ("persian",),
    "julian": ("julian",),
    "gregorian": ("gregorian",),
}
ROMAN = _CALENDARS["roman"]
# Arabic articles, as Arabic, Persian and Turkish speak them before sun letters or not.
_ARTICLES = frozenset({"al", "ul", "ol", "el", "il", "l", "as", "us", "ath", "uth", "ash", "at", "ut"})
# Ayn, hamza and apostrophes in all the shapes in which they are typed, geresh and gershayim, and the Arabic stretching stroke.
_SILENT = dict.fromkeys(map(ord, "'\"’‘`´ʿʾʻʼʹ′״׳ـ\u200c\u200e\u200f"))
_ALIKE = str.maketrans({"ə": "e", "ı": "i", "æ": "ae", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه"})


@dataclass(frozen=True, kw_only=True)
class Name:
    """What a name may mean.

    Attributes:
        key: The name without what does not matter.
        calendars: That have it.
        months: Their numbers; several if it leaves the month open, none for the mark of an era.
    """

    key: str
    calendars: tuple[Calendar, ...]
    months: tuple[int, ...] = ()


def folded(text: str) -> str:
    """A text without case, accents, apostrophes and vowel signs, with plain digits."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_SILENT)).translate(_ALIKE)
    kept = (letter for letter in letters if unicodedata.category(letter) != "Mn")
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in kept).translate(_SILENT)


def month_called(words: Iterable[str]) -> Name | None:
    """The month that plain words name."""
    return _months().get(_key(words))


@cache
def month_beginnings() -> frozenset[str]:
    """The words with which months begin that have no Roman name, as `folded` writes them."""
    named = (
        name
        for heading, months in _aliases().items()
        if heading != "eras" and _CALENDARS[heading] != ROMAN
        for names in (*names_of(_CALENDARS[heading][0]).values(), *months.values())
        for name in names
    )
    words = (next((word for word in re.findall(r"\w+", folded(name)) if word not in _ARTICLES), "") for name in named)
    return frozenset(words) - {""}


def era_called(words: Iterable[str]) -> Name | None:
    """The era or the year style that plain words mark."""
    return _eras().get(_key(words))


def _key(words: Iterable[str]) -> str:
    return "".join(word for word in words if word not in _ARTICLES)


def _key_of(name: str) -> str:
    return _key(re.findall(r"\w+", folded(name)))


@cache
def _aliases() -> dict[str, dict[str, list[str]]]:
    text = (files("geodata.dates.naming") / "aliases.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _months() -> Mapping[str, Name]:
    found: dict[str, Name] = {}
    for heading, months in _aliases().items():
        if heading == "eras":
            continue
        calendars = _CALENDARS[heading]
        named = [*names_of(calendars[0]).items(), *((int(number), names) for number, names in months.items())]
        for number, key in ((number, _key_of(name)) for number, names in named for name in names):
            others = found[key].months if key in found and found[key].calendars == calendars else ()
            found[key] = Name(key=key, calendars=calendars, months=tuple(sorted({*others, number})))
    return found


@cache
def _eras() -> Mapping[str, Name]:
    found: dict[str, Name] = {}
    for heading, marks in _aliases()["eras"].items():
        for key in map(_key_of, marks):
            others = found[key].calendars if key in found else ()
            found[key] = Name(key=key, calendars=tuple(dict.fromkeys([*others, *_CALENDARS[heading]])))
    return found
