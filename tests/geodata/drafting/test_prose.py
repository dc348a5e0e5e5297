"""How a text is cut into sentences."""

import pytest

from geodata.drafting.prose import Prose


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Capt. Cook sailed. He was well!", ["Capt. Cook sailed.", "He was well!"]),
        ("Portland, Me. is far. It was me. He left.", ["Portland, Me. is far.", "It was me.", "He left."]),
        ("He said “Go!” I went… Then no more.", ["He said “Go!”", "I went…", "Then no more."]),
        ("See no. 5 there. He said no. They left.", ["See no. 5 there.", "He said no.", "They left."]),
        ("We lay at Tucson, Ariz. Captain Fritz came.", ["We lay at Tucson, Ariz. Captain Fritz came."]),
        ("Chapter I ........ 12", ["Chapter I ........", "12"]),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [text[each.start : each.end] for each in Prose(text).sentences] == sentences


@pytest.mark.parametrize("sign", [".", "!", "…", ")", "; ", "“"])
def test_a_row_of_a_million_signs_is_read_once(sign: str) -> None:
    """Read again from each of its signs, it would take days."""
    text = sign * (1_000_000 // len(sign)) + "x"
    assert Prose(text).sentences[-1].end == len(text)
