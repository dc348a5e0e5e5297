#!/bin/sh
# geopandas 1.2.0 with pyproj 3.7.2 and shapely 2.2.0, seen in November 2026.
# In an orthographic projection half of the Earth cannot be seen. A line from the near side to the far side comes back from `to_crs`
# with a vertex at infinity: not empty, not missing, no error and no warning. Its length is infinite, it is not valid, and one such
# row makes `total_bounds` infinite, so that a map fitted to its data shows nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyproj==3.7.2 shapely==2.2.0
"$folder/venv/bin/python" -W error - <<'PYTHON'
import math

import geopandas
import pyproj
from shapely.geometry import LineString

print("geopandas", geopandas.__version__, "pyproj", pyproj.__version__, "PROJ", pyproj.proj_version_str)
lines = geopandas.GeoSeries([LineString([(0, 0), (20, 0)]), LineString([(0, 0), (170, 0)])], crs="EPSG:4326")
seen = lines.to_crs("+proj=ortho +lat_0=0 +lon_0=0")
print(seen.iloc[1].wkt, "length", seen.length.iloc[1], "bounds", seen.total_bounds)
if not math.isinf(seen.length.iloc[1]):
    raise SystemExit("changed: what lies behind the horizon is no longer at infinity")
assert not seen.is_empty.any()
assert not seen.isna().any()
assert seen.is_valid.tolist() == [True, False]
assert math.isinf(seen.total_bounds[2])
PYTHON
