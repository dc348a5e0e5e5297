"""The rows of a table as they stand in a CSV file or a sheet, before anything is said of its columns."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_uppercase

from geodata.errors import Problems, Refusal
from geodata.files.texts import read_text


@dataclass(frozen=True, kw_only=True)
class Records:
    """The rows of a table as cells.

    Attributes:
        rows: Number, as the spreadsheet counts, and cells of every row that says something; the first is the
            header. Cells have no blanks around them, and newlines as line ends.
        complete: Whether these are all rows, so that what is not there is really missing.
        refused: What to say of cells that a spreadsheet altered, by the number of the row and the index of the cell;
            None of one that is merged with another, of which it is said.
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    complete: bool
    refused: Mapping[tuple[int, int], Refusal | None] = field(default_factory=dict)


def read_records(path: Path, file: str, problems: Problems) -> Records:
    """Read the rows of a CSV file: UTF-8, comma-separated.

    Args:
        path: The file.
        file: Its name in the format.
        problems: Takes what keeps rows from being read.
    """
    text = read_text(path, file, problems)
    if text is None:
        return Records(rows=(), complete=False)
    rows, complete = parsed(text, ",", file, problems)
    return to_records(rows, file, problems, complete=complete)


def parsed(text: str, separator: str, file: str, problems: Problems) -> tuple[list[tuple[int, list[str]]], bool]:
    """Numbers and cells of the rows of a table in text, and whether these are all.

    Args:
        text: The table.
        separator: What stands between two cells.
        file: Name of the table.
        problems: Takes what keeps rows from being read.
    """
    rows: list[tuple[int, list[str]]] = []
    lines = io.StringIO(text, newline="")
    try:
        rows.extend(enumerate(csv.reader(lines, strict=True, delimiter=separator), start=1))
    except csv.Error as error:
        problems.add(
            file,
            row=len(rows) + 1,
            why=f"from here on the file cannot be read ({error}); a quotation mark is not closed or doubled",
            fix='Set cells that hold commas or quotation marks in "…" and double each quotation mark inside',
        )
        return rows, False
    return rows, True


def to_records(
    rows: Iterable[tuple[int, Sequence[str]]],
    file: str,
    problems: Problems,
    *,
    complete: bool = True,
    refused: Mapping[tuple[int, int], Refusal | None] | None = None,
) -> Records:
    """The rows that say something.

    Args:
        rows: Numbers and cells of all rows.
        file: Name of the table in the format.
        problems: Takes that there is no row at all.
        complete: Whether these are all rows.
        refused: See `Records`.
    """
    told: list[tuple[int, tuple[str, ...]]] = []
    for number, row in rows:
        cells = tuple(map(str.strip, row))
        if any("\r" in cell for cell in cells):
            cells = tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells)
        if any(cells) and not (told and is_remark(cells)):
            told.append((number, cells))
    if complete and not told:
        problems.add(file, why="the file is empty", fix="Add the header and rows, or remove the file")
    return Records(rows=tuple(told), complete=complete and bool(told), refused=refused or {})


def is_remark(cells: Sequence[str]) -> bool:
    """Whether a row only explains: its first cell begins with `#` and a blank.

    The blank tells it from what a spreadsheet writes where it cannot compute, such as `#REF!`.
    """
    return f"{cells[0]} ".startswith("# ")


def column_letters(number: int) -> str:
    """The letters by which spreadsheets call a column, counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
