"""How likely each option of each toponym is meant, all of a text weighed together."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from geodata.drafting.places.resolving.features import (
    ALONE,
    REACHES_KM,
    TOGETHER,
    Places,
    alone,
    gaps_km,
    placed,
    support,
)
from geodata.drafting.places.resolving.options import Option

_Floats = npt.NDArray[np.float64]
_ROUNDS = 3
# How far from the edge of a named container a place may lie, since areas are told as circles.
_EDGE_KM = 60.0


@dataclass(frozen=True, eq=False)
class Sense:
    """A toponym that means the same wherever the text writes it, and its options.

    Attributes:
        toponym: As the text writes it.
        kind: A word beside it that tells its kind, or "".
        options: The places that it may mean.
        beside: The numbers of other senses named near it, and with what weight.
        next_to: Likewise those named just before or after.
        container: The number of the sense in which it lies, as the text says ("Charleston, S. C."), or None.
    """

    toponym: str
    kind: str
    options: tuple[Option, ...]
    beside: dict[int, float]
    next_to: dict[int, float]
    container: int | None


@cache
def learned() -> dict[str, _Floats]:
    """The weights of `alone` and `together`, made by `tools/learn_resolution.py`."""
    told = json.loads((files("geodata.drafting.places.resolving") / "weights.json").read_text(encoding="utf-8"))
    return {
        "alone": np.array([told["alone"][name] for name in ALONE]),
        "together": np.array([told["together"][name] for name in (*ALONE, *TOGETHER)]),
    }


def likelihoods(senses: Sequence[Sense], weights: dict[str, _Floats]) -> list[_Floats]:
    """For each sense, how likely each of its options is, and a last number for none of them; together they are 1."""
    weighed = Weighed(senses)
    shares = [softmax(rows @ weights["alone"]) for rows in weighed.alone]
    for _ in range(_ROUNDS):
        shares = [softmax(rows @ weights["together"]) for rows in weighed.together(shares)]
    return shares


class Weighed:
    """The features of the options of all senses."""

    def __init__(self, senses: Sequence[Sense]) -> None:
        self._senses = senses
        self.alone = [alone(sense.toponym, sense.kind, sense.options) for sense in senses]
        self._places = [placed(sense.options) for sense in senses]

    def together(self, shares: Sequence[_Floats]) -> list[_Floats]:
        """`ALONE` and `TOGETHER` for each option, given how likely the options of the others are."""
        return [
            np.hstack([self.alone[number], self._beside(number, sense, shares)])
            for number, sense in enumerate(self._senses)
        ]

    def _beside(self, number: int, sense: Sense, shares: Sequence[_Floats]) -> _Floats:
        own = self._places[number]
        rows = np.zeros((len(sense.options) + 1, len(TOGETHER)))
        if not sense.options:
            return rows
        if sense.container is not None and self._senses[sense.container].options:
            rows[:-1, 0] = self._held(own, sense.container, shares)
        for first, others, reaches in (
            (1, sense.beside, REACHES_KM),
            (1 + len(REACHES_KM), sense.next_to, REACHES_KM[1:2]),
        ):
            if others:
                places, weights = self._weighted(others, shares)
                gaps = gaps_km(own, places)
                for column, reach in enumerate(reaches, start=first):
                    rows[:-1, column] = support(gaps, places, weights, reach)
        return rows

    def _weighted(self, others: dict[int, float], shares: Sequence[_Floats]) -> tuple[Places, _Floats]:
        """The options of other senses, and how much each of them counts; all of them together at most 1."""
        places = [self._places[other] for other in others]
        # What no gazetteer knows says nothing; but a single neighbour says no more than half.
        total = max(sum(weight * (1 - shares[other][-1]) for other, weight in others.items()), sum(others.values()) / 2)
        weights = [shares[other][:-1] * weight / total for other, weight in others.items()]
        return (
            Places(np.concatenate([each.points for each in places]), np.concatenate([each.radii for each in places])),
            np.concatenate(weights),
        )

    def _held(self, own: Places, container: int, shares: Sequence[_Floats]) -> _Floats:
        """How surely each option lies in the container: the best of what that may mean."""
        held = np.exp(-gaps_km(own, self._places[container]) / _EDGE_KM)
        return np.asarray((held * shares[container][:-1]).max(axis=1))


def softmax(scores: _Floats) -> _Floats:
    """Shares of 1 that grow with the exponential of the scores."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())
