"""A dossier as a folder of text files."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.dossiers.geometries import Geometries, no_geometries, read_geojson
from geodata.dossiers.manifests import Manifest, read_manifest
from geodata.errors import Problems, nearest
from geodata.files.plain_files import as_text
from geodata.files.records import Records, read_records
from geodata.files.texts import read_text
from geodata.formats.parts import FILES, WORKBOOKS, is_translation

_SUFFIXES = (".csv", ".geojson", ".toml")
# Endings of files that are misspelt only where they are like this one of the format.
_ALIKE = {".json": "geometries.geojson", ".txt": "document.txt", ".md": "document.txt"}
_TABLES = (*WORKBOOKS, ".xls", ".xlsm", ".numbers")
_TEXTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages")
_TRANSLATION = re.compile(r"document[-_ ]([a-z]{2,3}(?:-[a-z0-9]+)*)\.txt", re.IGNORECASE)


@dataclass(frozen=True)
class Folder:
    """A dossier as a folder of text files.

    Attributes:
        files: Its files by their names in the format; a misspelt one is that which was meant.
        unread: Names in the format of files that another program has written in a form of its own.
    """

    files: Mapping[str, Path]
    unread: frozenset[str]

    @property
    def parts(self) -> frozenset[str]:
        """The files that are there."""
        return self.unread.union(self.files)

    def manifest(self, problems: Problems) -> Manifest | None:
        """dossier.toml; None if it is missing or is not TOML."""
        if "dossier.toml" not in self.files:
            problems.add("dossier.toml", why="the file is missing", fix="Add it; seeds/README.md lists its keys")
            return None
        return read_manifest(self.files["dossier.toml"], problems)

    def text(self, file: str, problems: Problems) -> str | None:
        """The text of a file, with newlines as line ends; None if it cannot be read."""
        if file in self.unread:
            return None
        text = read_text(self.files[file], file, problems)
        return text and text.replace("\r\n", "\n").replace("\r", "\n")

    def records(self, file: str, problems: Problems) -> Records:
        """The rows of a CSV file."""
        if file in self.unread:
            return Records(rows=(), complete=False)
        return read_records(self.files[file], file, problems)

    def geometries(self, problems: Problems) -> Geometries:
        """geometries.geojson, which may be missing."""
        path = self.files.get("geometries.geojson")
        return no_geometries() if path is None else read_geojson(path, problems)


def open_folder(folder: Path, problems: Problems) -> Folder:
    """Find the files of a dossier.

    Args:
        folder: The folder.
        problems: Takes files that the format does not know, so that a misspelt name is noticed, and tables and texts
            that are still those of another program.
    """
    # Names that begin with these signs are left behind by spreadsheets and file systems.
    paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "~"))]
    files = {path.name: path for path in paths if path.name in FILES or is_translation(path.name)}
    unread = set()
    for path in paths:
        if path.name in files:
            continue
        if part := _saved_as(path.name, files):
            how = "as CSV UTF-8" if part.endswith(".csv") else "as plain text in UTF-8"
            fix = f"Save it {how} under the name {part}, or move it out of the folder"
            problems.add(
                as_text(path.name), why=f"the file is not read; the dossier needs {part}", fix=fix, nearest=part
            )
            unread.add(part)
            continue
        meant = _meant(path.name, files)
        if meant:
            files[meant] = path
        if meant or path.suffix.casefold() in _SUFFIXES:
            fix = f"Rename it to {meant}" if meant else "Move it out of the folder"
            problems.add(as_text(path.name), why="the file is not one of the format", fix=fix, nearest=meant)
    return Folder(files, frozenset(unread.difference(files)))


def _saved_as(name: str, files: Collection[str]) -> str | None:
    """The file of the format that another program's file should be saved as: `events.csv` for `events.xlsx`.

    A document may lie beside its text. A table may not: changes of one would never reach the other.
    """
    stem, suffix = Path(name).stem.casefold(), Path(name).suffix.casefold()
    table, text = f"{stem}.csv", f"{stem}.txt"
    if suffix in _TABLES and table in FILES:
        return table
    is_text = text == "document.txt" or is_translation(text)
    return text if suffix in _TEXTS and is_text and text not in files else None


def _meant(name: str, files: Collection[str]) -> str | None:
    """The file of the format that a name was to be, such as `events.csv` for `Events.CSV` or `events.csv.txt`."""
    plain, suffix = name.casefold(), Path(name).suffix.casefold()
    if (match := _TRANSLATION.fullmatch(name)) and (translation := f"document.{match[1].lower()}.txt") not in files:
        return translation
    if suffix not in (*_SUFFIXES, *_ALIKE):
        return None
    missing = set(FILES).difference(files)
    held = [file for file in missing if file in plain]
    return held[0] if held else nearest(name, missing.intersection({_ALIKE[suffix]}) if suffix in _ALIKE else missing)
