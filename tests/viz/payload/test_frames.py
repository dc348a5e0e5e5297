"""Where the main map looks at each step, and which places lie beyond it."""

from pathlib import Path
from typing import Any

import pytest
import shapely
from unpacked import rows

from geodata import read_dossier
from viz import StoryMap, story_map
from viz.payload.frames import KEPT, frame_of, step_frame
from viz.payload.marks import Units
from viz.payload.payload import payload
from viz.stories.views import MapView, map_view

BEIJING = (116.4, 39.9)


@pytest.fixture(scope="module")
def main() -> MapView:
    return map_view((122, 36.9, 131.6, 43.6))


def at(view: MapView, across: float, upwards: float) -> tuple[float, float]:
    """A place so many widths and heights of the usual frame from its lower left corner, in metres."""
    xmin, ymin, xmax, ymax = view.bounds
    return xmin + across * (xmax - xmin), ymin + upwards * (ymax - ymin)


def shares(view: MapView, *places: tuple[float, float]) -> tuple[float, ...]:
    """The frame around places that are told as shares of the usual one, told likewise."""
    points = [at(view, *place) for place in places]
    need = (*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True)))
    left, bottom, right, top = frame_of(need, view)
    xmin, ymin, xmax, ymax = view.bounds
    across, upwards = xmax - xmin, ymax - ymin
    return (left - xmin) / across, (bottom - ymin) / upwards, (right - xmin) / across, (top - ymin) / upwards


@pytest.mark.parametrize("place", [(0.5, 0.5), (0.04, 0.5), (0.96, 0.96)])
def test_what_is_comfortably_in_sight_leaves_the_frame_as_it_is(main: MapView, place: tuple[float, float]) -> None:
    assert frame_of((*at(main, *place), *at(main, *place)), main) == main.bounds


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(0.02, 0.5)], (-0.06, 0, 0.94, 1)),
        ([(-0.1, 0.5)], (-0.18, 0, 0.82, 1)),
        ([(0.5, 1.1)], (0, 0.18, 1, 1.18)),
        ([(0.1, 0.99)], (0, 0.07, 1, 1.07)),
        # What is farther away widens it: its middle half stays in sight.
        ([(-0.5, 0.5)], (-0.58, 0, 0.75, 1)),
        ([(-0.3, 0.5), (1.3, 0.5)], (-0.38, 0, 1.38, 1)),
        # Nothing is known beyond the limits.
        ([(-0.98, 0.5)], (-1, 0, 0.75, 1)),
    ],
)
def test_the_frame_is_moved_as_little_as_the_event_takes(
    main: MapView, places: list[tuple[float, float]], expected: tuple[float, ...]
) -> None:
    assert shares(main, *places) == pytest.approx(expected, abs=1e-6)


def sights(sent: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """The frames of the events for which the usual one will not do, by their ids."""
    cards = [card["id"] for card in rows(sent["cards"], sent["dictionary"])]
    found = rows(sent["views"][0]["sights"], sent["dictionary"])
    return {cards[row["event"]]: (row["left"], row["top"], row["right"], row["bottom"]) for row in found}


def test_only_events_outside_the_usual_frame_have_one(story: StoryMap, sent: dict[str, Any]) -> None:
    (main, *insets), found = sent["views"], sights(sent)
    units = Units.of(story.views[0])
    beijing = story.project(shapely.Point(BEIJING))
    x, _ = units.place(beijing.x, beijing.y)
    left, _, right, _ = found["mao-nine-divisions"]
    usual = main["bounds"]
    assert left < x < usual[0]
    assert usual[0] + (1 - (1 - KEPT) / 2) * (usual[2] - usual[0]) <= right + 1
    # Pyongyang is in the middle; Moscow is not on this map; what has no place has no frame.
    assert not {"rec-1", "cable", "read-aloud"} & set(found)
    assert all(inset["sights"] is None for inset in insets)


def test_places_beyond_the_map_are_told_with_their_names(sent: dict[str, Any]) -> None:
    cards = [card["id"] for card in rows(sent["cards"], sent["dictionary"])]
    beyond = [(cards[row["event"]], row["name"]) for row in rows(sent["beyond"], sent["dictionary"])]
    assert ("cable", "Black Sea coast") in beyond
    assert "Beijing" not in {name for _, name in beyond}


@pytest.mark.parametrize("asked", ["", "nowhere", "20 30 22 32"])
def test_a_step_that_asks_for_nothing_or_for_what_is_not_on_the_map_has_no_frame(story: StoryMap, asked: str) -> None:
    assert step_frame(asked, story.views, Units.of(story.views[0])) == {"frame": None, "front": ""}


def test_a_step_may_ask_for_an_extent_a_view_or_an_inset(story: StoryMap) -> None:
    units = Units.of(story.views[0])
    closer = step_frame("124 38 128 40", story.views, units)["frame"]
    usual = units.box(story.views[0].bounds)
    assert usual[0] < closer[0] < closer[2] < usual[2]
    assert step_frame("theatre", story.views, units) == {"frame": usual, "front": ""}
    assert step_frame("coast", story.views, units) == {"frame": None, "front": "coast"}


def test_paths_hand_on_what_their_steps_ask_for(letter: Path) -> None:
    table = "path,step,event,question,view\nlesson,1,letter,Who?,9 53 12 58\nlesson,2,sale,What?,\n"
    (letter / "paths.csv").write_text(table, encoding="utf-8")
    dossier = read_dossier(letter)
    steps = payload(story_map(dossier))["steps"]["path"]
    assert [step["frame"] is None for step in steps] == [False, True]
    assert all("view" not in step for step in steps)
    assert story_map(dossier).document.for_students().steps[0]["view"] == "9 53 12 58"
