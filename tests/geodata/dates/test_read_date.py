"""The one door for dates: numbers, names, words and forms."""

import pytest

from geodata import DateError, read_date


@pytest.mark.parametrize(
    ("text", "calendar", "words"),
    [
        ("10/4/592", "islamic", "Write 592-04-10 or 592-10-04, whichever is meant"),
        ("10.10.592", "islamic", "Write 592-10-10, whichever is meant"),
        ("10-4-5711", "hebrew", "Write 5711-04-10 or 5711-10-04, whichever is meant"),
        ("6/13/0001", "french-republican", "Write 0001-13-06 or 0001-06-13, whichever is meant"),
        ("0001-13-06", "french-republican", "Write a day from 01 to 5, or 0001-13 if the day is not known"),
        ("12.10.1950", None, "Write 1950-10-12 or 1950-12-10, whichever is meant"),
    ],
)
def test_day_first_numbers_are_refused_with_the_remedy(text: str, calendar: str | None, words: str) -> None:
    with pytest.raises(DateError) as refused:
        read_date(text, calendar=calendar)  # type: ignore[arg-type]
    assert (refused.value.value, refused.value.fix) == (text, words)


@pytest.mark.parametrize("text", ["592-4-10", "0592-04-10", "592-04-10"])
def test_years_of_three_digits_and_months_of_one_are_read_in_other_calendars(text: str) -> None:
    date = read_date(text, calendar="islamic")
    assert (date.numbers, date.edtf, date.as_written) == ("0592-04-10", "[1196-03-19..1196-03-21]", text)


def test_edtf_is_read_without_more() -> None:
    assert read_date("1951-04~").edtf == "1951-04~"
    assert read_date("1951-04~").as_written == ""
