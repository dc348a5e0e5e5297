"""A table taken apart for changing has the rows that reading it gives, and put together again it is the same file."""

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
