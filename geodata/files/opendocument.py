"""The cells of an OpenDocument spreadsheet, with formulas told apart from values.

Libraries give what a formula had resulted in, or nothing where it had failed; a dossier must notice both.
"""

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from geodata.files.spreadsheet_cells import ELEMENTS_TO_A_CELL, Cell, Grid, Kind, Span, TooLargeError

# The member of the archive that holds the sheets (OpenDocument 1.3, part 2, 3.1.3.2), and its namespaces.
CONTENT = "content.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_KINDS: dict[str, Kind] = {
    "float": "number",
    "percentage": "number",
    "currency": "number",
    "date": "date",
    "time": "time",
    "boolean": "truth",
}
_SHEETS = f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_BLANKS = f"{_TEXT}s"


def read_content(xml: bytes, most: int, *, results: bool = False) -> dict[str, Grid]:
    """Read the sheets of an OpenDocument spreadsheet.

    Args:
        xml: Its `content.xml`.
        most: How many cells may hold something, in all sheets together; and how many blanks may be written as numbers.
        results: Whether a formula is taken for its result, where the file keeps it.

    Returns:
        What the sheets hold, by name.

    Raises:
        TooLargeError: If there are more, or more of anything than so many cells need.
        ValueError: If a number in it is none, or negative.
        xml.etree.ElementTree.ParseError: If it is not XML.
    """
    root = ET.Element("")
    # The parser refuses entities that grow (expat 2.4.1 and later), and reads none from elsewhere.
    for count, (_, element) in enumerate(ET.iterparse(io.BytesIO(xml)), start=1):  # noqa: S314
        if count > most * ELEMENTS_TO_A_CELL:
            raise TooLargeError
        # The root ends last.
        root = element
    if sum(_number(blanks, f"{_TEXT}c") for blanks in root.iter(_BLANKS)) > most:
        raise TooLargeError
    sheets: dict[str, Grid] = {}
    for table in root.iterfind(_SHEETS):
        sheets[table.get(f"{_TABLE}name", "")] = grid = _grid(table, most, results=results)
        most -= len(grid.cells)
    return sheets


def _grid(table: ET.Element, most: int, *, results: bool) -> Grid:
    cells: list[Cell] = []
    merged: list[Span] = []
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        rows = _number(row, f"{_TABLE}number-rows-repeated")
        read = [(column, columns, *_content(cell, results=results)) for column, columns, cell in _placed(row)]
        held = [(column, columns, kind, text) for column, columns, kind, text in read if text]
        # Reckoned before anything is repeated.
        if len(cells) + rows * sum(columns for _, columns, _, _ in held) > most:
            raise TooLargeError
        cells += [
            Cell(number + down, column + right, kind, text)
            for down in range(rows if held else 0)
            for column, columns, kind, text in held
            for right in range(columns)
        ]
        merged += [span for column, _, cell in _placed(row) if (span := _span(cell, number, column))]
        number += rows
    return Grid(cells=cells, merged=merged)


def _placed(row: ET.Element) -> Iterator[tuple[int, int, ET.Element]]:
    """The first column of every cell of a row, and for how many columns it stands."""
    column = 1
    for cell in row:
        if cell.tag in _CELLS:
            columns = _number(cell, f"{_TABLE}number-columns-repeated")
            yield column, columns, cell
            column += columns


def _span(cell: ET.Element, row: int, column: int) -> Span | None:
    """The cells that are merged with one; None if it stands alone."""
    rows, columns = (_number(cell, f"{_TABLE}number-{what}-spanned") for what in ("rows", "columns"))
    if rows <= 1 and columns <= 1:
        return None
    return Span(top=row, left=column, bottom=row + rows - 1, right=column + columns - 1)


def _number(element: ET.Element, attribute: str) -> int:
    """A number that stands as an attribute, 1 where it is left out.

    Raises:
        ValueError: If it is none, or negative.
    """
    number = int(element.get(attribute, "1"))
    if number < 0:
        raise ValueError(f"{attribute} is negative")
    return number


def _content(cell: ET.Element, *, results: bool) -> tuple[Kind, str]:
    formula = cell.get(f"{_TABLE}formula")
    if formula and not (results and cell.get(f"{_OFFICE}value-type")):
        # The namespace of the formula's language stands before it: `of:=[.A2]+1`.
        return "formula", formula[formula.find("=") :]
    kind = _KINDS.get(cell.get(f"{_OFFICE}value-type", ""), "text")
    if kind == "number":
        return kind, cell.get(f"{_OFFICE}value", "")
    if kind == "date":
        return kind, cell.get(f"{_OFFICE}date-value", "")
    shown = "\n".join("".join(_spoken(paragraph)) for paragraph in cell.findall(f"{_TEXT}p"))
    return kind, shown or cell.get(f"{_OFFICE}string-value", "")


def _spoken(element: ET.Element) -> Iterator[str]:
    """The text of a paragraph: blanks, tabs and line ends are elements of their own; remarks are left out."""
    if element.tag == _BLANKS:
        yield " " * _number(element, f"{_TEXT}c")
    elif element.tag == f"{_TEXT}tab":
        yield "\t"
    elif element.tag == f"{_TEXT}line-break":
        yield "\n"
    elif element.tag != f"{_OFFICE}annotation":
        yield element.text or ""
        for child in element:
            yield from _spoken(child)
            yield child.tail or ""
