"""Tables as people save them: what separates cells, what is a number, what is missing, and what cannot be a table."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pandas.testing import assert_series_equal
from table_files import dbf, excel, write

import geodata as gd


def csv(folder: Path, text: str, name: str = "a.csv") -> pd.DataFrame:
    (folder / name).write_bytes(text.encode())
    return gd.read_file(folder / name)


def refused(path: Path) -> str:
    with pytest.raises(gd.FileError) as caught:
        gd.read_file(path)
    return "\n".join(map(str, caught.value.problems))


@pytest.mark.parametrize(
    "text",
    [
        "name,men\nRome,80000\n",
        "name;men\nRome;80000\n",
        "name\tmen\nRome\t80000\n",
        "name|men\r\nRome|80000\r\n",
        "sep=;\r\nname;men\r\nRome;80000\r\n",
        "\ufeffname,men\n\n , \nRome,80000\n,\n",
        'name , men\n"Rome"," 80000 "',
        "name,men,,\nRome,80000,,\n",
    ],
)
def test_however_cells_are_separated(text: str, tmp_path: Path) -> None:
    assert csv(tmp_path, text).to_dict("list") == {"name": ["Rome"], "men": [80000]}


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (["1950", "218", "-43"], pd.Series([1950, 218, -43], dtype="int64")),
        (["1950", "", "218"], pd.Series([1950, None, 218], dtype="Int64")),
        (["1.5", "2", ""], pd.Series([1.5, 2, None], dtype="float64")),
        (["1950", "0218", "3"], pd.Series(["1950", "0218", "3"], dtype="str")),
        (["1950", "1950~", "3"], pd.Series(["1950", "1950~", "3"], dtype="str")),
        (["18,29", "1", "2"], pd.Series(["18,29", "1", "2"], dtype="str")),
        (["NA", "", "null"], pd.Series(["NA", None, "null"], dtype="str")),
        (["TRUE", "inf", "nan"], pd.Series(["TRUE", "inf", "nan"], dtype="str")),
        (["1e5", "+3", "0x1F"], pd.Series(["1e5", "+3", "0x1F"], dtype="str")),
        (["1234567890123456789", "1", "2"], pd.Series(["1234567890123456789", "1", "2"], dtype="str")),
        (["# 12", "#x", "# 13"], pd.Series(["# 12", "#x", "# 13"], dtype="str")),
        (["10/12/1950", "1950-10", "1950-10-12"], pd.Series(["10/12/1950", "1950-10", "1950-10-12"], dtype="str")),
    ],
)
def test_numbers_are_numbers_and_all_else_is_text(cells: list[str], column: pd.Series, tmp_path: Path) -> None:
    read = csv(tmp_path, "".join(f'"{a}","{b}"\n' for a, b in zip(["x", *cells], ["y", "1", "2", "3"], strict=True)))
    assert_series_equal(read["x"], column, check_names=False)


def test_columns_of_one_name_and_of_none_are_told_apart(tmp_path: Path) -> None:
    read = csv(tmp_path, "date,date,,date (2)\n1950,1951,x,1952\n")
    assert list(read.columns) == ["date", "date (2)", "column C", "date (2) (2)"]


def test_a_table_of_names_alone_has_no_rows(tmp_path: Path) -> None:
    assert csv(tmp_path, "name,when\n").shape == (0, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.csv: the file is empty."),
        ("\n ,\n", "a.csv: the file is empty."),
        (
            "a,b\n1,2\n1,2,3\n1\n",
            "a.csv, row 3: the row has 3 cells, the first row 2, and 1 other rows are uneven too.",
        ),
        ("Table 1,,\na,b,c\n1,2,3\n", 'a.csv, row 1: "Table 1" holds one cell, and no names of columns.'),
        ('a,b\n"1,2\n', "a.csv, row 2: from here on the file cannot be read"),
        ("<!DOCTYPE html><table>", "a.csv: the file is a web page (HTML)."),
    ],
)
def test_what_is_no_table_is_told(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    assert refused(tmp_path / "a.csv").startswith(said)


def test_another_encoding_is_told_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("name;when\nCafé écrit;1950\n".encode("cp1252"))
    assert "seems to be Windows-1252, in which the word reads “Café" in refused(tmp_path / "a.csv")


def test_of_formulas_the_results_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["men", "half"])
    book.active.append([80000, "=A2/2"])
    book.save(tmp_path / "a.xlsx")
    said = refused(tmp_path / "a.xlsx")
    assert said.startswith('a.xlsx, sheet Sheet, row 2, B: "=A2/2" is a formula whose result the file does not keep.')
    computed = OpenDocumentSpreadsheet()
    sheet, head, line = Table(name="Sheet"), TableRow(), TableRow()
    for name in ("men", "half"):
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=name))
        head.addElement(cell)
    line.addElement(TableCell(valuetype="float", value=80000))
    line.addElement(TableCell(valuetype="float", value=40000, formula="of:=[.A2]/2"))
    for row in (head, line):
        sheet.addElement(row)
    computed.spreadsheet.addElement(sheet)
    computed.save(str(tmp_path / "a.ods"))
    assert gd.read_file(tmp_path / "a.ods").to_dict("list") == {"men": [80000], "half": [40000]}


def test_of_excel_formulas_the_results_are_read(tmp_path: Path) -> None:
    # As Excel saves them: the formula, and what it gave.
    path = excel(tmp_path / "a.xlsx", [["half"], [40000]])
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<v>40000</v>" in parts[sheet]
    parts[sheet] = parts[sheet].replace(b"<v>40000</v>", b"<f>80000/2</f><v>40000</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert gd.read_file(path)["half"].tolist() == [40000]


def test_merged_cells_are_told(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["year", "name"], [1950, "a"], [None, "b"]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A2:A3")
    book.save(path)
    assert refused(path).startswith(
        'a.xlsx, sheet Sheet, row 2, A: "1950" stands in merged cells, A2:A3, but only in the first'
    )


def test_what_a_spreadsheet_could_not_compute_stays_as_it_shows(tmp_path: Path) -> None:
    path = excel(tmp_path / "a.xlsx", [["men"], ["#N/A"], [3], [True]])
    assert gd.read_file(path)["men"].tolist() == ["#N/A", "3", "TRUE"]


def test_letters_of_a_shapefile_without_a_cpg(tmp_path: Path) -> None:
    path = write(tmp_path / "a.shp")
    (tmp_path / "a.cpg").unlink()
    table = tmp_path / "a.dbf"
    rows = ["Москва взята", "Киев взят", "Орёл взят"]
    field = [("name", "C", 40)]
    table.write_bytes(dbf(field, [[row.encode()] for row in rows]))
    assert gd.read_file(path)["name"].tolist() == rows
    table.write_bytes(dbf(field, [[row.encode("cp1251")] for row in rows], language=0xC9))
    assert gd.read_file(path)["name"].tolist() == rows
    table.write_bytes(dbf(field, [[row.encode("cp1251")] for row in rows]))
    assert "seems to be Windows-1251, in which the word reads “Москва”. Put a text file a.cpg" in refused(path)
    (tmp_path / "a.cpg").write_text("1251", encoding="ascii")
    assert gd.read_file(path)["name"].tolist() == rows


@pytest.mark.parametrize("part", [".shx", ".dbf"])
def test_a_part_of_a_shapefile_that_is_missing_is_told(part: str, tmp_path: Path) -> None:
    path = write(tmp_path / "a.shp")
    path.with_suffix(part).unlink()
    assert f"its {part} is missing" in refused(path)


def test_a_shapefile_that_says_nothing_of_its_projection_has_none(tmp_path: Path) -> None:
    path = write(tmp_path / "a.shp")
    path.with_suffix(".prj").unlink()
    assert gd.read_file(path).crs is None
