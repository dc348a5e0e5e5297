"""The tables of a dossier: rows read against the columns of the format."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from geodata.errors import Problems
from geodata.files.records import Records, column_letters
from geodata.tables.cells import is_id, slug
from geodata.tables.columns import Column, Row, check_row, in_languages
from geodata.tables.headers import Header, read_header
from geodata.tables.ragged import fitted


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

    @cached_property
    def proper_ids(self) -> frozenset[str]:
        """The ids that have the form of one."""
        return frozenset(filter(is_id, self.ids))

    @cached_property
    def is_short_of_ids(self) -> bool:
        """Whether a row has the id of another, or nothing like an id, so that the one it should have is missing."""
        return len({slug(row.cells["id"]) for row in self.rows} - {""}) < len(self.rows)

    @cached_property
    def owners(self) -> Mapping[str, Row]:
        """By an id, or by what it should be, the first row that has it."""
        return {slug(row.cells["id"]): row for row in reversed(self.rows)}

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


def read_table(  # noqa: PLR0913 - what a table is read against
    file: str,
    records: Records | None,
    columns: tuple[Column, ...],
    problems: Problems,
    *,
    required: bool = False,
    languages: Iterable[str] = (),
) -> Table:
    """Read a table and check every cell for itself.

    Args:
        file: Its name in the format, such as `events.csv`.
        records: Its rows, the header first; None if the table is not there.
        columns: The columns that the format knows, in its order.
        problems: Takes what is wrong.
        required: Whether it is a problem if the table is not there.
        languages: Those of the translations, in which columns may stand again.

    Returns:
        The table, as far as it can be read; ids of other tables are not checked (see `check_references`).
    """
    if records is None:
        if required:
            problems.add(file, why="the file is missing", fix="Add it; seeds/README.md lists its columns")
        return Table(file=file, columns=columns, rows=(), ids=frozenset(), complete=not required)
    possible = in_languages(columns, records.rows[0][1] if records.rows else (), languages)
    header = read_header(file, records, possible, problems)
    columns = tuple(column for column in possible if column in columns or column.name in header.names)
    typed, ids = _typed_rows(file, records, header, problems)
    table = Table(
        file=file,
        columns=columns,
        rows=typed,
        ids=frozenset({*ids, *map(slug, ids)} - {""}),
        complete=records.complete
        and bool(header.names)
        and "id" not in header.doubtful
        and ("id" in header.names or all(column.name != "id" for column in columns)),
    )
    twice = check_ids(table, problems)
    rows = []
    headed = [column for column in columns if column.name in header.names]
    for row in typed:
        unread = row.unread | {"id"} if row.number in twice else row.unread
        read = [column for column in headed if column.name not in unread] if unread else headed
        refused = check_row(file, row, read, problems, missing="the cell is empty")
        rows.append(_without(row, refused, columns))
    return replace(table, rows=tuple(rows))


def _typed_rows(file: str, records: Records, header: Header, problems: Problems) -> tuple[tuple[Row, ...], set[str]]:
    """The rows with as many cells as the header, as typed; and the ids of all rows."""
    rows: list[Row] = []
    ids: set[str] = set()
    own = [index for index, name in enumerate(header.names) if name == "id"][-1:]
    is_plain = not records.refused and not header.doubtful and set(header.names) <= set(header.columns)
    for number, typed in records.rows[1:] if header.names else ():
        record = typed
        if len(typed) == len(records.rows[0][1]):
            record = typed[: len(header.names)]
            _check_margin(file, number, typed, len(header.names), problems)
        ids.update(record[index] for index in own if index < len(record))
        fitting = fitted(file, number, record, header, problems)
        if fitting is None:
            continue
        cells = dict.fromkeys(header.columns, "")
        if is_plain:
            rows.append(Row(number, {**cells, **dict(zip(header.names, fitting, strict=True))}))
            continue
        unread = set(header.doubtful)
        for index, (name, cell) in enumerate(zip(header.names, fitting, strict=True)):
            if (number, index) in records.refused:
                if refusal := records.refused[number, index]:
                    problems.refuse(refusal, file, row=number, column=name)
                unread.add(name)
            elif name in cells and name not in unread:
                cells[name] = cell
        rows.append(Row(number, cells, frozenset(unread)))
    return tuple(rows), ids


def _without(row: Row, refused: frozenset[str], columns: tuple[Column, ...]) -> Row:
    """The row without the cells that were refused; those with ids stay, for one of several may be right."""
    if not refused:
        return row
    whole = {column.name for column in columns if column.name in refused and not column.refers_to} - {"id"}
    return Row(row.number, {**row.cells, **dict.fromkeys(whole, "")}, row.unread | whole)


def _check_margin(file: str, number: int, record: Sequence[str], width: int, problems: Problems) -> None:
    """Note what stands under the empty end of a header, which spreadsheets fill up to the last cell in use."""
    for index, cell in enumerate(record[width:], start=width + 1):
        if cell:
            why = f"stands in column {column_letters(index)}, which has no name in the first row"
            problems.add(file, row=number, value=cell, why=why, fix="Move it into a column of the table, or delete it")


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
                why=f"{same} of {problems.unit(table.file)} {earlier.number}",
                fix="Give each row an id of its own",
            )
            noted.add(row.number)
    return frozenset(noted)


def _number(cell: str) -> float:
    return float(cell) if cell else float("nan")
