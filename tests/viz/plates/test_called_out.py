"""Numbers on the printed map and their caption; and without them a list of what lies on one spot."""

import re
from pathlib import Path

import pytest
from letter import write_letter
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from chronotope.command.main import main
from geodata import Dossier
from viz import StoryMap, map_view, story_map
from viz.captions.callouts import called_out

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def small(invented: Dossier) -> StoryMap:
    return story_map(invented).without("base-relief", "base-names")


def beside_marks(figure: Figure) -> list[str]:
    """What stands beside the marks of all maps, in one line each."""
    texts = (text for axes in figure.axes for text in axes.findobj(Annotation))
    return sorted(" ".join(text.get_text().split()) for text in texts if "count__" in (text.get_gid() or ""))


def in_margin(figure: Figure) -> str:
    return " ".join(" ".join(text.get_text().split()) for text in figure.axes[-1].findobj(Text))


def test_each_number_stands_on_the_map_and_in_the_caption(small: StoryMap) -> None:
    figure, _ = small.static(width_mm=60, callouts=True)
    # The letter was written at Lübeck for Bruges, and the Maria came in to Lübeck.
    assert beside_marks(figure) == ["1", "2, 3", "3", "4"]
    assert "number in the caption" in in_margin(figure)
    assert "several events" not in in_margin(figure)
    numbers = re.findall(r"^(\d+)\. ([^.]+)\.", small.caption(), flags=re.MULTILINE)
    assert numbers == [
        ("1", "Victual Brothers before Visby"),
        ("2", "The Maria comes in"),
        ("3", "Hinrich writes"),
        ("4", "Send the cloth overland"),
    ]
    assert "Without a place on the map:\n– The Maria sails again. " in small.caption()


def test_those_alone_have_numbers_that_are_named(small: StoryMap) -> None:
    assert beside_marks(small.static(width_mm=60, events=["overland"])[0]) == ["1"]
    assert beside_marks(small.path("lesson").static(width_mm=60, callouts=True)[0]) == ["1", "1", "2"]


def test_what_a_higher_frame_shows_besides_has_its_number_too(small: StoryMap, tmp_path: Path) -> None:
    around_hamburg = small.replace(views=[map_view((9.5, 52.5, 11.5, 53.7), title="Hamburg")])
    assert beside_marks(around_hamburg.static(width_mm=60, callouts=True)[0]) == ["1", "2"]
    figure, _ = around_hamburg.static(width_mm=60, height_mm=150, callouts=True)
    assert beside_marks(figure) == ["1, 2", "3"]
    target = around_hamburg.save(tmp_path / "high.svg", width_mm=60, height_mm=150, callouts=True)
    assert "\n3. Send the cloth overland. " in target.with_suffix(".txt").read_text(encoding="utf-8")


def test_no_number_is_left_out_on_the_narrowest_map(story: StoryMap) -> None:
    figure, _ = story.without("base-relief").static(width_mm=60, callouts=True)
    shown = {number for text in beside_marks(figure) for number in numbers_in(text)}
    assert shown == set(called_out(story).numbers.values())


def numbers_in(text: str) -> set[int]:
    """The numbers of a badge, such as `3–5, 8`."""
    runs = (list(map(int, run.split("–"))) for run in text.split(", "))
    return {number for run in runs for number in range(run[0], run[-1] + 1)}


def test_without_numbers_a_stack_has_a_letter_and_a_list_says_what_it_is(small: StoryMap) -> None:
    figure, _ = small.static(width_mm=60)
    assert beside_marks(figure) == ["A"]
    said = in_margin(figure)
    assert "Lübeck: The Maria comes in (29 September 1398); Hinrich writes (30 September 1398)" in said
    assert "several events" not in said


def test_where_no_list_stands_a_stack_has_its_count(small: StoryMap, monkeypatch: pytest.MonkeyPatch) -> None:
    assert beside_marks(small.static(width_mm=60, legend="none")[0]) == ["2"]
    monkeypatch.setattr("viz.captions.stacks.MOST_LISTED", 1)
    figure, _ = small.static(width_mm=60)
    assert beside_marks(figure) == ["2"]
    assert "several events" in in_margin(figure)


def test_of_a_stack_one_mark_is_drawn(small: StoryMap) -> None:
    _, axes = small.static(width_mm=60)
    [marks] = [artist for artist in axes.collections if artist.get_gid() == "events"]
    assert len(marks.get_offsets()) == len(small.shown["events"].data) - 1


def test_the_caption_is_written_beside_the_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(write_letter(tmp_path / "letter-1398"))
    target = tmp_path / "figure.svg"
    options = ["export", folder, "-o", str(target), "--width", "60", "--no-relief"]
    assert main([*options, "--events", "pirates, letter"]) == 0
    assert sorted(path.name for path in tmp_path.glob("figure.*")) == [
        "figure.md",
        "figure.svg",
        "figure.tex",
        "figure.txt",
    ]
    assert "1. Victual Brothers before Visby. " in target.with_suffix(".txt").read_text(encoding="utf-8")
    assert main([*options, "--path", "lesson"]) == 0
    assert "1. **Hinrich writes.** " in target.with_suffix(".md").read_text(encoding="utf-8")
    capsys.readouterr()
    for wrong, said in (
        (["--events", "pirate"], "there is no event 'pirate'; did you mean 'pirates'?"),
        (["--path", "long"], "there is no path 'long'; there are lesson, short"),
    ):
        assert main(["export", folder, "-o", str(tmp_path / "none.pdf"), *wrong]) == 1
        [line] = capsys.readouterr().err.splitlines()
        assert said in line
    assert not list(tmp_path.glob("none*"))
