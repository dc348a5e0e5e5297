"""Easter and what hangs on it: against printed dates, a computus of its own, and the limits of the library."""

import datetime as dt

import pytest
from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

from geodata import Calendar, DateError, parse_edtf
from geodata.dates.calendars.counting import date_in
from geodata.dates.phrases.feasts import EASTER_YEARS, easter_day, weekday
from geodata.dates.reading import read_date

# Julian Easters of Grotefend's tables, and Gregorian ones of the Explanatory Supplement to the Astronomical Almanac; 1818 has the
# earliest day there is, 1943 the latest, and 2008 the earliest of our time. Orthodox Easter 1943 was 25 April as well.
PRINTED: list[tuple[Calendar, int, tuple[int, int]]] = [
    ("julian", 1066, (4, 16)),
    ("julian", 1189, (4, 9)),
    ("julian", 1422, (4, 12)),
    ("julian", 1525, (4, 16)),
    ("julian", 1649, (3, 25)),
    ("julian", 1943, (4, 12)),
    ("gregorian", 1583, (4, 10)),
    ("gregorian", 1818, (3, 22)),
    ("gregorian", 1916, (4, 23)),
    ("gregorian", 1943, (4, 25)),
    ("gregorian", 1950, (4, 9)),
    ("gregorian", 2008, (3, 23)),
]


@pytest.mark.parametrize(("calendar", "year", "printed"), PRINTED)
def test_easter_is_where_the_printed_tables_have_it(calendar: Calendar, year: int, printed: tuple[int, int]) -> None:
    assert date_in(calendar, easter_day(calendar, year)) == (year, *printed)
    assert read_date(f"Easter {year}", calendar=calendar).edtf == f"{year}-{printed[0]:02}-{printed[1]:02}"


def by_epact(year: int) -> tuple[int, int]:
    """Gregorian Easter by the rule of Lilius: golden number, epact and Sunday letter (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, shifted = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    fourth, left = divmod(rest, 4)
    sunday = (32 + 2 * shifted + 2 * fourth - epact - left) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return month, day + 1


def by_dionysius(year: int) -> tuple[int, int]:
    """Julian Easter: the Sunday after the full moon of the table of Dionysius Exiguus."""
    # Days after 21 March of the full moon, by golden number (Bede, De temporum ratione, ch. 20).
    full_moons = (15, 4, 23, 12, 1, 20, 9, 28, 17, 6, 25, 14, 3, 22, 11, 0, 19, 8, 27)
    moon = parse_edtf(f"{year:04}-03-21", calendar="julian").earliest
    assert moon
    number = int(moon) + full_moons[year % 19]
    number += 7 - (number + 4) % 7  # 1970-01-01 was a Thursday, the fifth day of a week that begins on Sunday
    _, month, day = date_in("julian", type(moon)(number))
    return month, day


def test_easter_agrees_with_a_computus_of_another_kind() -> None:
    for year in range(1583, 4100):
        assert date_in("gregorian", easter_day("gregorian", year))[1:] == by_epact(year)
    for year in range(326, 2100):
        assert date_in("julian", easter_day("julian", year))[1:] == by_dionysius(year)


def test_easter_is_a_sunday() -> None:
    assert all(weekday(easter_day("julian", year)) == 6 for year in range(326, 1600))


def test_the_library_does_not_keep_its_own_limits() -> None:
    assert easter(325, EASTER_JULIAN) == dt.date(325, 4, 18)
    assert easter(1582, EASTER_WESTERN) == dt.date(1582, 4, 18)
    assert easter(4100, EASTER_WESTERN) == dt.date(4100, 4, 11)
    # A Julian date in a type that is Gregorian: Python takes this Sunday for a Friday.
    assert easter(1422, EASTER_JULIAN).strftime("%A %d %B") == "Friday 12 April"


@pytest.mark.parametrize(("calendar", "year"), [("julian", 325), ("gregorian", 1582), ("gregorian", 4100)])
def test_no_easter_is_reckoned_where_its_rule_did_not_hold(calendar: Calendar, year: int) -> None:
    first, last = EASTER_YEARS[calendar]
    with pytest.raises(DateError, match=f"holds from {first} to {last}"):
        easter_day(calendar, year)


@pytest.mark.parametrize(
    ("year", "advent"), [(1422, "1422-11-29"), (1950, "1950-12-03"), (1938, "1938-11-27"), (1949, "1949-11-27")]
)
def test_advent_begins_on_the_fourth_sunday_before_christmas(year: int, advent: str) -> None:
    assert read_date(f"Advent Sunday {year}").edtf == advent


def test_the_feasts_of_1582_change_their_calendar_in_october() -> None:
    read = {
        feast: read_date(f"{feast} 1582").calendar
        for feast in ("Easter", "Michaelmas", "St Denis", "All Saints", "Advent")
    }
    assert read == {
        "Easter": "julian",
        "Michaelmas": "julian",
        "St Denis": "julian",
        "All Saints": "gregorian",
        "Advent": "gregorian",
    }


def test_the_feast_of_matthias_is_a_day_later_in_leap_years() -> None:
    assert [read_date(f"St Matthias {year}").edtf for year in (1423, 1424, 1900)] == [
        "1423-02-24",
        "1424-02-25",
        "1900-02-24",
    ]
    assert read_date("St Matthias 1900", calendar="julian").edtf == "1900-02-25"


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("Candlemas 1648", "1649-02-02"),
        ("Michaelmas 1648", "1648-09-29"),
        ("Lady Day 1648", "1648-03-25"),
        ("Easter 1648", "1648-04-02"),
        ("30 January 1648", "1649-01-30"),
    ],
)
def test_a_feast_of_the_old_style_is_in_the_year_that_began_in_march(phrase: str, edtf: str) -> None:
    date = read_date(phrase, calendar="old-style")
    assert date.earliest == parse_edtf(edtf, calendar="julian").earliest


def test_a_year_from_march_may_have_a_movable_feast_twice_or_not_at_all() -> None:
    # Easter 1649 was on 25 March, the first day of the year; Good Friday was still in 1648, which had had one on 31 March.
    assert read_date("Good Friday 1648", calendar="old-style").numbers == "[1648-03-31,1648-03-23]"
    with pytest.raises(DateError, match="does not fall into the year 1649, which began in March"):
        read_date("Good Friday 1649", calendar="old-style")


def test_a_month_in_which_the_year_began_has_no_parts() -> None:
    with pytest.raises(DateError, match="the month within which the year began"):
        read_date("late March 1648", calendar="old-style")
    assert read_date("late February 1648", calendar="old-style").numbers == "[1648-02-21..1648-02-28]"
