from pathlib import Path

import pytest

from geodata import Problem, values
from geodata.errors import DossierError, Problems
from geodata.files.records import read_records
from geodata.tables.cells import edtf, identifier, identifiers, number, one_of, text, yes
from geodata.tables.columns import Column
from geodata.tables.reading import Table, read_table
from geodata.tables.references import check_references

COLUMNS = (
    Column(name="id", check=identifier, required=True),
    Column(name="title", check=text, required=True),
    Column(name="kind", check=one_of("battle", "movement")),
    Column(name="lat", check=number(-90, 90), numeric=True),
    Column(name="date", check=edtf),
    Column(name="part_of", check=identifiers, refers_to="table.csv"),
    Column(name="preferred", check=yes),
)
GOOD = """\
id,title,kind,lat,date,part_of,preferred
one,First,battle,39.03,1950-10-12,,yes
two,Second,,,,one | two,
"""


def read(folder: Path, content: str | bytes) -> tuple[Table, tuple[Problem, ...]]:
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = Problems()
    table = read_table("table.csv", read_records(path, "table.csv", problems), COLUMNS, problems)
    check_references([table], {"table.csv": table} if table.complete else {}, problems)
    try:
        problems.raise_any()
    except DossierError as error:
        return table, error.problems
    return table, ()


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),  # a byte order mark
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.rstrip("\n").encode(),
        (GOOD + ",,,,,,\n\n  ,\n").encode(),  # rows without text
        "".join(f"{line},,\n" for line in GOOD.splitlines()).encode(),  # columns without text
        GOOD.replace("First", '"  First "').replace("39.03", " 39.03 ").encode(),  # blanks round a cell
    ],
)
def test_a_table_is_read_as_spreadsheets_write_it(tmp_path: Path, content: bytes) -> None:
    table, problems = read(tmp_path, content)
    assert problems == ()
    frame = table.frame()
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert frame.loc[0].to_dict() == {
        "id": "one",
        "title": "First",
        "kind": "battle",
        "lat": 39.03,
        "date": "1950-10-12",
        "part_of": "",
        "preferred": "yes",
    }
    assert frame["lat"].isna().tolist() == [False, True]
    assert [row.number for row in table.rows] == [2, 3]


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    content = 'id,title\none,"a cell\nof two\nlines"\n\nTwo,"x"\n'
    _, problems = read(tmp_path, content)
    assert [(problem.row, problem.column) for problem in problems] == [(4, "id")]


def test_columns_that_are_left_out_are_in_the_frame(tmp_path: Path) -> None:
    table, problems = read(tmp_path, "title,id\nFirst,one\n")
    assert problems == ()
    frame = table.frame()
    assert frame["part_of"].tolist() == [""]
    assert frame["lat"].dtype == "float64"


FAULTS = [
    # content, row, column, value, a part of the reason, a part of the remedy
    ("id,titel\none,First\n", 1, "titel", "titel", "is not a column", "Write title"),
    (
        "id,title,colour\none,First,red\n",
        1,
        "colour",
        "colour",
        "is not a column",
        "Delete the column; the format has id",
    ),
    ("id,kind\none,battle\n", 1, "title", None, "the column is missing", "Add a column title"),
    (
        "id,title,title\none,First,Second\n",
        1,
        "title",
        "title",
        "stands twice in the header",
        "Rename or delete",
    ),
    ("id,,title\none,x,First\n", 1, None, None, "column 2 has no name", "Name the column"),
    ("id;title\none;First\n", 1, None, "id;title", "not separated by commas", "comma-separated"),
    (
        "id,title\none,First, second\n",
        2,
        "title",
        "First, second",
        "has 3 cells, the header 2: a comma divides a cell",
        'quotation marks: "First, second"',
    ),
    (
        "id,part_of,title\none,one,one,First\n",
        2,
        None,
        None,
        "has 4 cells, the header 3",
        "holds a comma in “…”, probably in part_of or title".replace("“…”", '"…"'),
    ),
    (
        "id,title,kind,part_of\none,First,battle,one,two\ntwo,Second,,\n",
        2,
        "part_of",
        "one, two",
        "a comma stands between ids",
        "vertical line: one | two in part_of",
    ),
    (
        "id,title,lat,date,preferred\none,First,39,03,1950,,\n",
        2,
        "lat",
        "39,03",
        "has 7 cells, the header 5: a number has a decimal comma",
        "39.03 in lat",
    ),
    ("id,title\none,First\ntwo\n", 3, None, None, "has 1 cell, the header 2", "missing commas"),
    ("id,title\none,\n", 2, "title", None, "the cell is empty", "Give the title"),
    ("id,title\n,First\n", 2, "id", None, "the cell is empty", "Give the id"),
    ("id,title\nThe One,First\n", 2, "id", "The One", "is not an id", "Write the-one"),
    ("id,title\nÅbo 2,First\n", 2, "id", "Åbo 2", "is not an id", "Write abo-2"),
    ("id,title\no\u200bne,First\n", 2, "id", "o\u200bne", "is not an id", "Write one"),
    ("id,title\n“one”,First\n", 2, "id", "“one”", "is not an id", "Write one"),
    ("id,title\n北京,First\n", 2, "id", "北京", "is not an id", "such as"),
    ("id,title\none,First\none,Second\n", 3, "id", "one", "is the id of row 2", "of its own"),
    (
        "id,title,kind\none,First,batle\n",
        2,
        "kind",
        "batle",
        "is not one of battle, movement",
        "Write battle",
    ),
    (
        "id,title,kind\none,First,xyz\n",
        2,
        "kind",
        "xyz",
        "is not one of battle, movement",
        "one of these words",
    ),
    ('id,title,lat\none,First,"39,03"\n', 2, "lat", "39,03", "is not a decimal number", "Write 39.03"),
    ("id,title,lat\none,First,39°02'\n", 2, "lat", "39°02'", "is not a decimal number", "Write 39.0333"),
    ("id,title,lat\none,First,39 02\n", 2, "lat", "39 02", "is not a decimal number", "such as 39.03"),
    ("id,title,lat\none,First,nan\n", 2, "lat", "nan", "is not a decimal number", "such as 39.03"),
    ("id,title,lat\none,First,90.5\n", 2, "lat", "90.5", "is not between -90 and 90", "Correct"),
    (
        "id,title,date\none,First,12/10/1950\n",
        2,
        "date",
        "12/10/1950",
        "order year, month, day",
        "1950-10-12",
    ),
    (
        "id,title,part_of\none,First,one | onee\n",
        2,
        "part_of",
        "onee",
        "is not an id in table.csv",
        "Write one,",
    ),
    ("id,title,part_of\none,First,zzz\n", 2, "part_of", "zzz", "is not an id in table.csv", "Add zzz"),
    ("id,title,preferred\none,First,ja\n", 2, "preferred", "ja", 'neither "yes" nor empty', "Write yes"),
    (
        'id,title,part_of\none,First,"one, one"\n',
        2,
        "part_of",
        "one, one",
        "does not separate its ids by a vertical line",
        "Write one | one",
    ),
    ("id,title,lat\none,First,−39.5\n", 2, "lat", "−39.5", "is not a decimal number", "Write -39.5"),
    ("id,title,lat\none,First,39\u00a0.5\n", 2, "lat", "39\u00a0.5", "is not a decimal number", "Write 39.5"),
    ("id,title,lat\none,First,3.9e1\n", 2, "lat", "3.9e1", "is not a decimal number", "Write 39"),
    ("id,title,lat\none,First,39°2′S\n", 2, "lat", "39°2′S", "is not a decimal number", "Write -39.0333"),
    ("id,title,lat\none,First,inf\n", 2, "lat", "inf", "is not a decimal number", "such as 39.03"),
    ("id,title\none,#REF!\n", 2, "title", "#REF!", "where it cannot compute", "Type the value itself"),
    ("id,title\none,########\n", 2, "title", "########", "too narrow", "Widen the column"),
    ('id,title\none,"=A2&""x"""\n', 2, "title", '=A2&"x"', "is a formula", "Type what it gives"),
    ("id,title,date\none,First,18548\n", 2, "date", "18548", "is not a year", "write 1950-10-12"),
    ("id,title,date\none,First,Oct-50\n", 2, "date", "Oct-50", "as a spreadsheet shows it", "Text"),
    ("id\ttitle\none\tFirst\n", 1, None, "id\ttitle", "but by tabs", "comma-separated"),
    ("Places of the letter,\nid,title\none,First\n", 1, None, "Places of the letter", "names no column", "id, title"),
    ("ID,title\none,First\n", 1, "ID", "ID", "is not a column", "Write id"),
    ("id,tit\none,First\n", 1, "tit", "tit", "is not a column", "Write title"),
    ("id,title,latitude\none,First,39\n", 1, "latitude", "latitude", "is not a column", "Write lat"),
    ("id,title,xyz\none,First,\n", 1, "xyz", "xyz", "is not a column", "Delete the column"),
    (b"PK\x03\x04abc", None, None, None, "is no text, but a workbook", "CSV UTF-8"),
    (b"%PDF-1.4", None, None, None, "is no text, but a PDF", "CSV UTF-8"),
    ("<!DOCTYPE html><table><tr><td>id,title", None, None, None, "is a web page", "CSV UTF-8"),
    (
        "id,title\none,Москва\n".encode("cp1251"),
        None,
        None,
        None,
        "seems to be Windows-1251, in which the word reads “Москва”",
        "UTF-8",
    ),
    ('id,title\none,First\ntwo,"Second\n', 3, None, None, "from here on the file cannot be read", "double"),
    ('id,title\none,"Fir"st\n', 2, None, None, "from here on the file cannot be read", "double"),
    ("", None, None, None, "the file is empty", "Add the header"),
    ("id,title\none,Pre\xe9\n".encode("latin-1"), None, None, None, "0xe9 near line 2", "UTF-8"),
    ("id,title\none,Pre\xe9\n".encode("cp1252"), None, None, None, "seems to be Windows-1252", "UTF-8"),
    ("id,title\none,First\n".encode("utf-16"), None, None, None, "seems to be UTF-16", "UTF-8"),
    ("id,title\none,First\n".encode("utf-16-le"), None, None, None, "seems to be UTF-16", "UTF-8"),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_once_with_row_column_and_remedy(
    tmp_path: Path, fault: tuple[str | bytes, int | None, str | None, str | None, str, str]
) -> None:
    content, row, column, value, why, fix = fault
    _, problems = read(tmp_path, content)
    assert len(problems) == 1, problems
    problem = problems[0]
    assert (problem.file, problem.row, problem.column, problem.value) == ("table.csv", row, column, value)
    assert why in problem.why
    assert fix in problem.fix


def test_ids_that_differ_by_case_only_are_told_as_such(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "id,title\none,First\nOne,Second\n")
    assert [(problem.row, problem.why) for problem in problems] == [(3, "differs only by case from the id of row 2")]


def test_the_id_of_a_ragged_row_is_known(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "id,title,part_of\none,First,two\ntwo,Second, with a comma,\n")
    assert [problem.row for problem in problems] == [3]


def test_cells_under_a_misspelt_header_are_checked(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "id,title,knid\none,First,batle\n")
    assert [problem.column for problem in problems] == ["knid", "kind"]


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "table.csv").mkdir()
    problems = Problems()
    read_records(tmp_path / "table.csv", "table.csv", problems)
    with pytest.raises(DossierError, match=r"table\.csv: the file cannot be read"):
        problems.raise_any()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("", ()), ("one", ("one",)), ("one | two", ("one", "two")), ("one|two |", ("one", "two")), (" | ", ())],
)
def test_a_cell_with_several_values_is_split(cell: str, expected: tuple[str, ...]) -> None:
    assert values(cell) == expected
