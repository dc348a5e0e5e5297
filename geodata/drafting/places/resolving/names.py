"""Under which names a toponym is looked up: as it stands, then without what only tells its kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geodata.drafting.places.resolving.kinds import kinds_of_word

# A tokenised text parts the apostrophe from its word.
_PARTED = re.compile(r"\s+(?=['’]s\b)")
_EDGE = ' ,;:()[]"“”'
# How saints, mountains and forts are shortened; each is tried as the others.
_SPELLINGS = (
    ("st.", "saint", "st", "ste.", "sainte"),
    ("mt.", "mount", "mt"),
    ("ft.", "fort", "ft"),
    ("pt.", "point", "port"),
)
_ARTICLES = ("the ", "ye ")
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
    | {"northeast", "northwest", "southeast", "southwest", "upper", "middle", "lower"}
    | {"northeastern", "northwestern", "southeastern", "southwestern"}
)
_OF = re.compile(r"^(?:the\s+)?(\S+(?:\s+\S+){0,2}?)\s+of\s+(?:the\s+)?(\S.*)$", re.IGNORECASE)
# In America the seat of a county bears its name.
_SEATS = frozenset({"courthouse", "court-house"})
# Names are not taken to pieces more often.
_DEEPEST = 3
_SHORTEST = 2
# A shortened name, such as "Cal", may have lost its point.
_LONGEST_SHORTENED = 6


@dataclass(frozen=True)
class Form:
    """A name to be looked up.

    Attributes:
        text: The name.
        kinds: Kinds of places that the words left out tell; none if nothing was left out.
        depth: How often something was left out.
        misspelt: Whether it is only like the toponym.
    """

    text: str
    kinds: frozenset[str] = frozenset()
    depth: int = 0
    misspelt: bool = False


def forms(toponym: str) -> tuple[Form, ...]:
    """The names under which a toponym is looked up, the fullest first."""
    whole = " ".join(_PARTED.sub("", toponym).split()).strip(_EDGE)
    found: dict[str, Form] = {}
    for form in _taken_apart(Form(whole)):
        for text in _spelt(form.text):
            found.setdefault(text.casefold(), Form(text, form.kinds, form.depth))
    return tuple(found.values())


def kinds_told(toponym: str) -> frozenset[str]:
    """The kinds that the first or the last word of a toponym tells."""
    words = toponym.casefold().split()
    return frozenset[str]().union(*(kinds_of_word(word.rstrip(".")) for word in (*words[:1], *words[-1:])))


def _taken_apart(form: Form) -> Iterator[Form]:
    yield form
    if form.depth == _DEEPEST:
        return
    words = form.text.split()
    within = _OF.match(form.text)
    if within:
        told = kinds_of_word(within[1].casefold().split()[-1].rstrip("."))
        yield from _taken_apart(Form(within[2], form.kinds or told, form.depth + 1))
    elif len(words) > 1:
        first, last = (kinds_of_word(word.casefold().rstrip(".")) for word in (words[0], words[-1]))
        if last:
            yield from _taken_apart(Form(" ".join(words[:-1]), form.kinds or last, form.depth + 1))
            if words[-1].casefold() in _SEATS:
                yield Form(" ".join([*words[:-1], "County"]), frozenset({"region"}), form.depth + 1)
        if first:
            yield from _taken_apart(Form(" ".join(words[1:]), form.kinds or first, form.depth + 1))
        elif words[0].casefold() in _DIRECTIONS:
            yield from _taken_apart(Form(" ".join(words[1:]), form.kinds, form.depth + 1))


def _spelt(text: str) -> Iterator[str]:
    """A name and its other spellings: without article, with the point of a shortened one and without it."""
    for article in _ARTICLES:
        if text.casefold().startswith(article):
            yield text
            text = text[len(article) :]
    yield text
    bare = text.rstrip(".")
    if len(bare) >= _SHORTEST:
        if bare != text:
            yield bare
        elif len(text) <= _LONGEST_SHORTENED:
            yield f"{text}."
    # Folded names lack their hyphens: "Braine le Comte" is Braine-le-Comte.
    for one, other in ((" ", "-"), ("-", " ")):
        if one in text:
            yield text.replace(one, other)
    first, _, rest = text.partition(" ")
    for spellings in _SPELLINGS:
        if rest and first.casefold() in spellings:
            yield from (f"{each} {rest}" for each in spellings if each != first.casefold())
