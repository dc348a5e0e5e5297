"""The first screen of a lesson, as HTML."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from geodata import read_dossier
from viz.page.cover import MOST_WORDS, cover
from viz.telling.dossier_narrative import narrate
from viz.telling.narrative import Narrative

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def lesson() -> Narrative:
    return narrate(read_dossier(SEEDS / "aden-letter"))


def test_it_asks_the_first_question_and_begins_the_document_and_what_the_class_reads(lesson: Narrative) -> None:
    html = cover(lesson, "")
    assert "Find the place and the date in the Arabic." in html
    arabic, english = (part.partition("</blockquote>")[0] for part in html.split("<blockquote")[1:])
    assert arabic.startswith(' lang="ar" dir="rtl"><p>بسم الله')
    assert english.startswith(' lang="en" dir="ltr"><p>In the name of God, the Merciful, the Compassionate.</p><p>')
    for each in (arabic, english):
        assert len(re.sub("<[^>]*>", " ", each.partition(">")[2]).split()) == MOST_WORDS // 2
        assert each.endswith("…</p>")


def test_a_page_that_opens_otherwise_has_none(lesson: Narrative) -> None:
    step, *others = lesson.steps
    assert cover(lesson, "wreck") == ""
    assert cover(replace(lesson, order="dates"), "") == ""
    assert cover(replace(lesson, opens_whole=True), "") == ""
    assert cover(replace(lesson, steps=[{**step, "question": ""}, *others]), "") == ""


def test_nothing_in_it_is_markup(lesson: Narrative) -> None:
    step, *others = lesson.steps
    html = cover(replace(lesson, steps=[{**step, "question": '<img src=x onerror="run()">'}, *others]), "")
    assert "<img" not in html
