"""What the columns of a layer hold, checked cell by cell when the layer is made: ids, sizes, colours and columns of the style."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from numbers import Real
from typing import Any, TypeGuard

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.errors import instead
from viz.layers.colors import Meaning, Palette, colors_of
from viz.layers.rows import distinct, first_told, is_empty, texts_of
from viz.layers.style_values import COLOR, STYLE, flaw

# The ends of a scale of colours.
ENDS = 2
# A number as a text, and one with separators between its thousands: 5,600 or 5 600; 5.600 is a decimal.
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_GROUPING = re.compile(r"[,'\u2019\s]")
_GROUPED = re.compile(rf"-?[0-9]{{1,3}}(?:{_GROUPING.pattern}[0-9]{{3}})+(?:\.[0-9]+)?")


class ColumnError(ValueError):
    """A column does not hold what is asked of it; its text names column, row, value and what would be right."""


def check_ids(data: gpd.GeoDataFrame) -> None:
    """Sees to it that ids, where a column has that name, can be compared.

    Raises:
        ColumnError: one is a list or a dict.
    """
    if "id" in data.columns and not _are_plain(data["id"]):
        right = "write a text or a number, or rename the column"
        _each(data, "id", lambda cell: "" if pd.api.types.is_hashable(cell) else f"{cell!r} is no id; {right}")


def _are_plain(column: pd.Series) -> bool:
    """Whether pandas knows that the cells are texts or numbers."""
    return isinstance(column.dtype, pd.StringDtype) or pd.api.types.is_numeric_dtype(column.dtype)


def check_styles(data: gpd.GeoDataFrame, by: Mapping[str, str]) -> None:
    """Sees to it that the columns of a style hold what its fields may.

    Args:
        data: of a layer.
        by: fields of `Style` -> columns.

    Raises:
        ColumnError: a cell does not.
    """
    for name, column in by.items():
        _each(data, column, partial(flaw, STYLE[name]), f"as {name} ")


def check_sizes(data: gpd.GeoDataFrame, column: str | None, largest: float | None) -> None:
    """Sees to it that sizes are numbers.

    Args:
        data: of a layer.
        column: that of the sizes, if there is one.
        largest: the number that is drawn largest; None for the greatest there is.

    Raises:
        ColumnError: a cell is no number, or all are empty.
    """
    if largest is not None and not _is_number(largest):
        raise ColumnError(f"largest = {largest!r} will not do; write a number")
    if column is None:
        return
    # A column of a file is one of texts as soon as one of its cells is no number: those that are numbers are not to blame.
    wrong = [*_flaws(data, column, _text_flaw)] or [*_flaws(data, column, size_flaw)]
    if len(wrong) > 1:
        told = first_told([f"row {label!r}: {words}" for label, words in wrong])
        raise ColumnError("\n  ".join([f"column {column!r}: {len(wrong)} cells are no sizes", *told]))
    for label, words in wrong:
        raise ColumnError(f"column {column!r}, row {label!r}: {words}")
    if largest is None and len(data) and data[column].isna().all():
        raise ColumnError(f"column {column!r}: no row has a number for the size; fill it in, or leave size out")


def check_passages(data: gpd.GeoDataFrame, column: str | None) -> None:
    """Sees to it that passages are pairs of texts.

    Raises:
        ColumnError: a cell is something else.
    """
    if column is not None:
        right = 'write a list of pairs, where the words stand and what they say: [("letter.txt, 12", "…")]'
        _each(data, column, lambda cell: "" if _are_pairs(cell) else f"{cell!r:.60} are no passages; {right}")


def _are_pairs(cell: object) -> bool:
    pairs = cell if isinstance(cell, list | tuple) else [cell]
    return all(isinstance(pair, list | tuple) and [type(part) for part in pair] == [str, str] for pair in pairs)


def size_flaw(cell: object) -> str:
    """What is wrong with a size, and what would be right; "" if nothing is."""
    if not _is_number(cell):
        return f"as size {cell!r} will not do; write {_number_for(cell)}"
    return f"as size {cell!r} will not do; write a number from 0 on" if float(cell) < 0 else ""


def _text_flaw(cell: object) -> str:
    """As `size_flaw`, but a text may be a number."""
    return size_flaw(float(cell) if isinstance(cell, str) and _NUMBER.fullmatch(cell) else cell)


def _number_for(cell: object) -> str:
    """What would be right instead of what is no number."""
    if isinstance(cell, str) and _GROUPED.fullmatch(cell.strip()):
        return f"{_GROUPING.sub('', cell.strip())}, without the thousands separator"
    if isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return f"{cell} as a number and not as a text"
    return "a finite number"


def checked_colors(data: gpd.GeoDataFrame, column: str | None, colors: object) -> Meaning:
    """What the colours of a column mean, completed.

    Args:
        data: of a layer.
        column: that of the colours, if there is one.
        colors: what they are to mean: words -> `#rrggbb`, the ends of a scale, or None for what the column itself says.

    Returns:
        All words of the column with their colours, those that are not named with the usual ones; or what was given.

    Raises:
        ColumnError: colours are none, a word is not in the column, or a scale is asked for where there are no numbers.
    """
    if colors is None:
        return None
    if isinstance(colors, tuple | list):
        if len(colors) != ENDS or not all(_is_number(end) for end in colors):
            raise ColumnError(f"colors = {colors!r} will not do; write the two numbers at the ends of the scale")
        if column is not None:
            right = "a scale of colours needs numbers; leave colors out, or give a colour for each word"
            # What is infinite has the colour of an end.
            _each(data, column, lambda cell: "" if _is_real(cell) else f"{cell!r} is no number, and {right}")
        return float(colors[0]), float(colors[1])
    if not isinstance(colors, Mapping):
        raise ColumnError(
            f'colors = {colors!r} will not do; write words and their colours, such as {{"Hansa": "#1b6ca8"}}'
        )
    for word, color in colors.items():
        if words := flaw(COLOR, color):
            raise ColumnError(f"colors: for {word!r}, {words}")
    named = {str(word): str(color) for word, color in colors.items()}
    return named if column is None else _completed(data[column], named, is_own=isinstance(colors, Palette))


def _completed(column: pd.Series, named: dict[str, str], *, is_own: bool) -> Palette:
    """The colours of all words of a column; `is_own` if those named are known to be its own, though rows may have gone."""
    words = distinct(column)
    usual = {word: color for word, color in zip(texts_of(words), colors_of(words)[0], strict=True) if word}
    if not is_own and usual and (unknown := [word for word in named if word not in usual]):
        raise ColumnError(f"colors: column {column.name!r} has no {unknown[0]!r}; {instead(unknown[0], usual)}")
    return Palette({**named, **{word: color for word, color in usual.items() if word not in named}})


def _is_real(cell: object) -> TypeGuard[Real | Decimal]:
    return isinstance(cell, Real | Decimal) and not isinstance(cell, bool | np.bool_)


def _is_number(cell: object) -> TypeGuard[Real | Decimal]:
    return _is_real(cell) and bool(np.isfinite(float(cell)))


def _each(data: gpd.GeoDataFrame, column: str, wrong: Callable[[Any], str], meant: str = "") -> None:
    """Ask what is wrong with each cell that says something; `meant` says what it is read as.

    Raises:
        ColumnError: for the first cell with which something is.
    """
    for label, words in _flaws(data, column, wrong):
        raise ColumnError(f"column {column!r}, row {label!r}: {meant}{words}")


def _flaws(data: gpd.GeoDataFrame, column: str, wrong: Callable[[Any], str]) -> Iterator[tuple[Any, str]]:
    """The labels of rows whose cell says something with which something is wrong, and what."""
    cells: Iterable[tuple[Any, Any]] = zip(data.index, data[column], strict=True)
    for label, cell in cells:
        if not is_empty(cell) and (words := wrong(cell)):
            yield label, words
