"""Tables in which every cell is read as text: CSV, tables parted by tabs, and the first sheet of a workbook."""

import csv
import io
from pathlib import Path

import pandas as pd

from geodata.errors import FileError, Problems
from geodata.exchange.tables import cell
from geodata.files.plain_files import as_text
from geodata.files.records import parsed
from geodata.files.texts import read_text
from geodata.frames.reading import read_file

# Cells that are longer are told by whoever writes them; csv would refuse the file.
_MOST_LETTERS = 10_000_000


def read_text_table(path: Path) -> pd.DataFrame:
    """Read a table; every cell is text, "" where nothing is said, without blanks at either end.

    The rows have the numbers that a spreadsheet shows: the header is 1. Rows in which nothing is said are left out. A file that
    ends in .tsv is parted by tabs and knows no quotation marks (Linked Places as a table asks for that); a .csv is parted by
    what its header has most of: commas, semicolons or tabs.

    Raises:
        FileError: If it cannot be read, or two columns have one name.
    """
    problems, name = Problems(), as_text(path)
    suffix = path.suffix.casefold()
    if suffix not in {".csv", ".tsv", ".txt"}:
        frame = pd.DataFrame(read_file(path)).drop(columns="geometry", errors="ignore")
        return frame.map(_text).set_axis(range(2, len(frame) + 2)).rename(columns=str)
    text = read_text(path, name, problems)
    rows: list[tuple[int, list[str]]] = []
    if text is not None and suffix == ".tsv":
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        rows = [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line.strip()]
    elif text is not None:
        before = csv.field_size_limit(_MOST_LETTERS)
        try:
            rows, _ = parsed(text, _separator(text), name, problems)
        finally:
            csv.field_size_limit(before)
    header = [each.strip() for each in rows[0][1]] if rows else []
    for column in dict.fromkeys(each for each in header if each and header.count(each) > 1):
        problems.add(name, row=1, column=column, why="is the name of two columns", fix="Rename one of them")
    if not rows and text is not None:
        problems.add(name, why="the file is empty", fix="Export the table again")
    problems.raise_any(FileError)
    return _frame(header, rows[1:])


def _frame(header: list[str], rows: list[tuple[int, list[str]]]) -> pd.DataFrame:
    said = [(number, [each.strip() for each in row]) for number, row in rows if any(each.strip() for each in row)]
    cells = [[*row, *[""] * len(header)][: len(header)] for _, row in said]
    frame = pd.DataFrame(cells, columns=header, index=[number for number, _ in said], dtype="str")
    return frame[[each for each in header if each]]


def _separator(text: str) -> str:
    return max(",;\t", key=io.StringIO(text).readline().count)


def _text(value: object) -> str:
    return "" if value is pd.NaT else cell(value).strip()
