"""A dossier: one document with everything that is said about it, read from its folder and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

import geopandas
import pandas as pd

from geodata.cells import is_id
from geodata.dates import HistoricalDate, parse_edtf
from geodata.documents import Document
from geodata.errors import FILES, Problems, nearest
from geodata.events import (
    build_events,
    check_candidates,
    check_events,
    check_messages,
    locate_quotations,
)
from geodata.files import read_text
from geodata.formats import REQUIRED_TABLES, TABLES
from geodata.geometries import Geometries, check_geometries, read_geometries
from geodata.manifests import Manifest, View, read_manifest
from geodata.places import build_places, check_places
from geodata.tables import Table, check_references, read_table, unknown_id

_TEXT = "document.txt"
_CHECKED_SUFFIXES = (".csv", ".geojson", ".toml")


@dataclass(frozen=True, kw_only=True, eq=False)
class Dossier:
    """A dossier without faults. Its tables have every column of the format (seeds/README.md).

    Cells are text as typed, "" where nothing is said; `values` splits a cell that holds several. Frames
    with a geometry are in EPSG:4326.

    Attributes:
        id: Name of its folder.
        path: Its folder.
        title: Title of the page.
        subtitle: One line under it.
        kind: `source`, or `exercise` for an invented text.
        language: Language of the dossier's own sentences, BCP 47.
        note: What the reader must know.
        default_path: Id of the path to open with, "" for none.
        document: The document with its record.
        actors: `id`, `label`, `abbreviation`, `color`, in the order of the timeline's rows.
        places: See `places.build_places`.
        toponyms: Names of places by language and period.
        people: Who speaks, writes and reads.
        events: See `events.build_events`.
        messages: Senders and recipients of the events that are messages.
        candidates: Rival dates and places.
        geometries: See `geometries.Geometries.frame`.
        paths: Steps, sorted by path (as they first appear) and `step` (int64).
        sources: Citations.
        views: Maps, the main one first; empty if the dossier leaves the choice open.
        timeline_extent: What the timeline opens with; None for all dates.
    """

    id: str
    path: Path
    title: str
    subtitle: str
    kind: str
    language: str
    note: str
    default_path: str
    document: Document
    actors: pd.DataFrame
    places: geopandas.GeoDataFrame
    toponyms: pd.DataFrame
    people: pd.DataFrame
    events: geopandas.GeoDataFrame
    messages: pd.DataFrame
    candidates: pd.DataFrame
    geometries: geopandas.GeoDataFrame
    paths: pd.DataFrame
    sources: pd.DataFrame
    views: tuple[View, ...]
    timeline_extent: HistoricalDate | None

    def __repr__(self) -> str:
        """Id and title; the tables would fill pages of a notebook."""
        return f"<Dossier {self.id}: {self.title}>"


def read_dossier(folder: str | PathLike[str]) -> Dossier:
    """Read a dossier and check all of it.

    Args:
        folder: The folder with its files.

    Raises:
        DossierError: With every problem of every file, if there is any.
    """
    folder = Path(folder)
    problems = Problems()
    if not folder.is_dir():
        problems.add(str(folder), why="there is no such folder", fix="Give the path of a dossier")
        problems.raise_any()
    _check_files(folder, problems)
    manifest = read_manifest(folder / "dossier.toml", problems)
    text = _read_document(folder / _TEXT, problems)
    tables = {
        file: read_table(folder / file, columns, problems, required=file in REQUIRED_TABLES)
        for file, columns in TABLES.items()
    }
    geometries = read_geometries(folder / "geometries.geojson", problems)
    quotations = locate_quotations(tables["events.csv"], text, problems)
    _check_together(manifest, tables, geometries, problems)
    problems.raise_any()

    if manifest is None or text is None:
        raise AssertionError("a missing file is a problem")
    places = build_places(tables["places.csv"])
    keys = manifest.keys.cells
    return Dossier(
        id=folder.resolve().name,
        path=folder,
        title=keys["title"],
        subtitle=keys["subtitle"],
        kind=keys["kind"],
        language=keys["language"],
        note=keys["note"],
        default_path=keys["default_path"],
        document=_document(manifest, text),
        actors=manifest.actors.frame(),
        places=places,
        toponyms=tables["toponyms.csv"].frame(),
        people=tables["people.csv"].frame(),
        events=build_events(tables["events.csv"], quotations=quotations, places=places, geometries=geometries.by_id()),
        messages=tables["messages.csv"].frame(),
        candidates=tables["candidates.csv"].frame(),
        geometries=geometries.frame(),
        paths=_build_paths(tables["paths.csv"]),
        sources=tables["sources.csv"].frame(),
        views=manifest.views,
        timeline_extent=parse_edtf(manifest.timeline) if manifest.timeline else None,
    )


def _read_document(path: Path, problems: Problems) -> str | None:
    """The transcription with newlines as line ends; None if it is missing or cannot be read."""
    if not path.exists():
        problems.add(_TEXT, why="the file is missing", fix="Add the transcription of the document")
        return None
    text = read_text(path, problems)
    if text is not None and not text.strip():
        problems.add(_TEXT, why="the document is empty", fix="Add the transcription of the document")
        return None
    return text and text.replace("\r\n", "\n").replace("\r", "\n")


def _document(manifest: Manifest, text: str) -> Document:
    record = dict(manifest.record.cells)
    date = parse_edtf(record.pop("date"))
    return Document(text=text, date=date, addressees=manifest.addressees, **record)


def _check_files(folder: Path, problems: Problems) -> None:
    """Note tables that the format does not know, so that a misspelt file name is noticed."""
    for path in sorted(folder.iterdir()):
        # Names that begin with these signs are left behind by spreadsheets and file systems.
        if path.name in FILES or path.name.startswith((".", "~")):
            continue
        if path.suffix in _CHECKED_SUFFIXES:
            meant = nearest(path.name, FILES)
            fix = f"Rename it to {meant}" if meant else "Move it out of the folder"
            problems.add(path.name, why="the file is not one of the format", fix=fix)


def _check_together(
    manifest: Manifest | None, tables: Mapping[str, Table], geometries: Geometries, problems: Problems
) -> None:
    """Check what the cells of a row, the rows of a table and the tables say together."""
    checked = [*tables.values(), geometries.table]
    known = {table.file: table.ids if table.complete else None for table in checked}
    known["dossier.toml"] = manifest.actors.ids if manifest else None
    for table in checked:
        check_references(table, known, problems)
    check_places(tables["places.csv"], problems)
    check_events(tables["events.csv"], problems)
    check_messages(tables["messages.csv"], problems)
    check_candidates(tables["candidates.csv"], known["places.csv"], problems)
    check_geometries(geometries, known["sources.csv"], problems)
    _check_paths(manifest, tables["paths.csv"], problems)


def _check_paths(manifest: Manifest | None, table: Table, problems: Problems) -> None:
    """Check that no step stands twice in a path, and that the default path is one."""
    first: dict[tuple[str, str], int] = {}
    for row in table.rows:
        path, step = row.cells["path"], row.cells["step"]
        if first.setdefault((path, step), row.number) != row.number:
            why, fix = f"is a step of {path} in row {first[path, step]} already", "Number the steps 1, 2, 3 …"
            problems.add(table.file, row=row.number, column="step", value=step, why=why, fix=fix)
    paths = {row.cells["path"] for row in table.rows}
    default = manifest.keys.cells["default_path"] if manifest else ""
    if manifest and is_id(default) and table.complete and default not in paths:
        refusal = unknown_id(default, table.file, paths)
        problems.refuse(refusal, "dossier.toml", row=manifest.default_path_line, column="default_path")


def _build_paths(table: Table) -> pd.DataFrame:
    frame = table.frame().astype({"step": "int64"})
    order = {path: number for number, path in enumerate(frame["path"].unique())}
    return frame.sort_values(
        ["path", "step"],
        key=lambda column: column.map(order) if column.name == "path" else column,
        kind="stable",
        ignore_index=True,
    )
