"""What our page costs beside pages that others make of the same events: to build, to open, to step through, and to pan.

`python benchmarks/page.py` sets up the peers and measures them and ours in turn; `--against 73ba988` measures another commit of
ours in the same run, also on a machine that is made slow. See benchmarks/README.md.
"""

import argparse
import re
import runpy
import subprocess
import sys
import tempfile
import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from side_by_side.browser import Visit, VisitError
from side_by_side.costs import cost
from side_by_side.events import eventful_days, write_events
from side_by_side.makers import CABLE, NAMES, OURS, ROOT, WORKSHOP, Maker, SetUpError, at_commit, ours, peers
from side_by_side.report import Report

COUNTS = [CABLE, 1_000, 10_000]
ROUNDS = 3
# The graphics process draws, in software on every machine, so that runs may be compared; or the renderers paint for themselves.
WAYS = {
    "drawn by the graphics process": ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    "painted with --disable-gpu": ("--disable-gpu",),
}
# A school's laptop.
SLOWER = 6
SLOWED = f"on a processor {SLOWER} × as slow"
# Other commits are not built beyond this number: 73ba988 would not end.
MOST_OF_OTHER = 10_000
CARRIED = re.compile(rb'<meta name="generator" content="chronotope, ([^"]*)">')


def main() -> int:
    """Measure, and print the tables; 1 where Chromium or what the peers need is missing."""
    options = _options()
    found = runpy.run_path(str(ROOT / "tests" / "browser" / "chromium.py"))
    program = found["find_chromium"]()
    if program is None:
        print(found["REMEDY"], file=sys.stderr)
        return 1
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            makers = [ours(), *peers(options.peers)]
        except SetUpError as error:
            print(error, file=sys.stderr)
            return 1
        if options.against:
            makers.append(stack.enter_context(at_commit(options.against, folder)))
        report = Report([maker.name for maker in makers], SLOWED)
        bench = Bench(program, folder / "page.html", options.against, report)
        for number in range(options.rounds):
            for count in options.n:
                for maker in makers:
                    print(f"round {number + 1}, {count:,} events: {maker.name}", file=sys.stderr, flush=True)
                    bench.measure(maker, count)
    print(f"Our page carries {bench.carried}.")
    print("\n".join(report.lines()))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--n", type=int, nargs="+", default=COUNTS, metavar="N", help="numbers of events; 40 is the cable"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default: {ROUNDS}")
    parser.add_argument("--peers", nargs="*", choices=NAMES, default=NAMES, metavar="PEER", help=", ".join(NAMES))
    parser.add_argument("--against", metavar="COMMIT", help="another commit of ours, measured in the same run")
    return parser.parse_args()


@dataclass
class Bench:
    """Makes a page, opens it in each way, and adds what that costs to a report."""

    program: str
    page: Path
    other: str | None
    report: Report
    carried: str = "no plotly.js that it names"

    def measure(self, maker: Maker, count: int) -> None:
        """Measure the page of so many events that somebody makes."""
        if maker.name == self.other and count > MOST_OF_OTHER:
            return
        events = WORKSHOP / "data" / str(count)
        write_events(count, events)
        self.page.unlink(missing_ok=True)
        try:
            built = cost(maker.command(count, events, self.page), maker.folder)
        except subprocess.CalledProcessError as error:
            _say(f"no page: {error.stderr.strip()[-200:]}")
            return
        content = self.page.read_bytes()
        if maker.name == OURS and (named := CARRIED.search(content)):
            self.carried = named[1].decode()
        sizes = {"bytes": len(content), "gzipped": len(zlib.compress(content, 9))}
        self.report.add(count, "", maker.name, built | sizes)
        for way, flags in WAYS.items():
            visit = Visit(self.program, flags, maker.controls, eventful_days(events), count)
            self._visit(maker, way, visit)
        if self.other and maker.name in (OURS, self.other):
            flags = next(iter(WAYS.values()))
            self._visit(maker, SLOWED, Visit(self.program, flags, maker.controls, [], count, slowed=SLOWER))

    def _visit(self, maker: Maker, way: str, visit: Visit) -> None:
        try:
            used = maker.name != self.other and visit.slowed == 1
            measured = visit.use(self.page, pans=maker.pans) if used else visit.opening(self.page)
        except VisitError as error:
            _say(f"{way}: {error}")
        else:
            self.report.add(visit.count, way, maker.name, measured)
            _say(f"{way}: " + ", ".join(f"{key} {value:,.2f}" for key, value in measured.items() if value))


def _say(text: str) -> None:
    print(f"    {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
