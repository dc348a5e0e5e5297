"""What a notebook costs: showing a story, and making figures of tables, beside plotly express, folium and another commit of ours.

`python benchmarks/notebook.py --against 73ba988` measures all in turn, and says what is wanted and whether it is met. Each
program is a process of its own; costs are CPU seconds and bytes at the peak. See benchmarks/README.md.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from side_by_side.costs import cost
from side_by_side.events import events, write_rows
from side_by_side.makers import OURS, SetUpError, our_trees, python_of_peers

ROUNDS = 5
FEW, MANY, STORMS = 1_000, 100_000, 4_848
# Rows whose names are written on the map.
NAMED = (100, FEW, 10_000)
EXPRESS, FOLIUM = "plotly express", "folium"
# Beyond this number other commits are not measured: 73ba988 would take minutes.
MOST_OF_OTHER = 10_000
MEGABYTE = 1e6

TABLE = """
import pandas, viz
rows = pandas.read_csv({rows!r})
story = viz.quick_map(rows, date="date", label="title", color="kind")
"""
FIGURE = TABLE + "story.figure()"
PAGE = TABLE + "story.save({page!r})"
OF_EXPRESS = """
import pandas, plotly.express
rows = pandas.read_csv({rows!r})
plotly.express.scatter_geo(rows, lat="lat", lon="lon", color="kind", hover_name="title", hover_data=["date"])
"""
OF_FOLIUM = """
import folium, pandas
rows = pandas.read_csv({rows!r})
colors = dict(zip(rows["kind"].unique(), ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9"]))
shown = folium.Map([rows["lat"].mean(), rows["lon"].mean()])
for row in rows.itertuples():
    tip = f"{{row.date}}: {{row.title}}"
    folium.CircleMarker([row.lat, row.lon], radius=4, color=colors[row.kind], tooltip=tip).add_to(shown)
"""
STORY = """
import time, geodata, viz
story = viz.story_map(geodata.read_dossier("seeds/cable-75511"))
def cost(show):
    begun = time.process_time()
    show()
    print(time.process_time() - begun)
"""
# A notebook asks for this when a story stands at the end of a cell; with the widget, that is made and asked. The still, for
# exports, is drawn after the cell; 73ba988 drew it within.
SHOWN = STORY + "cost(story._repr_mimebundle_)\ncost(story._repr_mimebundle_)"
STILL = STORY + "cost(story._still)\ncost(story._still)"
WIDGET = STORY + "cost(lambda: story.widget()._repr_mimebundle_())\ncost(lambda: story.widget()._repr_mimebundle_())"

# What is measured, and by whom.
Key = tuple[str, str]


@dataclass
class Report:
    """What was measured, run by run."""

    other: str | None
    cpu: dict[Key, list[float]] = field(default_factory=dict)
    peak: dict[Key, list[float]] = field(default_factory=dict)

    def add(self, about: str, who: str, cpu: float, peak: float = 0.0) -> None:
        """Add a run."""
        self.cpu.setdefault((about, who), []).append(cpu)
        self.peak.setdefault((about, who), []).append(peak)

    def lines(self) -> Iterator[str]:
        """A table in Markdown of the medians, and what is wanted."""
        names = list(dict.fromkeys(who for _, who in self.cpu))
        yield f"| CPU in s (peak in MB) | {' | '.join(names)} |"
        yield f"| --- |{' ---: |' * len(names)}"
        for about in dict.fromkeys(about for about, _ in self.cpu):
            yield f"| {about} | {' | '.join(self._cell(about, who) for who in names)} |"
        yield ""
        yield from filter(None, self._wanted())

    def _cell(self, about: str, who: str) -> str:
        cpu, peak = (_median(costs, about, who) for costs in (self.cpu, self.peak))
        return "–" if cpu is None else f"{cpu:.2f}" + (f" ({peak / MEGABYTE:,.0f})" if peak else "")

    def _wanted(self) -> Iterator[str]:
        for about in ("the cable, at first", "the cable, again") if self.other else ():
            yield _told(f"{about}, of {self.other}", self._ratio(about, str(self.other)), 0.25)
        few, many = _figure(FEW), _figure(MANY)
        yield _told(f"{few}, of {EXPRESS}", self._ratio(few, EXPRESS), 2)
        grown = [_median(self.cpu, many, who) or 0.0 for who in (OURS, EXPRESS)]
        small = [_median(self.cpu, few, who) or 0.0 for who in (OURS, EXPRESS)]
        if all([*grown, *small]):
            ours, theirs = (large / little for large, little in zip(grown, small, strict=True))
            yield _told(
                f"from {FEW:,} to {MANY:,} rows {ours:.1f} × as much, of {EXPRESS}'s {theirs:.1f} ×", ours / theirs, 3
            )
        peaks = [_median(self.peak, many, who) for who in (OURS, EXPRESS)]
        if peaks[0] and peaks[1]:
            yield _told(f"{many}, peak memory, of {EXPRESS}", peaks[0] / peaks[1], 2.5)

    def _ratio(self, about: str, who: str) -> float | None:
        """How many times the CPU of another ours takes: the median over the rounds, in each of which all take turns."""
        mine, theirs = self.cpu.get((about, OURS)), self.cpu.get((about, who))
        return None if not mine or not theirs else statistics.median(a / b for a, b in zip(mine, theirs, strict=True))


def main() -> int:
    """Measure, and print the table; 1 where the peers could not be set up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="COMMIT", help="another commit of ours, measured in the same run")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default: {ROUNDS}")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            pythons = {EXPRESS: sys.executable, FOLIUM: str(python_of_peers())}
        except SetUpError as error:
            print(error, file=sys.stderr)
            return 1
        trees = our_trees(options.against, folder, stack)
        for count in {FEW, MANY, STORMS, *NAMED}:
            write_rows(list(events(count)), folder / f"{count}.csv")
        report = Report(options.against)
        for number in range(options.rounds):
            print(f"round {number + 1}", file=sys.stderr, flush=True)
            for who, tree in trees.items():
                _measure_ours(report, who, tree, folder)
            for who, code, counts in ((EXPRESS, OF_EXPRESS, (FEW, MANY)), (FOLIUM, OF_FOLIUM, (FEW,))):
                for count in counts:
                    program = code.format(rows=str(folder / f"{count}.csv"))
                    _measure(report, _figure(count), who, [pythons[who], "-c", program], folder)
    print("\n".join(report.lines()))
    return 0


def _measure_ours(report: Report, who: str, tree: Path, folder: Path) -> None:
    """Measure a tree of ours."""
    programs = {"the cable": SHOWN, "the cable as a widget": WIDGET}
    if who == OURS:
        programs["the still that follows"] = STILL
    for name, program in programs.items():
        told = subprocess.run([sys.executable, "-c", program], cwd=tree, check=True, capture_output=True, text=True)
        for when, cpu in zip(("at first", "again"), told.stdout.split(), strict=True):
            report.add(f"{name}, {when}", who, float(cpu))
    for count in sorted({FEW, MANY, *NAMED}):
        if who == OURS or count <= MOST_OF_OTHER:
            program = FIGURE.format(rows=str(folder / f"{count}.csv"))
            _measure(report, _figure(count), who, [sys.executable, "-c", program], tree)
    program = PAGE.format(rows=str(folder / f"{STORMS}.csv"), page=str(folder / "page.html"))
    _measure(report, f"a page of {STORMS:,} rows", who, [sys.executable, "-c", program], tree)


def _measure(report: Report, about: str, who: str, command: list[str], folder: Path) -> None:
    measured = cost(command, folder)
    report.add(about, who, measured["cpu"], measured["peak"])


def _figure(count: int) -> str:
    return f"a figure of {count:,} rows"


def _median(costs: dict[Key, list[float]], about: str, who: str) -> float | None:
    return statistics.median(costs[about, who]) if (about, who) in costs else None


def _told(about: str, reached: float | None, limit: float) -> str:
    """What is wanted, and whether it is met; "" where it was not measured."""
    if reached is None:
        return ""
    return f"- {about}: {reached:.2f}; wanted ≤ {limit:g}: {'met' if reached <= limit else '**missed**'}"


if __name__ == "__main__":
    sys.exit(main())
