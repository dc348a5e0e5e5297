"""The toponyms of a text by what they mean: one sense a name, and which others stand near it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from geodata.drafting.places.resolving.options import options
from geodata.drafting.places.resolving.scores import Sense
from geodata.gazetteers.gazetteer import Gazetteer
from geodata.gazetteers.toponyms import folded

# Between a place and that in which it lies: "Charleston , S. C.", "Franklin Tex.", "Cairo (Egypt)", "Oxford, in Mississippi".
_CONTAINED = re.compile(
    r"\s*[,(]?\s*(?:in\s+(?:the\s+)?)?(?:(?:State|Territory|Province|county)\s+of\s+)?", re.IGNORECASE
)
# Toponyms further apart than so many others do not speak for each other.
_FARTHEST = 12
_MOST_BESIDE = 24
# What may hold others.
_HOLDERS = frozenset({"country", "region", "island", "islands", "peninsula", "county"})


class Named(Protocol):
    """A toponym in a text."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset after the last character."""

    @property
    def text(self) -> str:
        """Its words as they stand there."""

    @property
    def kind(self) -> str:
        """A word that tells its kind, such as "river", or ""."""


def senses(
    text: str, named: Sequence[Named], gazetteers: Iterable[Gazetteer]
) -> tuple[tuple[Sense, ...], tuple[int, ...]]:
    """The senses of the toponyms of a text in the order of their first mention, and the number of that of each toponym.

    A name has one sense, unless the text says of some mentions that they lie elsewhere: Springfield in Illinois and in Missouri.
    """
    asked = tuple(gazetteers)
    known = {name: options(name, asked) for name in dict.fromkeys(each.text for each in named)}
    holders = _holders(
        text, named, {name for name, found in known.items() if any(o.place.kind in _HOLDERS for o in found)}
    )
    keys = _keys(named, holders)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    of_mention = tuple(numbers[key] for key in keys)
    beside, next_to = _neighbours(of_mention)
    first = {number: mention for mention, number in reversed(list(enumerate(of_mention)))}
    container = {of_mention[mention]: of_mention[holder] for mention, holder in reversed(holders.items())}
    kinds = {number: named[mention].kind for mention, number in enumerate(of_mention) if named[mention].kind}
    return (
        tuple(
            Sense(
                toponym=named[first[number]].text,
                kind=kinds.get(number, ""),
                options=known[named[first[number]].text],
                beside=beside[number],
                next_to=next_to[number],
                container=container.get(number),
            )
            for number in numbers.values()
        ),
        of_mention,
    )


def _holders(text: str, named: Sequence[Named], able: set[str]) -> dict[int, int]:
    """For each toponym followed by that in which it lies, the number of the latter."""
    return {
        number: number + 1
        for number, (each, after) in enumerate(pairwise(named))
        if after.text in able
        and folded(after.text) != folded(each.text)
        and after.start - each.end <= 30  # noqa: PLR2004 - no longer than what `_CONTAINED` matches
        and _CONTAINED.fullmatch(text, each.end, after.start)
    }


def _keys(named: Sequence[Named], holders: dict[int, int]) -> list[tuple[str, str]]:
    """What tells the senses apart: the name, and the container where there are several."""
    names = [folded(each.text).strip(" .") for each in named]
    told = [
        folded(named[holders[number]].text).strip(" .") if number in holders else "" for number in range(len(named))
    ]
    first: dict[str, str] = {}
    for name, container in zip(names, told, strict=True):
        if container:
            first.setdefault(name, container)
    return [(name, container or first.get(name, "")) for name, container in zip(names, told, strict=True)]


def _neighbours(of_mention: Sequence[int]) -> tuple[dict[int, dict[int, float]], dict[int, dict[int, float]]]:
    """For each sense the others beside it, by one over how many toponyms on, and those next to it."""
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    next_to: dict[int, dict[int, float]] = defaultdict(dict)
    for at, number in enumerate(of_mention):
        for far, other in enumerate(of_mention[at + 1 : at + 1 + _FARTHEST], start=1):
            if other == number:
                continue
            for one, two in ((number, other), (other, number)):
                beside[one][two] = max(beside[one].get(two, 0.0), 1 / far)
                if far == 1:
                    next_to[one][two] = 1.0
    return _nearest(beside), _nearest(next_to)


def _nearest(beside: dict[int, dict[int, float]]) -> dict[int, dict[int, float]]:
    """For each sense the few others that are nearest: a long text names hundreds beside its chief place."""
    return defaultdict(
        dict,
        {
            number: dict(sorted(others.items(), key=lambda each: -each[1])[:_MOST_BESIDE])
            for number, others in beside.items()
        },
    )
