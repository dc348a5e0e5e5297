"""The cells of an Excel workbook, with formulas and errors told apart from values."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from typing import IO, Any
from xml.etree import ElementTree as ET

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE, is_datetime
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from geodata.files.spreadsheet_cells import ELEMENTS_TO_A_CELL, Cell, Grid, Kind, Span, TooLargeError

_ROW, _MERGED, _STRING, _FORMULA = (f"{{{SHEET_MAIN_NS}}}{name}" for name in ("row", "mergeCell", "si", "f"))
# The type of a cell that holds a date as ISO 8601 writes it (18.18.11).
_ISO_DATE = "d"
_DAY_0: tuple[Kind, str] = ("zero", "0")
# Where the text of a shared string stands, as a whole or in runs of one format; not how it is pronounced
# (ECMA-376, part 1, 18.4.8).
_TEXTS = (f"{{{SHEET_MAIN_NS}}}t", f"{{{SHEET_MAIN_NS}}}r/{{{SHEET_MAIN_NS}}}t")
# What XML cannot hold stands as `_x000D_` (ECMA-376, part 1, 22.9.2.19). NUL and halves of letters (surrogates), which
# no text of a dossier can hold either, stay as they stand.
_ESCAPE = re.compile(r"_x(?!0000|[dD][89a-fA-F])([0-9a-fA-F]{4})_")
# Parts of which openpyxl makes objects, which takes long; and more than they have in a workbook that was used for years.
_OBJECTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
_MOST_BYTES_OF_OBJECTS = 5_000_000


def read_excel(data: bytes, most: int, *, results: bool = False) -> dict[str, Grid]:
    """Read the sheets of an Excel workbook (.xlsx).

    Args:
        data: The file.
        most: How many cells may hold something, in all sheets together.
        results: Whether a formula is taken for its result, where the file keeps it.

    Returns:
        What the sheets hold, by name.

    Raises:
        TooLargeError: If there are more cells, or more of anything than so many cells need.
        Exception: Of any kind, if the file is broken; openpyxl does not tell them apart.
    """
    with warnings.catch_warnings():
        # openpyxl warns of what it does not keep.
        warnings.simplefilter("ignore")
        reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
        sizes = (part.file_size for part in reader.archive.infolist() if part.filename in _OBJECTS)
        if sum(sizes) > _MOST_BYTES_OF_OBJECTS:
            raise TooLargeError
        reader.read_manifest()
        reader.read_workbook()
        apply_stylesheet(reader.archive, reader.wb)
        package = _Package(reader, most, results=results)
        return {
            sheet.name: package.grid(part.target)
            for sheet, part in reader.parser.find_sheets()
            if part.Type.endswith("/worksheet")
        }


class _Package:
    """The parts of a workbook that hold cells.

    openpyxl knows what a cell is: a date, a formula, a shared string. Its ways through a sheet are not used: one
    fills in every row that is not there, up to the last, and both keep what the cells do not need.

    Args:
        reader: Has read everything but cells.
        most: How many cells may hold something.
        results: Whether formulas are taken for their results.
    """

    def __init__(self, reader: Any, most: int, *, results: bool) -> None:
        self._archive, self._book = reader.archive, reader.wb
        self._most, self._results = most, results
        self._cells = self._elements = 0
        part = reader.package.find(SHARED_STRINGS)
        self._strings = list(self._shared_strings(part.PartName[1:])) if part else []

    def grid(self, part: str) -> Grid:
        """What a sheet holds.

        Args:
            part: Its name in the archive.
        """
        cells: list[Cell] = []
        merged: list[Span] = []
        with self._archive.open(part) as source:
            # Formats of dates are known by their numbers; openpyxl has no other door to them.
            parser = WorkSheetParser(
                source,
                self._strings,
                data_only=self._results,
                epoch=self._book.epoch,
                date_formats=self._book._date_formats,  # noqa: SLF001
                timedelta_formats=self._book._timedelta_formats,  # noqa: SLF001
            )
            for element in self._parsed(source):
                if element.tag == _ROW:
                    cells += self._row(parser, element)
                elif element.tag == _MERGED:
                    left, top, right, bottom = range_boundaries(element.get("ref"))
                    merged.append(Span(top=top, left=left, bottom=bottom, right=right))
                else:
                    continue
                element.clear()
        return Grid(cells=cells, merged=merged)

    def _row(self, parser: WorkSheetParser, row: ET.Element) -> Iterator[Cell]:
        types = [cell.get("t") for cell in row]
        for source in row:
            if source.get("t") == _ISO_DATE:
                # openpyxl refuses one of a month or a year, and drops the offset of a time.
                source.set("t", "str")
        number, cells = parser.parse_row(row)
        for source, written, cell in zip(row, types, cells, strict=True):
            kind, text = self._cell(source, cell)
            if text:
                self._cells += 1
                if self._cells > self._most:
                    raise TooLargeError
                yield Cell(number, cell["column"], "date" if written == _ISO_DATE else kind, text)

    def _cell(self, source: ET.Element, cell: dict[str, Any]) -> tuple[Kind, str]:
        """What a cell holds; the text is empty where it holds nothing."""
        value = cell["value"]
        if value is None and (formula := source.find(_FORMULA)) is not None:
            return "formula", f"={formula.text or ''}"
        if value == dt.time(0) and self._shows_day(cell["style_id"]):
            # openpyxl takes day 0 for midnight; it is a day only where days are counted from 1904.
            return ("date", CALENDAR_MAC_1904.date().isoformat()) if self._book.epoch == CALENDAR_MAC_1904 else _DAY_0
        return ("text", "") if value is None else _content(cell["data_type"], value)

    def _shows_day(self, style: int) -> bool:
        """Whether a format shows a date, and no hour."""
        number = self._book._cell_styles[style].numFmtId  # noqa: SLF001 - as above
        own = self._book._number_formats  # noqa: SLF001
        shown = BUILTIN_FORMATS.get(number) or own[number - BUILTIN_FORMATS_MAX_SIZE]
        return bool(is_datetime(shown) == "date")

    def _shared_strings(self, part: str) -> Iterator[str]:
        """Texts that cells point to, still escaped; openpyxl takes half of an escape away."""
        with self._archive.open(part) as source:
            for element in self._parsed(source):
                if element.tag == _STRING:
                    yield "".join(text.text or "" for path in _TEXTS for text in element.findall(path))
                    element.clear()

    def _parsed(self, source: IO[bytes]) -> Iterator[ET.Element]:
        """The elements of a part, each after those it holds."""
        # The parser refuses entities that grow (expat 2.4.1 and later), and reads none from elsewhere.
        for _, element in ET.iterparse(source):  # noqa: S314
            self._elements += 1
            if self._elements > self._most * ELEMENTS_TO_A_CELL:
                raise TooLargeError
            yield element


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
        case _:
            text = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    return kind, text
