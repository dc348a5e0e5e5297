"""The handouts as files that a PDF reader opens: what stands on their pages, what does not, and how full they are."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from drafts import write_drafts
from PIL import Image

from geodata import Dossier, read_dossier
from viz import StoryMap, story_map
from viz.handouts.maps import blank
from viz.handouts.writing import write_handout

pytestmark = pytest.mark.thorough

SEEDS = Path(__file__).parents[3] / "seeds"


def text_of(path: Path) -> str:
    """The words of a PDF, with single blanks."""
    read = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)  # noqa: S607
    return " ".join(read.stdout.split())


def info_of(path: Path) -> dict[str, str]:
    read = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)  # noqa: S607
    return dict(re.split(r":\s*", line, maxsplit=1) for line in read.stdout.splitlines())


def pages_of(path: Path, folder: Path) -> list[np.ndarray]:
    """The pages of a PDF as grey pictures."""
    subprocess.run(["pdftoppm", "-r", "50", "-gray", path, folder / path.stem], check=True)  # noqa: S607
    return [np.asarray(Image.open(each)) for each in sorted(folder.glob(f"{path.stem}-*"))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cable: Dossier, story: StoryMap) -> dict[str, Path]:
    """The handouts of the cable for teacher and student, by their editions."""
    folder = tmp_path_factory.mktemp("handouts")
    return {
        edition: write_handout(cable, story, folder / f"{edition}.pdf", edition=edition)  # type: ignore[arg-type]
        for edition in ("teacher", "student")
    }


def test_the_sheets_hold_the_document_the_questions_and_the_key(made: dict[str, Path], story: StoryMap) -> None:
    text = text_of(made["teacher"])
    for words in ("To immediately begin the evacuation of Pyongyang", "Where this text comes from", "Who is who"):
        assert words in text
    for step in story.narrative.steps:
        assert " ".join(step["question"].split()) in text
        assert " ".join(step["answer"].split()) in text
    assert "(line 26)" in text or "(lines 26" in text


def test_the_student_s_sheets_hold_no_answer_and_nothing_that_came_after(
    made: dict[str, Path], story: StoryMap
) -> None:
    text = text_of(made["student"])
    assert "Recommendation 1: what can be put on a map" in text
    for step in story.narrative.steps:
        for told in (step["answer"], step["teacher_note"]):
            assert not told or told[:40] not in text
    later = [card["title"] for card in story.narrative.cards if card["after"]]
    assert later
    assert not [title for title in later if title in text]
    assert "What came of it" not in text


def test_no_question_of_the_key_is_parted_from_its_answer(made: dict[str, Path], story: StoryMap) -> None:
    read = subprocess.run(["pdftotext", made["teacher"], "-"], capture_output=True, text=True, check=True)  # noqa: S607
    pages = [" ".join(page.split()) for page in read.stdout.split("\f")]
    for step in story.narrative.steps:
        question, answer = (" ".join(step[name].split()) for name in ("question", "answer"))
        assert any(question in page and answer[:30] in page for page in pages), question


def test_fonts_are_embedded_and_pages_are_of_the_paper(made: dict[str, Path]) -> None:
    fonts = subprocess.run(["pdffonts", made["teacher"]], capture_output=True, text=True, check=True)  # noqa: S607
    rows = fonts.stdout.splitlines()[2:]
    assert rows
    assert all(" yes yes " in row and "Type 3" not in row for row in rows)
    assert {re.split(r"[+ ]", row)[1].split("-")[0] for row in rows} <= {"Source", "Spectral"}
    assert info_of(made["teacher"])["Page size"].endswith("(A4)")
    assert info_of(made["teacher"])["Tagged"] == "yes"


def test_no_page_is_less_than_a_third_full(made: dict[str, Path], tmp_path: Path) -> None:
    for path in made.values():
        for picture in pages_of(path, tmp_path):
            height = len(picture)
            inked = np.flatnonzero((picture[: int(0.93 * height)] < 230).any(axis=1))
            assert inked[-1] > height / 3


def test_the_blank_map_has_coasts_and_front_and_no_name(story: StoryMap) -> None:
    shown = blank(story).shown
    assert {layer.kind for layer in shown.layers if layer.visible and layer.kind != "base"} == {
        "front",
        "line",
        "event",
    }
    assert {label.text for label in shown.labels} == {"Front about 12 October 1950", "38th parallel"}
    (dots,) = [layer for layer in shown.layers if layer.kind == "event"]
    assert len(dots.data) > 5
    assert list(dots.data.columns) == ["geometry"]


def test_slides_are_wide_with_a_page_for_each_step_and_outcomes_after(tmp_path: Path) -> None:
    dossier = read_dossier(SEEDS / "aden-letter")
    story = story_map(dossier)
    path = write_handout(dossier, story, tmp_path / "slides.pdf", form="slides")
    info, steps = info_of(path), story.narrative.steps
    assert info["Page size"].startswith("960")
    assert len(steps) < int(info["Pages"]) <= 2 * len(steps) + 1
    text = text_of(path)
    ends = [text.index(" ".join(step["question"].split())[:60]) for step in steps]
    assert max(ends) < text.index("A possible answer · 1")
    assert write_handout(dossier, story, tmp_path / "again.pdf", form="slides").read_bytes() == path.read_bytes()


def test_the_list_has_every_event_with_its_words_on_the_paper_that_was_asked_for(
    tmp_path: Path, cable: Dossier, story: StoryMap
) -> None:
    path = write_handout(cable, story, tmp_path / "events.pdf", form="events", paper="letter")
    assert info_of(path)["Page size"].endswith("(letter)")
    text = text_of(path).replace("- ", "-")
    for card in story.narrative.cards:
        assert " ".join(card["title"].split()).replace("- ", "-") in text


def test_what_a_dossier_says_is_text_and_nothing_is_fetched(tmp_path: Path, invented: Dossier) -> None:
    hostile = '<script>1</script><img src="file:///etc/passwd"> & ' + "w" * 2_000
    dossier = replace(invented, title=hostile)
    path = write_handout(dossier, story_map(dossier), tmp_path / "hostile.pdf")
    text = text_of(path)
    assert '<script>1</script><img src="file:///etc/passwd">' in text
    assert "root:" not in text


def test_drafts_are_handed_out_as_drafts(tmp_path: Path) -> None:
    dossier = read_dossier(write_drafts(tmp_path / "drafts"))
    story = story_map(dossier)
    text = text_of(write_handout(dossier, story, tmp_path / "events.pdf", form="events"))
    assert "4 of 4 events are drafts that nobody has reviewed" in text
    assert text.count("Draft: not reviewed.") == 4
    assert "·" not in text.partition("The fleet lies before Visby")[2].partition("The peace is sworn")[0]
    assert "actor not stated" in text_of(write_handout(dossier, story, tmp_path / "sheets.pdf"))
