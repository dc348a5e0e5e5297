"""Rows of tables, with the columns as attributes, and which of their cells and places say something."""

from collections import namedtuple
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

# Kinds of tables whose columns are remembered: those of a dossier, and of the layers of a few stories.
FRAMES = 64
# The column that a route's stops have besides: how each is reached, see `viz.routes.stops`.
LEG = "chronotope leg"
# The column that keeps the ids of rows whose own would change once some of them are left out.
OWN_ID = "chronotope id"
# Those columns that nobody's table had.
ADDED = (LEG, OWN_ID)
# Texts as Python has them: where pyarrow is installed, pandas' usual ones refuse halves of letters before their row can be named.
TEXT = pd.StringDtype("python", na_value=np.nan)

# How many cells an error tells of.
MOST_TOLD = 10
# Greater whole numbers are not told apart from their neighbours once they are fractions of pandas.
MOST_EXACT = 2**53


def first_told(told: list[str]) -> list[str]:
    """The first lines of what an error tells of cells, and how many more there are."""
    more = len(told) - MOST_TOLD
    return [*told[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])]


def column_of(values: list[Any]) -> pd.Series:
    """A column of values of the type that pandas finds; as they are where its texts refuse halves of letters."""
    try:
        return pd.Series(values)
    except UnicodeEncodeError:
        return pd.Series(values, dtype=object)


def is_lacking(column: pd.Series) -> pd.Series:
    """Which cells say nothing: those that are empty, and texts of blanks."""
    empty = column.isna()
    if column.dtype != object and not pd.api.types.is_string_dtype(column.dtype):
        return empty
    # Not `map`, which makes a column of pandas' texts cell by cell and takes twice as long.
    return empty | np.array([isinstance(cell, str) and _is_blank(cell) for cell in column.tolist()], dtype=bool)


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def texts_of(column: pd.Series) -> list[str]:
    """The cells as texts, "" for those that say nothing.

    Whole numbers are written as such, since pandas makes fractions of them where other cells are empty; each by itself, so that a
    cell says the same when rows are left out.
    """
    if isinstance(column.dtype, pd.StringDtype):
        return ["" if not isinstance(cell, str) or cell.isspace() else cell for cell in column.tolist()]
    texts: list[str] = column.astype(TEXT).where(~is_lacking(column), "").tolist()
    if not pd.api.types.is_float_dtype(column.dtype):
        return texts
    numbers = column.to_numpy(dtype=float, na_value=np.nan).tolist()
    return [
        str(int(number)) if abs(number) < MOST_EXACT and number.is_integer() else text
        for number, text in zip(numbers, texts, strict=True)
    ]


def distinct(column: pd.Series) -> pd.Series:
    """A column of texts with each of them once, in their order; another as it is: 1 and true are equal, and say two things."""
    return column.drop_duplicates() if isinstance(column.dtype, pd.StringDtype) else column


def rows(frame: pd.DataFrame) -> list[Any]:
    """The rows of a table in order, each with its columns as attributes.

    What pandas' own `itertuples` gives; but that takes each cell out of its column by itself, which is slow for texts and
    geometries.
    """
    cells = (column.to_numpy(dtype=object).tolist() for _, column in frame.items())
    return list(map(_row_of(tuple(map(str, frame.columns)))._make, zip(*cells, strict=True)))


@lru_cache(maxsize=FRAMES)
def _row_of(columns: tuple[str, ...]) -> Any:
    """The class of the rows of a table, which takes longer to make than a few of them."""
    return namedtuple("Row", columns, rename=True)  # noqa: PYI024 - the columns differ from table to table


def grouped(frame: pd.DataFrame, column: str) -> dict[str, list[Any]]:
    """The rows of a table by what a column says, each group in the table's order."""
    groups: dict[str, list[Any]] = {}
    for row in rows(frame):
        groups.setdefault(getattr(row, column), []).append(row)
    return groups


def by_id(frame: pd.DataFrame) -> dict[str, Any]:
    """The rows of a table by their `id`."""
    return {row.id: row for row in rows(frame)}


def is_empty(value: Any) -> bool:
    """Whether a cell says nothing; a list in it says something."""
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def located(frame: gpd.GeoDataFrame) -> pd.Series:
    """Which rows lie somewhere: not those without geometry, with an empty one, or with a coordinate that is no number."""
    finite = pd.Series(np.isfinite(frame.bounds.to_numpy()).all(axis=1), index=frame.index)
    # geopandas' own `notna` warns of empty geometries.
    there = pd.Series(~shapely.is_missing(frame.geometry.to_numpy()), index=frame.index)
    return there & ~frame.geometry.is_empty & finite
