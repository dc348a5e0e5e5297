"""The sheets of a workbook (.xlsx, .ods) as rows of text; cells that the spreadsheet altered are refused."""

import io
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path

from geodata.errors import Problems, Refusal
from geodata.files.opendocument import CONTENT, read_content
from geodata.files.plain_files import as_text, read_noted
from geodata.files.spreadsheet_cells import LAST_ROW, Grid, Span, TooLargeError

# What begins an old Excel file, and one that is protected by a password.
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# No dossier comes near; what does would fill the memory.
_MOST_BYTES = 50_000_000
_MOST_CELLS = 1_000_000


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        rows: Numbers and cells of the rows that hold something, as typed.
        refused: What to say of cells that are dates, formulas, merged and the like, by number of the row and index of
            the cell; among the rows such a cell holds what the spreadsheet shows. None of a cell that is merged with
            another, of which it is said.
    """

    rows: Sequence[tuple[int, Sequence[str]]]
    refused: Mapping[tuple[int, int], Refusal | None]


def read_sheets(path: Path, problems: Problems) -> dict[str, Sheet] | None:
    """Read all sheets of a workbook.

    Args:
        path: The file.
        problems: Takes what keeps it from being read.

    Returns:
        The sheets by name, in their order; None if the file cannot be read.
    """
    grids = read_grids(path, problems)
    if grids is None:
        return None
    try:
        return {sheet: _sheet(grid) for sheet, grid in grids.items()}
    except TooLargeError as error:
        _note_large(as_text(path.name), error, problems)
    return None


def read_grids(path: Path, problems: Problems, *, results: bool = False) -> dict[str, Grid] | None:
    """Read the cells of a workbook.

    Args:
        path: The file.
        problems: Takes what keeps it from being read.
        results: Whether a formula is taken for what it gave when the file was saved; else, and where the file does not keep
            that, it stays a formula.

    Returns:
        What the sheets hold, by name in their order; None if the file cannot be read.
    """
    name = as_text(path.name)
    data = read_noted(path, name, problems, "Check the path")
    if data is None:
        return None
    if data.startswith(_OLD):
        why = "the file is an old Excel file, or protected by a password"
        problems.add(name, why=why, fix="Save it as .xlsx, without a password")
        return None
    try:
        return _read(data, results=results)
    except _LockedError:
        problems.add(name, why="the file is protected by a password", fix="Save it without a password")
    except TooLargeError as error:
        _note_large(name, error, problems)
    # A broken file can make its parser fail in any way, and what the parser says of it helps nobody.
    except Exception:  # noqa: BLE001
        why = "the file cannot be read as a workbook: its contents are damaged"
        problems.add(name, why=why, fix="Open it in a spreadsheet and save it as .xlsx or .ods")
    return None


def _note_large(name: str, error: TooLargeError, problems: Problems) -> None:
    fix = "Delete what lies far below and beside the tables, and sheets that do not belong to it"
    problems.add(name, why=f"the file cannot be read as a workbook: {error}", fix=fix)


class _LockedError(Exception):
    """A workbook is protected by a password."""


def _read(data: bytes, *, results: bool) -> dict[str, Grid]:
    """What the sheets of a workbook hold."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise TooLargeError
        if _is_locked(archive):
            raise _LockedError
        if CONTENT in archive.namelist():
            return read_content(archive.read(CONTENT), _MOST_CELLS, results=results)
    from geodata.files.excel import read_excel  # noqa: PLC0415 - takes openpyxl, which a folder does not need

    return read_excel(data, _MOST_CELLS, results=results)


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file is protected by a password."""
    manifest = "META-INF/manifest.xml"
    return manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)


def _sheet(grid: Grid) -> Sheet:
    width = max((cell.column for cell in grid.cells), default=0)
    rows: dict[int, list[str]] = {}
    for number in sorted({cell.row for cell in grid.cells}):
        if number > LAST_ROW or width * (len(rows) + 1) > _MOST_CELLS:
            raise TooLargeError
        rows[number] = [""] * width
    refused: dict[tuple[int, int], Refusal | None] = {}
    for cell in grid.cells:
        rows[cell.row][cell.column - 1] = digits(cell.text) if cell.kind == "number" else cell.text
        if refusal := cell.refusal:
            refused[cell.row, cell.column - 1] = refusal
    return Sheet(rows=list(rows.items()), refused=refused | _merged(grid.merged, rows, width))


def _merged(merged: Sequence[Span], rows: Mapping[int, list[str]], width: int) -> dict[tuple[int, int], Refusal | None]:
    """What to say of merged cells that show something in several rows or columns, but hold it in the first cell alone.

    Rows and columns that hold nothing else may well be merged.

    Args:
        merged: The merged cells.
        rows: The rows that hold something, by number in their order.
        width: How many cells they have.

    Returns:
        See `Sheet.refused`.
    """
    numbers = list(rows)
    refused: dict[tuple[int, int], Refusal | None] = {}
    count = 0
    for span in merged:
        if span.left > width or span.top not in rows:
            continue
        within = numbers[bisect_left(numbers, span.top) : bisect_right(numbers, span.bottom)]
        columns = range(span.left - 1, min(span.right, width))
        shown = rows[span.top][span.left - 1]
        count += len(within) * len(columns)
        if count > _MOST_CELLS:
            # They overlap, as no spreadsheet would have it.
            raise TooLargeError
        if shown.strip() and len(within) * len(columns) > 1:
            refused |= dict.fromkeys(product(within, columns))
            refused[span.top, span.left - 1] = span.refusal(shown)
    return refused


def digits(number: str) -> str:
    """A number as typed: spreadsheets keep 15 significant digits."""
    return f"{Decimal(f'{float(number):.15g}'):f}"
