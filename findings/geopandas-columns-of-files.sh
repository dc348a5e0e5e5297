#!/bin/sh
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4), seen in November 2026.
# What else comes out of a file otherwise than it went in: a month in a date column of a GeoPackage is nothing (and through Arrow
# 1 January 1970), a day before our era makes it unreadable; times in a Shapefile are texts with slashes; letters of a Shapefile without
# a .cpg are those of Western Europe; whole numbers of which one is missing are fractions; a day before our era in ODS is nothing;
# rows of FlatGeobuf stand in another order.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet geopandas==1.2.0 pyogrio==0.13.0 pyarrow==26.0.1 odfpy==1.4.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import os
import sqlite3
import warnings

import geopandas
import pandas
import pyogrio
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from shapely.geometry import Point

warnings.simplefilter("ignore")
print("geopandas", geopandas.__version__, "pyogrio", pyogrio.__version__, "GDAL", pyogrio.__gdal_version_string__)


def told(what, found, expected):
    print(what, "->", found)
    if found != expected:
        raise SystemExit(f"changed: {what}")


def frame(**columns):
    points = [Point(number * 37 % 11, number) for number in range(len(next(iter(columns.values()))))]
    return geopandas.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


def dated(day, **options):
    frame(name=["a"]).to_file("a.gpkg")
    held = sqlite3.connect("a.gpkg")
    for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        held.execute(f'DROP TRIGGER "{name}"')
    held.execute("ALTER TABLE a ADD COLUMN day DATE")
    held.execute("UPDATE a SET day = ?", (day,))
    held.commit()
    held.close()
    try:
        return str(geopandas.read_file("a.gpkg", **options)["day"][0])
    except ValueError as error:
        return str(error)


told("GeoPackage, 1950-10", dated("1950-10"), "NaT")
told("GeoPackage, 1950-10, use_arrow", dated("1950-10", use_arrow=True)[:10], "1970-01-01")
told("GeoPackage, -0043-03-15", dated("-0043-03-15"), "year -43 is out of range")
frame(hour=pandas.to_datetime(["1950-10-12T08:00:00+09:00"])).to_file("a.shp")
told("Shapefile, 08:00 in Seoul", geopandas.read_file("a.shp")["hour"].tolist(), ["1950/10/12 08:00:00+09"])
frame(name=["Москва"]).to_file("a.shp", encoding="cp1251")
os.remove("a.cpg")
with open("a.dbf", "r+b") as table:
    table.seek(29)
    table.write(b"\0")
told("Shapefile, Москва without .cpg", geopandas.read_file("a.shp")["name"].tolist(), ["Ìîñêâà"])
frame(year=pandas.array([1950, None], dtype="Int64")).to_file("b.gpkg")
told("GeoPackage, whole numbers", str(geopandas.read_file("b.gpkg")["year"][0]), "1950.0")
frame(n=range(6)).to_file("a.fgb")
told("FlatGeobuf, order", geopandas.read_file("a.fgb")["n"].tolist() != list(range(6)), True)
book, sheet = OpenDocumentSpreadsheet(), Table(name="a")
for cell in (TableCell(valuetype="string"), *(TableCell(valuetype="date", datevalue=day) for day in ("-0043-03-15", "1950-10-12"))):
    if not sheet.childNodes:
        cell.addElement(P(text="when"))
    row = TableRow()
    row.addElement(cell)
    sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("a.ods")
told("ODS, -0043-03-15", list(map(str, pyogrio.read_dataframe("a.ods")["when"])), ["NaT", "1950-10-12 00:00:00"])
PYTHON
