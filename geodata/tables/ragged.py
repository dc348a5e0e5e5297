"""Rows with more or fewer cells than the header: which comma is one too many."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from geodata.errors import Problems
from geodata.tables.columns import Column
from geodata.tables.headers import Header

# Beyond this number of cells too many, nothing is guessed.
_MOST = 2
_SHOWN = 3
_JOINT = " | "


def fitted(
    file: str,
    number: int,
    cells: Sequence[str],
    header: Header,
    problems: Problems,
) -> Sequence[str] | None:
    """The cells of a row, as many as the header has.

    Args:
        file: Name of the table in the format.
        number: The row.
        cells: Its cells.
        header: The header of the table.
        problems: Takes a row of another length; which cell belongs where cannot be known.

    Returns:
        None if the row cannot be matched with the header.
    """
    if len(cells) == len(header.names):
        return cells
    if len(cells) < len(header.names):
        why = f"the row has {_counted(cells)}, the header {len(header.names)}"
        problems.add(file, row=number, why=why, fix="Add the missing commas")
        return None
    kept = cells[: len(header.names)]
    if not any(cells[len(header.names) :]) and _is_right(kept, header):
        return kept
    _refuse_longer(file, number, cells, header, problems)
    return None


def _refuse_longer(
    file: str,
    number: int,
    cells: Sequence[str],
    header: Header,
    problems: Problems,
) -> None:
    """Note a row with too many cells, and which comma probably made them."""
    why = f"the row has {_counted(cells)}, the header {len(header.names)}"
    column: str | None = None
    value: str | None = None
    readings = list(_readings(cells, header))
    decimal = [reading for reading in readings if all(header.columns[name].numeric for name in reading)]
    if decimal:
        written = ", or ".join(_written(reading) for reading in decimal[:_SHOWN])
        why, fix = f"{why}: a number has a decimal comma", f"Write numbers with a point: {written}"
        first, text = next(iter(decimal[0].items()))
        if all(reading.get(first) == text for reading in decimal):
            column, value = first, text.replace(".", ",")
    elif len(readings) == 1:
        [reading] = readings
        column, text = next(iter(reading.items()))
        value = text.replace(_JOINT, ", ")
        if value != text:
            why, fix = f"{why}: a comma stands between ids", f"Separate ids by a vertical line: {_written(reading)}"
        else:
            why, fix = f"{why}: a comma divides a cell", f'Set the cell in quotation marks: "{value}"'
    else:
        where = " or ".join(dict.fromkeys(name for reading in readings for name in reading))
        fix = f'Set each cell that holds a comma in "…"{f", probably in {where}" if where else ""}'
    problems.add(file, row=number, column=column, value=value, why=why, fix=fix)


def _written(reading: Mapping[str, str]) -> str:
    return " and ".join(f"{text} in {name}" for name, text in reading.items())


def _readings(cells: Sequence[str], header: Header) -> Iterator[dict[str, str]]:
    """The ways to join cells that make a row without faults: by column, the cell as joined."""
    # A row may also end in commas that no column needs.
    for length in range(len(header.names) + 1, min(len(cells), len(header.names) + _MOST) + 1):
        if any(cells[length:]):
            continue
        for divided in combinations_with_replacement(range(len(header.names)), length - len(header.names)):
            joined = _joined(cells[:length], header, divided)
            if joined is not None and _is_right(joined, header):
                yield {header.names[index]: joined[index] for index in divided}


def _joined(cells: Sequence[str], header: Header, divided: Sequence[int]) -> list[str] | None:
    """The row with the cells joined that a comma divided, by the numbers of their columns; None if it cannot be."""
    rest = iter(cells)
    joined = []
    for index, name in enumerate(header.names):
        parts = [next(rest) for _ in range(1 + divided.count(index))]
        if len(parts) > 1 and (name not in header.columns or not all(parts)):
            return None
        joined.append(_sign(header.columns[name]).join(parts) if len(parts) > 1 else parts[0])
    return joined


def _sign(column: Column) -> str:
    """What stood or should have stood where a comma divided a cell of a column."""
    if column.numeric:
        return "."
    takes_ids = column.refusal(f"a{_JOINT}b") is None and column.refusal("A, b") is not None
    return _JOINT if takes_ids else ", "


def _is_right(cells: Sequence[str], header: Header) -> bool:
    """Whether every cell is what its column asks for."""
    return all(
        header.columns[name].refusal(cell) is None and (cell or not header.columns[name].required)
        for name, cell in zip(header.names, cells, strict=True)
        if name in header.columns
    )


def _counted(cells: Sequence[str]) -> str:
    return f"{len(cells)} cell{'' if len(cells) == 1 else 's'}"
