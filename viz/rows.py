"""Rows of a dossier's tables, with the columns as attributes. pandas knows no types of cells; the format does."""

from typing import Any

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
