"""What a phrase means before it is written as a date: its first and its last day, and how they are to be written."""

from dataclasses import dataclass, replace
from typing import Literal

from geodata.dates.calendars.counting import counting, date_in
from geodata.dates.calendars.names import LEAP, Calendar
from geodata.dates.days import Day
from geodata.dates.edtf import DateError

Unit = Literal["day", "month", "year"]
Shape = Literal["one", "span", "or"]
# Said where a calendar that is older, or another, would be expected.
IN_GREGORIAN = "written in the Gregorian calendar"
_UNITS: tuple[Unit, ...] = ("year", "month", "day")
_LAST_YEAR_OF_FOUR_DIGITS = 9999


@dataclass(frozen=True, kw_only=True)
class Meant:
    """A day, month or year, one of several, or what lasts from one to another.

    Attributes:
        calendar: In which it is written.
        first: Its first day; None if it has no beginning.
        last: Its last day; None if it has no end.
        unit: In what its ends are written.
        text: The whole in EDTF, where this has one expression for it, such as `195X`; "" elsewhere.
        shape: `one` of the days from the first to the last, all of them (`span`), or one of `members` (`or`).
        members: What is chosen from.
        is_about: Whether the words are rounder than what they name.
        sure: The day itself, where a day of the week tells it in a calendar that may be off by some days.
        rules: How it was reckoned, in words.
    """

    calendar: Calendar
    first: Day | None
    last: Day | None
    unit: Unit = "day"
    text: str = ""
    shape: Shape = "one"
    members: tuple["Meant", ...] = ()
    is_about: bool = False
    sure: Day | None = None
    rules: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether it is one day, month or year."""
        return self.shape == "one" and _end(self, self.first) == _end(self, self.last)

    def with_rules(self, *rules: str) -> "Meant":
        """The same with more of its rule, what is wider first."""
        return replace(self, rules=(*rules, *self.rules))


def edtf(meant: Meant, *, is_uncertain: bool = False, is_about: bool = False) -> str:
    """A date as EDTF writes it, in the numbers of its calendar.

    Args:
        meant: The date.
        is_uncertain: Whether the day from which it was reckoned is.
        is_about: Likewise.
    """
    is_about = is_about or meant.is_about
    mark = ("%" if is_about else "?") if is_uncertain else "~" if is_about else ""
    if meant.shape == "or":
        return f"[{','.join(_member(member, mark) for member in meant.members)}]"
    if meant.shape == "span":
        return f"{_end(meant, meant.first, mark) or '..'}/{_end(meant, meant.last, mark) or '..'}"
    member = _member(meant, mark)
    return f"[{member}]" if ".." in member else member


def real(meant: Meant) -> tuple[Day | None, Day | None]:
    """Its first and its last day, with those by which its calendar may be off; the day itself where one is sure."""
    if meant.sure:
        return meant.sure, meant.sure
    off = counting(meant.calendar).unsure
    return tuple(
        day and Day(day.number + side * off(date_in(meant.calendar, day)[0]))
        for day, side in ((meant.first, -1), (meant.last, 1))
    )  # type: ignore[return-value] # two days


def gregorian(meant: Meant) -> Meant:
    """The same in the Gregorian calendar, which can say which days these are where another may be off by some."""
    if meant.calendar == "gregorian":
        return meant
    first, last = real(meant)
    members = tuple(gregorian(each) for each in meant.members)
    changed = replace(meant, calendar="gregorian", first=first, last=last, sure=None, unit="day", text="")
    return replace(changed, members=members, rules=(*meant.rules, IN_GREGORIAN))


def alike(first: Meant, last: Meant) -> tuple[Meant, Meant]:
    """Two dates, in the Gregorian calendar if one is a sure day, or if they are counted apart and a calendar may be off."""
    is_sure = bool(first.sure or last.sure)
    is_off = any(real(each) != (each.first, each.last) for each in (first, last))
    is_apart = is_sure or (first.calendar != last.calendar and is_off)
    return (gregorian(first), gregorian(last)) if is_apart else (first, last)


def one_of(*found: Meant) -> Meant:
    """One of several dates, in the order in which they follow one another."""
    if len({(each.calendar, bool(each.sure)) for each in found}) > 1 or found[0].sure:
        found = tuple(gregorian(each) for each in found)
    return joined(found[0], found[-1], shape="or", members=found)


def joined(first: Meant, last: Meant, **changed: object) -> Meant:
    """What goes from one to another; in the calendar of the second, and in what both are written in, else in days."""
    is_alike = first.calendar == last.calendar and first.unit == last.unit
    both = replace(
        last,
        first=first.first,
        unit=last.unit if is_alike else "day",
        text="",
        shape="one",
        members=(),
        is_about=first.is_about or last.is_about,
        rules=tuple(dict.fromkeys((*first.rules, *last.rules))),
    )
    return replace(both, **changed)  # type: ignore[arg-type] # fields of Meant


def written(year: int, month: int = 0, day: int = 0) -> str:
    """Numbers of a calendar as EDTF writes them; a leap month has an L."""
    parts = [f"{'-' if year < 0 else ''}{abs(year):04}"]
    if month:
        parts.append(f"{month % LEAP:02}{'L' if month > LEAP else ''}")
    if day:
        parts.append(f"{day:02}")
    return "-".join(parts)


def _member(meant: Meant, mark: str) -> str:
    if meant.text:
        return meant.text + mark
    first, last = _end(meant, meant.first, mark), _end(meant, meant.last, mark)
    return first if first == last else f"{first}..{last}"


def _end(meant: Meant, day: Day | None, mark: str = "") -> str:
    """One end; "" if it is open."""
    if day is None:
        return ""
    numbers = date_in(meant.calendar, day)
    if abs(numbers[0]) > _LAST_YEAR_OF_FOUR_DIGITS:
        raise DateError(str(day), why="has a year of more than four digits", fix="Write the year alone")
    return written(*numbers[: _UNITS.index(meant.unit) + 1]) + mark
