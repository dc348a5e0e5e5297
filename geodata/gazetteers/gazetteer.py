"""A gazetteer: places and all their names, as arrays that lie in memory or are mapped from files."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from math import isnan
from typing import Any, Self

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from geodata.gazetteers.strings import Strings, strings
from geodata.gazetteers.toponyms import folded

EXACT, FOLDED = 101.0, 100.0  # likeness; that of names which only resemble each other is less, down to:
_LEAST_LIKENESS = 80.0
_MOST_RESEMBLING = 10
_LEAST_MISSPELT = 6


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place of a gazetteer that bears a name.

    Attributes:
        toponym: The spelling by which it was found.
        name: What the place is called.
        country: In which it lies today, "" if not told.
        kind: As in places.csv; of some gazetteers also strait, island ….
        population: Inhabitants, 0 if not told.
        lat: Degrees north.
        lon: Degrees east.
        precision_km: Radius within which what bears the name lies; not a number if the gazetteer does not tell.
        id: That of the gazetteer, a CURIE, or "".
    """

    toponym: str
    name: str
    country: str
    kind: str
    population: int
    lat: float
    lon: float
    precision_km: float
    id: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Names:
    """The places of a gazetteer and all their names; a row of `bearers` is a name of a place.

    Attributes:
        keys: Every folded name once, sorted.
        first: The first row of each key among `bearers`, and how many rows there are.
        bearers: The place that bears a name.
        toponyms: How the name is spelt.
        name: What each place is called.
        id: Its id.
        country: The number of its country in `countries`.
        kind: The number of its kind in `kinds`.
        population: Its inhabitants, 0 if not told.
        lon: Degrees east, not a number for a place without coordinates.
        lat: Degrees north, likewise.
        precision_km: Radius within which it lies, not a number if not told.
        countries: Names of countries.
        kinds: Kinds of places.
    """

    keys: Strings
    first: npt.NDArray[np.uint32]
    bearers: npt.NDArray[np.uint32]
    toponyms: Strings
    name: Strings
    id: Strings
    country: npt.NDArray[np.uint16]
    kind: npt.NDArray[np.uint16]
    population: npt.NDArray[np.uint32]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    precision_km: npt.NDArray[np.float64]
    countries: Strings
    kinds: Strings

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Everything as plain arrays by name (`array_names`), those of texts as two."""
        told: dict[str, npt.NDArray[Any]] = {}
        for name in (each.name for each in fields(self)):
            value = getattr(self, name)
            if isinstance(value, Strings):
                told |= {f"{name}.block": value.block, f"{name}.edges": value.edges}
            else:
                told[name] = value
        return told

    @classmethod
    def array_names(cls) -> list[str]:
        """What the arrays of `arrays` are called."""
        return [
            name
            for each in fields(cls)
            for name in ([f"{each.name}.block", f"{each.name}.edges"] if each.type is Strings else [each.name])
        ]

    @classmethod
    def of(cls, arrays: dict[str, npt.NDArray[Any]]) -> Self:
        """The reverse of `arrays`."""
        values: dict[str, Any] = {
            each.name: Strings(arrays[f"{each.name}.block"], arrays[f"{each.name}.edges"])
            if each.type is Strings
            else arrays[each.name]
            for each in fields(cls)
        }
        return cls(**values)


@dataclass(frozen=True, kw_only=True, eq=False)
class Gazetteer:
    """Places that are found by their names.

    Attributes:
        title: What the gazetteer is called.
        credit: The line that must be printed where it is used, or "".
        names: The places and all their names.
    """

    title: str
    credit: str
    names: Names

    def __contains__(self, toponym: object) -> bool:
        """Whether any place bears a name, or one that folds to the same."""
        return isinstance(toponym, str) and self.names.keys.position(folded(toponym)) is not None

    def places(self, toponym: str) -> list[Place]:
        """The places with coordinates that bear a name, each once: those whose own name it is first, then by population."""
        names, best = self.names, dict[int, Place]()
        for row in self._rows(folded(toponym)):
            bearer = int(names.bearers[row])
            if not isnan(names.lat[bearer]) and (bearer not in best or names.toponyms[row] == names.name[bearer]):
                best[bearer] = self._place(row)
        return sorted(best.values(), key=lambda place: (place.toponym != place.name, -place.population))

    def misspelt(self, toponym: str) -> list[str]:
        """Folded names that differ from one of six letters or more by one letter, or by two that stand the other way round.

        The first two letters must be right.
        """
        key = folded(toponym)
        if len(key) < _LEAST_MISSPELT:
            return []
        alike = self.names.keys.beginning(key[:2])
        found = process.extract(key, alike, scorer=OSA.distance, score_cutoff=1, limit=_MOST_RESEMBLING)
        return [name for name, distance, _ in found if distance]

    def named(self, toponym: str) -> gpd.GeoDataFrame:
        """The places that bear a name, with `toponym`, the spelling found, and `likeness` (`EXACT` or `FOLDED`)."""
        rows = self._rows(folded(toponym))
        return self._frame(rows, [EXACT if self.names.toponyms[row] == toponym else FOLDED for row in rows])

    def resembling(self, toponym: str) -> gpd.GeoDataFrame:
        """Likewise the places of the ten names most like one, if they are: 80 of 100 by Indel, of folded names."""
        alike = process.extract(
            folded(toponym),
            self.names.keys.texts(),
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_LIKENESS,
            limit=_MOST_RESEMBLING,
        )
        found = [(row, score) for _, score, key in alike for row in self._bearing(key)]
        return self._frame([row for row, _ in found], [score for _, score in found])

    def _rows(self, key: str) -> range:
        number = self.names.keys.position(key)
        return range(0) if number is None else self._bearing(number)

    def _bearing(self, key: int) -> range:
        return range(int(self.names.first[key]), int(self.names.first[key + 1]))

    def _place(self, row: int) -> Place:
        names, place = self.names, int(self.names.bearers[row])
        return Place(
            toponym=names.toponyms[row],
            name=names.name[place],
            country=names.countries[names.country[place]],
            kind=names.kinds[names.kind[place]],
            population=int(names.population[place]),
            lat=float(names.lat[place]),
            lon=float(names.lon[place]),
            precision_km=float(names.precision_km[place]),
            id=names.id[place],
        )

    def _frame(self, rows: Iterable[int], likeness: list[float]) -> gpd.GeoDataFrame:
        """The places that bear some names, each once: with the name most like the one asked for, its own before others."""
        names = self.names
        rows = np.array(list(rows), dtype=np.intp)
        bearers = names.bearers[rows]
        population = pd.Series(names.population[bearers], dtype="Int64")
        lon, lat = names.lon[bearers], names.lat[bearers]
        found = gpd.GeoDataFrame(
            {
                "id": _column(names.id, bearers),
                "name": _column(names.name, bearers),
                "country": _column(names.countries, names.country[bearers]),
                "kind": _column(names.kinds, names.kind[bearers]),
                "population": population.mask(population == 0),
                "toponym": _column(names.toponyms, rows),
                "likeness": np.array(likeness, dtype=float),
                "place": bearers,
            },
            geometry=gpd.GeoSeries(gpd.points_from_xy(lon, lat, crs="EPSG:4326")).where(~np.isnan(lon)),
        )
        found = found.assign(other=found["toponym"] != found["name"], gazetteer=self.title, credit=self.credit)
        ranked = found.sort_values(["likeness", "other"], ascending=[False, True], kind="stable")
        return ranked[~ranked["place"].duplicated()].drop(columns="place").reset_index(drop=True)


def _column(texts: Strings, numbers: npt.NDArray[np.integer[Any]]) -> "pd.Series[str]":
    return pd.Series([texts[number] for number in numbers], dtype=str)


def gazetteer(title: str, credit: str, places: pd.DataFrame, others: Iterable[Iterable[str]]) -> Gazetteer:
    """Makes a gazetteer.

    Args:
        title: What it is called.
        credit: The line that must be printed where it is used, or "".
        places: With `id`, `name`, `country`, `kind`, `population` (0 or missing if not told), `lon`, `lat` and
            `precision_km` (missing if not told).
        others: For each of the places its other names.
    """
    toponyms: list[str] = []
    bearers: list[int] = []
    for row, (name, more) in enumerate(zip(places["name"], others, strict=True)):
        own = [toponym.replace("\n", " ") for toponym in dict.fromkeys((name, *more)) if toponym]
        toponyms += own
        bearers += [row] * len(own)
    # All names at once: a million calls of `folded` would take many seconds.
    keys = folded("\n".join(toponyms)).split("\n") if toponyms else []
    order = sorted(range(len(keys)), key=keys.__getitem__)
    first = [row for row in range(len(order)) if not row or keys[order[row]] != keys[order[row - 1]]]
    countries, country = np.unique(places["country"].to_numpy(dtype=str), return_inverse=True)
    kinds, kind = np.unique(places["kind"].to_numpy(dtype=str), return_inverse=True)
    names = Names(
        keys=strings(keys[order[row]] for row in first),
        first=np.array([*first, len(keys)], dtype=np.uint32),
        bearers=np.array(bearers, dtype=np.uint32)[order],
        toponyms=strings(toponyms[row] for row in order),
        name=strings(places["name"]),
        id=strings(places["id"]),
        country=country.astype(np.uint16),
        kind=kind.astype(np.uint16),
        population=places["population"].fillna(0).to_numpy(dtype=np.uint32),
        lon=places["lon"].to_numpy(dtype=float),
        lat=places["lat"].to_numpy(dtype=float),
        precision_km=places["precision_km"].to_numpy(dtype=float),
        countries=strings(countries.tolist()),
        kinds=strings(kinds.tolist()),
    )
    return Gazetteer(title=title, credit=credit, names=names)
