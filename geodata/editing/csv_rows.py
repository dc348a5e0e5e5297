"""A CSV file as rows that keep their bytes: what is not changed stays as it was written, with its quotation marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Self

from geodata.editing.rows import Cells, key_of
from geodata.errors import Refusal
from geodata.files.records import is_remark
from geodata.formats.tables import TABLES

# A cell in quotation marks or bare, and what ends it (RFC 4180).
_CELL = re.compile(r'(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<bare>[^,\r\n"][^,\r\n]*)?)(?P<end>,|\r\n|\n|\r|\Z)')
_NEEDS_MARKS = re.compile(r'[,"\r\n]|^\s|\s$')
_MARK = "\ufeff"


@dataclass(frozen=True)
class _Record:
    """One record: its cells as they are written and as they are read, and its line end."""

    written: tuple[str, ...]
    cells: tuple[str, ...]
    end: str

    @property
    def raw(self) -> str:
        return ",".join(self.written) + self.end


@dataclass(frozen=True)
class CsvRows:
    """A table as text; see `rows.Rows`.

    Attributes:
        mark: The byte order mark with which Excel begins a file, or "".
        records: All records, the header and remarks included.
    """

    mark: str
    records: tuple[_Record, ...]

    @cached_property
    def _at(self) -> Mapping[str, int]:
        """By its key the index of each record that is a row; of several that say the same, the first."""
        found: dict[str, int] = {}
        for index, record in enumerate(self.records):
            if index > self._head and any(record.cells) and not is_remark(record.cells):
                found.setdefault(key_of(self._named(record)), index)
        return found

    @cached_property
    def _head(self) -> int:
        """The index of the header: the first record that says something."""
        return next((index for index, record in enumerate(self.records) if any(record.cells)), len(self.records))

    @property
    def header(self) -> Sequence[str]:
        """The names of the columns."""
        return self.records[self._head].cells

    @cached_property
    def rows(self) -> Mapping[str, Cells]:
        """The cells of every row, by its key."""
        return {key: self._named(self.records[index]) for key, index in self._at.items()}

    @property
    def data(self) -> bytes:
        """The file."""
        return (self.mark + "".join(record.raw for record in self.records)).encode()

    def number(self, key: str) -> int:
        """The number of a row, as a spreadsheet counts: the first is 1."""
        return self._at[key] + 1

    def with_cell(self, key: str, column: str, value: str) -> Self:
        """The text with another cell; a column that is not there yet comes last."""
        if column not in self.header:
            return self._with_column(column).with_cell(key, column, value)
        index, place = self._at[key], self.header.index(column)
        record = self.records[index]
        self._ensure_fits(index)
        short = place + 1 - len(record.cells)
        written = [*record.written, *[""] * short]
        written[place] = _written(value, is_marked=self._is_marked(written[place]))
        changed = _Record(tuple(written), tuple(map(_read, written)), record.end)
        return self._with([*self.records[:index], changed, *self.records[index + 1 :]])

    def with_row(self, cells: Cells, *, after: str | None, raw: str = "") -> Self:
        """The text with one row more."""
        record = self._again(cells, raw)
        missing = [name for name, cell in cells.items() if cell and name not in self.header]
        if missing and record is None:
            return self._with_column(missing[0]).with_row(cells, after=after)
        index = self._at.get(after, len(self.records) - 1) if after is not None else self._head
        before = self.records[index]
        line = self._line_end
        # Where the last line has no end, the row before gets one, and the new one is the last.
        ends, own = (before.end, line) if before.end else (line, "")
        if record is None:
            written = tuple(_written(cells.get(name, ""), is_marked=self._all_marked) for name in self.header)
            record = _Record(written, tuple(map(_read, written)), own)
        ended, whole = replace(before, end=ends), replace(record, end=record.end or own)
        return self._with([*self.records[:index], ended, whole, *self.records[index + 1 :]])

    def without_row(self, key: str) -> Self:
        """The text without a row."""
        index = self._at[key]
        before, removed = self.records[index - 1], self.records[index]
        # What was the last line, without an end, leaves the one before it so.
        left = replace(before, end=before.end if removed.end else "")
        return self._with([*self.records[: index - 1], left, *self.records[index + 1 :]])

    def raw(self, key: str) -> str:
        """How a row is written."""
        return self.records[self._at[key]].raw

    def before(self, key: str) -> str | None:
        """The key of the row before another, None of the first."""
        at = self._at[key]
        return max(((index, each) for each, index in self._at.items() if index < at), default=(0, None))[1]

    def _again(self, cells: Cells, raw: str) -> _Record | None:
        """A row as it was written before; None where the columns have changed since, and it would say something else."""
        record = next(iter(_parse(raw)), None)
        said = {name: cell for name, cell in cells.items() if cell}
        is_same = record is not None and {name: cell for name, cell in self._named(record).items() if cell} == said
        return record if is_same else None

    def _ensure_fits(self, index: int) -> None:
        """Refuse to change a row that has more cells than the header: nobody knows which of them belongs where.

        Raises:
            Refusal: It has.
        """
        cells = self.records[index].cells
        if any(cells[len(self.header) :]):
            why = f"is row {index + 1}, which has {len(cells)} cells; the header has {len(self.header)}"
            fix = 'Set cells that hold commas in "…" in a text editor'
            raise Refusal(cells[0], why=why, fix=fix)

    def _named(self, record: _Record) -> Cells:
        cells = record.cells + ("",) * (len(self.header) - len(record.cells))
        return dict(zip(self.header, cells, strict=False))

    @cached_property
    def _all_marked(self) -> bool:
        """Whether the program that wrote the file sets every text in quotation marks."""
        return all(cell.startswith('"') for cell in self.records[self._head].written)

    def _is_marked(self, written: str) -> bool:
        """Whether a cell has quotation marks although it would do without, so that what takes its place has them too."""
        return written.startswith('"') and (self._all_marked or not _NEEDS_MARKS.search(_read(written)))

    @property
    def _line_end(self) -> str:
        return self.records[0].end or "\n"

    def _with_column(self, name: str) -> Self:
        """The text with one column more, the last one; remarks and empty lines stay as they are."""
        width = len(self.header)
        rows = {index for index, record in enumerate(self.records) if any(record.cells) and not is_remark(record.cells)}
        changed = []
        for index, record in enumerate(self.records):
            if index not in rows:
                changed.append(record)
                continue
            self._ensure_fits(index)
            padded = (*record.written, *[""] * (width - len(record.written)))[:width]
            written = (*padded, name if index == self._head else "")
            changed.append(_Record(written, tuple(map(_read, written)), record.end))
        return self._with(changed)

    def _with(self, records: Sequence[_Record]) -> Self:
        return type(self)(self.mark, tuple(records))


@lru_cache(maxsize=16)  # a change reads a table several times, and mostly finds what it was
def csv_rows(file: str, data: bytes | None) -> CsvRows:
    """A table of a dossier as text to be changed.

    Args:
        file: Its name in the format.
        data: The file; None where there is none, for one with its header alone.

    Raises:
        Refusal: It is not UTF-8, a quotation mark is not closed or doubled, or the header does not tell its columns apart.
    """
    if data is None:
        header = tuple(column.name for column in TABLES[file])
        return CsvRows("", (_Record(header, header, "\n"),))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise Refusal(file, why="is not UTF-8, and cannot be changed", fix="Save it as CSV UTF-8") from error
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        rows = CsvRows(mark, tuple(_parse(text.removeprefix(mark))))
    except ValueError as error:
        fix = 'Set cells that hold commas or quotation marks in "…" and double each quotation mark inside'
        raise Refusal(file, why=f"cannot be changed: from line {error} on it cannot be read", fix=fix) from error
    if rows._head == len(rows.records):  # noqa: SLF001 - its own kind
        raise Refusal(file, why="is empty", fix="Add the header, or remove the file")
    _ensure_columns(file, rows.header)
    return rows


def _ensure_columns(file: str, header: Sequence[str]) -> None:
    """Refuse a table in which a change would reach the wrong cells.

    Raises:
        Refusal: No column is one of the format, as where semicolons separate them; ids have no column; or one stands twice.
    """
    names = [column.name for column in TABLES[file]]
    first = next((name for name in names if name in header), None)
    if first is None or ("id" in names and "id" not in header):
        lack = "id" if first is not None else ", ".join(names)
        why = f"cannot be changed: its first row names no column {lack}"
        raise Refusal(
            file, why=why, fix="Save it as CSV UTF-8, separated by commas, with the names of the columns first"
        )
    if twice := next((name for name in header if name and list(header).count(name) > 1), ""):
        why = f"cannot be changed: the column {twice} stands twice in the header"
        raise Refusal(file, why=why, fix="Rename or delete one of the two")


def _parse(text: str) -> list[_Record]:
    """The records of a table.

    Raises:
        ValueError: A cell cannot be read; the error gives the number of its record.
    """
    records: list[_Record] = []
    written: list[str] = []
    at = 0
    while at < len(text) or written:
        match = _CELL.match(text, at)
        if match is None:
            raise ValueError(len(records) + 1)
        end = match["end"]
        written.append(text[at : match.end() - len(end)])
        at = match.end()
        if end != ",":
            records.append(_Record(tuple(written), tuple(map(_read, written)), end))
            written = []
    return records


def _read(written: str) -> str:
    """A cell as it is read: without its quotation marks and the blanks at either end."""
    cell = written[1:-1].replace('""', '"') if written.startswith('"') else written
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n") if cell else ""


def _written(value: str, *, is_marked: bool) -> str:
    """A cell as it is written, in quotation marks where it must be or is to be."""
    if is_marked or _NEEDS_MARKS.search(value):
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return value
