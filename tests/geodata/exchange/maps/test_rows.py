"""FlatGeobuf and GeoParquet: a row for each event, in order, and what other programs have put into theirs."""

import builtins
import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from pyarrow.parquet import read_schema

from geodata import Dossier, FileError, read_tables, write

ENDINGS = ("fgb", "parquet")


def save(frame: gpd.GeoDataFrame, path: Path) -> Path:
    """A file as another program writes it."""
    if path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        frame.to_file(path, driver="FlatGeobuf", SPATIAL_INDEX="NO")
    return path


@pytest.mark.parametrize("ending", ENDINGS)
def test_rows_keep_their_order_and_those_without_a_place_stay(invented: Dossier, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"it.{ending}"
    write(invented, path)
    frame = gpd.read_parquet(path) if ending == "parquet" else gpd.read_file(path)
    assert frame["id"].tolist() == invented.events["id"].tolist()
    assert frame["date"].tolist() == [when.numbers for when in invented.events["when"]]
    assert frame.geometry.isna().tolist() == invented.events.geometry.isna().tolist()
    assert frame.geometry.isna().any()
    assert frame.crs == "EPSG:4326"
    first = path.read_bytes()
    write(invented, path)
    assert path.read_bytes() == first


def test_gdal_and_arrow_find_texts(invented: Dossier, tmp_path: Path) -> None:
    for ending in ENDINGS:
        write(invented, tmp_path / f"it.{ending}")
    about = pyogrio.read_info(tmp_path / "it.fgb")
    assert set(about["ogr_types"]) == {"OFTString"}
    assert (about["features"], about["geometry_type"]) == (len(invented.events), "Unknown")
    schema = read_schema(tmp_path / "it.parquet")
    assert b"geo" in schema.metadata
    assert {str(field.type) for field in schema if field.name != "geometry"} <= {"large_string", "string"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_event_that_was_moved_lies_where_it_was_moved_to(invented: Dossier, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"it.{ending}"
    write(invented, path)
    frame = gpd.read_parquet(path) if ending == "parquet" else gpd.read_file(path)
    row = next(index for index, shape in enumerate(frame.geometry) if isinstance(shape, shapely.Point))
    frame.loc[row, "geometry"] = shapely.Point(1.5, 2.5)
    tables = read_tables(save(frame, path))
    place = tables.sheets["places"].set_index("id").loc[tables.sheets["events"]["places"][row]]
    assert place[["lat", "lon", "name"]].tolist() == ["2.5", "1.5", frame["place"][row]]


@pytest.mark.parametrize("ending", ENDINGS)
def test_rows_of_other_programs_are_read(tmp_path: Path, ending: str) -> None:
    # As random.parquet in the tests of geopython/pygeoapi: numbers as ids, times with a zone, and none. As the files of
    # the tests of OSGeo/gdal: names in any script, points and lines in one layer, metres.
    frame = gpd.GeoDataFrame(
        {
            "id": [7, 8, 9],
            "title": ["평양 함락", "A march", ""],
            "time": pd.to_datetime(["1950-10-19T00:00:00Z", "1950-10-20T00:00:00Z", None]),
            "population": [5, None, 7],
            "name": ["", "", "Wonsan"],
        },
        geometry=gpd.GeoSeries(
            [shapely.Point(125.75, 39.03), shapely.LineString([(125, 39), (126, 40)]), shapely.Point(127.44, 39.15)],
            crs="EPSG:4326",
        ),
    ).to_crs("EPSG:32652")
    tables = read_tables(save(frame, tmp_path / f"it.{ending}"))
    events = tables.sheets["events"]
    assert events[["id", "title", "date"]].to_numpy().tolist() == [
        ["7", "평양 함락", "1950-10-19"],
        ["8", "A march", "1950-10-20"],
    ]
    assert events["geometry"].tolist() == ["", "8"]
    assert tables.sheets["geometries"]["wkt"][0].startswith("LINESTRING (")
    at = tables.sheets["places"][["lat", "lon"]].astype(float).to_numpy().tolist()
    assert pytest.approx([39.03, 125.75]) in at
    assert pytest.approx([39.15, 127.44]) in at


def test_days_of_a_parquet_file_are_those_that_stand_there(tmp_path: Path) -> None:
    frame = pd.DataFrame({"title": ["Cannae", "Zama"], "date": [dt.date(218, 10, 12), dt.date(1950, 1, 1)]})
    frame.to_parquet(tmp_path / "it.parquet")
    assert read_tables(tmp_path / "it.parquet").sheets["events"]["date"].tolist() == ["0218-10-12", "1950-01-01"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_file_is_told(invented: Dossier, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"it.{ending}"
    write(invented, path)
    whole = path.read_bytes()
    for content in (b"", whole[:8], whole[: len(whole) // 2], whole[::-1]):
        path.write_bytes(content)
        with pytest.raises(FileError):
            read_tables(path)
    for place in range(8, len(whole) - 64, len(whole) // 20):
        path.write_bytes(whole[:place] + b"\xff" * 32 + whole[place + 32 :])
        with suppress(FileError):
            read_tables(path)


def test_without_pyarrow_it_is_said_how_to_get_it(
    invented: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        # pandas keeps its texts in it where it is there, so that only we may miss it.
        if name == "pyarrow" and rest[0]["__name__"].startswith("geodata."):
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ValueError, match=r"chronotope\[parquet\]"):
        write(invented, tmp_path / "it.parquet")
    assert list(tmp_path.iterdir()) == []
