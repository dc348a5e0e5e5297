"""Which columns of a table hold the dates and the names: guessed where there is one plausible way, else asked for."""

import re
from collections.abc import Collection, Hashable

import pandas as pd

from geodata import Calendar, HistoricalDate
from geodata.tables.degrees import as_decimal
from viz.layers.dating import dated
from viz.layers.layer import LayerError
from viz.layers.tables import LATITUDES, LONGITUDES

# Columns that people call so hold years, though others may hold such numbers too.
_YEARS = frozenset(
    {"date", "dates", "day", "time", "when", "year", "years", "jahr", "datum", "année", "año", "anno", "fecha"}
)
_STARTS = frozenset({"start", "begin", "beginning", "from", "since"})
_ENDS = frozenset({"end", "to", "until", "till"})
_NAMES = frozenset({"name", "label", "title"})
_BARE_YEAR = re.compile(r"-?[0-9]{4}")
# Meant for a day, though nobody can tell which: 20/06/1622.
_DAY_OR_MONTH_FIRST = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}")
# Names are different from row to row, are there, and fit on a map.
_DIFFERENT, _FILLED, _LONGEST = 0.8, 0.5, 80
# More than this share of the cells of a column of dates are dates; so many tell what a column holds.
_MOST, _TRIED = 0.5, 50

Dates = str | tuple[str, str]


class UnsaidError(ValueError):
    """A table leaves open what must be known; the text says which option, or what else, tells it."""


def guess_date(frame: pd.DataFrame, calendar: Calendar | None) -> Dates:
    """The only column most of whose cells are dates, or the only two if they are a start and an end.

    What is wrong with the other cells of such a column is told when it is read: no other is taken in its stead.

    Args:
        frame: The table.
        calendar: In which its dates are counted.

    Raises:
        UnsaidError: If there is none, or several.
    """
    if frame.empty:
        raise UnsaidError("there are no rows below the names of the columns")
    found = [str(name) for name in frame if _is_date(name, frame[name], calendar)]
    called = [str(name) for name in frame if str(name).casefold() in _YEARS and frame[name].notna().any()]
    if not found and len(called) == 1:
        return called[0]
    return _start_and_end(frame, found, calendar) or _only(frame, found, "dates", "--date")


def guess_label(frame: pd.DataFrame, taken: Collection[str | None]) -> str | None:
    """The only column that holds names; of several the one that is called name, label or title; None if there is none.

    Names that differ from row to row come first; where there are none, those that come again will do.

    Args:
        frame: The table.
        taken: Columns that hold something else.

    Raises:
        UnsaidError: If there are several.
    """
    names = [str(name) for name in frame if str(name) not in taken and _is_name(name, frame[name])]
    names = [name for name in names if _is_different(frame[name])] or names
    called = [name for name in names if name.casefold() in _NAMES]
    if len(called) == 1:
        return called[0]
    return _only(frame, names, "names", "--label") if names else None


def _only(frame: pd.DataFrame, found: list[str], what: str, option: str) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        why, example = f"several columns may hold the {what}: {', '.join(found)}", _typed(found[0])
        if option == "--date":
            example += f", or {option} {_typed(found[0])} {option} {_typed(found[1])} for a start and an end"
        else:
            example += f", or {option} none"
    else:
        there = ", ".join(map(str, frame.columns))
        why = f"no column holds {what} alone; there are {there}"
        example = f"COLUMN, or {option} none for a map without {what}"
    raise UnsaidError(f"{why}. Say which is meant, such as {option} {example}.")


def _typed(name: str) -> str:
    return name if name.isidentifier() else f'"{name}"'


def _words(name: Hashable) -> set[str]:
    """The words of the name of a column: start_date has two."""
    return {word for word in re.split(r"[\W_]+", str(name).casefold()) if word}


def _start_and_end(frame: pd.DataFrame, found: list[str], calendar: Calendar | None) -> tuple[str, str] | None:
    """Two columns that are a start and an end by their names, or of which one is never later than the other."""
    if len(found) != 2:  # noqa: PLR2004 - a start and an end
        return None
    first, second = found
    for start, end in ((first, second), (second, first)):
        if _words(start) & _STARTS and _words(end) & _ENDS:
            return start, end
    is_before, is_after = (_is_never_later(frame, *pair, calendar) for pair in ((first, second), (second, first)))
    if is_before == is_after:
        return None
    return (first, second) if is_before else (second, first)


def _is_never_later(frame: pd.DataFrame, start: str, end: str, calendar: Calendar | None) -> bool:
    """Whether in no row the one day comes after the other; False where no row has both."""
    pairs = [
        (first.earliest, last.latest)
        for first, last in zip(_read(frame[start], calendar), _read(frame[end], calendar), strict=True)
        if first and last
    ]
    days = [(first, last) for first, last in pairs if first is not None and last is not None]
    return bool(days) and all(first <= last for first, last in days)


def _read(column: pd.Series, calendar: Calendar | None) -> list[HistoricalDate | None]:
    """The dates of cells; None for those that are none."""
    return [_date(cell, calendar) for cell in column]


def _date(cell: object, calendar: Calendar | None) -> HistoricalDate | None:
    try:
        return dated([cell], "", calendar)[0]
    except LayerError:
        return None


def _is_place(name: Hashable) -> bool:
    return str(name).casefold() in {*LATITUDES, *LONGITUDES, "geometry"}


def _is_date(name: Hashable, column: pd.Series, calendar: Calendar | None) -> bool:
    cells = column.dropna()
    if _is_place(name) or cells.empty:
        return False
    is_called = bool(_words(name)) and _words(name) <= _YEARS | _STARTS | _ENDS
    is_text = pd.api.types.is_string_dtype(column) or column.dtype == object
    if not is_text and not (is_called and pd.api.types.is_integer_dtype(column)):
        return False
    if not is_called and all(_BARE_YEAR.fullmatch(str(cell)) for cell in cells):
        return False
    tried = _some(cells)
    is_meant = [
        _date(cell, calendar) is not None or bool(_DAY_OR_MONTH_FIRST.fullmatch(str(cell).strip())) for cell in tried
    ]
    return sum(is_meant) > _MOST * len(tried)


def _some(cells: pd.Series) -> pd.Series:
    """Cells from the first to the last, as many as tell what a column holds."""
    return cells.iloc[:: -(-len(cells) // _TRIED)]


def _is_name(name: Hashable, column: pd.Series) -> bool:
    cells = [cell for cell in column if isinstance(cell, str)]
    return (
        not _is_place(name)
        and len(cells) >= _FILLED * len(column)
        and all(len(cell) <= _LONGEST and "://" not in cell for cell in cells)
        and any(any(map(str.isalpha, cell)) for cell in cells)
        and not all(as_decimal(cell) for cell in cells)
        and not _is_date("", column, None)
    )


def _is_different(column: pd.Series) -> bool:
    cells = [cell for cell in column if isinstance(cell, str)]
    return len(set(cells)) >= _DIFFERENT * len(cells)
