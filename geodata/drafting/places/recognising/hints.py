"""What the words about a toponym say of its place, and why it was taken for one."""

from geodata.drafting.places.recognising.classes import word_classes
from geodata.drafting.places.recognising.renown import UNKNOWN, Renown
from geodata.drafting.places.recognising.tokens import Tokens
from geodata.gazetteers.toponyms import folded


def kind_of(tokens: Tokens, words: range) -> str:
    """The word that says what the place is, within the name or about it: "the island of Oahu", "the Lune river"; or ""."""
    kinds = word_classes()["kind"]
    within = [tokens.small[at] for at in words if tokens.small[at].rstrip(".") in kinds]
    if within:
        return within[-1].rstrip(".")
    before = words.start - 1
    if before > 0 and tokens.small[before] == "of":
        before -= 1
    about = [tokens.small[at] for at in (before, words.stop) if 0 <= at < len(tokens.small)]
    return next((word for word in about if word in kinds), "")


def reason_of(tokens: Tokens, words: range, rank: Renown) -> str:
    """Why the words were taken for a toponym, in words."""
    classes = word_classes()
    kind = next((tokens.words[at] for at in words if tokens.small[at] in classes["kind"]), "")
    before = tokens.small[words.start - 1] if words.start else ""
    name = folded(" ".join(tokens.words[at] for at in words if tokens.words[at] != "."))
    reasons = [
        f'named "{kind}"' if kind and len(words) > 1 else "",
        f'after "{before}"' if before in classes["towards"] else "",
        "known to a gazetteer" if rank(name) != UNKNOWN else "",
    ]
    return ", ".join(filter(None, reasons)) or "by the words about it"
