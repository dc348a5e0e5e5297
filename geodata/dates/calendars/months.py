"""The names of months and years in the calendars that have their own; those of Roman months are in `words.toml`, by language."""

import tomllib
from importlib.resources import files
from typing import Any

from geodata.dates.calendars.counting import counting
from geodata.dates.calendars.east_asian.eras import japanese_year
from geodata.dates.calendars.names import Calendar
from geodata.dates.calendars.old_style import LADY_DAY

_NAMES: dict[str, dict[str, Any]] = tomllib.loads(
    (files("geodata.dates.calendars") / "months.toml").read_text(encoding="utf-8")
)
# Years of the Republic were written so.
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
# Calendars whose months have numbers, which each language says in its own words.
NUMBERING: tuple[Calendar, ...] = ("korean", "chinese")


def month_name(calendar: Calendar, year: int, month: int) -> str:
    """The name of a month, such as `Rabīʿ II`; "" in calendars whose months each language names in its own words."""
    names = _names(calendar)
    if "months" not in names:
        return ""
    # A name such as Adar depends on how many months the year has.
    of_long_year: dict[str, str] = names.get("of_long_year", {})
    is_long = bool(of_long_year) and len(counting(calendar).months(year)) > len(names["months"])
    name: str = of_long_year.get(str(month), "") if is_long else ""
    return name or str(names["months"][month - 1])


def names_of(calendar: Calendar) -> dict[int, list[str]]:
    """The names of the months by their numbers, those of leap years as well; none where each language has its own words."""
    names = _names(calendar)
    found = {number: [name] for number, name in enumerate(names.get("months", []), start=1)}
    for number, name in names.get("of_long_year", {}).items():
        found.setdefault(int(number), []).append(name)
    return found


def day_name(calendar: Calendar, month: int, day: int) -> str:
    """The name of a day that has one of its own instead of that of a month: `3e jour complémentaire`; "" for any other."""
    days: list[str] = _names(calendar).get("days", {}).get(str(month), [])
    return days[day - 1] if days and day else ""


def year_name(calendar: Calendar, year: int, month: int, day: int) -> str:
    """A year as the calendar writes it: `592`, or `592 AH` where no month tells the calendar; `an VIII`, `Shōwa 25`.

    The year of a day before 25 March has both its numbers where it began then: `1648/49`.

    Args:
        calendar: One of those that are not `OF_EDTF`.
        year: As the calendar counts it.
        month: 0 if the date is a year alone.
        day: 0 if the date has no day.
    """
    if calendar == "japanese":
        return japanese_year(year, month, day)
    if calendar == "old-style" and month and (month, day or LADY_DAY[1]) < LADY_DAY:
        return f"{year}/{year + 1}" if year % 100 == 99 else f"{year}/{(year + 1) % 100:02}"  # noqa: PLR2004
    names = _names(calendar)
    numeral = _ROMAN[year - 1] if calendar == "french-republican" and year <= len(_ROMAN) else str(year)
    pattern: str = names.get("year", "{year}") if month else names.get("year_alone", "{year}")
    return pattern.format(year=numeral)


def _names(calendar: Calendar) -> dict[str, Any]:
    names = _NAMES.get(calendar, {})
    return {**_NAMES[names["months_of"]], **names} if "months_of" in names else names
