"""Rows of tables, with the columns as attributes, and which of their cells and places say something."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd


def rows(frame: pd.DataFrame) -> list[Any]:
    """The rows of a table in order, each with its columns as attributes."""
    return list(frame.itertuples(index=False))


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
    return frame.geometry.notna() & ~frame.geometry.is_empty & finite
