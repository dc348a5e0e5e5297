#!/bin/sh
# geopandas 1.2.0 with pandas 3.1.1, seen in November 2026.
# What `dissolve` keeps beside the shape is called "first", and is not the first row: in each column it is the first value that is not
# missing. Where a cell of the first row is empty, the next row fills it, and the row that comes out says what no row said: the date
# of one witness beside the name of another. An empty text is not missing, so that a table read with keep_default_na=False gives another
# row than the same table read without. A function that takes the first cell of each column keeps the row together.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import geopandas
import pandas
from shapely.geometry import Point

print("geopandas", geopandas.__version__, "pandas", pandas.__version__)


def dissolved(unknown, **options):
    """What is said of a place by two witnesses, of whom the first gives no date."""
    rows = geopandas.GeoDataFrame(
        {"place": ["Cannae", "Cannae"], "date": [unknown, "-0215-08-02"], "said_by": ["Polybius", "Gellius"]},
        geometry=[Point(16.13, 41.3), Point(16.15, 41.3)],
        crs="EPSG:4326",
    )
    row = rows.dissolve(by="place", **options).iloc[0]
    return row["date"], row["said_by"]


for unknown in (None, float("nan"), pandas.NA):
    found = dissolved(unknown)
    print(repr(unknown), "->", found)
    if found != ("-0215-08-02", "Polybius"):
        raise SystemExit("changed: a dissolved row is not filled from the next")
found = dissolved("")
print(repr(""), "->", found)
if found != ("", "Polybius"):
    raise SystemExit("changed: an empty text is taken for missing")
found = dissolved(None, aggfunc=lambda cells: cells.iloc[0])
print("first cells ->", found)
if not pandas.isna(found[0]) or found[1] != "Polybius":
    raise SystemExit("changed: the first cells are another row")
PYTHON
