"""The dates of events, messages and candidates: each in the calendar of its event, some computed from words."""

from collections.abc import Mapping

import pandas as pd

from geodata.dates.calendars.names import CALENDARS, Calendar
from geodata.dates.edtf import DateError
from geodata.dates.historical import HistoricalDate
from geodata.dates.reading import read_counted, read_date
from geodata.errors import Problems, Refusal
from geodata.tables.columns import Row
from geodata.tables.reading import Table

Dates = Mapping[tuple[str, str], Mapping[int, HistoricalDate]]

_EVENTS, _MESSAGES, _CANDIDATES = "events.csv", "messages.csv", "candidates.csv"


def read_dates(tables: Mapping[str, Table], document: HistoricalDate | None, problems: Problems) -> Dates:
    """Read the dates of all tables.

    An event without a calendar has that of the document. An empty date of an event is reckoned from
    `date_as_written`. Dates of messages and candidates are written in
    the calendar of their event.

    Args:
        tables: The tables by their files.
        document: The date of the document, from which words are reckoned unless `date_anchor` gives another day;
            None if it could not be read.
        problems: Takes dates that are none, words that cannot be reckoned, and messages received before they
            were sent.

    Returns:
        The dates by file and column, and then by the number of their row.
    """
    events = tables[_EVENTS]
    inherited = document.calendar if document else None
    of_events = _read_events(events, document, problems)
    calendars = {row.cells["id"]: of_events[row.number].calendar for row in events.rows if row.number in of_events}
    others = ((_MESSAGES, "sent"), (_MESSAGES, "received"), (_CANDIDATES, "value"))
    dates = {
        (file, column): _read_column(tables[file], column, calendars, inherited, problems) for file, column in others
    }
    dates[_EVENTS, "date"] = of_events
    _check_messages(dates, problems)
    return dates


def with_dates(table: Table, dates: Dates, language: str, **columns: str) -> pd.DataFrame:
    """The frame of a table, with dates beside their texts.

    Args:
        table: The table, free of problems.
        dates: The dates of all tables, see `read_dates`.
        language: That of the page, in which dates are worded.
        columns: For each kind of date the column that holds it.

    Returns:
        The columns of the format, and for each kind (`sent`, `received`, `date`) its `…_when` (HistoricalDate, None
        where there is no such date) and its words, `…_display` ("" likewise).
    """
    frame = table.frame()
    for kind, column in columns.items():
        found = [dates[table.file, column].get(row.number) for row in table.rows]
        frame[f"{kind}_when"] = pd.Series(found, dtype=object)
        frame[f"{kind}_display"] = pd.Series([date.in_words(language) if date else "" for date in found], dtype="str")
    return frame


def _read_events(table: Table, document: HistoricalDate | None, problems: Problems) -> dict[int, HistoricalDate]:
    """The dates of events.csv by the number of their row."""
    dates: dict[int, HistoricalDate] = {}
    inherited = document.calendar if document else None
    for row in table.rows:
        if row.unread.intersection({"date", "calendar", "date_anchor", "date_as_written"}):
            continue
        calendar = calendar_of(row, inherited)
        anchor, typed = document, row.cells["date_anchor"]
        if typed and not row.cells["date"]:
            anchor = None
            with problems.noting(table.file, row=row.number, column="date_anchor"):
                anchor = bounded(typed, calendar)
        with problems.noting(table.file, row=row.number, column="date"):
            if date := _event_date(row, calendar, anchor):
                dates[row.number] = date
    return dates


def _event_date(row: Row, calendar: Calendar | None, anchor: HistoricalDate | None) -> HistoricalDate | None:
    """The date of one event; None where it would have to be reckoned from a date that could not be read."""
    typed, words = row.cells["date"], row.cells["date_as_written"]
    if typed:
        return bounded(typed, calendar, as_written=words)
    if not words:
        raise Refusal("", why="the cell is empty", fix="Give the date")
    if anchor is None:
        return None
    if anchor.calendar != (calendar or "gregorian"):
        if found := _by_itself(words, calendar):
            return found
        why = f"the cell is empty, and the date it is counted from is {anchor.calendar}, not {calendar or 'gregorian'}"
        raise Refusal("", why=why, fix="Leave calendar empty too, or give a date_anchor in that calendar")
    try:
        return read_date(words, calendar=calendar, anchor=anchor)
    except DateError as error:
        why = f"the cell is empty, and “{error.value}” {error.why}"
        raise Refusal("", why=why, fix=error.fix) from error


def _by_itself(words: str, calendar: Calendar | None) -> HistoricalDate | None:
    """The date of words that count from no other."""
    try:
        return read_date(words, calendar=calendar)
    except DateError:
        return None


def bounded(text: str, calendar: Calendar | None, *, as_written: str = "") -> HistoricalDate:
    """Read a date that can be put on a timeline.

    Args:
        text: EDTF, or the numbers or names of another calendar.
        calendar: In which it is counted; None for the Gregorian, unless names of months tell another.
        as_written: The words of the source.

    Raises:
        DateError: If the text is no date, or one that has neither a first nor a last possible day.
    """
    date = read_counted(text, calendar, as_written=as_written)
    if date.earliest is None and date.latest is None:
        raise DateError(
            text, why="gives neither a first day nor a last one", fix="Give at least one end, such as ../1950-10-12"
        )
    return date


def calendar_of(row: Row, inherited: Calendar | None = None) -> Calendar | None:
    """The calendar in which the dates of a row are written.

    Args:
        row: An event, or the record of the document.
        inherited: That of the document, for a row that says nothing.

    Returns:
        None if neither says one.
    """
    return next((calendar for calendar in CALENDARS if calendar == row.cells["calendar"]), inherited)


def _read_column(
    table: Table,
    column: str,
    calendars: Mapping[str, Calendar],
    inherited: Calendar | None,
    problems: Problems,
) -> dict[int, HistoricalDate]:
    """The dates of a column of messages.csv or candidates.csv, whose first column names the event."""
    event = table.columns[0].name
    dates: dict[int, HistoricalDate] = {}
    for row in table.rows:
        typed, calendar = row.cells[column], calendars.get(row.cells[event], inherited)
        if not typed or column in row.unread or row.cells.get("field", "date") != "date":
            continue
        with problems.noting(table.file, row=row.number, column=column):
            dates[row.number] = bounded(typed, calendar)
    return dates


def _check_messages(dates: Dates, problems: Problems) -> None:
    """Check that no message is received before it is sent."""
    for number, received in dates[_MESSAGES, "received"].items():
        sent = dates[_MESSAGES, "sent"].get(number)
        if sent and received.before(sent) == "certainly":
            problems.add(
                _MESSAGES,
                row=number,
                column="received",
                value=received.edtf,
                why=f"is before the message was sent ({sent.edtf})",
                fix="Correct one of the two dates",
            )
