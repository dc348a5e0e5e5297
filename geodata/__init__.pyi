# The names for use outside; `__init__.py` imports each when it is first asked for.
from .calendars import Calendar
from .cells import values
from .dates import DateError, HistoricalDate, parse_edtf
from .days import Day
from .documents import Document
from .dossiers import Dossier, read_dossier
from .errors import DossierError, Problem
from .gazetteers import lookup
from .quotations import Quotation
from .reckoning import reckon
from .views import View

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
    "lookup",
    "parse_edtf",
    "read_dossier",
    "reckon",
    "values",
]
