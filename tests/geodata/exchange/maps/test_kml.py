"""KML: what people draw in Google Earth comes in, and what goes out is KML to others: the schema of OGC, GDAL and togeojson."""

import json
import shutil
import subprocess
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
from exchanged import SEEDS as FOLDER
from fetch_peers import folder_of
from lxml import etree
from PIL import Image
from table_files import kml

import geodata as gd
from geodata.exchange.maps.kml_writing import time_of
from geodata.exchange.tables import Tables

SEEDS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each seed as KML."""
    folder = tmp_path_factory.mktemp("kml")
    files = {seed.name: folder / f"{seed.name}.kml" for seed in SEEDS}
    for seed in SEEDS:
        gd.write(gd.read_dossier(seed), files[seed.name])
    return files


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schema of OGC, as fastkml ships it."""
    return etree.XMLSchema(etree.parse(str(distribution("fastkml").locate_file("fastkml/schema/ogckml22.xsd"))))


@pytest.mark.parametrize("seed", [seed.name for seed in SEEDS])
def test_what_is_written_is_valid(seed: str, written: dict[str, Path], schema: etree.XMLSchema) -> None:
    schema.assertValid(etree.parse(written[seed]))


def test_gdal_reads_events_places_and_lines(written: dict[str, Path], cable: gd.Dossier) -> None:
    path = written["cable-75511"]
    assert pyogrio.list_layers(path)[:, 0].tolist() == ["Events", "Places", "Lines and areas"]
    events = pyogrio.read_dataframe(path, layer="Events")
    assert events["Name"].tolist() == cable.events["title"].tolist()
    assert events["date"].tolist() == cable.events["date"].tolist()
    assert events["id"].tolist() == cable.events["id"].tolist()
    assert events.loc[0, "timestamp"].isoformat()[:10] == "1950-09-15"
    places = pyogrio.read_dataframe(path, layer="Places")
    assert (~places.geometry.isna()).tolist() == cable.places["lat"].notna().tolist()


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [seed.name for seed in SEEDS])
def test_togeojson_reads_what_is_written(seed: str, written: dict[str, Path]) -> None:
    script = (
        "const [xmldom, togeojson, path] = process.argv.slice(1);"
        'const {DOMParser} = require(xmldom), {kml} = require(togeojson), {readFileSync} = require("fs");'
        'process.stdout.write(JSON.stringify(kml(new DOMParser().parseFromString(readFileSync(path, "utf8"), "text/xml"))));'
    )
    peers = [str(folder_of(name)) for name in ("@xmldom/xmldom", "@tmcw/togeojson")]
    read = subprocess.run(
        [str(shutil.which("node")), "-e", script, *peers, str(written[seed])],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    features = [each["properties"] for each in json.loads(read)["features"]]
    tables = gd.read_tables(written[seed])
    events = {each["id"]: each for each in features if each["sheet"] == "events"}
    assert {id_: (each["name"], each["date"]) for id_, each in events.items()} == {
        row["id"]: (row["title"], row["date"]) for row in tables.rows("events")
    }
    assert len(features) == sum(len(tables.sheets[name]) for name in ("events", "places", "geometries"))


@pytest.mark.parametrize(
    ("edtf", "calendar", "element"),
    [
        ("1950-10-12", "gregorian", ("TimeStamp", {"when": "1950-10-12"})),
        ("1950-10~", "gregorian", ("TimeStamp", {"when": "1950-10"})),
        ("0218", "gregorian", ("TimeStamp", {"when": "0218"})),
        ("1950-10-12T03:15:00", "gregorian", ("TimeStamp", {"when": "1950-10-12T03:15:00"})),
        ("1950-10-12T03:15:00+09", "gregorian", ("TimeStamp", {"when": "1950-10-12T03:15:00+09:00"})),
        ("195X", "gregorian", ("TimeSpan", {"begin": "1950-01-01", "end": "1959-12-31"})),
        ("1950-10/1950-11", "gregorian", ("TimeSpan", {"begin": "1950-10-01", "end": "1950-11-30"})),
        ("1950-10-12/..", "gregorian", ("TimeSpan", {"begin": "1950-10-12"})),
        ("/1950", "gregorian", ("TimeSpan", {"end": "1950-12-31"})),
        ("-0217-10-07", "julian", ("TimeStamp", {"when": "-0217-10-03"})),
        ("0000-03", "gregorian", ("TimeStamp", {})),
        ("-0001/0000", "gregorian", ("TimeSpan", {"begin": "-0001-01-01"})),
    ],
)
def test_dates_as_kml_has_them(edtf: str, calendar: gd.Calendar, element: tuple[str, dict[str, str]]) -> None:
    assert time_of(gd.parse_edtf(edtf, calendar=calendar)) == element


def test_what_was_altered_in_another_program_counts(written: dict[str, Path], tmp_path: Path) -> None:
    text = written["whaler-1837"].read_text(encoding="utf-8")
    tree = etree.ElementTree(etree.fromstring(text.encode()))
    event = tree.find(f".//{KML}Placemark[@id='events.letter']")
    place = tree.find(f".//{KML}Placemark[@id='places.sydney']")
    event.find(f"{KML}name").text = "Another title"
    event.find(f"{KML}TimeStamp/{KML}when").text = "1837-12"
    place.find(f"{KML}Point/{KML}coordinates").text = "151,-33.5,0"
    tree.write(tmp_path / "a.kml")
    before, after = gd.read_tables(written["whaler-1837"]), gd.read_tables(tmp_path / "a.kml")
    changed = {
        (name, row["id"], column): now[column]
        for name in ("events", "places")
        for row, now in zip(before.rows(name), after.rows(name), strict=True)
        for column in row
        if row[column] != now.get(column)
    }
    assert changed == {
        ("events", "letter", "title"): "Another title",
        ("events", "letter", "date"): "1837-12",
        ("places", "sydney", "lat"): "-33.5",
        ("places", "sydney", "lon"): "151",
    }


def test_pictures_come_along_in_a_kmz(letter: Path, tmp_path: Path) -> None:
    (letter / "images").mkdir()
    Image.new("RGB", (3, 2)).save(letter / "images" / "cog.png")
    events = pd.read_csv(letter / "events.csv", dtype=str)
    events.loc[0, ["image", "image_alt", "image_credit"]] = ["cog.png", "A cog", "Nobody"]
    events.to_csv(letter / "events.csv", index=False)
    dossier = gd.read_dossier(letter)
    lost = gd.write(dossier, tmp_path / "a.kml")
    assert [str(each) for each in lost] == ["1 images: a KML holds no files; a KMZ does"]
    assert gd.write(dossier, tmp_path / "a.kmz") == []
    assert gd.read_tables(tmp_path / "a.kmz").images == dossier.images
    first = (tmp_path / "a.kmz").read_bytes()
    gd.write(dossier, tmp_path / "b.kmz")
    assert (tmp_path / "b.kmz").read_bytes() == first


def read(path: Path, marks: str) -> Tables:
    return gd.read_tables(kml(path, marks))


def test_times_of_folders_are_those_of_their_placemarks(tmp_path: Path) -> None:
    """As data/kml/time/multiNestedInherits.kml of OpenSextant/giscore: a folder with a time, placemarks with one or without."""
    span = "<TimeSpan><begin>1398-09-01T02:00:00Z</begin><end>1398-09-03T04:00:00Z</end></TimeSpan>"
    own = "<TimeStamp><when>1398-10</when></TimeStamp>"
    point = "<Point><coordinates>10.7,53.9,0</coordinates></Point>"
    marks = f"<Placemark><name>{{}}</name>{{}}{point}</Placemark>"
    inside = f"<Folder><name>in</name>{marks.format('Second', '')}{marks.format('Third', own)}</Folder>"
    tables = read(
        tmp_path / "a.kml",
        f"<Folder><name>out</name>{span}{marks.format('First', '')}{inside}</Folder>{marks.format('Town', '')}",
    )
    assert [(row["title"], row["date"], row["places"]) for row in tables.rows("events")] == [
        ("First", "1398-09-01/1398-09-03", "first"),
        ("Second", "1398-09-01/1398-09-03", "second"),
        ("Third", "1398-10", "third"),
    ]
    assert [(row["id"], row.get("name")) for row in tables.rows("places")] == [
        ("first", None), ("second", None), ("third", None), ("town", "Town"),
    ]  # fmt: skip
    assert {row["lat"] for row in tables.rows("places")} == {"53.9"}


def test_times_of_every_kind(tmp_path: Path) -> None:
    """As data/kml/time/timestamps.kml of OpenSextant/giscore: a year, a month, an hour with its offset and without."""
    times = {
        "<TimeStamp><when>2009</when></TimeStamp>": "2009",
        "<TimeSpan><begin>2009-02</begin><end>2009-02</end></TimeSpan>": "2009-02",
        "<TimeSpan><begin>2009-04-02T02:06:00Z</begin><end>2009-04-02T02:06:59Z</end></TimeSpan>": "2009-04-02",
        "<TimeStamp><when>2009-04-03T06:10:46+03:00</when></TimeStamp>": "2009-04-03T06:10:46+03:00",
        "<TimeStamp><when>2009-04-05T05:10:50</when></TimeStamp>": "2009-04-05T05:10:50",
        "<TimeSpan><begin>-0263</begin><end>-0240</end></TimeSpan>": "-0263/-0240",
    }
    tables = read(tmp_path / "a.kml", "".join(f"<Placemark><name>a</name>{time}</Placemark>" for time in times))
    assert tables.sheets["events"]["date"].tolist() == list(times.values())
    assert tables.sheets["events"]["id"].tolist()[:2] == ["a", "a-2"]
    assert tables.rows("places") == []


def test_an_area_with_a_point_for_its_name(tmp_path: Path) -> None:
    """As data/kml/MultiGeometry/polygon-point.kml of OpenSextant/giscore: no time, and both shapes in one placemark."""
    ring = "<LinearRing><coordinates>\n 0,0 4,0\n 4,4 0,0 </coordinates></LinearRing>"
    area = f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"
    both = f"<MultiGeometry><Point><coordinates>2,1</coordinates></Point>{area}</MultiGeometry>"
    html = "<description><![CDATA[<p>Old &amp; new<br>town</p>]]></description>"
    tables = read(tmp_path / "a.kml", f"<Placemark><name>Adel</name>{html}{both}</Placemark>")
    assert tables.rows("places") == [
        {"id": "adel", "name": "Adel", "lat": "1", "lon": "2", "note": "Old & new\ntown", "checked": "draft"}
    ]
    assert [(row["label"], row["note"], row["wkt"]) for row in tables.rows("geometries")] == [
        ("Adel", "Old & new\ntown", "POLYGON ((0 0, 4 0, 4 4, 0 0))")
    ]


def test_extended_data_that_are_columns_of_ours(tmp_path: Path) -> None:
    """As data/kml/sloppy/schemaData.kml of OpenSextant/giscore: the date in extended data alone, with a fraction of a second."""
    data = "".join(
        f'<SimpleData name="{name}">{text}</SimpleData>'
        for name, text in {
            "Date": "2006-01-20T15:03:08.457Z",
            "Longitude": "-112.0025",
            "Int1": "Nan",
            "quotation": "so",
            "Foo": "-1",
        }.items()
    )
    point = "<Point><coordinates>-112,32</coordinates></Point>"
    mark = f"<Placemark><ExtendedData><SchemaData>{data}</SchemaData></ExtendedData>{point}</Placemark>"
    tables = read(tmp_path / "a.kml", mark)
    assert tables.rows("events") == [
        {"id": "event-1", "date": "2006-01-20T15:03:08Z", "quotation": "so", "places": "place-1", "checked": "draft"}
    ]
    assert tables.rows("places") == [{"id": "place-1", "lat": "32", "lon": "-112", "checked": "draft"}]


def test_a_line_over_180_degrees_goes_on(tmp_path: Path) -> None:
    line = "<LineString><coordinates>179,0 -179,1</coordinates></LineString>"
    tables = read(tmp_path / "a.kml", f"<Placemark><name>a</name>{line}</Placemark>")
    assert tables.rows("geometries")[0]["wkt"] in {"LINESTRING (179 0, 181 1)", "LINESTRING (-181 0, -179 1)"}


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ("<Placemark><name>a</name><Point><coordinates>nan,nan</coordinates></Point></Placemark>", "lies nowhere"),
        ("<Placemark><name>a</name><Point><coordinates>1e999,2</coordinates></Point></Placemark>", "lies nowhere"),
        ("<Placemark><Point><coordinates>x</coordinates></Point></Placemark>", "coordinates that cannot be read"),
        ("<Placemark><name>a</name>", "is not XML that can be read"),
        (f"<Placemark>{'<MultiGeometry>' * 4000}", "is not XML that can be read"),
        ("", "holds no placemark"),
        ('<ExtendedData><Data name="chronotope"><value>{"a</value></Data></ExtendedData><Placemark/>', "is not JSON"),
        (
            '<ExtendedData><Data name="chronotope"><value>{"text": 1}</value></Data></ExtendedData><Placemark/>',
            "is no text",
        ),
        (
            f'<ExtendedData><Data name="chronotope"><value>{"[" * 100000}</value></Data></ExtendedData><Placemark/>',
            "is not JSON",
        ),
    ],
)
def test_what_is_broken_is_told(marks: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(gd.FileError, match=why):
        read(tmp_path / "a.kml", marks)


def test_pictures_of_other_names_are_left_in_the_archive(tmp_path: Path) -> None:
    data = "".join(
        f'<Data name="{name}"><value>{text}</value></Data>'
        for name, text in {"sheet": "events", "id": "a", "image": "../../a.png"}.items()
    )
    document = kml(tmp_path / "a.kml", f"<Placemark><ExtendedData>{data}</ExtendedData></Placemark>").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.kmz", "w") as archive:
        archive.writestr("doc.kml", document)
        archive.writestr("images/../../a.png", b"x")
    assert gd.read_tables(tmp_path / "a.kmz").images == {}
