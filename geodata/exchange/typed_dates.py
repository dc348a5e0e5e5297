"""Dates as they are typed in the cells of a dossier."""

from geodata.dates.calendars.names import CALENDARS
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_counted


def typed_date(cell: str, calendar: str = "") -> HistoricalDate | None:
    """The date of a cell, in the calendar of its row; None if it is none.

    Args:
        cell: EDTF, or the numbers or names of another calendar.
        calendar: Its name; "" for the Gregorian.
    """
    known = next((each for each in CALENDARS if each == calendar), None)
    if not cell or (calendar and known is None):
        return None
    try:
        return read_counted(cell, known)
    except DateError:
        return None
