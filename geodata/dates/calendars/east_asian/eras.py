"""The eras and reigns in whose years East Asian sources count: `eras.csv`, which says whence it has them."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geodata.dates.calendars.names import CALENDARS, Calendar

_BY_NAME = {name: name for name in CALENDARS}


@dataclass(frozen=True, kw_only=True)
class Era:
    """An era or a reign.

    Attributes:
        line: Whose it is: `ming`, `qing`, `goryeo`, `joseon`, `japan` …; eras of one line follow one another.
        name: In Latin letters.
        names: As it is written, the native name first.
        calendars: Those that count by it, the usual one first; none for Japanese eras before 1873.
        year_one: The year of the calendar that is called 1.
        first: Year, month and day of its beginning, as far as they are told.
        last: Likewise of its end; none if it goes on.
        accession: The year that is called that of the accession, 0 where there is none of that name.
    """

    line: str
    name: str
    names: tuple[str, ...]
    calendars: tuple[Calendar, ...]
    year_one: int
    first: tuple[int, ...]
    last: tuple[int, ...]
    accession: int

    @property
    def native(self) -> str:
        """Its name as it is mostly written."""
        return self.names[0]

    def holds(self, *date: int) -> bool:
        """Whether a year, or a day, lies in it, as far as its beginning and its end are told."""
        starts, ends = self.first[: len(date)], self.last[: len(date)]
        return starts <= date[: len(starts)] and (not ends or date[: len(ends)] <= ends)


@cache
def eras() -> tuple[Era, ...]:
    """All eras and reigns."""
    text = (files("geodata.dates.calendars.east_asian") / "eras.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        Era(
            line=row["line"],
            name=row["name"],
            names=tuple(row["names"].split()),
            calendars=tuple(_BY_NAME[each] for each in (row["calendar"], *row["also"].split()) if each),
            year_one=int(row["year_one"] or 0),
            first=_numbers(row["first"]),
            last=_numbers(row["last"]),
            accession=int(row["accession"] or 0),
        )
        for row in rows
    )


@cache
def eras_named(name: str) -> tuple[Era, ...]:
    """The eras and reigns of a name, as it stands in a text or in small Latin letters."""
    return tuple(era for era in eras() if name in {each.casefold() for each in era.names})


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("-") if part)


def japanese_year(year: int, month: int, day: int) -> str:
    """A year as Japan counts it, `Shōwa 25`; of a year or month alone in which eras change, with both: `Taishō 15/Shōwa 1`.

    A day on which an era ended and the next began is given to that which began, as tables give it.

    Args:
        year: From 1873 on.
        month: 0 if the date is a year alone.
        day: 0 if the date has no day.
    """
    date = tuple(part for part in (year, month, day) if part)
    found = [era for era in eras() if era.line == "japan" and era.calendars and era.holds(*date)]
    return "/".join(f"{era.name} {year - era.year_one + 1}" for era in (found[-1:] if day else found))
