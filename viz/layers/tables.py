"""A table as people have it: its rows with places and dates, those that cannot be drawn, and all cells that are wrong."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata import Calendar, HistoricalDate
from geodata.errors import Refusal, instead
from geodata.projections.extents import CIRCLE, EDGE, POLE
from geodata.tables.cells import latitude, longitude
from geodata.tables.degrees import as_decimal
from viz.layers.dating import dates_of, has_year
from viz.layers.geometries import GeometryError, as_frame, is_geometry, laid_out
from viz.layers.layer import LayerError
from viz.layers.rows import first_told, located

# What columns with degrees are called, those first that can be nothing else.
LONGITUDES, LATITUDES = ("lon", "lng", "long", "longitude", "x"), ("lat", "latitude", "y")
# What is farther from zero, of most rows, is not meant as degrees.
FEWEST_METRES = 1000
# The name of a column with dates as they were read, since the layers do not know in which calendar a text is written, ends so.
AS_READ = " as read"
# How a row label shows that a column has the name of an earlier one.
_REPEATED = "{name} ({number})"


@dataclass(frozen=True)
class Table:
    """The rows of a table that can be drawn.

    Attributes:
        frame: EPSG:4326, with the labels of the rows; its columns are texts, each with a name of its own.
        left_out: why each other row cannot be drawn, by the label of the row.
        columns: what was asked for -> the names of its columns in the frame.
    """

    frame: gpd.GeoDataFrame
    left_out: "pd.Series[str]"
    columns: dict[str, Any]


def read_table(data: pd.DataFrame, asked: Mapping[str, Any], calendar: Calendar | None) -> Table:
    """Read a table.

    Args:
        data: a GeoDataFrame with a CRS, or a DataFrame with degrees in columns such as `lon` and `lat`.
        asked: what is read from it (`date`, `label` …) -> a column, several, or None.
        calendar: see `dated`.

    Raises:
        LayerError: a column is not there or twice, cells do not hold what is asked of them, or the frame has no CRS.
    """
    cells, columns = read_cells(data, asked)
    points, dates = _read_both(data, cells, columns["date"], calendar)
    frame = gpd.GeoDataFrame(cells, geometry=points, crs="EPSG:4326")
    why = pd.Series("", index=range(len(frame)), dtype="str")
    if columns["date"] is not None:
        why[[date is None or (date.earliest is None and date.latest is None) for date in dates]] = "no date"
        why[[date is not None and not has_year(date) for date in dates]] = "no year"
    why[~located(frame).to_numpy()] = "no place"
    there = (why == "").to_numpy()
    left_out = pd.Series(why[~there].to_numpy(), index=frame.index[~there], dtype="str", name="left_out")
    if not there.any():
        asked_for = "a place" if columns["date"] is None else f"both a place and a date in {columns['date']!r}"
        raise LayerError(f"no row has {asked_for}")
    return Table(frame if there.all() else frame[there], left_out, columns)


def read_cells(data: pd.DataFrame, asked: Mapping[str, Any]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The cells of a table, without its geometries, and the names of the columns that were asked for; see `read_table`.

    Raises:
        LayerError: it is no table, or a column is not there or twice.
    """
    if not isinstance(data, pd.DataFrame):
        raise LayerError(f"a table is a pandas or geopandas frame, not a value of the type {type(data).__name__}")
    names = _names(data)
    columns = {what: _found(what, column, data, names) for what, column in asked.items()}
    kept = [at for at in range(len(names)) if not is_geometry(data.iloc[:, at])]
    return pd.DataFrame(data).set_axis(names, axis="columns").iloc[:, kept], columns


def _read_both(
    data: pd.DataFrame, cells: pd.DataFrame, date: str | tuple[str, str] | None, calendar: Calendar | None
) -> tuple[gpd.GeoSeries, list[HistoricalDate | None]]:
    """Places and dates of the rows.

    Raises:
        LayerError: with what is wrong with either, or with both.
    """
    try:
        points = places(data, cells)
    except LayerError as error:
        try:
            dates_of(cells, date, "", calendar)
        except LayerError as also:
            raise LayerError(f"{error}\n{also}") from None
        raise
    return points, dates_of(cells, date, "", calendar)


def _plain_names(data: pd.DataFrame) -> list[str]:
    """The names of columns as texts, of several levels in one."""
    return [
        " ".join(str(part) for part in column if str(part)) if isinstance(column, tuple) else str(column)
        for column in data.columns
    ]


def _names(data: pd.DataFrame) -> list[str]:
    """The names of columns as texts, each another: the second of a name is numbered."""
    names: list[str] = []
    for name in _plain_names(data):
        same, number = name, 2
        while same in names:
            same, number = _REPEATED.format(name=name, number=number), number + 1
        names.append(same)
    return names


def _found(what: str, column: Any, data: pd.DataFrame, names: list[str]) -> Any:
    """The names of the columns that were asked for.

    Raises:
        LayerError: one is not there, or there are several of the name.
    """
    if column is None:
        return None
    given: list[Any] = list(data.columns)
    if isinstance(column, tuple | list) and not any(column == each for each in given):
        return tuple(_found(what, each, data, names) for each in column)
    if not isinstance(column, Hashable):
        raise LayerError(f"{what} = {column!r} is no column; write its name")
    at = [number for number, each in enumerate(given) if each == column or names[number] == str(column)]
    if not at:
        raise LayerError(f"there is no column {column!r} for {what}; {instead(str(column), names)}")
    if len(at) > 1:
        raise LayerError(f"there are {len(at)} columns {column!r} for {what}; give each a name of its own")
    _check_only(names[at[0]], _plain_names(data))
    return names[at[0]]


def _check_only(name: str, there: list[str]) -> None:
    """See to it that a column is not there twice: of a file whose header has its name again, `read_file` numbers the second.

    Raises:
        LayerError: it is.
    """
    second = _REPEATED.format(name=name, number=2)
    if second in there:
        raise LayerError(
            f"there are 2 columns {name!r}, the second read as {second!r}; delete one, or give each a name of its own"
        )


def places(data: pd.DataFrame, cells: pd.DataFrame) -> gpd.GeoSeries:
    """Where the rows lie, EPSG:4326; rows without coordinates have none.

    Raises:
        LayerError: there is no CRS, there are no columns with degrees, or cells are none.
    """
    try:
        frame = as_frame(data)
        if frame is not None:
            return laid_out(frame)
    except GeometryError as error:
        raise LayerError(str(error)) from None
    plain = _plain_names(data)
    x, y = (_column(plain, names) for names in (LONGITUDES, LATITUDES))
    if _are_metres(cells[x], cells[y]):
        raise LayerError(
            f"columns {x!r} and {y!r} hold no degrees but metres of a projection; make a frame that knows which: "
            f"geopandas.GeoDataFrame(data, geometry=geopandas.points_from_xy(data[{x!r}], data[{y!r}]), crs=…)"
        )
    wrong: list[str] = []
    longitudes = _degrees(cells[x], _longitude, CIRCLE, wrong)
    latitudes = _degrees(cells[y], latitude, POLE, wrong)
    if wrong:
        raise LayerError("\n  ".join(first_told(wrong)))
    return gpd.GeoSeries(gpd.points_from_xy(longitudes, latitudes), index=cells.index, crs="EPSG:4326")


def _column(there: list[str], names: tuple[str, ...]) -> str:
    """The column with the first of the names that is there.

    Raises:
        LayerError: there is none, or there are several of one name.
    """
    for name in names:
        found = [column for column in there if column.casefold() == name]
        if len(found) > 1:
            raise LayerError(f"there are {len(found)} columns {found[0]!r}; give each a name of its own")
        if found:
            _check_only(found[0], there)
            return found[0]
    raise LayerError(
        f"there is no column {' or '.join(names)} with degrees, and no geometry; there are {', '.join(there)}"
    )


def _are_metres(x: pd.Series, y: pd.Series) -> bool:
    numbers = pd.DataFrame({"x": pd.to_numeric(x, errors="coerce"), "y": pd.to_numeric(y, errors="coerce")}).dropna()
    far = numbers.abs().max(axis="columns") > FEWEST_METRES
    return len(numbers) > 0 and bool(far.mean() > 1 / 2)


def _longitude(cell: str) -> None:
    """Accept degrees east, also those of a whole circle, -360 to 360."""
    try:
        is_turned = EDGE < abs(float(cell)) <= CIRCLE
    except ValueError:
        is_turned = False
    if not is_turned:
        longitude(cell)


def _degrees(column: pd.Series, check: Callable[[str], None], most: float, wrong: list[str]) -> list[float]:
    """Degrees of each row, NaN for an empty one; what is wrong goes to `wrong`."""
    if pd.api.types.is_numeric_dtype(column) and not (column.abs() > most).any():
        return column.astype(float).tolist()
    degrees = []
    for label, cell in zip(column.index, column, strict=True):
        number = np.nan
        text = "" if pd.isna(cell) else str(cell).strip()
        if text:
            plain = as_decimal(text) or text
            try:
                check(plain)
                number = float(plain)
            except Refusal as refusal:
                as_typed = Refusal(text, why=refusal.why, fix=refusal.fix)
                wrong.append(f"column {column.name!r}, row {label!r}: {as_typed}")
        degrees.append(number)
    return degrees
