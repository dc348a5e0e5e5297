"""The one door for dates of every kind: `read_date`."""

import re
from dataclasses import replace

from geodata.dates.calendars.names import OF_EDTF, Calendar
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.parsing import NoTextError, check_calendar, parse_edtf, to_date

# A date in numbers, as people write it before they have read the rules of EDTF, 592-4-10; and what may be made of such dates.
_NUMBERS = re.compile(r"(-?)([0-9]{1,4})(?:-([0-9]{1,2})(L?)(?:-([0-9]{1,2}))?)?(?=[?~%]?(?:$|[]},/]|\.\.))")
_DATE = r"-?[0-9]{1,4}(?:-[0-9]{1,2}L?(?:-[0-9]{1,2})?)?[?~%]?"
_OF_NUMBERS = re.compile(rf"[\[{{]?{_DATE}(?:(?:,|/|\.\.){_DATE}){{0,20}}[]}}]?")

# Numbers in the order of a spreadsheet, such as 10/4/592, of which nobody can tell the day from the month.
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{3,4})")


def read_date(
    text: str,
    *,
    calendar: Calendar | None = None,
    form: str | None = None,
    anchor: HistoricalDate | str | None = None,
    language: str | None = None,
) -> HistoricalDate:
    """Read a date however it is written.

    Args:
        text: EDTF; year, month and day in the numbers of a calendar (`592-04-10`); names of months, eras and reigns
            (`10 Rabīʿ II 592`, `19 Brumaire an VIII`); words (`Michaelmas 1422`, `early October 1950`); or what `form` says.
        calendar: In which it is counted. Without it names of months tell the calendar, and numbers are Gregorian.
        form: How another program wrote it: `edtf`; `osm`, `start_date` of OpenStreetMap; `ohm`, `start_date:edtf` of
            OpenHistoricalMap; `gedcom`, version 7.0 or 5.5.1; `tei`, attributes or a value of `when`; `wikidata`, QuickStatements
            or the JSON of a datavalue.
        anchor: The day on which words are said that need one, such as `yesterday`; see `reckon`.
        language: Of the words, BCP 47; without it each language that is known is tried.

    Returns:
        The date, `as_written` what was given where it is no EDTF. Its bounds are as wide as the calendar or the words are unsure.
        `15th century` is its hundred, 1400 to 1499, as EDTF writes it (14XX); for 1401 to 1500 write `[1401..1500]`.

    Raises:
        DateError: If the text is no date, or names a day that does not exist; a TypeError as well if it is no text.
        ValueError: If there is no such calendar or form.

    Example:
        >>> print(ct.read_date("592-04-10", calendar="islamic").display)
        10 Rabīʿ II 592 [13 March 1196, Julian] ±1 day
    """
    if not isinstance(text, str):
        raise NoTextError(text)
    if calendar is not None:
        check_calendar(calendar)
    if form is not None:
        from geodata.dates.forms.registry import form_named  # noqa: PLC0415 - dates of one form do without the others

        return form_named(form).read(text, calendar)
    try:
        return read_counted(text, calendar)
    except DateError as error:
        not_counted = error
    # What reads words is large, and most tables have dates in EDTF.
    from geodata.dates.naming.named_east_asian import check_is_told  # noqa: PLC0415
    from geodata.dates.phrases.reading import likely, read_phrase  # noqa: PLC0415
    from geodata.dates.reckoning import reckon  # noqa: PLC0415
    from geodata.dates.remedies import NOT_EDTF  # noqa: PLC0415

    since = to_date(anchor) if anchor is not None else None
    words = " ".join(text.split())
    if calendar is None and since is None:
        check_is_told(words)
    if date := read_phrase(words, calendar=calendar, anchor=since, language=language):
        return replace(date, as_written=text)
    if since is not None:
        return reckon(text, since, language=language)
    meant = likely(words, language) if not_counted.why == NOT_EDTF else None
    if meant is None:
        raise not_counted
    raise DateError(text, why="names nothing that is known", fix=f"{meant} is probably meant")


def read_counted(text: str, calendar: Calendar | None = None, *, as_written: str = "") -> HistoricalDate:
    """A date in EDTF, in the numbers of another calendar, or with the names that it has there.

    Args:
        text: Such as `1950-10-12`, `592-04-10`, `10 Rabīʿ II 592` or `Wednesday, 10 Rabīʿ II 592`.
        calendar: In which it is counted; None for the Gregorian, unless names of months tell another.
        as_written: The words of the source; default: the text, where it is not EDTF.

    Raises:
        DateError: If it is none of these, or no such day exists.
    """
    try:
        date = _read_numbers(text, calendar or "gregorian")
    except DateError:
        from geodata.dates.naming.named import read_named  # noqa: PLC0415 - EDTF does without names

        words = " ".join(text.split())
        named = read_named(words, calendar) or _in_another_calendar(words, calendar)
        if named is None:
            raise
        date = named
    return replace(date, as_written=as_written or ("" if date.edtf == text else text))


def _in_another_calendar(words: str, calendar: Calendar | None) -> HistoricalDate | None:
    """What words say in a calendar other than those of EDTF, whose dates are to be written in EDTF."""
    from geodata.dates.phrases.reading import read_phrase  # noqa: PLC0415 - likewise

    try:
        date = read_phrase(words, calendar=calendar)
    except DateError:
        if calendar not in (None, *OF_EDTF):
            raise
        return None
    return date if date and date.calendar not in OF_EDTF else None


def _read_numbers(text: str, calendar: Calendar) -> HistoricalDate:
    """A date in EDTF, or in the numbers of another calendar, whose years have fewer digits."""
    if calendar in OF_EDTF:
        return parse_edtf(text, calendar=calendar)
    if match := _DAY_FIRST.fullmatch(text):
        first, second, year = match.groups()
        readings = [f"{year}-{int(month):02}-{int(day):02}" for day, month in ((first, second), (second, first))]
        fix = f"Write {' or '.join(dict.fromkeys(readings))}, whichever is meant"
        raise DateError(text, why="is not in the order year, month, day", fix=fix)
    try:
        return parse_edtf(text, calendar=calendar)
    except DateError:
        if not _OF_NUMBERS.fullmatch(text) or (padded := _NUMBERS.sub(_padded, text)) == text:
            raise
    return parse_edtf(padded, calendar=calendar)


def _padded(match: re.Match[str]) -> str:
    sign, year, month, leap, day = match.groups()
    return "-".join(
        [f"{sign}{int(year):04}", *([f"{int(month):02}{leap}"] if month else []), *([f"{int(day):02}"] if day else [])]
    )
