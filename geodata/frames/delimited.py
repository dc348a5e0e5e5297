"""CSV and TSV: tables in text, whatever separates their cells."""

import csv
from pathlib import Path

import pandas as pd

from geodata.errors import Problems
from geodata.files.plain_files import as_text
from geodata.files.records import parsed
from geodata.files.texts import read_text
from geodata.frames.tables import framed

# The likeliest first: where two divide the header into as many names, it is the first.
_SEPARATORS = (",", ";", "\t", "|")
# Excel writes `sep=;` above a table.
_SAID = "sep="


def read_delimited(path: Path, layer: str | None, problems: Problems) -> pd.DataFrame | None:
    """Read a table in text.

    Args:
        path: The file, in UTF-8.
        layer: None; such a file has no layers.
        problems: Takes what keeps it from being read.
    """
    name = as_text(path.name)
    text = read_text(path, name, problems)
    if text is None:
        return None
    if layer is not None:
        problems.add(name, value=layer, why="is no layer of the file, which has none", fix="Leave layer out")
        return None
    first, _, rest = text.partition("\n")
    if first.casefold().startswith(_SAID) and first.strip("\r")[len(_SAID) :] in _SEPARATORS:
        # The line is kept empty, so that rows are counted as the spreadsheet does.
        separator, text = first.strip("\r")[len(_SAID) :], f"\n{rest}"
    else:
        separator = _separator(text)
    rows, complete = parsed(text, separator, name, problems)
    return framed(rows, name, problems) if complete else None


def _separator(text: str) -> str:
    """What separates the cells: that which divides the first line into the most names."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=lambda sign: len(next(csv.reader([header], delimiter=sign), [])))
