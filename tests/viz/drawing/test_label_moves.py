"""Labels that their author has moved in print: by columns of a dossier or a layer; they stay, and others make room."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from letter import replace_once, set_feature, write_letter
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation

import viz
from geodata import DossierError, read_dossier
from viz import StoryMap
from viz.drawing.label_moves import moved_places
from viz.drawing.label_positions import Box, Room, Seeker, places

FRAME, NO_LINES = Box(0, 0, 100, 50), np.empty((0, 2))
ONE = Seeker(x=20, y=20, width=30, height=8, gap=4, anchors=("e", "w", "n"))
POINTS_PER_MM = 72 / 25.4


def found(moves: list[tuple[float, float] | None], *seekers: Seeker, marks: list = ()) -> list[Room | None]:  # type: ignore[type-arg]
    return moved_places(seekers, moves, obstacles=[], lines=NO_LINES, frame=FRAME, marks=marks)


def test_a_label_stands_so_far_from_where_it_would_and_others_make_room() -> None:
    other = replace(ONE, x=26, y=33)
    usual = places([ONE, other], [], NO_LINES, FRAME)
    assert usual == [Room((Box(24, 16, 54, 24),)), Room((Box(30, 29, 60, 37),))]
    moved = found([(2, 10), None], ONE, other)
    assert moved[0] == Room((Box(26, 26, 56, 34),))
    assert moved[1]
    assert not moved[1].boxes[0].overlaps(moved[0].boxes[0])
    assert found([None, None], ONE, other) == usual


def test_a_label_that_is_moved_is_never_left_out() -> None:
    marks = [(float(x), float(y), 6.0) for x in range(0, 101, 6) for y in range(0, 51, 6)]
    assert found([None], ONE, marks=marks) == [None]
    assert found([(0, 0)], ONE, marks=marks) == [Room((Box(24, 16, 54, 24),))]
    assert found([(0, 1)], replace(ONE, anchors=()), marks=marks) == [Room((Box(5, 17, 35, 25),))]


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """The small dossier, with the names of Lübeck and of the Sound moved."""
    folder = write_letter(tmp_path / "letter-1398")
    lines = (folder / "places.csv").read_text(encoding="utf-8").splitlines()
    moves = ["label_dx_mm,label_dy_mm", "6.5,2", *[","] * (len(lines) - 2)]
    written = [f"{line},{move}" for line, move in zip(lines, moves, strict=True)]
    (folder / "places.csv").write_text("\n".join(written), encoding="utf-8")
    set_feature(folder, 1, properties={"label_dy_mm": 4})
    return folder


def middles(story: StoryMap) -> dict[str, tuple[float, float]]:
    """By the names of labels how far their texts are held from their points, in mm."""
    bare = story.without("base-relief", "base-names")
    _, axes = bare.static(width_mm=60)
    return {
        " ".join(text.get_text().split()): tuple(np.array(text.get_position()) / POINTS_PER_MM)
        for text in axes.findobj(Annotation)
        if "label__" in (text.get_gid() or "")
    }


@pytest.mark.thorough
def test_the_columns_of_a_dossier_move_names_in_print_by_millimetres(moved: Path, tmp_path: Path) -> None:
    before = middles(viz.story_map(read_dossier(write_letter(tmp_path / "letter-1399"))))
    story = viz.story_map(read_dossier(moved))
    after = middles(story)
    assert np.subtract(after["Lübeck"], before["Lübeck"]) == pytest.approx((6.5, 2), abs=0.01)
    # It has no room where it would stand.
    assert after.keys() - before.keys() == {"The Sound"}
    assert {label.text: label.moved for label in story.labels if label.moved} == {
        "Lübeck": (6.5, 2),
        "The Sound": (0, 4),
    }


@pytest.mark.thorough
def test_the_columns_of_a_layer_and_its_style_do_so_too(tmp_path: Path) -> None:
    story = viz.story_map(read_dossier(write_letter(tmp_path / "letter-1398")))
    places_ = story["places"]
    own = places_.data.assign(up=[3.0 if name == "Visby" else None for name in places_.data["name"]])
    by = {**places_.styled, "label_dy_mm": "up"}
    mine = story.replace_layer("places", data=own, by=by)
    assert {label.text for label in mine.labels if label.moved} == {"Visby"}
    assert np.subtract(middles(mine)["Visby"], middles(story)["Visby"]) == pytest.approx((0, 3), abs=0.01)
    pinned = story.replace_layer("places", style=viz.Style(label_dx_mm=0))
    assert all(label.moved == (0, 0) for label in pinned.labels if label.layer == "places")


@pytest.mark.thorough
def test_the_date_of_a_front_is_moved_from_where_it_would_stand(story: StoryMap) -> None:
    bare = story.replace(layers=[story["fronts"]], views=story.views[:1])
    moved_ = bare.replace_layer("fronts", style=viz.Style(label_dx_mm=3, label_dy_mm=-8))
    [before], [after] = (dates(each) for each in (bare, moved_))
    # On pixels type is set a little wider or narrower.
    assert np.subtract(after, before) == pytest.approx((3, -8), abs=0.4)


def dates(story: StoryMap) -> list[tuple[float, float]]:
    """The middles of the dates of fronts, in mm."""
    figure, axes = story.static(width_mm=60)
    renderer = FigureCanvasAgg(figure).get_renderer()
    texts = [text for text in axes.findobj(Annotation) if "label__fronts" in (text.get_gid() or "")]
    boxes = [text.get_window_extent(renderer) for text in texts]
    return [((box.x0 + box.x1) / 2 / figure.dpi * 25.4, (box.y0 + box.y1) / 2 / figure.dpi * 25.4) for box in boxes]


def test_a_dossier_with_a_move_that_is_no_number_is_refused(moved: Path) -> None:
    replace_once(moved, "places.csv", "6.5,2", "left,2")
    with pytest.raises(DossierError, match=r"places\.csv, row 2, label_dx_mm: \"left\" is not a decimal number"):
        read_dossier(moved)
