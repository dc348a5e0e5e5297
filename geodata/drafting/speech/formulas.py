"""What is said without a verb of saying, as `formulas.toml` lists it."""

import tomllib
from importlib.resources import files

_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    (files("geodata.drafting.speech") / "formulas.toml").read_text(encoding="utf-8")
)


def _by_word(table: str) -> dict[str, str]:
    return {word: modality for modality, words in _TABLES[table].items() for word in words}


NOUNS = _by_word("noun")
ADJECTIVES = _by_word("adjective")
THINKING = _by_word("thinking")
WITH_NOUN = frozenset(_TABLES["with_noun"]["verbs"])
POLITE = frozenset(_TABLES["polite"]["words"])
ASSURING = frozenset(_TABLES["assuring"]["words"])
NEEDING = frozenset(_TABLES["needing"]["words"])
WITH_PROPOSALS = frozenset(_TABLES["with_proposals"]["verbs"])
RECEIVING = frozenset(_TABLES["receiving"]["words"])
COURTESY = frozenset(_TABLES["courtesy"]["words"])
ORDERS = frozenset(_TABLES["orders"]["words"])
AGREEMENTS = frozenset(_TABLES["agreements"]["words"])
MINUTES = frozenset(_TABLES["minutes"]["words"])
OFFICES = frozenset(_TABLES["offices"]["words"])
NOBODY = frozenset(_TABLES["nobody"]["words"])
SPEAKERS = frozenset(_TABLES["speakers"]["words"])
SPEAKERS_END = tuple(_TABLES["speakers"]["endings"])
NO_SPEAKERS = frozenset(_TABLES["speakers"]["others"])
