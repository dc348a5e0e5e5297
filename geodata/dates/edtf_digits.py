"""Digits of EDTF that are left open, `156X`, or are not significant, `1950S2`: the numbers that they may stand for."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from geodata.dates.calendars.names import LEAP

_LEVEL_1_DIGITS = re.compile(r"-?(?:[0-9]{2}[0-9X]X--|[0-9]{4}-XX-(?:XX)?|[0-9]{4}-[0-9]{2}-XX)")


@lru_cache(maxsize=256)  # XXXX stands for ten thousand years, and may stand many times in a table
def years_of(text: str) -> Sequence[int]:
    """Every year that four digits may stand for, some of them left open; none for minus zero."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    if "X" not in digits:
        return () if text == "-0000" else (sign * int(digits),)
    years = (int("".join(each)) for each in product(*("0123456789" if digit == "X" else digit for digit in digits)))
    return tuple(years) if sign > 0 else tuple(sorted(-year for year in years if year))


def months_of_digits(text: str, among: Sequence[int]) -> tuple[int, ...]:
    """The months that two digits stand for; `05L` is the leap month that repeats the fifth."""
    if text.endswith("L"):
        return tuple(number + LEAP for number in numbers_of(text[:-1], range(1, 13)))
    return numbers_of(text, [month for month in among if month < LEAP])


def numbers_of(text: str, among: Sequence[int]) -> tuple[int, ...]:
    """The numbers that two digits stand for; those of `among` that they may stand for, if some are left open."""
    if "X" not in text:
        return (int(text),)
    pattern = re.compile(text.replace("X", "[0-9]"))
    return tuple(number for number in among if pattern.fullmatch(f"{number:02}"))


def significant_years(year: int, digits: int) -> range:
    """The years that have the same first digits: 1900 to 1999 for two digits of 1950."""
    step = 10 ** max(len(str(abs(year))) - digits, 0)
    first = abs(year) // step * step
    return range(first, first + step) if year >= 0 else range(1 - first - step, 1 - first)


def level_of_digits(year: str, month: str, day: str) -> int:
    """Level 1 leaves open the last digit or two of a year alone, a whole month or day, and all to its right."""
    if "X" not in year + month + day:
        return 0
    return 1 if _LEVEL_1_DIGITS.fullmatch(f"{year}-{month}-{day}") else 2
