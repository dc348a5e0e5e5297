"""What colours mean is the same in the legends of figure, page and print, whatever a column holds."""

from decimal import Decimal
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point, box

import viz
from viz.drawing.pieces import Piece, Points
from viz.layers.colors import NOT_GIVEN, OTHER
from viz.layers.features import features, kept
from viz.layers.styles import SCREEN
from viz.payload.payload import payload
from viz.printing.legend import entries

pytestmark = pytest.mark.thorough

WORDS = [f"league {number}" for number in range(1, 15)]


def story(cells: Any) -> viz.StoryMap:
    count = len(cells)
    places = {"lon": [18 + at / 10 for at in range(count)], "lat": [57 + at / 10 for at in range(count)]}
    frame = pd.DataFrame({"when": [1360 + at for at in range(count)], **places}).assign(side=cells)
    return viz.quick_map(frame, date="when", color="side", row="when" if count < 60 else None)


def of_figure(mine: viz.StoryMap) -> list[tuple[str, str]]:
    keys = [trace for trace in mine.figure().select_traces({"meta": "events"}) if trace.showlegend]
    # What has no value is hollow: its rim has the colour.
    return [(trace.name, trace.marker.line.color or trace.marker.color) for trace in keys]


def of_page(mine: viz.StoryMap) -> list[tuple[str, str]]:
    found = [
        (line["words"], line["color"])
        for line in payload(mine)["legend"]
        if line["sign"] in {"own-point", "own-hollow"}
    ]
    return [(words.removeprefix("side: "), color) for words, color in found if words.startswith("side: ")]


def of_print(mine: viz.StoryMap) -> list[tuple[str, str]]:
    found = entries(mine.shown.layers, mine.actors, mine.theme, grown=1.0)
    signs = [(entry.words, entry.pieces[0]) for entry in found if entry.words.startswith("side: ")]
    return [(words.removeprefix("side: "), _color(sign, mine.theme.paper)) for words, sign in signs]


def _color(sign: Piece, paper: str) -> str:
    """That of a point's filling, or of its rim where it is hollow."""
    assert isinstance(sign, Points)
    return next(color for color in (*sign.fills, *sign.rims) if color != paper)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["Hansa", "Denmark", None, "Hansa"], ["Hansa", "Denmark", "not given"]),
        (WORDS, [*WORDS[:12], "2 others"]),
        ([*WORDS[:13], None], [*WORDS[:13], "not given"]),
        ([True, False, True], ["True", "False"]),
        (pd.array([True, None, False], dtype="boolean"), ["True", "False", "not given"]),
        ([5, 12_750, 100], ["5", "100", "12,750"]),
        (pd.array([1, None, 3], dtype="Int64"), ["1", "3", "not given"]),
        ([0.5, float("nan"), float("inf"), 2], ["0.5", "2", "not given"]),
        ([Decimal("1.5"), Decimal("2.5"), None], ["1.5", "2.5", "not given"]),
        (pd.Categorical(["b", "a", None], categories=["a", "b", "c"]), ["b", "a", "not given"]),
        ([1, "one", None], ["1", "one", "not given"]),
        ([None, None], ["not given"]),
        (list(range(0, 1000, 7)), ["0", "200", "400", "600", "800"]),
    ],
    ids=lambda value: str(value)[:24],
)
def test_figure_page_and_print_agree(cells: Any, words: list[str]) -> None:
    mine = story(cells)
    shown = of_figure(mine)
    assert [word for word, _ in shown] == words
    assert of_page(mine) == shown
    assert of_print(mine) == shown
    marks = set(features(mine["events"], SCREEN)["color"])
    if "others" in words[-1]:
        assert shown[-1][1] == OTHER
    if words[-1] == "not given":
        assert shown[-1][1] == NOT_GIVEN
    if len(words) < 5:
        assert {color for _, color in shown} <= marks
    # What has no value is hollow in all of them, as on the map.
    is_hollow = [word == "not given" for word in words]
    assert [line["sign"] == "own-hollow" for line in payload(mine)["legend"]][: len(words)] == is_hollow
    # Nobody tells two entries apart that have one colour.
    assert len({color for _, color in shown}) == len(shown)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["Hansa", "Denmark", "Hansa"], {"Hansa", "Denmark"}),
        (["Hansa", None, "Hansa"], {"Hansa", "not given"}),
        ([5.0, None, 7.0], {"5", "7", "not given"}),
    ],
    ids=["word", "missing word", "missing number"],
)
def test_what_points_alone_have_is_explained_beside_areas(cells: list[Any], words: set[str]) -> None:
    frame = gpd.GeoDataFrame(
        {"when": [1360, 1361, 1362], "side": cells},
        geometry=[box(10, 50, 12, 52), Point(13, 51), box(14, 50, 16, 52)],
        crs=4326,
    )
    mine = viz.quick_map(frame, date="when", color="side", row="when")
    figure = {trace.name for trace in mine.figure().data if trace.showlegend}
    page = [line["words"] for line in payload(mine)["legend"]]
    assert figure >= words
    assert sorted(page) == sorted(f"side: {word}" for word in words)
    assert [entry.words for entry in entries(mine.shown.layers, mine.actors, mine.theme, grown=1.0)] == page


def test_a_page_explains_no_colour_of_rows_that_were_left_out() -> None:
    mine = story(["Hansa", "Denmark", None])
    few = mine.replace(layers=[*viz.base_layers(), kept(mine["events"], [0])])
    assert [line["words"] for line in payload(few)["legend"]] == ["side: Hansa"]
    hidden = payload(mine.replace_layer("events", visible=False))["legend"]
    assert [line["words"] for line in hidden] == ["Hansa", "Denmark", "not given"]
