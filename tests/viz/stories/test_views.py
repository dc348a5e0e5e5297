"""What the base map of a view leaves out."""

import pytest

from geodata import Day
from geodata.projections.extents import Extent
from viz.stories.views import make_view


@pytest.mark.parametrize(
    ("extent", "year", "pairs"),
    [
        # Saudi Arabia and Yemen: not agreed before 2000, but not there in 1196 either.
        (Extent(29, 5, 79, 32), 1196, set()),
        (Extent(3, 50, 30, 60), 1398, set()),
        (Extent(20, 55, 29, 60), 1930, {("Latvia", "Estonia"), ("Latvia", "Lithuania")}),
    ],
)
def test_before_1945_only_borders_are_drawn_that_are_known_to_have_begun(
    extent: Extent, year: int, pairs: set[tuple[str, str]]
) -> None:
    borders = make_view("x", "X", extent, at=Day.from_civil(year, 3, 20), inset=False).base.borders
    assert pairs <= set(zip(borders["left"], borders["right"], strict=True))
    assert (borders["valid_from"] != "").all()
    assert bool(pairs) != borders.empty
