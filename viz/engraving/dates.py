"""Fronts of several dates in one figure: in which order they came, and what tells them apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from viz.layers.features import features
from viz.layers.layer import Layer
from viz.layers.rows import rows
from viz.layers.styles import Theme

# From the newest front back in time: the width as a share of the newest one's, and the dash, in px. Older ones are as the oldest.
WEIGHTS = (1.0, 0.72, 0.6, 0.5, 0.42)
DASHES = ("solid", "11px,3px", "9px,3px,2px,3px", "5px,3px", "2px,2.5px")


@dataclass(frozen=True, kw_only=True)
class DatedFront:
    """A front of a figure.

    Attributes:
        features: uids of the features that draw it.
        words: its name, with its date.
        first: the day from which it is certainly there.
        number: its place in the order of time, from 1; "" where it is the only one.
        age: how many newer ones of the same series there are.
        color: `#rrggbb`, as the theme has it.
        width: in px, if it were the newest.
    """

    features: tuple[str, ...]
    words: str
    first: int
    number: str = ""
    age: int
    color: str
    width: float


def dated_fronts(layers: Iterable[Layer], theme: Theme, language: str) -> tuple[DatedFront, ...]:
    """The fronts of a day or a span that have a date, in the order of time; those of one name and one day are parts of one.

    Args:
        layers: as they stand.
        theme: for the colours.
        language: in which dates are told that no name tells.
    """
    with_fronts = [layer for layer in layers if layer.visible and layer.kind == "front"]
    drawn = [(layer, row) for layer in with_fronts for row in _dated(layer, theme)]
    firsts: dict[tuple[str, str], set[int]] = {}
    for layer, row in drawn:
        firsts.setdefault((layer.id, row.series), set()).add(row.first)
    found: dict[tuple[int, str], DatedFront] = {}
    for layer, row in sorted(drawn, key=lambda each: each[1].first):
        words, feature = _words(row, language), layer.uid(row.id)
        if known := found.get((row.first, words)):
            found[row.first, words] = replace(known, features=(*known.features, feature))
            continue
        found[row.first, words] = DatedFront(
            features=(feature,),
            words=words,
            first=row.first,
            age=sum(first > row.first for first in firsts[layer.id, row.series]),
            color=row.color,
            width=row.width,
        )
    return tuple(found.values())


def numbered(days: Sequence[Sequence[DatedFront]]) -> list[tuple[DatedFront, ...]]:
    """The fronts of the days or spans of a figure with their numbers; one that is there on several has one number.

    Args:
        days: the fronts of each.
    """
    order = sorted({(front.first, front.words) for fronts in days for front in fronts})
    numbers = {each: str(place) for place, each in enumerate(order, 1)} if len(order) > 1 else {}
    return [
        tuple(replace(front, number=numbers.get((front.first, front.words), "")) for front in fronts) for fronts in days
    ]


def weight_and_dash(age: int) -> tuple[float, str]:
    """How wide a front is beside the newest one, and its dash."""
    return WEIGHTS[min(age, len(WEIGHTS) - 1)], DASHES[min(age, len(DASHES) - 1)]


def _dated(layer: Layer, theme: Theme) -> list[Any]:
    """The rows of a layer that have a date."""
    return [row for row in rows(features(layer, theme)) if row.date is not None]


def _words(row: Any, language: str) -> str:
    """The name of a front, and its date where the name does not tell the year."""
    date = row.date.in_words(language)
    years = (day.civil[0] for day in (row.date.earliest, row.date.latest) if day is not None)
    # The year before the year 1 is counted as 0.
    if any(told in row.label for told in (date, *(str(year if year > 0 else 1 - year) for year in years))):
        return str(row.label)
    return ", ".join(filter(None, (row.label, date)))
