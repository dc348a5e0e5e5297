"""A dossier as one workbook: the same dossier, and problems that name sheet, row and column."""

import datetime as dt
import zipfile
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyogrio
import pytest
from letter import replace_once, set_cell

import geodata as gd
from geodata.formats import geometries as geometry_formats
from geodata.formats import keys, vocabularies
from geodata.formats import tables as formats
from geodata.formats.parts import SHEETS, sheet_of
from geodata.templates.workbooks import write_workbook

SEEDS = Path(__file__).parents[3] / "seeds"
Change = Callable[[openpyxl.Workbook], object]


@pytest.fixture
def workbook(letter: Path, tmp_path: Path) -> Path:
    """The small dossier as a workbook without faults."""
    target = tmp_path / "letter-1398.xlsx"
    write_workbook(letter, target)
    return target


def problems(path: Path) -> tuple[gd.Problem, ...]:
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(path)
    return error.value.problems


def altered(path: Path, change: Change) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def as_opendocument(source: Path, target: Path) -> Path:
    with pd.ExcelWriter(target, engine="odf") as writer:
        for sheet in openpyxl.load_workbook(source):
            pd.DataFrame(sheet.values).to_excel(writer, sheet_name=sheet.title, header=False, index=False)
    return target


def assert_same(one: gd.Dossier, other: gd.Dossier) -> None:
    for field in fields(gd.Dossier):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(ours, pd.DataFrame):
            shapes = [None if shape is None else shape.wkt for shape in ours.get("geometry", [])]
            assert shapes == [None if shape is None else shape.wkt for shape in theirs.get("geometry", [])]
            ours, theirs = (frame.drop(columns="geometry", errors="ignore") for frame in (ours, theirs))
            pd.testing.assert_frame_equal(ours, theirs)
        elif field.name == "remarks":
            told = [[(remark.column, remark.value, remark.why) for remark in remarks] for remarks in (ours, theirs)]
            assert told[0] == told[1]
        elif field.name != "path":
            assert ours == theirs, field.name


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*/dossier.toml")), ids=lambda path: path.parent.name)
def test_every_dossier_of_this_project_is_the_same_as_a_workbook(seed: Path, tmp_path: Path) -> None:
    folder = tmp_path / seed.parent.name
    folder.mkdir()
    write_workbook(seed.parent, folder / "dossier.xlsx")
    assert_same(gd.read_dossier(seed.parent), gd.read_dossier(folder))


@pytest.mark.thorough
def test_the_cable_is_the_same_as_an_opendocument_workbook(cable: gd.Dossier, tmp_path: Path) -> None:
    write_workbook(SEEDS / "cable-75511", tmp_path / "cable-75511.xlsx")
    path = as_opendocument(tmp_path / "cable-75511.xlsx", tmp_path / "cable-75511.ods")
    assert_same(cable, gd.read_dossier(path))


def test_the_id_is_the_name_of_the_folder_or_of_the_workbook(workbook: Path) -> None:
    assert gd.read_dossier(workbook).id == "letter-1398"
    folder = workbook.parent / "my-letter"
    folder.mkdir()
    workbook.rename(folder / "dossier.xlsx")
    assert gd.read_dossier(folder).id == gd.read_dossier(folder / "dossier.xlsx").id == "my-letter"
    assert gd.read_dossier(folder / "dossier.xlsx").path == folder / "dossier.xlsx"


def test_a_workbook_that_is_open_in_a_spreadsheet_is_read(workbook: Path) -> None:
    folder = workbook.parent / "my-letter"
    folder.mkdir()
    workbook.rename(folder / "dossier.xlsx")
    (folder / "~$dossier.xlsx").write_bytes(b"open")
    (folder / ".~lock.dossier.xlsx#").write_bytes(b"open")
    assert gd.read_dossier(folder).id == "my-letter"


def test_numbers_are_read_as_typed(letter: Path, workbook: Path) -> None:
    def typed(book: openpyxl.Workbook) -> None:
        places, events, views = book["places"], book["events"], book["views"]
        places["E2"], places["F2"], places["G2"], places["D2"] = 53.866, 10.684, 2, 1
        events["B7"] = 1398
        views["C2"] = 3
        book["paths"]["B2"] = 2.0

    set_cell(letter, "events.csv", 7, "date", "1398")
    assert_same(gd.read_dossier(letter), gd.read_dossier(altered(workbook, typed)))


def test_the_same_dossier_gives_the_same_bytes_without_a_clock(letter: Path, workbook: Path) -> None:
    again = workbook.with_name("again.xlsx")
    write_workbook(letter, again)
    assert again.read_bytes() == workbook.read_bytes()
    with zipfile.ZipFile(workbook) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        assert f"{dt.datetime.now(dt.UTC):%Y-}".encode() not in archive.read("docProps/core.xml")


def test_a_workbook_does_not_say_on_which_system_it_was_made(
    letter: Path, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = workbook.with_name("again.xlsx")
    monkeypatch.setattr("zipfile.sys.platform", "win32")
    write_workbook(letter, again)
    assert again.read_bytes() == workbook.read_bytes()


def test_all_is_text_and_every_column_is_explained(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert set(book.sheetnames) == set(SHEETS)
    for sheet in book:
        for column in sheet.columns:
            assert sheet.column_dimensions[column[0].column_letter].number_format == "@"
            assert {cell.number_format for cell in column} == {"@"}
            assert {cell.data_type for cell in column if cell.value} <= {"s"}
    for file, columns in formats.TABLES.items():
        sheet = book[sheet_of(file)]
        assert sheet.freeze_panes == "B2"
        by_name = {column.name: column for column in columns}
        for cell in sheet[1]:
            assert cell.font.b
            assert cell.comment.text == by_name[cell.value].explanation
    choices = {str(choice.sqref): choice.formula1 for choice in book["places"].data_validations.dataValidation}
    assert choices["C2:C1048576"] == f'"{",".join(vocabularies.PLACE_KINDS)}"'
    assert all(len(formula) <= 255 for formula in choices.values())  # more Excel does not take
    assert [cell.comment.text for cell in book["dossier"]["A"][1:]] == [
        column.explanation for column in keys.DOSSIER_SHEET
    ]


def test_the_description_of_the_format_names_every_sheet() -> None:
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    section = text.partition("## One workbook instead of files")[2].partition("\n## ")[0]
    tables = {sheet_of(file) for file in formats.TABLES}
    assert not {name for name in SHEETS if f"`{name}`" not in section} - tables
    assert all(f"`{column.name}`" in section for column in (*keys.KEY_SHEET, *keys.VIEW_SHEET))
    assert f"`{geometry_formats.GEOMETRY_SHEET[-1].name}`" in section
    assert f"`{keys.DOSSIER_SHEET[-1].name}`" in section


def test_another_program_opens_the_workbook(workbook: Path) -> None:
    assert pyogrio.list_layers(workbook)[:, 0].tolist() == openpyxl.load_workbook(workbook).sheetnames
    places = pyogrio.read_dataframe(workbook, layer="places")
    assert places["name"].tolist()[:2] == ["Lübeck", "Bruges"]


FAULTS: dict[str, tuple[Change, tuple[str | None, int | None, str | None, str | None], str, str]] = {
    "a date of the spreadsheet": (
        lambda book: book["events"].__setitem__("B2", dt.date(1950, 10, 12)),
        ("events", 2, "date", "1950-10-12"),
        "is a date of the spreadsheet, not text",
        "Format the column as Text and type it again: 1950-10-12",
    ),
    "a date with a time of day": (
        lambda book: book["events"].__setitem__("B2", dt.datetime(1950, 10, 12, 6, 30)),  # noqa: DTZ001
        ("events", 2, "date", "1950-10-12T06:30:00"),
        "is a date of the spreadsheet",
        "Format the column as Text",
    ),
    "a time of the spreadsheet": (
        lambda book: book["events"].__setitem__("B2", dt.time(6, 30)),
        ("events", 2, "date", "06:30:00"),
        "is a time of the spreadsheet",
        "Format the column as Text",
    ),
    "a truth value": (
        lambda book: book["candidates"].__setitem__("E2", True),  # noqa: FBT003
        ("candidates", 2, "preferred", "TRUE"),
        "is a truth value",
        "type it again",
    ),
    "a formula": (
        lambda book: book["events"].__setitem__("E2", "=A2&A3"),
        ("events", 2, "title", "=A2&A3"),
        "is a formula",
        "Type what it gives",
    ),
    "a formula where a quotation should be": (
        lambda book: book["events"].__setitem__("M3", "=1+1"),
        ("events", 3, "quotation", "=1+1"),
        "is a formula",
        "Type what it gives",
    ),
    "an error": (
        lambda book: book["events"].__setitem__("E2", "#REF!"),
        ("events", 2, "title", "#REF!"),
        "where it cannot compute",
        "Type the value itself",
    ),
    "a misspelt sheet": (
        lambda book: setattr(book["events"], "title", "evnts"),
        ("evnts", None, None, None),
        "is not one of the format",
        "Rename it to events",
    ),
    "a sheet that is not of the format": (
        lambda book: book.create_sheet("Ideas").append(["more"]),
        ("Ideas", None, None, None),
        "is not one of the format",
        "Delete it; the format has dossier, document",
    ),
    "a missing sheet": (
        lambda book: book.remove(book["events"]),
        ("events", None, None, None),
        "the sheet is missing",
        "Add it",
    ),
    "a missing key": (
        lambda book: book["dossier"].delete_rows(2),
        ("dossier", None, "title", None),
        "the key is missing",
        "Add a row with the key title",
    ),
    "a misspelt key": (
        lambda book: book["dossier"].__setitem__("A2", "titel"),
        ("dossier", 2, "key", "titel"),
        "is not a key of the format",
        "Write title",
    ),
    "a key without a value": (
        lambda book: book["document"].__setitem__("B2", None),
        ("document", 2, "title", None),
        "the value is missing",
        "Give the title",
    ),
    "a key that stands twice": (
        lambda book: book["dossier"].append(["title", "Another"]),
        ("dossier", 11, "key", "title"),
        "stands in row 2 already",
        "Delete one",
    ),
    "an unknown path": (
        lambda book: book["dossier"].__setitem__("B6", "lessons"),
        ("dossier", 6, "default_path", "lessons"),
        "is not an id in sheet paths",
        "Write lesson, or add lessons to sheet paths",
    ),
    "an unknown actor": (
        lambda book: book["events"].__setitem__("J5", "hansa"),
        ("events", 5, "actors", "hansa"),
        "is not an id in sheet actors",
        "Add hansa to sheet actors",
    ),
    "no actors": (
        lambda book: book["actors"].delete_rows(2, 9),
        ("actors", None, None, None),
        "there are no actors",
        "Add a row",
    ),
    "a view without a side": (
        lambda book: book["views"].__setitem__("C2", "3 E"),
        ("views", 2, "west", "3 E"),
        "is not a decimal number",
        "Write 3",
    ),
    "a view with latitudes first": (
        lambda book: book["views"].append(["other", "Other", "50", "3", "60", "22"]),
        ("views", 3, "west", "[50, 3, 60, 22]"),
        "holds no place",
        "exchange lat and lon in sheet places",
    ),
    "a word of a quotation": (
        lambda book: book["events"].__setitem__("M4", "the Victual Brothers lay before Visby"),
        ("events", 4, "quotation", "the Victual Brothers lay before Visby"),
        "nearest is line 4",
        "own words",
    ),
    "a second column beside the text": (
        lambda book: book["text"].__setitem__("B3", "a remark"),
        ("text", 3, None, "a remark"),
        "stands beside the text",
        "Move it",
    ),
    "a date in the text": (
        lambda book: book["text"].__setitem__("A2", dt.date(1950, 10, 12)),
        ("text", 2, "A", "1950-10-12"),
        "is a date of the spreadsheet",
        "Format the column as Text",
    ),
    "a geometry that is no text of its kind": (
        lambda book: book["geometries"].__setitem__("Q3", "LINESTRING (1 2"),
        ("geometries", 3, "wkt", None),
        "is not well-known text",
        "longitude first",
    ),
    "a geometry of another type": (
        lambda book: book["geometries"].__setitem__("Q3", "POINT (1 2)"),
        ("geometries", 3, "wkt", None),
        "a route cannot be a Point",
        "LineString or MultiLineString",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_once_with_sheet_row_and_column(workbook: Path, fault: str) -> None:
    change, place, why, fix = FAULTS[fault]
    found = problems(altered(workbook, change))
    assert len(found) == 1, found
    [problem] = found
    assert problem.file == "letter-1398.xlsx"
    assert (problem.sheet, problem.row, problem.column, problem.value) == place
    assert why in problem.why
    assert fix in problem.fix


def test_what_opendocument_knows_of_a_cell_is_told_as_well(workbook: Path) -> None:
    path = as_opendocument(workbook, workbook.with_suffix(".ods"))
    place = 'table:name="sources"'
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    head, _, tail = content.partition(place)
    tail = tail.replace(
        "<text:p>ledger</text:p>",
        "<office:annotation><text:p>a remark</text:p></office:annotation><text:p>led<text:span>ger</text:span></text:p>",
        1,
    )
    assert "a remark" in tail
    tail = tail.replace(
        "</table:table-row></table:table>",
        '</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>second</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=[.A2]" office:value-type="string"><text:p>x</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="1398-09-30"><text:p>30/9/98</text:p>'
        "</table:table-cell></table:table-row></table:table>",
        1,
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", head + place + tail)
    found = [(problem.where, problem.value) for problem in problems(path)]
    assert found == [
        ("letter-1398.ods, sheet sources, row 5, citation", "=[.A2]"),
        ("letter-1398.ods, sheet sources, row 5, url", "1398-09-30"),
    ]


def with_encryption(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")


BROKEN: dict[str, tuple[Callable[[Path], Any], str, str]] = {
    "a text": (lambda path: path.write_text("id,title\n"), "cannot be read as a workbook", "save it as .xlsx"),
    "an old Excel file": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        "an old Excel file, or protected by a password",
        "without a password",
    ),
    "a file with a password": (with_encryption, "is protected by a password", "without a password"),
    "half a file": (
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        "cannot be read as a workbook",
        "save it as .xlsx",
    ),
    "an archive of something else": (
        lambda path: zipfile.ZipFile(path, "w").close(),
        "cannot be read as a workbook",
        "save it as .xlsx",
    ),
    "nothing": (lambda path: path.unlink(), "the file cannot be read (No such file or directory)", "Check the path"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_file_that_is_no_workbook_is_told_as_such(workbook: Path, fault: str) -> None:
    change, why, fix = BROKEN[fault]
    change(workbook)
    [problem] = problems(workbook)
    assert (problem.file, problem.sheet) == ("letter-1398.xlsx", None)
    assert why in problem.why
    assert fix in problem.fix


def test_a_sheet_with_a_cell_at_its_far_end_is_read(workbook: Path) -> None:
    def far(book: openpyxl.Workbook) -> None:
        book["sources"].cell(1_048_576, 3, " ")

    gd.read_dossier(altered(workbook, far))


def test_faults_of_a_folder_are_faults_of_its_workbook(letter: Path, tmp_path: Path) -> None:
    set_cell(letter, "places.csv", 2, "lat", "39°02'N")
    set_cell(letter, "events.csv", 7, "title", "=A2")
    replace_once(letter, "dossier.toml", "credit =", "credits =")
    replace_once(letter, "geometries.geojson", "[9.993, 53.55]", '"here"')
    write_workbook(letter, tmp_path / "faulty.xlsx")
    assert [(problem.sheet, problem.column) for problem in problems(tmp_path / "faulty.xlsx")] == [
        ("document", "key"),
        ("places", "lat"),
        ("events", "title"),
        ("geometries", "wkt"),
    ]


UNWRITABLE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "a cell too long": (lambda folder: set_cell(folder, "events.csv", 2, "note", "x" * 40_000), "is too long"),
    "a control character": (lambda folder: set_cell(folder, "events.csv", 2, "note", "a\x0bb"), "control character"),
    "a table in another encoding": (lambda folder: (folder / "places.csv").write_bytes(b"\xff\xfe"), "not UTF-8"),
    "toml that is none": (lambda folder: (folder / "dossier.toml").write_text("title ="), "not TOML"),
}


@pytest.mark.parametrize("fault", UNWRITABLE)
def test_a_workbook_is_written_whole_or_not_at_all(letter: Path, tmp_path: Path, fault: str) -> None:
    change, why = UNWRITABLE[fault]
    change(letter)
    with pytest.raises(gd.DossierError) as caught:
        write_workbook(letter, tmp_path / "new.xlsx")
    assert [why in problem.why for problem in caught.value.problems] == [True]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter-1398"]
