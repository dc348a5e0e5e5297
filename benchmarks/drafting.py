"""How well a text is drafted: toponyms, dates and events beside what readers marked, and what it costs.

`python benchmarks/drafting.py` measures on `benchmarks/drafting` and on the dossiers in `seeds`; `--corpus FILE` on texts with
toponyms besides, JSON lines with `text` and `toponyms`, each [start, end, lat, lon] in code points. See benchmarks/README.md.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from drafts import claims, dates, places
from drafts.gold import (
    DOSSIERS,
    HALVES,
    corpus,
    document,
    dossier_claims,
    dossier_places,
    dossier_text,
    every_claim,
    sentences,
)
from side_by_side.costs import BYTES

from geodata.drafting.draft import draft

CABLE = "cable-75511"
REPEATS = 5
OF_ALL = "P of all claims"  # only where every claim is marked
Table = dict[str, dict[str, float]]


def main() -> None:
    """Measure, and print tables or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_cost_here()))
        return
    tables = {
        "toponyms": _toponyms(options.corpus),
        "dates": _dates(),
        "events": _events(),
        "cost": {CABLE: _cost()},
    }
    if options.json:
        print(json.dumps(tables, indent=1))
        return
    for name, table in tables.items():
        _print(name, table)


def _toponyms(corpora: list[Path]) -> Table:
    table = {path.name: places.score((gold, draft(text)) for text, gold in corpus(path)) for path in corpora}
    drafts = {name: (dossier_places(name), draft(dossier_text(name))) for name in DOSSIERS}
    for name, pair in drafts.items():
        table[name] = places.score([pair])
    return table | {"the four dossiers": places.score(drafts.values())}


def _dates() -> Table:
    pairs = [(each, dates.drafted(each)) for each in sentences()]
    table = {}
    for half in HALVES:
        those = [pair for pair in pairs if pair[0].half == half]
        table[half] = dates.score(those)
        for century in sorted({each.century for each, _ in those}):
            table[f"{half}, {century}th century"] = dates.score(pair for pair in those if pair[0].century == century)
    return table


def _events() -> Table:
    documents = {half: [(gold, draft(text)) for text, gold in map(document, names)] for half, names in HALVES.items()}
    table = {f"{half} documents": claims.score(those) for half, those in documents.items()}
    table["the ten documents"] = claims.score(pair for those in documents.values() for pair in those)
    drafts = {name: draft(dossier_text(name)) for name in DOSSIERS}
    for row, names in {**{name: [name] for name in DOSSIERS}, "the four dossiers": list(DOSSIERS)}.items():
        table[row] = claims.score((dossier_claims(name), drafts[name]) for name in names)
        table[row][OF_ALL] = claims.precision_of_all((every_claim(name), drafts[name]) for name in names)
    return table


def _cost() -> dict[str, float]:
    told = subprocess.run([sys.executable, __file__, "--once"], check=True, capture_output=True, text=True)
    cost: dict[str, float] = json.loads(told.stdout)
    return cost


def _cost_here() -> dict[str, float]:
    """CPU of the first draft of the cable, of the best of some more, and the peak of the whole process."""
    text = dossier_text(CABLE)
    times = []
    for _ in range(1 + REPEATS):
        begun = time.process_time()
        draft(text)
        times.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES
    return {"first, CPU in s": times[0], "again, CPU in s": min(times[1:]), "peak MB": peak / 1e6}


def _print(name: str, table: Table) -> None:
    columns = list(dict.fromkeys(column for figures in table.values() for column in figures))
    print(f"| {name} | {' | '.join(columns)} |")
    print(f"| --- |{' ---: |' * len(columns)}")
    for row, figures in table.items():
        print(f"| {row} | {' | '.join(_written(figures.get(each)) for each in columns)} |")
    print()


def _written(figure: float | None) -> str:
    if figure is None:
        return ""
    return f"{figure:,}" if isinstance(figure, int) else f"{figure:,.0f}" if figure >= 10 else f"{figure:.3f}"  # noqa: PLR2004


if __name__ == "__main__":
    main()
