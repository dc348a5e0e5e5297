"""XLSX and ODS: the sheet of a workbook that holds the table."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from geodata.errors import Problems
from geodata.files.plain_files import as_text
from geodata.files.records import column_letters
from geodata.files.spreadsheet_cells import Cell, Grid
from geodata.files.spreadsheets import digits, read_grids
from geodata.frames.layers import chosen
from geodata.frames.tables import framed

# No table that can be drawn comes near; a single cell far out would fill the memory.
_MOST_CELLS = 5_000_000


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
    for cell in grid.cells:
        _note_unreadable(cell, name, sheet, problems)
    rows = _rows(grid.cells, name, sheet, problems)
    return None if rows is None else framed(rows, name, problems, sheet)


def _note_unreadable(cell: Cell, name: str, sheet: str, problems: Problems) -> None:
    """Note a cell of which the file does not hold what it shows."""
    where = column_letters(cell.column)
    if cell.kind == "formula":
        why, fix = "is a formula whose result the file does not keep", "Open the workbook in a spreadsheet, and save it"
        problems.add(name, sheet=sheet, row=cell.row, column=where, value=cell.text, why=why, fix=fix)
    elif cell.kind == "zero" and (refusal := cell.refusal):
        problems.add(name, sheet=sheet, row=cell.row, column=where, value=cell.text, why=refusal.why, fix=refusal.fix)


def _note_merged(grid: Grid, name: str, sheet: str, problems: Problems) -> None:
    """Note merged cells that show a value in several rows or columns of the table, and hold it in one."""
    held = {cell.row for cell in grid.cells}, {cell.column for cell in grid.cells}
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    for span in grid.merged:
        text = texts.get((span.top, span.left))
        rows = held[0].intersection(range(span.top, min(span.bottom, max(held[0])) + 1))
        columns = held[1].intersection(range(span.left, min(span.right, max(held[1])) + 1))
        if text and len(rows) * len(columns) > 1:
            where, why = (
                column_letters(span.left),
                f"stands in merged cells, {span.cells}, but only in the first of them",
            )
            fix = "Unmerge them, and fill in each cell; delete a title above the table"
            problems.add(name, sheet=sheet, row=span.top, column=where, value=text, why=why, fix=fix)


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
