"""What helps to measure: degrees at the frame where they are wanted, a scale bar for every inset, and frames for any extent."""

import re
import unicodedata

import geopandas as gpd
import numpy as np
import pyproj
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from shapely.geometry import LineString, Point

import viz
from viz.languages.catalogues import wording_of

pytestmark = pytest.mark.thorough

MM = 25.4


def plain(*extents: tuple[float, ...], title: str = "") -> viz.StoryMap:
    views = [viz.map_view(each, id=f"v{at}", inset=at > 0, title=title) for at, each in enumerate(extents)]
    return viz.StoryMap([viz.BaseLayer(id="base-sea"), viz.BaseLayer(id="base-graticule")], views=views)


def written(axes: Axes) -> list[Text]:
    return [text for text in axes.findobj(Text) if text.get_text()]


def test_degrees_stand_where_meridians_and_parallels_reach_the_frame() -> None:
    figure, axes = plain((123, 33, 132, 44)).static(width_mm=90, degrees=True)
    texts = {text.get_text(): text for text in written(figure.axes[-1])}
    assert {"124° E", "130° E", "34° N", "42° N"} <= texts.keys()
    renderer, frame = FigureCanvasAgg(figure).get_renderer(), axes.get_window_extent()
    to_degrees = pyproj.Transformer.from_crs(plain((123, 33, 132, 44)).views[0].crs, "EPSG:4326", always_xy=True)
    for words, at, side in (("126° E", 0, "y1"), ("38° N", 1, "x1")):
        box = texts[words].get_window_extent(renderer)
        assert getattr(box, side) < (frame.y0 if at == 0 else frame.x0)
        middle = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]
        middle[1 - at] = frame.y0 if at == 0 else frame.x0
        edge = axes.transData.inverted().transform(middle)
        assert to_degrees.transform(*edge)[at] == pytest.approx(float(words.split("°")[0]), abs=0.02)
    boxes = [each.get_window_extent(renderer) for each in texts.values()]
    assert all(box.x0 >= -0.5 and box.y0 >= -0.5 for box in boxes)
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    bare = {text.get_text() for text in written(plain((123, 33, 132, 44)).static(width_mm=90)[0].axes[-1])}
    assert not any("°" in words and len(words) < 9 for words in bare)


def test_a_plate_speaks_one_language() -> None:
    world = plain((-180, -60, 180, 75))
    spoken = world.replace(wording=wording_of("ko")).static(width_mm=120, degrees=True)[0]
    words = {text.get_text() for text in written(spoken.axes[-1])}
    assert "서경 90°" in words
    assert any(each.endswith("기준)") for each in words), "where the scale of the bar holds"
    assert not any(each.startswith(("at ", "in ")) or "° N" in each or "° E" in each for each in words)


def test_a_number_is_one_number_from_right_to_left_too() -> None:
    arabic = plain((-180, -60, 180, 75)).replace(wording=wording_of("ar")).static(width_mm=120)[0]
    (bar,) = [text.get_text() for text in written(arabic.axes[-1]) if "000" in text.get_text()]
    # What the bidirectional algorithm takes for a separator within a number.
    assert unicodedata.bidirectional(bar[bar.index("000") - 1]) == "CS"


@pytest.mark.parametrize(
    "title", ["", "Near", "A title so long that no scale bar finds room beside it under so small an inset"]
)
def test_every_inset_has_a_scale_bar_as_long_as_it_says(title: str) -> None:
    mine = plain((123, 33, 132, 44), (125, 36, 128, 39), (20, 20, 60, 50), title=title)
    figure, _ = mine.static(width_mm=120)
    *maps, margin = figure.axes
    renderer = FigureCanvasAgg(figure).get_renderer()
    texts = {each: each.get_window_extent(renderer) for each in written(margin)}
    shrunk = [box.padded(-1) for box in texts.values()]
    assert not any(one.overlaps(other) for at, one in enumerate(shrunk) for other in shrunk[at + 1 :])
    lengths = []
    for text, box in texts.items():
        if words := re.match(r"([\d\u2009]+) km", text.get_text()):
            # The parts of the bar that ends before these words.
            parts = [patch for patch in margin.patches if isinstance(patch, Rectangle)]
            near = [part for part in parts if abs(part.get_window_extent(renderer).y0 - box.y0) < box.height]
            ending = [part for part in near if part.get_window_extent(renderer).x1 < box.x0]
            above = min(
                (
                    each
                    for each in maps
                    if each.get_window_extent().x1 > box.x0 and each.get_window_extent().y0 > box.y0
                ),
                key=lambda each: (each.get_window_extent().y0, each.get_window_extent().x0),
            )
            inside = [part for part in ending if part.get_window_extent(renderer).x0 >= above.get_window_extent().x0]
            metres = np.ptp(above.get_xlim()) / above.get_window_extent().width
            drawn = sum(part.get_window_extent(renderer).width for part in inside) * metres
            lengths.append(drawn / 1000 / float(words[1].replace("\u2009", "")))
    assert len(lengths) == 3
    # Of that one where the scale differs across the map, the words say where it holds.
    assert lengths == pytest.approx([1, 1, 1], rel=0.06)


@pytest.mark.parametrize(
    "shape",
    [
        Point(30, 90),
        Point(30, -89.99),
        Point(127, 38),
        LineString([(127, 38), (127, 38)]),
        LineString([(127, 38), (127, 38.00001)]),
        LineString([(0, 0), (170, 0.0001)]),
    ],
    ids=str,
)
def test_whatever_its_extent_a_map_has_a_sensible_frame(shape: object) -> None:
    frame = gpd.GeoDataFrame({"when": ["1950"]}, geometry=[shape], crs="EPSG:4326")
    mine = viz.quick_map(frame, date="when").without("base-relief")
    figure, axes = mine.static(width_mm=60)
    across, up = figure.get_size_inches() * MM
    assert across == pytest.approx(60, abs=0.01)
    assert 20 <= up < 400
    assert np.isfinite([*axes.get_xlim(), *axes.get_ylim()]).all()


def test_a_strip_along_a_meridian_is_refused_in_one_line_with_the_width_that_would_do() -> None:
    strip = viz.StoryMap([viz.BaseLayer(id="base-relief")], views=[viz.map_view((10, -30, 14, 30))])
    with pytest.raises(
        ValueError, match=r"the figure is \d+ mm high; a map is at most 1500 mm high: give width_mm=\d+ or less"
    ):
        strip.static(width_mm=183)
    low = strip.without("base-relief").static(width_mm=114, height_mm=150)[0]
    assert low.get_size_inches() * MM == pytest.approx((114, 150), abs=0.01)
