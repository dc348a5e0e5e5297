"""`quick_map`: a story map of any table with dates and places, which never saw a dossier."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geodata import Calendar
from viz.layers.colors import meaning
from viz.layers.dating import dates_of
from viz.layers.kinds import AreaLayer, EventLayer, LineLayer, base_layers
from viz.layers.layer import Layer
from viz.layers.rows import distinct, texts_of
from viz.layers.tables import AS_READ, read_table
from viz.stories.event_timeline import ensure_readable, rows_timeline
from viz.stories.views import map_view
from viz.storymap import StoryMap

KINDS: tuple[tuple[type[Layer], str, str], ...] = (
    (AreaLayer, "areas", "Polygon"),
    (LineLayer, "lines", "LineString"),
    (EventLayer, "events", "Point"),
)


def quick_map(  # noqa: PLR0913 - the columns of a table
    data: pd.DataFrame | str | Path,
    *,
    date: str | tuple[str, str] | None,
    label: str | None = None,
    color: str | None = None,
    size: str | None = None,
    row: str | None = None,
    hover: str | tuple[str, ...] | None = None,
    calendar: Calendar | None = None,
    title: str = "",
) -> StoryMap:
    """A map and a timeline of any table with dates and places.

    Args:
        data: a GeoDataFrame with a CRS; a DataFrame with degrees (WGS 84) in columns such as `lon` and `lat`, numbers or texts
            such as `59,44` and `18°17'E`, or with a column of geometries that knows its CRS; or the path of a file of one of
            these, see `read_file`.
        date: column with dates, in EDTF or in words, or with years, astronomical ones: -43 is 44 BCE, see `Layer.date`; or two,
            with the start and the end (a row with one of them has that one). Areas and lines are shown from start to end, also of
            an interval in one column, or from their start on; points from their start on, as events are. None for a map without a
            timeline, whose page lists the rows as the table has them.
        label: column with the names of the rows; default: their numbers.
        color: column with words, each of which gets a colour, or with numbers. Rows without a value are grey.
        size: column with numbers, to which the area of points and the width of lines are proportional.
        row: column whose values are the rows of the timeline; default: that of `color` where it has words.
        hover: column, or several, shown under the pointer; default: date and label.
        calendar: in which texts and years of `date` are counted; default: the Gregorian, unless names of months tell another.
        title: of the map.

    Returns:
        A story map without a document; its cards show the columns of the rows and say that no source is given. Its layers are
        `areas`, `lines` and `events`, as far as there are such geometries. Rows without a date or a place are in `left_out`.

    Raises:
        FileError: if a file cannot be read.
        LayerError: if a column is not there or twice, cells cannot be read (it names all of them), a row lies nowhere on the
            earth, or none has date and place.

    Example:
        >>> import pandas
        >>> towns = pandas.DataFrame({"name": ["Visby"], "when": ["1361-07-27"], "lon": [18.29], "lat": [57.64]})
        >>> ct.quick_map(towns, date="when", label="name")["events"]
        <EventLayer 'events': 1 rows>
    """
    if isinstance(data, str | Path):
        from geodata import read_file  # noqa: PLC0415 - takes readers of many kinds, which a table at hand does without

        data = read_file(data)
    asked = {"date": date, "label": label, "color": color, "size": size, "row": row, "hover": hover}
    table = read_table(data, asked, calendar)
    frame, columns = table.frame, table.columns
    if calendar and date is not None:
        frame, read = _read(frame, columns["date"], calendar)
        columns = columns | {"date": read}
    colors = meaning(frame[columns["color"]]) if color is not None else None
    layers = tuple(_layers(frame, columns, colors))
    lines = columns["row"] or (columns["color"] if isinstance(colors, dict) else None)
    if lines is not None and date is not None:
        ensure_readable(set(texts_of(distinct(frame[lines]))))
    # The towns of today, to find one's way; a map of another age leaves them out.
    base = (replace(part, visible=part.visible or part.part == "towns") for part in base_layers())
    return StoryMap(
        layers=(*base, *layers),
        timeline=None if date is None else partial(rows_timeline, layers, lines, columns["color"], colors),
        views=(map_view(frame),),
        title=title,
        left_out=table.left_out,
        row_count=len(data),
    )


def _read(
    frame: gpd.GeoDataFrame, date: str | tuple[str, str], calendar: Calendar
) -> tuple[gpd.GeoDataFrame, str | tuple[str, ...]]:
    """The frame with its dates as they were read, and the columns that have them."""
    columns = (date,) if isinstance(date, str) else date
    read = {
        f"{each}{AS_READ}": pd.Series(dates_of(frame, each, "", calendar), index=frame.index, dtype=object)
        for each in columns
    }
    return frame.assign(**read), next(iter(read)) if isinstance(date, str) else tuple(read)


def _layers(frame: gpd.GeoDataFrame, columns: dict[str, Any], colors: Any) -> Iterator[Layer]:
    """A layer for each kind of geometry, points one by one; those explain the colours that have some which none has before."""
    read = {name: columns[name] for name in ("label", "color", "size", "hover")}
    explained: set[str | bool] = set()
    types = frame.geom_type
    for kind, plural, geometry in KINDS:
        is_mine = types.str.endswith(geometry).to_numpy()
        mine = frame if is_mine.all() else frame[is_mine]
        if (types[is_mine] == "MultiPoint").any():
            mine = mine.explode()
        if not mine.empty:
            told = _explained(mine, columns["color"], colors)
            name = columns["color"] if told - explained else ""
            explained |= told
            date = columns["date"]
            if kind.lasts and isinstance(date, str):
                mine, date = _lasting(mine, date)
            yield kind(mine, id=plural, name=name, colors=colors, date=date, listed=date is None, **read)


def _lasting(frame: gpd.GeoDataFrame, date: str) -> tuple[gpd.GeoDataFrame, str | tuple[str, str]]:
    """Areas or lines with the columns of their start and end, where one column has both: `1815/1830` ends in 1830."""
    ends = [each if each and each.kind == "interval" else None for each in dates_of(frame, date, "")]
    if not any(ends):
        return frame, date
    end = f"end of {date}{AS_READ}"
    return frame.assign(**{end: pd.Series(ends, index=frame.index, dtype=object)}), (date, end)


def _explained(frame: gpd.GeoDataFrame, column: str | None, colors: Any) -> set[str | bool]:
    """What the legend of a layer explains: words; of numbers the scale as a whole, and whether some are missing."""
    words = texts_of(distinct(frame[column])) if column else []
    return set(words) if isinstance(colors, dict) else {bool(word) for word in words}
