"""Sheets of text become an Excel workbook that helps whoever fills it in: same sheets, same bytes."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from geodata.files.spreadsheet_cells import LAST_ROW

# What Excel writes into a cell it keeps as text, and how many letters it holds (specifications of Excel).
_TEXT_FORMAT = "@"
LONGEST_CELL = 32_767
# Control characters and halves of letters, which XML 1.0 (2.2) does not allow.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# `_x000D_` stands for a character that XML cannot hold; the line before it is escaped where the words themselves are
# meant (ECMA-376, part 1, 22.9.2.19).
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LINE_BELOW = "_x005F_"
_NARROWEST, _WIDEST = 10, 60
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3  # what a zip archive calls the system that it was made on (APPNOTE 4.4.2)
_TIME = dt.datetime(*_EPOCH, tzinfo=dt.UTC)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, kw_only=True)
class TextSheet:
    """A sheet to be written; all cells are text.

    Attributes:
        name: Its name.
        rows: Its cells, row by row.
        has_header: Whether the first row names the columns, and stays in sight.
        remarks: What the cells mean, by row and column from 1; shown when the pointer rests on one.
        choices: The fixed words of cells, by the range they fill, such as `C2:C9`.
    """

    name: str
    rows: Sequence[Sequence[str]]
    has_header: bool = True
    remarks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def below(column: int) -> str:
    """The range of a column under its header."""
    letter = get_column_letter(column)
    return f"{letter}2:{letter}{LAST_ROW}"


def excel_file(sheets: Sequence[TextSheet]) -> bytes:
    """The sheets as an .xlsx file.

    Args:
        sheets: No cell may be longer than `LONGEST_CELL` or hold `CONTROLS`.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "chronotope"
    workbook.properties.created = _TIME.replace(tzinfo=None)
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    written = io.BytesIO()
    workbook.save(written)
    return _without_clock(written)


def _fill(target: Worksheet, sheet: TextSheet) -> None:
    layout = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(sheet.rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = target.cell(number, column, _escaped(text) or None)
            if text:
                # What begins with "=" or "#" is text here too.
                cell.data_type = "s"
            cell.number_format, cell.alignment = _TEXT_FORMAT, layout
            if sheet.has_header and number == 1:
                cell.font = Font(bold=True)
    for (number, column), remark in sheet.remarks.items():
        target.cell(number, column).comment = Comment(remark, "chronotope", width=360, height=120)
    for cells, words in sheet.choices.items():
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        choice.add(cells)
        target.add_data_validation(choice)
    for column in range(1, max(map(len, sheet.rows), default=0) + 1):
        # Rows that are still to be typed are text as well: a date stays as it is typed.
        dimension = target.column_dimensions[get_column_letter(column)]
        dimension.number_format = _TEXT_FORMAT
        longest = max(len(line) for row in sheet.rows for cell in row[column - 1 : column] for line in cell.split("\n"))
        dimension.width = min(max(longest + 2, _NARROWEST), _WIDEST) if sheet.has_header else 2 * _WIDEST
    if sheet.has_header:
        target.freeze_panes = "B2"


def _escaped(text: str) -> str:
    """A text that Excel reads as it is: what looks like an escape is none."""
    return _ESCAPE.sub(_LINE_BELOW, text)


def _without_clock(written: io.BytesIO) -> bytes:
    """The file with a fixed time in place of the hour in which it was written."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + f"{_TIME:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
            part = zipfile.ZipInfo(name, _EPOCH)
            part.create_system = _UNIX
            target.writestr(part, data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
