"""Ids that point to other tables: what points to nothing, and whether it or the id it means was misspelt."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geodata.errors import Problems, Refusal, alike, nearest
from geodata.tables.cells import is_id, slug, values
from geodata.tables.columns import Column, Row
from geodata.tables.reading import Table

# The columns by which people call what has an id.
_NAMES = ("name", "name_as_written", "label", "title")
# So many cells do not misspell an id in the same way.
_SEVERAL = 2


@dataclass(frozen=True, kw_only=True)
class _Pointer:
    """One id of a cell, and where it stands."""

    file: str
    row: int
    column: str
    value: str


def check_references(tables: Iterable[Table], known: Mapping[str, Table], problems: Problems) -> None:
    """Note every cell that should hold ids of another table and does not.

    Args:
        tables: The tables whose cells point.
        known: The tables that ids point to, by their files; without those that could not be read, of which nothing
            can be said.
        problems: Takes what is no id, and ids that are unknown. Where several cells point to one unknown id, and none
            to the only id that is like it, that id is told instead.
    """
    used: dict[str, Counter[str]] = {}
    unknown: dict[str, list[_Pointer]] = {}
    for table in tables:
        for column in table.columns:
            file = column.refers_to
            if not file or not table.rows:
                continue
            _check_form(table, column, known.get(file), problems)
            if file in known:
                cells = ((row.number, row.cells[column.name]) for row in table.rows)
                named = [(number, value) for number, cell in cells if cell for value in values(cell) if is_id(value)]
                used.setdefault(file, Counter()).update(value for _, value in named)
                unknown.setdefault(file, []).extend(
                    _Pointer(file=table.file, row=number, column=column.name, value=value)
                    for number, value in named
                    if value not in known[file].ids
                )
    for file, pointers in unknown.items():
        _check_unknown(file, known[file], pointers, used[file], problems)


def _check_form(table: Table, column: Column, target: Table | None, problems: Problems) -> None:
    """Note the cells of a column that hold no ids."""
    cells = ((row.number, row.cells[column.name]) for row in table.rows)
    refused = [(number, refusal) for number, cell in cells if cell and (refusal := column.refusal(cell))]
    names = _names(target) if refused else {}
    for number, refusal in refused:
        problems.refuse(_by_name(refusal, names), table.file, row=number, column=column.name)


def unknown_id(value: str, file: str, ids: Iterable[str]) -> Refusal:
    """What to say of an id that is not among the `ids` of `file`, all of which have the form of one."""
    meant = nearest(value, ids)
    return Refusal(
        value,
        why=f"is not an id in {file}",
        fix=f"Write {meant}, or add {value} to {file}" if meant else f"Add {value} to {file}, or leave it out",
        nearest=meant,
    )


def missing_id(value: str, file: str, target: Table) -> Refusal | None:
    """What to say of an id that should be one of the table `target`, called `file`; None if nothing can be said."""
    if value in target.ids:
        return None
    refusal = unknown_id(value, file, target.proper_ids)
    # That a row has not the id it should have is told there.
    return None if target.is_short_of_ids and refusal.nearest is None else refusal


def _check_unknown(
    file: str, target: Table, unknown: Sequence[_Pointer], used: Mapping[str, int], problems: Problems
) -> None:
    """Note the ids that are not in the table they point to; `used` says how many cells point to each id."""
    misspelt = {
        value: owner for value in {pointer.value for pointer in unknown} if (owner := _owner(value, target, used))
    }
    for value, owner in misspelt.items():
        own = owner.cells["id"]
        if is_id(own):
            problems.add(
                target.file,
                row=owner.number,
                column="id",
                value=own,
                why=f"is probably misspelt: no cell points to it, but {used[value]} point to {value}",
                fix=f"Write {value}",
                nearest=value,
            )
    for pointer in unknown:
        if pointer.value not in misspelt and (refusal := missing_id(pointer.value, file, target)):
            problems.refuse(refusal, pointer.file, row=pointer.row, column=pointer.column)


def _owner(value: str, target: Table, used: Mapping[str, int]) -> Row | None:
    """The row whose id was misspelt, if it was that and not the `value` that points to it."""
    found = alike(value, target.proper_ids, most=2)
    if len(found) != 1 or found[0] in used:
        return None
    owner = target.owners.get(found[0])
    return owner if owner and (used[value] >= _SEVERAL or not is_id(owner.cells["id"])) else None


def _names(target: Table | None) -> dict[str, tuple[str, str]]:
    """Name and id of every row by the plain form of its name."""
    return {
        _plain(row.cells[name]): (row.cells[name], row.cells["id"])
        for row in (target.rows if target else ())
        for name in _NAMES
        if row.cells.get(name) and is_id(row.cells["id"])
    }


def _by_name(refusal: Refusal, names: Mapping[str, tuple[str, str]]) -> Refusal:
    """A refusal of what is no id, with the id of whoever is called so."""
    name, own = names.get(_plain(refusal.value), ("", ""))
    if not own or own == refusal.nearest:
        return refusal
    return Refusal(refusal.value, why=refusal.why, fix=f"Write {own}, the id of {name}", nearest=own)


def _plain(name: str) -> str:
    return slug(name) or name.casefold()
