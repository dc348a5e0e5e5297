"""Ctrl+P: the current step on paper, with its map, its card as far as it is open, and the document."""

import io
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

import viz
from geodata import read_dossier

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

CABLE = Path(__file__).parents[2] / "seeds" / "cable-75511"
QUESTION = "Recommendation 1: what can be put on a map"
ANSWER = "The “other very important locations” cannot"


def printed(browser: Browser, cable_file: Path, folder: Path, width: int, height: int) -> tuple[Path, bytes, bytes]:
    """The page at a step as PDF, and what the window shows before and after."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{cable_file.as_uri()}#rec-1")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.wait_for_timeout(300)
    before = page.screenshot()
    path = folder / f"{width}.pdf"
    path.write_bytes(page.pdf(prefer_css_page_size=True, print_background=True, format="A4"))
    page.wait_for_timeout(300)
    after = page.screenshot()
    page.close()
    return path, before, after


def words_of(path: Path) -> str:
    """The text of a PDF, its lines joined."""
    command = ["pdftotext", path, "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def seen(screenshot: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(screenshot)).convert("RGB")).astype(int)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (390, 844)])
def test_a_step_is_printed_whole_and_the_window_stays_as_it_was(
    browser: Browser, cable_file: Path, tmp_path: Path, width: int, height: int
) -> None:
    path, before, after = printed(browser, cable_file, tmp_path, width, height)
    text = words_of(path)
    for words in ("Cable No. 75511", "1: begin at once to evacuate Pyongyang", QUESTION, "Wonsan", "Top Secret"):
        assert words in text
    assert "Copy Nº 3 - to the file of the 8th Directorate" in text
    # What is folded stays folded, and no button is printed.
    assert ANSWER not in text
    assert "Show what came after" not in text
    # A browser may sharpen the relief of an inset a little otherwise.
    assert np.abs(seen(before) - seen(after)).max() < 60
    subprocess.run(["pdftoppm", "-r", "60", "-png", "-singlefile", path, tmp_path / "first"], check=True)  # noqa: S607
    picture = np.asarray(Image.open(tmp_path / "first.png").convert("RGB")).astype(int)
    # The map, its sea bluish, is as wide as the room within the margins.
    blue = (picture[:, :, 2] - picture[:, :, 0]) > 6
    columns = np.flatnonzero(blue[: len(picture) // 2].sum(axis=0) > 5)
    assert columns[-1] - columns[0] > 0.8 * picture.shape[1] * 182 / 210


def test_all_steps_are_printed_where_they_are_asked_for(browser: Browser, cable_file: Path, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{cable_file.as_uri()}#rec-1")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    # What asks for the printer's own window waits for a hand.
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print").click()
    page.get_by_role("button", name="All steps").click()
    narrative = viz.story_map(read_dossier(CABLE)).narrative
    after = {card["id"] for card in narrative.cards if card["after"]}
    told = list(zip(narrative.orders["path"], (step["question"] for step in narrative.steps), strict=True))
    asked = [question for event, question in told if event not in after]
    outcome = next(question for event, question in told if event in after)
    page.pdf(path=tmp_path / "steps.pdf", prefer_css_page_size=True, print_background=True, format="A4")
    assert page.locator(".all-steps").count() == 0
    page.close()
    text = words_of(tmp_path / "steps.pdf")
    places = [text.index(" ".join(question.split())) for question in asked]
    assert places == sorted(places)
    assert len(places) > 5
    # What came after the document is asked on no sheet either.
    assert ANSWER not in text
    assert " ".join(outcome.split()) not in text
