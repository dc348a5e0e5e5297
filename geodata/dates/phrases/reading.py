"""A phrase becomes a date."""

from geodata.dates.calendars.names import Calendar
from geodata.dates.historical import HistoricalDate


def read_phrase(
    words: str, *, calendar: Calendar | None = None, anchor: HistoricalDate | None = None, language: str | None = None
) -> HistoricalDate | None:
    """The date that a phrase means, with `as_written` and `rule`; None if it is none of the phrases that are known.

    Args:
        words: The phrase.
        calendar: In which its months and days are counted; None if it was not given.
        anchor: The day on which it was said, which gives the year that the phrase leaves out.
        language: BCP 47; None where any of the languages may be meant.

    Raises:
        DateError: If the phrase is known but names no day that exists, or lacks its year and there is no anchor.
    """
    del words, calendar, anchor, language
    return None
