#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4), seen in November 2026.
# Tables of Shapefiles that were made by hand write 19500000 where only the year is known. `read_file` refuses the whole file; through
# Arrow it makes 1 January 1970 of it, and of 19501000 (October 1950) 30 September, without a word. As texts SQLite tells them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PYTHON'
import struct

import geopandas
import pyogrio
from shapely.geometry import Point

print("geopandas", geopandas.__version__, "pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version_string__)
dates = [b"19501012", b"19500000", b"19501000"]
geopandas.GeoDataFrame({"a": dates}, geometry=[Point(0, 0)] * 3, crs="EPSG:4326").astype({"a": str}).to_file("a.shp")
with open("a.dbf", "wb") as file:
    file.write(struct.pack("<B3BIHH20x", 3, 126, 1, 1, len(dates), 65, 9))
    file.write(struct.pack("<11sc4xBB14x", b"when", b"D", 8, 0) + b"\r")
    file.write(b"".join(b" " + date for date in dates) + b"\x1a")
try:
    geopandas.read_file("a.shp")
except ValueError as error:
    print("read_file: ValueError:", error)
else:
    raise SystemExit("changed: a date that is a year alone is read")
found = list(map(str, geopandas.read_file("a.shp", use_arrow=True)["when"]))
print("use_arrow=True:", found)
assert [date[:10] for date in found] == ["1950-10-12", "1970-01-01", "1950-09-30"]
query = 'SELECT CAST("when" AS TEXT) AS "when" FROM a'
texts = pyogrio.read_dataframe("a.shp", sql=query, sql_dialect="SQLITE", read_geometry=False)["when"].tolist()
print("as text:", texts)
assert texts == ["1950-10-12", "1950-00-00", "1950-10-00"]
PYTHON
