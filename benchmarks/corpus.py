"""What a corpus of 2,000 documents costs with one worker and with two, and in memory beside a quarter of it.

Each run is a process of its own, which drafts the documents of the dossiers, mixed and moved in time. Its workers take seconds to
begin; the time is counted from when a twentieth of the documents is ready. The memory is the peak of the process that began them.
See benchmarks/README.md.
"""

import argparse
import json
import os
import resource
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geodata.corpus.drafting import draft_corpus

ROOT = Path(__file__).resolve().parent.parent
COUNT, ROUNDS, WANTED = 2_000, 3, 0.6
# The share of the documents after which the workers have begun.
BEGUN = 20


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT, help=f"documents; default: {COUNT}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default: {ROUNDS}")
    parser.add_argument("--once", nargs=2, metavar=("FOLDER", "WORKERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(measured(Path(options.once[0]), int(options.once[1]))))
        return
    write_documents = runpy.run_path(str(ROOT / "tests" / "many_documents.py"))["write_documents"]
    with tempfile.TemporaryDirectory() as place:
        folders = {count: Path(place, str(count)) for count in (options.count, options.count // 4)}
        for count, folder in folders.items():
            write_documents(folder, count)
        runs = [(options.count, 1), (options.count, 2), (options.count // 4, 2)]
        found = {run: [once(folders[run[0]], run[1]) for _ in range(options.rounds)] for run in runs}
    for (count, workers), costs in found.items():
        told = ", ".join(f"{name} {statistics.median(cost[name] for cost in costs):.1f}" for name in costs[0])
        print(f"{count:,} documents, {workers} workers: {told}")
    one, two = (statistics.median(cost["s"] for cost in found[options.count, workers]) for workers in (1, 2))
    print(f"two workers take {two / one:.2f} of the time of one; wanted: {WANTED}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def once(folder: Path, workers: int) -> dict[str, float]:
    """What a run costs, in a process of its own."""
    command = [sys.executable, __file__, "--once", str(folder), str(workers)]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    costs: dict[str, float] = json.loads(ran.stdout)
    return costs


def measured(folder: Path, workers: int) -> dict[str, float]:
    """Seconds from when the workers have begun, seconds of CPU of all processes, and the peak of this one in MB."""
    times: dict[int, float] = {}

    def ready(count: int, total: int) -> None:
        times[count * BEGUN // total] = times.get(count * BEGUN // total, time.perf_counter())

    with tempfile.TemporaryDirectory() as place:
        draft_corpus(folder, Path(place, "m.parquet"), workers=workers, progress=ready)
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "s": times[BEGUN] - times[1],
        "CPU s": sum(each.ru_utime + each.ru_stime for each in usages),
        "MB": usages[0].ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main()
