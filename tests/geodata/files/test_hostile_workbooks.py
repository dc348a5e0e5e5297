"""Workbooks that would fill the memory or never end are refused; cells that would be read amiss are told."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from letter import set_cell

import geodata as gd
from geodata.errors import Problems
from geodata.files import excel, spreadsheets
from geodata.files.spreadsheets import Sheet, read_sheets
from geodata.templates.workbooks import write_workbook

Change = Callable[[openpyxl.Workbook], object]

TOO_LARGE = "the file cannot be read as a workbook: it is too large for a dossier"
DAMAGED = "the file cannot be read as a workbook: its contents are damaged"
OPENDOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="events">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
ROW = "<table:table-row{row}><table:table-cell{cell}><text:p>{text}</text:p></table:table-cell></table:table-row>"


@pytest.fixture
def workbook(letter: Path, tmp_path: Path) -> Path:
    """The small dossier as a workbook without faults."""
    target = tmp_path / "letter-1398.xlsx"
    write_workbook(letter, target)
    return target


def only_problem(path: Path) -> gd.Problem:
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(path)
    [problem] = error.value.problems
    return problem


def altered(path: Path, change: Change) -> Path:
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def rewritten(path: Path, member: str, change: Callable[[str], str]) -> Path:
    """Change one part of a workbook as text."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    before, parts[member] = parts[member], change(parts[member])
    assert parts[member] != before
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def with_rows(path: Path, rows: str, sheet: str = "sheet1") -> Path:
    """Put rows below those of a sheet."""
    return rewritten(
        path, f"xl/worksheets/{sheet}.xml", lambda part: part.replace("</sheetData>", f"{rows}</sheetData>")
    )


def opendocument(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", OPENDOCUMENT.format(rows=rows))
    return path


def with_shared(path: Path, texts: str) -> Path:
    """Add texts that cells share, as Excel does."""
    head = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/strings.xml", f"{head}{texts}</sst>")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/strings.xml" ContentType="{kind}"/></Types>'
    return rewritten(path, "[Content_Types].xml", lambda types: types.replace("</Types>", part))


def sheets_of(path: Path) -> dict[str, Sheet]:
    problems = Problems()
    sheets = read_sheets(path, problems)
    problems.raise_any()
    assert sheets is not None
    return sheets


CELL = '<c r="A{row}" t="inlineStr"><is><t>x</t></is></c>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="2000000000">{CELL.format(row=2_000_000_000)}</row>',
        f'<row r="1048577">{CELL.format(row=1_048_577)}</row>',
        '<row r="12"><c r="AAA12" t="inlineStr"><is><t>x</t></is></c></row>'
        + "".join(f'<row r="{row}">{CELL.format(row=row)}</row>' for row in range(13, 1_500)),
    ],
    ids=["a row that is none", "a row too many", "a cell far beside many rows"],
)
def test_a_cell_where_no_sheet_has_one_is_refused(workbook: Path, rows: str) -> None:
    problem = only_problem(with_rows(workbook, rows))
    assert problem.why == TOO_LARGE
    assert problem.fix.startswith("Delete what lies far below and beside the tables")


def test_a_row_far_below_that_holds_nothing_is_no_matter(workbook: Path) -> None:
    gd.read_dossier(with_rows(workbook, '<row r="2000000000"/>'))


def test_more_bytes_than_any_dossier_has_are_refused(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_BYTES", 10_000)
    assert only_problem(workbook).why == TOO_LARGE


@pytest.mark.parametrize(
    "rows",
    [
        "<row/>" * 3_001,
        f'<row r="20">{"<c/>" * 3_001}</row>',
    ],
    ids=["empty rows", "empty cells"],
)
def test_more_rows_and_cells_that_are_empty_than_any_dossier_has_are_refused(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, rows: str
) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_CELLS", 1_000)
    gd.read_dossier(workbook)
    assert only_problem(with_rows(workbook, rows)).why == TOO_LARGE


def two_sheets(path: Path, count: int) -> Path:
    """A workbook with so many numbers in each of its sheets, ten to a row."""
    book = openpyxl.Workbook()
    book.active.title = "events"
    book.create_sheet("places")
    book.save(path)
    number = "<c><v>1</v></c>"
    cells = f"<row>{number * 10}</row>" * (count // 10) + f"<row>{number * (count % 10)}</row>"
    for sheet in ("sheet1", "sheet2"):
        with_rows(path, cells, sheet)
    return path


def test_more_cells_than_any_dossier_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_CELLS", 1_000)
    assert [len(sheet.rows) for sheet in sheets_of(two_sheets(tmp_path / "some.xlsx", 500)).values()] == [50, 50]
    assert only_problem(two_sheets(tmp_path / "many.xlsx", 501)).why == TOO_LARGE


def test_more_shared_texts_than_any_dossier_has_are_refused(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_CELLS", 1_000)
    assert only_problem(with_shared(workbook, "<si/>" * 3_001)).why == TOO_LARGE


def test_more_formats_than_any_dossier_has_are_refused(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "_MOST_BYTES_OF_OBJECTS", 20_000)
    gd.read_dossier(workbook)
    rewritten(workbook, "xl/styles.xml", lambda part: part.replace("</cellXfs>", f"{'<xf/>' * 4_000}</cellXfs>"))
    assert only_problem(workbook).why == TOO_LARGE


@pytest.mark.parametrize(
    "rows",
    ["<table:table-row/>" * 3_001, "<other/>" * 3_001, ROW.format(row="", cell="", text="x") * 1_001],
    ids=["empty rows", "something else", "cells"],
)
def test_more_of_an_opendocument_workbook_than_any_dossier_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str
) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_CELLS", 1_000)
    assert only_problem(opendocument(tmp_path / "letter.ods", rows)).why == TOO_LARGE


@pytest.mark.parametrize(
    "row",
    [
        ROW.format(row="", cell=' table:number-columns-repeated="999999999"', text="x"),
        ROW.format(row=' table:number-rows-repeated="4900000"', cell="", text="x"),
        ROW.format(row=' table:number-rows-repeated="1001"', cell=' table:number-columns-repeated="1001"', text="x"),
        ROW.format(row="", cell="", text='<text:s text:c="2000000000"/>'),
        ROW.format(row="", cell="", text='<text:s text:c="32767"/>' * 40),
        ROW.format(row=' table:number-rows-repeated="1048576"', cell="", text="")
        + ROW.format(row="", cell="", text="x"),
        ROW.format(row="", cell="", text="x") * 60
        + ROW.format(row="", cell=' table:number-columns-repeated="20000"', text="x"),
    ],
    ids=["columns", "rows", "rows and columns", "blanks", "blanks of many", "a row too many", "a cell far beside"],
)
def test_an_opendocument_workbook_that_would_grow_is_refused(tmp_path: Path, row: str) -> None:
    assert only_problem(opendocument(tmp_path / "letter.ods", row)).why == TOO_LARGE


@pytest.mark.parametrize(
    "row",
    [
        ROW.format(row=' table:number-rows-repeated="-1"', cell="", text="x"),
        ROW.format(row="", cell=' table:number-columns-repeated="-1"', text="x"),
        ROW.format(row="", cell=' table:number-columns-spanned="-1"', text="x"),
        ROW.format(row="", cell="", text='<text:s text:c="-1"/>'),
        ROW.format(row="", cell=' table:number-columns-repeated="many"', text="x"),
        ROW.format(row="", cell="", text="<text:span>" * 5_000 + "</text:span>" * 5_000),
    ],
    ids=["rows", "columns", "merged columns", "blanks", "a word", "a depth without end"],
)
def test_an_opendocument_workbook_with_impossible_numbers_is_damaged(tmp_path: Path, row: str) -> None:
    problem = only_problem(opendocument(tmp_path / "letter.ods", row))
    assert problem.why == DAMAGED
    assert problem.fix == "Open it in a spreadsheet and save it as .xlsx or .ods"


def test_repeated_cells_rows_and_blanks_are_read(tmp_path: Path) -> None:
    rows = ROW.format(row="", cell=' table:number-columns-repeated="2"', text='a<text:s text:c="3"/>b<text:s/>c')
    rows += ROW.format(row=' table:number-rows-repeated="3"', cell="", text="")
    rows += ROW.format(row=' table:number-rows-repeated="2"', cell="", text="d")
    sheet = sheets_of(opendocument(tmp_path / "letter.ods", rows))["events"]
    assert sheet.rows == [(1, ["a   b c", "a   b c"]), (5, ["d", ""]), (6, ["d", ""])]


def test_an_annotation_in_the_words_of_a_cell_is_left_out(tmp_path: Path) -> None:
    text = "led<office:annotation><text:p>a remark</text:p></office:annotation>ger"
    sheet = sheets_of(opendocument(tmp_path / "letter.ods", ROW.format(row="", cell="", text=text)))["events"]
    assert sheet.rows == [(1, ["ledger"])]


@pytest.mark.parametrize(
    ("member", "part"),
    [
        ("[Content_Types].xml", "<none/>"),
        ("xl/workbook.xml", ""),
        ("xl/worksheets/sheet1.xml", "<worksheet"),
        ("xl/styles.xml", "<none>"),
    ],
)
def test_damage_is_told_without_the_words_of_the_program(workbook: Path, member: str, part: str) -> None:
    assert only_problem(rewritten(workbook, member, lambda _: part)).why == DAMAGED


def with_escapes(book: openpyxl.Workbook) -> None:
    book["events"]["F2"] = "Hinrich_x000D_\nwrites_x0020_again._x005F_x0041_ _xD800_"


def test_escapes_of_excel_are_the_characters_they_stand_for(workbook: Path) -> None:
    events = gd.read_dossier(altered(workbook, with_escapes)).events
    assert events.loc[0, "summary"] == "Hinrich\nwrites again._x0041_ _xD800_"


def test_escapes_in_texts_that_cells_share_are_read_likewise(workbook: Path) -> None:
    runs = "<r><t>a_x000D_\nb </t></r><r><rPr><b/></rPr><t>_x005F_x0041_</t></r><rPh><t>said</t></rPh>"
    with_shared(workbook, f"<si><t>first</t></si><si>{runs}</si>")
    with_rows(workbook, '<row r="40"><c r="A40" t="s"><v>0</v></c><c r="B40" t="s"><v>1</v></c></row>')
    assert sheets_of(workbook)["dossier"].rows[-1] == (40, ["first", "a\r\nb _x0041_"])


def test_words_that_look_like_escapes_are_written_so_that_they_come_back(letter: Path, tmp_path: Path) -> None:
    words = "_x0041_ and _x005F_x0041_ and __x000d__ and _x41_"
    set_cell(letter, "events.csv", 2, "note", words)
    write_workbook(letter, tmp_path / "letter.xlsx")
    assert gd.read_dossier(tmp_path / "letter.xlsx").events.loc[0, "note"] == words


MERGED: dict[str, tuple[str, str, tuple[int, str, str, str]]] = {
    "down a column": ("events", "B3:B5", (3, "date", "1398-09-29", "B3:B5")),
    "along a row": ("events", "E4:F4", (4, "title", "Victual Brothers before Visby", "E4:F4")),
    "a block": ("candidates", "B2:C3", (2, "field", "date", "B2:C3")),
    "key and value": ("dossier", "A3:B3", (3, "key", "subtitle", "A3:B3")),
    "values of two keys": ("document", "B10:B11", (10, "value", "none: an invented text", "B10:B11")),
}


@pytest.mark.parametrize("case", MERGED)
def test_merged_cells_that_were_to_say_more_are_refused_once(workbook: Path, case: str) -> None:
    sheet, cells, (row, column, value, shown) = MERGED[case]
    problem = only_problem(altered(workbook, lambda book: book[sheet].merge_cells(cells)))
    assert (problem.sheet, problem.row, problem.column, problem.value) == (sheet, row, column, value)
    assert problem.why == f"stands in merged cells, {shown}, and a dossier takes each cell for itself"
    assert problem.fix == "Unmerge them, and fill in each cell"


def with_remark(book: openpyxl.Workbook) -> None:
    book["events"].insert_rows(2)
    book["events"]["A2"] = "# Fill in below"
    book["events"].merge_cells("A2:V2")


HARMLESS: dict[str, Change] = {
    "lines of the text": lambda book: book["text"].merge_cells("A1:F1"),
    "empty lines below a line of the text": lambda book: book["text"].merge_cells("A11:A14"),
    "a remark": with_remark,
    "empty cells": lambda book: book["events"].merge_cells("O2:O4"),
    "cells beside and below the table": lambda book: book["sources"].merge_cells("C2:H9"),
    "cells far beside the table": lambda book: book["sources"].merge_cells("H2:J2"),
    "cells far below the table": lambda book: book["sources"].merge_cells("A30:B31"),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_merged_cells_that_hide_nothing_are_no_matter(workbook: Path, case: str) -> None:
    gd.read_dossier(altered(workbook, HARMLESS[case]))


def test_merged_cells_of_an_opendocument_workbook_are_refused(tmp_path: Path) -> None:
    spanned = ' table:number-rows-spanned="2" table:number-columns-spanned="2"'
    rows = ROW.format(row="", cell=' table:number-columns-repeated="3"', text="header")
    rows += ROW.format(row="", cell=spanned, text="x")
    rows += ROW.format(row="", cell=' table:number-columns-repeated="3"', text="y")
    sheet = sheets_of(opendocument(tmp_path / "letter.ods", rows))["events"]
    first = sheet.refused[2, 0]
    assert first is not None
    assert first.why == "stands in merged cells, A2:B3, and a dossier takes each cell for itself"
    assert {place for place, refusal in sheet.refused.items() if refusal is None} == {(2, 1), (3, 0), (3, 1)}


def test_merged_cells_that_overlap_without_end_are_refused(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_MOST_CELLS", 1_000)
    merged = '<mergeCell ref="A2:B9"/>' * 100
    merged = f"</sheetData><mergeCells>{merged}</mergeCells>"
    rewritten(workbook, "xl/worksheets/sheet1.xml", lambda part: part.replace("</sheetData>", merged))
    assert only_problem(workbook).why == TOO_LARGE
