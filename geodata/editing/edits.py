"""Edits: what is changed, where, and what stood there when it was decided; and two changes of one cell, about which is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geodata.editing.rows import Cells, Rows, key_of


@dataclass(frozen=True, kw_only=True)
class CellEdit:
    """One cell says something else.

    Attributes:
        file: Of the dossier, such as `events.csv`; `dossier.toml` has the rows `[dossier]`, `[document]` and those of actors.
        key: Of the row, see `rows.key_of`.
        column: Of the cell.
        before: What stood there when it was decided.
        after: What is to stand there.
    """

    file: str
    key: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class RowAdded:
    """One row more.

    Attributes:
        file: Of the dossier.
        cells: What it says, by column.
        after: Key of the row it follows; None for the first, and where there is no such row it is the last.
        raw: How it was written, if it was there before.
    """

    file: str
    cells: Cells
    after: str | None = ""
    raw: str = ""

    @property
    def key(self) -> str:
        """The key of the row."""
        return key_of(self.cells)


@dataclass(frozen=True, kw_only=True)
class RowRemoved:
    """One row less.

    Attributes:
        file: Of the dossier.
        key: Of the row.
        before: What it said when it was decided.
    """

    file: str
    key: str
    before: Cells = field(default_factory=dict)


Edit = CellEdit | RowAdded | RowRemoved


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """One cell that somebody else has changed as well, or a row.

    Attributes:
        edit: What was to be done.
        theirs: What stands there now; None where the row is gone.
    """

    edit: Edit
    theirs: str | None

    def __str__(self) -> str:
        """Both values in one sentence."""
        edit = self.edit
        row = edit.key if "\x1f" not in edit.key else "a row"
        if self.theirs is None:
            return f"{edit.file}, {row}: somebody else has removed the row."
        if isinstance(edit, CellEdit):
            return (
                f"{edit.file}, {row}, {edit.column}: it was “{edit.before}” and should become “{edit.after}”; "
                f"somebody else has written “{self.theirs}”."
            )
        done = "removed" if isinstance(edit, RowRemoved) else "added"
        return f"{edit.file}, {row}: the row was to be {done}; somebody else has changed it: {self.theirs}"


class ConflictError(Exception):
    """Edits of which nothing was written, for somebody else has changed the same.

    Attributes:
        conflicts: Where.
    """

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__("\n".join(map(str, conflicts)))
        self.conflicts = tuple(conflicts)


def conflict_of(edit: Edit, text: Rows) -> Conflict | None:
    """What somebody else has changed that an edit is about; None if it can be made, or is made already."""
    row = text.rows.get(edit.key)
    if isinstance(edit, CellEdit):
        theirs = None if row is None else row.get(edit.column, "")
        return None if theirs in {edit.before, edit.after} else Conflict(edit=edit, theirs=theirs)
    said = edit.before if isinstance(edit, RowRemoved) else edit.cells
    return None if row is None or _same(row, said) else Conflict(edit=edit, theirs=told(row))


def applied(edit: Edit, text: Rows) -> tuple[Rows, Edit | None]:
    """The text with an edit, and the edit that takes it back; None where it was made already.

    Args:
        edit: Without a conflict, see `conflict_of`.
        text: Of its file.
    """
    row = text.rows.get(edit.key)
    if isinstance(edit, CellEdit):
        cells = row or {}
        if cells.get(edit.column, "") == edit.after:
            return text, None
        changed = text.with_cell(edit.key, edit.column, edit.after)
        key = key_of({**cells, edit.column: edit.after}) if edit.key == key_of(cells) else edit.key
        return changed, CellEdit(file=edit.file, key=key, column=edit.column, before=edit.after, after=edit.before)
    if isinstance(edit, RowAdded):
        if row is not None:
            return text, None
        added = text.with_row(edit.cells, after=edit.after, raw=edit.raw)
        return added, RowRemoved(file=edit.file, key=edit.key, before=added.rows[edit.key])
    if row is None:
        return text, None
    back = RowAdded(file=edit.file, cells=row, after=text.before(edit.key), raw=text.raw(edit.key))
    return text.without_row(edit.key), back


def files_of(edits: Iterable[Edit]) -> list[str]:
    """The files that edits change, each once."""
    return list(dict.fromkeys(edit.file for edit in edits))


def told(row: Cells) -> str:
    """A row in one line."""
    return ", ".join(f"{name} = {cell}" for name, cell in row.items() if cell)


def _same(row: Cells, said: Cells) -> bool:
    """Whether a row says what was said of it; nothing is said of columns that are not named."""
    return all(row.get(name, "") == cell for name, cell in said.items())
