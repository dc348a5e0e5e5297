import datetime as dt
from typing import Any

import pytest

from geodata import Calendar, DateError, parse_edtf, reckon

CABLE = "1950-10-12"  # a Thursday

RECKONED = [
    # words, EDTF, a part of the rule
    ("Yesterday", "1950-10-11", "1 day before 12 October 1950"),
    ("today", "1950-10-12", "the same day as 12 October 1950"),
    ("the day before yesterday", "1950-10-10", "2 days before"),
    ("Tomorrow.", "1950-10-13", "1 day after"),
    ("the next day", "1950-10-13", "1 day after"),
    ("three days ago", "1950-10-09", "3 days before"),
    ("in 2 days", "1950-10-14", "2 days after"),
    ("two weeks later", "1950-10-26~", "about 2 weeks after"),
    ("after six months", "1951-04~", "about 6 months after"),
    ("a year ago", "1949~", "about 1 year before"),
    ("within two weeks", "[1950-10-12..1950-10-26]", "from the same day to 2 weeks after"),
    ("within six months", "[1950-10-12..1951-04-12]", "to 6 months after"),
    ("the end of the month", "[1950-10-21..1950-10-31]", "the end of a month is a third of it"),
    ("the beginning of next month", "[1950-11-01..1950-11-10]", "a third"),
    ("the middle of February", "[1951-02-11..1951-02-20]", "a third"),
    ("end of February", "[1951-02-21..1951-02-28]", "a third"),
    ("the 10th", "1950-10-10", "the nearest such day to 12 October 1950"),
    ("on the 30th", "1950-09-30", "nearest"),
    ("the 31st", "1950-10-31", "nearest"),
    ("the 10th of last month", "1950-09-10", "nearest"),
    ("10 October", "1950-10-10", "nearest"),
    ("January 5", "1951-01-05", "nearest"),
    ("in November", "1950-11", "the November nearest"),
    ("next year", "1951", "the year counted from"),
    ("last month", "1950-09", "the month counted from"),
    ("last week", "[1950-10-02..1950-10-08]", "from Monday to Sunday"),
    ("Monday", "1950-10-09", "the Monday nearest"),
    ("next Thursday", "1950-10-19", "the Thursday after"),
    ("last Thursday", "1950-10-05", "the Thursday before"),
    ("this morning", "1950-10-12", "the same day"),
    ("a fortnight ago", "1950-09-28~", "about 2 weeks before"),
    ("half a year ago", "1950-04~", "about 6 months before"),
    ("the 10th inst.", "1950-10-10", "nearest"),
    ("10th ultimo", "1950-09-10", "nearest"),
    ("8 or 9 November", "[1950-11-08,1950-11-09]", "nearest"),
    ("from 8 November to the 10th", "1950-11-08/1950-11-10", "nearest"),
    ("the 8th or the 9th", "[1950-10-08,1950-10-09]", "nearest"),
    ("until yesterday", "../1950-10-11", "1 day before"),
    ("by the 10th", "[..1950-10-10]", "the time that is named or before it; the nearest such day to"),
]


@pytest.mark.parametrize(("words", "edtf", "rule"), RECKONED)
def test_words_are_reckoned_from_the_anchor_and_the_rule_is_kept(words: str, edtf: str, rule: str) -> None:
    date = reckon(words, parse_edtf(CABLE))
    assert date.edtf == edtf
    assert rule in date.rule
    assert (date.as_written, date.anchor) == (words, CABLE)


@pytest.mark.parametrize(
    ("words", "anchor", "calendar", "edtf"),
    [
        ("yesterday", "1900-03-01", "gregorian", "1900-02-28"),
        ("yesterday", "1900-03-01", "julian", "1900-02-29"),
        ("the next day", "-0217-12-31", "julian", "-0216-01-01"),
        ("yesterday", "1950-10-12~", "gregorian", "1950-10-11~"),
        ("after six months", "1950-10-12?", "gregorian", "1951-04%"),
        ("yesterday", "1950-10-10/1950-10-11", "gregorian", "[1950-10-09..1950-10-10]"),
        ("in a month", "1950-01-31", "gregorian", "1950-02~"),
        ("next year", "1950", "gregorian", "1951"),
    ],
)
def test_the_anchor_gives_calendar_qualifiers_and_width(words: str, anchor: str, calendar: Calendar, edtf: str) -> None:
    date = reckon(words, parse_edtf(anchor, calendar=calendar))
    assert (date.edtf, date.calendar) == (edtf, calendar)


@pytest.mark.parametrize(
    ("words", "anchor", "why"),
    [
        ("when the leaves fall", CABLE, "no phrase that can be reckoned"),
        ("", CABLE, "no phrase that can be reckoned"),
        ("until the leaves fall", CABLE, "no phrase that can be reckoned"),
        ("by the by", CABLE, "no phrase that can be reckoned"),
        ("yesterday", "1950-10-12/..", "an end that is not known"),
        ("30 February", CABLE, "a day that the month does not have"),
        ("tomorrow", "9999-12-31", "a year of more than four digits"),
    ],
)
def test_what_cannot_be_reckoned_is_refused(words: str, anchor: str, why: str) -> None:
    with pytest.raises(DateError, match=why):
        reckon(words, parse_edtf(anchor))


def test_a_misspelt_phrase_is_recognised() -> None:
    with pytest.raises(DateError) as refused:
        reckon("Yesterdy", parse_edtf(CABLE))
    assert refused.value.fix.startswith("yesterday is probably meant. Write the date in EDTF, and in date_rule how")


def test_the_anchor_may_be_edtf() -> None:
    assert reckon("yesterday", "1950-10-12") == reckon("yesterday", parse_edtf("1950-10-12"))
    with pytest.raises(DateError):
        reckon("yesterday", "12 October 1950")


@pytest.mark.parametrize(
    "given",
    [None, 1950, 10**5000, 7.5, b"yesterday", ["yesterday"], {}, dt.date(1950, 10, 12)],
    ids=lambda given: type(given).__name__,
)
def test_what_is_no_text_is_said_to_be_none(given: Any) -> None:
    date = parse_edtf(CABLE)
    for asked in (
        lambda: reckon(given, CABLE),
        lambda: reckon("yesterday", given),
        lambda: parse_edtf(given),
        lambda: date.before(given),
        lambda: date.after(given),
        lambda: date.within(given),
    ):
        with pytest.raises(TypeError, match="is no text") as refused:
            asked()
        assert isinstance(refused.value, DateError)
