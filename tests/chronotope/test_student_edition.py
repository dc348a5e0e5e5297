"""`chronotope build --edition student`: the file itself holds nothing of what the class is to find out."""

import base64
import gzip
import re
from pathlib import Path

import pytest
from unpacked import orders, story_in

from chronotope.command.main import main
from geodata import Dossier
from viz import StoryMap

pytestmark = pytest.mark.thorough

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("student") / "student.html"
    assert main(["build", str(SEEDS / "cable-75511"), "--edition", "student", "-o", str(page)]) == 0
    return page


def test_nothing_of_the_answers_is_in_the_bytes_or_in_what_they_unpack_to(
    built: Path, cable: Dossier, story: StoryMap
) -> None:
    page = built.read_text(encoding="utf-8")
    unpacked = [gzip.decompress(base64.b64decode(part)).decode() for part in re.findall(r">(H4sI[^<]*)<", page)]
    assert len(unpacked) == 2
    whole = "\n".join([page, *unpacked]).replace('\\"', '"')
    told = [text for column in ("answer", "teacher_note") for text in cable.paths[column] if text]
    told += [text for column in ("fate_note",) for text in cable.events[column] if text]
    told += [card["title"] for card in story.narrative.cards if card["after"]]
    assert len(told) > 60
    assert [text for text in told if text in whole] == []


def test_it_opens_with_the_lesson_as_far_as_the_document_s_day(built: Path, story: StoryMap) -> None:
    sent = story_in(built)
    after = {card["id"] for card in story.narrative.cards if card["after"]}
    assert sent["order"] == "path"
    assert orders(sent)["path"] == [event for event in story.narrative.orders["path"] if event not in after]
