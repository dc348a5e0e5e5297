"""Dates as tables have them: each of the kinds that a column may hold becomes a `HistoricalDate`."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from geodata import Calendar, DateError, Day, HistoricalDate, parse_edtf
from geodata.dates.reading import read_counted, read_date
from viz.layers.layer import LayerError
from viz.layers.rows import MOST_TOLD, distinct, first_told, is_empty

# EDTF writes years of more than four figures with a Y.
LAST_PLAIN_YEAR = 9999
# Whole numbers of eight figures that are days without hyphens, 19160530, and no years.
FIRST_COMPACT_DAY, LAST_COMPACT_DAY = 1000_01_01, 9999_12_31
# After so many cells that are no dates the others are not tried: the column holds something else, and what is meant instead of
# each word takes milliseconds to find.
MOST_TRIED = 100
# How many letters of a cell an error tells.
LONGEST_SHOWN = 60
# Signs that print like a hyphen and a minus: the hyphen that does not break a line, and the minus of mathematics.
_HYPHENS = str.maketrans({"\u2011": "-", "\u2212": "-"})
# A year of EDTF of which no figure is known.
_ANY_YEAR = "XXXX"
# Quarters of EDTF are 33 to 36.
_BEFORE_QUARTERS = 32

_Read = HistoricalDate | DateError | None


def dated(values: Iterable[Any], where: str, calendar: Calendar | None = None) -> list[HistoricalDate | None]:
    """The dates of a column; None for empty cells.

    Args:
        values: texts as `read_date` takes them, `HistoricalDate`, `Day`, `datetime.date`, pandas times, periods and intervals,
            numpy times, which are as exact as their unit, or years as whole numbers.
        where: layer and column, for errors.
        calendar: in which texts and years are counted; None for the Gregorian, unless names of months tell another.

    Raises:
        LayerError: cells are no dates; it names them with their rows.
    """
    if isinstance(values, pd.Series) and len(words := distinct(values)) < len(values):
        # Many rows have one date.
        read = _tried(words.tolist(), calendar)
        if not any(isinstance(each, DateError) for each in read):
            return list(map(dict(zip(words.tolist(), read, strict=True)).get, values.tolist()))
    labels, cells = _labelled(values)
    return _all_read(labels, _tried(cells, calendar), where)


def lasting(
    starts: pd.Series, ends: pd.Series, where: str, calendar: Calendar | None = None
) -> list[HistoricalDate | None]:
    """The dates of two columns, from one day to another.

    A row with one of the two has that one as its date: that something went on after its only date is not said.

    Args:
        starts: see `dated`.
        ends: likewise, in the same rows.
        where: layer and columns, for errors.
        calendar: see `dated`.

    Raises:
        LayerError: cells are no dates, or a row ends before it begins.
    """
    first, last = (dated(column, where, calendar) for column in (starts, ends))
    pairs = list(zip(first, last, strict=True))
    read = [_between(start, end) if start and end else start or end for start, end in pairs]
    return _all_read(starts.index.tolist(), read, where)


def dates_of(
    frame: pd.DataFrame, columns: str | tuple[str, str] | None, where: str, calendar: Calendar | None = None
) -> list[HistoricalDate | None]:
    """The dates of the rows of a frame.

    Args:
        frame: any.
        columns: one with dates, two with start and end, or none for rows without dates.
        where: what stands before the column in errors.
        calendar: see `dated`.

    Raises:
        LayerError: see `dated` and `lasting`.
    """
    if columns is None:
        return [None] * len(frame)
    if isinstance(columns, str):
        return dated(frame[columns], f"{where}column {columns!r}", calendar)
    start, end = columns
    return lasting(frame[start], frame[end], f"{where}columns {start!r} and {end!r}", calendar)


def has_year(date: HistoricalDate) -> bool:
    """Whether anything is known of the year: of XXXX there is not, and of XXXX-10-12 only the day."""
    return not (date.kind == "date" and date.numbers.startswith(_ANY_YEAR))


def _labelled(values: Iterable[Any]) -> tuple[list[Any] | None, list[Any]]:
    """The labels of rows, if there are any, and the cells."""
    if isinstance(values, pd.Series):
        return values.index.tolist(), values.tolist()
    return None, list(values)


def _tried(cells: list[Any], calendar: Calendar | None) -> list[_Read]:
    """The dates of cells; not of those that follow on too many that are none."""
    read: list[_Read] = []
    wrong = 0
    for cell in cells:
        read.append(_read(cell, calendar))
        wrong += isinstance(read[-1], DateError)
        if wrong > MOST_TRIED:
            break
    return read


def _all_read(labels: list[Any] | None, read: list[_Read], where: str) -> list[HistoricalDate | None]:
    wrong = [at for at, date in enumerate(read) if isinstance(date, DateError)]
    if not wrong:
        return [date for date in read if not isinstance(date, DateError)]
    told = [str(read[at]) if labels is None else f"row {labels[at]!r}: {read[at]}" for at in wrong]
    if len(told) == 1:
        raise LayerError(f"{where}{':' if labels is None else ','} {told[0]}")
    if len(told) > MOST_TRIED:
        lines = [f"{where}: more than {MOST_TRIED} cells are no dates, such as", *told[:MOST_TOLD]]
    else:
        lines = [f"{where}: {len(told)} cells are no dates", *first_told(told)]
    raise LayerError("\n  ".join(lines))


def _read(cell: Any, calendar: Calendar | None) -> _Read:
    """The date of a cell, None for an empty one, or what is wrong with it."""
    if isinstance(cell, str):
        return _of_text(cell, calendar)
    if cell is None or (not isinstance(cell, HistoricalDate | Day | pd.Interval) and is_empty(cell)):
        return None
    if isinstance(cell, float) and cell.is_integer():
        # pandas makes a column of years one of fractions where a cell is empty.
        cell = int(cell)
    try:
        for kind, read in _KINDS.items():
            if isinstance(cell, kind) and not isinstance(cell, bool):
                return read(cell, calendar)
    except DateError as error:
        return error
    return DateError(str(cell)[:LONGEST_SHOWN], why="is not a date", fix="Write EDTF such as 1950-10-12")


@lru_cache(maxsize=10_000)
def _of_text(text: str, calendar: Calendar | None) -> _Read:
    """Each column is read several times."""
    plain = text.strip().translate(_HYPHENS)
    if not plain:
        return None
    try:
        return read_date(plain, calendar=calendar)
    except DateError as error:
        return error


def _of_year(number: int, calendar: Calendar | None) -> HistoricalDate:
    """A whole number is a year, as tables have them."""
    if FIRST_COMPACT_DAY <= number <= LAST_COMPACT_DAY and _is_day(str(number)):
        day = f"{str(number)[:4]}-{str(number)[4:6]}-{str(number)[6:]}"
        raise DateError(
            str(number),
            why="is a day without hyphens, and not a year",
            fix=f"Write {day}; a column of such numbers becomes dates with "
            'pandas.to_datetime(column.astype(str), format="%Y%m%d")',
        )
    if abs(number) > LAST_PLAIN_YEAR:
        return read_counted(f"Y{number}", calendar)
    return read_counted(f"{number:05d}" if number < 0 else f"{number:04d}", calendar)


def _is_day(digits: str) -> bool:
    try:
        Day.from_civil(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _of_moment(moment: np.datetime64) -> HistoricalDate:
    """A numpy time is as exact as its unit: a year, a month, a day, or a moment in a day."""
    unit = np.datetime_data(moment)[0]
    if unit in {"Y", "M"}:
        year, month = divmod(int(moment.astype("datetime64[M]").astype(int)) + 1970 * 12, 12)
        written = _year(year)
        return parse_edtf(written if unit == "Y" else f"{written}-{month + 1:02}")
    return parse_edtf(str(Day(int(moment.astype("datetime64[D]").astype(int)))))


def _of_period(period: pd.Period) -> HistoricalDate:
    """A period of pandas is some time in it: a year, a quarter, a month, a day; another is one of its days."""
    first, last = (period.asfreq("D", how) for how in ("start", "end"))
    year, unit = _year(first.year), period.freqstr
    if first == last:
        return parse_edtf(f"{year}-{first.month:02}-{first.day:02}")
    if unit in {"Y", "Y-DEC"}:
        return parse_edtf(year)
    if unit in {"Q", "Q-DEC"}:
        return parse_edtf(f"{year}-{_BEFORE_QUARTERS + period.quarter}")
    if unit == "M":
        return parse_edtf(f"{year}-{first.month:02}")
    start, end = (f"{_year(day.year)}-{day.month:02}-{day.day:02}" for day in (first, last))
    return parse_edtf(f"[{start}..{end}]")


def _of_interval(interval: "pd.Interval[Any]", calendar: Calendar | None) -> HistoricalDate:
    """From one end to the other; an end that is left out is not in it, as midnight of the next day or the year after."""
    start, end = interval.left, interval.right
    if isinstance(start, int | np.integer):
        start, end = start + (not interval.closed_left), end - (not interval.closed_right)
    elif not interval.closed_right and end == end.normalize():
        end -= pd.Timedelta(days=1)
    first, last = _read(start, calendar), _read(end, calendar)
    if isinstance(first, HistoricalDate) and isinstance(last, HistoricalDate):
        found = _between(first, last)
        if isinstance(found, HistoricalDate):
            return found
    raise DateError(str(interval), why="is no stretch of time", fix="Write its first and its last day")


def _between(start: HistoricalDate, end: HistoricalDate) -> HistoricalDate | DateError:
    """From one date to another: of the first its earliest day counts, of the second its latest."""
    try:
        if start.numbers == end.numbers and start.calendar == end.calendar:
            return start
        if start.calendar == end.calendar and start.kind == end.kind == "date":
            return parse_edtf(f"{start.numbers}/{end.numbers}", calendar=start.calendar)
        return parse_edtf(f"{start.earliest or ''}/{end.latest or ''}")
    except DateError as error:
        return error


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) <= LAST_PLAIN_YEAR else f"Y{year}"


# In this order: a `Day` is a whole number, a pandas time is a `datetime`, which is a `date`.
_KINDS: dict[type, Callable[[Any, Calendar | None], HistoricalDate]] = {
    HistoricalDate: lambda date, _: date,
    Day: lambda day, _: parse_edtf(str(day)),
    # The day is the one that is written, in whatever zone.
    dt.date: lambda day, _: parse_edtf(dt.date(day.year, day.month, day.day).isoformat()),
    pd.Period: lambda period, _: _of_period(period),
    pd.Interval: _of_interval,
    np.datetime64: lambda moment, _: _of_moment(moment),
    int: _of_year,
    np.integer: lambda number, calendar: _of_year(int(number), calendar),
}
