# The names for use outside; `__init__.py` imports each when it is first asked for.
from .corpus.drafting import draft_corpus
from .dates.adoption import CalendarInUse, calendars_in
from .dates.calendars.names import Calendar
from .dates.days import Day
from .dates.edtf import DateError
from .dates.historical import HistoricalDate
from .dates.parsing import parse_edtf
from .dates.reading import read_date
from .dates.reckoning import reckon
from .dossiers.documents import Document
from .dossiers.quotations import Quotation
from .dossiers.reading import Dossier
from .dossiers.views import View
from .drafting.draft import Draft, draft
from .errors import DossierError, FileError, Problem
from .exchange.forms import Loss
from .exchange.reading import read_dossier, read_tables
from .exchange.tables import Tables
from .exchange.writing import write
from .frames.reading import read_file
from .gazetteers.lookup import lookup
from .tables.cells import values

__all__ = [
    "Calendar",
    "CalendarInUse",
    "DateError",
    "Day",
    "Document",
    "Dossier",
    "DossierError",
    "Draft",
    "FileError",
    "HistoricalDate",
    "Loss",
    "Problem",
    "Quotation",
    "Tables",
    "View",
    "calendars_in",
    "draft",
    "draft_corpus",
    "lookup",
    "parse_edtf",
    "read_date",
    "read_dossier",
    "read_file",
    "read_tables",
    "reckon",
    "values",
    "write",
]
