"""Dates as other formats say them, with the years counted as they do."""

import pytest

from geodata import parse_edtf
from geodata.dates.edtf import DateError
from geodata.exchange.spans import date_text, edtf_of, ends_of, in_gregorian, span_edtf


@pytest.mark.parametrize(
    ("written", "astronomical", "historical"),
    [
        ("1950-10-12", "1950-10-12", "1950-10-12"),
        ("218", "0218", "0218"),
        ("-43", "-0043", "-0042"),
        ("-0001-03-15", "-0001-03-15", "0000-03-15"),
        ("0", "0000", ""),
        ("12023", "Y12023", "Y12023"),
        ("1950-10-12Z", "1950-10-12", "1950-10-12"),
        ("1950-10-12T08:00:00.000Z", "1950-10-12T08:00:00Z", "1950-10-12T08:00:00Z"),
        ("1950-10-12T08:00+0900", "1950-10-12T08:00:00+09:00", "1950-10-12T08:00:00+09:00"),
        ("1950-1-2", "1950-01-02", "1950-01-02"),
        ("1950-02-30", "", ""),
        ("19501012", "", ""),
        ("1950s", "", ""),
        ("", "", ""),
    ],
)
def test_what_others_write_is_read_with_their_years(written: str, astronomical: str, historical: str) -> None:
    assert edtf_of(written) == astronomical
    assert edtf_of(written, "historical") == historical


@pytest.mark.parametrize(
    ("edtf", "ends", "plain"),
    [
        ("1950-02", ("1950-02-01", "1950-02-28"), "1950-02"),
        ("-0043-03-15", ("-0043-03-15", "-0043-03-15"), "-0043-03-15"),
        ("0000~", ("0000-01-01", "0000-12-31"), "0000"),
        ("1950-21", ("1950-03-01", "1950-05-31"), ""),
        ("1950-10-12/..", ("1950-10-12", ""), ""),
        ("/1950", ("", "1950-12-31"), ""),
        ("[1950,1952]", ("1950-01-01", "1952-12-31"), ""),
        ("Y12023", ("12023-01-01", "12023-12-31"), "12023"),
    ],
)
def test_a_date_has_ends_and_where_it_is_a_plain_one_its_text(edtf: str, ends: tuple[str, str], plain: str) -> None:
    date = parse_edtf(edtf)
    assert ends_of(date) == ends
    assert date_text(date) == plain


def test_years_before_our_era_without_a_year_0_are_one_more() -> None:
    assert date_text(parse_edtf("0000"), "historical", digits=1) == "-1"
    assert ends_of(parse_edtf("-0217-08"), "historical", digits=1) == ("-218-08-01", "-218-08-31")


def test_other_calendars_are_told_in_gregorian_days() -> None:
    assert date_text(parse_edtf("1917-10-25", calendar="julian")) == "1917-11-07"
    assert ends_of(parse_edtf("0592-04-10", calendar="islamic")) == ("1196-03-19", "1196-03-21")


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("1623-05-14T08:30:00+09:00", "1623-05-24"),
        ("1623S2", "[1600-01-11..1700-01-10]"),
        ("1623-05-14", "1623-05-24"),
    ],
)
def test_a_date_that_has_no_numbers_in_the_gregorian_calendar_is_one_of_its_days(julian: str, gregorian: str) -> None:
    assert in_gregorian(parse_edtf(julian, calendar="julian")).edtf == gregorian


def test_two_ends_are_an_interval_without_times() -> None:
    assert span_edtf("1950", "1951-03") == "1950/1951-03"
    assert span_edtf("1950-10-12T08:00:00Z", "1950-10-12T10:00:00Z") == "1950-10-12"
    assert span_edtf("1950-10-12T08:00:00Z", "1950-10-12T08:00:00Z") == "1950-10-12T08:00:00Z"
    assert (span_edtf("1950", ""), span_edtf("", "1950"), span_edtf("", "")) == ("1950/", "/1950", "")
    with pytest.raises(DateError, match="runs backwards"):
        span_edtf("1951", "1950")
