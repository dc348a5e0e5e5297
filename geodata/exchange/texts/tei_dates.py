"""Dates of TEI elements: attributes beside the date as it is typed; see `geodata.dates.forms.tei`."""

import re
from collections.abc import Mapping

from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_date
from geodata.exchange.spans import ends_of
from geodata.exchange.typed_dates import typed_date
from geodata.exchange.xml_files import Element

_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_DATING = re.compile(
    r"(?:when|notBefore|notAfter|from|to)(?:-iso|-custom)?|calendar|datingMethod|cert|precision|evidence"
)
_DATES = re.compile(r"(?:when|notBefore|notAfter|from|to)(?:-iso|-custom)?")


def dating_of(when: HistoricalDate | None) -> dict[str, str]:
    """The attributes for a date; where TEI cannot say it, those of its first and last possible day."""
    if when is None:
        return {}
    try:
        return dict(_ATTRIBUTE.findall(when.to("tei")))
    except DateError:
        ends = zip(("notBefore-iso", "notAfter-iso"), ends_of(when), strict=True)
        return {name: day for name, day in ends if day}


def dating_in(element: Element) -> dict[str, str]:
    """The attributes of an element that date; none where it has no date."""
    found = {str(name): str(text) for name, text in element.attrib.items() if _DATING.fullmatch(str(name))}
    return found if any(map(_DATES.fullmatch, found)) else {}


def read_dating(dating: Mapping[str, str]) -> tuple[str, str, str]:
    """Date and calendar as a dossier has them, or "" twice and why the attributes are no date."""
    # A value with blanks around it is common, and no quotation mark belongs into one.
    text = " ".join(f'{name}="{" ".join(value.split())}"' for name, value in dating.items() if value.strip())
    try:
        when = read_date(text, form="tei")
    except DateError as error:
        return "", "", f"TEI has {text}, which {error.why}. {error.fix}."
    return when.numbers, "" if when.calendar == "gregorian" else when.calendar, ""


def altered(typed: str, calendar: str, dating: Mapping[str, str]) -> tuple[str, str] | None:
    """The date and calendar of attributes that say something else than the typed date beside them; None if they agree.

    An `event` has no attribute `precision`; so what is "about" in the one alone is no difference.
    """
    said = dating_of(typed_date(typed, calendar))
    if not dating or dict(dating) in (said, {name: text for name, text in said.items() if name != "precision"}):
        return None
    date, of, _ = read_dating(dating)
    return (date, of) if date else None
