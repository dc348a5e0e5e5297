"""A table with a row for each event, as people keep it in a spreadsheet: CSV or a workbook of one sheet; see `event_rows`."""

from pathlib import Path

import pandas as pd

from geodata.dossiers.reading import Dossier
from geodata.errors import FileError, Problems
from geodata.exchange.event_rows import event_rows, from_event_rows, unnamed
from geodata.exchange.forms import Loss
from geodata.exchange.samples import Sample
from geodata.exchange.tables import Tables, cell
from geodata.files.excel_sheets import TextSheet, excel_file
from geodata.files.plain_files import as_text
from geodata.frames.reading import read_file

_SHEET = "events"


def recognises(sample: Sample) -> bool:
    """A table with a header: any may be one of events."""
    return len(sample.header) > 1 or sample.path.suffix.casefold() == ".xlsx"


def read(path: Path) -> Tables:
    """Read a table; columns of which nothing is known are left out, and named so.

    Raises:
        FileError: If it cannot be read, or has no column that could be a title or an id.
    """
    frame = pd.DataFrame(read_file(path))
    texts = frame.drop(columns="geometry", errors="ignore").map(_text)
    tables = from_event_rows(texts)
    if not (tables.sheets["events"]["title"] != "").any():
        problems = Problems()
        why = "no column is the title of events"
        problems.add(as_text(path), why=why, fix="Call the column with their names title")
        problems.raise_any(FileError)
    return tables


def _text(value: object) -> str:
    """A cell as text; a number without the point that a frame gives whole ones."""
    return "" if value is pd.NaT else cell(value).strip()


def write(dossier: Dossier, tables: Tables, path: Path) -> list[Loss]:  # noqa: ARG001 - as every format
    """Write the events of a dossier."""
    frame = event_rows(tables)
    if path.suffix.casefold() == ".xlsx":
        rows = [list(frame), *frame.to_numpy().tolist()]
        path.write_bytes(excel_file([TextSheet(name=_SHEET, rows=rows)]))
    else:
        path.write_text(frame.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")
    return unnamed(tables)
