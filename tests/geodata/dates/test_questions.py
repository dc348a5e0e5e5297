import pytest

from geodata import parse_edtf

QUESTIONS = [
    # a date, another, before, after, within
    ("1950-10-11", "1950-10-12", "certainly", "no", "no"),
    ("1950-10-12", "1950-10-12", "no", "no", "certainly"),
    ("1950-10-12", "1950-10", "possibly", "possibly", "certainly"),
    ("1950-10", "1950-10-12", "possibly", "possibly", "possibly"),
    ("1950-09", "1950-10", "certainly", "no", "no"),
    ("1950-10-08/1950-10-10", "1950-10-10", "possibly", "no", "possibly"),
    ("1950-10-11~", "1950-10-12", "possibly", "no", "no"),
    ("1950-10-11?", "1950-10", "possibly", "possibly", "possibly"),
    ("1950-10-11", "1950-10~", "possibly", "possibly", "possibly"),
    ("1950-12/..", "1950-10", "no", "certainly", "no"),
    ("1950-12/..", "1951", "possibly", "possibly", "possibly"),
    ("1950-12/..", "1950/..", "possibly", "possibly", "certainly"),
    ("1950-12-11", "1950/", "possibly", "possibly", "possibly"),
    ("1950-12-11", "../1951", "possibly", "possibly", "certainly"),
    ("../1950-11-11", "1950-12", "certainly", "no", "no"),
    ("-0217", "-0216", "certainly", "no", "no"),
    ("1669", "[1667,1668,1670..1672]", "possibly", "possibly", "possibly"),
    ("1955-03", "XXXX-12-25", "possibly", "possibly", "possibly"),
    ("1955", "{1950,1960}", "possibly", "possibly", "possibly"),
    ("1901", "19XX/1960", "possibly", "possibly", "possibly"),
    ("[1667,1672]", "1670", "possibly", "possibly", "possibly"),
]


@pytest.mark.parametrize(("date", "other", "before", "after", "within"), QUESTIONS)
def test_what_is_certain_what_is_possible_and_what_is_not(
    date: str, other: str, before: str, after: str, within: str
) -> None:
    read = parse_edtf(date)
    assert (read.before(other), read.after(other), read.within(other)) == (before, after, within)
    assert (read.before(parse_edtf(other)), read.within(parse_edtf(other))) == (before, within)


def test_dates_of_two_calendars_are_compared_as_the_days_they_are() -> None:
    julian = parse_edtf("1917-10-25", calendar="julian")
    assert julian.within("1917-11-07") == "certainly"
    assert julian.after("1917-11-06") == "certainly"


@pytest.mark.parametrize(
    ("date", "within"),
    [
        ("1649-05-01", "no"),
        ("1650-01", "no"),
        ("1649-04-05", "possibly"),
        ("1650-03-15", "possibly"),
        ("1649/1650", "possibly"),
        ("1651", "no"),
    ],
)
def test_march_of_the_old_style_is_the_two_ends_of_its_year(date: str, within: str) -> None:
    march = parse_edtf("1649-03", calendar="old-style")
    assert march.edtf == "[1649-04-04..1649-04-10,1650-03-11..1650-04-03]"
    assert (str(march.earliest), str(march.latest)) == ("1649-04-04", "1650-04-03")
    assert parse_edtf(date).within(march) == within
    assert (march.within(date) == "no") == (within == "no")
    assert march.within(parse_edtf("1649", calendar="old-style")) == "certainly"
