#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4, LIBKML), seen in November 2026.
# KML writes a year as 1950 and a month as 1950-10 (XML Schema's gYear and gYearMonth). `read_file` gives nothing for the year, and
# nothing for any day before our era; of a month it gives the first day, also where it is the end of a span.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
cd "$folder"
"$folder/venv/bin/python" -W error - <<'PYTHON'
import geopandas
import pyogrio

print("geopandas", geopandas.__version__, "pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version_string__)


def read(time):
    point = "<Point><coordinates>1,2</coordinates></Point>"
    with open("a.kml", "w") as file:
        file.write('<kml xmlns="http://www.opengis.net/kml/2.2"><Document>')
        file.write(f"<Placemark><name>a</name>{time}{point}</Placemark></Document></kml>")
    found = geopandas.read_file("a.kml").iloc[0]
    told = [str(found[column]) for column in ("timestamp", "begin", "end")]
    print(time, "->", told)
    return told


assert read("<TimeStamp><when>1950</when></TimeStamp>")[0] == "NaT", "changed: a year is told"
assert read("<TimeStamp><when>-0043-03-15</when></TimeStamp>")[0] == "NaT"
assert read("<TimeStamp><when>0218-10-12</when></TimeStamp>")[0] == "0218-10-12 00:00:00"
span = read("<TimeSpan><begin>1950-10</begin><end>1950-11</end></TimeSpan>")
assert span[1:] == ["1950-10-01 00:00:00", "1950-11-01 00:00:00"]
PYTHON
