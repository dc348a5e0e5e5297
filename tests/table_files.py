"""Files of every kind, written by the programs that people use, for the tests of the readers."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from shapely.geometry import Point

DATES = ["1950-10-12", "0218-10", "-0043-03-15?"]
NAMES = ["Pyongyang", "Cannae", "Rome"]
PLACES = [(125.75, 39.02), (16.13, 41.31), (12.48, 41.9)]
# The least that one of each kind holds.
SHAPES = gpd.GeoDataFrame(
    {"name": NAMES, "when": DATES, "men": [1, 2, 3]}, geometry=[Point(place) for place in PLACES], crs="EPSG:4326"
)
TABLE = pd.DataFrame(
    {"name": NAMES, "when": DATES, "men": [1, 2, 3], "lon": SHAPES.geometry.x, "lat": SHAPES.geometry.y}
)

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>all</name>{}</Document></kml>
"""
MARK = """<Placemark><name>{}</name>{}<ExtendedData><Data name="men"><value>{}</value></Data></ExtendedData>
<Point><coordinates>{},{},0</coordinates></Point></Placemark>"""


def kml(path: Path, placemarks: str) -> Path:
    path.write_text(KML.format(placemarks), encoding="utf-8")
    return path


def marks(times: Sequence[str] = DATES) -> str:
    """A placemark for each place, with a time stamp."""
    stamped = [f"<TimeStamp><when>{time.rstrip('?')}</when></TimeStamp>" for time in times]
    return "".join(
        MARK.format(name, time, number, *place)
        for number, (name, time, place) in enumerate(zip(NAMES, stamped, PLACES, strict=True), start=1)
    )


def excel(path: Path, rows: Sequence[Sequence[object]], title: str = "Sheet") -> Path:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def ods(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A sheet; what is given as `date:…` becomes a date of the spreadsheet, numbers become numbers."""
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Sheet")
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))
    return path


def _ods_cell(value: object) -> TableCell:
    if isinstance(value, str) and value.startswith("date:"):
        return TableCell(valuetype="date", datevalue=value.removeprefix("date:"))
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=value)
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell


def dbf(fields: Sequence[tuple[str, str, int]], rows: Sequence[Sequence[bytes]], language: int = 0) -> bytes:
    """A DBF as old programs write it: fields by name, type and length."""
    length = 1 + sum(size for _, _, size in fields)
    head = struct.pack("<B3BIHH17xB2x", 3, 126, 1, 1, len(rows), 33 + 32 * len(fields), length, language)
    described = (struct.pack("<11sc4xBB14x", name.encode(), kind.encode(), size, 0) for name, kind, size in fields)
    written = (
        b" " + b"".join(cell.ljust(size) for cell, (_, _, size) in zip(row, fields, strict=True)) for row in rows
    )
    return b"".join([head, *described, b"\r", *written, b"\x1a"])


def write(path: Path) -> Path:
    """A file of the three places, of the kind that its ending says."""
    cells = [TABLE.columns.tolist(), *TABLE.to_numpy(dtype=object).tolist()]
    match path.suffix.casefold():
        case ".csv":
            TABLE.to_csv(path, index=False)
        case ".tsv":
            TABLE.to_csv(path, index=False, sep="\t")
        case ".xlsx":
            return excel(path, cells)
        case ".ods":
            return ods(path, cells)
        case ".kml":
            return kml(path, marks())
        case ".kmz":
            return _packed(path, {"doc.kml": kml(path.with_suffix(".kml"), marks()).read_bytes()})
        case ".parquet" | ".geoparquet":
            SHAPES.to_parquet(path)
        case ".zip":
            SHAPES.to_file(path.with_suffix(".shp"), encoding="utf-8")
            return _packed(path, {each.name: each.read_bytes() for each in path.parent.glob(f"{path.stem}.*")})
        case suffix:
            driver = {".json": "GeoJSON", ".fgb": "FlatGeobuf", ".geojson": "GeoJSON"}.get(suffix)
            options = {"SPATIAL_INDEX": "NO"} if suffix == ".fgb" else {}
            SHAPES.to_file(path, driver=driver, **options)
    return path


def _packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(f"inside/{name}", content)
    return path


KINDS = (
    "csv",
    "tsv",
    "xlsx",
    "ods",
    "geojson",
    "json",
    "gpkg",
    "fgb",
    "shp",
    "zip",
    "kml",
    "kmz",
    "parquet",
    "geoparquet",
)
