#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4), seen in November 2026.
# A JSON text that looks like a date becomes a time: `read_file` gives what no file said, moves what has an offset to another day,
# and refuses a whole file for one date before our era, or one that is no day. Through Arrow 30 February becomes 2 March.
# The open option DATE_AS_STRING="YES" of GDAL keeps the texts; `datetime_as_string=True` does not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PYTHON'
import json

import geopandas
import pyogrio

print("geopandas", geopandas.__version__, "pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version_string__)


def read(*dates, **options):
    point = {"type": "Point", "coordinates": [0, 0]}
    features = [{"type": "Feature", "properties": {"when": date}, "geometry": point} for date in dates]
    with open("a.geojson", "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    try:
        column = geopandas.read_file("a.geojson", **options)["when"]
    except ValueError as error:
        found = f"ValueError: {error}"
    else:
        found = list(map(str, column))
    print(dates, options, "->", found)
    return found


assert read("1950-10-12") == ["1950-10-12 00:00:00"], "changed: a text stays a text"
assert read("1950/10/12", "1950-10-13 ") == ["1950-10-12 00:00:00", "1950-10-13 00:00:00"]
assert read("1950-10-12T08:00:00+09:00", "1950-10-12T00:30:00-05:00") == ["1950-10-11 23:00:00+00:00", "1950-10-12 05:30:00+00:00"]
assert read("1950-10-12", "-0043-03-15") == "ValueError: year -43 is out of range"
assert read("1950-10-12", "-0043-03-15", datetime_as_string=True) == "ValueError: year -43 is out of range"
assert read("1950-10-12", "1950-02-30").startswith("ValueError: day ")
assert read("1950-10-12", "1950-02-30", use_arrow=True) == ["1950-10-12", "1950-03-02"]
assert read("1950-10-12", "1950-10~") == ["1950-10-12", "1950-10~"]
assert read("1950-10-12", "-0043-03-15", DATE_AS_STRING="YES") == ["1950-10-12", "-0043-03-15"]
PYTHON
