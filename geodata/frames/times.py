"""Dates and times that a file holds as such, as the texts that ISO 8601 and EDTF write."""

import datetime as dt
import re
from typing import TypeVar

import geopandas as gpd
import pandas as pd

_Frame = TypeVar("_Frame", pd.DataFrame, gpd.GeoDataFrame)

_TIME = re.compile(r"(?P<sign>-?)0*(?P<year>[0-9]+)-(?P<rest>.+)")
_MIDNIGHT = re.compile(r"(?P<day>.+)T00:00:00(?:\.0+)?(?:Z|[+-]00:?00)?")
_NO_FRACTION = re.compile(r"\.0+(?=Z|[+-]|$)")
_FOUR_FIGURES = 4


def with_texts(frame: _Frame) -> _Frame:
    """The frame with texts in the columns that hold dates or times; others stay."""
    written = frame.copy()
    for name, column in frame.items():
        if _is_timed(column):
            written[name] = _texts(column)
    return written


def as_days(times: pd.Series) -> pd.Series:
    """Texts of times; those of days where every time is midnight, which is how programs write a day."""
    found = [None if pd.isna(time) else _NO_FRACTION.sub("", str(time)) for time in times]
    days = [time and _MIDNIGHT.fullmatch(time) for time in found]
    if all(day is not None for day, time in zip(days, found, strict=True) if time is not None):
        found = [day["day"] if day else None for day in days]
    return pd.Series(found, index=times.index, dtype="str")


def iso(text: str) -> str:
    """A date or time with a year that EDTF reads: four figures, and more behind a Y."""
    match = _TIME.fullmatch(text)
    if match is None:
        return text
    year = match["year"].zfill(_FOUR_FIGURES)
    return f"{'Y' if len(year) > _FOUR_FIGURES else ''}{match['sign']}{year}-{match['rest']}"


def _is_timed(column: pd.Series) -> bool:
    if pd.api.types.is_datetime64_any_dtype(column):
        return True
    held = column.dropna()
    return column.dtype == object and len(held) > 0 and all(isinstance(cell, dt.date | dt.time) for cell in held)


def _texts(column: pd.Series) -> pd.Series:
    return as_days(pd.Series([None if pd.isna(cell) else iso(cell.isoformat()) for cell in column], index=column.index))
