"""A table of stops, each with the leg by which it is reached; or all that keeps it from being routes."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

import geopandas as gpd
import numpy as np
import pandas as pd

from viz.layers.columns import size_flaw
from viz.layers.dating import dates_of
from viz.layers.layer import LayerError
from viz.layers.rows import LEG, first_told, is_empty, located
from viz.layers.tables import places, read_cells

_Found = TypeVar("_Found")


class Asked(NamedTuple):
    """The columns by which stops become routes."""

    by: tuple[str, ...]
    order: str | None
    size: str | None
    date: str | tuple[str, str] | None


class Leg(NamedTuple):
    """How a stop is reached.

    Attributes:
        start: longitude and latitude of the stop before; None for the first of a route.
        amount: the size there; of the first stop its own.
        asked: by which columns it was found.
    """

    start: tuple[float, float] | None
    amount: float
    asked: Asked


def are_laid(data: Any, asked: Asked) -> bool:
    """Whether a frame has its legs already, by these columns: some of its rows may have gone since."""
    return isinstance(data, gpd.GeoDataFrame) and LEG in data.columns and all(leg.asked == asked for leg in data[LEG])


def with_legs(data: Any, asked: Asked) -> gpd.GeoDataFrame:
    """The stops of a table, EPSG:4326, with the column `LEG`.

    Args:
        data: a frame as `read_table` takes it.
        asked: its columns.

    Raises:
        LayerError: with all that is wrong, row by row.
    """
    cells, found = read_cells(data, asked._asdict())
    asked = Asked(**found)
    wrong: list[str] = []
    points = _tried(lambda: places(data, cells), wrong)
    if points is not None:
        wrong += _unplaced(points)
    wrong += [f"column {each!r}, row {label!r}: is empty; write to which route the stop belongs"
              for each in asked.by for label, cell in cells[each].items() if is_empty(cell)]  # fmt: skip
    _tried(lambda: dates_of(cells, asked.date, ""), wrong)
    ranks = _tried(lambda: _ranks(cells, asked.order), wrong)
    before = pd.Series(-1, index=range(len(cells)))
    if ranks is not None:
        wrong += _unordered(cells, asked, ranks)
        before = _before(cells, asked, ranks)
    wrong += _unsized(cells, asked.size, before)
    if wrong or points is None:
        raise LayerError("\n  ".join(first_told(wrong)))
    frame = gpd.GeoDataFrame(cells.drop(columns=LEG, errors="ignore"), geometry=points, crs="EPSG:4326")
    return frame.assign(**{LEG: pd.Series(list(_legs(frame, asked, before)), index=frame.index, dtype=object)})


def _tried(read: Callable[[], _Found], wrong: list[str]) -> _Found | None:
    """What is read; None where it cannot be, and `wrong` has the reason."""
    try:
        return read()
    except LayerError as error:
        wrong.append(str(error))
        return None


def _unplaced(points: gpd.GeoSeries) -> Iterator[str]:
    """The stops that lie nowhere, or that are no points."""
    there = located(gpd.GeoDataFrame(geometry=points)).tolist()
    for label, kind, is_there in zip(points.index, points.geom_type, there, strict=True):
        if not is_there:
            yield f"row {label!r}: no place; fill it in, or leave the row out, and the route leads past it"
        elif kind != "Point":
            yield f"row {label!r}: a stop is a Point, and this is a {kind}; its centroid would be one"


def _ranks(cells: pd.DataFrame, order: str | None) -> pd.Series:
    """Of each row, what tells its place in a route: numbers, first and last day, or where it stands; None where it is empty.

    Raises:
        LayerError: cells are neither numbers nor dates.
    """
    if order is None:
        return pd.Series(range(len(cells)), dtype=object)
    column = cells[order]
    is_time = pd.api.types.is_datetime64_any_dtype(column)
    numbers = column if is_time else pd.to_numeric(column, errors="coerce")
    if not is_time and numbers.notna().equals(column.notna()):
        return pd.Series([None if np.isnan(each) else each for each in numbers.astype(float)], dtype=object)
    days = [None if date is None else (date.earliest, date.latest) for date in dates_of(cells, order, "")]
    ends = [pair and tuple(day for day in pair if day is not None) for pair in days]
    return pd.Series([pair and (pair[0], pair[-1]) for pair in ends], dtype=object)


def _groups(cells: pd.DataFrame, asked: Asked) -> pd.Series:
    """Of each row, to which route it belongs."""
    keys = zip(*(cells[each].astype(object) for each in asked.by), strict=True) if asked.by else [()] * len(cells)
    return pd.Series([tuple(map(str, key)) for key in keys], dtype=object)


def _unordered(cells: pd.DataFrame, asked: Asked, ranks: pd.Series) -> Iterator[str]:
    """The stops of which nothing tells where they come, or the same as of another stop of their route."""
    seen: dict[tuple[tuple[str, ...], Any], Any] = {}
    shown = range(len(cells)) if asked.order is None else cells[asked.order]
    for label, group, rank, cell in zip(cells.index, _groups(cells, asked), ranks, shown, strict=True):
        if rank is None:
            yield f"column {asked.order!r}, row {label!r}: is empty; write a number or a date, by which the stops follow"
        elif (group, rank) in seen:
            first = seen[group, rank]
            route = f" of the route {' '.join(group)!r}" if group else ""
            yield (
                f"column {asked.order!r}, row {label!r}: {str(cell)!r} is said of row {first!r}{route} too; "
                "write which of the two comes first"
            )
        else:
            seen[group, rank] = label


def _before(cells: pd.DataFrame, asked: Asked, ranks: pd.Series) -> pd.Series:
    """Of each row, the position of the stop before it; -1 for the first of a route."""
    known = {at: rank for at, rank in enumerate(ranks) if rank is not None}
    ordered = pd.Series(sorted(known, key=lambda at: known[at]), dtype=int)
    groups, _ = pd.factorize(_groups(cells, asked)[ordered])
    before = ordered.groupby(groups).shift(fill_value=-1)
    return pd.Series(before.to_numpy(), index=ordered).reindex(range(len(cells)), fill_value=-1)


def _unsized(cells: pd.DataFrame, size: str | None, before: pd.Series) -> Iterator[str]:
    """The stops whose size is none, and those without one at which a leg begins."""
    if size is None:
        return
    begins = set(before)
    for at, (label, cell) in enumerate(cells[size].items()):
        words = "" if is_empty(cell) else size_flaw(cell)
        if is_empty(cell) and at in begins:
            words = "is empty, and as wide is the leg that begins there; write a number, or leave size out"
        if words:
            yield f"column {size!r}, row {label!r}: {words}"


def _legs(frame: gpd.GeoDataFrame, asked: Asked, before: pd.Series) -> Iterator[Leg]:
    amounts = np.full(len(frame), np.nan) if asked.size is None else frame[asked.size].to_numpy(float, na_value=np.nan)
    at = list(zip(frame.geometry.x.tolist(), frame.geometry.y.tolist(), strict=True))
    for own, start in enumerate(before):
        yield Leg(at[start] if start >= 0 else None, float(amounts[start if start >= 0 else own]), asked)
