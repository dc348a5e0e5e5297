"""What sort of thing bears a name: by a word within it, and how wide such a thing is."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import isnan, pi, sqrt

from geodata.gazetteers.gazetteer import Place

# Inhabitants on a square kilometre of a town. Of its area as gazetteers give it, a circle as large is taken.
_DENSITY = 3000.0


@dataclass(frozen=True)
class Kind:
    """A kind of places, as gazetteers tell it.

    Attributes:
        name: What gazetteers call it.
        family: The kinds of one family are told apart by one gazetteer and not by another.
        place_kind: What places.csv calls it.
        precision_km: Half of how wide such a thing commonly is: own judgement, to a factor of three.
        words: Words in toponyms that tell it.
    """

    name: str
    family: str
    place_kind: str
    precision_km: float
    words: frozenset[str]


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of `kinds.csv` by name."""
    with (files("geodata.drafting.places.resolving") / "kinds.csv").open(encoding="utf-8") as file:
        return {
            row["kind"]: Kind(
                row["kind"],
                row["family"],
                row["place_kind"],
                float(row["precision_km"]),
                frozenset(row["words"].split()),
            )
            for row in csv.DictReader(file)
        }


@cache
def kinds_of_word(word: str) -> frozenset[str]:
    """The kinds that a word of a toponym tells, in small letters and without a point; mostly none or one."""
    return frozenset(kind.name for kind in kinds().values() if word in kind.words)


def is_of(kind: str, told: frozenset[str]) -> bool:
    """Whether a kind is one of those told, or of the family of one."""
    families = {kinds()[each].family for each in told}
    return kind in told or (kind in kinds() and kinds()[kind].family in families)


def place_kind(place: Place) -> str:
    """The kind of a place as in places.csv; what that does not know is a site."""
    found = kinds().get(place.kind)
    return found.place_kind if found else place.kind if place.kind in {"sea", "river", "mountains"} else "site"


def precision_km(place: Place) -> float:
    """Radius within which what bears the name lies: as its gazetteer tells, else by its inhabitants or its kind."""
    if not isnan(place.precision_km):
        return place.precision_km
    kind = kinds().get(place.kind)
    least = kind.precision_km if kind else 3.0
    return max(least, round(sqrt(place.population / _DENSITY / pi)))
