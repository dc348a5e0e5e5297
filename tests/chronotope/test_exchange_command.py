"""`chronotope import` and `chronotope export` to formats of the field, as a user types them."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from exchanged import SEEDS

from chronotope.command.main import main
from geodata import read_dossier, read_tables
from geodata.exchange.forms import FORMS

TABLE = """\
Name,When,Location,Latitude,Longitude,Description,Wind
The ship sails,1837-03,Sydney,-33.86,151.21,She leaves for the line.,fair
Landfall,1837-06~,Tarawa,1.4,173.0,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "voyage.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_becomes_a_dossier_with_work_to_do(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(table), "-o", str(tmp_path / "voyage")]) == 0
    told = capsys.readouterr().out
    assert "2 places, 2 events" in told
    assert "What the file does not say is left empty" in told
    assert f"chronotope check {tmp_path / 'voyage'}" in told
    events = (tmp_path / "voyage" / "events.csv").read_text(encoding="utf-8")
    assert "the-ship-sails,1837-03," in events
    tables = read_tables(table)
    assert tables.sheets["events"][["title", "date", "places", "checked", "modality"]].to_numpy().tolist() == [
        ["The ship sails", "1837-03", "sydney", "draft", ""],
        ["Landfall", "1837-06~", "tarawa", "draft", ""],
    ]
    assert tables.sheets["places"][["id", "name", "lat", "lon", "precision_km", "checked"]].to_numpy().tolist() == [
        ["sydney", "Sydney", "-33.86", "151.21", "", "draft"],
        ["tarawa", "Tarawa", "1.4", "173", "", "draft"],
    ]


@pytest.mark.parametrize("ending", ["csv", "geojson", "gpkg", "kml"])
def test_what_a_dossier_has_no_column_for_is_named(
    tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = {"title": ["Ford"], "date": ["1805"], "keeper": ["J. B."], "tolls": ["yes"]}
    frame = gpd.GeoDataFrame(rows, geometry=gpd.points_from_xy([1], [2]), crs="EPSG:4326")
    path = tmp_path / f"fords.{ending}"
    if ending == "csv":
        pd.DataFrame(rows).to_csv(path, index=False)
    else:
        frame.to_file(path, driver="LIBKML" if ending == "kml" else None)
    assert main(["import", str(path), "-o", str(tmp_path / "fords")]) == 0
    assert "Left out 2 columns that a dossier has no place for: keeper, tolls\n" in capsys.readouterr().out


def test_a_folder_that_is_there_is_only_filled(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "voyage"
    assert main(["import", str(table), "-o", str(folder)]) == 0
    events = folder / "events.csv"
    mine = events.read_text(encoding="utf-8").replace("The ship sails,She leaves", "Departure,She leaves")
    mine = mine.replace("landfall,", "landfall-2,").replace("She leaves for the line.", "")
    events.write_text(f"{mine}# a remark of mine\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", str(table), "-o", str(folder)]) == 1
    assert "is there already and not empty" in capsys.readouterr().err
    assert events.read_text(encoding="utf-8").startswith(mine)
    assert main(["import", str(table), "-o", str(folder), "--merge"]) == 0
    assert "events.csv: 1 cell filled, 1 row added" in capsys.readouterr().out
    merged = events.read_text(encoding="utf-8")
    assert "Departure,She leaves for the line." in merged
    assert "# a remark of mine" in merged
    assert [line.partition(",")[0] for line in merged.splitlines()[1:]] == [
        "the-ship-sails",
        "landfall-2",
        "# a remark of mine",
        "landfall",
    ]


@pytest.mark.parametrize("name", ["Voyage 1837", "voyage/"])
def test_a_folder_is_called_as_an_id(
    table: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = main(["import", str(table), "-o", str(tmp_path / name)])
    assert asked == (0 if name == "voyage/" else 1)
    if asked:
        assert "the folder's name becomes the dossier's id" in capsys.readouterr().err
        assert not (tmp_path / name).exists()


def test_what_is_lost_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "whaler.csv"
    assert main(["export", str(SEEDS / "whaler-1837"), "-o", str(target), "--form", "flat"]) == 0
    told = capsys.readouterr()
    assert "whaler.csv: 0.01 MB, Table with a row for each event" in told.out
    assert "  9 toponyms\n" in told.err
    assert "  3 cells of geometry in events\n" in told.err
    assert len(read_tables(target, form="flat").sheets["events"]) == len(read_dossier(SEEDS / "whaler-1837").events)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "map.csv", "--form", "flat", "--width", "90", "--no-relief"], "--width, --no-relief: only for figures"),
        (["-o", "map.pdf", "--form", "flat"], "map.pdf is the file of a figure, and --form flat a format for data"),
        (["-o", "map.html"], "pages are written by the command: chronotope build"),
        (["-o", "map.foo"], "a figure ends in .pdf"),
        (["--form", "flat"], "name the file, with -o"),
    ],
)
def test_figures_and_data_are_told_apart(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="2"):
        main(["export", str(SEEDS / "whaler-1837"), *arguments])
    assert words in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == []


def test_every_format_says_what_it_is() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)
    for form in FORMS:
        assert form.title
        assert all(suffix.startswith(".") and suffix == suffix.casefold() for suffix in form.suffixes)
        assert "/" in form.media_type
        assert form.reads or form.writes
        module = form.load()
        assert hasattr(module, "read") == form.reads
        assert hasattr(module, "write") == form.writes
