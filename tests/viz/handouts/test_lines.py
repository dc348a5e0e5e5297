"""The lines of a printed document: broken where it breaks them itself, counted, and known to its quotations."""

import pytest

from geodata import Dossier
from viz import StoryMap
from viz.handouts.lines import TEXT_PT, NumberedText, numbered
from viz.handouts.sheets import glossary, missing, provenance
from viz.printing.typesetting import Face, Typesetter, points

WIDTH = points(120)


@pytest.fixture(scope="module")
def text(story: StoryMap) -> NumberedText:
    return numbered(story.narrative.texts[0], WIDTH)


def test_every_word_of_the_document_stands_in_a_line(text: NumberedText, cable: Dossier) -> None:
    assert " ".join(line.text for line in text.lines).split() == cable.document.text.split()
    assert [line.number for line in text.lines] == list(range(1, len(text.lines) + 1))


def test_no_line_is_wider_than_its_room(text: NumberedText) -> None:
    typesetter, face = Typesetter(language="en"), Face(size=TEXT_PT, color="#000000", book=True, language="en")
    assert max(typesetter.size(line.text, face)[0] for line in text.lines) <= WIDTH


def test_a_list_keeps_its_lines(text: NumberedText) -> None:
    starts = [line.text[:4] for line in text.lines if line.text.startswith("- ")]
    assert starts == [f"- {number}." for number in range(1, 8)]


def test_a_quotation_is_found_in_the_lines_that_have_its_words(text: NumberedText, cable: Dossier) -> None:
    quoted = cable.events[cable.events["quotation"] != ""]
    assert set(text.quoted) == set(quoted["id"])
    for event, words in zip(quoted["id"], quoted["quotation"], strict=True):
        first, last = text.quoted[event]
        held = [line.text for line in text.lines[first - 1 : last]]
        assert "".join(words.split()) in "".join(" ".join(held).split())
        # Neither line is there for nothing.
        assert "".join(words.split()) not in "".join(" ".join(held[1:]).split()) or len(held) == 1


def test_who_is_named_stands_in_the_order_of_the_text(text: NumberedText, cable: Dossier) -> None:
    words = [word for word, _ in glossary(cable, text)]
    whole = " ".join(line.text for line in text.lines)
    assert words == sorted(words, key=whole.find)
    assert {"Fyn Si", "VKP(b) CC Politburo", "Kim Il Sung"} <= set(words)
    assert dict(glossary(cable, text))["Fyn Si"].startswith("Joseph Stalin. Head of the Soviet government")


def test_the_box_on_the_document_says_what_is_known_of_it_and_what_is_not(story: StoryMap) -> None:
    assert dict(provenance(story.narrative))["Author"] == "Stalin, signing Fyn Si"
    assert missing(story.narrative) == ["Reference"]
