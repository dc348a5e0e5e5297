"""The forms by name."""

from geodata.dates.calendars.names import Calendar
from geodata.dates.forms import gedcom, ohm, osm, tei, wikidata
from geodata.dates.forms.form import Form
from geodata.dates.forms.saying import gregorian_edtf
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf


def _read_edtf(text: str, calendar: Calendar | None) -> HistoricalDate:
    return parse_edtf(text, calendar=calendar or "gregorian")


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form(name="edtf", read=_read_edtf, write=gregorian_edtf),
        osm.FORM,
        ohm.FORM,
        gedcom.FORM,
        tei.FORM,
        wikidata.FORM,
    )
}


def form_named(name: str) -> Form:
    """A form by its name.

    Raises:
        ValueError: If there is no such form.
    """
    if name not in FORMS:
        raise ValueError(f"there is no form {name!r}; there are {', '.join(FORMS)}")
    return FORMS[name]
