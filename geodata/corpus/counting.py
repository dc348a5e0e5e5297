"""How often each place is named, and when: the mentions of a corpus counted by place and period."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

import dask
import geopandas as gpd
import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq
import shapely
from dask import dataframe

from geodata.corpus.table import is_corpus
from geodata.dates.edtf import DateError
from geodata.dates.parsing import parse_edtf
from geodata.errors import FileError, Problem
from geodata.files.plain_files import as_text

Per = Literal["year", "decade", "century"]
_YEARS: dict[Per, int] = {"year": 1, "decade": 10, "century": 100}
# A year of EDTF of which no figure is known.
_ANY_YEAR = "XXXX"
# A timeline with more columns than this is hard to read: then the next longer period is taken.
MOST_PERIODS = 40
# Of each place and period so many passages are told, the first ones.
MOST_PASSAGES = 5
_READ = ["document", "start", "sentence", "written", "date", "place", "credit", "geometry"]
_KEYS = ["place", "geometry", "period"]

_META = dict.fromkeys([*_KEYS, "size", "nunique", "first", "last", "credit", "passages"], object)


def counted(path: str | Path, *, per: Per | None = None) -> gpd.GeoDataFrame:
    """The toponyms of a corpus whose place is known, counted by place and period.

    A mention belongs to the date of the event that happens there, or else to that of its document (`date` and `written` of
    `mentions.mentions`); one without any to none. The file is read a row group at a time, through Dask.

    Args:
        path: A file that `draft_corpus` wrote.
        per: The length of a period; default: the shortest of which there are at most forty from the first to the last date.

    Returns:
        In EPSG:4326, the most frequent first: `place`, `period` (EDTF such as `186X`; of a date that is wider than a period that
        from its first to its last one, "" where none is known), `mentions`, `documents` (how many), `passages`, the first
        of them as pairs of document with offset, and words; `credit`, the lines of the gazetteers, each once.

    Raises:
        FileError: It is no such file.
    """
    if not is_corpus(Path(path)):
        fix = "Give a .parquet file that chronotope corpus, or ct.draft_corpus, wrote"
        raise FileError([Problem(file=as_text(path), why="is no file of the mentions of a corpus", fix=fix)])
    with pq.ParquetFile(path) as file:
        groups = range(file.num_row_groups)
    if not groups:
        return _joined(pd.DataFrame(columns=list(_META)))
    # Dask would make texts of all that pandas calls objects, also of geometries.
    with dask.config.set({"dataframe.convert-string": False}):
        told = dataframe.from_map(_toponyms, groups, path=str(path), meta=dict.fromkeys(_READ, object))
        dates = told[["date", "written"]].map_partitions(pd.DataFrame.drop_duplicates).compute()
        years = _years({*dates["date"].dropna(), *dates["written"].dropna()})
        length = per or _shortest([year for ends in years.values() for year in ends])
        periods = {date: _period(*ends, length) for date, ends in years.items()}
        parts = told.map_partitions(partial(_counted, periods=periods), meta=_META).compute()
    return _joined(parts)


def _toponyms(group: int, *, path: str) -> pd.DataFrame:
    """The toponyms of a row group whose place is known."""
    with pq.ParquetFile(path) as file:
        rows = file.read_row_group(group, columns=[*_READ, "kind"])
    known = rows.filter((pc.field("kind") == "toponym") & pc.field("place").is_valid())
    frame: pd.DataFrame = known.select(_READ).to_pandas()
    return frame.astype(object)


def _years(dates: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The first and the last year of each date of which both are known."""
    found = {}
    for text in dates:
        with suppress(DateError):
            date = parse_edtf(text)
            is_any_year = date.kind == "date" and date.numbers.startswith(_ANY_YEAR)
            if date.earliest is not None and date.latest is not None and not is_any_year:
                found[text] = (date.earliest.civil[0], date.latest.civil[0])
    return found


def _shortest(years: Sequence[int]) -> Per:
    """The shortest period of which there are not too many between the first and the last year."""
    first, last = min(years, default=0), max(years, default=0)
    lengths: tuple[Per, ...] = ("year", "decade")
    return next((each for each in lengths if (last - first) // _YEARS[each] < MOST_PERIODS), "century")


def _period(first: int, last: int, per: Per) -> str:
    """The period of two years, or those from the one to the other."""
    ends = [_named(year, per) for year in (first, last)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _named(year: int, per: Per) -> str:
    """The period of a year as EDTF: the 1860s are 186X; year 0 and those before are counted as ISO 8601 does."""
    figures = len(str(_YEARS[per])) - 1
    digits = f"{abs(year):04}"
    return f"{'-' if year < 0 else ''}{digits[: len(digits) - figures]}{'X' * figures}"


def _counted(mentions: pd.DataFrame, *, periods: Mapping[str, str]) -> pd.DataFrame:
    """The counts of one row group."""
    dates = zip(mentions["date"], mentions["written"], strict=True)
    period = [periods.get(date) or periods.get(written) or "" for date, written in dates]
    passage = list(
        zip(mentions["document"] + ", " + mentions["start"].astype("str"), mentions["sentence"], strict=True)
    )
    rows = mentions.assign(
        period=pd.Series(period, mentions.index, dtype=object),
        passages=pd.Series(passage, mentions.index, dtype=object),
    )
    groups = rows.groupby(_KEYS, sort=False)
    counts = groups["document"].agg(["size", "nunique", "first", "last"])
    counts["credit"] = groups["credit"].first()
    # A sentence that names a place twice is one passage.
    told = rows.drop_duplicates([*_KEYS, "document", "sentence"]).groupby(_KEYS, sort=False)
    counts["passages"] = told["passages"].agg(lambda each: each.tolist()[:MOST_PASSAGES])
    return counts.reset_index().astype(dict.fromkeys(_META, object))[list(_META)]


def _joined(parts: pd.DataFrame) -> gpd.GeoDataFrame:
    """The counts of all row groups. The last document of one may go on in the next."""
    rows: list[dict[str, Any]] = []
    for key, group in parts.groupby(_KEYS, sort=True):
        goes_on = (group["first"].iloc[1:].to_numpy() == group["last"].iloc[:-1].to_numpy()).sum()
        rows.append(
            {
                **dict(zip(_KEYS, key, strict=True)),
                "mentions": int(group["size"].sum()),
                "documents": int(group["nunique"].sum() - goes_on),
                "passages": [each for found in group["passages"] for each in found][:MOST_PASSAGES],
                "credit": next(iter(group["credit"].dropna()), ""),
            }
        )
    rows.sort(key=lambda row: -row["mentions"])
    frame = pd.DataFrame(rows, columns=[*_KEYS, "mentions", "documents", "passages", "credit"])
    return gpd.GeoDataFrame(frame.assign(geometry=shapely.from_wkb(frame["geometry"])), geometry="geometry", crs=4326)
