"""Which columns of a table hold the dates and the names: guessed where there is one plausible way, else asked for."""

import re
from collections.abc import Collection, Hashable

import pandas as pd

from geodata import Calendar
from viz.layers.dating import dated
from viz.layers.layer import LayerError
from viz.layers.tables import LATITUDES, LONGITUDES

# Columns that people call so hold years, though others may hold such numbers too.
_YEARS = frozenset(
    {"date", "dates", "day", "time", "when", "year", "years", "jahr", "datum", "année", "año", "anno", "fecha"}
)
_ENDS = frozenset({"start", "end", "begin", "from", "to", "until"})
_NAMES = frozenset({"name", "label", "title"})
_BARE_YEAR = re.compile(r"-?[0-9]{4}")
# Names are different from row to row, are there, and fit on a map.
_DIFFERENT, _FILLED, _LONGEST = 0.8, 0.5, 80


class UnsaidError(ValueError):
    """A table leaves open what must be known; the text says which option, or what else, tells it."""


def guess_date(frame: pd.DataFrame, calendar: Calendar | None) -> str:
    """The only column whose every filled cell is a date.

    Args:
        frame: The table.
        calendar: In which its dates are counted.

    Raises:
        UnsaidError: If there is none, or several.
    """
    if frame.empty:
        raise UnsaidError("there are no rows below the names of the columns")
    found = [str(name) for name in frame if _is_date(name, frame[name], calendar)]
    called = [name for name in frame if str(name).casefold() in _YEARS]
    if not found and len(called) == 1 and (fault := _fault(called[0], frame[called[0]], calendar)):
        raise UnsaidError(fault)
    return _only(frame, found, "dates", "--date")


def guess_label(frame: pd.DataFrame, taken: Collection[str | None]) -> str | None:
    """The only column that holds names; of several the one that is called name, label or title; None if there is none.

    Args:
        frame: The table.
        taken: Columns that hold something else.

    Raises:
        UnsaidError: If there are several.
    """
    names = [str(name) for name in frame if str(name) not in taken and _is_name(frame[name])]
    called = [name for name in names if name.casefold() in _NAMES]
    if len(called) == 1:
        return called[0]
    return _only(frame, names, "names", "--label") if names else None


def _only(frame: pd.DataFrame, found: list[str], what: str, option: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        why, example = f"several columns may hold the {what}: {', '.join(found)}", _typed(found[0])
    else:
        there = ", ".join(map(str, frame.columns))
        why = f"no column holds {what} alone; there are {there}"
        example = f"COLUMN, or {option} none for a map without {what}"
    raise UnsaidError(f"{why}. Say which is meant, such as {option} {example}.")


def _typed(name: str) -> str:
    return name if name.isidentifier() else f'"{name}"'


def _is_date(name: Hashable, column: pd.Series, calendar: Calendar | None) -> bool:
    if str(name).casefold() in {*LATITUDES, *LONGITUDES, "geometry"} or column.dropna().empty:
        return False
    is_called = str(name).casefold() in _YEARS | _ENDS
    is_text = pd.api.types.is_string_dtype(column) or column.dtype == object
    if not is_text and not (is_called and pd.api.types.is_integer_dtype(column)):
        return False
    if not is_called and all(_BARE_YEAR.fullmatch(str(cell)) for cell in column.dropna()):
        return False
    return _fault(name, column, calendar) is None


def _fault(name: Hashable, column: pd.Series, calendar: Calendar | None) -> str | None:
    """Which cell of a column is no date; None if all are."""
    try:
        dated(column, f"column {name!r}", calendar)
    except LayerError as error:
        return str(error)
    return None


def _is_name(column: pd.Series) -> bool:
    cells = [cell for cell in column if isinstance(cell, str)]
    return (
        len(cells) >= _FILLED * len(column)
        and len(set(cells)) >= _DIFFERENT * len(cells)
        and all(len(cell) <= _LONGEST and "://" not in cell for cell in cells)
        and any(any(map(str.isalpha, cell)) for cell in cells)
        and not _is_date("", column, None)
    )
