"""The kind of an event, by its verb and by the nouns after a verb that tells little."""

import tomllib
from importlib.resources import files

from geodata.drafting.clauses.cutting import Clause
from geodata.drafting.clauses.lexicon import KIND

_NOUNS: dict[str, str] = {
    noun: kind
    for kind, nouns in tomllib.loads(
        (files("geodata.drafting.events") / "kinds.toml").read_text(encoding="utf-8")
    ).items()
    for noun in nouns
}
# Verbs that leave it to a noun to say what happens.
_LIGHT = frozenset(
    "attempt be become begin cease close continue do end finish get give have hold lose make occur take try win".split()  # noqa: SIM905
)
STATEMENT = "statement"


def kind_of(clause: Clause, modality: str = "") -> str:
    """battle, movement, decision, diplomacy, message or organisation; statement where nothing of that is told.

    Args:
        clause: The clause.
        modality: How it is told: what is judged is a statement, whatever it is about.
    """
    kind = _by_words(clause)
    if (
        modality == "judged"
        or (modality == "agreed" and kind == "diplomacy")
        or (modality == "forecast" and kind == "organisation")
    ):
        return STATEMENT
    return kind


def _by_words(clause: Clause) -> str:
    """By the verb, or by a noun where the verb tells little."""
    if clause.verb.verb not in _LIGHT:
        return KIND.get(clause.verb.verb) or _by_infinitive(clause) or STATEMENT
    words = [word.small for word in clause.words]
    # A noun before another one only describes it: a fighting retreat.
    kinds = [_of_noun(word) for word, after in zip(words, [*words[1:], ""], strict=True) if not _of_noun(after)]
    return (
        next((kind for kind in kinds if kind), None)
        or KIND.get(clause.verb.verb)
        or _by_infinitive(clause)
        or STATEMENT
    )


def _of_noun(word: str) -> str | None:
    return _NOUNS.get(word) or _NOUNS.get(word.removesuffix("s"))


def _by_infinitive(clause: Clause) -> str | None:
    """What somebody is told, or began, to do."""
    return next((KIND[group.verb] for group in clause.infinitives if group.verb in KIND), None)
