"""What a style, a theme and the columns of a layer may hold: what cannot be drawn is refused in words when it is made."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import MultiPoint, Point

import viz
from viz import LayerError
from viz.layers.features import features, kept
from viz.layers.style_values import STYLE
from viz.layers.styles import SCREEN

WRONG: list[tuple[str, Any, type[Exception], str]] = [
    ("color", "red", ValueError, "write it as #rrggbb, such as #1b6ca8"),
    ("color", "url(x)", ValueError, "#rrggbb"),
    ("color", "rgb(1,2,3)", ValueError, "#rrggbb"),
    ("color", "#1b6ca8;x", ValueError, "#rrggbb"),
    ("color", 7, TypeError, "#rrggbb"),
    ("size", 0, ValueError, "a number above 0"),
    ("size", "5", TypeError, "a number above 0"),
    ("width", 0, ValueError, "a number above 0"),
    ("width", -1, ValueError, "a number above 0"),
    ("width", float("nan"), ValueError, "a number above 0"),
    ("width", float("inf"), ValueError, "a number above 0"),
    ("width", "3", TypeError, "a number above 0"),
    ("dash", "zz", ValueError, "there are solid, dash, dot, or lengths in px such as 8px,3px"),
    ("dash", "dashed", ValueError, "solid, dash, dot"),
    ("dash", "0px,0px", ValueError, "solid, dash, dot"),
    ("dash", "3px,-1px", ValueError, "solid, dash, dot"),
    ("fill", 2, ValueError, "an opacity from 0 to 1"),
    ("fill", -0.1, ValueError, "an opacity from 0 to 1"),
    ("hatched", "x", TypeError, "True or False"),
    ("hatched", 2, ValueError, "True or False"),
    ("shape", "star", ValueError, "there are circle, square"),
    ("hollow", "no", TypeError, "True or False"),
    ("precision_km", -1, ValueError, "a number from 0 on"),
    ("letter", 1, TypeError, "a text"),
    ("ticks", Point(1, 2), TypeError, "a shapely MultiPoint"),
    ("rank", 0, ValueError, "1 .most important. to 5"),
    ("rank", 2.5, ValueError, "1 .most important. to 5"),
    ("lettering", "village", ValueError, "there are capital, town"),
]
RIGHT: dict[str, list[Any]] = {
    "color": ["#1b6ca8", "#1B6CA8"],
    "size": [5, 0.5, np.float64(3)],
    "width": [1, np.int64(2)],
    "dash": ["solid", "dash", "dot", "8px,3px", "8px,3px,2px,3px", "2.5px, 3px"],
    "fill": [0, 1, 0.5],
    "hatched": [True, False, np.True_],
    "shape": ["circle", "triangle-down-dot"],
    "hollow": [True, 0],
    "precision_km": [0, 12.5],
    "letter": ["a", ""],
    "ticks": [MultiPoint([(1, 2)])],
    "rank": [1, 5, 2.0],
    "label_dx_mm": [-12.5, 0],
    "label_dy_mm": [3],
    "lettering": ["town", "sea"],
}


def frame(**columns: object) -> gpd.GeoDataFrame:
    count = len(next(iter(columns.values())))  # type: ignore[arg-type]
    at = [Point(2 + number, 53) for number in range(count)]
    return gpd.GeoDataFrame(columns, geometry=at, crs="EPSG:4326", index=[f"r{number}" for number in range(count)])


@pytest.mark.parametrize(("field", "value", "error", "right"), WRONG)
def test_a_style_that_cannot_be_drawn_is_refused(field: str, value: Any, error: type[Exception], right: str) -> None:
    with pytest.raises(error, match=f"Style: {field} = .*{right}") as refusal:
        viz.Style(**{field: value})
    assert repr(value) in str(refusal.value)


@pytest.mark.parametrize("field", RIGHT)
def test_a_style_that_can_be_drawn_is_made(field: str) -> None:
    assert set(RIGHT) == set(STYLE) == set(vars(viz.Style()))
    for value in RIGHT[field]:
        assert getattr(viz.Style(**{field: value}), field) is value


def test_all_faults_of_a_style_are_told_at_once() -> None:
    with pytest.raises(TypeError, match=r"color = 'red'.*; width = '3'.*; fill = 2"):
        viz.Style(color="red", width="3", fill=2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("paper", "white", ValueError),
        ("sea", None, TypeError),
        ("mark", 0, ValueError),
        ("strokes", "1", TypeError),
        ("grey", 3, ValueError),
    ],
)
def test_a_theme_that_cannot_be_drawn_is_refused(field: str, value: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match=f"Theme: {field} = "):
        viz.Theme(**{field: value})


@pytest.mark.parametrize(("field", "value", "error", "right"), [each for each in WRONG if each[1] == each[1]])
def test_a_column_of_a_style_is_refused_with_its_row(
    field: str, value: Any, error: type[Exception], right: str
) -> None:
    assert error
    data = frame(own=pd.array([RIGHT[field][0], None, value], dtype="object"))
    with pytest.raises(LayerError, match=f"layer 'e', column 'own', row 'r2': as {field} .*{right}"):
        viz.EventLayer(data, id="e", by={field: "own"})


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ([1, "many", 3], r"column 'men', row 'r1': as size 'many' will not do; write a finite number"),
        ([1, np.inf, 3], r"column 'men', row 'r1': as size inf will not do"),
        ([1, [2], 3], r"column 'men', row 'r1': as size \[2\] will not do"),
        ([1, -3, 3], r"column 'men', row 'r1': as size -3 will not do; write a number from 0 on"),
        (
            ["4", "5,600", "7.5"],
            r"column 'men', row 'r1': as size '5,600' .*write 5600, without the thousands separator",
        ),
        (["4", 5, None], r"column 'men', row 'r0': as size '4' will not do; write 4 as a number and not as a text"),
        (
            ["inf", "-20", "1 200"],
            r"column 'men': 3 cells are no sizes\n  row 'r0': as size 'inf' .*\n  row 'r1': as size -20.0 .*\n  row 'r2'.* 1200,",
        ),
        ([None, np.nan], "column 'men': no row has a number for the size"),
    ],
)
def test_sizes_that_are_no_numbers_are_refused(sizes: list[Any], words: str) -> None:
    with pytest.raises(LayerError, match=f"layer 'e', {words}"):
        viz.EventLayer(frame(men=pd.array(sizes, dtype="object")), id="e", size="men")


def test_sizes_may_be_numbers_of_any_kind_and_some_missing() -> None:
    data = frame(men=pd.array([Decimal(4), 1, None], dtype="object"))
    sizes = features(viz.EventLayer(data, id="e", size="men"), SCREEN)["size"].tolist()
    without = features(viz.EventLayer(data, id="e"), SCREEN)["size"].tolist()
    assert sizes[0] > sizes[1]
    assert sizes[2] == without[2]
    with pytest.raises(LayerError, match="largest = 'x' will not do"):
        viz.EventLayer(data, id="e", size="men", largest="x")  # type: ignore[arg-type]
    nobody = viz.EventLayer(data.iloc[:0], id="e", size="men")
    assert kept(nobody, []).largest is None


@pytest.mark.parametrize(
    ("colors", "words"),
    [
        ((0, 1), "column 'league', row 'r0': 'Hansa' is no number, and a scale of colours needs numbers"),
        ((0, "x"), "colors = .* will not do; write the two numbers at the ends"),
        ("viridis", "colors = 'viridis' will not do; write words and their colours"),
        ({"Hansa": "red"}, "colors: for 'Hansa', 'red' will not do; write it as #rrggbb"),
        (
            {"Hanse": "#aa0000"},
            "colors: column 'league' has no 'Hanse'; did you mean 'Hansa'.* There are Hansa, Denmark",
        ),
        ({"Rus": "#aa0000"}, "colors: column 'league' has no 'Rus'; there are Hansa, Denmark"),
    ],
)
def test_colours_that_mean_nothing_are_refused(colors: Any, words: str) -> None:
    with pytest.raises(LayerError, match=f"layer 'e', {words}"):
        viz.EventLayer(frame(league=["Hansa", "Denmark"]), id="e", color="league", colors=colors)


def test_words_that_are_not_named_keep_their_colours() -> None:
    data = frame(league=["Hansa", "Denmark", None, "Hansa"])
    usual = features(viz.EventLayer(data, id="e", color="league"), SCREEN)["color"].tolist()
    mine = viz.EventLayer(data, id="e", color="league", colors={"Denmark": "#aa0000"})
    assert features(mine, SCREEN)["color"].tolist() == [usual[0], "#aa0000", usual[2], usual[3]]
    # Rows may go, and others come.
    assert features(kept(mine, [1]), SCREEN)["color"].tolist() == ["#aa0000"]
    more = replace(kept(mine, [1]), data=frame(league=["Sweden", "Denmark"]))
    assert features(more, SCREEN)["color"].tolist()[1] == "#aa0000"
    assert features(more, SCREEN)["color"].tolist()[0] != SCREEN.ink


def test_colours_as_they_are_keep_them_too() -> None:
    data = frame(own=["#010203", "#040506"])
    mine = viz.EventLayer(data, id="e", color="own", colors={"#010203": "#aa0000"})
    assert features(mine, SCREEN)["color"].tolist() == ["#aa0000", "#040506"]


def test_ids_that_cannot_be_compared_are_refused() -> None:
    data = frame(id=pd.array(["a", ["b"], "c"], dtype="object"))
    with pytest.raises(
        LayerError, match=r"layer 'e', column 'id', row 'r1': \['b'\] is no id; write a text or a number"
    ):
        viz.EventLayer(data, id="e")
    with pytest.raises(LayerError, match="layer 'events', column 'id'"):
        viz.quick_map(data.assign(when="1950"), date="when")
