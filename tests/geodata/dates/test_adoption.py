"""Which calendar was in use where."""

import csv
from importlib.resources import files

import pytest

from geodata import DateError, calendars_in, parse_edtf
from geodata.dates.calendars.names import CALENDARS

TABLE = list(csv.DictReader((files("geodata.dates") / "adoption.csv").read_text(encoding="utf-8").splitlines()))


def names(country: str, date: str) -> set[str]:
    return {each.calendar for each in calendars_in(country, date)}


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['country']} {row['region']} {row['first_day']}" for row in TABLE])
def test_the_first_day_of_a_calendar_follows_the_last_of_the_one_before(row: dict[str, str]) -> None:
    assert row["source"]
    first = parse_edtf(row["first_day"], calendar=row["after"] if row["after"] in CALENDARS else "gregorian")  # type: ignore[arg-type]
    assert first.earliest
    if row["before"] in CALENDARS and row["last_day"]:
        last = parse_edtf(row["last_day"], calendar=row["before"])  # type: ignore[arg-type]
        assert last.latest
        assert int(first.earliest) == int(last.latest) + 1
    else:
        assert not row["last_day"]


def test_the_table_has_thirty_changes_and_more() -> None:
    assert len(TABLE) >= 60


@pytest.mark.parametrize(
    ("country", "before", "after", "first"),
    [
        ("Rome", "julian", "gregorian", "1582-10-15"),
        ("Denmark", "julian", "gregorian", "1700-03-01"),
        ("Russia", "julian", "gregorian", "1918-02-14"),
        ("Scotland", "julian", "gregorian", "1752-09-14"),
        ("england", "old-style", "julian", "1752-01-12"),
        ("England", "julian", "gregorian", "1752-09-14"),
        ("Sweden", "julian", "swedish", "1700-03-11"),
        ("Sweden", "swedish", "julian", "1712-03-12"),
        ("Sweden", "julian", "gregorian", "1753-03-01"),
        ("Groningen", "gregorian", "julian", "1594-11-20"),
        ("Holland", "julian", "gregorian", "1583-01-12"),
        ("Egypt", "coptic", "gregorian", "1875-09-11"),
    ],
)
def test_a_calendar_was_in_use_to_the_day_before_the_next(country: str, before: str, after: str, first: str) -> None:
    day = parse_edtf(first).earliest
    assert day
    assert names(country, first) == {after}
    assert names(country, str(type(day)(day.number - 1))) == {before}
    assert names(country, f"../{first}") >= {before, after}


def test_a_country_has_the_calendars_of_its_regions() -> None:
    found = calendars_in("Britain", "1650-02-22")
    assert {each.region: each.calendar for each in found} == {
        "England and Wales": "old-style",
        "Ireland": "old-style",
        "American colonies": "old-style",
        "Scotland": "julian",
    }
    assert {each.year_began for each in found} == {"from 25 March to 1751", "from 1 January since 1600"}
    assert names("Netherlands", "1650") == {"julian", "gregorian"}


def test_before_a_first_change_a_calendar_had_always_been_and_after_the_last_it_still_is() -> None:
    [before], [after] = calendars_in("Russia", "1500"), calendars_in("Russia", "2000")
    assert (before.first, str(before.last), str(after.first), after.last) == (None, "1918-02-13", "1918-02-14", None)


def test_the_old_style_began_when_it_is_first_counted() -> None:
    [england] = calendars_in("England", "1650")
    assert england.first == parse_edtf("1155-03-25", calendar="old-style").earliest
    [before] = calendars_in("England", "1100")
    assert (before.calendar, before.year_began) == ("julian", "mostly at Christmas")


def test_what_is_said_of_years_is_said_of_the_calendar_that_was_in_use() -> None:
    [old], [new] = calendars_in("China", "1800"), calendars_in("China", "1930")
    assert [(each.calendar, each.year_began) for each in (old, new)] == [
        ("chinese", "in years of the era"),
        ("gregorian", ""),
    ]


@pytest.mark.parametrize("country", ["Atlantis", "", " ", "land", "("])
def test_what_is_not_in_the_table_is_refused_with_what_is(country: str) -> None:
    with pytest.raises(ValueError, match="there are Austria, Belgium"):
        calendars_in(country, "1700")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DateError):
        calendars_in("Russia", "25 October")
