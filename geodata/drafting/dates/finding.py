"""Dates in running text, and what they mean."""

from geodata.dates.historical import HistoricalDate
from geodata.drafting.findings import DateFinding
from geodata.drafting.prose import Prose


def find_dates(prose: Prose, *, anchor: HistoricalDate | None = None) -> tuple[DateFinding, ...]:
    """Every date and relative date of a text, in its order."""
    del prose, anchor
    return ()
