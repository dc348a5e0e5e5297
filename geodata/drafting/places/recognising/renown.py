"""How well known a name is as that of a place, in the gazetteers at hand."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from geodata.gazetteers.gazetteer import Gazetteer

# From a folded name to a rank; see `renown`.
Renown = Callable[[str], int]

UNKNOWN, SPELLING, SPELLING_OF_A_CITY, VILLAGE, TOWN, CITY, REGION = range(7)

# Inhabitants from which on a place is called a town, and a city.
TOWN_FROM, CITY_FROM = 5_000, 100_000

_TOWNS = frozenset({"town", "capital"})


def renown(gazetteers: Iterable[Gazetteer]) -> Renown:
    """A function that ranks folded names.

    What it gives is `UNKNOWN` if no gazetteer has the name, `SPELLING` if small places bear it in another spelling or language
    ("Of" is one of Ober-Ofleiden), `SPELLING_OF_A_CITY`, `VILLAGE`, `TOWN` or `CITY` if a place is called so, and `REGION`
    for what is no town: countries, provinces, waters, mountains.
    """
    asked = tuple(gazetteers)

    @lru_cache(maxsize=1 << 16)
    def rank(key: str) -> int:
        return max((_rank(each, key) for each in asked), default=UNKNOWN)

    return rank


def _rank(gazetteer: Gazetteer, key: str) -> int:
    names = gazetteer.names
    number = names.keys.position(key)
    if number is None:
        return UNKNOWN
    best = SPELLING
    for row in range(int(names.first[number]), int(names.first[number + 1])):
        place = int(names.bearers[row])
        if names.kinds[int(names.kind[place])] not in _TOWNS:
            return REGION
        people = int(names.population[place])
        if names.toponyms[row] == names.name[place]:
            best = max(best, CITY if people >= CITY_FROM else TOWN if people >= TOWN_FROM else VILLAGE)
        elif people >= CITY_FROM:
            best = max(best, SPELLING_OF_A_CITY)
    return best
