"""`start_date:edtf` and `end_date:edtf` of OpenHistoricalMap, and the narrower `start_date` and `end_date`.

Rules: https://wiki.openstreetmap.org/wiki/OpenHistoricalMap/Tags/Key/start_date and …/start_date:edtf. `start_date` is a year,
a month or a day, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in the Gregorian calendar without end, 1 BCE is `0000` and 2 BCE `-0001`;
each is EDTF as well. `start_date:edtf` is EDTF for what is approximate, uncertain or wider.

- It differs from OpenStreetMap, whose `start_date` has signs of its own (`~1850`, `C18`, `before 1900`): OpenHistoricalMap
  refuses them, and so does this form, with the EDTF for them.
- It differs from EDTF in one thing: a date of a start does not last, so "between 1906 and 1908" is `1906/1908` or
  `[1906..1908]`, and "before 1800" is `/1800` or `[..1800]`. An interval is read as one-of, and never written.

What is written is the value of `start_date:edtf`; where it is but a year, month or day it is that of `start_date` too. The
year that `start_date` needs beside any other is an editor's choice.
"""

from geodata.dates.calendars.names import Calendar
from geodata.dates.edtf import DateError
from geodata.dates.forms import osm
from geodata.dates.forms.form import Form
from geodata.dates.forms.osm import START_AND_END
from geodata.dates.forms.saying import Numbers, check_gregorian, gregorian_edtf, joined
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import parse_edtf


def read(text: str, calendar: Calendar | None) -> HistoricalDate:
    """The date that a value of `start_date` or `start_date:edtf` means.

    Raises:
        DateError: If it is not EDTF; with the EDTF for it if it is as OpenStreetMap writes.
    """
    check_gregorian(text, calendar, "Write the Gregorian day, and how it was found in start_date:note")
    try:
        date = parse_edtf(text)
    except DateError as error:
        raise _as_in_openstreetmap(text) or error from None
    if date.kind != "interval":
        return date
    start, end = (Numbers(each.text) if each else None for each in (date.spans[0].start, date.spans[0].end))
    if not (start or end):
        raise DateError(text, why="holds no date", fix="Write one end at least, such as [..1800]")
    return joined(start, end, text, lasting=False)


def _as_in_openstreetmap(text: str) -> DateError | None:
    try:
        edtf = gregorian_edtf(osm.read(text, None))
    except DateError:
        return None
    return DateError(text, why="is as OpenStreetMap writes, not OpenHistoricalMap", fix=f"Write {edtf}")


def write(date: HistoricalDate) -> str:
    """The value of `start_date:edtf` for a date.

    Raises:
        DateError: If it lasts, or means all of several dates.
    """
    edtf = gregorian_edtf(date)
    if date.kind == "interval":
        raise DateError(date.numbers, why="lasts, and start_date is one date", fix=START_AND_END)
    if date.kind == "all_of":
        raise DateError(date.numbers, why="means all of several dates", fix="Write each by itself")
    return edtf


FORM = Form(name="ohm", read=read, write=write)
