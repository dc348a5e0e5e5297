"""Tables packed as columns: every way gives back what went in, and says it as short as it may."""

import json
from typing import Any

import pytest
import unpacked
from hypothesis import given
from hypothesis import strategies as st
from packing_cases import CASES, Case

from viz.payload.packing import Distinct, Words, column, table, whole

NUMBERS = st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
COLUMNS = st.lists(JSON, max_size=40) | st.lists(st.integers(-(2**40), 2**40)) | st.lists(st.text(max_size=2))


def sent(values: Any) -> Any:
    """What arrives in the page."""
    return json.loads(json.dumps(values))


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_a_column_is_packed_in_its_way_and_read_back(case: Case) -> None:
    words: Words = Distinct()
    packed = column(case.values, words)
    assert set(packed) == case.way
    numbers = packed.get("words", packed.get("numbers"))
    assert isinstance(numbers, dict) == case.is_steps
    read = unpacked.column(sent(packed), len(case.values), sent(words.listed))
    assert read == case.values
    assert [type(value) for value in read] == [type(value) for value in case.values]


def test_the_cases_know_every_way() -> None:
    assert {name for case in CASES for name in case.way} == {"same", "words", "numbers", "of", "at", "values"}


@given(COLUMNS)
def test_any_column_is_read_back(values: list[Any]) -> None:
    words: Words = Distinct()
    packed = sent(column(values, words))
    assert unpacked.column(packed, len(values), words.listed) == values


def test_a_table_is_read_back_row_by_row() -> None:
    words: Words = Distinct()
    packed = table({case.about: (case.values * 5)[:5] for case in CASES if case.values}, words)
    found = unpacked.rows(sent(packed), sent(words.listed))
    assert found == [{case.about: (case.values * 5)[at] for case in CASES if case.values} for at in range(5)]


def test_columns_of_different_lengths_are_no_table() -> None:
    with pytest.raises(ValueError, match=r"columns of different lengths: {'x': 2, 'y': 1}"):
        table({"x": [1, 2], "y": [1]}, Distinct())


def test_no_text_stands_twice_in_the_dictionary() -> None:
    words: Words = Distinct()
    one, other = column(["a", "b", "a"], words), column(["b", "c", "a"], words)
    assert words.listed == ["a", "b", "c"]
    assert (unpacked.whole(one["words"]), unpacked.whole(other["words"])) == ([0, 1, 0], [1, 2, 0])


def test_steps_are_taken_where_they_are_smaller() -> None:
    assert whole([1000, 1001, 1003]) == {"steps": [1000, 1, 2]}
    assert whole([1, -1, 1, -1]) == [1, -1, 1, -1]
    assert whole([]) == []
