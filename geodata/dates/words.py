"""Dates as a reader writes them, in the languages of `words.toml`."""

import tomllib
from importlib.resources import files
from typing import Any

from geodata.dates.calendars.counting import counting, date_in
from geodata.dates.calendars.names import OF_EDTF, OF_GREGORIAN_MONTHS, Calendar
from geodata.dates.conversion import civil_calendar_of, edtf_of, written_in
from geodata.dates.days import Day
from geodata.dates.edtf import Expression, parse
from geodata.dates.wording import Phrases

_LANGUAGES: dict[str, dict[str, Any]] = tomllib.loads(
    (files("geodata.dates") / "words.toml").read_text(encoding="utf-8")
)
LANGUAGES = tuple(_LANGUAGES)


def in_words(expression: Expression, calendar: Calendar, language: str, sure: Day | None = None) -> str:
    """A date, interval or set in words; one in another calendar also as histories give it: `1 Tishri 5711 [12 September 1950]`.

    Args:
        expression: In the numbers of the calendar.
        calendar: In which the dates are written; all but the Gregorian are named, or known by their months.
        language: BCP 47, such as `de` or `de-AT`; English where the language has no words here.
        sure: The day itself, where it is known in a calendar that may be off by some days.
    """
    words = _words_in(language)
    phrases = Phrases(words, calendar)
    written = phrases.of(expression)
    if calendar in words["calendars"]:
        written = phrases.say("in_calendar", date=written, calendar=words["calendars"][calendar])
    if calendar in OF_EDTF:
        return written
    civil = civil_calendar_of(expression, calendar)
    is_gregorian = calendar in OF_GREGORIAN_MONTHS
    same = expression if is_gregorian else parse(edtf_of(expression, calendar, civil, unsure=False))
    if sure:
        same = parse(written_in(civil, sure))
    also = Phrases(words, civil).of(same)
    if civil != "gregorian":
        also += words["comma"] + words["calendars"][civil]
    elements = (end for span in expression.spans for end in (span.start, span.end) if end)
    off = max((counting(calendar).unsure(year) for element in elements for year in element.years), default=0)
    is_off = off and not sure
    return phrases.say("also", written=written, date=also) + (phrases.say("off_by", days=str(off)) if is_off else "")


def _words_in(language: str) -> dict[str, Any]:
    """The words of a language (BCP 47), as `words.toml` has them; English where there are none."""
    return _LANGUAGES.get(language.partition("-")[0], _LANGUAGES["en"])


def month_in_words(calendar: Calendar, year: int, month: int) -> str:
    """A month of a year in English: `February 1900`."""
    return Phrases(_LANGUAGES["en"], calendar).written(year, month)


def day_in_words(calendar: Calendar, day: Day) -> str:
    """A day in English, as its calendar counts it: `12 October 1950`, `10 Rabīʿ II 592`."""
    return Phrases(_LANGUAGES["en"], calendar).written(*date_in(calendar, day))


def months_in(language: str) -> list[str]:
    """The names of the Roman months in a language; none where it has no words here."""
    months: list[str] = _LANGUAGES[language]["months"] if language in _LANGUAGES else []
    return months


def short_day(month: int, day: int, language: str) -> str:
    """A day without its year: `12 Oct`, `10월 12일`."""
    words = _words_in(language)
    name: str = words["short_months"][month - 1]
    return str(words["short_day"]).format(day=day, month=name)


def short_month(year: int, month: int, language: str) -> str:
    """A month of an astronomical year: `Oct 1950`."""
    words = _words_in(language)
    name: str = words.get("short_months_alone", words["short_months"])[month - 1]
    return str(words["short_month"]).format(month=name, year=short_year(year, language))


def short_year(year: int, language: str) -> str:
    """An astronomical year: `1950`, `218 BCE`."""
    words = _words_in(language)
    return str(words["year" if year > 0 else "bce"]).format(year=year if year > 0 else 1 - year)


def julian_year(year: int, language: str) -> str:
    """The same of an axis that counts in the Julian calendar: `1950 (Julian)`."""
    words = _words_in(language)
    return str(words["in_calendar"]).format(date=short_year(year, language), calendar=words["calendars"]["julian"])
