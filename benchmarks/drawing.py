"""What pages cost, in CPU seconds and at the peak of memory: the cable's, those of tables, and that of a large dossier.

`python benchmarks/drawing.py --against 73ba988` measures another commit in the same run, in turn with this tree, and says the
ratio. What is wanted of the tables, as they grow from 1,000 rows to 100,000: that CPU and memory grow no faster.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from many import dossier, table

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
# Rows of tables, and events of a dossier.
ROWS, EVENTS = (1_000, 10_000, 100_000), 20_000
# Seconds of CPU after which a tree is given up.
MOST_CPU = 600
MEGABYTE = 1_000_000
# Linux counts the peak in KiB, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024

PAGE = 'import geodata, viz; viz.story_map(geodata.read_dossier("{source}")).save("{folder}/page.html")'
CHECK = 'import geodata; geodata.read_dossier("{source}")'
TABLE = """
import geopandas, viz
table = geopandas.read_file("{source}")
viz.quick_map(table, date="date", label="title", row="kind").save("{folder}/page.html")
"""


@dataclass(frozen=True, order=True)
class Cost:
    """What a program has taken: seconds of CPU, and bytes at its peak."""

    cpu: float
    peak: float


def main() -> int:
    """Measure this tree, and another one beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", metavar="COMMIT", help="another commit, measured in the same run")
    commit = parser.parse_args().against
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trees = [ROOT]
        if commit:
            trees.append(folder / "other")
            subprocess.run(
                ["git", "worktree", "add", "--quiet", "--detach", str(trees[1]), commit], cwd=ROOT, check=True
            )
        try:
            for about, code in _cases(folder).items():
                costs = _least(code, trees)
                print(f"{about}: {_told(costs[0])}{_ratio(*costs, commit) if commit else ''}", flush=True)
        finally:
            if commit:
                subprocess.run(["git", "worktree", "remove", "--force", str(trees[1])], cwd=ROOT, check=True)
    return 0


def _cases(folder: Path) -> dict[str, str]:
    """What is measured -> the program that does it."""
    cases = {"the cable's page": PAGE.format(source="seeds/cable-75511", folder=folder)}
    for rows in ROWS:
        source = folder / f"{rows}.fgb"
        table(rows).to_file(source)
        cases[f"a table of {rows:,} rows"] = TABLE.format(source=source, folder=folder)
    large = folder / "many-events"
    dossier(EVENTS, large)
    cases[f"a dossier of {EVENTS:,} events checked"] = CHECK.format(source=large)
    cases[f"a dossier of {EVENTS:,} events built"] = PAGE.format(source=large, folder=folder)
    return cases


def _told(cost: Cost | None) -> str:
    return f"{cost.cpu:.1f} s of CPU, {cost.peak / MEGABYTE:,.0f} MB" if cost else f"not within {MOST_CPU} s of CPU"


def _ratio(own: Cost | None, other: Cost | None, commit: str) -> str:
    if own is None or other is None:
        return f"; {commit}: {_told(other)}"
    return f"; {own.cpu / other.cpu:.2f} and {own.peak / other.peak:.2f} of {commit} ({_told(other)})"


def _least(code: str, trees: list[Path]) -> list[Cost | None]:
    """The least that each tree takes over some rounds, in which they take turns; None for one that does not end."""
    taken: list[list[Cost]] = [[] for _ in trees]
    given_up: set[int] = set()
    for _ in range(ROUNDS):
        for number, tree in enumerate(trees):
            if number not in given_up:
                cost = _cost(code, tree)
                if cost is None:
                    given_up.add(number)
                else:
                    taken[number].append(cost)
    return [None if number in given_up else min(costs) for number, costs in enumerate(taken)]


def _cost(code: str, tree: Path) -> Cost | None:
    # The folder of the tree comes before what is installed.
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_CPU, ({MOST_CPU}, {MOST_CPU}))\n{code}"
    process = subprocess.Popen([sys.executable, "-c", limited], cwd=tree)
    _, status, used = os.wait4(process.pid, 0)
    cpu = used.ru_utime + used.ru_stime
    if cpu >= MOST_CPU:
        return None
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), f"python -c {code!r}")
    return Cost(cpu, used.ru_maxrss * PEAK_UNIT)


if __name__ == "__main__":
    sys.exit(main())
