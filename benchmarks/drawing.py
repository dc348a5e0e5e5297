"""What a page costs, in CPU seconds: that of the cable, and those of tables of 1,000 and 10,000 rows.

`python benchmarks/drawing.py --against 73ba988` measures another commit in the same run, in turn with this tree, and says the
ratio.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
TABLE = """
import numpy, pandas, viz
count = {rows}
random = numpy.random.default_rng(1)
table = pandas.DataFrame({{
    "name": [f"Event {{n}}" for n in range(count)],
    "when": [f"{{1800 + n % 200}}-{{1 + n % 12:02d}}-{{1 + n % 28:02d}}" for n in range(count)],
    "lon": random.uniform(-10, 30, count),
    "lat": random.uniform(36, 60, count),
    "kind": [f"kind {{n % 5}}" for n in range(count)],
}})
viz.quick_map(table, date="when", label="name", color="kind").save("{folder}/page.html")
"""
CABLE = """
import geodata, viz
viz.story_map(geodata.read_dossier("seeds/cable-75511")).save("{folder}/page.html")
"""
CASES = {
    "the cable's page": CABLE,
    "1,000 rows": TABLE.replace("{rows}", "1_000"),
    "10,000 rows": TABLE.replace("{rows}", "10_000"),
}


def main() -> int:
    """Measure this tree, and another one beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", metavar="COMMIT", help="another commit, measured in the same run")
    commit = parser.parse_args().against
    with tempfile.TemporaryDirectory() as folder:
        trees = [ROOT]
        if commit:
            trees.append(Path(folder) / "other")
            subprocess.run(
                ["git", "worktree", "add", "--quiet", "--detach", str(trees[1]), commit], cwd=ROOT, check=True
            )
        try:
            for about, code in CASES.items():
                least = _least(code.format(folder=folder), trees)
                ratio = f", {least[0] / least[1]:.2f} of the {least[1]:.1f} s of {commit}" if commit else ""
                print(f"{about}: {least[0]:.1f} s of CPU{ratio}")
        finally:
            if commit:
                subprocess.run(["git", "worktree", "remove", "--force", str(trees[1])], cwd=ROOT, check=True)
    return 0


def _least(code: str, trees: list[Path]) -> list[float]:
    """The least CPU time of each tree over some rounds, in which they take turns."""
    taken = [[_cpu(code, tree) for tree in trees] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*taken, strict=True)]


def _cpu(code: str, tree: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The folder of the tree comes before what is installed.
    subprocess.run([sys.executable, "-c", code], cwd=tree, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
