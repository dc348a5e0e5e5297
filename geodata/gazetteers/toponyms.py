"""Names of places as they are compared, and a gazetteer as a table of them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

# What folding drops: the marks that NFKD parts from their letters, apostrophes of every kind, and hyphens.
_DROPPED = re.compile("[\u0300-\u036f'`´‘’ʻʼʹ‐‑–-]+")

# Letters that NFKD leaves whole, though a typewriter or an English book writes others.
_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}

EXACT, FOLDED = 101.0, 100.0  # likeness; that of names which only resemble each other is less, down to:
_LEAST_LIKENESS = 80.0
_MOST_RESEMBLING = 10


def folded(text: str) -> str:
    """A name as it is compared: small letters, without marks, apostrophes and hyphens.

    "P'yŏng-yang" and "Pyongyang" are the same. Lines stay apart, so that many names can be folded at once.
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    for letter, plain in _PLAIN.items():
        letters = letters.replace(letter, plain)
    return _DROPPED.sub("", letters)


@dataclass(frozen=True, kw_only=True, eq=False)
class Gazetteer:
    """Places and all their names.

    Attributes:
        title: What the gazetteer is called.
        credit: The line that must be printed where it is used, or "".
        places: Points (EPSG:4326; None where the place has no coordinates) with `id`, `name`, `country`, `kind` and
            `population` (Int64); the index counts from 0.
        toponyms: Every name of every place.
        keys: The same, folded.
        bearers: The row of the place that bears each of them.
    """

    title: str
    credit: str
    places: gpd.GeoDataFrame
    toponyms: npt.NDArray[Any]
    keys: npt.NDArray[Any]
    bearers: npt.NDArray[np.intp]

    def named(self, toponym: str) -> gpd.GeoDataFrame:
        """The places that bear a name, with `toponym`, the spelling found, and `likeness` (`EXACT` or `FOLDED`)."""
        rows = np.flatnonzero(self.keys == folded(toponym))
        return self._places(rows, np.where(self.toponyms[rows] == toponym, EXACT, FOLDED))

    def resembling(self, toponym: str) -> gpd.GeoDataFrame:
        """Likewise the places of the ten names most like one, if they are: 80 of 100 by Indel, of folded names."""
        alike = process.extract(
            folded(toponym),
            self.keys.tolist(),
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_LIKENESS,
            limit=_MOST_RESEMBLING,
        )
        rows = np.array([row for _, _, row in alike], dtype=np.intp)
        return self._places(rows, np.array([score for _, score, _ in alike], dtype=float))

    def _places(self, rows: npt.NDArray[np.intp], likeness: npt.NDArray[np.float64]) -> gpd.GeoDataFrame:
        """The places that bear some names, each once: with the name most like the one asked for, its own before others."""
        found = self.places.iloc[self.bearers[rows]]
        found = found.assign(toponym=self.toponyms[rows].astype(object), likeness=likeness)
        found = found.assign(other=found["toponym"] != found["name"], gazetteer=self.title, credit=self.credit)
        ranked = found.sort_values(["likeness", "other"], ascending=[False, True], kind="stable")
        return ranked[~ranked.index.duplicated()].reset_index(drop=True)


def gazetteer(title: str, credit: str, places: gpd.GeoDataFrame, others: Iterable[Iterable[str]]) -> Gazetteer:
    """Makes a gazetteer of places (columns as in `Gazetteer`) and, for each of them, its other names."""
    toponyms: list[str] = []
    bearers: list[int] = []
    for row, (name, more) in enumerate(zip(places["name"], others, strict=True)):
        own = [toponym for toponym in dict.fromkeys((name, *more)) if toponym]
        toponyms += own
        bearers += [row] * len(own)
    # All names at once: a million calls of `folded` would take many seconds.
    keys = folded("\n".join(toponyms)).split("\n")
    return Gazetteer(
        title=title,
        credit=credit,
        places=places,
        # Names of GeoNames take 500 MB as Python's strings.
        toponyms=np.array(toponyms, dtype=np.dtypes.StringDType()),
        keys=np.array(keys, dtype=np.dtypes.StringDType()),
        bearers=np.array(bearers, dtype=np.intp),
    )


def counted(inhabitants: "pd.Series[int]") -> "pd.Series[int]":
    """The column `population` of a gazetteer that writes 0 where it does not know."""
    return inhabitants.astype("Int64").mask(inhabitants == 0)
