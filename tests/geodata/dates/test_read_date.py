"""The one door for dates: numbers, names, words and forms."""

import pytest

from geodata import DateError, parse_edtf, read_date, reckon


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


@pytest.mark.parametrize(
    ("text", "edtf", "display"),
    [
        ("Wednesday, 10 Rabīʿ II 592", "1196-03-20", "10 Rabīʿ II 592 [13 March 1196, Julian]"),
        ("Tuesday, 10 Rabīʿ II 592", "1196-03-19", "10 Rabīʿ II 592 [12 March 1196, Julian]"),
    ],
)
def test_a_day_of_the_week_tells_the_day_where_months_were_sighted(text: str, edtf: str, display: str) -> None:
    date = read_date(text)
    assert (date.edtf, str(date.earliest), str(date.latest), date.kind) == (edtf, edtf, edtf, "date")
    assert (date.display, date.calendar, date.numbers) == (display, "islamic", "0592-04-10")
    assert date.rule == f"the {text.partition(',')[0]} tells the day"


def test_a_day_of_the_week_that_cannot_be_is_refused() -> None:
    with pytest.raises(DateError, match="names a Friday, but 10 Rabīʿ II 592 was a Wednesday"):
        read_date("Friday, 10 Rabīʿ II 592")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("yesterday", "[1196-03-18..1196-03-20]"),
        ("the same day", "[1196-03-19..1196-03-21]"),
        ("next month", "[1196-04-08..1196-05-09]"),
    ],
)
def test_what_is_counted_from_an_unsure_day_is_no_less_sure(words: str, edtf: str) -> None:
    assert reckon(words, read_date("592-04-10", calendar="islamic")).edtf == edtf


@pytest.mark.parametrize(
    ("text", "calendar", "numbers"),
    [
        ("0592-XX-03", "islamic", "0592-XX-03"),
        ("0592?-02-~03", "islamic", "0592?-02-~03"),
        ("059X-12-XX", "islamic", "059X-12-XX"),
        ("592-4-10~", "islamic", "0592-04-10~"),
        ("592-4-10/592-5-1", "islamic", "0592-04-10/0592-05-01"),
        ("[592-4-10..592-4-12]", "islamic", "[0592-04-10..0592-04-12]"),
        ("1650-11L-3", "korean", "1650-11L-03"),
        ("8", "french-republican", "0008"),
    ],
)
def test_edtf_in_other_numbers_is_read_as_it_is_and_numbers_are_filled_up(
    text: str, calendar: str, numbers: str
) -> None:
    assert read_date(text, calendar=calendar).numbers == numbers  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "shown"), [("592-4~-10-3", "592-4~-10-3"), ("592-4-10 or 11", "592-4-10 or 11")])
def test_a_refusal_quotes_what_was_written(text: str, shown: str) -> None:
    with pytest.raises(DateError) as refused:
        read_date(text, calendar="islamic")
    assert refused.value.value == shown


def test_a_sure_day_stays_sure() -> None:
    date = read_date("Monday, 20 Jumada I 857")
    assert date.counted_bounds == (date.earliest, date.latest)
    assert parse_edtf("1453-06-06").within(date) == "certainly"
    for form in ("tei", "gedcom", "wikidata", "osm"):
        again = read_date(date.to(form), form=form)
        assert (again.earliest, again.latest) == (date.earliest, date.latest)


@pytest.mark.parametrize(
    "text", ["1592년 4월 13일", "1592년 4월", "1592년 4월 초", "약 1592년 4월 13일", "1895년 11월 17일"]
)
def test_a_month_that_may_be_one_of_the_moon_is_not_read_as_words_either(text: str) -> None:
    with pytest.raises(DateError, match="does not say in which calendar") as refused:
        read_date(text)
    assert "with the calendar korean or chinese" in refused.value.fix
    assert ("-13, " in refused.value.fix) == ("13일" in text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1896년 1월 1일", "1896-01-01"),
        ("1900년 10월 12일", "1900-10-12"),
        ("1912年1月1日", "1912-01-01"),
        ("양력 1592년 5월 23일", "1592-05-23"),
        ("음력 1592년 4월 13일", "[1592-05-22..1592-05-24]"),
        ("1592년 여름", "1592-22"),
    ],
)
def test_a_month_is_that_of_the_calendar_which_is_told_or_was_the_only_one(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf
