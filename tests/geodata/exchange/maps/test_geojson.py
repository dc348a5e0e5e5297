"""GeoJSON: what is written, as other programs read it, and what they have written themselves."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
from broken_json import cut_off, others, with_others
from exchanged import SEEDS
from fetch_peers import REMEDY, folder_of

from geodata import FileError, read_dossier, read_tables, write
from geodata.exchange.features import degrees
from geodata.exchange.tables import Tables, tables_of


def written(tmp_path: Path, seed: str) -> dict[str, Any]:
    write(read_dossier(SEEDS / seed), tmp_path / "dossier.geojson")
    loaded: dict[str, Any] = json.loads((tmp_path / "dossier.geojson").read_text(encoding="utf-8"))
    return loaded


def imported(tmp_path: Path, content: Any) -> Tables:
    (tmp_path / "foreign.geojson").write_text(json.dumps(content), encoding="utf-8")
    return read_tables(tmp_path / "foreign.geojson")


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [{"type": "Feature", **each} for each in features]}


def point(lon: float, lat: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [lon, lat]}


def test_geopandas_reads_every_row_with_its_columns_and_geometry(tmp_path: Path) -> None:
    written(tmp_path, "whaler-1837")
    dossier = read_dossier(SEEDS / "whaler-1837")
    frame = gpd.read_file(tmp_path / "dossier.geojson")
    events = frame[frame["sheet"] == "events"].reset_index(drop=True)
    assert frame.crs == "EPSG:4326"
    assert events["title"].tolist() == dossier.events["title"].tolist()
    assert all(shapely.equals(events.geometry, dossier.events.geometry) | dossier.events.geometry.isna())
    assert (frame["sheet"].value_counts()[["places", "geometries"]]).tolist() == [
        len(dossier.places),
        len(dossier.geometries),
    ]


def test_it_is_rfc_7946(tmp_path: Path) -> None:
    content = written(tmp_path, "cable-75511")
    assert "crs" not in content
    for feature in content["features"]:
        assert feature.keys() - {"when"} == {"type", "id", "properties", "geometry"}
        shape = shapely.from_geojson(json.dumps(feature["geometry"])) if feature["geometry"] else shapely.Point()
        for polygon in (each for each in shapely.get_parts(shape) if each.geom_type == "Polygon"):
            assert polygon.exterior.is_ccw


@pytest.mark.thorough
def test_check_geojson_finds_no_fault(tmp_path: Path) -> None:
    seeds = sorted(path for path in SEEDS.iterdir() if path.is_dir())
    paths = [tmp_path / f"{seed.name}.{form}" for seed in seeds for form in ("geojson", "linked-places")]
    for path in paths:
        write(read_dossier(SEEDS / path.stem), path, form=path.suffix.removeprefix("."))
    bad = tmp_path / "bad"
    bad.write_text('{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {}}]}', encoding="utf-8")
    script = (
        "const [peer, ...paths] = process.argv.slice(1), {check} = require(peer), {readFileSync} = require('fs');"
        "const faults = path => {try {check(readFileSync(path, 'utf8')); return []}"
        "catch (error) {return error.issues.map(issue => issue.message)}};"
        "console.log(JSON.stringify(paths.map(faults)))"
    )
    peer = folder_of("@placemarkio/check-geojson")
    assert peer.exists(), REMEDY
    command = [str(shutil.which("node")), "-e", script, str(peer), *map(str, paths), str(bad)]
    *found, of_bad = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert found == [[]] * len(paths)
    assert of_bad


def test_when_is_that_of_linked_places(tmp_path: Path) -> None:
    whens = {each["id"]: each.get("when") for each in written(tmp_path, "rhone-218-bce")["features"]}
    dossier = read_dossier(SEEDS / "rhone-218-bce")
    for id_, date in zip(dossier.events["id"], dossier.events["when"], strict=True):
        first, last = whens[id_]["timespans"][0]["start"], whens[id_]["timespans"][-1]["end"]
        assert first.keys() <= {"in", "earliest", "latest"}, date
        assert last.keys() <= {"in", "earliest", "latest"}, date
    # 218 BCE is the year -217 of ISO 8601.
    assert all(str(when["timespans"][0]["start"]).count("-02") for when in whens.values() if when)


def test_an_edited_feature_is_what_counts(tmp_path: Path) -> None:
    content = written(tmp_path, "whaler-1837")
    by_id = {each["id"]: each for each in content["features"] if each["properties"]["sheet"] == "places"}
    by_id["oahu"]["geometry"]["coordinates"] = [-157.5, 21.5]
    by_id["oahu"]["properties"] |= {"note": "Moved.", "fid": 7}
    places = imported(tmp_path, content).sheets["places"].set_index("id")
    assert places.loc["oahu", ["lat", "lon", "note"]].tolist() == ["21.5", "-157.5", "Moved."]


def test_what_gdal_writes_again_is_read_again(tmp_path: Path) -> None:
    """GDAL leaves out the members beside properties, and adds properties that are empty."""
    written(tmp_path, "aden-letter")
    gpd.read_file(tmp_path / "dossier.geojson", DATE_AS_STRING="YES").to_file(tmp_path / "again.geojson")
    tables, before = read_tables(tmp_path / "again.geojson"), tables_of(read_dossier(SEEDS / "aden-letter"))
    for name in ("events", "places", "geometries"):
        assert tables.rows(name) == before.rows(name)


def test_events_with_a_when_of_any_proposal(tmp_path: Path) -> None:
    """README.md of sgillies/geojson-events has start and end, that of kgeographer/geojson-t timespans, first as texts."""
    events = imported(
        tmp_path,
        collection(
            {
                "id": "1",
                "properties": {"name": "a"},
                "geometry": point(5.5, 43),
                "when": {"start": "2014-04-24", "type": "Instant"},
            },
            {"properties": {"title": "b"}, "geometry": None, "when": {"start": "2014-04-24", "end": "2014-04-25"}},
            {
                "properties": {"title": "c"},
                "geometry": None,
                "when": {"timespans": [{"start": {"in": "-323-06"}}], "label": "in Babylon"},
            },
            {"properties": {"title": "d"}, "geometry": None, "when": {"timespans": [{"start": "1600", "end": "1699"}]}},
            {"properties": {"title": "e"}, "geometry": None, "when": {"timespans": [{"start": {"in": "about 1600"}}]}},
        ),
    ).sheets["events"]
    assert events["id"].tolist() == ["1", "b", "c", "d", "e"]
    assert events["date"].tolist() == ["2014-04-24", "2014-04-24/2014-04-25", "-0323-06", "1600/1699", ""]
    assert events["date_as_written"].tolist() == ["", "", "in Babylon", "", "about 1600"]
    assert set(events["checked"]) == {"draft"}
    assert set(events["kind"]) == set(events["modality"]) == set(events["basis"]) == {""}


def test_dates_in_properties(tmp_path: Path) -> None:
    """As three files have them.

    JGar1992/GEOG456 northcarolinaatwar.js has no ISO date; wifiBlack/nobel_price_visulisation.github.io nobel.js a year,
    `location` and a number for an id; CS-Tao/GTD-Visualization generalData.js year, month and day apart, and an object among
    the properties.
    """
    tables = imported(
        tmp_path,
        collection(
            {"properties": {"Engagement": "Siege", "Date": "07APR1712"}, "geometry": point(-77.43, 35.4)},
            {"properties": {"id": 1, "location": "Rotterdam", "date": "1901"}, "geometry": point(4.48, 51.92)},
            {
                "properties": {"year": 2000, "month": 12, "day": 8, "country": {"name": "x"}},
                "geometry": point(34.3, 31.25),
            },
        ),
    )
    assert [(row.get("date"), row.get("date_as_written")) for row in tables.rows("events")] == [
        (None, "07APR1712"),
        ("1901", None),
        ("2000-12-08", None),
    ]
    places = [(row.get("name"), row["lat"], row["lon"]) for row in tables.rows("places")]
    assert places == [(None, "35.4", "-77.43"), ("Rotterdam", "51.92", "4.48"), (None, "31.25", "34.3")]


def test_what_has_no_date_is_a_place_or_a_geometry(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[1, 2, 100], [3, 4, 100]]}
    tables = imported(
        tmp_path,
        collection(
            {"properties": {"name": "Susa", "description": "A city."}, "geometry": point(48.25, 32.19)},
            {"properties": {"name": "The road"}, "geometry": line},
            {"properties": {"name": "Nowhere"}, "geometry": None},
            {"properties": None, "geometry": None},
        ),
    )
    assert [(row["id"], row["name"], row.get("lat"), row.get("note")) for row in tables.rows("places")] == [
        ("susa", "Susa", "32.19", "A city."),
        ("nowhere", "Nowhere", None, None),
    ]
    [geometry] = tables.rows("geometries")
    assert geometry == {"id": "the-road", "label": "The road", "wkt": "LINESTRING (1 2, 3 4)", "checked": "draft"}
    assert not len(tables.sheets["events"])


def test_an_event_of_several_parts_is_at_all_of_its_points_and_drawn_by_its_lines(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    parts = {"type": "GeometryCollection", "geometries": [point(1, 2), point(3, 4), line]}
    tables = imported(tmp_path, collection({"properties": {"title": "March", "date": "1950"}, "geometry": parts}))
    [event] = tables.rows("events")
    assert event["places"] == " | ".join(tables.sheets["places"]["id"])
    assert tables.sheets["places"]["lat"].tolist() == ["2", "4"]
    assert event["geometry"] == "march"
    assert tables.rows("geometries")[0]["wkt"] == "LINESTRING (1 2, 3 4)"


def test_older_files_in_another_reference_system_are_turned_into_degrees(tmp_path: Path) -> None:
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    content = collection({"properties": {"name": "x"}, "geometry": point(111319.49, 0)}) | {"crs": named}
    [place] = imported(tmp_path, content).rows("places")
    assert float(place["lon"]) == pytest.approx(1, abs=1e-6)


def test_a_coordinate_has_no_exponent() -> None:
    assert [degrees(each) for each in (0.00001, -1e-12, 12.0, 39.03, -180.0)] == [
        "0.00001",
        "-0",
        "12",
        "39.03",
        "-180",
    ]


def test_a_row_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    content = written(tmp_path, "whaler-1837")
    content["features"][2]["properties"]["note"] = {"a": 1}
    content["chronotope"]["sources"][1]["citaton"] = "misspelt"
    content["chronotope"]["views"][0]["west"] = "far"
    content["chronotope"]["dossier"]["format"] = "latest"
    with pytest.raises(FileError) as caught:
        imported(tmp_path, content)
    assert [each.column for each in caught.value.problems] == [
        "chronotope.dossier.format",
        "chronotope.views[0].west",
        "chronotope.sources[1].citaton",
        "features[2].properties.note",
    ]


@pytest.mark.thorough
def test_a_broken_file_is_told_and_never_a_traceback(tmp_path: Path) -> None:
    small = collection(
        {"properties": {"sheet": "places", "id": "susa", "name": "Susa"}, "geometry": point(48, 32)},
        {
            "properties": {"title": "x"},
            "geometry": point(48, 32),
            "when": {"timespans": [{"start": {"in": "1950"}, "end": {}}]},
        },
    ) | {
        "chronotope": {
            "text": "Words.",
            "translations": {"en": "x"},
            "dossier": {"title": "x"},
            "sources": [{"id": "a"}],
        }
    }
    text = json.dumps(small)
    path = tmp_path / "broken.geojson"
    refused = 0
    for content in [*cut_off(text), *with_others(text), *others()]:
        path.write_bytes(content)
        try:
            read_tables(path)
        except FileError as error:
            refused += bool(error.problems)
    assert refused > 50
