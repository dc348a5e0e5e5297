"""Several days in one figure: side by side, at one scale, with one legend."""

import pandas as pd
import plotly.graph_objects as go
import pytest
import traced

import viz
from viz import StoryMap

pytestmark = pytest.mark.thorough

DAYS = ("1950-10-01", "1950-10-09", "1950-10-26", "1950-11-30")


@pytest.fixture(scope="module")
def two(story: StoryMap) -> go.Figure:
    return story.figure(panels=DAYS[:2])


@pytest.fixture(scope="module")
def four(story: StoryMap) -> go.Figure:
    return story.figure(panels=list(DAYS))


def alone(figure: go.Figure, axis: str) -> go.Figure:
    """The traces of one panel."""
    return go.Figure([trace for trace in figure.data if trace.xaxis == axis])


def test_each_panel_shows_its_day_and_says_so(two: go.Figure, story: StoryMap) -> None:
    titles = [each.text for each in two.layout.annotations if each.name != "credits"]
    assert titles == ["As of 1 October 1950", "As of 9 October 1950"]
    hovers = story["fronts"].data.set_index("id")["hover"]
    assert traced.features_of(alone(two, "x"), "fronts") == {hovers["f1"]}
    assert traced.features_of(alone(two, "x2"), "fronts") == {hovers["f2"]}
    assert two.layout.title.text == "Cable No. 75511"
    assert two.layout.title.subtitle.text is None


def test_a_panel_is_the_figure_of_its_day(two: go.Figure, story: StoryMap) -> None:
    for axis, day in zip(("x", "x2"), DAYS, strict=False):
        of_day, panel = story.at(day).figure(), alone(two, axis)
        drawn = [
            [
                (each.meta, each.name, each.customdata is None or list(each.customdata), len(each.x))
                for each in figure.data
                if each.meta != "labels"
            ]
            for figure in (of_day, panel)
        ]
        assert drawn[0] == drawn[1]


def test_all_panels_have_one_scale_and_move_together(four: go.Figure) -> None:
    ranges = {(tuple(four.layout[f"xaxis{n}"].range), tuple(four.layout[f"yaxis{n}"].range)) for n in ("", 2, 3, 4)}
    assert len(ranges) == 1
    assert [four.layout[f"xaxis{n}"].matches for n in (2, 3, 4)] == ["x"] * 3
    assert [four.layout[f"yaxis{n}"].scaleanchor for n in ("", 2, 3, 4)] == ["x", "x2", "x3", "x4"]
    widths = {round(end - start, 6) for n in ("", 2, 3, 4) for start, end in [four.layout[f"xaxis{n}"].domain]}
    assert len(widths) == 1
    assert {(image.xref, image.yref) for image in four.layout.images} == {("x", "y")} | {
        (f"x{n}", f"y{n}") for n in (2, 3, 4)
    }


def test_a_layer_has_one_entry_in_the_legend_and_one_switch(four: go.Figure, story: StoryMap) -> None:
    shown = [trace.meta for trace in four.data if trace.showlegend]
    assert len(shown) == len(set(shown))
    assert set(shown) == {trace.meta for trace in four.data}
    # In the order of the layers, also those that come on a later day.
    ranks = {trace.meta: trace.legendrank for trace in four.data if trace.showlegend}
    layers = [layer.id for layer in story.layers if layer.id in ranks]
    assert sorted(ranks, key=ranks.__getitem__) == ["base", *layers, "labels"]
    assert all(trace.legendgroup == trace.meta for trace in four.data)
    assert len({trace.uid for trace in four.data}) == len(four.data)


def test_colours_stand_before_sizes_also_those_of_later_days() -> None:
    rows = [
        (10, 50, 1600, "Danes", 10),
        (12, 51, 1600, "Danes", 900),
        (13, 50, 1650, "Swedes", 1000),
        (11, 49, 1600, "Danes", None),
    ]
    frame = pd.DataFrame(rows, columns=["lon", "lat", "year", "victor", "dead"])
    panels = viz.quick_map(frame, date="year", color="victor", size="dead").figure(panels=["1600", "1650"])
    ranks = {trace.name: trace.legendrank for trace in panels.data if trace.showlegend}
    assert ranks["Danes"] == ranks["Swedes"] < min(rank for name, rank in ranks.items() if name.startswith("dead"))


def test_credits_stand_once(two: go.Figure, story: StoryMap) -> None:
    (sources,) = (each.text.split("<br>") for each in two.layout.annotations if each.name == "credits")
    assert len(sources) == len(set(sources))
    (borders,) = (line for line in sources if line.startswith("Borders"))
    assert borders == "Borders as of 1 October 1950 to 9 October 1950 where known; the map takes no position on them"
    bare = story.figure(panels=DAYS[:2], words=False)
    assert not [each.text for each in bare.layout.annotations if each.text]
    assert bare.layout.title.text is None
    assert bare.layout.showlegend is False


def test_days_may_be_anything_that_at_takes(story: StoryMap) -> None:
    assert len(story.figure(panels=(1950, story.at("1950-10").day)).layout.images) == 2
    assert len(story.figure(panels=["1950-10-01"]).layout.images) == 1


@pytest.mark.parametrize(
    ("panels", "error", "words"),
    [
        (["soon"], viz.LayerError, 'panels: "soon" is'),
        ("1950-10-01", TypeError, 'panels are several days: write panels=\\["1950-10-01", "1950-10-09"\\]'),
        (1950, TypeError, "panels are several days"),
        ([], ValueError, "panels is empty; name the day of each map"),
        (["1950-10-01", "Tuesday"], viz.LayerError, "Tuesday"),
    ],
)
def test_what_is_no_list_of_days_is_refused(
    story: StoryMap, panels: object, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        story.figure(panels=panels)
