import json
import re
from pathlib import Path

import pytest
from letter import replace_once, set_cell, set_feature

import geodata as gd
from geodata.formats import geometries as geometry_formats
from geodata.formats import keys, vocabularies
from geodata.formats import tables as formats
from geodata.formats.parts import FILES

SEEDS = Path(__file__).parents[3] / "seeds"


def test_the_record_of_the_document_is_read(letter: Path) -> None:
    dossier = gd.read_dossier(letter)
    assert (dossier.id, dossier.path, dossier.kind, dossier.default_path) == (
        "letter-1398",
        letter,
        "exercise",
        "lesson",
    )
    assert dossier.document.title == "Letter of Hinrich Rode"
    assert dossier.document.date.display == "30 September 1398"
    assert dossier.document.addressees == ("Tideman Swarte", "the aldermen at Bruges")
    assert dossier.document.archive == ""
    assert dossier.document.text == (letter / "document.txt").read_text(encoding="utf-8")
    assert dossier.views == (gd.View(id="baltic", title="Baltic Sea", extent=(3.0, 50.0, 22.0, 60.0)),)
    assert dossier.timeline_extent == gd.parse_edtf("1398-09-01/1398-12-31")
    assert dossier.actors["id"].tolist() == ["luebeck-merchants", "victual-brothers"]


def test_a_dossier_shows_itself_in_one_line(letter: Path) -> None:
    assert repr(gd.read_dossier(letter)) == "<Dossier letter-1398: Hinrich Rode to Tideman Swarte>"


def test_events_have_their_cells_as_typed_and_what_is_computed_from_them(letter: Path) -> None:
    events = gd.read_dossier(letter).events.set_index("id")
    assert list(events.columns) == [
        *("geometry_ids" if column.name == "geometry" else column.name for column in formats.EVENTS[1:]),
        "when",
        "earliest",
        "latest",
        "date_display",
        "quotation_start",
        "quotation_end",
        "corroboration",
        "geometry",
    ]
    assert gd.values(events.loc["pirates", "voice"]) == ("hinrich", "skipper")
    assert (str(events.loc["pirates", "earliest"]), str(events.loc["pirates", "latest"])) == (
        "1398-09-01",
        "1398-09-30",
    )
    assert events.loc["sailing", "earliest"] is None
    assert events.loc["sailing", "date_display"] == "until 11 November 1398"
    assert events.loc["sale", "quotation"] == ""
    assert events["quotation_start"].isna().tolist() == [False] * 5 + [True]


def test_a_quotation_stands_where_its_offsets_say(letter: Path) -> None:
    dossier = gd.read_dossier(letter)
    quoted = dossier.events[dossier.events.quotation != ""]
    for event in quoted.itertuples():
        words = dossier.document.text[event.quotation_start : event.quotation_end]
        assert words.split() == event.quotation.split()
    # "the cog Maria" stands twice; the context chooses the second.
    assert quoted.set_index("id").loc["sailing", "quotation_start"] > 400


@pytest.mark.parametrize(
    ("event", "wkt"),
    [
        ("arrival", "POINT (10.684 53.866)"),
        ("letter", "MULTIPOINT ((10.684 53.866), (3.225 51.209))"),  # both places, in their order
        ("sale", "POINT (18.647 54.352)"),  # nobody knows where the other place lay
        ("sailing", None),
    ],
)
def test_an_event_lies_at_those_of_its_places_that_have_coordinates(letter: Path, event: str, wkt: str | None) -> None:
    events = gd.read_dossier(letter).events.set_index("id")
    assert events.crs == "EPSG:4326"
    geometry = events.geometry[event]
    assert (geometry and geometry.wkt) == wkt


def test_features_are_drawn_instead_of_places(letter: Path) -> None:
    both = gd.read_dossier(letter).events.set_index("id").geometry["overland"]
    assert [part.geom_type for part in both.geoms] == ["LineString", "Polygon"]
    assert both.geoms[0].coords[0] == (3.225, 51.209)
    set_cell(letter, "events.csv", 5, "geometry", "by-hamburg")
    assert gd.read_dossier(letter).events.set_index("id").geometry["overland"].geom_type == "LineString"


def test_areas_of_one_event_that_overlap_are_merged(letter: Path) -> None:
    square = [[[12.6, 55.3], [14.0, 55.3], [14.0, 56.1], [12.6, 56.1], [12.6, 55.3]]]
    area = {"type": "Polygon", "coordinates": square}
    set_feature(letter, 2, properties={"kind": "area"}, geometry=area)
    merged = gd.read_dossier(letter).events.set_index("id").geometry["overland"]
    assert merged.is_valid
    assert merged.bounds == (12.4, 55.3, 14.0, 56.1)


def test_places_are_points_or_only_told(letter: Path) -> None:
    places = gd.read_dossier(letter).places.set_index("id")
    assert places.crs == "EPSG:4326"
    assert places.geometry["luebeck"].wkt == "POINT (10.684 53.866)"
    assert places.geometry["sound"] is None
    assert places.loc["sound", "geometry_ids"] == "the-sound"
    assert places["rank"].isna().sum() == 2


def test_geometries_have_all_properties_and_the_bounds_of_their_validity(letter: Path) -> None:
    geometries = gd.read_dossier(letter).geometries.set_index("id")
    assert geometries.crs == "EPSG:4326"
    assert gd.values(geometries.loc["the-sound", "waypoints"]) == ("luebeck", "visby")
    assert geometries["precision_km"].tolist() == [5.0, 20.5]
    assert [str(day) for day in geometries["latest"]] == ["1398-10-31", "None"]


def test_steps_of_a_path_are_sorted(letter: Path) -> None:
    paths = gd.read_dossier(letter).paths
    steps = list(zip(paths["path"], paths["step"], paths["event"], strict=True))
    assert steps == [("lesson", 1, "letter"), ("lesson", 2, "overland"), ("short", 1, "sale")]


def test_four_files_are_enough(letter: Path) -> None:
    replace_once(letter, "dossier.toml", 'default_path = "lesson"\n', "")
    for row in range(2, 8):
        for column in ("voice", "geometry", "outcome", "source"):
            set_cell(letter, "events.csv", row, column, "")
    replace_once(letter, "places.csv", "the-sound", "")
    replace_once(letter, "events.csv", "danzig | grange,,,,,", "danzig | grange,,cloth,,,")
    set_cell(letter, "events.csv", 7, "quotation", "Your friend")
    for name in set(FILES) - {"dossier.toml", "document.txt", "places.csv", "events.csv"}:
        (letter / name).unlink()
    dossier = gd.read_dossier(letter)
    assert dossier.geometries.empty
    assert dossier.geometries.crs == "EPSG:4326"
    dates = ["sent_when", "sent_display", "received_when", "received_display"]
    assert list(dossier.messages.columns) == [*(column.name for column in formats.MESSAGES), *dates]


def test_a_dossier_written_on_windows_is_the_same(letter: Path) -> None:
    before = gd.read_dossier(letter)
    for path in letter.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    after = gd.read_dossier(letter)
    assert after.document == before.document
    assert after.events.drop(columns="geometry").equals(before.events.drop(columns="geometry"))


def test_other_files_may_lie_in_the_folder(letter: Path) -> None:
    for name in ("README.md", "notes.txt", ".~lock.events.csv#", "._events.csv", "~$events.csv"):
        (letter / name).write_bytes(b"\x00")
    gd.read_dossier(letter)


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in SEEDS.glob("*/dossier.toml")), ids=lambda path: path.name
)
def test_every_dossier_of_this_project_is_without_faults(folder: Path) -> None:
    assert len(gd.read_dossier(folder).events) > 0


def test_the_id_of_a_feature_may_be_a_property(letter: Path) -> None:
    path = letter / "geometries.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    first = collection["features"][0]
    first["properties"]["id"] = first.pop("id")
    path.write_text(json.dumps(collection), encoding="utf-8")
    assert gd.read_dossier(letter).geometries["id"].tolist() == ["the-sound", "by-hamburg"]


def test_the_description_of_the_format_names_every_file_column_and_word() -> None:
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL))
    toml = (
        *keys.DOSSIER_KEYS,
        *keys.DOCUMENT_KEYS,
        *keys.ACTOR_KEYS,
        *keys.VIEW_KEYS,
        *keys.TIMELINE_KEYS,
    )
    described = {**formats.TABLES, "geometries.geojson": (*geometry_formats.GEOMETRIES,), "dossier.toml": toml}
    for file, columns in described.items():
        rows = re.findall(r"^\| `([a-z_]+)` \| (required)? ?\| (.*) \|$", sections[file], flags=re.MULTILINE)
        told = [(name, required, means.replace("`", "").replace("\\|", "|")) for name, required, means in rows]
        for column in columns:
            means = f"{column.means} (fixed words)" if column.words and column.name != "rank" else column.means
            assert (column.name, "required" if column.required else "", means) in told, f"{file}, {column.name}"
    words = (
        *vocabularies.EVENT_KINDS,
        *vocabularies.MODALITIES,
        *vocabularies.FATES,
        *vocabularies.BASES,
        *vocabularies.STANDINGS,
        *vocabularies.CHECKED,
        *vocabularies.PLACE_KINDS,
        *vocabularies.GEOMETRY_KINDS,
        *vocabularies.DOSSIER_KINDS,
    )
    assert not {word for word in words if f"`{word}`" not in text}


def test_a_dossier_without_events_is_refused(letter: Path) -> None:
    events = letter / "events.csv"
    events.write_text(events.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    assert any(p.file == "events.csv" and p.why == "the table has no rows" for p in caught.value.problems)


def test_an_empty_id_is_not_taken_for_a_ring(letter: Path) -> None:
    set_cell(letter, "events.csv", 2, "id", "")
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(letter)
    assert not any("part of itself" in problem.why for problem in caught.value.problems)
