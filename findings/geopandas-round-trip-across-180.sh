#!/bin/sh
# geopandas 1.2.0 with pyproj 3.7.2, seen in November 2026.
# RFC 7946 (section 3.1.9) asks that a line across 180° be cut there: one part ends at 180, the other begins at -180. Led into a map
# that is centred on 180° and back into degrees, the vertex at -180 comes back as +180 while its neighbour keeps its sign: the second
# part then runs around the whole Earth, and is some thirty times as long in degrees as before. Nothing warns.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyproj==3.7.2
"$folder/venv/bin/python" -W error - <<'PYTHON'
import geopandas
import pyproj
from shapely.geometry import MultiLineString

print("geopandas", geopandas.__version__, "pyproj", pyproj.__version__)
cut = MultiLineString([[(170, 0), (180, 5)], [(-180, 5), (-170, 10)]])
there = geopandas.GeoSeries([cut], crs="EPSG:4326").to_crs("+proj=eqc +lon_0=180")
back = there.to_crs("EPSG:4326").iloc[0]
widths = [round(part.bounds[2] - part.bounds[0]) for part in back.geoms]
print("before", [10, 10], "degrees wide; after", widths, back.wkt)
if widths != [10, 350]:
    raise SystemExit("changed: the parts of a cut line come back as they were")
PYTHON
