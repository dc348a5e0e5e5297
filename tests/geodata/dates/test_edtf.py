"""EDTF in full: a table of texts with their levels and bounds, and properties that hold for every text.

The bounds of edtf_valid.csv were checked by hand against the specification and compared with those of two other programs.
Where these differ (seasons, significant digits, ranges in sets) it follows the rules in `geodata.dates.seasons` and
`geodata.dates.edtf`.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import DateError, parse_edtf
from geodata.dates.words import LANGUAGES

HERE = Path(__file__).parent


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


VALID = table("edtf_valid.csv")
INVALID = [row["text"] for row in table("edtf_invalid.csv")]

# Every example of the specification of 4 February 2019, level by level.
LIBRARY_OF_CONGRESS = {
    0: """1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04
        1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005
        2005/2006-02""",
    1: """Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX
        1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985 1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04
        /1985 -1985""",
    2: """Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 [1667,1668,1670..1672] [..1760-12-03] [1760-12..]
        [1760-01,1760-02,1760-12..] [1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} {..1984} 2004-06~-11
        2004?-06-11 ?2004-06-~11 2004-%06-11 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X
        2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03""",
}


def test_the_tables_are_as_long_as_they_are_meant_to_be() -> None:
    assert len({row["edtf"] for row in VALID}) >= 200
    assert len(set(INVALID)) >= 60
    examples = {text: level for level, texts in LIBRARY_OF_CONGRESS.items() for text in texts.split()}
    assert examples.items() <= {row["edtf"]: int(row["level"]) for row in VALID}.items()


@pytest.mark.parametrize("row", VALID, ids=lambda row: row["edtf"])
def test_a_valid_text_has_its_level_and_its_bounds(row: dict[str, str]) -> None:
    date = parse_edtf(row["edtf"])
    bounds = [str(day) if day else "" for day in (date.earliest, date.latest)]
    assert [str(date.level), *bounds, date.start_is, date.end_is] == list(row.values())[1:]
    assert parse_edtf(str(date)) == date


@pytest.mark.parametrize("text", INVALID)
def test_an_invalid_text_is_refused_with_reason_and_remedy(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_edtf(text)
    assert refused.value.why
    assert refused.value.fix
    assert refused.value.value == text


def numbers(low: int, high: int, width: int) -> st.SearchStrategy[str]:
    """Numbers of so many digits, one or several of which may be left open."""
    closed = st.integers(low, high).map(lambda number: f"{number:0{width}}")
    opened = st.lists(st.booleans(), min_size=width, max_size=width)
    return st.tuples(closed, opened | st.just([])).map(
        lambda pair: "".join(
            "X" if hidden else digit for digit, hidden in zip(pair[0], pair[1] or [0] * width, strict=True)
        )
    )


QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])
DATES = st.one_of(
    st.tuples(st.sampled_from(["", "-"]), numbers(1, 9999, 4), QUALIFIERS).map("".join),
    st.tuples(numbers(0, 9999, 4), st.just("-"), numbers(1, 12, 2), QUALIFIERS).map("".join),
    st.tuples(
        QUALIFIERS, numbers(0, 9999, 4), st.just("-"), numbers(1, 12, 2), st.just("-"), QUALIFIERS, numbers(1, 28, 2)
    ).map("".join),
    st.tuples(st.integers(1000, 2999).map(str), st.just("-"), st.integers(21, 41).map(str)).map("".join),
    st.integers(10_000, 10**9).map(lambda year: f"Y{year}"),
    st.tuples(st.integers(1000, 9999), st.integers(1, 4)).map(lambda pair: f"{pair[0]}S{pair[1]}"),
)
ENDS = DATES | st.sampled_from(["", ".."])
TEXTS = st.one_of(
    DATES,
    st.tuples(ENDS, ENDS).map("/".join),
    st.lists(DATES, min_size=1, max_size=4).map(lambda dates: f"[{','.join(dates)}]"),
    st.lists(DATES, min_size=1, max_size=4).map(lambda dates: f"{{..{','.join(dates)}}}"),
)
NEARLY_EDTF = st.text(alphabet="0123456789-/.XYESTZ?~%[]{}, :+", max_size=24)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(TEXTS)
def test_what_is_read_has_ordered_bounds_and_reads_the_same_again(text: str) -> None:
    try:
        date = parse_edtf(text)
    except DateError as error:
        reasons = ("backwards", "within", "no day", "no date")
        assert any(reason in error.why for reason in reasons)  # noqa: PT017 - such a text may also be read
        return
    if date.earliest and date.latest:
        assert date.earliest <= date.latest
    assert (date.earliest is None) == (date.start_is != "known")
    assert (date.latest is None) == (date.end_is != "known")
    assert parse_edtf(str(date)) == date
    assert all(date.in_words(language) for language in LANGUAGES)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(st.one_of(NEARLY_EDTF, st.text(max_size=40), TEXTS.map(lambda text: text[::-1])))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    for calendar in ("gregorian", "julian"):
        try:
            date = parse_edtf(text, calendar=calendar)  # type: ignore[arg-type]
        except DateError as error:
            assert error.why  # noqa: PT017 - either is well
            assert error.fix  # noqa: PT017
        else:
            assert str(date) == text
            assert date.display


@settings(max_examples=300, derandomize=True, deadline=None)
@given(TEXTS, TEXTS)
def test_the_answers_fit_one_another_and_the_bounds(first: str, second: str) -> None:
    try:
        one, other = parse_edtf(first), parse_edtf(second)
    except DateError:
        return
    assert one.before(other) == other.after(one)
    if one.before(other) == "certainly":
        assert other.before(one) == "no"
        assert one.within(other) == "no"
        assert one.latest
        assert other.earliest
        assert one.latest < other.earliest
    if one.within(other) == "certainly":
        assert one.before(other) != "certainly"
