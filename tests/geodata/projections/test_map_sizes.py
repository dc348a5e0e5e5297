"""One bound for every map: how slender and how small it may be, and what is told to whoever asks for another."""

import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter import replace_once

import geodata as gd
from geodata.errors import Refusal
from geodata.projections.choice import projection_for
from geodata.projections.extents import Extent
from geodata.projections.graticule import MOST_LINES, graticule
from geodata.projections.map_sizes import MOST_PIXELS, MOST_SLENDER, ensure_drawable, widened, width_in_pixels
from geodata.templates.workbooks import write_workbook

HIGH = (127, -80, 127.01, 80)
REFUSED = {
    "a strip from pole to pole": (HIGH, "17,131 times as high as it is wide"),
    "two degrees from pole to pole": ((10, -80, 12, 80), "86 times as high"),
    "four degrees across the equator": ((10, -60, 14, 60), "36 times as high"),
    "half a parallel": ((0, 37, 180, 37.1), "1,438 times as wide as it is high"),
    "a quarter of a parallel": ((0, 39.99, 90, 40), "6,895 times as wide"),
    "half the equator": ((0, 0, 180, 1e-4), "11 m high"),
    "a meridian": ((0, -90, 1e-6, 90), "0.096 m wide"),
    "a meridian across 180°": ((179.9999, 10, -179.9999, 60), "23 m wide"),
    "a point": ((0, 0, 1e-6, 1e-6), "only 0.11 m"),
    "a wedge at a pole": ((0, 89.5, 1, 90), "57 times as high"),
}
DRAWN = {
    "the world": (-180, -90, 180, 90),
    "the Pacific": (100, -60, -70, 60),
    "Chile": (-75.7, -56, -66.4, -17.5),
    "the tropics": (-180, -23.5, 180, 23.5),
    "a castle": (12.5640, 55.6757, 12.5670, 55.6770),
    "a pole": (-180, 89, 180, 90),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_map_that_cannot_be_drawn_is_refused_with_one_that_can(case: str) -> None:
    sides, why = REFUSED[case]
    extent = Extent(*map(float, sides))
    with pytest.raises(Refusal, match=why) as refusal:
        ensure_drawable(extent, projection_for(extent))
    advised = Extent(*json.loads(refusal.value.nearest or ""))
    ensure_drawable(advised, projection_for(advised))


@pytest.mark.parametrize("case", DRAWN)
def test_cities_and_worlds_are_drawn(case: str) -> None:
    extent = Extent(*map(float, DRAWN[case]))
    ensure_drawable(extent, projection_for(extent))
    assert widened(extent, most=MOST_SLENDER) == pytest.approx(extent)


@given(
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.sampled_from([1e-7, 1e-4, 0.1, 9, 180]),
    st.sampled_from([1e-7, 1e-4, 0.1, 9, 90]),
)
def test_what_was_widened_can_be_drawn_and_holds_what_it_was(
    west: float, south: float, width: float, height: float
) -> None:
    extent = Extent(west, south, min(west + width, 180), min(south + height, 90))
    if extent.width <= 0 or extent.south >= extent.north:
        return
    wider = widened(extent, most=10)
    ensure_drawable(wider, projection_for(wider))
    first, south, last, north = wider.continuous
    assert south <= extent.south + 1e-9
    assert north >= extent.north - 1e-9
    assert last - first >= extent.width - 1e-9


@pytest.mark.parametrize("case", REFUSED)
def test_check_refuses_it_with_its_line(letter: Path, case: str) -> None:
    sides, why = REFUSED[case]
    replace_once(letter, "dossier.toml", "[3, 50, 22, 60]", str(list(sides)))
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(letter)
    (problem,) = error.value.problems
    assert (problem.file, problem.row, problem.column) == ("dossier.toml", 32, "extent")
    assert why in problem.why
    assert problem.nearest
    assert problem.nearest in problem.fix


def test_check_refuses_it_in_a_workbook_with_its_row(letter: Path, tmp_path: Path) -> None:
    target = tmp_path / "letter.xlsx"
    write_workbook(letter, target)
    book = openpyxl.load_workbook(target)
    for cell, side in zip(book["views"][2][2:6], HIGH, strict=True):
        cell.value = str(side)
    book.save(target)
    with pytest.raises(gd.DossierError) as error:
        gd.read_dossier(target)
    (problem,) = error.value.problems
    assert (problem.sheet, problem.row, problem.column) == ("views", 2, "west")
    assert "times as high as it is wide" in problem.why


def test_a_relief_has_no_more_pixels_than_are_allowed() -> None:
    assert width_in_pixels((0, 0, 3000, 2000), 1700) == 1700
    for height in (9000, 30_000, 60_000):
        width = width_in_pixels((0, 0, 3000, height), 17_717)
        assert width * width * height / 3000 == pytest.approx(MOST_PIXELS, rel=0.01)


@pytest.mark.parametrize("seen", [Extent(0, 39.99, 90, 40), Extent(0, 89.5, 3, 90), Extent(10, -60, 10.01, 60)])
def test_the_net_of_a_slender_map_is_no_thicket(seen: Extent) -> None:
    kinds = graticule(Extent(-180, -90, 180, 90), seen=seen)["kind"].value_counts()
    assert (kinds <= MOST_LINES + 1).all()
