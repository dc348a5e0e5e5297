"""A folder that is changed: edits are written whole or not at all, merged with what others wrote, and taken back."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock

from geodata.dossiers.containers.folders import open_folder
from geodata.editing.csv_rows import csv_rows
from geodata.editing.edits import CellEdit, Conflict, ConflictError, Edit, RowAdded, applied, conflict_of, files_of
from geodata.editing.feature_rows import feature_rows
from geodata.editing.manifest_rows import manifest_rows
from geodata.editing.rows import Rows
from geodata.errors import Problems, Refusal
from geodata.files.atomic_writing import write_together
from geodata.files.plain_files import NotPlainError, read_plain
from geodata.formats.parts import WORKBOOKS
from geodata.formats.tables import TABLES
from geodata.tables.images import FOLDER

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]

_CHANGED = ("dossier.toml", "geometries.geojson", *TABLES)
# Whoever else is writing is done after so many times.
_TRIES = 20


@dataclass(frozen=True)
class Step:
    """Edits that were made together.

    Attributes:
        name: What was done, in a few words.
        edits: As they were made.
        inverse: The edits that take them back.
    """

    name: str
    edits: tuple[Edit, ...]
    inverse: tuple[Edit, ...]


@dataclass
class EditedFolder:
    """The folder of a dossier, which several people and programs may change.

    Nothing is remembered of the files but what was done: each edit is held against what stands there when it is made.

    Attributes:
        path: The folder.
        steps: What was done and not taken back, the first first.
    """

    path: Path
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Refuse what is no folder of text files.

        Raises:
            Refusal: It is a workbook, or none of a dossier.
        """
        workbooks = [f"dossier{suffix}" for suffix in WORKBOOKS if (self.path / f"dossier{suffix}").is_file()]
        if workbooks or self.path.suffix.casefold() in WORKBOOKS:
            fix = "Change it in a spreadsheet, or save its sheets as text files (seeds/README.md)"
            raise Refusal(str(self.path), why="is a workbook; only folders of text files are changed here", fix=fix)
        if not (self.path / "dossier.toml").is_file():
            fix = "Give the folder of a dossier, or begin one with: chronotope new"
            raise Refusal(str(self.path), why="is no folder with a dossier.toml", fix=fix)
        self._lock = RLock()

    def file(self, name: str) -> Path:
        """The path of a part by its name in the format, whether it is there or not.

        Raises:
            Refusal: It is none that is changed, still the file of another program, or a link that leads out of the folder.
        """
        if name not in _CHANGED:
            raise Refusal(name, why="is no table", fix=f"Change one of {', '.join(_CHANGED)}")
        found = open_folder(self.path, Problems())
        if name in found.unread:
            raise Refusal(name, why="is still a file of another program", fix="Save it as CSV UTF-8")
        path = found.files.get(name, self.path / name)
        # A dossier from somewhere could have any file of its user written to.
        if path.is_symlink() and not path.resolve().is_relative_to(self.path.resolve()):
            raise Refusal(name, why="is a link that leads out of the folder", fix="Put the file itself into the folder")
        return path

    def text(self, name: str, data: bytes | None) -> Rows:
        """A part as text to be changed.

        Raises:
            Refusal: It cannot be read.
        """
        if name in TABLES:
            return csv_rows(name, data)
        return feature_rows(data) if name == "geometries.geojson" else manifest_rows(data)

    def rows(self, name: str) -> Rows:
        """A part as it stands there now; see `text`."""
        return self.text(name, _bytes(self.file(name)))

    def revision(self) -> str:
        """A sign of what the files hold now: it is another as soon as one of them is."""
        digest = hashlib.sha256()
        pictures = self.path / FOLDER
        for path in sorted([*self.path.iterdir(), *(pictures.iterdir() if pictures.is_dir() else ())]):
            if not path.name.startswith((".", "~")):
                with suppress(OSError):
                    found = path.stat()
                    digest.update(os.fsencode(path.name))
                    digest.update(f"\0{found.st_mtime_ns}\0{found.st_size}\0{found.st_ino}\0".encode())
        return digest.hexdigest()[:16]

    def tried(self, edits: Sequence[Edit]) -> dict[str, bytes]:
        """The files that edits change, as they would be; nothing is written.

        Raises:
            ConflictError: Somebody else has changed the same.
            Refusal: A file cannot be read.
        """
        return {name: new for name, (_, new) in self._changed(edits)[0].items()}

    def write(self, name: str, edits: Sequence[Edit]) -> Step:
        """Make edits, all or none; what others have changed elsewhere in the same files stays.

        Args:
            name: What is done, in a few words.
            edits: In the order in which they are made.

        Raises:
            ConflictError: Somebody else has changed the same cell or row; nothing is written.
            Refusal: A file cannot be read.
            OSError: It cannot be written.
        """
        with self._lock, _locked(self.path):
            step = Step(name, tuple(edits), self._written(edits))
            if step.inverse:
                self.steps.append(step)
            return step

    def undo(self, *, keep_theirs: bool = False) -> Step | None:
        """Take back the last step; None where there is none.

        Args:
            keep_theirs: Leave what somebody else has changed since, and take back all else of the step.

        Raises:
            ConflictError: Somebody else has changed since what it was about; nothing is written, and the step stays.
        """
        with self._lock, _locked(self.path):
            if not self.steps:
                return None
            self._written(self.steps[-1].inverse, keep_theirs=keep_theirs)
            return self.steps.pop()

    def lost(self) -> tuple[Edit, ...]:
        """The edits that another program has taken back by saving what it had read before them.

        All edits of one cell are one, from what stood there at first to what was written last. What a file that cannot be
        read at present has lost is not known.
        """
        with self._lock:
            made: dict[tuple[str, str, str], Edit] = {}
            for edit in (each for step in self.steps for each in step.edits):
                first = made.get(_at(edit))
                if isinstance(edit, CellEdit) and isinstance(first, CellEdit):
                    made[_at(edit)] = replace(edit, before=first.before)
                else:
                    made[_at(edit)] = edit
            texts = {}
            for name in files_of(made.values()):
                with suppress(Refusal):
                    texts[name] = self.rows(name)
            return tuple(edit for edit in made.values() if edit.file in texts and _is_lost(edit, texts[edit.file]))

    def forget(self, edits: Sequence[Edit]) -> None:
        """Let edits be lost: the steps that changed the same cells or rows are taken from the list."""
        with self._lock:
            places = set(map(_at, edits))
            self.steps = [step for step in self.steps if places.isdisjoint(map(_at, step.edits))]

    def _changed(
        self, edits: Sequence[Edit], *, keep_theirs: bool = False
    ) -> tuple[dict[str, tuple[bytes | None, bytes]], list[Edit]]:
        """The files before and after edits, and the edits that take them back, the last first."""
        before = {name: _bytes(self.file(name)) for name in files_of(edits)}
        texts = {name: self.text(name, data) for name, data in before.items()}
        inverse: list[Edit] = []
        conflicts: list[Conflict] = []
        for edit in edits:
            if conflict := conflict_of(edit, texts[edit.file]):
                conflicts.append(conflict)
                continue
            texts[edit.file], back = applied(edit, texts[edit.file])
            inverse = [back, *inverse] if back else inverse
        if conflicts and not keep_theirs:
            raise ConflictError(conflicts)
        return {name: (before[name], text.data) for name, text in texts.items()}, inverse

    def _written(self, edits: Sequence[Edit], *, keep_theirs: bool = False) -> tuple[Edit, ...]:
        """Write edits, and give those that take them back."""
        for _ in range(_TRIES):
            changed, inverse = self._changed(edits, keep_theirs=keep_theirs)
            paths = {name: self.file(name) for name in changed}
            if any(_bytes(paths[name]) != before for name, (before, _) in changed.items()):
                continue  # somebody has written meanwhile
            if contents := {paths[name]: new for name, (before, new) in changed.items() if new != before}:
                write_together(contents)
            return tuple(inverse)
        raise OSError(None, "is written by another program all the time", str(self.path))


def _at(edit: Edit) -> tuple[str, str, str]:
    """File, key and column of a cell; "" in the place of the column of a row."""
    return edit.file, edit.key, edit.column if isinstance(edit, CellEdit) else ""


def _is_lost(edit: Edit, text: Rows) -> bool:
    """Whether a file says again what it said before an edit."""
    row = text.rows.get(edit.key)
    if isinstance(edit, CellEdit):
        return row is not None and row.get(edit.column, "") == edit.before != edit.after
    return (row is None) == isinstance(edit, RowAdded)


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None where there is none.

    Raises:
        Refusal: It is no plain file, or too large.
    """
    try:
        return read_plain(path)
    except FileNotFoundError:
        return None
    except NotPlainError as error:
        raise Refusal(path.name, why=error.why, fix=error.fix) from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other processes of this program from writing meanwhile; where the system knows no such locks, do without."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
