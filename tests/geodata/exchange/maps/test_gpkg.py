"""GeoPackages: all of a dossier in layers and tables that GDAL reads, and what other programs have put into theirs."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from exchanged import differences
from pictures_of_tests import JPEG

from geodata import Dossier, FileError, read_tables, write
from geodata.exchange.tables import tables_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "it.gpkg"


@pytest.fixture(scope="module")
def written(invented: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier as a GeoPackage."""
    path = tmp_path_factory.mktemp("gpkg") / "letter-1398.gpkg"
    assert write(invented, path) == []
    return path


def test_pictures_and_all_else_come_back(invented: Dossier, path: Path) -> None:
    words = {"image": "the bridge.jpg", "image_alt": "A bridge", "image_credit": "Rode"}
    events = invented.events.assign(
        **{name: invented.events[name].where(invented.events.index > 0, it) for name, it in words.items()}
    )
    dossier = replace(invented, events=events, images={"the bridge.jpg": JPEG})
    write(dossier, path)
    first = path.read_bytes()
    assert differences(tables_of(dossier), read_tables(path)) == {}
    write(dossier, path)
    assert path.read_bytes() == first


def test_gdal_finds_every_sheet_with_texts_as_texts(invented: Dossier, written: Path) -> None:
    layers = dict(map(tuple, pyogrio.list_layers(written)))
    assert {"events", "places", "geometries"} <= {name for name, kind in layers.items() if kind == "Unknown"}
    assert {"dossier", "document", "texts", "actors", "people", "sources"} <= {
        name for name, kind in layers.items() if kind is None
    }
    about = pyogrio.read_info(written, layer="events")
    assert about["features"] == len(invented.events)
    assert about["crs"] == "EPSG:4326"
    assert set(about["ogr_types"]) == {"OFTString"}
    events = gpd.read_file(written, layer="events")
    assert events["date"].tolist() == [when.numbers for when in invented.events["when"]]
    # A row without a place stays, and so does the order.
    assert events["id"].tolist() == invented.events["id"].tolist()
    assert events.geometry.isna().tolist() == invented.events.geometry.isna().tolist()


def test_sqlite_finds_the_file_sound(written: Path) -> None:
    connection = sqlite3.connect(written)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA application_id").fetchall() == [
        (0x47504B47,)
    ]  # GPKG (OGC 12-128r19, requirement 2)
    assert len(connection.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()) == 1
    connection.close()


def test_what_was_moved_and_retyped_in_another_program_is_what_counts(written: Path, path: Path) -> None:
    path.write_bytes(written.read_bytes())
    places = gpd.read_file(path, layer="places").to_crs("EPSG:3857")
    places.loc[0, "name"] = "Lübeck on the Trave"
    places.loc[0, "geometry"] = gpd.GeoSeries([shapely.Point(10.5, 53.25)], crs="EPSG:4326").to_crs("EPSG:3857")[0]
    places["own_remark"] = 5
    places.to_file(path, layer="places")
    after, before = read_tables(path), read_tables(written)
    assert after.sheets["places"].loc[0, "name"] == "Lübeck on the Trave"
    assert after.sheets["places"].loc[0, ["lat", "lon"]].astype(float).tolist() == pytest.approx([53.25, 10.5])
    pd.testing.assert_frame_equal(after.sheets["events"], before.sheets["events"])


def test_layers_of_other_programs_become_events_places_and_geometries(path: Path) -> None:
    # As files of national registers of monuments: a layer for points, lines and areas each, in metres, with dates and numbers as
    # fields, multi-part types throughout, rows without a geometry, and a table without any. As hil-mr/time-editor describes its
    # boundaries: a start and an end of each area.
    points = gpd.GeoDataFrame(
        {
            "fid": [30, 10],
            "name": ["Gravfält", "Runsten"],
            "start": [dt.date(1050, 1, 1), None],
            "height": [2, None],
            "note": ["", "lost"],
        },
        geometry=[shapely.MultiPoint([(674_000, 6_580_000)]), None],
        crs="EPSG:3006",
    )
    areas = gpd.GeoDataFrame(
        {"title": ["Amt", "Stift"], "start_date": ["1648", "1803-02-25"], "end_date": ["1803", ""]},
        geometry=[shapely.MultiPolygon([shapely.box(9, 51, 10, 52)]), shapely.box(9, 51, 9.5, 51.5)],
        crs="EPSG:4326",
    )
    points.to_file(path, layer="punkter")
    areas.to_file(path, layer="grenzen")
    pyogrio.write_dataframe(pd.DataFrame({"name": ["Nowhere"], "lat": [None]}), path, layer="tabelle")
    tables = read_tables(path)
    events = tables.sheets["events"]
    assert dict(zip(events["title"], events["date"], strict=True)) == {
        "Gravfält": "1050-01-01",
        "Amt": "1648/1803",
        "Stift": "1803-02-25",
    }
    assert tables.sheets["geometries"]["id"].tolist() == ["amt", "stift"]
    places = tables.sheets["places"].set_index("name")
    assert places.loc["Runsten", "note"] == "lost"
    assert set(places.index) >= {"Runsten", "Nowhere"}
    found = places[places["lat"] != ""][["lat", "lon"]].astype(float)
    assert found.to_numpy().tolist() == [pytest.approx([59.33, 18.06], abs=0.05)]


def broken(written: Path) -> Iterator[bytes]:
    whole = written.read_bytes()
    yield from (b"", b"SQLite format 3\0", whole[:100], whole[: len(whole) // 2], whole[:-4096])
    for place in range(100, len(whole), len(whole) // 12):
        yield whole[:place] + b"\xff" * 64 + whole[place + 64 :]


@pytest.mark.thorough
def test_a_damaged_file_is_told(written: Path, path: Path) -> None:
    for content in broken(written):
        path.write_bytes(content)
        with suppress(FileError):
            read_tables(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE texts RENAME COLUMN language TO tongue", "texts.language: is missing"),
        ("UPDATE dossier SET key = NULL", None),
    ],
)
def test_tables_that_others_changed_are_told_or_passed_over(
    written: Path, path: Path, change: str, said: str | None
) -> None:
    path.write_bytes(written.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    if said is None:
        assert "title" not in read_tables(path).keys
        return
    with pytest.raises(FileError, match=said):
        read_tables(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("../../x.png", "AAAA", 'images.name: "../../x.png" is not the name'),
        ("x.png", "%%", 'images.content: "x.png" is damaged'),
    ],
)
def test_a_picture_that_leads_elsewhere_or_is_damaged_is_refused(
    written: Path, path: Path, name: str, content: str, said: str
) -> None:
    path.write_bytes(written.read_bytes())
    pyogrio.write_dataframe(pd.DataFrame({"name": [name], "content": [content]}), path, layer="images", driver="GPKG")
    with pytest.raises(FileError, match=said):
        read_tables(path)


def test_what_is_no_geopackage_and_what_lies_nowhere_is_refused(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(FileError, match="is no GeoPackage"):
        read_tables(path)
    path.unlink()
    far = gpd.GeoDataFrame({"title": ["Far"]}, geometry=[shapely.Point(674_000, 6_580_000)], crs="EPSG:4326")
    far.to_file(path, layer="far")
    with pytest.raises(FileError, match=r"feature 1, geometry.*outside of all degrees"):
        read_tables(path)
