"""`chronotope corpus`: a folder of texts becomes one file of the places, dates and events they name."""

import argparse
import csv
import shlex
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from chronotope.command.terminal.arguments import shown, written_file
from chronotope.command.terminal.reports import counted, harmless


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Enter the verb."""
    verb = commands.add_parser(
        "corpus", help="find places, dates and events in a folder of texts, however many", allow_abbrev=False
    )
    verb.add_argument("folder", metavar="FOLDER", type=Path, help="of the documents, with the folders within it")
    verb.add_argument(
        "-o", "--output", metavar="FILE", type=_output, required=True, help="GeoParquet, which QGIS and geopandas read"
    )
    where = verb.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", metavar="N", type=_count, help="processes; default: as many as the machine has cores"
    )
    where.add_argument("--scheduler", metavar="ADDRESS", help="of a Dask cluster, such as tcp://host:8786")
    verb.set_defaults(run=run)


def _output(name: str) -> Path:
    return written_file(name, "a corpus", ".parquet")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: give 1 or more")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Draft the documents; 1 where a library is missing."""
    # They take Dask and pyarrow, which no other verb needs.
    try:
        from geodata.corpus.drafting import draft_corpus  # noqa: PLC0415
        from geodata.corpus.merging import report_beside  # noqa: PLC0415
    except ModuleNotFoundError as error:
        print(
            f"chronotope: {error.name} is missing; install it with: pip install 'chronotope[corpus]'", file=sys.stderr
        )
        return 1
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        # The processes are to be ended first.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with _progress("drafting", sys.stderr) as progress:
        draft_corpus(
            options.folder, options.output, workers=options.workers, scheduler=options.scheduler, progress=progress
        )
    output, report = shown(options.output), report_beside(options.output)
    with report.open(encoding="utf-8", newline="") as lines:
        found, statuses, first = _summed(csv.DictReader(lines))
    print(
        f"{output}: {', '.join(counted(number, noun) for noun, number in found.items())} in "
        f"{counted(statuses['drafted'], 'document')}"
    )
    if first:
        print(
            f"{shown(report)}: {counted(statuses.total() - statuses['drafted'], 'document')} could not be drafted, such as "
            f"{harmless(first)}",
            file=sys.stderr,
        )
    print(f"Next:\n  chronotope map {shlex.quote(output)}")
    return 0


def _summed(report: "csv.DictReader[str]") -> tuple[Counter[str], Counter[str], str]:
    """How much was found, how many documents have each status, and the first that has an error, with it."""
    found, statuses, first = Counter(toponym=0, date=0, event=0), Counter[str](), ""
    for line in report:
        statuses[line["status"]] += 1
        found.update({noun: int(line[f"{noun}s"]) for noun in found})
        if line["error"]:
            first = first or f"{line['document']}: {line['error']}"
    return found, statuses, first


@contextmanager
def _progress(what: str, stream: TextIO) -> Iterator[Callable[[int, int], None]]:
    """Say on a terminal how many of how many are ready, for as long as it lasts; elsewhere say nothing."""
    if not stream.isatty():
        yield lambda _ready, _all: None
        return
    said = what

    def tell(ready: int, total: int) -> None:
        nonlocal said
        words = f"{what}: {ready:,} of {total:,}"
        stream.write(f"\r{words.ljust(len(said))}")
        stream.flush()
        said = words

    stream.write(what)
    stream.flush()
    try:
        yield tell
    finally:
        stream.write(f"\r{' ' * len(said)}\r")
        stream.flush()
