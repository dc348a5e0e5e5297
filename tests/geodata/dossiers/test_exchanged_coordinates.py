"""Views that go all around the world: nothing lies far from them."""

from pathlib import Path

import pytest
from letter import replace_once, set_cell

from geodata import read_dossier

BALTIC = "[3, 50, 22, 60]"
ALL_AROUND = [
    "[-180, -90, 180, 90]",
    "[-180, -60, 180, 80]",
    "[-180.0, 0, 180.0, 70]",
    "[-179.9, -60, 179.9, 80]",
    "[-120, -60, -170, 80]",
    "[-180, 40, 0, 70]",
]


@pytest.mark.parametrize("extent", ALL_AROUND)
def test_a_view_all_around_the_world_is_far_from_nothing(letter: Path, extent: str) -> None:
    replace_once(letter, "dossier.toml", BALTIC, extent)
    # This place lies on the map as well, wherever its two numbers go.
    set_cell(letter, "places.csv", 3, "lat", "51.209")
    set_cell(letter, "places.csv", 3, "lon", "-33.225")
    assert read_dossier(letter).views[0].title == "Baltic Sea"


@pytest.mark.parametrize("lon", ["-180", "180", "179.99", "-90", "89.5", "0"])
def test_every_place_lies_on_a_map_of_the_whole_world(letter: Path, lon: str) -> None:
    replace_once(letter, "dossier.toml", BALTIC, "[-180, -90, 180, 90]")
    set_cell(letter, "places.csv", 2, "lon", lon)
    assert len(read_dossier(letter).places) == 7
