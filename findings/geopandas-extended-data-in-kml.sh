#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4, LIBKML), seen in November 2026.
# The extended data of a placemark may have any names. One that is called name, description, id or begin takes the place of what the
# placemark itself says there, without a word, and leaves a column name2, description2 … in which nothing is.
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

with open("a.kml", "w") as file:
    file.write(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark id="p1"><name>Pyongyang</name>'
        "<description>a town</description><TimeStamp><when>1950-10-12</when></TimeStamp><ExtendedData>"
        '<Data name="name"><value>Heijo</value></Data><Data name="description"><value>in 1930</value></Data>'
        '<Data name="id"><value>7</value></Data><Data name="kind"><value>capital</value></Data>'
        "</ExtendedData><Point><coordinates>125.75,39.03</coordinates></Point></Placemark></Document></kml>"
    )
row = geopandas.read_file("a.kml").iloc[0]
told = {column: row[column] for column in ("id", "Name", "description", "kind", "id2", "name2", "description2")}
print(told)
assert told["kind"] == "capital"
assert (told["id"], told["Name"], told["description"]) == ("7", "Heijo", "in 1930"), "changed: the placemark's own are told"
assert told["id2"] is told["name2"] is told["description2"] is None
PYTHON
