"""A dossier as a folder of text files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import Problems, nearest
from geodata.files import read_text
from geodata.geometries import Geometries, no_geometries, read_geojson
from geodata.manifests import Manifest, read_manifest
from geodata.parts import FILES, is_translation
from geodata.records import Records, read_records

_SUFFIXES = (".csv", ".geojson", ".toml")


@dataclass(frozen=True)
class Folder:
    """A dossier as a folder of text files.

    Attributes:
        files: Its files by their names in the format; a misspelt one is that which was meant.
    """

    files: Mapping[str, Path]

    @property
    def parts(self) -> frozenset[str]:
        """The files that are there."""
        return frozenset(self.files)

    def manifest(self, problems: Problems) -> Manifest | None:
        """dossier.toml; None if it is missing or is not TOML."""
        if "dossier.toml" not in self.files:
            problems.add("dossier.toml", why="the file is missing", fix="Add it; seeds/README.md lists its keys")
            return None
        return read_manifest(self.files["dossier.toml"], problems)

    def text(self, file: str, problems: Problems) -> str | None:
        """The text of a file, with newlines as line ends; None if it cannot be read."""
        text = read_text(self.files[file], file, problems)
        return text and text.replace("\r\n", "\n").replace("\r", "\n")

    def records(self, file: str, problems: Problems) -> Records:
        """The rows of a CSV file."""
        return read_records(self.files[file], file, problems)

    def geometries(self, problems: Problems) -> Geometries:
        """geometries.geojson, which may be missing."""
        path = self.files.get("geometries.geojson")
        return no_geometries() if path is None else read_geojson(path, problems)


def open_folder(folder: Path, problems: Problems) -> Folder:
    """Find the files of a dossier.

    Args:
        folder: The folder.
        problems: Takes files that the format does not know, so that a misspelt name is noticed.
    """
    # Names that begin with these signs are left behind by spreadsheets and file systems.
    paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "~"))]
    files = {path.name: path for path in paths if path.name in FILES or is_translation(path.name)}
    for path in paths:
        if path.name in files:
            continue
        meant = _meant(path.name, set(FILES).difference(files))
        if meant:
            files[meant] = path
        if meant or path.suffix.casefold() in _SUFFIXES:
            fix = f"Rename it to {meant}" if meant else "Move it out of the folder"
            problems.add(path.name, why="the file is not one of the format", fix=fix, nearest=meant)
    return Folder(files)


def _meant(name: str, missing: Iterable[str]) -> str | None:
    """The file of the format that a name was to be, such as `events.csv` for `Events.CSV` or `events.csv.txt`."""
    plain, suffix = name.casefold(), Path(name).suffix.casefold()
    if suffix not in (*_SUFFIXES, ".txt"):
        return None
    held = [file for file in missing if file in plain]
    if suffix == ".txt":
        missing = {"document.txt"}.intersection(missing)
    return held[0] if held else nearest(name, missing)
