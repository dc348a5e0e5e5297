"""GeoPackage, FlatGeobuf and GeoParquet of other programs: what is hard in files of public packages, in small ones of our own."""

import sqlite3
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geodata import FileError, Tables, read_tables

LINE = shapely.LineString([(-123.25, 49), (-95, 49)])
RING = shapely.box(-1, 51, 0, 52)


def read(path: Path, frame: gpd.GeoDataFrame) -> Tables:
    """What we read of a file as geopandas writes it."""
    if path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        frame.to_file(path, SPATIAL_INDEX="NO" if path.suffix == ".fgb" else "YES")
    return read_tables(path)


def test_tables_in_which_qgis_keeps_styles_and_a_project_are_passed_over(tmp_path: Path) -> None:
    """As world_map.gpkg of qgis-common (Debian 12): `layer_styles` beside the layers; a project is kept with a `name`."""
    path = tmp_path / "it.gpkg"
    gpd.GeoDataFrame({"name": ["Susa"]}, geometry=[shapely.Point(48, 32)], crs="EPSG:4326").to_file(path, layer="towns")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE layer_styles (styleName TEXT, description TEXT, update_time DATETIME)")
    connection.execute("INSERT INTO layer_styles VALUES ('Red', 'Red towns', '2021-01-01T00:00:00Z')")
    connection.execute("CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)")
    connection.execute("INSERT INTO qgis_projects VALUES ('My map', x'00', x'00')")
    connection.commit()
    connection.close()
    tables = read_tables(path)
    assert [row["name"] for row in tables.rows("places")] == ["Susa"]
    assert tables.left_out == []


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize(
    ("ending", "columns", "shapes", "crs", "expected"),
    [
        # gpkg/nc.gpkg of r-cran-sf (Debian 12): counties in NAD27, numbers of which none is a date, NAME in capitals.
        ("gpkg", {"AREA": [0.114], "CNTY_ID": [1825.0], "NAME": ["Ashe"]}, [shapely.MultiPolygon([RING])], "EPSG:4267",
         [("geometries", "ashe", "Ashe")]),
        # gpkg/b_pump.gpkg of the same: the pump of Broad Street, in metres of the Ordnance Survey; a number as its only column.
        ("gpkg", {"cat": [1]}, [shapely.Point(529393.5, 181020.6)], "EPSG:27700", [("places", "place-1", "51.5133")]),
        # tests/fixtures of pyogrio: line_zm.gpkg has heights and no column; test_gpkg_nulls.gpkg columns of missing numbers.
        ("gpkg", {}, [shapely.force_3d(LINE, 7)], "EPSG:4326", [("geometries", "geometry-1", "LINESTRING (-123.25 49, -95 49)")]),
        ("gpkg", {"year": pd.array([1398, None], dtype="Int64")}, [shapely.Point(1, 2), shapely.Point(3, 4)], "EPSG:4326",
         [("events", "event-1", "1398"), ("places", "place-1", "4"), ("places", "place-2", "2")]),
        # autotest/ogr/data/testfgb/poly.fgb of OSGeo/gdal: areas in metres of the Ordnance Survey.
        ("fgb", {"EAS_ID": [168]}, [shapely.box(529000, 181000, 530000, 182000)], "EPSG:27700",
         [("geometries", "geometry-1", "POLYGON")]),
        # test/data of flatgeobuf/flatgeobuf: countries_nocrs.fgb is in degrees and does not say so; no_properties.fgb has shapes
        # only; countries_nogeo.fgb names only.
        ("fgb", {"id": ["DNK"], "name": ["Denmark"]}, [shapely.MultiPolygon([RING, shapely.box(2, 51, 3, 52)])], None,
         [("geometries", "dnk", "Denmark")]),
        ("fgb", {}, [RING], "EPSG:4326", [("geometries", "geometry-1", "POLYGON")]),
        ("fgb", {"id": ["DNK"], "name": ["Denmark"]}, [None], "EPSG:4326", [("places", "dnk", "Denmark")]),
        # tests/data of geoparquet-io (PyPI): places_test.parquet has a box beside each point, data-multipoint-encoding_native
        # several points a row, a missing and an empty shape; fields_gpq2_5070_brotli.parquet areas in metres.
        ("parquet", {"fsq_place_id": ["55c8"], "name": ["Diare"], "bbox": [{"xmin": -0.9, "xmax": -0.9}]},
         [shapely.Point(-0.9, 9.9)], "OGC:CRS84", [("places", "diare", "9.9")]),
        ("parquet", {"col": [0, 1, 2]}, [shapely.MultiPoint([(10, 40), (40, 30)]), None, shapely.MultiPoint()], "OGC:CRS84",
         [("places", "place-1", "40"), ("places", "place-2", "30")]),
        ("parquet", {"id": ["36349959"], "determination_datetime": [pd.Timestamp("2022-06-01", tz="UTC")]},
         [shapely.box(0, 1_500_000, 10, 1_500_010)], "EPSG:5070", [("geometries", "36349959", "POLYGON")]),
    ],
)  # fmt: skip
def test_what_is_said_is_found(  # noqa: PLR0913, PLR0917
    tmp_path: Path, ending: str, columns: dict[str, list[object]], shapes: list[object], crs: str | None,
    expected: list[tuple[str, str, str]],
) -> None:  # fmt: skip
    """Each row is there under its id, with its words, date, latitude or shape."""
    frame = gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=crs))
    tables = read(tmp_path / f"it.{ending}", frame)
    found = [(name, row) for name in ("events", "places", "geometries") for row in tables.rows(name)]
    assert [(name, row["id"]) for name, row in found] == [(name, id_) for name, id_, _ in expected]
    for (_, row), (_, _, said) in zip(found, expected, strict=True):
        assert any(text.startswith(said) for text in row.values()), row
    for shape in shapely.from_wkt([row["wkt"] for row in tables.rows("geometries")]):
        assert not shape.has_z
        assert shapely.box(-180, -90, 180, 90).contains(shape)


def test_places_of_several_layers_stay_apart_and_the_same_is_one(tmp_path: Path) -> None:
    """As multilayer_test.gpkg of geoparquet-io, whose layers have the same ids; with dates, and points without a name."""
    path = tmp_path / "it.gpkg"
    for layer, lon in (("first", 10), ("second", 20)):
        shapes = [
            shapely.Point(lon, 1),
            shapely.MultiPoint([(lon, 2), (lon, 3)]),
            shapely.Point(lon, 4),
            shapely.Point(7, 7),
        ]
        columns = {"title": ["a", "b", "", ""], "year": ["1398", "1399", None, None], "place": ["", "", "", "Susa"]}
        gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326").to_file(path, layer=layer)
    dated = gpd.GeoDataFrame({"year": ["1400"], "place": ["Susa"]}, geometry=[shapely.Point(7, 7)], crs="EPSG:4326")
    dated.to_file(path, layer="third")
    tables = read_tables(path)
    places = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in tables.rows("places")}
    assert len(places) == len(tables.rows("places"))
    assert [[places[id_] for id_ in row["places"].split(" | ")] for row in tables.rows("events")] == [
        [(10, 1)], [(10, 2), (10, 3)], [(20, 1)], [(20, 2), (20, 3)], [(7, 7)],
    ]  # fmt: skip
    assert tables.rows("events")[-1]["places"] == "susa"


def test_a_file_that_does_not_say_how_many_rows_it_has(tmp_path: Path) -> None:
    """As test/data/unknown_feature_count.fgb of flatgeobuf/flatgeobuf, written by a program that went on as it wrote."""
    path, count = tmp_path / "it.fgb", 257
    read(path, gpd.GeoDataFrame({"quadkey": ["032"] * count}, geometry=[RING] * count, crs="EPSG:4326"))
    written, said = path.read_bytes(), count.to_bytes(8, "little")
    assert written.count(said) == 1
    path.write_bytes(written.replace(said, bytes(8)))
    assert len(read_tables(path).rows("geometries")) == count


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ([shapely.to_wkb(shapely.Point(30, 10)), None], [("susa", "10"), ("bagdad", None)]),
        ([shapely.to_wkb(shapely.Point(529393, 181020)), None], "lies outside of all degrees"),
        ([b"\x01\x01", None], "it is damaged"),
        (["POINT (30 10)", None], [("susa", None), ("bagdad", None)]),
    ],
)
def test_parquet_that_is_no_geoparquet_has_its_shapes_in_well_known_binary(
    tmp_path: Path, cells: list[object], found: str | list[tuple[str, str | None]]
) -> None:
    """As list_field_values_file.parquet of pyogrio, and fields_geom_type_only_5070_30.parquet of geoparquet-io, in metres."""
    path = tmp_path / "it.parquet"
    pd.DataFrame({"name": ["Susa", "Bagdad"], "list": [[1], [2]], "geometry": cells}).to_parquet(path)
    if isinstance(found, str):
        with pytest.raises(FileError, match=found):
            read_tables(path)
    else:
        assert [(row["id"], row.get("lat")) for row in read_tables(path).rows("places")] == found
