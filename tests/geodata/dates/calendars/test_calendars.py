import pytest

from geodata import Calendar, Day, parse_edtf
from geodata.dates.calendars.counting import date_in, day_of, days_in_month

# Julian date and Gregorian date of the same day; the last Julian day of Rome, Britain and Russia, and days of Caesar's time,
# as the tables of the Explanatory Supplement to the Astronomical Almanac have them.
SAME_DAY = [
    ("1582-10-04", "1582-10-14"),
    ("1752-09-02", "1752-09-13"),
    ("1918-01-31", "1918-02-13"),
    ("1066-10-14", "1066-10-20"),
    ("0200-02-29", "0200-02-28"),
    ("0200-03-01", "0200-03-01"),
    ("0001-01-01", "0000-12-30"),
    ("-0043-03-15", "-0043-03-13"),
    ("-0215-08-02", "-0215-07-29"),
    ("-4712-01-01", "-4713-11-24"),
    ("1900-02-29", "1900-03-13"),
]


@pytest.mark.parametrize(("julian", "gregorian"), SAME_DAY)
def test_a_julian_date_is_the_day_that_it_is(julian: str, gregorian: str) -> None:
    date = parse_edtf(julian, calendar="julian")
    assert [str(date.earliest), str(date.latest)] == [gregorian, gregorian]
    assert date.display.endswith(" (Julian)")
    assert date.earliest
    year, month, day = date_in("julian", date.earliest)
    assert f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}" == julian


@pytest.mark.parametrize("calendar", ["gregorian", "julian"])
def test_days_follow_one_another_in_every_calendar(calendar: Calendar) -> None:
    number = int(day_of(calendar, -105, 1, 1))
    for year in range(-105, 206):
        for month in range(1, 13):
            for day in range(1, days_in_month(calendar, year, month) + 1):
                assert int(day_of(calendar, year, month, day)) == number
                assert date_in(calendar, Day(number)) == (year, month, day)
                number += 1


def test_a_julian_season_and_year_begin_with_their_julian_months() -> None:
    spring = parse_edtf("-0217-21", calendar="julian")
    assert [str(spring.earliest), str(spring.latest)] == ["-0217-02-25", "-0217-05-27"]
    assert str(parse_edtf("1700", calendar="julian").latest) == "1701-01-11"


@pytest.mark.parametrize(
    ("calendar", "numbers", "display"),
    [
        ("hebrew", "571X-13", "Adar II, between 5711 AM and 5719 AM"),
        ("hebrew", "468X", "between 4686 AM and 4689 AM"),
        ("french-republican", "000X", "between an I and an IX"),
        ("french-republican", "001X", "between an X and an XIV"),
        ("french-republican", "007X", "an 79"),
        ("japanese", "187X", "between Meiji 6 and Meiji 12"),
        ("islamic", "000X", "between 1 AH and 9 AH"),
        ("coptic", "000X", "between 1 A.Mart. and 9 A.Mart."),
        ("swedish", "17XX-02-30", "30 February 1712 (Swedish calendar)"),
    ],
)
def test_open_digits_stand_for_the_years_that_are_counted(calendar: Calendar, numbers: str, display: str) -> None:
    date = parse_edtf(numbers, calendar=calendar)
    assert date.display.partition(" [")[0] == display
    assert (date.earliest, date.latest) == (parse_edtf(date.edtf).earliest, parse_edtf(date.edtf).latest)


@pytest.mark.parametrize(
    ("calendar", "numbers", "edtf"),
    [
        ("islamic", "{0592-02-03,0592-05}", "{1196-01-13~..1196-01-15~,1196-04-08~..1196-05-09~}"),
        ("islamic", "{0592-02-03?,0592-05-03}", "{1196-01-13%..1196-01-15%,1196-04-10~..1196-04-12~}"),
        ("hebrew", "{5711-01-15,5711-02-15}", "{1951-04-21,1951-05-21}"),
    ],
)
def test_a_set_of_all_is_no_surer_than_its_calendar(calendar: Calendar, numbers: str, edtf: str) -> None:
    date = parse_edtf(numbers, calendar=calendar)
    assert date.edtf == edtf
    assert (date.earliest, date.latest) == (parse_edtf(edtf).earliest, parse_edtf(edtf).latest)
