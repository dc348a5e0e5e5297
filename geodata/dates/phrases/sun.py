"""Equinoxes and solstices, to the day.

The mean instants are the polynomials of Jean Meeus, Astronomical Algorithms (2nd ed., Richmond 1998), tables 27.A and 27.B,
without the periodic terms, which move them by half an hour at most. They are in dynamical time, whose difference from the time of
the Sun at Greenwich, about three and a half hours in 218 BCE, is left out, as is the longitude of the place: near midnight the
day beside may be the right one.
"""

from math import floor

from geodata.dates.days import Day
from geodata.dates.edtf import DateError

# Coefficients of the powers of millennia: from the year 0 for years before 1000, else from 2000.
_TURNS = {
    "spring-equinox": (
        (1721139.29189, 365242.13740, 0.06134, 0.00111, -0.00071),
        (2451623.80984, 365242.37404, 0.05169, -0.00411, -0.00057),
    ),
    "summer-solstice": (
        (1721233.25401, 365241.72562, -0.05323, 0.00907, 0.00025),
        (2451716.56767, 365241.62603, 0.00325, 0.00888, -0.00030),
    ),
    "autumn-equinox": (
        (1721325.70455, 365242.49558, -0.11677, -0.00297, 0.00074),
        (2451810.21715, 365242.01767, -0.11575, 0.00337, 0.00078),
    ),
    "winter-solstice": (
        (1721414.39987, 365242.88257, -0.00769, -0.00933, -0.00006),
        (2451900.05952, 365242.74049, -0.06223, -0.00823, 0.00032),
    ),
}
_FIRST_YEAR, _LAST_YEAR, _SECOND_TABLE = -1000, 3000, 1000
_MILLENNIUM, _EPOCH = 1000, 2000
_JULIAN_DAY_OF_DAY_0 = 2440587.5  # 1970-01-01, midnight
# What a name without its season may mean.
TURNS = {name: (name,) for name in _TURNS} | {
    "equinox": ("spring-equinox", "autumn-equinox"),
    "solstice": ("summer-solstice", "winter-solstice"),
}


def turn_of_the_sun(name: str, year: int, words: str = "") -> Day:
    """The day of an equinox or solstice of an astronomical year.

    Args:
        name: A key of the table.
        year: -1000 to 3000.
        words: For the refusal.

    Raises:
        DateError: If the polynomials do not hold in that year.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise DateError(words, why=f"is reckoned from {_FIRST_YEAR} to {_LAST_YEAR}", fix="Write the day itself")
    is_late = year >= _SECOND_TABLE
    millennia = (year - _EPOCH * is_late) / _MILLENNIUM
    instant = sum(coefficient * millennia**power for power, coefficient in enumerate(_TURNS[name][is_late]))
    return Day(floor(instant - _JULIAN_DAY_OF_DAY_0))
