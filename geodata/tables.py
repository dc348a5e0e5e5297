"""Reading one CSV table of a dossier against its declared columns."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.cells import Check, is_id, values
from geodata.errors import Problems, Refusal, nearest
from geodata.files import read_text


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its header.
        check: What its cells may hold, see `cells`.
        required: Whether the header must be there and no cell may be empty.
        refers_to: File whose ids the cells name; empty if they name none.
        numeric: Whether the frame holds numbers instead of text.
    """

    name: str
    check: Check
    required: bool = False
    refers_to: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Row:
    """One row with something in it.

    Attributes:
        number: Row as the spreadsheet counts it; the header is 1.
        cells: Text of every column of the format, "" where nothing is said.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as read; its problems have been noted.

    Attributes:
        file: Name of the file.
        columns: The columns of the format.
        rows: Rows with as many cells as the header; empty if the file is not there.
        ids: Every id of the table, also those of rows with too many or too few cells.
        complete: Whether every row could be read, so that an id that is not there is really unknown.
    """

    file: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ids: frozenset[str]
    complete: bool

    def frame(self) -> pd.DataFrame:
        """All columns of the format: text as typed ("" where empty), numbers as float64 (NaN where empty).

        The table must be free of problems.
        """
        return pd.DataFrame(
            {
                column.name: pd.Series(
                    [_number(row.cells[column.name]) for row in self.rows]
                    if column.numeric
                    else [row.cells[column.name] for row in self.rows],
                    dtype="float64" if column.numeric else "str",
                )
                for column in self.columns
            }
        )


def read_table(path: Path, columns: tuple[Column, ...], problems: Problems, *, required: bool = False) -> Table:
    """Read a table and check every cell for itself.

    Args:
        path: The CSV file: UTF-8, comma-separated, with a header.
        columns: The columns that the format knows, in its order.
        problems: Takes what is wrong.
        required: Whether it is a problem if the file is not there.

    Returns:
        The table, as far as it can be read.
    """
    if not path.exists():
        if required:
            problems.add(path.name, why="the file is missing", fix="Add it; seeds/README.md lists its columns")
        return Table(file=path.name, columns=columns, rows=(), ids=frozenset(), complete=not required)
    records, complete = _records(path, problems)
    header = _header(path.name, records, columns, problems)
    rows, ids = [], set()
    for number, record in records[1:]:
        cells = dict.fromkeys((column.name for column in columns), "")
        cells |= {name: cell for name, cell in zip(header, record, strict=False) if name in cells}
        ids.add(cells.get("id", ""))
        if not _is_ragged(path.name, number, record, header, problems):
            rows.append(Row(number, cells))
    for row in rows:
        present = (column for column in columns if column.name in header)
        check_row(path.name, row, present, problems, missing="the cell is empty")
    has_ids = "id" in header or all(column.name != "id" for column in columns)
    table = Table(
        file=path.name,
        columns=columns,
        rows=tuple(rows),
        ids=frozenset(ids - {""}),
        complete=complete and bool(header) and has_ids,
    )
    check_ids(table, problems)
    return table


def _records(path: Path, problems: Problems) -> tuple[list[tuple[int, list[str]]], bool]:
    """Number and cells of every row that holds something; and whether these are all."""
    text = read_text(path, problems)
    if text is None:
        return [], False
    records: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            cells = [cell.strip() for cell in record]
            if any(cells):
                records.append((number, cells))
    except csv.Error as error:
        problems.add(
            path.name,
            row=number + 1,
            why=f"from here on the file cannot be read ({error}); a quotation mark is not closed or doubled",
            fix='Set cells that hold commas or quotation marks in "…" and double each quotation mark inside',
        )
        return records, False
    if not records:
        problems.add(path.name, why="the file is empty", fix="Add the header and rows, or remove the file")
    return records, bool(records)


def _header(
    file: str, records: list[tuple[int, list[str]]], columns: tuple[Column, ...], problems: Problems
) -> list[str]:
    """The names of the columns; a misspelt one is noted and then read as the column that was meant."""
    if not records:
        return []
    row, header = records[0]
    while not header[-1]:
        header.pop()
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        why, fix = "is not separated by commas", "Save the table as comma-separated CSV, in UTF-8"
        problems.add(file, row=row, value=header[0], why=why, fix=fix)
        records.clear()
        return []
    known = [column.name for column in columns]
    names: list[str] = []
    for index, name in enumerate(header):
        meant = name if name in known else nearest(name, set(known).difference(header, names))
        if not name:
            why, fix = f"column {index + 1} has no name", "Name the column, or delete it"
            problems.add(file, row=row, why=why, fix=fix)
        elif name in names:
            why, fix = "stands twice in the header", "Rename or delete one of the two columns"
            problems.add(file, row=row, column=name, value=name, why=why, fix=fix)
        elif name != meant:
            fix = f"Write {meant}" if meant else f"Delete the column; the format has {', '.join(known)}"
            problems.add(file, row=row, column=name, value=name, why="is not a column of this table", fix=fix)
        names.append(meant or name)
    for column in columns:
        if column.required and column.name not in names:
            fix = f"Add a column {column.name}; no cell of it may be empty"
            problems.add(file, row=row, column=column.name, why="the column is missing", fix=fix)
    return names


def _is_ragged(file: str, number: int, record: list[str], header: list[str], problems: Problems) -> bool:
    """Note a row whose cells do not match the header; which cell belongs where cannot be known."""
    while len(record) > len(header) and not record[-1]:
        record.pop()
    if len(record) == len(header):
        return False
    problems.add(
        file,
        row=number,
        why=f"the row has {len(record)} cells, the header {len(header)}",
        fix='Set a cell that holds a comma in "…"' if len(record) > len(header) else "Add the missing commas",
    )
    return True


def check_row(file: str, row: Row, columns: Iterable[Column], problems: Problems, *, missing: str) -> None:
    """Check every cell for itself.

    Args:
        file: Name of the file.
        row: The row, or the feature, or the table of a TOML file.
        columns: What its cells may hold.
        problems: Takes what is wrong.
        missing: What to say of a required cell that is empty.
    """
    for column in columns:
        cell = row.cells[column.name]
        if cell:
            try:
                column.check(cell)
            except Refusal as refusal:
                problems.refuse(refusal, file, row=row.number, column=column.name)
        elif column.required:
            problems.add(file, row=row.number, column=column.name, why=missing, fix=f"Give the {column.name}")


def check_ids(table: Table, problems: Problems) -> None:
    """Note ids that stand twice, also where they differ only by case."""
    first: dict[str, Row] = {}
    for row in table.rows:
        own = row.cells.get("id", "")
        earlier = first.setdefault(own.casefold(), row)
        if own and earlier is not row:
            same = "is the id" if own == earlier.cells["id"] else "differs only by case from the id"
            problems.add(
                table.file,
                row=row.number,
                column="id",
                value=own,
                why=f"{same} of row {earlier.number}",
                fix="Give each row an id of its own",
            )


def check_references(table: Table, known: Mapping[str, frozenset[str] | None], problems: Problems) -> None:
    """Note every id that points to nothing.

    Args:
        table: The table whose cells point.
        known: For every file that ids may point to, the ids it holds; None if the file could not be read,
            so that nothing can be said about it.
        problems: Takes what is wrong.
    """
    for column in table.columns:
        ids = known.get(column.refers_to)
        if ids is None:
            continue
        for row in table.rows:
            for value in values(row.cells[column.name]):
                if is_id(value) and value not in ids:
                    problems.refuse(
                        unknown_id(value, column.refers_to, ids),
                        table.file,
                        row=row.number,
                        column=column.name,
                    )


def unknown_id(value: str, file: str, ids: Iterable[str]) -> Refusal:
    """What to say of an id that is not among the `ids` of `file`."""
    meant = nearest(value, ids)
    return Refusal(
        value,
        why=f"is not an id in {file}",
        fix=f"Write {meant}, or add {value} to {file}" if meant else f"Add {value} to {file}, or leave it out",
    )


def _number(cell: str) -> float:
    return float(cell) if cell else float("nan")
