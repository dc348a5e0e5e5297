"""The header of a table, matched with the columns of the format."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from geodata.errors import Problems, nearest
from geodata.files.records import Records
from geodata.tables.columns import Column

# Names under which people look for a column.
_SYNONYMS = {"desc": "summary", "description": "summary", "lng": "lon", "quotes": "quotation"}
_SEPARATORS = {";": "semicolons", "\t": "tabs"}
_STEM = 3


@dataclass(frozen=True, kw_only=True)
class Header:
    """The header of a table.

    Attributes:
        names: For every cell of the header the name of its column; a misspelt one is that which was meant. Empty
            if the table cannot be read by it.
        columns: The columns of the format by name.
        doubtful: Columns of the format that stand twice; and those that are not there, in a header that holds names
            nobody understands.
    """

    names: tuple[str, ...]
    columns: Mapping[str, Column]
    doubtful: frozenset[str] = frozenset()


def read_header(file: str, records: Records, columns: tuple[Column, ...], problems: Problems) -> Header:
    """Match the header of a table with the columns of the format.

    Args:
        file: Name of the table in the format.
        records: Its rows.
        columns: The columns that the format knows.
        problems: Takes misspelt, unknown and missing columns.
    """
    by_name = {column.name: column for column in columns}
    if not records.rows:
        return Header(names=(), columns=by_name)
    row, header = records.rows[0]
    while not header[-1]:
        header = header[:-1]
    known = list(by_name)
    separator = _separator(header)
    meant = _meant(header, known)
    if separator or not any(meant):
        why, fix = _unnamed(columns, separator)
        problems.add(file, row=row, value=", ".join(header), why=why, fix=fix)
        return Header(names=(), columns=by_name)
    pairs = list(zip(header, meant, strict=True))
    _check_names(file, row, pairs, known, problems)
    names = tuple(guess or name for name, guess in pairs)
    doubtful = {name for name in names if names.count(name) > 1}
    absent = [column for column in columns if column.name not in names]
    for column in absent:
        if column.required:
            empty = "only in drafts may its cells be empty" if column.awaits_review else "no cell of it may be empty"
            fix = f"Add a column {column.name}; {empty}"
            problems.add(file, row=row, column=column.name, why="the column is missing", fix=fix)
    if not all(meant) or any(column.required for column in absent):
        doubtful.update(column.name for column in absent)
    return Header(names=names, columns=by_name, doubtful=frozenset(doubtful))


def _check_names(
    file: str, row: int, pairs: Sequence[tuple[str, str | None]], known: Sequence[str], problems: Problems
) -> None:
    """Note names that are none of the columns; each is given with the column that was probably meant."""
    earlier: set[str] = set()
    for index, (name, guess) in enumerate(pairs, start=1):
        if not name:
            why, fix = f"column {index} has no name", "Name the column, or delete it"
            problems.add(file, row=row, why=why, fix=fix)
        elif name in earlier:
            why, fix = "stands twice in the header", "Rename or delete one of the two columns"
            problems.add(file, row=row, column=name, value=name, why=why, fix=fix)
        elif name != guess:
            fix = f"Write {guess}" if guess else f"Delete the column; the format has {', '.join(known)}"
            why = "is not a column of this table"
            problems.add(file, row=row, column=name, value=name, why=why, fix=fix, nearest=guess)
        earlier.add(guess or name)


def _meant(header: Sequence[str], known: Sequence[str]) -> list[str | None]:
    """For every name the column that it is, or probably was to be; each column is meant once."""
    free = set(known).difference(header)
    meant: list[str | None] = []
    for name in header:
        guess = name if name in known else _guess(name, free)
        free.discard(guess or "")
        meant.append(guess)
    return meant


def _guess(name: str, free: AbstractSet[str]) -> str | None:
    """The column that a misspelt or shortened name was to be."""
    plain = name.casefold()
    if len(plain) < _STEM:
        return nearest(name, free)
    if (other := _SYNONYMS.get(plain, "")) in free:
        return other
    # `quote` for `quotation`, `latitude` for `lat`.
    alike = [column for column in free if column.startswith(plain[: _STEM + 1]) or plain.startswith(column)]
    return nearest(name, free) or min(alike, key=lambda column: (len(column), column), default=None)


def _separator(header: Sequence[str]) -> str:
    """What separates the names instead of commas, in words; "" if commas do."""
    [first, *others] = header
    return "" if others else next((words for sign, words in _SEPARATORS.items() if sign in first), "")


def _unnamed(columns: tuple[Column, ...], separator: str) -> tuple[str, str]:
    """Why a first row does not name the columns, and what would be right."""
    if separator:
        why = f"is not separated by commas, but by {separator}"
        return why, "Save the table as comma-separated CSV, in UTF-8"
    needed = ", ".join(column.name for column in columns if column.required)
    why = "names no column of this table; the first row must hold the names of the columns"
    return why, f"Begin with a row that has at least {needed}"
