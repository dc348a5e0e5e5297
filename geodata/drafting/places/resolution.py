"""Which places the toponyms of a text mean: all of them weighed together, the best few of each with a reason."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geodata.drafting.findings import Candidate
from geodata.drafting.places.resolving.kinds import place_kind
from geodata.drafting.places.resolving.options import Option
from geodata.drafting.places.resolving.reasons import reason
from geodata.drafting.places.resolving.scores import Sense, learned, likelihoods
from geodata.drafting.places.resolving.senses import Named, senses
from geodata.gazetteers.gazetteer import Gazetteer

_MOST_CANDIDATES = 5
# What is less likely is not told; and where the best is no likelier, nothing.
_LEAST, _LEAST_BEST = 0.02, 0.1
# Reaches of a river lie no further apart.
_REACH_KM = 250.0


def resolve(text: str, named: Sequence[Named], gazetteers: Sequence[Gazetteer]) -> tuple[tuple[Candidate, ...], ...]:
    """The places that the toponyms of a text may mean.

    Args:
        text: The text.
        named: Its toponyms, in their order.
        gazetteers: Those that are asked, the most trusted first; a name of the dossier's own means no other place.

    Returns:
        For each toponym the best few candidates, the best first; none if no gazetteer knows its name.
    """
    found, of_mention = senses(text, named, gazetteers)
    shares = likelihoods(found, learned())
    chosen = [_chosen(sense.options, share) for sense, share in zip(found, shares, strict=True)]
    candidates = [_candidates(number, found, chosen) for number in range(len(found))]
    return tuple(candidates[number] for number in of_mention)


def _chosen(options: Sequence[Option], shares: npt.NDArray[np.float64]) -> list[tuple[Option, float]]:
    """The options, the likeliest first, each with its share; the reaches of a river count together, and the best is told."""
    rivers: list[list[int]] = []
    for number, option in enumerate(options):
        together = next((river for river in rivers if _is_reach(option, [options[each] for each in river])), None)
        if together is None:
            rivers.append([number])
        else:
            together.append(number)
    told = [(options[max(river, key=lambda each: shares[each])], float(shares[river].sum())) for river in rivers]
    return sorted(told, key=lambda each: -each[1])


def _is_reach(option: Option, others: Sequence[Option]) -> bool:
    return option.place.kind == "river" and any(
        other.place.kind == "river" and other.place.name == option.place.name and other.distance_km(option) <= _REACH_KM
        for other in others
    )


def _candidates(
    number: int, found: Sequence[Sense], chosen: Sequence[list[tuple[Option, float]]]
) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            name=option.place.name,
            country=option.place.country,
            kind=place_kind(option.place),
            lat=option.place.lat,
            lon=option.place.lon,
            precision_km=option.precision_km,
            gazetteer=", ".join(option.gazetteer),
            credit="; ".join(option.credit),
            external_id=option.place.id,
            score=round(share, 3),
            reason=reason(option, number, found, chosen),
        )
        for option, share in chosen[number][:_MOST_CANDIDATES]
        if share >= _LEAST and chosen[number][0][1] >= _LEAST_BEST
    )
