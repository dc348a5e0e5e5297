#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4), seen in November 2026.
# RFC 7946 (section 6.1) allows other members beside the properties of a feature, and a property may have any name (3.2). Linked Places
# says there which names a place has, and when. All of it is gone when the file has been read, and so is a property that is called
# geometry; `from_features` puts that property in the place of the geometries. Nothing warns.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0
"$folder/venv/bin/python" -W error - "$folder/places.geojson" <<'PYTHON'
import json
import sys

import geopandas
import pyogrio

print("geopandas", geopandas.__version__, "GDAL", ".".join(map(str, pyogrio.__gdal_version__)))
feature = {
    "@id": "susa",
    "type": "Feature",
    "properties": {"title": "Susa", "geometry": "the mound"},
    "when": {"timespans": [{"start": {"in": "-0330"}}]},
    "names": [{"toponym": "Šuš", "lang": "fa"}],
    "geometry": {"type": "Point", "coordinates": [48.25, 32.19]},
}
collection = {"type": "FeatureCollection", "features": [feature]}
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(collection, file)
found = list(geopandas.read_file(sys.argv[1]))
again = geopandas.GeoDataFrame.from_features(collection)
print("written", [*feature, *feature["properties"]], "read", found, "from_features", list(again), again["geometry"][0])
if found != ["title", "geometry"] or list(again["geometry"]) != ["the mound"]:
    raise SystemExit("changed: something of the feature is kept")
PYTHON
