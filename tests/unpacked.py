"""The payload of a page, read as its script reads it: tables as rows, words instead of places in the dictionary."""

import base64
import gzip
import json
import re
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

Limits = tuple[float, float, float, float]


def story_in(path: Path) -> dict[str, Any]:
    """What the script of a page file receives."""
    packed = re.search(r'id="story">([^<]*)<', path.read_text(encoding="utf-8"))
    assert packed
    story: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return story


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


def everything(sent: dict[str, Any]) -> dict[str, Any]:
    """The whole payload with its tables as rows, and without the dictionary that they were read with."""

    def read(value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"length", "columns"}:
            return read(rows(value, sent["dictionary"]))
        if isinstance(value, dict):
            return {name: read(each) for name, each in value.items()}
        return [read(each) for each in value] if isinstance(value, (list, tuple)) else value

    return {name: read(part) for name, part in sent.items() if name != "dictionary"}


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


def on_the_timeline(sent: dict[str, Any]) -> set[str]:
    """The ids of the events that have a mark on the timeline."""
    ids = [card["id"] for card in cards(sent)]
    return {ids[mark["event"]] for mark in rows(sent["timeline"]["marks"], sent["dictionary"])}


def listed(places: int | list[int]) -> list[int]:
    """One place or several as a list."""
    return places if isinstance(places, list) else [places]


def metres(view: dict[str, Any], limits: Limits, packed: list[int]) -> np.ndarray:
    """A line of a view in metres, shape (n, 2); its points are counted from the upper left corner of the view's limits."""
    steps = np.cumsum(np.reshape(packed, (-1, 2)), axis=0)
    return steps * (view["metres"], -view["metres"]) + (limits[0], limits[3])


def place(view: dict[str, Any], limits: Limits, x: int, y: int) -> tuple[float, float]:
    """A point of a view in metres."""
    ((east, north),) = metres(view, limits, [x, y]).tolist()
    return east, north


def ground(view: dict[str, Any], limits: Limits) -> list[dict[str, Any]]:
    """The traces of a view's ground, with their lines in metres."""
    return [
        {**trace, "lines": [metres(view, limits, line) for line in trace["lines"]]}
        for trace in view["ground"]["traces"]
    ]


def paths(sent: dict[str, Any], view: dict[str, Any], limits: Limits) -> list[dict[str, Any]]:
    """The lines and areas of a view in drawing order: the uid of the `feature`, the `manner`, and `lines` in metres."""
    uids = [feature["uid"] for feature in rows(sent["features"], sent["dictionary"])]
    return [
        {
            **path,
            "layer": sheet["layer"],
            "feature": uids[path["feature"]],
            "manner": sent["ink"]["manners"][path["manner"]],
            "lines": [metres(view, limits, line) for line in path["lines"]],
        }
        for sheet in view["marks"]
        if "paths" in sheet
        for path in rows(sheet["paths"], sent["dictionary"])
    ]


def points(sent: dict[str, Any], view: dict[str, Any], limits: Limits) -> dict[str, list[dict[str, Any]]]:
    """The points of a view by their layers: the ids of their `events`, their `sign`, and where they are `at` in metres."""
    ids = [card["id"] for card in cards(sent)]
    return {
        sheet["layer"]: [
            {
                **point,
                "events": [ids[card] for card in listed(point["events"])],
                "sign": sent["ink"]["signs"][point["sign"]],
                "at": place(view, limits, point["x"], point["y"]),
            }
            for point in rows(sheet["points"], sent["dictionary"])
        ]
        for sheet in view["marks"]
        if "points" in sheet
    }


def rings(sent: dict[str, Any], view: dict[str, Any], limits: Limits) -> dict[str, list[tuple[float, float]]]:
    """Where the ring stands for each event, in metres: at its marks, or else where `at` says."""
    found: dict[str, list[tuple[float, float]]] = {}
    ringed = {sheet["layer"] for sheet in view["marks"] if sheet.get("rings")}
    for layer, each in points(sent, view, limits).items():
        for point in each if layer in ringed else []:
            for event in point["events"]:
                found.setdefault(event, []).append(point["at"])
    marked = set(found)
    ids = [card["id"] for card in cards(sent)]
    for row in rows(view["at"], sent["dictionary"]):
        if (event := ids[row["event"]]) not in marked:
            found.setdefault(event, []).append(place(view, limits, row["x"], row["y"]))
    return found
