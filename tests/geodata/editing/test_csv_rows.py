"""A table taken apart for changing has the rows that reading it gives, and put together again it is the same file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.editing.csv_rows import csv_rows
from geodata.errors import Problems, Refusal
from geodata.files.records import parsed, to_records

TABLES = st.text(alphabet='ab ,"\r\n#|é', max_size=40)


@given(TABLES)
def test_rows_are_those_that_are_read(table: str) -> None:
    text = f"id,name\n{table}"
    problems = Problems()
    records = to_records(parsed(text, ",", "people.csv", problems)[0], "people.csv", problems)
    if problems.in_order():
        try:
            csv_rows("people.csv", text.encode())
        except Refusal:
            return
        raise AssertionError(problems.in_order())
    rows = csv_rows("people.csv", text.encode())
    assert rows.data == text.encode()
    wanted: dict[str, tuple[int, str]] = {}
    for number, cells in records.rows[1:]:
        wanted.setdefault(cells[0], (number, cells[1] if len(cells) > 1 else ""))
    assert {key: (rows.number(key), cells["name"]) for key, cells in rows.rows.items()} == wanted


@given(TABLES, st.text(alphabet='ab ,"\n', max_size=8).map(str.strip))
def test_a_cell_holds_what_was_written_and_no_other_is_touched(table: str, value: str) -> None:
    try:
        rows = csv_rows("people.csv", f"id,name\n{table}\nown,before\n".encode())
    except Refusal:
        return
    if "own" not in rows.rows:
        return  # the quotation before has swallowed it
    changed = csv_rows("people.csv", rows.with_cell("own", "name", value).data)
    assert changed.rows == {**rows.rows, "own": {**rows.rows["own"], "name": value}}
    back = changed.with_cell("own", "name", rows.rows["own"]["name"])
    assert back.rows == rows.rows
    assert rows.with_row({"id": "new", "name": value}, after="own").without_row("new").data == rows.data


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("id;name\na;A\n", "names no column id, "),
        ("id\tname\na\tA\n", "names no column id, "),
        ("name,note\nA,a\n", "its first row names no column id"),
        ("id,name,name\na,A,B\n", "the column name stands twice"),
    ],
)
def test_a_table_whose_columns_are_not_told_apart_is_not_changed(table: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        csv_rows("people.csv", table.encode())


def test_a_cell_too_many_is_neither_lost_nor_called_by_a_new_column() -> None:
    rows = csv_rows("people.csv", b"id,name\na,A, the first\nb,B,\n")
    for key in ("a", "b"):
        with pytest.raises(Refusal, match="is row 2, which has 3 cells; the header has 2"):
            rows.with_cell(key, "note", "mine")
    assert rows.with_cell("b", "name", "Other").data == b"id,name\na,A, the first\nb,Other,\n"
    spare = csv_rows("people.csv", b"id,name\nb,B,\n")
    assert spare.with_cell("b", "note", "mine").data == b"id,name,note\nb,B,mine\n"


def test_a_row_is_put_back_under_the_columns_that_are_there_by_then() -> None:
    rows = csv_rows("people.csv", b'id,name\na,"A"\n')
    raw, cells = rows.raw("a"), rows.rows["a"]
    assert rows.without_row("a").with_row(cells, after=None, raw=raw).data == rows.data
    mixed = csv_rows("people.csv", b"id,name\na,A\r\nb,B\n")
    assert mixed.without_row("a").with_row(mixed.rows["a"], after=None, raw=mixed.raw("a")).data == mixed.data
    turned = csv_rows("people.csv", b"name,id\n").with_row(cells, after=None, raw=raw)
    assert turned.data == b"name,id\nA,a\n"
