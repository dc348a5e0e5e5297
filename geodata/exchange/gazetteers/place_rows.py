"""Places as one table: a row for each, with its names and its sources beside it; and the way back.

The columns of `places.csv` stand under their own names, those of its toponyms as `toponym` and `toponym_…`, of its sources as
`source_…`; a place of several has the values of all of them in a cell, parted by ` | `, as in `event_rows`.
"""

from collections.abc import Mapping

import pandas as pd

from geodata.exchange.event_rows import count_of, joined, parted
from geodata.exchange.forms import Loss
from geodata.exchange.tables import SHEETS, Tables, records
from geodata.tables.cells import values

SOURCES = [column.name for column in SHEETS["sources"] if column.name != "id"]
# The columns of names in such a table.
NAMES = {
    "toponym": "toponym",
    "toponym_language": "language",
    "toponym_script": "script",
    "toponym_period": "period",
}


def place_rows(tables: Tables) -> pd.DataFrame:
    """Places with their names and sources.

    Returns:
        A row for each place, all cells text; columns in which nothing is said are left out, but `id` and `name`.
    """
    frame = tables.sheets["places"].drop(columns="geometry")
    sources = {row["id"]: row for row in records(tables.sheets["sources"])}
    names = names_of(tables)
    for column in SOURCES:
        frame[f"source_{column}"] = [
            joined(sources[each].get(column, "") for each in values(cell) if each in sources)
            for cell in frame["source"]
        ]
    for column, own in NAMES.items():
        frame[column] = [joined(row[own] for row in names.get(id_, [])) for id_ in frame["id"]]
    return frame[[name for name in frame if name in {"id", "name"} or (frame[name] != "").any()]]


def names_of(tables: Tables) -> dict[str, list[dict[str, str]]]:
    """The rows of toponyms by the id of their place."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in records(tables.sheets["toponyms"]):
        found.setdefault(row["place"], []).append(row)
    return found


def toponyms_of(place: str, row: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of toponyms that stand beside a place."""
    count = count_of(row.get("toponym", ""))
    parts = {own: parted(row.get(column, ""), count) for column, own in NAMES.items()}
    return [
        {"place": place, **{own: part[index] for own, part in parts.items() if part[index]}} for index in range(count)
    ]


def sources_of(row: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of sources that stand beside a place, in the order in which `source` names them."""
    ids = values(row.get("source", ""))
    parts = {column: parted(row.get(f"source_{column}", ""), len(ids)) for column in SOURCES}
    return [
        {"id": id_, **{column: part[index] for column, part in parts.items() if part[index]}}
        for index, id_ in enumerate(ids)
    ]


def unnamed(tables: Tables) -> list[Loss]:
    """Sources that no place names; a table of places has no row for them."""
    named = {each for cell in tables.sheets["places"]["source"] for each in values(cell)}
    count = sum(each not in named for each in tables.sheets["sources"]["id"])
    return [Loss(what="sources", count=count, why="no place names them")] if count else []
