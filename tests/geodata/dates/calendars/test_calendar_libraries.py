"""What `convertdate` and `hijridate` do in silence, and we do not pass on. When one of these fails, the library has changed."""

import pytest
from convertdate import coptic, french_republican, hebrew, islamic, julian, persian
from hijridate import Hijri

from geodata.dates.calendars.counting import day_of
from geodata.dates.calendars.persian import COUNTINGS as PERSIAN


def test_convertdate_has_a_year_0_which_is_1_bce() -> None:
    assert julian.to_gregorian(-43, 3, 15) == (-43, 3, 13)
    assert julian.to_jd(0, 1, 1) == 1721057.5


def test_convertdate_takes_days_of_the_hijra_that_do_not_exist() -> None:
    assert islamic.to_gregorian(1369, 13, 1) == (1950, 10, 13)
    assert islamic.to_gregorian(1369, 9, 31) == (1950, 7, 17)
    assert islamic.from_gregorian(622, 7, 18) == (0, 12, 29)


def test_convertdate_gives_proleptic_gregorian_dates_where_histories_give_julian_ones() -> None:
    assert islamic.to_gregorian(592, 1, 1) == (1195, 12, 13)
    assert julian.from_jd(islamic.to_jd(592, 1, 1)) == (1195, 12, 6)


def test_convertdate_takes_hebrew_months_and_days_that_do_not_exist() -> None:
    with pytest.deprecated_call():  # of a function that `to_jd` itself calls
        assert hebrew.to_gregorian(5710, 13, 1) == (1950, 3, 19) == hebrew.to_gregorian(5710, 1, 1)
    with pytest.deprecated_call():
        assert hebrew.to_gregorian(5711, 12, 31) == hebrew.to_gregorian(5711, 13, 1)


def test_convertdate_takes_coptic_days_that_do_not_exist() -> None:
    assert coptic.to_gregorian(1667, 1, 31) == coptic.to_gregorian(1667, 2, 1)


def test_convertdate_counts_republican_years_that_never_were_and_its_methods_differ_there() -> None:
    assert french_republican.to_gregorian(0, 1, 1) == (1791, 9, 23)
    assert french_republican.to_gregorian(16, 1, 1) == (1807, 9, 24)
    assert french_republican.to_gregorian(16, 1, 1, method="romme") == (1807, 9, 23)


@pytest.mark.parametrize("year", [1, 3, 4, 7, 8, 11, 12, 14, 79])
def test_all_methods_of_convertdate_agree_on_the_republican_years_that_are_counted(year: int) -> None:
    methods = ("equinox", "romme", "continuous", "madler")
    days = {french_republican.to_jd(year, 1, 1, method=method) for method in methods}
    assert [int(day + 0.5) - 2_440_588 for day in days] == [int(day_of("french-republican", year, 1, 1))]


# The first and the last year in which all rules agree, those beside them, and years in which a Persian year is leap after four or
# five.
@pytest.mark.parametrize("year", [1277, 1280, 1304, 1309, 1329, 1370, 1375, 1403, 1408, 1441, 1474, 1500, 1501, 1502])
def test_the_rule_of_33_years_begins_persian_years_at_the_equinox_of_convertdate(year: int) -> None:
    number = PERSIAN["persian"].number_of(year, 1, 1)
    assert number == int(persian.to_jd(year, 1, 1) + 0.5) - 2_440_588


def test_before_the_persian_years_that_are_counted_rule_and_equinox_differ() -> None:
    number = PERSIAN["persian"].number_of(1276, 1, 1)
    assert number == int(persian.to_jd(1276, 1, 1) + 0.5) - 2_440_588 - 1


def test_hijridate_raises_another_error_outside_its_years_than_for_a_day_that_does_not_exist() -> None:
    with pytest.raises(OverflowError):
        Hijri(592, 1, 1)
    with pytest.raises(ValueError, match="day must be"):
        Hijri(1369, 9, 30)


def test_hijridate_has_the_months_as_they_were_printed() -> None:
    # Umm al-Qura no. 56, Friday 8 Rajab 1344; by the table of ICU and the JDK the month begins a day later.
    assert Hijri(1344, 7, 8).to_gregorian().isoformat() == "1926-01-22"
