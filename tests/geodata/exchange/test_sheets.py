"""The sheets of a dossier as plain frames: taken from a dossier, written as a folder, read again."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from exchanged import SEEDS as FOLDER

from geodata import read_dossier
from geodata.exchange.tables import SHEETS, Tables, sheet, tables_of

SEEDS = sorted(path for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_dossier_written_from_its_tables_is_the_same(seed: Path, tmp_path: Path) -> None:
    dossier = read_dossier(seed)
    tables_of(dossier).write(tmp_path / seed.name)
    again = read_dossier(tmp_path / seed.name)
    for name in SHEETS:
        if name != "views":
            # A date as it was typed, in the names of its calendar, becomes one in its numbers.
            pd.testing.assert_frame_equal(
                *(getattr(each, name).drop(columns="when", errors="ignore") for each in (again, dossier))
            )
    for name in ("views", "timeline_extent", "title", "note", "languages", "images"):
        assert getattr(again, name) == getattr(dossier, name)
    assert replace(again.document, date=dossier.document.date) == dossier.document
    assert str(again.document.date) == str(dossier.document.date)


def test_a_change_in_a_frame_is_what_is_written(tmp_path: Path) -> None:
    tables = tables_of(read_dossier(FOLDER / "whaler-1837"))
    tables.sheets["events"].loc[0, "title"] = "Another title"
    tables.write(tmp_path / "copy")
    assert read_dossier(tmp_path / "copy").events["title"][0] == "Another title"


def test_every_cell_is_text_and_every_column_there() -> None:
    frame = sheet("places", [{"id": "rome", "lat": 41.9, "lon": None, "rank": 1.0}])
    assert frame.loc[0, ["id", "lat", "lon", "rank", "note"]].tolist() == ["rome", "41.9", "", "1", ""]
    assert {str(dtype) for dtype in frame.dtypes} == {"str"}
    assert list(sheet("events", [{"id": "a", "quotation@en": "words"}])).index("quotation@en") == 1 + list(
        sheet("events", [])
    ).index("quotation")


def test_a_column_of_no_format_is_refused() -> None:
    with pytest.raises(ValueError, match="sheet places has no column colour"):
        Tables(sheets={"places": pd.DataFrame({"id": ["rome"], "colour": ["red"]})})


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="not empty"):
        Tables().write(tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.md"]
