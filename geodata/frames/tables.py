"""Rows of text cells become a frame: its columns by their names, plain numbers as numbers."""

import re
from collections.abc import Sequence

import pandas as pd

from geodata.errors import Problems
from geodata.files.records import column_letters

Rows = Sequence[tuple[int, Sequence[str]]]

# A number that can be nothing else: `0218` is a year or an id, and more digits than these no whole number of 64 bits holds.
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,20}")
# A first row of one cell, above rows of as many and more, is a title.
_TITLED = 3


def framed(rows: Rows, name: str, problems: Problems, sheet: str | None = None) -> pd.DataFrame | None:
    """The rows of a table as a frame.

    Args:
        rows: Numbers and cells of all rows. The first that holds something names the columns; rows that hold nothing are left
            out.
        name: The file, for problems.
        problems: Takes what keeps the rows from being a table.
        sheet: In which they stand.

    Returns:
        Text as typed, without blanks around it, and missing where a cell is empty; whole numbers (`Int64` where some are
        missing) and decimals, where all cells of a column are such. None if there is a problem.
    """
    told = [(number, [_clean(cell) for cell in row]) for number, row in rows]
    told = [(number, cells) for number, cells in told if any(cells)]
    if not told:
        problems.add(name, sheet=sheet, why="the file is empty" if sheet is None else "the sheet is empty", fix=_BEGIN)
        return None
    (first, header), *body = told
    if not _is_even(told, name, problems, sheet):
        return None
    width = max((index for _, row in told for index, cell in enumerate(row, start=1) if cell), default=0)
    if sum(map(bool, header)) == 1 and width >= _TITLED:
        why = "holds one cell, and no names of columns"
        problems.add(name, sheet=sheet, row=first, value=next(filter(None, header)), why=why, fix=_BEGIN)
        return None
    names = _named(header[:width])
    return pd.DataFrame({column: typed([row[index] for _, row in body]) for index, column in names.items()})


_BEGIN = "Begin with a row that names the columns"


def typed(cells: Sequence[str]) -> pd.Series:
    """A column of text cells; of numbers where every cell that is not empty is one."""
    filled = [cell for cell in cells if cell]
    if filled and all(map(_WHOLE.fullmatch, filled)):
        whole = [int(cell) if cell else None for cell in cells]
        return pd.Series(whole, dtype="int64" if len(filled) == len(cells) else "Int64")
    if filled and all(_WHOLE.fullmatch(cell) or _DECIMAL.fullmatch(cell) for cell in filled):
        return pd.Series([float(cell) if cell else None for cell in cells], dtype="float64")
    return pd.Series([cell or None for cell in cells], dtype="str")


def _clean(cell: str) -> str:
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n")


def _is_even(told: Rows, name: str, problems: Problems, sheet: str | None) -> bool:
    """Whether the rows have as many cells as the header; more only where these are empty."""
    width = len(told[0][1])
    uneven = [(number, len(row)) for number, row in told if len(row) < width or any(row[width:])]
    if not uneven:
        return True
    number, cells = uneven[0]
    others = f", and {len(uneven) - 1} other rows are uneven too" if uneven[1:] else ""
    fix = "Begin with the names of the columns, fill in missing separators, and set cells that hold one in quotation marks"
    why = f"the row has {cells} cell{'' if cells == 1 else 's'}, the first row {width}{others}"
    problems.add(name, sheet=sheet, row=number, why=why, fix=fix)
    return False


def _named(header: Sequence[str]) -> dict[int, str]:
    """The names of the columns by their index: one without is called by its letter, and one that stands again is numbered."""
    names: dict[int, str] = {}
    for index, written in enumerate(header):
        name = plain = written or f"column {column_letters(index + 1)}"
        count = 1
        while name in names.values():
            count += 1
            name = f"{plain} ({count})"
        names[index] = name
    return names
