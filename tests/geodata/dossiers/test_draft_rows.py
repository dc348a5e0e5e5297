"""Drafts: rows that nobody has reviewed may be incomplete; what is left to do is remarked, and all else refused as elsewhere."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from drafts import write_drafts
from letter import replace_once, set_cell, set_feature

import geodata as gd
from chronotope.command.main import main
from geodata.templates.workbooks import write_workbook


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    return write_drafts(tmp_path / "drafts")


def found(path: Path) -> list[tuple[str, int | None, str | None, str]]:
    """The problems; none where the dossier is read."""
    try:
        gd.read_dossier(path)
    except gd.DossierError as error:
        return [(each.file, each.row, each.column, each.why) for each in error.problems]
    return []


def test_what_a_draft_does_not_know_stays_empty(drafts: Path) -> None:
    dossier = gd.read_dossier(drafts)
    assert len(dossier.actors) == 0
    for column in ("summary", "kind", "actors", "basis"):
        assert set(dossier.events[column]) == {""}, column
    assert dossier.events["modality"].tolist() == ["", "occurred", "", ""]
    assert dossier.places["precision_km"].isna().all()
    assert dossier.geometries["kind"].tolist() == ["", "", "route", "front"]
    assert dossier.geometries["precision_km"].isna().all()
    assert dossier.events["date"].tolist()[0] == "1398-05-10", "reckoned from the words as elsewhere"


# Of each file the rows whose empty cells are left to do, by their columns.
LEFT = {
    ("places.csv", "kind"): [2, 3, 4],
    ("places.csv", "precision_km"): [2, 3],
    ("places.csv", "checked"): [2, 3, 4],
    ("events.csv", "summary"): [2, 3, 4, 5],
    ("events.csv", "kind"): [2, 3, 4, 5],
    ("events.csv", "modality"): [2, 4, 5],
    ("events.csv", "actors"): [2, 3, 4, 5],
    ("events.csv", "quotation"): [3, 4, 5],
    ("events.csv", "basis"): [2, 3, 4, 5],
    ("events.csv", "standing"): [2, 4, 5],
    ("events.csv", "checked"): [2, 3, 4, 5],
    ("geometries.geojson", "kind"): [1, 2],
    ("geometries.geojson", "label"): [1, 2, 3, 4],
    ("geometries.geojson", "basis"): [1, 2, 3, 4],
    ("geometries.geojson", "checked"): [1, 2, 3, 4],
    ("geometries.geojson", "precision_km"): [1, 2, 3, 4],
    ("geometries.geojson", "source"): [1, 2, 3, 4],
}


def test_check_tells_all_that_is_left_to_do_and_finds_no_fault(
    drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: dict[tuple[str, str], list[int]] = {}
    for remark in gd.read_dossier(drafts).remarks:
        told.setdefault((remark.file, remark.column or ""), []).append(remark.row or 0)
    assert told == LEFT
    assert main(["check", "--format", "json", str(drafts)]) == 0
    lists = json.loads(capsys.readouterr().out)
    assert lists["problems"] == []
    assert len(lists["remarks"]) == sum(map(len, LEFT.values()))
    assert main(["check", str(drafts)]) == 0
    said = capsys.readouterr().err
    assert (
        "events.csv, rows 2, 4–5, modality: the cell is empty. Fill it in: how the event is told (occurred, ordered, "
        in said
    )
    assert 'events.csv, rows 2–5, checked: "draft" says that nobody has reviewed the row. Hold it against' in said


def test_a_row_that_has_been_reviewed_is_held_to_the_format_again(drafts: Path) -> None:
    set_cell(drafts, "events.csv", 3, "checked", "seen")
    assert {(column, why) for _, row, column, why in found(drafts) if row == 3} == {
        ("summary", "the cell is empty"),
        ("kind", "the cell is empty"),
        ("actors", "the cell is empty"),
        ("quotation", "the event rests on nothing"),
        ("basis", "the cell is empty"),
    }
    # Only a dossier that has nothing but drafts does without actors.
    assert ("dossier.toml", None, "actors", "there are no actors") in found(drafts)
    assert {row for _, row, _, _ in found(drafts)} == {None, 3}


def without(path: str, column: str) -> Callable[[Path], None]:
    """Take a column away, header and cells."""

    def change(folder: Path) -> None:
        lines = (folder / path).read_text(encoding="utf-8").splitlines()
        at = lines[0].split(",").index(column)
        kept = [",".join(cell for number, cell in enumerate(line.split(",")) if number != at) for line in lines]
        (folder / path).write_text("\n".join(kept), encoding="utf-8")

    return change


REFUSED: dict[str, tuple[Callable[[Path], object], tuple[str, int | None, str | None, str]]] = {
    "no id": (lambda it: set_cell(it, "events.csv", 2, "id", ""), ("events.csv", 2, "id", "the cell is empty")),
    "no title": (
        lambda it: set_cell(it, "events.csv", 2, "title", ""),
        ("events.csv", 2, "title", "the cell is empty"),
    ),
    "no date": (lambda it: set_cell(it, "events.csv", 3, "date", ""), ("events.csv", 3, "date", "the cell is empty")),
    "no name": (lambda it: set_cell(it, "places.csv", 4, "name", ""), ("places.csv", 4, "name", "the cell is empty")),
    "no geometry": (
        lambda it: set_feature(it, 2, geometry=None),
        ("geometries.geojson", 2, "geometry", "the feature has no geometry"),
    ),
    "a point": (
        lambda it: set_feature(it, 2, geometry={"type": "Point", "coordinates": [14, 55]}),
        ("geometries.geojson", 2, "geometry", "a feature cannot be a Point"),
    ),
    "one coordinate": (
        lambda it: set_cell(it, "places.csv", 2, "lon", ""),
        ("places.csv", 2, "lon", "the place has one coordinate only"),
    ),
    "a word that is none": (
        lambda it: set_cell(it, "events.csv", 2, "kind", "sailing"),
        ("events.csv", 2, "kind", "is not one of battle, movement"),
    ),
    "words that are not in the document": (
        lambda it: set_cell(it, "events.csv", 2, "quotation", "the fleet sank"),
        ("events.csv", 2, "quotation", "is not in the document"),
    ),
    "an actor whom nobody named": (
        lambda it: set_cell(it, "events.csv", 2, "actors", "hansa"),
        ("events.csv", 2, "actors", "is not an id in dossier.toml"),
    ),
    "an unknown place": (
        lambda it: set_cell(it, "events.csv", 2, "places", "atlantis"),
        ("events.csv", 2, "places", "is not an id in places.csv"),
    ),
    "computed, but not how": (
        lambda it: set_cell(it, "events.csv", 3, "basis", "computed"),
        ("events.csv", 3, "date_rule", "the event is computed, but nothing says how"),
    ),
    "no column": (without("events.csv", "kind"), ("events.csv", 1, "kind", "the column is missing")),
    "no rights": (
        lambda it: replace_once(it, "dossier.toml", 'rights = "not known"\n', ""),
        ("dossier.toml", 5, "rights", "the key is missing"),
    ),
    "no text": (lambda it: (it / "document.txt").unlink(), ("document.txt", None, None, "the file is missing")),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_draft_is_refused_what_no_draft_needs(drafts: Path, fault: str) -> None:
    change, wanted = REFUSED[fault]
    change(drafts)
    told = found(drafts)
    assert [each[:3] for each in told] == [wanted[:3]]
    assert told[0][3].startswith(wanted[3])


def test_a_draft_that_is_misspelt_is_told_as_such(drafts: Path) -> None:
    set_cell(drafts, "events.csv", 2, "checked", "Draft")
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(drafts)
    assert [each.nearest for each in caught.value.problems if each.column == "checked"] == ["draft"]


def test_a_column_that_is_missing_may_be_empty_in_drafts_alone(drafts: Path) -> None:
    without("events.csv", "kind")(drafts)
    with pytest.raises(gd.DossierError) as caught:
        gd.read_dossier(drafts)
    assert caught.value.problems[0].fix == "Add a column kind; only in drafts may its cells be empty"


def test_a_workbook_of_drafts_is_read_as_its_folder_is(drafts: Path) -> None:
    write_workbook(drafts, drafts.with_suffix(".xlsx"))
    ours, theirs = gd.read_dossier(drafts), gd.read_dossier(drafts.with_suffix(".xlsx"))
    assert ours.events["title"].tolist() == theirs.events["title"].tolist()
    assert len(ours.remarks) == len(theirs.remarks)
    book = openpyxl.load_workbook(drafts.with_suffix(".xlsx"))
    # The columns of wkt are as required as a geometry.
    sheet = book["geometries"]
    at = next(cell.column for cell in sheet[1] if cell.value == "wkt")
    sheet.cell(2, at).value = None
    book.save(drafts.with_suffix(".xlsx"))
    assert [each[1:3] for each in found(drafts.with_suffix(".xlsx"))] == [(2, "wkt")]


def test_a_draft_keeps_its_standing(letter: Path) -> None:
    set_cell(letter, "events.csv", 7, "checked", "draft")
    dossier = gd.read_dossier(letter)
    sale = dossier.events.set_index("id").loc["sale"]
    assert (sale["checked"], sale["standing"]) == ("draft", "contested")
    assert [each.row for each in dossier.remarks if each.value == "draft"] == [7]
