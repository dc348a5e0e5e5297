"""Tables as nobody would make them: any dtype, place, name of columns and index, with what is asked of `quick_map`."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from hypothesis import strategies as st
from shapely.geometry import (
    GeometryCollection,
    LinearRing,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from geodata import Day, parse_edtf
from viz.layers.rows import is_empty

# The column by which a row is known again, whatever becomes of the others.
MARKER = "row number"
MOST_ROWS = 5


@dataclass(frozen=True)
class Drawn:
    """A table with its options; `places` and `dates`: which rows have one that can be read, None if any cell is wrong."""

    frame: pd.DataFrame
    options: dict[str, Any]
    places: list[bool] | None
    dates: list[bool] | None
    story: str

    @property
    def is_readable(self) -> bool:
        """Whether there is a row with a place and a date, and no cell is wrong."""
        if self.places is None or self.dates is None:
            return False
        return any(place and date for place, date in zip(self.places, self.dates, strict=True))


NOTHING = [None, np.nan, pd.NA, pd.NaT]
EDTF = [
    "1361-07-27",
    "1370",
    "1398~",
    "1360/1365",
    "1392-21",
    "-0043-03-15",
    "Y-30000",
    "[1361,1365]",
    "13XX",
    "1950-10-12T08:00:00Z",
]
WORDS = ["Aug. 13. O. S. 1716", " 1361 ", "1950\u201110\u201112", "\u22120043", "", "  "]
NO_DATES = ["27/7/1361", "?", "spring", "1950-02-30", "9" * 200, "nan"]
MIXED = [
    1361,
    dt.date(1950, 1, 2),
    dt.datetime(1950, 1, 2, 3, tzinfo=dt.UTC),
    pd.Timestamp("1950-01-02"),
    np.datetime64("1916"),
    Day(-200_000),
]
MIXED += [
    parse_edtf("1950~"),
    pd.Period("1950-01"),
    "1370",
    pd.Interval(pd.Timestamp("1950"), pd.Timestamp("1951")),
    np.int64(1400),
]
ODD = [True, 1950.5, [1361], {"year": 1361}, b"1361", 1 + 2j, dt.timedelta(1), np.inf, 19160530, Decimal(1361), object]


def cells(values: list[Any]) -> st.SearchStrategy[Callable[[int], list[Any]]]:
    """As many cells as a table has rows, from a few that are drawn."""
    drawn = st.lists(st.sampled_from(values), min_size=MOST_ROWS, max_size=MOST_ROWS)
    return drawn.map(lambda chosen: lambda rows: chosen[:rows])


def column(values: list[Any], dtype: Any = object, lacking: list[Any] = NOTHING) -> st.SearchStrategy[Any]:
    """A column of a dtype, with some cells missing."""
    return st.tuples(cells([*values, *lacking]), st.just(dtype)).map(
        lambda pair: lambda rows: pd.array(pair[0](rows), dtype=pair[1])
    )


def moments(unit: str, zone: str | None = None) -> st.SearchStrategy[Any]:
    """Pandas times of a unit, in a time zone or in none."""
    return cells(["1950-01-02", "1361-07-27", None]).map(
        lambda drawn: lambda rows: pd.to_datetime(drawn(rows), format="%Y-%m-%d").as_unit(unit).tz_localize(zone).array
    )


periods = st.tuples(st.sampled_from(["D", "W", "M", "Q", "Y", "h"]), cells(["1950-01-02", "1361-07-27", None])).map(
    lambda pair: lambda rows: pd.PeriodIndex(pair[1](rows), freq=pair[0]).array
)
intervals = st.sampled_from(["left", "right", "both", "neither"]).map(
    lambda closed: lambda rows: pd.arrays.IntervalArray.from_breaks(range(1361, 1362 + rows * 2, 2), closed=closed)
)
good_dates = st.one_of(
    column([*EDTF, *WORDS]),
    column(EDTF, "str"),
    column(EDTF, "category"),
    column([1361, -43, 12_019, 0], "Int64", [pd.NA]),
    column([1361.0, -43.0], float, [np.nan]),
    column([1361, -30_000], object),
    column(MIXED),
    *map(moments, ("s", "ms", "us")),
    moments("us", "Asia/Tokyo"),
    periods,
    intervals,
)
bad_dates = st.one_of(column([*EDTF, *NO_DATES]), column([*MIXED, *ODD]), column([True, False], "boolean", [pd.NA]))
values = st.one_of(
    column(["Union", "Hansa", "<b>x</b>", "a\tb", "  ", "", "ערב", "#ff0000"]),
    column(["Union", "Hansa"], "category", [None]),
    column(["#ff0000", "#00ff00"], "str"),
    column([1, 12_750, -3], "Int64", [pd.NA]),
    column([1.5, 2.0, 0.0], float, [np.nan]),
    column([1.5, np.inf, -np.inf], float, [np.nan]),
    column([1.5, 2.0], "Float64", [pd.NA]),
    column([True, False], "boolean", [pd.NA]),
    column([True, False], bool, []),
    column([Decimal("1.5"), Decimal(2)]),
    column([1, "two", 3.0, True, dt.date(1950, 1, 2), [1], {"a": 1}]),
    column([1 + 2j, 2], complex, []),
    column([dt.timedelta(1)], "timedelta64[s]", [pd.NaT]),
    column([]),
    moments("us"),
    periods,
    intervals,
)


@st.composite
def degrees(draw: st.DrawFn, rows: int) -> tuple[dict[str, Any], list[bool] | None]:
    """Two columns with degrees, and which rows have both; None if a cell is wrong."""
    east, north = draw(
        st.sampled_from([("lon", "lat"), ("Longitude", "LATITUDE"), ("x", "y"), ("lng", "lat"), ("long", "latitude")])
    )
    ok = [
        (
            column([18.3, 10.7, 179.9, -179.9, 341.0], float, [np.nan]),
            column([57.6, -77.0, 90.0, 0.0], float, [np.nan]),
        ),
        (column([18, 10, -170], "Int64", [pd.NA]), column([57, -77], "Int64", [pd.NA])),
        (
            column(["18,30", "18°18'E", "18.29E", " 10.7 ", "", " "]),
            column(["57,6", "57°36'N", "42 31.5 S", "-12", ""]),
        ),
        (column([18.3, 10.7], "Float64", [pd.NA]), column([57.6, 53.9], "str", [None])),
    ]
    wrong = [
        (column([18.3, 500_000.0], float, [np.nan]), column([57.6, 6e6], float, [np.nan])),
        (column([39.0, 10.7], float, []), column([125.7, 200.0], float, [])),
        (column(["north", "18,3"]), column(["57.6", "57.6.1"])),
        (column([np.inf, 18.3], float, []), column([57.6, -np.inf], float, [])),
        (column([True, False], bool, []), column([dt.date(1950, 1, 2), [1], 57.6])),
        (column(["18.3"], "category", [None]), column([57.6])),
    ]
    is_wrong = draw(st.integers(0, 4)) == 0
    lon, lat = (draw(each)(rows) for each in draw(st.sampled_from(wrong if is_wrong else ok)))
    there = [not (_is_blank(a) or _is_blank(b)) for a, b in zip(lon, lat, strict=True)]
    return {east: lon, north: lat}, None if is_wrong else there


def _is_blank(cell: Any) -> bool:
    return is_empty(cell) or (isinstance(cell, str) and not cell.strip())


POINTS = [Point(18.3, 57.6), Point(10.7, 53.9, 12), Point(-179.9, -77), Point(0, 90), MultiPoint([(1, 50), (2, 51)])]
LINES = [LineString([(170, 40), (-170, 42)]), LineString([(1, 50), (1, 50)]), LinearRing([(0, 0), (1, 0), (1, 1)])]
LINES += [MultiLineString([[(1, 50), (2, 51)], [(3, 52), (4, 53)]]), LineString([(1, 50, 3), (2, 51, 4)])]
AREAS = [box(0, 50, 5, 54), Polygon([(0, 0), (2, 2), (2, 0), (0, 2)]), box(-180, -90, 180, 90)]
AREAS += [MultiPolygon([box(177, -19, 180, -16), box(-180, -19, -178, -16)]), box(-180, -90, 180, -60)]
NOWHERE = [None, Point(), LineString(), Polygon(), Point(np.nan, 50)]
OFF = [Point(39, 125.7), Point(5e5, 6e6), LineString([(0, 0), (0, 1000)]), Point(1e300, 1)]
COLLECTIONS = [GeometryCollection([Point(1, 50), LineString([(1, 50), (2, 51)])]), GeometryCollection()]


@st.composite
def shapes(draw: st.DrawFn, rows: int) -> tuple[gpd.GeoSeries, list[bool] | None]:
    """Geometries with or without a CRS, and which rows lie somewhere; None if one lies nowhere on the Earth or has no CRS."""
    kind = draw(st.sampled_from([POINTS, POINTS, LINES, AREAS, [*POINTS, *LINES, *AREAS]]))
    strange = draw(st.sampled_from([[], [], [], [], [], OFF, COLLECTIONS]))
    chosen = draw(
        st.lists(st.sampled_from([*kind, *NOWHERE[: draw(st.integers(0, 5))], *strange]), min_size=rows, max_size=rows)
    )
    crs = draw(st.sampled_from(["EPSG:4326"] * 8 + ["EPSG:3857", "EPSG:32633", None]))
    there = [not any(shape is each for each in NOWHERE) for shape in chosen]
    is_right = crs == "EPSG:4326" and not any(shape is each for shape in chosen for each in (*OFF, *COLLECTIONS))
    return gpd.GeoSeries(chosen, crs=crs), there if is_right else None


@st.composite
def tables(draw: st.DrawFn, place: str) -> Drawn:
    """A table whose rows lie somewhere by `degrees` or by `shapes`."""
    rows = draw(st.integers(1, MOST_ROWS))
    is_good = draw(st.integers(0, 5)) > 0
    when, until = (draw(good_dates if is_good else bad_dates)(rows) for _ in range(2))
    parts: dict[str, Any] = {"when": when, "until": until, MARKER: range(rows)}
    parts |= {name: draw(values)(rows) for name in ("name", "side", "men")}
    if place == "degrees":
        where, places = draw(degrees(rows))
        parts |= where
        frame = pd.DataFrame(parts)
    else:
        where, places = draw(shapes(rows))
        frame = gpd.GeoDataFrame(parts, geometry=where)
        if draw(st.integers(0, 9)) == 0:
            frame = pd.DataFrame(frame.assign(other=where))
    options = _options(draw)
    is_dated = options["date"] is not None
    dates = [not _is_blank(cell) for cell in frame["when"]] if is_dated else [True] * rows
    is_told = is_good and options["date"] != ("when", "until")
    frame, options, is_plain = _renamed(draw, frame, options)
    frame.index = _index(draw, rows)
    return Drawn(frame, options, places if is_plain else None, dates if is_told or not is_dated else None, repr(parts))


def _options(draw: st.DrawFn) -> dict[str, Any]:
    columns = st.sampled_from([None, "name", "side", "men"])
    return {
        "date": draw(st.sampled_from(["when"] * 7 + [("when", "until"), None])),
        "label": draw(columns),
        "color": draw(columns),
        "row": draw(st.sampled_from([None, None, "side"])),
        "size": draw(st.sampled_from([*[None] * 7, "men"])),
        "hover": draw(st.sampled_from([None, "name", ("name", "side")])),
    }


def _renamed(
    draw: st.DrawFn, frame: pd.DataFrame, options: dict[str, Any]
) -> tuple[pd.DataFrame, dict[str, Any], bool]:
    """Columns with names that are whole numbers, twice there or of two levels; whether all can still be told apart."""
    way = draw(st.sampled_from(["plain"] * 7 + ["numbers", "twice", "asked for twice", "levels"]))
    if way in {"plain", "asked for twice"}:
        if way == "plain":
            return frame, options, True
        return pd.concat([frame, pd.DataFrame(frame[["when"]])], axis="columns"), options, options["date"] is None
    if way == "twice":
        extra = pd.DataFrame({"left": "x", "right": "y"}, index=frame.index).set_axis(["more", "more"], axis="columns")
        return pd.concat([frame, extra], axis="columns"), options, True
    own = {"when": 7, "until": 8, "name": 9, "side": 10, "men": 11}
    if way == "levels":
        if isinstance(frame, gpd.GeoDataFrame) or "geometry" in frame:
            return frame, options, True
        own = {str(name): ("all", name) if name in own else (name, "") for name in frame.columns}
        frame = frame.set_axis(pd.MultiIndex.from_tuples([own[str(name)] for name in frame.columns]), axis="columns")
    else:
        frame = frame.rename(columns=own)
    renamed = {
        what: tuple(own[each] for each in name) if isinstance(name, tuple) else own.get(name)
        for what, name in options.items()
    }
    return frame, renamed, True


def _index(draw: st.DrawFn, rows: int) -> pd.Index:
    at = range(rows)
    return draw(
        st.sampled_from(
            [
                pd.RangeIndex(rows),
                pd.Index([0] * rows),
                pd.Index([f"r{number}" for number in at]),
                pd.MultiIndex.from_tuples([("a", number // 2) for number in at]),
                pd.date_range("1950-01-01", periods=rows),
                pd.Index([np.nan, *at][:rows], dtype=float),
                pd.CategoricalIndex(["x"] * rows),
            ]
        )
    )
