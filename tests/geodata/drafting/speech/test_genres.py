"""How something is told, and by whom, in diaries, minutes, letters, telegrams, instructions and orders.

The sentences of `genres.csv` were written for this test, each with what a careful historian would say of its words: `words` of
the `text`, their modality, and the end of the id of each voice, outermost first. The rules were mended on them, so they measure
nothing; they keep what is right.
"""

import csv
from pathlib import Path

import pytest

from geodata.drafting.draft import draft

ROWS = list(csv.DictReader((Path(__file__).parent / "genres.csv").read_text(encoding="utf-8").splitlines()))
DOCUMENTS = {
    "diary": "Diary, 3 September 1666.\n\n{}\n\nSo to bed.",
    "minutes": "MINUTES of a Conference held at Vale on the 3d of May, 1760.\n\n{}\n\nThen the Conference broke up.",
    "letter": "Camp near Vale, June 16, 1815.\n\nMy dear Anna,\n\n{}\n\nYour loving husband,\n\nO. Larsen",
    "telegram": "Telegram\n\nPeterhof, 30 July 1914\n\nTo King Karl\n\n{}\n\nNicholas",
    "instructions": "Telegram No. 12\n\nVale, 16 January 1917\n\nTo the Minister at Arden\n\n{}\n\nBerg",
    "order": "GENERAL ORDER\n\nHeadquarters, 11 April 1918\n\nTo all ranks of the Army.\n\n{}\n\nJ. Orde, General.",
}


def told(document: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Text, modality and voices of each event."""
    events = draft(document).events
    return list(zip(events.text, events.modality, events.voices, strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['genre']}: {row['words']}")
def test_a_sentence_of_a_genre(row: dict[str, str]) -> None:
    document = DOCUMENTS[row["genre"]].format(row["text"].replace("|", "\n\n"))
    modality, voices = next(
        event[1:] for event in told(document) if row["words"] in event[0] or event[0] in row["words"]
    )
    wanted = [voice for voice in row["voice"].split(" > ") if voice]
    assert modality == row["modality"]
    assert len(voices) == len(wanted)
    assert all(voice.endswith(last) for voice, last in zip(voices, wanted, strict=True))


def test_a_speech_goes_on_over_the_belts_that_are_given() -> None:
    minutes = (
        "MINUTES of a Conference held at Vale, in the month of May, 1760.\n\n"
        "The Governor, by the interpreter, spoke to the Indians as follows.\n\n"
        "Brethren, we sent you a message in the last spring.\n\nA String.\n\n"
        "Brethren, we desire that you will bring in the prisoners.\n\n"
        "Beaver, a chief of the Delawares, then stood up, and returned the following answer:\n\n"
        "Brother, the French came to our towns.\n\n"
        "The Indians then withdrew."
    )
    voices = {text: voices for text, _, voices in told(minutes)}
    assert voices["Brethren, we sent you a message in the last spring"] == ("governor",)
    assert voices["you will bring in the prisoners"] == ("governor",)
    assert voices["Brother, the French came to our towns"] == ("beaver",)
    assert voices["The Indians then withdrew"] == ()


@pytest.mark.parametrize("foot", ["your side.\n\n{}", "your side. {}.", "your side.\n\nYour sincere cousin\n\n{}"])
def test_telegrams_of_two_who_sign_with_one_name(foot: str) -> None:
    text = (
        "Orel, 3 May 1877\n\nI beg you to hold back your ministers, who hope for a war with all the friends of "
        + foot.format("Alexis")
        + "\n\nVale, 4 May 1877\n\nYour troops are already on the river, and nobody knows what they will do on "
        + foot.format("Otto")
    )
    voices = {modality: voices for _, modality, voices in told(text) if voices}
    assert voices["requested"] == ("alexis",)
    assert voices["reported"] == ("otto",)


def test_two_who_are_named_together_are_they() -> None:
    text = "I examined Joseph Peepy, and Lewis Montour. They informed me, that the king was gone to the north."
    assert told(text)[-1][2] == ("joseph-peepy-and-lewis-montour",)


def test_what_is_said_in_passing_makes_no_clause() -> None:
    letter = DOCUMENTS["letter"].format("The Prussians, we are told, have been beaten. The Duke, I think, is at Arden.")
    assert told(letter)[1:] == [
        ("The Prussians, we are told, have been beaten", "reported", ("o-larsen",)),
        ("The Duke, I think, is at Arden", "judged", ("o-larsen",)),
    ]


def test_the_head_of_a_short_text_signs_nothing() -> None:
    record = draft("Diary, 3 September 1666.\n\nUp betimes, and to Deptford.").record
    assert "author" not in set(record.field)
