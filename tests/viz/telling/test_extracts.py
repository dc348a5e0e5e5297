"""Texts that are cut for the back row."""

import pytest

from viz.telling.extracts import extract


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("one two three", "one two three"),
        ("one two\nthree, four", "one two\nthree…"),
        ("one two – three four", "one two…"),
        ("撤離平壤", "撤離平壤"),
        ("撤離平壤及其他", "撤離平壤及其…"),
        ("", ""),
    ],
)
def test_a_text_is_cut_between_words(text: str, cut: str) -> None:
    assert extract(text, 3) == cut
