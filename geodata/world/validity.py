"""From when to when a row of a hand-written table holds: the columns `valid_from` and `valid_to`."""

from datetime import date

import pandas as pd


def valid_on(table: pd.DataFrame, at: str | None) -> "pd.Series[bool]":
    """Which rows hold on a day.

    Args:
        table: With `valid_from`, the first day on which the row holds, and `valid_to`, the first on which it no longer
            does: ISO dates or years of four digits (a year stands for its 1 January), "" where it is open.
        at: An ISO date such as "1950-10-12", or None for today.

    Raises:
        ValueError: `at` is not an ISO date.
    """
    # ISO dates compare as text; the last day of all stands for today.
    day = (date.fromisoformat(at) if at is not None else date.max).isoformat()
    return (table["valid_from"] <= day) & ((table["valid_to"] == "") | (table["valid_to"] > day))
