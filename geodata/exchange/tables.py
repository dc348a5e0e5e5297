"""The sheets of a dossier as plain frames of text, unchecked: what an import yields, and what an export says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isnan
from pathlib import Path

import pandas as pd
import shapely

from geodata.dates.calendars.names import OF_EDTF, Calendar
from geodata.dates.historical import HistoricalDate
from geodata.dossiers.reading import Dossier
from geodata.formats.geometries import GEOMETRY_SHEET
from geodata.formats.keys import ACTOR_KEYS, DOCUMENT_SHEET, DOSSIER_SHEET, VIEW_SHEET
from geodata.formats.tables import TABLES
from geodata.tables.columns import Column

# Columns by the names of sheets, as a workbook has them; dossier and document are keys.
SHEETS: Mapping[str, tuple[Column, ...]] = {
    "actors": ACTOR_KEYS,
    "views": VIEW_SHEET,
    **{file.removesuffix(".csv"): columns for file, columns in TABLES.items()},
    "geometries": GEOMETRY_SHEET,
}
# Between the values of one cell.
BETWEEN = " | "
# The days of the week from that of 1 January 1970 on, from which days are counted.
_WEEK = ("Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday")


@dataclass(kw_only=True, eq=False)
class Tables:
    """The sheets of a dossier, as a workbook has them (seeds/README.md). Nothing in them has been checked.

    Attributes:
        keys: The keys at the top of `dossier.toml`, and `timeline.extent`; those of which nothing is said are left out.
        record: The keys of `[document]`; addressees are separated by ` | `.
        text: The document, "" if there is none.
        translations: Its translations by language.
        sheets: `actors`, `views`, `places`, `toponyms`, `people`, `events`, `messages`, `candidates`, `paths`, `sources`,
            `geometries` (with `wkt`, in degrees): frames with every column of the format, all text, "" where nothing is said;
            of no rows where the dossier has none.
        images: The pictures of events by the names of their files.
        left_out: Columns and properties of a file that was read for which no sheet has a column, by name.

    Example:
        >>> ct.Tables(sheets={"events": dossier.events[["id", "date"]]})
        <Tables: 115 events>
    """

    keys: dict[str, str] = field(default_factory=dict)
    record: dict[str, str] = field(default_factory=dict)
    text: str = ""
    translations: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, pd.DataFrame] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give every sheet all its columns."""
        self.sheets = {name: sheet(name, self.sheets.get(name, pd.DataFrame())) for name in SHEETS}

    def __repr__(self) -> str:
        """How many rows each sheet has; the frames would fill pages of a notebook."""
        counts = ", ".join(f"{len(frame)} {name}" for name, frame in self.sheets.items() if len(frame))
        return f"<Tables: {counts or 'no rows'}>"

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a sheet, each with the cells in which something is said.

        Example:
            >>> ct.Tables(sheets={"events": dossier.events[["id", "date"]]}).rows("events")[0]
            {'id': 'inchon-landing', 'date': '1950-09-15'}
        """
        return [{column: text for column, text in row.items() if text} for row in records(self.sheets[name])]

    def write(self, folder: str | Path) -> tuple[str, ...]:
        """Write the dossier as a folder of text files.

        Args:
            folder: A folder that is not there yet or is empty; its name becomes the dossier's id. It appears whole or not at all.

        Returns:
            The names of the files, sorted.

        Raises:
            Refusal: The name of the folder is not an id.
            OSError: It cannot be written.

        Example:
            >>> ct.Tables(keys={"title": "A voyage"}).write("voyage")
            ('dossier.toml', 'events.csv', 'places.csv')
        """
        from geodata.exchange.folders import write_folder  # noqa: PLC0415 - it writes tables

        return write_folder(self, Path(folder))


def sheet(name: str, rows: pd.DataFrame | Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """The frame of a sheet: every column of the format in its order, those in other languages after their own, all cells text.

    Args:
        name: Of the sheet.
        rows: A frame, or the cells of each row by column. Missing values are "".

    Raises:
        ValueError: If there is a column that the format has not.
    """
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    own = {column.name: column for column in SHEETS[name]}
    if unknown := [str(each) for each in frame if each not in own and not own_language(own, str(each))]:
        raise ValueError(f"sheet {name} has no column {', '.join(unknown)}")
    columns = [*own]
    for each in map(str, frame):
        if each not in own:
            columns.insert(columns.index(each.partition("@")[0]) + 1, each)
    return pd.DataFrame(
        {each: _text(frame[each]) if each in frame else "" for each in columns}, index=range(len(frame)), dtype="str"
    )


def _text(column: pd.Series) -> pd.Series:
    """A column with all its cells as text, in a row of numbers from 0."""
    plain = column.reset_index(drop=True)
    if plain.dtype == "str":
        return plain.fillna("")
    if plain.dtype == "object":
        return plain.map(cell).astype("str")
    # Many rows have the same number.
    codes, numbers = pd.factorize(plain, use_na_sentinel=False)
    return pd.Series([cell(each) for each in numbers.tolist()], dtype="str").take(codes).reset_index(drop=True)


def own_language(columns: Mapping[str, Column], name: str) -> bool:
    """Whether a name is that of a column in another language, such as `quotation@en`."""
    base, mark, language = name.partition("@")
    return bool(mark and language and base in columns and columns[base].by_language)


def tables_of(dossier: Dossier) -> Tables:
    """The sheets that a dossier was read from, as its frames say now.

    A date that was counted from words is the date that came out, with its rule.
    """
    document = dossier.document
    # Of a calendar that nobody named the dossier remarks it, where it matters.
    is_unsaid = any(remark.column == "calendar" for remark in dossier.remarks)
    keys = {
        **{column.name: getattr(dossier, column.name, "") for column in DOSSIER_SHEET if column.name != "languages"},
        "languages": BETWEEN.join(dossier.languages),
        "timeline.extent": str(dossier.timeline_extent or ""),
    }
    record = {
        **{column.name: getattr(document, column.name, "") for column in DOCUMENT_SHEET},
        "date": _typed(document.date, document.date.calendar),
        "calendar": "" if is_unsaid else document.date.calendar,
        "addressees": BETWEEN.join(document.addressees),
    }
    frames: dict[str, pd.DataFrame] = {name: pd.DataFrame(getattr(dossier, name)) for name in SHEETS if name != "views"}
    for name in ("places", "events"):
        frames[name] = frames[name].drop(columns="geometry").rename(columns={"geometry_ids": "geometry"})
    events = dossier.events
    elsewhere = ~events["calendar"].isin(OF_EDTF)
    frames["events"].loc[elsewhere, "date"] = list(
        map(_typed, events["when"][elsewhere], events["calendar"][elsewhere])
    )
    frames["geometries"] = frames["geometries"].assign(
        wkt=shapely.to_wkt(dossier.geometries.geometry.to_numpy(), rounding_precision=-1)
    )
    views = [
        {
            "id": view.id,
            "title": view.title,
            **dict(zip(("west", "south", "east", "north"), map(cell, view.extent), strict=True)),
        }
        for view in dossier.views
    ]
    return Tables(
        keys={name: cell(value) for name, value in keys.items() if value},
        record={name: cell(value) for name, value in record.items() if value},
        text=document.text,
        translations=dict(document.translations),
        sheets={**{name: _of_format(name, frame) for name, frame in frames.items()}, "views": pd.DataFrame(views)},
        images=dict(dossier.images),
    )


def cell(value: object) -> str:
    """A value as a cell of text: "" for a missing one, whole numbers without a point."""
    if value is None or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _of_format(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of a frame of a dossier that the format has."""
    own = {column.name: column for column in SHEETS[name]}
    return frame[[each for each in frame if each in own or own_language(own, str(each))]]


def records(frame: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a sheet as the cells of their columns."""
    names = [str(name) for name in frame]
    columns = [column.tolist() for _, column in frame.items()] if len(frame) else []
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _typed(when: HistoricalDate, calendar: Calendar) -> str:
    """What to type for a date to be read again as it is, in its calendar; with the day of the week where that tells the day."""
    if calendar in OF_EDTF:
        return when.edtf
    return f"{_WEEK[int(when.sure) % len(_WEEK)]}, {when.numbers}" if when.sure else when.numbers
