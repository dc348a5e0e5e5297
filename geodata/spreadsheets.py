"""The sheets of a workbook (.xlsx, .ods) as rows of text; cells that the spreadsheet altered are refused."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from geodata.errors import Problems, Refusal
from geodata.excel import read_excel
from geodata.opendocument import CONTENT, read_content
from geodata.spreadsheet_cells import Cell

# What begins an old Excel file, and one that is protected by a password.
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# No dossier comes near; what does would fill the memory.
_MOST_BYTES = 200_000_000
_MOST_CELLS = 5_000_000


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        rows: Numbers and cells of the rows that hold something, as typed.
        refused: What to say of cells that are dates, formulas and the like, by number of the row and index of the
            cell; among the rows such a cell holds what the spreadsheet shows.
    """

    rows: Sequence[tuple[int, Sequence[str]]]
    refused: Mapping[tuple[int, int], Refusal]


def read_sheets(path: Path, problems: Problems) -> dict[str, Sheet] | None:
    """Read all sheets of a workbook.

    Args:
        path: The file.
        problems: Takes what keeps it from being read.

    Returns:
        The sheets by name, in their order; None if the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.add(path.name, why=f"the file cannot be read ({error.strerror})", fix="Check the path")
        return None
    if data.startswith(_OLD):
        why = "the file is an old Excel file, or protected by a password"
        problems.add(path.name, why=why, fix="Save it as .xlsx, without a password")
        return None
    try:
        cells = _read(data)
        return {name: _sheet(found) for name, found in cells.items()}
    except _LockedError:
        problems.add(path.name, why="the file is protected by a password", fix="Save it without a password")
    # A broken file can make its parser fail in any way.
    except Exception as error:  # noqa: BLE001
        what = str(error).strip().partition("\n")[0] or type(error).__name__
        why = f"the file cannot be read as a workbook ({what})"
        problems.add(path.name, why=why, fix="Open it in a spreadsheet and save it as .xlsx or .ods")
    return None


class _LockedError(Exception):
    """A workbook is protected by a password."""


def _read(data: bytes) -> dict[str, list[Cell]]:
    """The cells of a workbook that hold something, by sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise ValueError("it is too large for a dossier")
        if _is_locked(archive):
            raise _LockedError
        if CONTENT in archive.namelist():
            return read_content(archive.read(CONTENT), _MOST_CELLS)
    return read_excel(data, _MOST_CELLS)


def _is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument file is protected by a password."""
    manifest = "META-INF/manifest.xml"
    return manifest in archive.namelist() and b"encryption-data" in archive.read(manifest)


def _sheet(cells: Sequence[Cell]) -> Sheet:
    width = max((cell.column for cell in cells), default=0)
    if width * len({cell.row for cell in cells}) > _MOST_CELLS:
        raise ValueError("a sheet has too many cells")
    rows: dict[int, list[str]] = {}
    refused: dict[tuple[int, int], Refusal] = {}
    for cell in cells:
        text = _digits(cell.text) if cell.kind == "number" else cell.text
        rows.setdefault(cell.row, [""] * width)[cell.column - 1] = text
        if refusal := cell.refusal:
            refused[cell.row, cell.column - 1] = refusal
    return Sheet(rows=sorted(rows.items()), refused=refused)


def _digits(number: str) -> str:
    """A number as typed: spreadsheets keep 15 significant digits."""
    return f"{Decimal(f'{float(number):.15g}'):f}"
