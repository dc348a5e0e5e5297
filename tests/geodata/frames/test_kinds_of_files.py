"""Every kind of file, written by other programs, comes in as it was written; what is no such file is refused in a sentence."""

import os
import random
import socket
import warnings
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal
from pandas.testing import assert_frame_equal
from table_files import DATES, KINDS, KML, NAMES, SHAPES, TABLE, excel, kml, marks, write

import geodata as gd
from geodata.frames import parquet

HOSTILE = ["a!b", "zip:x", "-o", "a#b?c=d&e", "50%", "a'\"b;--", "Zürich 평양", "..x", "a\nb", "$(id)", "*", "[a]"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_is_read(kind: str, tmp_path: Path) -> None:
    read = gd.read_file(write(tmp_path / f"towns.{kind}"))
    if kind in {"csv", "tsv", "xlsx", "ods"}:
        assert_frame_equal(read, TABLE)
    elif kind in {"kml", "kmz"}:
        # A date of KML has no mark of doubt.
        expected = SHAPES.assign(when=[date.rstrip("?") for date in DATES]).rename(columns={"when": "date"})
        assert_geodataframe_equal(read, expected)
    else:
        assert_geodataframe_equal(read, SHAPES)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["csv", "gpkg", "zip", "geojson", "kml"])
def test_no_name_of_a_file_leads_elsewhere(kind: str, name: str, tmp_path: Path) -> None:
    written = write(tmp_path / f"towns.{kind}")
    assert len(gd.read_file(written.rename(tmp_path / f"{name}.{kind}"))) == len(NAMES)


def test_a_shapefile_of_any_name_is_found_with_its_parts(tmp_path: Path) -> None:
    write(tmp_path / "towns.shp")
    for part in tmp_path.glob("towns.*"):
        part.rename(tmp_path / f"a!b?{part.suffix.upper()}")
    assert gd.read_file(tmp_path / "a!b?.SHP")["name"].tolist() == NAMES


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_such_file_is_refused(kind: str, tmp_path: Path) -> None:
    for content in (b"", b"\0\1\2", b"\xff\xfe<\0", b"PK\x03\x04 and no more", os.urandom(2000)):
        path = tmp_path / f"towns.{kind}"
        path.write_bytes(content)
        with pytest.raises(gd.FileError, match=r"1 problem in the file\n\ntowns"):
            gd.read_file(path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_breaks_off_is_refused_or_read_as_far_as_it_is_whole(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"towns.{kind}")
    whole = path.read_bytes()
    refused = 0
    for length in range(0, len(whole), max(len(whole) // 12, 1)):
        path.write_bytes(whole[:length])
        try:
            assert len(gd.read_file(path)) <= len(NAMES)
        except gd.FileError:
            refused += 1
    assert refused


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"towns.{kind}")
    whole = path.read_bytes()
    chance = random.Random(13)  # noqa: S311 - the same damage in every run
    refused = 0
    for _ in range(40):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 5, 20])):
            at = chance.randrange(len(damaged))
            damaged[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        path.write_bytes(damaged)
        try:
            gd.read_file(path)
        except gd.FileError:
            refused += 1
    assert refused


def test_a_kind_that_is_not_read_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "battles.xls").write_bytes(b"")
    with pytest.raises(gd.FileError) as caught:
        gd.read_file(tmp_path / "battles.xls")
    assert str(caught.value.problems[0]) == (
        "battles.xls: the file is of no kind that is read. Open it in a spreadsheet and save it as .xlsx; read are .csv, .tsv, "
        ".xlsx, .ods, .geojson, .json, .gpkg, .fgb, .shp, .zip, .kml, .kmz, .parquet, .geoparquet."
    )


@pytest.mark.parametrize(("kind", "why"), [("csv", "No such file"), ("shp", "No such file")])
def test_a_file_that_is_not_there(kind: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(gd.FileError, match=why):
        gd.read_file(tmp_path / f"none.{kind}")


def test_what_is_no_plain_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gpkg")
    with pytest.raises(gd.FileError, match="no plain file, but a pipe"):
        gd.read_file(tmp_path / "pipe.gpkg")
    with pytest.raises(gd.FileError, match="is a folder, not a file"):
        gd.read_file(tmp_path)


def test_no_file_has_the_network_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    link = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>"
    with pytest.raises(gd.FileError, match="holds no placemark"):
        gd.read_file(kml(tmp_path / "link.kml", link))
    # GDAL would open such a file, whatever it is called, and follow it.
    virtual = '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/http://127.0.0.1:9/a.csv</SrcDataSource>'
    (tmp_path / "virtual.gpkg").write_text(f"{virtual}</OGRVRTLayer></OGRVRTDataSource>", encoding="utf-8")
    with pytest.raises(gd.FileError, match="the file is no GeoPackage"):
        gd.read_file(tmp_path / "virtual.gpkg")
    with pytest.raises(gd.FileError, match="No such file"):
        gd.read_file("https://127.0.0.1:9/towns.csv")


def test_entities_of_xml_bring_nothing_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    text = f'<!DOCTYPE kml [<!ENTITY a SYSTEM "{secret.as_uri()}">]>{KML.partition("?>")[2]}'
    (tmp_path / "a.kml").write_text(text.format(marks()).replace("Rome", "&a;"), encoding="utf-8")
    try:
        names = gd.read_file(tmp_path / "a.kml")["name"].tolist()
    except gd.FileError:
        return
    assert "the secret" not in str(names)


def test_several_layers_are_told_and_one_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "towns.gpkg"
    SHAPES.to_file(path, layer="towns")
    SHAPES.head(1).to_file(path, layer="battles")
    with pytest.raises(
        gd.FileError, match=r'several layers: towns, battles. Say which is meant, such as layer="towns"'
    ):
        gd.read_file(path)
    assert len(gd.read_file(path, layer="battles")) == 1
    with pytest.raises(gd.FileError, match="Write battles"):
        gd.read_file(path, layer="battle")


def test_of_a_workbook_the_sheet_that_holds_something_is_read(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["name"], ["Rome"]], title="Towns")
    with pd.ExcelWriter(path, mode="a") as book:
        pd.DataFrame().to_excel(book, sheet_name="Empty", header=False)
    assert gd.read_file(path)["name"].tolist() == ["Rome"]
    with pd.ExcelWriter(path, mode="a") as book:
        pd.DataFrame({"note": ["x"]}).to_excel(book, sheet_name="Notes", index=False)
    with pytest.raises(gd.FileError, match="several sheets: Towns, Notes"):
        gd.read_file(path)
    assert gd.read_file(path, layer="Notes")["note"].tolist() == ["x"]


def test_where_pyarrow_is_missing_it_is_told_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "towns.parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert parquet.read_parquet.__module__ == "geodata.frames.parquet"
    with pytest.raises(gd.FileError, match=r"pip install 'chronotope\[parquet\]'"):
        gd.read_file(path)


def test_a_geopackage_that_another_program_is_changing_is_not_read_half(tmp_path: Path) -> None:
    path = write(tmp_path / "towns.gpkg")
    (tmp_path / "towns.gpkg-wal").write_bytes(b"changes")
    with pytest.raises(gd.FileError, match="open in another program"):
        gd.read_file(path)


def test_files_are_read_without_anything_written_beside_them(tmp_path: Path) -> None:
    for kind in KINDS:
        write(tmp_path / f"of-{kind}.{kind}")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    for kind in KINDS:
        gd.read_file(tmp_path / f"of-{kind}.{kind}")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_half_a_letter_of_json_is_shown_as_none(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    feature = r'{"type": "Feature", "properties": {"na\ud800me": ["\ud83d\ude00", "a\udc00b"]}, "geometry": null}'
    path.write_text(feature, encoding="utf-8")
    read = gd.read_file(path)
    assert read["na?me"].tolist() == [["😀", "a?b"]]
    plain = r'{"type": "Feature", "properties": {"a": "\ud83d\ude00a\udc00b"}, "geometry": null}'
    path.write_text(plain, encoding="utf-8")
    assert gd.read_file(path)["a"].tolist() == ["😀a?b"]


def test_a_geopackage_takes_fid_for_the_numbers_of_its_rows(tmp_path: Path) -> None:
    SHAPES.assign(fid=[30, 10, 20]).to_file(tmp_path / "a.gpkg")
    read = gd.read_file(tmp_path / "a.gpkg")
    assert read["name"].tolist() == [NAMES[1], NAMES[2], NAMES[0]]
    assert "fid" not in read


def test_a_shapefile_cuts_the_names_of_columns(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # geopandas and GDAL warn of it
        SHAPES.rename(columns={"when": "earliest_date"}).to_file(tmp_path / "a.shp")
    assert "earliest_d" in gd.read_file(tmp_path / "a.shp")


def test_rows_without_a_place_stay(tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=[SHAPES.geometry[0], None], crs="EPSG:4326")
    for kind in ("gpkg", "geojson", "shp", "parquet"):
        path = tmp_path / f"a.{kind}"
        frame.to_parquet(path) if kind == "parquet" else frame.to_file(path)
        assert gd.read_file(path).geometry.isna().tolist() == [False, True]
