"""XLSX and ODS: the sheet of a workbook that holds the table."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from geodata.errors import Problems
from geodata.files.plain_files import as_text
from geodata.files.records import column_letters
from geodata.files.spreadsheet_cells import DAY_0, Cell, Grid
from geodata.files.spreadsheets import digits, read_grids
from geodata.frames.layers import chosen
from geodata.frames.tables import framed

# No table that can be drawn comes near; a single cell far out would fill the memory.
_MOST_CELLS = 5_000_000
_UNREADABLE = (
    ("formula", "is a formula whose result the file does not keep", "Open the workbook in a spreadsheet, and save it"),
    ("zero", DAY_0, "Format the column as Text and type the date again, such as 1899-12-31"),
)


def read_workbook(path: Path, layer: str | None, problems: Problems) -> pd.DataFrame | None:
    """Read a sheet; of formulas, what they gave when the workbook was saved.

    Args:
        path: The workbook.
        layer: Name of the sheet; None if one alone holds something.
        problems: Takes what keeps it from being read.
    """
    name = as_text(path.name)
    grids = read_grids(path, problems, results=True)
    if grids is None:
        return None
    sheet = chosen([sheet for sheet, grid in grids.items() if grid.cells], layer, name, "sheet", problems)
    if sheet is None:
        return None
    grid = grids[sheet]
    _note_merged(grid, name, sheet, problems)
    for kind, why, fix in _UNREADABLE:
        _note_unreadable([cell for cell in grid.cells if cell.kind == kind], why, fix, name, sheet, problems)
    rows = _rows(grid.cells, name, sheet, problems)
    return None if rows is None else framed(rows, name, problems, sheet)


def _note_unreadable(  # noqa: PLR0913, PLR0917 - what a problem says
    cells: Sequence[Cell], why: str, fix: str, name: str, sheet: str, problems: Problems
) -> None:
    """Note cells of which the file does not hold what they show: the first, and how many others."""
    if not cells:
        return
    [cell, *others] = cells
    more = f"; so {'is 1 other cell' if len(others) == 1 else f'are {len(others)} other cells'}" if others else ""
    column = column_letters(cell.column)
    problems.add(name, sheet=sheet, row=cell.row, column=column, value=cell.text, why=f"{why}{more}", fix=fix)


def _note_merged(grid: Grid, name: str, sheet: str, problems: Problems) -> None:
    """Note the first merged cells that show a value in several rows or columns of the table, and hold it in one."""
    rows, columns = (
        [*dict.fromkeys(held)] for held in zip(*((cell.row, cell.column) for cell in grid.cells), strict=True)
    )
    rows.sort()
    columns.sort()
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    for span in grid.merged:
        height = bisect_right(rows, span.bottom) - bisect_left(rows, span.top)
        width = bisect_right(columns, span.right) - bisect_left(columns, span.left)
        text = texts.get((span.top, span.left))
        if text and height * width > 1:
            where, why = (
                column_letters(span.left),
                f"stands in merged cells, {span.cells}, but only in the first of them",
            )
            fix = "Unmerge them, and fill in each cell; delete a title above the table"
            problems.add(name, sheet=sheet, row=span.top, column=where, value=text, why=why, fix=fix)
            return


def _rows(cells: Sequence[Cell], name: str, sheet: str, problems: Problems) -> list[tuple[int, list[str]]] | None:
    """The rows of a sheet that hold something, each as wide as the widest."""
    numbers = sorted({cell.row for cell in cells})
    width = max(cell.column for cell in cells)
    if width * len(numbers) > _MOST_CELLS:
        fix = "Delete what lies far beside the table"
        problems.add(name, sheet=sheet, why=f"the sheet is {width} columns wide, too large to be read", fix=fix)
        return None
    rows = {number: [""] * width for number in numbers}
    for cell in cells:
        rows[cell.row][cell.column - 1] = digits(cell.text) if cell.kind == "number" else cell.text
    return list(rows.items())
