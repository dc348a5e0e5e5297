"""The timeline in print: with the signs of the map, its rows by actors, and on its axis the days that the maps show."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Text

import viz
from geodata import Day, Dossier
from viz.layers.styles import PRINT
from viz.plates.options import PlateOptions
from viz.plates.plate import Plate
from viz.plates.timelines import laid_strip, told_timeline
from viz.printing.typesetting import Typesetter

pytestmark = pytest.mark.thorough

MM = 25.4


@pytest.fixture(scope="module")
def letter_story(invented: Dossier) -> viz.StoryMap:
    return viz.story_map(invented).without("base-relief").replace(theme="print")


def words(figure: Figure) -> list[str]:
    return [" ".join(text.get_text().split()) for text in figure.axes[-1].findobj(Text) if text.get_text()]


def marks(figure: Figure, name: str) -> PathCollection:
    return next(each for each in figure.axes[-1].collections if each.get_gid() == name)


def a_plate(story: viz.StoryMap) -> Plate:
    return Plate(
        shown=story.shown,
        theme=PRINT,
        options=PlateOptions(width_mm=60),
        remark="",
        typesetter=Typesetter(),
        wording=story.wording,
    )


def test_every_event_of_the_day_has_its_mark_in_its_row(letter_story: viz.StoryMap) -> None:
    mine = letter_story.at("1398-12-31")
    figure, axes = mine.static(width_mm=120, timeline="alone")
    assert axes is figure.axes[-1]
    events = marks(figure, "timeline__events")
    assert len(events.get_offsets()) == len(mine.chronology.spans)
    assert {"Merchants of Lübeck", "Victual Brothers", "the document", "1398", "As of 31 December 1398"} <= {
        *words(figure)
    }
    # No mark lies on another.
    places, size = np.asarray(events.get_offsets()), float(events.get_sizes()[0]) ** 0.5
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) + np.eye(len(places)) * 99
    assert apart.min() > 0.9 * size
    assert not any("Natural Earth" in each for each in words(figure)), "no map is drawn"


def test_what_came_after_the_document_is_not_told_unless_a_day_is_chosen(letter_story: viz.StoryMap) -> None:
    early, late = told_timeline([letter_story]), told_timeline([letter_story.at("1398-12-31")])
    assert {span.event for span in late.timeline.spans} - {span.event for span in early.timeline.spans} == {"sale"}
    day = int(Day.from_civil(1398, 9, 30))
    assert early.document is not None
    assert early.shown == ((early.document, early.document),)
    assert abs(early.document - day) < 10  # Julian
    days = [letter_story.at(day) for day in ("1398-09-15", "1398-12-31")]
    assert told_timeline(days).document == early.document


def test_the_days_of_the_maps_are_marked_on_the_axis(letter_story: viz.StoryMap) -> None:
    figure, _ = letter_story.static(width_mm=120, timeline="below", panels=["1398-10-01", "1398-12-31"])
    shown = [line for line in figure.axes[-1].lines if (line.get_gid() or "").startswith("timeline__shown")]
    assert len(shown) == 2
    assert shown[0].get_xdata()[1] < shown[1].get_xdata()[0]
    renderer = FigureCanvasAgg(figure).get_renderer()
    lowest = min(axes.get_window_extent().y0 for axes in figure.axes[:-1])
    assert marks(figure, "timeline__events").get_window_extent(renderer).y1 < lowest
    texts = [each for each in figure.axes[-1].findobj(Text) if each.get_text()]
    boxes = [each.get_window_extent(renderer).padded(-2) for each in texts]
    lying = [
        (a.get_text(), b.get_text())
        for i, a in enumerate(texts)
        for j, b in enumerate(texts)
        if i < j and boxes[i].overlaps(boxes[j])
    ]
    assert lying == []


def test_a_span_is_marked_from_its_first_day_to_its_last(letter_story: viz.StoryMap) -> None:
    told = told_timeline([letter_story.between("1398-09-10", "1398-10-05")])
    (shown,) = told.shown
    assert shown[1] - shown[0] == 25
    plate = a_plate(letter_story)
    strip = laid_strip(plate, told)
    assert strip.left < strip.x(strip.place(shown[0])) + 1e-9 < strip.x(strip.place(shown[1])) <= strip.right
    assert strip.left < 0.4 * plate.width


def test_a_timeline_alone_is_as_high_as_asked_for(letter_story: viz.StoryMap) -> None:
    figure, _ = letter_story.static(width_mm=100, height_mm=90, timeline="alone")
    assert figure.get_size_inches() * MM == pytest.approx((100, 90), abs=0.01)
    with pytest.raises(ValueError, match=r"at width_mm=100 the timeline is at least \d+ mm high"):
        letter_story.static(width_mm=100, height_mm=9, timeline="alone")
    with pytest.raises(ValueError, match="there is no timeline 'above'"):
        letter_story.static(timeline="above")  # type: ignore[arg-type]


def test_all_days_that_the_maps_show_lie_on_the_timeline(letter_story: viz.StoryMap) -> None:
    """Also those beyond the window in which the page opens."""
    days = ("1397-01-01", "1399-06-01")
    told = told_timeline([letter_story.at(day, certainty="possible") for day in days])
    strip = laid_strip(a_plate(letter_story), told)
    for first, last in told.shown:
        assert strip.first <= strip.place(first) < strip.place(last + 1) <= strip.end
