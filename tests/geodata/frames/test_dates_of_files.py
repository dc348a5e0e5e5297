"""Dates come as they are written: each trap of the usual readers, and what is right. `docs/files.md` tells of them."""

import datetime as dt
import json
import sqlite3
import zipfile
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from shapely.geometry import Point
from table_files import KML, SHAPES, dbf, excel, kml, ods

import geodata as gd

POINT = {"type": "Point", "coordinates": [1, 2]}


def geojson(path: Path, dates: list[object], **beside: object) -> Path:
    features = [{"type": "Feature", "properties": {"when": date}, "geometry": POINT, **beside} for date in dates]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def dates(path: Path, column: str = "when") -> list[object]:
    return [None if pd.isna(cell) else cell for cell in gd.read_file(path)[column]]


@pytest.mark.parametrize(
    "written",
    [
        ["1950-10-12", "1950-10-13"],  # GDAL: dates, at midnight
        ["1950/10/12", "1950-10-13 "],  # GDAL: both the same kind of date
        ["-0043-03-15", "0000-01-01"],  # geopandas: year -43 is out of range
        ["1950-02-30", "1950-10-12"],  # geopandas: an error; with use_arrow 2 March
        ["10000-01-01", "9999-12-31"],
        ["1950-10-12T08:00:00+09:00", "1950-10-12T00:30:00-05:00"],  # GDAL: the day before, in universal time
        ["08:00", "08:00:00"],  # GDAL: times
        ["1950-10", "spring 1951"],
    ],
)
def test_geojson_texts_stay_texts(written: list[object], tmp_path: Path) -> None:
    assert dates(geojson(tmp_path / "a.geojson", written)) == written


def test_geojson_years_stay_whole_where_one_is_missing(tmp_path: Path) -> None:
    read = gd.read_file(geojson(tmp_path / "a.geojson", [1950, None]))
    assert (str(read["when"].dtype), read["when"][0]) == ("Int64", 1950)
    assert dates(geojson(tmp_path / "b.geojson", [1950, "1950~"])) == [1950, "1950~"]


def test_geojson_keeps_what_stands_beside_the_properties(tmp_path: Path) -> None:
    when = {"timespans": [{"start": {"in": "-0331"}}]}
    path = geojson(tmp_path / "a.geojson", [1], **{"@id": "x:1", "id": 7})
    read = gd.read_file(path)
    assert read[["@id", "id"]].to_numpy().tolist() == [["x:1", 7]]
    features = {"type": "Feature", "properties": {}, "geometry": None, "when": when}
    path.write_text(json.dumps(features), encoding="utf-8")
    assert gd.read_file(path)["when"].tolist() == [when]


def test_geojson_of_old_names_its_reference_system(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    SHAPES.to_crs("EPSG:3857").to_file(path, driver="GeoJSON")
    assert "3857" in path.read_text(encoding="utf-8")
    assert gd.read_file(path).crs == "EPSG:3857"


@pytest.mark.parametrize(
    ("time", "date"),
    [
        ("<TimeStamp><when>1950</when></TimeStamp>", "1950"),  # GDAL: nothing
        ("<TimeStamp><when>1950-10</when></TimeStamp>", "1950-10"),  # GDAL: 1 October
        ("<TimeStamp><when>0218-10-12</when></TimeStamp>", "0218-10-12"),
        ("<TimeStamp><when>-0043-03-15</when></TimeStamp>", "-0043-03-15"),  # GDAL: nothing
        ("<TimeStamp><when> \n 1950Z </when></TimeStamp>", "1950"),
        ("<TimeStamp><when>12023</when></TimeStamp>", "Y12023"),
        ("<TimeStamp><when>1950-10-12T08:00:00+09:00</when></TimeStamp>", "1950-10-12T08:00:00+09:00"),
        ("<TimeSpan><begin>1950-10</begin><end>1950-11</end></TimeSpan>", "1950-10/1950-11"),  # GDAL: 1 November
        ("<TimeSpan><begin>1950</begin></TimeSpan>", "1950/.."),
        ("<TimeSpan><end>-0043</end></TimeSpan>", "../-0043"),
        ("<TimeSpan><begin>1950-10-12T08:00:00Z</begin><end>1950-10-12T09:00:00Z</end></TimeSpan>", "1950-10-12"),
        ("<gx:TimeStamp><when>1950</when></gx:TimeStamp>", "1950"),
        ("<TimeStamp><when>after the war</when></TimeStamp>", "after the war"),
    ],
)
def test_kml_times_become_edtf(time: str, date: str, tmp_path: Path) -> None:
    mark = f"<Placemark><name>a</name>{time}<Point><coordinates>1,2</coordinates></Point></Placemark>"
    assert dates(kml(tmp_path / "a.kml", mark), "date") == [date]
    if date != "after the war":
        gd.parse_edtf(date)


def test_kml_extended_data_of_every_form_become_columns(tmp_path: Path) -> None:
    data = (
        '<Data name="year"><displayName>Year</displayName><value>0218</value></Data><Data name="name"><value>b</value></Data>'
        '<SchemaData schemaUrl="#s"><SimpleData name="men">80000</SimpleData></SchemaData><c:edtf>1950~</c:edtf>'
    )
    mark = f"<Placemark id='p'><name>a</name><ExtendedData>{data}</ExtendedData></Placemark>"
    read = gd.read_file(kml(tmp_path / "a.kml", f"<Folder><name>Wars</name>{mark}</Folder>"))
    assert {column: read[column][0] for column in read.columns} == {
        "id": "p", "folder": "Wars", "name": "a", "year": "0218", "name (2)": "b", "men": 80000, "edtf": "1950~",
        "geometry": None,
    }  # fmt: skip


def test_kml_shapes_of_every_form(tmp_path: Path) -> None:
    ring = "<LinearRing><coordinates>0,0 4,0 4,4 0,0</coordinates></LinearRing>"
    whens = "<when>1950-10-12</when><when>1950-10-14</when>"
    hole = "<LinearRing><coordinates>2,1 3,1 3,2 2,1</coordinates></LinearRing>"
    shapes = {
        "<Point><coordinates>1, 2, 0</coordinates></Point>": "POINT (1 2)",
        "<Point><coordinates>1,2,30</coordinates></Point>": "POINT Z (1 2 30)",
        "<LineString><coordinates>\n0,0,0\n1,1,0 </coordinates></LineString>": "LINESTRING (0 0, 1 1)",
        f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs><innerBoundaryIs>{hole}</innerBoundaryIs></Polygon>": (
            "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))"
        ),
        "<MultiGeometry><Point><coordinates>1,2</coordinates></Point></MultiGeometry>": "POINT (1 2)",
        f"<MultiGeometry>{ring}<Point><coordinates>1,2</coordinates></Point></MultiGeometry>": (
            "GEOMETRYCOLLECTION (LINESTRING (0 0, 4 0, 4 4, 0 0), POINT (1 2))"
        ),
        f"<gx:Track>{whens}<gx:coord>0 0 0</gx:coord><gx:coord>1 1 0</gx:coord></gx:Track>": "LINESTRING (0 0, 1 1)",
    }
    read = gd.read_file(kml(tmp_path / "a.kml", "".join(f"<Placemark>{shape}</Placemark>" for shape in shapes)))
    assert read.geometry.to_wkt().tolist() == list(shapes.values())
    assert read["date"].dropna().tolist() == ["1950-10-12/1950-10-14"]


def test_kml_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    mark = "<Placemark><name>Rome</name>\n<Point><coordinates>twelve,41</coordinates></Point></Placemark>"
    with pytest.raises(gd.FileError, match=r'a.kml, line 2, Placemark: "Rome" has coordinates that cannot be read'):
        gd.read_file(kml(tmp_path / "a.kml", mark))
    (tmp_path / "a.kml").write_text(KML.format("<Placemark>").replace("?>", "?>\n"), encoding="utf-8")
    with pytest.raises(
        gd.FileError, match=r"a.kml, line 3: the file is not XML that can be read: Opening and ending tag"
    ):
        gd.read_file(tmp_path / "a.kml")


def test_excel_days_before_1900_are_days(tmp_path: Path) -> None:
    days = [dt.date(1850, 5, 1), dt.date(218, 10, 12), dt.date(1899, 12, 29), dt.date(1950, 10, 12)]
    path = excel(tmp_path / "a.xlsx", [["when"], *[[day] for day in days]])
    assert dates(path) == ["1850-05-01", "0218-10-12", "1899-12-29", "1950-10-12"]


def test_excel_day_0_is_nobody_s_day(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["when"], [dt.date(1899, 12, 31)]])
    with pytest.raises(gd.FileError, match=r'a.xlsx, sheet Sheet, row 2, A: "0" is day 0 of the spreadsheet'):
        gd.read_file(path)
    # Counted from 1904 it is a day like others.
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["when"], [dt.date(1904, 1, 1)], [dt.date(1850, 5, 1)]):
        book.active.append(row)
    book.save(path)
    assert dates(path) == ["1904-01-01", "1850-05-01"]


def test_excel_hours_are_hours(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["when", "hour"], [dt.datetime(1950, 10, 12, 8, 30), dt.time(0, 0)]])  # noqa: DTZ001
    read = gd.read_file(path)
    assert read.to_numpy().tolist() == [["1950-10-12T08:30:00", "00:00:00"]]


def test_excel_dates_in_iso_8601_keep_what_they_say(tmp_path: Path) -> None:
    written = ["1950-10", "-0043-03-15", "1950-10-12T08:30:00+09:00"]
    path = excel(tmp_path / "a.xlsx", [["when"], *[[number] for number in range(len(written))]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    for number, date in enumerate(written):
        cell = f't="n"><v>{number}</v>'
        assert cell in parts[sheet]
        parts[sheet] = parts[sheet].replace(cell, f't="d"><v>{date}</v>')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert dates(path) == written


def test_ods_days_of_any_year(tmp_path: Path) -> None:
    days = ["0218-10-12", "-0043-03-15", "0000-01-01", "1899-12-30", "1950-10-12"]
    path = ods(tmp_path / "a.ods", [["when"], *[[f"date:{day}"] for day in days]])
    assert dates(path) == days


def test_geopackage_dates_are_those_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    times = pd.to_datetime(["1950-10-12T08:00:00+09:00", "1950-10-13T00:30:00+09:00", None])
    gpd.GeoDataFrame({"hour": times}, geometry=[Point(0, 0)] * 3, crs="EPSG:4326").to_file(path)
    held = sqlite3.connect(path)
    for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        held.execute(f'DROP TRIGGER "{name}"')
    held.execute('ALTER TABLE a ADD COLUMN "the ""day" DATE')
    for number, day in enumerate(["1950-10", "-0043-03-15"], start=1):
        held.execute('UPDATE a SET "the ""day" = ? WHERE fid = ?', (day, number))
    held.commit()
    held.close()
    assert dates(path, "hour") == ["1950-10-12T08:00:00+09:00", "1950-10-13T00:30:00+09:00", None]
    assert dates(path, 'the "day') == ["1950-10", "-0043-03-15", None]


def test_times_at_midnight_throughout_are_days(tmp_path: Path) -> None:
    days = pd.to_datetime(["1950-10-12", "0218-10-12", None], format="ISO8601")
    frame = gpd.GeoDataFrame(
        {"day": days, "year": pd.array([1950, 218, None], dtype="Int64")}, geometry=[Point(0, 0)] * 3
    )
    frame = frame.set_crs("EPSG:4326")
    for kind in ("gpkg", "fgb", "shp", "parquet"):
        path = tmp_path / f"a.{kind}"
        if kind == "parquet":
            frame.to_parquet(path)
        else:
            with pytest.warns(RuntimeWarning) if kind == "shp" else _quiet():
                frame.to_file(path, **({"SPATIAL_INDEX": "NO"} if kind == "fgb" else {}))
        read = gd.read_file(path)
        assert dates(path, "day") == ["1950-10-12", "0218-10-12", None], kind
        assert (str(read["year"].dtype), read["year"][1]) == ("Int64", 218), kind


def test_shapefile_times_are_written_as_iso_8601_writes_them(tmp_path: Path) -> None:
    times = pd.to_datetime(["1950-10-12T08:00:00+09:00", "1950-10-13T00:30:00+09:00"])
    frame = gpd.GeoDataFrame({"hour": times}, geometry=[Point(0, 0)] * 2, crs="EPSG:4326")
    with pytest.warns(RuntimeWarning, match="created as String"):
        frame.to_file(tmp_path / "a.shp")
    assert dates(tmp_path / "a.shp", "hour") == ["1950-10-12T08:00:00+09:00", "1950-10-13T00:30:00+09:00"]


def test_dbf_dates_say_no_more_than_they_say(tmp_path: Path) -> None:
    SHAPES.assign(when="")[["when"]].set_geometry(SHAPES.geometry).to_file(tmp_path / "a.shp")
    SHAPES.iloc[[0, 0, 0, 0, 0]][["name", "geometry"]].to_file(tmp_path / "a.shp")
    written = [b"19501012", b"19500000", b"19501000", b"00000000", b" 2181012"]
    (tmp_path / "a.dbf").write_bytes(dbf([("when", "D", 8)], [[date] for date in written]))
    assert dates(tmp_path / "a.shp") == ["1950-10-12", "1950", "1950-10", None, "0218-10-12"]


def test_flatgeobuf_rows_stay_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"n": range(6)}, geometry=[Point(n * 37 % 11, n) for n in range(6)], crs="EPSG:4326")
    frame.to_file(tmp_path / "a.fgb")
    read = gd.read_file(tmp_path / "a.fgb")
    assert read["n"].tolist() == gpd.read_file(tmp_path / "a.fgb")["n"].tolist() != frame["n"].tolist()
    assert read.sort_values("n").geometry.tolist() == frame.geometry.tolist()


def test_parquet_times_of_every_kind(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "day": [dt.date(1950, 10, 12), None],
            "bce": pd.Series(pd.to_datetime(["1950-10-12"]).append(pd.DatetimeIndex(["-0043-03-15"]).as_unit("s"))),
            "hour": pd.to_datetime(["1950-10-12T08:00:00", "1950-10-13T00:30:00"]).tz_localize("Asia/Seoul"),
            "text": ["1950-10~", None],
        }
    )
    frame.to_parquet(tmp_path / "a.parquet")
    assert gd.read_file(tmp_path / "a.parquet").astype(object).where(frame.notna(), None).to_dict("list") == {
        "day": ["1950-10-12", None],
        "bce": ["1950-10-12", "-0043-03-15"],
        "hour": ["1950-10-12T08:00:00+09:00", "1950-10-13T00:30:00+09:00"],
        "text": ["1950-10~", None],
    }


class _quiet:  # noqa: N801 - stands where pytest.warns may
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...
