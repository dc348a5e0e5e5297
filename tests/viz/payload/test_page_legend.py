"""The legend of the page knows which of its entries explain a mark."""

from typing import Any

import geopandas as gpd
from shapely.geometry import LineString, Point
from unpacked import everything

import viz
from viz.payload.payload import payload


def listed(places: int | list[int]) -> list[int]:
    return places if isinstance(places, list) else [places]


def explained(sent: dict[str, Any]) -> dict[str, set[str]]:
    """By layer the words that explain its points, lines and areas."""
    told = everything(sent)
    words = [entry["words"] for entry in told["legend"]]
    found: dict[str, set[str]] = {}
    marks = [
        (each["layer"], point) for view in told["views"] for each in view["marks"] for point in each.get("points", [])
    ]
    for layer, mark in [*marks, *((feature["layer"], feature) for feature in told["features"])]:
        found.setdefault(layer, set()).update(words[place] for place in listed(mark["explained"]))
    return found


def test_every_sign_of_the_cable_stands_for_marks(sent: dict[str, Any]) -> None:
    found = explained(sent)
    assert found["events"] == {"happened", "ordered, advised, agreed", "judged, forecast, reported"}
    assert found["fronts"] == {"front, with checked places"}
    assert found["messages"] == {"message"}
    assert found["candidates"] == {"rival places"}
    assert found["movements"] <= {"movement", "movement asked for", "our reading"}
    assert found["areas"] == {"soft edge: uncertain", "our reading"}
    words = {entry["words"] for entry in sent["legend"]}
    assert set().union(*found.values()) == words - {"this step", "several events"}


def test_a_colour_explains_its_own_marks_and_a_scale_all() -> None:
    frame = gpd.GeoDataFrame(
        {"when": ["1700", "1701", "1702"], "side": ["a", "b", None], "dead": [10, 500, 90]},
        geometry=[Point(1, 50), Point(2, 51), Point(3, 52)],
        crs=4326,
    )
    by_side = explained(payload(viz.quick_map(frame, date="when", color="side")))
    assert by_side == {"events": {"side: a", "side: b", "side: not given"}}
    first = everything(payload(viz.quick_map(frame, date="when", color="side")))
    points = first["views"][0]["marks"][0]["points"]
    assert [first["legend"][point["explained"]]["words"] for point in points] == [
        "side: a",
        "side: b",
        "side: not given",
    ]
    scale = payload(viz.quick_map(frame, date="when", color="dead"))
    assert explained(scale) == {"events": {entry["words"] for entry in scale["legend"]}}


def test_what_sizes_mean_explains_every_mark() -> None:
    lines = gpd.GeoDataFrame(
        {"when": ["1700", "1701"], "trade": [10, 500]},
        geometry=[LineString([(1, 50), (2, 51)]), LineString([(3, 50), (2, 51)])],
        crs=4326,
    )
    sent = payload(viz.quick_map(lines, date="when", size="trade"))
    sized = [place for place, entry in enumerate(sent["legend"]) if entry["sign"].startswith("size-")]
    assert len(sized) > 1
    assert all(set(sized) <= set(listed(feature["explained"])) for feature in everything(sent)["features"])


def test_what_is_switched_off_is_explained_by_nothing(story: viz.StoryMap) -> None:
    hidden = payload(story.replace_layer("messages", visible=False))
    assert "message" not in {entry["words"] for entry in hidden["legend"]}
    assert explained(hidden).get("messages", set()) == set()
