"""The small words of English that `word_lists.toml` lists, as sets."""

import tomllib
from importlib.resources import files
from typing import Any

_LISTS: dict[str, Any] = tomllib.loads(
    (files("geodata.drafting.clauses") / "word_lists.toml").read_text(encoding="utf-8")
)

SPELLINGS: dict[str, str] = _LISTS["spellings"]
MODALS = frozenset(_LISTS["modals"])
BE = frozenset(_LISTS["be"])
HAVE = frozenset(_LISTS["have"])
DO = frozenset(_LISTS["do"])
ADVERBS = frozenset(_LISTS["adverbs"])
DETERMINERS = frozenset(_LISTS["determiners"])
NOMINATIVES = frozenset(_LISTS["nominatives"])
SUBJECTS = frozenset(_LISTS["subjects"])
OBJECTS = frozenset(_LISTS["objects"])
PREPOSITIONS = frozenset(_LISTS["prepositions"])
RELATIVES = frozenset(_LISTS["relatives"])
CONDITIONS = frozenset(_LISTS["conditions"])
SUBORDINATORS = frozenset(_LISTS["subordinators"])
SUBORDINATING_PREPOSITIONS = frozenset(_LISTS["subordinating_prepositions"])
COORDINATORS = frozenset(_LISTS["coordinators"])
CONTENTS = frozenset(_LISTS["contents"])
CONTENT_ADJECTIVES = frozenset(_LISTS["content_adjectives"])
PARTICLES = frozenset(_LISTS["particles"])
LEADING = frozenset(_LISTS["leading"])
PRESENT_AUXILIARIES = frozenset(_LISTS["present_auxiliaries"])
TIMES = frozenset(_LISTS["times"])
IN_WISHES = frozenset(_LISTS["in_wishes"])
NO_ADVERBS = frozenset(_LISTS["no_adverbs"])


def is_adverb(word: str) -> bool:
    """Whether a word may stand within a verb: has not *yet* come."""
    return word in ADVERBS or (word.endswith("ly") and word not in NO_ADVERBS)
