"""What formats of geographical programs cost in and out, beside geopandas alone: 100,000 events, each way in its own process.

Ours writes a dossier and reads its tables; geopandas writes and reads frames of the same rows, columns and geometries. Costs are
CPU seconds and the memory that the work takes at its peak beyond what was there before it. See benchmarks/README.md.
"""

import argparse
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
from many import dossier
from side_by_side.costs import BYTES

from geodata import read_dossier, read_tables, write
from geodata.exchange.features import PROPERTIES
from geodata.exchange.forms import form_named
from geodata.exchange.maps.rows import event_frame
from geodata.exchange.tables import tables_of

COUNT, ROUNDS = 100_000, 3
FORMS = {"geojson": ".geojson", "gpkg": ".gpkg", "geoparquet": ".parquet"}
WAYS, WHO = ("out", "in"), ("ours", "geopandas")
WANTED = 1.5
MEGABYTE = 1e6
# Linux: what the peak of a process is counted from (proc(5)).
REFS, STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT, help=f"events; default: {COUNT}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"default: {ROUNDS}")
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--once", nargs=3, metavar=("WHO", "WAY", "FORM"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(*_measured(_work(*options.once)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(options.count, folder)
        print("| | CPU in s: ours | geopandas | ours / geopandas | MB: ours | geopandas | ours / geopandas |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for form in options.forms:
            for way in WAYS:
                rounds = [{who: _once(folder, who, way, form) for who in WHO} for _ in range(options.rounds)]
                print(f"| {form}, {way} | {' | '.join(_cells(rounds))} |", flush=True)
    print(f"\nWanted: at most {WANTED:g} of each.")
    return 0


def _prepare(count: int, folder: Path) -> None:
    """A dossier, and the frames that geopandas is given."""
    dossier(count, folder / "many")
    it = read_dossier(folder / "many")
    (folder / "dossier").write_bytes(pickle.dumps(it))
    tables = tables_of(it)
    frames: dict[str, pd.DataFrame] = {
        name: gpd.GeoDataFrame(
            tables.sheets[name].drop(columns=["lat", "lon"], errors="ignore").rename(columns=PROPERTIES),
            geometry=gpd.GeoSeries(getattr(it, name).geometry).to_numpy(),
            crs="EPSG:4326",
        )
        for name in ("events", "places")
    }
    said = {
        name: frame[[each for each in frame if each == "geometry" or (frame[each] != "").any()]]
        for name, frame in frames.items()
    }
    (folder / "frames").write_bytes(pickle.dumps({**said, "rows": event_frame(it, tables)}))


def _once(folder: Path, who: str, way: str, form: str) -> tuple[float, float]:
    """CPU and memory of one piece of work."""
    command = [sys.executable, __file__, "--once", who, way, form]
    told = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    cpu, peak = map(float, told.stdout.split())
    return cpu, peak


def _cells(rounds: list[dict[str, tuple[float, float]]]) -> Iterator[str]:
    for at, scale in ((0, 1.0), (1, MEGABYTE)):
        for who in WHO:
            yield f"{statistics.median(each[who][at] for each in rounds) / scale:,.2f}"
        yield f"{statistics.median(each['ours'][at] / each['geopandas'][at] for each in rounds):.2f}"


def _work(who: str, way: str, form: str) -> Callable[[], Any]:
    """What is measured, in the folder where it is run. Reading, both read the file that ours wrote."""
    ours = Path(f"ours{FORMS[form]}")
    form_named(form).load()  # what is imported is no work
    if way == "in":
        return (lambda: read_tables(ours, form=form)) if who == "ours" else (lambda: _read(ours, form))
    if who == "ours":
        it = pickle.loads(Path("dossier").read_bytes())  # noqa: S301 - written above
        return lambda: write(it, ours, form=form)
    frames = pickle.loads(Path("frames").read_bytes())  # noqa: S301 - likewise
    return lambda: _write(frames, Path(f"theirs{FORMS[form]}"), form)


def _write(frames: dict[str, gpd.GeoDataFrame], path: Path, form: str) -> None:
    path.unlink(missing_ok=True)
    if form == "geoparquet":
        frames["rows"].to_parquet(path, index=False)
    elif form == "gpkg":
        for name in ("events", "places"):
            frames[name].to_file(path, layer=name)
    else:
        pd.concat([frames["events"], frames["places"]]).to_file(path)


def _read(path: Path, form: str) -> Any:
    if form == "geoparquet":
        return gpd.read_parquet(path)
    if form == "gpkg":
        return [gpd.read_file(path, layer=name) for name, _ in pyogrio.list_layers(path)]
    return gpd.read_file(path)


def _measured(work: Callable[[], Any]) -> tuple[float, float]:
    """CPU seconds of work, and the bytes at its peak beyond those before it."""
    before = _resident()
    if REFS.exists():
        REFS.write_text("5", encoding="ascii")
    begun = time.process_time()
    kept = work()
    cpu = time.process_time() - begun
    peak = _resident("VmHWM") if REFS.exists() else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES
    del kept
    return cpu, max(peak - before, 1)


def _resident(key: str = "VmRSS") -> int:
    """Bytes of the process in memory, where the system tells them; else those at its peak so far."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith(key))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    sys.exit(main())
