"""Days by the Roman calendar: so many days before Kalends, Nones or Ides, both ends counted in.

The order of the doubled day of leap years was never agreed; here `bis VI Kal. Mart.` is 24 February and `VI Kal. Mart.` 25, as
the count backwards from 1 March has it.
"""

from dataclasses import replace

from geodata.dates.calendars.counting import days_in_month
from geodata.dates.days import Day
from geodata.dates.edtf import DateError
from geodata.dates.phrases.context import Context, Values
from geodata.dates.phrases.meaning import Meant, one_of

# Months whose Nones are the 7th and Ides the 15th; in the others they are the 5th and the 13th.
_FULL_MONTHS = (3, 5, 7, 10)
_JANUARY, _FEBRUARY, _MARCH, _DECEMBER = 1, 2, 3, 12
_LEAP_FEBRUARY = 29
_DOUBLED = 6  # days before the Kalends of March
# Caesar's calendar began on 1 January 45 BCE; before, months had other lengths, and years were filled up at will.
_FIRST_YEAR = -44


def roman(values: Values, context: Context) -> Meant:
    """`III Kal. Sept. 1189`, `Ides of March 44 BC`."""
    mark, month, before = values["mark"], values["month"], values.get("roman") or values.get("ordinal", 1)
    year = context.church_year_of(values)
    if year < _FIRST_YEAR:
        why = "is a day before 45 BCE, when Roman months were otherwise and years filled up at will"
        raise DateError(context.words, why=why, fix="Write the Julian date that a handbook gives")
    calendar, rules = context.church_calendar(year, month)
    if calendar not in {"gregorian", "julian"}:
        why = f"is a Roman day, which the calendar {calendar} does not have here"
        raise DateError(context.words, why=why, fix="Give the calendar julian or gregorian")
    rules = (*context.chosen("", values), "counted backwards with both ends", *rules)
    is_leap = days_in_month(calendar, year, _FEBRUARY) == _LEAP_FEBRUARY
    is_doubled = is_leap and (mark, month) == ("kalends", _MARCH)
    _check(values, context, is_doubled=is_doubled)
    # The doubled day, and those before it, are a day further away.
    days = before - 1 + (is_doubled and (before > _DOUBLED or bool(values.get("bis"))))
    if mark != "kalends":
        full = month in _FULL_MONTHS
        day = (15 if full else 13) if mark == "ides" else (7 if full else 5)
        there = Day(context.day(calendar, year, month, day).number - days)
        return Meant(calendar=calendar, first=there, last=there, rules=rules)
    there = Day(context.day(calendar, year, month, 1).number - days)
    meant = Meant(calendar=calendar, first=there, last=there, rules=rules)
    if is_doubled:
        meant = meant.with_rules("in leap years bis VI Kal. Mart. is 24 February, VI Kal. Mart. 25")
    if month != _JANUARY or not days:
        return meant
    later = Day(context.day(calendar, year, _DECEMBER, 31).number - days + 1)
    other = replace(meant, first=later, last=later)
    if "year" not in values:
        return other
    which = f"of {year} may be the year of the day, or that of the Kalends after it"
    return one_of(meant, other).with_rules(which)


def _check(values: Values, context: Context, *, is_doubled: bool) -> None:
    """Refuse days that are not counted from that mark."""
    mark, month, before = values["mark"], values["month"], values.get("roman") or values.get("ordinal", 1)
    if values.get("bis") and not (is_doubled and before == _DOUBLED):
        why = "names a doubled day, and only a leap year has one, the sixth before the Kalends of March"
        raise DateError(context.words, why=why, fix="Leave bis out, or check the year")
    full = month in _FULL_MONTHS
    last_month = (month - 2) % 12 + 1
    length = 28 if last_month == _FEBRUARY else 30 if last_month in {4, 6, 9, 11} else 31
    most = {"ides": 8, "nones": 6 if full else 4, "kalends": length - (15 if last_month in _FULL_MONTHS else 13) + 1}[
        mark
    ]
    if not 1 <= before <= most:
        why = f"counts {before} days to the {mark.capitalize()}, and there are {most} at most"
        raise DateError(context.words, why=why, fix="Check the number, the mark and the month")
