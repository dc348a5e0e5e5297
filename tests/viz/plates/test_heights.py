"""A plate composes itself to a height: more ground, or insets and legend beside the map; what cannot be is refused."""

import re

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

import viz
from viz.plates.plates import story_plate

pytestmark = pytest.mark.thorough

MM = 25.4


@pytest.fixture(scope="module")
def mine() -> viz.StoryMap:
    frame = gpd.GeoDataFrame(geometry=[Point(127, 38), Point(140, 38)], crs="EPSG:4326")
    layers = [
        viz.BaseLayer(id="base-sea"),
        *(viz.EventLayer(frame.iloc[[at]], id=f"e{at}", name=f"Event {at}") for at in range(2)),
    ]
    views = [viz.map_view((123, 33, 132, 44)), viz.map_view((125, 36, 128, 39), id="near", inset=True, title="Near")]
    return viz.StoryMap(layers, views=views)


@pytest.mark.parametrize(("width", "height"), [(183, 120), (183, 183), (183, 260), (114, 120), (89, 200), (60, 90)])
def test_a_plate_is_as_wide_and_as_high_as_asked_for(mine: viz.StoryMap, width: float, height: float) -> None:
    figure, axes = mine.static(width_mm=width, height_mm=height)
    assert figure.get_size_inches() * MM == pytest.approx((width, height), abs=0.01)
    # The extent is kept, and the map stands undistorted in its frame.
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    assert box(west, south, east, north).buffer(1).covers(box(*mine.views[0].bounds))
    frame = axes.get_window_extent()
    assert (north - south) / (east - west) == pytest.approx(frame.height / frame.width, rel=1e-6)
    # Nothing lies on anything else, or beyond the figure.
    spots = [each.get_position() for each in figure.axes[:2]]
    assert all(0 <= s.x0 < s.x1 <= 1 + 1e-9 and 0 <= s.y0 < s.y1 <= 1 + 1e-9 for s in spots)
    assert not box(*spots[0].extents).intersects(box(*spots[1].extents))


def test_in_a_low_figure_insets_and_legend_stand_beside_the_map(mine: viz.StoryMap) -> None:
    high, low = (mine.static(width_mm=183, height_mm=height)[0].axes for height in (330, 110))
    assert high[0].get_position().width == pytest.approx(1)
    assert low[1].get_position().x0 > low[0].get_position().x1


def test_what_more_ground_brings_in_sight_has_its_entry(mine: viz.StoryMap) -> None:
    def said(height: float) -> set[str]:
        figure = mine.static(width_mm=183, height_mm=height)[0]
        return {each.get_text() for each in figure.axes[-1].findobj() if hasattr(each, "get_text")}

    assert "Event 1" not in said(330)
    assert "Event 1" in said(mine_least(mine))


def mine_least(mine: viz.StoryMap, width: float = 183) -> int:
    with pytest.raises(
        ValueError, match=r"height_mm is 5; at width_mm=\d+ the figure is at least \d+ mm high"
    ) as error:
        mine.static(width_mm=width, height_mm=5)
    return int(re.findall(r"at least (\d+) mm", str(error.value))[0])


@pytest.mark.parametrize("width", [60, 114, 183])
def test_the_least_height_that_is_named_can_be_met_and_no_less(mine: viz.StoryMap, width: float) -> None:
    least = mine_least(mine, width)
    assert story_plate(mine, width_mm=width, height_mm=least).get_figheight() * MM == pytest.approx(least, abs=0.01)
    with pytest.raises(ValueError, match=f"at least {least} mm"):
        story_plate(mine, width_mm=width, height_mm=least - 1)


@pytest.mark.parametrize("height", [float("nan"), 1501, float("inf")])
def test_a_height_that_is_none_is_refused_in_words(mine: viz.StoryMap, height: float) -> None:
    with pytest.raises(ValueError, match="a map is at most 1500 mm high"):
        mine.static(height_mm=height)


def test_panels_have_a_height_too(mine: viz.StoryMap) -> None:
    dated = mine["e0"].data.assign(when="1950-10-01")
    story = mine.replace_layer("e0", data=dated, date="when")
    figure, _ = story.static(width_mm=114, height_mm=90, panels=["1950-10-01", "1950-10-09"])
    assert figure.get_size_inches() * MM == pytest.approx((114, 90), abs=0.01)


def test_a_low_strip_shows_more_than_its_extent() -> None:
    strip = viz.StoryMap([viz.BaseLayer(id="base-sea")], views=[viz.map_view((100, 37, 140, 39.5))])
    axes = strip.static(width_mm=60)[1]
    assert axes.get_window_extent().height / axes.figure.dpi * MM == pytest.approx(20, abs=0.1)
