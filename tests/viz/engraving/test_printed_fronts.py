"""The fronts of the cable in print: of whatever date, each says it, and no label lies on one."""

from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from PIL import Image
from shapely.geometry import LineString, box

from viz import StoryMap
from viz.printing.pieces import LEAST_LINE_PT

pytestmark = pytest.mark.thorough

POINTS = 72
# Of a label's box, the lines of type stand so much apart that its edges are empty, in points.
EMPTY = 1.0


@pytest.fixture(
    scope="module",
    params=[(60, "day"), (60, "span"), (114, "day"), (114, "span")],
    ids=lambda each: f"{each[0]} mm, {each[1]}",
)
def printed(story: StoryMap, request: pytest.FixtureRequest) -> Iterator[Figure]:
    """The cable without relief, of a day after all of its fronts, or of a span with several."""
    width, shown = request.param
    mine = story.replace(theme="print")
    mine = mine.at("1950-11-30") if shown == "day" else mine.between("1950-09-27", "1950-11-30")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.plates.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
        yield mine.static(width_mm=width)[0]


def fronts(figure: Figure) -> dict[str, LineCollection]:
    """The fronts of the main map by their ids."""
    named = {artist.get_gid() or "": artist for artist in figure.axes[0].get_children()}
    lines = {name: artist for name, artist in named.items() if isinstance(artist, LineCollection)}
    return {name: line for name, line in lines.items() if name.startswith("fronts__") and "ticks" not in name}


def words_of(story: StoryMap, name: str) -> str:
    labels = {f"fronts__{row.id}": row.label for row in story["fronts"].data.itertuples()}
    return str(labels[name])


def test_every_front_says_its_date(printed: Figure, story: StoryMap) -> None:
    written = {" ".join(text.get_text().split()) for text in printed.findobj(Text)}
    drawn = fronts(printed)
    assert drawn
    for name in drawn:
        assert words_of(story, name) in written, name


def test_every_front_is_told_by_a_label_or_a_number_on_it(printed: Figure) -> None:
    named = {artist.get_gid() for artist in printed.axes[0].get_children()}
    drawn = list(fronts(printed))
    for number, name in enumerate(drawn, 1):
        assert f"label__{name}" in named or f"number__{number}" in named, name
    # The legend explains the numbers that are there, and no others.
    keyed = {artist.get_gid() or "" for artist in printed.axes[-1].get_children()}
    of_numbers = [{name for name in names if (name or "").startswith("number__")} for names in (named, keyed)]
    assert of_numbers[0] == of_numbers[1]


def test_fronts_of_several_dates_look_different(printed: Figure) -> None:
    drawn = fronts(printed).values()
    looks = [(line.get_linewidth()[0], tuple(line.get_linestyle()[0][1] or ())) for line in drawn]
    assert len(set(looks)) == len(looks)
    # They are drawn in the order of time, and the newest is the strongest.
    assert [width for width, _ in looks] == sorted(width for width, _ in looks)
    assert looks[-1][1] == ()


def test_no_label_lies_on_a_front(printed: Figure) -> None:
    renderer = FigureCanvasAgg(printed).get_renderer()
    axes = printed.axes[0]
    lines = [
        LineString(axes.transData.transform(segment))
        for line in fronts(printed).values()
        for segment in line.get_segments()
    ]
    labels = [each for each in axes.findobj(Annotation) if "label__" in (each.get_gid() or "")]
    assert len(labels) > 4
    for label in labels:
        ground = box(*label.get_window_extent(renderer).extents).buffer(-EMPTY * printed.dpi / POINTS)
        assert not any(line.intersects(ground) for line in lines), label.get_text()


def widths_of(artist: Artist) -> list[float]:
    """The widths of the lines that an artist draws, in points; none of what has no edge."""
    if isinstance(artist, Text) or not hasattr(artist, "get_linewidth") or not artist.get_visible():
        return []
    color = artist.get_edgecolor() if hasattr(artist, "get_edgecolor") else artist.get_color()
    if isinstance(color, str) and color == "none":
        return []
    if not isinstance(color, str) and not np.reshape(color, (-1, 4))[:, 3].any():
        return []
    return [float(width) for width in np.ravel(artist.get_linewidth()) if width]


def test_no_line_is_thinner_than_a_press_can_print(printed: Figure) -> None:
    thin = {
        (artist.get_gid(), width)
        for axes in printed.axes
        for artist in axes.findobj()
        for width in widths_of(artist)
        if width < LEAST_LINE_PT
    }
    assert not thin


def test_each_of_several_days_has_its_own_front_whole_and_with_its_date(story: StoryMap) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viz.plates.maps.ground", lambda *_: Image.new("RGB", (1, 1)))
        figure, _ = story.replace(theme="print").static(width_mm=89, panels=["1950-10-01", "1950-10-09", "1950-10-26"])
    written = {" ".join(text.get_text().split()) for text in figure.findobj(Text)}
    for number, (axes, name) in enumerate(zip(figure.axes, ("f1", "f2", "f5"), strict=False), 1):
        named = {
            (artist.get_gid() or "").removeprefix("abc"[number - 1] + "."): artist for artist in axes.get_children()
        }
        assert named[f"fronts__{name}"].get_linestyle()[0][1] is None
        assert f"label__fronts__{name}" in named or f"number__{number}" in named
        assert words_of(story, f"fronts__{name}") in written
