"""dossier.toml as rows: its keys, those of the document, and the actors; comments, order and blanks stay as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from geodata.editing.rows import Cells
from geodata.errors import Refusal
from geodata.exchange.tables import BETWEEN
from geodata.tables.cells import values

try:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import AoT, Item
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("the review needs tomlkit: pip install chronotope[review]", name=error.name) from error

# The keys of these rows, in brackets, which no id has; those of actors are their ids.
TOP, RECORD = "[dossier]", "[document]"
# Not rows of their own.
_TABLES = ("document", "actors", "views", "timeline")


@dataclass(frozen=True)
class ManifestRows:
    """dossier.toml as text; see `rows.Rows`."""

    text: str

    @cached_property
    def rows(self) -> Mapping[str, Cells]:
        """The keys at the top, those of `[document]`, and each actor; several values of a key are separated by ` | `."""
        manifest = tomlkit.parse(self.text).unwrap()
        rows = {
            TOP: {key: value for key, value in manifest.items() if key not in _TABLES},
            RECORD: manifest.get("document", {}),
            **{str(actor.get("id", "")): actor for actor in manifest.get("actors", [])},
        }
        return {key: {name: _cell(value) for name, value in cells.items()} for key, cells in rows.items()}

    @property
    def data(self) -> bytes:
        """The file."""
        return self.text.encode()

    def number(self, key: str) -> int:
        """The line on which its keys begin, as near as a table tells: problems of dossier.toml are told by line."""
        return self.text.count("\n", 0, max(self.text.find(key), 0)) + 1

    def with_cell(self, key: str, column: str, value: str) -> Self:
        """The text with another value; a key that says nothing is taken out."""
        manifest = tomlkit.parse(self.text)
        table: Any = manifest if key == TOP else manifest.get("document") if key == RECORD else _actor(manifest, key)
        if table is None:
            manifest["document"] = table = tomlkit.table()
        was = table.get(column)
        if not value:
            table.pop(column, None)
        else:
            typed: Any = list(values(value)) if isinstance(was, list) or column == "addressees" else value
            table[column] = int(value) if isinstance(was, int) and value.isdecimal() else typed
        written = tomlkit.dumps(manifest)
        return type(self)(_above_comments(self.text, written) if value and was is None else written)

    def with_row(self, cells: Cells, *, after: str | None, raw: str = "") -> Self:
        """The text with one actor more, at its end."""
        del after, raw
        said = "".join(f"{name} = {_basic(cell)}\n" for name, cell in cells.items() if cell)
        end = "" if self.text.endswith("\n") or not self.text else "\n"
        return type(self)(f"{self.text}{end}\n[[actors]]\n{said}")

    def without_row(self, key: str) -> Self:
        """The text without an actor."""
        manifest = tomlkit.parse(self.text)
        actors = manifest["actors"]
        if isinstance(actors, AoT):
            actors.remove(_actor(manifest, key))
            if not actors:
                manifest.remove("actors")
        return type(self)(tomlkit.dumps(manifest).rstrip("\n") + "\n")

    def raw(self, key: str) -> str:
        """Nothing: an actor that is put back comes last, as a new one does."""
        del key
        return ""

    def before(self, key: str) -> str | None:
        """Likewise."""
        del key
        return None


def manifest_rows(data: bytes | None) -> ManifestRows:
    """dossier.toml as text to be changed.

    Raises:
        Refusal: It is missing, is not TOML, or has something else than tables under `document` or `actors`.
    """
    if data is None:
        raise Refusal("dossier.toml", why="is missing", fix="Add it; seeds/README.md lists its keys")
    try:
        rows = ManifestRows(data.decode())
        len(rows.rows)  # taken apart now, while its faults can be told
    except (UnicodeDecodeError, TOMLKitError, AttributeError, TypeError) as error:
        why = f"cannot be changed, for it cannot be read ({error})"
        raise Refusal("dossier.toml", why=why, fix="Correct it in an editor") from error
    return rows


def _above_comments(was: str, written: str) -> str:
    """A text to which a key was added, with the key after the others of its table.

    tomlkit counts the comment above the next table to this one, and adds the key below it, where it would seem to be what the
    comment is about. What was added otherwise than as a line of its own stays where it is.
    """
    before, after = was.split("\n"), written.split("\n")
    at = next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    end = at + len(after) - len(before)
    added = "\n".join(after[at:end]).strip()
    if after[end:] != before[at:] or "\n" in added:
        return written
    above = at
    while above and (not before[above - 1].strip() or before[above - 1].lstrip().startswith("#")):
        above -= 1
    ending = "\r" if "\r\n" in was else ""
    return "\n".join((*before[:above], f"{added}{ending}", *before[above:]))


def _actor(manifest: Any, id_: str) -> Any:
    return next(actor for actor in manifest["actors"] if actor.get("id") == id_)


def _cell(value: object) -> str:
    return BETWEEN.join(map(str, value)) if isinstance(value, list) else str(value)


def _basic(cell: str) -> str:
    item: Item = tomlkit.string(cell)
    return item.as_string()
