"""Rows of a dossier's tables, with the columns as attributes. pandas knows no types of cells; the format does."""

from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> list[Any]:
    """The rows of a table in order, each with its columns as attributes."""
    return list(frame.itertuples(index=False))


def by_id(frame: pd.DataFrame) -> dict[str, Any]:
    """The rows of a table by their `id`."""
    return {row.id: row for row in rows(frame)}
