"""Which of today's boundary lines were valid on a day, and as what.

The lines are those of Natural Earth, hence of today. `data/border_history.csv`, written by hand, says of some
of them from when to when they were valid. A line that the table does not know is given as it is today, and
its `status` says so. The table is meant for the years since 1945 and is thin before; boundaries that have
vanished (the inner German one, the 38th parallel) are not among the lines at all.
"""

from importlib.resources import files

import geopandas as gpd
import pandas as pd

from geodata.world.validity import valid_on

# What the table adds to a line.
HISTORY_COLUMNS = ["status", "valid_from", "valid_to", "source", "checked"]


def read_border_history() -> pd.DataFrame:
    """Reads the table of border history, all cells as text, empty ones as "".

    Columns: `left`, `right` (countries of today by their names in Natural Earth, in either order), `part`
    (which of several lines between the two, mostly empty), `valid_from` and `valid_to` (ISO dates: the first
    day on which the line was valid, and the first on which it no longer was; empty: open), `status`
    (boundary, ceasefire, undefined, disputed or lease), `source` (the treaty or declaration) and `checked`
    (seen, secondary or memory: whether somebody opened that source).
    """
    with (files("geodata.world") / "data" / "border_history.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype=str, keep_default_na=False)


def borders_at(lines: gpd.GeoDataFrame, at: str | None) -> gpd.GeoDataFrame:
    """Selects the lines that were valid on a day.

    Args:
        lines: LineStrings with `left`, `right`, `part` and `kind` (boundary, disputed, indefinite, control or
            lease: as of today).
        at: An ISO date such as "1950-10-12", or None for today.

    Returns:
        The lines, in the CRS they came in, with `status`, `valid_from`, `valid_to`, `source` and `checked`
        from the table; where it has nothing, `status` is "today" and the others are empty.

    Raises:
        ValueError: `at` is not an ISO date.
    """
    history = read_border_history()
    history = history.assign(pair=_pairs(history)).drop(columns=["left", "right"])
    joined = lines.assign(pair=_pairs(lines)).merge(history, on=["pair", "part"], how="left")
    joined = joined.fillna({"status": "today"} | dict.fromkeys(HISTORY_COLUMNS[1:], ""))
    columns = ["left", "right", "part", "kind", *HISTORY_COLUMNS, "geometry"]
    return joined.loc[valid_on(joined, at), columns].reset_index(drop=True)


def _pairs(table: pd.DataFrame) -> "pd.Series[str]":
    """The two countries of each row as one text, in alphabetical order: Natural Earth uses both orders."""
    left, right = table["left"], table["right"]
    return left.where(left <= right, right) + " | " + right.where(left <= right, left)
