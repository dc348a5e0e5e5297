"""The cells of an Excel workbook, with formulas and errors told apart from values."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from geodata.spreadsheet_cells import Cell, Kind


def read_excel(data: bytes, most: int) -> dict[str, list[Cell]]:
    """Read the sheets of an Excel workbook (.xlsx).

    Args:
        data: The file.
        most: How many cells may hold something.

    Returns:
        The cells that hold something, by sheet.

    Raises:
        Exception: Of any kind, if the file is broken; openpyxl does not tell them apart.
    """
    with warnings.catch_warnings():
        # openpyxl warns of drop-down lists and the like that it does not keep.
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        return {sheet.title: list(_cells(sheet, most)) for sheet in workbook.worksheets}


def _cells(sheet: ReadOnlyWorksheet, most: int) -> Iterator[Cell]:
    # What a file says of the size of a sheet may be wrong.
    sheet.reset_dimensions()
    count = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        for index, cell in enumerate(row, start=1):
            if cell.value is None or cell.value == "":
                continue
            count += 1
            if count > most:
                raise ValueError("too many cells")
            kind, text = _content(cell.data_type, cell.value)
            yield Cell(number, index, kind, text)


def _content(data_type: str, value: object) -> tuple[Kind, str]:
    # A formula that fills several cells is an object.
    kind: Kind = "text"
    text = str(getattr(value, "text", None) or value)
    match value:
        case _ if data_type == "f":
            kind = "formula"
        case _ if data_type == "e":
            kind = "error"
        case bool():
            kind, text = "truth", text.upper()
        case dt.datetime():
            kind, text = "date", value.isoformat().removesuffix("T00:00:00")
        case dt.date():
            kind = "date"
        case dt.time() | dt.timedelta():
            kind = "time"
        case int() | float():
            kind = "number"
    return kind, text
