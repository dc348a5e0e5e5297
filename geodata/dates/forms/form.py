"""What a form of writing dates is."""

from collections.abc import Callable
from dataclasses import dataclass

from geodata.dates.calendars.names import Calendar
from geodata.dates.historical import HistoricalDate


@dataclass(frozen=True, kw_only=True)
class Form:
    """One way to write dates.

    Attributes:
        name: By which `read_date` and `HistoricalDate.to` know it.
        read: The date that a text of this form means. The calendar is that of a text that names none, None if it was not given.
            Raises DateError for what is not of the form, or means nothing certain.
        write: The text for a date. Raises DateError where the form cannot say it.
    """

    name: str
    read: Callable[[str, Calendar | None], HistoricalDate]
    write: Callable[[HistoricalDate], str]
