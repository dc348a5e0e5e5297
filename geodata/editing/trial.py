"""The dossier as it stands, or as it would be with some edits: its parts and its problems, the faulty ones included."""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from geodata.dossiers.containers.folders import Folder
from geodata.dossiers.containers.opening import open_container
from geodata.dossiers.gathering import Gathered, gather
from geodata.editing.edits import Edit
from geodata.editing.folder import EditedFolder
from geodata.errors import Problem


def tried(folder: EditedFolder, edits: Sequence[Edit] = ()) -> Gathered:
    """Read a dossier as it would be, without writing to its folder.

    Args:
        folder: Of the dossier.
        edits: What would be changed; without any it is read as it stands.

    Raises:
        DossierError: There is no dossier in the folder any more.
        ConflictError: Somebody else has changed the same.
        Refusal: A file that would be changed cannot be read.
    """
    container, problems, _ = open_container(folder.path)
    contents = folder.tried(edits) if edits else {}
    if not contents or not isinstance(container, Folder):
        return gather(container, problems, folder.path)
    with tempfile.TemporaryDirectory(prefix="chronotope-") as aside:
        files = {**container.files, **_written(contents, Path(aside))}
        return gather(Folder(files, container.unread), problems, folder.path)


def problems_of_row(parts: Gathered, file: str, number: int, columns: Collection[str]) -> list[Problem]:
    """The problems of one row, in the order of its columns.

    Args:
        parts: Of the dossier.
        file: Of the row.
        number: Of the row.
        columns: Those of dossier.toml, whose problems are told by the line of a key.
    """
    found = [each for each in parts.problems.in_order() if each.file == file]
    return [each for each in found if (each.column in columns if file == "dossier.toml" else each.row == number)]


def _written(contents: Mapping[str, bytes], aside: Path) -> dict[str, Path]:
    for name, data in contents.items():
        (aside / name).write_bytes(data)
    return {name: aside / name for name in contents}
