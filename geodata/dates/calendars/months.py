"""The names of months and years in the calendars that have their own; those of Roman months are in `words.toml`, by language."""

import tomllib
from importlib.resources import files
from typing import Any

from geodata.dates.calendars.counting import counting
from geodata.dates.calendars.names import Calendar

_NAMES: dict[str, dict[str, Any]] = tomllib.loads(
    (files("geodata.dates.calendars") / "months.toml").read_text(encoding="utf-8")
)
# Calendars whose months have numbers, which each language says in its own words.
NUMBERING: tuple[Calendar, ...] = ("korean", "chinese")


def month_name(calendar: Calendar, year: int, month: int) -> str:
    """The name of a month, such as `Rabīʿ II`; "" in calendars whose months each language names in its own words."""
    if calendar not in _NAMES:
        return ""
    names = _NAMES[calendar]
    # A name such as Adar depends on how many months the year has.
    of_long_year: dict[str, str] = names.get("of_long_year", {})
    is_long = bool(of_long_year) and len(counting(calendar).months(year)) > len(names["months"])
    name: str = of_long_year.get(str(month), "") if is_long else ""
    return name or str(names["months"][month - 1])


def year_name(calendar: Calendar, year: int, month: int, day: int) -> str:
    """A year as the calendar writes it; that of a day before 25 March with both its numbers where it began then: `1648/49`.

    Args:
        calendar: One of those that are not `OF_EDTF`.
        year: As the calendar counts it.
        month: 0 if the date is a year alone.
        day: 0 if the date has no day.
    """
    del calendar, month, day
    return str(year)
