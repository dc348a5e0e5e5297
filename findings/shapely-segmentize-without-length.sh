#!/bin/sh
# shapely 2.2.0 (GEOS 3.14.1), seen in November 2026.
# A line whose two vertices lie on one spot can be made, measured, interpolated along and simplified; `segmentize`, which only adds
# vertices to long edges and has none to add here, raises an error about the number of points. A MultiLineString with one such part
# fails as a whole.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet shapely==2.2.0
"$folder/venv/bin/python" - <<'PYTHON'
import shapely
from shapely.geometry import LineString, MultiLineString

print("shapely", shapely.__version__, "GEOS", shapely.geos_version_string)
spot = LineString([(0, 0), (0, 0)])
assert spot.length == 0
assert spot.interpolate(0.5, normalized=True).wkt == "POINT (0 0)"
assert shapely.simplify(spot, 1).wkt == "LINESTRING (0 0, 0 0)"
for shape in (spot, MultiLineString([[(0, 0), (0, 0)], [(0, 0), (10, 0)]])):
    try:
        shapely.segmentize(shape, 1.0)
    except shapely.errors.GEOSException as error:
        print(f"segmentize({shape.wkt}): {str(error).strip()}")
        assert "point array must contain 0 or >1 elements" in str(error)
    else:
        raise SystemExit("changed: segmentize takes a line of no length")
PYTHON
