"""Toponyms: found, and put where they lie."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isnan
from statistics import fmean, median

from drafts.counts import Counts, pairs
from drafts.gold import Place
from pyproj import Geod

from geodata.drafting.draft import Draft

NEAR = 161.0  # km, a hundred miles, as published measures of resolution have it
_EARTH = Geod(ellps="WGS84")


@dataclass
class PlaceScore:
    """Of any number of texts: toponyms found, and how far off they were put."""

    exact: Counts = field(default_factory=Counts)
    overlapping: Counts = field(default_factory=Counts)
    distances: list[float] = field(default_factory=list)
    nowhere: int = 0

    def add(self, gold: list[Place], draft: Draft) -> None:
        """Count those of a text."""
        found = [
            Place(row["start"], row["end"], None if isnan(row["lat"]) else (row["lat"], row["lon"]))
            for row in draft.toponyms.to_dict("records")
        ]
        met = pairs(gold, found)
        same = sum((there.start, there.end) == (each.start, each.end) for there, each in met)
        self.exact.add(len(gold), len(found), same)
        self.overlapping.add(len(gold), len(found), len(met))
        for there, each in met:
            if there.at and each.at:
                self.distances.append(_distance(there.at, each.at))
            elif there.at:
                self.nowhere += 1

    def row(self) -> dict[str, float]:
        """The figures; those put nowhere count as far, but into no mean."""
        put = len(self.distances) + self.nowhere
        return {
            "gold": self.exact.gold,
            "found": self.exact.found,
            "exact P": self.exact.precision,
            "exact R": self.exact.recall,
            "exact F1": self.exact.f1,
            "P": self.overlapping.precision,
            "R": self.overlapping.recall,
            "F1": self.overlapping.f1,
            "within 161 km": sum(each <= NEAR for each in self.distances) / put if put else 0.0,
            "nowhere": self.nowhere / put if put else 0.0,
            "mean km": fmean(self.distances) if self.distances else 0.0,
            "median km": median(self.distances) if self.distances else 0.0,
        }


def score(texts: Iterable[tuple[list[Place], Draft]]) -> dict[str, float]:
    """The figures of some texts."""
    counted = PlaceScore()
    for gold, draft in texts:
        counted.add(gold, draft)
    return counted.row()


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    _, _, metres = _EARTH.inv(one[1], one[0], other[1], other[0])
    return float(metres) / 1000
