"""Dates as tables have them: each of the kinds that a column may hold becomes a `HistoricalDate`."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd

from geodata import Calendar, DateError, Day, HistoricalDate, parse_edtf
from geodata.dates.reading import read_counted
from viz.layers.layer import LayerError
from viz.layers.rows import is_empty

# EDTF writes years of more than four figures with a Y.
LAST_PLAIN_YEAR = 9999


def dated(values: Iterable[Any], where: str, calendar: Calendar | None = None) -> list[HistoricalDate | None]:
    """The dates of a column; None for empty cells.

    Args:
        values: texts as `read_counted` takes them, `HistoricalDate`, `Day`, `datetime.date`, pandas timestamps, or years as
            whole numbers.
        where: layer and column, for errors.
        calendar: in which texts and years are counted; None for the Gregorian, unless names of months tell another.

    Raises:
        LayerError: a value is no date.
    """
    cells = values.tolist() if isinstance(values, pd.Series) else values
    # Many rows have one date.
    read: dict[str, HistoricalDate | None] = {}
    dates = []
    for cell in cells:
        if isinstance(cell, str):
            if cell not in read:
                read[cell] = _date(cell, where, calendar)
            dates.append(read[cell])
        else:
            dates.append(_date(cell, where, calendar))
    return dates


def _date(value: Any, where: str, calendar: Calendar | None) -> HistoricalDate | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, HistoricalDate | Day) and is_empty(value):
        return None
    if isinstance(value, bool | np.bool):
        raise LayerError(f"{where}: {value!r} is not a date; write EDTF such as 1950-10-12")
    if isinstance(value, float) and value.is_integer():
        # pandas makes a column of years one of fractions where a cell is empty.
        value = int(value)
    for kind, read in _READ.items():
        if isinstance(value, kind):
            try:
                return read(value, calendar)
            except DateError as error:
                raise LayerError(f"{where}: {error}") from error
    raise LayerError(f"{where}: {value!r} is not a date; write EDTF such as 1950-10-12")


def _of_year(number: int, calendar: Calendar | None) -> HistoricalDate:
    """A whole number is a year, as tables have them."""
    if abs(number) > LAST_PLAIN_YEAR:
        return read_counted(f"Y{number}", calendar)
    return read_counted(f"{number:05d}" if number < 0 else f"{number:04d}", calendar)


# In this order: a `Day` is a whole number, a pandas time is a `datetime`, which is a `date`.
_READ: dict[type, Callable[[Any, Calendar | None], HistoricalDate]] = {
    HistoricalDate: lambda date, _: date,
    Day: lambda day, _: parse_edtf(str(day)),
    dt.date: lambda day, _: parse_edtf(dt.date(day.year, day.month, day.day).isoformat()),
    str: lambda text, calendar: read_counted(text.strip(), calendar),
    np.datetime64: lambda moment, _: parse_edtf(str(moment.astype("datetime64[D]"))),
    int: _of_year,
    np.integer: lambda number, calendar: _of_year(int(number), calendar),
}
