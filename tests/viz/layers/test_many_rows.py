"""Tables of many rows: what is the same for many is worked out once, and nothing costs more than the rows it is about."""

import tracemalloc
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, Point, box

import viz
from geodata.projections.longitudes import all_around, around
from viz.drawing.layer_pieces import scene_pieces
from viz.layers import dating
from viz.layers.labels import Label
from viz.layers.rows import distinct, rows, texts_of
from viz.stories import base_names
from viz.stories.views import MapView
from viz.telling.row_narrative import narrate_rows

# Bytes that a row may take while it is told, named and placed, all counted.
MOST_A_ROW = 3_000


def table(count: int) -> gpd.GeoDataFrame:
    """Points, with a line and an area among twenty of them, on three days."""
    shapes = [LineString([(9, 50), (10, 51)]), box(9, 50, 10, 51), *[Point(10, 50)] * 18]
    return gpd.GeoDataFrame(
        {
            "when": [f"1361-07-{27 + number % 3}" for number in range(count)],
            "name": [f"Place {number % 7}" for number in range(count)],
            "kind": [f"kind {number % 5}" for number in range(count)],
        },
        geometry=[shapes[number % len(shapes)] for number in range(count)],
        crs="EPSG:4326",
    )


def quick(count: int) -> viz.StoryMap:
    return viz.quick_map(table(count), date="when", label="name", row="kind")


def counted(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> list[Any]:
    """The first arguments with which a function is called from now on."""
    calls: list[Any] = []
    function = getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *given: calls.append(given[0]) or function(*given))
    return calls


def test_rows_are_those_of_pandas() -> None:
    frame = gpd.GeoDataFrame(
        {
            "id": ["a", "b"],
            "a name": pd.Series(["x", None], dtype="str"),
            "day": pd.Series([1, None], dtype="Int64"),
            "share": [0.5, np.nan],
            "when": pd.to_datetime(["1361-07-27", "1370-05-24"]),
            "list": [[1], None],
        },
        geometry=[Point(1, 2), None],
        crs="EPSG:4326",
    )
    ours, theirs = rows(frame), list(frame.itertuples(index=False))
    assert [row._fields for row in ours] == [row._fields for row in theirs]
    assert all(
        _is_same(*cells) for row, other in zip(ours, theirs, strict=True) for cells in zip(row, other, strict=True)
    )


def _is_same(one: object, other: object) -> bool:
    return one is other or (pd.isna(one) is True and pd.isna(other) is True) or one == other


def test_a_date_of_many_rows_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch, dating, "parse_edtf")
    few = len(quick(60).narrative.cards)
    asked = len(read)
    assert few == 60
    quick(600)
    assert len(read) == 2 * asked


def test_a_name_of_many_rows_is_taken_apart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = counted(monkeypatch, base_names, "_variants")
    story = quick(60)
    assert story.told.scenes
    names = [name for each in taken for name in each.split("|") if name.startswith("Place ")]
    assert sorted(names) == [f"Place {number}" for number in range(7)]


def test_what_is_seen_of_a_layer_is_projected_once_for_each_view(monkeypatch: pytest.MonkeyPatch) -> None:
    story = quick(60)
    projected = counted(monkeypatch, MapView, "project")
    for scene in story.told.scenes:
        scene_pieces(scene, story.theme)
    # Besides the layers the lines along which names are written.
    assert len(projected) <= len([layer for layer in story.told.layers if layer.kind != "base"]) + 1


def test_a_row_takes_no_more_memory_than_it_needs() -> None:
    few, many = (_peak(count) for count in (200, 1200))
    assert (many - few) / 1000 < MOST_A_ROW


def _peak(count: int) -> int:
    """The most bytes that are taken at a time while a table is told, named and placed."""
    data = table(count)
    tracemalloc.start()
    try:
        story = viz.quick_map(data, date="when", label="name", row="kind")
        assert len(narrate_rows(story.layers, "").cards) == count
        scene_pieces(story.told.scenes[0], story.theme)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_only_what_lies_elsewhere_is_laid_around_a_meridian() -> None:
    shapes = np.array([Point(10, 50), LineString([(170, 0), (190, 5)]), Point(-170, 1), Point()], dtype=object)
    assert all_around(shapes[:2], 100) is not shapes
    assert all_around(shapes, 150).tolist() == [around(shape, 150) for shape in shapes]


@pytest.mark.parametrize("label", ["Port Arthur; Ryojun or LUSHUN (Dalian)", "Port Arthur; Ryojun or Lüshun (Dalian)"])
def test_the_names_of_a_story_are_known_in_every_script(label: str) -> None:
    known = base_names.Known.of([Label(label, 121.2, 38.8, 1, "town", (), "t", "towns")])
    assert all(known.names(name, "town") for name in ("Ryojun", "Lushun", "port  arthur | Lü", "Dalian / Dairen"))
    assert not known.names("Arthur | Port | or", "town")


def test_a_date_of_many_rows_is_read_once_and_a_wrong_one_told_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    cells: list[object] = []
    read = dating._read  # noqa: SLF001 - counted
    monkeypatch.setattr(dating, "_read", lambda cell, calendar: (cells.append(cell), read(cell, calendar))[1])
    dates = pd.Series([f"1361-07-{27 + number % 3}" for number in range(300)] + [None, " "])
    found = dating.dated(dates, "here")
    assert len(cells) == 5
    assert [None if date is None else str(date) for date in found] == [*dates[:300], None, None]
    dates[[3, 7]] = "no day"
    with pytest.raises(viz.LayerError, match=r"here: 2 cells are no dates\n  row 3: .*\n  row 7: "):
        dating.dated(dates, "here")


def test_the_words_of_a_column_are_those_of_all_its_cells() -> None:
    texts = pd.Series(["b", " ", None, "a", "b", "\u2003", "a"])
    assert texts_of(distinct(texts)) == ["b", "", "", "a", ""]
    assert texts_of(distinct(pd.Series([1, True, "1", 1.0], dtype=object))) == ["1", "True", "1", "1.0"]
