"""Tables fill what is empty in a folder that holds a dossier already: `chronotope import --merge`."""

import csv
import errno
import io
import os
from pathlib import Path

import pandas as pd

from geodata.errors import Problems
from geodata.exchange.folders import files
from geodata.exchange.tables import Tables, records
from geodata.files.atomic_writing import write_together
from geodata.files.records import parsed
from geodata.files.texts import read_text
from geodata.formats.tables import TABLES

# Which cells tell the rows of tables without an id apart.
_KEYS = {
    "toponyms.csv": ("place", "toponym", "language"),
    "messages.csv": ("event", "sender", "recipient"),
    "candidates.csv": ("subject", "field", "value"),
    "paths.csv": ("path", "step"),
}


def fill_folder(tables: Tables, folder: Path) -> dict[str, tuple[int, int]]:
    """Fill empty cells of the tables of a dossier, and add rows and files that it has not. What stands there stays.

    `dossier.toml`, texts, geometries and pictures are written only where the folder has none of that name.

    Args:
        tables: What is to be filled in.
        folder: The folder. Its dossier may have faults, as long as its tables can be read.

    Returns:
        By file, how many cells were filled and how many rows added; a new file has all its rows added.

    Raises:
        DossierError: If a table of the folder cannot be read.
        NotADirectoryError: If there is no such folder.
        OSError: It cannot be written. All files are written, or none.
    """
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is no folder that could be filled", str(folder))
    place = Path(os.path.realpath(folder))
    problems = Problems()
    changes: dict[str, tuple[int, int]] = {}
    contents: dict[Path, bytes] = {}
    for name, content in files(tables).items():
        target = place / name
        frame = tables.sheets.get(name.removesuffix(".csv"), pd.DataFrame())
        if not target.exists():
            contents[target] = content
            changes[name] = (0, len(frame))
        elif name in TABLES and (text := read_text(target, name, problems)) is not None:
            rows, _ = parsed(text, ",", name, problems)
            filled, cells, added = _filled([row for _, row in rows], frame, _KEYS.get(name, ("id",)))
            if cells or added:
                contents[target] = filled.encode()
                changes[name] = (cells, added)
    problems.raise_any()
    for pictures in (True, False):  # tables name pictures, so these come first
        if chosen := {path: each for path, each in contents.items() if (path.parent != place) == pictures}:
            write_together(chosen)
    return changes


def _filled(rows: list[list[str]], frame: pd.DataFrame, key: tuple[str, ...]) -> tuple[str, int, int]:
    """A CSV file with its empty cells filled and the rows added that it lacks; how many cells, and how many rows."""
    header = [name.strip() for name in rows[0]] if rows else []
    said = [str(name) for name in frame if (frame[name] != "").any()]
    header += [name for name in said if name not in header]
    table = [[*row, *[""] * (len(header) - len(row))] for row in rows[1:]]
    at = {name: index for index, name in enumerate(header)}
    known = {tuple(row[at[name]].strip() if name in at else "" for name in key): row for row in reversed(table)}
    cells = added = 0
    for new in records(frame):
        row = known.get(tuple(new[name] for name in key))
        if row is None:
            table.append([new.get(name, "") for name in header])
            added += 1
            continue
        for name in said:
            if new[name] and not row[at[name]].strip():
                row[at[name]] = new[name]
                cells += 1
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header, *table])
    return out.getvalue(), cells, added
