"""English verbs: the forms of those that `verbs.toml` lists, and what is known of each."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    (files("geodata.drafting.clauses") / "verbs.toml").read_text(encoding="utf-8")
)
_VOWELS = "aeiou"


def _by_verb(table: str) -> MappingProxyType[str, str]:
    """Verb to heading: what the tables give the other way about; the first heading holds."""
    found: dict[str, str] = {}
    for heading, verbs in _TABLES[table].items():
        for verb in verbs:
            found.setdefault(verb, heading)
    return MappingProxyType(found)


MODALITY = _by_verb("modality")
HEARING = _by_verb("hearing")
WITH_INFINITIVE = _by_verb("with_infinitive")
KIND = _by_verb("kind")
ALSO_NOUNS = frozenset(_TABLES["nouns"]["also"])


@dataclass(frozen=True)
class Form:
    """A form of a verb: which verb it is, and what the form can be.

    Attributes:
        verb: The verb as verbs.toml lists it.
        kinds: Some of base, third, past, participle and gerund.
    """

    verb: str
    kinds: frozenset[str]


@lru_cache(maxsize=4096)
def form_of(word: str) -> Form | None:
    """The verb of which a word is a form, in any case of letters; None for words that are no form of a listed verb.

    Older spellings are read as today's: order'd, orderd, saith, cometh.
    """
    word = word.casefold().replace("’", "'")
    return next((_FORMS[each] for each in (word, *_modern(word)) if each in _FORMS), None)


def is_past_by_ending(word: str) -> bool:
    """Whether a word of no listed verb looks like the past of one."""
    return len(word) > _SHORT and word.endswith(("ed", "'d", "’d")) and word not in _NO_PAST


_SHORT = 4
_NO_PAST = frozenset(_TABLES["no_past"]["words"])


def _modern(word: str) -> tuple[str, ...]:
    if word.endswith("'d"):
        return (word[:-2] + "ed", word[:-2] + word[-3:-2] + "ed")
    if word.endswith("eth"):
        return (word[:-3] + "s", word[:-3] + "es")
    if word.endswith("e") and len(word) > _SHORT:  # tooke, thinke, begette
        return (word[:-1], word[:-2] if word[-2] == word[-3] else word[:-1], word[:-3] + word[-2:])
    if word.endswith("tt"):
        return (word[:-1],)
    return {"saith": ("says",), "sayd": ("said",), "shew": ("show",), "dispatcht": ("dispatched",)}.get(word, ())


def _stem(verb: str, ending: str) -> str:
    """The verb with an ending that begins with a vowel: arrive-d, stop-p-ed, carry-ed."""
    is_doubled = (
        len(verb) > 2  # noqa: PLR2004 - a consonant, a vowel and a consonant
        and verb[-1] not in _VOWELS + "wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in verb) == 1
    )
    if verb.endswith("e"):
        return (verb[:-1] if not verb.endswith(("ee", "oe")) or ending == "ed" else verb) + ending
    if ending == "ed" and verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if is_doubled else "") + ending


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


@cache
def _forms() -> dict[str, Form]:
    verbs = dict.fromkeys(
        verb
        for table in _TABLES
        if table not in ("nouns", "irregular", "no_past")
        for listed in _TABLES[table].values()
        for verb in listed
    )
    found: dict[str, tuple[str, set[str]]] = {}

    def add(form: str, verb: str, kind: str) -> None:
        found.setdefault(form, (verb, set()))[1].add(kind)

    irregular: dict[str, list[str]] = _TABLES["irregular"]
    # Pasts first: "lay" is that of "lie" in tales, "found" that of "find".
    for verb in verbs:
        pasts, participles = irregular.get(verb, [_stem(verb, "ed")] * 2)
        for form in pasts.split():
            add(form, verb, "past")
        for form in participles.split():
            add(form, verb, "participle")
    for verb in verbs:
        add(verb, verb, "base")
        add(_third(verb), verb, "third")
        add(_stem(verb, "ing"), verb, "gerund")
    return {form: Form(verb, frozenset(kinds)) for form, (verb, kinds) in found.items()}


_FORMS = _forms()
