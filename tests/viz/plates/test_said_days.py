"""A figure says its day under the map, and its credits speak of that day and of what is drawn."""

import geopandas as gpd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from shapely.geometry import Point

import viz
from viz.plates.plates import story_plate

pytestmark = pytest.mark.thorough

KOREA, INDIA = (123, 33, 132, 44), (68, 6, 97, 36)


def story(extent: tuple[float, ...], *parts: str, at: tuple[float, float] = (127.0, 37.5)) -> viz.StoryMap:
    """One event of 12 October 1950 on some parts of the base map."""
    frame = gpd.GeoDataFrame({"when": ["1950-10-12"]}, geometry=[Point(at)], crs="EPSG:4326")
    base = [viz.BaseLayer(id=f"base-{part}") for part in parts]
    return viz.StoryMap([*base, viz.EventLayer(frame, id="event", date="when")], views=[viz.map_view(extent)])


def written(figure: Figure) -> list[Text]:
    return [text for text in figure.axes[-1].findobj(Text) if text.get_text()]


def box(figure: Figure, text: Text) -> list[float]:
    return text.get_window_extent(FigureCanvasAgg(figure).get_renderer()).extents.tolist()


@pytest.mark.parametrize("width", [60, 183])
@pytest.mark.parametrize(
    ("chosen", "said", "borders"),
    [
        (("1950-11-30",), "As of 30 November 1950", "Borders as of 30 November 1950"),
        (("1950-10-02", "1950-11-30"), "From 2 October 1950 to 30 November 1950", "Borders as of 30 November 1950"),
        ((), "", "Borders as of 12 October 1950"),
    ],
)
def test_the_day_stands_under_the_map_in_type_that_can_be_read(
    chosen: tuple[str, ...], said: str, borders: str, width: int
) -> None:
    mine = story(KOREA, "borders")
    mine = mine if not chosen else mine.at(*chosen) if len(chosen) == 1 else mine.between(*chosen)
    figure = story_plate(mine, width_mm=width)
    texts = {" ".join(text.get_text().split()): text for text in written(figure)}
    assert any(borders in words for words in texts), "the credits speak of another day"
    if not said:
        assert not any("As of" in words for words in texts)
        return
    day = texts[said]
    assert day.get_fontsize() >= 5.5
    left, _, right, top = box(figure, day)
    frame = figure.axes[0].get_window_extent()
    assert top < frame.y0
    assert left >= frame.x0 - 1
    assert right <= frame.x1 + 1
    others = [box(figure, text) for words, text in texts.items() if words != said]
    assert not any(o[0] < right and o[2] > left and o[1] < top and o[3] > box(figure, day)[1] for o in others)


def test_nothing_is_credited_that_is_not_drawn() -> None:
    def credited(mine: viz.StoryMap) -> str:
        return " ".join(" ".join(text.get_text() for text in written(story_plate(mine, width_mm=60))).split())

    korea = credited(story(KOREA, "rivers"))
    assert "Waters of northern Korea" in korea
    assert "Natural Earth" in korea
    assert "SRTM30" not in korea, "no relief is drawn"
    assert "northern Korea" not in credited(story(KOREA, "sea"))
    # The base map of this one reaches beyond its frame.
    china = story((108, 30, 121, 40), "rivers", at=(112, 35))
    assert any("northern Korea" in credit.text for credit in china.views[0].base.credits)
    assert "northern Korea" not in credited(china)


@pytest.mark.parametrize("width", [0, -5, 59, 1501, float("nan"), float("inf")])
def test_a_width_that_is_none_is_refused_in_words(width: float) -> None:
    with pytest.raises(ValueError, match="a map is from 60 to 1500 mm wide"):
        story_plate(story(KOREA), width_mm=width)


def test_a_size_in_words_is_no_number() -> None:
    for name, value in (("width_mm", "114"), ("height_mm", True), ("dpi", "300")):
        with pytest.raises(TypeError, match=f"{name} is {value!r}; write a number, such as"):
            story(KOREA).save("map.pdf", **{name: value})  # type: ignore[arg-type]
