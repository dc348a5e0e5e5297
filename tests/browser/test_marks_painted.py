"""The marks of the map as pixels: where one is said to stand it is painted in its colour, and where one is hidden it is not."""

from pathlib import Path

import numpy as np
import pytest
import unpacked
from conftest import Opener, on_map, picture

from viz.layers.styles import SCREEN

pytestmark = pytest.mark.browser

# What lies over the marks.
ABOVE = ".main-map .above, .main-map > .over, .map-box > .over, .insets, .scale-bar { visibility: hidden !important; }"
# How much of a mark is left that is not the current event's.
QUIET = 0.85


def colour(text: str) -> list[int]:
    return [int(text[at : at + 2], 16) for at in (1, 3, 5)]


def test_marks_are_painted_in_their_colours_and_hidden_ones_are_not(cable: Opener, cable_file: Path) -> None:
    story = unpacked.story_in(cable_file)
    sheet = unpacked.points(story, story["views"][0], (0, 0, 0, 0))["events"]
    fills = {" ".join(point["events"]): colour(point["sign"]["fill"]) for point in sheet}
    page = cable("?order=dates#rec-1").page
    page.add_style_tag(content=ABOVE)
    box = page.locator(".main-map").bounding_box()
    assert box

    def at(point: dict) -> tuple[int, int]:
        return round(point["top"] - box["y"]), round(point["left"] - box["x"])

    def inside(point: dict) -> bool:
        return 5 < at(point)[0] < box["height"] - 5 and 5 < at(point)[1] < box["width"] - 5

    shown = [point for point in on_map(page)["points"] if point["layer"] == "events" and inside(point)]
    image = picture(page)
    assert len(shown) > 5
    assert [point["quiet"] for point in shown].count(False) == 1
    for point in shown:
        # A quiet mark lets a little of its ground through.
        through = 255 * (1 - QUIET) if point["quiet"] else 0
        assert np.abs(image[at(point)] - fills[" ".join(point["events"])]).max() <= through + 6, point

    page.check(".hindsight input")
    page.wait_for_timeout(200)
    later = [
        point
        for point in on_map(page)["points"]
        if point["layer"] == "events"
        and inside(point)
        # The filling of a hollow mark has the colour of paper, as the land has nearly.
        and fills[" ".join(point["events"])] != colour(SCREEN.paper)
        and min(np.hypot(*np.subtract(at(point), at(other))) for other in shown) > 15
    ]
    with_all = picture(page)
    assert len(later) > 5
    for point in later:
        fill = fills[" ".join(point["events"])]
        assert np.abs(with_all[at(point)] - fill).max() <= 255 * (1 - QUIET) + 6, point
        assert np.abs(image[at(point)] - fill).max() > 255 * (1 - QUIET) + 6, point
