"""Every cell of the table of signs, as it is printed: alike where the table says so, and else to be told apart."""

import io
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PIL import Image
from sign_sheet import CELLS, WIDTH_PX, cut, sheet

from viz.layers.styles import SIGNS

Cells = dict[tuple[str, str, bool], np.ndarray]


@pytest.fixture(scope="module")
def printed() -> Cells:
    story = sheet()
    figure, axes = story.static(width_mm=183)
    seen = axes.get_window_extent().transformed(figure.dpi_scale_trans.inverted())
    picture = io.BytesIO()
    figure.savefig(picture, format="png", bbox_inches=seen, dpi=WIDTH_PX / seen.width)
    return cut(np.asarray(Image.open(picture).convert("RGB")), story)


def middle(cell: np.ndarray) -> np.ndarray:
    """What is inside the rim of a mark."""
    half = len(cell) // 2
    return cell[half - 5 : half + 5, half - 5 : half + 5]


def darkness(cell: np.ndarray) -> float:
    return float(255 - cell.mean())


def test_the_sheet_has_every_cell_of_the_table(printed: Cells) -> None:
    assert set(printed) == set(SIGNS) == set(CELLS)
    assert all(darkness(cell) > 1 for cell in printed.values())


def test_signs_differ_where_the_table_says_so(printed: Cells) -> None:
    for one, other in combinations(CELLS, 2):
        if one[0] == other[0]:
            differ = np.abs(printed[one] - printed[other])
            if replace(SIGNS[one], words="") == replace(SIGNS[other], words=""):
                # Hatching runs on from one area to the next, so that its strokes lie elsewhere in each.
                assert darkness(printed[one]) == pytest.approx(darkness(printed[other]), abs=1), (one, other)
            else:
                assert differ.max() > 60, (one, other)


def test_filling_tells_what_happened(printed: Cells) -> None:
    for editor in (False, True):
        done, asked, said = (printed["point", manner, editor] for manner in ("done", "asked", "said"))
        assert middle(done).max() < 140
        assert middle(asked).min() > 230
        assert middle(said).min() < 160
        assert middle(said).max() > 230
    assert darkness(printed["arrow", "done", False]) > 1.5 * darkness(printed["arrow", "asked", False])


def test_hatching_tells_the_editors_reading(printed: Cells) -> None:
    for mark, manner in (("arrow", "done"), ("arrow", "asked"), ("area", "done"), ("area", "asked"), ("area", "said")):
        plain, hatched = (printed[mark, manner, editor] for editor in (False, True))
        half = len(plain) // 2
        rows = slice(half - 4, half + 4)
        assert np.ptp(hatched[rows, half - 15 : half + 15]) > 40, (mark, manner)
        assert np.ptp(plain[rows, half - 15 : half + 15]) < 40, (mark, manner)
