"""Small multiples in print: a map for each day, at one scale, with one legend and the credits once."""

from collections import Counter

import geopandas as gpd
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from shapely.geometry import Point

import viz
from viz.plates.panels import abreast

pytestmark = pytest.mark.thorough

DAYS = ["1950-10-01", "1950-10-09", "1950-10-10", "1950-12-02"]


@pytest.fixture(scope="module")
def mine() -> viz.StoryMap:
    when = ["1950-09-30", "1950-10-09", "1950-11-30"]
    frame = gpd.GeoDataFrame(
        {"when": when, "side": ["north", "south", "north"]},
        geometry=[Point(127 + at, 37 + at) for at in range(3)],
        crs="EPSG:4326",
    )
    layers = [viz.BaseLayer(id="base-sea"), viz.EventLayer(frame, id="events", date="when", color="side", name="Side")]
    views = [viz.map_view((123, 33, 132, 44)), viz.map_view((125, 36, 128, 39), id="near", inset=True)]
    return viz.StoryMap(layers, views=views)


@pytest.fixture(scope="module")
def four(mine: viz.StoryMap) -> Figure:
    return mine.static(panels=DAYS)[0]


def words(figure: Figure) -> list[str]:
    return [" ".join(text.get_text().split()) for text in figure.axes[-1].findobj(Text) if text.get_text()]


def test_each_day_has_a_map_of_its_own_and_says_which_it_is(four: Figure) -> None:
    *maps, _ = four.axes
    assert [axes.get_gid() for axes in maps] == ["map", "b.map", "c.map", "d.map"]
    said = words(four)
    assert [each for each in said if each in "abcd"] == ["a", "b", "c", "d"]
    for day in ("As of 1 October 1950", "As of 9 October 1950", "As of 10 October 1950", "As of 2 December 1950"):
        assert said.count(day) == 1
    assert [each for each in said if "later" in each] == ["8 days later", "1 day later", "53 days later"]
    marks = [
        sum(len(each.get_offsets()) for each in axes.collections if each.get_gid().endswith("events")) for axes in maps
    ]
    assert marks == [1, 2, 2, 3]


def test_the_maps_have_one_scale_one_legend_and_the_credits_once(four: Figure) -> None:
    *maps, margin = four.axes
    boxes = [axes.get_window_extent() for axes in maps]
    assert len({(round(box.width, 3), round(box.height, 3)) for box in boxes}) == 1
    assert len({(axes.get_xlim(), axes.get_ylim()) for axes in maps}) == 1
    # Two by two, in reading order.
    assert boxes[0].x0 == boxes[2].x0 < boxes[1].x0 == boxes[3].x0
    assert boxes[0].y0 == boxes[1].y0 > boxes[2].y1
    said = Counter(words(four))
    assert (said["Side: north"], said["Side: south"]) == (1, 1)
    assert len([each for each in said if each.endswith(" km")]) == 1
    assert sum("Natural Earth" in each for each in said) == 1
    assert len([patch for patch in margin.patches if isinstance(patch, Rectangle)]) in {4, 5}
    names = [artist.get_gid() for axes in four.axes for artist in axes.findobj() if artist.get_gid()]
    assert not [name for name, count in Counter(names).items() if count > 1 and "legend" not in name]


@pytest.mark.parametrize(
    ("count", "width", "side_by_side"),
    [(1, 183, 1), (2, 183, 2), (3, 183, 3), (4, 183, 2), (5, 183, 3), (6, 183, 3), (4, 114, 2), (3, 89, 2), (4, 60, 1)],
)
def test_no_row_is_far_shorter_than_the_others(count: int, width: float, side_by_side: int) -> None:
    assert abreast(count, width) == side_by_side


@pytest.mark.parametrize(
    ("panels", "kind", "said"),
    [
        ("1950-10-01", TypeError, "panels are several days"),
        ([], ValueError, "panels is empty"),
        (["1950-10-41"], ValueError, "names a day"),
    ],
)
def test_what_is_no_list_of_days_is_refused(
    mine: viz.StoryMap, panels: object, kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said):
        mine.static(panels=panels)  # type: ignore[arg-type]
