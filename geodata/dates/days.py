"""Days of the proleptic Gregorian calendar as exact integers, without the limits of `datetime`.

`datetime` knows the years 1 to 9999 only; sources speak of 218 BCE, and geologists of more. Years are
astronomical, as in ISO 8601: year 0 is 1 BCE, year -43 is 44 BCE.
"""

from dataclasses import dataclass
from typing import Self

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_LAST_YEAR_OF_FOUR_DIGITS = 9999
_DAYS_PER_ERA = 146_097  # 400 Gregorian years, after which the calendar repeats
_EPOCH = 719_468  # days from 0000-03-01 to 1970-01-01


@dataclass(frozen=True, order=True)
class Day:
    """One day.

    Attributes:
        number: Days since 1970-01-01 (0 is that day), also `int(day)`.

    Example:
        >>> print(ct.Day.from_civil(1950, 10, 12), int(ct.Day.from_civil(1970, 1, 2)))
        1950-10-12 1
    """

    number: int

    @classmethod
    def from_civil(cls, year: int, month: int, day: int) -> Self:
        """The day of a proleptic Gregorian date.

        The algorithm is `days_from_civil` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
        (https://howardhinnant.github.io/date_algorithms.html): years begin in March, so that the leap day
        comes last, and are counted within eras of 400 years.

        Args:
            year: Astronomical year, of any size.
            month: 1 to 12.
            day: 1 to the length of the month.

        Raises:
            ValueError: If there is no such day.

        Example:
            >>> print(ct.Day.from_civil(-217, 8, 2))  # in 218 BCE
            -0217-08-02
        """
        if not (1 <= month <= len(_MONTH_LENGTHS) and 1 <= day <= month_length(year, month)):
            raise ValueError(f"there is no day {day} in month {month} of the year {year}")
        march_year = year - (month <= _FEBRUARY)
        era, year_of_era = divmod(march_year, 400)
        day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
        day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
        return cls(era * _DAYS_PER_ERA + day_of_era - _EPOCH)

    @property
    def civil(self) -> tuple[int, int, int]:
        """Astronomical year, month and day; Hinnant's `civil_from_days` (see `from_civil`).

        Example:
            >>> ct.Day(0).civil
            (1970, 1, 1)
        """
        era, day_of_era = divmod(self.number + _EPOCH, _DAYS_PER_ERA)
        year_of_era = (
            day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // (_DAYS_PER_ERA - 1)
        ) // 365
        day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        march_month = (5 * day_of_year + 2) // 153
        day = day_of_year - (153 * march_month + 2) // 5 + 1
        month = (march_month + 2) % 12 + 1
        return era * 400 + year_of_era + (month <= _FEBRUARY), month, day

    def __int__(self) -> int:
        """Days since 1970-01-01."""
        return self.number

    def __str__(self) -> str:
        """ISO 8601: `1985-04-12`, `-0043-03-15`; longer years as EDTF writes them: `Y170000002-01-01`."""
        year, month, day = self.civil
        if abs(year) > _LAST_YEAR_OF_FOUR_DIGITS:
            return f"Y{year}-{month:02}-{day:02}"
        sign = "-" if year < 0 else ""
        return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def is_leap(year: int) -> bool:
    """Whether a year of the proleptic Gregorian calendar has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a month (1 to 12) of an astronomical year."""
    return _MONTH_LENGTHS[month - 1] + (month == _FEBRUARY and is_leap(year))
