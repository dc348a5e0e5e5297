"""What speaks for a place as the one that a toponym means: numbers from 0 to about 1, by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
import numpy.typing as npt

from geodata.drafting.places.resolving.kinds import is_of, kinds_of_word
from geodata.drafting.places.resolving.names import kinds_told
from geodata.drafting.places.resolving.options import EARTH_RADIUS_KM, Option
from geodata.gazetteers.packaged import DOSSIER
from geodata.gazetteers.toponyms import folded

_Floats = npt.NDArray[np.float64]

# What is known of a place alone.
ALONE = (
    "none",
    "inhabitants",
    "largest",
    "town",
    "capital",
    "country",
    "large region",
    "small region",
    "river",
    "water",
    "land",
    "site",
    "extent",
    "renowned",
    "other name",
    "other name beside own",
    "misspelt",
    "left out",
    "kind told",
    "other kind told",
    "town at a site",
    "dossier",
)
# What is known of it beside the others; the numbers are kilometres.
REACHES_KM = (30.0, 150.0, 700.0)
TOGETHER = ("container", *(f"within {reach:.0f} km" for reach in REACHES_KM), "next")
NAMES = (*ALONE, *TOGETHER)

_LARGE_KM = 60.0
_MILLIONS = 7.0
_THOUSANDS = 3.0
_CLASSES = {
    "town": "town",
    "village": "town",
    "capital": "capital",
    "country": "country",
    "river": "river",
    **dict.fromkeys(("lake", "sea", "gulf", "strait", "ocean"), "water"),
    **dict.fromkeys(
        ("range", "mountains", "plateau", "plain", "desert", "basin", "peninsula", "island", "islands", "valley"),
        "land",
    ),
}
_WIDE = frozenset(kind for kind, group in _CLASSES.items() if group in {"country", "water", "land"}) | {"region"}
# Gazetteers that were chosen by hand.
_RENOWNED = frozenset({"historical names", "landmarks", "physical names"})
_TOWNS = frozenset({"town", "capital", "village"})
# A town that was chosen by hand without telling its inhabitants counts as one of so many.
_CHOSEN = 50_000


def alone(toponym: str, kind: str, options: Sequence[Option]) -> _Floats:
    """A row of `ALONE` for each option of a toponym, and a last one for none of them; `kind` is a word beside it or ""."""
    within = kinds_told(toponym)
    beside = frozenset[str]() if within else kinds_of_word(kind)
    largest = max((option.place.population for option in options), default=0)
    own = any(_bears(option) for option in options)
    rows = np.zeros((len(options) + 1, len(ALONE)))
    for row, option in zip(rows, options, strict=False):
        place = option.place
        values = {
            "inhabitants": log10(1 + _inhabitants(option)) / _MILLIONS,
            "largest": float(place.population == largest > 0),
            "extent": log10(1 + option.precision_km) / _THOUSANDS if place.kind in _WIDE else 0.0,
            "renowned": float(_is_renowned(option)),
            "other name": float(not _bears(option)),
            "other name beside own": float(own and not _bears(option)),
            "misspelt": float(option.form.misspelt),
            "left out": float(option.form.depth),
            "dossier": float(DOSSIER in option.gazetteer),
            _class(option): 1.0,
        }
        kinds = option.form.kinds or within or beside
        if kinds and (option.form.depth or beside or place.kind not in _TOWNS):
            # A word that the text sets beside the name is meant to tell places of that name apart.
            values[_kind_told(place.kind, kinds)] = 2.0 if beside else 1.0
        for name, value in values.items():
            row[ALONE.index(name)] = value
    rows[-1, ALONE.index("none")] = 1.0
    return rows


def _kind_told(kind: str, kinds: frozenset[str]) -> str:
    """Whether a place is of a kind that the toponym tells; many a town grew around a fort, a mill or a station."""
    if is_of(kind, kinds):
        return "kind told"
    return "town at a site" if kind in _TOWNS and "site" in kinds else "other kind told"


def _bears(option: Option) -> bool:
    """Whether the place is called by the name by which it was found, whatever the case and the marks; by one of two names."""
    return folded(option.place.toponym) in {folded(option.place.name), *folded(option.place.name).split(" / ")}


def _is_renowned(option: Option) -> bool:
    return not _RENOWNED.isdisjoint(option.gazetteer)


def _inhabitants(option: Option) -> int:
    return option.place.population or (_CHOSEN if option.place.kind in _TOWNS and _is_renowned(option) else 0)


def _class(option: Option) -> str:
    if option.place.kind == "region":
        return "large region" if option.precision_km >= _LARGE_KM else "small region"
    return _CLASSES.get(option.place.kind, "site")


@dataclass(frozen=True, eq=False)
class Places:
    """Options of several toponyms as points on the unit sphere.

    Attributes:
        points: x, y and z, a row each.
        radii: Within which each lies, in km.
    """

    points: _Floats
    radii: _Floats


def placed(options: Sequence[Option]) -> Places:
    """The options as points."""
    lat, lon = np.radians([[option.place.lat, option.place.lon] for option in options]).reshape(-1, 2).T
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)
    return Places(points, np.array([option.precision_km for option in options]))


def gaps_km(places: Places, others: Places) -> _Floats:
    """How far each place lies from each other one, beyond the radii of both."""
    centres = np.arccos(np.clip(places.points @ others.points.T, -1, 1)) * EARTH_RADIUS_KM
    return np.maximum(centres - places.radii[:, None] - others.radii[None, :], 0)


def support(gaps: _Floats, others: Places, weights: _Floats, reach_km: float) -> _Floats:
    """How well others that are meant with some weight support each place: 1 if all of them lie in its reach.

    A wide area supports what lies in it less than a town beside it does.
    """
    nearness = np.exp(-gaps / reach_km) * (reach_km / (reach_km + others.radii))
    return np.asarray(nearness @ weights)
