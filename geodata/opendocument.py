"""The cells of an OpenDocument spreadsheet, with formulas told apart from values.

Libraries give what a formula had resulted in, or nothing where it had failed; a dossier must notice both.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from geodata.spreadsheet_cells import Cell, Kind

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


def read_content(xml: bytes, most: int) -> dict[str, list[Cell]]:
    """Read the sheets of an OpenDocument spreadsheet.

    Args:
        xml: Its `content.xml`.
        most: How many cells may hold something.

    Returns:
        The cells that hold something, by sheet.

    Raises:
        ValueError: If there are more cells.
        xml.etree.ElementTree.ParseError: If it is not XML.
    """
    # The parser refuses entities that grow (expat 2.4.1 and later), and reads none from elsewhere.
    root = ET.fromstring(xml)  # noqa: S314
    sheets: dict[str, list[Cell]] = {}
    count = 0
    for table in root.iter(f"{_TABLE}table"):
        cells = sheets.setdefault(table.get(f"{_TABLE}name", ""), [])
        for cell in _cells(table):
            count += 1
            if count > most:
                raise ValueError("too many cells")
            cells.append(cell)
    return sheets


def _cells(table: ET.Element) -> Iterator[Cell]:
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        rows = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        held = list(_held(row))
        for repeated in range(rows if held else 0):
            for column, kind, text in held:
                yield Cell(number + repeated, column, kind, text)
        number += rows


def _held(row: ET.Element) -> Iterator[tuple[int, Kind, str]]:
    """Column, kind and text of the cells of a row that hold something."""
    column = 1
    for cell in row:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        columns = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        kind, text = _content(cell)
        for repeated in range(columns if text else 0):
            yield column + repeated, kind, text
        column += columns


def _content(cell: ET.Element) -> tuple[Kind, str]:
    if formula := cell.get(f"{_TABLE}formula"):
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
    if element.tag == f"{_TEXT}s":
        yield " " * int(element.get(f"{_TEXT}c", "1"))
    elif element.tag == f"{_TEXT}tab":
        yield "\t"
    elif element.tag == f"{_TEXT}line-break":
        yield "\n"
    elif element.tag != f"{_OFFICE}annotation":
        yield element.text or ""
        for child in element:
            yield from _spoken(child)
            yield child.tail or ""
