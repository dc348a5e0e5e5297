"""What is known: dossiers of historical documents, read, checked and given as plain GeoDataFrames."""

from geodata.calendars import Calendar
from geodata.cells import values
from geodata.dates import DateError, HistoricalDate, parse_edtf
from geodata.days import Day
from geodata.documents import Document
from geodata.dossiers import Dossier, read_dossier
from geodata.errors import DossierError, Problem
from geodata.quotations import Quotation
from geodata.reckoning import reckon
from geodata.views import View

__all__ = [
    "Calendar",
    "DateError",
    "Day",
    "Document",
    "Dossier",
    "DossierError",
    "HistoricalDate",
    "Problem",
    "Quotation",
    "View",
    "parse_edtf",
    "read_dossier",
    "reckon",
    "values",
]


def __dir__() -> list[str]:
    """The names for use outside, without the modules that they come from."""
    return sorted(__all__)
