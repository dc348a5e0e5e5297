"""Rebuilds the packaged world and says what of geodata/world/data differs: `make data-check`.

Other versions of the libraries may write other bytes, so contents are compared: layers row by row, coordinates to
0.0001 degree, the relief to two greys, texts word by word. The exit status is 1 where anything differs.
"""

import sys
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from build_basemap import DATA, build, checksums
from PIL import Image

TOLERANCE = 0.0001  # degrees: the grid of the packaged coordinates
GREYS = 2

BY_HAND = {"border_history.csv", "korea_waters.geojson", "physical_names.csv", "relief_metres.csv"}


def main() -> None:
    """Compares every file, prints the differences, and exits with 1 if there are any."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        found = differences(Path(folder))
    print("\n".join(found) or "geodata/world/data is what the packages give.")
    sys.exit(bool(found))


def differences(rebuilt: Path) -> list[str]:
    """One line for each file that is missing, too many, or differs."""
    committed, new = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (DATA, rebuilt)
    )
    known = committed - BY_HAND - {"CHECKSUMS.sha256"}
    lines = [f"{name}: no recipe makes it" for name in sorted(known - new)]
    lines += [f"{name}: not committed" for name in sorted(new - known)]
    for name in sorted(known & new):
        if difference := compared(DATA / name, rebuilt / name):
            lines.append(f"{name}: {difference}")
    if (DATA / "CHECKSUMS.sha256").read_text(encoding="utf-8") != checksums():
        lines.append("CHECKSUMS.sha256: not those of the committed files")
    return lines


def compared(committed: Path, rebuilt: Path) -> str:
    """What differs between two files of one name, or "" ."""
    if committed.suffix == ".fgb":
        return layers_compared(gpd.read_file(committed), gpd.read_file(rebuilt))
    if committed.suffix == ".webp":
        return greys_compared(committed, rebuilt)
    same = committed.read_text(encoding="utf-8") == rebuilt.read_text(encoding="utf-8")
    return "" if same else "another text"


def layers_compared(committed: gpd.GeoDataFrame, rebuilt: gpd.GeoDataFrame) -> str:
    """What differs between two layers: columns, number of rows, or rows without a counterpart."""
    columns = list(committed.columns)
    if columns != list(rebuilt.columns):
        return f"columns {columns}, rebuilt {list(rebuilt.columns)}"
    if len(committed) != len(rebuilt):
        return f"{len(committed)} rows, rebuilt {len(rebuilt)}"
    old, new = (shapely.normalize(frame.geometry.to_numpy()) for frame in (committed, rebuilt))
    pairs = shapely.STRtree(new).query(old, predicate="dwithin", distance=TOLERANCE)
    same = shapely.equals_exact(old[pairs[0]], new[pairs[1]], TOLERANCE)
    for column in columns[:-1]:
        same &= committed[column].to_numpy()[pairs[0]] == rebuilt[column].to_numpy()[pairs[1]]
    alone = np.setdiff1d(np.arange(len(old)), pairs[0][same])
    if not len(alone):
        return ""
    first = committed.iloc[alone[0]]
    return f"{len(alone)} rows are not among the rebuilt, the first at {first.geometry.representative_point().wkt}"


def greys_compared(committed: Path, rebuilt: Path) -> str:
    """By how much two strips of relief differ."""
    with Image.open(committed) as old, Image.open(rebuilt) as new:
        if old.size != new.size:
            return f"{old.size} cells, rebuilt {new.size}"
        greys = [np.asarray(image.convert("L")).astype(int) for image in (old, new)]
    most = int(np.abs(greys[0] - greys[1]).max())
    return f"up to {most} greys apart" if most > GREYS else ""


if __name__ == "__main__":
    main()
