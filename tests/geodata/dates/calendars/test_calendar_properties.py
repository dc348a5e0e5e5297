"""What holds for every day of every calendar that is exact."""

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import Calendar, Day, parse_edtf
from geodata.dates.calendars.counting import counting, date_in, day_of, stretches_of
from geodata.dates.calendars.names import OF_EDTF

# Those of East Asia are walked through in tests of their own.
EAST_ASIAN = ("korean", "chinese", "japanese")
OWN: list[Calendar] = [each for each in get_args(Calendar) if each not in (*OF_EDTF, *EAST_ASIAN)]


def years_of(calendar: Calendar) -> range:
    years = counting(calendar).years
    assert years
    return range(years[0], years[1] + 1)


def first_and_last(calendar: Calendar, year: int) -> tuple[int, int]:
    stretches = stretches_of(calendar, year)
    (month, days), (last_month, last_days) = stretches[0], stretches[-1]
    return int(day_of(calendar, year, month, days[0])), int(day_of(calendar, year, last_month, last_days[-1]))


@pytest.mark.parametrize("calendar", OWN)
def test_each_year_begins_on_the_day_after_the_one_before(calendar: Calendar) -> None:
    years = [year for year in years_of(calendar) if stretches_of(calendar, year)]
    for year, following in pairwise(years):
        if following == year + 1:
            assert first_and_last(calendar, following)[0] == first_and_last(calendar, year)[1] + 1


@pytest.mark.parametrize("calendar", OWN)
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_the_days_of_a_year_follow_one_another_there_and_back(calendar: Calendar, data: st.DataObject) -> None:
    years = [year for year in years_of(calendar) if stretches_of(calendar, year)]
    year = data.draw(st.sampled_from(years))
    number = first_and_last(calendar, year)[0]
    for month, days in stretches_of(calendar, year):
        for day in days:
            assert int(day_of(calendar, year, month, day)) == number
            assert date_in(calendar, Day(number)) == (year, month, day)
            number += 1


@pytest.mark.parametrize("calendar", OWN)
def test_no_day_before_the_first_or_after_the_last_is_counted(calendar: Calendar) -> None:
    years = years_of(calendar)
    first, last = first_and_last(calendar, years[0])[0], first_and_last(calendar, years[-1])[1]
    for number in (first - 1, last + 1, first - 10_000, last + 10_000):
        with pytest.raises(ValueError, match="does not count"):
            date_in(calendar, Day(number))


@pytest.mark.parametrize("calendar", OWN)
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_a_date_has_the_bounds_of_its_edtf(calendar: Calendar, data: st.DataObject) -> None:
    year = data.draw(st.sampled_from([year for year in years_of(calendar) if stretches_of(calendar, year)]))
    month, days = data.draw(st.sampled_from(list(stretches_of(calendar, year))))
    text = data.draw(st.sampled_from([f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{days[-1]:02}"]))
    date = parse_edtf(text, calendar=calendar)
    again = parse_edtf(date.edtf)
    assert (again.earliest, again.latest) == (date.earliest, date.latest)
    assert "/" not in date.edtf


@pytest.mark.parametrize("day", ["1805-12-31", "1870-09-22", "1871-09-22"])
def test_a_day_of_the_republic_beyond_its_years_is_not_counted(day: str) -> None:
    number = int(parse_edtf(day).earliest or 0)
    inside = {"1805-12-31": number, "1870-09-22": number + 1, "1871-09-22": number}[day]
    outside = number + 1 if inside == number else number
    assert date_in("french-republican", Day(inside))[0] in {14, 79}
    with pytest.raises(ValueError, match="does not count"):
        date_in("french-republican", Day(outside))
