#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4), seen in November 2026.
# What is lost when a file is written, or was never there: a Shapefile cuts names of columns after ten bytes and makes times texts; a
# GeoPackage takes whole numbers in a column fid for the numbers of its rows; a day before our era cannot be written, except to
# Parquet; FlatGeobuf refuses a row without a place, and a read with bbox= leaves it out; the driver KML puts an empty point at 0° 0°;
# what stands beside the properties of a GeoJSON feature is not read.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pyarrow==26.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import warnings

import geopandas
import numpy
import pandas
import pyogrio
from shapely.geometry import Point

warnings.simplefilter("ignore")
print("geopandas", geopandas.__version__, "pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version_string__)


def told(what, found, expected):
    print(what, "->", found)
    if found != expected:
        raise SystemExit(f"changed: {what}")


def frame(points=None, **columns):
    points = points or [Point(number, number) for number in range(len(next(iter(columns.values()))))]
    return geopandas.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


def refusal(write):
    try:
        write()
    except Exception as error:
        return type(error).__name__
    return "none"


frame(earliest_date=["1950"], earliest_date_text=["about 1950"]).to_file("a.shp")
told("names in a Shapefile", [*geopandas.read_file("a.shp").columns[:2]], ["earliest_d", "earliest_1"])

frame(when=pandas.to_datetime(["1950-10-12T08:00"])).to_file("b.shp")
told("a time in a Shapefile", geopandas.read_file("b.shp")["when"].tolist(), ["1950/10/12 08:00:00"])

frame(fid=[30, 10, 20], name=["a", "b", "c"]).to_file("c.gpkg")
back = geopandas.read_file("c.gpkg")
told("a column fid in a GeoPackage", ([*back.columns[:-1]], back["name"].tolist()), (["name"], ["b", "c", "a"]))

before = frame(when=numpy.array(["-0043-03-15"], dtype="datetime64[s]"))
told("44 BCE to GeoPackage", refusal(lambda: before.to_file("d.gpkg")), "AttributeError")
told("44 BCE to GeoJSON", refusal(lambda: before.to_file("d.geojson")), "AttributeError")
before.to_parquet("d.parquet")
told("44 BCE to Parquet", int(geopandas.read_parquet("d.parquet")["when"].dt.year[0]), -43)

nowhere = frame([Point(1, 1), None], name=["here", "nowhere"])
told("no place to FlatGeobuf", refusal(lambda: nowhere.to_file("e.fgb")), "FeatureError")
nowhere.to_file("e.gpkg")
told("no place, read with bbox", geopandas.read_file("e.gpkg", bbox=(0, 0, 2, 2))["name"].tolist(), ["here"])

frame([Point()], name=["empty"]).to_file("f.kml", driver="KML")
told("an empty point in KML", geopandas.read_file("f.kml").geometry[0].wkt, "POINT (0 0)")

feature = {"type": "Feature", "id": "x", "properties": {"title": "Visby"}, "when": {"timespans": [{"start": {"in": "1361"}}]}}
feature["geometry"] = {"type": "Point", "coordinates": [18.29, 57.64]}
with open("g.geojson", "w", encoding="utf-8") as file:
    json.dump({"type": "FeatureCollection", "features": [feature]}, file)
told("when beside the properties", "when" in geopandas.read_file("g.geojson").columns, False)
PYTHON
