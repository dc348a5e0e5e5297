"""The forms by name."""

from geodata.dates.calendars.names import Calendar
from geodata.dates.forms.form import Form
from geodata.dates.historical import HistoricalDate, parse_edtf


def _read_edtf(text: str, calendar: Calendar | None) -> HistoricalDate:
    return parse_edtf(text, calendar=calendar or "gregorian")


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        # EDTF is what every date has.
        Form(name="edtf", read=_read_edtf, write=lambda date: date.edtf),
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
