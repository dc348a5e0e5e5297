"""What holds a dossier: a folder of text files, or a workbook; how it is found, and what both give."""

import os
from pathlib import Path
from typing import Protocol

from geodata.dossiers.containers.folders import open_folder
from geodata.dossiers.containers.workbooks import open_workbook
from geodata.dossiers.geometries import Geometries
from geodata.dossiers.manifests import Manifest
from geodata.errors import Problems
from geodata.files.plain_files import as_text
from geodata.files.records import Records
from geodata.formats.geometries import GEOMETRIES
from geodata.formats.parts import FILES, WORKBOOKS
from geodata.formats.problems import DossierProblems
from geodata.formats.tables import TABLES


class Container(Protocol):
    """A dossier as it is stored. Parts are called by their files, also where they are sheets."""

    @property
    def parts(self) -> frozenset[str]:
        """The parts that are there, such as `events.csv` or `document.en.txt`."""

    def manifest(self, problems: Problems) -> Manifest | None:
        """Title, record of the document, actors, views; None if they are missing or cannot be read."""

    def text(self, file: str, problems: Problems) -> str | None:
        """A text that is there; None if it cannot be read."""

    def records(self, file: str, problems: Problems) -> Records:
        """The rows of a table that is there."""

    def geometries(self, problems: Problems) -> Geometries:
        """Areas, routes and front lines, none if the part is not there."""


def open_container(path: Path, *, source: Path | None = None) -> tuple[Container, Problems, str]:
    """Find the dossier at a path.

    Args:
        path: A folder with text files, a folder with `dossier.xlsx` or `dossier.ods`, or a workbook.
        source: The file in another format that the folder was made of; its problems are told as those of its sheets.

    Returns:
        What holds it; what takes its problems, and has taken those of names nobody knows; and its id: the name of
        the folder, or that of a workbook that is not called dossier.

    Raises:
        DossierError: If there is no dossier, or more than one.
    """
    try:
        if source is not None:
            problems: Problems = DossierProblems(workbook=as_text(source.name), columns=_COLUMNS)
            return open_folder(path, problems), problems, as_text(source.name.partition(".")[0])
        return _open(path)
    except OSError as error:
        problems = Problems()
        problems.add(as_text(path), why=f"cannot be read ({error.strerror})", fix="Check the folder and its rights")
        problems.raise_any()
        raise


def _open(path: Path) -> tuple[Container, Problems, str]:
    workbook = path if path.suffix.casefold() in WORKBOOKS and not path.is_dir() else None
    if workbook is None:
        _refuse_other(path)
        workbook = _workbook_within(path)
    problems = DossierProblems(workbook=as_text(workbook.name) if workbook else "", columns=_COLUMNS)
    if workbook is None:
        return open_folder(path, problems), problems, as_text(_resolved(path).name)
    own_name = workbook.stem.casefold() != "dossier"
    id_ = workbook.stem if own_name else _resolved(workbook).parent.name
    return open_workbook(workbook, problems), problems, as_text(id_)


def _resolved(path: Path) -> Path:
    """The path without links; unlike `Path.resolve` it takes a link that leads to itself as it is."""
    return Path(os.path.realpath(path))


_COLUMNS = {
    **{file: [column.name for column in columns] for file, columns in TABLES.items()},
    "geometries.geojson": [column.name for column in GEOMETRIES],
}


def _refuse_other(path: Path) -> None:
    """Refuse a path that is not that of a folder with a dossier, and say which would be."""
    problems = DossierProblems()
    if old := _old_workbook(path):
        why, fix = "is a workbook that cannot be read", "Save it as .xlsx, and give that"
        problems.add(as_text(old), why=why, fix=fix)
    elif path.is_file():
        fix = f"Give its folder, {as_text(path.parent)}" if _is_dossier(path.parent) else "Give the folder of a dossier"
        problems.add(as_text(path), why="is a file, not a dossier", fix=fix)
    elif not path.is_dir():
        problems.add(as_text(path), why="there is no such folder", fix="Give the path of a dossier")
    elif not any(entry.name.casefold() in {*FILES, *_NAMES} for entry in path.iterdir()):
        within = [as_text(entry) for entry in sorted(path.iterdir()) if entry.is_dir() and _is_dossier(entry)]
        within += [as_text(entry) for entry in _workbooks(path)]
        if within:
            why, fix = "is no dossier, but holds some", f"Give the path of one of them: {', '.join(within)}"
        else:
            why = "the folder holds no dossier"
            fix = "Give the path of one, or begin one with the command: chronotope new"
        problems.add(as_text(path), why=why, fix=fix)
    problems.raise_any()


_OLD = (".xls", ".xlsm", ".xlsb", ".numbers")
_NAMES = tuple(f"dossier{suffix}" for suffix in WORKBOOKS)


def _is_dossier(folder: Path) -> bool:
    return any((folder / name).is_file() for name in ("dossier.toml", *_NAMES))


def _old_workbook(path: Path) -> Path | None:
    """The workbook in a form that is not read, if a path is one, or a folder with one called dossier and no other."""
    if path.is_file():
        return path if path.suffix.casefold() in _OLD else None
    entries = sorted(path.iterdir()) if path.is_dir() else []
    if any(entry.name.casefold() in {*FILES, *_NAMES} for entry in entries):
        return None
    return next((entry for entry in entries if entry.stem == "dossier" and entry.suffix.casefold() in _OLD), None)


def _workbooks(folder: Path) -> list[Path]:
    # Names that begin with these signs belong to spreadsheets that are open.
    return [
        entry
        for entry in sorted(folder.iterdir())
        if entry.suffix.casefold() in WORKBOOKS and not entry.name.startswith((".", "~"))
    ]


def _workbook_within(folder: Path) -> Path | None:
    """The workbook of a folder that holds no text files of the format; None if they are the dossier."""
    found = [entry for entry in _workbooks(folder) if entry.stem.casefold() == "dossier"]
    texts = [entry.name for entry in sorted(folder.iterdir()) if entry.name in FILES]
    problems = DossierProblems()
    if found and texts:
        why = f"lies in one folder with {', '.join(texts)}, and only one of the two can be the dossier"
        problems.add(as_text(found[0].name), why=why, fix="Keep either the workbook or the text files")
    elif len(found) > 1:
        why = f"lies in one folder with {as_text(found[1].name)}, and only one of the two can be the dossier"
        problems.add(as_text(found[0].name), why=why, fix="Keep one of them")
    problems.raise_any()
    return found[0] if found else None
