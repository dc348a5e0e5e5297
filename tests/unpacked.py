"""The payload of a page, read as its script reads it: tables as rows, words instead of places in the dictionary."""

from itertools import accumulate
from typing import Any

import numpy as np


def rows(table: dict[str, Any], dictionary: list[str]) -> list[dict[str, Any]]:
    """A table as one dict for each row."""
    columns = {name: column(packed, table["length"], dictionary) for name, packed in table["columns"].items()}
    return [{name: values[at] for name, values in columns.items()} for at in range(table["length"])]


def column(packed: dict[str, Any], length: int, dictionary: list[str]) -> list[Any]:
    """A column as its values."""
    if "same" in packed:
        return [packed["same"]] * length
    if "words" in packed:
        return [dictionary[place] for place in whole(packed["words"])]
    if "numbers" in packed:
        return whole(packed["numbers"])
    if "of" in packed:
        return [packed["of"][place] for place in whole(packed["at"])]
    return list(packed["values"])


def whole(packed: list[int] | dict[str, list[int]]) -> list[int]:
    """Whole numbers, which may come as steps."""
    return list(packed) if isinstance(packed, list) else list(accumulate(packed["steps"]))


def cards(sent: dict[str, Any]) -> list[dict[str, Any]]:
    """The cards, each with its line."""
    told = rows(sent["cards"], sent["dictionary"])
    return [{**card, "line": sent["words"]["line"].format(**card)} for card in told]


def orders(sent: dict[str, Any]) -> dict[str, list[str]]:
    """The orders as ids of events."""
    ids = [card["id"] for card in cards(sent)]
    return {name: [ids[place] for place in whole(order)] for name, order in sent["orders"].items()}


def features(sent: dict[str, Any]) -> list[dict[str, Any]]:
    """The features, with the ids of their events."""
    ids = [card["id"] for card in cards(sent)]
    return [
        {**each, "events": [ids[place] for place in listed(each["events"])]}
        for each in rows(sent["features"], sent["dictionary"])
    ]


def labels(sent: dict[str, Any], view: dict[str, Any]) -> list[dict[str, Any]]:
    """The labels of a view."""
    return rows(view["labels"], sent["dictionary"])


def at(sent: dict[str, Any], view: dict[str, Any]) -> set[str]:
    """The ids of the events that have a place in a view."""
    ids = [card["id"] for card in cards(sent)]
    marked = {row["event"] for row in rows(view["at"], sent["dictionary"])}
    for sheet in view["marks"]:
        if sheet.get("rings"):
            marked |= {place for row in rows(sheet["points"], sent["dictionary"]) for place in listed(row["events"])}
    return {ids[place] for place in marked}


def listed(places: int | list[int]) -> list[int]:
    """One place or several as a list."""
    return places if isinstance(places, list) else [places]


def metres(view: dict[str, Any], limits: tuple[float, float, float, float], packed: list[int]) -> np.ndarray:
    """A line of a view in metres, shape (n, 2); its points are counted from the upper left corner of the view's limits."""
    steps = np.cumsum(np.reshape(packed, (-1, 2)), axis=0)
    return steps * (view["metres"], -view["metres"]) + (limits[0], limits[3])
