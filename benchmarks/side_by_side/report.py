"""The tables: what each page costs, ours beside its peers, and whether that is what is wanted."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field

from side_by_side.makers import CABLE, NAMES, OURS
from side_by_side.targets import BEST, MEASURES, OTHER, TARGETS, Measure, Target

NOTHING = "–"
# Between these numbers of events, what ours costs may grow as they do.
GROWTH = (1_000, 100_000)
GROWING = ("cpu", "bytes", "peak")


@dataclass
class Report:
    """What was measured: `add` takes the runs, `lines` tells their medians.

    Args:
        names: of those who made the pages, ours first, in the order of the columns.
        slowed: the way of opening pages in which the targets of a slow machine hold.
    """

    names: list[str]
    slowed: str
    runs: dict[tuple[int, str, str, str], list[float]] = field(default_factory=dict)

    def add(self, count: int, way: str, name: str, measured: dict[str, float]) -> None:
        """Add what was measured of one page of so many events, built, or opened in a way."""
        for measure, value in measured.items():
            self.runs.setdefault((count, way, name, measure), []).append(value)

    def lines(self) -> Iterator[str]:
        """Tables in Markdown, and how much ours grows."""
        for count in dict.fromkeys(count for count, *_ in self.runs):
            about = "the cable, beside peers with 40 events" if count == CABLE else f"{count:,} events"
            yield f"\n## {about}\n"
            yield f"| | {' | '.join(self.names)} | ours / best peer | wanted |"
            yield f"| --- |{' ---: |' * (len(self.names) + 1)} --- |"
            for way in dict.fromkeys(way for of, way, *_ in self.runs if of == count):
                if way:
                    yield f"| **{way}** |{' |' * (len(self.names) + 2)}"
                for key in MEASURES:
                    if any((count, way, name, key) in self.runs for name in self.names):
                        yield self._row(count, way, key)
        yield from self._growth()

    def _row(self, count: int, way: str, key: str) -> str:
        measure = MEASURES[key]
        values = {name: self._median(count, way, name, key) for name in self.names}
        told = [_told(value, measure) for value in values.values()]
        ours, best = values[OURS], self._best(count, way, key)
        ratio = f"{ours / best:.2f}" if ours is not None and best else NOTHING
        wanted = [
            self._wanted(target, way)
            for target in TARGETS
            if (target.count, target.measure, target.slowed) == (count, key, way == self.slowed)
        ]
        return f"| {measure.words}, {measure.unit} | {' | '.join(told)} | {ratio} | {'; '.join(wanted)} |"

    def _wanted(self, target: Target, way: str) -> str:
        """A target in words, and how ours stands to it."""
        measure = MEASURES[target.measure]
        sign = "≥" if measure.more_is_better else "≤"
        ours = self._median(target.count, way, OURS, target.measure)
        asked = f"{sign} {target.limit:g} {'× ' + target.beside if target.beside else measure.unit}"
        if target.of:
            asked += f", {MEASURES[target.of].words}"
        other = self._other(target, way) if target.beside else measure.scale
        if ours is None or not other:
            return f"{asked}: not measured"
        reached = ours / other
        met = reached >= target.limit if measure.more_is_better else reached <= target.limit
        return f"{asked}: {'met' if met else '**missed**'}, {reached:.2f}"

    def _other(self, target: Target, way: str) -> float | None:
        key = target.of or target.measure
        if target.beside == BEST:
            return self._best(target.count, way, key)
        if target.beside == OTHER:
            commits = [name for name in self.names if name not in (OURS, *NAMES)]
            return self._median(target.count, way, commits[0], key) if commits else None
        return self._median(target.count, way, target.beside, key)

    def _best(self, count: int, way: str, key: str) -> float | None:
        values = [self._median(count, way, name, key) for name in self.names if name in NAMES]
        there = [value for value in values if value is not None]
        if not there:
            return None
        return max(there) if MEASURES[key].more_is_better else min(there)

    def _median(self, count: int, way: str, name: str, key: str) -> float | None:
        values = self.runs.get((count, way, name, key))
        return statistics.median(values) if values else None

    def _growth(self) -> Iterator[str]:
        fewer, more = GROWTH
        for key in GROWING:
            small, large = (self._median(count, "", OURS, key) for count in GROWTH)
            if small and large:
                times = large / small
                linear = "at most linear" if times <= more / fewer else "**more than linear**"
                yield f"\n{MEASURES[key].words}: from {fewer:,} to {more:,} events {times:.1f} × as much, {linear}"


def _told(value: float | None, measure: Measure) -> str:
    return NOTHING if value is None else f"{value / measure.scale:,.{measure.digits}f}"
