"""The tables of a dossier: rows read against the columns of the format, and what tables say of each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from geodata.cells import is_id, slug, values
from geodata.columns import Column, Row, check_row, in_languages
from geodata.errors import Problems, Refusal, nearest
from geodata.headers import Header, read_header
from geodata.ragged import fitted
from geodata.records import Records


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as read; its problems have been noted.

    Attributes:
        file: Name of the file.
        columns: The columns of the format, and those of them that stand again in other languages.
        rows: Rows with as many cells as the header; empty if the file is not there.
        ids: Every id of the table, also those of rows with too many or too few cells; beside an id of another form,
            that which it should be.
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


def read_table(
    file: str, records: Records | None, columns: tuple[Column, ...], problems: Problems, *, required: bool = False
) -> Table:
    """Read a table and check every cell for itself.

    Args:
        file: Its name in the format, such as `events.csv`.
        records: Its rows, the header first; None if the table is not there.
        columns: The columns that the format knows, in its order.
        problems: Takes what is wrong.
        required: Whether it is a problem if the table is not there.

    Returns:
        The table, as far as it can be read.
    """
    if records is None:
        if required:
            problems.add(file, why="the file is missing", fix="Add it; seeds/README.md lists its columns")
        return Table(file=file, columns=columns, rows=(), ids=frozenset(), complete=not required)
    columns = in_languages(columns, records.rows[0][1] if records.rows else ())
    header = read_header(file, records, columns, problems)
    typed, ids = _typed_rows(file, records, header, problems)
    table = Table(
        file=file,
        columns=columns,
        rows=typed,
        ids=frozenset({*ids, *map(slug, ids)} - {""}),
        complete=records.complete
        and bool(header.names)
        and ("id" in header.names or all(column.name != "id" for column in columns)),
    )
    twice = check_ids(table, problems)
    rows = []
    for row in typed:
        read = [
            column
            for column in columns
            if column.name in header.names
            and column.name not in row.unread
            and not (column.name == "id" and row.number in twice)
        ]
        refused = check_row(file, row, read, problems, missing="the cell is empty")
        rows.append(_without(row, refused, columns))
    return replace(table, rows=tuple(rows))


def _typed_rows(file: str, records: Records, header: Header, problems: Problems) -> tuple[tuple[Row, ...], set[str]]:
    """The rows with as many cells as the header, as typed; and the ids of all rows."""
    rows, ids = [], set()
    for number, typed in records.rows[1:] if header.names else ():
        record = _without_margin(typed, records.rows[0][1], header.names)
        ids.add(dict(zip(header.names, record, strict=False)).get("id", ""))
        fitting = fitted(file, number, record, header, problems)
        if fitting is None:
            continue
        cells = dict.fromkeys(header.columns, "")
        unread = set(header.doubtful)
        for index, (name, cell) in enumerate(zip(header.names, fitting, strict=True)):
            if refusal := records.refused.get((number, index)):
                problems.refuse(refusal, file, row=number, column=name)
                unread.add(name)
            elif name in cells:
                cells[name] = cell
        rows.append(Row(number, cells, frozenset(unread)))
    return tuple(rows), ids


def _without(row: Row, refused: frozenset[str], columns: tuple[Column, ...]) -> Row:
    """The row without the cells that were refused; those with ids stay, for one of several may be right."""
    whole = {column.name for column in columns if column.name in refused and not column.refers_to} - {"id"}
    return Row(row.number, {**row.cells, **dict.fromkeys(whole, "")}, row.unread | whole)


def _without_margin(record: Sequence[str], header: Sequence[str], names: Sequence[str]) -> Sequence[str]:
    """A row without the empty cells that stand under the empty end of the header, as spreadsheets write them."""
    return record[: len(names)] if len(record) == len(header) and not any(record[len(names) :]) else record


def check_ids(table: Table, problems: Problems) -> frozenset[int]:
    """Note ids that stand twice, also where they differ only by case.

    Returns:
        The numbers of the rows whose id has been noted.
    """
    first: dict[str, Row] = {}
    noted = set()
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
            noted.add(row.number)
    return frozenset(noted)


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
        nearest=meant,
    )


def _number(cell: str) -> float:
    return float(cell) if cell else float("nan")
