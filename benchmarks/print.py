"""What maps for print cost: the first PDF of a process, and a second figure of another day and theme; beside another commit.

`python benchmarks/print.py --against 73ba988` lets both trees take turns, each time in a process of its own, and says what is
wanted and whether it is met. Costs are CPU seconds and bytes at the peak. See benchmarks/README.md.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from side_by_side.costs import BYTES
from side_by_side.makers import OURS, our_trees

ROUNDS = 5
MEGABYTE = 1e6
# A figure of two columns of a journal, then a second one; both count what they import.
PRINTED = """
import resource, time
import geodata, viz
story = viz.story_map(geodata.read_dossier("seeds/cable-75511")).replace(theme="print")
read = time.process_time()
story.save({first!r}, width_mm=183)
first = time.process_time()
story.replace(theme="greyscale").at("1950-11-30").save({second!r}, width_mm=183)
print(first - read, time.process_time() - first, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
# What is measured -> the share of the other commit's cost that is wanted.
WANTED = {"the first figure, CPU in s": 0.35, "the second figure, CPU in s": 0.4, "peak memory, MB": 0.6}


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", metavar="COMMIT", help="another commit of ours, measured in the same run")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default: {ROUNDS}")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        trees = our_trees(options.against, folder, stack)
        rounds = [{who: _costs(tree, folder) for who, tree in trees.items()} for _ in range(options.rounds)]
    medians = {
        who: [statistics.median(each) for each in zip(*(one[who] for one in rounds), strict=True)] for who in trees
    }
    print(f"| | {' | '.join(trees)} |\n| --- |{' ---: |' * len(trees)}")
    for at, about in enumerate(WANTED):
        print(f"| {about} | {' | '.join(f'{medians[who][at]:.2f}' for who in trees)} |")
    for at, (about, limit) in enumerate(WANTED.items() if options.against else ()):
        reached = statistics.median(one[OURS][at] / one[options.against][at] for one in rounds)
        met = "met" if reached <= limit else "**missed**"
        print(f"- {about}, of {options.against}: {reached:.2f}; wanted ≤ {limit:g}: {met}")
    return 0


def _costs(tree: Path, folder: Path) -> list[float]:
    """What a tree takes, as `WANTED` names it."""
    program = PRINTED.format(first=str(folder / "first.pdf"), second=str(folder / "second.pdf"))
    # The folder of the tree comes before what is installed.
    told = subprocess.run([sys.executable, "-c", program], cwd=tree, check=True, capture_output=True, text=True)
    first, second, peak = map(float, told.stdout.split())
    return [first, second, peak * BYTES / MEGABYTE]


if __name__ == "__main__":
    sys.exit(main())
